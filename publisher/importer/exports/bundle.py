"""The files of an export: a zip or tar archive, a folder, or one file. Nothing is unpacked to a disk.

An archive may be hostile. What is read is bounded, whatever an archive says of its sizes; links, encrypted
members and names that lead out of the archive are refused, and an archive within an archive is not opened.
"""

from __future__ import annotations

import os
import re
import stat
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from publisher.errors import ReadError
from publisher.readers.data_formats import gunzip, parse_json
from publisher.sources.reading import open_plain
from publisher.text.decode import decode

if TYPE_CHECKING:
    import tarfile
    import zipfile

    from publisher.text.xml import Element

LARGEST = 256 * 1024 * 1024  # bytes of one file that is read as text
LARGEST_MEDIUM = 1024 * 1024 * 1024  # bytes of a picture or recording
TOTAL = 16 * 1024 * 1024 * 1024  # bytes that an archive may unfold to, as far as it is read
MOST = 200_000  # files
HEAD = 65_536  # bytes by which a file is recognised
_DEEPEST = 12  # folders in a folder
_LONGEST = 1_000  # characters of a name
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".7z", ".rar", ".tar.bz2", ".tar.xz", ".bar")
_UNPACK = "unpack it, look at what it holds, and name the folder"

# What a page may show; anything else of an export is no file that an article needs.
SHOWN = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|mp3|m4a|ogg|oga|opus|wav|flac|mp4|m4v|mov|webm|ogv|pdf)\Z", re.IGNORECASE
)
_PARTS = 3  # of a path by which a file is recognised

LINK, ENCRYPTED, OUTSIDE, NESTED = "link", "encrypted file", "unsafe path", "nested archive"


class Bundle(ABC):
    """Files by their names, with forward slashes, sorted. What is not among them is counted in `refused`."""

    names: tuple[str, ...] = ()
    is_single = False  # one file, which may have any name

    def __init__(self, path: str) -> None:
        """`path` names the bundle for people."""
        self.path = path
        self.refused: Counter[str] = Counter()
        self._heads: dict[str, bytes] = {}
        self._documents: dict[str, tuple[Element, tuple[str, ...]]] = {}
        self._values: dict[str, Any] = {}

    @cached_property
    def present(self) -> frozenset[str]:
        """The names, to look one up."""
        return frozenset(self.names)

    @cached_property
    def library(self) -> dict[str, str]:
        """The files that a page may show, by the end of their names; "" for an end that two have."""
        found: dict[str, str] = {}
        for name in self.names:
            ending = ending_of(name)
            if ending and SHOWN.search(name):
                found[ending] = "" if ending in found else name
        return found

    @abstractmethod
    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Read a whole file of at most `most` bytes.

        Raises:
            ReadError: it is larger, damaged, or cannot be read.
        """

    @abstractmethod
    def start(self, name: str) -> bytes:
        """Read the first `HEAD` bytes of a file."""

    def head(self, name: str) -> bytes:
        """Give the first `HEAD` bytes of a file, without the byte order mark and blanks before them."""
        if name not in self._heads:
            found = self.start(name)
            if found.startswith((b"\xff\xfe", b"\xfe\xff")):
                found = decode(found[: len(found) & ~1], name).encode("utf-8", "replace")
            self._heads[name] = found.lstrip(b"\xef\xbb\xbf \t\r\n")
        return self._heads[name]

    def ending(self, *suffixes: str) -> Iterator[str]:
        """List the files with one of these suffixes; one file alone may have any."""
        return (one for one in self.names if self.is_single or one.lower().endswith(suffixes))

    def called(self, *names: str) -> Iterator[str]:
        """List the files whose last name is one of these."""
        return (one for one in self.names if one.rpartition("/")[2].lower() in names)

    def xml(self) -> Iterator[str]:
        """List the files of XML."""
        return (one for one in self.ending(".xml", ".atom", ".rss", ".wxr") if self.head(one).startswith(b"<"))

    def json(self) -> Iterator[str]:
        """List the files of JSON."""
        return (one for one in self.ending(".json") if self.head(one)[:1] in {b"{", b"["})

    def text(self, name: str) -> str:
        """Read a file as text."""
        return decode(self.read(name), name)

    def document(self, name: str) -> tuple[Element, tuple[str, ...]]:
        """Parse a file of XML, once; gives its root, and warnings where it is not well-formed."""
        from publisher.syndication.documents import parse_document
        from publisher.syndication.elements import with_usual_namespaces

        if name not in self._documents:
            found = parse_document(self.read(name), "this file")
            warnings = found.warnings if found.is_damaged else ()
            self._documents[name] = with_usual_namespaces(found.root), warnings
        return self._documents[name]

    def values(self, name: str) -> Any:
        """Parse a file of JSON, once."""
        if name not in self._values:
            self._values[name] = parse_json(self.read(name).lstrip(b"\xef\xbb\xbf \t\r\n"))
        return self._values[name]

    def refuse(self, kind: str) -> None:
        """Count a file that is not read."""
        self.refused[kind] += 1

    def close(self) -> None:  # noqa: B027 -- a folder has nothing to close
        """Close the archive."""

    def _accepted(self, name: str) -> str:
        """Give a name as it is listed; "" for one that is refused."""
        parts = name.split("/")
        if ".." in parts or name.startswith("/") or "\\" in name or ":" in parts[0] or "\0" in name:
            self.refuse(OUTSIDE)
            return ""
        if len(name) > _LONGEST or "__MACOSX" in parts or parts[-1].startswith("._"):
            return ""
        if name.lower().endswith(_ARCHIVES) and not self.is_single:
            self.refuse(NESTED)
            return ""
        return "/".join(part for part in parts if part not in {"", "."})


def ending_of(path: str) -> str:
    """Give the last three parts of a path; "" for a shorter one."""
    parts = path.rsplit("/", _PARTS)
    return "/".join(parts[-_PARTS:]) if len(parts) >= _PARTS else ""


def bundle_of(path: str, head: bytes) -> Bundle | None:
    """Open the archive or folder at a path; None for a file that is neither.

    Args:
        path: The path, links followed.
        head: The first bytes of the file, b"" for a folder.

    Raises:
        ReadError: the archive is damaged, or holds too much.
    """
    if os.path.isdir(path):  # noqa: PTH112 -- the path is a text from here on
        return Folder(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Zip(path)
    if head[257:262] == b"ustar" or (head.startswith(b"\x1f\x8b") and _unfolds_to_tar(head)):
        return Tar(path, is_gzip=head.startswith(b"\x1f\x8b"))
    if head.startswith((b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")):
        raise ReadError("this kind of archive is not read", "unpack it, and name the folder")
    return None


def _unfolds_to_tar(head: bytes) -> bool:
    import zlib

    try:
        start = zlib.decompressobj(wbits=31).decompress(head, 512)
    except zlib.error:
        return False
    return start[257:262] == b"ustar"


def _too_large(name: str, most: int) -> ReadError:
    return ReadError(f"{name[:200]}: unfolds to more than {most} bytes", _UNPACK)


def _too_many() -> ReadError:
    return ReadError(f"holds more than {MOST} files", "import it in parts")


# -- one file ------------------------------------------------------------------------------------------------


class Single(Bundle):
    """One file whose bytes were read already; gzip is unfolded."""

    is_single = True

    def __init__(self, path: str, data: bytes) -> None:
        """`data` are the bytes of the file."""
        super().__init__(path)
        self.data = gunzip(data, LARGEST) if data.startswith(b"\x1f\x8b") else data
        self.names = (path.replace("\\", "/").rpartition("/")[2] or path,)

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Give the bytes; see `Bundle`."""
        if len(self.data) > most:
            raise _too_large(name, most)
        return self.data

    def start(self, name: str) -> bytes:  # noqa: ARG002 -- there is one file
        """Give the first bytes."""
        return self.data[:HEAD]


class Several(Bundle):
    """Files that were named one by one, and belong to one export."""

    is_single = True

    def __init__(self, files: Sequence[Single]) -> None:
        """`files` may have the same names in different folders."""
        super().__init__(files[0].path)
        self._files = {f"{number}/{file.names[0]}": file for number, file in enumerate(files, 1)}
        self.names = tuple(self._files)

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Give the bytes of a file; see `Bundle`."""
        return self._files[name].read(name, most)

    def start(self, name: str) -> bytes:
        """Give the first bytes of a file."""
        return self._files[name].start(name)


# -- a folder ------------------------------------------------------------------------------------------------


class Folder(Bundle):
    """The files below a folder, of which none is reached through a link."""

    def __init__(self, path: str) -> None:
        """List the files."""
        super().__init__(path)
        found: list[str] = []
        self._list("", found, 0)
        self.names = tuple(sorted(found))

    def _list(self, below: str, found: list[str], depth: int) -> None:
        try:
            with os.scandir(os.path.join(self.path, below)) as items:  # noqa: PTH118
                listing = sorted(items, key=lambda item: item.name)
        except OSError as error:
            raise ReadError(f"{below or 'the folder'}: {error.strerror}", "make it readable") from error
        for item in listing:
            name = f"{below}/{item.name}" if below else item.name
            if item.is_symlink():
                self.refuse(LINK)
            elif item.is_dir(follow_symlinks=False):
                if depth < _DEEPEST and not item.name.startswith("."):
                    self._list(name, found, depth + 1)
            elif item.is_file(follow_symlinks=False) and not item.name.startswith(".") and self._accepted(name):
                found.append(name)
                if len(found) > MOST:
                    raise _too_many()

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Read a file; see `Bundle`."""
        with os.fdopen(open_plain(os.path.join(self.path, name)), "rb") as file:  # noqa: PTH118
            data = file.read(most + 1)
        if len(data) > most:
            raise _too_large(name, most)
        return data

    def start(self, name: str) -> bytes:
        """Read the first bytes of a file."""
        with os.fdopen(open_plain(os.path.join(self.path, name)), "rb") as file:  # noqa: PTH118
            return file.read(HEAD)


# -- archives ------------------------------------------------------------------------------------------------


class Zip(Bundle):
    """The members of a zip archive (APPNOTE.TXT 6.3)."""

    def __init__(self, path: str) -> None:
        """List the members."""
        import zipfile

        super().__init__(path)
        self.left = TOTAL
        self._file = os.fdopen(open_plain(path), "rb")
        try:
            self._zip = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            self._file.close()
            raise ReadError(f"this zip archive is damaged: {error}", "export again") from error
        infos = self._zip.infolist()
        if len(infos) > MOST:
            self.close()
            raise _too_many()
        self._members = dict(filter(None, map(self._member, infos)))
        self.names = tuple(sorted(self._members))

    def _member(self, info: zipfile.ZipInfo) -> tuple[str, zipfile.ZipInfo] | None:
        if info.is_dir():
            return None
        if stat.S_ISLNK(info.external_attr >> 16):
            self.refuse(LINK)
        elif info.flag_bits & 0x1:
            self.refuse(ENCRYPTED)
        elif name := self._accepted(info.orig_filename):
            return name, info
        return None

    def _piece(self, name: str, most: int) -> bytes:
        import lzma
        import zipfile
        import zlib

        try:
            with self._zip.open(self._members[name]) as member:
                data = member.read(most)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError,
                zlib.error, lzma.LZMAError) as error:  # fmt: skip
            raise ReadError(f"{name[:200]}: cannot be unpacked: {error}", "export again") from error
        self.left -= len(data)
        if self.left < 0:
            raise _too_large(name, TOTAL)
        return data

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Unpack a member; see `Bundle`."""
        data = self._piece(name, most + 1)
        if len(data) > most:
            raise _too_large(name, most)
        return data

    def start(self, name: str) -> bytes:
        """Unpack the first bytes of a member."""
        return self._piece(name, HEAD)

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()
        self._file.close()


class Tar(Bundle):
    """The members of a tar archive, which may be compressed with gzip (POSIX.1-2017, pax)."""

    def __init__(self, path: str, *, is_gzip: bool) -> None:
        """List the members."""
        import tarfile
        import zlib

        super().__init__(path)
        self._file = _opened(path, is_gzip=is_gzip)
        self._members: dict[str, tarfile.TarInfo] = {}
        try:
            self._tar = tarfile.TarFile(fileobj=cast("Any", self._file))
            for info in self._tar:
                self._take(info)
        except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as error:
            self._file.close()
            raise ReadError(f"this tar archive is damaged: {error}", "export again") from error
        except ReadError:
            self._file.close()
            raise
        self.names = tuple(sorted(self._members))

    def _take(self, info: tarfile.TarInfo) -> None:
        if info.issym() or info.islnk():
            self.refuse(LINK)
        elif info.isreg() and (name := self._accepted(info.name.removeprefix("./"))):
            self._members[name] = info
            if len(self._members) > MOST:
                raise _too_many()

    def _piece(self, name: str, most: int) -> bytes:
        import tarfile
        import zlib

        try:
            member = self._tar.extractfile(self._members[name])
            return member.read(most) if member is not None else b""
        except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as error:
            raise ReadError(f"{name[:200]}: cannot be unpacked: {error}", "export again") from error

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Unpack a member; see `Bundle`."""
        data = self._piece(name, most + 1)
        if len(data) > most:
            raise _too_large(name, most)
        return data

    def start(self, name: str) -> bytes:
        """Unpack the first bytes of a member."""
        return self._piece(name, HEAD)

    def close(self) -> None:
        """Close the archive."""
        self._tar.close()
        self._file.close()


class _Unfolded:
    """A file of gzip that is read only so far as `TOTAL`: a bomb would unfold for hours."""

    def __init__(self, file: BinaryIO) -> None:
        import gzip

        self._raw = file
        self._file = gzip.GzipFile(fileobj=file)

    def read(self, size: int = -1) -> bytes:
        self._check(self._file.tell() + max(size, 0))
        return self._file.read(size if size >= 0 else LARGEST)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._check(offset)
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        self._raw.close()

    @staticmethod
    def _check(place: int) -> None:
        if place > TOTAL:
            raise ReadError(f"this archive unfolds to more than {TOTAL} bytes", _UNPACK)


def _opened(path: str, *, is_gzip: bool) -> BinaryIO | _Unfolded:
    file = os.fdopen(open_plain(path), "rb")
    return _Unfolded(file) if is_gzip else file
