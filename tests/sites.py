"""A site in a temporary folder, to be filled, built and looked at."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from publisher import Report, build, load_config
from publisher.models import Problem
from publisher.validator import validate

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WRITTEN = 1_750_000_000  # seconds: when the first file of a site was written, long before NOW
PLAIN = """\
[site]
title = "Harbour Notes"
link = "https://notes.example.org/"
language = "en"
publisher = "Harbour Notes"
"""


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder, in memory where that can be: each build waits for the disk several times."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name)


class SiteFolder:
    """Writes articles with times that only move on, builds, and reads what came out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles = root / "articles"
        self.articles.mkdir(parents=True)
        self.ticks = 0
        self.configure(PLAIN)

    def configure(self, text: str) -> None:
        """Write publisher.toml."""
        (self.root / "publisher.toml").write_text(text, encoding="utf-8")

    def write(self, name: str, data: str | bytes) -> Path:
        """Write a file below articles/, a minute later than the one before."""
        path = self.articles / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        self.touch(path)
        return path

    def with_good(self, count: int) -> SiteFolder:
        """Write articles that nobody can object to: "Good 0" is the oldest."""
        for number in range(count):
            self.write(f"good-{number}.md", article(f"Good {number}", f"2025-11-{number + 1:02}"))
        return self

    def touch(self, path: Path) -> None:
        """Give a file a later time, and nothing else."""
        self.ticks += 60
        os.utime(path, (WRITTEN + self.ticks, WRITTEN + self.ticks))

    def build(
        self, now: datetime = NOW, *, dry_run: bool = False, accept: bool = False, strict: bool = False
    ) -> Report:
        """Build as the library does."""
        return build(load_config(self.root), now=now, dry_run=dry_run, accept=accept, strict=strict)

    def files(self) -> dict[str, bytes]:
        """Every file of the output folder."""
        return {name: path.read_bytes() for name, path in self._found()}

    def times(self) -> dict[str, int]:
        """The modification times of the output folder, in ns."""
        return {name: path.stat().st_mtime_ns for name, path in self._found()}

    def _found(self) -> Iterable[tuple[str, Path]]:
        target = self.root / "feeds"
        return (
            (path.relative_to(target).as_posix(), path) for path in sorted(target.rglob("*")) if path.is_file()
        )

    def items(self, feed: str = "all") -> list[dict[str, Any]]:
        """What a subscriber of the JSON Feed sees, newest first."""
        found: list[dict[str, Any]] = orjson.loads((self.root / f"feeds/{feed}.json").read_bytes())["items"]
        return found

    def titles(self, feed: str = "all") -> list[str]:
        """The titles in a feed, newest first."""
        return [item["title"] for item in self.items(feed)]

    def ids(self, feed: str = "all") -> dict[str, str]:
        """Title -> id."""
        return {item["title"]: item["id"] for item in self.items(feed)}

    def faults(self) -> list[str]:
        """What our validator holds against the published feeds: errors alone."""
        return [
            f"{name}: {one}"
            for name, data in self.files().items()
            if name.endswith((".rss", ".atom", ".json"))
            for one in validate(data)
            if one.severity == "error"
        ]


def article(title: str, day: str = "2026-02-01", body: str = "The tide was late.", **fields: str) -> str:
    """A Markdown article with YAML front matter."""
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\ntitle: {title}\ndate: {day}\n{head}---\n\n{body}\n"


def faults(report: Report) -> tuple[Problem, ...]:
    """What a build reports, but for its notes."""
    return tuple(one for one in report.problems if one.severity != "note")


def places(problems: Iterable[Problem]) -> list[str]:
    """Where the problems lie."""
    return [problem.place for problem in problems]
