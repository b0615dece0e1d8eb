"""JSON feeds: the rules of version 1.1, with the place in the tree instead of a line."""

from __future__ import annotations

import pytest
from validator_feeds import JSON, expect

CASES: list[tuple[str, str, str, str]] = [
    ("version/1.1", "version/2", "error", "version is"),
    (' "title": "Harbour notes",\n', "", "error", "no title"),
    ('"title": "Harbour notes"', '"title": 5', "error", "title is not a string"),
    (' "feed_url": "https://harbour.example/feed",\n', "", "warning", "no feed_url"),
    ("example/feed", "example/other", "warning", "differs from the feed's address"),
    ('"language"', '"next_url": "https://harbour.example/feed", "language"', "error", "endlessly"),
    ('"language": "en"', '"language": "english"', "error", "not a language tag"),
    ('"language"', '"colour": "red", "language"', "warning", "colour is not in the format"),
    ('"language"', '"hubs": [{"url": "https://hub.example/"}], "language"', "error", "hubs[0] has no type"),
    ('"language"', '"author": {"name": "Ada"}, "language"', "warning", "author belongs to version 1"),
    ('{"id": "https://harbour.example/ferry", ', "{", "error", "items[0] has no id"),
    ('"id": "https://harbour.example/ferry"', '"id": 7', "error", "items[0].id is not a string"),
    (
        '[{"id"',
        '[{"id": "https://harbour.example/ferry", "content_text": ""}, {"id"',
        "error",
        "id of items[0]",
    ),
    (
        '"content_html": "<p>Fog again.</p>"',
        '"summary": "Fog"',
        "error",
        "neither content_html nor content_text",
    ),
    ("<p>Fog again.</p>", "<script>x</script>", "warning", "<script>"),
    ("<p>Fog again.</p>", "<img src='fog.png'>", "warning", "relative address"),
    ("<p>Fog again.</p>", "<a href='#gone'>1</a>", "warning", "relative address"),
    ("2024-05-03T09:00:00Z", "3 May 2024", "error", "date_published"),
    ('"tags": ["ferries"]', '"tags": "ferries"', "error", "not an array of strings"),
    ('[{"name": "Ada Quay"}]', "[{}]", "error", "none of name, url, avatar"),
    ('"tags"', '"attachments": [{"url": "https://a.example/a"}], "tags"', "error", "no mime_type"),
    ('"tags"', '"image": "fog.png", "tags"', "error", "not absolute"),
    ('"items": [{', '"items": {"a": 1}, "_x": [{', "error", "items is not an array (J"),
    ('"items": [{', '"items": [7, {', "error", "items[0] is not an object"),
    ('"language"', '"expired": "no", "language"', "error", "neither true nor false"),
    ('"language"', '"hubs": "x", "language"', "error", "hubs is not an array"),
    ('"language"', '"hubs": ["x"], "language"', "error", "hubs[0] is not an object"),
    ('"title": "Harbour notes"', '"title": "<b>Harbour</b>"', "warning", "holds </b>"),
    ("2024-05-03T09:00:00Z", "1024-05-03T09:00:00Z", "warning", "probably a mistake"),
    ('["ferries"]', '[""]', "warning", "empty tag"),
    ('"tags"', '"attachments": [{"url": "a:b", "mime_type": "mp3"}], "tags"', "error", "not a media type"),
    (
        '"tags"',
        '"attachments": [{"url": "a:b", "mime_type": "a/b", "size_in_bytes": "1"}], "tags"',
        "error",
        "not a number",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[3] for case in CASES])
def test_a_rule_reports_its_fault_and_place(case: tuple[str, str, str, str]) -> None:
    """Each rule reports its fault, with the member and a remedy."""
    old, new, severity, fragment = case
    expect(JSON, (old, new, severity, 0, fragment))
