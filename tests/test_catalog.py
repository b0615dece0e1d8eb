"""What is remembered between builds, and what is selected from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import NOW, folder

from publisher.catalog import (
    Catalog,
    Damaged,
    KnownFile,
    Row,
    Selection,
    Shown,
    Touched,
    database,
    opened,
    rows,
    seconds,
)
from publisher.catalog.database import FILE_NAME
from publisher.catalog.rendered import Rendered, pack_entry, unpack, unpack_entry
from publisher.errors import BusyError, CatalogError
from publisher.models import Enclosure, Entry, Owned, Owner, Person, Problem
from publisher.pipeline.worker import _terms

DAY = timedelta(days=1)
KINDS = frozenset({"publisher", "category", "language", "author"})


@pytest.fixture
def catalog() -> Iterator[Catalog]:
    """An empty catalog."""
    with folder() as root, opened(root) as one:
        yield one


def entry(identity: str, days: int = 0, **values: Any) -> Entry:
    """An entry published some days before now."""
    when = NOW - days * DAY
    return Entry(identity, identity, published=when, updated=when)._replace(**values)


def row_of(made: Entry, place: str = "") -> Row:
    """The row of an entry that gives its id and dates."""
    return Row(
        place=place,
        id=made.id,
        is_explicit=True,
        is_named=True,
        link=made.link,
        title=made.title,
        published=seconds(made.published),
        updated=seconds(made.updated),
        draft=made.draft,
        inferred=made.inferred,
        undated=False,
        digest=b"digest",
        terms=_terms(made, KINDS),
        stated=seconds(made.updated),
        words=b"words",
    )


def put(one: Catalog, name: str, made: Entry, place: str = "") -> None:
    """Add an entry as a build does."""
    one.add_entry(name.encode(), row_of(made, place))
    one.files.add([(name.encode(), KnownFile("version", b"digest of " + name.encode()))])
    one.duplicates.settle(Touched({made.id}), NOW)


def ids(one: Catalog, where: tuple[tuple[str, tuple[str, ...]], ...] = (), limit: int = 99) -> list[str]:
    """Ids of what is selected."""
    return [listing.id for listing in one.select(Selection(tuple(where), limit), NOW)]


def duplicates(one: Catalog) -> list[tuple[bytes, bytes]]:
    """Names of what is hidden, and of what hides it."""
    touched = Touched({"same", "a", "b", "c", "x"})
    return [(found.name, found.other_name) for found in one.duplicates.of_ids(touched)]


RICH = Entry(
    id="a",
    title="Tït\u202ele",
    authors=(Person("A", "a@a.example", "https://a.example/"), Person("B")),
    published=datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC),
    updated=NOW,
    publisher="P",
    language="pt-BR",
    link="https://a.example/a",
    image=Enclosure("https://a.example/a.png", "image/png", 0),
    summary="S",
    categories=("x", "y"),
    credits=("AFP",),
    enclosures=(Enclosure("https://a.example/a.mp3"),),
    source="https://a.example/",
    draft=True,
    day_only=True,
    inferred=True,
)


@pytest.mark.parametrize(
    "one", [RICH, Entry("a", "b"), Entry("a", "b", updated=NOW)], ids=["rich", "bare", "updated"]
)
def test_an_entry_comes_back_as_it_was(one: Entry) -> None:
    """Nothing of an entry is lost on its way through the catalog, except how it was decided."""
    assert unpack_entry(pack_entry(one)) == one
    rendered = Rendered(one, "<p>c</p>", "s", {"rss": "<item>\u202e</item>", "json": "{}"}, "<html>")
    data = rendered.pack()
    found = unpack(data)
    assert replace(found, digest=b"", content_digest=b"") == rendered
    assert found.digest != replace(rendered, entry=one._replace(title="other")).pack()[:16]
    assert (
        found.content_digest == unpack(replace(rendered, entry=one._replace(title="x")).pack()).content_digest
    )
    assert found.content_digest != unpack(replace(rendered, summary="t").pack()).content_digest


@given(st.binary(max_size=60), st.integers(0, 400))
def test_damage_of_a_rendered_entry_is_noticed(data: bytes, at: int) -> None:
    """Bytes that are not what was stored are damage, or the same entry; never another one."""
    rendered = Rendered(RICH, "<p>c</p>", "s", {"rss": "<item></item>"})
    whole = rendered.pack()
    try:
        found = unpack(whole[:at] + data + whole[at + len(data) :])
    except Damaged:
        return
    assert replace(found, digest=b"", content_digest=b"") == rendered


def test_the_newest_come_first(catalog: Catalog) -> None:
    """By published date, of one date the last name first, so that builds do not differ; up to a limit."""
    for name, days in (("b", 1), ("a", 1), ("new", 0), ("old", 9)):
        put(catalog, name, entry(name, days))

    assert ids(catalog) == ["new", "b", "a", "old"]
    assert ids(catalog, limit=2) == ["new", "b"]


def test_drafts_and_embargoes_are_not_selected(catalog: Catalog) -> None:
    """Neither before its time nor at all, and both are counted."""
    put(catalog, "due", entry("due"))
    put(catalog, "later", entry("later", -2))
    put(catalog, "draft", entry("draft", draft=True))

    assert ids(catalog) == ["due"]
    assert catalog.count(NOW) == (1, 1, 1, 0)
    assert catalog.fallen_due(NOW, NOW + 3 * DAY) == {"later"}


CONDITIONS = [
    ((("publisher", ("P",)),), ["a", "b"]),
    ((("publisher", ("P", "Q")),), ["a", "b", "c"]),
    ((("publisher", ("P",)), ("language", ("en",))), ["a"]),
    ((("category", ("x",)),), ["a", "c"]),
    ((("category", ("X",)),), []),
    ((("author", ("Ada",)),), ["b"]),
    ((("publisher", ()),), []),
]


@pytest.mark.parametrize(("where", "selected"), CONDITIONS)
def test_conditions_choose(
    catalog: Catalog, where: tuple[tuple[str, tuple[str, ...]], ...], selected: list[str]
) -> None:
    """All kinds must hold, any value of a kind will do; regions of a language are one."""
    put(catalog, "a", entry("a", 1, publisher="P", language="en-GB", categories=("x",)))
    put(catalog, "b", entry("b", 2, publisher="P", language="nb", authors=(Person("Ada"),)))
    put(catalog, "c", entry("c", 3, publisher="Q", language="en", categories=("x", "y")))

    assert ids(catalog, where) == selected
    assert catalog.values("category", NOW) == ["x", "y"]
    assert catalog.values("language", NOW) == ["en", "nb"]


def test_one_of_two_with_one_id_is_shown(catalog: Catalog) -> None:
    """The newer update wins, then the name; the other is reported, and comes back when the first goes."""
    put(catalog, "b", entry("same", 1))
    put(catalog, "a", entry("same", 1))
    put(catalog, "c", entry("same", 2))

    assert duplicates(catalog) == [(b"b", b"a"), (b"c", b"a")]
    assert ids(catalog) == ["same"]
    catalog.duplicates.settle(Touched(catalog.remove_entries(b"a")[0]), NOW)
    assert duplicates(catalog) == [(b"c", b"b")]


def test_too_many_to_be_named_are_all() -> None:
    """A first build of a million articles does not keep their ids in memory to look for duplicates."""
    touched = Touched()
    touched.add(f"id {number}" for number in range(rows.MOST_TOUCHED))
    assert (len(touched.ids), touched.all) == (rows.MOST_TOUCHED, False)
    touched.add(["one"], ["more"])
    touched.add(["and"], ["more"])
    assert (touched.ids, touched.links, touched.all, bool(touched)) == (set(), set(), True, True)


def test_duplicates_are_found_among_all(catalog: Catalog) -> None:
    """Where the touched ids are not known, every duplicate is found."""
    put(catalog, "b", entry("same", 1))
    put(catalog, "a", entry("same", 1))
    put(catalog, "x", entry("other", 1))
    catalog.duplicates.settle(Touched(all=True), NOW)

    assert [found.value for found in catalog.duplicates.of_ids(Touched(all=True))] == ["same"]


@pytest.mark.parametrize("large", [10**9, 100_000])
def test_a_seal_shows_whether_a_catalog_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, large: int
) -> None:
    """All of it below a size, samples of it above; another length is always seen."""
    monkeypatch.setattr(database, "LARGE", large)
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(bytes(8_000_000))
    database.seal(path)
    assert database.is_whole(path) is True
    path.write_bytes(bytes(8_000_000 - 4096))
    assert database.is_whole(path) is False
    path.write_bytes(b"\1" + bytes(8_000_000 - 1))
    assert database.is_whole(path) is False


def test_the_last_of_equal_records_wins(catalog: Catalog) -> None:
    """Wires send a correction as a later line with the same id; that is not reported."""
    for place in ("@9", "@100", "@20"):
        put(catalog, "wire.jsonl", entry("same", 1, title=place), place)

    assert [listing.place for listing in catalog.select(Selection(), NOW)] == ["@100"]
    assert duplicates(catalog) == []


def test_what_was_published_is_known_by_name_and_by_content() -> None:
    """An id stays with its file's name; with its content where the old name is gone."""
    with folder() as root:
        with opened(root) as one:
            put(one, "old", entry("first"))
            one.remember_identity(b"old", b"content", row_of(entry("first")))
            one.commit()
        with opened(root) as one:
            same, copy = one.identity(b"old", b"?"), one.identity(b"copy", b"content")
            strange = one.identity(b"x", b"?")
            one.remove_entries(b"old")
            moved, nothing = one.identity(b"new", b"content"), one.identity(b"new", b"")

    assert same is not None
    assert moved is not None
    assert (same.id, moved.id) == ("first", "first")
    assert (copy, strange, nothing) == (None, None, None)


def test_what_is_undone_was_never_there(catalog: Catalog) -> None:
    """A build that the guard stops leaves no trace in what is remembered."""
    put(catalog, "a", entry("a"))
    catalog.commit()
    put(catalog, "b", entry("b"))
    catalog.set_meta("key", "value")

    catalog.undo()

    assert ids(catalog) == ["a"]
    assert catalog.meta("key") == ""


def test_a_problem_keeps_its_first_day(catalog: Catalog) -> None:
    """`status` can say since when something is wrong."""
    one, two = Problem("a.md", "bad", "remedy"), Problem("b.md", "bad", "remedy", "warning")
    first, second = Owned(one, Owner("file", b"a.md")), Owned(two, Owner("file", b"b.md"))
    problems, start = catalog.problems, int(NOW.timestamp())
    assert list(problems.add([first], NOW, {})) == [one]
    assert list(problems.add([first, second, second], NOW + DAY, {})) == [two]

    assert problems.given() == [(one, start), (two, start + 86400)]
    assert list(problems.of(first.owner)) == [(first, start)]


def test_a_feed_is_remembered_as_it_was_shown(catalog: Catalog) -> None:
    """The guard compares with what subscribers really have."""
    first, second = Shown("a", "A", b"body", b"1"), Shown("b", "B", b"body", b"2")
    catalog.history.add_feed("all", (b"digest", "versions"), [first, second], NOW)
    catalog.history.add_feed("all", (b"other", "versions"), [second._replace(digest=b"3")], NOW)

    assert catalog.history.made("all") == (b"other", "versions")
    assert catalog.history.listed("all") == {"b": second._replace(digest=b"3")}
    assert (catalog.history.made("none"), catalog.history.listed("none")) == ((b"", ""), {})


def test_only_one_holds_it(tmp_path: Path) -> None:
    """The second gets an error that names the first; afterwards it is free again, and the lock file stays."""
    import os

    with opened(tmp_path), pytest.raises(BusyError, match=f"process {os.getpid()}"), opened(tmp_path):
        pass
    with opened(tmp_path) as one:
        assert one.files.folders() == {}
    assert (tmp_path / "lock").exists()


def test_a_trial_without_a_catalog_leaves_nothing(tmp_path: Path) -> None:
    """A dry run of a new site makes no file."""
    with opened(tmp_path / "state", trial=True) as one:
        put(one, "a", entry("a"))
        one.commit()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_reported(tmp_path: Path) -> None:
    """Where nothing can be remembered, nothing is published: the error names the place."""
    (tmp_path / "state").write_text("in the way")

    with pytest.raises(CatalogError, match="state"), opened(tmp_path / "state"):
        pass


@given(st.binary(max_size=300), st.integers(0, 4000))
def test_any_damage_is_survived(data: bytes, at: int) -> None:
    """Whatever bytes are in the file: a catalog opens, as it was or empty."""
    with folder() as root:
        with opened(root) as one:
            put(one, "a", entry("a"))
            one.commit()
        path = root / "catalog.sqlite"
        whole = path.read_bytes()
        path.write_bytes(whole[:at] + data + whole[at + len(data) :])

        with opened(root) as one:
            assert ids(one) in ([], ["a"])
            one.commit()
        with opened(root) as one:
            put(one, "b", entry("b"))
            assert "b" in ids(one)


def test_its_tables_are_described_on_its_first_page(tmp_path: Path) -> None:
    """A damaged page elsewhere must not make every table unreadable (SQLite file format, 1.6: 13 is a leaf)."""
    with opened(tmp_path):
        pass
    assert (tmp_path / FILE_NAME).read_bytes()[100] == 13
