"""JSON records: one article or many in a file (`.json`, also gzip).

The file is a list, an article, or an object with the list in `items` (JSON Feed), `articles` (NewsAPI),
`@graph` (schema.org) and the like, or with one list of articles under whatever name (`_record_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, cast

from publisher.errors import REPORT, fault_of
from publisher.models import Article, Body, BodyKind, Claim, Problem, Severity
from publisher.readers import _record_lists, data_formats
from publisher.readers._content_systems import is_chat, plain
from publisher.readers._linked_records import linked, without_wrappers
from publisher.readers._mapping import claims_of, key_of
from publisher.readers._programs import ghost_export, is_unpublished, shaped
from publisher.readers._record_lists import of_frame, outline, with_header
from publisher.readers._rich_text import html_of
from publisher.readers._wrapped_records import unwrapped
from publisher.tables.fields import BODY_NAMES, FIELD_OF

NOTE: Severity = "note"  # data that holds no article is somebody's, and no fault
_CHAT = "passed over: it is a chat, not a channel that all may read"
NO_LIST = "name the file in [articles] ignore, or give its records a title"
HOLDING = frozenset({"draft", "embargo", "expires"})  # fields of claims that hold an article back
_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|a|img|blockquote|em|strong|figure|span)\b[^<>]{0,500}>", re.IGNORECASE
)
# Marks that no plain text has: a link, words in bold, a heading.
_MARKDOWN = re.compile(
    r"(?<!\\)\[[^\[\]\n]{1,200}\]\((?:https?://|/)[^()\s]{1,500}\)|\*\*[^\s*][^*\n]{0,200}(?<!\s)\*\*"
    r"|(?:\A|\n)#{1,6} [^\s#]"
)
_MARKED_UP = ("rendered", "processed", "html", "value")  # of a text in an object: WordPress, Drupal
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
    value = of_frame(data_formats.parse_json(data))
    inherited: tuple[Claim, ...] = ()
    records: list[Any] | None = None
    if isinstance(value, Mapping):
        if is_chat(value):
            yield Article(name, problems=(Problem(name, _CHAT, NO_LIST, NOTE, "not-article"),))
            return
        news = _news_of(value)
        records = cast("list[Any] | None", ghost_export(value)) or (news or _record_lists).list_in(value)
        records = None if records is None else linked(records, value)
        inherited = (*_feed_claims(value), *_held_claims(value)) if records is not None else ()
        if records is None:
            article = article_of(value, name, "")
            if article is not None and _says_nothing(article):
                problems = _no_article(name, f"the object has: {outline(value)}").problems
                article = article._replace(problems=problems)
            yield from () if article is None else (article,)
            return
    elif isinstance(value, list):
        records = value
    if records is None or (records and not any(isinstance(one, Mapping | list) for one in records)):
        yield _no_article(name, "the file holds single values")
        return
    is_feed = isinstance(value, Mapping) and _is_json_feed(value)
    for index, record in enumerate(with_header(records)):
        article = one_of_many(record, name, f"[{index}]", inherited)
        if article is not None:
            yield _with_id(article) if is_feed else article


def _with_id(article: Article) -> Article:
    """Make an id of a number again: in a feed it is what subscribers have seen."""
    claims = (one._replace(field="id") if one.field == "number" else one for one in article.claims)
    return article._replace(claims=tuple(claims))


def _says_nothing(article: Article) -> bool:
    """Whether an object has neither a title nor a text, nor a problem of its own."""
    return not (article.problems or article.body.text or any(one.field == "title" for one in article.claims))


def _no_article(name: str, what: str) -> Article:
    message = f"passed over: no list of articles found; {what}"
    return Article(name, problems=(Problem(name, message, NO_LIST, NOTE, "not-article"),))


def one_of_many(record: Any, name: str, place: str, inherited: tuple[Claim, ...] = ()) -> Article | None:
    """Make an article of one of a file's records; a fault of ours costs that record, not the others."""
    try:
        return article_of(record, name, place, inherited)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other records are read
        where = f"{name}, record {place.strip('[]@')}"
        return Article(name, place, problems=(Problem(where, fault_of(error), REPORT, kind="fault"),))


def article_of(record: Any, name: str, place: str, inherited: tuple[Claim, ...] = ()) -> Article | None:
    """Make an article of one record; one that is no object becomes an article with a problem.

    Gives None for a record that its program has no article in: what was only shared, a page.
    """
    if not isinstance(record, Mapping):
        where = f"{name}, record {place.strip('[]@')}" if place else name
        problem = Problem(where, "the record is no JSON object", "write {...} with a title in it")
        return Article(name, place, problems=(problem,))
    if (news := _news_of(record)) is not None:
        found = news.article_of(record)
        if found is None:
            return None
        # What holds back any record holds back an item, too: its system may have more states than ninjs.
        rest = {key: value for key, value in record.items() if str(key).lower() not in news.OWN}
        held = tuple(one for one in claims_of(rest, "record") if one.field in HOLDING)
        if is_unpublished(record):
            held += (Claim("draft", "true", "record"),)
        from publisher.readers._wire_claims import without_mail

        return without_mail(Article(name, place, (*found[0], *held, *inherited), found[1]))
    simple = plain(record)
    if simple is None:
        return None
    inner, wrappers = unwrapped(simple)
    values = shaped(without_wrappers(inner))
    if values is None:
        return None
    claims = tuple(_numbered(one) for one in claims_of(values, "record"))
    for wrapper in wrappers:  # an embargo of the wrapper holds for its content
        claims += tuple(one for one in claims_of(wrapper, "record") if one.field in HOLDING)
    if any(map(is_unpublished, (inner, *wrappers))):
        claims += (Claim("draft", "true", "record"),)
    return Article(name, place, (*claims, *inherited), _body(values))


def _news_of(record: Mapping[str, Any]) -> ModuleType | None:
    """Give the module that reads an item of ninjs; None for other records."""
    if "uri" not in record and "guid" not in record and "versioncreated" not in record:
        return None
    from publisher.readers import _ninjs

    return _ninjs if _ninjs.is_ninjs(record) else None


def _numbered(claim: Claim) -> Claim:
    """Claim a number as such: it is an id in one database only."""
    is_number = claim.field == "id" and isinstance(claim.value, str) and claim.value.isdecimal()
    return claim._replace(field="number") if is_number else claim


def _feed_claims(feed: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Return what the items inherit in JSON Feed 1.1: the feed's authors and language."""
    if not _is_json_feed(feed):
        return ()
    kept = {key: feed[key] for key in ("authors", "author", "language") if key in feed}
    return claims_of(kept, "record feed")


def _is_json_feed(feed: Mapping[str, Any]) -> bool:
    return str(feed.get("version", "")).startswith("https://jsonfeed.org/")


def _held_claims(feed: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Return what holds back all parts of a package; its `status` is that of the server ("ok")."""
    names = {key: key_of(key) for key in feed if isinstance(key, str)}
    dated = {"embargo", "expires"}
    kept = {key: feed[key] for key, name in names.items() if name == "pubstatus" or FIELD_OF.get(name) in dated}
    return claims_of(kept, "record feed")


def _body(values: Mapping[str, Any]) -> Body:
    folded = {key_of(key): value for key, value in values.items() if isinstance(key, str)}
    for key, kind in BODY_NAMES:
        value = folded.get(key)
        if isinstance(value, Mapping | list):
            tree = value
            known = value if isinstance(value, Mapping) else {}
            value = next((known[name] for name in _MARKED_UP if isinstance(known.get(name), str)), None)
            if value is None and (text := html_of(tree)):
                return Body("html", text)
        if isinstance(value, str) and value.strip():
            text = _CUT.sub("…", value) if len(value) < 1000 and "[+" in value else value
            return Body(cast("BodyKind", kind or _kind(text)), text)
    return Body("text", "")


def _kind(text: str) -> str:
    head = text[:2000].lstrip().lower()
    if head.startswith(("<!doctype html", "<html")):
        return "page"
    if "<" in text and _MARKUP.search(text[:20_000]):
        return "html"
    marked = "](" in text or "**" in text or "\n#" in text or head.startswith("#")
    return "markdown" if marked and _MARKDOWN.search(text[:20_000]) else "text"
