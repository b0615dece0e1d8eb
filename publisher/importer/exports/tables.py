"""Rows of the CSV files of an export (RFC 4180), by the names of their columns in lower case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.importer.exports.posts import DAMAGED, Posts

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_LONGEST = 64 * 1024 * 1024  # characters of one cell


def columns_of(bundle: Bundle, name: str) -> frozenset[str]:
    """Give the names of the columns of a file, as far as its first bytes have them; none for another format."""
    import csv

    head = bundle.head(name)
    if head[:1] in {b"<", b"{", b"["} or b"," not in head[:4096]:
        return frozenset()
    try:
        first = next(csv.reader([head.partition(b"\n")[0].decode("utf-8", "replace").strip("\r")]), [])
    except csv.Error:
        return frozenset()
    return frozenset(column.strip().lower() for column in first)


def rows_of(bundle: Bundle, name: str, found: Posts) -> Iterator[dict[str, str]]:
    """Give the rows of a file. One with more or fewer values than there are columns is left out as damaged.

    Raises:
        ReadError: it is no CSV.
    """
    import csv
    import io

    text = bundle.text(name).lstrip("\ufeff")
    limit = csv.field_size_limit(_LONGEST)
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            values = {
                key.strip().lower(): value
                for key, value in row.items()
                if isinstance(key, str) and isinstance(value, str)
            }
            if len(values) == len(row):
                yield values
            else:
                found.leave(DAMAGED)
    except csv.Error as error:
        raise ReadError(f"{name}: the CSV cannot be read: {error}", "export again") from error
    finally:
        csv.field_size_limit(limit)
