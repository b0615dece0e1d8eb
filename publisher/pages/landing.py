"""The index, where people arrive: which feeds there are, in groups, and the newest entries in a line or two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from publisher.identity import page_name
from publisher.models import Channel, Entry, Item
from publisher.pages.views import EntryView, FeedView, PageContext, entry_view
from publisher.text.language import words

SHOWN = 5  # feeds of a group that are shown; more are folded
TEASER = 160  # characters of a summary on the index
# The groups in the order of the page, each with the phrase above it.
GROUPS = {
    "podcast": "podcasts",
    "": "more",
    "category": "topics",
    "publisher": "by_publisher",
    "author": "authors",
    "language": "languages",
}


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed on the index."""

    channel: Channel
    count: int  # entries that it holds
    newest: tuple[Item, ...] = ()  # the first ones, which need no content
    dates: tuple[datetime, ...] = ()  # when its newest entries were published
    group: str = ""  # what its entries have in common: a key of `GROUPS`
    label: str = ""  # what tells it from the others of its group, "" for the title


@dataclass(frozen=True, slots=True)
class GroupView:
    """Feeds that are chosen alike: `phrase` names the words above them."""

    phrase: str
    feeds: tuple[FeedView, ...]
    folded: tuple[FeedView, ...]


def label_of(row: FeedRow) -> str:
    """Give the label of a row; a language is called what it calls itself."""
    if row.group != "language" or not row.label:
        return row.label
    known = words(row.label)
    return row.label if known.foreign else known.phrases["autonym"]


def grouped(feeds: Sequence[tuple[FeedRow, FeedView]]) -> tuple[GroupView, ...]:
    """Group feeds by what they list; within a group they keep their order."""
    found: dict[str, list[FeedView]] = {name: [] for name in GROUPS}
    for row, view in feeds:
        found["podcast" if row.channel.podcast else row.group if row.group in GROUPS else ""].append(view)
    return tuple(
        GroupView(GROUPS[name], tuple(views[:SHOWN]), tuple(views[SHOWN:]))
        for name, views in found.items()
        if views
    )


def teaser_view(item: Item, page: PageContext) -> EntryView:
    """Describe an entry of the index with the beginning of its summary."""
    view = entry_view(item.entry, page, page_name(item.entry.id), summary=shortened(item.summary))
    return replace(view, summary="") if view.summary == view.title else view


def shortened(text: str) -> str:
    """Cut a text after a word, where it has blanks, so that it has `TEASER` characters at most."""
    if len(text) <= TEASER:
        return text
    head, blank, _ = text[:TEASER].rpartition(" ")
    return (head if blank and len(head) > TEASER // 2 else text[: TEASER - 1]).rstrip(" ,;:.–-") + "…"


def published_dates(entries: Iterable[Entry]) -> tuple[datetime, ...]:
    """Give when entries were published, of those that say it."""
    return tuple(one.published for one in entries if one.published is not None)
