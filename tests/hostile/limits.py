"""Work done in a forked process that may use so much and no more."""

from __future__ import annotations

import os
import resource
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024
ROOM = 1024 * MEBIBYTE  # bytes beyond what this process has; what is promised is half of that
TIME = 8  # seconds of CPU, on machines much slower than that of the promise: 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went: the exit status (-9 where it was stopped), seconds of CPU, bytes at the most."""

    status: int
    seconds: float
    peak: int


def limited(function: Callable[[], object], seconds: int = TIME, room: int = ROOM) -> Outcome:
    """Run a function in a fork under hard limits; status 0 means that it came back."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (size + room, size + room))
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            function()
            status = 0
        except BaseException:  # noqa: BLE001 -- the child must end here, whatever it was
            traceback.print_exc()
        finally:
            os._exit(status)
    _, code, used = os.wait4(pid, 0)
    return Outcome(os.waitstatus_to_exitcode(code), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
