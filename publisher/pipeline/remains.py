"""What subscribers were shown, read from the feeds that stand, where the catalog does not know it.

So a catalog that was deleted, or a clone that never had one, is held to the same promises: a feed is
not emptied, and nothing old turns up as new, without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from publisher import writer
from publisher.catalog import Catalog, Shown
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.tables.identifiers import iri_of

if TYPE_CHECKING:
    from publisher.pipeline.production import Product

LARGEST = 64 * 1024 * 1024  # bytes of a feed that is read for this
_ATOM = "{http://www.w3.org/2005/Atom}"


def recall(config: Config, catalog: Catalog, product: Product) -> bool:
    """Note what a feed shows that stands in the output but was never noted; says whether there was one."""
    feed = product.plan.channel.name
    if catalog.made(feed)[0] or catalog.listed(feed):
        return False
    ids = {iri_of(one.id, product.plan.channel.tags): one.id for one in product.shown}
    for name in ("json", "rss", "atom"):
        suffix = FORMATS[name].suffix
        # Atom has tag URIs in the place of ids that are none.
        shown = list(entries(config.target / (feed + suffix), suffix, ids if name == "atom" else {}))
        if shown:
            catalog.recalled(feed, shown)
            return True
    return False


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


def _json(data: bytes) -> Iterator[tuple[Any, Any]]:
    import orjson

    try:
        items = orjson.loads(data)["items"]
        yield from [(item.get("id"), item.get("title")) for item in items]
    except (ValueError, TypeError, KeyError, AttributeError):
        return  # whatever it is, no feed of ours


def _xml(data: bytes) -> Iterator[tuple[Any, Any]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return
    for item in root.iter("item"):
        yield item.findtext("guid"), item.findtext("title")
    for entry in root.iter(_ATOM + "entry"):
        yield entry.findtext(_ATOM + "id"), entry.findtext(_ATOM + "title")
