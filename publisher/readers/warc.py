"""Web archives (`.warc`, ISO 28500; also `.wet`): each page that a server answered with becomes a saved page.

Records of the types `response` and `resource` hold pages, `conversion` the plain text of one (Common Crawl's
WET). The address is the record's WARC-Target-URI, the time of saving its WARC-Date. Answers that are no
pages (another status than 200, pictures, robots.txt) are passed over, and so are records about others
(`request`, `metadata`, `revisit`). Header fields are read through FastWARC, which also unfolds Brotli and
Zstandard.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader
from fastwarc.warc import HeaderMap

from publisher.errors import ReadError
from publisher.models import Article, Claim, Problem
from publisher.readers import plain_text, web_page
from publisher.readers._saved_copies import ORIGIN
from publisher.text.decode import decode_html
from publisher.text.web_archives import LARGEST_HEADER, Record, length_of, records_of

LARGEST = 16 * 1024 * 1024  # bytes of one page, packed or not
_HELD = re.compile(
    rb"\nwarc-type[ \t]{0,9}:[ \t]{0,9}(?:response|resource|conversion)[ \t]{0,9}\r?\n", re.IGNORECASE
)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,9}(\d{3})")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,500})?\r?\n")
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_SCHEMES = ("http://", "https://")
_PAGES = ("text/html", "application/xhtml+xml")
_MARKS = (b"<!doctype html", b"<html")
_CUT = "the end of a page, which the crawler did not keep"
_LARGEST_RECORD = 4 * LARGEST
_REASONS = 5  # reasons for passing over that are named


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each page; a damaged record becomes an article with a problem.

    Raises:
        ReadError: the bytes are no web archive.
    """
    passed: Counter[str] = Counter()
    has_record = False
    for record in records_of(data, _needed):
        has_record = has_record or bool(record.header)
        place = f"@{offset + record.start}"
        where = f"{name}, record at byte {offset + record.start}"
        try:
            found = _article(record, name)
        except _NoPageError as reason:
            passed[str(reason)] += 1
            continue
        except ReadError as error:
            yield Article(name, place, problems=(Problem(where, error.message, error.remedy),))
            continue
        if found is not None:
            yield found._replace(place=place)
    if not has_record:
        raise ReadError("the file is no web archive", "write it with a program for WARC (ISO 28500)")
    if passed:
        reasons = ", ".join(f"{number} {reason}" for reason, number in passed.most_common(_REASONS))
        message = f"passed over: {passed.total()} answers that are no pages: {reasons}"
        note = Problem(name, message, "nothing to do", "note", "not-article")
        yield Article(name, f"@{offset}", problems=(note,))


class _NoPageError(Exception):
    """The record holds an answer that is no page; the text says what it is."""


def _needed(header: bytes) -> int:
    """Say how much of a record is needed, by its header."""
    return LARGEST + LARGEST_HEADER if _HELD.search(header) else 0


def _article(record: Record, name: str) -> Article | None:
    """Make an article of a record; None for a record about others.

    Raises:
        ReadError: it is damaged.
        _NoPageError: what it holds is no page.
    """
    _check(record)
    if not _needed(record.header):
        return None
    fields = _fields(record.header)
    kind = (fields.get("WARC-Type") or "").strip().lower()
    media_type, body = _type_of(fields), record.content
    charset = _charset_of(fields)
    if kind == "response" or body.startswith(b"HTTP/"):
        media_type, charset, body = _answer(body)
    if kind == "conversion" and media_type == "text/plain":
        made = plain_text.read(body, name)
    elif media_type in _PAGES or (not media_type and body[:200].lstrip().lower().startswith(_MARKS)):
        if len(body) > LARGEST:
            raise ReadError(f"the page is larger than {LARGEST} bytes", "nothing to do: no article is")
        made = web_page.read(_in_utf8(body, name, charset), name)
    else:
        raise _NoPageError(media_type[:60] or "without a type")
    try:
        article = next(iter(made), None)
    except ReadError as error:
        raise _NoPageError("pages that hold no text") from error
    if article is None:
        return None
    left_out = (*article.left_out, *((_CUT,) if fields.get("WARC-Truncated") else ()))
    return article._replace(claims=(*article.claims, *_claims(fields)), left_out=left_out)


def _check(record: Record) -> None:
    """Refuse a record that is not complete.

    Raises:
        ReadError: it is damaged; it is cut off; it is one of several in a gzip member.
        _NoPageError: it is larger than any page: of such a record, a piece may hold a part only.
    """
    if record.state == "cut" and (length_of(record.header) or 0) > _LARGEST_RECORD:
        raise _NoPageError("larger than any page")
    if record.state == "cut" and (_needed(record.header) or not record.header):
        remedy = "nothing to do if the archive is still being written; else write the record again"
        raise ReadError("the archive ends within the record", remedy)
    if record.state == "several":
        message = "the gzip data holds several records, which cannot be read one by one"
        raise ReadError(message, "unpack the file, or write a gzip member for each record")
    if record.state == "damaged" and not (record.header and record.content):
        raise ReadError("the record is damaged", "write the archive again; the other records are read")


def _fields(header: bytes) -> HeaderMap:
    """Read the fields of a header.

    Raises:
        ReadError: they cannot be read.
    """
    if header.count(b"\n") != header.count(b"\r\n"):  # programs that write Unix line ends
        header = header.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    fields = HeaderMap("latin1" if header.startswith(b"HTTP/") else "utf-8")
    try:
        fields.parse(BytesIO(header))
    except (OSError, ValueError) as error:
        raise ReadError(f"the header cannot be read: {error}"[:160], "write the record again") from error
    return fields


def _type_of(fields: HeaderMap) -> str:
    return (fields.get("Content-Type") or "").partition(";")[0].strip().lower()


def _charset_of(fields: HeaderMap) -> str:
    match = _CHARSET.search((fields.get("Content-Type") or "")[:500])
    return match[1] if match else ""


def _claims(fields: HeaderMap) -> Iterator[Claim]:
    """Yield where the page was, and when it was saved."""
    address = (fields.get("WARC-Target-URI") or "").strip().strip("<>")
    if address.lower().startswith(_SCHEMES) and len(address) < LARGEST_HEADER:
        yield Claim("link", address, f"{ORIGIN} header")
    if saved := (fields.get("WARC-Date") or "").strip():
        yield Claim("retrieved", saved, f"{ORIGIN} header")


def _in_utf8(body: bytes, name: str, charset: str) -> bytes:
    """Write a page in UTF-8 where its server named another character set, which counts before its own."""
    if not charset or charset.lower() in {"utf-8", "utf8"}:
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode_html(body, name, charset).encode("utf-8", "surrogatepass")
        except ReadError as error:
            raise _NoPageError("pages that hold no text") from error
    return body


# -- HTTP ----------------------------------------------------------------------------------------------------


def _answer(block: bytes) -> tuple[str, str, bytes]:
    """Take a server's answer apart (RFC 9112): its media type, its character set, and the page without codings.

    Raises:
        ReadError: the header cannot be read.
        _NoPageError: it has another status than 200, or a coding that cannot be undone.
    """
    status = _STATUS.match(block)
    if status is None:
        raise _NoPageError("other protocols")
    if status[1] != b"200":
        raise _NoPageError(f"with status {status[1].decode()}")
    gap = _END_OF_HEADER.search(block, 0, LARGEST_HEADER)
    if gap is None:
        raise _NoPageError("without a page")
    fields = _fields(block[: gap.end()])
    media_type, body = _type_of(fields), block[gap.end() :]
    if media_type and media_type not in _PAGES:
        raise _NoPageError(media_type[:60])
    if "chunked" in (fields.get("Transfer-Encoding") or "").lower():
        body = _unchunked(body)
    codings = (fields.get("Content-Encoding") or "").lower().split(",")
    for coding in reversed(codings[:4]):
        body = _unfolded(body, coding.strip())
    return media_type, _charset_of(fields), body


def _unchunked(body: bytes) -> bytes:
    """Join the chunks of a body (RFC 9112, 7.1); one that has none, or is cut off, is taken as it is."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        length = int(match[1], 16)
        if not length:
            break
        parts.append(body[match.end() : match.end() + length])
        at = match.end() + length
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    else:
        if at < len(body):  # crawlers undo chunks and leave the header field
            parts.append(body[at:])
    return b"".join(parts)


def _unfolded(body: bytes, coding: str) -> bytes:
    """Undo a coding of the content (RFC 9110, 8.4.1), up to a bound; a body that has not got it stays.

    Raises:
        _NoPageError: the coding is not known, or the data is damaged.
    """
    coding = coding.removeprefix("x-")
    if coding in {"", "identity", "none", "utf-8"} or body[:200].lstrip().lower().startswith(_MARKS):
        return body
    try:
        if coding == "gzip":
            return _inflated(body, 31) if body.startswith(b"\x1f\x8b") else body
        if coding == "deflate":
            return _inflated(body, 15 if body[:1] == b"\x78" else -15)
        if coding == "br":
            return BrotliReader(BytesIO(body)).read(LARGEST + 1)
        if coding == "zstd":
            return ZstdReader(BytesIO(body)).read(LARGEST + 1)
    except (zlib.error, OSError, ValueError) as error:
        raise _NoPageError(f"pages whose coding {coding[:20]} is damaged") from error
    raise _NoPageError(f"pages in the coding {coding[:20]}")


def _inflated(body: bytes, wbits: int) -> bytes:
    return zlib.decompressobj(wbits).decompress(body, LARGEST + 1)
