"""What each line of a whole text is: the article's text, or a headline, byline, notice, form, link elsewhere.

The composer publishes the lines that are the article's. A line is judged by itself (`lines`), by what the
reader claimed from it, and by the lines around it: what stands under "Related articles" is another article's
headline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from publisher.text.bylines import byline, credit, is_author_label, is_labelled
from publisher.text.clean import letters
from publisher.text.comment_forms import cut_at
from publisher.text.date_labels import is_date_line
from publisher.text.lines import (
    LONG,
    categories_of,
    ends_sentence,
    is_boilerplate,
    is_prose,
    is_tags_label,
    key,
)
from publisher.text.phrase_sets import known
from publisher.text.system_lines import parts_of_trail

HEAD = 15  # lines at the top in which title, byline and date are looked for
TEXT = "text"
_PARTING = frozenset(
    {"pointer", "boilerplate", "tags", "tags label", "related", "sign-up"}
)  # after them, no headline is the article's
_ABOUT = frozenset({"byline", "claimed", "date", "tags", "boilerplate"})
_ITEM = re.compile(r"(?:[•‣◦▪*+-]|\d{1,2}[.)])\s")
_FULL_STOPS = (".", "。", "।", "۔", "։")
# A label in unknown words and a number alone, which count something: "Приказа: 512", "Prečítané: 2 311x".
_NUMBERED = re.compile(r"[^\W\d_][^\d:：]{1,24}\s?[:：]\s?\d[\d.,\s]{2,10}x?$")
_BRACKETS = "()（）[]【】"
_MENU = 400  # lines in which the headline is looked for, menus above it included
_LINKED = 12  # headlines below a pointer
_BLOCK = 8  # lines of an address below "Media contact"
_LONGEST_HEADLINE = 200
_LONGEST_KNOWN = 300  # characters of a list of categories; longer lines may only hold notices


def kinds_of(lines: Sequence[str], title: str = "", claimed: Collection[str] = ()) -> list[str]:
    """Return the kind of each line; "" for an empty one, `TEXT` for what is the article's.

    Args:
        lines: the lines of a text, without white space at their ends; empty ones part its paragraphs.
        title: the article's title, which is no line of its text.
        claimed: the lines from which claims were read.
    """
    end = cut_at(lines)
    kinds = ["comments" if line and index >= end else "" for index, line in enumerate(lines)]
    wanted = letters(title) if title else ""
    top = _headline(lines, wanted, end)
    is_above = True  # no sentence yet
    left = HEAD  # lines of the head that are not yet seen
    for index in range(end):
        if lines[index]:
            left = HEAD if index == top else left - 1
            kinds[index] = _kind(lines[index], wanted, is_head=left >= 0, claimed=claimed)
            if kinds[index] == "headline" and _is_lead(lines, index):
                kinds[index] = TEXT
            is_above = is_above and not is_prose(lines[index])
            if kinds[index] == "counter" and not is_above:
                kinds[index] = TEXT
    for index in range(top):
        if kinds[index] == TEXT and not ends_sentence(lines[index]):
            kinds[index] = "above the headline"
    _take_label(lines, kinds, top, end)
    blocks = {
        "pointer": _take_linked,
        "tags label": _take_tags,
        "contact": _take_block,
        "sign-up": _take_sign_up,
    }
    for index in range(end):
        if kinds[index] in blocks:
            blocks[kinds[index]](lines, kinds, index, end)
    _take_rest(lines, kinds, end)
    return kinds


def _headline(lines: Sequence[str], title: str, end: int) -> int:
    """Return the index of the line that repeats the title above the text, 0 where none does."""
    if not title:
        return 0
    for index, line in enumerate(lines[: min(end, _MENU)]):
        if is_prose(line) and index:
            return 0
        if line and len(line) <= LONG and letters(line) == title:
            return index
    return 0


def _is_lead(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line that repeats the title is the lead of which the title was made."""
    if not is_prose(lines[index]):
        return False
    return lines[index].endswith(_FULL_STOPS) or is_prose(lines[index + 1] if index + 1 < len(lines) else "")


def _kind(line: str, title: str, *, is_head: bool, claimed: Collection[str]) -> str:
    if line in claimed and not is_prose(line):
        return "claimed"
    if title and is_head and len(line) <= LONG and letters(line) == title:
        return "headline"
    if len(line) > _LONGEST_KNOWN:
        return "boilerplate" if is_boilerplate(line) else TEXT
    if categories_of(line):
        return "tags"
    text = key(line)
    if not _ITEM.match(line):
        if is_tags_label(line):
            return "tags label"
        if text in known("pointer"):
            return "pointer"
        if text in known("contact") and len(line) <= 60:
            return "contact"
        if text in known("signup"):
            return "sign-up"
    if is_boilerplate(line):
        return "boilerplate"
    if _is_credit(line.strip(_BRACKETS) if line[0] in _BRACKETS else line):
        return "credit"
    if is_head and (byline(line) or (is_author_label(line) and line[-1] != ".")):
        return "byline"
    if is_head and len(line) <= 80 and is_date_line(line):
        return "date"
    if is_head and len(line) <= 40 and _NUMBERED.match(line):
        return "counter"
    if is_head and title and _ends_in(line, title):
        return "trail"
    if is_head and len(line) <= 30 and line[0] == "∙":  # "∙ Paid", behind the day
        return "boilerplate"
    return TEXT


def _is_credit(line: str) -> bool:
    """Tell whether a line credits a source, or names an editor and no more."""
    return credit(line) is not None or (len(line) <= 60 and not ends_sentence(line) and is_labelled(line))


def _ends_in(line: str, title: str) -> bool:
    """Tell whether a line is a trail that ends in the headline: "News » Harbour » The pilot boat"."""
    parts = parts_of_trail(line)
    return bool(parts) and letters(parts[-1]) == title


def _take_label(lines: Sequence[str], kinds: list[str], top: int, end: int) -> None:
    """Take the word below the headline that heads the lines on the article: "Details", above "Written by"."""
    index = next((at for at in range(top + 1, min(end, top + 4)) if lines[at]), end)
    if index + 1 >= end or kinds[index] != TEXT or " " in lines[index] or len(lines[index]) > 30:
        return
    if kinds[index + 1] in _ABOUT and not ends_sentence(lines[index]):
        kinds[index] = "label"


def _take_sign_up(lines: Sequence[str], kinds: list[str], index: int, end: int) -> None:
    """Take the invitation above a field for an address, and the button below it."""
    for place in range(index - 1, max(index - 3, -1), -1):
        if kinds[place] != TEXT or len(lines[place]) > 160 or is_prose(lines[place]):
            break
        kinds[place] = "sign-up"
    if index + 1 < end and kinds[index + 1] == TEXT and len(lines[index + 1]) <= 30:
        kinds[index + 1] = "sign-up"


def _take_linked(lines: Sequence[str], kinds: list[str], index: int, end: int) -> None:
    """Take the headlines below a pointer out of the text, up to prose or another line that is known."""
    taken = 0
    for place in range(index + 1, end):
        if not kinds[place]:
            continue
        if kinds[place] != TEXT or taken == _LINKED or not _is_headline(lines[place]):
            return
        kinds[place] = "related"
        taken += 1


def _is_headline(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADLINE
        and not is_prose(line)
        and not line.endswith((".", "。", ":", "：", ";", ","))
    )


def _take_tags(lines: Sequence[str], kinds: list[str], index: int, end: int) -> None:
    """Take the categories below their label, as far as no empty line parts them."""
    taken = 0
    for place in range(index + 1, min(end, index + 2 + 2 * _LINKED)):
        line = lines[place]
        if not kinds[place]:
            if taken:
                return
            continue
        if kinds[place] != TEXT or len(line) > 60 or ends_sentence(line) or len(line.split()) > 5:
            return
        kinds[place] = "tag"
        taken += 1


def _take_rest(lines: Sequence[str], kinds: list[str], end: int) -> None:
    """Take out the short lines at the end that a known line parts from the last sentence."""
    last = next((at for at in range(end - 1, -1, -1) if kinds[at] == TEXT and _is_text(lines[at])), end)
    is_parted = False
    for place in range(last + 1, end):
        if kinds[place] == TEXT and is_parted:
            kinds[place] = "below the text"
        is_parted = is_parted or kinds[place] in _PARTING


def _is_text(line: str) -> bool:
    return is_prose(line) or (len(line) >= 12 and ends_sentence(line)) or _ITEM.match(line) is not None


def _take_block(lines: Sequence[str], kinds: list[str], index: int, end: int) -> None:
    """Take the lines below "Media contact", up to an empty line or a sentence; a label alone stays."""
    last = index
    for place in range(index + 1, min(end, index + 1 + _BLOCK)):
        if not kinds[place] or ends_sentence(lines[place]) or len(lines[place]) > 100:
            break
        kinds[place] = "address"
        last = place
    if last == index:
        kinds[index] = TEXT
