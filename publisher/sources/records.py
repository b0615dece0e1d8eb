"""How a file with many articles is divided into records: lines, messages, records of web archives.

A file of any size is read in pieces that end where a record does, and one record is read again from the byte
at which it starts. A kind of record is one class here and one line in `RECORDS`; a family of
readers names the kind.
"""

from __future__ import annotations

from typing import BinaryIO, Protocol

from publisher.errors import ReadError
from publisher.text.mailboxes import START

_STEP = 256 * 1024  # bytes that are read at once while the next record is looked for
_SEAM = 1024  # bytes of a step that are looked at again with the next one, for a mark across both


class Records(Protocol):
    """A kind of record."""

    in_gzip: bool  # records of a gzip file are entered where they start, without unfolding what precedes them

    def following(self, source: BinaryIO, at: int, most: int, known: int = 0, /) -> int:
        """Find the first record that starts at a byte or after it; the end of the file where none does.

        Args:
            source: the file.
            at: the byte.
            most: bytes within which a record must start.
            known: a byte before, at which a record starts.

        Raises:
            ReadError: no record starts within `most` bytes.
        """
        ...

    def whole(self, data: bytes) -> int:
        """Give the byte after the last record of the data that no appended byte can change; 0 where none is."""
        ...

    def end(self, data: bytes, first: int) -> int:
        """Give the byte after the record that starts at a byte of the data."""
        ...


class Lines:
    """A record a line."""

    in_gzip = False

    def following(self, source: BinaryIO, at: int, most: int, _known: int = 0) -> int:
        """Find the line that starts at a byte or after it."""
        if at == 0:
            return 0
        source.seek(at - 1)
        rest = source.readline(most)
        if len(rest) == most and not rest.endswith(b"\n"):
            raise ReadError("one line is larger than the bound", "write one record a line")
        return source.tell()

    def whole(self, data: bytes) -> int:
        """Give the byte after the last line that has an end."""
        return data.rfind(b"\n") + 1

    def end(self, data: bytes, first: int) -> int:
        """Give the byte of the line's end."""
        end = data.find(b"\n", first)
        return len(data) if end < 0 else end


class Messages:
    """The messages of a mailbox, see `text.mailboxes`."""

    in_gzip = False

    def following(self, source: BinaryIO, at: int, most: int, _known: int = 0) -> int:
        """Find the message that starts at a byte or after it."""
        place = max(at - 1, 0)  # with the end of the line above, so that "^" is the start of a line
        source.seek(place)
        data, looked = source.read(_STEP), place
        while True:
            for match in START.finditer(data):
                if looked + match.start() >= at and (match.start() or looked == 0):
                    return looked + match.start()
            if looked - place > most:
                raise ReadError("one message is larger than the bound", "take it out of the mailbox")
            more = source.read(_STEP)
            if not more:
                return looked + len(data)
            looked += max(len(data) - _SEAM, 0)
            data = data[-_SEAM:] + more

    def whole(self, data: bytes) -> int:
        """Give the start of the last message, which may still be written."""
        last = 0
        for match in START.finditer(data):
            last = match.start()
        return last

    def end(self, data: bytes, first: int) -> int:
        """Give the start of the message below."""
        match = START.search(data, first + 1)
        return len(data) if match is None else match.start()


class WebArchive:
    """The records of a web archive (WARC, ISO 28500), plain or packed one by one, see `text.web_archives`."""

    in_gzip = True

    def following(self, source: BinaryIO, at: int, most: int, known: int = 0) -> int:
        """Find the record that starts at a byte or after it; one may be longer than `most`."""
        from publisher.text.web_archives import walk

        if at <= known:
            return known
        return next((one.end for one in walk(source, known, most=most) if one.end >= at), at)

    def whole(self, data: bytes) -> int:
        """Give the byte after the last record that is complete."""
        from io import BytesIO

        from publisher.text.web_archives import walk

        return max((one.end for one in walk(BytesIO(data)) if one.state == "whole"), default=0)

    def end(self, data: bytes, first: int) -> int:
        """Give the byte after the record, by its own length."""
        from publisher.text.web_archives import end_of

        return end_of(data, first)


RECORDS: dict[str, Records] = {
    "lines": Lines(),
    "messages": Messages(),
    "warc": WebArchive(),
}


def can_enter(name: str, records: str) -> bool:
    """Tell whether a file's records can be read from any byte on, without what precedes them."""
    return not name.lower().endswith(".gz") or RECORDS[records].in_gzip


def record_end(data: bytes, first: int, records: str) -> int:
    """Give the byte after the record that starts at a byte of the data."""
    return RECORDS[records].end(data, first)
