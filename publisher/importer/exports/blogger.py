"""Blogger: `feed.atom` of Google Takeout, and the older export of the whole blog as Atom.

The older one marks each entry with its kind as a category, and drafts with `app:control` (RFC 5023, 13.1.1).
Takeout writes `blogger:type`, `blogger:status` and `blogger:trashed`, the words of the Blogger API 3. A feed of
a blog has none of these, and is read like any feed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.damaged import whole_elements
from publisher.importer.exports.posts import Options, Posts, kind_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Person
from publisher.syndication.elements import Parts, address, first_text, markup_in, name_of, parts_of, texts_in
from publisher.syndication.feed_text import paragraphs, summary_of, title_of
from publisher.text.xml import Element, all_text, language_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_SIGNS = (b"<blogger:type>", b"<blogger:status>", b"/blogger/2008/kind#")
_KIND = "//schemas.google.com/g/2005#kind"
_LABEL = "http://www.blogger.com/atom/ns#"
_STATES = {
    "live": "", "draft": posts.DRAFT, "scheduled": posts.SCHEDULED, "soft_trashed": posts.TRASHED,
    "trashed": posts.TRASHED,
}  # fmt: skip
_TYPES = {
    "post": "",
    "page": posts.PAGE,
    "comment": posts.COMMENT,
    "settings": "setting",
    "template": "template",
}
INCOMPLETE = "incomplete entry"
_NAMELESS = frozenset({"", "anonymous", "unknown", "noreply@blogger.com"})


def find(bundle: Bundle) -> list[str]:
    """List the files of an export: a mark may follow behind many entries of another kind."""
    return [
        name
        for name in bundle.xml()
        if b"<feed" in bundle.head(name) and any(sign in bundle.read(name) for sign in _SIGNS)
    ]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the feeds of a blog; Takeout has a folder for each blog, which are read together."""
    found = Posts(options=options)
    about: Parts = {}
    home = language = ""
    for name in names:
        root, entries = _entries(bundle, name, found)
        about = about or parts_of(root)
        home = _link(parts_of(root)) or home
        language = language or language_of(root)
        required = {one for one in ("blogger:status", "blogger:type") if any(one in parts for parts in entries)}
        for parts in entries:
            kind = _kind(parts, required)
            if kind == posts.COMMENT:
                found.comments += 1
            elif kind == posts.PAGE:
                found.add(_entry(parts, home or options.site), _page_kind(parts, required, options))
            else:
                found.add(_entry(parts, home or options.site), kind)
    return found.feed(
        "Blogger",
        title=title_of(first_text(about, "atom:title")),
        link=home,
        description=title_of(first_text(about, "atom:subtitle")),
        id=first_text(about, "atom:id").replace(".archive", ""),
        language=language,
    )


def _entries(bundle: Bundle, name: str, found: Posts) -> tuple[Element, list[Parts]]:
    """Give the root of a file, and the parts of its entries; of a damaged file those that are whole."""
    root, warnings = bundle.document(name)
    if not warnings:
        return root, [parts_of(one) for one in root.iter() if name_of(one) == "atom:entry"]
    text = bundle.text(name)
    whole = whole_elements(text, "feed", "entry")
    damage = warnings[0].partition(" (")[0]
    if not whole.elements:
        raise ReadError(f"this export {damage}, and holds no whole entry", "export again")
    for _ in range(whole.damaged):
        found.leave(posts.DAMAGED)
    if whole.damaged or whole.root is None or not text.rstrip().endswith("</feed>"):
        found.warnings.append(f"{damage}: only entries that are whole are read; export again for the rest")
    return (root if whole.root is None else whole.root), [parts_of(one) for one in whole.elements]


def _kind(parts: Parts, required: set[str]) -> str:
    """Name the kind of an entry; "" for a public post. What is no post is named by its type."""
    return next(filter(None, (*_types(parts), *_states(parts, required))), "")


def _page_kind(parts: Parts, required: set[str], options: Options) -> str:
    """Name the kind of a page: where pages are wanted, what its status says of it."""
    return (next(filter(None, _states(parts, required)), "") or posts.PAGE) if options.pages else posts.PAGE


def _types(parts: Parts) -> Iterator[str]:
    yield from (kind_of(all_text(one), _TYPES, "of type") for one in parts.get("blogger:type", ()))
    for one in parts.get("atom:category", ()):
        if str(one.get("scheme", "")).strip().lower().endswith(_KIND):
            term = str(one.get("term", "")).strip().lower()
            yield kind_of(term.rpartition("#")[2], _TYPES, "of type")


def _states(parts: Parts, required: set[str]) -> Iterator[str]:
    """Name what an entry's marks say. An export marks all entries: one without a mark is not public."""
    yield from (posts.TRASHED for text in texts_in(parts, "blogger:trashed") if text)
    yield from (kind_of(all_text(one), _STATES) for one in parts.get("blogger:status", ()))
    for control in (parts, *map(parts_of, parts.get("app:control", ()))):
        yield from (posts.DRAFT for one in control.get("app:draft", ()) if all_text(one).lower() != "no")
    if not required <= parts.keys():
        yield INCOMPLETE


def _entry(parts: Parts, home: str) -> ImportedEntry:
    link = _link(parts)
    name = first_text(parts, "blogger:filename")
    if not link and name and home:
        link = address(urljoin(home, name), home)
    content = next(filter(None, map(_text, parts.get("atom:content", ()))), "")
    published = first_text(parts, "atom:published", "blogger:created", "atom:created")
    return ImportedEntry(
        id=first_text(parts, "atom:id") or link,
        title=title_of(first_text(parts, "atom:title")),
        link=link,
        published=published,
        updated=first_text(parts, "atom:updated"),
        authors=tuple(Person(name) for name in dict.fromkeys(_people(parts))),
        content=content,
        base=link or home,
        whole=True,
        summary=summary_of(first_text(parts, "blogger:metadescription")),
        categories=tuple(dict.fromkeys(_labels(parts))),
    )


def _text(element: Element) -> str:
    if element.get("type", "html") in {"html", "xhtml", "text/html"} or len(element):
        return markup_in(element)
    return paragraphs(all_text(element))


def _link(parts: Parts) -> str:
    found = (one for one in parts.get("atom:link", ()) if one.get("rel", "alternate") == "alternate")
    return next((url for one in found if (url := address(str(one.get("href", "")), ""))), "")


def _people(parts: Parts) -> Iterator[str]:
    for one in parts.get("atom:author", ()):
        name = first_text(parts_of(one), "atom:name")
        if name.lower() not in _NAMELESS and "@" not in name:
            yield name


def _labels(parts: Parts) -> Iterator[str]:
    """Give the labels of a post: categories with Blogger's scheme, or without one, but not its kind."""
    for one in parts.get("atom:category", ()):
        scheme = str(one.get("scheme", "")).strip()
        if scheme in {"", _LABEL} or scheme.startswith("tag:blogger.com"):
            yield title_of(str(one.get("label") or one.get("term") or ""))
