"""Read and normalize in one call, for programs that use publisher as a library."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from publisher.models import Circumstances, Entry, Site


def describe(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    retrieved: datetime | date | str | None = None,
    site: Site | None = None,
) -> list[Entry]:
    """Read an article's bytes and decide its metadata.

    Args:
        data: The file's bytes.
        name: The file's name; its suffix decides which reader reads it.
        url: The address it was fetched from, if known.
        retrieved: When it was fetched: a datetime, a date, or either of them in ISO 8601; in UTC unless it
            names another offset.
        site: Defaults and aliases of the site.

    Returns:
        An entry for each article. `published` and `updated` are aware, in whole seconds, and in the offset
        in which the article writes them, so that `published.date()` is the day that the article names
        (if it names only a day: midnight in the article's zone). `provenance` maps each field to the winning
        claim, `losses` lists the other claims with the reason. Records that cannot be read are left out.

    Raises:
        ReadError: the bytes cannot be read.
        ValueError: `retrieved` is not a date, or no reader reads files with this suffix.
    """
    from publisher import readers
    from publisher.normalizer import normalize

    if readers.family_of(name) is None:
        raise ValueError(f"{name}: no reader for this suffix; rename it, or install a reader for it")
    known = Circumstances(site or Site(), url or "", _instant(retrieved))
    return [normalize(article, known) for article in readers.read(data, name) if not article.problems]


def _instant(value: datetime | date | str | None) -> datetime | None:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if value is None:
        return None
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
