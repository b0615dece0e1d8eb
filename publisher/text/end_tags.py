"""End tags that a page leaves out or writes too early, put where libxml2 needs them.

libxml2 makes the tree of HTML 4. It reads nothing behind `</html>`, and puts what follows `</body>` outside of
the body; a browser goes on with the body (WHATWG HTML, 13.2.6.4.19). While a `div` is open it ignores the end
tag of an element around it, so the rest of a page falls into the `nav` of `<nav><div>menu</nav><p>text`. A
browser closes the `div` as well, and a new `li`, `dd` or `dt` closes the one before it with what is open in
there (13.2.6.4.7).
"""

from __future__ import annotations

import re
from functools import cache

# Elements whose end tag closes what is open in them, a `div` too.
_HOLDERS = frozenset(
    "address article aside blockquote button center details dialog dir dl fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hgroup main menu nav ol pre search section summary ul li dd dt".split()
)
# What a new one of these closes.
_ITEMS = {"li": frozenset({"li"}), **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt"}))}
# No end tag closes what is around these, but their own and those of what holds them (13.2.4.2, "in scope").
_TABLES = frozenset("table caption td th".split())
_SCOPES = _TABLES | frozenset("object applet marquee template".split())
_STRONG = _TABLES - {"caption"} | {"div"}  # their end tags close a `div` in libxml2, too
_PASSED = frozenset({"div", "address"})  # a new item closes one that holds these
# Their content is no markup.
_RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())
_NAMES = frozenset({"div", *_HOLDERS, *_SCOPES, *_RAW})
_DEPTH = 200  # open elements that are looked at for one tag
_END = re.compile(r"</(?:body|html)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_START = re.compile(r"<[a-zA-Z]")
# The rest of a tag: quotes count where a value begins.
_REST = re.compile(r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>""")


@cache
def _tag() -> re.Pattern[str]:
    """Return the pattern of a tag that counts; its names are sorted by first letter, which is compared fast."""
    letters = sorted({name[0] for name in _NAMES})
    names = "|".join(
        f"[{letter}{letter.upper()}](?i:{'|'.join(sorted(n[1:] for n in _NAMES if n[0] == letter))})"
        for letter in letters
    )
    return re.compile(rf"<(?:!--|(/?)({names})(?=[\s/>]))")


def with_end_tags(html: str) -> str:
    """Add the end tags of elements that are open where the end tag of an element around them stands.

    Returns the same text where none is missing; takes time in proportion to the text.
    """
    out: list[str] = []
    opened: list[str] = []
    last = place = 0
    find = _tag().search
    while match := find(html, place):
        begin = match.start()
        place = _end_of(html, match)
        if place < 0:
            break
        name = (match[2] or "").lower()
        if not name or name in _RAW:
            continue
        names = frozenset({name}) if match[1] else _ITEMS.get(name)
        missing = _closed(opened, names, is_new=not match[1]) if opened and names else ""
        if missing:
            out += (html[last:begin], missing)
            last = begin
        if not match[1] and html[place - 2] != "/":  # libxml2 takes "<div/>" for an empty element
            opened.append(name)
    return "".join((*out, html[last:])) if out else html


def goes_on(html: str) -> bool:
    """Whether elements follow the end tag of `html`."""
    place = html.find("</html")
    if place < 0:
        place = html.find("</HTML")
    return place >= 0 and _START.search(html, place) is not None


def without_early_ends(html: str) -> str:
    """Remove the end tags of `body` and `html`."""
    return _END.sub("", html)


def _end_of(html: str, match: re.Match[str]) -> int:
    """Return where a tag, or an element of raw text, or a comment ends; -1 where it does not."""
    if not match[2]:
        end = html.find("-->", match.start() + 2)
        return end + 3 if end >= 0 else -1
    rest = _REST.match(html, match.end())
    if rest is None:
        return -1
    name = match[2].lower()
    if match[1] or name not in _RAW:
        return rest.end()
    closing = _raw_end(name).search(html, rest.end())
    return closing.start() if closing else -1


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _closed(opened: list[str], names: frozenset[str], *, is_new: bool) -> str:
    """Take from the open elements what a tag closes; return the end tags that libxml2 needs before it."""
    if opened[-1] in names:
        opened.pop()
        return ""
    within: list[str] = []
    for one in reversed(opened[-_DEPTH:]):
        if one in names:
            break
        if (is_new and one not in _PASSED) or (
            one in _SCOPES and (one == "table" or names.isdisjoint(_TABLES))
        ):
            return ""
        within.append(one)
    else:
        return ""
    del opened[-len(within) - 1 :]
    if "div" not in within or not names.isdisjoint(_STRONG):
        return ""  # libxml2 closes these itself
    return "".join(f"</{one}>" for one in within)
