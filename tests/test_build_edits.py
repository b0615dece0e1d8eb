"""`updated` moves when an article's words truly change, and for nothing else."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta

import orjson
import pytest
from sites import NOW, SiteFolder, article

from publisher import build
from publisher.config import load

DAY = "2026-02-01"
THEN = "2026-02-01T00:00:00Z"


def _dates(site: SiteFolder) -> tuple[str, str]:
    (item,) = orjson.loads((site.root / "feeds/all.json").read_bytes())["items"]
    return item["date_published"], item["date_modified"]


def _written(site: SiteFolder, text: str) -> None:
    site.write("a.md", text)


EDITS = {
    "other words": (article("Tide", DAY, "The tide was early."), True),
    "another title": (article("Ebb", DAY), True),
    "a correction": (article("Tide", DAY, corrected="It was Tuesday."), True),
    "a retraction": (article("Tide", DAY, retracted="It never happened."), True),
    "another summary": (article("Tide", DAY, summary="Late."), True),
    "the same": (article("Tide", DAY), False),
    "another order of fields": (f"---\ndate: {DAY}\ntitle: Tide\n---\n\nThe tide was late.\n", False),
    "a category": (article("Tide", DAY, tags="[log]"), False),
}


@pytest.mark.parametrize("name", EDITS)
def test_updated_moves_with_the_words(site: SiteFolder, name: str) -> None:
    """A reader shows an entry as changed when a person would say so: not for a touch, nor for its filing."""
    text, moves = EDITS[name]
    _written(site, article("Tide", DAY))
    site.build()
    _written(site, text)
    site.build()

    published, updated = _dates(site)
    assert published == THEN
    assert (updated > THEN) is moves
    before = site.files()
    site.touch(site.articles / "a.md")
    site.build()
    assert site.files() == before


def test_the_writer_has_the_word(site: SiteFolder) -> None:
    """An article that says itself when it was changed is believed, to the second."""
    _written(site, article("Tide", DAY))
    site.build()
    _written(site, article("Tide", DAY, "Early.", updated="2026-02-03T10:00:00Z"))
    site.build()
    assert _dates(site) == (THEN, "2026-02-03T10:00:00Z")
    _written(site, article("Tide", DAY, "Earlier.", updated="2026-02-03T10:00:00Z"))
    site.build()
    seen = _dates(site)
    assert seen[1] > "2026-02-03T10:00:00Z"
    _written(site, article("Tide", DAY, "Earliest.", updated="2026-02-04T10:00:00Z"))
    site.build()
    assert _dates(site) == seen  # it does not go back, either


@pytest.mark.parametrize(("moved", "expected"), [(-400, NOW), (-1, NOW - timedelta(days=1)), (3, NOW)])
def test_an_edit_is_as_old_as_its_file_if_that_can_be(site: SiteFolder, moved: int, expected: object) -> None:
    """The file's time says when it was edited, unless a copy set it back or ahead: then it is the build's."""
    import os

    _written(site, article("Tide", DAY))
    site.build()
    path = site.articles / "a.md"
    path.write_text(article("Tide", DAY, "Early."))
    then = (NOW + timedelta(days=moved)).timestamp()
    os.utime(path, (then, then))
    site.build()

    assert _dates(site)[1] == f"{expected:%Y-%m-%dT%H:%M:%SZ}"


def test_other_decisions_are_no_edit(site: SiteFolder) -> None:
    """A new version or configuration that reads the same file otherwise does not show it as changed."""
    _written(site, article("Tide &amp;amp; Ebb", DAY))
    site.build()
    before = _dates(site)
    config = (site.root / "publisher.toml").read_text()
    site.configure(config.replace('publisher = "Harbour Notes"', 'publisher = "Quay Notes"'))
    build(load(site.root), now=NOW)

    assert _dates(site) == before


def test_an_edited_record_moves_too(site: SiteFolder) -> None:
    """Records are remembered by their ids, whatever lines are around them."""

    def put(text: str) -> None:
        site.write("a.jsonl", f'{{"id": "tag:a,2025:1", "title": "Tide", "date": "{DAY}", "text": "{text}"}}\n')

    put("The tide was late.")
    site.build()
    assert _dates(site) == (THEN, THEN)
    put("The tide was early.")
    site.build()
    assert _dates(site)[1] > THEN


def _line(identity: str, **values: str) -> str:
    return json.dumps({"id": identity, **values}) + "\n"


FIRST = _line("urn:tide", title="Tide", date_published=THEN, content_text="The tide was late.")
DATED = {"date_modified": "2026-02-03T10:00:00Z"}
LATER = _line("urn:tide", title="Tide", date_published=THEN, content_text="The tide was early.", **DATED)
SAME_DATE = _line("urn:tide", title="Tide", date_published=THEN, content_text="The tide was early.")
OTHER = _line("urn:gull", title="Gull", date_published="2026-01-05T00:00:00Z", content_text="A gull.")
FORMER = _line(
    "urn:tide",
    title="Tide",
    date_published=THEN,
    content_text="The tide was very late.",
    date_modified="2026-02-02T10:00:00Z",
)
# The records of a file, and what it holds when it is read again.
VERSIONS = {
    "touched": (FIRST + LATER, FIRST + LATER),
    "the newer version comes first": (LATER + FIRST, LATER + FIRST),
    "three versions": (FIRST + FORMER + LATER, FIRST + FORMER + LATER),
    "two versions of one date": (FIRST + SAME_DATE, FIRST + SAME_DATE),
    "another record is appended": (FIRST + LATER, FIRST + LATER + OTHER),
    "another record is put before them": (FIRST + LATER, OTHER + FIRST + LATER),
    "in another order": (FIRST + LATER, LATER + FIRST),
    "the older version is removed": (FIRST + LATER, LATER),
    "the older version is appended again": (FIRST + LATER, FIRST + LATER + FIRST),
}


@pytest.mark.parametrize("name", ["wire.jsonl", "wire.ndjson.gz", "wire.json"])
@pytest.mark.parametrize(("before", "after"), VERSIONS.values(), ids=VERSIONS)
def test_two_versions_in_one_file_are_no_edit(site: SiteFolder, name: str, before: str, after: str) -> None:
    """A file that holds an older version of an entry, too, is read again without moving `updated`."""
    site.write(name, _stored(name, before))
    site.build()
    shown = next(item for item in site.items() if item["id"] == "urn:tide")
    for _ in range(2):
        site.write(name, _stored(name, after))
        site.build()
        assert next(item for item in site.items() if item["id"] == "urn:tide") == shown


def _stored(name: str, lines: str) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(lines.encode(), mtime=0)
    return f"[{','.join(lines.splitlines())}]".encode() if name.endswith(".json") else lines.encode()


def test_a_later_version_that_is_appended_is_an_update(site: SiteFolder) -> None:
    """A wire that appends a corrected version updates the entry by the date that the version gives."""
    site.write("wire.jsonl", FIRST)
    site.build()
    site.write("wire.jsonl", FIRST + LATER)
    site.build()
    assert _dates(site) == (THEN, DATED["date_modified"])
    site.write("wire.jsonl", FIRST + LATER + OTHER)
    site.build()
    assert site.items()[0]["date_modified"] == DATED["date_modified"]
