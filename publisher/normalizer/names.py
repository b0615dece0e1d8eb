"""Divide a byline into the names of people, and what is no name: places, papers, agencies, offices, degrees."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from publisher.normalizer.publishers import SEPARATOR, Names
from publisher.tables import author_words
from publisher.text.agencies import agency
from publisher.text.clean import clean, unlinked
from publisher.text.names import Kind, after_office, is_name, is_time, kind_of, trimmed

_MOST = 20  # names of one byline
_DEGREE = 6  # letters of an abbreviated degree
AND = re.compile(
    r"\s*(?:[;；、，+]|\s[/|]\s|\b(?:and|und|et|og|och|im gespräch mit|with|mit|avec|samt|oraz|és|ja)\b|&)\s*",
    re.IGNORECASE,
)
SHORT_AND = re.compile(r"\s+(?:y|e|i|en|și|и|та|й|a|und|ve|dan|và|na|და|և|และ|और|এবং|و|και|ir|un)\s+")

# -- what introduces names -----------------------------------------------------------------------------------

# What introduces a name besides `author_words.BY`; labels ("Author", "Text") do so only with a colon.
_LEADS = frozenset(
    "view all posts by,posts by,all posts by,more articles from,more articles by,more from,read more "
    "about,more by,"
    "see all posts by,text & fotos,text & foto,text und interview,text and photos by,interview,reporting "
    "by,opinion by,"
    "analysis by,guest post by,a guest post by,photo of,avatar of,picture of,profile picture for,by "
    "author,the author,"
    "words by,story and photos by,bild von,erstellt von,gespeichert von,submitted by,added by,created by,"
    "ein artikel von".split(",")
)
_LABELS = author_words.AUTHOR_LABELS | frozenset("autoren authors text interview foto words verfasser".split())
_INTRODUCTIONS = _LABELS | author_words.BY | _LEADS
_OTHERS = re.compile(
    r"\b(?:updated|reviewed|edited|fact[- ]checked|medically|photos?|photographs?|translated|"
    r"illustrat\w{2,5}|bearbeitet|redigiert|übersetzt|traduit|édité|traducido|editado|tradotto)"
    r" (?:by|von|par|por|da)\b",
    re.IGNORECASE,
)
_LATE_BY = re.compile(r"^(?:\S+ ){1,2}(?:By|Von|Par|Por) (?=[A-ZÀ-Þ])")
_GLUED_BY = re.compile(r"^(?:By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ.])")

# -- what ends a name ----------------------------------------------------------------------------------------

_ENDS = re.compile(
    r"\s*(?:[|•·●∙⋅▪■◆(\[{<（【]|\s[-–—―/]\s|(?<![\w.])@\w|https?:|www\.|\S{1,64}@\S|\b(?:updated|published|posted|"
    r"last|reviewed|datum|stand|"
    r"fact[- ]checked|edited|medically|translated|photo(?:graph)?s?|illustrations?|aktualisiert|"
    r"veröffentlicht|publiziert|publié|publicado|pubblicato|is an?|ist|was|has|on behalf of|"
    r"writes|covers|über|follow|folgen|view|share|read|min read)\b|(?<!\S)\d)",
    re.IGNORECASE,
)
# "Ada Quay in Oslo and Bo Pier in New York", "Ada Quay (à Nîmes)": where each of them is. Prepositions that
# are also parts of names ("da", "de", "di") are not among them.
_WHERE = re.compile(
    r"(?<=\w)\s(?:in|from|aus|à|em|reporting from)\s[^\W\d_a-zß-ÿ][\w.'’-]{1,20}"
    r"(?:\s[^\W\d_a-zß-ÿ][\w.'’-]{1,20}){0,2}"
    r"(?=\s(?:and|und|et|y|e|en|och|og)\s|,|\Z)"
)
_GLUED_ROLE = re.compile(
    r"(?<=[a-zà-ÿ])(?:Staff|Follow|Senior|Editor|Reporter|Writer|Contributor|Correspondent|Columnist|Updated"
    r"|Published|Redakteur)"
    r"(?:in)?(?=$|\s|[A-Z])"
)
_GLUED_DATE = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)\d\d[-./年])")
_EDGES = " ,;:-–—|*\"'“”„/·•"
_NO_NAMES = author_words.NO_WORDS_OF_NAMES
_DATE_WORDS = frozenset("am on um vom le el den at".split())
_LISTED = re.compile(r"""\[\s*(["']).{1,280}\1\s*\]""")
_QUOTED = re.compile(r"""(["'])(.{1,100}?)\1(?=\s*[,\]])""")


class Byline(NamedTuple):
    """The names of a byline, and what was left out of it, each part with what it is."""

    names: tuple[str, ...] = ()
    left_out: tuple[tuple[str, Kind], ...] = ()


@lru_cache(maxsize=256)  # each pass over the claims of a page asks for their names
def names_in(text: str, site: Names, *, cited: bool = False, seen: bool = False) -> Byline:
    """Divide a byline into names.

    `cited` reads "Doe, Jane" as one name (citation_author, Dublin Core); `seen` says that the text was
    visible in the page, where roles and the paper's name are glued to names.
    """
    text = clean(unlinked(text), 300)
    if _LISTED.fullmatch(text):
        text = "; ".join(match[2] for match in _QUOTED.finditer(text))
    text = text.strip("\"'“”„ ,;:·|-–—•*✉©")
    if not text or text.startswith(("http://", "https://", "www.", "/", "@", "{", "[")) or "://" in text:
        return Byline()
    if cited and (match := re.fullmatch(r"([^\s,][^,]{1,40}),\s*([^,]{1,40})", text)):
        return Byline((f"{match.group(2)} {match.group(1)}",))
    if site.are(text):
        return Byline((text,))
    others = _OTHERS.search(text)
    if others:
        text = text[: others.start()].strip()
    if is_edited(text):
        return Byline(left_out=((text, Kind.ROLE),))
    text = _without_introduction(_LATE_BY.sub("", text) if seen else text)
    segments = [segment for segment in SEPARATOR.split(text) if segment.strip()]
    while len(segments) > 1 and site.are(segments[0]):
        segments.pop(0)
        text = text[text.index(segments[0]) :]
    return _parted(text, site, seen=seen)


def is_edited(text: str) -> bool:
    """Return whether a text begins with the label of somebody who edited or translated: "Editor: Ada Quay"."""
    label, colon, _ = text[:50].replace("：", ":").partition(":")
    if colon and label.strip().casefold() in author_words.EDITOR_LABELS:
        return True
    words = text[:60].casefold().split()
    return any(
        " ".join(words[:count]) in author_words.EDITOR_LABELS for count in (2, 3, 4) if len(words) > count
    )


def _without_introduction(text: str) -> str:
    for _ in range(3):
        shorter = _after_lead(text)
        if not shorter:
            break
        text = shorter
    return after_office(text)


def _after_lead(text: str) -> str:
    # What follows "By", "Written by", "Author:", "view all posts by"; "" where nothing leads in.
    if match := _GLUED_BY.match(text):
        return text[match.end() :]
    label, colon, _ = text[:50].partition(":")
    if not colon:
        label, colon, _ = text[:50].partition("：")
    if colon and label.strip().lower() in _INTRODUCTIONS:
        return text[len(label) + 1 :].strip()
    words = text.split()
    for count in range(min(6, len(words) - 1), 0, -1):
        lead = " ".join(words[:count]).lower()
        if (
            count == 1
            and len(text.partition(",")[0].split()) == 2
            and lead in author_words.WEAK
            and words[0][0].isupper()
        ):
            continue  # "Per Aune" is a name
        if (
            lead in _LEADS
            or lead in author_words.BY
            or lead in author_words.PHRASES
            or (lead in _LABELS and words[count - 1].lower() in author_words.BY)
        ):
            return " ".join(words[count:])
    return ""


# -- lists ---------------------------------------------------------------------------------------------------


def _parted(text: str, site: Names, *, seen: bool) -> Byline:
    """Part a list of names at commas and words for "and".

    A comma parts names, or a name from its degree, its office, its paper or its place. Behind a whole name
    only whole names are names.
    """
    names: list[str] = []
    agencies: list[str] = []
    left_out: list[tuple[str, Kind]] = []
    text = _WHERE.sub("", text)
    for group in AND.split(text.replace("،", ",")):
        for place, piece in enumerate(group.split(",")):
            whole = any(is_name(name.split(",")[0]) for name in names)
            for half in SHORT_AND.split(piece) if whole else _halves(piece):
                # Behind a comma "Guest Lecturer" is an office; after "and", "Ada Quay, Reporter" has one.
                office = whole and place and kind_of(trimmed(half), behind=True) is Kind.ROLE
                part = trimmed(half) if office else _without_additions(half, site, seen=seen)
                if not part:
                    continue
                kind = Kind.ROLE if office else _kind(part, names if whole else [], site)
                if kind is Kind.AGENCY:
                    agencies.append(part)
                elif kind is Kind.DEGREE:
                    names[-1] = f"{names[-1]}, {part}"
                elif not whole or (kind is Kind.PERSON and half.strip()[:1] == half.strip()[:1].title()):
                    names.append(part)
                else:
                    left_out.append((part, kind))
    return _people_first(names, agencies, left_out)


def _kind(part: str, before: list[str], site: Names) -> Kind:
    """Say what a part of a list is, behind these names."""
    kind = kind_of(part, behind=bool(before))
    if kind is Kind.ORGANISATION and agency(part.upper()):
        return Kind.AGENCY
    if before and site.are(part):
        return Kind.ORGANISATION
    unknown = kind in (Kind.ORGANISATION, Kind.SINGLE) and part.casefold() not in author_words.BRANDS
    if before and unknown and part.isupper() and len(part) <= _DEGREE and before[-1].split()[-1].isupper():
        return Kind.DEGREE  # "Ada Quay, RD, FAND": those behind a degree are degrees, too
    return kind


def _halves(piece: str) -> list[str]:
    halves = SHORT_AND.split(piece)
    return halves if all(len(half.split()) > 1 for half in halves) else [piece]


def _people_first(names: list[str], agencies: list[str], left_out: list[tuple[str, Kind]]) -> Byline:
    # In a list with a person, a staff, a paper and an office are no authors.
    kinds = [kind_of(name) for name in names]
    if Kind.PERSON in kinds:
        apart = {Kind.STAFF, Kind.ORGANISATION, Kind.ROLE, Kind.PLACEHOLDER}
        left_out += [(name, kind) for name, kind in zip(names, kinds, strict=True) if kind in apart]
        names = [name for name, kind in zip(names, kinds, strict=True) if kind not in apart]
    if not names:
        names = agencies
    return Byline(tuple(names[:_MOST]), tuple(left_out))


def _without_additions(part: str, site: Names, *, seen: bool) -> str:
    """Return a name without what is glued to it: dates, labels, other people's parts, an office, the paper."""
    part = _without_introduction(trimmed(part))
    part = _GLUED_DATE.sub(" ", part)
    end = _ENDS.search(part)
    dated = False
    if end:
        dated = part[end.start() :].lstrip()[:1].isdigit()
        part = part[: end.start()]
    if seen:
        part = _without_office(part)
    words = part.strip(_EDGES).split()
    while (dated or words[-1:] == ["on"]) and words and _is_date_word(words[-1].strip(".,").lower()):
        words.pop()
    while len(words) > 2 and words[-1].casefold().strip(".:") in _NO_NAMES:
        words.pop()
    for count in (1, 2, 3):
        behind = " ".join(words[-count:])
        if seen and len(words) - count >= 2 and (site.are(behind) or agency(behind)):
            words = words[:-count]
            break
    if seen and len(words) > 2:
        words = _in_capitals(words) or words
    part = trimmed(" ".join(words))
    if not words or len(words) > 7 or len(part) > 80 or kind_of(part) is Kind.PLACEHOLDER:
        return ""
    if len(words) > 3 and all(word.islower() for word in words):
        return ""
    # "Hours Ago Ada Quay" is cut out of a list of other stories.
    return "" if not _NO_NAMES.isdisjoint(word.casefold() for word in words[:2]) else part


def _in_capitals(words: list[str]) -> list[str]:
    """Return the name in capitals that stands before other words: "ADA QUAY Harbour Notes"; [] for others."""
    end = next((place for place, word in enumerate(words) if word[1:].islower()), 0)
    return words[:end] if end > 1 and all(len(word) > 2 for word in words[:end]) else []


def _without_office(part: str) -> str:
    """Cut an office off a name in front of it, also one that is glued to it: "Ada QuayStaff Writer"."""
    if glued := _GLUED_ROLE.search(part):
        part = part[: glued.start()]
    words = part.split()
    for place, word in enumerate(words[2:], 2):
        bare = word.strip(".,:").casefold()
        if bare in author_words.ROLE_WORDS or bare.endswith(author_words.ROLE_ENDINGS):
            return " ".join(words[:place])
    return part


def _is_date_word(word: str) -> bool:
    return word in _DATE_WORDS or is_time(word)
