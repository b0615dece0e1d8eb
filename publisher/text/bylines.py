"""Who wrote a story and whom it credits: mailboxes, news agencies, bylines, credits, datelines.

The names of agencies are in `tables/news_organisations.py`, the words around names in `tables/author_words.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from publisher.tables import author_words, phrases
from publisher.text import cjk_bylines, dates, lines
from publisher.text.agencies import agencies, agency
from publisher.text.lazy import lazy
from publisher.text.names import after_office, are_names, is_name, is_person, looks_like_names, trimmed

# -- mailboxes -----------------------------------------------------------------------------------------------

# RFC 5322, section 3.4: Ada Quay <ada@quay.example>
_NAME_FIRST = lazy(r"\"?([^<>@\"]{1,100}?)\"?\s{0,5}<([^<>\s@]{1,64}@[^<>\s@]{1,190})>\Z")
# RSS 2.0, <author>: ada@quay.example (Ada Quay)
_MAIL_FIRST = lazy(r"([^<>()\s@]{1,64}@[^<>()\s@]{1,190})\s{0,5}\(([^()]{1,100})\)\Z")


def split_mailbox(text: str) -> tuple[str, str] | None:
    """Part "Name <mail>" or "mail (Name)" into name and mail; None where a text is neither."""
    if match := _NAME_FIRST.match(text):
        return match[1].strip(), match[2]
    if match := _MAIL_FIRST.match(text):
        return match[2].strip(), match[1]
    return None


# -- bylines, credits and datelines --------------------------------------------------------------------------

_CREDITS = {label: kind for kind, labels in phrases.CREDITS.items() for label in labels.split("|")}
_CREDIT = lazy(r"^[\s(\[*•–—-]{0,6}([^\W\d_][\w\s.]{0,30}?)\s{0,3}[:：]\s{0,5}(\S.{0,200}?)[)\]\s]*$")
_INITIALS = 4  # letters
_WITH = lazy(
    r"(?:con información de|con informaciones de|con datos de|com informações d[ae]s?"
    r"|avec les agences|avec|mit material von"
    r"|mit|with files from|with information from|with inputs from|with reporting by|from|con|com|met"
    r"|med|wraz z|za|podle"
    r"|s použitím|cu informații de la|по материалам|по сообщению|за матеріалами|за повідомленням"
    r"|как сообщает|theo"
    r"|sumber|(?:como )?informó|повідомив|повідомляє|повідомило|сообщил|сообщает|сообщило)\s",
    re.IGNORECASE,
)
_MARKED = lazy(r"^\s*[(\[]?\s*©\s*(?:\d{4}\s*)?(.{2,60}?)[)\]\s]*$")

_MARKS = " \t\xa0*•·●∙⋅▪■◆–—―-|_/<>»\u200b"
_STOPS = lazy(
    r"\s(?:[|•·–—―/]|-|@|on|am|in|at|el|le|il|op|for|für|pour|para|·|vom|den|um)\s|\s{3,}|[|•·●∙⋅▪■◆(\[@]|https?:"
)
# Words that are apart on a page and joined in its text: "ByJane Doe", "Jane DoeUpdated".
_GLUED = re.compile(
    r"(?:^|(?<=\s))(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|Di|[Dd]oor)(?=[A-ZÀ-Þ][a-zà-ÿ.])"
    r"|(?<=[a-zà-ÿ])(?=(?:Updated|Published|Posted|Last|Senior|Staff|Editor|Writer|Reporter|Contributor"
    r"|Columnist|Founder|Correspondent|Author|Aktualisiert|Redakteur|City|News|Politic|Sport|Business"
    r"|Health|Science"
    r"|Tech)[a-z ]{0,20}\b)"
)
_LABEL = lazy(
    r"\s(?:Updated|Published|Posted|Last|Share|Reviewed|Aktualisiert|Veröffentlicht|Publié|Publicado"
    r"|Actualizado|Follow"
    r"|Photos?|Photography|Fotos?|Bilder|Images?|Illustrations?)\b"
)
# Labels within one line: "Text: Ada Quay. Foto: Bo Pier", "作者：王启明 来源：新华社", "文/王启明 图/李若".
# Where each of several is: "Ada Quay in Oslo and Bo Pier in New York", "Ada Quay (à Nîmes) et Bo Pier".
_WHERE = lazy(
    r"(?:\s(?:in|from|aus|à|em)\s(?P<place>[^\W\d_][\w.'’-]{1,20}(?:\s[^\W\d_][\w.'’-]{1,20}){0,2})"
    r"|\s\((?:in|from|aus|à|em|en|a)\s[^()\d]{2,40}\))(?=\s(?:and|und|et|y|e|en|och|og|и|i)\s)"
)
_SEPARATOR = lazy(r"\s?[:：]|՝|(?<=[\u3040-\u9fff])[/／]")
_LABEL_WORDS, _SEPARATORS = 5, 12  # words of a label, labels of a line
_TOGETHER = lazy(r"\s?[/&+·・,]\s?|\s(?:und|and|och|og|e|y|et|en|i|и|та|ja)\s")
_REPORTS = lazy(
    r"^(.{4,50}?),? (?:reports|reporting|writes|berichtet|schreibt|rapporte|informa|riferisce"
    r"|rapporteert|rapporterar"
    r"|rapporterer|raportoi|donosi|передаёт|передает|сообщает|повідомляє|bildiriyor|melaporkan)"
    r" (?:from|for|aus|für|de|depuis|desde|da|uit|från|fra|z|ze|из|для|з|dari)\b"
)


# "dal nostro inviato", "von unserer Korrespondentin": ends of what introduces a name.
_OUR = tuple(
    "unserem korrespondenten|unserer korrespondentin|unserem mitarbeiter|unserer mitarbeiterin"
    "|unserem redakteur|"
    "unserer redakteurin|unserem reporter|unserer reporterin|nostro inviato|nostra inviata|nostro "
    "corrispondente|nostra "
    "corrispondente|notre correspondant|notre correspondante|notre envoyé spécial|notre envoyée "
    "spéciale|nuestro "
    "corresponsal|nuestra corresponsal|nuestro enviado especial|nuestra enviada especial|nosso "
    "correspondente|nosso enviado|"
    "onze correspondent|onze verslaggever|onze verslaggeefster|onze redacteur|vår korrespondent|vår "
    "utsände|our correspondent|"
    "our reporter|staff reporter|staff correspondent|special correspondent|наш корреспондент".split("|")
)
_INTRODUCTIONS = author_words.AUTHOR_LABELS | author_words.BY
_FIRST_WORDS = frozenset(label.split()[0] for label in _INTRODUCTIONS if label) | author_words.GENRES
# Labels of one word that introduce a name also without a colon; those that are first names, too, do not.
_SINGLE_LABELS = frozenset(
    label for label in author_words.AUTHOR_LABELS if " " not in label and label not in author_words.WEAK
) - {"theo", "na", "di"}
# With those before "nostro inviato", "unserem Korrespondenten".
_LEADING_WORDS = (_FIRST_WORDS | author_words.GENRE_COMPANIONS) | frozenset(
    "dal dalla von de del do van från fra our staff special by from наш à a".split()
)


class Dateline(NamedTuple):
    """The head of a wire story: "BERLIN, Aug 3 (Reuters) - The ..."."""

    city: str
    agencies: tuple[str, ...]
    date: str  # as written, often without a year, "" where there is none
    rest: str


# "Posted by Ada Quay at 10:15": some systems print the hour alone behind the name.
_HOUR = lazy(
    r"\s(?:at|um|à|en|a las|as|às|alle|alle ore|op|om|kl\.?|klo|o|в|на|о|u|ob|v|la|zaman:?|di|pukul|jam|lúc"
    r"|στις)"
    r"\s{1,2}\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?|\s?uhr)?$",
    re.IGNORECASE,
)


def byline(line: str) -> str:
    """Return the names of a byline without the words that introduce them, "" where it is none.

    Agencies, roles and cities between commas are kept: "By Jane Doe, AFP" gives
    "Jane Doe, AFP". Dates, and what follows a bar, a dash or a bracket, are cut off.
    """
    return _byline(line[: lines.LONG])


@lru_cache(maxsize=1024)  # a line is looked at for its kind, for the headline above it and for its names
def _byline(line: str) -> str:
    line = _GLUED.sub(r"\g<0> ", dates.unglued(line).replace("\xa0", " ")).strip(" \t*•·–—-|_\u200b")
    if not 2 <= len(line) <= 200:
        return ""
    if ";" in line and " by " in line:  # "(Reporting by Ada Quay in Oslo; Editing by Bo Pier)"
        line = line.lstrip("(").partition(";")[0]
    if ":" in line[-12:] or "." in line[-12:]:
        line = _HOUR.sub("", line)
    parts = labelled(line)
    if len(parts) > 1 or (parts and parts[0].kind != "author"):
        named = next((part.value for part in parts if part.kind == "author"), "")
        return _names(named, weak=False) if named else ""
    if not line.isascii() and (names := cjk_bylines.byline(line)):
        return names
    if names := _beside_photos(line):
        return names
    rest, weak = _after_label(line)
    if not rest and parts:
        rest = parts[0].value  # "Text & Bild: Ada Quay"
    if not rest:  # "Aug 3, 2022 by Jane Doe", "Posted on August 3, 2022 by Jane Doe"
        date = dates.find_date(line)
        rest, weak = _after_label(line.partition(date)[2].strip(_MARKS + ",")) if date else ("", False)
    if rest:
        return _names(rest, weak=weak)
    match = _REPORTS.match(line)
    return match[1] if match and is_name(match[1]) else ""


def _names(text: str, *, weak: bool) -> str:
    names = cut_names(after_office(text))
    head = names.split(",")[0]
    if any(agency(part) for part in head.split("/")):
        return names
    return names if looks_like_names(head) and (is_name(head) or not weak) else ""


class Labelled(NamedTuple):
    """A part of a line behind a label."""

    kind: str  # "author", "editor", or that of a credit: "source", "photo", "publisher"
    value: str


def labelled(line: str) -> tuple[Labelled, ...]:
    """Part a line at the labels of people and credits in it, an empty tuple where it has none."""
    if not (":" in line or "：" in line or "/" in line or "／" in line or "՝" in line):
        return ()
    return _labelled(line)


@lru_cache(maxsize=1024)
def _labelled(line: str) -> tuple[Labelled, ...]:
    found: list[tuple[int, int, str]] = []
    since = 0
    for match in islice(_SEPARATOR.finditer(line), _SEPARATORS):
        words = line[since : match.start()].strip(_MARKS + "(（").split(" ")[-_LABEL_WORDS:]
        for first in range(len(words)):
            label = " ".join(words[first:])
            if label and (kind := _kind_of_label(label)):
                found.append((match.start() - len(label), match.end(), kind))
                since = match.end()
                break
    ends = [*(start for start, _, _ in found[1:]), len(line)]
    return tuple(
        Labelled(kind, trimmed(line[end:until], " \t,;|·•）)"))
        for (_, end, kind), until in zip(found, ends, strict=False)
    )


def is_labelled(line: str) -> bool:
    """Return whether a short line begins with the label of an editor: "Editor: Ada Quay"."""
    parts = labelled(line) if len(line) <= 120 else ()
    return bool(parts) and parts[0].kind == "editor"


def _kind_of_label(label: str) -> str:
    folded = lines.fold(label)
    if folded in _INTRODUCTIONS:
        return "author"
    if folded in author_words.EDITOR_LABELS:
        return "editor"
    parts = [part for part in _TOGETHER.split(folded) if part]
    if len(parts) > 1 and any(part in _INTRODUCTIONS for part in parts):
        return "author"  # "Text/Foto", "Text & Bild"
    return _CREDITS.get(folded, "")


def cut_names(text: str) -> str:
    """Cut a byline's names off before a date, a bar, a bracket or an address."""
    text = dates.unglued(text[: lines.LONG]).lstrip(_MARKS)
    date = dates.find_date(text)
    if date:
        text = text[: text.index(date)]
    text = _LABEL.split(text, maxsplit=1)[0]
    if " in " in text or " (" in text or " à " in text or " aus " in text or " em " in text:
        text = _WHERE.sub(lambda match: match[0] if (match["place"] or "A")[0].islower() else "", text)
    stop = _STOPS.search(text)
    if stop:
        text = text[: stop.start()]
    words = text.split()
    while words and _trails(words[-1]):
        words.pop()
    role = next(
        (place for place, word in enumerate(words) if place >= 2 and word.lower() in author_words.ROLES),
        len(words),
    )
    if not any("," in word for word in words[:role]):
        words = words[:role]
    return trimmed(" ".join(words))[:160]


def _trails(word: str) -> bool:
    """Return whether a word is between a name and what is cut off behind it: "by", "on", "montag"."""
    return word.lower() in author_words.BY or (word.islower() and word.strip(",.") in dates.small_words())


def _after_label(line: str) -> tuple[str, bool]:
    """Split off the words that introduce names; `True` where they are only a weak sign."""
    label, colon, _ = line[:60].partition(":")
    if not colon:
        label, colon, _ = line[:60].replace("՝", "：").partition("：")
    if colon and lines.fold(label) in _INTRODUCTIONS:
        return line[len(label) + 1 :].strip(), False
    words = line.split()
    if not words or words[0].lower().rpartition("'")[2] not in _LEADING_WORDS:
        return "", False
    if genre := _behind_genre(words):
        return genre, True
    for count in range(min(6, len(words) - 1), 0, -1):
        lead = " ".join(words[:count]).lower()
        if lead in author_words.BY:
            return " ".join(words[count:]), lead in author_words.WEAK
        rest = words[count:]
        if count == 1 and len(rest) > 1 and lead in _SINGLE_LABELS and _begins_with_person(rest):
            return " ".join(rest), True
        if count > 1 and (lead in author_words.AUTHOR_LABELS or lead.endswith(_OUR)):
            return " ".join(words[count:]), words[count - 1].lower() not in author_words.BY
    return "", False


def _begins_with_person(words: list[str]) -> bool:
    return not (agency(words[0]) or words[0].isupper()) and is_person(" ".join(words).split(",")[0])


def _behind_genre(words: list[str]) -> str:
    """Return what follows "Story and photos by", "Una crónica de", "Ein Bericht von", "" for other words.

    Up to five words: an article, a kind of text, what else the author made, and a preposition.
    """
    known = False
    for place, word in enumerate(words[:6]):
        folded = re.split("['’]", word.casefold().strip(","))[-1]  # "Un'inchiesta di Ada Quay"
        if known and folded in author_words.GENRE_PREPOSITIONS and place + 1 < len(words):
            return " ".join(words[place + 1 :])
        if folded in author_words.GENRES:
            known = True
        elif folded not in author_words.GENRE_COMPANIONS:
            return ""
    return ""


def _beside_photos(line: str) -> str:
    """Return the author in "Teksti Ada Quay, kuvat Bo Pier" or "Ada Quay (Text), Bo Pier (Fotos)"."""
    if match := _ROLE_BEHIND.match(line):
        return match["names"] if _kind_of_label(match["role"]) == "author" else ""
    words = line.split()
    if not 3 <= len(words) <= 12 or lines.fold(words[0]) not in _SINGLE_LABELS:
        return ""
    ends = [at for at, word in enumerate(words[2:], 2) if _CREDITS.get(word.casefold().strip(":：")) == "photo"]
    names = " ".join(words[1 : ends[0]]).strip(" ,;|/·•–-") if ends else ""
    return names if names and (is_person(names) or are_names(names)) else ""


# A name, and behind it in brackets what its bearer did.
_ROLE_BEHIND = lazy(r"^(?P<names>[^()\d:：]{4,60}?)\s?[(（](?P<role>[^()\d]{2,20})[)）]")


def may_introduce(line: str) -> bool:
    """Return whether a line begins with a word that may introduce a name; cheaper to ask than `byline`."""
    return line[:40].split(maxsplit=1)[0].strip(":").lower() in _FIRST_WORDS or ":" in line[:40]


def is_author_label(line: str) -> bool:
    """Return whether a line is a label above a name: "By", "Author:", "Written by"."""
    return len(line) <= 40 and lines.fold(line) in author_words.AUTHOR_LABELS


def is_editor_label(line: str) -> bool:
    """Return whether a line is a label above the name of an editor or translator: "Editor:", "Redaktion"."""
    return len(line) <= 40 and lines.fold(line) in author_words.EDITOR_LABELS


def credit(line: str) -> tuple[str, str] | None:
    """Return the kind ("publisher", "source", "photo", "agency") and value of a credit line.

    "Publisher: AC", "Source: Reuters", "Foto: dpa", "(AFP)", "© Reuters 2022".
    """
    line = line.strip()
    if not 2 <= len(line) <= 240:
        return None
    parts = labelled(line)
    if len(parts) > 1:  # "来源：新华社 作者：王启明"
        return next(((one.kind, one.value) for one in parts if one.kind == "source" and one.value), None)
    match = _CREDIT.match(line)
    if match and (kind := _CREDITS.get(match.group(1).strip().lower())):
        value = trimmed(match.group(2), " ,;")
        return (kind, value) if value and not re.search(r"[.!?]\s+[^\W\d_]{2}", value) else None
    mark = _MARKED.match(line)
    text = mark.group(1) if mark else line.strip(" \t()[]*–—-")
    if lead := _WITH.match(text):
        text = text[lead.end() :]
    if len(text) <= 60 and text and _only_agencies(text):
        return "agency", text
    return None


def _only_agencies(text: str) -> bool:
    # Initials before an agency are those of who edited its story: "mia/dpa".
    parts = [part.strip() for part in re.split(r"[/,;&+]|\s(?:and|und|et|y|e|with)\s", text) if part.strip()]
    rest = [part for part in parts if not agency(part)]
    return len(rest) < len(parts) and all(part.islower() and len(part) <= _INITIALS for part in rest)


_WIRE = lazy(
    r"^(?P<head>[^()\[\]/]{0,70}?)(?:\((?P<round>[^()]{2,60})\)|\[(?P<square>[^\[\]]{2,60})\]"
    r"|/(?P<slashes>[^/]{2,40})/)"
    r"(?:\s{0,2}[.:])?\s{0,2}(?:[-–—]{1,3}|(?<=[.:]))\s{0,3}(?P<rest>.*)",
    re.DOTALL,
)
_DASHED = lazy(
    r"^(?P<head>[^\W\d_][^()\[\]/–—.]{1,60}?)\s{0,2}[-–—]\s{0,2}"
    r"(?P<credit>[^()\[\]–—.,]{2,30})[.,]\s+(?P<rest>.*)",
    re.DOTALL,
)
_CHINESE = re.compile(
    r"^(?P<credit>新华社|新華社|中新社"
    r"|中新网|中央社|中通社|人民网|央视网|央广网)(?P<head>[^\W\d_]{2,10}?\d{0,2}月?\d{0,2}日?)电?電?\s?(?P<rest>.*)",
    re.DOTALL,
)
# Wires that put the date behind their name, and those that close with no dash.
_SLASHED = lazy(
    r"^(?P<head>[^()\[\]/]{2,60}?)/\s{0,2}(?P<credit>[^/]{2,30}?)\s{0,2}/\s{0,2}(?P<date>[^/]{6,30}?)\s{0,2}/"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_DAYS = r"[^()\[\]/–—]{0,12}\d[^()\[\]/–—]{0,12}?"
_UNDASHED = lazy(
    rf"^(?P<head>[^()\[\]/]{{2,40}}?(?:\[[^\[\]]{{2,20}}\])?,\s{_DAYS})\((?P<round>[^()]{{2,30}})\)[:.]?\s+"
    r"(?P<rest>[^\W\d_a-z].*)",
    re.DOTALL,
)
_PLACED = lazy(
    rf"^(?P<head>[^\W\d_][^()\[\]/–—]{{1,40}}?,\s{_DAYS})\s{{0,2}}[-–—]\s{{0,2}}(?P<rest>.*)", re.DOTALL
)
_PART = re.compile(r"\s*[,，]\s*")
_PLACE_BEFORE_DAY = lazy(r"([^\W\d_][^\d,]{1,40}?)\s{1,3}(?=\d)")
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
    return [piece for part in _PART.split(where) for piece in _place_and_day(part) if piece]


def _place_and_day(part: str) -> tuple[str, ...]:
    """Part a place from the day behind it: "Praha 3. srpna"; a month is no place."""
    match = _PLACE_BEFORE_DAY.match(part)
    if not match or any(word.strip(".").lower() in dates.month_names() for word in match[1].split()):
        return (part,)
    return match[1], part[match.end() :]


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
