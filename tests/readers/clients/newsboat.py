"""newsboat, a reader for the terminal (Debian: newsboat). It keeps everything in cache.db."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime

from clients.client import Client, File, Item

_QUERY = "SELECT guid, title, url, author, pubDate, enclosure_url, enclosure_type, content FROM rss_item"


class Newsboat(Client):
    """Reloads without a terminal; what it repairs silently would not show, so its database is read."""

    conditional = 3
    loses = ("rss.enclosures", "atom.enclosures")  # of several files it shows the last
    all_authors = ("atom",)
    last_author = ("rss",)

    def poll(self) -> dict[str, list[Item]]:
        """Reload, take what is unread, and mark it as read.

        Each feed has a cache of its own: of two feeds with the same ids newsboat keeps one.
        """
        return {format_: self._reload(format_, address) for format_, address in self.feeds.items()}

    def _reload(self, format_: str, address: str) -> list[Item]:
        folder = self.folder / format_
        folder.mkdir(exist_ok=True)
        (folder / "urls").write_text(f"{address}\n")
        (folder / "config").write_text("")
        files = ("-u", "urls", "-c", "cache.db", "-C", "config")
        done = subprocess.run(
            ["newsboat", *files, "-x", "reload"], capture_output=True, text=True, check=False, cwd=folder
        )
        assert done.returncode == 0, done.stderr
        with closing(sqlite3.connect(folder / "cache.db")) as cache:
            rows = cache.execute(f"{_QUERY} WHERE unread = 1").fetchall()
            cache.execute("UPDATE rss_item SET unread = 0")
            cache.commit()
        return [_item(row) for row in rows]

    def shelf(self) -> dict[str, list[Item]]:
        """Give the whole cache."""
        found = {}
        for format_ in self.feeds:
            with closing(sqlite3.connect(self.folder / format_ / "cache.db")) as cache:
                found[format_] = [_item(row) for row in cache.execute(_QUERY)]
        return found


def _item(row: tuple[str, ...]) -> Item:
    guid, title, url, author, date, enclosure, type_, content = row
    return Item(
        guid,
        title,
        url,
        tuple(author.split(", ")) if author else (),
        datetime.fromtimestamp(int(date), UTC),
        (File(enclosure, type_),) if enclosure else (),
        content,
    )


open_client = Newsboat
