"""Files appear whole, only where bytes differ, and readable for a server."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import binary, lists

from publisher.errors import OutputError
from publisher.stores import MARK, LocalStore, create
from publisher.stores.draft import Draft


def publish(target: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Stage files and put them in place."""
    with LocalStore(target) as store:
        for name, data in files.items():
            store.put(name, data)
        return store.publish()


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
    publish(tmp_path, {"same": b"a", "other": b"b", "longer": b"cc", "shorter": b"d"})
    before = (tmp_path / "same").stat()

    now = {"same": b"a", "other": b"B", "longer": b"c", "shorter": b"dd", "new": b"e"}
    assert publish(tmp_path, now) == ("shorter", "other", "new", "longer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == now
    after = (tmp_path / "same").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@given(old=binary(max_size=40), new=lists(binary(max_size=9), max_size=6))
def test_a_file_written_in_pieces_is_whole(old: bytes, new: list[bytes]) -> None:
    """Wherever the new bytes differ from the old, the file holds all of the new ones in the end."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        (target / "a").write_bytes(old)
        draft = Draft(target, "a", trial=False)
        draft.begin()
        for piece in new:
            draft.write(piece)
        draft.close()
        assert draft.differs is (b"".join(new) != old)
        if draft.differs:
            assert (target / "a").read_bytes() == old
            draft.replace()
        assert (target / "a").read_bytes() == b"".join(new)
        assert [path.name for path in target.iterdir()] == ["a"]


def test_a_trial_only_looks(tmp_path: Path) -> None:
    """A dry run says what would differ, and neither writes a file nor makes a folder."""
    publish(tmp_path, {"same": b"a", "other": b"b"})
    with LocalStore(tmp_path, trial=True) as store:
        for name, data in {"same": b"a", "other": b"B", "by/new": b"c"}.items():
            store.put(name, data)
        assert store.changed() == ("other", "by/new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "same"]
    assert (tmp_path / "other").read_bytes() == b"b"


def test_what_is_not_published_is_taken_away(tmp_path: Path) -> None:
    """A build that stops before publishing leaves the old files, and no other."""
    publish(tmp_path, {"a": b"old"})
    with LocalStore(tmp_path) as store:
        store.put("a", b"new")
        store.put("b", b"new")
        assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_is_linked_to_comes_first(tmp_path: Path) -> None:
    """Files are published by rank: a link that is visible has a target at any moment."""
    with LocalStore(tmp_path) as store:
        store.put("a", b"links to b", rank=1)
        store.put("b", b"", rank=0)
        assert store.publish() == ("b", "a")


def test_a_new_version_is_at_least_a_second_younger(tmp_path: Path) -> None:
    """Servers tell versions apart by the second: a change within one would be answered with a wrong 304."""
    publish(tmp_path, {"a": b"1"})
    times = [(tmp_path / "a").stat().st_mtime_ns // 10**9]
    for text in (b"2", b"3"):
        publish(tmp_path, {"a": text})
        times.append((tmp_path / "a").stat().st_mtime_ns // 10**9)

    assert times[0] < times[1] < times[2]


def test_a_reader_holds_a_whole_file(tmp_path: Path) -> None:
    """A reader that has the old file open reads it to its end: files are replaced, never overwritten."""
    publish(tmp_path, {"a": b"old" * 1000})
    with (tmp_path / "a").open("rb") as file:
        publish(tmp_path, {"a": b"new"})

        assert file.read() == b"old" * 1000
    assert (tmp_path / "a").read_bytes() == b"new"


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    """Temporary files of a dead run go away, nothing else does."""
    for name in (f"{MARK}123-all.rss", "all.rss", ".htaccess"):
        (tmp_path / name).write_text("x")

    LocalStore(tmp_path).sweep({"", "nowhere"})

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
def test_what_is_in_the_way_stays_and_is_reported(tmp_path: Path, obstacle: object) -> None:
    """An output that cannot be written is one error with place and remedy, and leaves no temporary file."""
    assert callable(obstacle)
    target = tmp_path / "out"
    obstacle(target)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(OutputError) as caught:
        publish(target, {"by/b.rss": b"b"})

    assert str(target) in caught.value.message
    assert caught.value.remedy
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """What came into being meanwhile stays: a file, a folder, and what a link leads to."""
    assert create(tmp_path, "2025/new.html", b"new")
    assert (tmp_path / "2025/new.html").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "2025/new.html").stat().st_mode) == 0o644
    assert not create(tmp_path, "2025/new.html", b"other")
    assert (tmp_path / "2025/new.html").read_bytes() == b"new"
    (tmp_path / "folder").mkdir()
    assert not create(tmp_path, "folder", b"other")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="symbolic link"):
        create(tmp_path, "link", b"other")
    assert not (tmp_path / "nowhere").exists()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["2025", "folder", "link", "new.html"]
