"""Tables in text: each row an article, whatever program wrote the table."""

from __future__ import annotations

import gzip

import pytest

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read

ROW = {"title": "Tides", "published": "2026-03-04", "author": "Ada Berg", "text": "The tide was late."}
LINE = b"Tides,2026-03-04,Ada Berg,The tide was late."
HEAD = b"title,date,author,text"
PLAIN = HEAD + b"\n" + LINE + b"\n"
TABLES: dict[str, bytes] = {
    "commas": PLAIN,
    "semicolons": PLAIN.replace(b",", b";"),
    "tabs": PLAIN.replace(b",", b"\t"),
    "a spreadsheet's first line": b"sep=;\n" + PLAIN.replace(b",", b";"),
    "a byte order mark": b"\xef\xbb\xbf" + PLAIN,
    "UTF-16, as spreadsheets save text": PLAIN.replace(b",", b"\t").decode().encode("utf-16"),
    "carriage returns": PLAIN.replace(b"\n", b"\r"),
    "quotes": b'"' + PLAIN.replace(b",", b'","').replace(b"\n", b'"\r\n"')[:-1],
    "an index, and missing values, of pandas": b"," + HEAD + b",summary\n0," + LINE + b",nan\n",
    "a list of authors, as pandas writes it": PLAIN.replace(b"Ada Berg", b"\"['Ada Berg']\""),
    "a list in JSON": PLAIN.replace(b"Ada Berg", b'"[""Ada Berg""]"'),
    "other names and sizes": b"Headline,Publish Date,By,Body\n" + LINE,
    "a database of pages": b"Name,Publish Date,By,Body\n" + LINE,
    "pandas' columns in capitals": PLAIN.upper()[: len(HEAD)] + PLAIN[len(HEAD) :],
    "empty rows": b"\n\n" + HEAD + b"\n\n,,,\n" + LINE + b"\n",
    "more cells than columns": PLAIN[:-1] + b",more\n",
}


def only(data: bytes, name: str = "a.csv") -> Article:
    """Read the only article of a table."""
    (article,) = read(data, name)
    return article


def shown(article: Article) -> dict[str, str]:
    """Give the fields that the tables have."""
    found = {one.field: getattr(one.value, "name", one.value) for one in article.claims}
    return {key: str(found.get(key)) for key in ROW if key != "text"} | {"text": article.body.text}


@pytest.mark.parametrize("data", TABLES.values(), ids=TABLES)
def test_every_program_writes_tables_its_own_way(data: bytes) -> None:
    """The same article comes out of all of them."""
    assert shown(only(data)) == ROW
    assert shown(only(gzip.compress(data), "a.csv.gz")) == ROW


def test_a_cell_may_hold_lines_and_marks() -> None:
    """Paragraphs, quotes and commas within a cell are part of it."""
    assert (
        only(b'title,text\n"Ebb, and flood","One.\n\n""Two,"" he said."\n').body.text
        == 'One.\n\n"Two," he said.'
    )


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2\n",
        b"name,price\nBuoy,3\n",
        b"name,text\nBuoy,red\n",
        b"title\nTides\n",
        b"date,level\n2026-01-01,3\n",
    ],
    ids=["letters", "goods", "goods with words", "titles alone", "measurements"],
)
def test_a_table_of_other_data_is_passed_over(data: bytes) -> None:
    """Data beside articles is no fault, and no article."""
    (problem,) = only(data).problems
    assert (problem.severity, problem.kind) == ("note", "not-article")


def test_a_draft_in_a_table_is_held_back() -> None:
    """A column that says so holds for its row alone."""
    articles = list(read(b"title,text,status\nA,One.,draft\nB,Two.,published\n", "a.csv"))
    assert [any(c.field == "draft" and c.value == "true" for c in one.claims) for one in articles] == [
        True,
        False,
    ]


def test_a_cell_beyond_the_bound_is_an_error() -> None:
    """A quote without an end does not make one cell of the file in silence."""
    with pytest.raises(ReadError, match="the table cannot be read"):
        list(read(b'title,text\nA,"' + b"x" * 17_000_000, "a.csv"))
