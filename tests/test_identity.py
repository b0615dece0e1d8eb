"""Which id an entry has, and under which id and dates it is published again."""

from __future__ import annotations

import pytest

from publisher.catalog import Row
from publisher.identity import Known, as_published, decide, memory_key, originals
from publisher.models import Site

SITE = Site(link="https://notes.example.org/", since="2025")
ROW = Row(
    place="",
    id="new",
    is_explicit=False,
    is_named=False,
    link="",
    title="",
    published=100,
    updated=100,
    draft=False,
    inferred=False,
    undated=False,
    digest=b"digest",
    terms=(),
    stated=100,
    words=b"words",
)

DECISIONS = {
    "an explicit id wins": (("urn:x", "https://a.example/", "a.md", ""), ("urn:x", "")),
    "an id that is no URI stays as it is": (("17", "", "a.md", ""), ("17", "")),
    "then comes the link": (("", "https://a.example/", "a.md", ""), ("https://a.example/", "link")),
    "then the file's name": (("", "", "a b.md", ""), ("tag:notes.example.org,2025:a%20b.md", "file name")),
    "a record adds its place": (
        ("", "", "a.json", "[3]"),
        ("tag:notes.example.org,2025:a.json#%5B3%5D", "file name"),
    ),
}


@pytest.mark.parametrize(("given", "decided"), DECISIONS.values(), ids=DECISIONS)
def test_an_id_is_decided(given: tuple[str, str, str, str], decided: tuple[str, str]) -> None:
    """An explicit id, else the link, else a tag URI of the file's name."""
    explicit, link, name, place = given
    assert decide(explicit, link, SITE, name, place) == decided


KEYS = {
    "a file is remembered by its name": (("", False), (b"a.md", b"d")),
    "also when it gives an id": (("", True), (b"a.md", b"d")),
    "a record by the id that it gives": (("@9", True), (b"\0id", b"")),
    "else by file and place": (("@9", False), (b"a.md\0@9", b"d\0@9")),
}


@pytest.mark.parametrize(("given", "key"), KEYS.values(), ids=KEYS)
def test_an_article_is_remembered_under_a_key(given: tuple[str, bool], key: tuple[bytes, bytes]) -> None:
    """A file that moved is found by its digest, a record by its id wherever it is."""
    place, is_named = given
    assert memory_key(b"a.md", place, "id", b"d", is_named=is_named) == key


PUBLISHED = {
    "an id that is not explicit gives way": (ROW, Known("old"), None, {"id": "old"}),
    "an explicit id wins": (ROW._replace(is_explicit=True), Known("old"), None, {"id": "new"}),
    "an inferred date stays": (
        ROW._replace(inferred=True, published=300, updated=300),
        Known("old", published=50),
        None,
        {"published": 50, "updated": 50},
    ),
    "a given `updated` moves on with an inferred date": (
        ROW._replace(inferred=True, published=300, updated=400),
        Known("old", published=50),
        None,
        {"published": 50, "updated": 400},
    ),
    "a declared date wins": (ROW, Known("old", published=50), None, {"published": 100}),
    "the first sight of an undated article stays": (
        ROW._replace(undated=True, updated=500, published=None),
        Known("old", updated=70),
        None,
        {"updated": 70, "edited": False},
    ),
    "an edit moves `updated`": (ROW, Known("old"), 700, {"updated": 700, "published": 100, "edited": True}),
    "an edit that was seen before stays": (
        ROW,
        Known("old", updated=600),
        None,
        {"updated": 600, "edited": True},
    ),
    "an `updated` of its own that is later wins": (
        ROW._replace(updated=900),
        Known("old", updated=600),
        None,
        {"updated": 900, "edited": False},
    ),
    "words that are not known stay as they were": (
        ROW._replace(words=b""),
        Known("old", words=b"before"),
        None,
        {"words": b"before"},
    ),
}


@pytest.mark.parametrize(("row", "known", "edited", "expected"), PUBLISHED.values(), ids=PUBLISHED)
def test_what_was_published_is_kept(
    row: Row, known: Known, edited: int | None, expected: dict[str, object]
) -> None:
    """Ids and inferred dates do not change once they are published; what the writer declares is stronger."""
    found = as_published(row, known, edited)
    assert {name: getattr(found, name) for name in expected} == expected


EDITS = {
    "the same words": (ROW, Known("x", stated=100, words=b"words"), False),
    "other words under the same date": (ROW, Known("x", stated=100, words=b"before"), True),
    "other words under a later date": (
        ROW._replace(stated=200),
        Known("x", stated=100, words=b"before"),
        False,
    ),
    "other words under an earlier date": (
        ROW._replace(stated=50),
        Known("x", stated=100, words=b"before"),
        False,
    ),
    "other words without a date": (ROW._replace(stated=None), Known("x", words=b"before"), True),
    "words that were never remembered": (ROW, Known("x", stated=100), False),
    "words that were not decided": (ROW._replace(words=b""), Known("x", stated=100, words=b"before"), False),
}


@pytest.mark.parametrize(("row", "known", "is_edited"), EDITS.values(), ids=EDITS)
def test_an_edit_is_told_from_another_version(row: Row, known: Known, *, is_edited: bool) -> None:
    """Only other words under the date that the article gave before are an edit that it does not report."""
    assert known.is_edited(row) is is_edited


def test_ids_of_atom_lead_back_to_the_ids() -> None:
    """An id that is no IRI has another form in Atom, and is recognised when it is read back."""
    tags = "tag:notes.example.org,2025:"
    found = originals(["17", "https://a.example/1"], tags)
    assert set(found.values()) == {"17", "https://a.example/1"}
    assert found["17"] == "17"
    assert [one for one, identity in found.items() if identity == "17" and one.startswith(tags)]
