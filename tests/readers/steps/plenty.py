"""More is published than a feed holds, and with signs of all kinds."""

from __future__ import annotations

from datetime import timedelta, timezone

from served_site import LIMIT, ServedSite, Steps

from steps.plain import nothing, publish_one

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
tags: [fog & foam, "1 < 2", Ålesund, "<b>bold</b> claims", 港]
summary: 'Ebb & flow: 1 < 2, "&amp;", <b>and</b> a]]>b — 港だより'
enclosure:
  url: https://notes.example.org/sound/bell.mp3?take=2&long=1
  type: audio/mpeg
  length: 4096
---

{HARD_BODY}"""


def _flood(served: ServedSite) -> None:
    served.publish(LIMIT + 2)


def _delete_newest(served: ServedSite) -> None:
    served.path(f"day-{served.number:02}.md").unlink()


def _hard(served: ServedSite) -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    served.site.write("hard-1.md", HARD.replace("DATE", served.now.astimezone(kathmandu).isoformat()))
    title = '"اليوم في الميناء: السفينة 🚢 وصلت"'
    served.write("hard-2.md", title, "<mark>هنا</mark>", lang="ar", author="[Ada Quay, Bo Pier]")
    served.write("hard-3.md", "'<script>alert(1)</script> is no title, 1 < 2 && 3 > 2'", HARD_BODY)


STEPS: Steps = {
    "22 are published at once, the feed holds 20": _flood,
    "the newest is deleted": _delete_newest,
    "one more is published": publish_one,
    "three with all kinds of signs are published": _hard,
    "nothing happens any more": nothing,
}
