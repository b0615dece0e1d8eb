"""What subscribers were shown, read from the feeds that stand, where the catalog does not know it.

So a catalog that was deleted, or a clone that never had one, is held to the same promises: a feed is
not emptied, and nothing old turns up as new, without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from publisher import writer
from publisher.catalog import Catalog, Shown
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.models import Channel
from publisher.text.iris import iri_of

LARGEST = 64 * 1024 * 1024  # bytes of a feed that is read for this
_TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_ATOM = "{http://www.w3.org/2005/Atom}"


def recall(config: Config, catalog: Catalog, channel: Channel, ids: Iterable[str]) -> bool:
    """Note what a feed shows that stands in the output but was never noted; says whether there was one.

    `ids` are those of the entries that it lists now: Atom has tag URIs in the place of ids that are none.
    """
    feed = channel.name
    if catalog.made(feed)[0] or catalog.listed(feed):
        return False
    told = {iri_of(one, channel.tags): one for one in ids}
    _rebury(config, catalog, feed, told)
    for name in ("json", "rss", "atom"):
        suffix = FORMATS[name].suffix
        shown = list(entries(config.target / (feed + suffix), suffix, told if name == "atom" else {}))
        if shown:
            catalog.recalled(feed, shown)
            return True
    return False


def _rebury(config: Config, catalog: Catalog, feed: str, told: Mapping[str, str]) -> None:
    """Take over what a feed says of entries that were withdrawn."""
    data = writer.standing(config.target / (feed + FORMATS["atom"].suffix), LARGEST)
    root = None if data is None else _root(data)
    for one in () if root is None else root.iter(_TOMBSTONE):
        moment = _instant(one.get("when", ""))
        if moment is not None:
            catalog.past.bury(feed, told.get(one.get("ref", ""), one.get("ref", "")), 0, moment)


def instants(config: Config) -> dict[str, datetime]:
    """Read when the entries of all feeds that stand were updated, by id: an edit was seen but once."""
    found: dict[str, datetime] = {}
    for spec in config.feeds:
        names = "*" if spec.group else spec.name.rpartition("/")[2]
        folder = config.target / spec.name.rpartition("/")[0]
        for path in sorted(folder.glob(names + FORMATS["json"].suffix)) if "{" not in str(folder) else ():
            for item in _items(writer.standing(path, LARGEST) or b""):
                moment = _instant(item.get("date_modified", ""))
                if moment is not None and isinstance(item.get("id"), str):
                    found[item["id"]] = max(moment, found.get(item["id"], moment))
    return found


def _instant(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return None
    return None if moment.tzinfo is None else moment.astimezone(UTC)


def entries(path: Path, suffix: str, ids: Mapping[str, str] = MappingProxyType({})) -> Iterator[Shown]:
    """Read the ids (as `ids` names them) and titles of a feed that stands there, if one of ours does."""
    data = writer.standing(path, LARGEST)
    if data is not None:
        yield from _entries(data, suffix, ids)


def _entries(data: bytes, suffix: str, ids: Mapping[str, str]) -> Iterator[Shown]:
    pairs = _json(data) if suffix == FORMATS["json"].suffix else _xml(data)
    seen: set[str] = set()
    for identity, title in pairs:
        if isinstance(identity, str) and identity and identity not in seen:
            seen.add(identity)
            yield Shown(ids.get(identity, identity), title if isinstance(title, str) else "", b"", b"")


def _items(data: bytes) -> list[dict[str, Any]]:
    import orjson

    try:
        return [item for item in orjson.loads(data)["items"] if isinstance(item, dict)]
    except (ValueError, TypeError, KeyError):
        return []  # whatever it is, no feed of ours


def _json(data: bytes) -> Iterator[tuple[Any, Any]]:
    yield from ((item.get("id"), item.get("title")) for item in _items(data))


def _root(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _xml(data: bytes) -> Iterator[tuple[Any, Any]]:
    root = _root(data)
    if root is None:
        return
    for item in root.iter("item"):
        yield item.findtext("guid"), item.findtext("title")
    for entry in root.iter(_ATOM + "entry"):
        yield entry.findtext(_ATOM + "id"), entry.findtext(_ATOM + "title")
