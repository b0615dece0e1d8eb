"""[feed.podcast]: what podcast directories demand is checked here, before anything is built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from publisher.config.sections import Section, Source, suggestion
from publisher.config.settings import FeedSpec, Output
from publisher.models import Podcast, Site
from publisher.tables.media import CATEGORIES, MEDIUMS
from publisher.text.iris import is_web_address

PLAYED = ("audio", "video")  # the media of a podcast: an entry without a file to play is not listed
SECTION = "feed.podcast"
KEYS = (
    "image categories explicit type author owner_name owner_email copyright locked funding guid medium complete"
    " new_feed_url"
).split()
_DEMANDED = {
    "image": 'name the artwork: image = "https://.../cover.jpg", square, 1400 to 3000 pixels',
    "categories": 'choose from Apple\'s: categories = ["Society & Culture > Documentary"]',
    "explicit": "write explicit = true or false",
}
MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[\w-]{1,63}\.){1,20}[\w-]{1,63}")


def podcast_of(section: Section) -> Podcast:
    """Check the table of a podcast.

    Raises:
        ConfigError: a value is wrong, or a key that Apple demands is missing.
    """
    for key, remedy in _DEMANDED.items():
        if section.values.get(key) in (None, "", []):
            section.fail(key, "is missing, and podcast directories demand it", remedy)
    mail = section.string(
        "owner_email", good=MAIL.fullmatch, wanted='a mail address such as "owner@example.org"'
    )
    name = section.string("owner_name")
    if bool(mail) != bool(name):
        missing = "owner_name" if mail else "owner_email"
        section.fail(missing, "is missing", "name the owner and the address, or neither")
    cover = 'an address such as "https://notes.example.org/cover.jpg"'
    return Podcast(
        image=section.string("image", good=is_web_address, wanted=cover),
        categories=_categories(section),
        explicit=section.flag("explicit"),
        type=section.choice("type", "episodic", ("episodic", "serial")),
        author=section.string("author"),
        owner_name=name,
        owner_email=mail,
        copyright=section.string("copyright"),
        locked=section.flag("locked") if "locked" in section.values else None,
        funding=_funding(section),
        guid=section.string("guid", good=is_uuid, wanted="the UUID under which the podcast is known").lower(),
        medium=section.choice("medium", "", MEDIUMS),
        complete=section.flag("complete"),
        new_feed_url=section.string(
            "new_feed_url", good=is_web_address, wanted="the address that the feed moves to"
        ),
    )


def check(source: Source, site: Site, output: Output, feeds: Sequence[FeedSpec]) -> None:
    """Check what podcasts demand outside their own table.

    Raises:
        ConfigError: RSS is not written, or language, description or address are missing.
    """
    demanded = "is missing, and podcast directories demand it"
    for spec in feeds:
        if spec.podcast is None:
            continue
        if "rss" not in output.formats:
            source.fail("output", "formats", "leaves out rss, which podcast directories read", 'add "rss"')
        if not site.language:
            source.fail("site", "language", demanded, 'write language = "en", or another language tag')
        if not (output.url or site.link):
            source.fail("site", "link", "is missing: a podcast needs an address", 'write link = "https://..."')
        if not (spec.description or site.description):
            source.fail("feed", "description", demanded, "write what the podcast is about")
        if not {*spec.where["media"]} <= {*PLAYED}:
            source.fail(
                "feed", "where", "asks for media that cannot be played", 'write "audio", "video" or both'
            )
        if spec.group and spec.podcast.guid:
            source.fail(
                SECTION, "guid", "would be the guid of several feeds", "leave it out: each gets its own"
            )


def _categories(section: Section) -> tuple[tuple[str, str], ...]:
    found = []
    for text in section.strings("categories"):
        name, _, sub = (part.strip() for part in text.partition(">"))
        if name not in CATEGORIES or (sub and sub not in CATEGORIES[name]):
            known = CATEGORIES[name] if name in CATEGORIES else tuple(CATEGORIES)
            otherwise = f"known here: {', '.join(known) or 'none below it'}"
            remedy = suggestion(sub if name in CATEGORIES else name, known, otherwise)
            section.fail("categories", f"has {text!r}, which is none of Apple's", remedy)
        found.append((name, sub))
    return tuple(dict.fromkeys(found))


def _funding(section: Section) -> tuple[str, str]:
    value = section.values.get("funding", {})
    if isinstance(value, str):
        value = {"url": value}
    if not isinstance(value, dict) or (value and not is_web_address(str(value.get("url", "")))):
        section.fail("funding", f"is {value!r}", 'write funding = { url = "https://...", text = "Support us" }')
    table = Section(section.source, SECTION, value, ("url", "text"))
    return table.string("url"), table.string("text")[:128]


def is_uuid(text: str) -> bool:
    """Tell whether a text is a UUID in its usual form."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
