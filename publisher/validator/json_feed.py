"""Validate JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ (also version 1).

Parsed JSON has no lines: findings name the place in the tree, and have line 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from publisher.validator.findings import Report
from publisher.validator.hazards import inspect_html, markup_in
from publisher.validator.syntax import (
    fault_of_absolute,
    fault_of_language,
    fault_of_media_type,
    fault_of_reference,
    fault_of_rfc3339,
    is_implausible,
    same_document,
    scheme_of,
)

_SPEC = "JSON Feed 1.1"
_BOM = b"\xef\xbb\xbf"
_VERSIONS = ("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1")

Check = Callable[[Report, str, Any], None]


def check(data: bytes, report: Report, url: str) -> None:
    """Check bytes that look like JSON."""
    import orjson

    if data.startswith(_BOM):
        report.warn(1, "JSON must not begin with a byte order mark (RFC 8259 8.1)", "remove it")
    try:
        feed = orjson.loads(data.removeprefix(_BOM))
    except orjson.JSONDecodeError as error:
        report.error(
            error.lineno, f"not JSON: {error.msg[:200]} (RFC 8259)", "write it with a JSON library, in UTF-8"
        )
        return
    if not isinstance(feed, dict):
        report.error(0, f"the feed is not an object ({_SPEC})", "write an object with version, title and items")
        return
    _check_version(report, feed.get("version"))
    _check_members(report, "", feed, _FEED)
    for name in ("title", "items"):
        if name not in feed:
            report.error(0, f"the feed has no {name} ({_SPEC})", f"add {name}")
    for name in ("home_page_url", "feed_url"):
        if name not in feed:
            report.warn(0, f"the feed has no {name} ({_SPEC})", f"add {name}")
    _check_addresses(report, feed, url)
    items = feed.get("items")
    if isinstance(items, list):
        _check_items(report, items)


def _check_version(report: Report, version: Any) -> None:
    if version not in _VERSIONS:
        said = f"is {version[:60]!r}" if isinstance(version, str) else "is missing or not a string"
        report.error(0, f"version {said} ({_SPEC})", f'write "version": "{_VERSIONS[0]}"')


def _check_addresses(report: Report, feed: dict[str, Any], url: str) -> None:
    own, following = feed.get("feed_url"), feed.get("next_url")
    if isinstance(own, str) and own and own == following:
        report.error(
            0, f"next_url is the feed itself, so readers would fetch it endlessly ({_SPEC})", "remove it"
        )
    if isinstance(own, str) and url and scheme_of(own) and not same_document(own, url):
        report.warn(
            0, f"feed_url {own[:100]} differs from the feed's address {url[:100]} ({_SPEC})", "make them equal"
        )


def _check_items(report: Report, items: list[Any]) -> None:
    seen: dict[str, int] = {}
    for number, item in enumerate(items):
        place = f"items[{number}]"
        if not isinstance(item, dict):
            report.error(0, f"{place} is not an object ({_SPEC})", "write an object with id and content")
            continue
        _check_members(report, place, item, _ITEM)
        if "content_html" not in item and "content_text" not in item:
            report.error(0, f"{place} has neither content_html nor content_text ({_SPEC})", "add either")
        identity = item.get("id")
        if identity in (None, ""):
            report.error(0, f"{place} has no id ({_SPEC})", "give it one that never changes")
        elif isinstance(identity, str) and identity in seen:
            message = f"{place} has the id of items[{seen[identity]}], {identity[:80]!r} ({_SPEC})"
            report.error(0, message, "give each item an id of its own")
        elif isinstance(identity, str):
            seen[identity] = number


def _check_members(report: Report, place: str, record: dict[str, Any], known: dict[str, Check]) -> None:
    for name, value in record.items():
        where = f"{place}.{name[:40]}" if place else name[:40]
        if name in known:
            known[name](report, where, value)
        elif not name.startswith("_"):
            report.warn(0, f"{where} is not in the format ({_SPEC})", "start the names of extensions with _")


def _any(_report: Report, _place: str, _value: Any) -> None:
    """Accept any value: other rules check it."""


def _string(report: Report, place: str, value: Any) -> bool:
    if isinstance(value, str):
        return True
    report.error(0, f"{place} is not a string ({_SPEC})", "write a string, or leave it out")
    return False


def _text(report: Report, place: str, value: Any) -> None:
    _string(report, place, value)


def _plain(report: Report, place: str, value: Any) -> None:
    if _string(report, place, value) and markup_in(value):
        report.warn(0, f"{place} is plain text, but holds {markup_in(value)} ({_SPEC})", "strip the markup")


def _html(report: Report, place: str, value: Any) -> None:
    if not _string(report, place, value) or report.errors_only:
        return
    hazards, relative = inspect_html(value)
    for _, message, remedy in hazards:
        report.warn(0, f"{place}: {message}", remedy)
    for reference, _ in relative:
        report.warn(0, f'{place}: relative address "{reference[:60]}" ({_SPEC})', "make it absolute")


def _address(report: Report, place: str, value: Any) -> None:
    if _string(report, place, value):
        fault = fault_of_reference(value) or fault_of_absolute(value)
        if fault:
            report.error(0, f"{place}: {fault} ({_SPEC})", "write the full address, percent-encoded")


def _date(report: Report, place: str, value: Any) -> None:
    if not _string(report, place, value):
        return
    fault = fault_of_rfc3339(value)
    if fault:
        report.error(0, f"{place}: {fault} ({_SPEC}: RFC 3339)", "write 2024-05-03T09:00:00Z")
    elif is_implausible(value):
        report.warn(0, f"{place}: {value[:30]} is probably a mistake", "check the year")


def _language(report: Report, place: str, value: Any) -> None:
    if _string(report, place, value) and fault_of_language(value):
        report.error(0, f"{place}: {fault_of_language(value)} ({_SPEC}: BCP 47)", 'write a tag such as "en"')


def _media_type(report: Report, place: str, value: Any) -> None:
    if _string(report, place, value) and fault_of_media_type(value):
        report.error(0, f"{place}: {fault_of_media_type(value)} ({_SPEC})", "write a type such as audio/mpeg")


def _flag(report: Report, place: str, value: Any) -> None:
    if not isinstance(value, bool):
        report.error(0, f"{place} is neither true nor false ({_SPEC})", "write a boolean")


def _number(report: Report, place: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        report.error(0, f"{place} is not a number from 0 ({_SPEC})", "write a number, or leave it out")


def _tags(report: Report, place: str, value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        report.error(0, f"{place} is not an array of strings ({_SPEC})", 'write ["one", "two"]')
    elif not all(tag.strip() for tag in value):
        report.warn(0, f"{place} holds an empty tag ({_SPEC})", "name it or leave it out")


def _records(known: dict[str, Check], *wanted: str, one_of: tuple[str, ...] = ()) -> Check:
    """Make a check for an array of objects: `wanted` members are required, and at least one of `one_of`."""

    def check_records(report: Report, place: str, value: Any) -> None:
        if not isinstance(value, list):
            report.error(0, f"{place} is not an array ({_SPEC})", "write an array of objects")
            return
        for number, record in enumerate(value):
            where = f"{place}[{number}]"
            if not isinstance(record, dict):
                report.error(0, f"{where} is not an object ({_SPEC})", "write an object")
                continue
            _check_members(report, where, record, known)
            for name in wanted:
                if name not in record:
                    report.error(0, f"{where} has no {name} ({_SPEC})", f"add {name}")
            if one_of and not any(record.get(name) for name in one_of):
                report.error(
                    0, f"{where} has none of {', '.join(one_of)} ({_SPEC})", "add one, or leave it out"
                )

    return check_records


def _old_author(report: Report, place: str, value: Any) -> None:
    report.warn(0, f"{place} belongs to version 1 ({_SPEC})", "write an array, authors")
    _authors(report, place, [value])


_AUTHOR: dict[str, Check] = {"name": _plain, "url": _address, "avatar": _address}
_authors = _records(_AUTHOR, one_of=("name", "url", "avatar"))
_hubs = _records({"type": _text, "url": _address}, "type", "url")
_attachments = _records(
    {
        "url": _address,
        "mime_type": _media_type,
        "title": _plain,
        "size_in_bytes": _number,
        "duration_in_seconds": _number,
    },
    "url",
    "mime_type",
)


def _array(report: Report, place: str, value: Any) -> None:
    if not isinstance(value, list):
        report.error(0, f"{place} is not an array ({_SPEC})", "write an array")


_FEED: dict[str, Check] = {
    "version": _any,
    "title": _plain,
    "home_page_url": _address,
    "feed_url": _address,
    "description": _plain,
    "user_comment": _text,
    "next_url": _address,
    "icon": _address,
    "favicon": _address,
    "authors": _authors,
    "author": _old_author,
    "language": _language,
    "expired": _flag,
    "hubs": _hubs,
    "items": _array,
}
_ITEM: dict[str, Check] = {
    "id": _text,
    "url": _address,
    "external_url": _address,
    "title": _plain,
    "content_html": _html,
    "content_text": _text,
    "summary": _plain,
    "image": _address,
    "banner_image": _address,
    "date_published": _date,
    "date_modified": _date,
    "authors": _authors,
    "author": _old_author,
    "tags": _tags,
    "language": _language,
    "attachments": _attachments,
}
