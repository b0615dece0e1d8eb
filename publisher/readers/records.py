"""JSON records: one article or many in a file (`.json`, also gzip).

The file is a list, an article, or an object with the list in `items` (JSON Feed), `articles` (NewsAPI),
`@graph` (schema.org), `results`, `docs`, `entries` or `data`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from publisher.errors import REPORT, ReadError, fault_of
from publisher.models import Article, Body, BodyKind, Claim, Problem
from publisher.readers import data_formats
from publisher.readers._mapping import claims_of, key_of
from publisher.tables.fields import BODY_NAMES, FIELD_OF

LISTS = ("items", "articles", "@graph", "results", "docs", "entries", "data")
_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|a|img|blockquote|em|strong|figure|span)\b[^<>]{0,500}>", re.IGNORECASE
)
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d{1,9} chars\]\s*$")  # NewsAPI's mark of a text that it cut


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each record.

    Raises:
        ReadError: the bytes are no gzip or no JSON, or hold no record.
    """
    if name.endswith(".gz"):
        data = data_formats.gunzip(data)
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    value = data_formats.parse_json(data)
    inherited: tuple[Claim, ...] = ()
    if isinstance(value, Mapping):
        records = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
        if records is None:
            yield article_of(value, name, "")
            return
        inherited = (*_feed_claims(value), *_held_claims(value))
    elif isinstance(value, list):
        records = value
    else:
        raise ReadError("the JSON is neither an article nor a list of them", "write an object with a title")
    for index, record in enumerate(records):
        yield one_of_many(record, name, f"[{index}]", inherited)


def one_of_many(record: Any, name: str, place: str, inherited: tuple[Claim, ...] = ()) -> Article:
    """Make an article of one of a file's records; a fault of ours costs that record, not the others."""
    try:
        return article_of(record, name, place, inherited)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other records are read
        where = f"{name}, record {place.strip('[]@')}"
        return Article(name, place, problems=(Problem(where, fault_of(error), REPORT, kind="fault"),))


def article_of(record: Any, name: str, place: str, inherited: tuple[Claim, ...] = ()) -> Article:
    """Make an article of one record; one that is no object becomes an article with a problem."""
    if not isinstance(record, Mapping):
        where = f"{name}, record {place.strip('[]@')}" if place else name
        problem = Problem(where, "the record is no JSON object", "write {...} with a title in it")
        return Article(name, place, problems=(problem,))
    values = _unwrapped(record)
    claims = claims_of(values, "record")
    if values is not record:  # an embargo of the wrapper holds for its content
        claims += tuple(one for one in claims_of(record, "record") if one.field in {"draft", "embargo"})
    return Article(name, place, (*claims, *inherited), _body(values))


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the article's own object, which schema.org and search engines put inside of another."""
    if "title" not in record and "headline" not in record:
        for key in ("mainEntity", "article", "item", "_source"):
            inner = record.get(key)
            if isinstance(inner, Mapping):
                return inner
    return record


def _feed_claims(feed: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Return what the items inherit in JSON Feed 1.1: the feed's authors and language."""
    if not str(feed.get("version", "")).startswith("https://jsonfeed.org/"):
        return ()
    kept = {key: feed[key] for key in ("authors", "author", "language") if key in feed}
    return claims_of(kept, "record feed")


def _held_claims(feed: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Return what holds back all parts of a package; its `status` is that of the server ("ok")."""
    names = {key: key_of(key) for key in feed if isinstance(key, str)}
    kept = {
        key: feed[key] for key, name in names.items() if name == "pubstatus" or FIELD_OF.get(name) == "embargo"
    }
    return claims_of(kept, "record feed")


def _body(values: Mapping[str, Any]) -> Body:
    folded = {key_of(key): value for key, value in values.items() if isinstance(key, str)}
    for key, kind in BODY_NAMES:
        value = folded.get(key)
        if isinstance(value, Mapping):
            value = value.get("rendered")
        if isinstance(value, str) and value.strip():
            text = _CUT.sub("…", value) if len(value) < 1000 and "[+" in value else value
            return Body(cast("BodyKind", kind or _kind(text)), text)
    return Body("text", "")


def _kind(text: str) -> str:
    head = text[:2000].lstrip().lower()
    if head.startswith(("<!doctype html", "<html")):
        return "page"
    return "html" if "<" in text and _MARKUP.search(text[:20_000]) else "text"
