"""Files appear whole, only where bytes differ, and readable for a server."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from publisher.errors import OutputError
from publisher.writer import MARK, changed, publish, sweep


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    """Every file below the target, each readable for all whatever the umask says."""
    before = os.umask(0o077)
    try:
        publish(tmp_path / "out", {"all.rss": b"a", "by/deep/b.rss": b"b"})
    finally:
        os.umask(before)

    assert (tmp_path / "out/all.rss").read_bytes() == b"a"
    assert (tmp_path / "out/by/deep/b.rss").read_bytes() == b"b"
    for path in (tmp_path / "out").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """An unchanged file keeps its time, so that conditional requests are answered with 304."""
    publish(tmp_path, {"same": b"a", "other": b"b"})

    assert changed(tmp_path, {"same": b"a", "other": b"B", "new": b"c"}) == {"other": b"B", "new": b"c"}


def test_a_new_version_is_at_least_a_second_younger(tmp_path: Path) -> None:
    """Servers tell versions apart by the second: a change within one would be answered with a wrong 304."""
    publish(tmp_path, {"a": b"1"})
    times = [(tmp_path / "a").stat().st_mtime_ns // 10**9]
    for text in (b"2", b"3"):
        publish(tmp_path, {"a": text})
        times.append((tmp_path / "a").stat().st_mtime_ns // 10**9)

    assert times[0] < times[1] < times[2]


def test_a_reader_holds_a_whole_file(tmp_path: Path) -> None:
    """Whoever has the old file open reads it to its end: files are replaced, never written over."""
    publish(tmp_path, {"a": b"old" * 1000})
    with (tmp_path / "a").open("rb") as file:
        publish(tmp_path, {"a": b"new"})

        assert file.read() == b"old" * 1000
    assert (tmp_path / "a").read_bytes() == b"new"


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    """Temporary files of a dead run go away, nothing else does."""
    for name in (f"{MARK}123-all.rss", "all.rss", ".htaccess"):
        (tmp_path / name).write_text("x")

    sweep(tmp_path, {"", "nowhere"})

    assert sorted(path.name for path in tmp_path.iterdir()) == [".htaccess", "all.rss"]


def _file_for_target(target: Path) -> None:
    target.write_text("in the way")


def _file_for_folder(target: Path) -> None:
    target.mkdir()
    (target / "by").write_text("in the way")


def _folder_for_file(target: Path) -> None:
    (target / "by/b.rss").mkdir(parents=True)


def _link_for_file(target: Path) -> None:
    (target / "by").mkdir(parents=True)
    (target / "by/b.rss").symlink_to("/etc/hostname")


def _link_for_folder(target: Path) -> None:
    target.mkdir()
    (target / "by").symlink_to("/tmp")


@pytest.mark.parametrize(
    "obstacle", [_file_for_target, _file_for_folder, _folder_for_file, _link_for_file, _link_for_folder]
)
def test_what_is_in_the_way_stays_and_is_told(tmp_path: Path, obstacle: object) -> None:
    """An output that cannot be written is one error with place and mend, and leaves no temporary file."""
    assert callable(obstacle)
    target = tmp_path / "out"
    obstacle(target)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(OutputError) as caught:
        publish(target, {"by/b.rss": b"b"})

    assert str(target) in caught.value.message
    assert caught.value.mend
    assert sorted(tmp_path.rglob("*")) == before
