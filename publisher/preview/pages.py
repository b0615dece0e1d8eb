"""What a preview adds to a page that it serves: problems, a script that reloads the page, and what these need.

Nothing of this is in the files that were built.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from html import escape, unescape
from pathlib import Path

from publisher.text.characters import counted, printable

MOST = 20  # notices that a banner shows
_BODY = re.compile(rb"<body[^>]{0,500}>")
_HEAD_END, _BODY_END = b"</head>", b"</body>"
_POLICY = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content=")([^"<>]{0,4000})(")', re.IGNORECASE
)
# In a page of ours every "<" opens a tag: what an article shows of code has none.
_MEDIA = re.compile(rb"<(?:img|audio|video|source)\s[^<>]{0,20000}>")
_ADDRESS = re.compile(rb'\s(src|poster)="(https?://[^"<>]{1,8000})"')


@cache
def _client(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


@cache
def _hash(name: str) -> str:
    """Give the hash of a text by which a policy allows it (Content Security Policy 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(_client(name).encode()).digest()).decode()}'"


def with_local_files(page: bytes, local: Callable[[str], str]) -> bytes:
    """Let pictures and recordings lead to this preview; `local` gives the path of an address, "" for none."""

    def replaced(attribute: re.Match[bytes]) -> bytes:
        name, value = attribute.groups()
        path = local(unescape(value.decode("utf-8", "replace")))
        if not path:
            return attribute[0]
        kept = b' data-address="' + value + b'"' if name == b"src" else b""
        return b" " + name + b'="' + escape(path).encode() + b'"' + kept

    return _MEDIA.sub(lambda element: _ADDRESS.sub(replaced, element[0]), page)


def with_banner(page: bytes, notices: tuple[str, ...]) -> bytes:
    """Insert the notices at the top of a page."""
    if not notices:
        return page
    rows = [f"<li>{escape(printable(one))}</li>" for one in notices[:MOST]]
    if len(notices) > MOST:
        rows.append(f"<li>and {len(notices) - MOST} more</li>")
    notes = sum(one.startswith("note: ") for one in notices)
    problems = len(notices) - notes
    count = ", ".join(
        counted(number, word) for number, word in ((problems, "problem"), (notes, "note")) if number
    )
    banner = (
        # The page's policy allows no style but the page's own; a fieldset is a box without any.
        '\n<fieldset id="publisher-preview" lang="en" dir="ltr" aria-live="polite"'
        f' data-problems="{problems}" data-notes="{notes}">'
        f"<legend><mark>{count}</mark></legend><ul>{''.join(rows)}</ul></fieldset>"
    ).encode()
    return _BODY.sub(lambda found: found[0] + banner, page, count=1)


def with_client(page: bytes, name: str, state: str) -> bytes:
    """Insert the script that follows the page of this name and state, and let the page's policy allow it."""
    style = f"<style>{_client('client.css')}</style>\n".encode()
    script = (
        f'<script data-page="{escape(name)}" data-state="{state}">{_client("client.js")}</script>\n'.encode()
    )
    page = _POLICY.sub(lambda found: found[1] + _allowing(found[2]) + found[3], page, count=1)
    page = page.replace(_HEAD_END, style + _HEAD_END, 1)
    before, end, after = page.rpartition(_BODY_END)
    return before + script + end + after if end else page + script


def _allowing(policy: bytes) -> bytes:
    """Add what the preview needs to a Content Security Policy."""
    directives: dict[str, list[str]] = {}
    for one in unescape(policy.decode("utf-8", "replace")).split(";"):
        name, *values = one.split() or [""]
        directives.setdefault(name.lower(), values)
    default = directives.get("default-src")
    added = {
        "script-src": _hash("client.js"),
        "style-src": _hash("client.css"),
        **dict.fromkeys(("connect-src", "img-src", "media-src"), "'self'"),
    }
    for name, value in added.items():
        allowed = directives.get(name, default)
        if allowed is not None:  # else everything is allowed
            directives[name] = [*(one for one in allowed if one.lower() != "'none'"), value]
    text = "; ".join(" ".join((name, *values)) for name, values in directives.items() if name)
    return escape(text, quote=False).replace('"', "&quot;").encode()
