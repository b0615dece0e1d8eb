"""What a configuration should say so that a feed stays the feed it was."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.moving.articles import quoted
from publisher.moving.records import Origin
from publisher.normalizer import languages
from publisher.normalizer.policy import Refused
from publisher.tables.identifiers import is_iri

LIMIT = 50  # entries of a feed that showed fewer
MOST = 1_000_000


def configuration(origins: Sequence[Origin], days: Sequence[str]) -> str:
    """Write a publisher.toml for feeds that move here: `[site]` of the first, `[[feed]]` with its id.

    `days` are those of the entries ("2003-06-10"), of which the oldest gives `since`.
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
        "since": min(days, default="")[:4],
    }
    lines = ["[site]", *(f"{key} = {quoted(value)}" for key, value in site.items() if value)]
    lines += ["", "[[feed]]", 'name = "all"']
    if identity:
        lines.append(f"id = {quoted(identity)}")
    most = max(len(one.entries) for one in same)
    note = "as many as the feed showed: older ones would be new to its subscribers"
    lines.append(f"limit = {min(max(most, 1), MOST)}  # {note}")
    return "\n".join(lines) + "\n"


def _first(origins: Sequence[Origin], name: str) -> str:
    return next((value for one in origins if (value := str(getattr(one, name)))), "")


def language_tag(text: str) -> str:
    """Write a language as articles have it; "" where it is none."""
    try:
        return languages.tag(text) if text else ""
    except Refused:
        return ""
