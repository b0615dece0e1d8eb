"""Characters that a text may not hold where it is going.

What XML 1.0 (section 2.2) forbids is dropped to three degrees, each with a function:

- `without_forbidden`: only what no XML document may hold, for documents that are about to be parsed;
- `without_controls`: also DEL and the C1 controls, which XML discourages; for ids, kept otherwise as they are;
- `fit_for_xml`: also noncharacters, and line ends become Unix ones; for content.

`clean.legible` goes further, for short texts that people read.
"""

from __future__ import annotations

import re

FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"  # the inside of a regular expression's class
DISCOURAGED = "\x7f-\x9f"
_NONCHARACTERS = "\ufdd0-\ufdef\U0010fffe\U0010ffff"
_NOT_PARSED = re.compile(f"[{FORBIDDEN}]")
_CONTROLS = re.compile(f"[{FORBIDDEN}{DISCOURAGED}]")
_UNFIT = re.compile(f"[{FORBIDDEN}{DISCOURAGED}{_NONCHARACTERS}]")


def without_forbidden(text: str) -> str:
    """Drop what no XML document may hold, not even as a reference."""
    return _NOT_PARSED.sub("", text)


def without_controls(text: str) -> str:
    """Drop what XML forbids, DEL and the C1 controls; everything else stays letter for letter."""
    return _CONTROLS.sub("", text)


def fit_for_xml(text: str) -> str:
    """Drop what XML forbids or discourages: controls, surrogates, noncharacters; line ends become Unix ones."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def printable(text: str) -> str:
    """Make a text safe to print on a terminal: no control characters, lone surrogates or direction marks."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
