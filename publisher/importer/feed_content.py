"""The text of an imported entry as an article keeps it: what a build would make of it, with absolute addresses.

Films, recordings and frames of other sites become links, as in every article (`publisher.composer.elements`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from publisher.composer.attachments import with_media
from publisher.composer.changes import Changes
from publisher.composer.elements import prepared
from publisher.composer.links import Links
from publisher.composer.sanitiser import sanitise
from publisher.importer.imported import ImportedEntry
from publisher.models import Enclosure, Entry


class FeedContent(NamedTuple):
    """The HTML of an entry, the files that it plays, and what was taken out of it or replaced."""

    html: str
    enclosures: tuple[Enclosure, ...]
    changes: Changes


@dataclass(slots=True)
class _FeedLinks(Links):
    """Addresses in a feed: relative ones resolve as the feed says, those of parts stay within the entry."""

    against: str = ""  # xml:base, else the feed's own address

    def address(self, value: str, *, is_file: bool = False) -> str | None:  # noqa: ARG002 -- as `Links` has it
        """Resolve a relative address; None where it leads nowhere."""
        try:
            url = urljoin(self.against, value)
        except ValueError:  # an impossible host
            return None
        return url if url.startswith(("http://", "https://")) else None


def content_of(entry: ImportedEntry) -> FeedContent:
    """Make the text of an article.

    Raises:
        ReadError: the text is larger or more deeply nested than any article.
    """
    links = _FeedLinks(base=entry.link or entry.base, against=entry.base or entry.link)
    html = sanitise(prepared(entry.content, links), links)
    files = with_media(Entry("", enclosures=entry.enclosures), links.media, links.against).enclosures
    return FeedContent(html, files, links.changes)
