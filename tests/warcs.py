"""Web archives for tests, written as crawlers write them."""

from __future__ import annotations

import gzip

ADDRESS = "https://wire.example/stories/%d"
PROSE = "The dredger came back on Monday evening and lay at the northern quay until the tide had turned. "


def page(number: int, title: str = "", prose: str = PROSE) -> bytes:
    """A page of a newspaper."""
    title = title or f"Story {number}"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="2026-01-{number % 28 + 1:02}T10:00:00Z">'
        f"</head><body><article><h1>{title}</h1><p>{prose}</p><p>{prose}</p></article></body></html>"
    ).encode()


def record(
    kind: str,
    block: bytes,
    address: str = "",
    media_type: str = "",
    *,
    date: str = "2026-02-01T08:00:00Z",
    length: int | None = None,
    more: str = "",
) -> bytes:
    """A record of a type, with its empty lines."""
    usual = {"response": "application/http; msgtype=response", "request": "application/http; msgtype=request"}
    fields = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"WARC-Date: {date}",
        *([f"WARC-Target-URI: {address}"] if address else []),
        f"Content-Type: {media_type or usual.get(kind, 'application/warc-fields')}",
        *([more] if more else []),
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(
    body: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """What a server answers with."""
    head = f"HTTP/1.1 {status}\r\nServer: nginx\r\nContent-Type: {media_type}\r\n{more}\r\n"
    return head.encode("latin-1") + body


def response(number: int, title: str = "", date: str = "2026-02-01T08:00:00Z", prose: str = PROSE) -> bytes:
    """A record with a page of a newspaper."""
    return record("response", answer(page(number, title, prose)), ADDRESS % number, date=date)


def crawl(*numbers: int, packed: bool = True) -> bytes:
    """What a crawler writes for pages: a record about itself, and for each page what it asked and got."""
    records = [record("warcinfo", b"software: a crawler\r\n")]
    for number in numbers:
        asked = f"GET /stories/{number} HTTP/1.1\r\nHost: wire.example\r\n\r\n".encode()
        records += [record("request", asked, ADDRESS % number), response(number)]
        records.append(record("metadata", b"fetchTimeMs: 12\r\n", ADDRESS % number))
    return b"".join(map(pack, records)) if packed else b"".join(records)


def pack(data: bytes) -> bytes:
    """A gzip member."""
    return gzip.compress(data, 6, mtime=0)
