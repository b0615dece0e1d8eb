"""Which article is before and after another, so that the pages of both lead there.

The order is that of the main feed. It holds every entry that some feed listed and that the main feed could
list, also where the feed is too short for it by now: its page stays. The catalog keeps the order
(`catalog.pages`), and which pages wait to be written again. So a new article costs two pages, however many
there are, and a build that was killed loses none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publisher.catalog import Listing, Selection, Touched
from publisher.catalog.pages import Neighbours, Page
from publisher.identity import page_name
from publisher.pages import PageSettings, with_neighbours
from publisher.pages.neighbours import Neighbour
from publisher.pipeline.run import Run

Names = tuple[str, str]  # title and language of an entry


class ArticleOrder:
    """The order of the articles, as this build changes it."""

    def __init__(self, run: Run, settings: PageSettings, main: Selection) -> None:
        """`main` is what the main feed lists."""
        self.run = run
        self.pages = run.catalog.pages
        self.settings = settings
        self.main = main._replace(limit=None, since=None, not_archived_in="")
        self.written: dict[str, Neighbours] = {}  # with which neighbours this build stages a page

    def follow(self, touched: Touched | None) -> None:
        """Remove what is no longer shown, and let the pages of changed entries be written again.

        `touched` is what this build changed; None where anything may be different.
        """
        ids = self.pages.ids() if touched is None or touched.all else touched.ids
        for identity in ids:
            known = self.pages.get(identity)
            if known is None:
                continue
            listing = self.find(identity)
            if listing is None:
                self.pages.remove(identity)
            else:
                self.pages.add(known._replace(link=listing.link))
                if touched is not None and not touched.all:
                    self.pages.wait(identity)

    def find(self, identity: str) -> Listing | None:
        """Find an entry as the main feed would list it; None where it would not."""
        return next(self.run.catalog.select(self.main, self.run.now, only=identity), None)

    def add(self, listings: Iterable[Listing], names: Mapping[str, Names]) -> None:
        """Add what a feed lists; `names` by id."""
        listings = tuple(listings)
        if all(one.link for one in listings) and self.pages.is_empty():
            return  # a site whose articles all have their own pages
        for one in listings:
            if not self.main.where or self.find(one.id) is not None:
                self.pages.add(Page(one.id, one.link, *names[one.id]))

    def remove(self, identity: str) -> None:
        """Remove an entry that could not be rendered."""
        self.pages.remove(identity)

    def placed(self, identity: str, page: bytes) -> bytes:
        """Put the links to its neighbours into an entry's page."""
        around = self.written[identity] = self.pages.around(identity)
        previous, following = map(_neighbour, around)
        return with_neighbours(self.settings, page, page_name(identity), previous, following)

    def outdated(self) -> list[str]:
        """Give the ids of pages that wait and that this build has not staged with their present neighbours."""
        return [one for one in self.pages.waiting() if self.written.get(one) != self.pages.around(one)]


def _neighbour(one: Page | None) -> Neighbour | None:
    return None if one is None else Neighbour(one.title, one.link, page_name(one.id), one.language)
