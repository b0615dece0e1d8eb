"""Records whose fields are not plain values: content systems and services with shapes of their own.

Read are items of microformats2 (Micropub), posts of Bluesky, pages of Notion, stories of Storyblok, documents
of Prismic, messages of Telegram's export, topics of Discourse, and records with a `user`: GitHub, dev.to.

Sources: microformats2 parsing specification; the lexicon `app.bsky.feed.post`; the API references of Notion,
Storyblok, Prismic, Discourse, GitHub and dev.to; Telegram's "JSON export".
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
_MOST = 100  # values of one list
# schema.org: what a graph holds beside articles.
_NO_ARTICLES = frozenset(
    "website organization newsmediaorganization person breadcrumblist imageobject searchaction"
    " sitenavigationelement localbusiness contactpoint".split()
)


def plain(record: Record) -> Record | None:
    """Give the fields of a record as plain values; None where it is no article."""
    for is_one, shape in _SHAPES:
        if is_one(record):
            return shape(record)
    return record


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else None if isinstance(value, list) else value


def _objects(value: Any) -> list[Record]:
    return [one for one in value[:_MOST] if isinstance(one, Mapping)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _kept(found: Record) -> Record:
    return {key: value for key, value in found.items() if value not in (None, "", [])}


# -- microformats2 -------------------------------------------------------------------------------------------


def _is_microformat(record: Record) -> bool:
    kinds = record.get("type")
    return isinstance(kinds, list) and isinstance(record.get("properties"), Mapping)


def _microformat(record: Record) -> Record | None:
    """Read an item: each of its properties is a list, and some values are items or tables."""
    if not any(str(one).startswith(("h-entry", "h-event", "h-review", "h-recipe")) for one in record["type"]):
        return None
    known: Record = record["properties"]
    if known.get("in-reply-to") or known.get("like-of") or known.get("repost-of"):
        return None
    content = _first(known.get("content"))
    name = _text(_first(known.get("name")))
    text = content if isinstance(content, str) else _text(content.get("value")) if content else ""
    found = {
        key: value if key == "category" else _first(value)
        for key, value in known.items()
        if isinstance(key, str) and not key.startswith("mp-")
    }
    people = known["author"][:_MOST] if isinstance(known.get("author"), list) else []
    return _kept(
        found
        | {
            "id": _first(known.get("uid")),
            "name": "" if name and " ".join(text.split()).startswith(name.rstrip("….")) else name,
            "content": None,
            "content_html": content.get("html") if isinstance(content, Mapping) else None,
            "content_text": text,
            "author": [name for one in people if (name := _person(one))],
            "slug": _first(known.get("mp-slug")),
            "photo": None,
            "image": _address(_first(known.get("photo")) or _first(known.get("featured"))),
        }
    )


def _person(one: Any) -> str:
    if not isinstance(one, Mapping):
        return "" if str(one).startswith(("http:", "https:")) else _text(one)
    known = one.get("properties")
    return _text(_first(known.get("name"))) if isinstance(known, Mapping) else ""


def _address(value: Any) -> Any:
    return {"url": value.get("value"), "alt": value.get("alt")} if isinstance(value, Mapping) else value


# -- Bluesky -------------------------------------------------------------------------------------------------


def _is_bluesky(record: Record) -> bool:
    post = record.get("post", record)
    return (
        isinstance(post, Mapping)
        and isinstance(post.get("record"), Mapping)
        and _text(post.get("uri")).startswith("at://")
    )


def _bluesky(record: Record) -> Record | None:
    """Read a post; what the account repeats, and what it answers to others, are no articles."""
    post = record.get("post", record)
    said, author = post["record"], post["author"] if isinstance(post.get("author"), Mapping) else {}
    account, _, key = post["uri"].removeprefix("at://").partition("/app.bsky.feed.post/")
    reply = said["reply"] if isinstance(said.get("reply"), Mapping) else {}
    parent = reply["parent"] if isinstance(reply.get("parent"), Mapping) else {}
    if record.get("reason") or (reply and account not in _text(parent.get("uri"))):
        return None
    embedded = post["embed"] if isinstance(post.get("embed"), Mapping) else {}
    pictures = _objects(embedded.get("images"))
    return _kept(
        {
            "id": post["uri"],
            "url": f"https://bsky.app/profile/{author.get('handle') or account}/post/{key}" if key else "",
            "text": said.get("text"),
            "published": said.get("createdAt"),
            "language": _first(said.get("langs")),
            "tags": said.get("tags"),
            "author": _text(author.get("displayName")) or _text(author.get("handle")),
            "image": {"url": pictures[0].get("fullsize"), "alt": pictures[0].get("alt")} if pictures else None,
        }
    )


# -- Notion --------------------------------------------------------------------------------------------------


def _is_notion(record: Record) -> bool:
    return record.get("object") == "page" and isinstance(record.get("properties"), Mapping)


def _notion(record: Record) -> Record:
    """Read a page: its properties have a type each; its address counts only where the web may see it."""
    found: dict[str, Any] = {}
    for key, value in list(record["properties"].items())[:_MOST]:
        if isinstance(value, Mapping):
            kind = str(value.get("type", ""))
            found["title" if kind == "title" else str(key)] = _property(kind, value.get(kind))
    cover = record["cover"] if isinstance(record.get("cover"), Mapping) else {}
    cover = cover.get(str(cover.get("type"))) or {}
    return _kept(
        {
            "id": record.get("id"),
            "created_time": None,
            "created": record.get("created_time"),
            "last_modified": record.get("last_edited_time"),
            "image": cover.get("url") if isinstance(cover, Mapping) else None,
            **found,
            "url": record.get("public_url"),
            "draft": True if record.get("archived") is True or record.get("in_trash") is True else None,
            "children": None,
            "content": record.get("children") or record.get("blocks"),
        }
    )


def _property(kind: str, value: Any) -> Any:
    if kind in {"title", "rich_text"}:
        return "".join(str(one.get("plain_text", "")) for one in _objects(value))
    if kind in {"multi_select", "people", "relation"}:
        return [one.get("name") for one in _objects(value) if one.get("name")]
    if kind in {"select", "status", "created_by"}:
        return value.get("name") if isinstance(value, Mapping) else None
    if kind == "date":
        return value.get("start") if isinstance(value, Mapping) else None
    return value if isinstance(value, str | bool | int | float) else None


# -- systems with a text in parts ----------------------------------------------------------------------------


def _is_storyblok(record: Record) -> bool:
    return "full_slug" in record and isinstance(record.get("content"), Mapping)


def _storyblok(record: Record) -> Record:
    """Read a story: its fields are in `content`, its name is the editors' own."""
    known = {
        "id": record.get("uuid"),
        "title": record.get("name"),
        "slug": record.get("slug"),
        "tags": record.get("tag_list"),
        "published": record.get("first_published_at") or record.get("published_at"),
        "updated": record.get("published_at"),
        "language": None if record.get("lang") == "default" else record.get("lang"),
    }
    inner = {key: value for key, value in record["content"].items() if key not in {"_uid", "component"}}
    is_held = "published_at" in record and record["published_at"] is None
    return _kept({**known, **inner, "draft": True if is_held else None})


def _is_prismic(record: Record) -> bool:
    return "first_publication_date" in record and isinstance(record.get("data"), Mapping)


def _prismic(record: Record) -> Record:
    """Read a document: its title is a list of one block, its text a list of many."""
    data = {str(key): value for key, value in list(record["data"].items())[:_MOST]}
    for key, value in data.items():
        blocks = _objects(value)
        if len(blocks) == 1 and str(blocks[0].get("type", "")).startswith("heading"):
            data[key] = blocks[0].get("text")
    known = {
        "id": record.get("id"),
        "slug": record.get("uid"),
        "tags": record.get("tags"),
        "language": record.get("lang"),
        "published": record.get("first_publication_date"),
        "updated": record.get("last_publication_date"),
        "url": record.get("url"),
    }
    return _kept({**known, **data})


def _is_wagtail(record: Record) -> bool:
    return isinstance(record.get("meta"), Mapping) and {"type", "html_url"} <= set(record["meta"])


def _wagtail(record: Record) -> Record:
    """Read a page: its address and its day are in `meta`."""
    meta = {key: value for key, value in record["meta"].items() if key in _WAGTAIL}
    return {**meta, **{key: value for key, value in record.items() if key != "meta"}}


_WAGTAIL = frozenset("html_url slug first_published_at locale search_description".split())


def _is_letter(record: Record) -> bool:
    return "email_type" in record and isinstance(record.get("subject"), str)


def _letter(record: Record) -> Record:
    """Read a newsletter of Buttondown: those that are not public are for subscribers, or nobody."""
    held = {} if record["email_type"] in {"public", "", None} else {"private": True}
    return {
        **{key: value for key, value in record.items() if key != "status"},
        "title": record["subject"],
        **held,
    }


# -- messages and topics -------------------------------------------------------------------------------------


_OF_TELEGRAM = frozenset({"message", "service"})


def _is_telegram(record: Record) -> bool:
    return (
        record.get("type") in _OF_TELEGRAM and "date" in record and isinstance(record.get("text"), str | list)
    )


def _telegram(record: Record) -> Record | None:
    """Read a message of a channel: its text is in parts; a service message is none."""
    if record.get("type") != "message" or record.get("forwarded_from") or not record.get("text"):
        return None
    parts = record["text"] if isinstance(record["text"], list) else [record["text"]]
    said = str(record.get("date_unixtime"))
    return _kept(
        {
            "id": record.get("id"),
            "published": int(said)
            if (said := str(record.get("date_unixtime"))).isdecimal()
            else record["date"],
            "author": record.get("author"),
            "tags": [
                _text(one.get("text")).lstrip("#") for one in _objects(parts) if one.get("type") == "hashtag"
            ],
            "content_html": "".join(map(_telegram_words, parts[:2000])),
        }
    )


_TELEGRAM = {"bold": "b", "italic": "i", "code": "code", "pre": "pre", "strikethrough": "s"}


def _telegram_words(part: Any) -> str:
    if not isinstance(part, Mapping):
        return html.escape(part, quote=False).replace("\n", "<br>") if isinstance(part, str) else ""
    words = html.escape(str(part.get("text", "")), quote=False).replace("\n", "<br>")
    kind = str(part.get("type", ""))
    if kind in {"link", "text_link"}:
        return f'<a href="{html.escape(str(part.get("href") or part.get("text")))}">{words}</a>'
    return f"<{_TELEGRAM[kind]}>{words}</{_TELEGRAM[kind]}>" if kind in _TELEGRAM else words


def is_chat(value: Record) -> bool:
    """Whether an export of Telegram is of anything but a channel that all may read."""
    return (
        isinstance(value.get("messages"), list)
        and "id" in value
        and not str(value.get("type", "public_")).startswith("public_")
    )


def _is_topic(record: Record) -> bool:
    return "archetype" in record and "title" in record


def _topic(record: Record) -> Record:
    """Read a topic of Discourse; a private message is one, too."""
    held = {"private": True} if record["archetype"] == "private_message" else {}
    return {key: value for key, value in record.items() if key not in {"closed", "archived"}} | held


# -- records of somebody's -----------------------------------------------------------------------------------


def _is_somebody_s(record: Record) -> bool:
    return isinstance(record.get("user"), Mapping) and not (record.get("author") or record.get("authors"))


def _somebody_s(record: Record) -> Record:
    """Read a record with a `user`: an issue, an article of dev.to; GitHub's texts are Markdown."""
    user = record["user"]
    names = (_text(user.get(key)) for key in ("name", "display_name", "login", "username"))
    kept = {key: value for key, value in record.items() if key != "user"}
    found = {**kept, "author": next(filter(None, names), "")}
    return _of_github(found) if _is_of_github(record) else found


def _is_of_github(record: Record) -> bool:
    return "html_url" in record and isinstance(record.get("body"), str)


def _of_github(record: Record) -> Record:
    kept = {key: value for key, value in record.items() if key not in {"url", "body", "state", "reactions"}}
    return kept | {"content_markdown": record["body"]}


def _is_no_article(record: Record) -> bool:
    kind = _first(record.get("@type"))
    return isinstance(kind, str) and kind.lower() in _NO_ARTICLES


_SHAPES: Sequence[tuple[Callable[[Record], bool], Callable[[Record], Record | None]]] = (
    (_is_no_article, lambda _: None),
    (_is_microformat, _microformat),
    (_is_bluesky, _bluesky),
    (_is_notion, _notion),
    (_is_storyblok, _storyblok),
    (_is_prismic, _prismic),
    (_is_wagtail, _wagtail),
    (_is_letter, _letter),
    (_is_telegram, _telegram),
    (_is_topic, _topic),
    (_is_somebody_s, _somebody_s),
    (_is_of_github, _of_github),
)
