"""What a configuration should say so that a feed stays the feed it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.config.pauses import HOURS
from publisher.config.values import is_picture
from publisher.importer.article_file import ArticleFile, quoted
from publisher.importer.imported import ImportedFeed
from publisher.normalizer import languages
from publisher.normalizer.policy import Refused
from publisher.tables.identifiers import is_iri
from publisher.tables.syndication import WEEKDAYS

LIMIT = 50  # entries of a feed, if that shows all there are


def suggest_configuration(origins: Sequence[ImportedFeed], pages: Sequence[ArticleFile]) -> str:
    """Write a publisher.toml for feeds that move here: `[site]` of the first, `[[feed]]` with its id.

    The day of the oldest page gives `since`.
    """
    first = origins[0]
    same = [one for one in origins if one.title == first.title]
    identity = next((one.id for one in same if is_iri(one.id)), "")
    site = {
        "title": first.title,
        "link": _first(same, "link"),
        "description": _first(same, "description"),
        "language": language_tag(_first(same, "language")),
        "publisher": _first(same, "publisher"),
        "since": min((page.day for page in pages if page.day), default="")[:4],
    }
    lines = ["[site]", *(f"{key} = {quoted(value)}" for key, value in site.items() if value)]
    lines += ["", "[[feed]]", 'name = "all"']
    if identity:
        lines.append(f"id = {quoted(identity)}")
    lines += _manners(same)
    most = max(len(one.entries) for one in same)
    if len(pages) <= LIMIT:
        lines.append(f"limit = {LIMIT}")
    else:
        lines.append(
            f"limit = {most}  # as many as one feed showed: older ones would be new to its subscribers"
        )
    return "\n".join(lines) + "\n"


def _manners(origins: Sequence[ImportedFeed]) -> Iterator[str]:
    """Keep the feed's picture, and when it asks to be asked; what a configuration would refuse is left out."""
    image = next((one.image for one in origins if is_picture(one.image)), "")
    if image:
        yield f"image = {quoted(image)}"
    ttl = next((one.ttl for one in origins if one.ttl), 0)
    if ttl:
        yield f"ttl = {ttl}"
    hours = next((one.skip_hours for one in origins if 0 < len(one.skip_hours) < HOURS), ())
    if hours:
        yield f"skip_hours = {list(hours)}"
    days = next((one.skip_days for one in origins if 0 < len(one.skip_days) < len(WEEKDAYS)), ())
    if days:
        yield f"skip_days = [{', '.join(map(quoted, days))}]"


def _first(origins: Sequence[ImportedFeed], name: str) -> str:
    return next((value for one in origins if (value := str(getattr(one, name)))), "")


def language_tag(text: str) -> str:
    """Write a language as articles have it; "" where it is none."""
    try:
        return languages.tag(text) if text else ""
    except Refused:
        return ""
