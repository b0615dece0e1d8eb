from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from faulty_sites import (
    NOW,
    POINTS,
    FaultySite,
    article,
    faults,
    mounted,
    need,
    need_root,
    outcome,
    run,
    timeless,
    wait_for,
)

LONGER = article(3, "The tide came in, and in, and in. " * 300)


def append(path: Path) -> None:
    """Write on."""
    with path.open("a") as file:
        file.write("And then it went out.\n")


def replace(path: Path) -> None:
    """Put another file in its place."""
    (path.parent / "new").write_text(LONGER)
    (path.parent / "new").rename(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "grows": append,
    "is written anew": lambda path: path.write_text(LONGER),
    "is replaced": replace,
    "is cut short": lambda path: os.truncate(path, 40),
    "is emptied": lambda path: os.truncate(path, 0),
    "vanishes": Path.unlink,
}


def _of_one_second(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files in which two edits a second apart are one: a build may take the second for the first."""
    return {name: re.sub(rb"12:26:4[23]", b"12:26:42", data) for name, data in timeless_of(files).items()}


def disturb(change: str, path: Path) -> None:
    """Change an article; the time of an edit is the file's, so it is set."""
    CHANGES[change](path)
    if path.exists():
        os.utime(path, (1_600_000_003, 1_600_000_003))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("call", ["openat", "fstat,newfstatat", "read", "close"])
def test_article_changes_while_it_is_read(tmp_path: Path, change: str, call: str) -> None:
    """An article that changes under the reader's hands is never published half; the next build has it whole."""
    need("strace")
    meant = article(3, "The tide was on time, for once.")
    steady = FaultySite.edited(tmp_path / "steady")
    allowed = [steady.files()]  # before, without the article's news, with them, and as it is at the end
    steady.healthy()
    allowed.append(steady.files())
    mine = steady.write("note-3.md", meant, 2)
    steady.healthy()
    allowed.append(steady.files())
    disturb(change, mine)
    steady.healthy()
    allowed.append(steady.files())

    site, log = FaultySite.edited(tmp_path / "site"), tmp_path / "log"
    path = site.write("note-3.md", meant, 2)
    stop = ["-P", str(path), "-e", f"trace={call}", "-e", f"inject={call}:signal=STOP:when=1"]
    with subprocess.Popen(["strace", "-o", str(log), *stop, *site.command()], stdout=-1, stderr=-1) as build:
        wait_for(log, "stopped by SIGSTOP")
        disturb(change, path)
        os.kill(int((site.root / ".publisher/lock").read_text()), signal.SIGCONT)
        error = build.communicate()[1].decode()
    assert build.returncode in {0, 75}, error
    problems = site.files()
    states = [_of_one_second(one) for one in allowed]
    found = _of_one_second(problems)
    assert [name for name, data in found.items() if data not in [one.get(name) for one in states]] == []
    assert [fault for name, data in problems.items() for fault in faults(name, data)] == []
    site.healthy()
    assert _of_one_second(site.files()) == states[-1]
    POINTS["an article that changes while it is read"] += 1


def test_folder_holds_anything(tmp_path: Path) -> None:
    """Loops, pipes, sockets and devices among the articles are passed over, none is opened, none waited for."""
    need_root()
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    site = FaultySite.begun(tmp_path / "site")
    articles = site.root / "articles"
    (articles / "loop").symlink_to(articles)
    (articles / "itself.md").symlink_to("itself.md")
    (articles / "nowhere.md").symlink_to("/nowhere")
    (articles / "secret.md").symlink_to("/etc/passwd")
    os.mkfifo(articles / "pipe.md")
    os.mkfifo(articles / "_defaults.toml.md")
    os.mknod(articles / "zero.md", 0o666 | stat.S_IFCHR, os.makedev(1, 5))
    os.mknod(articles / "disk.html", 0o666 | stat.S_IFBLK, os.makedev(7, 0))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(articles / "socket.md"))
        status, error = run(site.command())
    assert status == 0
    assert site.files() == new
    assert error.count("warning: ") == 4, "those of one message share a line"
    assert "and 4 more files" in error
    assert run(site.command()) == (0, ""), "told once"
    POINTS["a loop, pipe, socket or device among the articles"] += 9


@pytest.mark.parametrize("name", ["note-3.md.toml", "_defaults.toml"])
def test_sidecar_is_a_pipe(tmp_path: Path, name: str) -> None:
    """A pipe in a sidecar's place is told and not waited for."""
    site = FaultySite.begun(tmp_path / "site")
    os.mkfifo(site.root / "articles" / name)
    status, error = run(site.command())
    assert status == 0
    assert "no plain file" in error
    POINTS["a loop, pipe, socket or device among the articles"] += 1


def test_folder_holds_a_million_entries(tmp_path: Path) -> None:
    """A million other files beside the articles are passed over."""
    need_root()
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=2g,nr_inodes=2m", "none"):
        site = FaultySite.begun(tmp_path / "disk/site")
        folder = os.open(site.root / "articles", os.O_RDONLY)
        try:
            os.mknod("0.bin", 0o600 | stat.S_IFREG, dir_fd=folder)
            for number in range(1, 1_000_000):
                os.link("0.bin", f"{number}.bin", src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            os.close(folder)
        assert run(site.command()) == (0, "")
        assert site.files() == new
    POINTS["a folder of a million entries"] += 1


def timeless_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files without the instant at which an entry was withdrawn."""
    return {name: timeless(data) for name, data in files.items()}


def test_clock_goes_backwards(tmp_path: Path) -> None:
    """A clock that goes back, by an hour or by years, withdraws nothing and changes no byte."""
    need("faketime")
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    for back in ("-1h", "-1d", "-3d", "-5y"):
        site = FaultySite.edited(tmp_path / back)
        assert run(site.command()) == (0, "")
        assert timeless_of(site.files()) == timeless_of(new)
        site.write("note-8.md", article(8))
        status, error = run(["faketime", "-f", back, *site.command()])
        assert (status, error) == (0, "")
        assert b"Note 8" in site.files()["all.rss"]
        (site.root / "articles/note-8.md").unlink()
        assert site.healthy(datetime.now(UTC)).status == 0
        assert b"Note 8" not in site.files()["all.rss"]
        POINTS["a clock that goes backwards"] += 1
    assert old != new


def test_embargo_falls_due(tmp_path: Path) -> None:
    """An article from the future appears when due, stays when the clock goes back; nothing else moves."""
    site = FaultySite.begun(tmp_path / "site")
    site.write("soon.md", article(9).replace("2020-05-09", "2026-03-01T13:00:00Z"))
    site.healthy(NOW)
    before = site.files()
    assert b"Note 9" not in before["all.rss"]
    assert site.healthy(NOW + timedelta(minutes=59, seconds=59)).written == ()
    site.healthy(NOW + timedelta(hours=1))
    after = site.files()
    assert b"Note 9" in after["all.rss"]
    assert site.healthy(NOW).written == ()
    assert site.healthy(NOW + timedelta(days=400)).written == ()
    assert site.files() == after
    POINTS["an embargo that falls due"] += 1
