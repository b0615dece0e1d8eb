"""Records of programs that collect other people's pages: scrapers, reading lists, reference managers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from publisher import describe
from publisher.readers import markdown

ADDRESS = "https://www.quay.example/news/harbour-opens"
TITLE = "The harbour opens again"
TEXT = "The boats may leave at dawn, the harbour master said, and the ferry runs from noon."
HTML = f"<p>{TEXT}</p>"

# What is said of the article in other words than title, author and date; all of them give the same entry.
RECORDS: dict[str, dict[str, Any]] = {
    "trafilatura": {
        "title": TITLE,
        "author": "Ada Quay",
        "date": "2022-03-04",
        "source": ADDRESS,
        "source-hostname": "Harbour Notes",
        "filedate": "2022-05-01",
        "raw_text": TEXT,
        "text": TEXT,
        "language": "en",
    },
    "Readability": {
        "title": TITLE,
        "byline": "By Ada Quay",
        "publishedTime": "2022-03-04T10:15:00Z",
        "url": ADDRESS,
        "siteName": "Harbour Notes",
        "content": HTML,
        "textContent": TEXT,
        "lang": "en",
    },
    "wallabag": {
        "title": TITLE,
        "published_by": ["Ada Quay"],
        "published_at": "2022-03-04T10:15:00+0000",
        "url": ADDRESS,
        "created_at": "2022-05-01T08:00:00+0000",
        "updated_at": "2022-05-02T08:00:00+0000",
        "language": "en",
        "domain_name": "Harbour Notes",
        "preview_picture": None,
        "content": HTML,
    },
    "Omnivore": {
        "title": TITLE,
        "author": "Ada Quay",
        "publishedAt": "2022-03-04T10:15:00Z",
        "originalArticleUrl": ADDRESS,
        "savedAt": "2022-05-01T08:00:00Z",
        "siteName": "Harbour Notes",
        "content": TEXT,
        "language": "English",
    },
    "Readwise": {
        "title": TITLE,
        "author": "Ada Quay",
        "published_date": "2022-03-04",
        "source_url": ADDRESS,
        "url": "https://read.readwise.io/read/01",
        "site_name": "Harbour Notes",
        "saved_at": "2022-05-01T08:00:00Z",
        "created_at": "2022-05-01T08:00:00Z",
        "html_content": HTML,
        "language": "eng",
    },
    "CSL": {
        "title": TITLE,
        "author": [{"family": "Quay", "given": "Ada"}],
        "issued": {"date-parts": [[2022, 3, 4]]},
        "URL": ADDRESS,
        "container-title": "Harbour Notes",
        "language": "en",
        "type": "article-newspaper",
    },
    "Zotero": {
        "data": {
            "title": TITLE,
            "creators": [
                {"creatorType": "author", "firstName": "Ada", "lastName": "Quay"},
                {"creatorType": "editor", "firstName": "Bo", "lastName": "Pier"},
            ],
            "date": "2022-03-04",
            "url": ADDRESS,
            "publicationTitle": "Harbour Notes",
            "language": "English",
            "dateAdded": "2022-05-01T08:00:00Z",
        }
    },
    "Diffbot": {
        "objects": [
            {
                "title": TITLE,
                "author": "Ada Quay",
                "date": "Fri, 04 Mar 2022 10:15:00 GMT",
                "pageUrl": ADDRESS,
                "siteName": "Harbour Notes",
                "humanLanguage": "en",
                "text": TEXT,
            }
        ]
    },
    "newspaper": {
        "title": TITLE,
        "authors": "['Ada Quay']",
        "publish_date": "2022-03-04 10:15:00",
        "url": ADDRESS,
        "meta_lang": "en",
        "text": TEXT,
        "site_name": "Harbour Notes",
    },
    "CC-News": {
        "title": TITLE,
        "author": "Ada Quay",
        "published_date": "2022-03-04",
        "responded_url": ADDRESS,
        "publisher": "Harbour Notes",
        "language": "eng",
        "plain_text": TEXT,
    },
    "Media Cloud": {
        "title": TITLE,
        "author": "Ada Quay",
        "publish_date": "2022-03-04",
        "url": ADDRESS,
        "media_name": "Harbour Notes",
        "indexed_date": "2022-05-01",
        "language": "en",
        "story_text": TEXT,
    },
    "fundus": {
        "title": TITLE,
        "authors": ["Ada Quay"],
        "publishing_date": "2022-03-04 10:15:00+00:00",
        "url": ADDRESS,
        "publisher": "Harbour Notes",
        "lang": "en",
        "plaintext": TEXT,
    },
    "New York Times": {
        "headline": {"main": TITLE, "kicker": "Harbours"},
        "byline": {"original": "By Ada Quay", "person": [{"firstname": "Ada", "lastname": "Quay"}]},
        "pub_date": "2022-03-04T10:15:00+0000",
        "web_url": ADDRESS,
        "publisher": "Harbour Notes",
        "language": "en",
        "lead_paragraph": TEXT,
    },
    "Guardian": {
        "webTitle": TITLE,
        "webPublicationDate": "2022-03-04T10:15:00Z",
        "webUrl": ADDRESS,
        "fields": {
            "headline": TITLE,
            "byline": "Ada Quay in Oslo",
            "body": HTML,
            "publication": "Harbour Notes",
            "lang": "en",
        },
    },
    "WordPress with Yoast": {
        "title": {"rendered": TITLE},
        "date": "2022-03-04T12:15:00",
        "date_gmt": "2022-03-04T10:15:00",
        "link": ADDRESS,
        "author": 7,
        "content": {"rendered": HTML},
        "yoast_head_json": {"author": "Ada Quay", "og_site_name": "Harbour Notes"},
        "lang": "en",
    },
    "Google Reader": {
        "items": [
            {
                "id": "tag:google.com,2005:reader/item/0005",
                "title": TITLE,
                "author": "Ada Quay",
                "published": 1646388900,
                "crawlTimeMsec": "1651392000000",
                "canonical": [{"href": ADDRESS}],
                "alternate": [{"href": "https://feeds.example/1", "type": "text/html"}],
                "origin": {
                    "streamId": "feed/1",
                    "title": "Harbour Notes",
                    "htmlUrl": "https://www.quay.example/",
                },
                "summary": {"content": HTML},
                "language": "en",
            }
        ]
    },
    "Feedly": {
        "title": TITLE,
        "author": "Ada Quay",
        "published": 1646388900000,
        "crawled": 1651392000000,
        "alternate": [{"href": ADDRESS, "type": "text/html"}],
        "origin": {"title": "Harbour Notes"},
        "content": {"content": HTML},
        "language": "en",
    },
    "Miniflux": {
        "id": 9,
        "feed_id": 4,
        "title": TITLE,
        "author": "Ada Quay",
        "url": ADDRESS,
        "published_at": "2022-03-04T10:15:00Z",
        "created_at": "2022-05-01T08:00:00Z",
        "feed": {"id": 4, "title": "Harbour Notes", "site_url": "https://www.quay.example/"},
        "content": HTML,
        "language": "en",
    },
    "Readwise with a named source": {
        "title": TITLE,
        "author": "Ada Quay",
        "published_date": 1646388900000,
        "source": "Reader RSS",
        "source_url": ADDRESS,
        "url": "https://read.readwise.io/read/01",
        "site_name": "Harbour Notes",
        "saved_at": "2022-05-01T08:00:00Z",
        "html_content": HTML,
        "language": "en",
    },
    "Karakeep": {
        "bookmarks": [
            {
                "id": "k1",
                "createdAt": "2022-05-01T08:00:00Z",
                "title": None,
                "content": {
                    "type": "link",
                    "url": ADDRESS,
                    "title": TITLE,
                    "author": "Ada Quay",
                    "publisher": "Harbour Notes",
                    "datePublished": "2022-03-04T10:15:00Z",
                    "htmlContent": HTML,
                    "language": "en",
                },
            }
        ]
    },
    "Firecrawl": {
        "data": {
            "markdown": TEXT,
            "metadata": {
                "title": TITLE,
                "author": "Ada Quay",
                "publishedTime": "2022-03-04T10:15:00Z",
                "sourceURL": ADDRESS,
                "ogSiteName": "Harbour Notes",
                "language": "en",
            },
        }
    },
    "NewsBlur": {
        "story_title": TITLE,
        "story_authors": "Ada Quay",
        "story_date": "2022-03-04 10:15:00",
        "story_permalink": ADDRESS,
        "story_site_name": "Harbour Notes",
        "story_language": "en",
        "story_content": HTML,
    },
    "a body in blocks": {
        "article": {
            "headline": TITLE,
            "authors": [{"fullName": "Ada Quay"}],
            "publishedDate": "2022-03-04T10:15:00Z",
            "url": ADDRESS,
            "publisher": "Harbour Notes",
            "language": "en",
            "body": [{"type": "paragraph", "text": TEXT}],
        }
    },
    "news-please": {
        "title": TITLE,
        "authors": "Ada Quay",
        "date_publish": "2022-03-04 10:15:00",
        "url": ADDRESS,
        "meta_site_name": "Harbour Notes",
        "maintext": TEXT,
        "language": "en",
    },
}


@pytest.mark.parametrize("program", RECORDS)
def test_fields_of_collectors(program: str) -> None:
    """Every program's own names give title, author, day, address, publisher, language and text."""
    (entry,) = describe(json.dumps(RECORDS[program]).encode(), "a.json")

    assert entry.title == TITLE
    assert [person.name for person in entry.authors] == ["Ada Quay"]
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2022-03-04"
    assert entry.link == ADDRESS
    assert entry.publisher == "Harbour Notes"
    assert entry.language == "en"


@pytest.mark.parametrize(
    "record",
    [
        {
            "resolved_title": TITLE,
            "given_title": "",
            "resolved_url": ADDRESS,
            "time_added": "1651392000",
            "time_updated": "1651392001",
        },
        {
            "title": TITLE,
            "url": ADDRESS,
            "created_at": "2022-05-01T08:00:00Z",
            "domain_name": "quay.example",
            "published_at": None,
        },
        {"title": TITLE, "link": ADDRESS, "created": "2022-05-01T08:00:00Z", "raindropId": 7},
        {
            "title": TITLE,
            "url": ADDRESS,
            "seendate": "20220501T080000Z",
            "domain": "quay.example",
            "language": "English",
        },
    ],
    ids=["Pocket", "wallabag", "Raindrop", "GDELT"],
)
def test_the_day_of_saving_dates_nothing(record: dict[str, Any]) -> None:
    """When a page was saved or seen is not when it was published."""
    (entry,) = describe(json.dumps(record).encode(), "a.json")

    assert entry.title == TITLE
    assert entry.link == ADDRESS
    assert entry.published is None


@pytest.mark.parametrize(
    ("fields", "link", "day"),
    [
        (
            f"source: {ADDRESS}\npublished: 2022-03-04\ncreated: 2022-05-01\ntags: [clippings]",
            ADDRESS,
            "2022-03-04",
        ),
        (f"source: {ADDRESS}\npublished:\ncreated: 2022-05-01\ntags: [clippings]", ADDRESS, None),
        (f"source: {ADDRESS}\ncreated: 2022-05-01", ADDRESS, None),
        (f"source: {ADDRESS}\ndate: 2022-03-04", "", "2022-03-04"),
        (f"source: {ADDRESS}\ncreated: 2022-03-04\nslug: opens", "", "2022-03-04"),
        ("source: https://www.quay.example/\npublished: 2022-03-04\ntags: [clippings]", "", "2022-03-04"),
    ],
    ids=["clipping", "undated-clipping", "old-clipping", "own-article", "own-article-with-slug", "front-page"],
)
def test_clippings_are_where_they_were_clipped(fields: str, link: str, day: str | None) -> None:
    """The source of a clipping is its address, and its creation is the clipping; not so of an own article."""
    text = f"---\ntitle: {TITLE}\nauthor: '[[Ada Quay]]'\n{fields}\n---\n{TEXT}\n"
    (entry,) = describe(text.encode(), "a.md")

    assert entry.link == link
    assert (entry.published.date().isoformat() if entry.published else None) == day
    assert [person.name for person in entry.authors] == ["Ada Quay"]


@pytest.mark.parametrize(
    "authors",
    [
        "Ada Quay|Bo Pier",
        {"9": {"author_id": "9", "name": "Ada Quay"}, "10": {"author_id": "10", "name": "Bo Pier"}},
        "Ada Quay and Bo Pier",
        "Ada Quay in Oslo and Bo Pier in Kyiv",
    ],
    ids=["bars", "objects-by-number", "sentence", "places"],
)
def test_lists_of_authors(authors: Any) -> None:
    """Programs write several authors in forms of their own."""
    (entry,) = describe(json.dumps({"title": TITLE, "authors": authors, "text": TEXT}).encode(), "a.json")

    assert [person.name for person in entry.authors] == ["Ada Quay", "Bo Pier"]


@pytest.mark.parametrize(
    "note",
    [
        (
            f"# {TITLE}\n\n![rw-book-cover](https://quay.example/a.jpg)\n\n## Metadata\n- Author: [[Ada Quay]]"
            f"\n- Full Title: {TITLE}\n- Category: #articles\n- URL: {ADDRESS}\n\n## Highlights\n- {TEXT}\n"
        ),
        f"# {TITLE}\n\n## Metadata\n* Author: Ada Quay\n* Link: {ADDRESS}\n\n{TEXT}\n",
        (
            f"{TITLE}\n\n{TEXT}\n\nid: 0123456789abcdef0123456789abcdef\ncreated_time: 2022-05-01T08:00:00.000Z"
            f"\nauthor: Ada Quay\nsource_url: {ADDRESS}\nis_todo: 0\nsource: joplin-desktop\ntype_: 1"
        ),
    ],
    ids=["Readwise", "Matter", "Joplin"],
)
def test_notes_of_pages(note: str) -> None:
    """A list of fields is no part of the text, wherever a program puts it, and its day is that of the copy."""
    (entry,) = describe(note.encode(), "a.md")

    assert entry.title == TITLE
    assert entry.link == ADDRESS
    assert [person.name for person in entry.authors] == ["Ada Quay"]
    assert entry.published is None
    body = next(markdown.read(note.encode(), "a.md")).body.text
    assert "Author" not in body
    assert "source_url" not in body


def test_lines_above_markdown_content() -> None:
    """Jina's Reader writes title, address and day above the text."""
    head = f"Title: {TITLE}\n\nURL Source: {ADDRESS}\n\nPublished Time: 2022-03-04T10:15:00Z\n\n"
    data = f"{head}Markdown Content:\n{TEXT}\n".encode()
    (entry,) = describe(data, "a.md")

    assert (entry.title, entry.link) == (TITLE, ADDRESS)
    assert entry.published is not None
    assert next(markdown.read(data, "a.md")).body.text.strip() == TEXT


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("English", "en"),
        ("deu", "de"),
        ("fra-CA", "fr-CA"),
        ("Español", "es"),
        ("日本語", "ja"),
        ("pt_BR", "pt-BR"),
    ],
)
def test_names_of_languages(said: str, tag: str) -> None:
    """A language may be given by its name or its code of three letters."""
    (entry,) = describe(json.dumps({"title": TITLE, "language": said}).encode(), "a.json")

    assert entry.language == tag
