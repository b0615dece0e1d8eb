"""The header of a mail message: fields (RFC 5322), encoded words (RFC 2047), parameters (RFC 2231), mailboxes.

Programs break all four. What cannot be read as its specification says is read as its writer must have meant it.
Everything is bounded: a header has so many bytes and so many fields, and what exceeds them is not read.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from typing import NamedTuple

from publisher.text.characters import without_controls
from publisher.text.decode import decode_labelled
from publisher.text.lazy import lazy

LARGEST = 256 * 1024  # bytes of a header
_MOST = 1_000  # fields
_LONGEST = 16_384  # bytes of one field
_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,20}:")
_FOLD = re.compile(rb"\n(?=[ \t])")
_ENVELOPE = (b"From ", b">From ")
_WORD = lazy(r"=\?([^?\s]{1,60})\?([BbQq])\?([^?]{0,4000})\?=")  # blanks in a word are wrong, and common
_GAP = lazy(r"(?<=\?=)\s{1,80}(?==\?[^?\s]{1,60}\?[BbQq]\?)")
_NAME = lazy(r"[\s;]{0,40}([^\s=;\"]{1,80})\s{0,20}=\s{0,20}")
_QUOTED = lazy(r'"((?:[^"\\]|\\.){0,2000})"?')
_TOKEN = lazy(r"[^;\r\n]{0,2000}")
_SECTION = lazy(r"([^*]{1,60})(?:\*(\d{1,3}))?(\*)?\Z")
_PARAMETERS = 100  # of one field
_ADDRESS = lazy(r"<([^<>]{0,320})>")
_OBFUSCATED = lazy(r"(\S{1,64}) (?:at|en|chez|bei|på) (\S{1,190})(?:\s{1,5}\((.{0,200})\))?\s{0,5}\Z")
_COMMENTED = lazy(r"([^\s<>()]{1,64}@[^\s<>()]{1,190})\s{0,5}\((.{1,200})\)\s{0,5}\Z")
_BOX = lazy(r'(?:"[^"]{0,500}"|\([^()]{0,500}\)|[^",()]){1,500}')
_IN_NAME = lazy(r"[^\s@]{1,64}@[^\s@]{1,190}\.")
_QUOTES = "\"'“”‘’„«» \t"


class Mailbox(NamedTuple):
    """A name and an address; either may be ""."""

    name: str
    address: str


class Header:
    """The fields of a header by their names in lower case, each in the order in which they stand."""

    __slots__ = ("_fields",)

    def __init__(self, data: bytes) -> None:
        """Part the bytes of a header into its fields."""
        self._fields: dict[str, list[bytes]] = {}
        lines = _FOLD.sub(b"", _unix(data[:LARGEST])).split(b"\n")
        for line in lines[: 2 * _MOST]:
            if match := _FIELD.match(line):
                name = match[1].decode("ascii").lower()
                self._fields.setdefault(name, []).append(line[match.end() :][:_LONGEST])

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a field of this name, in lower case."""
        return name in self._fields

    def __len__(self) -> int:
        """Give the number of names."""
        return len(self._fields)

    def raw(self, name: str) -> str:
        """Give the first field of a name as it is written, on one line; "" for none."""
        values = self._fields.get(name)
        return "" if values is None else _line(values[0])

    def all(self, name: str) -> list[str]:
        """Give all fields of a name as they are written."""
        return [_line(value) for value in self._fields.get(name, ())]

    def text(self, name: str) -> str:
        """Give the first field of a name with its encoded words decoded (RFC 2047)."""
        return words_of(self.raw(name))

    def names(self) -> tuple[str, ...]:
        """List the names of the fields."""
        return tuple(self._fields)


def parted(data: bytes, start: int = 0, end: int | None = None) -> tuple[Header, int]:
    """Read the header that begins at a byte; gives also the byte at which the body begins.

    The line of a mailbox ("From ") above it is no field. A line that is neither field nor continuation ends it,
    as an empty one does.
    """
    end = len(data) if end is None else end
    place = start
    while data.startswith(_ENVELOPE, place, end):
        place = _next(data, place, end)
    first = place
    bound = min(end, first + LARGEST)
    while place < bound:
        if data[place : place + 1] not in (b" ", b"\t") and not _FIELD.match(
            data, place, min(place + 130, end)
        ):
            break
        place = _next(data, place, end)
    body = place
    if data.startswith((b"\n", b"\r\n"), place, end):
        body = _next(data, place, end)
    return Header(data[first:place]), body


def _next(data: bytes, place: int, end: int) -> int:
    found = data.find(b"\n", place, end)
    return end if found < 0 else found + 1


def _unix(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _line(value: bytes) -> str:
    text = value.decode("ascii") if value.isascii() else decode_labelled(value, "")
    return " ".join(without_controls(text.replace("\n", " ").replace("\t", " ")).split())


# -- encoded words (RFC 2047) --------------------------------------------------------------------------------


def words_of(text: str) -> str:
    """Decode the encoded words of a line; neighbours in one encoding are one text, also within a character."""
    if "=?" not in text:
        return text
    parts: list[str] = []
    open_bytes, label, last = b"", "", 0
    joined = _GAP.sub("", text)
    for match in _WORD.finditer(joined):
        data = _word(match[2], match[3])
        between = joined[last : match.start()]
        charset = match[1].partition("*")[0].lower()  # RFC 2231, section 5: with a language
        if open_bytes and (between or charset != label):
            parts.append(decode_labelled(open_bytes, label))
            open_bytes = b""
        parts.append(between)
        if data is None:
            parts.append(match[0])
        else:
            open_bytes, label = open_bytes + data, charset
        last = match.end()
    if open_bytes:
        parts.append(decode_labelled(open_bytes, label))
    parts.append(joined[last:])
    return " ".join(without_controls("".join(parts)).split())


def _word(kind: str, text: str) -> bytes | None:
    raw = text.encode("utf-8", "replace")
    return base64_of(raw) if kind in "Bb" else a2b_qp(raw, header=True)


def base64_of(data: bytes) -> bytes:
    """Decode base64 that may lack its padding, or be cut off within a group (RFC 2045, section 6.8)."""
    try:
        return a2b_base64(data)
    except Error:
        pass
    kept = data.translate(None, _NO_BASE64)
    kept = kept[: len(kept) - (len(kept) % 4 == 1)]
    try:
        return a2b_base64(kept + b"=" * (-len(kept) % 4))
    except Error:
        return b""


_NO_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


# -- parameters (RFC 2045, RFC 2231) -------------------------------------------------------------------------


def value_of(text: str) -> str:
    """Give what precedes the parameters of a field, in lower case: "text/plain"."""
    return text.partition(";")[0].strip().lower()


def parameters_of(text: str) -> dict[str, str]:
    """Read the parameters of a field; the parts of one are joined, and encoded words in one are decoded."""
    found: dict[str, dict[int, tuple[str, bool]]] = {}
    place = text.find(";")
    for _ in range(_PARAMETERS):
        match = _NAME.match(text, place) if place >= 0 else None
        if match is None:
            break
        quoted = _QUOTED.match(text, match.end())
        token = quoted or _TOKEN.match(text, match.end())
        value = (quoted[1].replace('\\"', '"') if quoted else token[0].strip()) if token else ""
        name = _SECTION.match(match[1].lower())
        if name:
            number = int(name[2] or 0)
            found.setdefault(name[1], {}).setdefault(number, (value, bool(name[3])))
        place = text.find(";", token.end() if token else match.end())
    return {name: _joined(parts) for name, parts in found.items()}


def _joined(parts: dict[int, tuple[str, bool]]) -> str:
    ordered = [parts[number] for number in sorted(parts)]
    if not any(is_encoded for _, is_encoded in ordered):
        return words_of("".join(value for value, _ in ordered))
    label, data = "", b""
    for index, (value, is_encoded) in enumerate(ordered):
        said = value
        if index == 0 and is_encoded and value.count("'") >= 2:
            label, _, said = value.split("'", 2)
        raw = said.encode("utf-8", "replace")
        data += _PERCENT_BYTES.sub(lambda match: bytes([int(match[1], 16)]), raw) if is_encoded else raw
    return without_controls(decode_labelled(data, label))


_PERCENT_BYTES = re.compile(rb"%([0-9A-Fa-f]{2})")


# -- mailboxes -----------------------------------------------------------------------------------------------


def mailbox_of(text: str) -> Mailbox:
    """Read the first mailbox of a field, also one that an archive obfuscated ("alice at a.org (Alice)")."""
    text = text[:1000]
    if match := _ADDRESS.search(text):
        return Mailbox(_named(text[: match.start()]), match[1].strip())
    decoded = words_of(text).strip()
    if match := _COMMENTED.match(decoded):
        return Mailbox(_named(match[2]), match[1])
    if match := _OBFUSCATED.match(decoded):
        return Mailbox(_named(match[3] or ""), f"{match[1]}@{match[2]}")
    if "@" in decoded:
        return Mailbox("", decoded.strip("<> ,;"))
    return Mailbox(_named(decoded), "")


def mailboxes_of(text: str) -> list[Mailbox]:
    """Read the mailboxes of a field: they are parted at commas, outside of quotes and comments."""
    found = [mailbox_of(one) for one in _BOX.findall(text[:_LONGEST])[:20]] if text.count("@") > 1 else []
    whole = [one for one in found if one.address]
    return whole if len(whole) > 1 and len(whole) == len(found) else [mailbox_of(text)] if text else []


def _named(text: str) -> str:
    """Give a display name without its quotes; one that is an address is none."""
    text = text.strip()
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        text = text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    text = words_of(text).strip(_QUOTES)
    if "@" in text:
        text = " ".join(word for word in text.split() if not _IN_NAME.search(word)).strip(_QUOTES)
    return text


def addresses_in(header: Header, names: tuple[str, ...]) -> frozenset[str]:
    """Collect the addresses that the fields of these names hold, in lower case."""
    found: set[str] = set()
    for name in names:
        for value in header.all(name)[:20]:
            found.update(one.lower().rstrip(".") for one in _PLAIN.findall(value[:_ADDRESSES]))
    return frozenset(found)


_ADDRESSES = 20_000  # characters of a field with the addresses of many readers
_PLAIN = lazy(r"[^\s<>()@\",;:]{1,64}@[\w.-]{3,190}")
