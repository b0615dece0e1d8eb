"""The literals of JavaScript and TypeScript files: `title: "My blog"`. Nothing is run.

A file is read as one pass over its tokens. Comments are passed over, brackets become blocks, and a name before
a colon or an equals sign names the literal or the block that follows. What is no literal is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publisher.init.folder import SiteFolder, inside

DEEPEST = 200  # brackets inside each other; more of them are not told apart
_SPACE = re.compile(r"\s+")
_NAME = re.compile(r"[A-Za-z_$][\w$]{0,99}(?:\??\.[A-Za-z_$][\w$]{0,99}){0,9}")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_STRING = re.compile(r"'((?:[^'\\\n]|\\[^\n])*)'|\"((?:[^\"\\\n]|\\[^\n])*)\"|`((?:[^`\\]|\\.)*)`", re.DOTALL)
_IMPORT = re.compile(r"\bfrom\s{0,9}['\"](\.{1,2}/[^'\"\n]{1,200})['\"]")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": ""}
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "undefined": None}
_STATEMENTS = frozenset(
    "const let var export default return import from function class async await new".split()
)
_CLOSING = {"{": "}", "[": "]", "(": ")"}


class Name(NamedTuple):
    """A value that is not written there: `url: SITE.url`."""

    path: str


Literal = str | int | float | bool | None | Name


class Block:
    """A pair of brackets: its name, the values and blocks in it that have a name, and the texts without one."""

    __slots__ = ("blocks", "items", "name", "values")

    def __init__(self, name: str = "") -> None:
        """Make an empty block."""
        self.name = name
        self.values: dict[str, Literal] = {}
        self.items: list[str] = []
        self.blocks: list[Block] = []

    def walk(self) -> Iterator[Block]:
        """Give this block and all blocks in it, in the order of the text."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += reversed(block.blocks)

    def named(self, name: str) -> Iterator[Block]:
        """Give the blocks of a name, wherever they are."""
        return (block for block in self.walk() if block.name == name)

    def own(self) -> Iterator[Block]:
        """Give this block and the blocks without a name in it: `defineConfig({ ... })`, `[{ ... }]`."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += (one for one in reversed(block.blocks) if not one.name)

    def holding(self, *keys: str) -> Block:
        """Return the first block that gives all these names a value; this one where there is none."""
        return next((one for one in self.walk() if all(key in one.values for key in keys)), self)

    def texts(self, name: str) -> list[str]:
        """Return the texts of a list of a name: `locales: ["en", "de"]`; a single text is a list of one."""
        value = self.value(name)
        if isinstance(value, str):
            return [value]
        return next((block.items for block in self.named(name) if block.items), [])

    def value(self, *path: str) -> Literal:
        """Return the first value of a name, in a block of the name before it: `value("dir", "input")`."""
        *outer, key = path
        blocks: Iterator[Block] = self.walk()
        if outer:
            blocks = (one for block in self.named(outer[-1]) for one in block.own())
        known = (self._known(one.values[key]) for one in blocks if key in one.values)
        return next((one for one in known if one is not None), None)

    def text(self, *path: str) -> str:
        """Return a value that is a text, else ""."""
        value = self.value(*path)
        return value if isinstance(value, str) else ""

    def number(self, *path: str) -> int:
        """Return a value that is a whole number, else 0."""
        value = self.value(*path)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    def resolved(self, value: Literal) -> str:
        """Return a value as text where it is one, or names one: `SITE.url`; else ""."""
        found = self._known(value)
        return found if isinstance(found, str) else ""

    def _known(self, value: Literal) -> Literal:
        """Look up a name, once: what a name leads to is no name again."""
        if not isinstance(value, Name):
            return value
        *outer, key = value.path.replace("?", "").split(".")
        for block in self.named(outer[-1]) if outer else self.walk():
            found = block.values.get(key)
            if found is not None and not isinstance(found, Name):
                return found
        return None


def read(text: str) -> Block:
    """Read the literals of a script."""
    return _Reading(text).root


def load(folder: SiteFolder, name: str) -> Block:
    """Read the literals of a script, and of the scripts that it imports (not of those that these import)."""
    text = folder.text(name)
    block = read(text)
    above = name.rpartition("/")[0]
    for match in list(_IMPORT.finditer(text))[:20]:
        plain = inside(f"{above}/{match[1]}" if above else match[1])
        if plain is None:
            continue
        endings = ("", ".ts", ".js", ".mjs", ".json", "/index.ts", "/index.js")
        other = folder.first(*(plain.removesuffix(".js") + ending for ending in endings), plain)
        if other:
            block.blocks.append(read(folder.text(other)))
    return block


class _Reading:
    """One pass over a script."""

    def __init__(self, text: str) -> None:
        self.root = Block()
        self.open: list[tuple[Block, str]] = [(self.root, "")]  # and the bracket that closes each
        self.key = ""  # the name before a colon or an equals sign, whose value is awaited
        self.last = ""  # a name that may turn out to be a key, or a call
        self.text = ""  # a text that may turn out to be a key, or an item
        self.is_set = False  # the key has its value
        at, end = 0, len(text)
        while at < end:
            at = self._token(text, at)
        self._end_value()

    def _token(self, text: str, at: int) -> int:
        """Read one token, and return where the next one begins."""
        letter = text[at]
        if letter.isspace():
            return _end(_SPACE, text, at)
        if letter == "/" and text[at + 1 : at + 2] in {"/", "*"}:
            close, size = ("\n", 1) if text[at + 1] == "/" else ("*/", 2)
            stop = text.find(close, at + 2)
            return len(text) if stop < 0 else stop + size
        if letter in "'\"`":
            match = _STRING.match(text, at)
            if match is None:  # it is not closed: nothing more is known of its line, or of the text
                stop = -1 if letter == "`" else text.find("\n", at)
                return len(text) if stop < 0 else stop
            self._string(match)
            return match.end()
        if letter.isalpha() or letter in "_$":
            match = _NAME.match(text, at)
            if match is None:
                return at + 1
            self._word(match.group())
            return match.end()
        if letter.isdigit() or (letter == "-" and text[at + 1 : at + 2].isdigit()):
            match = _NUMBER.match(text, at)
            number = match.group() if match else "0"
            self._value(float(number) if "." in number else int(number))
            return at + len(number)
        if text.startswith(("=>", "==", "!=", "<=", ">="), at):
            return at + 2
        self._sign(letter)
        return at + 1

    def _string(self, match: re.Match[str]) -> None:
        text = next(group for group in match.groups() if group is not None)
        if match.group(3) is not None and "${" in text:
            self.is_set = bool(self.key)  # it is put together when it is run
            return
        text = _ESCAPE.sub(_unescaped, text)
        if self.key:
            self._value(text)
        else:
            self.text = self.last = text

    def _word(self, word: str) -> None:
        if word in _STATEMENTS:
            self._end_value()
        elif word in _CONSTANTS:
            self._value(_CONSTANTS[word])
        elif self.key:
            self._value(Name(word))
            self.last = word
        else:
            self.last, self.text = word, ""

    def _value(self, value: Literal) -> None:
        """Give the awaited value to its key; a text takes the place of a name: `url: env.URL || "..."`."""
        values = self.open[-1][0].values
        if not self.key:
            return
        if not self.is_set or (isinstance(values.get(self.key), Name) and not isinstance(value, Name)):
            values[self.key] = value
            self.is_set = True

    def _sign(self, sign: str) -> None:
        if sign in ":=":
            if not self.key or sign == "=":
                self.key, self.is_set = self.key or self.last.rpartition(".")[2], False
            self.last = self.text = ""
        elif sign in _CLOSING:
            self._open(sign)
        elif sign in ")]}":
            self._end_value()
            if len(self.open) > 1 and self.open[-1][1] == sign:
                self.open.pop()
        elif sign in ",;":
            self._end_value()
        elif sign == "+" and self.key:
            self.open[-1][0].values.pop(self.key, None)  # a text that is put together is not known

    def _open(self, sign: str) -> None:
        name = self.last.rpartition(".")[2] if sign == "(" else self.key
        values = self.open[-1][0].values
        if isinstance(values.get(self.key), Name):
            del values[self.key]
        if len(self.open) < DEEPEST:
            block = Block(name)
            self.open[-1][0].blocks.append(block)
            self.open.append((block, _CLOSING[sign]))
        self.key = self.last = self.text = ""
        self.is_set = False

    def _end_value(self) -> None:
        if self.text and not self.key:
            self.open[-1][0].items.append(self.text)
        self.key = self.last = self.text = ""
        self.is_set = False


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at + 1


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
    return _ESCAPES.get(match[4], match[4])
