"""Slugs name what is published: they never change."""

from __future__ import annotations

import pytest

from publisher.text.slugs import file_slug, former_group_slug, group_slug, page_slug, same_group

LONG = "tide " * 30


@pytest.mark.parametrize(
    ("text", "former", "page", "file"),
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
def test_a_slug_is_what_it_was(text: str, former: str, page: str, file: str) -> None:
    """Feeds and pages keep their addresses, and a second import writes to the same files."""
    assert (former_group_slug(text), page_slug(text), file_slug(text)) == (former, page, file)


GROUPS = {
    "Harbour Notes": "harbour-notes", "Köln heute": "koln-heute", "Strøm": "strom", "Straße": "strasse",
    "C": "c", "C++": "c-plus-plus", "C#": "c-sharp", "F#": "f-sharp", ".NET": "dot-net", "net": "net",
    "A*": "a-star", "Notepad++ tips": "notepad-plus-plus-tips", "Objective-C++": "objective-c-plus-plus",
    "#fog": "fog", "ASP.NET": "asp-net", "R&D": "r-d", "../../etc/passwd": "etc-passwd", "1 + 1": "1-1",
    "Новости": "novosti", "письмо": "pismo", "Ελλάδα": "ellada", "港だより": "gang-dayori", "서울": "seoul",
    "C++ 港": "c-plus-plus-gang", "...": "7456c252", LONG: "tide-" * 20 + "-ef6726fc",
}  # fmt: skip


@pytest.mark.parametrize(("name", "slug"), GROUPS.items(), ids=[name[:20] for name in GROUPS])
def test_a_group_has_a_name_that_people_can_read(name: str, slug: str) -> None:
    """Signs that tell C from C++ are words, other scripts are in Latin letters, and accents are dropped."""
    assert group_slug(name) == slug


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Harbour Notes", "harbour-notes", True),
        ("Harbour  Notes", "Harbour_Notes", True),
        ("Köln", "Ko\u0308ln", True),
        ("Köln", "Koln", False),
        ("C", "C++", False),
        ("R&D", "R D", False),
    ],
)
def test_names_are_one_group_by_more_than_their_slug(one: str, other: str, *, same: bool) -> None:
    """Two names share a feed only if they differ in case, blanks and hyphens."""
    assert (same_group(one) == same_group(other)) is same
