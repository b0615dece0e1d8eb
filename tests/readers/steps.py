"""A life in steps, done to a site's articles, its memory or its server; docs/subscribers.md names them.

A new step is one row there, one line and mostly one function here.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import timedelta, timezone

from life import CONFIG, LIMIT, Life

HARD_BODY = """\
Ebb & flow, 1 < 2, `&amp;lt;` and `]]>`: *all* of it [here](tables/?a=1&b=2).

| bell | tolls |
|------|-------|
| one  | 12    |

```html
<p class="fog">&nbsp;</p>
```
"""
HARD = f"""\
---
title: "“Ebb” & flow — 港だより, 1 < 2 && a]]>b"
date: DATE
author: [Zoë O'Quay, Łukasz Pier]
enclosure:
  url: https://notes.example.org/sound/bell.mp3?take=2&long=1
  type: audio/mpeg
  length: 4096
---

{HARD_BODY}"""


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


def _publish_one(life: Life) -> None:
    life.publish(1)


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


def _embargo(life: Life) -> None:
    life.write("regatta.md", "The regatta", date=(life.now + timedelta(hours=6)).isoformat())


def _due(life: Life) -> None:
    life.now += timedelta(hours=6)


def _draft(life: Life) -> None:
    life.write("bell.md", "The bell", draft="true")


def _undraft(life: Life) -> None:
    life.write("bell.md", "The bell", draft="false")


def _withdraw(life: Life) -> None:
    life.write("bell.md", "The bell", draft="true")


def _copy(life: Life) -> None:
    shutil.copy(life.path("regatta.md"), life.path("regatta-copy.md"))


def _delete_copy(life: Life) -> None:
    life.path("regatta-copy.md").unlink()


def _delete(life: Life) -> None:
    life.kept = life.path("day-03.md").read_bytes()
    life.path("day-03.md").unlink()


def _bring_back(life: Life) -> None:
    life.site.write("day-03.md", life.kept)


def _publisher(life: Life) -> None:
    life.site.configure(CONFIG.replace('publisher = "Harbour Notes"', 'publisher = "The Quayside Press"'))


def _credits(life: Life) -> None:
    life.write("day-04.md", "Day 4 at the quay", author="Cy Mole", tags="[tides, fog]", date="2026-03-02")


def _enclosure(life: Life) -> None:
    life.site.write("day-04.mp3", b"\xff\xfb\x90\x00")
    life.write(
        "day-04.md",
        "Day 4 at the quay",
        author="Cy Mole",
        date="2026-03-02",
        enclosure="https://notes.example.org/sound/day-04.mp3",
    )


def _own_up(life: Life) -> None:
    life.write("bell.md", "The bell", "It fell twice.", draft="false", corrected="It fell twice, not once.")


def _retract(life: Life) -> None:
    life.write("bell.md", "The bell", "It fell twice.", draft="false", retracted="It never fell.")


def _retitle_site(life: Life) -> None:
    config = (life.site.root / "publisher.toml").read_text(encoding="utf-8")
    life.site.configure(config.replace('title = "Harbour Notes"', 'title = "Notes from the Harbour"'))


def _nothing(life: Life) -> None:
    """Leave all as it is."""


def _thrice(life: Life) -> None:
    life.build()
    life.build()


def _clock(life: Life) -> None:
    life.now -= timedelta(hours=5)


def _lose_feeds(life: Life) -> None:
    shutil.rmtree(life.site.root / "feeds")


def _lose_catalog(life: Life) -> None:
    shutil.rmtree(life.site.root / ".publisher")
    life.stops = True


def _damage_catalog(life: Life) -> None:
    (life.site.root / ".publisher" / "catalog.sqlite").write_bytes(b"no database")
    life.stops = True


def _accept(life: Life) -> None:
    life.accept = True


def _flood(life: Life) -> None:
    life.publish(LIMIT + 2)


def _delete_newest(life: Life) -> None:
    life.path(f"day-{life.number:02}.md").unlink()


def _readdress(life: Life) -> None:
    config = (life.site.root / "publisher.toml").read_text(encoding="utf-8")
    life.site.configure(config.replace("notes.example.org", "harbour.example"))


def _redirect(life: Life) -> None:
    config = (life.site.root / "publisher.toml").read_text(encoding="utf-8")
    life.site.configure(config.replace("[[feed]]", '[output]\npath = "moved/feeds"\n\n[[feed]]'))
    (life.site.root / "moved").mkdir()
    (life.site.root / "feeds").rename(life.site.root / "moved" / "feeds")
    place = "location ^~ /feeds/ {"
    there = place.replace("/feeds", "/moved/feeds")
    life.server.change(place, f"{place} return 301 /moved$request_uri; }}\n{there}")


def _hard(life: Life) -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    life.site.write("hard-1.md", HARD.replace("DATE", life.now.astimezone(kathmandu).isoformat()))
    title = '"اليوم في الميناء: السفينة 🚢 وصلت"'
    life.write("hard-2.md", title, "<mark>هنا</mark>", lang="ar", author="[Ada Quay, Bo Pier]")
    life.write("hard-3.md", "'<script>alert(1)</script> is no title, 1 < 2 && 3 > 2'", HARD_BODY)


STEPS: dict[str, Callable[[Life], None]] = {
    "five articles: a new subscriber": _begin,
    "nothing happens": _nothing,
    "an article is published": _publish_one,
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
    "an article of a coming hour is written": _embargo,
    "that hour comes": _due,
    "a draft is written": _draft,
    "the draft is published": _undraft,
    "it is made a draft again": _withdraw,
    "it is published again": _undraft,
    "a file is copied": _copy,
    "the copy is deleted": _delete_copy,
    "an article is deleted": _delete,
    "it is brought back": _bring_back,
    "the publisher gets another name": _publisher,
    "author and categories change": _credits,
    "a recording is added": _enclosure,
    "an article is corrected, and says so": _own_up,
    "an article is retracted": _retract,
    "the site gets another title": _retitle_site,
    "three builds without a change": _thrice,
    "the clock goes back five hours": _clock,
    "the feeds are deleted": _lose_feeds,
    "the catalog is damaged": _damage_catalog,
    "the catalog is lost": _lose_catalog,
    "it is published all the same": _accept,
    "the site gets another address": _readdress,
    "the feeds move, with redirects": _redirect,
    "an article is published at the new place": _publish_one,
    "22 are published at once, the feed holds 20": _flood,
    "the newest is deleted": _delete_newest,
    "one more is published": _publish_one,
    "three with all kinds of signs are published": _hard,
    "nothing happens any more": _nothing,
}
