"""JSON feeds: what version 1.1 asks, with the place in the tree instead of a line."""

from __future__ import annotations

import pytest
from validator_feeds import JSON, expect

CASES: list[tuple[str, str, str, str]] = [
    ("version/1.1", "version/2", "error", "version is"),
    (' "title": "Harbour notes",\n', "", "error", "no title"),
    ('"title": "Harbour notes"', '"title": 5', "error", "title is no string"),
    (' "feed_url": "https://harbour.example/feed",\n', "", "warning", "no feed_url"),
    ("example/feed", "example/other", "warning", "is not where the feed is"),
    ('"language"', '"next_url": "https://harbour.example/feed", "language"', "error", "turn in circles"),
    ('"language": "en"', '"language": "english"', "error", "no language tag"),
    ('"language"', '"colour": "red", "language"', "warning", "colour is not of the format"),
    ('"language"', '"hubs": [{"url": "https://hub.example/"}], "language"', "error", "hubs[0] has no type"),
    ('"language"', '"author": {"name": "Ada"}, "language"', "warning", "author is of version 1"),
    ('{"id": "https://harbour.example/ferry", ', "{", "error", "items[0] has no id"),
    ('"id": "https://harbour.example/ferry"', '"id": 7', "error", "items[0].id is no string"),
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
    ("2024-05-03T09:00:00Z", "3 May 2024", "error", "date_published"),
    ('"tags": ["ferries"]', '"tags": "ferries"', "error", "no array of strings"),
    ('[{"name": "Ada Quay"}]', "[{}]", "error", "none of name, url, avatar"),
    ('"tags"', '"attachments": [{"url": "https://a.example/a"}], "tags"', "error", "no mime_type"),
    ('"tags"', '"image": "fog.png", "tags"', "error", "not absolute"),
    ('"items": [{', '"items": {"a": 1}, "_x": [{', "error", "items is no array (J"),
    ('"items": [{', '"items": [7, {', "error", "items[0] is no object"),
    ('"language"', '"expired": "no", "language"', "error", "neither true nor false"),
    ('"language"', '"hubs": "x", "language"', "error", "hubs is no array"),
    ('"language"', '"hubs": ["x"], "language"', "error", "hubs[0] is no object"),
    ('"title": "Harbour notes"', '"title": "<b>Harbour</b>"', "warning", "holds </b>"),
    ("2024-05-03T09:00:00Z", "1024-05-03T09:00:00Z", "warning", "hardly meant"),
    ('["ferries"]', '[""]', "warning", "empty tag"),
    ('"tags"', '"attachments": [{"url": "a:b", "mime_type": "mp3"}], "tags"', "error", "no media type"),
    (
        '"tags"',
        '"attachments": [{"url": "a:b", "mime_type": "a/b", "size_in_bytes": "1"}], "tags"',
        "error",
        "no number",
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_names_the_fault_and_its_place(case: tuple[str, str, str, str]) -> None:
    """Each rule finds its fault, names the member, and says how to mend it."""
    old, new, severity, fragment = case
    expect(JSON, (old, new, severity, 0, fragment))
