"""An entry to the file that holds it here: HTML with YAML front matter, every text between quotes.

Names are `YEAR/DAY-TITLE.html`: of [a-z0-9-] alone, bounded, and the same at every import.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from hashlib import blake2b

from publisher.composer import markup
from publisher.errors import ReadError
from publisher.models import Enclosure, Person
from publisher.moving.records import Moved
from publisher.moving.wording import plain
from publisher.normalizer import date_parser, languages
from publisher.normalizer.policy import Refused
from publisher.pipeline.plan import slug

WORDS = 60  # characters of a title in a file's name
TITLE = 80  # characters of a title that is made of the text
LONGEST_ID = 4_000
LONGEST_HEAD = 60_000  # characters; a reader of front matter gives up beyond
MOST = 50  # categories, people or files of one entry
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_SIGNS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be: its name below the folder, its bytes, the id in it, what to tell of it."""

    name: str
    spare: str  # another name, should the first be taken
    data: bytes
    id: str
    link: str
    day: str = ""
    warnings: tuple[str, ...] = ()


def page_of(entry: Moved, zone: tzinfo, home: str) -> Page:
    """Write an entry down; `zone` is meant by dates that name none, `home` is the site's language.

    Raises:
        ReadError: there is nothing in it to publish, or more than an article holds.
    """
    warnings: list[str] = []
    content = markup.clean(entry.content, entry.base)
    title = entry.title or _made_title(entry, content)
    identity = _UNSAYABLE.sub("", entry.id).strip()
    if len(identity) > LONGEST_ID:
        raise ReadError(
            f"the entry {title[:60]!r} has an id of {len(identity)} characters", "shorten it in the feed"
        )
    tongue = _language(entry.language, warnings)
    published, day = _date(entry.published, tongue, zone, warnings)
    updated, _ = _date(entry.updated, tongue, zone, warnings)
    head = "".join(
        (
            _line("title", title),
            f"date: {published}\n" if published else "",
            f"updated: {updated}\n" if updated and updated != published else "",
            _line("id", identity),
            _line("link", entry.link),
            _line("language", tongue if tongue != home else ""),
            _people(entry.authors),
            _line("publisher", entry.publisher),
            _line("source", entry.source),
            _list("credits", entry.credits),
            _list("tags", entry.categories),
            _line("summary", entry.summary if entry.summary != title else ""),
            _files("image", (entry.image,) if entry.image else ()),
            _files("enclosures", entry.enclosures),
        )
    )
    if len(head) > LONGEST_HEAD:
        raise ReadError(
            f"the entry {title[:60]!r} has {len(head)} characters of metadata", "shorten it in the feed"
        )
    words = _words(title)
    own = blake2b(f"{identity or head + content}".encode("utf-8", "replace"), digest_size=4).hexdigest()
    # A day at the head of a name is read as the article's own.
    start = f"{day[:4]}/{day}-" if day else ("on-" if words[:2] in {"19", "20"} else "")
    body = f"\n{content}\n" if content else ""
    data = f"---\n{head}---\n{body}".encode("utf-8", "replace")
    return Page(
        f"{start}{words}.html", f"{start}{words}-{own}.html", data, identity, entry.link, day, tuple(warnings)
    )


def _made_title(entry: Moved, content: str) -> str:
    """Give an entry without a title its first words, for a person to better."""
    text = markup.shorten(plain(content) or entry.summary, TITLE)
    if text or entry.enclosures or entry.link:
        return (
            text or (entry.enclosures[0].url if entry.enclosures else entry.link).rstrip("/").rpartition("/")[2]
        )
    raise ReadError(
        "an entry has neither a title nor a text", "nothing to do: there is nothing to publish in it"
    )


def _words(title: str) -> str:
    words = slug(title[:100])
    return words if len(words) <= WORDS else words[:WORDS].rpartition("-")[0] or words[:WORDS]


def _language(text: str, warnings: list[str]) -> str:
    try:
        return languages.tag(text) if text else ""
    except Refused:
        warnings.append(f"{text[:40]!r} is no language tag, and is left out")
        return ""


def _date(text: str, language: str, zone: tzinfo, warnings: list[str]) -> tuple[str, str]:
    """Read a date as articles' dates are read: as it is to be written, and its day."""
    if not text:
        return "", ""
    region = languages.region_of(language, "")
    try:
        moment = date_parser.parse(text, language=language.partition("-")[0], region=region, zone=zone)
    except date_parser.NoDate as error:
        warnings.append(f"{text[:60]!r} is no date ({error}), and is left out")
        return "", ""
    if moment.day_only:
        return str(moment.day), str(moment.day)
    instant = moment.instant.astimezone(UTC)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ"), str(instant.date())


def quoted(text: str) -> str:
    """Write a text as YAML and TOML both read it: between quotes, on one line, of printable signs."""
    letters = (_SIGNS.get(c) or (c if c.isprintable() else _number(c)) for c in _UNSAYABLE.sub("", text))
    return '"' + "".join(letters) + '"'


def _number(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _line(key: str, text: str) -> str:
    return f"{key}: {quoted(text)}\n" if text else ""


def _list(key: str, texts: tuple[str, ...]) -> str:
    lines = "".join(f"- {quoted(text)}\n" for text in dict.fromkeys(texts[:MOST]) if text.strip())
    return f"{key}:\n{lines}" if lines else ""


def _people(people: tuple[Person, ...]) -> str:
    rows = []
    for one in people[:MOST]:
        mail = f"  email: {quoted(one.email)}\n" if one.email else ""
        page = f"  url: {quoted(one.uri)}\n" if one.uri else ""
        rows.append(f"- name: {quoted(one.name)}\n{mail}{page}")
    return "authors:\n" + "".join(rows) if rows else ""


def _files(key: str, files: tuple[Enclosure, ...]) -> str:
    rows = ["".join(f"  {line}\n" for line in _file(one)) for one in files[:MOST]]
    rows = rows if key == "image" else [f"- {row[2:]}" for row in rows]
    return f"{key}:\n" + "".join(rows) if rows else ""


def _file(file: Enclosure) -> Iterator[str]:
    yield f"url: {quoted(file.url)}"
    if file.type:
        yield f"type: {quoted(file.type)}"
    if file.length is not None:
        yield f"length: {file.length}"
