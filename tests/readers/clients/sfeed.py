"""sfeed, feeds for the shell (Debian: sfeed). It keeps a file of tab-separated lines for each feed."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from clients.client import Client, File, Item

_KEY = tuple[str, str, str]
_ESCAPES = (("\\n", "\n"), ("\\t", "\t"), ("\\\\", "\\"))


class Sfeed(Client):
    """Merges what it fetched by id, title and link together."""

    follows = False  # unless told so in sfeedrc
    retells = True
    loses = ("atom.enclosures",)  # it shows one

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seen: dict[str, set[_KEY]] = {}

    def poll(self) -> dict[str, list[Item]]:
        """Update, and give the lines that were not there before."""
        feeds = "".join(f'feed "{format_}" "{address}"\n' for format_, address in self.feeds.items())
        (self.folder / "sfeedrc").write_text(f'sfeedpath="{self.folder}"\nfeeds() {{\n{feeds}}}\n')
        self.done = subprocess.run(
            ["sfeed_update", self.folder / "sfeedrc"], capture_output=True, text=True, check=False
        )
        unread = {}
        for format_ in self.feeds:
            lines = (self.folder / format_).read_text(encoding="utf-8").splitlines()
            rows = [line.split("\t") for line in lines]
            seen = self.seen.setdefault(format_, set())
            unread[format_] = [_item(row) for row in rows if (row[5], row[1], row[2]) not in seen]
            seen.update((row[5], row[1], row[2]) for row in rows)
        return unread


def _item(row: list[str]) -> Item:
    time, title, link, content, _, id_, author, enclosure, categories, *_ = row
    for old, new in _ESCAPES:
        content = content.replace(old, new)
    return Item(
        id_,
        title,
        link,
        (author,) if author else (),
        datetime.fromtimestamp(int(time), UTC) if time else None,
        (File(enclosure),) if enclosure else (),
        content,
        categories=tuple(categories.split("|")) if categories else (),
    )


open_client = Sfeed
