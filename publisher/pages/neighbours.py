"""Links from the page of an article to the one before and the one after, put in when the page is published.

They are the only part of a page that depends on other articles. A page is rendered once, with a mark where they
belong, and kept; when a neighbour comes or goes, its file is written again without rendering it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from publisher.pages.views import PageContext, web_address
from publisher.text.language import direction

# No article can write it: sanitised content holds no comment, and all else is escaped.
MARK = "<!-- publisher: previous and next -->"


class Neighbour(NamedTuple):
    """An article to which the page of another leads."""

    title: str
    link: str  # its own address, "" where publisher makes its page
    page: str  # the name of that page, below the output folder
    language: str  # "" where unknown


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """A neighbour as a template gets it; `lang` and `dir` as in `views.EntryView`."""

    title: str
    href: str
    lang: str
    dir: str


def neighbour_view(one: Neighbour | None, page: PageContext) -> NeighbourView | None:
    """Describe a neighbour for the page that leads to it."""
    if one is None:
        return None
    way = direction(one.language) if one.language else "auto"
    return NeighbourView(
        title=one.title,
        href=web_address(one.link) or page.root + one.page,
        lang="" if one.language.lower() == page.language.lower() else one.language,
        dir="" if way == direction(page.language) else way,
    )
