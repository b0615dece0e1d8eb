"""Suggest a configuration under which an imported feed remains the same feed for its subscribers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.config.sections import HOURS, is_picture
from publisher.importer.article_file import ArticleFile, quoted
from publisher.importer.imported import ImportedFeed
from publisher.normalizer import languages
from publisher.normalizer.policy import Refused
from publisher.tables.syndication import WEEKDAYS
from publisher.text.iris import is_iri

LIMIT = 50  # entries of a feed that shows all entries


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
    lines += ["", "[[feed]]", 'name = "all"']
    if identity:
        lines.append(f"id = {quoted(identity)}")
    lines += _feed_settings(same)
    most = max(len(one.entries) for one in same)
    if all(one.bundle for one in same):
        pass  # an export holds all that there ever was, and says nothing of what a feed showed
    elif len(articles) <= LIMIT:
        lines.append(f"limit = {LIMIT}")
    else:
        lines.append(
            f"limit = {most}  # as many as the feed showed: older entries would be new to its subscribers"
        )
    return "\n".join(lines) + "\n"


def _feed_settings(feeds: Sequence[ImportedFeed]) -> Iterator[str]:
    """Keep the feed's picture and update times, without values that a configuration would refuse."""
    image = next((one.image for one in feeds if is_picture(one.image)), "")
    if image:
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
