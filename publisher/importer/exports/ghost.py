"""Ghost: the JSON of its export (`db[0].data`), alone or in a zip archive with `content/images`.

`status`, `visibility` and `type` say who may read a post. Where a post has no `html`, its text is rendered from
`lexical` (Ghost 5), `mobiledoc` (Ghost 1 to 4) or `markdown` (Ghost 0). Addresses of the site stand as
`__GHOST_URL__`: an export does not say where the site is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.documents import lexical, mobiledoc
from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.media import own_file, place_of
from publisher.importer.exports.posts import Options, Posts, is_true, kind_of, plain_of, records_in, text_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.readers.data_formats import parse_json
from publisher.syndication.elements import address
from publisher.syndication.feed_text import title_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_STATES = {
    "published": "", "draft": posts.DRAFT, "scheduled": posts.SCHEDULED, "sent": posts.EMAILED,
}  # fmt: skip
# `tiers` and filters such as "label:vip" are for some who pay.
_VISIBILITIES = {"": "", "public": "", "members": posts.MEMBERS, "paid": posts.PAID, "tiers": posts.PAID,
                 "none": posts.PRIVATE}  # fmt: skip
_URL = "__GHOST_URL__"
_OBJECT_ID = 24  # characters of an id
_FOLDERS = ("", "content/", "data/")


def find(bundle: Bundle) -> list[str]:
    """List the files of an export."""
    return [name for name in bundle.json() if _is_likely(bundle.head(name)) and _data(bundle.values(name))]


def _is_likely(head: bytes) -> bool:
    return b'"db"' in head or (b'"data"' in head and b'"meta"' in head) or b'"posts"' in head


def _data(values: Any) -> Mapping[str, Any]:
    """Give the tables of an export; none where the JSON is something else."""
    if not isinstance(values, Mapping):
        return {}
    listed = values.get("db")
    first = listed[0] if isinstance(listed, list) and listed else values
    data = first.get("data", {}) if isinstance(first, Mapping) else {}
    is_export = isinstance(data, Mapping) and isinstance(data.get("posts"), list)
    return data if is_export and (listed or "meta" in values) else {}


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts of an export."""
    found = Posts(options=options)
    settings: dict[str, str] = {}
    for name in names:
        tables = _Tables(_data(bundle.values(name)), bundle, options)
        settings |= tables.settings
        for post in records_in(tables.data.get("posts")):
            kind = _kind(post, tables, options)
            if kind in posts.LEFT:
                found.leave(kind, tables.link(post))
            else:
                found.add(tables.entry(post, found), kind)
        found.comments += sum(1 for _ in records_in(tables.data.get("comments")))
    if found.notes:
        text = (
            "addresses of the old site left out, because the export does not name the site: {};"
            " write its address as [site] link, and import again"
        )
        found.notes = type(found.notes)({text: found.notes.total()})
    return found.feed(
        "Ghost",
        title=title_of(settings.get("title", "")),
        link=options.site,
        description=title_of(settings.get("description", "")),
        language=settings.get("locale") or settings.get("lang", ""),
    )


def _kind(post: Mapping[str, Any], tables: _Tables, options: Options) -> str:
    """Name the kind of a post; "" for one that anybody may read."""
    kind = text_of(post, "type") or ("page" if is_true(post.get("page")) else "post")
    if kind == "page" and not options.pages:
        return posts.PAGE
    if kind not in {"page", "post"}:
        return f"of type {kind[:30]!r}"
    state = kind_of(text_of(post, "status"), _STATES)
    seen = text_of(post, "visibility").lower()
    access = _VISIBILITIES.get(seen, posts.PAID)
    if not state and is_true(tables.meta(post).get("email_only")):
        state = posts.EMAILED
    return access if access and state in {"", posts.SCHEDULED} else state


class _Tables:
    """The tables of an export, by what their rows belong to."""

    def __init__(self, data: Mapping[str, Any], bundle: Bundle, options: Options) -> None:
        self.data = data
        self.bundle = bundle
        self.options = options
        self.settings = {text_of(one, "key"): text_of(one, "value") for one in records_in(data.get("settings"))}
        self.users = {str(one.get("id")): one for one in records_in(data.get("users"))}
        self.tags = {str(one.get("id")): one for one in records_in(data.get("tags"))}
        self.metas = {str(one.get("post_id")): one for one in records_in(data.get("posts_meta"))}
        self.authors = self._joined("posts_authors", "author_id")
        self.tagged = self._joined("posts_tags", "tag_id")

    def _joined(self, table: str, key: str) -> dict[str, list[str]]:
        rows = sorted(records_in(self.data.get(table)), key=lambda one: _number(one.get("sort_order")))
        found: dict[str, list[str]] = {}
        for one in rows:
            found.setdefault(str(one.get("post_id")), []).append(str(one.get(key)))
        return found

    def meta(self, post: Mapping[str, Any]) -> Mapping[str, Any]:
        return self.metas.get(str(post.get("id")), {})

    def link(self, post: Mapping[str, Any]) -> str:
        slug = text_of(post, "slug").strip("/")
        return address(urljoin(self.options.site, f"/{slug}/"), "") if self.options.site and slug else ""

    def entry(self, post: Mapping[str, Any], found: Posts) -> ImportedEntry:
        link = self.link(post)
        picture = self._located(text_of(post, "feature_image", "image"), found)
        state = text_of(post, "status")
        return ImportedEntry(
            id=_id(post) or link,
            title=title_of(text_of(post, "title")),
            link=link if state == "published" else "",
            published=text_of(post, "published_at")
            or ("" if state == "scheduled" else text_of(post, "created_at")),
            updated=text_of(post, "updated_at"),
            authors=tuple(Person(name) for name in dict.fromkeys(self._people(post))),
            content=self._located(_html(post), found),
            base=link or self.options.site,
            whole=True,
            summary=plain_of(post, "custom_excerpt"),
            categories=tuple(dict.fromkeys(self._terms(post))),
            language=text_of(post, "locale", "language"),
            image=Enclosure(picture) if picture else None,
        )

    def _people(self, post: Mapping[str, Any]) -> Iterator[str]:
        ids = self.authors.get(str(post.get("id"))) or [str(post.get("author_id"))]
        names = (text_of(self.users.get(one, {}), "name") for one in ids)
        yield from (name for name in names if name and "@" not in name)

    def _terms(self, post: Mapping[str, Any]) -> Iterator[str]:
        """Give the names of tags; a name that begins with "#" is internal."""
        for one in self.tagged.get(str(post.get("id")), ()):
            tag = self.tags.get(one, {})
            name = text_of(tag, "name")
            if name and not name.startswith("#") and text_of(tag, "visibility") != "internal":
                yield name

    def _located(self, text: str, found: Posts) -> str:
        """Write the address of the site for its sign, or that of a file of the export that is taken."""
        if _URL not in text and not text.startswith("/content/"):
            return text
        site = self.options.site.rstrip("/")
        pieces = text.split(_URL) if _URL in text else ["", text]
        whole = [pieces[0]]
        for piece in pieces[1:]:
            path = piece[: _end(piece)]
            own = own_file(self.bundle, path, _FOLDERS) if self.options.media else ""
            if own:
                whole.append(place_of(own) + piece[len(path) :])
            else:
                found.notes["unknown"] += not site
                whole.append(site + piece)
        found.notes += type(found.notes)()
        return "".join(whole)


def _id(post: Mapping[str, Any]) -> str:
    """Give the guid of Ghost's own feed: the id, which was a number before Ghost 1.0, and then the UUID."""
    identity = text_of(post, "id")
    return identity if len(identity) >= _OBJECT_ID else text_of(post, "uuid") or identity


def _end(text: str) -> int:
    """Give where an address ends that begins a text."""
    places = (text.find(sign) for sign in "\"' <>)\\,")
    return min((place for place in places if place >= 0), default=len(text))


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _html(post: Mapping[str, Any]) -> str:
    """Give the text of a post as HTML, rendered from its source where the export has no HTML."""
    html = text_of(post, "html")
    if html:
        return html
    try:
        if source := text_of(post, "lexical"):
            return lexical.html_of(parse_json(source))
        if source := text_of(post, "mobiledoc"):
            return mobiledoc.html_of(parse_json(source))
    except ReadError:
        return ""
    return html_of_markdown(text_of(post, "markdown", "plaintext"))
