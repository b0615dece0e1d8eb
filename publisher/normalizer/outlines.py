"""What a selection asks of an article, by the policies that decide the whole, and nothing beyond it.

Of thousands of articles a feed lists some tens. The others are only looked at: when they were published,
under which id and address, and what they are filed under.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from publisher.models import Article, Circumstances, Claim, Enclosure, Entry, Loss
from publisher.normalizer import episodes, hints, languages, links, moments, publishers, summaries
from publisher.normalizer.clocks import Clock
from publisher.normalizer.policy import Decision, Dossier, Refused, declared

ASKED = frozenset({"publisher", "language", "category"})  # kinds of terms that an outline can have
TRUE = frozenset({"true", "yes", "1", "on", "draft"})
FALSE = frozenset({"false", "no", "0", "off", ""})
UNKNOWN = "does not say whether it is public"


def outline(article: Article, circumstances: Circumstances, kinds: AbstractSet[str]) -> Entry | None:
    """Decide id, link, dates, draft, and the terms of these kinds; the rest of the entry stays empty.

    What is decided is what `normalize` decides. Gives None for an article that must be decided whole:
    its date was worked out or is missing, its writer made a mistake that is to be told, or its terms
    hang on more than this.
    """
    if not kinds <= ASKED or not article.body.text.strip() or not _is_plain(article.claims):
        return None
    claims = article.claims + hints.claims_of(article, circumstances)
    if any(claim.field == "embargo" for claim in claims):
        return None
    dossier = Dossier(article, circumstances, claims)
    link = links.link(dossier)
    dossier = Dossier(article, circumstances, (*claims, *hints.from_address(link.value)), link.value)

    def heard() -> str:
        return languages.language(dossier).value

    clock = Clock(dossier, heard)
    published = moments.published(clock)
    if published.claim is None or published.value.instant is None or published.value.inferred:
        return None
    updated = moments.updated(clock, published.value.instant)
    held = draft(dossier)
    identity = links.identity(dossier)
    publisher = publishers.publisher(dossier, lambda: clock.language) if "publisher" in kinds else Decision("")
    categories = summaries.categories(dossier).value if "category" in kinds else ()
    made: dict[str, Decision[Any]] = {"id": identity, "published": published, "updated": updated}
    return Entry(
        id=identity.value,
        title="",
        published=published.value.instant,
        updated=updated.value,
        publisher=publisher.value,
        language=clock.language if "language" in kinds else "",
        link=link.value,
        categories=categories,
        draft=held.value,
        provenance={name: one.claim for name, one in made.items() if one.claim},
        losses=link.losses + published.losses + updated.losses + held.losses,
    )


def draft(dossier: Dossier) -> Decision[bool]:
    """Decide whether any claim holds the article back; one that says neither yes nor no does, and is lost."""
    said = [(claim, str(claim.value).strip().lower()) for claim in dossier.of("draft")]
    if any(word in TRUE for _, word in said):
        return Decision(True)
    unknown = tuple(Loss(claim, UNKNOWN) for claim, word in said if word not in FALSE)
    return Decision(bool(unknown), losses=unknown)


def _is_plain(claims: tuple[Claim, ...]) -> bool:
    """Whether no claim is of a kind that its writer might have to be told of, but for dates and links."""
    for claim in claims:
        field, value = claim.field, claim.value
        if field in episodes.FIELDS:
            return False
        if isinstance(value, Enclosure) and (value.type or value.length is not None):
            return False  # it may be said of a file what is not so
        if field == "language" and declared(claim) and not _is_tag(value):
            return False
    return True


def _is_tag(value: object) -> bool:
    try:
        languages.tag(str(value))
    except Refused:
        return False
    return isinstance(value, str)
