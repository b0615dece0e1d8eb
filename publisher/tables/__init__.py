"""Facts as data: field names, month names, agencies, boilerplate. Each file names its source."""

from __future__ import annotations

from pathlib import Path


def contents(name: str) -> str:
    """Read a table's text. Not by way of `importlib.resources`, whose import costs more than the file."""
    return Path(__file__).with_name(name).read_text("utf-8")
