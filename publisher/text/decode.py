"""Decode bytes of unknown encoding.

The most certain sign decides: a byte order mark (Unicode 15, section 23.8); valid UTF-8, which text in other
encodings hardly ever is by chance; NULs in every other byte, which are UTF-16 without its mark. Legacy
encodings are compared by how much of the text they turn into plausible letters.
"""

from __future__ import annotations

import codecs
import re

from publisher.errors import ReadError
from publisher.text.legacy import encoding_of, escaped

_SAMPLE = 65_536  # bytes that are examined where a part of them is enough
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with that one's mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are no text (well-known signatures of libmagic).
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh9", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a Rich Text document"),
    (b"OggS\x00", "a sound or video file"),
    (b"ID3", "a sound file"),
)
_FIRST_BYTES = tuple(magic for magic, _ in _MAGIC)
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_BAD_BYTES = "publisher-bad-bytes"
# Where HTML and XHTML name their encoding.
_CHARSET = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML = re.compile(
    rb"""^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
# WHATWG Encoding Standard: what browsers read these labels as.
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso-8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Codecs of Python that are no encodings of a text, or take the square of its length.
_NO_TEXT = frozenset(
    "idna punycode unicode_escape raw_unicode_escape unicode-escape raw-unicode-escape undefined mbcs oem"
    " base64 bz2 hex quopri rot13 uu zlib charmap".split()
)
# Labels that programs of mail write, and Python does not know.
_LABELS = {
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "ks_c_5601-1987": "cp949",
    "x-gbk": "gbk",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac_roman",
    "x-windows-949": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "x-cp1252": "cp1252",
    "ansi_x3.110-1983": "cp1252",
    "iso-10646-ucs-2": "utf-16-be",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
}


def decode(data: bytes, name: str) -> str:
    """Turn a file's bytes into text with Unix line ends and no byte order mark.

    Args:
        data: the whole file, or a piece of it that starts and ends between characters.
        name: the file's name, for the error.

    Raises:
        ReadError: the file is empty, or is no text (a known signature, NULs, control characters).
    """
    if not data.strip(b"\x00 \t\r\n\f"):
        raise ReadError(f"{name} is empty", "write the article, or name the file in [articles] ignore")
    if data.startswith(_FIRST_BYTES):
        kind = next(kind for magic, kind in _MAGIC if data.startswith(magic))
        raise ReadError(f"{name} is {kind}, not text", "save it as plain text, Markdown or HTML")
    text = _decoded(data)
    if text is None or _looks_binary(text):
        raise ReadError(f"{name} is binary, not text", "save it as plain text in UTF-8")
    if not text.strip("\ufeff\x00 \t\r\n\f"):
        raise ReadError(f"{name} is empty", "write the article, or name the file in [articles] ignore")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def decode_html(data: bytes, name: str, charset: str = "") -> str:
    """Decode a web page: a byte order mark, valid UTF-8, the label in its head, else as `decode` does (WHATWG).

    Args:
        data: the whole page.
        name: the file's name, for the error.
        charset: the label that its server gave it, which counts before that in its head.

    Raises:
        ReadError: the bytes are empty or no text.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:4096]:
        return decode(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    match = _XML.search(data[:300]) or _CHARSET.search(data[:16_384])
    for said in (charset, match.group(1).decode("ascii", "replace") if match else ""):
        encoding = _encoding_named(said) if said else ""
        if encoding and encoding != "utf-8":
            return data.decode(encoding, "replace")
    return decode(data, name)


def decode_labelled(data: bytes, label: str) -> str:
    """Decode bytes under a label that may be wrong or missing, as in mail (RFC 2045, section 5).

    Valid UTF-8 is that, unless the label names an encoding of seven bits (ISO 2022, HZ, UTF-7); then the label
    counts where all bytes agree with it; else the bytes decide, as in `decode`. Line ends stay as they are.
    """
    encoding = _encoding_named(label) if label else ""
    if not data:
        return ""
    if encoding.startswith(("iso2022", "hz", "utf-7", "utf-16", "utf-32")):
        try:
            return data.decode(encoding)
        except UnicodeError:
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if encoding and encoding != "utf-8":
        try:
            return data.decode(encoding)
        except UnicodeError:
            pass
    return _decoded(data) or data.decode(encoding or "cp1252", "replace")


def _encoding_named(label: str) -> str:
    """Give the encoding of text that a label names, as browsers read it; "" for none."""
    try:
        name = codecs.lookup(_LABELS.get(label.strip().lower(), label.strip())).name
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if name in _NO_TEXT else _READ_AS.get(name, name)


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\x00" in data[:_SAMPLE]:
        wide = _wide(data)
        if wide is not None:
            return wide
        if data.count(b"\x00", 0, _SAMPLE) * 500 > len(data[:_SAMPLE]):
            return None
    if b"\x1b$" in data and (encoding := escaped(data)):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error.start):
            return data.decode("utf-8", _BAD_BYTES)
    return data.decode(encoding_of(data), "replace")


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    strange = len(data) - len(data.translate(None, _CONTROLS)) + sample.count("\ufffd")
    return strange * 20 > len(sample)


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without its mark, in which the high bytes have few different values; None if it is not."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[::2], sample[1::2]
    encoding = "utf-16-be" if len(set(even)) < len(set(odd)) else "utf-16-le"
    high = even if encoding == "utf-16-be" else odd
    low = odd if encoding == "utf-16-be" else even
    # Scripts other than Chinese and Japanese fit into a block or two of 256; the high byte of a space is NUL.
    if not high or max(map(high.count, set(high))) * 5 < len(high) * 3:
        return None
    if len(data) % 2 or low.count(0) * 50 > len(low) or not high.count(0):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    letters = sum(char.isalnum() or char.isspace() for char in text[:4096])
    return text if letters * 10 >= len(text[:4096]) * 7 else None


def _mostly_utf8(data: bytes, start: int) -> bool:
    """Whether this is UTF-8 with a few broken bytes, and no legacy encoding."""
    sample = data[:_SAMPLE] if start < _SAMPLE else data[start - 4096 : start + 4096]
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - bad
    # Cutting the sample may break a character at each end.
    return good > 2 * bad or bad <= (len(sample) < len(data)) * 2


def _bad_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252, which is what people paste in."""
    assert isinstance(error, UnicodeDecodeError)
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace"), error.end


codecs.register_error(_BAD_BYTES, _bad_bytes)
