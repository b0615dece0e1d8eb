"""The tables of a configuration to records, each key checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from publisher import emitters
from publisher.config.sections import (
    HOURS,
    Section,
    Source,
    is_colour,
    is_day,
    is_language,
    is_picture,
    is_secure_address,
    is_zone,
    suggestion,
)
from publisher.config.settings import (
    GROUP,
    USUAL_FORMATS,
    Config,
    FeedSpec,
    Hub,
    Notify,
    Output,
)
from publisher.config.shortcodes import shortcodes_of
from publisher.config.sources import sources_of
from publisher.models import Podcast, Site
from publisher.tables.syndication import WEEKDAYS
from publisher.text.iris import is_iri, is_web_address

SECTIONS = ("site", "articles", "source", "output", "publishers", "shortcodes", "feed", "notify", "hub")
SITE = "title link description language timezone publisher since icon image accent".split()
OUTPUT = ("path", "url", "formats", "hub", "pages", "templates", "gzip")
FEED = (
    "name title description limit content ttl where podcast id image skip_hours skip_days"
    " archive complete max_age max_size max_entry"
).split()
TEMPLATES = (".css", ".html")
GROUPS = ("publisher", "category", "language", "author")
_FEED_NAME = re.compile(r"[A-Za-z0-9_.{}-]+(?:/[A-Za-z0-9_.{}-]+)*\Z")


def config_of(source: Source, values: dict[str, Any], root: Path) -> Config:
    """Check all tables of a configuration.

    Raises:
        ConfigError: a key is not known, or a value is wrong.
    """
    tables = Section(source, "", values, SECTIONS)
    sources, max_size = sources_of(source, tables, root)
    paths = [one.path for one in sources]
    site = _site(tables.section("site", SITE), tables.section("publishers", None))._replace(
        sources=sources, shortcodes=shortcodes_of(tables.section("shortcodes", None))
    )
    output_table = tables.section("output", OUTPUT)
    output = _output(output_table, root)
    if Path(output.path) in map(Path, paths):
        output_table.fail("path", "is an articles folder", 'name a folder of its own, such as "feeds"')
    for path, _ in output.templates[:1]:
        if any(Path(path).is_relative_to(one) for one in (*paths, output.path)):
            output_table.fail("templates", "lie among articles or feeds", "give them a folder of their own")
    feeds = _feeds(source, values.get("feed", [{}]))
    if any(spec.podcast for spec in feeds):
        from publisher.config import podcasts

        podcasts.check(source, site, output, feeds)
    return Config(
        root=root,
        site=site,
        output=output,
        feeds=feeds,
        file=source.path,
        notify=_notify(tables.section("notify", ("healthcheck", "private"))),
        max_size=max_size,
        hub=_hub(tables.section("hub", ("url", "private")), output_table),
    )


def _site(section: Section, publishers: Section) -> Site:
    link, language = 'an address such as "https://notes.example.org/"', 'a language tag such as "en" or "pt-BR"'
    picture = 'the address of a picture over HTTPS, such as "https://notes.example.org/{}.png"'
    title = section.string("title", "Articles")
    if not title:
        section.fail("title", "is empty", "name the site, or leave the key out")
    return Site(
        title=title,
        link=section.string("link", good=is_web_address, wanted=link),
        description=section.string("description"),
        language=section.string("language", good=is_language, wanted=language),
        timezone=section.string("timezone", good=is_zone, wanted='a zone such as "Europe/Oslo" or "UTC"'),
        publisher=section.string("publisher"),
        since=section.string("since", "2025", good=is_day, wanted='a day such as "2025-01-01", or a year'),
        aliases={name: publishers.string(name) for name in publishers.values},
        icon=section.string("icon", good=is_secure_address, wanted=picture.format("icon")),
        image=section.string("image", good=is_secure_address, wanted=picture.format("cover")),
        accent=section.string("accent", good=is_colour, wanted='a colour such as "#9a3412"').lower(),
    )


def _output(section: Section, root: Path) -> Output:
    formats = section.strings("formats", USUAL_FORMATS)
    for name in formats or ("",):
        if name not in emitters.FORMATS:
            emitters.load_plugins()
        if name not in emitters.FORMATS:
            wrong = f"has {name!r}" if name else "is empty"
            section.fail("formats", wrong, f"choose from {', '.join(emitters.FORMATS)}")
    url = section.string(
        "url", good=is_web_address, wanted='an address such as "https://notes.example.org/feeds/"'
    )
    path = section.string("path", "feeds")
    if path.strip("/.") == "" or ".publisher" in path.split("/"):
        section.fail("path", f"is {path!r}", 'name a folder of its own, such as "feeds"')
    return Output(
        path=path,
        url=url if not url or url.endswith("/") else url + "/",
        formats=tuple(dict.fromkeys(formats)),
        pages=section.flag("pages", default=True),
        templates=_templates(section, root),
        gzip=section.flag("gzip"),
    )


def _templates(section: Section, root: Path) -> tuple[tuple[str, str], ...]:
    """Read the owner's page templates: they are part of the configuration, so that feeds depend on it only."""
    name = section.string("templates")
    if not name:
        return ()
    remedy = "name a folder of .html and .css files in UTF-8, or leave the key out"
    try:
        files = sorted(
            one for one in (root / name).iterdir() if one.suffix in TEMPLATES and not one.name.startswith(".")
        )
        return tuple(((Path(name) / one.name).as_posix(), one.read_text("utf-8-sig")) for one in files)
    except OSError as error:
        section.fail("templates", f"is {name!r}: {error.strerror}", remedy)
    except ValueError:
        section.fail("templates", f"is {name!r}: a file there is not UTF-8", remedy)


def _notify(section: Section) -> Notify:
    wanted = 'an address such as "https://checks.example.org/x"'
    return Notify(section.string("healthcheck", good=is_web_address, wanted=wanted), section.flag("private"))


def _hub(section: Section, output: Section) -> Hub:
    """Check [hub]; `[output] hub` is an older name of `[hub] url`."""
    wanted = 'an address such as "https://hub.example.org/"'
    url = section.string("url", good=is_web_address, wanted=wanted)
    older = output.string("hub", good=is_web_address, wanted=wanted)
    if url and older and url != older:
        output.fail("hub", "names another hub than [hub] url", "leave this one out")
    return Hub(url or older, section.flag("private"))


def _feeds(source: Source, tables: Any) -> tuple[FeedSpec, ...]:
    if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in tables):
        source.fail("", "feed", "is no list of tables", "write [[feed]] above each feed")
    feeds = tuple(_feed(Section(source, "feed", table, FEED)) for table in tables)
    names = [spec.name.lower() for spec in feeds]
    for name in names:
        if names.count(name) > 1:
            source.fail("feed", "name", f"{name!r} is there twice", "give each feed its own name")
    return feeds


def _feed(section: Section) -> FeedSpec:
    name, groups = _name(section)
    where = section.section("where", (*GROUPS, "media"), name="feed")
    asked = {key: where.strings(key) for key in where.values}
    podcast = None
    if "podcast" in section.values:
        podcast, asked = _podcast(section, asked)
    content = section.string("content", "full")
    if content not in {"full", "summary"}:
        section.fail("content", f"is {content!r}", 'write "full" or "summary"')
    wanted = 'the address of a GIF, JPEG or PNG: "https://.../a.png"'
    return FeedSpec(
        name=name,
        title=section.string("title"),
        description=section.string("description"),
        limit=section.number("limit", 50, least=1, most=1_000_000),
        content=content,
        ttl=section.number("ttl", 0, least=0, most=525_600),
        where=asked,
        podcast=podcast,
        id=_feed_id(section, grouped=bool(groups)),
        image=section.string("image", good=is_picture, wanted=wanted),
        skip_hours=_skip_hours(section),
        skip_days=_skip_days(section),
        **_limits(section),
    )


def _podcast(section: Section, where: dict[str, tuple[str, ...]]) -> tuple[Podcast, dict[str, tuple[str, ...]]]:
    """Check [feed.podcast]; a podcast lists only what can be played, unless `where` says otherwise."""
    from publisher.config import podcasts  # imports more than any other section

    table = section.section("podcast", podcasts.KEYS, name=podcasts.SECTION)
    return podcasts.podcast_of(table), {"media": podcasts.PLAYED, **where}


def _name(section: Section) -> tuple[str, list[str]]:
    """Read a feed's name, and the groups in it: one at most."""
    name = section.string("name", "all")
    if not _FEED_NAME.match(name) or any(part.startswith(".") for part in name.split("/")):
        section.fail("name", f"is {name!r}", "use letters, digits, - and _, and / for a folder")
    groups = GROUP.findall(name)
    if name.lower() in {"index", "feeds"} or len(groups) > 1 or (groups and groups[0] not in GROUPS):
        choice = ", ".join(f"{{{group}}}" for group in GROUPS)
        section.fail("name", f"is {name!r}", f"use at most one of {choice}; index and feeds are taken")
    return name, groups


def _feed_id(section: Section, *, grouped: bool) -> str:
    if "id" not in section.values:
        return ""
    if grouped:
        section.fail("id", "would be the id of several feeds", "leave it out")
    return section.string(
        "id", good=is_iri, wanted='the id that the feed had, such as "urn:uuid:..." or its address'
    )


def _limits(section: Section) -> dict[str, Any]:
    """Check how much a feed holds, and where older entries go."""
    archive = section.values.get("archive", "")
    sized = isinstance(archive, int) and not isinstance(archive, bool) and 1 <= archive <= 10_000
    if archive not in {"", "month"} and not sized:
        section.fail("archive", f"is {archive!r}", 'write "month", or how many entries a page holds')
    sizes = {
        key: section.number(key, 0, least=0, most=1_000_000) for key in ("max_age", "max_size", "max_entry")
    }
    complete = section.flag("complete")
    for key in ("archive", "max_age", "max_size"):
        if complete and section.values.get(key):
            section.fail("complete", f"cannot be true together with {key}", "leave one of them out")
        if archive and key != "archive" and section.values.get(key):
            section.fail("archive", f"cannot be used together with {key}", "leave one of them out")
    return {"archive": str(archive), "complete": complete, **sizes}


def _skip_hours(section: Section) -> tuple[int, ...]:
    """Read the hours in which readers need not ask (RSS 2.0, skipHours), in ascending order."""
    value = section.values.get("skip_hours", [])
    remedy = "write a list of hours from 0 to 23, in UTC: skip_hours = [0, 1, 2]"
    if not isinstance(value, list):
        section.fail("skip_hours", f"is {value!r}", remedy)
    for one in value:
        if isinstance(one, bool) or not isinstance(one, int) or not 0 <= one < HOURS:
            section.fail("skip_hours", f"has {one!r}", remedy)
    if len(set(value)) == HOURS:
        section.fail("skip_hours", "names every hour, so that no reader would ask", "leave some out")
    return tuple(sorted(set(value)))


def _skip_days(section: Section) -> tuple[str, ...]:
    """Read the days on which readers need not ask (RSS 2.0, skipDays), from Monday on."""
    found = section.strings("skip_days")
    for one in found:
        if one not in WEEKDAYS:
            remedy = suggestion(one.capitalize(), WEEKDAYS, f"choose from {', '.join(WEEKDAYS)}")
            section.fail("skip_days", f"has {one!r}", remedy)
    if len(set(found)) == len(WEEKDAYS):
        section.fail("skip_days", "names every day, so that no reader would ask", "leave some out")
    return tuple(day for day in WEEKDAYS if day in found)
