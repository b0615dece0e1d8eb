"""The parts of a mail message (MIME, RFC 2045 and 2046), within bounds: none is opened that is not asked for.

A part keeps where its bytes lie; they are decoded when they are read. So many parts, so deep, are looked at;
the rest of a message beyond that is counted, and not read.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterator
from functools import cached_property

from publisher.readers._mail_header import base64_of, parameters_of, parted, value_of
from publisher.text.decode import decode_labelled

DEEPEST = 12  # parts within parts
MOST = 300  # parts of a message
_LONGEST_BOUNDARY = 200  # bytes; RFC 2046 allows 70
_LONGEST_LINE = 1_000  # bytes after a boundary
_FIRST_LINES = 2_000  # bytes in which a line ends
_GUESSED = re.compile(rb"(?:\A|\n)--([!-~]{1,70})[ \t]{0,20}\r?\n[!-9;-~]{1,80}:")
_TYPE = re.compile(r"[\w!#$&^.+-]{1,100}/[\w!#$&^.+-]{1,100}\Z", re.ASCII)
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ", re.MULTILINE)


class Part:
    """A part of a message, or the message itself."""

    def __init__(self, data: bytes, start: int, end: int, usual: str = "text/plain") -> None:
        """Read the header of what lies between two bytes; `usual` is its type where it names none."""
        self.header, body = parted(data, start, end)
        self.parts: list[Part] = []
        self.source, self.body, self.end = data, body, end
        self._usual = usual

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The parameters of its type: charset, boundary, name and others."""
        return parameters_of(self.header.raw("content-type"))

    @cached_property
    def type(self) -> str:
        """Its media type in lower case; what is none is the usual one."""
        said = value_of(self.header.raw("content-type"))
        if said in {"text", "html"}:
            return "text/plain" if said == "text" else "text/html"
        return said if _TYPE.match(said) else self._usual

    @cached_property
    def disposition(self) -> str:
        """What RFC 2183 calls so: "inline", "attachment" or ""."""
        return value_of(self.header.raw("content-disposition"))

    @cached_property
    def name(self) -> str:
        """The name of its file; "" for none. It is as the message has it, with whatever path."""
        said = parameters_of(self.header.raw("content-disposition")).get("filename", "")
        return (said or self.parameters.get("name", ""))[:500]

    @cached_property
    def content_id(self) -> str:
        """Its id (RFC 2392), without brackets; "" for none."""
        return self.header.raw("content-id").strip("<> ")[:300]

    @property
    def size(self) -> int:
        """The bytes of its body before they are decoded."""
        return self.end - self.body

    @cached_property
    def data(self) -> bytes:
        """The bytes of its body, without the transfer encoding."""
        raw = self.source[self.body : self.end]
        encoding = value_of(self.header.raw("content-transfer-encoding"))
        if encoding == "base64":
            return base64_of(raw)
        if encoding == "quoted-printable":
            return a2b_qp(raw)
        if encoding in {"x-uuencode", "x-uue", "uuencode", "x-uu"}:
            return _without_uu(raw)
        return raw

    @cached_property
    def text(self) -> str:
        """Its text with Unix line ends; the label of its charset counts where the bytes agree with it."""
        text = decode_labelled(self.data, self.parameters.get("charset", ""))
        text = text.removeprefix("\ufeff").replace("\x00", "")
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def walk(self) -> Iterator[Part]:
        """Yield the part and all that are in it, in their order, but not those of a message within it."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            if part.type != "message/rfc822" or part is self:
                waiting += reversed(part.parts)


def message_of(data: bytes, start: int = 0, end: int | None = None) -> Part:
    """Read a message and its parts; the lines of a message of an old Macintosh end with CR alone."""
    if b"\r" in data[:_FIRST_LINES] and b"\n" not in data[:_FIRST_LINES] and not start and end is None:
        data = data.replace(b"\r", b"\n")
    root = Part(data, start, len(data) if end is None else end)
    waiting, count = [(root, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        if depth >= DEEPEST:
            continue
        for begin, stop, usual in _ranges(part, data):
            if count >= MOST:
                return root
            count += 1
            inner = Part(data, begin, stop, usual)
            part.parts.append(inner)
        waiting += [(inner, depth + 1) for inner in part.parts]
    return root


def _ranges(part: Part, data: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield where the parts of a part lie, and their usual type."""
    if part.type in {"message/rfc822", "message/global"}:
        if value_of(part.header.raw("content-transfer-encoding")) not in {"base64", "quoted-printable"}:
            yield part.body, part.end, "text/plain"
    elif part.type.startswith("multipart/"):
        usual = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
        boundary = part.parameters.get("boundary", "").encode("utf-8", "replace")[:_LONGEST_BOUNDARY].rstrip()
        ranges = list(_between(data, boundary, part.body, part.end)) if boundary else []
        if not ranges:
            guessed = _GUESSED.search(data, part.body, min(part.end, part.body + 20_000))
            ranges = list(_between(data, guessed[1], part.body, part.end)) if guessed else []
        yield from ((begin, stop, usual) for begin, stop in ranges)


def _between(data: bytes, boundary: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what lies between the lines of a boundary; the last part of a cut message has no such end."""
    mark = b"--" + boundary
    place = start if data.startswith(mark, start, end) else data.find(b"\n" + mark, start, end) + 1
    begin, count = -1, 0
    while place > 0 and count <= MOST:
        after = place + len(mark)
        line_end = data.find(b"\n", after, min(end, after + _LONGEST_LINE))
        rest = data[after : line_end if line_end >= 0 else min(end, after + _LONGEST_LINE)].strip()
        if rest in (b"", b"--"):
            if begin >= 0:
                yield begin, max(begin, place - (2 if data[place - 2 : place] == b"\r\n" else 1))
                count += 1
            if rest == b"--":
                return
            begin = min(line_end + 1, end) if line_end >= 0 else end
        place = data.find(b"\n" + mark, after, end) + 1
    if begin >= 0 and count <= MOST:
        yield begin, end


def _without_uu(data: bytes) -> bytes:
    """Decode uuencode (POSIX, uuencode) between its first and last line."""
    from binascii import Error, a2b_uu

    found = _UU_BEGIN.search(data)
    if found is None:
        return b""
    parts: list[bytes] = []
    for line in data[data.find(b"\n", found.end()) + 1 :].splitlines():
        if line.strip() in (b"end", b"`", b""):
            break
        try:
            parts.append(a2b_uu(line))
        except Error:
            try:  # encoders that count wrongly: the length of the line says how much is meant
                parts.append(a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3]))
            except Error:
                break
    return b"".join(parts)
