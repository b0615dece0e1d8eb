"""Data with sources: field names, month names, agencies, boilerplate. What uses them is in `text/`."""

from __future__ import annotations

from pathlib import Path


def contents(name: str) -> str:
    """Read a table's text. `importlib.resources` costs more to import than the file to read."""
    return Path(__file__).with_name(name).read_text("utf-8")


def listed(text: str) -> tuple[str, ...]:
    """Split phrases at "|", with single spaces, each once."""
    return tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in text.split("|")))


def path_of(name: str) -> str:
    """Give the path of a table that another program reads."""
    return str(Path(__file__).with_name(name))
