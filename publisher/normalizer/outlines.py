"""Outlines: only those fields of an article that a selection of entries needs.

Of thousands of articles a feed lists some tens. Of the others it is enough to know when they were published,
under which id and address, and what they are filed under.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from publisher.models import Article, Circumstances, Claim, Enclosure, Entry
from publisher.normalizer import episodes, languages
from publisher.normalizer.decisions import SELECTION, Decisions
from publisher.normalizer.policy import Refused, declared

# Fields that an outline has only where terms of their kind are asked for, by field.
KINDS = {"publisher": "publisher", "language": "language", "categories": "category"}
ASKED = frozenset(KINDS.values())


def outline(article: Article, circumstances: Circumstances, kinds: AbstractSet[str]) -> Entry | None:
    """Decide the fields that a selection needs, with the terms of these kinds; the rest stays empty.

    Gives None for an article that must be decided whole: its date was worked out or is missing, its writer
    made a mistake that must be reported, or its terms depend on more than this.
    """
    if not kinds <= ASKED or not article.body.text.strip() or not _is_plain(article.claims):
        return None
    made = Decisions(article, circumstances)
    if made.claims.of("embargo"):
        return None
    published = made["published"].value
    if published is None or published.inferred:
        return None
    return made.entry(field for field in SELECTION if field not in KINDS or KINDS[field] in kinds)


def _is_plain(claims: tuple[Claim, ...]) -> bool:
    """Return whether no claim, but of dates and links, is of a kind of which its writer may have to hear."""
    for claim in claims:
        field, value = claim.field, claim.value
        if field in episodes.NAMES:
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
