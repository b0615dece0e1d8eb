"""What a feed no longer lists: archive pages (RFC 5005, section 4), and entries that were withdrawn.

Which entries an archive page lists is decided once. A page is closed when everything newer still fills the
feed, and gets no entry from then on. So each entry is in one place: on the page on which it was closed, or in
the feed. An article that comes late, with an old date, is in the feed until the next page takes it, and for at
least one build, so that people who read only the feed see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from publisher.catalog import Listing, Selection
from publisher.config import FeedSpec
from publisher.identity import originals
from publisher.models import Tombstone
from publisher.pipeline import recover
from publisher.pipeline.run import Run
from publisher.text.iris import tag_uri

FOLDER = "archive"  # pages are NAME/archive/PAGE
DIGITS = 6  # of a page's number: its name must sort
_UNDATED, _EARLIEST = "0000-00", -12_000_000_000  # the page of what no date is known of, see `catalog.Row.sort`
_NEVER = "9999-99"  # after every month
_MONTH, _NUMBER = re.compile(r"\d{4}-\d\d\Z"), re.compile(r"\d{6}\Z")


@dataclass(frozen=True, slots=True)
class Archive:
    """The pages of one feed, the oldest first, and those that this build closed."""

    feed: str
    pages: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    def path_of(self, page: str) -> str:
        """Give the path of a page below the output folder, without its suffix; "" for no page."""
        return page and f"{self.feed}/{FOLDER}/{page}"

    def around(self, page: str) -> tuple[str, str]:
        """Name the pages before and after one."""
        index = self.pages.index(page)
        following = self.pages[index + 1] if index + 1 < len(self.pages) else ""
        return self.path_of(self.pages[index - 1] if index else ""), self.path_of(following)


def close(run: Run, spec: FeedSpec, selection: Selection) -> Archive:
    """Close every page that is full; `selection` is what the feed may list, without what is on pages."""
    feed, history = selection.not_archived_in, run.catalog.history
    form = _MONTH if spec.archive == "month" else _NUMBER
    if not all(map(form.match, history.pages(feed))):
        history.remove_pages(feed)  # numbers became months, or months numbers: all pages are cut again
    # Without pages an archive begins: what no feed listed is old, and not late.
    late = bool(history.pages(feed))
    if not late:
        _recover(run, selection, form)
    before = history.pages(feed)
    waiting = run.catalog.oldest(selection, run.now)
    unseen = _unseen(run, feed, waiting, spec.limit) if late else set()
    ripe = [one for one in waiting if one[0] not in unseen]
    new = []
    for page, ids in _cut(spec, ripe, len(unseen), before[-1] if before else "", run.now):
        history.archive(feed, page, ids)
        new.append(page)
    return Archive(feed, (*before, *new), tuple(new))


def withdrawn(
    run: Run, feed: str, listings: tuple[Listing, ...], *, limit: int, since: int | None
) -> tuple[Tombstone, ...]:
    """Give tombstones of what was listed and is withdrawn, for as long as it would have been listed (RFC 6721).

    A feed lists `limit` entries, none that is older than `since` (in seconds).
    """
    catalog, history = run.catalog, run.catalog.history
    here = {listing.id for listing in listings}
    for one in history.listed(feed).values():
        if one.id not in here and not catalog.is_shown(one.id, run.now):
            history.add_tombstone(feed, one.id, one.sort, run.now)
    found = []
    for identity, sort, moment in history.tombstones(feed):
        newer = sum(listing.sort > sort for listing in listings)
        is_aged = since is not None and sort < since
        if identity in here or catalog.is_shown(identity, run.now) or newer >= limit or is_aged:
            history.remove_tombstone(feed, identity)
        else:
            found.append(Tombstone(identity, moment))
    return tuple(found)


def _unseen(run: Run, feed: str, waiting: list[tuple[str, int]], limit: int) -> set[str]:
    """Find the newest entries that the feed never listed; a first build has none."""
    listed = run.catalog.history.listed(feed)
    unseen = [identity for identity, _ in waiting if identity not in listed] if listed else []
    return set(unseen[-limit:])


def _cut(
    spec: FeedSpec, ripe: list[tuple[str, int]], staying: int, last: str, now: datetime
) -> Iterator[tuple[str, list[str]]]:
    """Cut pages off the old end of what is ripe, as long as what remains still fills the feed."""
    start = 0
    while start < len(ripe):
        if spec.archive == "month":
            # The first month after the last page that has an entry; what is older came late.
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
    if second < _EARLIEST:
        return _UNDATED
    return datetime.fromtimestamp(second, UTC).isoformat()[:7]  # strftime does not fill years up


def _recover(run: Run, selection: Selection, form: re.Pattern[str]) -> None:
    """Read the pages back from the published files, where the catalog was lost: they must not change."""
    feed, site = selection.not_archived_in, run.config.site
    folder = f"{feed}/{FOLDER}"
    pages = sorted({name.partition(".")[0] for name in run.store.list(folder)})
    pages = [page for page in pages if form.match(page)]
    if not pages:
        return
    ids = (identity for identity, _ in run.catalog.oldest(selection, run.now))
    known = originals(ids, tag_uri(site.link, site.since, ""))
    for page in pages:
        for one in recover.formats():
            shown = recover.shown_in(recover.read(run.store, f"{folder}/{page}{one.suffix}", one), known)
            if shown:
                run.catalog.history.archive(feed, page, [entry.id for entry in shown])
                break
