"""The head of a plain text: what kind of line each is, and which is the headline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from publisher.text.bylines import byline, credit, dateline, is_author_label, is_labelled
from publisher.text.date_labels import dates_of, is_date_line
from publisher.text.dates import find_date
from publisher.text.lines import fold, is_boilerplate, is_prose
from publisher.text.words import count_letters, count_words, words_of

# -- headline ------------------------------------------------------------------------------------------------

HEAD, TAIL = 1200, 60  # lines that are read; headlines and credits are never between them
_BLANK = " \t\xa0\u200b\ufeff\f\v"
_BULLET = re.compile(r"^\s*(?:[•·●▪◦○‣*+–>»-]|\d{1,3}[.)])\s")
_DATE_LAST = re.compile(r"[-–—|,•·]\s[^-–—|,•·]{0,30}\d{4}$")  # "Section - 3 May 2022"
# How much less a line is a headline for its last sign; the full stops of several scripts.
_LAST_SIGNS = {":": 1.6, ",": 1.6, ";": 1.6, "：": 1.6, "，": 1.6, "、": 1.6, "…": 0.5} | dict.fromkeys(
    ".。．।॥۔။។።།", 2.6
)
_CLOSE, _NEAR, _FAR = 3, 8, 12  # lines below a headline in which byline, date and text are expected
_JOINED = 40  # words of a line that are searched for another line
_WRAPPED = 60  # lines of one paragraph
_WIDEST = 120  # characters of a line of text that is wrapped at a width
_STOPS = frozenset(".!?…:")
_CLOSING = " \t\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, and what kind of line it is."""

    text: str  # without white space at its ends
    prose: bool
    bullet: bool  # an item of a list or menu
    aside: bool  # boilerplate, or a byline, credit or date line
    signed: bool  # a byline, or the label of one
    dated: bool  # short, with a whole date in it


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not empty, at most the first `HEAD` and the last `TAIL` of them."""
    rows = [row for row in _unwrapped(text.split("\n")) if row.strip(_BLANK)]
    if len(rows) > HEAD + TAIL:
        rows = rows[:HEAD] + rows[-TAIL:]
    return [_line(row) for row in rows]


def _unwrapped(rows: list[str]) -> list[str]:
    """Join the lines of paragraphs that are wrapped at a width, as in mail and wire stories.

    Where other lines are longer than any such width, a block without the end of a sentence is a headline with
    what stands below it.
    """
    joined: list[str] = []
    is_wide = any(len(row) > _WIDEST for row in rows)
    block: list[str] = []
    for row in (*rows, ""):
        if row.strip(_BLANK):
            block.append(row)
            continue
        is_whole = not is_wide or not block or block[-1].rstrip(_CLOSING)[-1:] in _STOPS
        joined += [" ".join(map(str.strip, block))] if is_whole and _is_wrapped(block) else block
        joined.append(row)
        block = []
    return joined


def _is_wrapped(block: list[str]) -> bool:
    """Whether all lines but the last fill the width and one begins in lower case; bylines are never wrapped."""
    if not 2 <= len(block) <= _WRAPPED:
        return False
    width = max(map(len, block))
    if not 50 <= width <= _WIDEST or min(map(len, block[:-1])) < 0.7 * width:
        return False
    return any(row[:1].islower() for row in block[1:]) and not any(map(_opens, block))


def _opens(row: str) -> bool:
    return bool(_BULLET.match(row[:40]) or byline(row) or _is_aside(row.strip(_BLANK)))


def _line(row: str) -> Line:
    text = row.strip(_BLANK)
    prose = is_prose(text)
    signed = not prose and (bool(byline(text)) or is_author_label(text))
    return Line(
        text,
        prose,
        bullet=bool(_BULLET.match(row[:40])) or row[:4].isspace(),
        aside=signed or (not prose and _is_aside(text)),
        signed=signed,
        dated=_is_dated(text, prose),
    )


def _is_dated(line: str, prose: bool) -> bool:
    """Whether a line may date the article: it is short, or opens with a date ("3 May 2022 - The ...")."""
    if not prose and len(line) < 120:
        return bool(find_date(line))
    opening = dates_of(line[:90])
    if not opening:
        return False
    before, _, after = line.partition(opening[0].date)
    if not before.strip(" ([-–—"):
        return after[:3].strip()[:1] in tuple("-–—:|)]")
    return len(before) <= 40 and (opening[0].labelled or bool(byline(before)))


def _is_aside(line: str) -> bool:
    return is_boilerplate(line) or is_date_line(line) or credit(line) is not None or is_labelled(line)


def headline(lines: Sequence[Line]) -> int:
    """Return the index of the headline, -1 where no line could be one.

    A headline shares its words with the text, precedes it with a byline or a date in between, and is no item
    of a menu. Of equal lines the upper one wins.
    """
    text = _Text(lines)
    best, top = -1, 0.0
    earlier = 0  # likely headlines so far: each makes the next one less likely
    for index, possible in enumerate(text.possible):
        if not possible:
            continue
        score = round(text.score(index) - 0.5 * log1p(earlier), 6)
        if best < 0 or score > top:
            best, top = index, score
        earlier += text.likely[index]
    return best


def _could_be(line: Line) -> bool:
    text = line.text
    return (
        not line.aside
        and not (line.prose and len(text) > 200)
        and 3 <= len(text) <= 300
        and count_letters(text) * 2 > len(text) - text.count(" ")
        and dateline(text) is None
    )


class _Text:
    """All lines of a text, which the score of each line depends on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.counts = _vocabulary(lines)
        self.folded = [fold(line.text) for line in lines]
        self.seen = Counter(self.folded)
        self.possible = [_could_be(line) for line in lines]
        self.words = [
            frozenset(_long_words(line.text)) if possible else frozenset()
            for line, possible in zip(lines, self.possible, strict=True)
        ]
        self.likely = [self._is_likely(index) for index in range(len(lines))]
        self.prose = list(accumulate((len(line.text) * line.prose for line in lines), initial=0))
        self.total = max(1, self.prose[-1])
        self.middle = bisect_left(self.prose, self.total / 2)

    def score(self, index: int) -> float:
        """Score one line. The weights were fitted to a thousand pages and rounded."""
        line = self.lines[index]
        return (
            _shape(line)
            + self._shared_words(index)
            + self._below(index)
            + self._place(index)
            + (0.4 if self.seen[self.folded[index]] > 1 else 0.0)
            - (2.3 if self._ends_in_another(index) else 0.0)
        )

    def _is_likely(self, index: int) -> bool:
        """Whether a line would do as a headline if there were no better one."""
        line = self.lines[index]
        return (
            self.possible[index]
            and not line.bullet
            and count_words(line.text) >= 4
            and self._shared(index, 2)[1] >= 0.3
        )

    def _shared(self, index: int, enough: int) -> tuple[float, float]:
        """Return the share of a line's words that the text uses `enough` times: of four or more, and of all."""
        words = self.words[index]
        if not words:
            return 0.0, 0.3
        known = sum(min(enough, self.counts.get(word, 0)) for word in words) / enough
        return known / max(4, len(words)), known / len(words)

    def _shared_words(self, index: int) -> float:
        some, share = self._shared(index, 2)
        return 1.7 * some + 2.2 * self._shared(index, 4)[0] + share

    def _below(self, index: int) -> float:
        """Score what follows: a byline, a date, how near the text begins, and how much of it there is."""
        score, distance = -1.0, 0
        after = self.lines[index + 1 : index + 1 + _FAR]
        distance = next((step for step, line in enumerate(after, 1) if line.prose), 0)
        if distance:
            score = 0.9 / distance
        close, far = after[:_CLOSE], after[_CLOSE:_NEAR]
        score += 1.7 * any(line.signed for line in close) + 0.5 * any(line.signed for line in far)
        score += 1.9 * any(line.dated for line in close) + 0.7 * any(line.dated for line in far)
        score += 0.5 * any(line.aside for line in after[:_CLOSE])
        for line in after[:1]:  # a menu's items, a standfirst, or a second deck
            score += 0.8 * (line.bullet or (line.prose and len(line.text) <= 260))
            score += 0.3 * (_is_plain(line) and len(line.text) >= 25)
        follows = self.prose[min(len(self.lines), index + 31)] - self.prose[index + 1]
        return score + 2.0 * follows / self.total

    def _place(self, index: int) -> float:
        """Score the place: before the text, and not below another likely headline."""
        before = self.prose[index]
        score = -1.5 * min(1, before / 300) - 1.6 * (
            min(1, before / self.total * 10) + min(1, before / self.total * 2)
        )
        score -= 0.7 * abs(index - self.middle) / len(self.lines)
        score -= 0.5 * sum(self.likely[max(0, index - 2) : index])
        if index and _is_plain(self.lines[index - 1]) and count_words(self.lines[index - 1].text) >= 3:
            score -= 0.2
        return score + 0.4 * (index == 0)

    def _ends_in_another(self, index: int) -> bool:
        """Whether a line ends in the words of another line: "Local news Storm over the harbour"."""
        words = self.folded[index].split()[:_JOINED]
        return any(" ".join(words[count:]) in self.seen for count in range(1, len(words) - 2))


def _is_plain(line: Line) -> bool:
    """Whether a line is neither prose nor an item, byline, date or boilerplate."""
    return not (line.bullet or line.aside or line.prose)


def _shape(line: Line) -> float:
    text = line.text
    words = count_words(text)
    score = -1.1 if words < 2 else -0.5 if words < 4 else 0.8 if words < 7 else 1.1 if words <= 18 else 0.0
    score -= _LAST_SIGNS.get(text[-1], 0.0)
    score -= 3.6 * line.bullet + 1.8 * line.prose
    score -= 2.0 * bool(_DATE_LAST.search(text) and find_date(text))
    score -= 0.6 * ("»" in text[1:-1] or " > " in text) + 0.3 * ("|" in text)
    return score + 0.8 * any(map(str.isdigit, text))


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        if line.prose:
            counts.update(_long_words(line.text[:4000]))
    return counts


def _long_words(text: str) -> list[str]:
    """Return the words of four letters and more; of a script without blanks, its pieces of three."""
    text = text.lower()
    words = words_of(text)
    return [word for word in words if (4 if word < "\u0e00" or word > "\ua000" else 3) <= len(word) <= 40]
