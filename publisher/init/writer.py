"""The text of a first publisher.toml: a comment says where each value was taken from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from publisher import config
from publisher.config import FILE_NAME
from publisher.errors import ConfigError
from publisher.importer.article_file import quoted
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.tables.generators import GENERATORS
from publisher.text.permalinks import UnknownPlaceholder, parts_of

USUAL_LIMIT = 50
MOST_LIMIT = 1_000_000  # entries that a configuration may ask for
GENERIC = frozenset("feed feeds index rss rss2 atom all main feed_rss_created".split())
COLUMN = 40  # where comments begin, if the value is short enough


def configuration(found: Found, root: Path, today: date) -> str:
    """Write a configuration that holds, with what was found about a site.

    Raises:
        ConfigError: it would not hold: a fault of ours.
    """
    text = _text(found, today)
    try:
        config.parse(text.encode(), root / FILE_NAME, root)
    except ConfigError:
        # Values come from somebody's files: a folder or a default that no configuration can hold is left out.
        text = _text(found._replace(parts=tuple(_plain(part) for part in found.parts)), today)
        config.parse(text.encode(), root / FILE_NAME, root)
    return text


def _plain(part: Part) -> Part:
    return part._replace(ignore=(), defaults={}, permalink=Setting(), below="")


def _text(found: Found, today: date) -> str:
    of = f"a site of {found.kind}" if found.kind and found.kind != "articles" else "a folder of articles"
    lines = [f"# `publisher init` wrote this on {today} for {of if found.kind else 'a new site'}.", ""]
    lines += ["[site]", *_site(found, today), ""]
    for part in found.parts or (Part("articles"),):
        lines += [*_source(part, found, several=len(found.parts) > 1), ""]
    lines += ["[output]", *_output(found), ""]
    lines += _feeds(found)
    return "\n".join(lines) + "\n"


def _line(key: str, value: str, comment: str = "") -> str:
    line = f"{key} = {value}"
    return f"{line:<{COLUMN}}  # {' '.join(comment.split())}" if comment else line


def _site(found: Found, today: date) -> Iterator[str]:
    def of(name: str, fallback: str = "", comment: str = "") -> str:
        setting = found.settings.get(name, Setting(fallback, comment))
        return _line(name, quoted(setting.value), setting.origin)

    host = urlsplit(found.setting("link")).hostname or ""
    yield of("title", host or "My articles", "write the title of the site" if found.kind else "")
    if found.setting("link"):
        yield of("link")
    else:
        yield "# First write the address of the site: links and ids of entries are made with it."
        yield _line("link", '""', 'such as "https://notes.example.org/"')
    if "description" in found.settings or not found.kind:
        yield of("description")
    yield of("language", "" if found.kind else "en", 'such as "en" or "pt-BR"' if found.kind else "")
    yield of("timezone", "UTC", 'for dates that name no zone, such as "Europe/Oslo"')
    if not found.kind:
        yield _line("publisher", '""', "for articles that name none")
    year = found.since or str(today.year)
    yield _line("since", quoted(year), "a year in which the address was yours; part of ids that are no address")


def _source(part: Part, found: Found, *, several: bool) -> Iterator[str]:
    """Write a source: `[articles]` for a single one."""
    name = "source" if several else "articles"
    yield "[[source]]" if several else "[articles]"
    if part.comment:
        yield f"# {part.comment}"
    yield _line("path", quoted(part.path), _count(part, found))
    if part.below and part.below != part.path:
        yield _line("below", quoted(part.below), "addresses begin below this folder")
    if part.ignore:
        yield _line("ignore", f"[{', '.join(map(quoted, part.ignore))}]")
    if part.served:
        yield from _served(found)
    elif part.generator in GENERATORS:
        yield _line("generator", quoted(part.generator), "its rules of addresses")
    if part.permalink.value and not part.served:
        yield from _permalink(part.permalink)
    for key, said in (("smart_punctuation", found.smart), ("emoji", found.emoji)):
        if said.value and not part.served:
            yield _line(key, said.value, said.origin)
    defaults = dict(part.defaults)
    site = {"author": "author", "excerpt_separator": "separator"}
    settings = {key: found.settings[name] for key, name in site.items() if found.setting(name)}
    for key, setting in settings.items():
        defaults.setdefault(key, setting.value)
    if defaults:
        yield ""
        head = f"{name}.defaults"
        yield f"  [{head}]" if several else f"[{head}]"
        for key, value in defaults.items():
            known = settings.get(key)
            origin = known.origin if known is not None and value == known.value else ""
            yield ("  " if several else "") + _line(_key(key), quoted(value), origin)


def _count(part: Part, found: Found) -> str:
    if not found.kind:
        return "a folder of text, Markdown, HTML or JSON"
    return f"{part.articles} article{'' if part.articles == 1 else 's'}"


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else quoted(name)


def _served(found: Found) -> Iterator[str]:
    link = found.setting("link")
    if link:
        yield _line("url", quoted(link), "where this folder is served")
    else:
        yield '# url = "https://notes.example.org/"      # write where this folder is served'


def _permalink(rule: Setting) -> Iterator[str]:
    try:
        parts_of(rule.value)
    except UnknownPlaceholder as error:
        yield f"# {rule.origin} cannot be followed: {error}"
        yield f"# permalink = {quoted(rule.value)}"
        return
    yield _line("permalink", quoted(rule.value), rule.origin)


def _output(found: Found) -> Iterator[str]:
    yield _line("path", '"feeds"')
    if not found.copied:
        yield _line("url", '""', "where that folder is served; without it below the address of the site")
        if found.kind == "Eleventy":
            yield '# To publish the feeds with the site: eleventyConfig.addPassthroughCopy("feeds")'
        return
    if found.copied == ".":
        yield (
            f"# {found.kind} puts this folder online as it is."
            if found.kind == "Jekyll"
            else "# It is served as it is."
        )
        return
    link = found.setting("link") or "https://notes.example.org/"
    yield f"# {found.kind} puts online what lies in {found.copied}/. To publish the feeds with the site:"
    yield f"# path = {quoted(found.copied + '/feeds')}"
    yield f"# url = {quoted(link + 'feeds/')}"


def _feeds(found: Found) -> Iterator[str]:
    feed = found.feed
    where = feed_address(found)
    if where:
        yield f"# The site has a feed: {' '.join(where.split())} ({feed.origin})."
        yield "# To keep what its subscribers have read, save it and run: publisher import --match FILE"
    several = len(found.languages) > 1
    yield "[[feed]]"
    yield _line("name", quoted(feed_name(feed)))
    if several and found.setting("language") == found.languages[0]:
        yield _line("where", f"{{ language = {quoted(found.languages[0])} }}", "the language of the site")
    yield from _limits(feed)
    if several:
        yield ""
        yield "[[feed]]"
        yield _line("name", '"in/{language}"', f"a feed for each language: {', '.join(found.languages[:40])}")
        yield from _limits(feed)


def _limits(feed: OldFeed) -> Iterator[str]:
    if feed.limit > 0:
        yield _line("limit", str(min(feed.limit, MOST_LIMIT)), feed.limit_origin)
    elif feed.limit < 0:
        yield _line("complete", "true", f"{feed.limit_origin}: every article")
    else:
        yield _line("limit", str(USUAL_LIMIT))
    yield _line(
        "content", '"full"', 'or "summary"' + (", as the feed of the site gives" if feed.summary else "")
    )


def feed_name(feed: OldFeed) -> str:
    """Return the name of the old feed's file where it names more than a feed, else "all"."""
    name = feed.path.rstrip("/").rpartition("/")[2].partition(".")[0]
    fits = name.isascii() and name.replace("-", "").replace("_", "").isalnum() and len(name) <= 40
    return name if fits and name.lower() not in GENERIC else "all"


def feed_address(found: Found) -> str:
    """Return the address of the feed that the site has, or its path where the site's address is not known."""
    path = found.feed.path
    if not path or path.startswith(("http://", "https://")):
        return path
    link = found.setting("link")
    return link + path.lstrip("/") if link else path
