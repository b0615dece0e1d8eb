from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from faulty_sites import POINTS, FaultySite, at_once, need, outcome, points, run

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "ftruncate", "flock", "mkdir")
BEGINNINGS = {"cold": FaultySite.begun, "incremental": FaultySite.edited}
INJECTIONS = {"kill -9": "signal=KILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
/* The SHORT_AT-th call of SHORT_CALL writes half; with SHORT_FULL set, every later one finds no room. */
static int calls, loaded, at, full;
static void load(void) {
    if (loaded) return;
    loaded = 1;
    at = atoi(getenv("SHORT_AT"));
    full = getenv("SHORT_FULL") != NULL;
}
static size_t cut(int handle, size_t count) {
    load();
    if (handle < 3) return count;
    calls++;
    if (full && calls > at) return (size_t)-1;
    return calls == at && count > 1 ? count / 2 : count;
}
ssize_t write(int handle, const void *data, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    size_t some = cut(handle, count);
    if (some == (size_t)-1) { errno = ENOSPC; return -1; }
    return real(handle, data, some);
}
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
ssize_t pwrite64(int handle, const void *data, size_t count, off_t offset) {
    if (!real_pwrite) real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    size_t some = cut(handle, count);
    if (some == (size_t)-1) { errno = ENOSPC; return -1; }
    return real_pwrite(handle, data, some, offset);
}
ssize_t pwrite(int handle, const void *data, size_t count, off_t offset) {
    return pwrite64(handle, data, count, offset);
}
"""


def traced(site: FaultySite, log: Path, *options: str) -> tuple[int, str]:
    """Build under strace."""
    strace = ["strace", "-qq", "-o", str(log), *options]
    return run([*strace, *site.command()])


def made(log: Path, call: str) -> int:
    """How many calls of a kind strace saw."""
    return sum(line.startswith(f"{call}(") for line in log.read_text().splitlines())


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """How often an undisturbed build of each kind makes each call."""
    need("strace")
    counts: dict[str, dict[str, int]] = {}
    for name, begin in BEGINNINGS.items():
        folder = tmp_path_factory.mktemp(name)
        status, error = traced(begin(folder / "site"), folder / "log", "-e", "trace=" + ",".join(CALLS))
        assert (status, error) == (0, "")
        counts[name] = {call: made(folder / "log", call) for call in CALLS}
    assert counts["cold"]["rename"] == 13, (
        "six feeds, their two pages, three of articles, the index, an outline"
    )
    return counts


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("injection", INJECTIONS)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_call_fails(
    tmp_path: Path, counted: dict[str, dict[str, int]], beginning: str, injection: str, call: str
) -> None:
    """A build that is killed or refused at any call leaves whole feeds, and the next build completes it."""
    begin = BEGINNINGS[beginning]
    old, new = outcome(begin, tmp_path / "undisturbed")
    killed = injection == "kill -9"

    def attempt(number: int) -> list[str]:
        site, log = begin(tmp_path / str(number)), tmp_path / f"{number}.log"
        status, error = traced(
            site, log, "-e", f"trace={call}", "-e", f"inject={call}:{INJECTIONS[injection]}:when={number}"
        )
        if made(log, call) < number:  # the catalog writes a page more in one build, and less in another
            return [*site.judge(status, error, old, new), *site.recover(new)]
        told = log.read_text()
        if killed:
            assert status in {-9, 137}, (number, status, error)
            assert "killed by SIGKILL" in told
        else:
            assert "(INJECTED)" in told, (number, status, error)
        return [*site.judge(-9 if killed else status, error, old, new), *site.recover(new)]

    chosen = points(counted[beginning][call])
    assert at_once(attempt, chosen) == []
    POINTS[f"{injection} at a {call}, {beginning}"] += len(chosen)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that cuts a write short."""
    need("gcc")
    folder = tmp_path_factory.mktemp("shim")
    (folder / "short.c").write_text(SHIM)
    made = ["gcc", "-shared", "-fPIC", "-O1", "-o", str(folder / "short.so"), str(folder / "short.c"), "-ldl"]
    subprocess.run(made, check=True)
    return folder / "short.so"


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_write_is_short(
    tmp_path: Path, shim: Path, counted: dict[str, dict[str, int]], beginning: str, full: bool
) -> None:
    """A write that takes only half is gone on with; where the disk is full after it, the build says so."""
    begin = BEGINNINGS[beginning]
    old, new = outcome(begin, tmp_path / "undisturbed")
    count = counted[beginning]["write"] + counted[beginning]["pwrite64"]

    def attempt(number: int) -> list[str]:
        site = begin(tmp_path / str(number))
        env = {**os.environ, "LD_PRELOAD": str(shim), "SHORT_AT": str(number)}
        status, error = run(site.command(), {**env, "SHORT_FULL": "1"} if full else env)
        wrong = site.judge(status, error, old, new)
        if not full and status != 0:
            wrong.append(f"status {status}: {error}")
        if full and status == 0 and number < count - 1:  # the last is the catalog's seal
            wrong.append("a full disk was not noticed")
        return [*wrong, *site.recover(new)]

    chosen = points(count)
    assert at_once(attempt, chosen) == []
    POINTS[f"a short write{', then a full disk' * full}, {beginning}"] += len(chosen)
