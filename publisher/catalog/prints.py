"""Entries as they stand in feeds, packed to be remembered."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from publisher.catalog.rows import Damaged


@dataclass(frozen=True, slots=True)
class Print:
    """An entry as it stands in a feed of each format, and what its page shows."""

    content: str  # HTML
    summary: str
    entries: dict[str, str]  # by format
    page: str = ""  # of an entry without an address

    def pack(self) -> bytes:
        """Make it small: the formats repeat each other."""
        import orjson

        return zlib.compress(orjson.dumps((self.content, self.summary, self.entries, self.page)), 1)


def unpack_print(data: bytes) -> Print:
    """Read what `pack` made.

    Raises:
        Damaged: nobody made this.
    """
    import orjson

    try:
        return Print(*orjson.loads(zlib.decompress(data)))
    except (ValueError, TypeError, zlib.error) as error:
        raise Damaged("a print cannot be read") from error
