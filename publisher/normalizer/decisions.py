"""The decisions on one article: for each field of an entry its policy, in two lists.

The first list holds what a selection of entries needs, the second the rest. An outline is made of the first
list only, so it cannot differ from the whole entry. A field is decided once, when it is first asked for; a
policy may ask for other fields.

An outline has only those fields of an article that a selection of entries needs. Of thousands of articles a
feed lists some tens. Of the others it is enough to know when they were published, under which id and
address, and what they are filed under.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from typing import Any

from publisher.models import Article, Circumstances, Claim, Enclosure, Entry, Loss
from publisher.normalizer import (
    enclosures,
    implied,
    languages,
    licenses,
    links,
    people,
    permalinks,
    published,
    publishers,
    served,
    summaries,
    titles,
)
from publisher.normalizer.date_parser import Date
from publisher.normalizer.policy import Claims, Decision, Refused, declared
from publisher.tables.generators import GENERATORS, NONE
from publisher.text.clean import is_blank


class Decisions:
    """The decisions on one article, by field."""

    def __init__(self, article: Article, circumstances: Circumstances) -> None:
        """Decide the link, which all other policies may use."""
        opened = Claims(article, circumstances, article.claims + implied.claims_of(article, circumstances))
        link = links.link(opened)
        if not link.value or (links.is_link_post(opened, link.claim) and permalinks.has_rule(opened)):
            self._open(opened, self._by_rule(opened, link), implied.from_addresses("", article.claims))
        else:
            self._open(opened, link, implied.from_addresses(link.value, article.claims))

    def _open(self, opened: Claims, link: Decision[str], more: list[Claim]) -> None:
        """Start with the link, and the claims that it implies."""
        self.claims = opened.at(link.value, more)
        self._made: dict[str, Decision[Any]] = {"link": link}
        self.dates = published.DateContext(self.claims, partial(_language, self.claims, self._made))

    def _by_rule(self, opened: Claims, link: Decision[str]) -> Decision[str]:
        """Make the link by a rule; what the rule asks for is decided without an address."""
        if not permalinks.has_rule(opened):
            return links.canonical(opened, link)
        self._open(opened, link, implied.from_addresses("", opened.article.claims))
        facts = permalinks.Facts(
            opened,
            GENERATORS.get(opened.circumstances.source.generator, NONE),
            lambda: self["published"].value,
            lambda: titles.as_written(self["title"]),
        )
        made = permalinks.address_by_rule(facts)
        made = Decision(made.value, made.claim, (*link.losses, *made.losses))
        return made if made.value else links.canonical(opened, made)

    def __getitem__(self, field: str) -> Decision[Any]:
        """Return the decision on a field."""
        made = self._made.get(field)
        if made is None:
            made = self._made[field] = POLICIES[field](self)
        return made

    @cached_property
    def names(self) -> publishers.Names:
        """What the article's site is called."""
        publisher = self["publisher"]
        return publishers.names_of(self.claims, publisher.value, publisher.claim)

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


def _language(claims: Claims, made: dict[str, Decision[Any]]) -> str:
    """Decide the language once. A reference to `Decisions` would be a cycle, and keep the article in memory."""
    if "language" not in made:
        made["language"] = languages.language(claims)
    return str(made["language"].value)


Policy = Callable[[Decisions], Decision[Any]]


def _of_episode(field: str) -> Policy:
    return lambda made: enclosures.episode_field(field, made.claims)


SELECTION: Mapping[str, Policy] = {
    "id": lambda made: links.identity(made.claims),
    "published": lambda made: published.published(made.dates),
    "updated": lambda made: published.updated(made.dates, made["published"].value),
    "publisher": lambda made: publishers.publisher(made.claims, lambda: made["language"].value),
    "language": lambda made: languages.language(made.claims),
    "link": lambda made: made["link"],  # decided first
    "categories": lambda made: summaries.categories(made.claims),
    "embargo": lambda made: published.embargo(made.dates),
    "expires": lambda made: published.expires(made.dates),
    "draft": lambda made: published.draft(made.claims, made["embargo"], made["expires"]),
}
REST: Mapping[str, Policy] = {
    "title": lambda made: titles.title(made.claims, made.names),
    "authors": lambda made: people.authors(made.claims, made.names),
    "image": lambda made: enclosures.image(made.claims),
    "summary": lambda made: summaries.summary(made.claims, made["title"].value),
    "separator": lambda made: summaries.separator(made.claims),
    "credits": lambda made: people.credits_of(made.claims),
    "enclosures": lambda made: enclosures.enclosures(made.claims),
    "alternates": lambda made: enclosures.alternates(made.claims, made["language"].value),
    "external": lambda made: links.external(made.claims),
    "source": lambda made: links.source(made.claims),
    "license": lambda made: licenses.license_of(made.claims),
    "corrected": lambda made: summaries.corrected(made.claims),
    "retracted": lambda made: summaries.retracted(made.claims),
}
EPISODE: Mapping[str, Policy] = {field: _of_episode(field) for field in enclosures.EPISODE_FIELDS}
# What an article is, where that is in question; it is no field of an entry.
KIND: Mapping[str, Policy] = {"kind": lambda made: served.kind_of(made.claims, lambda: made["published"])}
POLICIES = {**SELECTION, **REST, **EPISODE, **KIND}


# -- outlines ------------------------------------------------------------------------------------------------

# Fields that an outline has only where terms of their kind are asked for, by field.
KINDS = {"publisher": "publisher", "language": "language", "categories": "category"}
ASKED = frozenset(KINDS.values())


def outline(article: Article, circumstances: Circumstances, kinds: AbstractSet[str]) -> Entry | None:
    """Decide the fields that a selection needs, with the terms of these kinds; the rest stays empty.

    Gives None for an article that must be decided whole: its date was worked out or is missing, its writer
    made a mistake that must be reported, or its terms depend on more than this.
    """
    if not kinds <= ASKED or is_blank(article.body.text) or not _is_plain(article.claims):
        return None
    made = Decisions(article, circumstances)
    if made.claims.of("embargo") or made.claims.of("expires"):
        return None
    published = made["published"].value
    if published is None or published.inferred:
        return None
    return made.entry(field for field in SELECTION if field not in KINDS or KINDS[field] in kinds)


def _is_plain(claims: tuple[Claim, ...]) -> bool:
    """Return whether no claim, but of dates and links, is of a kind of which its writer may have to hear."""
    for claim in claims:
        field, value = claim.field, claim.value
        if field in enclosures.EPISODE_NAMES:
            return False
        if isinstance(value, Enclosure) and (value.type or value.length is not None):
            return False  # it may contradict the file itself
        if field == "language" and declared(claim) and not _is_tag(value):
            return False
    return True


def _is_tag(value: object) -> bool:
    try:
        languages.tag(str(value))
    except Refused:
        return False
    return isinstance(value, str)
