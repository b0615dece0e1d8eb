"""What composing the texts of real articles costs: microseconds of CPU each, without reading and emitting.

usage: python benchmarks/composing.py FOLDER [--suffix .md] [--count 200] [--runs 5]

Reads the articles below a folder, at most `--count` of them in an order that is always the same, and prints the
best of `--runs` runs. To compare two versions, run it with the Python of each, one after the other.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from publisher import readers
from publisher.composer import compose
from publisher.composer.links import Links
from publisher.errors import ReadError
from publisher.models import Article, Entry

ADDRESS = "https://notes.example.org/2026/fog/"


def articles_of(folder: Path, suffix: str, count: int) -> list[Article]:
    """Read the articles of some files; those that cannot be read are left out."""
    paths = sorted(path for path in folder.rglob(f"*{suffix}") if path.is_file())
    random.Random(1).shuffle(paths)
    found: list[Article] = []
    for path in paths[:count]:
        try:
            found.extend(readers.read(path.read_bytes(), path.name))
        except ReadError:
            continue
    return found


def seconds(articles: list[Article]) -> float:
    """Compose all texts once."""
    start = time.process_time()
    for one in articles:
        try:
            compose(one.body, Entry("a", title="T"), Links(ADDRESS))
        except ReadError:
            continue
    return time.process_time() - start


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--suffix", default=".md")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    articles = articles_of(options.folder, options.suffix, options.count)
    best = min(seconds(articles) for _ in range(options.runs))
    print(f"{len(articles)} articles, {best / max(1, len(articles)) * 1e6:.0f} us of CPU each")


if __name__ == "__main__":
    main()
