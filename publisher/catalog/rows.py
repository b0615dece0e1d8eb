"""Entries as rows of the catalog, and rows as entries."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from publisher.models import Enclosure, Entry, Person


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry as it stands in a feed, and where its article lies. Unpacked only when asked for."""

    record: bytes
    name: str
    place: str
    digest: bytes  # of the article's body

    @property
    def entry(self) -> Entry:
        """The entry."""
        return unpack(self.record)


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an article that was published under this name, or with this content."""

    id: str
    published: datetime | None
    updated: datetime | None


def seconds(instant: datetime | None) -> int | None:
    """Turn an instant into seconds since the epoch."""
    return None if instant is None else int(instant.timestamp())


def instant(seconds: int | None) -> datetime | None:
    """Turn seconds since the epoch into an instant in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def pack(entry: Entry) -> bytes:
    """Write an entry as JSON, without its provenance: `explain` reads the article again."""
    import orjson

    values = {k: v for k, v in asdict(entry).items() if v and k not in {"provenance", "losses"}}
    return orjson.dumps(values)


def unpack(record: bytes) -> Entry:
    """Read an entry that `pack` wrote."""
    import orjson

    values: dict[str, Any] = orjson.loads(record)
    for key in ("published", "updated"):
        if key in values:
            values[key] = datetime.fromisoformat(values[key])
    values["authors"] = tuple(Person(**one) for one in values.get("authors", ()))
    values["enclosures"] = tuple(Enclosure(**one) for one in values.get("enclosures", ()))
    values["categories"] = tuple(values.get("categories", ()))
    values["credits"] = tuple(values.get("credits", ()))
    if "image" in values:
        values["image"] = Enclosure(**values["image"])
    return Entry(**values)
