"""Copies of web pages: where they come from, and when they were saved, by what the saving program wrote.

Programs say so in a comment (browsers, SingleFile, HTTrack, monolith, the Internet Archive), in an attribute
(WebScrapBook) or in meta tags (Save Page WE, with the other meta tags). MHTML (RFC 2557) holds the page as one
part of a mail message, beside its pictures and styles; a web archive of Safari holds it in a property list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from publisher.errors import ReadError
from publisher.models import Claim, Embedded
from publisher.tables.tracking import TRACKING, TRACKING_PREFIXES
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.readers._mime import Part

_HEAD, _TAIL = 1_500, 6_000  # characters at both ends of a page in which a program leaves its mark
_SCRIPTS = 6_000  # characters in which the Internet Archive puts its scripts
_ADDRESS = r"(https?://[^\s\"'<>]{1,4000})"
# Internet Explorer, Edge, Chrome, Opera: the number is the length of the address.
_BROWSER = lazy(rf"<!--\s{{0,9}}saved from url=\(\d{{4,6}}\){_ADDRESS}")
_SINGLE_FILE = lazy(
    rf"<!--\s{{0,9}}Page saved with SingleFile\s{{1,9}}url:\s{{0,9}}{_ADDRESS}"
    r"(?:\s{1,9}saved date:\s{0,9}([^\n<>]{8,80}))?"
)
_MONOLITH = lazy(rf"<!--\s{{0,9}}Saved from {_ADDRESS} at ([0-9TZ:.+ -]{{10,40}})")
_HTTRACK = lazy(
    r"<!--\s{0,9}Mirrored from ([^\s/<>\"']{1,200}\.[^\s<>\"']{1,2000}) by HTTrack[^<>,]{0,100}"
    r"(?:\[[^\]<>]{0,40}\])?,\s{0,9}"
    r"([A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d:\d\d GMT)"
)
_SCRAPBOOK = lazy(rf"""<html\b[^<>]{{0,2000}}?\bdata-scrapbook-source=["']{_ADDRESS}["']""")
_CREATED = lazy(r"""\bdata-scrapbook-create=["'](\d{14})""")
# The Wayback Machine's comment below the page.
_ARCHIVED = lazy(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d, \d{4})")
_WOMBAT = lazy(rf"""__wm\.wombat\(["']{_ADDRESS}["'],\s{{0,9}}["'](\d{{14}})["']""")
# Firefox's Reader View: the address is behind the name of the site.
_READER = lazy(rf"""\breader-domain\b[^<>"']{{0,80}}["']\s[^<>]{{0,200}}?\bhref=["']{_ADDRESS}["']""")
_DATE_NOTE = lazy(r"\s{0,3}\([^()]{0,60}\)\s{0,3}$")  # "GMT+0200 (Central European Summer Time)"
ORIGIN = "saved copy"


def claims_of(text: str) -> Iterator[Claim]:
    """Yield the address and the time of saving that a page's copy names."""
    for claim in _claims_of(text):
        is_link = claim.field == "link" and isinstance(claim.value, str)
        yield claim._replace(value=untracked(str(claim.value))) if is_link else claim


def untracked(address: str) -> str:
    """Take the parameters off an address by which a visitor was counted: the copy was made on one visit."""
    before, mark, after = address.partition("?")
    if not mark:
        return address
    query, hash_, fragment = after.partition("#")
    kept = [one for one in query.split("&") if not _is_tracking(one.partition("=")[0].lower())]
    return before + ("?" + "&".join(kept) if kept else "") + hash_ + fragment


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _claims_of(text: str) -> Iterator[Claim]:
    head = text[:_HEAD]
    if "saved from url" in head and (match := _BROWSER.search(head)):
        yield Claim("link", match[1], f"{ORIGIN} comment")
    for mark, pattern in (("SingleFile", _SINGLE_FILE), ("Saved from ", _MONOLITH)):
        if mark in head and (match := pattern.search(head)):
            yield Claim("link", match[1], f"{ORIGIN} comment")
            if match[2]:
                yield Claim("retrieved", _DATE_NOTE.sub("", match[2]), f"{ORIGIN} comment")
    if "HTTrack" in head and (match := _HTTRACK.search(head)):
        yield Claim("link", f"https://{match[1]}", f"{ORIGIN} comment")
        yield Claim("retrieved", match[2], f"{ORIGIN} comment")
    if "data-scrapbook-source" in head and (match := _SCRAPBOOK.search(head)):
        yield Claim("link", match[1], f"{ORIGIN} attribute")
        if created := _CREATED.search(head, match.start()):
            yield Claim("retrieved", _stamp(created[1]), f"{ORIGIN} attribute")
    if "reader-domain" in text[:_SCRIPTS] and (match := _READER.search(text[:_SCRIPTS])):
        yield Claim("link", match[1], f"{ORIGIN} header")
    yield from _wayback(text[:_SCRIPTS], text[-_TAIL:])


def _wayback(head: str, tail: str) -> Iterator[Claim]:
    if "__wm.wombat(" in head and (match := _WOMBAT.search(head)):
        yield Claim("link", match[1], f"{ORIGIN} script")
        yield Claim("retrieved", _stamp(match[2]), f"{ORIGIN} script")
    if "FILE ARCHIVED ON" in tail and (match := _ARCHIVED.search(tail)):
        yield Claim("retrieved", match[1], f"{ORIGIN} comment")


def _stamp(digits: str) -> str:
    day, clock = digits[:8], digits[8:]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z"


# -- files that hold a page with its pictures ------------------------------------------------------------------

_MESSAGE = 3_000  # bytes in which a message says that it holds a page
_TYPES = (b"multipart/related", b"multipart/alternative", b"text/html", b"application/xhtml+xml")
_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PICTURES = 100
_PROPERTIES = (b"bplist00", b"<?xml", b"<!DOCTYPE plist", b"<plist")


class Opened(NamedTuple):
    """The page within a file, what the file claims of it, and the pictures that it shows as `cid:`."""

    page: bytes
    claims: tuple[Claim, ...]
    pictures: tuple[Embedded, ...] = ()


def opened(data: bytes) -> Opened | None:
    """Take the page out of an MHTML file (RFC 2557) or a web archive; None where the bytes are neither.

    Raises:
        ReadError: it is a property list in binary form, and holds no page.
    """
    if not data.startswith(_PROPERTIES):
        return mhtml(data)
    found = webarchive(data)
    if found is None and data.startswith(_PROPERTIES[0]):
        raise ReadError("the file is no web archive, or holds no web page", "save the page again, as .html")
    return found


def mhtml(data: bytes) -> Opened | None:
    """Take the page out of an MHTML file; None where the bytes are none."""
    start = data[:_MESSAGE].lstrip(b"\xef\xbb\xbf\r\n\t ")
    opening = start.lower()
    if b"mime-version:" not in opening or not any(kind in opening for kind in _TYPES):
        return None
    if not start[:40].partition(b":")[0].replace(b"-", b"").isalpha():
        return None
    from publisher.readers._mime import message_of

    root = message_of(data.lstrip(b"\xef\xbb\xbf\r\n\t "))
    wanted = root.parameters.get("start", "").strip("<> ")
    pages = [part for part in root.walk() if part.type in _PAGES]
    part = next((one for one in pages if wanted and one.content_id == wanted), None) or next(iter(pages), None)
    if part is None:
        return None
    address = root.header.raw("snapshot-content-location") or part.header.raw("content-location")
    named = (("link", address), ("retrieved", root.header.raw("date")), ("title", root.header.text("subject")))
    claims = tuple(
        Claim(
            field,
            untracked(value) if field == "link" else value,
            "title element" if field == "title" else f"{ORIGIN} header",
        )
        for field, value in named
        if value and (field != "link" or value.lower().startswith(("http://", "https://")))
    )
    page = part.text.encode("utf-8", "replace") if part.parameters.get("charset") else part.data
    return Opened(page, claims, tuple(_pictures(root, page)))


def _pictures(root: Part, page: bytes) -> Iterator[Embedded]:
    """Yield the pictures that a page shows by `cid:` addresses; others have addresses on the web."""
    if b"cid:" not in page:
        return
    count = 0
    for part in root.walk():
        address = f"cid:{part.content_id}" if part.content_id else part.header.raw("content-location")
        if part.type.startswith("image/") and address.startswith("cid:") and address.encode() in page:
            yield Embedded(address, part.name, part.type, part.data)
            if (count := count + 1) == _MOST_PICTURES:
                return


def webarchive(data: bytes) -> Opened | None:
    """Take the page out of a web archive: a property list with a `WebMainResource` (Apple's WebKit)."""
    if b"WebMainResource" not in data:
        return None
    from plistlib import loads

    try:
        found = loads(data)
    except Exception:  # noqa: BLE001 -- its parser raises whatever damaged bytes lead to
        return None
    main = found.get("WebMainResource") if isinstance(found, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes):
        return None
    if str(main.get("WebResourceMIMEType", _PAGES[0])).lower() not in _PAGES:
        return None
    from publisher.text.decode import decode_labelled

    address, label = str(main.get("WebResourceURL", "")), str(main.get("WebResourceTextEncodingName", ""))
    link = (
        (Claim("link", untracked(address), f"{ORIGIN} header"),)
        if address.startswith(("http://", "https://"))
        else ()
    )
    return Opened(decode_labelled(page, label[:60]).encode("utf-8", "replace") if label else page, link)
