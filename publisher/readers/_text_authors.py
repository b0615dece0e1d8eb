"""The authors of a plain text: bylines, names next to dates, signatures, biographies, heads of wire stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.models import Claim
from publisher.readers._text_head import Line
from publisher.text import bylines, cjk_bylines, dates
from publisher.text.agencies import agencies, agency
from publisher.text.date_labels import is_date_line
from publisher.text.names import Kind, after_office, are_names, is_name, is_person, kind_of
from publisher.text.weekdays import number_of

_LETTERS = re.compile(r"[^\W\d_]{3,}")
_COMMA = re.compile(r"\s*[,;/]\s*")
# What follows the name in a biography: "Jane Doe is a reporter", "Jane writes about ships".
_WITH_AGENCY = re.compile(
    r"\s+(?:avec|mit|with|con|com|med|met|и|та|and|und|et|y|e|i|og|och|en)\s+", re.IGNORECASE
)
_BEFORE_OFFICE = re.compile(r"\s*[|/·•]\s*|\s+[-–—]\s+|,\s+")
_OFFICES = frozenset({Kind.ROLE, Kind.STAFF, Kind.AGENCY, Kind.ORGANISATION})
_HEAD = 60  # lines before the lead of a wire story
_BIOGRAPHY = re.compile(
    r"(?:\s*\([^()]{1,60}\))?(?:\s*[,–—]|\s+(?:is|was|has|writes|covers|reports|works|lives|joined"
    r"|holds|specializes|studied"
    r"|ist|arbeitet|schreibt|est|écrit|couvre|es|escribe|é|escreve|è|scrive|schrijft|är|er|jest|este))\s"
)
_PROFESSION = re.compile(
    r"\b(?:writer|reporter|editor|columnist|journalist|author|correspondent|contributor|founder"
    r"|blogger|critic|redakteur"
    r"|autor|journaliste|periodista|giornalista|jornalista|redactor|korrespondent|redaktör|dziennikar"
    r"|redaktor)",
    re.IGNORECASE,
)


def author_claims(found: Sequence[Line], around: Sequence[int], top: int, end: int) -> list[Claim]:
    """Return the authors, from the first place that names any.

    Args:
        found: the text's lines.
        around: the lines near the headline, the nearest first.
        top: the headline's line, -1 for none.
        end: the line at which comments begin.
    """
    small = {word for line in found for word in _LETTERS.findall(line.text[:4000]) if word.islower()}
    rest = range(max(top, -1) + 1, end)
    near = [index for index in around if top < index <= top + 3]
    for indices, names_in in (
        (around, _signed),
        (around, _dated),
        (near, _alone),
        (rest, _leading),
        (rest, _signed),
        (rest, _introduced),
        (range(end - 1, max(top, end - 8), -1), _closing),
    ):
        for index in indices:
            if index and bylines.is_editor_label(found[index - 1].text):
                continue
            names = names_in(found, index)
            if names and (names_in is _signed or not _is_phrase(names, small)):
                return _split_agencies(names)
    return []


def _is_phrase(names: str, small: set[str]) -> bool:
    """Whether a supposed name has words that the text also writes in lower case ("Live Streaming")."""
    return any(word.lower() in small for word in _LETTERS.findall(names) if word[0].isupper() and len(word) > 3)


def _split_agencies(names: str) -> list[Claim]:
    """Part "Jane Doe, AFP" into an author and a credit; where there is only an agency, it is the author."""
    people: list[str] = []
    credited: list[str] = []
    for part in _COMMA.split(names):
        behind = _WITH_AGENCY.search(part)
        credit = agency(part[behind.end() :]) if behind else ""
        name = part[: behind.start()] if behind and credit else part
        credited += filter(None, (credit, agency(name)))
        people += () if agency(name) else (name,)
    claims = [Claim("author", ", ".join(people) or names, "byline")]
    return claims + [Claim("credit", name, "byline") for name in dict.fromkeys(credited)]


def _leading(found: Sequence[Line], index: int) -> str:
    """Return the names in the head of a wire story: "[서울=뉴시스] 김철수 기자 = ..."."""
    line = found[index]
    if line.text.isascii() or any(one.prose for one in found[max(0, index - _HEAD) : index]):
        return ""
    return cjk_bylines.head(line.text).names


def _signed(found: Sequence[Line], index: int) -> str:
    """Return the names of a byline, or of a label with the name on the next line."""
    line = found[index]
    if not line.signed:
        return ""
    names = bylines.byline(line.text)
    if names:
        return names
    if bylines.is_author_label(line.text) and index + 1 < len(found):
        below = found[index + 1]
        names = bylines.cut_names(below.text)
        if not below.aside and not below.prose and is_name(names.split(",")[0]):
            return names
    return ""


def _dated(found: Sequence[Line], index: int) -> str:
    """Return the names of a line that has only these, and a date on it or next to it."""
    line = found[index]
    if line.prose or line.signed or len(line.text) > 100:
        return ""
    names = _without_date(line.text) if line.dated else _whole(line)
    if not names or number_of(names) is not None or not (are_names(names) or agency(names)):
        return ""
    near = [found[spot] for spot in (index + 1, index - 1) if 0 <= spot < len(found)]
    return names if line.dated or any(_opens_with_date(other) for other in near) else ""


def _opens_with_date(line: Line) -> bool:
    return line.dated and (is_date_line(line.text) or line.text.startswith(dates.find_date(line.text)))


def _alone(found: Sequence[Line], index: int) -> str:
    """Return the name or agency that is all of a line just below the headline."""
    line = found[index]
    if not line.prose and agency(line.text):
        return line.text
    if line.prose or line.signed or line.aside:
        return ""
    names = _whole(line)
    return names if names and are_names(names) else _with_office(line.text)


def _with_office(text: str) -> str:
    """Return the name before an office or a staff: "Ada Quay | Staff Writer", "Ada Quay / Enviada especial"."""
    name, *behind = _BEFORE_OFFICE.split(text, maxsplit=2) if len(text) <= 100 else [""]
    known = behind and all(kind_of(part, behind=True) in _OFFICES for part in behind)
    return name if known and is_person(name) else ""


def _introduced(found: Sequence[Line], index: int) -> str:
    """Return the name in a biography: "Jane Doe is a writer", or "Jane Doe" above "Jane is a writer"."""
    line = found[index]
    if line.prose or len(line.text) > 60:
        head = _BIOGRAPHY.split(line.text[:80], maxsplit=1)[0]
        known = line.prose and index > len(found) // 2 and _PROFESSION.search(line.text[:160])
        return head if known and head != line.text[:80] and is_name(head) else ""
    name = bylines.cut_names(line.text)
    if index + 1 >= len(found) or line.aside or not is_name(name):
        return ""
    below = found[index + 1].text
    starts = (name, name.split()[0])
    introduced = any(below.startswith(one) and _BIOGRAPHY.match(below, len(one)) for one in starts)
    late = (
        index > len(found) // 2 and below.startswith(name) and not any(word.isupper() for word in name.split())
    )
    return name if introduced and (late or _PROFESSION.search(below[:200])) else ""


def _closing(found: Sequence[Line], index: int) -> str:
    """Return the name that ends the text: after a dash, in brackets, above a date, or before an agency."""
    line = found[index]
    if line.prose or line.aside:
        return ""
    names = line.text.lstrip("-–—*• ")
    if line.text[0] in "-–—(（" and is_person(names.strip("()（）")):
        return names.strip("()（）")
    head, bracket, rest = names.partition(" (")
    if bracket and is_person(head) and bylines.credit(rest.rstrip(") ")):
        credited = bylines.credit(rest.rstrip(") "))
        return f"{head}, {', '.join(agencies(credited[1]))}" if credited else ""
    dated = index + 1 < len(found) and is_date_line(found[index + 1].text)
    return names if dated and is_person(names) else ""


def _whole(line: Line) -> str:
    """Return a line's text if all of it could be names, "" otherwise."""
    text = after_office(line.text)
    names = bylines.cut_names(text)
    return names if names == text.strip(" *•-–—|,") else ""


def _without_date(text: str) -> str:
    """Return the names before or after the date in a line: "11.12.2019 - Jane Doe"."""
    date = dates.find_date(text)
    before, _, after = text.partition(date)
    return bylines.cut_names(before) or bylines.cut_names(after.strip(" ,|/•·–—-"))
