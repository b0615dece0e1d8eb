from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from faulty_sites import POINTS, FaultySite, at_once, do, mounted, need, need_root, outcome, run

BEGINNINGS = {"cold": FaultySite.begun, "incremental": FaultySite.edited}


@pytest.fixture(autouse=True, scope="module")
def _root() -> None:
    need_root()


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("folder", ["feeds", ".publisher", ""])
def test_disk_is_full(tmp_path: Path, beginning: str, folder: str) -> None:
    """A disk that is full after any number of pages leaves whole feeds; with room again, all is well."""
    begin = BEGINNINGS[beginning]
    old, new = outcome(begin, tmp_path / "undisturbed")
    statuses = set()

    def attempt(free: int) -> list[str]:
        root = tmp_path / f"{free}"
        with mounted(root / folder, "-t", "tmpfs", "-o", "size=2m", "none"):
            site, stuffing = begin(root), root / folder / "stuffing"
            room = os.statvfs(root / folder)
            stuffing.write_bytes(bytes(max(room.f_bavail * room.f_bsize - free * 1024, 0)))
            status, error = run(site.command())
            statuses.add(status)
            stuffing.unlink()
            return [*site.judge(status, error, old, new), *site.recover(new)]

    rooms = (*range(0, 48, 8), *range(48, 260, 40), 400, 600, 900)  # KiB
    assert at_once(attempt, rooms) == []
    assert 0 in statuses, "none of the disks had room"
    assert statuses & {73, 74}, "all of the disks had room"
    POINTS[f"a full disk ({folder or 'the whole site'}), {beginning}"] += len(rooms)


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("folder", ["feeds", ".publisher"])
def test_disk_has_no_inodes(tmp_path: Path, beginning: str, folder: str) -> None:
    """A disk on which no more files can be made, from the first file on, is told, and hurts nobody."""
    begin = BEGINNINGS[beginning]
    old, new = outcome(begin, tmp_path / "undisturbed")
    statuses = set()

    def attempt(free: int) -> list[str]:
        root = tmp_path / f"{free}"
        with mounted(root / folder, "-t", "tmpfs", "-o", "size=2m,nr_inodes=64", "none"):
            site = begin(root)
            stuffing = [
                root / folder / f"stuffing-{n}" for n in range(os.statvfs(root / folder).f_ffree - free)
            ]
            for path in stuffing:
                path.touch()
            status, error = run(site.command())
            statuses.add(status)
            for path in stuffing:
                path.unlink()
            return [*site.judge(status, error, old, new), *site.recover(new)]

    rooms = (*range(0, 14, 2), 18, 24, 32)
    assert at_once(attempt, rooms) == []
    assert statuses & {73, 74}
    assert 0 in statuses
    POINTS[f"no inodes ({folder}), {beginning}"] += len(rooms)


@pytest.mark.parametrize("folder", ["feeds", ".publisher", ""])
def test_disk_is_read_only(tmp_path: Path, folder: str) -> None:
    """A folder that cannot be written is reported with a remedy, and the old feeds stay."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = FaultySite.edited(tmp_path / "site")
    place = site.root / folder
    with mounted(place, "--bind", place):
        do("mount", "-o", "remount,bind,ro", place)
        status, error = run(site.command())
        assert status == (73 if folder == "feeds" else 74)
        assert "writable" in error
        assert error.count("\n") == 1
        assert site.judge(status, error, old, old) == []
    assert site.recover(new) == []
    POINTS["a read-only folder"] += 1


@pytest.mark.parametrize(
    "name", ["feeds/all.rss", "feeds", "feeds/topics", ".publisher/catalog.sqlite", ".publisher"]
)
def test_file_is_immutable(tmp_path: Path, name: str) -> None:
    """A file or folder that not even root may change is reported, and the next build does what waited."""
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    with _disk(tmp_path, "ext4") as disk:
        site = FaultySite.edited(disk / "site")
        do("chattr", "+i", site.root / name)
        try:
            status, error = run(site.command())
        finally:
            do("chattr", "-i", site.root / name)
        assert status == (73 if name.startswith("feeds") else 74)
        assert error.count("\n") == 1
        assert [*site.judge(status, error, old, new), *site.recover(new)] == []
    POINTS["an immutable file or folder"] += 1


@contextmanager
def _disk(folder: Path, kind: str) -> Iterator[Path]:
    """A file system of its own, in a file."""
    need(f"mkfs.{kind}")
    folder.mkdir(exist_ok=True)
    image = folder / f"{kind}.image"
    if not image.exists():
        with image.open("wb") as file:
            file.truncate(320 << 20)
        do(f"mkfs.{kind}", "-q", image)
    with mounted(folder / kind, "-o", "loop", image):
        yield folder / kind


CALLS = ("fsync", "fdatasync", "rename", "unlink", "ftruncate", "flock")


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("kind", ["ext4", "xfs"])
def test_power_is_cut(tmp_path: Path, kind: str, beginning: str) -> None:
    """A power cut at any sync or rename leaves whole feeds; after a build that said 0, the new ones."""
    need("xfs_io", "strace")
    begin = BEGINNINGS[beginning]
    old, new = outcome(begin, tmp_path / "undisturbed")
    cuts: list[str] = []

    def attempt(index: int) -> list[str]:
        call, wrong = CALLS[index], []
        for number in range(1, 40):
            inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
            with _disk(tmp_path / call, kind) as disk:
                site = begin(disk / f"{number}")
                do("sync", "-f", disk)
                status, error = run(["strace", "-qq", "-o", "/dev/null", *inject, *site.command()])
                (disk / "probe").write_bytes(bytes(9000))  # nobody syncs it: it proves the cut
                do("xfs_io", "-x", "-c", "shutdown", disk)
            with _disk(tmp_path / call, kind):
                probe = disk / "probe"
                if probe.exists() and probe.read_bytes() == bytes(9000):
                    wrong.append("the power was not cut")
                found = [*site.judge(-9 if status == 137 else status, error, old, new), *site.recover(new)]
            wrong += [f"{call} {number}: {one}" for one in found]
            cuts.append(call)
            if status == 0:  # the cut came after the build was done
                break
        return wrong

    assert at_once(attempt, range(len(CALLS))) == []
    POINTS[f"a power cut on {kind}, {beginning}"] += len(cuts)
