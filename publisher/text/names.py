"""What a person's name looks like, and what a part of a byline is that is none.

Behind a name come places, papers, agencies, offices, degrees and ages; instead of one come staffs, accounts and
slips of templates. The words are in `tables/author_words.py`. A name of a script without capitals is known by
its shape only: two words or more, or two to four signs of Chinese, Japanese or Korean.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache

from publisher.tables import author_words as table
from publisher.tables.news_organisations import shapes
from publisher.text import dates
from publisher.text.agencies import agency
from publisher.text.clean import bare_letters
from publisher.text.lazy import lazy

LONGEST = 50  # characters of one person's name
_UNFILLED = lazy(r"[%{\[<$#]{1,3}[^%{}\[\]<>$#]{1,80}[%}\]>#]{1,3}|\{\{.{0,80}|\$[a-z_.]{2,40}", re.IGNORECASE)
_SIGNS = ',:;՝&_/!?=#%()[]{}|<>"@'
_EAST_ASIAN = lazy(
    "(?:[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,5}|[\u3040-\u30ff\u4e00-\u9fff\u3005]{2,8}"
    "|[\u4e00-\u9fff\u3040-\u30ff]{1,5}[・·][\u4e00-\u9fff\u3040-\u30ff]{1,12})"
)
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$|\b(?:[A-Z]|Jr|Sr)\.$")
_FIRM = lazy(r"\b(?:GmbH|AG|KG|S\.?p\.?A|S\.?A|Inc|LLC|Ltd|e\.?\s?V|B\.?V|Oy|Oyj|ASA|A/S|S\.?r\.?l)\.?$")
_DOMAIN = lazy(r"\b[\w-]{2,40}\.(?:com|net|org|info|[a-z]{2}(?:\.[a-z]{2})?)$", re.IGNORECASE)
_WORD = lazy(r"[\w.'’-]+")
_PUNCTUATION = '"“”‘’«»().,;:*®'


_LABELS = table.AUTHOR_LABELS | table.EDITOR_LABELS


# What a name does not begin with; "Theo" and "Edita" are first names, and labels elsewhere.
_NO_FIRST = (
    table.NO_NAME
    | table.GENRES
    | frozenset(label for label in (*_LABELS, *table.PHOTO_LABELS) if len(label) > 3 and " " not in label)
    - {"theo", "edita"}
)


class Kind(Enum):
    """What a part of a byline is; the value says it in a refusal."""

    PERSON = "a person"
    SINGLE = "a single word"  # a first name, a pen name, a city
    PLACE = "a place"
    ROLE = "an office"
    ORGANISATION = "an organisation"
    AGENCY = "an agency"
    STAFF = "a team"
    ACCOUNT = "an account"
    DEGREE = "a degree"
    PLACEHOLDER = "a placeholder"
    OTHER = "no name"


# Those that lose to a person whom the article names anywhere else.
WEAK = frozenset({Kind.STAFF, Kind.ACCOUNT, Kind.ORGANISATION, Kind.ROLE, Kind.PLACE})


@lru_cache(maxsize=2048)
def kind_of(part: str, *, behind: bool = False) -> Kind:
    """Return what one part of a byline is, without marks at its ends.

    `behind` says that the part follows a whole name: what could be a person elsewhere is a place, an office
    or a degree there more often ("Jane Doe, San Marino"; "Jane Doe, Guest Lecturer").
    """
    if _is_placeholder(part):
        return Kind.PLACEHOLDER
    if agency(part):
        return Kind.AGENCY
    words = [word.strip(_PUNCTUATION) for word in part.split()]
    folded = [word.casefold() for word in words if word]
    if behind and _is_degree(part, folded):
        return Kind.DEGREE
    if not table.STAFF_WORDS.isdisjoint(folded):
        return Kind.STAFF
    if len(words) > 1 and " ".join(folded) in _LABELS:
        return Kind.PLACEHOLDER
    if _is_organisation(part, folded) or (behind and len(words) > 1 and part in shapes()):
        return Kind.ORGANISATION
    if _is_role(folded, behind=behind):
        return Kind.ROLE
    if behind and _is_place(folded):
        return Kind.PLACE
    if len(words) == 1:
        return Kind.ACCOUNT if _is_account(words[0]) else _alone(words[0])
    return Kind.PERSON if is_name(part) else Kind.OTHER


def _alone(word: str) -> Kind:
    return Kind.PERSON if _is_east_asian(word) else Kind.SINGLE


def _is_placeholder(part: str) -> bool:
    bare = bare_letters(part)
    return bare in table.NO_PERSON or bool(_UNFILLED.fullmatch(part)) or not any(map(str.isalpha, bare))


def _is_degree(part: str, folded: list[str]) -> bool:
    return len(part) <= 24 and all(
        word in table.DEGREES or word.replace(".", "") in table.DEGREES or word.isdigit()
        for one in folded
        for word in one.split("/")
    )


def _is_role(folded: list[str], *, behind: bool) -> bool:
    known = table.ROLE_WORDS if behind else table.ROLES
    if behind:
        return any(word in known or word.endswith(table.ROLE_ENDINGS) for word in folded)
    return bool(folded) and (
        folded[-1] in known or folded[0] in known or folded[-1].endswith(table.ROLE_ENDINGS)
    )


def _is_organisation(part: str, folded: list[str]) -> bool:
    return (
        not table.ORGANISATION_WORDS.isdisjoint(folded)
        or part.casefold() in table.BRANDS
        or bool(_FIRM.search(part) and len(folded) > 1)
        or bool(_DOMAIN.search(part) and (len(folded) > 1 or "." in part))
        or (len(folded) <= 2 and folded[-1:] != [] and folded[-1].endswith(table.ORGANISATION_ENDINGS))
        or (part.isupper() and 3 <= len(part) <= 6 and part.isascii() and part.isalpha())
    )


def _is_place(folded: list[str]) -> bool:
    text = " ".join(folded)
    if text in table.PLACES:
        return True
    if folded and folded[0] in table.PLACE_PREPOSITIONS and folded[0] not in table.NAME_PARTICLES:
        return True
    return 2 <= len(folded) <= 4 and (folded[0] in table.PLACE_OPENINGS or folded[-1] in table.PLACE_ENDINGS)


def _is_account(word: str) -> bool:
    """Whether a single word is a name of log-in: no capitals in it, or signs and digits between letters."""
    if any(char.isdigit() or char in "_@" for char in word):
        return True
    inner = "." in word[1:-1] and not _ABBREVIATED.search(word)
    return inner or (word.islower() and word.isascii())


# -- shapes --------------------------------------------------------------------------------------------------


def is_name(text: str) -> bool:
    """Return whether a text could be one person's name: two to five words, capitals, no digits."""
    words = text.split()
    if _is_east_asian(text):
        return True
    return (
        2 <= len(words) <= 5
        and len(text) <= LONGEST
        and not any(sign in text for sign in _SIGNS)
        and words[0].lower() not in _NO_FIRST
        and looks_like_names(text)
        and not any(word.lower() in {"the", "with", "and", "mit", "avec"} for word in words)
    )


def _is_east_asian(text: str) -> bool:
    return text[:1] >= "\u3040" and _EAST_ASIAN.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Return whether a text is a whole name of one person, and of no place, office or organisation."""
    return is_name(text) and kind_of(text, behind=True) is Kind.PERSON


def looks_like_names(text: str) -> bool:
    """Return whether a text could be the names of a byline: capitals and small joining words, no sentence."""
    text = text.strip()
    if not 2 <= len(text) <= 160 or any(char.isdigit() for char in text) or text[-1] in "?!:":
        return False
    words = [word.strip('"“”‘’.,;*') for word in text.split()]
    words = [word for word in words if word]
    if not words or len(words) > 16:
        return False
    strong = 0
    for word in words:
        if not word[0].isalpha():
            if word not in table.PARTICLES:
                return False
        elif word[0].title() == word[0]:  # a capital, or a letter of a script without capitals
            strong += word.lower() not in table.PARTICLES
        elif word.lower() not in table.PARTICLES and not any(char.isupper() for char in word):
            return False
    return strong > 0 and not (len(words) == 1 and is_time(words[0].lower()))


def is_time(word: str) -> bool:
    """Return whether a word names a month or a weekday."""
    return word in dates.weekday_names() or word in dates.month_names()


def is_caseless(text: str) -> bool:
    """Return whether the letters of a text are of a script without capitals."""
    # The capitals that Unicode has for Georgian are not written in names.
    return all(char.lower() == char.title() for char in text if unicodedata.category(char) != "Zs")


def trimmed(text: str, edges: str = " ,;:-–—|*\"'“”„/·•") -> str:
    """Take marks off the ends of a name; the last dot of an abbreviation stays ("R.D.", "Ada Quay Jr.")."""
    text = text.strip(edges)
    return text if _ABBREVIATED.search(text) else text.strip(edges + ".")


# -- whole lines ---------------------------------------------------------------------------------------------

_BEHIND = frozenset({Kind.PLACE, Kind.ROLE, Kind.DEGREE, Kind.ORGANISATION})  # what follows names
_LISTING = lazy(r"\s*[,、，،/]\s*|\s+(?:&|and|und|et|y|e|og|och|en|i|и|та|és|și|ve|dan|και)\s+")
_HEADS = re.compile(r"[,;/&|]| (?:and|und|et|y|e|и|og|och|en|i) ")


def are_names(text: str) -> bool:
    """Whether a text is one or more names of people, also with an agency, a place or an office behind them."""
    if len(text) > 100:
        return False
    parts = _LISTING.split(text)
    first = parts[1] if len(parts) > 1 and agency(parts[0]) else parts[0]
    return is_person(first) and all(
        is_person(part) or agency(part) or kind_of(part, behind=True) in _BEHIND for part in parts
    )


# "社会部・佐々木薫", "政治部 佐々木薫": a desk of a paper, and a name.
_DESK = lazy(
    r"[\u4e00-\u9fff\u30a0-\u30ff]{1,8}(?:部|支局|総局|本社|取材班)[・／/\s]\s?(?=[\u4e00-\u9fff\u3040-\u30ff\u3005\s]{2,9}$)"
)


def after_office(text: str) -> str:
    """Return the name behind an office: "KAI-online-Redakteur Ada Quay", "our political reporter Ada Quay".

    An office is up to five words that end in a word of a role, with an agency or a paper behind that at most;
    what follows must begin with a whole name.
    """
    if not text.isascii() and (desk := _DESK.match(text)):
        return text[desk.end() :]
    words = text.split()[:12]
    last = -1
    for place, word in enumerate(words[:5]):
        bare = word.strip(",.:").casefold()
        if bare in table.ROLE_WORDS or bare.endswith(table.ROLE_ENDINGS):
            last = place
        elif "," in word:
            break
    if last < 0 or (last > 1 and is_person(" ".join(words[:2])) and not words[2][:1].isupper()):
        return text
    rest = words[last + 1 :]
    if rest and rest[0].islower() and rest[0] in table.PLACE_PREPOSITIONS:
        return text  # "Correspondent in Oslo"
    if rest and (agency(rest[0]) or (rest[0].isupper() and len(rest[0]) > 1)):
        rest = rest[1:]
    head = _HEADS.split(" ".join(rest))[0].strip()
    if not is_person(head):
        return text
    return text[text.index(rest[0], sum(map(len, words[: last + 1])) + last) :]
