"""Who wrote a story and whom it credits: mailboxes, news agencies, bylines, credits, datelines.

The names of agencies are in `tables/news_organisations.py`, the words around names in `tables/phrases.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.tables import phrases
from publisher.tables.news_organisations import AGENCIES, AMBIGUOUS
from publisher.text import dates, lines
from publisher.text.lazy import lazy

# -- mailboxes -----------------------------------------------------------------------------------------------

# RFC 5322, section 3.4: Ada Quay <ada@quay.example>
_NAME_FIRST = re.compile(r"\"?([^<>@\"]{1,100}?)\"?\s{0,5}<([^<>\s@]{1,64}@[^<>\s@]{1,190})>\Z")
# RSS 2.0, <author>: ada@quay.example (Ada Quay)
_MAIL_FIRST = re.compile(r"([^<>()\s@]{1,64}@[^<>()\s@]{1,190})\s{0,5}\(([^()]{1,100})\)\Z")


def split_mailbox(text: str) -> tuple[str, str] | None:
    """Part "Name <mail>" or "mail (Name)" into name and mail; None where a text is neither."""
    if match := _NAME_FIRST.match(text):
        return match[1].strip(), match[2]
    if match := _MAIL_FIRST.match(text):
        return match[2].strip(), match[1]
    return None


# -- news agencies -------------------------------------------------------------------------------------------

_AGENCY = {name: agency for agency, others in AGENCIES.items() for name in (agency, *others)}
# By first word, longest first: "dpa-AFX" is not "dpa".
_FIRST: dict[str, list[str]] = {}
for _name in sorted(_AGENCY, key=lambda name: (-len(name), name)):
    if _name[0] < "\u3000":
        _FIRST.setdefault(re.split(r"\W", _name)[0], []).append(_name)
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(
    "|".join(
        re.escape(name) for name in sorted(_AGENCY, key=lambda name: (-len(name), name)) if name[0] >= "\u3000"
    )
)
# Words that make a mention a credit, before and after the agency's name.
_BEFORE = re.compile(
    r"(?:according to|told|tells|reported by|quoted by|cited by|statement to|interview (?:with|to)|citing"
    r"|quoting"
    r"|via|source|laut|gegenüber(?: der)?|meldet(?: die)?|berichtet(?: die)?|nach angaben(?: von| der)"
    r"|selon|indique|rapporte|à|auprès de|según|informó|dijo a|declaró a|citado por|secondo|riferisce|riporta"
    r"|all['’]|segundo|disse à|à agência|potrivit|conform|informează|transmite|relatează|citat de|citată de"
    r"|transmis(?:ă|e)?(?: de)?|(?:relatat|anunțat|anunţat|informat|scris|notat)(?: de)?|preluat de"
    r"|volgens|meldt|enligt|uppger|ifølge|melder|mukaan|podaje|podała|poinformowała|według|dla|píše|podle|uvedla"
    r"|javlja|prenosi|jelentette|közölte|сообщает|передает|передаёт|сообщили|по данным|заявил|повідомляє"
    r"|съобщи|предаде|σύμφωνα με το|göre|据|據|نقلت|وفق|وكالة)"
    r"(?:\s+(?:the|der|die|l['’]?agence|la|agenția(?: de presă)?|agency|news agency|agencia|agenzia|agência"
    r"|nachrichtenagentur|persbureau|agencja|агентство|агентству))?\s*:?\s*(?:l['’])?[\"“„«(]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[\"”“»)]?,?\s*(?:quoted|quotes|reports?\b|reported|said in|says|writes|wrote|cited|cites|learn(?:ed|t)"
    r"|news agency|meldet|berichtet|zufolge|rapporte|a rapporté|indique|informó|reportó|señaló|riferisce"
    r"|riporta"
    r"|informa|informou|relatează|transmite|scrie|anunță|notează|a (?:transmis|relatat|anunțat)"
    r"|meldt|bericht|rapporterar|skriver|melder"
    r"|mukaan|podaje|podała|donosi|píše|javlja|prenosi|jelentette|сообщает|передает|передаёт|пишет|сообщило"
    r"|повідомляє|bildirdi|haberine|aktardı|报道|報導|报导|報道|讯|電|电|が報じ|によると|보도)",
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
    for match in _WORD.finditer(text):
        start = match.start()
        if start < end or match.group() not in _FIRST or text[start - 1 : start] == "-":
            continue
        for name in _FIRST[match.group()]:
            after = text[start + len(name) : start + len(name) + 1]
            if text.startswith(name, start) and not (after.isalnum() or after == "_"):
                found.append((name, start))
                end = start + len(name)
                break
    if not text.isascii():
        found += [(match.group(), match.start()) for match in _UNSPACED.finditer(text)]
        found.sort(key=lambda pair: pair[1])
    return found


# -- bylines, credits and datelines --------------------------------------------------------------------------

_CREDITS = {label: kind for kind, labels in phrases.CREDITS.items() for label in labels.split("|")}
_CREDIT = re.compile(r"^[\s(\[*•–—-]{0,6}([^\W\d_][\w\s.]{0,30}?)\s{0,3}[:：]\s{0,5}(\S.{0,200}?)[)\]\s]*$")
_MARKED = re.compile(r"^\s*[(\[]?\s*©\s*(?:\d{4}\s*)?(.{2,60}?)[)\]\s]*$")

_MARKS = " \t\xa0*•·–—-|_/<>»\u200b"
_STOPS = re.compile(
    r"\s(?:[|•·–—/]|-|@|on|am|in|at|el|le|il|op|for|für|pour|para|·|vom|den|um)\s|\s{3,}|[|•·(\[@]|https?:"
)
# Words that are apart on a page and joined in its text: "ByJane Doe", "Jane DoeUpdated".
_GLUED = re.compile(
    r"^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|Di|Door)(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|(?<=[a-zà-ÿ])(?=(?:Updated|Published|Posted|Last|Senior|Staff|Editor|Writer|Reporter|Contributor"
    r"|Columnist|Founder|Correspondent|Author|Aktualisiert|Redakteur|City|News|Politic|Sport|Business|Health|Science"
    r"|Tech)[a-z ]{0,20}\b)"
)
_LABEL = re.compile(
    r"\s(?:Updated|Published|Posted|Last|Share|Reviewed|Aktualisiert|Veröffentlicht|Publié|Publicado|Actualizado|Follow"
    r"|Photos?|Photography|Fotos?|Bilder|Images?|Illustrations?)\b"
)
_CJK_AUTHOR = re.compile(
    r"^[（(【\[]?\s*(?:[^\W\d_]{2,8}(?:社|网|網|报|報|通信))?\s*(?:记者|記者|作者|撰文|文|執筆|取材・文"
    r"|文・写真)\s*[：:／/=＝丨| ]\s*"
    r"([^\W\d_]{2,4}(?:[、，, ·][^\W\d_]{2,4}){0,4})\s*(?:报道|報導|報道)?[)）】\]]?$"
)
_KOREAN_AUTHOR = re.compile(r"^[\[(【]?\s*(?:[^\W\d_]{2,10}\s?[=|]\s?)?([가-힣]{2,4})\s?(?:기자|특파원)\b")


_INTRODUCTIONS = phrases.AUTHOR_LABELS | phrases.BY


class Dateline(NamedTuple):
    """The head of a wire story: "BERLIN, Aug 3 (Reuters) - The ..."."""

    city: str
    agencies: tuple[str, ...]
    date: str  # as written, often without a year, "" where there is none
    rest: str


def is_name(text: str) -> bool:
    """Return whether a text could be one person's name: two to five words, capitals, no digits."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and len(text) <= 50
        and not any(sign in text for sign in ",:;&_/!?")
        and words[0].lower() not in phrases.NO_NAME
        and looks_like_names(text)
    )


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
            if word not in phrases.PARTICLES:
                return False
        elif word[0].isupper() or (word[0].lower() == word[0].upper()):
            strong += word.lower() not in phrases.PARTICLES
        elif word.lower() not in phrases.PARTICLES and not any(char.isupper() for char in word):
            return False
    is_time = len(words) == 1 and _is_time(words[0].lower())
    return strong > 0 and not is_time


def _is_time(word: str) -> bool:
    return word in dates.weekday_names() or word in dates.month_names()


def byline(line: str) -> str:
    """Return the names of a byline without the words that introduce them, "" where it is none.

    Agencies, roles and cities between commas are kept: "By Jane Doe, AFP" gives
    "Jane Doe, AFP". Dates, and what follows a bar, a dash or a bracket, are cut off.
    """
    line = _GLUED.sub(r"\g<0> ", dates.unglued(line[: lines.LONG]).replace("\xa0", " ")).strip(
        " \t*•·–—-|_\u200b"
    )
    if not 4 <= len(line) <= 200:
        return _east_asian(line)
    rest, weak = _after_label(line)
    if not rest:  # "Aug 3, 2022 by Jane Doe", "Posted on August 3, 2022 by Jane Doe"
        date = dates.find_date(line)
        rest, weak = _after_label(line.partition(date)[2].strip(_MARKS + ",")) if date else ("", False)
    if not rest:
        return _east_asian(line)
    names = cut_names(rest)
    head = names.split(",")[0]
    if any(agency(part) for part in head.split("/")):
        return names
    return names if looks_like_names(head) and (is_name(head) or not weak) else ""


def cut_names(text: str) -> str:
    """Cut a byline's names off before a date, a bar, a bracket or an address."""
    text = dates.unglued(text[: lines.LONG]).lstrip(_MARKS)
    date = dates.find_date(text)
    if date:
        text = text[: text.index(date)]
    text = _LABEL.split(text, maxsplit=1)[0]
    stop = _STOPS.search(text)
    if stop:
        text = text[: stop.start()]
    words = text.split()
    while words and _trails(words[-1]):
        words.pop()
    role = next(
        (place for place, word in enumerate(words) if place >= 2 and word.lower() in phrases.ROLES), len(words)
    )
    if not any("," in word for word in words[:role]):
        words = words[:role]
    return " ".join(words).strip(" ,;:.-–—|*")[:160]


def _trails(word: str) -> bool:
    """Return whether a word is between a name and what is cut off behind it: "by", "on", "montag"."""
    return word.lower() in phrases.BY or (word.islower() and word.strip(",.") in dates.small_words())


def _after_label(line: str) -> tuple[str, bool]:
    """Split off the words that introduce names; `True` where they are only a weak sign."""
    label, colon, _ = line[:60].partition(":")
    if not colon:
        label, colon, _ = line[:60].partition("：")
    if colon and lines.fold(label) in _INTRODUCTIONS:
        return line[len(label) + 1 :].strip(), False
    words = line.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        lead = " ".join(words[:count]).lower()
        if lead in phrases.BY or (lead in phrases.AUTHOR_LABELS and words[count - 1].lower() in phrases.BY):
            return " ".join(words[count:]), lead in phrases.WEAK
    return "", False


def is_author_label(line: str) -> bool:
    """Return whether a line is a label above a name: "By", "Author:", "Written by"."""
    return len(line) <= 40 and lines.fold(line) in phrases.AUTHOR_LABELS


def _east_asian(line: str) -> str:
    if line.isascii():
        return ""
    match = _CJK_AUTHOR.match(line) or _KOREAN_AUTHOR.match(line)
    return match.group(1) if match else ""


def credit(line: str) -> tuple[str, str] | None:
    """Return the kind ("publisher", "source", "photo", "agency") and value of a credit line.

    "Publisher: AC", "Source: Reuters", "Foto: dpa", "(AFP)", "© Reuters 2022".
    """
    line = line.strip()
    if not 2 <= len(line) <= 240:
        return None
    match = _CREDIT.match(line)
    if match and (kind := _CREDITS.get(match.group(1).strip().lower())):
        value = match.group(2).strip(" .,;")
        return (kind, value) if value and not re.search(r"[.!?]\s+[^\W\d_]{2}", value) else None
    mark = _MARKED.match(line)
    text = mark.group(1) if mark else line.strip(" \t()[]*–—-")
    if len(text) <= 60 and text and _only_agencies(text):
        return "agency", text
    return None


def _only_agencies(text: str) -> bool:
    parts = [part.strip() for part in re.split(r"[/,;&+]|\s(?:and|und|et|y|e|with)\s", text) if part.strip()]
    return bool(parts) and all(agency(part) for part in parts)


_WIRE = re.compile(
    r"^(?P<head>[^()\[\]/]{0,70}?)(?:\((?P<round>[^()]{2,60})\)|\[(?P<square>[^\[\]]{2,60})\]|/(?P<slashes>[^/]{2,40})/)"
    r"(?:\s{0,2}[.:])?\s{0,2}(?:[-–—]{1,3}|(?<=[.:]))\s{0,3}(?P<rest>.*)",
    re.DOTALL,
)
_DASHED = re.compile(
    r"^(?P<head>[^\W\d_][^()\[\]/–—.]{1,60}?)\s{0,2}[-–—]\s{0,2}(?P<credit>[^()\[\]–—.,]{2,30})[.,]\s+(?P<rest>.*)",
    re.DOTALL,
)
_CHINESE = re.compile(
    r"^(?P<credit>新华社|新華社|中新社|中央社)(?P<head>[^\W\d_]{2,10}?\d{0,2}月?\d{0,2}日?)电?電?\s?(?P<rest>.*)",
    re.DOTALL,
)
# Wires that put the date behind their name, and those that close with no dash.
_SLASHED = re.compile(
    r"^(?P<head>[^()\[\]/]{2,60}?)/\s{0,2}(?P<credit>[^/]{2,30}?)\s{0,2}/\s{0,2}(?P<date>[^/]{6,30}?)\s{0,2}/"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_DAYS = r"[^()\[\]/–—]{0,12}\d[^()\[\]/–—]{0,12}?"
_UNDASHED = re.compile(
    rf"^(?P<head>[^()\[\]/]{{2,40}}?(?:\[[^\[\]]{{2,20}}\])?,\s{_DAYS})\((?P<round>[^()]{{2,30}})\)[:.]?\s+"
    r"(?P<rest>[^\W\d_a-z].*)",
    re.DOTALL,
)
_PLACED = re.compile(
    rf"^(?P<head>[^\W\d_][^()\[\]/–—]{{1,40}}?,\s{_DAYS})\s{{0,2}}[-–—]\s{{0,2}}(?P<rest>.*)", re.DOTALL
)
_PART = re.compile(r"\s*[,，]\s*")
_CREDITED = ("credit", "round", "square", "slashes")
_HEAD = 4000  # characters of a line in which the head of a story is looked for


def dateline(line: str) -> Dateline | None:
    """Split the head of a wire story off, `None` where the line has none.

    "BERLIN (Reuters) - ...", "PARIS, Aug 3 (AFP) — ...", "Madrid, 3 ago (EFE).- ...",
    "(ANSA) - ROMA, 3 AGO - ...", "МОСКВА, 3 августа. /ТАСС/. ...", "New Delhi, Aug 3 (PTI) The ...",
    "NEW YORK, NY / ACCESSWIRE / August 3, 2022 / ...".
    """
    line = line.lstrip(" \t*•–—-")
    start, rest = line[:_HEAD], line[_HEAD:]
    match = _CHINESE.match(start) or _SLASHED.match(start) or _WIRE.match(start) or _DASHED.match(start)
    if not match or not _credits_agencies(_credited(match)):
        match = _UNDASHED.match(start)
        if not match or not _credits_agencies(_credited(match)):
            return None
    groups = match.groupdict()
    credited, head, text = _credited(match), groups["head"], groups["rest"]
    if not head.strip(" -–—") and (placed := _PLACED.match(text)):
        head, text = placed["head"], placed["rest"]
    is_chinese = match.re is _CHINESE
    parts = _parts_of_place(head, is_chinese=is_chinese)
    city = parts[0] if parts and not _has_digit(parts[0]) else ""
    if city and not is_chinese and not (len(city.split()) <= 4 and city[0].isupper()):
        return None
    date = groups.get("date") or ", ".join(filter(_has_digit, parts))
    return Dateline(city, agencies(credited), date, text + rest)


def _credited(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((groups[name] for name in _CREDITED if groups.get(name)), "")


def opening_date(line: str) -> str:
    """Return the date of a dateline as written, "" where a paragraph opens with none.

    With an agency it may lack its year ("LONDON, Sept 6 (Reuters) - The ..."); without one it is whole, and
    only a place is before it: "OSLO, Norway – May 7, 2024 – The ...", "5 May 2019 (Harbour Notes) – The ...".
    """
    head = dateline(line)
    if head:
        return dates.find_date(head.date) or head.date
    found = dates.whole_dates(line[:_OPENING])[:2]
    if not found or not _CLOSED.match(line, found[0].end()):
        return ""
    if len(found) > 1 and found[1].start() - found[0].end() <= _SPAN:
        return ""  # "May 7, 2024 – May 9, 2024" is when something takes place
    return found[0].group().strip(" ,") if _is_place(line[: found[0].start()]) else ""


_OPENING = 110  # characters of a paragraph in which a date without an agency is looked for
_SPAN = 12  # characters between the two days of a span
_PLACE = 60  # characters of a place before a date
_CLOSED = lazy(r"[\s)\]]{0,3}(?:\([^()]{2,40}\)\s{0,2})?(?:\.\s?)?(?:[-–—/|]|:\s)")


def _is_place(text: str) -> bool:
    """Return whether a text could be the places of a dateline: names, commas, "and", no sentence."""
    text = text.strip(" \t,.(–—-/|")
    words = text.replace(",", " ").replace("/", " ").split()
    return len(text) <= _PLACE and all(
        word[0].isupper() or word[0].lower() == word[0].upper() or word in _JOINING for word in words
    )


_JOINING = frozenset("and und et y e of de la le du del di da the am den en och og i w ve на в и – - —".split())


def _credits_agencies(text: str) -> bool:
    # The first is an agency; others may be its desks, in a few letters.
    first, *desks = re.split(r"\s*[/,;]\s*|\s(?:and|und|et|y|e|with)\s", text)
    return bool(agency(first)) and all(agency(desk) or len(desk) <= 4 for desk in desks)


def _parts_of_place(head: str, *, is_chinese: bool) -> list[str]:
    where = head.strip(" .,-–—")
    if is_chinese:
        where = re.sub(r"(?=\d)", ",", where, count=1)
    return [part for part in _PART.split(where) if part]


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
