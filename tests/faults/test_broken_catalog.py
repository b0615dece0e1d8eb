from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import orjson
import pytest
from faulty_sites import NOW, POINTS, FaultySite, at_once, faults, outcome, run

from publisher import build, load_config
from publisher.catalog.database import VERSION
from publisher.errors import CatalogError

PLACES = 200


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> FaultySite:
    """A site that was built, to be copied."""
    site = FaultySite.begun(tmp_path_factory.mktemp("catalog") / "site")
    site.healthy()
    return site


def catalog(site: FaultySite) -> Path:
    """Where the catalog of a site lies."""
    return site.root / ".publisher/catalog.sqlite"


def copied(template: FaultySite, folder: Path) -> FaultySite:
    """Copy a built site, and change its articles."""
    shutil.copytree(template.root, folder)
    site = FaultySite(folder)
    site.change()
    return site


def moved(folder: Path) -> tuple[FaultySite, str]:
    """A site with an article that was published under another name; gives the id it must keep."""
    site = FaultySite.begun(folder)
    site.healthy()
    identity = _guids(site, "Note 3")[0]
    (folder / "articles/note-3.md").rename(folder / "articles/renamed.md")
    site.healthy()
    assert _guids(site, "Note 3") == [identity]
    return site, identity


def _guids(site: FaultySite, title: str) -> list[str]:
    return [item["id"] for item in orjson.loads(site.files()["all.json"])["items"] if item["title"] == title]


def test_bit_is_flipped(tmp_path: Path, template: FaultySite) -> None:
    """A bit flipped anywhere in the catalog changes no byte that a subscriber gets."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    size = catalog(template).stat().st_size
    chance = random.Random(5)
    bits = [8 * (size * n // PLACES) + chance.randrange(8 * size // PLACES) for n in range(PLACES)]

    def attempt(bit: int) -> list[str]:
        site = copied(template, tmp_path / str(bit))
        data = bytearray(catalog(site).read_bytes())
        data[bit // 8] ^= 1 << bit % 8
        catalog(site).write_bytes(data)
        report = site.healthy()
        wrong = [*site.judge(report.status, "", old, new), *site.recover(new)]
        if not report.note and bit // 8 not in range(24, 28):  # a flip in SQLite's own counter harms nothing
            wrong.append("went unnoticed")
        shutil.rmtree(site.root)
        return wrong

    assert at_once(attempt, bits) == []
    POINTS["a catalog with a flipped bit"] += len(bits)


def test_bit_is_flipped_after_a_kill(tmp_path: Path, template: FaultySite) -> None:
    """Without its seal, as after a kill, a damaged catalog stops one build at most and breaks no feed."""
    size = catalog(template).stat().st_size
    bits = [8 * (size * n // PLACES) + n % 8 for n in range(PLACES)]

    def attempt(bit: int) -> list[str]:
        site = copied(template, tmp_path / str(bit))
        catalog(site).with_name("catalog.sqlite.seal").unlink()
        data = bytearray(catalog(site).read_bytes())
        data[bit // 8] ^= 1 << bit % 8
        catalog(site).write_bytes(data)
        try:
            report = site.healthy()
        except CatalogError:  # noticed half-way: the next build sets it aside
            report = site.healthy()
        wrong = [] if report.status == 0 else [f"status {report.status}: {report.problems}"]
        return wrong + [fault for name, data in site.files().items() for fault in faults(name, data)]

    assert at_once(attempt, bits) == []
    POINTS["an unsealed catalog with a flipped bit"] += len(bits)


@pytest.mark.parametrize("kept", [0, 1, 15, 99, 100, 511, 512, 4095, 4096, 4097, 20_000, 32_768, 61_439])
def test_catalog_is_truncated(tmp_path: Path, template: FaultySite, kept: int) -> None:
    """A catalog cut short anywhere is set aside and told, and the feeds come out as ever."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = copied(template, tmp_path / "site")
    data = catalog(site).read_bytes()
    assert kept < len(data)
    catalog(site).write_bytes(data[:kept])
    status, error = run(site.command())
    assert status == 0
    assert "catalog.sqlite was damaged" in error
    assert [*site.judge(status, error, old, new), *site.recover(new)] == []
    POINTS["a truncated catalog"] += 1


def test_catalog_is_no_catalog(tmp_path: Path, template: FaultySite) -> None:
    """Whatever else lies in the catalog's place is set aside, and kept."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = copied(template, tmp_path / "site")
    catalog(site).write_bytes(b"Dear diary, today the tide was late.\n" * 400)
    status, error = run(site.command())
    assert status == 0
    assert site.judge(status, error, old, new) == []
    assert catalog(site).with_name("catalog.sqlite.broken").read_bytes().startswith(b"Dear diary")
    assert site.recover(new) == []
    POINTS["something else in the catalog's place"] += 1


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 40, VERSION - 1])
def test_catalog_is_of_another_version(tmp_path: Path, version: int) -> None:
    """A catalog of a newer or older publisher is kept, and ids that only it knew live on."""
    site, identity = moved(tmp_path / "site")
    before = site.files()
    with sqlite3.connect(catalog(site)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    status, error = run(site.command())
    assert status == 0
    assert f"of version {version}" in error
    assert _guids(site, "Note 3") == [identity]
    assert site.files() == before
    assert run(site.command()) == (0, ""), "told once"
    POINTS["a catalog of another version"] += 1


def test_catalog_loses_a_page(tmp_path: Path) -> None:
    """What a damaged catalog still knows of ids lives on, whichever other page is lost."""
    site, identity = moved(tmp_path / "site")
    before = site.files()
    whole = catalog(site).read_bytes()
    kept = 0
    shutil.copytree(site.root / "feeds", tmp_path / "feeds")
    for page in range(1, len(whole) // 4096):
        shutil.rmtree(site.root / "feeds")
        shutil.copytree(tmp_path / "feeds", site.root / "feeds")
        data = bytearray(whole)
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
        catalog(site).write_bytes(data)
        report = site.healthy()
        assert report.status == 0
        assert report.note == "damaged" or site.files() == before  # a free page, or a print, made again
        kept += site.files() == before and _guids(site, "Note 3") == [identity]
    assert kept >= len(whole) // 4096 - 2, "only the page of what must never change may matter"
    POINTS["a catalog without one of its pages"] += len(whole) // 4096 - 1


def test_catalog_is_locked(tmp_path: Path, template: FaultySite) -> None:
    """A catalog that another program has locked is waited for, then left alone."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = copied(template, tmp_path / "site")
    before = catalog(site).read_bytes()
    other = sqlite3.connect(catalog(site), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    status, error = run(site.command())
    other.close()
    assert status == 75
    assert "another program has it locked" in error
    assert catalog(site).read_bytes() == before
    assert [*site.judge(status, error, old, old), *site.recover(new)] == []
    POINTS["a catalog that another program has locked"] += 1


def test_catalog_cannot_be_opened(tmp_path: Path, template: FaultySite) -> None:
    """A folder in the catalog's place is told, not removed."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = copied(template, tmp_path / "site")
    catalog(site).unlink()
    catalog(site).mkdir()
    status, error = run(site.command())
    assert status == 74
    assert site.judge(status, error, old, old) == []
    catalog(site).rmdir()
    assert site.recover(new) == []
    POINTS["something else in the catalog's place"] += 1


def test_dry_run_leaves_a_damaged_catalog(tmp_path: Path, template: FaultySite) -> None:
    """A dry run over a damaged catalog changes no file."""
    site = copied(template, tmp_path / "site")
    catalog(site).write_bytes(catalog(site).read_bytes()[:5000])

    def files() -> dict[Path, bytes]:
        found = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}
        return {path: data for path, data in found.items() if path.name != "lock"}

    before = files()
    assert build(load_config(site.root), now=NOW, dry_run=True).status == 0
    assert files() == before
    POINTS["a truncated catalog"] += 1
