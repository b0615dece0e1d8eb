"""As much JavaScript as MDX needs: where a statement or an expression ends, and which expressions are literals.

Nothing is evaluated. Each search is bounded, and `hopeless` counts those in vain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publisher.text.lazy import lazy

LONGEST = 20_000  # characters of a statement or an expression
MOST = 50  # searches in vain in one text
_SIGN = lazy(r"(?<![:\w\"'])//[^\n]{0,2000}|/\*|[\"'`(){}\[\]\n]")
_STRINGS = {
    '"': re.compile(r'"(?:[^"\\\n]|\\.){0,5000}"'),
    "'": re.compile(r"'(?:[^'\\\n]|\\.){0,5000}'"),
    "`": re.compile(r"`(?:[^`\\]|\\.){0,20000}`", re.DOTALL),
}
_GOES_ON = lazy(r"(?:=>|[=,(+*?:|&.]|[^-]-|\breturn|\bfrom|\bextends)[ \t]*$")
_CONTINUES = lazy(r"[ \t]{0,100}(?:[.?:|&+*)\]}=]|from\b)")
_BLANK = lazy(r"\n[ \t]{0,100}(?=\n|$)")
_STRING = lazy(r"""(["'])((?:[^"'\\\n]|\\.|(?!\1)["']){0,5000})\1""", re.DOTALL)
_TEMPLATE = lazy(r"`((?:[^`\\]|\\.){0,20000})`", re.DOTALL)
_HOLE = lazy(r"\$\{\s{0,20}([\w$]{1,60})\s{0,20}\}")
_NUMBER = lazy(r"-?\d{1,15}(?:\.\d{1,15})?")
_CONSTANT = lazy(
    r"export[ \t]+(?:const|let|var)[ \t]+([\w$]{1,60})(?:[ \t]*:[ \t]*\w{1,30})?[ \t]*=[ \t]*"
    r"(\"[^\"\n\\]{0,500}\"|'[^'\n\\]{0,500}'|`[^`\\$]{0,500}`|-?\d{1,15}(?:\.\d{1,15})?)[ \t]*(?:;|$)",
    re.MULTILINE,
)
_CALL = lazy(
    r"""(?:require|useBaseUrl|withBase|getImage|useAsset|asset|new\s{1,5}URL|import)\s{0,5}\(\s{0,5}["'`]([^"'`\n]{1,500})["'`]"""
)
_UNSHOWN = frozenset({"true", "false", "null", "undefined"})
_ESCAPES = {"n": "\n", "t": "\t", "r": "", "0": ""}


def end_of_value(text: str, start: int, hopeless: set[int]) -> int:
    """Return the place behind the brace that closes the one at `start`; -1 where none does."""
    if len(hopeless) >= MOST:
        return -1
    depth = 0
    for place, sign in _signs(text, start):
        depth += (sign == "{") - (sign == "}")
        if not depth and sign == "}":
            return place + 1
    hopeless.add(start)
    return -1


def end_of_statement(text: str, start: int, hopeless: set[int]) -> int:
    """Return where an import or export ends: at a line's end where nothing is open; else at an empty line."""
    depth = 0
    for place, sign in _signs(text, start) if len(hopeless) < MOST else ():
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        elif depth <= 0 and not _goes_on(text, start, place):
            return place
    if depth <= 0 and len(text) - start < LONGEST and len(hopeless) < MOST:
        return len(text)
    hopeless.add(start)
    blank = _BLANK.search(text, start)
    return blank.start() if blank else len(text)


def _goes_on(text: str, start: int, place: int) -> bool:
    before = text[max(start, place - 80) : place]
    return _GOES_ON.search(before) is not None or _CONTINUES.match(text, place + 1) is not None


def _signs(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield brackets and line ends, but those in strings and comments."""
    at, limit = start, min(len(text), start + LONGEST)
    while (match := _SIGN.search(text, at, limit)) is not None:
        sign, at = match[0], match.end()
        if sign in _STRINGS:
            string = _STRINGS[sign].match(text, match.start(), limit)
            at = string.end() if string else at  # else it is an apostrophe
        elif sign == "/*":
            end = text.find("*/", at, limit)
            at = end + 2 if end >= 0 else limit
        elif not sign.startswith("//"):
            yield match.start(), sign


def literal(expression: str, names: Mapping[str, str]) -> str | None:
    """Give the value of an expression that needs no computing; None for any other."""
    said = expression.strip().rstrip(";")
    if string := _STRING.fullmatch(said):
        return _unescaped(string[2])
    if template := _TEMPLATE.fullmatch(said):
        value = _HOLE.sub(lambda one: names.get(one[1], one[0]), template[1])
        return None if "${" in value else _unescaped(value)
    if _NUMBER.fullmatch(said):
        return said
    return "" if said in _UNSHOWN else names.get(said)


def address(expression: str, names: Mapping[str, str]) -> str:
    """Give the address that an expression names: a literal, an imported file, or the argument of a call."""
    value = literal(expression, names)
    if value is not None:
        return value
    call = _CALL.search(expression)
    return call[1] if call else names.get(expression.strip().removesuffix(".src").removesuffix(".default"), "")


def string_constants(statement: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of exported constants that are strings or numbers."""
    for match in _CONSTANT.finditer(statement):
        yield match[1], match[2].strip("\"'`")


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda one: _ESCAPES.get(one[1], one[1]), value, flags=re.DOTALL)
