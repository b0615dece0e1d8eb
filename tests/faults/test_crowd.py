from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

from faulty_sites import POINTS, FaultySite, article, need, outcome, run, wait_for

STOP = ["-e", "trace=fdatasync", "-e", "inject=fdatasync:signal=STOP:when=1"]  # the lock is held by then


def builder(site: FaultySite, log: Path) -> subprocess.Popen[str]:
    """Begin a build that stops where it first makes something durable."""
    strace = ["strace", "-o", str(log), *STOP]
    return subprocess.Popen([*strace, *site.command()], stdout=-1, stderr=-1, encoding="utf-8")


def pid_of(site: FaultySite) -> int:
    """The process that holds the lock of a site."""
    return int((site.root / ".publisher/lock").read_text())


def test_eight_at_once(tmp_path: Path) -> None:
    """Of eight builds begun at once one goes on, and each other says at once whom it found at work."""
    need("strace")
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = FaultySite.edited(tmp_path / "site")
    with ExitStack() as stack:
        builds = [stack.enter_context(builder(site, tmp_path / f"{n}.log")) for n in range(8)]
        until = time.monotonic() + 60
        while sum(build.poll() is None for build in builds) > 1:
            assert time.monotonic() < until, "more than one goes on"
            time.sleep(0.02)
        (winner,) = (build for build in builds if build.poll() is None)
        wait_for(tmp_path / f"{builds.index(winner)}.log", "stopped by SIGSTOP")
        holder = pid_of(site)
        others = [(build.returncode, build.communicate()[1]) for build in builds if build is not winner]
        assert site.judge(75, "publisher: ", old, old) == []
        os.kill(holder, signal.SIGCONT)
        assert winner.communicate()[1] == ""
    assert winner.returncode == 0
    expected = f"publisher: {site.root}/.publisher: another build is running (process {holder}); "
    assert [status for status, _ in others] == [75] * 7
    assert [error.startswith(expected) and error.count("\n") == 1 for _, error in others] == [True] * 7
    assert site.judge(0, "", old, new) == []
    assert run(site.command()) == (0, "")
    assert site.recover(new) == []
    POINTS["a build while another is running"] += 7


def test_killed_build_holds_nothing(tmp_path: Path) -> None:
    """The lock of a build that was killed is gone with it."""
    need("strace")
    old, new = outcome(FaultySite.edited, tmp_path / "undisturbed")
    site = FaultySite.edited(tmp_path / "site")
    with builder(site, tmp_path / "log") as first:
        wait_for(tmp_path / "log", "stopped by SIGSTOP")
        holder = pid_of(site)
        status, error = run(site.command())
        assert status == 75
        assert f"(process {holder})" in error
        os.kill(holder, signal.SIGKILL)
        first.communicate()
    assert site.judge(-9, "", old, new) == []
    assert run(site.command()) == (0, "")
    assert site.recover(new) == []
    POINTS["a build after a killed one"] += 1


def test_killed_build_leaves_no_worker(tmp_path: Path) -> None:
    """A worker of a killed build does not hold the lock, even where it hangs."""
    need("strace")
    site = FaultySite.begun(tmp_path / "site", 0)
    for number in range(1, 320):
        site.write(f"note-{number}.md", article(1 + number % 28).replace("title: Note", f"title: {number}"))
    stuck = tmp_path / "site/articles/note-100.md"
    stop = ["-f", "-P", str(stuck), "-e", "inject=read:signal=STOP:when=1"]
    strace = ["strace", "-o", str(tmp_path / "log"), *stop, *site.command()]
    with subprocess.Popen(strace, stdout=-1, stderr=-1) as first:
        wait_for(tmp_path / "log", "stopped by SIGSTOP")
        worker = int((tmp_path / "log").read_text().split("--- stopped")[0].split("\n")[-1].split()[0])
        parent = pid_of(site)
        try:
            if worker != parent:  # with one core, the build reads for itself
                os.kill(parent, signal.SIGKILL)
                status, error = run(site.command())
                assert (status, error) == (0, "")
        finally:
            os.kill(worker, signal.SIGKILL)
        first.communicate()
    assert run(site.command()) == (0, "")
    POINTS["a build after a killed one"] += 1
