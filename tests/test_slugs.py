"""Slugs name what is published: they never change."""

from __future__ import annotations

import pytest

from publisher.text.slugs import file_slug, group_slug, page_slug

LONG = "tide " * 30


@pytest.mark.parametrize(
    ("text", "group", "page", "file"),
    [
        pytest.param("Harbour Notes", "harbour-notes", "harbour-notes", "harbour-notes", id="words"),
        pytest.param("Köln heute", "koln-heute", "koln-heute", "koln-heute", id="accents"),
        pytest.param("C++ & C#", "c-c", "c-c", "c-c", id="signs"),
        pytest.param("Strøm", "strom-13fe11e5", "strom", "strom-13fe11e5", id="letters with a plain form"),
        pytest.param("港", "f18c9a80", "", "f18c9a80", id="letters without a plain form"),
        pytest.param("...", "7456c252", "", "7456c252", id="no letters"),
        pytest.param(LONG, "tide-" * 20 + "-ef6726fc", ("tide-" * 12)[:-1], ("tide-" * 12)[:-1], id="long"),
    ],
)
def test_a_slug_is_what_it_was(text: str, group: str, page: str, file: str) -> None:
    """Feeds and pages keep their addresses, and a second import writes to the same files."""
    assert (group_slug(text), page_slug(text), file_slug(text)) == (group, page, file)
