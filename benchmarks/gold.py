"""Pages with known answers, for the benchmarks of metadata and main text.

A folder of gold holds `pages.jsonl`: one JSON object a line with `id`, `ds` (the set), `html` (the path of a
gzip file), `url`, `retrieved` and `gold` (title, authors, date, publisher, lang; null where a page has none).
`suspect_dates.json` lists the ids whose dates are not judged. `maintext.jsonl.gz` holds objects with `id`, `ds`
and `gold`, which is a `text` with a paragraph on each line. `texts.jsonl.gz` holds plain texts of such pages,
as extractors leave them: `id`, `kind` (the extractor), `text` and `gold`. All but the first may be missing.

The pages are divided into two halves by the digest of their registrable domains, so that all pages of a
publisher are in one half: a rule is made on half a, and stays only if it holds on half b.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
HALVES = ("a", "b")
# Second labels below which names are registered in several countries: "co.uk", "com.au".
_SECOND = frozenset("ac co com edu gov net or org".split())


class Page(NamedTuple):
    """A saved page, or a plain text of one, and its answers."""

    id: str
    set: str
    url: str
    retrieved: datetime | None  # the end of the day on which the page was fetched
    answers: dict[str, Any]
    data: bytes
    suffix: str = "html"


def domain(url: str) -> str:
    """Return the registrable domain of an address, near enough to keep the pages of a publisher together."""
    labels = (urlsplit(url).hostname or url).split(".")
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND and len(labels[-1]) == 2 else 2
    return ".".join(labels[-count:])


def half(url: str) -> str:
    """Return the half to which a page belongs, "a" or "b"."""
    return HALVES[hashlib.sha256(domain(url).encode()).digest()[0] % 2]


def pages(folder: Path, *, only_half: str = "", limit: int = 0) -> Iterator[Page]:
    """Yield the pages of a folder in order, at most `limit` of them (0: all)."""
    number = 0
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            url = record.get("url") or ""
            if only_half and half(url) != only_half:
                continue
            number += 1
            if limit and number > limit:
                return
            data = gzip.decompress((folder / record["html"]).read_bytes())
            yield Page(record["id"], record["ds"], url, _fetched(record.get("retrieved")), record["gold"], data)


def renderings(folder: Path, *, only_half: str = "", limit: int = 0) -> Iterator[Page]:
    """Yield the plain texts of pages in order; `set` is the extractor that made one.

    A text has no address of its own: what it says must be in it. Its half is that of its page; where the
    page is not given, that of its id.
    """
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        found = {
            record["id"]: (record.get("url"), record.get("retrieved")) for record in map(json.loads, lines)
        }
    number = 0
    with gzip.open(folder / "texts.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            url, retrieved = found.get(record["id"], ("", None))
            if only_half and half(url or record["id"]) != only_half:
                continue
            number += 1
            if limit and number > limit:
                return
            data = record["text"].encode("utf-8", "replace")
            yield Page(record["id"], record["kind"], "", _fetched(retrieved), record["gold"], data, "txt")


def _fetched(day: str | None) -> datetime | None:
    return datetime.fromisoformat(day[:10]).replace(tzinfo=UTC) + timedelta(days=1) if day else None


def doubtful(folder: Path) -> frozenset[str]:
    """Return the ids of pages whose dates are probably wrong in the gold."""
    path = folder / "suspect_dates.json"
    return frozenset(json.loads(path.read_text("utf-8"))) if path.exists() else frozenset()


def texts(folder: Path) -> dict[str, str]:
    """Return the gold main text of pages by their ids."""
    with gzip.open(folder / "maintext.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = list(map(json.loads, lines))
    return {record["id"]: record["gold"]["text"] for record in records if record["gold"].get("text")}


def options(description: str, extractors: Iterable[str], saved: str) -> argparse.Namespace:
    """Parse the command line that the benchmarks share; `saved` says what `--save` writes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=HALVES, default="", help="only the pages of this half")
    parser.add_argument("--limit", type=int, default=0, help="pages, from the first")
    parser.add_argument(
        "--only", action="append", choices=sorted(extractors), help="may be given several times"
    )
    parser.add_argument("--texts", action="store_true", help="plain texts of the pages")
    parser.add_argument("--save", type=argparse.FileType("w", encoding="utf-8"), help=f"{saved}, as JSON lines")
    return parser.parse_args()


def chosen(given: argparse.Namespace) -> Iterator[Page]:
    """Yield the pages, or their plain texts, that the command line asks for."""
    source = renderings if given.texts else pages
    return source(given.gold, only_half=given.half, limit=given.limit)


def made(extractors: Mapping[str, Callable[[], T]], only: Iterable[str] | None) -> Iterator[tuple[str, T]]:
    """Yield the extractors of these names (None: all) that are installed; report the others."""
    for name, make in extractors.items():
        if only and name not in only:
            continue
        try:
            extract = make()
        except ImportError:
            print(f"| {name} | not installed |", file=sys.stderr)
            continue
        yield name, extract


def progress(done: int) -> None:
    """Show on a terminal how many pages are done."""
    if done % 100 == 0 and sys.stderr.isatty():
        print(f"\r{done} pages", end="", file=sys.stderr, flush=True)
