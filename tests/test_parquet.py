"""Parquet: rows as articles, types of columns, and what a hostile file may cost."""

from __future__ import annotations

import random
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from sites import SiteFolder

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import parquet, read


def table(columns: str, rows: int = 1, options: str = "") -> bytes:
    """A file of rows with these columns; `i` is the number of a row."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as database:
        path = Path(folder) / "a.parquet"
        database.execute("SET TimeZone = 'Europe/Oslo'")
        database.execute(
            f"COPY (SELECT {columns} FROM range({rows}) r(i)) TO '{path}' (FORMAT parquet{options})"
        )
        return path.read_bytes()


def articles(data: bytes) -> list[Article]:
    """The articles of a table."""
    return list(read(data, "wire.parquet"))


def said(article: Article) -> dict[str, list[str]]:
    """What is claimed, by field."""
    found: dict[str, list[str]] = {}
    for one in article.claims:
        found.setdefault(one.field, []).append(str(getattr(one.value, "name", one.value)))
    return found


STORY = "'https://wire.example/'||i AS url, 'Story '||i AS title, 'Quay '||i||' is closed.' AS content"


def test_rows_are_articles_in_their_order() -> None:
    """Each row is an article, in the order of the file, across its row groups."""
    found = articles(table(STORY, 5000, ", ROW_GROUP_SIZE 2048"))
    assert [one.place for one in found] == [f"[{number}]" for number in range(5000)]
    assert [said(one)["title"] for one in found[::999]] == [
        [f"Story {number}"] for number in range(0, 5000, 999)
    ]
    assert found[7].body.text == "Quay 7 is closed."


TYPES = {
    "TIMESTAMPTZ '2026-01-05 10:00:00+02' AS published": ("published", ["2026-01-05T08:00:00+00:00"]),
    "TIMESTAMP '2026-01-05 10:00:00' AS published": ("published", ["2026-01-05T10:00:00"]),
    "TIMESTAMP_NS '2026-01-05 10:00:00.123456789' AS published": ("published", ["2026-01-05T10:00:00.123456"]),
    "DATE '2026-01-05' AS date": ("published", ["2026-01-05"]),
    "['gulls', 'tides'] AS tags": ("category", ["gulls", "tides"]),
    "'[''gulls'', ''tides'']' AS tags": ("category", ["gulls", "tides"]),
    "{'name': 'Ada Berg', 'url': 'https://a.example/'} AS author": ("author", ["Ada Berg"]),
    """'{"name": "Ada Berg"}' AS author""": ("author", ["Ada Berg"]),
    """'{"name": "Ada Berg"}'::JSON AS author""": ("author", ["Ada Berg"]),
    "[{'name': 'Ada Berg'}, {'name': 'Bo Lie'}] AS authors": ("author", ["Ada Berg", "Bo Lie"]),
    "MAP {'name': 'Ada Berg'} AS author": ("author", ["Ada Berg"]),
    "'nb'::ENUM('nb', 'nn') AS language": ("language", ["nb"]),
    "true AS is_draft": ("draft", ["true"]),
    "'nan' AS author": ("author", []),
    "NULL::VARCHAR AS author": ("author", []),
}


@pytest.mark.parametrize(("column", "claimed"), TYPES.items(), ids=TYPES)
def test_types_of_columns(column: str, claimed: tuple[str, list[str]]) -> None:
    """A field is read whatever type its column has."""
    field, values = claimed
    (found,) = articles(table(f"{STORY}, {column}"))
    assert said(found).get(field, []) == values


def test_fields_in_a_struct_beside_the_text() -> None:
    """Data sets of texts keep title and date in `meta`."""
    (found,) = articles(
        table("'Quay 1 is closed.' AS text, {'title': 'Story 1', 'date': '2026-01-05'} AS meta")
    )
    assert said(found) == {"title": ["Story 1"], "published": ["2026-01-05"]}


def test_columns_that_are_no_fields_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors, pictures and other bytes are left in the file, also where they are damaged."""
    wide = "[1.5::FLOAT, 2] AS embedding, [1, 2] AS tokens, 'x'::BLOB AS raw, {'bytes': 'x'::BLOB} AS image"
    seen: list[dict[str, object]] = []

    def kept(row: dict[str, object]) -> dict[str, object]:
        seen.append(row)
        return {}

    monkeypatch.setattr(parquet, "record_of", kept)
    articles(table(f"{STORY}, {wide}, 1.5 AS score"))
    assert [list(row) for row in seen] == [["url", "title", "content", "score"]]


def test_a_table_about_something_else_is_passed_over() -> None:
    """A table without titles is noted with its columns, as one in CSV is."""
    ((note,),) = [one.problems for one in articles(table("i AS station, 7.5 AS level"))]
    assert note.message == "passed over: no list of articles found; the columns are: station, level"
    assert (note.severity, note.kind) == ("note", "not-article")


def test_a_build_publishes_rows(site: SiteFolder) -> None:
    """A table is part of a site, and drafts in it are not published."""
    site.write("wire.parquet", table(f"{STORY}, DATE '2026-01-05' + i::INT AS date, i = 2 AS draft", 4))
    site.build()
    assert site.titles() == ["Story 3", "Story 1", "Story 0"]


def test_nothing_outside_is_opened(tmp_path: Path) -> None:
    """Names of columns are no commands, and the database that reads a table opens nothing else."""
    secret = tmp_path / "secret.csv"
    secret.write_text("title\nsecret\n")
    name = f"a\" FROM read_csv('{secret}') --"
    (found,) = articles(table(f'{STORY}, 1 AS "{name.replace(chr(34), chr(34) * 2)}"'))
    assert said(found)["title"] == ["Story 0"]
    with duckdb.connect(":memory:", config=parquet._SAFE) as database:
        for command in parquet._CLOSED:
            database.execute(command)
        for attempt in (
            f"SELECT * FROM read_csv('{secret}')",
            f"COPY (SELECT 1) TO '{tmp_path}/a.csv'",
            f"ATTACH '{tmp_path}/a.db'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SELECT * FROM read_csv('https://wire.example/a.csv')",
            "SET enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                database.execute(attempt)


BOMBS = {
    "long texts": "'Story' AS title, 'https://a.example/'||i AS url, repeat('a', 5_000_000) AS content",
    "long lists": "'Story' AS title, 'https://a.example/'||i AS url, range(100_000)::VARCHAR[] AS tags",
}


@pytest.mark.parametrize("columns", BOMBS.values(), ids=BOMBS)
def test_tables_that_unfold_without_end_are_refused(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes that unfold to gigabytes are refused, and fill no memory."""
    monkeypatch.setattr(parquet, "LARGEST", 20_000_000)
    monkeypatch.setattr(parquet, "MOST_ROWS", 30)
    data = table(columns, 100)
    begin = time.process_time()
    with pytest.raises(ReadError, match=r"table holds more than|cannot be read"):
        articles(data)
    assert time.process_time() - begin < 8


def test_damaged_tables_are_refused() -> None:
    """Damage anywhere in a table is an error with a remedy, or costs nothing."""
    data = table(STORY, 20)
    for number in range(60):
        chance = random.Random(number)
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(ReadError):
            articles(bytes(damaged[: chance.choice((len(data), len(data) // 2))]))
    for other in (b"", b"PAR1", b"PAR1" * 4, b"title,text\na,b\n"):
        with pytest.raises(ReadError, match=r"no Parquet|cannot be read"):
            articles(other)
