"""Characters that a text may not hold where it is going, and counts of things in a sentence.

What XML 1.0 (section 2.2) forbids is dropped to three degrees, each with a function:

- `without_forbidden`: only what no XML document may hold, for documents that are about to be parsed;
- `without_controls`: also DEL and the C1 controls, which XML discourages; for ids, kept otherwise as they are;
- `fit_for_xml`: also noncharacters, and line ends become Unix ones; for content.

`clean.legible` goes further, for short texts that people read.
"""

from __future__ import annotations

import re

# Character classes of regular expressions. These are compiled on first use: every build loads this module, and
# many use none of them.
FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
DISCOURAGED = "\x7f-\x9f"
# Within the first plane, where a class of characters is a table that is looked up, and no list of ranges.
_UNFIT = f"[{FORBIDDEN}{DISCOURAGED}\ufdd0-\ufdef]"
_LAST = ("\U0010fffe", "\U0010ffff")
# Bytes of UTF-8 of which no unfit character consists. Left are controls, and what opens C1 controls and Latin
# signs (C2), surrogates and Korean (ED), and the ends of planes (EF, F4).
_FIT = bytes({9, 10, *range(32, 127), *range(128, 256)} - {0xC2, 0xED, 0xEF, 0xF4})
_C1 = rb"\xc2[\x80-\x9f]"


def without_forbidden(text: str) -> str:
    """Drop what no XML document may hold, not even as a reference."""
    return re.sub(f"[{FORBIDDEN}]", "", text)


def without_controls(text: str) -> str:
    """Drop what XML forbids, DEL and the C1 controls; everything else stays letter for letter."""
    return re.sub(f"[{FORBIDDEN}{DISCOURAGED}]", "", text)


def fit_for_xml(text: str) -> str:
    """Drop what XML forbids or discourages: controls, surrogates, noncharacters; line ends become Unix ones."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    data = text.encode("utf-8", "surrogatepass")
    if not data.translate(None, _FIT).strip(b"\xc2") and not re.search(_C1, data):
        return text
    for last in _LAST:
        text = text.replace(last, "")
    return re.sub(_UNFIT, "", text)


def printable(text: str) -> str:
    """Make a text safe to print on a terminal: no control characters, lone surrogates or direction marks."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def counted(number: int, one: str, many: str = "") -> str:
    """Write "1 file" or "2 files"; `many` is the plural if it is not `one` with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
