"""Files that articles name, read on disk: their true type and length, and the size of pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from publisher.errors import ReadError
from publisher.models import Claim, Enclosure
from publisher.sources.plain import open_plain
from publisher.sources.signatures import HEAD, Found, look
from publisher.tables.media import KNOWN_TYPES
from publisher.text.media_types import same_type, type_of

# Where a site keeps what it serves as it is: at its root, and as Hugo, Eleventy and Astro call the folder.
SERVED = ("", "static/", "public/")
_SHORT = 4096  # bytes that tell the type of all but JPEG


def measured(claim: Claim, folder: str, root: str, site: str) -> Claim:
    """Complete a claim of a file by what the file says of itself.

    Files are looked for next to the article and below the folders that the site serves.

    Args:
        claim: Any claim; only those of files are looked at.
        folder: The article's folder.
        root: The site's folder.
        site: The site's address, "" where none is known.
    """
    said = claim.value
    if not isinstance(said, Enclosure):
        return claim
    for path, beside in _places(said.url, folder, root, site):
        size, found = _look(path)
        if size < 0 or (found is None and not beside):
            continue  # a name that an article gives must not tell of any file of the site's folder
        return replace(claim, value=_true(said, size, found))
    return claim


def _places(url: str, folder: str, root: str, site: str) -> Iterator[tuple[str, bool]]:
    path = url.strip().split("?", 1)[0].split("#", 1)[0]
    if site and path.startswith(site.rstrip("/") + "/"):
        path = path[len(site.rstrip("/")) :]
    if "://" in path or path.startswith("//"):
        return
    names = [path, unquote(path)] if "%" in path else [path]
    for name in names:
        parts = name.lstrip("/").removeprefix("./").split("/")
        if any(part.startswith(".") or not part for part in parts):
            continue
        below = "/".join(parts)
        if name.startswith("/"):
            yield from ((f"{root}/{served}{below}", False) for served in SERVED)
        else:
            yield f"{folder}/{below}", True


def _look(path: str) -> tuple[int, Found | None]:
    """Give a file's length, -1 where there is none to read, and what its first bytes are."""
    try:
        handle = open_plain(path)
    except (ReadError, ValueError):
        return -1, None
    try:
        size = os.fstat(handle).st_size
        head = os.read(handle, _SHORT)
        if head.startswith(b"\xff\xd8\xff"):
            head += os.read(handle, HEAD)
    except OSError:
        return -1, None
    finally:
        os.close(handle)
    return size, look(head)


def _true(said: Enclosure, size: int, found: Found | None) -> Enclosure:
    """Put the file's own type, length and size in the place of what was said; note what was wrong."""
    by_name = type_of(said.url)
    kind = said.type or by_name or "application/octet-stream"
    wrong: list[str] = []
    if found is not None:
        if said.type and not same_type(said.type, found.type):
            wrong.append(f"type {said.type[:60]}, but the file is {found.type}")
        if kind not in KNOWN_TYPES or not same_type(kind, found.type):
            kind = by_name if by_name and same_type(by_name, found.type) else found.type
    if said.length is not None and said.length != size:
        wrong.append(f"length {said.length}, but the file has {size} bytes")
    return replace(
        said,
        type=kind,
        length=size,
        width=found.width if found is not None and found.width else said.width,
        height=found.height if found is not None and found.height else said.height,
        mistake="says " + "; ".join(wrong) if wrong else "",
    )
