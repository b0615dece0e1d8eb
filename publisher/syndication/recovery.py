"""Entries of a damaged feed, each parsed by itself, so that damage to one costs no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from publisher.tables.syndication import ATOM
from publisher.text.xml import Element, split_tag

MOST = 20_000  # entries; a feed of more is left as it is
_OPENING = re.compile(r"<((?:[A-Za-z_][\w.-]{0,20}:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_FEED = re.compile(r"<(?:[A-Za-z_][\w.-]{0,20}:)?feed(?=[\s>])", re.IGNORECASE)
_HEAD = re.compile(r"<(?:[A-Za-z_][\w.-]{0,20}:)?(?:channel|title)(?=[\s>])", re.IGNORECASE)
_CHANNEL = re.compile(r"<channel(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_DECLARED = re.compile(r"""\sxmlns:([A-Za-z][\w.-]{0,20})=("[^"<]{1,300}"|'[^'<]{1,300}')""")
_LONGEST_HEAD = 100_000  # characters
_MOST_REPEATED = 20_000_000  # characters of the feed's opening, which each piece repeats


def entries_of(root: Element) -> list[Element]:
    """List the items or entries of a feed."""
    return [
        one
        for one in root.iter()
        if isinstance(one.tag, str) and split_tag(one.tag)[1].lower() in {"item", "entry"}
    ]


def feed_from_pieces(text: str, least: int, parse: Callable[[str], Element | None]) -> Element | None:
    """Make a feed of the entries in a text that is not well-formed; None where it has `least` or fewer.

    Args:
        text: The document, without its DOCTYPE.
        least: The number of entries that are known anyway.
        parse: Parses a text, and goes on behind faults.
    """
    places = [match.start() for match in _OPENING.finditer(text)]
    if not least < len(places) <= MOST:
        return None
    declared = "".join(
        f" xmlns:{name}={value}" for name, value in dict(_DECLARED.findall(text[:_LONGEST_HEAD])).items()
    )
    is_atom = _FEED.search(text, 0, places[0]) is not None
    opening, closing = (
        (f'<feed xmlns="{ATOM}"{declared}>', "</feed>")
        if is_atom
        else (f"<rss{declared}><channel>", "</channel></rss>")
    )
    if len(places) * len(opening) > _MOST_REPEATED:
        return None
    root = parse(f"{opening}{_head_of(text[: places[0]])}{closing}")
    if root is None:
        root = parse(opening + closing)
    if root is None:
        return None
    parent = root if is_atom or not len(root) else root[0]
    found = 0
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        piece = parse(f"{opening}{_closed(text[start:end])}{closing}")
        for entry in entries_of(piece)[:1] if piece is not None else ():
            with suppress(ValueError):
                parent.append(entry)
                found += 1
    return root if found > least else None


def _head_of(text: str) -> str:
    """Give what a feed says of itself, from behind its root, of which a part may be missing."""
    channel = _CHANNEL.search(text)
    if channel is not None:
        return text[channel.end() :][:_LONGEST_HEAD]
    start = _HEAD.search(text)
    return text[start.start() :][:_LONGEST_HEAD] if start is not None else ""


def _closed(text: str) -> str:
    opening = _OPENING.match(text)
    name = opening[1] if opening else "item"
    end = text.rfind(f"</{name}>")
    return text[: end + len(name) + 3] if end >= 0 else f"{text}</{name}>"
