"""What a feed no longer lists: archive pages (RFC 5005, section 4), and what was withdrawn.

Which entries stand on which page is decided once. A page is closed when everything newer still fills the
feed, and takes no entry from then on. So each entry stands in one place: on the page that it was closed
on, or in the feed. An article that comes late, with an old date, stands in the feed until the next page
takes it, and for one build at least, so that whoever reads the feed alone sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from publisher.catalog import Catalog, Listing, Selection
from publisher.config import Config, FeedSpec
from publisher.emitters import FORMATS
from publisher.models import Tombstone
from publisher.normalizer.links import tag
from publisher.pipeline import remains
from publisher.text.iris import iri_of

FOLDER = "archive"  # pages stand in NAME/archive/
DIGITS = 6  # of a page's number: its name must sort
_NEVER = "9999-99"  # after every month
_MONTH, _NUMBER = re.compile(r"\d{4}-\d\d\Z"), re.compile(r"\d{6}\Z")


@dataclass(frozen=True, slots=True)
class Archive:
    """The pages of one feed, the oldest first, and those that this build closed."""

    feed: str
    pages: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    def named(self, page: str) -> str:
        """Name a page's files below the output folder; "" is "", for none."""
        return page and f"{self.feed}/{FOLDER}/{page}"

    def around(self, page: str) -> tuple[str, str]:
        """Name the pages before and after one."""
        index = self.pages.index(page)
        following = self.pages[index + 1] if index + 1 < len(self.pages) else ""
        return self.named(self.pages[index - 1] if index else ""), self.named(following)


def closed(config: Config, catalog: Catalog, spec: FeedSpec, chosen: Selection, now: datetime) -> Archive:
    """Close every page that is full; `chosen` is what the feed may list, `beside` its name."""
    feed = chosen.beside
    form = _MONTH if spec.archive == "month" else _NUMBER
    if not all(map(form.match, catalog.past.pages(feed))):
        catalog.past.forget(feed)  # months were numbers before, or numbers months: all is cut anew
    # Without pages an archive begins: what no feed listed is old, and not late.
    late = bool(catalog.past.pages(feed))
    if not late:
        _recall(config, catalog, chosen, form, now)
    before = catalog.past.pages(feed)
    waiting = catalog.oldest(chosen, now)
    unseen = _unseen(catalog, feed, waiting, spec.limit) if late else set()
    ripe = [one for one in waiting if one[0] not in unseen]
    new = []
    for page, ids in _cut(spec, ripe, len(unseen), before[-1] if before else "", now):
        catalog.past.archive(feed, page, ids)
        new.append(page)
    return Archive(feed, (*before, *new), tuple(new))


def withdrawn(
    catalog: Catalog, feed: str, listings: tuple[Listing, ...], now: datetime, *, limit: int, since: int
) -> tuple[Tombstone, ...]:
    """Name what was listed and is withdrawn, for as long as it would have been listed (RFC 6721).

    A feed lists `limit` entries, none that is older than `since` (seconds, 0 for any).
    """
    here = {listing.id for listing in listings}
    for one in catalog.listed(feed).values():
        if one.id not in here and not catalog.is_shown(one.id, now):
            catalog.past.bury(feed, one.id, one.sort, now)
    found = []
    for identity, sort, moment in catalog.past.tombstones(feed):
        newer = sum(listing.sort > sort for listing in listings)
        aged = since and sort < since
        if identity in here or catalog.is_shown(identity, now) or newer >= limit or aged:
            catalog.past.unbury(feed, identity)
        else:
            found.append(Tombstone(identity, moment))
    return tuple(found)


def _unseen(catalog: Catalog, feed: str, waiting: list[tuple[str, int]], limit: int) -> set[str]:
    """Find what the feed never listed, of more than it holds the newest; a first build lists what it likes."""
    listed = catalog.listed(feed)
    unseen = [identity for identity, _ in waiting if identity not in listed] if listed else []
    return set(unseen[-limit:])


def _cut(
    spec: FeedSpec, ripe: list[tuple[str, int]], staying: int, last: str, now: datetime
) -> Iterator[tuple[str, list[str]]]:
    """Cut pages off the old end of what is ripe, as long as the feed, where others stay, is full."""
    start = 0
    while start < len(ripe):
        if spec.archive == "month":
            # The first month after the last page that has an entry of its own; what is older came late.
            months = (_month(ripe[index][1]) for index in range(start, len(ripe)))
            page = next((month for month in months if month > last), _NEVER)
            end = start
            while end < len(ripe) and _month(ripe[end][1]) <= page:
                end += 1
            ready = page < _month(int(now.timestamp()))
        else:
            page, end = f"{int(last or 0) + 1:0{DIGITS}}", start + int(spec.archive)
            ready = end <= len(ripe)
        if not ready or len(ripe) - end + staying < spec.limit:
            return
        yield page, [identity for identity, _ in ripe[start:end]]
        start, last = end, page


def _month(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).isoformat()[:7]  # strftime does not fill years up


def _recall(config: Config, catalog: Catalog, chosen: Selection, form: re.Pattern[str], now: datetime) -> None:
    """Take the pages from the files that stand, where the catalog was lost: they must not change."""
    folder = config.target / chosen.beside / FOLDER
    try:
        names = sorted({path.stem for path in folder.iterdir() if form.match(path.stem)})
    except OSError:
        return
    tags = tag(config.site, "")
    known = {iri_of(identity, tags): identity for identity, _ in catalog.oldest(chosen, now)} if names else {}
    for page in names:
        for name in ("json", "rss", "atom"):
            suffix = FORMATS[name].suffix
            # Atom has tag URIs in the place of ids that are none.
            shown = remains.entries(folder / f"{page}{suffix}", suffix, known if name == "atom" else {})
            if ids := [one.id for one in shown]:
                catalog.past.archive(chosen.beside, page, ids)
                break
