"""What failed last, kept beside the catalog: told when it appears, not at every run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

BUILD, HUB = "failure", "failure-hub"  # names of files: the last build, the last announcement


def is_news(folder: Path, text: str, of: str = BUILD) -> bool:
    """Keep why something failed; says whether it failed otherwise the time before, or not at all.

    Where it cannot be kept, everything is news.
    """
    if current(folder, of) == text:
        return False
    with suppress(OSError, ValueError):
        (folder / of).write_text(text, encoding="utf-8")
    return True


def current(folder: Path, of: str = BUILD) -> str:
    """Give why it failed the last time, "" where it did not."""
    try:
        return (folder / of).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def settled(folder: Path, of: str = BUILD) -> str:
    """Forget the failure, and give what it was; "" where there was none."""
    text = current(folder, of)
    with suppress(OSError):
        (folder / of).unlink()
    return text
