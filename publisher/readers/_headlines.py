"""Which heading of a web page is the article's headline.

The day and the byline are looked for beside it, so a masthead in its place loses both. A page writes its
headline twice: as a heading, and in its titles (`title`, `og:title`). A heading is the headline where it is
most of a title, or holds one; the site's own name is part of many titles, and is never the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from publisher.text.clean import letters
from publisher.text.html import text_of
from publisher.text.iris import is_front

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from publisher.readers._elements import PageElements

_MOST = 0.5  # of a title's letters; a heading that is so much of it is the headline
_SHORTEST = 8  # characters of a title that can confirm a heading
_FEW = 6  # letters of a heading that says nothing
_HEADING = 300  # characters of a heading that are read
_H2 = 10  # second-level headings that are looked at
_LINKS = 3  # links of a heading that are looked at
_TITLE = 1_000  # characters of a title that are read
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./]\d\d?[./]\d\d")
_PARTS = re.compile(r"\s[|–—·•»«/:-]{1,2}\s")  # between a headline and the site's name in a title


class Heading(NamedTuple):
    """A heading of a page: its tag, its text, and whether it leads to the front page."""

    tag: str
    text: str
    home: bool


class Anchor:
    """What tells a page's headline from its other headings: its titles, and the names of its site."""

    def __init__(self, titles: Sequence[str], sites: Sequence[str]) -> None:
        """`titles` are those of the head, the `title` element's last."""
        self._titles = [bare for title in titles if len(title) > _SHORTEST and (bare := letters(title))]
        self._sites = {letters(site) for site in sites}
        self._sites.update(_site_in(title[:_TITLE]) for title in titles)

    def best(self, headings: Iterable[Heading]) -> int:
        """Return the index of the headline: the first that is most of a title, else the one that is more of it.

        It is -1 where no title confirms any. What follows the headline is not looked at.
        """
        best, most = -1, 0.0
        for index, heading in enumerate(headings):
            share = self._share(heading)
            if share > most:
                best, most = index, share
            if most >= _MOST:
                break
        return best

    def unconfirmed(self, headings: Sequence[Heading]) -> int:
        """Return the index of the first heading that is no masthead, h1 before h2; -1 where there is none."""
        free = [index for index, heading in enumerate(headings) if self._share(heading) == 0]
        return next((index for index in free if headings[index].tag == "h1"), free[0] if free else -1)

    def _share(self, heading: Heading) -> float:
        """Return how much of a title a heading is; negative for the name of the site."""
        bare = letters(heading.text)
        if heading.home or not bare or (bare in self._sites and bare not in self._titles):
            return -1.0
        if len(bare) <= _FEW:
            return 0.0
        return max((_common(bare, title) for title in self._titles), default=0.0)


def _site_in(title: str) -> str:
    """Return the letters of the site's name behind a headline, "" where the last part is more than the rest."""
    parts = [letters(part) for part in _PARTS.split(title)]
    return parts[-1] if len(parts) > 1 and 2 * len(parts[-1]) < sum(map(len, parts)) else ""


def day_in(title: str) -> str:
    """Return the day that a part of a title is, or that opens a title before a colon, or ends it in brackets.

    "Fog on the quay – Gazette – 28.04.2023", "28.04.2023: Fog on the quay", "Fog on the quay (28 April 2023)".
    It is "" where there is none. A day within the words is that of what the title is about.
    """
    if not _YEAR.search(title[:_TITLE]):
        return ""
    from publisher.text.date_labels import is_date_line
    from publisher.text.dates import find_date

    parts = _PARTS.split(title[:_TITLE])
    first, last = parts[0].split(": ", 1), parts[-1].rpartition("(")
    bracketed = [last[2].rstrip(") ")] if last[1] and last[2].rstrip().endswith(")") else []
    shown = (part.strip() for part in (*parts, *first[:1], *bracketed))
    return next((day for part in shown if is_date_line(part) and (day := find_date(part))), "")


def _common(heading: str, title: str) -> float:
    shorter, longer = sorted((heading, title), key=len)
    share = len(shorter) / len(longer)
    return share if shorter in longer and (shorter is heading or share > _MOST) else 0.0


def place_of(found: PageElements, anchor: Anchor) -> int:
    """Return the place of a page's headline, 0 where it has none.

    Headings below h2 count only where no other is confirmed.
    """
    headings = found.h1 + found.h2[:_H2]
    for group in (headings, found.h3_to_h6):
        places: list[int] = []
        if (index := anchor.best(_read(group, places))) >= 0:
            return places[index]
    places = []
    index = anchor.unconfirmed(list(_read(headings, places)))
    return places[index] if index >= 0 else 0


def _read(elements: Sequence[tuple[int, Element]], places: list[int]) -> Iterator[Heading]:
    """Yield the headings that have a text, and add the place of each to `places`."""
    for place, element in elements:
        if text := text_of(element, _HEADING):
            places.append(place)
            yield Heading(str(element.tag), text, _leads_home(element))


def _leads_home(heading: Element) -> bool:
    """Whether a heading is, or is in, a link to the front page: a masthead."""
    parent = heading.getparent()
    links = list(islice(heading.iter("a"), _LINKS)) if len(heading) else []
    if parent is not None and parent.tag == "a":
        links.append(parent)
    return any(_is_home(link.get("href") or "") for link in links)


def _is_home(href: str) -> bool:
    return href in {"/", "./"} or ("://" in href and is_front(href))
