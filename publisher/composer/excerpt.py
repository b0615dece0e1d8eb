"""Summaries: what the writer put above `<!--more-->`, or the first words of sanitised HTML."""

from __future__ import annotations

import re
from html import unescape

from publisher.text.characters import fit_for_xml

SUMMARY = 300  # characters of a summary
FIRST_WORDS = 80  # characters that replace a missing title
_MORE = re.compile(r"<!--\s{0,5}more\s{0,5}-->", re.IGNORECASE)
_MARKUP = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
# Tags within a word or sentence: no space replaces them.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r'(?: [^<>"]*(?:"[^"]*"[^<>"]*)*)?>'
)
_PARAGRAPH = re.compile(r"<(p|blockquote|li)\b[^<>]*>(.*?)</\1>", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)]?\s")


def plain_text(html: str) -> str:
    """Return the text of sanitised HTML on one line."""
    return " ".join(fit_for_xml(unescape(_MARKUP.sub(" ", _INLINE.sub("", html)))).split())


def above_more(text: str) -> str:
    """Return what precedes `<!--more-->`, "" where there is no such mark."""
    mark = _MORE.search(text)
    return text[: mark.start()] if mark else ""


def summary_of(html: str) -> str:
    """Make a summary of sanitised HTML: its first paragraphs, cut after a sentence or a word.

    A list counts only after a paragraph: a list that opens a text is seldom prose.
    """
    head = html[: 40 * SUMMARY]
    text = ""
    for match in _PARAGRAPH.finditer(head):
        if text or match.group(1) != "li":
            text = f"{text} {plain_text(match.group(2))}".strip()
        if len(text) >= SUMMARY // 3:
            break
    short = shorten(text or plain_text(head))
    return short.rstrip(" ,;:") + "…" if short.endswith((",", ";", ":")) else short


def first_words(html: str) -> str:
    """Return the first sentence of sanitised HTML, or as many of its words as fit."""
    head = html[: 40 * SUMMARY]
    blocks = (plain_text(match.group(2)) for match in _PARAGRAPH.finditer(head))
    return shorten(next(filter(None, blocks), "") or plain_text(head), FIRST_WORDS)


def shorten(text: str, most: int = SUMMARY) -> str:
    """Cut a text to at most `most` characters: after a sentence if one ends late enough, else after a word."""
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
