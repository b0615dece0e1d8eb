"""The fixed phrases of the web pages, and the writing direction."""

from __future__ import annotations

import pytest
from page_site import SITE, rows
from test_pages import found

from publisher.emitters import FORMATS
from publisher.pages import PageSettings, render_index
from publisher.tables import page_words
from publisher.text.language import direction, words

LANGUAGES = [
    ("en", "en", "ltr", "Newest", ""),
    ("ar-EG", "ar-EG", "rtl", "الأحدث", ""),
    ("nb", "nb", "ltr", "Nyeste", ""),
    ("zh-TW", "zh-TW", "ltr", "最新", ""),
    ("", "en", "ltr", "Newest", ""),
    ("sw", "sw", "ltr", "Newest", "en"),
    ("ps", "ps", "rtl", "Newest", "en"),
]


@pytest.mark.parametrize(("language", "shown", "way", "newest", "marked"), LANGUAGES)
def test_a_page_has_its_sites_language(language: str, shown: str, way: str, newest: str, marked: str) -> None:
    """Fixed phrases are in the site's language; where we have none, they are in English and marked so."""
    data = render_index(PageSettings(SITE._replace(language=language), FORMATS), rows(1))

    assert found(data, "//html/@lang") == [shown]
    assert found(data, "//html/@dir") == [way]
    assert newest in found(data, "//h2//text()")
    assert set(found(data, "//h2//@lang")) == ({marked} if marked else set())


DIRECTIONS = [
    ("", "ltr"), ("en", "ltr"), ("AR", "rtl"), ("he-IL", "rtl"), ("ku", "ltr"), ("ku-Arab", "rtl"),
    ("az-Arab-IR", "rtl"), ("az-IR", "rtl"), ("az", "ltr"), ("ur-Latn", "ltr"),
    ("pa-PK", "rtl"), ("pa-IN", "ltr"), ("yi", "rtl"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "way"), DIRECTIONS)
def test_directions(language: str, way: str) -> None:
    """The script decides, then the language, then the region."""
    assert direction(language) == way


def test_every_language_has_every_phrase() -> None:
    """No page has an empty label, in whatever language."""
    every = {code: words(code) for code in page_words.languages()}

    assert len(every) > 20
    assert {code for code, one in every.items() if one.foreign or one.language != code} == set()
    assert {len(one.phrases) for one in every.values()} == {61}
    assert [
        code
        for code, one in every.items()
        if not all(text == text.strip() != "" for text in one.phrases.values())
    ] == []
