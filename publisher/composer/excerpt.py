"""Summaries: what the writer put above a mark such as `<!--more-->`, or the first words of sanitised HTML."""

from __future__ import annotations

import re
import unicodedata

from publisher.composer.prose import Block, blocks
from publisher.tables.excerpt_marks import ABBREVIATIONS, CONTENTS
from publisher.text.lazy import lazy

SUMMARY = 300  # characters of a summary
FIRST_WORDS = 80  # characters that replace a missing title
_HEAD = 40 * SUMMARY  # characters of HTML in which a summary is looked for
_SHORT = 80  # characters of a paragraph that may say only who wrote, and when
_LABEL = 60  # characters of a paragraph that may be a label: "Posted on 6 May by ada", "FOR IMMEDIATE RELEASE"
_MOST_LABELS = 8
# Chinese and Japanese have no blank behind the end of a sentence.
_SENTENCE_END = lazy(r"(?P<stop>\.)[\"'”’»)\]]{0,3}\s|[!?…؟۔।։።][\"'”’»)\]]{0,3}\s|[。！？｡][」』”’）)]{0,3}")
_ENDED = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_LOOSE = " ,;:–—-，、；：·"


def plain_text(html: str) -> str:
    """Return the text of sanitised HTML on one line."""
    return " ".join(block.text for block in blocks(html))


def excerpt_of(html: str) -> str:
    """Return all running text of sanitised HTML: the part of an article that its writer made the excerpt."""
    found = [block for block in blocks(html) if block.kind not in {"note", "contents"}]
    shown = [one for one in found if one.kind not in {"code", "caption", "cell"} and not _names_contents(one)]
    return " ".join(one.text for one in (shown if any(one.kind != "heading" for one in shown) else found))


def summary_of(html: str) -> str:
    """Make a summary of sanitised HTML: its first paragraphs, cut after a sentence or a word.

    Short lines without an end of a sentence are left out where a paragraph of prose follows: they say when, who
    and where. A list counts only after a paragraph: a list that opens a text is seldom prose. Code, captions,
    tables and a paragraph that says only who wrote it, or when, count where there is nothing else.
    """
    short = shorten(_opening(html, SUMMARY // 3))
    return short.rstrip(_LOOSE) + "…" if short.endswith((",", ";", ":", "，", "、", "；", "：")) else short


def first_words(html: str) -> str:
    """Return the first sentence of sanitised HTML, or as many of its words as fit."""
    return shorten(_opening(html, 1), FIRST_WORDS)


def _opening(html: str, least: int) -> str:
    """Join the first paragraphs, until they have `least` characters; "" where there is no text at all."""
    text = ""
    passed: list[Block] = []
    labels: list[str] = []  # short lines that no sentence ends, of which the next paragraphs decide
    for block in blocks(html[:_HEAD]):
        is_prose = (
            block.kind in {"text", "item"} if text else block.kind == "text" and not _is_aside(block.text)
        )
        if not is_prose:
            passed.append(block)
            continue
        if not text and least > 1 and _is_label(block.text) and len(labels) < _MOST_LABELS:
            labels.append(block.text)
            continue
        if labels:
            text, labels = "" if _is_prose(block.text) else " ".join(labels), []
        text = f"{text} {block.text}".strip()
        if len(text) >= least:
            break
    return text or " ".join(labels) or _best(passed, least)


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and not text.endswith((*_ENDED, ":", "："))  # what a colon ends opens a list


def _is_prose(text: str) -> bool:
    """Tell whether a paragraph is so long that it is an article's lead; letters of East Asia count twice."""
    width = len(text) + sum(sign > "\u2e7f" for sign in text[:_SHORT])
    return width >= _SHORT and any(sign in text for sign in _ENDED)


def _best(passed: list[Block], least: int) -> str:
    """Choose among blocks that are no paragraphs: those of the kind that is nearest to prose."""
    for kinds in (
        ("item",),
        ("text",),
        ("label", "cell", "caption"),
        ("heading",),
        ("contents", "code", "note"),
    ):
        found = [block.text for block in passed if block.kind in kinds and not _names_contents(block)]
        if found:
            return found[0] if least == 1 else " ".join(found)
    return passed[0].text if passed else ""


def _names_contents(block: Block) -> bool:
    return len(block.text) <= _SHORT and block.text.strip(" :：.").casefold() in CONTENTS


def _is_aside(text: str) -> bool:
    """Tell whether a paragraph says only who wrote the article, or when, or is no part of it."""
    if len(text) > _SHORT or text.endswith(_ENDED):
        return False
    if not any(sign.isalnum() for sign in text) or text.strip(" :：").casefold() in CONTENTS:
        return True
    from publisher.text.bylines import byline, credit
    from publisher.text.date_labels import is_date_line
    from publisher.text.lines import is_boilerplate

    return bool(byline(text)) or is_date_line(text) or credit(text) is not None or is_boilerplate(text)


def shorten(text: str, most: int = SUMMARY) -> str:
    """Cut a text to at most `most` characters: after a sentence if one ends late enough, else after a word.

    Where a script has no blanks between words, it is cut between two letters.
    """
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, most // 3, most) if _is_end(text, match)]
    if ends:
        return text[: ends[-1]].strip()
    cut = text.rfind(" ", 0, most - 1)
    if cut < most // 2:
        cut = most - 1
        while cut > most // 2 and _continues(text[cut - 1], text[cut]):
            cut -= 1
    return text[:cut].rstrip(_LOOSE) + "…"


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence, and no abbreviation, initial or ordinal number."""
    if match["stop"] is None:
        return True
    word = text[max(0, match.start() - 20) : match.start()].rpartition(" ")[2].strip("(\"'“„«[").casefold()
    return not (
        word in ABBREVIATIONS or (len(word) <= 2 and word.isdigit()) or (len(word) == 1 and word.isalpha())
    )


def _continues(before: str, sign: str) -> bool:
    """Tell whether a sign belongs to the one before it: an accent, a joined emoji."""
    return before == "\u200d" or sign in "\u200d\ufe0f\ufe0e" or unicodedata.category(sign)[0] == "M"
