"""Which version of its item an article is, where its format tells versions apart, as those of newsrooms do.

Of several versions in whatever files the newest counts, also where it holds the item back: that is how agencies
correct and cancel (`catalog.Duplicates`).
"""

from __future__ import annotations

from datetime import UTC, datetime

from publisher.models import Article

_DIGITS = 18  # of a number that the catalog can hold


def version_of(article: Article) -> tuple[int, int] | None:
    """Give when the version was made, in seconds since the epoch, and its number; 0 for what is not said.

    None where the article's format has no versions.
    """
    said = {claim.field: str(claim.value) for claim in article.claims if claim.field in {"version", "revised"}}
    if not said:
        return None
    text = said.get("version", "")
    number = int(text) if text.isdecimal() and text.isascii() and len(text) <= _DIGITS else 0
    return _seconds(said.get("revised", "")), number


def _seconds(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(int(aware.timestamp()), 0)
