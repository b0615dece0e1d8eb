"""What the IPTC's formats of news say of privacy, of versions and of rights, as claims.

Sources: ninjs 1.6, 2.2 and 3.1 (JSON Schema), NewsML-G2 2.35 (Specification, itemMeta), NITF 3.6 (docdata),
NewsML 1.2 (NewsManagement). In all of them `embargoed` holds for every version of an item, a version with a
higher number replaces the others, and "canceled" withdraws what was published before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from publisher.models import Article, Claim, Enclosure, Person
from publisher.readers import _privacy
from publisher.readers._mail_text import masked

# ISO 8601 with or without separators; NITF 3.1 writes no "T", and zeros for a time that is not known.
_INSTANT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,12})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_PLACEHOLDER = re.compile(r"[YMDHS0T:+-]{4,40}|0{4}-?00-?00.{0,20}")  # of templates that nobody filled in
# What editors sign with, and what they log in with: "gr/bp", "tholl.gregor".
_SIGNATURE = re.compile(r"[a-z]{1,20}(?:[./-][a-z]{1,20}){0,5}")
_NO_RIGHTS = frozenset("none null n/a na nil - no".split())
# Signals by which agencies take an item back, in the IPTC's scheme and in their own.
SIGNALS = frozenset(
    "kill killed withdraw withdrawal withdrawn withhold withheld recall recalled cancel canceled cancelled"
    " cancellation retract retracted retraction takedown take-down delete deleted deletion remove removed"
    " removal spike spiked".split()
)
_AGENCY = re.compile(r"[^\W\d_a-z]{2,6}|[^\W\d_]{2,4}[.][^\W\d_]{2,4}")
_SHOWN = frozenset({"title", "summary"})
_TAGS = re.compile(r"(<[^<>]{1,4000}>)")
_LINKS = re.compile(
    r"""\shref\s{0,3}=\s{0,3}["']?\s{0,3}(?:mailto|&#109;ailto):[^"'<>\s]{0,2000}["']?""", re.IGNORECASE
)
_MAILS = re.compile(r"[^\s@<>(),;]{1,64}@[^\s@<>(),;]{1,190}")


def instant_of(text: str) -> str:
    """Write an instant with separators ("2013-10-20T19:27:51+11:00"); other texts stay as they are."""
    match = _INSTANT.fullmatch(text.strip())
    if match is None:
        return "" if _PLACEHOLDER.fullmatch(text.strip()) else text.strip()
    year, month, day, hour, minute, second, zone = match.groups()
    date = f"{year}-{month}-{day}"
    if hour is None or ("T" not in text and ":" not in text and hour + minute + (second or "") == "000000"):
        return date
    if zone and zone != "Z":
        digits = zone[1:].replace(":", "")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"
    return f"{date}T{hour}:{minute}:{second or '00'}{zone or ''}"


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def not_before(text: str, embargo: str) -> str:
    """Give the later of a date and the end of an embargo: nothing is published before it."""
    first, last = _moment(text), _moment(embargo)
    return embargo if first and last and first < last else text


def words_without_mail(text: str) -> str:
    """Take mail addresses out of a line, which are for editors."""
    return " ".join(_MAILS.sub("", text).split()) if "@" in text else text


def without_mail(article: Article) -> Article:
    """Shorten the mail addresses in the text, title and summary of an item; a link to one becomes its words."""
    body = article.body
    if "@" in body.text:
        body = body._replace(text=_masked_html(body.text) if body.kind == "html" else masked(body.text))
    claims = tuple(
        one._replace(value=masked(one.value))
        if one.field in _SHOWN and isinstance(one.value, str) and "@" in one.value
        else one
        for one in article.claims
    )
    return article._replace(body=body, claims=claims)


def _masked_html(html: str) -> str:
    """Shorten the addresses between tags; a link to an address has none, but its end tag stays."""
    pieces = _TAGS.split(html)
    for place, piece in enumerate(pieces):
        if "@" in piece:
            pieces[place] = _LINKS.sub("", piece) if piece.startswith("<") else masked(piece)
        elif piece.startswith("<") and "mailto" in piece.lower():
            pieces[place] = _LINKS.sub("", piece)
    return "".join(pieces)


def without_agency(text: str) -> str:
    """Take the agency's letters off a name: "Ada Quay/TT"."""
    name, slash, agency = text.rpartition("/")
    is_name = bool(slash) and " " in name.strip() and "/" not in name
    return name.strip() if is_name and _AGENCY.fullmatch(agency.strip()) else text


def is_signature(text: str) -> bool:
    """Tell whether a text is no name: initials, or what somebody logs in with."""
    return text.islower() and _SIGNATURE.fullmatch(text) is not None


class Said:
    """The claims of one item, with the names of its format as origins."""

    def __init__(self) -> None:
        """Start without any."""
        self.claims: list[Claim] = []

    def has(self, field: str) -> bool:
        """Whether something is claimed of a field."""
        return any(one.field == field for one in self.claims)

    def add(self, field: str, value: str | Person | Enclosure, name: str) -> None:
        """Claim a value that is not empty."""
        if field == "author" and isinstance(value, str) and "/" in value:
            value = without_agency(value)
        if value and not (field == "author" and isinstance(value, str) and is_signature(value)):
            self.claims.append(Claim(field, value, f"record {name}"))

    def add_first(self, field: str, *values: tuple[str, str]) -> None:
        """Claim the first value, of pairs with its name, that is not empty."""
        for value, name in values:
            if value:
                self.add(field, value, name)
                return

    def dates(self, firsts: Iterator[tuple[str, str]], latest: tuple[str, str], embargo: str) -> None:
        """Claim when an item was published and updated; the first is not before its embargo ends.

        Args:
            firsts: dates of publication with their names, the surest first.
            latest: when it was changed last.
            embargo: when its embargo ends; "" for none.
        """
        first, name = next(((instant_of(one), name) for one, name in firsts if one.strip()), ("", ""))
        shown = not_before(first, instant_of(embargo)) if first else ""
        self.add("published", shown, name if shown == first else f"{name} after its embargo")
        self.add("updated", instant_of(latest[0]), latest[1])

    def status(self, value: str | Mapping[str, Any], name: str) -> None:
        """Claim what a word says of an item that is usable, withheld or canceled."""
        if value:
            self.claims += _privacy.drafts("pubstatus", value, f"record {name}")

    def held(self, name: str) -> None:
        """Claim that an item is held back."""
        self.add("draft", "true", name)

    def embargo(self, text: str | None, name: str) -> None:
        """Claim an embargo; one without an end holds an item back, None is no embargo."""
        if text is None:
            return
        value = instant_of(text)
        if not value and text:
            return  # a template's placeholder
        if not value or value.lower() in {"true", "yes", "indefinite"}:
            self.held(name)
        elif value.lower() not in {"false", "no", "null", "none"}:
            self.add("embargo", value, name)

    def version(self, number: str, revised: str, name: str) -> None:
        """Claim which version of its item this is: a number, and when it was made."""
        self.add("version", number.strip() if _NUMBER.fullmatch(number.strip()) else "0", name)
        self.add("revised", instant_of(revised), name)

    def rights(self, *words: tuple[str, str]) -> None:
        """Claim the words about rights, with their names: the notice of the owner, then the terms of usage."""
        given = [
            (words_without_mail(one.strip()), name)
            for one, name in words
            if one.strip().lower() not in _NO_RIGHTS and one.strip()
        ]
        if given:
            texts = dict.fromkeys(text for text, _ in given)
            self.add("license", " ".join(texts), given[0][1])
