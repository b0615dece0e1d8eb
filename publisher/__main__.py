"""`python -m publisher`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line. Exit with 74 if its output cannot be written (a full disk, a closed pipe)."""
    _open_streams()
    # Our records form no reference cycles; with the default threshold, the search takes 10 % of a large build.
    gc.set_threshold(50_000, 20, 20)
    from publisher.cli import cli

    try:
        cli(prog_name="publisher")
    except OSError as error:
        with suppress(OSError):
            print(f"publisher: {error}", file=sys.stderr, flush=True)  # noqa: T201 -- without click, which failed
        os._exit(74)  # a regular exit would flush the same stream again, and end with another status


def _open_streams() -> None:
    """Open the null device for a standard stream that is closed, so that no file of ours gets its number."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(handle, "r" if name == "stdin" else "w", encoding="utf-8"))


if __name__ == "__main__":
    main()
