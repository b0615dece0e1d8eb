"""Values of the site and of the article that template tags print, and the filters that change them.

Only what the configuration and the entry say is known. An expression with anything else has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from publisher.models import Site
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from datetime import datetime

    from publisher.composer.links import Links

_TEXT = lazy(r"^(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)$")
_NUMBER = lazy(r"-?\d{1,15}(?:\.\d{1,10})?\Z")
_PIECE = lazy(r"\"[^\"]*\"|'[^']*'|`[^`]*`|[^\"'`|+~]+|[|+~]|[\"'`]")
_CALL = lazy(
    r"""^(?:get_url|url|asset|asset_path|static|base_url|relurl|absurl|rellangurl|abslangurl|url_for|full_url_for)\b[\s(]{0,5}"""
    r"""(?:path\s{0,3}=\s{0,3})?["']([^"']{1,500})["'][^"']{0,200}$""",
    re.IGNORECASE,
)
_FORMAT = lazy(r"(?:%-?[YmdBbAaeHMSyjpI]|[^%]){1,60}\Z")
_ADDRESSES = frozenset(
    {"absolute_url", "absurl", "relurl", "rellangurl", "abslangurl", "htmlbaseurl", "full_url"}
)
_SAME = frozenset(
    "escape escape_once uri_escape safe safeurl safehtml raw strip lstrip rstrip trim markdownify strip_html"
    " striptags strip_newlines xml_escape plainify htmlunescape normalize_whitespace e smartify emojify".split()
)
_DATES = {
    "date_to_string": "%d %b %Y",
    "date_to_long_string": "%d %B %Y",
    "date_to_xmlschema": "%Y-%m-%dT%H:%M:%S%z",
}


_UNNAMED = Site().title  # of a site whose configuration gives no title


class Values:
    """The values of one text, with those that it assigns itself."""

    def __init__(self, links: Links) -> None:
        """Take what is known from `links`."""
        self._links = links
        self._known: dict[str, str | datetime] | None = None
        self.assigned: dict[str, str | None] = {}  # None where a value is not known

    def of(self, expression: str) -> str | None:
        """Evaluate an expression; None where something in it is not known."""
        first, *filters = _split(expression, "|")
        value = self._sum(first)
        for one in filters:
            if value is None:
                return None
            value = self._filtered(value, one.strip())
        return value if value is None or isinstance(value, str) else _day(value)

    def _sum(self, expression: str) -> str | datetime | None:
        """Join texts: `site.url ~ "/x"`."""
        terms = _split(expression, "~" if "~" in expression else "+")
        values = [self._value(term.strip()) for term in terms]
        if len(values) == 1:
            return values[0]
        known = [one if isinstance(one, str) else _day(one) for one in values if one is not None]
        return "".join(known) if len(known) == len(values) else None

    def _value(self, name: str) -> str | datetime | None:
        text = _TEXT.match(name)
        if text:
            return next(one for one in text.groups() if one is not None)
        if _NUMBER.match(name):
            return name
        call = _CALL.match(name)
        if call and ("/" in call[1] or "." in call[1]) and not call[1].startswith("@"):
            return call[1] if "://" in call[1] else self._links.from_site(call[1])
        if name in self.assigned:
            return self.assigned[name]
        if self._known is None:
            self._known = dict(_variables(self._links))
        if name.lower().lstrip("$") == ".site.baseurl":  # Hugo's is the whole address
            return self._links.site or None
        return self._known.get(name.lower().removeprefix("$").removeprefix("."))

    def _filtered(self, value: str | datetime, said: str) -> str | datetime | None:
        """Apply a filter; None for one that is not known."""
        name, _, options = said.replace("(", ":", 1).partition(":")
        name = name.strip().lower()
        arguments = [self.of(one) for one in _split(options.strip().removesuffix(")"), ",") if one.strip()]
        if not isinstance(value, str):
            return _dated(value, name, arguments)
        if name in {"relative_url", "url"}:
            return self._links.from_site(value if value.startswith("/") or not value else "/" + value)
        if name in _ADDRESSES:
            return value if "://" in value else self._links.from_site(value)
        if name in _SAME:
            return value.strip() if "strip" in name or name == "trim" else value
        return _changed(value, name, arguments)


def _changed(value: str, name: str, arguments: list[str | None]) -> str | None:
    """Apply a filter of texts."""
    first = arguments[0] if arguments else None
    if name in {"prepend", "append"} and first is not None:
        return first + value if name == "prepend" else value + first
    if name == "default":
        return value or first
    if name in {"downcase", "lower"}:
        return value.lower()
    if name in {"upcase", "upper"}:
        return value.upper()
    if name in {"capitalize", "title"}:
        return value[:1].upper() + value[1:] if name == "capitalize" else value.title()
    if name in {"replace", "remove"} and first:
        return value.replace(first, (arguments[1] or "") if len(arguments) > 1 else "")
    if name in {"url_encode", "cgi_escape", "urlencode"}:
        return quote(value, safe="")
    return None


def _dated(value: datetime, name: str, arguments: list[str | None]) -> str | None:
    form = arguments[0] if name == "date" and arguments else _DATES.get(name)
    if not form or (not _FORMAT.match(form) and name == "date"):
        return None
    return value.strftime(form)


def _day(value: datetime) -> str:
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _split(expression: str, sign: str) -> list[str]:
    """Part an expression at a sign outside of quotes."""
    out: list[str] = [""]
    if sign not in expression:
        return [expression]
    if sign == ",":
        pieces = re.findall(r"\"[^\"]*\"|'[^']*'|[^\"',]+|[,\"']", expression)
    else:
        pieces = _PIECE.findall(expression)
    for piece in pieces:
        if piece == sign:
            out.append("")
        else:
            out[-1] += piece
    return out


def _variables(links: Links) -> Iterator[tuple[str, str | datetime]]:
    """Yield what is known of the site and of the article."""
    parts = urlsplit(links.site)
    if parts.netloc:
        yield "site.url", f"{parts.scheme}://{parts.netloc}"
        yield "site.baseurl", links.base_path()
    else:
        yield "site.url", ""
        yield "site.baseurl", ""
    home = links.site.rstrip("/")
    for name in (
        "site.base_url",
        "site.github.url",
        "site.baseurl_root",
        "config.base_url",
        "metadata.url",
        "config.url",
    ):
        yield name, home
    for name in ("page.url", "page.permalink", "permalink", "relpermalink", "post.permalink"):
        if links.base or name.startswith("page."):
            yield name, links.base
    about, entry = links.about, links.entry
    said = {
        "title": about.title if about.title != _UNNAMED else "",
        "description": about.description,
        "language": about.language,
    }
    said |= {
        "name": said["title"],
        "lang": said["language"],
        "author": about.publisher,
        "subtitle": about.description,
    }
    for room in ("site", "config", "metadata", "meta", "site.params", "config.extra"):
        yield from ((f"{room}.{key}", value) for key, value in said.items() if value)
    yield from ((f"{room}.author.name", about.publisher) for room in ("site", "metadata") if about.publisher)
    if entry is None:
        return
    own: dict[str, str | datetime] = {
        "title": entry.title,
        "description": entry.summary,
        "summary": entry.summary,
        "excerpt": entry.summary,
        "author": ", ".join(one.name for one in entry.authors),
        "language": entry.language,
        "lang": entry.language,
    }
    if entry.published is not None:
        own["date"] = own["publishdate"] = _local(entry.published, about.timezone)
    if entry.updated is not None and entry.updated != entry.published:
        own["lastmod"] = own["updated"] = own["last_modified_at"] = _local(entry.updated, about.timezone)
    for key, value in own.items():
        if value:
            yield from (
                (room + key, value)
                for room in (
                    "page.",
                    "",
                    "params.",
                    "post.",
                    "page.params.",
                    "page.data.",
                    "frontmatter.",
                    "$frontmatter.",
                )
            )


def _local(when: datetime, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return when.astimezone(ZoneInfo(zone)) if zone else when
