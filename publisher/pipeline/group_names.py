"""The names of the feeds of a group: one feed for each value, under a name that people can read.

Two values share a feed only where they differ in nothing but case, blanks and hyphens. Where two others have
one slug, the one that subscribers of that name have read keeps it, and each of the rest gets a digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publisher.config import FeedSpec
from publisher.emitters import FORMATS
from publisher.pipeline.run import Run
from publisher.text.slugs import former_group_slug, group_slug, same_group, short_digest

Values = tuple[str, ...]  # of one feed: they differ in case, blanks and hyphens only


def parts_of(run: Run, spec: FeedSpec, values: Iterable[str]) -> Mapping[str, Values]:
    """Give the values of each feed of a group, by the part of its name that they give.

    A feed that was published under the slug of an earlier version keeps its name, unless another value has it
    as well: subscribers of "by/c" that lists C++ alone keep it.
    """
    groups: dict[str, list[str]] = {}
    for value in values:
        groups.setdefault(same_group(value), []).append(value)
    wanting: dict[str, list[Values]] = {}
    for alike in groups.values():
        wanting.setdefault(group_slug(alike[0]), []).append(tuple(alike))
    named = _kept(run, spec, wanting)
    at_home = set(named.values())
    for part, found in wanting.items():
        rivals = [one for one in found if one not in at_home]
        owner = None if part in named or not rivals else _owner(run, spec, part, rivals)
        for one in rivals:
            named[part if one is owner else f"{part}-{short_digest(same_group(one[0]))}"] = one
    return named


def _kept(run: Run, spec: FeedSpec, wanting: Mapping[str, list[Values]]) -> dict[str, Values]:
    """Give the values whose feed keeps the name that an earlier version gave it."""
    former: dict[str, list[tuple[str, Values]]] = {}
    for part, rivals in wanting.items():
        for one in rivals:
            if (name := former_group_slug(one[0])) != part:
                former.setdefault(name, []).append((part, one))
    kept = {}
    for name, claiming in former.items():
        part, one = claiming[0]
        if len(claiming) > 1 or not _is_published(run, spec, name) or _is_published(run, spec, part):
            continue
        now = [value for rival in wanting.get(name, ()) for value in rival]
        if not now or (_lists(run, spec, name, one) and not _lists(run, spec, name, now)):
            kept[name] = one
    return kept


def name_of(spec: FeedSpec, part: str) -> str:
    """Put the part that a value gives into the name of its feed."""
    return spec.name.replace(f"{{{spec.group}}}", part)


def _owner(run: Run, spec: FeedSpec, part: str, rivals: list[Values]) -> Values:
    """Choose who keeps a name: whose entries its feed lists, then who is written like it, then by alphabet."""

    def rank(values: Values) -> tuple[bool, bool, Values]:
        return not _lists(run, spec, part, values), same_group(values[0]) != part.replace("-", " "), values

    return min(rivals, key=rank)


def _lists(run: Run, spec: FeedSpec, part: str, values: Iterable[str]) -> bool:
    """Tell whether the feed of this name was last shown with an entry that has one of the values."""
    return any(run.catalog.history.lists(name_of(spec, part), spec.group, value) for value in values)


def _is_published(run: Run, spec: FeedSpec, part: str) -> bool:
    name = name_of(spec, part)
    return any(run.store.exists(name + FORMATS[one].suffix) for one in run.config.output.formats)
