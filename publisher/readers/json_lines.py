"""JSON Lines (`.jsonl`, `.ndjson`): one record a line, identified by the byte at which it starts."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.errors import ReadError
from publisher.models import Article, Problem
from publisher.readers.data_formats import parse_json
from publisher.readers.records import one_of_many

LONGEST = 16 * 1024 * 1024  # bytes of one record


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each line; a bad line becomes an article with a problem."""
    start = offset
    for line in data.split(b"\n"):
        place, length = f"@{start}", len(line) + 1
        start += length
        text = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not text:
            continue
        where = f"{name}, record at byte {place[1:]}"
        if length > LONGEST:
            problem = Problem(where, f"the record is longer than {LONGEST} bytes", "leave the page's HTML out")
            yield Article(name, place, problems=(problem,))
            continue
        try:
            article = one_of_many(parse_json(text), name, place)
            if article is not None:
                yield article
        except ReadError as error:
            yield Article(name, place, problems=(Problem(where, error.message, error.remedy),))
