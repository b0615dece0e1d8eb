"""`python -m publisher`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line. What nobody can be told, for a full disk behind a stream, is status 74."""
    _open_streams()
    # Records go in no circles: looking for some after every 700 new ones takes a tenth of a large build.
    gc.set_threshold(50_000, 20, 20)
    from publisher.cli import cli

    try:
        cli(prog_name="publisher")
    except OSError as error:
        with suppress(OSError):
            print(f"publisher: {error}", file=sys.stderr, flush=True)  # noqa: T201 -- the last word, without click
        os._exit(74)  # at exit Python would flush the same stream again, and give a status of its own


def _open_streams() -> None:
    """Put nothing in the place of a stream that was closed, lest a file of ours take its number."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(handle, "r" if name == "stdin" else "w", encoding="utf-8"))


if __name__ == "__main__":
    main()
