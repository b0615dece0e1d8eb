"""Where an article's excerpt ends: the mark that its writer set, in the notation of any program.

A mark in code is none: in fenced and indented blocks, code spans, `pre` and `code`. Marks are found in the
source, before it is rendered, and go through rendering as comments. So an excerpt that ends within a list, or
whose links are defined below it, is rendered as part of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from publisher.tables import excerpt_marks as table
from publisher.text.comments import Comment, comments_of, left_by, may_have
from publisher.text.lazy import lazy

Side = Literal["end", "begin", ""]
MOST = 5  # marks of a text that are tried
_TOKENS = {"end": "<!--publisher-excerpt-->", "begin": "<!--publisher-excerpt-begin-->"}
# A saved page is parsed by a parser that drops comments.
_OF_PAGES = {"end": '<a id="publisher-excerpt"></a>', "begin": '<a id="publisher-excerpt-begin"></a>'}
_TOKEN = lazy(r'<(?:!--|a id=")publisher-excerpt(?P<begin>-begin)?(?:-->|"></a>)')
_LONGEST = 300  # characters of a comment that is a mark, and of a separator
_COMMENTED = lazy(
    rf"<!--{{1,5}}\s{{0,5}}/?(?:more|truncate|end|teaser|pelican)[^<>]{{0,{_LONGEST}}}>", re.IGNORECASE
)
# A mark within these is none.
_CODE = (
    ("<pre", "</pre"),
    ("<code", "</code"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<!--", "-->"),
)
_MORE = lazy(r"<!--more\b")
_EDGES = lazy(r"^(?:<!--|\{/\*|\{\{-?\s?/\*|\{#|\{\s{1,5}/\*)|(?:--!?>|\*/\s{0,5}\}{1,2}|#\})$")
_WORD = lazy(r"[a-z0-9]{1,40}")


def marked(text: str, kind: str, separator: str = "") -> str:
    """Remove the comments of a text, and put tokens in the place of marks, see `parted`.

    `separator` is the article's own mark (Jekyll's and gray-matter's `excerpt_separator`): where the text holds
    it, no other counts. A saved page keeps its comments, which its parser drops.
    """
    own = _own(separator) if separator and separator in text else ""
    is_page = kind == "page"
    if is_page and not own:
        comments: Iterable[Comment] = _marks_of_page(text)
    else:
        marks = own or (_patterns() if _may_have(text) else "")
        comments = (
            comments_of(text, "html" if is_page else kind, marks) if marks or may_have(text, kind) else ()
        )
    tokens = _OF_PAGES if is_page else _TOKENS
    found = [(one, _side(text[one.start : one.end], one, is_page=is_page)) for one in comments]
    first = next((place for place, (one, _) in enumerate(found) if one.is_mark), None) if own else None
    out: list[str] = []
    last, is_below = 0, False
    for place, (one, side) in enumerate(found):
        inside = text[one.start : one.end]
        if (own and one.is_mark and place != first) or (is_page and not side):
            continue
        counts = place == first if first is not None else bool(side)
        out.append(text[last : one.start])
        is_below = is_below or not (out[-1].isspace() or not out[-1])
        out.append(tokens[side or "end"] if counts and (is_below or side == "begin") else left_by(inside))
        last = one.end
    return "".join((*out, text[last:])) if out else text


def parted(html: str) -> tuple[str, list[str]]:
    """Take the tokens out of a rendered text; gives also what precedes each, to be tried in this order."""
    if "publisher-excerpt" not in html:
        return html, []
    above: list[str] = []
    start = 0
    for match in _TOKEN.finditer(html):
        if match["begin"]:
            start = match.end()
        elif len(above) < MOST:
            above.append(_TOKEN.sub("", html[start : match.start()]))
    return _TOKEN.sub("", html), above


def _side(inside: str, one: Comment, *, is_page: bool) -> Side:
    """Tell whether an excerpt ends or begins at a comment or mark; "" where it does neither."""
    if one.is_mark:
        return "end"
    if not one.closed or len(inside) > _LONGEST or not inside.startswith(("<!--", "{")):
        return ""
    if _MORE.match(inside):  # WordPress takes the words behind it for those of the link
        return "end"
    words = _EDGES.sub("", _EDGES.sub("", inside)).strip(" \t\n-=#*").casefold()
    head, colon, _ = words.partition(":")
    side = _side_of(words, is_page=is_page)
    if not side and colon and ("end" in head or head.strip() == "more"):  # Nikola: "TEASER_END: Read on"
        side = _side_of(head, is_page=is_page)
    return side


def _side_of(said: str, *, is_page: bool) -> Side:
    words = [word for word in _WORD.findall(said) if word not in table.FILLERS]
    word = "".join(words[:5]).removeprefix(table.PREFIX) if len(words) < 6 else ""
    if not word or not said.isascii():
        return ""
    if word in (table.OF_PAGES if is_page else table.ALONE):
        return "end"
    closing = said.startswith("/")
    for side, names in (("end", table.ENDS), ("begin", table.BEGINS)):
        for name in names:
            core = word.removeprefix(name) if word.startswith(name) else word.removesuffix(name)
            if core != word and core in table.ALONE | table.PARTS:
                return "begin" if side == "begin" else "end"
    return "end" if closing and word in table.PARTS | table.ALONE else ""


def _marks_of_page(text: str) -> list[Comment]:
    """Return the marks of a page in order: elements and comments outside of code; programs leave no others."""
    marks: dict[int, Comment] = {}
    for match in _COMMENTED.finditer(text):
        one = Comment(match.start(), match.end())
        if _side(match[0], one, is_page=True):
            marks[one.start] = one
    for place in _places(text):
        if element := _element().match(text, place):
            marks[place] = Comment(place, element.end(), is_mark=True)
    last = 0
    within: dict[str, bool] = {}
    outside: list[Comment] = []
    for place, one in sorted(marks.items()):
        for opening, end in _CODE:  # what stands last before the mark
            opened, closed = text.rfind(opening, last, place), text.rfind(end, last, place)
            within[opening] = opened > closed or (opened == closed and within.get(opening, False))
        if not any(within.values()) and place >= last:
            outside.append(one)
            last = one.end
    return outside


def _places(text: str) -> Iterator[int]:
    """Yield where elements begin that may be marks."""
    for name in filter(text.__contains__, table.OF_PAGE_NAMES):
        for match in _named(name).finditer(text):
            place = text.rfind("<", max(0, match.start() - _LONGEST), match.start())
            if place >= 0:
                yield place


@cache
def _named(ending: str) -> re.Pattern[str]:
    """Return the pattern of the end of an empty element's tag, from the last word of its name on."""
    return re.compile(
        rf"""{ending}(?:-break|-[0-9]{{1,9}})?["']?(?=[\s/>])[^<>]{{0,200}}>(?:\s{{0,20}}</|(?<=/>))"""
    )


@cache
def _element() -> re.Pattern[str]:
    return re.compile(_elements(), re.IGNORECASE)


def _may_have(text: str) -> bool:
    """Tell whether a text holds what a mark that is no comment holds, in code or not."""
    at = -1
    while (at := text.find("more", at + 1)) >= 0:
        before = text[at - 2 : at] if at > 1 else " " + text[:at]
        if before[-1:] in {'"', "'"} and "=" not in text[max(0, at - 3) : at]:
            continue
        if before[-1:] in table.BEFORE_MORE or (before[-1:] == " " and before[0] in table.BEFORE_BLANK):
            return True
    for sign, pattern in _hints():  # no generator: this is asked of every article
        if sign in text and pattern.search(text):
            return True
    return table.LINE in text or ("{" in text and any(map(text.__contains__, table.CALLED)))


@cache
def _hints() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (sign, re.compile(re.escape(sign) + f"(?:{'|'.join(map(re.escape, hints))})"))
        for sign, hints in table.HINTS.items()
    ]


def _own(separator: str) -> str:
    """Return the pattern of an article's own mark; signs without letters ("---") are one on a line alone."""
    said = separator[:_LONGEST]
    if not said.strip():  # blank lines: what precedes them is the first paragraph, as without any mark
        return ""
    if any(sign.isalnum() for sign in said):
        return re.escape(said.strip())
    return rf"^[ \t]{{0,3}}{re.escape(said.strip())}[ \t\r]{{0,9}}$"


@cache  # made when a text needs it
def _elements() -> str:
    """Return the pattern of elements without content that are marks."""
    names = "|".join(table.ELEMENTS.replace("[0-9]", "[0-9]{1,9}").split())
    said = rf"""\s[^<>]{{0,200}}?\b(?:name|id|class)\s?=\s?["']?(?:{names})["']?(?=[\s/>])[^<>]{{0,200}}>"""
    return "|".join(
        (
            rf"<p{said}\s{{0,20}}<a{said}\s{{0,20}}</a>\s{{0,20}}</p>",
            rf"<(?P<element>a|span|p|div|i){said}\s{{0,20}}</(?P=element)\s{{0,5}}>",
            rf"<hr{said}",
        )
    )


@cache
def _patterns() -> str:
    """Return the pattern of all marks that are no comments."""
    tags, calls = "|".join(table.TAGS.split()), "|".join(table.CALLS.split())
    lines = "|".join(map(re.escape, table.LINES))
    brackets = "|".join(re.escape(one) for one in table.LINES if one[0] == "[")
    return "|".join(
        (
            _elements(),
            rf"</?(?:{tags})(?=[\s/>])[^<>]{{0,300}}>",
            rf"\{{\{{[<%]?-?\s{{0,5}}/?(?:{calls})(?:\(\s{{0,5}}\))?\s{{0,5}}-?[>%]?\}}\}}",
            rf"\{{%-?\s{{0,5}}(?:{calls})\s{{0,5}}-?%\}}",
            rf"^[ ]{{0,3}}(?:{lines}|\[\[!more\b[^\[\]\n]{{0,300}}\]\])[ \t]{{0,9}}$",
            r"^\.\. TEASER_END[^\n]{0,200}$",
            rf"(?:{brackets})(?=\s{{0,9}}</p)",
            r"(?<=\n\n)={3}[ \t]{0,9}$(?=\n)",  # Grav
        )
    )
