"""UTF-8 that was read as Windows-1252 or Latin-1, and how to undo it.

Source: RFC 3629 (the bytes of UTF-8) and the WHATWG Encoding Standard (windows-1252).
"""

from __future__ import annotations

import re

# Bytes 0x80 to 0x9f as Windows-1252 shows them; the five it leaves open stay as they are.
_SHOWN = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_TAIL = "\x80-\xbf" + "".join(map(re.escape, _SHOWN))
_RUN = re.compile(rf"(?:[\xc2-\xdf][{_TAIL}]|[\xe0-\xef][{_TAIL}]{{2}}|[\xf0-\xf4][{_TAIL}]{{3}}){{1,200}}")
# What hardly anybody writes on purpose: UTF-8's lead bytes of Latin text and of quotation marks, each
# followed by a continuation byte; or two runs of any kind.
_SURE = re.compile(rf"[\xc2\xc3][\x80-\xbf]|\xe2[\x80\u20ac][{_TAIL}]|[\xd0\xd1][{_TAIL}][\xd0\xd1][{_TAIL}]")


def _repaired(match: re.Match[str]) -> str:
    run = match.group()
    data = bytes(_SHOWN.get(letter) or ord(letter) for letter in run)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return run


def repair(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 or Latin-1, once or twice over, where there is no doubt."""
    for _ in range(2):
        if text.isascii() or not _SURE.search(text):
            break
        repaired = _RUN.sub(_repaired, text)
        if repaired == text:
            break
        text = repaired
    return text
