"""The decisions on one article: for each field of an entry its policy, in two lists.

The first list holds what a selection of entries needs, the second the rest. An outline is made of the first
list only, so it cannot differ from the whole entry. A field is decided once, when it is first asked for; a
policy may ask for other fields.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from publisher.models import Article, Circumstances, Claim, Entry, Loss
from publisher.normalizer import (
    corrections,
    drafts,
    episodes,
    files,
    implied,
    languages,
    licenses,
    links,
    people,
    published,
    publishers,
    sites,
    summaries,
    titles,
)
from publisher.normalizer.date_parser import Date
from publisher.normalizer.policy import Claims, Decision


class Decisions:
    """The decisions on one article, by field."""

    def __init__(self, article: Article, circumstances: Circumstances) -> None:
        """Decide the link, which all other policies may use."""
        opened = Claims(article, circumstances, article.claims + implied.claims_of(article, circumstances))
        link = links.link(opened)
        self.claims = Claims(
            article, circumstances, (*opened.all, *implied.from_address(link.value)), link.value
        )
        self.dates = published.DateContext(self.claims, lambda: self["language"].value)
        self._made: dict[str, Decision[Any]] = {"link": link}

    def __getitem__(self, field: str) -> Decision[Any]:
        """Return the decision on a field."""
        made = self._made.get(field)
        if made is None:
            made = self._made[field] = POLICIES[field](self)
        return made

    @cached_property
    def names(self) -> sites.Names:
        """What the article's site is called."""
        publisher = self["publisher"]
        return sites.names_of(self.claims, publisher.value, publisher.claim)

    def entry(self, fields: Iterable[str], besides: Collection[str] = ()) -> Entry:
        """Make an entry of these fields; the decisions on those `besides` are only explained."""
        values: dict[str, Any] = {"title": ""}
        provenance: dict[str, Claim] = {}
        losses: list[Loss] = []
        for field in (*fields, *besides):
            made = self[field]
            values[field] = made.value
            losses += made.losses
            if made.claim:
                provenance[field] = made.claim
        for field in besides:
            del values[field]
        date: Date | None = values.pop("published")
        if date is not None:
            values |= {"published": date.instant, "day_only": date.day_only, "inferred": date.inferred}
        return Entry(**values, provenance=provenance, losses=tuple(losses))


Policy = Callable[[Decisions], Decision[Any]]


def _of_episode(field: str) -> Policy:
    return lambda made: episodes.decide(field, made.claims)


SELECTION: Mapping[str, Policy] = {
    "id": lambda made: links.identity(made.claims),
    "published": lambda made: published.published(made.dates),
    "updated": lambda made: published.updated(made.dates, made["published"].value),
    "publisher": lambda made: publishers.publisher(made.claims, lambda: made["language"].value),
    "language": lambda made: languages.language(made.claims),
    "link": lambda made: made["link"],  # decided first
    "categories": lambda made: summaries.categories(made.claims),
    "embargo": lambda made: drafts.embargo(made.dates),
    "draft": lambda made: drafts.draft(made.claims, made["embargo"]),
}
REST: Mapping[str, Policy] = {
    "title": lambda made: titles.title(made.claims, made.names),
    "authors": lambda made: people.authors(made.claims, made.names),
    "image": lambda made: files.image(made.claims),
    "summary": lambda made: summaries.summary(made.claims, made["title"].value),
    "credits": lambda made: people.credits_of(made.claims),
    "enclosures": lambda made: files.enclosures(made.claims),
    "alternates": lambda made: files.alternates(made.claims, made["language"].value),
    "source": lambda made: links.source(made.claims),
    "license": lambda made: licenses.license_of(made.claims),
    "corrected": lambda made: corrections.corrected(made.claims),
    "retracted": lambda made: corrections.retracted(made.claims),
}
EPISODE: Mapping[str, Policy] = {field: _of_episode(field) for field in episodes.FIELDS}
POLICIES = {**SELECTION, **REST, **EPISODE}
