"""Marks of Markdown in a title or summary: taken out where they are marks, and kept where they are signs.

Source: CommonMark 0.31.2, section 6 (inlines), with two exceptions for titles: an asterisk within a word is a
sign ("M*A*S*H"), and underscores around one name of a program are part of it ("__init__").
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from publisher.text.clean import clean, legible
from publisher.text.lazy import lazy

LONGEST = 2000  # characters; what is longer is no title
_MOST = 200  # runs of emphasis signs in one title
_ANY = lazy(r"[*_`\[\\~<]")
_CODE = lazy(r"(?<!`)(`{1,10})(?!`)")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
# Words of a link and its address; those of a picture are what it shows. An inner picture goes first.
_LINK = lazy(
    r"!?\[([^\[\]]{0,300})\]\(\s{0,3}(?:<[^<>]{0,500}>|[^()\s<>]{0,500}(?:\([^()\s]{0,100}\)[^()\s<>]{0,300})?)"
    r"(?:\s{1,3}(?:\"[^\"]{0,200}\"|'[^']{0,200}'))?\s{0,3}\)"
)
_WIKI = lazy(r"!?\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,300})\]\]")
_FOOTNOTE = lazy(r"(?<=\S)\[\^[^\[\]\s]{1,50}\]")
_AUTOLINK = lazy(r"<((?:https?://|mailto:)[^\s<>]{1,500})>")
_RUN = lazy(r"\*{1,100}|_{1,100}|~~(?!~)")
_NAMES = lazy(
    r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*|FILE|LINE|DIR|CLASS|FUNCTION|METHOD|NAMESPACE|DATE|TIME|DATA|END|VA_ARGS"
)
_KEPT = 0xE000  # what is kept letter for letter is a sign of the private use area meanwhile
_PRIVATE = lazy("[\ue000-\uf8ff]")


class Unmarked(NamedTuple):
    """A text without marks, in which code and escaped signs are signs of their own, see `restored`."""

    text: str
    kept: tuple[str, ...] = ()

    def restored(self, text: str) -> str:
        """Put code and escaped signs back into the text, or into what was made of it."""
        if not self.kept:
            return text
        return _PRIVATE.sub(lambda match: self._kept(match[0]), text)

    def _kept(self, sign: str) -> str:
        place = ord(sign) - _KEPT
        return self.kept[place] if place < len(self.kept) else ""


def without_marks(text: str) -> Unmarked:
    """Take the marks out of a line of Markdown."""
    if len(text) > LONGEST or not _ANY.search(text) or _PRIVATE.search(text):
        return Unmarked(text)
    kept: list[str] = []
    text = _with_code_kept(text, kept)
    text = _ESCAPE.sub(lambda match: _keep(match[1], kept), text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _FOOTNOTE.sub("", _WIKI.sub(r"\1", text))
    for _ in range(2):
        text = _LINK.sub(r"\1", text)
    return Unmarked(_without_emphasis(text), tuple(kept))


def _keep(text: str, kept: list[str]) -> str:
    if len(kept) == 0xF8FF - _KEPT:
        return text
    kept.append(text)
    return chr(_KEPT + len(kept) - 1)


def _with_code_kept(text: str, kept: list[str]) -> str:
    """Replace code spans, which end at as many backticks as they begin with."""
    if "`" not in text:
        return text
    runs = list(_CODE.finditer(text))
    parts: list[str] = []
    at = number = 0
    while number < len(runs):
        opening = runs[number]
        is_escaped = (len(text[: opening.start()]) - len(text[: opening.start()].rstrip("\\"))) % 2
        ends = () if is_escaped else range(number + 1, len(runs))
        end = next((place for place in ends if runs[place][1] == opening[1]), None)
        if end is not None:
            code = text[opening.end() : runs[end].start()]
            if code.strip() and code[0] == code[-1] == " ":
                code = code[1:-1]
            parts += (text[at : opening.start()], _keep(code, kept))
            at, number = runs[end].end(), end
        number += 1
    return "".join((*parts, text[at:]))


def unmarked(text: str, limit: int) -> str:
    """Clean a text that is written in Markdown; what stands in code, or behind a backslash, is no markup."""
    found = without_marks(text)
    if not found.kept:
        return clean(found.text, limit)
    text = " ".join(legible(found.restored(clean(found.text, limit))).split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0]


# -- emphasis ------------------------------------------------------------------------------------------------


class _Run:
    """A run of one sign that may open or close emphasis (CommonMark 6.2)."""

    __slots__ = ("closes", "end", "left", "length", "opens", "right", "sign", "start")

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.sign, self.length = match[0][0], len(match[0])
        self.left = self.right = 0  # signs used as closing ones, at the left, and as opening ones
        before, after = text[self.start - 1 : self.start] or " ", text[self.end : self.end + 1] or " "
        opens = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
        closes = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
        if self.sign == "_":
            opens, closes = (
                opens and (not closes or _is_sign(before)),
                closes and (not opens or _is_sign(after)),
            )
        elif _is_of_word(before) and _is_of_word(after):
            opens = closes = False
        self.opens, self.closes = opens, closes

    @property
    def rest(self) -> int:
        return self.length - self.left - self.right


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PSC"  # C: code, and what stands behind a backslash


def _is_of_word(letter: str) -> bool:
    """Return whether a letter is of a script that writes words apart; Chinese and Japanese do not."""
    return letter.isdigit() or letter.lower() != letter.upper()


def _without_emphasis(text: str) -> str:
    runs = [_Run(text, match) for match in _RUN.finditer(text)]
    if not runs or len(runs) > _MOST:
        return text
    for place, closer in enumerate(runs):
        while closer.closes and closer.rest and (opener := _opener(text, runs, place)):
            used = 2 if min(opener.rest, closer.rest) >= 2 else 1
            opener.right += used
            closer.left += used
            for run in runs[runs.index(opener) + 1 : place]:
                run.opens = False  # what is open within is closed with it
    parts: list[str] = []
    at = 0
    for run in runs:
        parts += (text[at : run.start], run.sign * run.rest)
        at = run.end
    return "".join((*parts, text[at:]))


def _opener(text: str, runs: list[_Run], place: int) -> _Run | None:
    closer = runs[place]
    for run in reversed(runs[:place]):
        if run.sign != closer.sign or not run.opens or not run.rest:
            continue
        lengths = (run.length, closer.length)
        if (run.closes or closer.opens) and sum(lengths) % 3 == 0 and any(one % 3 for one in lengths):
            continue  # CommonMark's rule of three
        is_strong = min(run.rest, closer.rest) == 2
        if run.sign == "_" and is_strong and _NAMES.fullmatch(text, run.end, closer.start):
            return None
        return run
    return None
