"""Numbers of things in a sentence."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Write "1 file" or "2 files"; `many` is the plural if it is not `one` with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
