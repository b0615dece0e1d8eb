"""What a line calls its dates: "Published 3 May 2022, updated 4 May 2022"; and lines that say only when.

A label is looked for directly before a date, or, where none is before it, after it. An hour, a weekday and
small words may be between them. The words are in `tables/date_labels.py`; those that announce publication or a
revision in `tables/datewords_more.tsv` count, too. A label that is in neither gives the day to something else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from publisher.models import Claim
from publisher.tables import author_words, date_labels, phrases
from publisher.text.dates import month_names, named_words, small_words, unglued, weekday_names, whole_dates
from publisher.text.lazy import lazy
from publisher.text.lines import EDGES, LONG, fold
from publisher.text.relative_dates import is_relative, is_update, may_be_relative

LONGEST_LABEL = 40

_TOKEN = lazy(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*|\d+", re.UNICODE)


PUBLISHED, UPDATED, OTHER = "published", "updated", "other"


class Dated(NamedTuple):
    """A date of a line, as written."""

    kind: str  # "published", "updated", or "other": of an event, a deadline, a life, a copy
    date: str
    labelled: bool  # the line says that it is of publication or of an update
    label: str = ""  # what gives it to something else, as written


def claim_of(dated: Dated, origin: str) -> Claim:
    """Return the claim that a date makes; the origin of one that is of something else ends in "other"."""
    if dated.kind == OTHER:
        return Claim(PUBLISHED, f"{dated.label} {dated.date}".strip(), f"{origin} {OTHER}")
    return Claim(dated.kind, dated.date, origin)


def is_date_line(line: str) -> bool:
    """Return whether a line says only when: "Published: Aug 3, 2022 10:14 am", "3 hours ago"."""
    line = unglued(line.strip()) if len(line) <= 160 else ""
    if not line or len(line) > 120:
        return False
    dates = whole_dates(line)
    if not dates:
        return is_relative(line)
    rest = line
    for match in reversed(dates):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    return all(_is_date_word(word) for word in _TOKEN.findall(_without_label(rest)))


def _without_label(text: str) -> str:
    folded = fold(text)
    for label in sorted(_date_labels() & {folded, folded.split(":")[0].strip()}):
        folded = folded.replace(label, " ", 1)
    return folded


def _is_date_word(word: str) -> bool:
    word = word.lower()
    return word.isdigit() or word in _date_words()


@cache
def _date_words() -> frozenset[str]:
    labels = (word for label in _date_labels() | phrases.DATE_FILLERS for word in _TOKEN.findall(label))
    return month_names() | weekday_names() | frozenset(labels)


@cache
def _date_labels() -> frozenset[str]:
    return frozenset(label for label, kind in _kinds().items() if kind != OTHER)


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each label; one that publication and something else share is of publication."""
    said = {"posted": PUBLISHED, "changed": UPDATED}
    named = {word: said[kind] for _, kind, _, word in named_words(*said) if len(word) > 1}
    return {
        **dict.fromkeys(sorted(date_labels.OTHER), OTHER),
        **named,
        **dict.fromkeys(sorted(date_labels.BARE_UPDATED | date_labels.UPDATED), UPDATED),
        **dict.fromkeys(sorted(date_labels.BARE_PUBLISHED | date_labels.PUBLISHED), PUBLISHED),
    }


def dates_of(line: str) -> tuple[Dated, ...]:
    """Return the dates of a line with what it calls them: "Published 3 May 2022, updated 4 May 2022".

    A date without a label is "published" and not `labelled`.
    """
    line = unglued(line[:LONG])
    matches = whole_dates(line)
    found: list[Dated] = []
    start = 0
    # Labels are behind their dates where the last one has one there: "2022年5月3日 公開 2022年5月4日 更新".
    behind = bool(matches) and not label_before(line[: matches[0].start()])
    behind = behind and bool(_label_after(line[matches[-1].end() :]))
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(line)
        before, after = line[start : match.start()], line[match.end() : end]
        kind = _label_after(after) if behind else label_before(before)
        label = before.strip(_APART).rpartition("|")[2].strip()[-LONGEST_LABEL:] if kind == OTHER else ""
        if kind in ("", OTHER) and len(matches) == 1:
            kind, label = _said_around(before, after) or kind, label or before.strip()
        if not kind and after and (limit := _LIMIT.match(after)):
            kind, label = OTHER, limit[0].strip()
        if not kind and (_HOURS.match(after) or _ends_in_hours(match.group())):
            kind, label = OTHER, "from ... to"
        if index and not found[-1].labelled and before.strip().lower() in date_labels.SPANS:
            found[-1] = found[-1]._replace(
                kind=OTHER
            )  # "3 May 2022 – 5 May 2022" is when something takes place
            kind = OTHER
        found.append(Dated(kind or PUBLISHED, match.group().strip(" ,"), kind in (PUBLISHED, UPDATED), label))
        start = match.end()
    return tuple(found)


def relative_of(line: str) -> Dated | None:
    """Return the date of a line that names it by the distance from today, None where it does not.

    "3 hours ago", "Updated yesterday at 10:15"; a person may be named before or after it.
    """
    line = line.strip()
    if not may_be_relative(line):
        return None
    words = line.split()[:_SIGNED]
    parts = [line]
    for count in range(1, min(6, len(words))):
        parts += [
            " ".join(part).strip(_APART + "-–—")
            for part, names in ((words[:-count], words[-count:]), (words[count:], words[:count]))
            if _are_names(names)
        ]
    found = next((part for part in parts if is_relative(part)), "")
    return Dated(UPDATED if is_update(found) else PUBLISHED, found, labelled=False) if found else None


_SIGNED = 16  # words of a line that names a person and how long ago


def _are_names(words: list[str]) -> bool:
    names = [word for word in words if word.lower() not in author_words.BY and word.strip(_APART + "-–—")]
    return 0 < len(names) <= 4 and all(name[0].isupper() and name.strip(",;").isalpha() for name in names)


def _ends_in_hours(date: str) -> bool:
    """Whether what looks like an offset is a second hour: "18:00–20:00"; none is beyond "-12:00"."""
    match = _CLOCKS.search(date)
    if not match:
        return False
    first, last = int(match[1]) * 60 + int(match[2]), int(match[4]) * 60 + int(match[5])
    return last > first and (last >= 12 * 60 or match[3] != "-")


def is_place(line: str) -> bool:
    """Return whether a line names the place of an event: "Venue: Town hall"."""
    label, colon, _ = line[:LONGEST_LABEL].replace("：", ":").partition(":")
    return bool(colon) and label.strip(EDGES).lower() in date_labels.PLACES


def announced(line: str) -> str:
    """Return the kind of date that a line announces at its end by a known label ("Published on"), else ""."""
    return _known_label(_words(line))[0] if len(line) <= LONGEST_LABEL else ""


# -- labels --------------------------------------------------------------------------------------------------

_APART = " \t\xa0\u3000|•·,;"
_COLONS = ":："
_MARKS = EDGES + ",：\u3000、，（）"
_SEGMENT = lazy("[|•·;；/]|\\s[-–—]\\s")  # between parts of a line that have labels of their own
_HOUR = lazy(
    r"\(?\d{1,2}(?:(?:[:.h]\d{2}){1,2}|h)?(?:[ap]\.?m\.?|h|uhr|น\.?)?\)?|\d{1,2}時(?:\d{1,2}分)?"
    r"|[+-]\d{1,2}:?\d{2}",
    re.IGNORECASE,
)
_ZONE = lazy(r"\(?[A-Z]{2,4}T\)?|\(?(?:UTC|GMT)(?:[+-]\d{1,2})?\)?|Z")
# "3 May 2022, 18:00 – 20:00", "3 May 2022: 8 am to 6 pm" is when something takes place.
_SPAN_WORDS = "|".join(sorted(re.escape(word) for word in date_labels.SPANS if word.isalpha()))
_SPAN = rf"(?:[-–—~～]|(?:{_SPAN_WORDS})\b)"
_TIME = r"\d{1,2}(?:[:.h]\d{2}| ?(?:[ap]\.?m\b|uhr\b|h\b))(?: ?[ap]\.?m\.?)?(?: ?uhr\b)?"
_FROM = "|".join(sorted(date_labels.FROM))
_AT = "(?:kl|klo|klokken|klockan|kell|ore)"
_BARE = r"\d{1,2}\s?[-–—]\s?\d{1,2}"
_HOURS = lazy(
    rf"[\s,:|(]{{0,4}}(?:(?:{_FROM})\s)?(?:(?:{_TIME})?\s?{_SPAN}\s?{_TIME}(?![.\d/-])"
    rf"|(?:{_AT}\.?)?\s?{_BARE}\s?(?:uhr|uur|h|[ap]\.?m|hod)\b|{_AT}\.? {_BARE}(?![.\d/:-])"
    rf"|(?<=\s)\d{{1,2}} (?:{_SPAN_WORDS}|and|und|et|e|y|en|og|och|i|и) \d{{1,2}}(?![.\d/-]))",
    re.IGNORECASE,
)
_CLOCKS = lazy(r"(\d{1,2})[:.](\d{2})\s?([-–—])\s?(\d{1,2})[:.](\d{2})\Z")
# Marks of direction, vowel signs of Arabic, and its long stroke: labels are compared without them.
_UNWRITTEN = dict.fromkeys(
    [0x61C, 0x640, *range(0x64B, 0x653), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
_GLUED = lazy(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]{3,14}:)")
_PARTICIPLE = lazy(date_labels.PARTICIPLES)
_MOST = 4  # words of a label that is not known


def label_before(text: str) -> str:
    """Return the kind of date that the words before a date announce, "" where they announce none."""
    kind, words = _known_label(_words(text))
    return kind or _unknown_label(text, words) or _signed_label(text)


def _words(text: str) -> list[str]:
    """Return the words of the last part of a line; "Jane DoeUpdated" is two."""
    if not text.isascii():
        text = text.translate(_UNWRITTEN)
    return _GLUED.sub(" ", _SEGMENT.split(text.rstrip(_APART + "-–—/"))[-1]).split()


def _known_label(words: list[str]) -> tuple[str, list[str]]:
    """Return the kind of the label that ends the words, and the words before an hour and small words."""
    kinds = _kinds()
    while words:
        folded = [word.strip(_MARKS).lower() for word in words[-5:]]
        for count in range(len(folded), 0, -1):
            label = " ".join(folded[-count:])
            if (kind := kinds.get(label)) and (count == len(words) or label not in _bare()):
                return kind, words
        if kind := _joined_label(folded[-1]):
            return kind, words
        if not (folded[-1] in small_words() or _is_clock(words[-1])):
            break
        words = words[:-1]
    return "", words


@cache
def _bare() -> frozenset[str]:
    return date_labels.BARE_PUBLISHED | date_labels.BARE_UPDATED


def _is_clock(word: str) -> bool:
    word = word.strip(",;")
    return not word.strip(_MARKS) or bool(_HOUR.fullmatch(word) or _ZONE.fullmatch(word))


def _joined_label(word: str) -> str:
    """Return the kind of a label that is written in one with what is before it: "新华社发布时间"."""
    if word < "\u3000":
        return ""
    word = word.rpartition(":")[2].rpartition("：")[2]
    kinds = _kinds()
    starts = (start for start in range(min(len(word) - 1, 12)) if word[start:] not in _bare())
    return next((kind for start in starts if (kind := kinds.get(word[start:]))), "")


def _unknown_label(text: str, words: list[str]) -> str:
    """Return "other" where a label or a verb that is not known is before a date."""
    if not words:
        return ""
    said = words[-1]
    apart = text.translate(_UNWRITTEN).rstrip(_APART + "-–—/")  # "Date limite :" has its colon apart
    if (said[-1] in _COLONS or apart.endswith((f"{said} :", f"{said} ："))) and not said[0].isdigit():
        return OTHER if len(words) <= _MOST else ""
    following = text[text.rfind(said) + len(said) :].split()
    on = bool(following) and following[0].lower() in date_labels.ON
    is_verb = on and len(words) <= _MOST and bool(_PARTICIPLE.fullmatch(said.strip(_MARKS).lower()))
    named = len(words) > 1 and said[:1].isupper()
    is_verb = is_verb or (on and following[0].lower() in date_labels.ON_AFTER_A_VERB and _is_sentence(words))
    return OTHER if is_verb and not named else ""


def _is_sentence(words: list[str]) -> bool:
    """Whether the words before a day begin a sentence, and name no person or section: "Join us"."""
    lower = {word.strip(_MARKS).lower() for word in words}
    if len(words) == 1:
        return words[0].lower().endswith("ing")  # "Starting"
    return (
        len(words) <= _MOST
        and words[-1].isalpha()
        and words[-1].islower()
        and words[0][:1].isupper()
        and not lower & (author_words.BY | _NO_SENTENCE | date_labels.OF_ARTICLES)
    )


# What publication is said with, and what is before a section.
_NO_SENTENCE = frozenset("in under filed unter was wurde werd wordt blev ble er is".split())


def _signed_label(text: str) -> str:
    """Return the kind of a label that a person separates from the date: "Reviewed by Ada Quay on 3 May"."""
    words = _words(text)
    for place in range(1, min(4, len(words))):
        if words[place].lower() in author_words.BY and len(words) - place <= 8:
            return _kinds().get(" ".join(word.strip(_MARKS).lower() for word in words[:place]), "")
    return ""


def _said_around(before: str, after: str) -> str:
    """Return the kind of a day that stands within what a sentence says of the page, "" where it says nothing.

    "This page was last changed on 3 May 2022", "Der Artikel wurde am 3. Mai 2022 von Ada Quay veröffentlicht".
    """
    if _LAST_CHANGE.search(f"{before[-_AROUND:]} {after[:_AROUND]}"):
        return UPDATED
    words, following = before[-_AROUND:].split(), after[:_AROUND].split()
    if not following or not date_labels.AUXILIARIES.intersection(words):
        return ""
    said = [word.strip(_MARKS + ".").lower() for word in (following[0], following[-1])]
    kinds = _kinds()
    if kind := next((kinds[word] for word in said if word in kinds), ""):
        return kind
    return OTHER if any(_PARTICIPLE.fullmatch(word) for word in said) else ""


_LIMIT = lazy(rf"[ .]{{0,2}}(?:{date_labels.LIMITS})(?![a-zà-ÿ])", re.IGNORECASE)
_AROUND = 100  # characters of a sentence on each side of its day
_STARTS = r"(?:(?<![^\W\d_])|(?<=[\u0e00-\uffff]))"  # a word begins, or a script without blanks is written
_LAST_CHANGE = lazy(
    rf"{_STARTS}(?:{date_labels.LAST})[^|。]{{0,60}}?{_STARTS}(?:{date_labels.CHANGED})"
    rf"|{_STARTS}(?:{date_labels.CHANGED})[^|。]{{0,60}}?{_STARTS}(?:{date_labels.LAST})",
    re.IGNORECASE,
)


def _label_after(text: str) -> str:
    """Return the kind of the label that is all that is behind a date: "2022年5月3日 更新"."""
    label = text.strip(_MARKS + _APART).lower()
    return _kinds().get(label, "") if 0 < len(label) <= LONGEST_LABEL and label not in _bare() else ""
