"""JSON that is nearly JSON, as pages carry it in JSON-LD: what is whole in it is read.

Repaired are comments, byte order marks, single quotes, names without quotes, raw line ends and bare quotes
within strings, commas too many or missing, several values one after the other, and a text that is cut off: a
value that does not end is left out. A quote ends a string where what follows can follow a string.
Everything is read once from left to right; the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

_DEEPEST = 40  # objects and lists within each other
_MOST = 20_000  # values
_LONGEST = 500_000  # characters
_QUOTES = 200  # bare quotes of one string
_BLANKS = " \t\r\n\f\v\ufeff\xa0\u200b;"
_SPACE = re.compile(f"[{_BLANKS}]*+")
_BETWEEN = re.compile(f"[{_BLANKS},:]*+")
_OPENING = re.compile(r"[{\[]|//|/\*")
_BARE = re.compile(r"[^\s,:{}\[\]\"']{1,200}")
_KEY = re.compile(r"[\"']?[@A-Za-z_][\w:@/.-]{0,100}[\"']?\s{0,50}:")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None}
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?")


class _CutOff(Exception):
    """The text ends within a value, or nests too deep; what was read until there is kept."""


def read(text: str) -> Any:
    """Return the value of a text, a list of them where there are several, None where there is none."""
    reader = _Reader(text[:_LONGEST])
    values: list[Any] = []
    while (place := reader.next_opening()) >= 0:
        reader.at = place
        with suppress(_CutOff):
            values.append(reader.value(0))
        if reader.is_cut:
            break
    return values[0] if len(values) == 1 else values or None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.count = 0
        self.is_cut = False

    def next_opening(self) -> int:
        """Return where the next object or list begins, -1 where none does."""
        while match := _OPENING.search(self.text, self.at):
            self.at = match.start()
            if match[0] in "{[":
                return self.at
            self._skip()
        return -1

    def value(self, depth: int) -> Any:
        """Read one value.

        Raises:
            _CutOff: it does not end; objects and lists do not raise it, but set `is_cut`.
        """
        self._skip()
        self.count += 1
        sign = self.text[self.at : self.at + 1]
        if not sign or depth > _DEEPEST or self.count > _MOST:
            self.is_cut = True
            raise _CutOff
        if sign == "{":
            return self._object(depth)
        if sign == "[":
            return self._list(depth)
        return self._string(sign) if sign in "\"'" else self._word()

    def _object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.at += 1
        while not self._is_closed("}"):
            try:
                key = self.value(depth + 1) if self.text[self.at] not in "{[" else None
                self._skip()
                if self.text[self.at : self.at + 1] == ":":
                    self.at += 1
                    found[str(key)] = self.value(depth + 1)
                elif key is None:
                    self.value(depth + 1)  # an object without a name
            except _CutOff:
                break
        return found

    def _list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        self.at += 1
        while not self._is_closed("]"):
            try:
                found.append(self.value(depth + 1))
            except _CutOff:
                break
        return found

    def _is_closed(self, mark: str) -> bool:
        """Skip to the next member; whether there is none."""
        while True:
            self._skip()
            sign = self.text[self.at : self.at + 1]
            if not sign or self.is_cut:
                self.is_cut = True
                return True
            if sign in "}]":
                self.at += sign in {mark, "]"}
                if mark in {sign, "]"}:
                    return True
                continue
            if sign not in ",:":
                return False
            self.at = _BETWEEN.match(self.text, self.at).end()  # type: ignore[union-attr]

    def _string(self, quote: str) -> str:
        begin = place = self.at + 1
        for _ in range(_QUOTES):
            place = self.text.find(quote, place)
            if place < 0:
                break
            if self._is_escaped(place, begin):
                place += 1
                continue
            if self._ends_string(place + 1):
                self.at = place + 1
                return _unescaped(self.text[begin:place])
            place += 1
        self.is_cut = True
        raise _CutOff

    def _is_escaped(self, place: int, begin: int) -> bool:
        slashes = place
        while slashes > begin and self.text[slashes - 1] == "\\" and place - slashes < 100:
            slashes -= 1
        return (place - slashes) % 2 == 1

    def _ends_string(self, place: int) -> bool:
        """Whether what follows a quote follows a string: a mark, or the name of the next member."""
        place = _SPACE.match(self.text, place).end()  # type: ignore[union-attr]
        sign = self.text[place : place + 1]
        if sign in "}]:":
            return True  # also where nothing follows
        if sign == ",":
            after = _SPACE.match(self.text, place + 1).end()  # type: ignore[union-attr]
            return self.text[after : after + 1] in "\"'{}[]/," or _KEY.match(self.text, after) is not None
        if self.text.startswith(("//", "/*"), place):
            return True
        return sign in "\"'" and _KEY.match(self.text, place) is not None

    def _word(self) -> Any:
        match = _BARE.match(self.text, self.at)
        if match is None:
            self.at += 1
            return None
        self.at = match.end()
        word = match[0]
        if word in _WORDS:
            return _WORDS[word]
        if _NUMBER.fullmatch(word):
            return float(word) if set(word) & set(".eE") else int(word)
        return word

    def _skip(self) -> None:
        """Skip blanks and comments; of a comment without an end all of the rest."""
        while True:
            self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
            if self.text.startswith("//", self.at):
                end, length = self.text.find("\n", self.at), 1
            elif self.text.startswith("/*", self.at):
                end, length = self.text.find("*/", self.at + 2), 2
            elif self.text.startswith(("<!--", "-->", "<![CDATA[", "]]>"), self.at):
                end, length = self.at + (3 if self.text[self.at] in "-]" else 4), 0
                end += 5 * self.text.startswith("<![CDATA[", self.at)
            else:
                return
            self.at = end + length if end >= 0 else len(self.text)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _ESCAPED.get(m[2], m[2]), text)
    return _SURROGATES.sub(lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
