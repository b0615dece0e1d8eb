"""Articles are published, edited, renamed and moved."""

from __future__ import annotations

import json

from life import Life, Steps

from chapters.plain import nothing, publish_one


def _begin(life: Life) -> None:
    life.write("tides.md", "Tides & <b>currents</b>", author="Ada Quay", date="2026-02-01T08:00:00Z")
    life.write("fog.md", "Fog over the quay", date="2026-02-02T08:00:00Z")
    life.site.write("rope.txt", "A rope that held\n\nBy Bo Pier\n3 February 2026\n\nIt held for forty years.\n")
    records = [_record(number) for number in (1, 2)]
    life.site.write("log.jsonl", "".join(records))


def _record(number: int, text: str = "Wind nil.") -> str:
    link = f"https://notes.example.org/log/{number}"
    date = f"2026-02-0{number + 3}T08:00:00Z"
    return json.dumps({"title": f"Log, day {number}", "url": link, "date": date, "text": text}) + "\n"


def _publish_three(life: Life) -> None:
    life.publish(3)


def _undated(life: Life) -> None:
    life.site.write("undated.txt", "Nobody knows when\n\nThe gulls may know when it was that the bell fell.\n")


def _append(life: Life) -> None:
    life.site.write("log.jsonl", "".join(_record(number) for number in (1, 2, 3)))


def _reorder(life: Life) -> None:
    records = [_record(3), _record(1, "Wind strong."), _record(2)]
    life.site.write("log.jsonl", "".join(records))


def _edit(life: Life) -> None:
    life.write("tides.md", "Tides & <b>currents</b>", "Early.", author="Ada Quay", date="2026-02-01T08:00:00Z")


def _touch(life: Life) -> None:
    for path in sorted(life.site.articles.rglob("*.*")):
        life.site.touch(path)


def _correct(life: Life) -> None:
    life.write("fog.md", "Fog over the quays", date="2026-02-02T08:00:00Z")


def _retitle(life: Life) -> None:
    life.write("fog.md", "What nobody saw", date="2026-02-02T08:00:00Z")


def _rename(life: Life) -> None:
    life.path("tides.md").rename(life.path("currents.md"))


def _move(life: Life) -> None:
    life.path("deep").mkdir()
    for name in ("currents.md", "rope.txt"):
        life.path(name).rename(life.path(f"deep/{name}"))


def _swap(life: Life) -> None:
    one, other, aside = life.path("day-01.md"), life.path("day-02.md"), life.site.root / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def _redate(life: Life) -> None:
    life.write("fog.md", "What nobody saw", date="2026-02-12T08:00:00Z")


def _link(life: Life) -> None:
    link = "https://notes.example.org/2026/nobody-saw"
    life.write("fog.md", "What nobody saw", date="2026-02-12T08:00:00Z", link=link)


STEPS: Steps = {
    "five articles: a new subscriber": _begin,
    "nothing happens": nothing,
    "an article is published": publish_one,
    "three are published": _publish_three,
    "one without any date is published": _undated,
    "a record is appended to a file of records": _append,
    "that file is reordered, a record edited": _reorder,
    "a text is edited": _edit,
    "all files get a new time": _touch,
    "a title is corrected": _correct,
    "an article is given another title": _retitle,
    "a file is renamed": _rename,
    "files are moved into a folder": _move,
    "two files trade names": _swap,
    "an article is dated anew": _redate,
    "an article gets a link of its own": _link,
}
