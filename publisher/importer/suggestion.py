"""Suggest a configuration under which an imported feed remains the same feed for its subscribers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.config.sections import HOURS, is_picture
from publisher.importer.article_file import ArticleFile, quoted
from publisher.importer.imported import ImportedFeed
from publisher.importer.show import show_of, show_settings
from publisher.normalizer import languages
from publisher.normalizer.policy import Refused
from publisher.syndication.media import is_played
from publisher.syndication.models import Show
from publisher.tables.syndication import WEEKDAYS
from publisher.text.iris import is_iri, is_web_address

NEEDS = "[feed.podcast] is a comment, because directories demand also"  # a line of the configuration
LIMIT = 50  # entries of a feed that shows all entries
_SUFFIX = re.compile(r"\.(?:rss|atom|json)\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


def suggest_configuration(feeds: Sequence[ImportedFeed], articles: Sequence[ArticleFile]) -> str:
    """Write a publisher.toml: `[site]` from the first feed, `[[feed]]` with its id.

    `since` is the year of the oldest article.
    """
    first = feeds[0]
    same = [one for one in feeds if one.title == first.title]
    identity = next((one.id for one in same if is_iri(one.id)), "")
    site = {
        "title": first.title,
        "link": _first(same, "link"),
        "description": _first(same, "description"),
        "language": language_tag(_first(same, "language")),
        "publisher": _first(same, "publisher"),
        "since": min((article.day for article in articles if article.day), default="")[:4],
    }
    lines = ["[site]", *(f"{key} = {quoted(value)}" for key, value in site.items() if value)]
    folder, name = _own_place(same)
    if folder:
        lines += ["", "[output]", f"url = {quoted(folder)}"]
    settings = _feed_settings(same)
    if identity:
        settings.insert(0, f"id = {quoted(identity)}")
    most = max(len(one.entries) for one in same)
    if all(one.bundle for one in same):
        pass  # an export holds all that there ever was, and says nothing of what a feed showed
    elif len(articles) <= LIMIT:
        settings.append(f"limit = {LIMIT}")
    else:
        settings.append(
            f"limit = {most}  # as many as the feed showed: older entries would be new to its subscribers"
        )
    lines += ["", "[[feed]]", f'name = "{name or "all"}"', *settings]
    show = show_of(same)
    if show is not None:
        lines += _podcast(show, same, site, name, is_mixed=not all(is_played(entry) for entry in first.entries))
    return "\n".join(lines) + "\n"


def _podcast(
    show: Show, feeds: Sequence[ImportedFeed], site: dict[str, str], name: str, *, is_mixed: bool
) -> Iterator[str]:
    """Write the table of a podcast, in a feed of its own where the feed holds other entries as well.

    Where the feed does not say what directories demand, the table is a comment: a configuration with half of
    it would be refused.
    """
    lines, missing = show_settings(show, feeds[0])
    missing = (*missing, *(key for key in ("link", "description", "language") if not site[key]))
    if is_mixed and not missing:
        other = "episodes" if name == "podcast" else "podcast"
        yield from ("", "[[feed]]", f'name = "{other}"', f"limit = {max(len(one.entries) for one in feeds)}")
    yield ""
    if missing:
        yield f"# {NEEDS} {', '.join(missing)}, which the feed does not say: see docs/podcasts.md"
        yield from (f"# {line}" for line in ("[feed.podcast]", *lines))
        return
    yield from ("[feed.podcast]", *lines)


def _own_place(feeds: Sequence[ImportedFeed]) -> tuple[str, str]:
    """Give the folder's address and the name of a feed that publisher wrote itself; "" for any other feed."""
    for feed in feeds:
        folder, _, file = feed.own_address.partition("?")[0].rpartition("/")
        name = _SUFFIX.sub("", file)
        if is_web_address(f"{folder}/") and name != file and _NAME.fullmatch(name):
            return f"{folder}/", name
    return "", ""


def _feed_settings(feeds: Sequence[ImportedFeed]) -> list[str]:
    """Keep the feed's picture and update times, without values that a configuration would refuse."""
    return list(_settings(feeds))


def _settings(feeds: Sequence[ImportedFeed]) -> Iterator[str]:
    image = next((one.image for one in feeds if is_picture(one.image)), "")
    if image and image != getattr(show_of(feeds), "image", ""):  # a podcast's artwork is its picture
        yield f"image = {quoted(image)}"
    ttl = next((one.ttl for one in feeds if one.ttl), 0)
    if ttl:
        yield f"ttl = {ttl}"
    hours = next((one.skip_hours for one in feeds if 0 < len(one.skip_hours) < HOURS), ())
    if hours:
        yield f"skip_hours = {list(hours)}"
    days = next((one.skip_days for one in feeds if 0 < len(one.skip_days) < len(WEEKDAYS)), ())
    if days:
        yield f"skip_days = [{', '.join(map(quoted, days))}]"


def _first(feeds: Sequence[ImportedFeed], name: str) -> str:
    return next((value for one in feeds if (value := str(getattr(one, name)))), "")


def language_tag(text: str) -> str:
    """Normalize a language tag; "" if the text is not one."""
    try:
        return languages.tag(text) if text else ""
    except Refused:
        return ""
