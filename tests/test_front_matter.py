"""The claims of front matter, sidecars and records."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.models import Article, Enclosure, Person
from publisher.readers import data_formats, family_of, front_matter, markdown, read, records
from publisher.tables.fields import FIELD_NAMES

BODY = "Text of it.\n"
SAME = [("title", "Tides"), ("published", "2025-06-01"), ("category", "sea"), ("category", "north")]
HEADS = {
    "YAML": "---\ntitle: Tides\ndate: 2025-06-01\ntags: [sea, north]\n---\n",
    "YAML as a block": '---\ntitle: "Tides"\ndate: 2025-06-01\ntags:\n  - sea\n  - north\n---\n\n',
    "YAML with dots": "---\ntitle: Tides\ndate: 2025-06-01\ntags: sea, north\n...\n",
    "TOML": '+++\ntitle = "Tides"\ndate = 2025-06-01\ntags = ["sea", "north"]\n+++\n',
    "TOML with a text": '+++\ntitle = "Tides"\ndate = "2025-06-01"\ntags = ["sea", "north"]\n+++\n\n',
    "JSON": '{\n"title": "Tides",\n"date": "2025-06-01",\n"tags": ["sea", "north"]\n}\n\n',
    "Pelican": "Title: Tides\nDate: 2025-06-01\nTags: sea, north\n\n",
    "Pelican in capitals": "TITLE: Tides\nDATE: 2025-06-01\nTAGS: sea,\n  north\n\n",
}


def claimed(claims: object) -> list[tuple[str, Any]]:
    """Return the field and value of each claim."""
    assert isinstance(claims, tuple)
    return [(claim.field, claim.value) for claim in claims]


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_front_matter_of_every_kind_claims_the_same(head: str) -> None:
    """Hugo, Jekyll, Eleventy, Obsidian and Pelican write the same in many ways; the body stays whole."""
    claims, text = front_matter.split(head + BODY)

    assert claimed(claims) == SAME
    assert text == BODY


NO_HEAD = [
    "Only text.\n",
    "---\nA rule above a text that never closes.\n",
    "Note: this is prose that opens with a word and a colon.\n\nMore.\n",
    "He said: nothing\nand went on.\n",
    "{ a brace } opens this text.\n",
    "{\n",
    "",
]


@pytest.mark.parametrize(
    "text",
    NO_HEAD,
    ids=["prose", "rule", "colon", "colons", "braces", "brace", "empty"],
)
def test_prose_is_no_front_matter(text: str) -> None:
    """A text that only looks like front matter loses no word."""
    assert front_matter.split(text) == ((), text)


WRONG = [
    ("---\ntitle: a\n", 1, "never closes"),
    ("---\ntitle: a\nb: [1\n---\n", 3, "YAML"),
    ("---\ntitle: a\ndate: 1\ntitle: b\n---\n", 4, "duplicate"),
    ("---\n- a\n- b\n---\n", 1, "no list of `key: value`"),
    ("+++\ntitle = a\n+++\n", 2, "TOML"),
    ('+++\nx = 1\ntitle = "a\n+++\n', 3, "TOML"),
    ('{\n"title": "a"\n"b": 1\n}\n', 3, "JSON"),
]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    WRONG,
    ids=["never closed", "open bracket", "duplicate key", "list", "TOML value", "TOML string", "JSON comma"],
)
def test_an_error_in_front_matter_names_its_line(text: str, line: int, said: str) -> None:
    """It is the line of the file, so that an editor jumps to it."""
    with pytest.raises(ReadError, match=said) as caught:
        front_matter.split(text)

    assert caught.value.line == line
    assert caught.value.remedy


YAML = [
    ("no", "no"), ("010", "010"), ("12:30:45", "12:30:45"), ("2025-02-31", "2025-02-31"),
    ("'quoted'", "quoted"), ("[one, two]", "one"), ("1.10", "1.10"),
    ("1e3  # a number", "1e3"), ("0x10", "0x10"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), YAML)
def test_yaml_values_stay_as_written(written: str, value: str) -> None:
    """YAML's guesses (no is false, 010 is 8, 1.10 is 1.1) never reach a title."""
    claims, _ = front_matter.split(f"---\ntitle: {written}\n---\n{BODY}")

    assert [claim.value for claim in claims] == [value]


VALUES: list[tuple[str, Any, list[tuple[str, Any]]]] = [
    ("author", "Ada Quay", [("author", "Ada Quay")]),
    ("author", "Ada Quay <ada@quay.example>", [("author", Person("Ada Quay", "ada@quay.example"))]),
    ("author", "ada@quay.example (Ada Quay)", [("author", Person("Ada Quay", "ada@quay.example"))]),
    (
        "authors",
        ["A B", {"name": "C D", "url": "/c"}],
        [("author", "A B"), ("author", Person("C D", uri="/c"))],
    ),
    ("authors", "A B, C D", [("author", "A B"), ("author", "C D")]),
    ("draft", True, [("draft", "true")]),
    ("draft", "false", [("draft", "false")]),
    ("status", "published", [("draft", "false")]),
    ("status", "pending", [("draft", "true")]),
    ("published", False, [("draft", "true")]),
    ("published", "2025-06-01", [("published", "2025-06-01")]),
    ("Date-Published", "2025-06-01", [("published", "2025-06-01")]),
    ("publishDate", "2025-06-01", [("published", "2025-06-01")]),
    ("image", {"src": "a.jpg"}, [("image", Enclosure("a.jpg"))]),
    ("cover", "a.jpg", [("image", Enclosure("a.jpg"))]),
    (
        "enclosure",
        {"url": "a.mp3", "type": "audio/mpeg", "length": "9"},
        [("enclosure", Enclosure("a.mp3", "audio/mpeg", 9))],
    ),
    ("enclosure", {"url": "a.mp3", "type": "sound", "length": "n/a"}, [("enclosure", Enclosure("a.mp3"))]),
    ("keywords", "a, b,,", [("category", "a"), ("category", "b")]),
    (
        "source",
        {"name": "AC", "url": "https://ac.example/"},
        [("publisher", "AC"), ("source", "https://ac.example/")],
    ),
    ("source", "AFP", [("credit", "AFP")]),
    ("permalink", "/:year/:title/", [("permalink", "/:year/:title/")]),
    ("title", None, []),
    ("title", {"rendered": "T"}, [("title", "T")]),
    ("my own key", "x", []),
]


@pytest.mark.parametrize(
    ("key", "value", "claims"), VALUES, ids=[f"{key}: {value}" for key, value, _ in VALUES]
)
def test_a_value_is_claimed_as_it_is_meant(key: str, value: Any, claims: list[tuple[str, Any]]) -> None:
    """However programs write a field, the claim is the same."""
    article = next(records.read(json.dumps({key: value}).encode(), "a.json"))

    assert claimed(article.claims) == claims
    assert all(claim.origin == f"record {key}" for claim in article.claims)


def test_no_name_means_two_fields() -> None:
    """A key cannot claim two fields."""
    names = [name for row in FIELD_NAMES.values() for name in row]

    assert len(names) == len(set(names))


HEADINGS = [
    ("# One\n\nText.", "One"), ("Text.\n\n# Two #\n", "Two"), ("Three\n=====\n", "Three"), ("## Deep\n", ""),
    ("#hash\n", ""), ("# *A* [link](x) `code`\n", "*A* [link](x) `code`"), ("# A {#top .x}\n", "A"),
    ("\n" * 60 + "# Late\n", ""), ("```sh\n# run it\n```\n\n# Five\n", "Five"),
    ("~~~\n# no\n```\n# no\n~~~\n", ""),
    ("1. One:\n\n   ```md\n   # {{date}}\n   ```\n", ""), ("> ````\n> ```\n# no\n````\n# Six\n", "Six"),
    ("```code``` in a line\n\n# Seven\n", "Seven"), ("```\nSeven\n====\n```\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heading"), HEADINGS)
def test_the_first_heading_is_a_title(text: str, heading: str) -> None:
    """An article without a title in its front matter has it as its heading."""
    assert markdown.first_heading(text) == heading


ONE = {"title": "T", "text": "A."}
SHAPES: dict[str, tuple[Any, list[str]]] = {
    "one": (ONE, [""]),
    "a list": ([ONE, ONE], ["[0]", "[1]"]),
    "JSON Feed": ({"version": "https://jsonfeed.org/version/1.1", "items": [ONE]}, ["[0]"]),
    "NewsAPI": ({"status": "ok", "articles": [ONE]}, ["[0]"]),
    "schema.org": ({"@context": "https://schema.org", "@graph": [ONE]}, ["[0]"]),
    "nothing": ([], []),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_records_are_found_in_every_shape_of_file(shape: tuple[Any, list[str]]) -> None:
    """One article or many, on their own or inside of another object; each with its place."""
    value, places = shape
    data = json.dumps(value).encode()

    for name, stored in (("a.json", data), ("a.json.gz", gzip.compress(data))):
        found = list(read(stored, name))
        assert [article.place for article in found] == places
        assert all(article.body.text == "A." for article in found)


def test_a_line_is_identified_by_its_byte() -> None:
    """The place of a record is the byte at which it starts in the whole file, not in the piece."""
    data = b'\xef\xbb\xbf{"title": "A"}\n\n{"title": "B"}\r\nx\n'

    found = [(article.place, bool(article.problems)) for article in read(data, "a.jsonl", 1000)]

    assert found == [("@1000", False), ("@1019", False), ("@1035", True)]


BODIES = [
    ({"content_html": "<p>A</p>", "content_text": "B"}, "html", "<p>A</p>"),
    ({"content_text": "a < b"}, "text", "a < b"),
    ({"content": {"rendered": "<p>A</p>"}}, "html", "<p>A</p>"),
    ({"maintext": "A"}, "text", "A"),
    ({"html": "<!doctype html><p>A"}, "page", "<!doctype html><p>A"),
    ({"body": "<html><body>A"}, "page", "<html><body>A"),
    ({"content": "Cut… [+123 chars]"}, "text", "Cut…"),
    ({"title": "A"}, "text", ""),
]


@pytest.mark.parametrize(("record", "kind", "text"), BODIES)
def test_a_record_has_one_body(record: dict[str, Any], kind: str, text: str) -> None:
    """The most certain field wins; the kind of text is detected where the field does not say it."""
    body = next(records.read(json.dumps(record).encode(), "a.json")).body

    assert (body.kind, body.text) == (kind, text)


def test_a_gzip_bomb_is_refused() -> None:
    """A small file that unfolds beyond the limit is an error, and does not exhaust memory."""
    with pytest.raises(ReadError, match="unfolds to more"):
        data_formats.gunzip(gzip.compress(bytes(100_000)), 1000)
    with pytest.raises(ReadError, match="cut off"):
        data_formats.gunzip(gzip.compress(bytes(100_000))[:-9])


@pytest.mark.parametrize("name", ["a.toml", "a.yaml", "a.yml", "a.json"])
@given(st.binary(max_size=100))
@settings(max_examples=50)
def test_a_sidecar_of_any_bytes(name: str, data: bytes) -> None:
    """Any bytes give claims, or an error with a remedy."""
    try:
        found = [claim.origin for claim in front_matter.read_sidecar(data, name, "sidecar")]
    except ReadError as error:
        found = [f"sidecar {error.remedy}"]

    assert all(one.startswith("sidecar ") for one in found)


FAMILIES = [
    ("a.md", "markdown"), ("a.TXT", "plain_text"), ("a.jsonl.GZ", "json_lines"), ("a.json.gz", "records"),
    ("a.gz", ""), ("a", ""), ("a.html.toml", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reader"), FAMILIES)
def test_the_suffix_decides_who_reads(name: str, reader: str) -> None:
    """Upper and lower case are the same; a file with another suffix has no reader."""
    family = family_of(name)

    assert (family.module.rpartition(".")[2] if family else "") == reader


@pytest.mark.parametrize("name", ["a.md", "a.json", "a.jsonl", "a.json.gz", "a.txt", "a.html"])
@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_a_reader_of_any_bytes(name: str, data: bytes) -> None:
    """Any bytes give articles or a ReadError."""
    try:
        found: list[Article | str] = list(read(data, name))
    except ReadError as error:
        found = [error.remedy]

    assert all(found)
