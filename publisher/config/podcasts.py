"""A feed's [feed.podcast] table: what directories demand is demanded here, before anything is built."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from uuid import UUID

from publisher.config.records import FeedSpec, Output
from publisher.models import Podcast, Site
from publisher.tables.podcasts import CATEGORIES, MEDIUMS
from publisher.text.iris import is_web_address

if TYPE_CHECKING:
    from publisher.config.parsing import Parser

PLAYED = ("audio", "video")  # what stands in a podcast: an entry without a file to play stays out
SECTION = "feed.podcast"
_MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[\w-]{1,63}\.){1,20}[\w-]{1,63}")
_TEXTS = ("author", "owner_name", "copyright")
_KEYS = (
    "image", "categories", "explicit", "type", "author", "owner_name", "owner_email", "copyright", "locked",
    "funding", "guid", "medium", "complete", "new_feed_url",
)  # fmt: skip


def parse(parser: Parser, table: Mapping[str, Any]) -> Podcast:
    """Check the table of a podcast.

    Raises:
        ConfigError: a key is not known, wrong, or missing though Apple demands it.
    """
    parser.refuse_unknown(table, SECTION, _KEYS)
    _demand(parser, table)
    parser.check(
        table, SECTION, "image", is_web_address, 'an address such as "https://notes.example.org/cover.jpg"'
    )
    parser.check(table, SECTION, "new_feed_url", is_web_address, "the address that the feed moves to")
    parser.check(table, SECTION, "owner_email", _MAIL.fullmatch, 'a mail address such as "owner@example.org"')
    parser.check(table, SECTION, "guid", _is_uuid, "the UUID under which the podcast is known")
    if bool(table.get("owner_email")) != bool(table.get("owner_name")):
        missing = "owner_name" if table.get("owner_email") else "owner_email"
        parser.fail(SECTION, missing, "is missing", "name the owner and the address, or neither")
    texts = {key: parser.string(table, SECTION, key, "") for key in _TEXTS}
    return Podcast(
        image=parser.string(table, SECTION, "image", ""),
        categories=_categories(parser, table),
        explicit=bool(_flag(parser, table, "explicit")),
        type=_chosen(parser, table, "type", "episodic", ("episodic", "serial")),
        **texts,
        owner_email=parser.string(table, SECTION, "owner_email", ""),
        locked=_flag(parser, table, "locked"),
        funding=_funding(parser, table),
        guid=parser.string(table, SECTION, "guid", "").lower(),
        medium=_chosen(parser, table, "medium", "", MEDIUMS),
        complete=bool(_flag(parser, table, "complete")),
        new_feed_url=parser.string(table, SECTION, "new_feed_url", ""),
    )


def _demand(parser: Parser, table: Mapping[str, Any]) -> None:
    for key, mend in (
        ("image", 'name the artwork: image = "https://.../cover.jpg", square, 1400 to 3000 pixels'),
        ("categories", 'choose of Apple\'s: categories = ["Society & Culture > Documentary"]'),
        ("explicit", "write explicit = true or false"),
    ):
        if table.get(key) in (None, "", []):
            parser.fail(SECTION, key, "is missing, and podcast directories demand it", mend)


def check(parser: Parser, site: Site, output: Output, feeds: Sequence[FeedSpec]) -> None:
    """Check what podcasts demand beyond their own table.

    Raises:
        ConfigError: RSS is not written, or language, description or address are missing.
    """
    for spec in feeds:
        if spec.podcast is None:
            continue
        if "rss" not in output.formats:
            parser.fail("output", "formats", "leaves out rss, which podcast directories read", 'add "rss"')
        if not site.language:
            parser.fail(
                "site", "language", "is missing, and podcast directories demand it", 'write "en" or the like'
            )
        if not (output.url or site.link):
            parser.fail("site", "link", "is missing: a podcast needs an address", 'write link = "https://..."')
        if not (spec.description or site.description):
            parser.fail(
                "feed", "description", "is missing, and podcast directories demand it", "say what it is about"
            )
        if not {*spec.where["media"]} <= {*PLAYED}:
            parser.fail(
                "feed", "where", "asks for media that nobody can play", 'write "audio", "video" or both'
            )
        if spec.group and spec.podcast.guid:
            parser.fail(SECTION, "guid", "would stand in several feeds", "leave it out: each gets its own")


def _categories(parser: Parser, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    found = []
    for text in parser.strings(table, SECTION, "categories", ()):
        name, _, sub = (part.strip() for part in text.partition(">"))
        if name not in CATEGORIES or (sub and sub not in CATEGORIES[name]):
            known = CATEGORIES[name] if name in CATEGORIES else tuple(CATEGORIES)
            near = get_close_matches(sub if name in CATEGORIES else name, known, 1)
            mend = (
                f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known) or 'none below it'}"
            )
            parser.fail(SECTION, "categories", f"has {text!r}, which is none of Apple's", mend)
        found.append((name, sub))
    return tuple(dict.fromkeys(found))


def _funding(parser: Parser, table: Mapping[str, Any]) -> tuple[str, str]:
    value = table.get("funding", {})
    if isinstance(value, str):
        value = {"url": value}
    if not isinstance(value, dict) or (value and not is_web_address(str(value.get("url", "")))):
        mend = 'write funding = { url = "https://...", text = "Support us" }'
        parser.fail(SECTION, "funding", f"is {value!r}", mend)
    parser.refuse_unknown(value, SECTION, ("url", "text"))
    return parser.string(value, SECTION, "url", ""), parser.string(value, SECTION, "text", "")[:128]


def _flag(parser: Parser, table: Mapping[str, Any], key: str) -> bool | None:
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        parser.fail(SECTION, key, f"is {value!r}", "write true or false")
    return value


def _chosen(parser: Parser, table: Mapping[str, Any], key: str, default: str, known: Sequence[str]) -> str:
    value = parser.string(table, SECTION, key, default)
    if value not in known and value != default:
        parser.fail(SECTION, key, f"is {value!r}", f"choose from {', '.join(known)}")
    return value


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
