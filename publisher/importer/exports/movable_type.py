"""The import and export format of Movable Type (appendix of its documentation on movabletype.org).

TypePad, Hatena Blog, Ameba and others write it, too. Entries are parted by a line of eight hyphens, and their
parts by one of five. Where no entry of a file names a status, all are public; if some do, the others are not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from publisher.importer.exports import posts
from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.posts import Options, Posts, kind_of
from publisher.importer.exports.wordpress_text import paragraphs
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.syndication.elements import address
from publisher.syndication.feed_text import html_of, summary_of, title_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_STATES = {
    "": "", "publish": "", "published": "", "draft": posts.DRAFT, "unpublish": posts.DRAFT,
    "future": posts.SCHEDULED, "review": posts.PENDING, "pending": posts.PENDING, "private": posts.PRIVATE,
}  # fmt: skip
_ENTRY, _PART = "--------", "-----"
_KEY = re.compile(r"([A-Z][A-Z ]{1,30}):[ \t]?(.{0,10000})\Z")
_HEADS = re.compile(rb"(?:\A|\n)(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|UNIQUE URL|PRIMARY CATEGORY|NO ENTRY): ?")
_BODY = re.compile(rb"\n-----[ \t]{0,20}\r?\n(?:BODY|EXTENDED BODY|COMMENT|PING|EXCERPT):")
_DATE = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d) (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])\.?M\.?)?", re.IGNORECASE
)
_TEXTS = ("BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS")


class _Record(NamedTuple):
    """An entry as it is written."""

    values: Mapping[str, list[str]]
    texts: Mapping[str, str]
    answers: int  # comments and trackbacks


def find(bundle: Bundle) -> list[str]:
    """List the files of the format."""
    return [name for name in bundle.ending(".txt", ".log", ".mt", ".export") if _is_format(bundle.head(name))]


def _is_format(head: bytes) -> bool:
    text = head.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return len(set(_HEADS.findall(text[:4096]))) >= 2 and _BODY.search(text) is not None


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the entries of all files."""
    found = Posts(options=options)
    for name in names:
        records = list(_records(bundle.text(name)))
        default = "missing" if any("STATUS" in one.values for one in records) else ""
        for record in records:
            found.comments += record.answers
            if "NO ENTRY" in record.values:  # comments on an entry that is elsewhere
                continue
            states = record.values.get("STATUS", [default])
            kind = next(filter(None, (kind_of(one, _STATES) for one in states)), "")
            found.add(_entry(record, options), kind)
    return found.feed("Movable Type", link=options.site)


# -- the format ----------------------------------------------------------------------------------------------


def _records(text: str) -> Iterator[_Record]:
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.rstrip() == _ENTRY:
            yield from _record(lines)
            lines = []
        else:
            lines.append(line)
    yield from _record(lines)


def _record(lines: Sequence[str]) -> Iterator[_Record]:
    """Read the lines of an entry; a part may hold a line of hyphens, if no part begins behind it."""
    parts: list[list[str]] = [[]]
    for number, line in enumerate(lines):
        follows = lines[number + 1].rstrip() if number + 1 < len(lines) else ""
        starts = follows == "" or follows.endswith(":") or number + 1 == len(lines)
        if line.rstrip() == _PART and (starts or len(parts) == 1):
            parts.append([])
        else:
            parts[-1].append(line)
    values: dict[str, list[str]] = {}
    for line in parts[0]:
        match = _KEY.match(line)
        if match:
            values.setdefault(match.group(1).strip(), []).append(match.group(2).strip())
    texts: dict[str, str] = {}
    answers = 0
    last = ""
    for part in parts[1:]:
        name = part[0].strip().rstrip(":") if part and part[0].rstrip().endswith(":") else ""
        if name in _TEXTS:
            texts[name] = "\n".join(part[1:]).strip("\n")
            last = name
        elif name in {"COMMENT", "PING"}:
            answers += 1
            last = ""
        elif last and any(line.strip() for line in part):  # the text went on behind a line of hyphens
            texts[last] = f"{texts[last]}\n{_PART}\n" + "\n".join(part)
    if values or texts:
        yield _Record(values, texts, answers)


# -- entries -------------------------------------------------------------------------------------------------


def _entry(record: _Record, options: Options) -> ImportedEntry:
    def first(*keys: str) -> str:
        return next((text for key in keys for text in record.values.get(key, ()) if text), "")

    basename = first("BASENAME")
    unique = address(first("UNIQUE URL", "URL"), "")
    link = unique or _link(basename, options.site)
    moment = _moment(first("DATE"))
    image = address(first("IMAGE"), "")
    breaks = first("CONVERT BREAKS").lower()
    body = "\n\n".join(filter(None, (_html(record.texts.get(key, ""), breaks) for key in _TEXTS[:2])))
    title = title_of(first("TITLE"))
    return ImportedEntry(
        id=link or f"{basename or title} {moment}".strip(),
        title=title,
        link=link,
        published=moment,
        authors=tuple(Person(name) for name in [first("AUTHOR")] if name and "@" not in name),
        content=body,
        base=link or options.site,
        whole=True,
        summary=summary_of(record.texts.get("EXCERPT", "")),
        categories=tuple(dict.fromkeys(_terms(record.values))),
        image=Enclosure(image) if image else None,
    )


def _link(basename: str, site: str) -> str:
    """Give the address of an entry whose basename is a path, as Hatena Blog writes it, below `/entry/`."""
    if not site or "/" not in basename:
        return ""
    return address(urljoin(site, f"/entry/{basename.strip('/')}"), "")


def _html(text: str, breaks: str) -> str:
    """Turn a text into HTML by the name of its format; "0" is HTML, and without a name its tags decide."""
    if not breaks or not text.strip():
        return html_of(text) if text.strip() else ""
    if breaks in {"markdown", "markdown_with_smartypants"}:
        return html_of_markdown(text)
    if breaks in {"0", "richtext", "none", "html", "blockeditor", "block_editor"}:
        return text
    return paragraphs(text)


def _moment(text: str) -> str:
    """Write MM/DD/YYYY hh:mm:ss, with AM or PM or without, as ISO 8601; another date is left as it is."""
    match = _DATE.match(text)
    if match is None:
        return text
    month, day, year, hour, minute, second = (int(one or 0) for one in match.groups()[:6])
    half = (match.group(7) or "").upper()
    if half:
        hour = hour % 12 + (12 if half == "P" else 0)
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"


def _terms(values: Mapping[str, list[str]]) -> Iterator[str]:
    for key in ("PRIMARY CATEGORY", "CATEGORY"):
        yield from (title_of(text) for text in values.get(key, ()) if text)
    for text in values.get("TAGS", ()):
        for row in csv.reader([text], skipinitialspace=True):
            yield from (title_of(tag) for tag in row if tag.strip())
