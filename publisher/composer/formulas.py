r"""Formulas in Markdown: TeX passes the parser letter for letter, with its delimiters.

`$$a$$` and `$a$` (Pandoc, KaTeX, Obsidian, kramdown), `\(a\)` and `\[a\]`, the same with two backslashes
(MathJax in programs that read `\(` as an escaped bracket), and environments of LaTeX (`\begin{align}`).
A formula is a word of private letters until the HTML is made.

Prices, variables of a shell and escaped brackets look alike: what is between the delimiters decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.composer.parts import Part

LONGEST = 10_000  # characters of one formula
# Private letters around the number of a formula; a text that holds them keeps its formulas as they are.
_FIRST, _LAST = "\ue0f2", "\ue0f3"
_KEPT = lazy(f"{_FIRST}(\\d{{1,7}}){_LAST}")
_ENVIRONMENTS = (
    "align alignat aligned array bmatrix Bmatrix cases displaymath eqnarray equation flalign gather gathered"
    " math matrix multline pmatrix prooftree smallmatrix split subequations tikzcd vmatrix Vmatrix"
).split()
_OPENING = lazy(
    r"(?P<escaped>\\[$\\](?![\[(]))|(?P<dollars>\$\$?)|(?P<bracket>(?<!\\)\\\\?[(\[])"
    rf"|(?P<begin>\\begin\{{(?P<name>(?:{'|'.join(_ENVIRONMENTS)})\*?)\}})"
)
_DOLLARS = lazy(r"\$\$|\$(?![\s{(])[^$\n]{0,300}[^$\s]\$(?!\d)|\$(?![\s{(])[^$\n]{0,300}\n[^$]{0,300}\$")
_SIGNS = lazy(r"[\\*_^~<>&\[\]!|{}'\"`=:#+-]")
# What only TeX has: a command, a power, an index at a single letter.
_TEX = lazy(r"\\[A-Za-z]{2,}|\\[,;!{}|]|\^|(?<![^\W_])[A-Za-z)}\]]_(?=[\w{\\])|\}_")
_FUNCTIONS = lazy(
    r"\b(?:sin|cos|tan|cot|log|ln|exp|lim|max|min|sup|inf|det|dim|ker|gcd|mod|arg|Pr|dx|dy|dt|if|and|or)\b"
)
_WORD = lazy(r"[^\W\d_]{2,}")
_OPERATOR = lazy(r"[=+<>*|\u2208\u2264\u2265\u2192\u00d7-]")
_NO_FORMULA = lazy(r"</|<[a-z][^<>\n]{0,300}>|\]\(|\*\*|`")
_QUOTED = lazy(r"\n[ \t]{0,10}(?:>[ \t]?){1,10}")
_BLANK = lazy(r"\n[ \t]*(?=\n)")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    if "\\" in text and any(sign in text for sign in ("\\(", "\\[", "\\begin{")):
        return True
    return "$" in text and _DOLLARS.search(text) is not None


class Formulas:
    """The formulas of one text, in order."""

    def __init__(self, text: str) -> None:
        """Begin without any; a text with letters of ours keeps its formulas where they are."""
        self._kept: list[str] = []
        self._usable = _FIRST not in text and _LAST not in text

    def hidden(self, text: str) -> str:
        """Replace the formulas of a part of a text that holds no code."""
        if not self._usable or not may_have(text):
            return text
        out: list[str] = []
        last = at = 0
        missing: dict[str, int] = {}  # where a delimiter is looked for in vain from
        while (match := _OPENING.search(text, at)) is not None:
            at = match.end()
            found = None if match["escaped"] else _formula(text, match, missing)
            if found is None:
                continue
            end, tex = found
            out += [text[last : match.start()], self._mark(tex)]
            last = at = end
        return "".join((*out, text[last:])) if out else text

    def hidden_in_spans(self, parted: Iterable[Part]) -> str:
        """Replace formulas that stand in a span of code between dollars, as GitHub and GitLab write them."""
        out: list[str] = []
        span = ""  # of code, which follows a dollar
        for part in parted:
            if span:
                if part.text.startswith("$") and not part.code:
                    out[-1] = out[-1][:-1] + self._mark(f"${span.strip('`')}$")
                    out.append(part.text[1:])
                    span = ""
                    continue
                out.append(span)
            span = (
                part.text if part.code and out and out[-1].endswith("$") and part.text.startswith("`") else ""
            )
            if not span:
                out.append(part.text)
        return "".join((*out, span))

    def _mark(self, tex: str) -> str:
        self._kept.append(tex)
        return f"{_FIRST}{len(self._kept) - 1}{_LAST}"

    def shown(self, html: str) -> str:
        """Put the formulas into the HTML."""
        return _KEPT.sub(self._shown, html) if self._kept else html

    def source(self, text: str) -> str:
        """Put the formulas back into Markdown, where they are code."""
        return _KEPT.sub(self._source, text) if self._kept else text

    def _shown(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return escape(self._kept[number], quote=False) if number < len(self._kept) else ""

    def _source(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return self._kept[number] if number < len(self._kept) else ""


def _formula(text: str, match: re.Match[str], missing: dict[str, int]) -> tuple[int, str] | None:
    """Give the end of a formula that opens here and its TeX; None where none does."""
    opening = match[0]
    if match["begin"]:
        closing = f"\\end{{{match['name']}}}"
        end = _found(text, closing, match.end(), missing)
        return None if end < 0 else _whole(text, match.start(), end + len(closing))
    if opening == "$":
        return _inline(text, match)
    if opening == "$$":
        end = _found(text, "$$", match.end(), missing)
        return None if end < 0 or not _is_display(text, match, end) else _whole(text, match.start(), end + 2)
    return _bracketed(text, match, missing)


def _is_display(text: str, match: re.Match[str], end: int) -> bool:
    """Whether `$$` opens a formula; one that holds an empty line begins its own line."""
    inside = text[match.end() : end]
    if not inside.strip() or _NO_FORMULA.search(inside):
        return False
    return "\n\n" not in inside or text[max(0, match.start() - 1) : match.start()] in {"", "\n", " ", "\t", ">"}


def _found(text: str, closing: str, start: int, missing: dict[str, int]) -> int:
    """Find a delimiter within the longest formula; -1 where there is none."""
    if start >= missing.get(closing, len(text) + 1):
        return -1
    end = text.find(closing, start)
    if end < 0:
        missing[closing] = start
    return end if end - start <= LONGEST else -1


def _whole(text: str, start: int, end: int) -> tuple[int, str]:
    """Give a formula of several lines without the marks of a quote around it; TeX has no empty line."""
    tex = text[start:end]
    if "\n" in tex and ">" in text[max(text.rfind("\n", max(0, start - 100), start) + 1, start - 100) : start]:
        tex = _QUOTED.sub("\n", tex)
    return end, _BLANK.sub("", tex)


def _inline(text: str, match: re.Match[str]) -> tuple[int, str] | None:
    """Read `$a$`, which opens before a sign and closes behind one, and not before a digit (Pandoc's rule)."""
    start = at = match.end()
    limit = min(len(text), start + 1000)
    while (at := text.find("$", at, limit)) >= 0 and text[at - 1] == "\\":
        at += 1
    if at <= start or text[start].isspace() or text[at - 1].isspace() or text[at + 1 : at + 2].isdigit():
        return None
    inside = text[start:at]
    if "\n\n" in inside or _NO_FORMULA.search(inside) or not _SIGNS.search(inside):
        return None
    return (at + 1, text[match.start() : at + 1]) if is_tex(inside) else None


def _bracketed(text: str, match: re.Match[str], missing: dict[str, int]) -> tuple[int, str] | None:
    r"""Read `\(a\)` and `\[a\]`, with one backslash or two."""
    opening = match[0]
    closing = opening[:-1] + {"(": ")", "[": "]"}[opening[-1]]
    end = _found(text, closing, match.end(), missing)
    if end < 0:
        return None
    inside = text[match.end() : end]
    if _NO_FORMULA.search(inside) or (match.start() and text[match.start() - 1].isalnum()):
        return None
    single = opening[-1] == "(" and len(inside.strip()) == 1 and inside.strip() not in "cCrRpPsSdDxX0123456789"
    if not (single or is_tex(inside)):
        return None
    end, tex = _whole(text, match.start(), end + len(closing))
    return end, (_ESCAPED.sub(r"\1", tex) if len(opening) == 3 else tex)


def is_tex(inside: str) -> bool:
    """Whether words between delimiters are a formula: a sign of TeX, or an equation of single letters."""
    if _TEX.search(inside):
        return True
    return _WORD.search(_FUNCTIONS.sub("", inside)) is None and _OPERATOR.search(inside) is not None
