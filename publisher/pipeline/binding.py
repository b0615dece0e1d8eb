"""Prints to files: a feed of each format, and the pages of entries that have no address."""

from __future__ import annotations

from publisher.catalog import Catalog, Listing
from publisher.catalog.prints import Print, unpack_print
from publisher.emitters import FORMATS
from publisher.identity import page_name
from publisher.models import Item
from publisher.pipeline.plan import Plan
from publisher.writer import Stage

PAINTED = 30  # entries that a feed's page lists
ARTICLE, ARCHIVE, FEED, PAGE, INDEX = range(5)  # ranks: what is linked to is put in place first


class Binder:
    """Stages the files of one build."""

    def __init__(self, catalog: Catalog, stage: Stage, *, pages: bool) -> None:
        """`pages` says whether there are web pages beside the feeds."""
        self.catalog = catalog
        self.stage = stage
        self.pages = pages
        self._paged: set[str] = set()  # ids of entries whose pages are staged

    def bind(
        self, plan: Plan, kind: bytes, listings: tuple[Listing, ...], ends: dict[str, tuple[bytes, bytes]]
    ) -> tuple[tuple[Listing, ...], tuple[Item, ...]]:
        """Write the files; gives the listings that are in them, and the newest of them as items."""
        rank = ARCHIVE if plan.is_page else FEED
        drafts = {
            name: self.stage.draft(plan.channel.name + FORMATS[name].suffix, rank)
            for name in plan.channel.formats
        }
        kept: list[Listing] = []
        items: list[Item] = []
        for name, draft in drafts.items():
            self.stage.write(draft, ends[name][0])
        size = 0
        for listing in listings:
            data = self.catalog.print_(listing.digest, kind, listing.key)
            if data is None:
                continue  # left out
            one = unpack_print(data)
            entries = {name: text.encode() for name, text in one.entries.items()}
            size += max(map(len, entries.values()))
            if kept and 0 < plan.largest < size:
                break
            for name, draft in drafts.items():
                joint = FORMATS[name].seams[2] if kept else b""
                self.stage.write(draft, joint + entries[name])
            kept.append(listing)
            self._put_page(one, listing)
            if self.pages and len(items) < PAINTED:
                items.append(Item(listing.entry, one.content, one.summary))
        for name, draft in drafts.items():
            self.stage.write(draft, ends[name][1])
            self.stage.close(draft)
        return tuple(kept), tuple(items)

    def _put_page(self, one: Print, listing: Listing) -> None:
        if one.page and listing.id not in self._paged:
            self._paged.add(listing.id)
            self.stage.put(page_name(listing.id), one.page.encode(), ARTICLE)
