"""Exports of other programs. An export is a file here, and a line in `EXPORTS`.

A module of an export has two functions. `find(bundle)` lists the files of a bundle that are the export, by
their content; none where it is another. `read(bundle, names, options)` gives an `ImportedFeed` of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle
    from publisher.importer.exports.posts import Options
    from publisher.importer.imported import ImportedFeed


class Reader(Protocol):
    """A module of an export."""

    def find(self, bundle: Bundle) -> Sequence[str]:
        """List the files that are the export."""
        ...

    def read(self, bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
        """Read the export."""
        ...


class Export(NamedTuple):
    """An export: its program for people, what a person gets from the program, and the module that reads it."""

    program: str
    files: str
    module: str

    def reader(self) -> Reader:
        """Import the module."""
        return cast("Reader", import_module(f"{__name__}.{self.module}"))


EXPORTS = (
    Export("WordPress", "WXR: .xml, one or several", "wordpress"),
    Export("Blogger", "feed.atom of Google Takeout, or the older .xml", "blogger"),
    Export("Ghost", ".json, or .zip with its pictures", "ghost"),
    Export("Medium", ".zip with posts/*.html", "medium"),
    Export("Substack", ".zip with posts.csv", "substack"),
    Export("Movable Type", ".txt, also of TypePad, Hatena and Ameba", "movable_type"),
    Export("Tumblr", "posts.xml of a backup, or .json", "tumblr"),
    Export("Mastodon", "the archive: .tar.gz or .zip", "mastodon"),
    Export("DEV Community", "articles.json, or the .zip", "devto"),
    Export("Hashnode", ".json", "hashnode"),
    Export("Buttondown", ".zip with emails.csv", "buttondown"),
    Export("beehiiv", "posts.csv", "beehiiv"),
    Export("Bear Blog", ".csv", "bear"),
    Export("Wix", ".csv of the blog's posts", "wix"),
    Export("LiveJournal and Dreamwidth", ".xml, one for each month", "livejournal"),
    Export("Write.as", ".json of the account", "writeas"),
    Export("Micro.blog", "blog archive: .bar or .zip", "blog_archive"),
)  # fmt: skip


def export_in(bundle: Bundle) -> tuple[Export, Sequence[str]] | None:
    """Recognise the export in a bundle by its content, and list its files; None where there is none."""
    for export in EXPORTS:
        names = export.reader().find(bundle)
        if names:
            return export, names
    return None
