"""Medium: the zip archive of a person's data, `posts/*.html`, each a page with microformats (h-entry).

A name that begins with `draft_` is a draft. Medium does not mark a response to another person's story. It has
no heading, so its title is its first words: a page whose whole text is its title is left out, and one that goes
on becomes a draft, because a story without a title looks the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.media import own_file, place_of
from publisher.importer.exports.pages import classed, inner_html, page_of, remove, words_of
from publisher.importer.exports.posts import Options, Posts
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.syndication.elements import address
from publisher.text.clean import clean
from publisher.text.xml import Element

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_SIGNS = (b'class="p-name"', b"Exported from", b'class="h-entry"')
_PAGE = re.compile(r"(?:\A|/)(?:draft_|\d{4}-\d\d-\d\d_)[^/]{0,300}\.html?\Z", re.IGNORECASE)
_POST_ID = re.compile(r"(?:/p/|-|/|_)([0-9a-f]{8,14})(?:\?|\.html?|\Z)")
_EXPORTED = re.compile(r"(?:\A|/)posts/[^/]{1,300}\.html?\Z", re.IGNORECASE)


def find(bundle: Bundle) -> list[str]:
    """List the pages of stories."""
    return [
        name for name in bundle.ending(".html", ".htm") if _is_named(bundle, name) and _is_story(bundle, name)
    ]


def _is_named(bundle: Bundle, name: str) -> bool:
    return bundle.is_single or bool(_PAGE.search(name) or _EXPORTED.search(name)) or "/" not in name


def _is_story(bundle: Bundle, name: str) -> bool:
    head = bundle.head(name)
    return head[:1] == b"<" and b"h-entry" in head and b'data-field="body"' in head


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the stories; a page that cannot be read is reported."""
    found = Posts(options=options)
    for name in names:
        try:
            entry, kind = _story(bundle, name, page_of(bundle, name), options)
        except ReadError as error:
            found.leave(posts.DAMAGED)
            found.warnings.append(f"holds {name}, which cannot be read: {error.message}")
            continue
        found.add(entry, kind)
    return found.feed("Medium")


def _story(bundle: Bundle, name: str, page: Element, options: Options) -> tuple[ImportedEntry, str]:
    title = words_of(next(classed(page, "p-name"), None))
    body = next((one for one in page.iter("section") if one.get("data-field") == "body"), None)
    canonical = next((str(one.get("href", "")) for one in classed(page, "p-canonical")), "")
    moment = next((str(one.get("datetime", "")) for one in classed(page, "dt-published")), "")
    link = address(canonical, "")
    kind = posts.DRAFT if name.rpartition("/")[2].startswith("draft") or not (moment or canonical) else ""
    summary = words_of(next((one for one in classed(page, "p-summary")), None))
    if body is not None and not kind:
        kind = _response(title, body)
    text, image = _text(bundle, body, title, summary, options) if body is not None else ("", "")
    number = _POST_ID.search(canonical) or _POST_ID.search(name)
    return ImportedEntry(
        # Medium's own feed has this address as guid.
        id=f"https://medium.com/p/{number.group(1)}" if number else link or name,
        title=title,
        link="" if kind == posts.DRAFT else link,
        published=moment,
        authors=tuple(Person(words_of(one), "", str(one.get("href", ""))) for one in classed(page, "p-author")),
        content=text,
        base=link or "https://medium.com/",
        whole=True,
        summary=clean(summary),
        categories=tuple(dict.fromkeys(words_of(one) for one in classed(page, "p-tag") if one.tag == "a")),
        image=Enclosure(image) if image else None,
    ), kind


def _response(title: str, body: Element) -> str:
    """Name what a page is that has no heading, picture or code, and begins with its title; "" for any other."""
    if any(True for tag in ("h1", "h2", "h3", "h4", "img", "figure", "pre") for _ in body.iter(tag)):
        return ""
    words, start = words_of(body), title.rstrip("….").strip()
    if not start or not words.startswith(start):
        return ""
    return "response" if words in {title, start} else "likely response"


def _text(bundle: Bundle, body: Element, title: str, summary: str, options: Options) -> tuple[str, str]:
    """Give the HTML of a story without the title and subtitle that it repeats, and its featured picture."""
    for one in [
        *classed(body, "section-divider"),
        *classed(body, "graf--title"),
        *classed(body, "graf--kicker"),
    ]:
        remove(one)
    leading = next((one for one in classed(body, "graf--leading")), None)
    if leading is not None and leading.tag in {"h1", "h2", "h3", "h4"} and words_of(leading) == title:
        remove(leading)
    for one in list(classed(body, "graf--subtitle")):
        if words_of(one) == summary:
            remove(one)
    image = ""
    for picture in body.iter("img"):
        own = own_file(bundle, str(picture.get("src", "")), ("", "posts/")) if options.media else ""
        if own:
            picture.set("src", place_of(own))
        if picture.get("data-is-featured") == "true" and not image:
            image = address(str(picture.get("src", "")), "")
    return inner_html(body), image
