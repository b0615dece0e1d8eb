"""A feed with an archive: months close, old articles are edited, withdrawn and come late."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from served_site import ServedSite, Steps

from steps.plain import nothing

LIMIT = 4
BEGINNING = datetime(2025, 11, 28, 12, tzinfo=UTC)
CONFIG = """\
[site]
title = "Harbour Notes"
link = "https://notes.example.org/"
language = "en"
publisher = "Harbour Notes"

[[feed]]
name = "all"
limit = LIMIT
content = "full"
archive = ARCHIVE

[[feed]]
name = "whole"
complete = true
content = "full"
"""
_DAYS = "08-10 08-20 09-05 09-15 09-25 10-05 10-15 10-25 11-05 11-10 11-15 11-20".split()


def configuration(archive: str) -> str:
    """Configure a site whose feed has pages of one kind, and another feed that lists all there is."""
    return CONFIG.replace("LIMIT", str(LIMIT)).replace("ARCHIVE", archive)


def _begin(served: ServedSite) -> None:
    for number, day in enumerate(_DAYS, 1):
        served.write(f"day-{number:02}.md", f"Day {number} at the quay", date=f"2025-{day}")
    served.number = len(_DAYS)


def _publish_two(served: ServedSite) -> None:
    served.publish(2)


def _publish_three(served: ServedSite) -> None:
    served.publish(3)


def _publish_four(served: ServedSite) -> None:
    served.publish(4)


def _december(served: ServedSite) -> None:
    served.now = datetime(2025, 12, 2, 12, tzinfo=UTC)


def _edit(served: ServedSite) -> None:
    served.write("day-02.md", "Day 2 at the quay", "The tide was early.", date="2025-08-20")


def _correct(served: ServedSite) -> None:
    served.write("day-04.md", "The fourth day at the quay", date="2025-09-15", corrected="It was the fourth.")


def _withdraw_old(served: ServedSite) -> None:
    served.take("day-05.md")


def _bring_back_old(served: ServedSite) -> None:
    served.bring_back("day-05.md")


def _withdraw_new(served: ServedSite) -> None:
    served.take("day-16.md")


def _bring_back_new(served: ServedSite) -> None:
    served.bring_back("day-16.md")


def _late(served: ServedSite) -> None:
    served.write("late.md", "What September forgot", date="2025-09-10")
    served.displaced.add("What September forgot")


def _rename(served: ServedSite) -> None:
    served.path("day-06.md").rename(served.path("sixth.md"))


def _january(served: ServedSite) -> None:
    served.now = datetime(2026, 1, 3, 12, tzinfo=UTC)
    served.publish(3)
    served.write("later.md", "What October forgot", date="2025-10-10")
    served.displaced.add("What October forgot")


def _bring_back_late(served: ServedSite) -> None:
    served.bring_back("day-16.md")
    served.displaced.add("Day 16 at the quay")


def _redate(served: ServedSite) -> None:
    served.write("day-03.md", "Day 3 at the quay", date="2025-11-11")
    served.displaced.add("Day 3 at the quay")


def _withdraw_both(served: ServedSite) -> None:
    served.take("day-01.md")
    served.take("day-02.md")


def _lose_pages(served: ServedSite) -> None:
    shutil.rmtree(served.site.root / "feeds" / "all")


def _lose_catalog(served: ServedSite) -> None:
    shutil.rmtree(served.site.root / ".publisher")
    served.displaced.add("Day 6 at the quay")


def _recut(served: ServedSite) -> None:
    config = (served.site.root / "publisher.toml").read_text(encoding="utf-8")
    month = 'archive = "month"'
    served.site.configure(
        config.replace(month, "archive = 4") if month in config else config.replace("archive = 4", month)
    )


STEPS: Steps = {
    "twelve articles of four months: a new subscriber": _begin,
    "nothing happens": nothing,
    "two are published": _publish_two,
    "November ends": _december,
    "four are published in December": _publish_four,
    "the text of an article on a page is edited": _edit,
    "one on a page is corrected, and says so, also in its title": _correct,
    "one on a page is withdrawn": _withdraw_old,
    "it is brought back": _bring_back_old,
    "one in the feed is withdrawn": _withdraw_new,
    "it comes back": _bring_back_new,
    "it is withdrawn again": _withdraw_new,
    "an article comes late, with an old date": _late,
    "the file of one on a page is renamed": _rename,
    "three are published": _publish_three,
    "December ends, three are published, and one comes late": _january,
    "the withdrawn one comes back after all": _bring_back_late,
    "one on a page gets another date": _redate,
    "all of one month are withdrawn": _withdraw_both,
    "the pages are deleted": _lose_pages,
    "the catalog is lost": _lose_catalog,
    "months are cut into fours, and fours into months": _recut,
    "nothing happens any more": nothing,
}
