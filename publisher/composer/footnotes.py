"""Pandoc's footnotes within a line, `^[such]`, as footnotes of GitHub's Markdown."""

from __future__ import annotations

import re

from publisher.text.lazy import lazy

# The words of a note, which may hold links; at least one letter, because x^[2] is a formula.
_INLINE = lazy(
    r"(?<![\\^])\^\[(?=[^\[\]\n]{0,1000}[^\W\d_])"
    r"((?:[^\[\]\n]|\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,500}\))?){1,1000}?)\]"
)
# A note within a note, which means the same at the margin.
_NESTED = lazy(r"^(?: {4}|\t)[ \t]{0,20}(?=\[\^[^\[\]\n]{1,200}\]:)", re.MULTILINE)


def may_nest(text: str) -> bool:
    """Tell whether a text may hold a note within a note."""
    return "[^" in text and ("    [^" in text or "\t[^" in text)


def unnested(text: str) -> str:
    """Move the notes within notes to the margin, where the parser finds them."""
    return _NESTED.sub("", text)


class InlineNotes:
    """The notes of one text, in order."""

    def __init__(self) -> None:
        """Begin without any."""
        self._notes: list[str] = []

    def marked(self, text: str) -> str:
        """Replace each note by a mark."""
        return _INLINE.sub(self._mark, text) if "^[" in text else text

    def _mark(self, match: re.Match[str]) -> str:
        self._notes.append(match[1])
        return f"[^inline-{len(self._notes)}]"

    def below(self) -> str:
        """Give the notes as they stand below the text."""
        notes = (f"\n\n[^inline-{number}]: {note}" for number, note in enumerate(self._notes, 1))
        return "".join(notes) + "\n" if self._notes else ""
