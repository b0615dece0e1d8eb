"""A process of node that fetches feeds and gives them to parsers of npm; one for all of them."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path

from clients.client import File, Item, Parser, instant

_SCRIPT = Path(__file__).with_name("javascript") / "parse.mjs"


class NodeParser(Parser):
    """A parser of npm: the name of its file below javascript/."""

    name = ""

    def parse(self, address: str) -> list[Item]:
        """Have the feed fetched and parsed by node."""
        node = _node()
        assert node.stdin
        assert node.stdout
        node.stdin.write(f"{self.name} {address}\n")
        node.stdin.flush()
        items = json.loads(node.stdout.readline())
        assert isinstance(items, list), items
        return [
            Item(
                one["id"],
                one["title"],
                one.get("link"),
                None if one.get("authors") is None else tuple(one["authors"]),
                instant(one.get("published")),
                None if one.get("enclosures") is None else tuple(File(*file) for file in one["enclosures"]),
                one.get("content"),
                instant(one.get("updated")),
                one.get("summary"),
                tuple(one["categories"]),
            )
            for one in items
        ]


@cache
def _node() -> subprocess.Popen[str]:
    node = subprocess.Popen(["node", _SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(_end, node)
    return node


def _end(node: subprocess.Popen[str]) -> None:
    for pipe in (node.stdin, node.stdout):
        if pipe:
            pipe.close()
    node.wait(10)
