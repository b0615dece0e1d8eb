"""Where the records of a web archive (WARC, ISO 28500) begin and end, plain or each in a gzip member (annex D).

A record is followed from the one before it, by its own length: words within a page that look like the start
of a record begin none, so that a page cannot pass for that of another site. Only behind damage is the next
start looked for. The time is linear in the bytes, whatever they are.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO, Literal, NamedTuple

from publisher.errors import ReadError

LARGEST_HEADER = 64 * 1024  # bytes of a record's header
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_STEP = 64 * 1024  # bytes that are read at once
_FIRST_LOOK, _LAST_LOOK = 4 * 1024, 256 * 1024  # bytes in which a start is looked for behind damage
_SEAM = 64  # bytes of such a look that are looked at again with the next one
_AT_ONCE = 1024 * 1024  # bytes that are unfolded at once
_UNFOLDED, _RATIO = 64 * 1024 * 1024, 100  # a member unfolds to this, and so many times its own size, at most
_OPENING = 1024  # bytes of a gzip member that show whether it holds a record
_PADDING = b"\r\n\0"
_GAP = 16  # bytes behind a record in which the next one begins
_START = re.compile(
    rb"WARC/[01]\.\d{1,2}[ \t]{0,9}\r?\n(?:WARC|Content)-|\x1f\x8b(?=\x08[\x00-\x1f].{5}[\x00-\x0d\xff])",
    re.IGNORECASE | re.DOTALL,
)
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"\ncontent-length[ \t]{0,9}:[ \t]{0,9}(\d{1,15})[ \t]{0,9}\r?\n", re.IGNORECASE)

# "whole"; "several": a gzip member that holds more than one; "cut": the bytes end before it does; "damaged":
# something else follows where it should end, or its gzip member cannot be unfolded, or there is no record.
State = Literal["whole", "several", "cut", "damaged"]


class Record(NamedTuple):
    """A record of an archive."""

    start: int  # its first byte in the archive
    end: int  # the byte after it
    state: State
    header: bytes = b""  # unfolded, with the empty line at its end; empty where none can be read
    content: bytes = b""  # what follows the header, if it is wanted, and no longer than is wanted


def walk(
    source: BinaryIO, at: int = 0, wanted: Callable[[bytes], int] = lambda _: 0, most: int = 1 << 62
) -> Iterator[Record]:
    """Go through the records of an archive, from one that starts at a byte, or from padding before it.

    Args:
        source: the archive, or a part of it.
        at: the first byte.
        wanted: says, from a record's header, how many bytes of its content are needed.
        most: bytes within which a record must start behind a damaged one.

    Raises:
        ReadError: none does.
    """
    allowance = 1024 * 1024  # bytes that may be unfolded in vain
    while True:
        at = _without_padding(source, at)
        source.seek(at)
        opening = source.read(_SEAM)
        if not opening:
            return
        if opening.startswith(_GZIP):
            record, seen = _member(source, at, wanted)
        elif opening.startswith(_WARC):
            record, seen = _plain(source, at, wanted)
        else:
            record, seen = Record(at, at, "damaged"), at + 1
        if record.state in {"cut", "damaged"}:
            if opening.startswith(_GZIP):
                # What was unfolded may have run into the next member. Going back must not add up.
                allowance -= seen - at
                seen = at + 1 if allowance > 0 else seen
            next_start = _next(source, seen, most)
            is_last = next_start.is_end
            state: State = record.state if is_last else "damaged"
            record = record._replace(end=next_start.at, state=state)
            if opening.startswith(_WARC) and record.header and wanted(record.header):
                record = record._replace(content=_between(source, record, wanted(record.header)))
        allowance += 4 * (record.end - record.start)
        yield record
        at = record.end


class _Ends:
    """Where the records of the piece end that was read last: to unfold them once more would take as long."""

    data = b""
    known: dict[int, int] = {}  # noqa: RUF012 -- replaced, never changed by another


def records_of(data: bytes, wanted: Callable[[bytes], int]) -> Iterator[Record]:
    """Go through the records of a piece of an archive, see `walk`."""
    known: dict[int, int] = {}
    _Ends.data, _Ends.known = data, known
    for record in walk(BytesIO(data), 0, wanted):
        known[record.start] = record.end
        yield record


def end_of(data: bytes, first: int) -> int:
    """Give the byte after the record that starts at a byte of a piece."""
    if data is _Ends.data and first in _Ends.known:
        return _Ends.known[first]
    return next((one.end for one in walk(BytesIO(data), first)), len(data))


def _without_padding(source: BinaryIO, at: int) -> int:
    """Give the first byte that is no padding: the empty lines behind a record, blocks of a tape."""
    source.seek(at)
    size = _SEAM
    while data := source.read(size):
        size = _STEP
        rest = data.lstrip(_PADDING)
        at += len(data) - len(rest)
        if rest:
            break
    return at


# -- one record ----------------------------------------------------------------------------------------------


def _plain(source: BinaryIO, start: int, wanted: Callable[[bytes], int]) -> tuple[Record, int]:
    """Read a record that is not packed; also the byte from which to look for the next one if it is damaged."""
    source.seek(start)
    head = source.read(_FIRST_LOOK)
    gap = _END_OF_HEADER.search(head)
    if gap is None:
        head += source.read(LARGEST_HEADER - len(head))
        gap = _END_OF_HEADER.search(head)
    if gap is None:
        is_cut = len(head) < LARGEST_HEADER
        return Record(start, start, "cut" if is_cut else "damaged"), start + (
            5 if is_cut else LARGEST_HEADER - _FIRST_LOOK
        )
    header = head[: gap.end()]
    body = start + len(header)
    length = length_of(header)
    if _START.search(header, len(_WARC)):  # the record broke off within its header
        return Record(start, start, "damaged"), start + len(_WARC)
    if length is None:
        return Record(start, start, "damaged", header), body
    end = body + length
    source.seek(end - 1)
    behind = source.read(1 + _GAP)
    if not behind:
        return Record(start, start, "cut", header), body
    rest = behind[1:].lstrip(b"\r\n")
    is_ended = behind.startswith((b"\r\n\r\n", b"\n\n"), 1)
    if rest and not is_ended and not rest.startswith((_WARC[: len(rest)], _GZIP[: len(rest)])):
        return Record(start, start, "damaged", header), body
    source.seek(body)
    content = source.read(min(length, needed)) if (needed := wanted(header)) else b""
    return Record(start, end + len(behind) - 1 - len(rest), "whole", header, content), end


def _between(source: BinaryIO, record: Record, most: int) -> bytes:
    """Give what lies between a record's header and the next record, if it is more than the header says."""
    body = record.start + len(record.header)
    length = length_of(record.header)
    if length is not None and length > record.end - body:
        return b""
    source.seek(body)
    return source.read(max(0, min(most, record.end - body))).rstrip(b"\r\n")


def length_of(header: bytes) -> int | None:
    """Give the bytes of a record's content, as its header says; None where it does not."""
    match = _LENGTH.search(header)
    return int(match[1]) if match else None


def _member(source: BinaryIO, start: int, wanted: Callable[[bytes], int]) -> tuple[Record, int]:
    """Unfold a record in a gzip member; also the byte up to which it was unfolded.

    Some programs begin another member behind the header of HTTP: it belongs to the record.
    """
    unfolding = _Unfolding(wanted)
    end, at = start, start
    while end == start or (unfolding.is_short() and _continues(source, end)):
        source.seek(end)
        unpacker = zlib.decompressobj(wbits=31)
        at = end
        try:
            while not unpacker.eof:
                packed = source.read(_STEP)
                if not packed:
                    return Record(start, start, "cut", unfolding.header), at
                at += len(packed)
                while packed and not unpacker.eof:
                    unfolding.take(unpacker.decompress(packed, _AT_ONCE))
                    packed = unpacker.unconsumed_tail
                    if unfolding.size > _UNFOLDED + _RATIO * (at - start):
                        return Record(start, start, "damaged", unfolding.header), at
        except zlib.error:
            return Record(start, start, "damaged", unfolding.header), at
        end = at - len(unpacker.unused_data)
    header, content = unfolding.done()
    return Record(start, end, "several" if unfolding.holds_several() else "whole", header, content), end


def _continues(source: BinaryIO, at: int) -> bool:
    """Tell whether a gzip member follows that holds no record of its own."""
    source.seek(at)
    return source.read(len(_GZIP)) == _GZIP and not _opens_record(source, at)


class _Unfolding:
    """What is kept of a member while it is unfolded: its header, and of its content what is wanted."""

    def __init__(self, wanted: Callable[[bytes], int]) -> None:
        self.wanted = wanted
        self.size = 0
        self.header = b""
        self.needed = LARGEST_HEADER + _SEAM  # bytes, the header included
        self.kept: list[bytes] = []
        self.held = 0
        self.length: int | None = None  # of the content, as the header says
        self.behind = b""  # the first bytes behind it

    def take(self, data: bytes) -> None:
        """Take the bytes that follow."""
        self.size += len(data)
        self._keep(data)
        if self.length is not None and len(self.behind) < _GAP:
            ends = len(self.header) + self.length - self.size  # counted from the end of the data
            if ends < 0:
                self.behind += data[max(len(data) + ends, 0) :][: _GAP - len(self.behind)]

    def _keep(self, data: bytes) -> None:
        if self.held >= self.needed:
            return
        self.kept.append(data)
        self.held += len(data)
        if not self.header:
            start = self.kept[0] if len(self.kept) == 1 else b"".join(self.kept)
            if not start.startswith(_WARC[: len(start)]):
                self.needed = 0
                return
            gap = _END_OF_HEADER.search(start[:LARGEST_HEADER])
            if gap is not None:
                self.header = start[: gap.end()]
                self.length = length_of(self.header)
                self.needed = len(self.header) + self.wanted(self.header)

    def done(self) -> tuple[bytes, bytes]:
        """Give the header, and what is wanted of the content."""
        if not self.header:
            return b"", b""
        most = self.needed - len(self.header)
        if self.length is not None and self.holds_several():
            most = min(most, self.length)
        content = b"".join(self.kept)[len(self.header) :]
        return self.header, content[:most] if len(content) > most else content.removesuffix(b"\r\n\r\n")

    def is_short(self) -> bool:
        """Tell whether the content is shorter than the header says."""
        return self.length is not None and self.size < len(self.header) + self.length

    def holds_several(self) -> bool:
        """Tell whether another record follows in the member."""
        return self.behind.lstrip(b"\r\n").startswith(_WARC)


# -- behind damage -------------------------------------------------------------------------------------------


class _Next(NamedTuple):
    at: int
    is_end: bool = False  # of the archive


def _next(source: BinaryIO, start: int, most: int) -> _Next:
    """Look for the next start of a record.

    Raises:
        ReadError: none is within `most` bytes.
    """
    source.seek(start)
    data, place, size = b"", start, _FIRST_LOOK
    while True:
        more = source.read(size)
        data += more
        for match in _START.finditer(data):
            at = place + match.start()
            if not match[0].startswith(_GZIP) or _opens_record(source, at):
                return _Next(at)
        if not more:
            return _Next(place + len(data), is_end=True)
        source.seek(place + len(data))
        if place + len(data) - start > most:
            raise ReadError("one record is larger than the bound", "write the archive again")
        kept = min(_SEAM, len(data))
        place, data, size = place + len(data) - kept, data[-kept:], min(2 * size, _LAST_LOOK)


def _opens_record(source: BinaryIO, at: int) -> bool:
    """Tell whether a gzip member at a byte unfolds to a record."""
    source.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(source.read(_OPENING), len(_WARC)) == _WARC
    except zlib.error:
        return False
