"""ZIP archives that hold a document: Office Open XML, OpenDocument, EPUB. Read in memory, and bounded.

Nothing is written to a disk, so that a member's name leads nowhere. What a member says of its own size
holds: no more is unfolded (APPNOTE 6.3, 4.4.9).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from publisher.errors import ReadError

Archive = ZipFile
MOST_MEMBERS = 10_000
LARGEST = 256 * 1024 * 1024  # bytes of all members
LARGEST_TEXT = 16 * 1024 * 1024  # bytes of one member that is parsed
# Halves of surrogate pairs, which libxml2 lets pass in names, and lxml cannot decode.
_SURROGATE = re.compile(
    rb"\xed[\xa0-\xbf][\x80-\xbf]|&#(?:[xX]0{0,9}[dD][89a-fA-F][0-9a-fA-F]{2}"
    rb"|0{0,9}(?:5529[6-9]|55[3-9]\d\d|56\d\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TEXTS = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx")


def opened(data: bytes) -> Archive:
    """Open an archive.

    Raises:
        ReadError: it is none, is encrypted, or holds more than any document.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(
            f"the document is damaged: {error}", "save it again with the program that made it"
        ) from error
    members = archive.infolist()
    sizes = [one.file_size for one in members]
    if len(members) > MOST_MEMBERS or sum(sizes) > LARGEST:
        raise ReadError(
            f"the document holds {len(members)} files of {sum(sizes)} bytes", "split it, or ignore it"
        )
    if any(one.flag_bits & 1 for one in members):
        raise ReadError("the document is encrypted", "save it without a password")
    for one in members:
        if one.filename.lower().endswith(_TEXTS) and one.file_size > LARGEST_TEXT:
            raise ReadError(f"a text in the document has {one.file_size} bytes", "split it, or ignore it")
    return archive


def member(archive: Archive, name: str) -> bytes:
    """Read a member; none where the archive has none of this name.

    Raises:
        ReadError: it is damaged.
    """
    try:
        data = archive.read(name)
    except KeyError:
        return b""
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise ReadError(
            f"the document is damaged: {error}", "save it again with the program that made it"
        ) from error
    if name.lower().endswith(_TEXTS) and (b"\xed" in data or b"&#" in data) and not data.startswith(_UTF16):
        return _SURROGATE.sub(b"\xef\xbf\xbd", data)
    return data


def replaced(archive: Archive, members: Mapping[str, bytes]) -> bytes:
    """Copy an archive, with other bytes for some of its members.

    Raises:
        ReadError: it is damaged.
    """
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_STORED) as written:
        for name in archive.namelist():
            written.writestr(name, members[name] if name in members else member(archive, name))
    return copy.getvalue()
