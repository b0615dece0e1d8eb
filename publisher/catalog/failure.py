"""The failure of the last build, kept beside the catalog: told when it appears, not at every run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FILE_NAME = "failure"


def is_news(folder: Path, text: str) -> bool:
    """Keep why a build failed; says whether the one before failed otherwise, or not at all.

    Where it cannot be kept, everything is news.
    """
    path = folder / FILE_NAME
    if current(folder) == text:
        return False
    with suppress(OSError, ValueError):
        path.write_text(text, encoding="utf-8")
    return True


def current(folder: Path) -> str:
    """Give why the last build failed, "" where it did not."""
    try:
        return (folder / FILE_NAME).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def settled(folder: Path) -> str:
    """Forget the failure, and give what it was; "" where the last build did not fail."""
    text = current(folder)
    with suppress(OSError):
        (folder / FILE_NAME).unlink()
    return text
