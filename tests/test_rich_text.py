"""Texts that editors keep as trees of nodes come out as the HTML that the editor shows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from publisher.readers import read


def words(text: str, **marks: Any) -> dict[str, Any]:
    """Make a node of words."""
    return {"type": "text", "text": text, **marks}


def portable(text: str, **fields: Any) -> dict[str, Any]:
    """Make a block of Portable Text."""
    return {"_type": "block", "children": [{"_type": "span", "text": text, "marks": []}], **fields}


LINK = '<a href="https://a.example/">ebb</a>'
GULL = '<p><img src="https://a.example/g.png" alt="A gull"></p>'
SHOWN: dict[str, tuple[Any, str]] = {
    "ProseMirror": (
        {
            "type": "doc",
            "content": [
                {
                    "type": "paragraph",
                    "content": [
                        words("The "),
                        words("ebb", marks=[{"type": "link", "attrs": {"href": "https://a.example/"}}]),
                        {"type": "hardBreak"},
                        words("late", marks=[{"type": "bold"}, {"type": "italic"}]),
                    ],
                }
            ],
        },
        f"<p>The {LINK}<br><em><strong>late</strong></em></p>",
    ),
    "TipTap's list": (
        {
            "type": "doc",
            "content": [
                {
                    "type": "bulletList",
                    "content": [
                        {"type": "listItem", "content": [{"type": "paragraph", "content": [words("ebb")]}]}
                    ],
                }
            ],
        },
        "<ul><li><p>ebb</p>\n</li>\n</ul>",
    ),
    "TipTap's code and rule": (
        {
            "type": "doc",
            "content": [
                {"type": "codeBlock", "attrs": {"language": "py"}, "content": [words("a < b")]},
                {"type": "horizontalRule"},
            ],
        },
        "<pre><code>a &lt; b</code></pre>\n<hr>",
    ),
    "Contentful": (
        {
            "nodeType": "document",
            "data": {},
            "content": [
                {"nodeType": "heading-3", "content": [{"nodeType": "text", "value": "Ebb", "marks": []}]},
                {
                    "nodeType": "unordered-list",
                    "content": [
                        {
                            "nodeType": "list-item",
                            "content": [
                                {
                                    "nodeType": "paragraph",
                                    "content": [
                                        {
                                            "nodeType": "hyperlink",
                                            "data": {"uri": "https://a.example/"},
                                            "content": [{"nodeType": "text", "value": "ebb", "marks": []}],
                                        }
                                    ],
                                }
                            ],
                        }
                    ],
                },
            ],
        },
        f"<h3>Ebb</h3>\n<ul><li><p>{LINK}</p>\n</li>\n</ul>",
    ),
    "Contentful's picture": (
        {
            "nodeType": "document",
            "content": [
                {
                    "nodeType": "embedded-asset-block",
                    "content": [],
                    "data": {"target": {"fields": {"title": "A gull", "file": {"url": "//a.example/g.png"}}}},
                }
            ],
        },
        GULL,
    ),
    "Lexical": (
        {
            "root": {
                "type": "root",
                "children": [
                    {"type": "heading", "tag": "h2", "children": [words("Ebb", format=0)]},
                    {
                        "type": "list",
                        "listType": "number",
                        "children": [{"type": "listitem", "children": [words("late", format=3)]}],
                    },
                    {
                        "type": "paragraph",
                        "children": [
                            {
                                "type": "link",
                                "fields": {"url": "https://a.example/"},
                                "children": [words("ebb")],
                            }
                        ],
                    },
                ],
            }
        },
        f"<h2>Ebb</h2>\n<ol><li><em><strong>late</strong></em></li>\n</ol>\n<p>{LINK}</p>",
    ),
    "Strapi's blocks": (
        [
            {"type": "heading", "level": 2, "children": [words("Ebb")]},
            {
                "type": "paragraph",
                "children": [
                    words("late", bold=True),
                    {"type": "link", "url": "https://a.example/", "children": [words("ebb")]},
                ],
            },
            {
                "type": "image",
                "image": {"url": "https://a.example/g.png", "alternativeText": "A gull"},
                "children": [words("")],
            },
        ],
        f"<h2>Ebb</h2>\n<p><strong>late</strong>{LINK}</p>\n{GULL}",
    ),
    "Slate": (
        [{"type": "h2", "children": [{"text": "Ebb"}]}, {"children": [{"text": "late", "italic": True}]}],
        "<h2>Ebb</h2>\n<p><em>late</em></p>",
    ),
    "Portable Text": (
        [
            portable("Ebb", style="h2"),
            portable("one", listItem="bullet", level=1),
            portable("two", listItem="bullet", level=1),
            portable("late", style="normal"),
        ],
        "<h2>Ebb</h2>\n<ul><li>one</li>\n<li>two</li>\n</ul><p>late</p>",
    ),
    "Prismic": (
        [
            {"type": "heading2", "text": "Ebb", "spans": []},
            {
                "type": "paragraph",
                "text": "The ebb is late",
                "spans": [
                    {
                        "start": 4,
                        "end": 7,
                        "type": "hyperlink",
                        "data": {"link_type": "Web", "url": "https://a.example/"},
                    },
                    {"start": 11, "end": 15, "type": "strong"},
                ],
            },
            {"type": "o-list-item", "text": "one", "spans": []},
        ],
        f"<h2>Ebb</h2>\n<p>The {LINK} is <strong>late</strong></p>\n<ol><li>one</li>\n</ol>",
    ),
    "Editor.js": (
        {
            "time": 1,
            "version": "2",
            "blocks": [
                {"id": "a", "type": "header", "data": {"text": "Ebb", "level": 2}},
                {"id": "b", "type": "paragraph", "data": {"text": "The <b>ebb</b>"}},
                {"id": "c", "type": "list", "data": {"style": "ordered", "items": ["one", {"content": "two"}]}},
                {
                    "id": "d",
                    "type": "image",
                    "data": {"file": {"url": "https://a.example/g.png"}, "caption": "A gull"},
                },
                {"id": "e", "type": "code", "data": {"code": "a < b"}},
            ],
        },
        (
            "<h2>Ebb</h2>\n<p>The <b>ebb</b></p>\n<ol><li>one</li><li>two</li></ol>\n"
            f"{GULL}\n<pre><code>a &lt; b</code></pre>"
        ),
    ),
    "Notion": (
        [
            {"object": "block", "type": "heading_2", "heading_2": {"rich_text": [{"plain_text": "Ebb"}]}},
            {
                "object": "block",
                "type": "numbered_list_item",
                "numbered_list_item": {
                    "rich_text": [
                        {"plain_text": "ebb", "href": "https://a.example/", "annotations": {"bold": False}},
                        {"plain_text": "late", "href": None, "annotations": {"bold": True}},
                    ]
                },
            },
        ],
        f"<h2>Ebb</h2>\n<ol><li>{LINK}<strong>late</strong></li>\n</ol>",
    ),
}


@pytest.mark.parametrize(("tree", "html"), SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize("name", ["body", "content"])
def test_a_tree_is_shown_as_its_editor_shows_it(name: str, tree: Any, html: str) -> None:
    """Headings, lists, links, marks and pictures of each editor, in the order of the text."""
    (article,) = read(json.dumps([{"title": "Tides", name: tree, "date": "2026-03-04"}]).encode(), "a.json")
    assert not article.problems
    assert (article.body.kind, article.body.text.strip()) == ("html", html)


def nested(depth: int) -> Any:
    """Make lists within lists."""
    node: Any = words("late")
    for _ in range(depth):
        node = {"type": "blockquote", "content": [node]}
    return {"type": "doc", "content": [node]}


HOSTILE: dict[str, Any] = {
    "nested nodes": nested(200),
    "many nodes": {"type": "doc", "content": [{"type": "paragraph", "content": [words("late")]}] * 50_000},
    "words that are markup": {
        "type": "doc",
        "content": [{"type": "paragraph", "content": [words("<script>x</script>")]}],
    },
    "an address that ends its attribute": [
        {"type": "paragraph", "children": [{"type": "link", "url": '"><script>', "children": [words("ebb")]}]}
    ],
    "values of other kinds": {
        "type": "doc",
        "content": [
            {"type": 3, "content": 4},
            None,
            "late",
            {"type": "paragraph", "content": [words("a", marks=[3, None])]},
            {"type": "image", "attrs": {"src": 5}},
            {"type": "heading", "attrs": {"level": {}}, "content": [{}]},
            {"type": "paragraph", "spans": [{"start": -1, "end": 10**9}, 4], "text": "late"},
            {"_type": "block", "markDefs": [4, {"href": 5}], "children": [{"text": 5}]},
            {"type": "list", "data": {"items": [4, None]}},
        ],
    },
}


@pytest.mark.parametrize("tree", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_tree_is_bounded_and_escaped(tree: Any) -> None:
    """Depth and number of nodes are bounded, and words are no markup, whatever a node holds."""
    (article,) = read(json.dumps([{"title": "Tides", "body": tree, "date": "2026-03-04"}]).encode(), "a.json")
    assert not [one for one in article.problems if one.kind == "fault"]
    assert "<script" not in article.body.text
    assert len(article.body.text) < 500_000
