"""News agencies in texts: what names one, and what running text credits.

The names are in `tables/news_organisations.py`.
"""

from __future__ import annotations

import re

from publisher.tables.news_organisations import AGENCIES, AMBIGUOUS
from publisher.text.lazy import lazy

_AGENCY = {name: agency for agency, others in AGENCIES.items() for name in (agency, *others)}
# By first word, longest first: "dpa-AFX" is not "dpa".
_FIRST: dict[str, list[str]] = {}
for _name in sorted(_AGENCY, key=lambda name: (-len(name), name)):
    if _name[0] < "\u3000":
        _FIRST.setdefault(re.split(r"\W", _name)[0], []).append(_name)
_WORD = re.compile(r"\w+")
_UNSPACED = lazy(
    "|".join(
        re.escape(name) for name in sorted(_AGENCY, key=lambda name: (-len(name), name)) if name[0] >= "\u3000"
    )
)
# Words that make a mention a credit, before and after the agency's name.
_BEFORE = lazy(
    r"(?:according to|told|tells|reported by|quoted by|cited by|statement to|interview (?:with|to)|citing"
    r"|quoting"
    r"|via|source|laut|gegenüber(?: der)?|meldet(?: die)?|berichtet(?: die)?|nach angaben(?: von| der)"
    r"|selon|indique|rapporte|à|auprès de|según|informó|dijo a|declaró a|citado por|secondo|riferisce|riporta"
    r"|all['’]|segundo|disse à|à agência|potrivit|conform|informează|transmite|relatează|citat de|citată de"
    r"|transmis(?:ă|e)?(?: de)?|(?:relatat|anunțat|anunţat|informat|scris|notat)(?: de)?|preluat de"
    r"|volgens|meldt|enligt|uppger|ifølge|melder|mukaan|podaje|podała|poinformowała|według|dla|píše"
    r"|podle|uvedla"
    r"|javlja|prenosi|jelentette|közölte|сообщает|передает|передаёт|сообщили|по данным|заявил"
    r"|повідомляє|повідомив|повідомила|повідомило|передає|за даними|сообщил|сообщила|сообщило|по информации"
    r"|съобщи|предаде|σύμφωνα με το|göre|据|據|نقلت|وفق|وكالة)"
    r"(?:\s+(?:the|der|die|l['’]?agence|la|agenția(?: de presă)?|agency|news agency|agencia|agenzia|agência"
    r"|nachrichtenagentur|persbureau|agencja|агентство|агентству))?\s*:?\s*(?:l['’])?[\"“„«(]?$",
    re.IGNORECASE,
)
_AFTER = lazy(
    r"^[\"”“»)]?,?\s*(?:quoted|quotes|reports?\b|reported|said in|says|writes|wrote|cited|cites|learn(?:ed|t)"
    r"|news agency|meldet|berichtet|zufolge|rapporte|a rapporté|indique|informó|reportó|señaló|riferisce"
    r"|riporta"
    r"|informa|informou|relatează|transmite|scrie|anunță|notează|a (?:transmis|relatat|anunțat)"
    r"|meldt|bericht|rapporterar|skriver|melder"
    r"|mukaan|podaje|podała|donosi|píše|javlja|prenosi|jelentette|сообщает|передает|передаёт|пишет|сообщило"
    r"|повідомляє|повідомило|bildirdi|haberine|aktardı|报道|報導|报导|報道|讯|電|电|が報じ|によると|보도)",
    re.IGNORECASE,
)


def agency(text: str) -> str:
    """Return the agency that a text names and nothing else ("REUTERS"), "" where it is none."""
    return _AGENCY.get(text.strip(" \t.,;:()[]*–—-/"), "")


def agencies(text: str) -> tuple[str, ...]:
    """Return the agencies in a text that holds only credits ("AP/dpa", "Reuters, AFP")."""
    return tuple(dict.fromkeys(_AGENCY[name] for name, _ in _named(text[:500])))


def mentions(text: str) -> tuple[str, ...]:
    """Return the agencies that running text credits, in order: "AFP quoted", "according to Agerpres"."""
    found: dict[str, None] = {}
    for name, start in _named(text):
        end = start + len(name)
        before, after = text[max(0, start - 60) : start], text[end : end + 30]
        if _BEFORE.search(before) or (name not in AMBIGUOUS and _AFTER.match(after)):
            found.setdefault(_AGENCY[name])
    return tuple(found)


def _named(text: str) -> list[tuple[str, int]]:
    """Find the names that are words of their own in a text, with their places, in order."""
    found: list[tuple[str, int]] = []
    end = 0
    for start, word in _openings(text):
        if start < end or text[start - 1 : start] == "-":
            continue
        for name in _FIRST[word]:
            after = text[start + len(name) : start + len(name) + 1]
            if text.startswith(name, start) and not (after.isalnum() or after == "_"):
                found.append((name, start))
                end = start + len(name)
                break
    if not text.isascii():
        found += [(match.group(), match.start()) for match in _UNSPACED.finditer(text)]
        found.sort(key=lambda pair: pair[1])
    return found


def _openings(text: str) -> list[tuple[int, str]]:
    """Return the places of words with which a name may begin, in order; few texts have any."""
    words = _FIRST.keys() & set(_WORD.findall(text))
    if not words:
        return []
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")
    return [(match.start(), match.group()) for match in pattern.finditer(text)]
