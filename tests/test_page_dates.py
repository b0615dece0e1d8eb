"""Days and counts as each language writes them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from publisher.normalizer._date_parts import jalali
from publisher.tables.page_words import languages
from publisher.tables.subscribing import long_dates, page_counts
from publisher.text.long_dates import counted, persian, written
from publisher.text.plurals import category

DAYS = {  # language -> 9 August 2025
    "en": "9 August 2025", "en-GB": "9 August 2025", "en-US": "August 9, 2025", "en-us": "August 9, 2025",
    "": "9 August 2025", "de": "9. August 2025", "fr": "9 août 2025", "es-MX": "9 de agosto de 2025",
    "pt-BR": "9 de agosto de 2025", "ca": "9 d’agost del 2025", "cs": "9. srpna 2025", "pl": "9 sierpnia 2025",
    "ru": "9 августа 2025\u202fг.", "uk": "9 серпня 2025\u202fр.", "el": "9 Αυγούστου 2025",
    "fi": "9. elokuuta 2025", "hu": "2025. augusztus 9.", "ja": "2025年8月9日", "ko": "2025년 8월 9일",
    "zh-Hant-TW": "2025年8月9日", "vi": "9 tháng 8, 2025", "he": "9 באוגוסט 2025", "ar": "9 أغسطس 2025",
    "ar-LB": "9 آب 2025", "fa": "۱۸ مرداد ۱۴۰۴", "nb-NO": "9. august 2025", "sw": "9 August 2025",
}  # fmt: skip


@pytest.mark.parametrize(("language", "day"), DAYS.items(), ids=[code or "none" for code in DAYS])
def test_a_day_is_written_as_people_write_it(language: str, day: str) -> None:
    """The pattern and the form of the month are those of CLDR for the language and its region."""
    assert written(date(2025, 8, 9), language) == day


def test_austria_has_its_january() -> None:
    """A region's own months are used."""
    assert written(date(2025, 1, 5), "de-AT") == "5. Jänner 2025"
    assert written(date(2025, 1, 5), "de-CH") == "5. Januar 2025"


@pytest.mark.parametrize("language", languages())
def test_every_language_writes_days_and_counts(language: str) -> None:
    """Each language has twelve months and a phrase for every plural category that it uses."""
    form = long_dates()[language]
    assert len(set(form.months)) == 12
    for name, forms in page_counts()[language].items():
        used = {category(number, language) for number in range(1000)}
        assert used <= set(forms), name
        for number in range(3, 30):
            assert counted(number, name, language)


COUNTS = {
    "en": ("0 articles", "1 article", "2 articles", "11 articles", "21 articles"),
    "fr": ("0 article", "1 article", "2 articles", "11 articles", "21 articles"),
    "ru": ("0 статей", "1 статья", "2 статьи", "11 статей", "21 статья"),
    "pl": ("0 artykułów", "1 artykuł", "2 artykuły", "11 artykułów", "21 artykułów"),
    "cs": ("0 článků", "1 článek", "2 články", "11 článků", "21 článků"),
    "ro": ("0 articole", "1 articol", "2 articole", "11 articole", "21 de articole"),
    "ar": ("لا مقالات", "مقال واحد", "مقالان", "11 مقالًا", "21 مقالًا"),
    "he": ("0 כתבות", "כתבה אחת", "שתי כתבות", "11 כתבות", "21 כתבות"),
    "fa": ("۰ نوشته", "۱ نوشته", "۲ نوشته", "۱۱ نوشته", "۲۱ نوشته"),
    "ja": ("0件の記事", "1件の記事", "2件の記事", "11件の記事", "21件の記事"),
}


@pytest.mark.parametrize("language", COUNTS)
def test_counts_have_the_form_of_their_number(language: str) -> None:
    """A noun after a number has the plural form that the number asks for."""
    assert tuple(counted(number, "articles", language) for number in (0, 1, 2, 11, 21)) == COUNTS[language]


def test_persian_days_are_those_that_articles_write() -> None:
    """A Persian date on a page is read as the same day, for every day of two centuries."""
    day = date(1900, 1, 1)
    while day < date(2090, 1, 1):
        assert jalali(*persian(day)) == day
        day += timedelta(days=1)
