"""Records of well-known programs, in the names that any record has.

Sources: the WordPress REST API (posts; `_embed`) and its database's columns, WordPress.com's REST API 1.1,
Ghost's Content API and export, Drupal's JSON:API, Sanity's documents, Strapi's and Contentful's entries,
Mastodon's statuses and ActivityPub's outboxes (ActivityStreams 2.0), items of Google Reader's API, Feedly,
Miniflux and Pocket.

`shaped` gives None for a record that is no article: a page of Ghost's, what somebody else wrote and was only
shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
MOST = 100  # values of one list
_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_DRAFTS = ("drafts.", "versions.")
_NO_TIME = "0000-00-00"  # WordPress: of a draft
_GHOST = "__GHOST_URL__"  # the site's address in Ghost's exports


def shaped(record: Record) -> Record | None:
    """Bring a record to the names of the table; None where it is no article."""
    for is_one, shape in _SHAPES:
        if is_one(record):
            return shape(record)
    return record


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("rendered", value.get("raw"))
    return value.strip() if isinstance(value, str) else ""


def _objects(value: Any) -> Iterator[Record]:
    for one in value[:MOST] if isinstance(value, list) else ():
        if isinstance(one, list):
            yield from (inner for inner in one[:MOST] if isinstance(inner, Mapping))
        elif isinstance(one, Mapping):
            yield one


def _names(value: Any, key: str = "name") -> list[str]:
    return [name for one in _objects(value) if (name := _text(one.get(key)))]


def _in_utc(value: Any) -> str:
    """Mark a time as UTC, which WordPress gives without a zone; "" for none."""
    text = _text(value).replace(" ", "T")
    return "" if not text or text.startswith(_NO_TIME) else text.removesuffix("Z") + "Z"


def _without(record: Record, names: str) -> dict[str, Any]:
    dropped = set(names.split())
    return {key: value for key, value in record.items() if key not in dropped}


# -- systems that keep drafts beside what is published -------------------------------------------------------


def is_unpublished(record: Record) -> bool:
    """Whether a record is a draft by what it lacks, or by its id.

    Strapi and Ghost have `publishedAt: null` beside the time of its making, Contentful's management API no
    `publishedVersion` beside the `version`, and Sanity an id that begins with "drafts.".
    """
    for published, created in (("publishedAt", "createdAt"), ("published_at", "created_at")):
        if published in record and record[published] is None and record.get(created):
            return True
    system = record.get("sys")
    if isinstance(system, Mapping) and "version" in system and "fields" in record:
        return not (system.get("publishedVersion") or system.get("publishedAt"))
    return str(record.get("_id", "")).startswith(_DRAFTS)


def _is_sanity(record: Record) -> bool:
    return "_id" in record and "_type" in record


def _sanity(record: Record) -> Record:
    """Read a document: its slug is an object; its text is read as those of other editors."""
    slug = record.get("slug")
    current = slug.get("current") if isinstance(slug, Mapping) else slug
    found = _without(record, "_id _type slug _createdAt _updatedAt")
    times = {"created": record.get("_createdAt"), "updated": record.get("_updatedAt")}
    return {**times, **found, "id": record.get("_id"), "slug": current}


# -- WordPress -----------------------------------------------------------------------------------------------


def _is_wordpress(record: Record) -> bool:
    return "date_gmt" in record and isinstance(record.get("title"), Mapping | str)


_EPISODE = (
    "enclosure audio_file duration filesize_raw filesize episode_type itunes_episode_number "
    "itunes_season_number explicit"
).split()


def _wordpress(record: Record) -> Record:
    """Times in UTC, the feed's own id, and names instead of the numbers of the database."""
    found = _without(
        record, "id date date_gmt modified modified_gmt guid author categories tags meta _embedded"
    )
    embedded = record["_embedded"] if isinstance(record.get("_embedded"), Mapping) else {}
    seo = record["yoast_head_json"] if isinstance(record.get("yoast_head_json"), Mapping) else {}
    pictures = (_text(one.get("source_url")) for one in _objects(embedded.get("wp:featuredmedia")))
    found |= {
        "id": _text(record.get("guid")) or record.get("id"),
        "published": _in_utc(record.get("date_gmt")) or record.get("date"),
        "updated": _in_utc(record.get("modified_gmt")) or record.get("modified"),
        "authors": _names(embedded.get("author"))
        or _worded(record.get("author"))
        or _worded(seo.get("author")),
        "site_name": record.get("site_name") or seo.get("og_site_name"),
        "tags": _names(embedded.get("wp:term"))
        or _worded(record.get("categories")) + _worded(record.get("tags")),
        "image": next(filter(None, pictures), None) or record.get("jetpack_featured_media_url"),
    }
    meta = record.get("meta")
    if isinstance(meta, Mapping):  # PowerPress and Seriously Simple Podcasting keep an episode there
        found |= {name: meta[name] for name in _EPISODE if meta.get(name) and name not in found}
    content = record.get("content")
    if isinstance(content, Mapping) and content.get("protected") is True:
        found["private"] = True
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def _worded(value: Any) -> list[Any]:
    """Keep the values of a list that are words, and no numbers of a database."""
    values = value[:MOST] if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, Mapping) or (isinstance(one, str) and not one.isdecimal())]


def _is_table_row(record: Record) -> bool:
    return "post_title" in record and ("post_content" in record or "post_date" in record)


def _table_row(record: Record) -> Record:
    """Read a row of WordPress's table of posts."""
    found = {key.removeprefix("post_"): value for key, value in record.items()}
    kept = _without(found, "author ID parent mime_type type excerpt modified modified_gmt date date_gmt")
    return kept | {
        "id": found.get("guid") or found.get("ID"),
        "published": _in_utc(found.get("date_gmt")) or found.get("date"),
        "updated": _in_utc(found.get("modified_gmt")) or found.get("modified"),
        "summary": found.get("excerpt"),
        "authors": _worded(found.get("author")),
    }


# -- Drupal --------------------------------------------------------------------------------------------------


def _is_drupal(record: Record) -> bool:
    return "drupal_internal__nid" in record


def _drupal(record: Record) -> Record:
    """Read the attributes of a node of JSON:API: its alias is its address."""
    path = record["path"] if isinstance(record.get("path"), Mapping) else {}
    body = record["body"] if isinstance(record.get("body"), Mapping) else {}
    found = _without(record, "path langcode changed")
    found |= {
        "link": path.get("alias"),
        "language": record.get("langcode"),
        "updated": record.get("changed"),
        "summary": _text(body.get("summary")),
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


# -- Ghost ---------------------------------------------------------------------------------------------------


def _is_ghost(record: Record) -> bool:
    return ("html" in record or "plaintext" in record or "lexical" in record) and (
        "comment_id" in record or "feature_image" in record or "mobiledoc" in record
    )


def _ghost(record: Record) -> Record | None:
    """Read a post: its HTML is an article's, not a page, and its internal tags (#name) are no tags."""
    if record.get("type") == "page" or record.get("page") is True:
        return None
    found = _without(
        record, "html plaintext lexical mobiledoc tags primary_tag primary_author comment_id excerpt"
    )
    tags = [one for one in _objects(record.get("tags")) if one.get("visibility") != "internal"]
    found |= {
        "content_html": _text(record.get("html")).replace(_GHOST, "") or _text(record.get("plaintext")),
        "tags": [name for name in _names(tags) if not name.startswith("#")],
        "summary": record.get("custom_excerpt") or record.get("excerpt"),
        "authors": _names(record.get("authors")) or _names([record.get("primary_author")]),
    }
    for name in ("url", "feature_image", "canonical_url"):
        if isinstance(record.get(name), str):
            found[name] = record[name].replace(_GHOST, "")
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def ghost_export(value: Any) -> list[Record] | None:
    """Give the posts of a Ghost export, with the names of their tags and authors; None for other data."""
    databases = value.get("db") if isinstance(value, Mapping) else None
    data = next((one["data"] for one in _objects(databases) if isinstance(one.get("data"), Mapping)), None)
    if data is None or not isinstance(data.get("posts"), list):
        return None
    tags = _joined(data.get("tags"), data.get("posts_tags"), "tag_id")
    people = _joined(data.get("users"), data.get("posts_authors"), "author_id")
    posts = (one for one in data["posts"] if isinstance(one, Mapping))
    return [
        {
            "comment_id": "",
            **post,
            "tags": tags.get(post.get("id"), []),
            "authors": people.get(post.get("id"), []),
        }
        for post in posts
    ]


def _joined(rows: Any, pairs: Any, key: str) -> dict[Any, list[Record]]:
    by_id = {one.get("id"): one for one in rows if isinstance(one, Mapping)} if isinstance(rows, list) else {}
    found: dict[Any, list[Record]] = {}
    ordered = [one for one in pairs if isinstance(one, Mapping)] if isinstance(pairs, list) else []
    for pair in sorted(ordered, key=lambda one: int(one.get("sort_order") or 0)):
        if pair.get(key) in by_id:
            found.setdefault(pair.get("post_id"), []).append(by_id[pair[key]])
    return found


# -- programs that read feeds or keep pages -------------------------------------------------------------------


def _is_stream_item(record: Record) -> bool:
    return isinstance(record.get("origin"), Mapping) and ("alternate" in record or "canonical" in record)


def _stream_item(record: Record) -> Record:
    """Read an item of Feedly's or of Google Reader's API: its address is in a list, its site in `origin`."""
    found = _without(record, "origin alternate canonical id summary content crawlTimeMsec")
    places = [*_objects(record.get("canonical")), *_objects(record.get("alternate"))]
    text = next(filter(None, (_inner(record.get(name), "content") for name in ("content", "summary"))), "")
    return found | {
        "id": record.get("id"),
        "link": next((_text(one.get("href")) for one in places if _text(one.get("href"))), ""),
        "publisher": _inner(record.get("origin"), "title"),
        "content_html": text,
        "tags": _names(record.get("keywords")) or record.get("keywords") or [],
    }


def _is_feed_entry(record: Record) -> bool:
    return "feed_id" in record and isinstance(record.get("feed"), Mapping)


def _feed_entry(record: Record) -> Record:
    """Read an entry of Miniflux: the feed's title is the publisher's name."""
    return _without(record, "feed feed_id user_id") | {"publisher": _inner(record["feed"], "title")}


def _is_story(record: Record) -> bool:
    return "story_permalink" in record


def _story(record: Record) -> Record:
    """Read a story of NewsBlur, whose names begin with "story_"."""
    return {key.removeprefix("story_"): value for key, value in record.items() if key.startswith("story_")}


def _is_saved(record: Record) -> bool:
    return "item_id" in record and isinstance(record.get("domain_metadata"), Mapping)


def _saved(record: Record) -> Record:
    """Read an item of Pocket: the name of its site is in `domain_metadata`."""
    found = _without(record, "domain_metadata item_id resolved_id")
    return found | {"publisher": _inner(record["domain_metadata"], "name")}


def _inner(value: Any, key: str) -> str:
    return _text(value.get(key)) if isinstance(value, Mapping) else _text(value)


# -- Mastodon and ActivityPub --------------------------------------------------------------------------------


def _is_status(record: Record) -> bool:
    return "reblog" in record and "created_at" in record and "content" in record


def _status(record: Record) -> Record | None:
    """Read a status; what it repeats, and replies to others, are no articles, as in Mastodon's own feeds."""
    account = record["account"] if isinstance(record.get("account"), Mapping) else {}
    replied = record.get("in_reply_to_account_id")
    if record.get("reblog") or (replied and replied != account.get("id")):
        return None
    found = _without(
        record, "id account media_attachments card application mentions source text in_reply_to_id"
    )
    return found | {
        "id": record.get("uri") or record.get("url"),
        "title": record.get("spoiler_text"),
        "updated": record.get("edited_at") or "",
        "content_html": record.get("content"),
        "author": _text(account.get("display_name")) or _text(account.get("username")),
        **_attached(record.get("media_attachments"), "description"),
    }


def _is_activity(record: Record) -> bool:
    return record.get("type") in {"Create", "Announce", "Note", "Article"} and (
        "object" in record or "attributedTo" in record
    )


def _activity(record: Record) -> Record | None:
    """Read what an account published, by ActivityStreams 2.0; what it only passed on is no article."""
    note = record.get("object", record)
    if record.get("type") == "Announce" or not isinstance(note, Mapping) or note.get("inReplyTo"):
        return None
    found = _without(note, "type to cc tag attachment attributedTo summary replies inReplyTo object actor")
    readers = note.get("to")
    public = _PUBLIC.intersection(str(one) for one in (readers if isinstance(readers, list) else [readers]))
    return found | {
        "title": _text(note.get("name")) or _text(note.get("summary")),
        "content_html": note.get("content"),
        "tags": [
            name for one in _objects(note.get("tag")) if one.get("type") == "Hashtag" for name in _names([one])
        ],
        "visibility": "public" if public else "unlisted",
        **_attached(note.get("attachment"), "name"),
    }


def _attached(value: Any, words: str) -> dict[str, Any]:
    """Give the first picture of a post, and its other files."""
    files = [one for one in _objects(value) if _text(one.get("url"))]
    kinds = [_text(one.get("mediaType")) or _text(one.get("type")) for one in files]
    pictures = [one for one, kind in zip(files, kinds, strict=True) if kind.startswith("image")]
    others = [one for one, kind in zip(files, kinds, strict=True) if kind.startswith(("audio", "video"))]
    found: dict[str, Any] = {}
    if pictures:
        found["image"] = {"url": pictures[0]["url"], "alt": _text(pictures[0].get(words))}
    if others:
        found["attachments"] = [{"url": one["url"], "type": _text(one.get("mediaType"))} for one in others]
    return found


_SHAPES: Sequence[tuple[Callable[[Record], bool], Callable[[Record], Record | None]]] = (
    (_is_sanity, _sanity),
    (_is_drupal, _drupal),
    (_is_wordpress, _wordpress),
    (_is_table_row, _table_row),
    (_is_ghost, _ghost),
    (_is_status, _status),
    (_is_activity, _activity),
    (_is_stream_item, _stream_item),
    (_is_feed_entry, _feed_entry),
    (_is_saved, _saved),
    (_is_story, _story),
)
