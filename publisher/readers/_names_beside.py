"""The name beside a page's headline without a label, on a line with a date or next to one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers._elements import PageElements
from publisher.text.html import text_of
from publisher.text.lazy import lazy

_NEAR = 6  # lines below the headline in which a name may stand by itself
_SHORT = 90  # characters of a line with a name and a date
_PARTS = lazy(r"\s*[|•·●∙⋅▪■◆/]\s*|\s+[-–—]\s+|,\s+|\s*\(\s*|\s*\)\s*")
_ADDRESS = lazy(r"\S{1,64}@\S{1,190}")
_MAIL = lazy(r"\s{0,3}\S{1,64}@\S{1,190}\Z")  # behind a name
_DIGIT = re.compile(r"\d")
_DATED = 50  # characters of a line with a date, next to a name
_READ = 30_000  # characters of a page in which the words of a name are looked for
_WORD = re.compile(r"[^\W\d_]{4,40}")


def name_beside(lines: Sequence[str], found: PageElements) -> str:
    """Return the person named by one of the lines below the headline, on a line with a date or next to one.

    "11.12.2019 - Ada Quay", "Ada Quay | 05.04.2025"; "Ada Quay" above or below "Created on Jul 11, 2025".
    """
    from publisher.text.date_labels import announced, is_date_line
    from publisher.text.dates import find_date
    from publisher.text.names import are_names, is_person

    near = [line for line in lines[:_NEAR] if len(line) <= _SHORT]
    for place, line in enumerate(near):
        date = find_date(line) if _DIGIT.search(line) else ""
        if date:
            before, _, behind = line.partition(date)
            first = [part for part in _PARTS.split(before) if " " in part.strip()]
            # "On behalf of Quay Law | 3 May 2022 | Sea Rescue": what is behind the day is a section.
            parts = first if first and not announced(before) else _PARTS.split(f"{before}|{behind}")
            people = [part for part in map(_trimmed, parts) if is_person(part) and not announced(part)]
            if len(people) == 1 and not _is_phrase(people[0], found):
                return people[0]
        elif are_names(name := _MAIL.sub("", line) if "@" in line else line):
            beside = [near[spot] for spot in (place + 1, place - 1) if 0 <= spot < len(near)]
            dated = any(
                _DIGIT.search(one) and find_date(one) and (is_date_line(one) or len(one) < _DATED)
                for one in beside
            )
            if dated and not _is_phrase(name, found):
                return name
    return ""


def _is_phrase(name: str, found: PageElements) -> bool:
    """Whether the page writes a word of a supposed name in lower case, too ("Products Liability")."""
    words = [word.lower() for word in _WORD.findall(name)]
    everything = "".join(found.elements[0].itertext())
    if not any(word in everything for word in words):
        return False  # nearly always, and in a third of the time
    text = text_of(found.elements[0], _READ)
    text = _ADDRESS.sub("", text) if "@" in text else text
    small = {word for word in _WORD.findall(text) if word.islower()}
    return not small.isdisjoint(words)


def _trimmed(part: str) -> str:
    return part.strip(" ,;:|-–—•·")
