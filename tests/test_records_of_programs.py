"""Records of well-known programs are read as their own feeds have them; other data is no fault."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from sites import PLAIN, SiteFolder

from publisher import readers
from publisher.catalog.rows import checksum_of
from publisher.models import Circumstances, Entry, Problem, Site
from publisher.normalizer import normalize

TEXT = "<p>The fog is back, and the boats that were out have to wait.</p>"
POST = {
    "id": 12,
    "date": "2025-03-04T10:00:00",
    "date_gmt": "2025-03-04T15:00:00",
    "modified_gmt": "2025-03-05T15:00:00",
    "guid": {"rendered": "https://quay.example/?p=12"},
    "slug": "fog",
    "status": "publish",
    "link": "https://quay.example/fog/",
    "title": {"rendered": "Fog &#038; horn"},
    "content": {"rendered": TEXT, "protected": False},
    "author": 3,
    "categories": [4],
    "tags": [7, 9],
}
EMBEDDED = {
    "author": [{"id": 3, "name": "Ada Quay"}],
    "wp:term": [[{"id": 4, "name": "News"}], [{"id": 7, "name": "Sea"}]],
    "wp:featuredmedia": [{"source_url": "https://quay.example/a.png"}],
}
ROW = {
    "ID": 12, "post_title": "Fog", "post_content": TEXT, "post_date": "2025-03-04 10:00:00",
    "post_date_gmt": "2025-03-04 15:00:00", "post_status": "publish", "post_author": "3",
    "guid": "https://quay.example/?p=12", "post_name": "fog",
}  # fmt: skip
GHOST = {
    "id": "64d1f0c2a5b1e90001b2c3d4", "uuid": "5a8c0b9e-1f0a-4b5e-9d3c-000000000001", "comment_id": "64d1",
    "title": "Fog", "html": TEXT, "feature_image": "__GHOST_URL__/content/a.png", "visibility": "public",
    "published_at": "2025-03-04T15:00:00.000+00:00", "custom_excerpt": "Short.",
    "url": "https://quay.example/fog/",
    "tags": [{"name": "Sea", "visibility": "public"}, {"name": "#wide", "visibility": "internal"}],
    "authors": [{"name": "Ada Quay"}],
}  # fmt: skip
STATUS = {
    "id": "113", "created_at": "2025-03-04T15:00:00.000Z", "uri": "https://quay.example/users/ada/statuses/113",
    "url": "https://quay.example/@ada/113", "content": TEXT, "visibility": "public", "spoiler_text": "",
    "reblog": None, "in_reply_to_account_id": None, "account": {"id": "1", "display_name": "Ada Quay"},
    "tags": [{"name": "sea", "url": "https://quay.example/tags/sea"}],
    "media_attachments": [{"type": "image", "url": "https://quay.example/a.png", "description": "Fog"}],
}  # fmt: skip
NOTE: dict[str, Any] = {
    "type": "Create",
    "to": ["https://www.w3.org/ns/activitystreams#Public"],
    "object": {
        "id": "https://quay.example/users/ada/statuses/113", "type": "Note", "content": TEXT,
        "published": "2025-03-04T15:00:00Z", "url": "https://quay.example/@ada/113",
        "to": ["https://www.w3.org/ns/activitystreams#Public"], "summary": None, "inReplyTo": None,
        "tag": [{"type": "Hashtag", "name": "#sea"}, {"type": "Mention", "name": "@bo"}],
        "attachment": [{"mediaType": "image/png", "url": "https://quay.example/a.png", "name": "Fog"}],
    },
}  # fmt: skip


STRAPI: dict[str, Any] = {
    "id": 12,
    "attributes": {
        "title": "Fog", "content": "The **fog** is back.", "publishedAt": "2025-03-04T15:00:00.000Z",
        "createdAt": "2025-03-01T15:00:00.000Z", "documentId": "x",
    },
}  # fmt: skip
CONTENTFUL: dict[str, Any] = {
    "sys": {"id": "e1", "createdAt": "2025-03-04T15:00:00Z", "version": 4, "publishedVersion": 3},
    "fields": {"title": "Fog", "body": "The **fog** is back.", "tags": ["sea"]},
}
DRUPAL: dict[str, Any] = {
    "type": "node--article", "id": "3c38f39b",
    "attributes": {
        "drupal_internal__nid": 1, "langcode": "en", "status": True, "title": "Fog",
        "created": "2025-03-04T15:00:00+00:00", "path": {"alias": "/news/fog"}, "body": {"processed": TEXT},
    },
}  # fmt: skip
SANITY: dict[str, Any] = {
    "_id": "p1", "title": "Fog", "publishedAt": "2025-03-04T15:00:00Z", "slug": {"current": "fog"},
    "body": [{"_type": "block", "style": "normal", "children": [{"text": "The fog "}, {"text": "is back."}]}],
}  # fmt: skip
BLUESKY: dict[str, Any] = {
    "post": {
        "uri": "at://did:plc:abc/app.bsky.feed.post/3k", "author": {"displayName": "Ada Quay"},
        "record": {"text": "The fog is back.", "createdAt": "2025-03-04T15:00:00Z"},
    }
}  # fmt: skip
ROW_OF_DJANGO: dict[str, Any] = {
    "model": "blog.post", "pk": 12,
    "fields": {"title": "Fog", "body": TEXT, "pub_date": "2025-03-04T15:00:00Z"},
}  # fmt: skip


MICROFORMAT: dict[str, Any] = {
    "type": ["h-entry"],
    "properties": {
        "name": ["Fog"],
        "published": ["2025-03-04T15:00:00Z"],
        "content": [{"html": TEXT, "value": "The fog."}],
        "category": ["sea"],
        "author": [{"type": ["h-card"], "properties": {"name": ["Ada Quay"]}}],
        "photo": [{"value": "https://quay.example/a.png", "alt": "Fog"}],
        "uid": ["https://quay.example/fog"],
    },
}
PAGE: dict[str, Any] = {
    "object": "page",
    "id": "n-1",
    "created_time": "2025-03-01T00:00:00Z",
    "archived": False,
    "url": "https://www.notion.so/n1",
    "public_url": None,
    "properties": {
        "Name": {"type": "title", "title": [{"plain_text": "Fo"}, {"plain_text": "g"}]},
        "Tags": {"type": "multi_select", "multi_select": [{"name": "sea"}]},
        "Date": {"type": "date", "date": {"start": "2025-03-04T15:00:00Z"}},
        "Author": {"type": "people", "people": [{"name": "Ada Quay"}]},
        "Status": {"type": "status", "status": {"name": "Published"}},
    },
}
STORY: dict[str, Any] = {
    "name": "fog (do not touch)",
    "uuid": "s-1",
    "slug": "fog",
    "full_slug": "news/fog",
    "tag_list": ["sea"],
    "first_published_at": "2025-03-04T15:00:00Z",
    "published_at": "2025-03-05T15:00:00Z",
    "content": {
        "component": "post",
        "title": "Fog",
        "image": {"filename": "x", "src": "https://quay.example/a.png"},
        "body": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "a"}]}]},
    },
}
PRISMIC: dict[str, Any] = {
    "id": "X1",
    "uid": "fog",
    "lang": "en-us",
    "tags": ["sea"],
    "first_publication_date": "2025-03-04T15:00:00Z",
    "data": {
        "headline": [{"type": "heading1", "text": "Fog", "spans": []}],
        "body": [{"type": "paragraph", "text": "The fog.", "spans": []}],
    },
}
ISSUE: dict[str, Any] = {
    "url": "https://api.quay.example/issues/7",
    "html_url": "https://quay.example/issues/7",
    "number": 7,
    "title": "Fog",
    "state": "open",
    "user": {"login": "ada"},
    "labels": [{"name": "sea"}],
    "created_at": "2025-03-04T15:00:00Z",
    "body": "The *fog*.",
}
CHANNEL: dict[str, Any] = {
    "name": "Quay",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2025-03-01T00:00:00", "action": "create_channel", "text": ""},
        {
            "id": 12,
            "type": "message",
            "date": "2025-03-04T16:00:00",
            "date_unixtime": "1741100400",
            "from": "Quay",
            "author": "Ada Quay",
            "text": ["The ", {"type": "bold", "text": "fog"}, {"type": "hashtag", "text": "#sea"}],
        },
    ],
}
TOPIC: dict[str, Any] = {
    "id": 12,
    "title": "Fog",
    "slug": "fog",
    "created_at": "2025-03-04T15:00:00Z",
    "excerpt": "The fog is back.",
    "tags": ["sea"],
    "visible": True,
    "archetype": "regular",
    "closed": True,
}
INCLUDED: dict[str, Any] = {
    "jsonapi": {},
    "data": [
        DRUPAL
        | {
            "relationships": {
                "uid": {"data": {"type": "user--user", "id": "u1"}},
                "field_tags": {
                    "data": [{"type": "taxonomy_term--tags", "id": "t1"}, {"type": "x", "id": "gone"}]
                },
            }
        }
    ],
    "included": [
        {
            "type": "user--user",
            "id": "u1",
            "attributes": {"display_name": "Ada Quay", "mail": "ada@quay.example"},
        },
        {"type": "taxonomy_term--tags", "id": "t1", "attributes": {"name": "Sea"}},
    ],
}
LINKED: dict[str, Any] = {
    "items": [
        CONTENTFUL
        | {
            "fields": {
                "title": "Fog",
                "body": "The **fog** is back.",
                "author": {"sys": {"type": "Link", "linkType": "Entry", "id": "a1"}},
                "tags": [{"sys": {"type": "Link", "linkType": "Entry", "id": "t1"}}, {"sys": {"id": "gone"}}],
                "image": {"sys": {"type": "Link", "linkType": "Asset", "id": "p1"}},
            }
        }
    ],
    "includes": {
        "Entry": [
            {"sys": {"id": "a1"}, "fields": {"name": "Ada Quay"}},
            {"sys": {"id": "t1"}, "fields": {"title": "sea"}},
        ],
        "Asset": [{"sys": {"id": "p1"}, "fields": {"file": {"url": "//quay.example/a.png"}}}],
    },
}
RELATED = STRAPI | {
    "attributes": STRAPI["attributes"]
    | {
        "author": {"data": {"id": 1, "attributes": {"name": "Ada Quay", "email": "ada@quay.example"}}},
        "tags": {"data": [{"id": 1, "attributes": {"name": "sea"}}]},
        "cover": {"data": {"id": 1, "attributes": {"url": "https://quay.example/a.png"}}},
    }
}
CONNECTED = {
    "id": "cG9zdDox", "title": "Fog", "date": "2025-03-04T15:00:00Z", "content": TEXT, "status": "publish",
    "author": {"node": {"name": "Ada Quay"}}, "categories": {"nodes": [{"name": "Sea"}]},
    "tags": {"edges": [{"node": {"name": "Fog"}}]},
}  # fmt: skip
WAGTAIL = {
    "id": 12, "title": "Fog", "meta": {"type": "blog.BlogPage", "html_url": "https://quay.example/fog",
    "first_published_at": "2025-03-04T15:00:00Z"}, "body": [{"type": "paragraph", "value": TEXT, "id": "a"}],
}  # fmt: skip
LETTER = {
    "id": "b1", "subject": "Fog", "body": "The *fog*.", "publish_date": "2025-03-04T15:00:00Z",
    "status": "sent", "email_type": "public",
}  # fmt: skip
BYLINE = {
    "id": 12,
    "title": "Fog",
    "post_date": "2025-03-04T15:00:00Z",
    "audience": "everyone",
    "body_html": TEXT,
    "canonical_url": "https://quay.example/p/fog",
    "publishedBylines": [{"name": "Ada Quay"}],
}


def read(value: Any, name: str = "wire.json") -> list[Entry]:
    """The entries of a file."""
    around = Circumstances(Site(link="https://quay.example/"))
    return [normalize(one, around) for one in readers.read(json.dumps(value).encode(), name)]


def said(entry: Entry) -> tuple[str, str, str, tuple[str, ...], list[str], str]:
    """What a subscriber sees first."""
    assert entry.published is not None
    image = entry.image.url if entry.image else ""
    names = [person.name for person in entry.authors]
    return entry.id, entry.title, f"{entry.published:%Y-%m-%dT%H:%MZ}", entry.categories, names, image


GUID, PICTURE = "https://quay.example/?p=12", "https://quay.example/a.png"
NAMED = "tag:quay.example,2025:wire.json#%5B0%5D"  # of a number, and of what has no address
NUMBERED = "tag:quay.example,2025:12"
STATUS_ID = "https://quay.example/users/ada/statuses/113"
PROGRAMS = {
    "WordPress": ([POST], (GUID, "Fog & horn", (), [], "")),
    "WordPress, one post": (POST, (GUID, "Fog & horn", (), [], "")),
    "WordPress, embedded": (
        [POST | {"_embedded": EMBEDDED}],
        (GUID, "Fog & horn", ("News", "Sea"), ["Ada Quay"], PICTURE),
    ),
    "WordPress, its table": ([ROW], (GUID, "Fog", (), [], "")),
    "Ghost": (
        {"posts": [GHOST], "meta": {"pagination": {}}},
        (GHOST["id"], "Fog", ("Sea",), ["Ada Quay"], "https://quay.example/content/a.png"),
    ),
    "Mastodon": ([STATUS], (STATUS_ID, "", ("sea",), ["Ada Quay"], PICTURE)),
    "Strapi": ({"data": [STRAPI], "meta": {}}, (NUMBERED, "Fog", (), [], "")),
    "Contentful": ({"sys": {"type": "Array"}, "items": [CONTENTFUL]}, ("e1", "Fog", ("sea",), [], "")),
    "Drupal": ({"jsonapi": {}, "data": [DRUPAL]}, ("3c38f39b", "Fog", (), [], "")),
    "Sanity": ({"result": [SANITY]}, ("p1", "Fog", (), [], "")),
    "Bluesky": ({"feed": [BLUESKY], "cursor": "c"}, (BLUESKY["post"]["uri"], "", (), ["Ada Quay"], "")),
    "microformats2": (
        {"items": [MICROFORMAT]},
        ("https://quay.example/fog", "Fog", ("sea",), ["Ada Quay"], PICTURE),
    ),
    "Notion": ({"object": "list", "results": [PAGE]}, ("n-1", "Fog", ("sea",), ["Ada Quay"], "")),
    "Storyblok": ({"stories": [STORY]}, ("s-1", "Fog", ("sea",), [], PICTURE)),
    "Prismic": ({"page": 1, "results": [PRISMIC]}, ("X1", "Fog", ("sea",), [], "")),
    "GitHub": ([ISSUE], ("https://quay.example/issues/7", "Fog", ("sea",), ["ada"], "")),
    "Telegram": (CHANNEL, (NUMBERED, "", ("sea",), ["Ada Quay"], "")),
    "Discourse": ({"topic_list": {"topics": [TOPIC]}}, (NUMBERED, "Fog", ("sea",), [], "")),
    "Drupal, with what it includes": (INCLUDED, ("3c38f39b", "Fog", ("Sea",), ["Ada Quay"], "")),
    "Contentful, with what it includes": (LINKED, ("e1", "Fog", ("sea",), ["Ada Quay"], PICTURE)),
    "Strapi, with related records": ({"data": [RELATED]}, (NUMBERED, "Fog", ("sea",), ["Ada Quay"], PICTURE)),
    "WPGraphQL": (
        {"data": {"posts": {"nodes": [CONNECTED]}}},
        ("cG9zdDox", "Fog", ("Fog", "Sea"), ["Ada Quay"], ""),
    ),
    "Wagtail": ({"meta": {}, "items": [WAGTAIL]}, ("https://quay.example/fog", "Fog", (), [], "")),
    "Buttondown": ({"results": [LETTER]}, ("b1", "Fog", (), [], "")),
    "Substack": ([BYLINE], ("https://quay.example/p/fog", "Fog", (), ["Ada Quay"], "")),
    "Django": ([ROW_OF_DJANGO], (NAMED, "Fog", (), [], "")),
    "ActivityPub": ({"orderedItems": [NOTE]}, (STATUS_ID, "", ("sea",), [], PICTURE)),
}


@pytest.mark.parametrize(("value", "expected"), PROGRAMS.values(), ids=PROGRAMS)
def test_a_program_is_known(value: Any, expected: tuple[str, str, tuple[str, ...], list[str], str]) -> None:
    """The id of its own feed, the instant in UTC, names instead of numbers of its database."""
    (entry,) = read(value)
    identity, title, *rest = expected
    assert said(entry) == (identity, title, "2025-03-04T15:00Z", *rest)


def test_a_ghost_export_is_joined() -> None:
    """Posts, tags and authors are in tables of their own there; pages are no articles."""
    post = {key: value for key, value in GHOST.items() if key not in {"tags", "authors", "url"}} | {
        "type": "post"
    }
    data = {
        "posts": [post | {"id": "p1", "slug": "fog"}, post | {"id": "p2", "type": "page"}],
        "tags": [{"id": "t1", "name": "Sea"}, {"id": "t2", "name": "#wide"}],
        "posts_tags": [{"post_id": "p1", "tag_id": "t2", "sort_order": 1}, {"post_id": "p1", "tag_id": "t1"}],
        "users": [{"id": "u1", "name": "Ada Quay"}],
        "posts_authors": [{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
    }
    (entry,) = read({"db": [{"meta": {"version": "5"}, "data": data}]})
    assert (entry.categories, [one.name for one in entry.authors]) == (("Sea",), ["Ada Quay"])


@pytest.mark.parametrize(
    "record",
    [
        STATUS | {"reblog": STATUS},
        STATUS | {"in_reply_to_account_id": "9"},
        NOTE | {"type": "Announce", "object": "https://other.example/1", "attributedTo": "x"},
        GHOST | {"type": "page"},
        BLUESKY | {"reason": {"$type": "app.bsky.feed.defs#reasonRepost"}},
        {
            "uri": BLUESKY["post"]["uri"],
            "record": {"text": "Yes.", "reply": {"parent": {"uri": "at://did:plc:other/app.bsky.feed.post/1"}}},
        },
        MICROFORMAT | {"properties": MICROFORMAT["properties"] | {"like-of": ["https://other.example/"]}},
        MICROFORMAT | {"type": ["h-card"]},
        CHANNEL["messages"][1] | {"forwarded_from": "Another"},
        {"@type": "WebSite", "name": "Quay", "description": TEXT},
        {"@type": ["Organization"], "name": "Quay", "description": TEXT},
    ],
    ids=[
        "a boost",
        "a reply to another",
        "an announcement",
        "a page",
        "a repost",
        "an answer",
        "a like",
        "a card",
        "a forwarded message",
        "a site",
        "an organisation",
    ],
)
def test_what_is_no_article_is_none(record: dict[str, Any]) -> None:
    """What was only shared, an answer to somebody, and a page are in no feed of the program's own."""
    assert read([record]) == []


@pytest.mark.parametrize(
    "record",
    [
        STATUS | {"visibility": "private"},
        STATUS | {"visibility": "direct"},
        NOTE | {"object": NOTE["object"] | {"to": ["https://quay.example/users/ada/followers"]}},
        POST | {"status": "private"},
        POST | {"content": {"rendered": "", "protected": True}},
        GHOST | {"visibility": "members"},
        ROW | {"post_status": "draft"},
        STRAPI | {"attributes": STRAPI["attributes"] | {"publishedAt": None}},
        CONTENTFUL | {"sys": {"id": "e1", "version": 4}},
        DRUPAL | {"attributes": DRUPAL["attributes"] | {"status": False}},
        SANITY | {"_id": "drafts.p1"},
        MICROFORMAT | {"properties": MICROFORMAT["properties"] | {"post-status": ["draft"]}},
        MICROFORMAT | {"properties": MICROFORMAT["properties"] | {"visibility": ["private"]}},
        PAGE | {"archived": True},
        PAGE | {"in_trash": True},
        PAGE | {"properties": PAGE["properties"] | {"Status": {"type": "select", "select": {"name": "Draft"}}}},
        PAGE | {"properties": PAGE["properties"] | {"Published": {"type": "checkbox", "checkbox": False}}},
        STORY | {"published_at": None},
        TOPIC | {"visible": False},
        TOPIC | {"archetype": "private_message"},
        BYLINE | {"audience": "only_paid"},
        LETTER | {"email_type": "private"},
        ROW_OF_DJANGO | {"fields": ROW_OF_DJANGO["fields"] | {"is_public": False}},
    ],
)
def test_what_is_not_public_is_held(record: dict[str, Any]) -> None:
    """Each program has its own word for it."""
    assert [entry.draft for entry in read([record])] == [True]


@pytest.mark.parametrize(
    ("body", "kind"),
    [("The **fog** is back.", "markdown"), ("See [the quay](https://quay.example/).", "markdown"),
     ("# Fog\n\nIt is back.", "markdown"), ("Two * three ** four [1] (see below).", "text"),
     ("#fog is back", "text"), ("<p>The **fog**.</p>", "html")],
)  # fmt: skip
def test_marks_of_markdown_are_known_in_a_record(body: str, kind: str) -> None:
    """Systems that keep Markdown give it under names that others have for plain text."""
    (one,) = readers.read(json.dumps({"title": "Fog", "body": body}).encode(), "a.json")
    assert one.body.kind == kind


def test_a_reader_who_may_read_holds_nothing_back() -> None:
    """Ghost says `access: true` of each post that the caller may read."""
    assert [entry.draft for entry in read([GHOST | {"access": True}])] == [False]


# -- lists under a name of their own -------------------------------------------------------------------------

RECORD = {"title": "Fog", "text": TEXT, "date": "2025-03-04"}
LISTS = {
    "a name of its own": {"news": [RECORD], "count": 1},
    "titles only": {"news": [{"title": "Fog"}]},
    "texts only": {"letters": [{"text": TEXT}]},
    "deeper": {"data": {"items": [RECORD]}},
    "search": {"hits": {"total": 1, "hits": [{"_id": "1", "_source": RECORD}]}},
    "beside another list": {"tags": ["sea"], "sources": [{"name": "Quay"}], "stories": [RECORD]},
    "a known name without objects": {"data": [1, 2], "stories": [RECORD]},
    "a graph": {"data": {"posts": {"edges": [{"node": RECORD}]}}},
    "rows": [["title", "text", "date"], ["Fog", TEXT, "2025-03-04"]],
    "a table by columns": {"title": {"0": "Fog"}, "text": {"0": TEXT}, "date": {"0": "2025-03-04"}},
    "a table in parts": {"columns": ["title", "text"], "index": [0], "data": [["Fog", TEXT]]},
    "topics": {"topic_list": {"topics": [TOPIC]}},
    "rows under a name": {"rows": [["Title", "Date"], ["Fog", "2025-03-04"]]},
}


@pytest.mark.parametrize("value", LISTS.values(), ids=LISTS)
def test_a_list_is_found(value: Any) -> None:
    """The only list of records with a title or a text is that of the articles."""
    (entry,) = read(value)
    assert entry.title == ("Fog" if "letters" not in value else "")


def test_articles_may_be_under_keys_of_their_own() -> None:
    """Firebase keeps objects under their keys; pandas has a table by rows so."""
    found = read({"-N1": RECORD, "-N2": RECORD | {"title": "Horn"}})
    assert [one.title for one in found] == ["Fog", "Horn"]
    below = read({"posts": {"-N1": RECORD, "-N2": RECORD | {"title": "Horn"}}, "count": 2})
    assert [one.title for one in below] == ["Fog", "Horn"]


NONE = {
    "settings": {"theme": "dark", "sizes": [1, 2]},
    "a menu": {"menu": [{"title": "Home", "url": "/"}, {"title": "Fog", "url": "/fog"}]},
    "two lists of articles": {"left": [RECORD], "right": [RECORD]},
    "a chat": CHANNEL | {"type": "personal_chat"},
    "a private channel": CHANNEL | {"type": "private_channel"},
    "objects of settings": {"light": {"colour": "white"}, "dark": {"colour": "black"}},
    "numbers": [1, 2, 3],
    "a word": "fog",
    "Eleventy's data": {"layout": "post", "tags": "posts"},
}


@pytest.mark.parametrize("value", NONE.values(), ids=NONE)
def test_data_without_articles_is_no_fault(value: Any) -> None:
    """It is somebody's data: never called damaged, and never to be removed."""
    (article,) = readers.read(json.dumps(value).encode(), "wire.json")
    (problem,) = article.problems
    assert isinstance(problem, Problem)
    assert problem.message.startswith("passed over: ")
    assert problem.severity != "error"
    assert "remove" not in problem.remedy


# -- numbers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "identity"),
    [
        (RECORD | {"id": 12}, "tag:notes.example.org,2025:12"),
        (RECORD | {"id": "12"}, "tag:notes.example.org,2025:12"),
        (RECORD | {"id": 12, "url": "https://notes.example.org/fog/"}, "https://notes.example.org/fog/"),
        (RECORD | {"id": "fog-12"}, "fog-12"),
    ],
)
@pytest.mark.parametrize("name", ["wire.json", "wire.jsonl"])
def test_a_number_is_no_id_of_the_world(
    site: SiteFolder, name: str, record: dict[str, Any], identity: str
) -> None:
    """Every database counts from one: the id is the link, else the number under the site's name."""
    site.write(name, json.dumps(record) + "\n")
    site.build()
    assert site.ids() == {"Fog": identity}


def test_a_correction_is_known_by_its_number(site: SiteFolder) -> None:
    """Two records of one number are one article, in whatever files they are."""
    site.write("a.jsonl", json.dumps(RECORD | {"id": 12}) + "\n")
    site.build()
    site.write(
        "b.jsonl", json.dumps(RECORD | {"id": 12, "title": "Fog, corrected", "updated": "2025-03-05"}) + "\n"
    )
    site.build()
    assert site.titles() == ["Fog, corrected"]


@pytest.mark.parametrize("link", ["", "https://notes.example.org/fog/"])
def test_a_number_that_was_published_stays(site: SiteFolder, link: str) -> None:
    """Subscribers of an earlier version see nothing twice, also where the catalog is lost."""
    record = RECORD | {"id": 12} | ({"url": link} if link else {})
    site.write("wire.jsonl", json.dumps(record) + "\n")
    site.build()
    for path in sorted((site.root / "feeds").glob("all.*")):
        text = path.read_text()
        tag = "tag:notes.example.org,2025:12"
        one = link or tag
        text = text.replace(f'"id": "{one}"', '"id": "12"').replace(f">{one}</guid>", ">12</guid>")
        text = text.replace(f"<id>{one}</id>", f"<id>{tag}</id>")
        path.write_text(text)
    for path in (site.root / ".publisher").glob("catalog*"):
        path.unlink()

    site.build()
    assert site.ids() == {"Fog": "12"}
    site.write("wire.jsonl", json.dumps(record | {"title": "Fog again"}) + "\n")
    site.build()
    assert site.ids() == {"Fog again": "12"}


def test_a_feed_of_numbers_keeps_them(site: SiteFolder) -> None:
    """The ids of a JSON Feed are those that its subscribers have seen."""
    site.configure(PLAIN)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Old", "items": [RECORD | {"id": "12"}]}
    site.write("feed.json", json.dumps(feed))
    site.build()
    assert site.ids() == {"Fog": "12"}


def test_memory_keeps_a_number(site: SiteFolder) -> None:
    """What an earlier version remembered under a number is found again, also where the record has a link."""
    record = RECORD | {"id": 12, "url": "https://notes.example.org/fog/"}
    site.write("wire.jsonl", json.dumps(record) + "\n")
    site.build()
    with closing(sqlite3.connect(site.root / ".publisher/catalog.sqlite")) as database:
        (row,) = database.execute("SELECT * FROM memory").fetchall()
        values = (b"\x0012", b"", "12", *row[3:7])
        database.execute("DELETE FROM memory")
        database.execute("INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, checksum_of(values)))
        database.commit()
    site.write("wire.jsonl", json.dumps(record | {"title": "Fog again"}) + "\n")
    site.build(accept=True)
    assert site.ids() == {"Fog again": "12"}
