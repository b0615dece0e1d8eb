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
    with suppress(OSError, ValueError):
        if path.read_text(encoding="utf-8") == text:
            return False
    with suppress(OSError, ValueError):
        path.write_text(text, encoding="utf-8")
    return True


def settled(folder: Path) -> str:
    """Forget the failure, and give what it was; "" where the last build did not fail."""
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
        path.unlink()
    except (OSError, ValueError):
        return ""
    return text
