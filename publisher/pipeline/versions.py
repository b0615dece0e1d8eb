"""Which version of its item an article is, where its format numbers them, as newsrooms do.

Of several versions in whatever files the newest counts, also where it holds the item back: that is how agencies
correct and cancel.
"""

from __future__ import annotations

from datetime import UTC, datetime

from publisher.models import Article

_SECONDS = 32  # bits
_LARGEST = 0x7FFFFFFF  # of a number
_LATEST = 0xFFFFFFFF  # of the seconds


def version_of(article: Article) -> int | None:
    """Give a number by which versions of one item are ordered: by their numbers, then by when they were made.

    None where the article's format has no versions.
    """
    said = {claim.field: str(claim.value) for claim in article.claims if claim.field in {"version", "revised"}}
    if not said:
        return None
    text = said.get("version", "0")
    number = int(text) if text.isdecimal() and text.isascii() and len(text) < 11 else 0
    return ((number if number <= _LARGEST else 0) << _SECONDS) | _seconds(said.get("revised", ""))


def _seconds(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(int(aware.timestamp()), 0), _LATEST)
