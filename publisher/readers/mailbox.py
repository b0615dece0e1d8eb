"""Mailboxes: files of many messages (mbox, RFC 4155), also archives of mailing lists as text (pipermail).

Each message begins with a line "From " and a time, see `text.mailboxes`. Lines of a text that begin so are
quoted with ">" by the programs that write mailboxes, which is taken off again (mboxrd).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publisher.errors import REPORT, ReadError, fault_of
from publisher.models import Article, Problem
from publisher.readers import mail
from publisher.text.mailboxes import START

_TIME = re.compile(
    rb"((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? [A-Z][a-z]{2} {1,2}\d{1,2}"
    rb" \d\d?:\d\d(?::\d\d)?[^\n]{0,40}?\d{4})"
)
_QUOTED = re.compile(rb"^>(?=>{0,9}From )", re.MULTILINE)
_SUBJECT = re.compile(
    rb"^Subject:[ \t]{0,9}(?:[A-Za-z]{2,4}: ?)?\[([^\]\n]{1,60})\]", re.MULTILINE | re.IGNORECASE
)
_SHARE = 2  # one message of so many has the tag in its subject that is the list's name
_FEWEST = 3
_LOOKED_AT = 2_000  # bytes of a text in which a mailbox begins


def is_mailbox(data: bytes) -> bool:
    """Tell whether a text is a mailbox: it begins with the line that opens a message."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\r\n")
    return head.startswith(b"From ") and START.match(head) is not None


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read the messages of a mailbox, or of a piece of one that begins at a byte of it.

    Raises:
        ReadError: no message begins in it.
    """
    return _read(data, name, offset)


def read_text(data: bytes, name: str) -> Iterator[Article]:
    """Read a mailbox that is a text (pipermail): its messages are counted, and share the list's name.

    Raises:
        ReadError: no message begins in it.
    """
    tags = Counter(match[1] for match in _SUBJECT.finditer(data))
    tag, count = tags.most_common(1)[0] if tags else (b"", 0)
    messages = len(START.findall(data))
    is_named = count >= _FEWEST and count * _SHARE >= messages
    names = (tag.decode("utf-8", "replace"),) if is_named else ()
    for index, article in enumerate(_read(data, name, 0, names)):
        yield article._replace(place=f"[{index}]")


def _read(data: bytes, name: str, offset: int, names: tuple[str, ...] = ()) -> Iterator[Article]:
    starts = [match.start() for match in START.finditer(data)]
    if not starts:
        if data.strip():
            raise ReadError(
                f"{name} holds no message of a mailbox", "save it again, or give each message a file"
            )
        return
    folders = tuple(
        part for part in name.split("/")[-3:-1] if len(part) > 3
    )  # pipermail/harbour-notes/2026.txt
    for start, end in zip(starts, (*starts[1:], len(data)), strict=True):
        yield _message(data[start:end], name, f"@{offset + start}", (*names, *folders))


def _message(data: bytes, name: str, place: str, names: tuple[str, ...]) -> Article:
    first = data[: data.find(b"\n") + 1]
    message = data[len(first) :].rstrip(b"\r\n") + b"\n"
    if b"\n>" in message:
        message = _QUOTED.sub(b"", message)
    time = _TIME.search(first)
    envelope = time[1].decode("ascii", "replace") if time else ""
    try:
        return mail.article_of(message, name, place, envelope=envelope, names=names)
    except ReadError as error:
        problem = Problem(name, str(error.message), error.remedy)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other messages are read
        problem = Problem(name, fault_of(error), REPORT, kind="fault")
    return Article(name, place, problems=(problem,))
