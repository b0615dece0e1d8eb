"""Files that articles refer to, and that may be published beside their pages.

Only a plain file below its source is one, reached without a link, whose first bytes are those of the picture,
recording or PDF that its name says: nothing else of the folder may leave with an article.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from publisher.sources.extent import HEAD
from publisher.sources.reading import state_of

# An SVG may hold scripts, which would run with the rights of the site that serves it.
_REFUSED = frozenset({"image/svg+xml"})
_KINDS = ("image/", "audio/", "video/", "application/pdf")


class Beside(NamedTuple):
    """A file of a source that may be published."""

    path: str  # how its source finds it
    version: str  # changes when the file does
    size: int  # bytes


def beside(top: str, below: str) -> Beside | None:
    """Look at a file below the top folder of a source; None where it may not be published, or is not there."""
    path = f"{top}/{below}"
    version = version_of(path)  # most names lead nowhere: this is the cheapest look
    if not version or not _plain(top, below) or any(part.startswith((".", "_")) for part in below.split("/")):
        return None
    from publisher.sources.measure import type_in
    from publisher.text.media_types import same_type, type_of

    size, kind = type_in(path)
    if kind in _REFUSED or not kind.startswith(_KINDS):
        return None
    if not same_type(type_of(path), kind):
        return None  # a server tells readers what the name says
    return Beside(path, version, size)


def publishable_type(data: bytes) -> str:
    """Tell the media type of bytes that may be published beside a page, by the first of them; else ""."""
    from publisher.sources.measure import look

    kind = look(data[:HEAD])
    return kind if kind.startswith(_KINDS) and kind not in _REFUSED else ""


def state_below(top: str, below: str) -> str:
    """Tell one state of any plain file below a folder from the next; "" where there is none."""
    path = _plain(top, below)
    return version_of(path) if path else ""


def _plain(top: str, below: str) -> str:
    """Give the path of what is below a folder without leaving it, and without a link on the way; else ""."""
    if not below or any(part in {"", ".", ".."} for part in below.split("/")):
        return ""
    path = f"{top}/{below}"
    try:
        return path if os.path.realpath(path) == f"{os.path.realpath(top)}/{below}" else ""
    except (OSError, ValueError):
        return ""


def version_of(path: str) -> str:
    """Tell one state of a file from the next; "" where it is no plain file."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return ""
    return state_of(status) if status.st_mode & 0o170000 == 0o100000 else ""
