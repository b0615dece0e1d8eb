"""Copies of web pages: where they come from, and when they were saved, by what the saving program wrote.

Programs say so in a comment (browsers, SingleFile, HTTrack, monolith, the Internet Archive), in an attribute
(WebScrapBook) or in meta tags (Save Page WE, with the other meta tags). MHTML (RFC 2557) holds the page as one
part of a mail message, beside its pictures and styles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from publisher.models import Claim
from publisher.text.lazy import lazy

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


# -- MHTML ---------------------------------------------------------------------------------------------------

_MESSAGE = 3_000  # bytes in which a message says that it holds a page
_HEADER = 20_000  # bytes of the header of a part
_PARTS = 200  # parts that are looked at
_TYPES = (b"multipart/related", b"text/html")


class Message(NamedTuple):
    """The page within an MHTML file, and what its header claims."""

    page: bytes
    claims: tuple[Claim, ...]


def mhtml(data: bytes) -> Message | None:
    """Take the page out of an MHTML file; None where the bytes are none."""
    start = data[:_MESSAGE].lstrip(b"\xef\xbb\xbf\r\n\t ")
    opening = start.lower()
    if b"mime-version:" not in opening or not any(kind in opening for kind in _TYPES):
        return None
    if not start[:40].partition(b":")[0].replace(b"-", b"").isalpha():
        return None
    header, body = _parted(data.lstrip(b"\xef\xbb\xbf\r\n\t "))
    boundary = header.get_boundary() if header.get_content_maintype() == "multipart" else None
    found = _page_of(body, boundary.encode("utf-8", "replace")) if boundary else (header, body)
    if found is None:
        return None
    part, content = found
    if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return None
    address = header.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    named = (("link", address), ("retrieved", header.get("Date") or ""), ("title", _subject(header)))
    claims = tuple(
        Claim(field, " ".join(str(value).split()), "title element" if field == "title" else f"{ORIGIN} header")
        for field, value in named
        if value and (field != "link" or str(value).lower().startswith(("http://", "https://")))
    )
    return Message(_decoded(part, content), claims)


def _parted(data: bytes) -> tuple[Any, bytes]:
    """Part a message into its header and what follows the first empty line."""
    from email.parser import BytesHeaderParser

    head = data[:_HEADER]
    ends = [place + len(gap) for gap in (b"\n\n", b"\r\n\r\n") if (place := head.find(gap)) >= 0]
    end = min(ends, default=len(head))
    return BytesHeaderParser().parsebytes(data[:end]), data[end:]


def _page_of(body: bytes, boundary: bytes) -> tuple[Any, bytes] | None:
    mark = b"--" + boundary
    place = body.find(mark)
    for _ in range(_PARTS):
        if place < 0:
            break
        begin = place + len(mark)
        place = body.find(b"\n" + mark, begin)
        part, content = _parted(body[begin : place if place >= 0 else len(body)].lstrip(b"\r\n"))
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return part, content
    return None


def _subject(header: Any) -> str:
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(header.get("Subject") or "")))
    except (LookupError, UnicodeError, ValueError, MessageError):
        return ""


def _decoded(part: Any, content: bytes) -> bytes:
    """Undo the transfer encoding, and write the page in UTF-8 where its header names another character set."""
    import base64
    import binascii
    import quopri

    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    if encoding == "quoted-printable":
        content = quopri.decodestring(content)
    elif encoding == "base64":
        try:
            content = base64.b64decode(content)
        except binascii.Error:
            return b""
    charset = part.get_content_charset() or ""
    if charset and charset not in ("utf-8", "us-ascii", "utf8"):
        try:
            return content.decode(charset, "replace").encode("utf-8", "replace")
        except LookupError:
            pass
    return content
