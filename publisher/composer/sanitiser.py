"""HTML that may leave the house: sanitised, absolute, and free of what XML forbids."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from publisher.errors import ReadError
from publisher.text.characters import fit_for_xml
from publisher.text.html import DEEPEST, LIGHT, straighten, too_deep, without_bombs

if TYPE_CHECKING:
    from nh3 import Cleaner

LARGEST = 2 * 1024 * 1024  # characters of one article's HTML
EXPENSIVE = 150_000_000_000  # ampersands times characters: about half a second of the sanitiser
SUMMARY = 300  # characters of a summary we make ourselves
FIRST_WORDS = 80  # characters of an article without a title that stand for one
SCHEMES = frozenset({"http", "https", "mailto"})
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
# No `cite`: nobody sees it, and the sanitiser does not look at its address.
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "hreflang", "title"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"reversed", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# Not only the tags but what stands between them is no text of the article.
DROPPED = frozenset(
    [
        "applet",
        "audio",
        "button",
        "canvas",
        "embed",
        "form",
        "frame",
        "frameset",
        "iframe",
        "input",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "xmp",
    ]
)
# The sanitiser's own output: every "<" opens a tag there.
_NESTED = re.compile(r"<(/?)(?!(?:br|col|hr|img|wbr)\b)[a-z]")
# What the sanitiser writes as an entity takes it a time that grows with the text around it.
_COSTLY = re.compile(r"&(?!#(?:1[0-9]{3}|[2-9][0-9]{2,4});|[lg]t;|quot;)|\xa0")
_SOURCELESS = re.compile(r'<img(?![^<>]{0,3000} src="h)[^<>]{0,3000}>')
_EMPTY = re.compile(r"<(p|div|span|li|ul|ol|figure|h[1-6])>\s*</\1>")
_MARKUP = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
# Tags within a word or sentence: no space stands for them.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r'(?: [^<>"]*(?:"[^"]*"[^<>"]*)*)?>'
)
_BLANK = re.compile(r"\n\s*\n")
_PARAGRAPH = re.compile(r"<(p|blockquote|li)\b[^<>]*>(.*?)</\1>", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)]?\s")


def sanitise(html: str, base: str) -> str:
    """Sanitise a fragment; relative links resolve against `base` ("" leaves them out).

    Raises:
        ReadError: it is larger or more deeply nested than any article.
    """
    if len(html) > LARGEST:
        raise ReadError(f"the article's HTML has {len(html)} characters", f"keep it below {LARGEST}")
    html = without_bombs(fit_for_xml(html))
    if html.count("<") > LIGHT:
        html = straighten(html, DROPPED)
    costly = sum(1 for _ in _COSTLY.finditer(html))
    if costly * (len(html) + 5 * costly) > EXPENSIVE:
        raise ReadError("the article has more ampersands and hard blanks than prose has", "take them out")
    safe = _cleaner(base).clean(html)
    if _depth(safe) > DEEPEST:
        raise too_deep()
    safe = _SOURCELESS.sub("", safe)
    for _ in range(3):  # an element emptied may empty its parent
        safe, count = _EMPTY.subn("", safe)
        if not count:
            break
    if "<pre" not in safe:
        safe = _BLANK.sub("\n", safe)  # where something was taken out
    return fit_for_xml(safe).strip()


def plain(html: str) -> str:
    """Give the text of sanitised HTML, white space folded."""
    return " ".join(fit_for_xml(unescape(_MARKUP.sub(" ", _INLINE.sub("", html)))).split())


def summary_of(html: str) -> str:
    """Make a summary of sanitised HTML: its first paragraphs, cut after a sentence or a word.

    A list belongs to it only after a paragraph: one that opens a text is seldom prose.
    """
    head = html[: 40 * SUMMARY]
    text = ""
    for match in _PARAGRAPH.finditer(head):
        if text or match.group(1) != "li":
            text = f"{text} {plain(match.group(2))}".strip()
        if len(text) >= SUMMARY // 3:
            break
    short = shorten(text or plain(head))
    return short.rstrip(" ,;:") + "…" if short.endswith((",", ";", ":")) else short


def first_words(html: str) -> str:
    """Give the first words of sanitised HTML: a sentence, or what stands before a word where it is cut."""
    head = html[: 40 * SUMMARY]
    blocks = (plain(match.group(2)) for match in _PARAGRAPH.finditer(head))
    return shorten(next(filter(None, blocks), "") or plain(head), FIRST_WORDS)


def shorten(text: str, most: int = SUMMARY) -> str:
    """Cut a text to at most `most` characters, after a sentence if one ends late enough."""
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, most // 3, most)]
    if ends:
        return text[: ends[-1]].strip()
    return (
        text[: most - 1].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"
        if " " in text[:most]
        else text[: most - 1] + "…"
    )


def _depth(safe: str) -> int:
    """Count the open elements of sanitised HTML where they are most."""
    depth = deepest = 0
    for match in _NESTED.finditer(safe):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


@cache
def _cleaner(base: str) -> Cleaner:
    from nh3 import Cleaner

    def made(relative: Any) -> Cleaner:
        return Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(DROPPED),
            attributes=ATTRIBUTES,
            url_schemes=set(SCHEMES),
            url_relative=relative,
            link_rel=None,
        )

    if base.startswith(("http://", "https://")):
        with suppress(ValueError):  # a host that is none, in an article's own link: nothing resolves against it
            return made(("rewrite_with_base", base))
    return made("deny")
