"""The programs that are measured: publisher and others, each set up to write the same two feeds and no pages.

A peer is a folder in `peers/` and a line in `PEERS`. The folder is copied for each measurement; `limit = 50`
in its files becomes the number of articles in a feed, and `ARTICLES` in the environment names their folder.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FORGOTTEN = ("feeds", ".publisher", "output", "public", "cache")  # what a cold run does not find
OURS = """\
[site]
title = "Bench"
link = "https://example.org/"
[output]
formats = ["rss", "atom"]
pages = false
"""


@dataclass(frozen=True)
class Program:
    """A program that is set up in a folder of its own."""

    name: str
    command: list[str]
    folder: Path

    def forget(self) -> None:
        """Remove what it wrote and what it remembers."""
        for name in FORGOTTEN:
            shutil.rmtree(self.folder / name, ignore_errors=True)


@dataclass(frozen=True)
class Peer:
    """Another program: its name on the path, where it has one, and its arguments."""

    program: str
    arguments: str


PEERS = {
    "hugo": Peer("hugo", "--quiet --contentDir {articles} --cacheDir {site}/cache"),
    "pelican": Peer("pelican", "--quiet --settings pelicanconf.py"),
    "feedgen": Peer(sys.executable, "feeds.py"),
}


def ours(site: Path, articles: Path, feeds: str) -> Program:
    """Set our site up; `feeds` are the tables of its configuration."""
    site.mkdir(parents=True)
    (site / "publisher.toml").write_text(f'{OURS}[articles]\npath = "{articles}"\n{feeds}')
    return Program("publisher", [sys.executable, "-P", "-m", "publisher", "build", "-C", str(site)], site)


def peer(name: str, program: str, site: Path, articles: Path, limit: int) -> Program:
    """Set a peer up."""
    shutil.copytree(HERE / "peers" / name, site)
    for path in filter(Path.is_file, site.rglob("*")):
        path.write_text(path.read_text().replace("limit = 50", f"limit = {limit}"))
    arguments = PEERS[name].arguments.format(articles=articles, site=site).split()
    return Program(name, ["env", f"ARTICLES={articles}", program, *arguments], site)
