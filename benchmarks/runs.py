"""What one run of a program costs: wall seconds, CPU seconds, and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

PERIOD = 0.05  # seconds between two looks at the memory of all processes


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds, seconds, MiB."""

    wall: float
    cpu: float
    peak: float  # of all its processes at once


def measure(command: Sequence[str], folder: Path | None = None) -> Cost:
    """Run a program once, as a whole process, with every process it begins.

    The peak is the largest sum of what its processes held at one instant, each shared page counted once
    (Pss in proc(5), read every 50 ms), or what the kernel reports for the largest of them, if that is more.
    """
    begun = time.perf_counter()
    said = tempfile.TemporaryFile()  # noqa: SIM115 -- a pipe would stop a program that reports a lot
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
    )
    sums = [0.0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, ended, sums))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    with said:
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed ({process.returncode}): {said.read().decode()}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss / 1024, *sums))


def median(costs: Sequence[Cost]) -> Cost:
    """Give the median of each part."""
    return Cost(*(statistics.median(part) for part in zip(*map(astuple, costs), strict=True)))


def _watch(session: int, ended: threading.Event, sums: list[float]) -> None:
    while not ended.wait(PERIOD):
        sums.append(sum(_held(path) for path in Path("/proc").iterdir() if _is_of(path.name, session)))


def _is_of(name: str, session: int) -> bool:
    with suppress(OSError):
        return name.isdigit() and os.getsid(int(name)) == session
    return False


def _held(path: Path) -> float:
    with suppress(OSError, ValueError):
        for line in (path / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
