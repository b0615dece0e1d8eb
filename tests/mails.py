"""Messages for tests: their bytes, made of a few words."""

from __future__ import annotations

import base64

from publisher.models import Article
from publisher.readers import read

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FIELDS = {
    "From": "Ada Quay <ada@quay.example>",
    "To": "Bo Pier <bo@pier.example>",
    "Subject": "Tides turn",
    "Date": "Tue, 3 Feb 2026 10:00:00 +0100",
    "Message-ID": "<1@quay.example>",
}
TEXT = "The tide turned at six.\n\nThe pilots were late.\n"


def message(body: str | bytes = TEXT, **fields: str) -> bytes:
    """Write a message; a field of FIELDS that is given as "" is left out. Names have "_" for "-"."""
    said = {**FIELDS, **{name.replace("_", "-"): value for name, value in fields.items()}}
    head = "".join(f"{name}: {value}\n" for name, value in said.items() if value)
    return head.encode() + b"\n" + (body if isinstance(body, bytes) else body.encode())


def multipart(kind: str, *parts: bytes, boundary: str = "b", **fields: str) -> bytes:
    """Write a message of several parts, each with its header."""
    fields.setdefault("Content_Type", f'multipart/{kind}; boundary="{boundary}"')
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\n" + part + b"\n" for part in parts) + mark + b"--\n"
    return message(body, **fields)


def part(kind: str, body: str | bytes, **fields: str) -> bytes:
    """Write a part; bytes are written in base64."""
    head = f"Content-Type: {kind}\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items())
    if isinstance(body, bytes):
        return f"{head}Content-Transfer-Encoding: base64\n\n".encode() + base64.encodebytes(body)
    return f"{head}\n{body}".encode()


def inner(whole: bytes) -> bytes:
    """Give a message of several parts as a part: without the fields of a message."""
    head, _, body = whole.partition(b"\n\n")
    kept = [line for line in head.split(b"\n") if line.lower().startswith(b"content-")]
    return b"\n".join(kept) + b"\n\n" + body


def mailbox(count: int, replies: int = 0) -> bytes:
    """Write a mailbox with so many messages, and so many replies among them."""
    made = []
    for number in range(count):
        is_reply = replies and number % (count // replies) == 1 and number // (count // replies) < replies
        made.append(
            b"From ada@quay.example Tue Mar  3 10:00:00 2026\n"
            + message(
                f"The tide of day {number} turned at six.\n\n>From the pier it was seen.\n\n-- \nAda\n",
                Subject=f"{'Re: ' if is_reply else ''}[quay-notes] Tide {number}",
                Message_ID=f"<{number}@quay.example>",
                List_Id="Quay Notes <quay-notes.quay.example>",
            )
            + b"\n"
        )
    return b"".join(made)


def article(data: bytes, name: str = "a.eml") -> Article:
    """Read one message."""
    return next(iter(read(data, name)))


def values(data: bytes, field: str, name: str = "a.eml") -> list[object]:
    """Give what a message claims of a field."""
    return [claim.value for claim in article(data, name).claims if claim.field == field]
