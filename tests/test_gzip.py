from __future__ import annotations

import gzip
import os
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import PLAIN, SiteFolder, article

from publisher.errors import OutputError
from publisher.stores import MARK, LocalStore
from publisher.stores.draft import Draft
from publisher.stores.gzip import GzipDraft

ON = PLAIN + "[output]\ngzip = true\n"


def copies(site: SiteFolder) -> dict[str, bytes]:
    """What the compressed files hold, by the name of the plain file."""
    return {
        name.removesuffix(".gz"): gzip.decompress(data)
        for name, data in site.files().items()
        if name.endswith(".gz")
    }


def plain(site: SiteFolder) -> dict[str, bytes]:
    """What the plain files hold."""
    return {name: data for name, data in site.files().items() if not name.endswith(".gz")}


def assert_copied(site: SiteFolder) -> None:
    """Each file has a compressed copy with its bytes and its time."""
    assert copies(site) == plain(site)
    times = site.times()
    assert {name: times[name] for name in times if name + ".gz" in times} == {
        name.removesuffix(".gz"): time for name, time in times.items() if name.endswith(".gz")
    }


@pytest.fixture
def packed(site: SiteFolder) -> SiteFolder:
    """A site with compressed copies, built once: feeds, archive pages, web pages, an outline."""
    site.configure(ON + '[[feed]]\nname = "all"\nlimit = 2\narchive = 2\n[[feed]]\nname = "in/{language}"\n')
    site.with_good(6).build()
    return site


def test_each_file_has_a_compressed_copy(packed: SiteFolder) -> None:
    """Everything that is published is also published compressed, in the same version."""
    names = set(plain(packed))
    assert {"all.rss", "all/archive/000001.atom", "feeds.opml", "index.html", "in/en.json"} <= names
    assert sum(name.startswith("articles/") for name in names) == 6
    assert_copied(packed)


def test_unchanged_stays(packed: SiteFolder) -> None:
    """A build without news writes no copy; one with news writes only those of files that differ."""
    before, times = packed.files(), packed.times()
    assert packed.build().written == ()
    assert packed.times() == times
    packed.write("late.md", article("Late", "2026-02-20"))
    written = set(packed.build().written)
    after = packed.times()
    changed = {name for name in after if after[name] != times.get(name)}
    assert written == changed >= {"all.rss", "all.rss.gz", "index.html.gz"}
    assert changed < set(after)
    assert {name.removesuffix(".gz") for name in changed} == {
        name for name in plain(packed) if plain(packed)[name] != before.get(name)
    }
    assert_copied(packed)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "another file": lambda path: path.write_bytes(gzip.compress(b"old")),
    "no gzip": lambda path: path.write_bytes(b"old"),
    "cut off": lambda path: os.truncate(path, 40),
    "an older time": lambda path: os.utime(path, (1, 1)),
    "too long, of the same time": lambda path: _write_on(path, gzip.compress(b"more")),
    "empty": lambda path: path.write_bytes(b""),
}


def _write_on(path: Path, data: bytes) -> None:
    time = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes() + data)
    os.utime(path, ns=(time, time))


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", ["all.rss", "all/archive/000001.json", "index.html", "feeds.opml", "articles"])
def test_what_somebody_damaged_is_restored(packed: SiteFolder, damage: str, name: str) -> None:
    """The next build replaces an old or broken copy, and leaves the plain file as it is."""
    found = next(one for one in plain(packed) if one.startswith(name))
    times = {one: packed.times()[one] for one in plain(packed)}
    DAMAGE[damage](packed.root / "feeds" / (found + ".gz"))
    assert packed.build().written == (found + ".gz",)
    assert_copied(packed)
    assert {one: packed.times()[one] for one in times} == times


def test_a_good_copy_is_adopted(packed: SiteFolder) -> None:
    """A copy of the same file that another zlib or a script made stays."""
    path = packed.root / "feeds/all.rss.gz"
    time = path.stat().st_mtime_ns
    path.write_bytes(gzip.compress((packed.root / "feeds/all.rss").read_bytes(), 1, mtime=17))
    os.utime(path, ns=(time, time))
    assert packed.build().written == ()
    assert_copied(packed)


def test_copies_go_when_they_are_switched_off(packed: SiteFolder) -> None:
    """Copies that are no longer updated are removed; files of others stay."""
    target = packed.root / "feeds"
    (target / "map.svg.gz").write_bytes(b"theirs")
    files = plain(packed)
    packed.configure(PLAIN)
    packed.write("late.md", article("Late", "2026-02-20"))
    packed.build()
    assert set(packed.files()) == {*files, "map.svg.gz", *plain(packed)}
    (target / "all.rss.gz").write_bytes(b"theirs")
    packed.write("later.md", article("Later", "2026-02-21"))
    packed.build()
    assert packed.build().written == ()
    assert (target / "all.rss.gz").read_bytes() == b"theirs"


def test_copies_come_when_they_are_switched_on(site: SiteFolder) -> None:
    """A site that was built without copies gets them, and subscribers see nothing new."""
    site.with_good(3).build()
    times = site.times()
    site.configure(ON)
    report = site.build()
    assert {*report.written} == {name + ".gz" for name in times}
    assert report.differences == ()
    assert {name: site.times()[name] for name in times} == times
    assert_copied(site)


def test_a_withdrawn_page_loses_its_copy(packed: SiteFolder) -> None:
    """What was withdrawn cannot be read in the compressed file."""
    gone = next(name for name in plain(packed) if name.startswith("articles/good-5"))
    (packed.articles / "good-5.md").unlink()
    packed.build()
    assert {gone, gone + ".gz"}.isdisjoint(packed.files())
    assert_copied(packed)


def test_a_withdrawn_page_loses_its_copy_without_a_catalog(packed: SiteFolder) -> None:
    """While copies are configured, one next to a page of ours is ours, even where the catalog was lost."""
    gone = next(name for name in plain(packed) if name.startswith("articles/good-5"))
    (packed.root / ".publisher/catalog.sqlite").unlink()
    packed.build()
    (packed.articles / "good-5.md").unlink()
    packed.build()
    assert {gone, gone + ".gz"}.isdisjoint(packed.files())


def test_an_orphan_loses_its_copy(packed: SiteFolder) -> None:
    """When the owner removes the file of a feed that is no longer made, its copy is removed too."""
    packed.configure(ON)
    packed.build()
    assert_copied(packed)
    (packed.root / "feeds/in/en.rss").unlink()
    packed.write("late.md", article("Late", "2026-02-20"))
    packed.build()
    assert "in/en.atom.gz" in packed.files()
    assert "in/en.rss.gz" not in packed.files()
    assert_copied(packed)


def test_a_dry_run_compresses_nothing(site: SiteFolder) -> None:
    """A dry run leaves no file behind, no compressed one either."""
    site.configure(ON)
    site.with_good(2).build(dry_run=True)
    assert not (site.root / "feeds").exists()


def test_a_link_in_the_way_stops_the_build(packed: SiteFolder) -> None:
    """A copy never replaces a link: the error names it."""
    path = packed.root / "feeds/all.rss.gz"
    path.unlink()
    path.symlink_to(packed.root / "publisher.toml")
    with pytest.raises(OutputError, match="is a symbolic link"):
        packed.build()
    assert (packed.root / "publisher.toml").read_text().startswith("[site]")


def test_the_plain_file_comes_first(tmp_path: Path) -> None:
    """A new file is visible plain before it is visible compressed."""
    (tmp_path / "all.rss.gz").mkdir()
    with LocalStore(tmp_path, gzip=True) as store:
        store.put("all.rss", b"feed", 1)
        store.put("page.html", b"page")
        with pytest.raises(OutputError):
            store.publish()
    assert (tmp_path / "all.rss").read_bytes() == b"feed"
    assert gzip.decompress((tmp_path / "page.html.gz").read_bytes()) == b"page"  # what is linked to is whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(MARK)] == []


@given(st.binary(max_size=400), st.binary(max_size=400), st.booleans())
def test_a_copy_depends_only_on_its_file(first: bytes, second: bytes, removed: bool) -> None:
    """Whatever was published before, a copy of the same bytes is the same, also of an empty file."""
    with tempfile.TemporaryDirectory() as name:
        made = []
        for folder, versions in ((Path(name) / "a", (first, second)), (Path(name) / "b", (second,))):
            for data in versions:
                with LocalStore(folder, gzip=True) as store:
                    store.put("x", data)
                    assert store.copies() == {"x.gz"}
                    store.publish()
                    store.remove("x.gz")
                    store.publish()
                if removed:
                    (folder / "x").unlink()
            with LocalStore(folder, gzip=True) as store:
                store.put("x", second)
                store.remove("x.gz")  # what is staged stays
                store.publish()
            made.append((folder / "x.gz").read_bytes())
            assert (folder / "x.gz").stat().st_mtime_ns == (folder / "x").stat().st_mtime_ns
        assert made[0] == made[1]
        assert gzip.decompress(made[0]) == second
        assert made[0][3:8] == bytes(5)  # RFC 1952: no flags, so no name, and no time


def test_memory_stays_flat(tmp_path: Path) -> None:
    """A feed of any size is compressed, and compared, piece by piece."""
    piece = os.urandom(1024) * 512
    for _ in range(2):
        draft = Draft(tmp_path, "all.rss", trial=False)
        draft.begin()
        for _ in range(40):
            draft.write(piece)
        tracemalloc.start()
        draft.close()
        copy = GzipDraft(draft)
        copy.make()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        for one in (draft, copy):
            if one.differs:
                one.replace()
        assert peak < 2 << 20
    assert len(gzip.decompress((tmp_path / "all.rss.gz").read_bytes())) == 40 * len(piece)
