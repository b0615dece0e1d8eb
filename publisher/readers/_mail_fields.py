"""The fields of a message as claims: title, author, publisher, dates, id, link, language, categories.

Mail addresses are never claimed: a name stands alone, and an address without a name names no one. Sources: RFC
5322 (From, Date, Subject, Message-ID), RFC 2392 (mid: addresses), RFC 2919 (List-Id), RFC 2369 (List-Archive),
RFC 5064 (Archived-At), RFC 3282 (Content-Language).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from publisher.models import Claim
from publisher.readers._mail_header import Header, Mailbox, mailbox_of, mailboxes_of
from publisher.readers._mail_kind import ORIGIN
from publisher.readers._mail_links import public_address
from publisher.readers._mail_text import masked
from publisher.tables import mail
from publisher.text.clean import bare_letters
from publisher.text.iris import host_of
from publisher.text.lazy import lazy
from publisher.text.names import WEAK, is_person, kind_of

_TAG = lazy(r"\s{0,3}[\[(【〔]\s{0,3}([^\[\]()【】〔〕]{1,80}?)\s{0,3}[\])】〕]\s{0,3}[:：]?\s{0,3}")
_COUNTED = lazy(r"[\s:#,.-]{0,3}(?:vol|no|nr|issue|digest)?[\s.#:]{0,3}\d{0,6}\Z", re.IGNORECASE)
_COMMENT = lazy(r"\s{0,5}\([^()]{0,80}\)")
_DOTTED = lazy(r"\b(\d\d)\.(\d\d)\.(\d\d)(?![\d.])")
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ID = lazy(r"<([^<>\s]{1,500})>")
_LIST_ID = lazy(r"\s{0,5}\"?([^<>\"]{0,300}?)\"?\s{0,5}<?([\w.=+-]{1,250})>?\s{0,5}\Z")
_MACHINE = lazy(r"[0-9a-f]{6,}|\d{4,}|[A-Za-z]{0,20}\d[A-Za-z0-9]{0,30}[a-z]\d", re.IGNORECASE)
_ADDRESS = lazy(r"<\s{0,3}(https?://[^<>\s]{1,2000})\s{0,3}>")
_HOSTING = ("mcsv.net", "list-id.", "sendgrid", "mailgun", "amazonses", "mailchimp", "xt.local", "mandrill")
_LONGEST_LABEL = 40
_TRIED = 8  # Received fields that are looked at


def title_claims(subject: str, header: Header, names: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the subject without the mailing list's name before it."""
    text = without_tag(subject, (*names, *_list_names(header)))
    if text:
        yield Claim("title", masked(text), f"{ORIGIN} Subject")


def without_tag(subject: str, names: tuple[str, ...]) -> str:
    """Take a list's name in brackets off a subject: "[harbour-notes] Tides"; other words in brackets stay."""
    known = {bare_letters(one) for one in names} - {""}
    for _ in range(3):
        match = _TAG.match(subject)
        if match is None or not subject[match.end() :].strip():
            break
        said = bare_letters(_COUNTED.sub("", match[1]))
        if len(said) < 2 or not any(_is_same_list(said, one) for one in known):
            break
        subject = subject[match.end() :].strip()
    return subject


def _is_same_list(said: str, known: str) -> bool:
    """Tell whether words in brackets name a list: "harbour" of "harbour-notes", and the other way round."""
    shorter, longer = sorted((said, known), key=len)
    return shorter == longer or (len(shorter) > 3 and (longer.startswith(shorter) or shorter == said in longer))


def _list_names(header: Header) -> Iterator[str]:
    phrase, label = list_of(header)
    yield from (phrase, *label.split("."), label.split(".")[0])
    for name in (
        "from",
        "to",
        "reply-to",
        "list-post",
        "x-mailing-list",
        "x-been-there",
        "mailing-list",
        "sender",
    ):
        box = mailbox_of(header.raw(name).replace("mailto:", ""))
        yield from (box.name, box.address.partition("@")[0])


# -- who ----------------------------------------------------------------------------------------------------


def list_of(header: Header) -> tuple[str, str]:
    """Read List-Id (RFC 2919): the phrase, and the id; either may be ""."""
    match = _LIST_ID.match(header.text("list-id")) if "list-id" in header else None
    if match is None:
        return "", ""
    return match[1].strip(" \"'"), match[2].lower()


def people_claims(header: Header) -> Iterator[Claim]:
    """Yield the author and the publisher that From, Sender and List-Id name."""
    several = mailboxes_of(header.raw("x-original-from") or header.raw("from") or header.raw("sender"))
    box = several[0] if several else Mailbox("", "")
    phrase, label = list_of(header)
    person, publication = parted_name(box.name, (phrase, *label.split(".")[:2]))
    is_bulk = "list-unsubscribe" in header or header.raw("precedence").lower() in ("bulk", "list")
    if is_bulk and person and " " not in person and "list-post" not in header:
        person, publication = "", publication or person  # "Apple", "Reuters"
    publication = "" if publication.casefold() in mail.ROLES else publication
    named = phrase if phrase and not _is_machine(phrase) else ""
    if not named and not publication and label and "list-post" in header and not _is_hosted(label):
        first = label.partition(".")[0]
        named = first if len(first) < _LONGEST_LABEL and not _is_machine(first) else ""
    for name in (person, *(parted_name(one.name)[0] for one in several[1:])):
        if name:
            yield Claim("author", name, f"{ORIGIN} From")
    if named:
        yield Claim("publisher", named, f"{ORIGIN} List-Id")
    if publication or (person and not named and is_bulk):
        yield Claim("publisher", publication or person, f"{ORIGIN} From")


def parted_name(name: str, lists: tuple[str, ...] = ()) -> tuple[str, str]:
    """Part the name of a sender into a person's and a publication's: "Ada Quay via Harbour Notes"."""
    name = name.strip().strip("'\"").strip()
    if not name:
        return "", ""
    known = {bare_letters(one) for one in lists} - {""}
    words = name.split()
    for index in range(1, len(words) - 1 + (len(words) > 1)):
        mark = words[index].casefold()
        head, tail = " ".join(words[:index]).strip("'\" ,-–|"), " ".join(words[index + 1 :]).strip("'\" ")
        if not tail:
            continue
        if mark in mail.VIA:
            return (turned(head), "" if bare_letters(tail) in known else tail) if head else ("", tail)
        if mark in mail.FROM or mark in ("–", "—", "-", "/", "·"):
            if bare_letters(head) in known and is_person(tail):
                return tail, head
            if bare_letters(tail) in known or (is_person(head) and not _is_plain_name(tail)):
                return turned(head), tail
            if mark in ("|", "–", "—", "-", "/", "·") and is_person(tail) and not is_person(head):
                return tail, head
        if mark == "by" and is_person(tail):
            return tail, head
    if " (" in name and name.endswith(")"):
        head, _, tail = name[:-1].partition(" (")
        if head.isalpha() and head.istitle() and tail[:1].isupper() and not is_person(tail):
            return head, tail  # "Ada (Harbour Notes)"
        if bare_letters(tail) in known or (is_person(head) and kind_of(tail) in WEAK and "/" not in tail):
            return head, tail
        if is_person(head) and len(tail) < 30:
            name = head  # "Alice Quay (she/her)", "Quay, Alice (Extern)"
    name = turned(name)
    if bare_letters(name) in known:
        return "", name
    return (name, "") if _is_persons(name) else ("", name)


def _is_plain_name(text: str) -> bool:
    """Tell whether words behind a small one go on with a name: "Ada of Orkney"."""
    return len(text.split()) == 1 and text[:1].islower()


def _is_persons(name: str) -> bool:
    if name.casefold() in mail.ROLES or kind_of(name) in WEAK:
        return False
    return is_person(name) or (" " not in name and name.isalpha() and not name.isupper())


def turned(name: str) -> str:
    """Turn "Quay, Ada" around; a firm's "Quay, Inc." stays."""
    last, comma, rest = name.partition(",")
    if not comma or "," in rest or not 0 < len(rest.split()) <= 3 or len(last.split()) > 3:
        return name
    candidate = f"{rest.strip()} {last.strip()}"
    return candidate if is_person(candidate) else name


def _is_machine(phrase: str) -> bool:
    """Tell whether a list's name was made by a program: "8bd1c8f6ab9mc list"."""
    if phrase.endswith("mc list"):  # Mailchimp
        return True
    return bool(_MACHINE.search(phrase)) and not any(
        len(word) > 3 and word.isalpha() and word.casefold() != "list" for word in phrase.split()
    )


def _is_hosted(label: str) -> bool:
    return any(host in label for host in _HOSTING)


def hosts_of(header: Header) -> Iterator[str]:
    """Yield the hosts of the sender: those of its addresses, of its list and of the list's archive."""
    for name in ("from", "sender", "return-path", "reply-to"):
        yield mailbox_of(header.raw(name)).address.rpartition("@")[2].strip("<> ").lower()
    yield list_of(header)[1]
    for name in ("list-archive", "list-post", "list-help"):
        if match := _ADDRESS.search(header.raw(name)):
            yield host_of(match[1])


# -- when ----------------------------------------------------------------------------------------------------


def date_claims(header: Header, envelope: str) -> Iterator[Claim]:
    """Yield the dates of a message: Date, then when it was first received, then what its mailbox says.

    A clock that is wrong by years, as of a computer that was reset, loses to the program that received it.
    """
    received = [one.rpartition(";")[2].strip() for one in header.all("received")[-_TRIED:] if ";" in one]
    said = _plain_date(header.raw("date") or header.raw("delivery-date"))
    first = _plain_date(received[-1]) if received else ""
    found = [("Date", said), ("Received", first)]
    if first and said and _is_wrong(said, first):
        found.reverse()
    for name, value in (
        *found,
        ("Resent-Date", _plain_date(header.raw("resent-date"))),
        ("envelope", envelope),
    ):
        if value:
            yield Claim("published", value, f"{ORIGIN} {name}")


def _plain_date(text: str) -> str:
    """Give a date without its comments: "Tue, 3 Mar 2026 10:00:00 +0100 (CET)"."""
    return " ".join(_DOTTED.sub(r"\1:\2:\3", _COMMENT.sub(" ", text[:200])).split())[:100]


def _is_wrong(said: str, received: str) -> bool:
    """Tell whether a message was received in a year before its own, or long after it."""
    one, other = _YEAR.search(said), _YEAR.search(received)
    return bool(one and other and not 0 <= int(other[1]) - int(one[1]) <= 1)


# -- which ---------------------------------------------------------------------------------------------------


def identity_claims(header: Header) -> Iterator[Claim]:
    """Yield the id as a `mid:` address (RFC 2392)."""
    raw = header.raw("message-id") or header.raw("x-message-id")
    match = _ID.search(raw)
    found = match[1] if match else raw.strip("<> ").replace(" ", "")[:500]
    if len(found) > 4:
        yield Claim("id", "mid:" + quote(found, safe="@!$&'*+-./=_~;:,()"), f"{ORIGIN} Message-ID")


def link_claims(header: Header, online: str) -> Iterator[Claim]:
    """Yield where the message can be read: in the list's archive, or as a newsletter's web page."""
    for name in ("archived-at", "x-archived-at", "list-post", "x-newsletter-url", "content-base"):
        match = _ADDRESS.search(f"<{header.raw(name).strip('<> ')}>") if name in header else None
        is_page = match is not None and (name != "list-post" or match[1].count("/") > 3)
        if match and is_page and (address := public_address(match[1])):
            yield Claim("link", address, f"{ORIGIN} {name.title()}")
    if online:
        yield Claim("link", online, "record mail body, link to the web page")
    if match := _ADDRESS.search(header.raw("list-archive")):
        yield Claim("source", match[1], f"{ORIGIN} List-Archive")


def other_claims(header: Header, language: str) -> Iterator[Claim]:
    """Yield the language and the categories."""
    said = header.raw("content-language").partition(",")[0].strip()
    if said:
        yield Claim("language", said[:40], f"{ORIGIN} Content-Language")
    if language:
        yield Claim("language", language, "html lang")
    for word in header.text("keywords").split(",")[:50]:
        if word.strip():
            yield Claim("category", word.strip(' "')[:100], f"{ORIGIN} Keywords")
    if summary := header.text("x-summary"):
        yield Claim("summary", summary, f"{ORIGIN} X-Summary")
