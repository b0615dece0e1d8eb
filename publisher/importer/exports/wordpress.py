"""WordPress: WXR 1.0, 1.1 and 1.2 (wp-admin/includes/export.php), which Squarespace and others write, too.

An export holds every kind of post that WordPress has. `wp:post_type` and `wp:status` say what an item is and
who may read it; a post that names a password is not public, whatever its status. Several files of one export
are read together: a picture may be in another file than the post that shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.damaged import whole_elements
from publisher.importer.exports.posts import Options, Posts, kind_of
from publisher.importer.exports.wordpress_text import Attachment, html_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.syndication.elements import Parts, address, first_text, markup_in, name_of, parts_of, texts_in
from publisher.syndication.feed_text import summary_of, title_of
from publisher.text.media_types import length_of, type_of
from publisher.text.xml import Element, all_text, language_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_SIGNS = (b"wordpress.org/export/", b"<wp:", b"xmlns:wp=")
# The statuses and types that WordPress registers itself (wp-includes/post.php).
_STATES = {
    "publish": "", "draft": posts.DRAFT, "pending": posts.PENDING, "private": posts.PRIVATE,
    "future": posts.SCHEDULED, "trash": posts.TRASHED, "auto-draft": posts.AUTO_DRAFT,
    "inherit": posts.REVISION,
}  # fmt: skip
_TYPES = {
    "post": "", "page": posts.PAGE, "attachment": "attachment", "nav_menu_item": "menu item",
    "revision": posts.REVISION, "wp_block": "reusable block",
}  # fmt: skip
_SKIPPED = frozenset({"post_format", "nav_menu", "post_translations", "language", "wp_theme", "author"})
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)")
_DEFAULT_LINK = re.compile(r"[?&](?:p|page_id|preview|attachment_id)=")
_OFFSET = timedelta(hours=15)
_EXCERPT = ("wp:encoded", "excerpt:encoded")  # its namespace begins as that of WordPress
INCOMPLETE = "incomplete entry"
_NAMED = 5  # blocks that a note names


def find(bundle: Bundle) -> list[str]:
    """List the files of WXR."""
    return [name for name in bundle.xml() if any(sign in bundle.head(name) for sign in _SIGNS)]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read all files of an export together."""
    found = Posts(options=options)
    site = _Site(options.site)
    items: list[Parts] = []
    for name in names:
        channel, inner = _items(bundle, name, found, alone=len(names) == 1)
        site.learn(parts_of(channel) if channel is not None else {}, channel)
        items += inner
    for parts in items:
        site.learn_item(parts)
    for parts in items:
        _add(parts, site, found)
    if found.notes:
        _explain(found)
    return found.feed(
        "WordPress", title=site.title, link=site.link, description=site.description, language=site.language
    )


_NOTES = {
    "sticky": "marked to stay on top of the old site, while dates alone order a feed: {}",
    "tag": "kinds of shortcodes left in texts: {}; a build expands or reports each",
    "gallery": "pictures of galleries left out, because this export does not name their files: {}",
    "twice": "posts with the id of another post: {}; these get another id, so feed readers may show them again",
}


def _explain(found: Posts) -> None:
    """Write the notes of what is not kept as sentences, each with its number."""
    blocks = [name.removeprefix("block ") for name in found.notes if name.startswith("block ")]
    number = sum(found.notes.pop(f"block {name}") for name in blocks)
    found.notes = Counter({_NOTES.get(key, key): number for key, number in found.notes.items()})
    if blocks:
        named = ", ".join(sorted(blocks)[:_NAMED]) + (" ..." if len(blocks) > _NAMED else "")
        found.notes[f"blocks left out that WordPress fills when it shows a page ({named}): {{}}"] = number


# -- documents -----------------------------------------------------------------------------------------------


def _items(bundle: Bundle, name: str, found: Posts, *, alone: bool) -> tuple[Element | None, list[Parts]]:
    """Give the channel of a file, and the parts of its items."""
    try:
        root, warnings = bundle.document(name)
    except ReadError:
        root, warnings = None, ("is not well-formed",)
    if root is not None and not warnings:
        channel = next((one for one in root.iter() if name_of(one) == "channel"), root)
        return channel, [parts_of(one) for one in root.iter() if name_of(one) == "item"]
    damage = warnings[0].partition(" (")[0]
    outer, elements, damaged = whole_elements(bundle.text(name), "rss", "item")
    if not elements:
        raise ReadError(f"this export {damage}, and holds no whole entry", "export again")
    for _ in range(damaged):
        found.leave(posts.DAMAGED)
    where = damage if alone else f"{name} {damage}"
    found.warnings.append(f"{where}: only entries that are whole are read; export again for the rest")
    around = outer.iter() if outer is not None else ()
    channel = next((one for one in around if name_of(one) == "channel"), None)
    return channel, [parts_of(one) for one in elements]


# -- the site ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Site:
    """What the files say of the whole site."""

    home: str
    title: str = ""
    link: str = ""
    description: str = ""
    language: str = ""
    people: dict[str, str] = field(default_factory=dict)  # names by login
    terms: dict[tuple[str, str], str] = field(default_factory=dict)  # names by taxonomy and nicename
    attachments: dict[str, Attachment] = field(default_factory=dict)  # by id
    children: dict[str, list[str]] = field(default_factory=dict)  # ids of attachments by that of their post
    blocks: dict[str, str] = field(default_factory=dict)  # texts of reusable blocks by id
    owners: dict[str, str] = field(default_factory=dict)  # posts by their ids

    def learn(self, about: Parts, channel: Element | None) -> None:
        """Read a channel."""
        self.title = self.title or title_of(first_text(about, "title"))
        self.link = (
            self.link
            or address(first_text(about, "wp:base_blog_url", "link", "wp:base_site_url"), "")
            or self.home
        )
        self.description = self.description or title_of(first_text(about, "description"))
        own = language_of(channel) if channel is not None else ""
        self.language = self.language or first_text(about, "language", "dc:language") or own
        for author in about.get("wp:author", ()):
            inner = parts_of(author)
            login = first_text(inner, "wp:author_login").lower()
            whole = f"{first_text(inner, 'wp:author_first_name')} {first_text(inner, 'wp:author_last_name')}"
            name = first_text(inner, "wp:author_display_name") or whole.strip()
            if login and name:
                self.people[login] = name
        for term in (*about.get("wp:category", ()), *about.get("wp:tag", ()), *about.get("wp:term", ())):
            inner = parts_of(term)
            taxonomy = first_text(inner, "wp:term_taxonomy") or (
                "post_tag" if name_of(term) == "wp:tag" else "category"
            )
            slug = first_text(inner, "wp:category_nicename", "wp:tag_slug", "wp:term_slug")
            name = first_text(inner, "wp:cat_name", "wp:tag_name", "wp:term_name")
            if slug and name:
                self.terms[taxonomy, slug] = name

    def learn_item(self, parts: Parts) -> None:
        """Read an item that other items may show."""
        kind, identity = first_text(parts, "wp:post_type").lower(), first_text(parts, "wp:post_id")
        if kind == "attachment" and identity:
            url = address(first_text(parts, "wp:attachment_url", "guid"), self.link)
            if url:
                self.attachments[identity] = Attachment(
                    url,
                    meta(parts).get("_wp_attachment_image_alt", ""),
                    title_of(first_text(parts, *_EXCERPT)),
                )
                self.children.setdefault(first_text(parts, "wp:post_parent"), []).append(identity)
        elif kind == "wp_block" and identity and first_text(parts, "wp:status").lower() == "publish":
            self.blocks[identity] = _content(parts)

    def identity(self, parts: Parts, link: str, number: str, found: Posts) -> str:
        """Give the id of a post: its guid, as WordPress' own feed has it, unless another post has the same."""
        guid = first_text(parts, "guid")
        guid = address(guid, self.link) if guid.startswith("/") else guid
        default = f"{self.link.rstrip('/')}/?p={number}" if self.link and number else ""
        post = f"{number} {first_text(parts, 'title')} {first_text(parts, 'wp:post_date')}"
        for one in (guid, link, default):
            if one and self.owners.setdefault(one, post) == post:
                found.notes["twice"] += bool(guid) and one != guid
                break
        else:
            one = f"{guid or link}#{number}" if number else guid or link
        found.notes += Counter()
        return one

    def person(self, login: str) -> str:
        """Give the name of an author; a login that is a mail address names nobody in public."""
        name = self.people.get(login.lower(), login)
        return "" if "@" in name else name


def meta(parts: Parts) -> dict[str, str]:
    """Read the custom fields of an item, by key; the first of several counts."""
    found: dict[str, str] = {}
    for one in parts.get("wp:postmeta", ()):
        inner = parts_of(one)
        found.setdefault(first_text(inner, "wp:meta_key"), first_text(inner, "wp:meta_value"))
    return found


# -- items ---------------------------------------------------------------------------------------------------


def _add(parts: Parts, site: _Site, found: Posts) -> None:
    found.comments += sum(
        first_text(parts_of(one), "wp:comment_type") in {"", "comment"} for one in parts.get("wp:comment", ())
    )
    kind = _kind(parts)
    if kind not in posts.LEFT or (kind == posts.PAGE and found.options.pages):
        if kind == posts.PAGE:
            kind = _state(parts)
        if not kind.startswith("of type") and kind not in posts.LEFT:
            found.add(_entry(parts, site, found, is_public=not kind), kind)
            return
    found.leave(kind, _id(parts))


def _kind(parts: Parts) -> str:
    """Name the kind of an item; "" for a public post. What is no post is named by its type."""
    types = [kind_of(all_text(one), _TYPES, "of type") for one in parts.get("wp:post_type", ())]
    if not types:
        return "of type ''"
    return next(filter(None, types), "") or _state(parts)


def _state(parts: Parts) -> str:
    """Name what the status and the password of a post say; a post without a status is not public."""
    states = [kind_of(all_text(one), _STATES) for one in parts.get("wp:status", ())]
    state = next(filter(None, states), "") if states else INCOMPLETE
    if state in posts.LEFT:
        return state
    locked = any(all_text(one) for one in parts.get("wp:post_password", ()))
    return posts.PROTECTED if locked and state in {"", posts.SCHEDULED} else state


def _id(parts: Parts) -> str:
    return first_text(parts, "guid") or first_text(parts, "link")


def _entry(parts: Parts, site: _Site, found: Posts, *, is_public: bool) -> ImportedEntry:
    fields = meta(parts)
    link = address(first_text(parts, "link"), site.link)
    if not is_public and (_DEFAULT_LINK.search(link) or link == site.link):
        link = ""  # where a draft is previewed
    published, updated = _dates(parts)
    number = first_text(parts, "wp:post_id")
    if first_text(parts, "wp:is_sticky") == "1":
        found.notes["sticky"] += 1
    thumbnail = site.attachments.get(fields.get("_thumbnail_id", ""))
    children = [site.attachments[one] for one in site.children.get(number, ()) if number != "0"]
    text = _content(parts)
    return ImportedEntry(
        id=site.identity(parts, link, number, found),
        title=title_of(first_text(parts, "title")),
        link=link,
        published=published,
        updated=updated,
        authors=tuple(Person(name) for name in dict.fromkeys(_people(parts, site))),
        content=html_of(text, site.attachments, children, site.blocks, found.notes),
        base=link or site.link,
        whole=True,
        summary=summary_of(first_text(parts, *_EXCERPT)),
        categories=tuple(dict.fromkeys(_terms(parts, site))),
        image=Enclosure(thumbnail.url) if thumbnail else None,
        enclosures=tuple(_files(parts, site)),
    )


def _content(parts: Parts) -> str:
    return next((text for one in parts.get("content:encoded", ()) if (text := markup_in(one))), "")


def _people(parts: Parts, site: _Site) -> Iterator[str]:
    """Give the authors: those of the plugin Co-Authors Plus, else the creator."""
    several = [one for one in parts.get("category", ()) if one.get("domain") == "author"]
    named = [
        site.people.get(str(one.get("nicename", "")).removeprefix("cap-").lower()) or all_text(one)
        for one in several
    ]
    names = named or [site.person(text) for text in texts_in(parts, "dc:creator")]
    yield from (name for name in names if name and "@" not in name)


def _terms(parts: Parts, site: _Site) -> Iterator[str]:
    """Give the names of the categories and tags of an item; WXR 1.0 writes each twice."""
    for one in parts.get("category", ()):
        taxonomy, slug = str(one.get("domain", "category")), str(one.get("nicename", ""))
        if taxonomy not in _SKIPPED:
            name = all_text(one) or site.terms.get(("post_tag" if taxonomy == "tag" else taxonomy, slug), "")
            yield title_of(name)


def _files(parts: Parts, site: _Site) -> Iterator[Enclosure]:
    """Give the recordings of an item: the custom field `enclosure` has address, length and type on lines."""
    seen: set[str] = set()
    for one in parts.get("wp:postmeta", ()):
        inner = parts_of(one)
        if first_text(inner, "wp:meta_key") != "enclosure":
            continue
        lines = [*map(str.strip, first_text(inner, "wp:meta_value").split("\n")), "", "", ""]
        url = address(lines[0], site.link)
        if url and url not in seen:
            seen.add(url)
            kind = lines[2] if "/" in lines[2] else type_of(url)
            yield Enclosure(url, kind, length_of(lines[1]).value)


# -- dates ---------------------------------------------------------------------------------------------------


def _dates(parts: Parts) -> tuple[str, str]:
    """Give when an item was published and changed: in the offset of the site, where both clocks are written.

    A draft has no date in UTC ("0000-00-00 00:00:00") and an impossible `pubDate`; its local one is that of its
    last change.
    """
    local, universal = first_text(parts, "wp:post_date"), first_text(parts, "wp:post_date_gmt")
    published = _moment(local, universal)
    if not published:
        said = first_text(parts, "pubdate")
        published = said if said and "-0001" not in said and "0000" not in said[:20] else ""
    changed = _moment(first_text(parts, "wp:post_modified"), first_text(parts, "wp:post_modified_gmt"))
    return published, changed


def _moment(local: str, universal: str) -> str:
    here, there = _read(local), _read(universal)
    if there is None:
        return here.isoformat() if here else ""
    offset = here - there if here else timedelta()
    if abs(offset) > _OFFSET or offset.total_seconds() % 900:
        offset = timedelta()
    return there.replace(tzinfo=UTC).astimezone(timezone(offset)).isoformat()


def _read(text: str) -> datetime | None:
    match = _MOMENT.match(text)
    if match is None or match.group(1) == "0000":
        return None
    try:
        return datetime(*map(int, match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 -- its offset follows
    except ValueError:
        return None
