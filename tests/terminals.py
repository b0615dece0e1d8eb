"""A terminal for a command: what it prints there, and that it believes in one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def in_terminal(*words: str | Path, **environment: str) -> str:
    """Run a command of ours in a pseudo-terminal, and give all that a person would see."""
    ours, theirs = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", *map(str, words)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**known, "TERM": "xterm", "COLUMNS": "120", "PYTHONUTF8": "1", **environment},
    )
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # the end of a terminal is an error on Linux
        while piece := os.read(ours, 65536):
            seen += piece
    os.close(ours)
    process.wait(60)
    return seen.decode("utf-8", "replace").replace("\r\n", "\n")
