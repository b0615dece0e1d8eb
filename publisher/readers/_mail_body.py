"""Which of the parts of a message are its text, and which its files.

Of alternatives (RFC 2046, section 5.1.4) the HTML is read, unless the plain text says much more: some
newsletters have nothing but a picture, or a link, as HTML. Pictures that a text shows, and attachments of types
that feeds can carry, become files embedded in the article; programs, archives, documents of offices and what is
not what its name says are left out, and named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from publisher.errors import ReadError
from publisher.models import Body, Claim, Embedded, Enclosure
from publisher.readers import _mail_html, _mail_text
from publisher.readers._mail_links import page_address
from publisher.readers._mail_redirects import public_addresses
from publisher.readers._mime import Part
from publisher.text.characters import printable
from publisher.text.lazy import lazy
from publisher.text.media_types import type_of

ORIGIN = "record mail attachment"
_MOST_FILES = 50  # of one message
_LARGEST, _LARGEST_ALL = 16 * 1024 * 1024, 32 * 1024 * 1024  # bytes of a file, and of all
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")
_CARRIED = (*_SHOWN, "audio/", "video/", "application/pdf")
# What belongs to signatures and keys, and is no file of the article.
_SIGNING = frozenset(
    "application/pgp-signature application/pgp-keys application/pkcs7-signature application/x-pkcs7-signature"
    " text/x-vcard text/vcard text/x-amp-html text/watch-html text/x-amp".split()
)
# The first bytes of files by type, as the registrations of the types and the formats' specifications give them.
_MAGIC = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_UNSAFE = lazy(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]{1,100}")
_LONGEST_NAME = 120
_LITTLE, _MUCH = 200, 2  # characters of HTML that may be a pointer to the text, and how much more the text says


class Piece(NamedTuple):
    """A part of a message that its readers see, in its place."""

    kind: str  # "text", "html" or "image"
    text: str
    part: Part


_EMPTY = Body("text", "")


@dataclass(slots=True)
class Content:
    """What was taken from the parts of a message."""

    body: Body = _EMPTY
    claims: list[Claim] = field(default_factory=list)
    embedded: list[Embedded] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    online: str = ""
    language: str = ""
    forwarded: _mail_text.Forwarded | None = None


class Wanted(NamedTuple):
    """What a message is, as far as its text depends on it."""

    is_reply: bool
    is_forward: bool
    private: frozenset[str]
    senders: frozenset[str]  # sites


def content_of(root: Part, wanted: Wanted) -> Content:
    """Read the text and the files of a message.

    Raises:
        ReadError: there is nothing but HTML in it, and more than an article has.
    """
    content = Content()
    pieces: list[Piece] = []
    files: list[Part] = []
    _gather(root, pieces, files, wanted, content)
    texts = [one for one in pieces if one.kind != "image"]
    if wanted.is_forward and all(one.kind == "text" for one in texts):
        content.forwarded = _mail_text.forwarded("\n\n".join(one.text for one in texts))
    if content.forwarded is not None and content.forwarded.text:
        kept = _mail_text.without_footers(content.forwarded.text)
        content.body = Body("text", _plain(kept.text, wanted))
        content.left_out += kept.left_out
    elif any(one.kind in {"html", "image"} for one in pieces):
        content.body = Body("html", "\n".join(filter(None, (_as_html(one) for one in pieces))))
    else:
        content.body = Body("text", "\n\n".join(one.text for one in texts if one.text))
    _embed(root, pieces, files, content)
    return content


# -- the text ------------------------------------------------------------------------------------------------


def _gather(part: Part, pieces: list[Piece], files: list[Part], wanted: Wanted, content: Content) -> None:
    """Sort the parts below one into what is seen and what is a file; the depth of parts is bounded."""
    kind = part.type
    if kind == "multipart/alternative":
        _alternative(part, pieces, files, wanted, content)
    elif kind == "multipart/related":
        root = _root_of(part)
        if root is not None:
            _gather(root, pieces, files, wanted, content)
    elif kind == "multipart/signed":
        for inner in part.parts[:1]:
            _gather(inner, pieces, files, wanted, content)
    elif kind == "multipart/digest":
        _digest(part, pieces, files, wanted, content)
    elif kind.startswith("multipart/") and part.parts:
        for inner in part.parts:
            _gather(inner, pieces, files, wanted, content)
    elif kind.startswith("message/"):
        if part.parts and kind == "message/rfc822":
            content.left_out.append(
                ("attachment", printable(f"a message: {part.parts[0].header.text('subject')}"))
            )
    elif _is_file(part, is_first=not pieces):
        files.append(part)
    elif kind == "text/html":
        pieces.append(_html_piece(part, wanted, content))
    elif kind.startswith("multipart/") or kind == "text/plain":
        pieces.append(_text_piece(part, wanted, content))
    elif kind.startswith("image/") and part.disposition == "inline" and not part.content_id:
        pieces.append(Piece("image", "", part))
    else:
        files.append(part)


def _digest(part: Part, pieces: list[Piece], files: list[Part], wanted: Wanted, content: Content) -> None:
    """Read the messages of a digest (RFC 2046, section 5.1.5) one below the other, each under its subject."""
    for inner in part.parts:
        for one in inner.parts[:1]:
            pieces.append(Piece("html", f"<h2>{escape(one.header.text('subject'))}</h2>", one))
            _gather(one, pieces, files, wanted, content)


def _is_file(part: Part, *, is_first: bool) -> bool:
    if part.disposition == "attachment":
        return True
    is_text = part.type in {"text/plain", "text/html"}
    return is_text and bool(part.name) and not is_first


def _root_of(related: Part) -> Part | None:
    """Find the part that the others of a multipart/related belong to (RFC 2387): the named, else the first."""
    start = related.parameters.get("start", "").strip("<> ")
    named = next((one for one in related.parts if start and one.content_id == start), None)
    return named or next(iter(related.parts), None)


def _alternative(part: Part, pieces: list[Piece], files: list[Part], wanted: Wanted, content: Content) -> None:
    """Take the truer of the alternatives: HTML, unless there is little in it and much in the text."""
    plain = next((one for one in part.parts if one.type == "text/plain"), None)
    rich = [one for one in part.parts if one is not plain and (one.type == "text/html" or one.parts)]
    if not rich:
        for one in part.parts if plain is None else [plain]:
            _gather(one, pieces, files, wanted, content)
        return
    trial = Content()
    found: list[Piece] = []
    attached: list[Part] = []
    try:
        if plain is None or not (wanted.is_forward and _passes_on(plain)):
            _gather(rich[-1], found, attached, wanted, trial)
    except ReadError:
        if plain is None:
            raise
    words = sum(_visible(one.text) for one in found)
    if plain is not None and (not found or words < _LITTLE):
        beside = _text_piece(plain, wanted, side := Content())
        if not found or len(beside.text) > _MUCH * words:
            pieces.append(beside)
            content.left_out += side.left_out
            files += attached
            content.online = content.online or trial.online
            return
    pieces += found
    files += attached
    content.left_out += trial.left_out
    content.online = content.online or trial.online
    content.language = content.language or trial.language
    content.forwarded = content.forwarded or trial.forwarded


def _passes_on(plain: Part) -> bool:
    return _mail_text.forwarded(_text_of(plain)) is not None


def _visible(html: str) -> int:
    """Count the characters of HTML that are no tags."""
    return len(html) if "<" not in html else sum(len(one.partition(">")[2].strip()) for one in html.split("<"))


def _text_of(part: Part) -> str:
    text = part.text
    if part.parameters.get("format", "").lower() == "flowed":
        text = _mail_text.unflowed(text, delsp=part.parameters.get("delsp", "").lower() == "yes")
    return _mail_text.unsigned(text)


def _text_piece(part: Part, wanted: Wanted, content: Content) -> Piece:
    """Read a plain text; what is passed on within it stays, and so do its lines of a header."""
    text = _text_of(part)
    if wanted.is_forward and _mail_text.forwarded(text) is not None:
        return Piece("text", text, part)
    parted, online = _mail_text.of_newsletter(text)
    content.online = content.online or page_address(online, wanted.senders)
    content.left_out += parted.left_out
    unquoted = _mail_text.without_quotes(parted.text, is_reply=wanted.is_reply)
    kept = _mail_text.without_footers(unquoted.text)
    content.left_out += (*unquoted.left_out, *kept.left_out)
    return Piece("text", _plain(kept.text, wanted), part)


def _plain(text: str, wanted: Wanted) -> str:
    """Give a plain text without mail addresses, and its links without what names their reader."""
    return _mail_text.masked(public_addresses(text, wanted.private), wanted.private)


def _html_piece(part: Part, wanted: Wanted, content: Content) -> Piece:
    text = part.text
    if not text.strip():
        return Piece("html", "", part)
    found = _mail_html.cleaned(
        text,
        is_reply=wanted.is_reply,
        is_forward=wanted.is_forward,
        private=wanted.private,
        senders=wanted.senders,
    )
    content.left_out += found.left_out
    content.online = content.online or found.online
    content.language = content.language or found.language
    if found.forwarded and content.forwarded is None:
        content.forwarded = _mail_text.Forwarded(dict(found.forwarded), "")
    return Piece("html", found.html, part)


def _as_html(piece: Piece) -> str:
    if piece.kind == "html":
        return piece.text
    if piece.kind == "image":
        return f'<p><img src="{escape(address_of(piece.part))}" alt=""></p>'
    blocks = (one.strip("\n") for one in piece.text.split("\n\n"))
    return "\n".join(f"<p>{escape(one)}</p>" for one in blocks if one.strip())


# -- files ---------------------------------------------------------------------------------------------------


def address_of(part: Part) -> str:
    """Give the `cid:` address of a part (RFC 2392); one without an id is named by where it lies."""
    return f"cid:{part.content_id or f'part-{part.body}'}"


def _embed(root: Part, pieces: list[Piece], files: list[Part], content: Content) -> None:
    """Keep the files that the text shows, and the attachments that feeds can carry."""
    text = content.body.text if content.body.kind == "html" else ""
    located = {}
    room = _LARGEST_ALL
    named = {one.lower() for one in _mail_html.cids_in(text)} if "cid:" in text.lower() else set()
    shown = {id(one.part) for one in pieces if one.kind == "image"}
    attached = {id(one) for one in files}
    used = {id(one.part) for one in pieces}
    for part in root.walk():
        is_shown = id(part) in shown or part.content_id.lower() in named
        where = part.header.raw("content-location").strip()
        if text and where and not is_shown and part.type.startswith("image/") and f'"{escape(where)}"' in text:
            located[where], is_shown = address_of(part), True
        if not is_shown and (id(part) not in attached or id(part) in used or part.type in _SIGNING):
            continue
        kind = _kind_of(part) if part.size <= 2 * _LARGEST else ""
        name = file_name(part.name, kind, len(content.embedded) + 1)
        if not kind or len(content.embedded) == _MOST_FILES or len(part.data) > min(_LARGEST, room):
            content.left_out.append(("attachment", printable(f"{part.name or part.type} ({part.type})")))
            continue
        room -= len(part.data)
        content.embedded.append(Embedded(address_of(part), name, kind, part.data))
        if not is_shown:
            file = Enclosure(address_of(part), kind, len(part.data), title=name)
            content.claims.append(Claim("enclosure", file, ORIGIN))
    for where, address in located.items():
        content.body = content.body._replace(
            text=content.body.text.replace(f'"{escape(where)}"', f'"{escape(address)}"')
        )


def _kind_of(part: Part) -> str:
    """Give the type of a file by its first bytes; "" where feeds cannot carry it, or its name denies it."""
    data = part.data
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if data[4:8] == b"ftyp":
        kind = (
            "image/avif"
            if data[8:12] in (b"avif", b"avis")
            else "audio/mp4"
            if data[8:11] == b"M4A"
            else "video/mp4"
        )
    elif data[:4] == b"RIFF":
        kind = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12], "")
    if not kind.startswith(_CARRIED):
        return ""
    said = type_of(part.name) if part.name else ""
    if said and said.partition("/")[0] != kind.partition("/")[0] and {said[:5], kind[:5]} != {"audio", "video"}:
        return ""
    return kind


def file_name(name: str, kind: str, number: int) -> str:
    """Make a safe name of a file: its last part, without signs that lead anywhere, with the type's suffix."""
    last = name.replace("\\", "/").rpartition("/")[2]
    safe = _UNSAFE.sub("-", last).strip(" .-")
    if len(safe) > _LONGEST_NAME:
        stem, _, suffix = safe.rpartition(".")
        safe = f"{stem[: _LONGEST_NAME - 10]}.{suffix[:8]}"
    if (
        not safe
        or not safe.isprintable()
        or (kind and type_of(safe).partition("/")[0] != kind.partition("/")[0])
    ):
        safe = f"file-{number}{_SUFFIXES.get(kind, '')}"
    return safe


_SUFFIXES = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
    "image/avif": ".avif",
    "application/pdf": ".pdf", "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/flac": ".flac",
    "audio/mp4": ".m4a", "audio/wav": ".wav", "video/mp4": ".mp4", "video/webm": ".webm",
}  # fmt: skip
