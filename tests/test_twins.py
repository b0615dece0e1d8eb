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

ON = PLAIN + "[output]\ngzip = true\n"


def twins(site: SiteFolder) -> dict[str, bytes]:
    """What the compressed files hold, by the name of the plain one."""
    return {
        name.removesuffix(".gz"): gzip.decompress(data)
        for name, data in site.files().items()
        if name.endswith(".gz")
    }


def plain(site: SiteFolder) -> dict[str, bytes]:
    """What the plain files hold."""
    return {name: data for name, data in site.files().items() if not name.endswith(".gz")}


def assert_twinned(site: SiteFolder) -> None:
    """Each file has its twin, of its bytes and its time."""
    assert twins(site) == plain(site)
    times = site.times()
    assert {name: times[name] for name in times if name + ".gz" in times} == {
        name.removesuffix(".gz"): time for name, time in times.items() if name.endswith(".gz")
    }


@pytest.fixture
def packed(site: SiteFolder) -> SiteFolder:
    """A site whose files have twins, built once: feeds, archive pages, web pages, an outline."""
    site.configure(ON + '[[feed]]\nname = "all"\nlimit = 2\narchive = 2\n[[feed]]\nname = "in/{language}"\n')
    site.with_good(6).build()
    return site


def test_each_file_has_its_twin(packed: SiteFolder) -> None:
    """Whatever is published stands there compressed, too, and is of the same version for every server."""
    names = set(plain(packed))
    assert {"all.rss", "all/archive/000001.atom", "feeds.opml", "index.html", "in/en.json"} <= names
    assert sum(name.startswith("articles/") for name in names) == 6
    assert_twinned(packed)


def test_unchanged_stays(packed: SiteFolder) -> None:
    """A build without news touches no twin, one with news those of the files that differ alone."""
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
    assert_twinned(packed)


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
    """Nobody is served an old or broken twin for longer than until the next build, nor the plain file anew."""
    found = next(one for one in plain(packed) if one.startswith(name))
    times = {one: packed.times()[one] for one in plain(packed)}
    DAMAGE[damage](packed.root / "feeds" / (found + ".gz"))
    assert packed.build().written == (found + ".gz",)
    assert_twinned(packed)
    assert {one: packed.times()[one] for one in times} == times


def test_a_good_twin_is_adopted(packed: SiteFolder) -> None:
    """What another zlib, or a script, made of the very file is as good as ours."""
    path = packed.root / "feeds/all.rss.gz"
    time = path.stat().st_mtime_ns
    path.write_bytes(gzip.compress((packed.root / "feeds/all.rss").read_bytes(), 1, mtime=17))
    os.utime(path, ns=(time, time))
    assert packed.build().written == ()
    assert_twinned(packed)


def test_switched_off_they_go(packed: SiteFolder) -> None:
    """Nothing that is no longer kept up stays behind to be served; what is not ours stays."""
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


def test_switched_on_they_come(site: SiteFolder) -> None:
    """A site that was built without twins gets them, and no subscriber anything new."""
    site.with_good(3).build()
    times = site.times()
    site.configure(ON)
    report = site.build()
    assert {*report.written} == {name + ".gz" for name in times}
    assert report.differences == ()
    assert {name: site.times()[name] for name in times} == times
    assert_twinned(site)


def test_a_withdrawn_page_takes_its_twin_along(packed: SiteFolder) -> None:
    """Nobody reads in the compressed file what was withdrawn."""
    gone = next(name for name in plain(packed) if name.startswith("articles/good-5"))
    (packed.articles / "good-5.md").unlink()
    packed.build()
    assert {gone, gone + ".gz"}.isdisjoint(packed.files())
    assert_twinned(packed)


def test_a_withdrawn_page_takes_its_twin_along_without_memory(packed: SiteFolder) -> None:
    """While twins are asked for, one beside a page of ours is ours, even where the catalog was lost."""
    gone = next(name for name in plain(packed) if name.startswith("articles/good-5"))
    (packed.root / ".publisher/catalog.sqlite").unlink()
    packed.build()
    (packed.articles / "good-5.md").unlink()
    packed.build()
    assert {gone, gone + ".gz"}.isdisjoint(packed.files())


def test_an_orphan_takes_its_twin_along(packed: SiteFolder) -> None:
    """Of a feed that is no longer made, and whose file the owner removed, no twin is served on."""
    packed.configure(ON)
    packed.build()
    assert_twinned(packed)
    (packed.root / "feeds/in/en.rss").unlink()
    packed.write("late.md", article("Late", "2026-02-20"))
    packed.build()
    assert "in/en.atom.gz" in packed.files()
    assert "in/en.rss.gz" not in packed.files()
    assert_twinned(packed)


def test_a_dry_run_compresses_nothing(site: SiteFolder) -> None:
    """A dry run leaves no file behind, twins among them."""
    site.configure(ON)
    site.with_good(2).build(dry_run=True)
    assert not (site.root / "feeds").exists()


def test_a_link_in_the_way_stops_the_build(packed: SiteFolder) -> None:
    """A twin replaces no link, as no file of ours does: the error names it."""
    path = packed.root / "feeds/all.rss.gz"
    path.unlink()
    path.symlink_to(packed.root / "publisher.toml")
    with pytest.raises(OutputError, match="is a symbolic link"):
        packed.build()
    assert (packed.root / "publisher.toml").read_text().startswith("[site]")


def test_the_plain_file_comes_first(tmp_path: Path) -> None:
    """A new file can be had by those who cannot unpack before others are sent its twin."""
    (tmp_path / "all.rss.gz").mkdir()
    with LocalStore(tmp_path, gzip=True) as stage:
        stage.put("all.rss", b"feed", 1)
        stage.put("page.html", b"page")
        with pytest.raises(OutputError):
            stage.publish()
    assert (tmp_path / "all.rss").read_bytes() == b"feed"
    assert gzip.decompress((tmp_path / "page.html.gz").read_bytes()) == b"page"  # what is linked to is whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(MARK)] == []


@given(st.binary(max_size=400), st.binary(max_size=400), st.booleans())
def test_any_bytes(first: bytes, second: bytes, removed: bool) -> None:
    """Of any bytes, the empty file's too, a twin is the same whatever stood there before."""
    with tempfile.TemporaryDirectory() as name:
        made = []
        for folder, versions in ((Path(name) / "a", (first, second)), (Path(name) / "b", (second,))):
            for data in versions:
                with LocalStore(folder, gzip=True) as stage:
                    stage.put("x", data)
                    assert stage.twins() == {"x.gz"}
                    stage.publish()
                    stage.remove("x.gz")
                    stage.publish()
                if removed:
                    (folder / "x").unlink()
            with LocalStore(folder, gzip=True) as stage:
                stage.put("x", second)
                stage.remove("x.gz")  # what is staged stays
                stage.publish()
            made.append((folder / "x.gz").read_bytes())
            assert (folder / "x.gz").stat().st_mtime_ns == (folder / "x").stat().st_mtime_ns
        assert made[0] == made[1]
        assert gzip.decompress(made[0]) == second
        assert made[0][3:8] == bytes(5)  # RFC 1952: no flags, so no name, and no time


def test_memory_stays_flat(tmp_path: Path) -> None:
    """A feed of any size is compressed, and compared, piece by piece."""
    piece = os.urandom(1024) * 512
    for _ in range(2):
        with LocalStore(tmp_path, gzip=True) as stage:
            draft = stage.draft("all.rss")
            for _ in range(40):
                stage.write(draft, piece)
            tracemalloc.start()
            stage.close(draft)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            stage.publish()
        assert peak < 2 << 20
