"""Articles are published, edited, renamed and moved."""

from __future__ import annotations

import json

from served_site import ServedSite, Steps

from steps.plain import nothing, publish_one


def _begin(served: ServedSite) -> None:
    served.write("tides.md", "Tides & <b>currents</b>", author="Ada Quay", date="2026-02-01T08:00:00Z")
    served.write("fog.md", "Fog over the quay", date="2026-02-02T08:00:00Z")
    served.site.write(
        "rope.txt", "A rope that held\n\nBy Bo Pier\n3 February 2026\n\nIt held for forty years.\n"
    )
    records = [_record(number) for number in (1, 2)]
    served.site.write("log.jsonl", "".join(records))


def _record(number: int, text: str = "Wind nil.") -> str:
    link = f"https://notes.example.org/log/{number}"
    date = f"2026-02-0{number + 3}T08:00:00Z"
    return json.dumps({"title": f"Log, day {number}", "url": link, "date": date, "text": text}) + "\n"


def _publish_three(served: ServedSite) -> None:
    served.publish(3)


def _undated(served: ServedSite) -> None:
    served.site.write(
        "undated.txt", "Nobody knows when\n\nThe gulls may know when it was that the bell fell.\n"
    )


def _append(served: ServedSite) -> None:
    served.site.write("log.jsonl", "".join(_record(number) for number in (1, 2, 3)))


def _reorder(served: ServedSite) -> None:
    records = [_record(3), _record(1, "Wind strong."), _record(2)]
    served.site.write("log.jsonl", "".join(records))


def _edit(served: ServedSite) -> None:
    served.write(
        "tides.md", "Tides & <b>currents</b>", "Early.", author="Ada Quay", date="2026-02-01T08:00:00Z"
    )


def _touch(served: ServedSite) -> None:
    for path in sorted(served.site.articles.rglob("*.*")):
        served.site.touch(path)


def _correct(served: ServedSite) -> None:
    served.write("fog.md", "Fog over the quays", date="2026-02-02T08:00:00Z")


def _retitle(served: ServedSite) -> None:
    served.write("fog.md", "What nobody saw", date="2026-02-02T08:00:00Z")


def _rename(served: ServedSite) -> None:
    served.path("tides.md").rename(served.path("currents.md"))


def _move(served: ServedSite) -> None:
    served.path("deep").mkdir()
    for name in ("currents.md", "rope.txt"):
        served.path(name).rename(served.path(f"deep/{name}"))


def _swap(served: ServedSite) -> None:
    one, other, aside = served.path("day-01.md"), served.path("day-02.md"), served.site.root / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def _redate(served: ServedSite) -> None:
    served.write("fog.md", "What nobody saw", date="2026-02-12T08:00:00Z")


def _link(served: ServedSite) -> None:
    link = "https://notes.example.org/2026/nobody-saw"
    served.write("fog.md", "What nobody saw", date="2026-02-12T08:00:00Z", link=link)


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
    "an article gets another date": _redate,
    "an article gets a link of its own": _link,
}
