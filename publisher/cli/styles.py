"""Colours of words on a terminal; click drops them where there is none. Respects NO_COLOR (no-color.org)."""

from __future__ import annotations

import os
from typing import Any

import click

STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan"},
    "fixed": {"fg": "green"},
}


def styled(text: str, style: str) -> str:
    """Colour a text for a terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **STYLES[style])
