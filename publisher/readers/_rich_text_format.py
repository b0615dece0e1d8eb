r"""Rich Text documents (`.rtf`) without the text that its writers deleted.

A word processor that tracks changes keeps what was deleted in a group with `\deleted` (Rich Text Format 1.9.1,
"Revision marks for paragraph and character properties"), and pandoc shows it as struck through.
"""

from __future__ import annotations

import re
from typing import Any

from publisher.errors import ReadError

# What opens, closes or marks a group; a backslash makes a plain sign of the one behind it.
_SIGN = re.compile(
    rb"\\(?:deleted(?![a-z0-9])[ ]?|deleted1(?![0-9])[ ]?|[^a-z])|[{}]", re.IGNORECASE | re.DOTALL
)
_MARK = b"\\deleted"


def shown_of(data: bytes) -> tuple[bytes, dict[str, Any]]:
    """Give a document without deleted text; its fields are in the document, where pandoc reads them.

    Raises:
        ReadError: the bytes are no Rich Text document.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError("the file is no Rich Text document", "save it as .rtf with a word processor")
    return (_without_deleted(data) if _MARK in data else data), {}


def _without_deleted(data: bytes) -> bytes:
    kept: list[bytes] = []
    groups: list[list[int]] = []  # of each open group: the pieces before it, and whether it is deleted
    place = 0
    for match in _SIGN.finditer(data):
        sign = match[0]
        if sign == b"{":
            kept.append(data[place : match.start()])
            groups.append([len(kept), 0])
            place = match.start()
        elif sign == b"}" and groups:
            kept.append(data[place : match.end()])
            place = match.end()
            start, is_deleted = groups.pop()
            if is_deleted and groups:
                del kept[start:]
        elif sign[:8].lower() == _MARK and groups:
            groups[-1][1] = 1
    return b"".join((*kept, data[place:]))
