"""What the feed of a program says of its articles, and ours of the same: row by row."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urljoin

import lxml.etree
import lxml.html
from programs import HERE, PROGRAMS

ATOM = "{http://www.w3.org/2005/Atom}"


class Row(NamedTuple):
    """What a feed says of one article."""

    link: str
    title: str
    published: str  # UTC, "2024-05-06T07:08:09Z"
    references: tuple[str, ...] = ()  # where links and pictures of its text lead, sorted


def base_of(name: str) -> str:
    """The address of a site, as `publisher.toml` has it."""
    with (HERE / name / "publisher.toml").open("rb") as file:
        return str(tomllib.load(file)["site"]["link"])


def expected(name: str) -> list[Row]:
    """What a program said of its articles when `expected.json` was written."""
    entries = json.loads((HERE / name / "expected.json").read_text("utf-8"))["entries"]
    return [
        Row(one["link"], one["title"], one["published"], tuple(one.get("references", ()))) for one in entries
    ]


def ours(site: Path) -> list[Row]:
    """What the JSON Feed says that was built in a folder."""
    items = json.loads((site / "feeds/all.json").read_bytes())["items"]
    return [
        row(one.get("url", ""), one["title"], _instant(one.get("date_published")), one.get("content_html", ""))
        for one in items
    ]


def _instant(stamp: str | None) -> datetime | None:
    return datetime.fromisoformat(stamp) if stamp else None


def differences(found: list[Row], wanted: list[Row], *, but: Container[str] = ()) -> list[str]:
    """Say in words what differs, entry by entry; references only where the program's feed has any.

    `but` holds the articles whose references differ for a reason, see `differences.toml`.
    """
    lines = []
    by_link = {one.link: one for one in found}
    for one in wanted:
        other = by_link.pop(one.link, None)
        if other is None:
            lines.append(f"missing: {one.link} ({one.title})")
            continue
        if other.title != one.title:
            lines.append(f"{one.link}: title {other.title!r}, not {one.title!r}")
        if other.published != one.published:
            lines.append(f"{one.link}: published {other.published}, not {one.published}")
        if one.link not in but and one.references and other.references != one.references:
            lines.append(f"{one.link}: leads to {other.references}, not {one.references}")
    lines += [f"too much: {one.link} ({one.title})" for one in by_link.values()]
    if not lines and [one.link for one in found] != [one.link for one in wanted]:
        lines.append(f"order: {[one.link for one in found]}")
    return lines


def told(name: str, output: Path, base: str) -> list[Row]:
    """What a program says of its articles in what it wrote, the newest first."""
    program = PROGRAMS[name]
    if program.listing:
        return list(_listed(output / program.listing, urljoin(base, program.listing)))
    found = [row for feed in program.feeds for row in _of_feed((output / feed).read_bytes())]
    if len(program.feeds) > 1:  # each language has a feed of its own
        found.sort(key=lambda row: row.published, reverse=True)
    return found


def _of_feed(data: bytes) -> Iterator[Row]:
    root = lxml.etree.fromstring(data)
    for entry in root.iter(f"{ATOM}entry"):
        links = [one for one in entry.iter(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
        stamp = entry.findtext(f"{ATOM}published") or entry.findtext(f"{ATOM}updated") or ""
        title = entry.findtext(f"{ATOM}title") or ""
        kind = entry.find(f"{ATOM}title")
        if kind is not None and kind.get("type") == "html":
            title = _words(title)
        content = entry.findtext(f"{ATOM}content") or ""
        yield row(links[0].get("href", ""), title, datetime.fromisoformat(stamp), content)
    for item in root.iter("item"):
        when = parsedate_to_datetime(item.findtext("pubDate") or "")
        content = item.findtext("description") or ""
        yield row(item.findtext("link") or "", item.findtext("title") or "", when, content)


def _listed(path: Path, address: str) -> Iterator[Row]:
    for article in lxml.html.fromstring(path.read_bytes()).iter("article"):
        headings = article.xpath(".//h2//a[@href]")
        times = article.xpath(".//time/@datetime")
        if headings and times:
            link = urljoin(address, headings[0].get("href"))
            yield row(link, headings[0].text_content(), datetime.fromisoformat(times[0]))


def row(link: str, title: str, when: datetime | None, content: str = "") -> Row:
    """Write what a feed says in the form that is compared."""
    stamp = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else "never"
    return Row(as_uri(link), plain(title), stamp, references(content, link))


def as_uri(text: str) -> str:
    """Encode what an address may not hold: programs differ in what they leave to others."""
    return quote(text, safe="%/:=&?~#+!$,;'@()*[]")


def plain(text: str) -> str:
    """Take the typography from a title that some programs add."""
    for fine, simple in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("--", "-")):
        text = text.replace(fine, simple)
    return " ".join(text.split())


def _words(markup: str) -> str:
    return str(lxml.html.fragment_fromstring(markup, create_parent=True).text_content())


def references(content: str, link: str) -> tuple[str, ...]:
    """Where the links and pictures of a text lead, but for those that stay within it."""
    if not content.strip():
        return ()
    body = lxml.html.fragment_fromstring(content, create_parent=True)
    found: Iterable[str] = body.xpath(".//a/@href | .//img/@src")
    absolute = {as_uri(urljoin(link, one)) for one in found if not one.startswith(("#", "data:"))}
    return tuple(sorted(one for one in absolute if not one.startswith(f"{as_uri(link)}#")))
