"""Turn an entry into an article file: HTML with YAML front matter, with every text in quotes.

Names are `YEAR/DAY-TITLE.html`, of [a-z0-9-] only, of limited length, and the same at every import.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from hashlib import blake2b

from publisher.composer.excerpt import shorten
from publisher.composer.sanitiser import sanitise
from publisher.errors import ReadError
from publisher.importer.feed_text import plain
from publisher.importer.imported import ImportedEntry
from publisher.models import Enclosure, Person
from publisher.normalizer import date_parser, languages
from publisher.normalizer.policy import Refused
from publisher.text.characters import without_controls
from publisher.text.slugs import file_slug

TITLE_LENGTH = 80  # characters of a title that is taken from the text
LONGEST_ID = 4_000
LONGEST_HEAD = 60_000  # characters; front matter that is longer is not read
MOST = 50  # categories, people or files of one entry
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """The file of an article, before it is written. Names are relative to the folder of the import."""

    name: str
    other_name: str  # used if another file has the name
    data: bytes
    id: str
    link: str
    day: str = ""
    warnings: tuple[str, ...] = ()


def article_file(entry: ImportedEntry, zone: tzinfo, home: str) -> ArticleFile:
    """Make the file of an entry.

    Args:
        entry: The entry.
        zone: The time zone of dates that name none.
        home: The site's language, which articles need not name.

    Raises:
        ReadError: the entry has nothing to publish, or more than an article can hold.
    """
    warnings: list[str] = []
    content = sanitise(entry.content, entry.base)
    title = entry.title or _title_from_text(entry, content)
    identity = without_controls(entry.id).strip()
    if len(identity) > LONGEST_ID:
        raise ReadError(
            f"the entry {title[:60]!r} has an id of {len(identity)} characters", "shorten it in the feed"
        )
    language = _language(entry.language, warnings)
    published, day = _date(entry.published, language, zone, warnings)
    updated, _ = _date(entry.updated, language, zone, warnings)
    head = "".join(
        (
            _line("title", title),
            f"date: {published}\n" if published else "",
            f"updated: {updated}\n" if updated and updated != published else "",
            _line("id", identity),
            _line("link", entry.link),
            _line("language", language if language != home else ""),
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
    stem = _file_stem(title, day)
    digest = blake2b((identity or head + content).encode("utf-8", "replace"), digest_size=4).hexdigest()
    body = f"\n{content}\n" if content else ""
    data = f"---\n{head}---\n{body}".encode("utf-8", "replace")
    return ArticleFile(
        name=f"{stem}.html",
        other_name=f"{stem}-{digest}.html",
        data=data,
        id=identity,
        link=entry.link,
        day=day,
        warnings=tuple(warnings),
    )


def _title_from_text(entry: ImportedEntry, content: str) -> str:
    """Make a title of the first words of an entry without one."""
    text = shorten(plain(content) or entry.summary, TITLE_LENGTH)
    if text or entry.enclosures or entry.link:
        return (
            text or (entry.enclosures[0].url if entry.enclosures else entry.link).rstrip("/").rpartition("/")[2]
        )
    raise ReadError("an entry has neither a title nor a text", "nothing to do: it has nothing to publish")


def _file_stem(title: str, day: str) -> str:
    words = file_slug(title)
    if day:
        return f"{day[:4]}/{day}-{words}"
    # A day at the start of a file name is read as the article's date, so a title must not begin with one.
    return f"on-{words}" if words[:2] in {"19", "20"} else words


def _language(text: str, warnings: list[str]) -> str:
    try:
        return languages.tag(text) if text else ""
    except Refused:
        warnings.append(f"{text[:40]!r} is not a language tag, and is left out")
        return ""


def _date(text: str, language: str, zone: tzinfo, warnings: list[str]) -> tuple[str, str]:
    """Read a date as the dates of articles are read; returns it as front matter writes it, and its day."""
    if not text:
        return "", ""
    region = languages.region_of(language, "")
    try:
        moment = date_parser.parse(text, language=language.partition("-")[0], region=region, zone=zone)
    except date_parser.NoDate as error:
        warnings.append(f"{text[:60]!r} is not a date ({error}), and is left out")
        return "", ""
    if moment.day_only:
        return str(moment.day), str(moment.day)
    instant = moment.instant.astimezone(UTC)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ"), str(instant.date())


def quoted(text: str) -> str:
    """Quote a text for YAML and TOML: on one line, of printable characters only."""
    letters = (_ESCAPES.get(c) or (c if c.isprintable() else _escape(c)) for c in without_controls(text))
    return '"' + "".join(letters) + '"'


def _escape(letter: str) -> str:
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
