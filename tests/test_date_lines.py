"""Dates in lines: what finds a date and what reads it know the same words, in every language of the tables."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.models import Article, Body, Circumstances, Claim
from publisher.normalizer import normalize
from publisher.normalizer.date_parser import NoDate, parse
from publisher.readers import read
from publisher.tables.calendars import date_languages, date_words
from publisher.text.dates import find_date, unglued, whole_dates

RETRIEVED = datetime(2024, 2, 20, 12, tzinfo=UTC)

# id -> language, region, the line, what is found in it ("" for all of it), what it means
DAY, AT = "2022-11-14", "2022-11-14T16:40:00+00:00"
LINES = {
    "af": ("af", "", "14 November 2022 om 16:40", "14 November 2022 om 16:40", AT),
    "am": ("am", "", "ኖቬምበር 14 ቀን 2022", "", DAY),
    "ar": ("ar", "", "الاثنين ١٤ نوفمبر ٢٠٢٢ - ٠٤:٤٠ م", "١٤ نوفمبر ٢٠٢٢ - ٠٤:٤٠ م", AT),
    "ar Levant": ("ar", "", "نشر في 14 تشرين الثاني 2022", "14 تشرين الثاني 2022", DAY),
    "ar Maghreb": ("ar", "", "14 غشت 2022 الساعة 16:40", "", "2022-08-14T16:40:00+00:00"),
    "ar Hijri": ("ar", "", "20 ربيع الآخر 1444 هـ", "", DAY),
    "as": ("as", "", "১৪ নৱেম্বৰ ২০২২", "", DAY),
    "az": ("az", "", "14 Noyabr 2022, 16:40", "", AT),
    "be": ("be", "", "14 лістапада 2022 г. у 16:40", "", AT),
    "bg": ("bg", "", "Понеделник, 14 ноември 2022 г., 16:40 ч.", "14 ноември 2022 г., 16:40 ч.", AT),
    "bn": ("bn", "", "প্রকাশ: ১৪ নভেম্বর ২০২২, ১৬:৪০", "১৪ নভেম্বর ২০২২, ১৬:৪০", AT),
    "bs": ("bs", "", "14. novembar 2022. u 16:40", "", AT),
    "ca": ("ca", "", "Dilluns, 14 de novembre de 2022 a les 16:40h", "14 de novembre de 2022 a les 16:40h", AT),
    "ckb": ("ckb", "", "١٤ی تشرینی دووەمی ٢٠٢٢", "", DAY),
    "cs": ("cs", "", "14. listopadu 2022 v 16.40", "", AT),
    "cs numbers": ("cs", "", "14. 11. 2022 16:40", "", AT),
    "cy": ("cy", "", "14 Tachwedd 2022", "", DAY),
    "da": ("da", "", "Mandag d. 14. november 2022 kl. 16.40", "14. november 2022 kl. 16.40", AT),
    "de": ("de", "", "Montag, 14.11.22, 16.40 Uhr", "14.11.22, 16.40 Uhr", AT),
    "de hour first": ("de", "", "um 16:40 Uhr am 14. November 2022", "", AT),
    "el": ("el", "", "Δευτέρα, 14 Νοεμβρίου 2022, 04:40 μ.μ.", "14 Νοεμβρίου 2022, 04:40 μ.μ.", AT),
    "en": ("en", "", "Monday 14 November 2022 at 4.40pm", "14 November 2022 at 4.40pm", AT),
    "en short year": ("en", "", "Nov 14, '22", "", DAY),
    "en hour first": ("en", "", "4:40 PM, Mon November 14, 2022", "", AT),
    "es": ("es", "", "a las 16:40 del 14 de noviembre de 2022", "", AT),
    "et": ("et", "", "14. november 2022 kell 16.40", "", AT),
    "eu": ("eu", "", "2022(e)ko azaroaren 14a, astelehena", "2022(e)ko azaroaren 14a", DAY),
    "eu plural": ("eu", "", "2022 azaroak 14", "", DAY),
    "fa": ("fa", "", "دوشنبه ۲۳ آبان ۱۴۰۱ - ۱۶:۴۰", "۲۳ آبان ۱۴۰۱ - ۱۶:۴۰", AT),
    "fa Gregorian": ("fa", "", "۱۴ نوامبر ۲۰۲۲ ساعت ۱۶:۴۰", "", AT),
    "fa Dari": ("fa", "AF", "۲۳ عقرب ۱۴۰۱", "", DAY),
    "fi": ("fi", "", "ma 14.11.2022 klo 16.40", "14.11.2022 klo 16.40", AT),
    "fil": ("fil", "", "ika-14 ng Nobyembre 2022", "14 ng Nobyembre 2022", DAY),
    "fo": ("fo", "", "14. november 2022 16:40", "", AT),
    "fr": ("fr", "", "à 16h40 le 14 novembre 2022", "", AT),
    "fy": ("fy", "", "14 novimber 2022", "", DAY),
    "ga": ("ga", "", "14 Samhain 2022", "", DAY),
    "gd": ("gd", "", "14 Samhain 2022", "", DAY),
    "gl": ("gl", "", "14 de novembro de 2022 ás 16:40", "", AT),
    "gu": ("gu", "", "૧૪ નવેમ્બર ૨૦૨૨", "", DAY),
    "ha": ("ha", "", "14 Nuwamba 2022", "", DAY),
    "he": ("he", "", "יום שני, 14 בנובמבר 2022 בשעה 16:40", "14 בנובמבר 2022 בשעה 16:40", AT),
    "hi": ("hi", "", "१४ नवम्बर २०२२, १६:४० बजे", "", AT),
    "hr": ("hr", "", "14. studenoga 2022. u 16:40 sati", "", AT),
    "hu": ("hu", "", "2022. november 14., hétfő 16:40", "", AT),
    "hu numbers": ("hu", "", "2022.11.14. 16:40", "", AT),
    "hy": ("hy", "", "2022 թ. նոյեմբերի 14, 16:40", "", AT),
    "id": ("id", "", "Senin, 14 Nov 2022 16:40 WIB", "14 Nov 2022 16:40 WIB", "2022-11-14T16:40:00+07:00"),
    "is": ("is", "", "mánudagur 14. nóvember 2022 kl. 16:40", "14. nóvember 2022 kl. 16:40", AT),
    "it": ("it", "", "Lunedì 14 novembre 2022, ore 16.40", "14 novembre 2022, ore 16.40", AT),
    "ja": ("ja", "", "2022年11月14日（月）午後4時40分 掲載", "2022年11月14日（月）午後4時40分", AT),
    "ja era": ("ja", "", "令和4年11月14日", "", DAY),
    "ka": ("ka", "", "14 ნოემბერი, 2022, 16:40", "", AT),
    "kk": ("kk", "", "2022 жылғы 14 қараша", "", DAY),
    "km": ("km", "", "14 វិច្ឆិកា 2022", "", DAY),
    "kn": ("kn", "", "14 ನವೆಂಬರ್ 2022, 16:40", "", AT),
    "ko": ("ko", "", "입력 2022. 11. 14. 오후 4:40", "2022. 11. 14. 오후 4:40", AT),
    "ko weekday": ("ko", "", "2022.11.14(월) 16:40", "", AT),
    "ku": ("ku", "", "14 mijdar 2022", "", DAY),
    "ky": ("ky", "", "2022-жыл, 14-ноябрь", "", DAY),
    "lb": ("lb", "", "14. November 2022", "", DAY),
    "lo": ("lo", "", "14 ພະຈິກ 2022", "", DAY),
    "lt": ("lt", "", "2022 m. lapkričio 14 d. 16:40", "", AT),
    "lv": ("lv", "", "2022. gada 14. novembris, plkst. 16.40", "", AT),
    "mk": ("mk", "", "14 ноември 2022 во 16:40 часот", "", AT),
    "ml": ("ml", "", "2022, നവംബർ 14", "", DAY),
    "mn": ("mn", "", "2022 оны 11-р сарын 14", "", DAY),
    "mr": ("mr", "", "१४ नोव्हेंबर २०२२", "", DAY),
    "ms": ("ms", "", "14 November 2022 pukul 16:40", "", AT),
    "mt": ("mt", "", "14 ta Novembru 2022", "", DAY),
    "my": ("my", "", "2022၊ နိုဝင်ဘာ 14", "", DAY),
    "ne": ("ne", "", "२८ कात्तिक २०७९, १६:४०", "", AT),
    "ne numbers": ("ne", "", "२०७९-०७-२८", "", DAY),
    "nl": ("nl", "", "ma 14 nov. 2022 om 16.40 uur", "14 nov. 2022 om 16.40 uur", AT),
    "no": ("no", "", "mandag 14. november 2022, kl. 16.40", "14. november 2022, kl. 16.40", AT),
    "or": ("or", "", "୧୪ ନଭେମ୍ବର ୨୦୨୨", "", DAY),
    "pa": ("pa", "", "14 ਨਵੰਬਰ 2022", "", DAY),
    "pl": ("pl", "", "14 listopada 2022 r. o godz. 16:40", "", AT),
    "ps": ("ps", "", "۱۴ نومبر ۲۰۲۲", "", DAY),
    "pt": ("pt", "", "Segunda-feira, 14 de novembro de 2022 às 16h40", "14 de novembro de 2022 às 16h40", AT),
    "ro": ("ro", "", "luni, 14 noiembrie 2022, ora 16:40", "14 noiembrie 2022, ora 16:40", AT),
    "ru": ("ru", "", "16:40, 14 ноября 2022 г.", "", AT),
    "sd": ("sd", "", "14 نومبر 2022", "", DAY),
    "si": ("si", "", "2022 නොවැම්බර් 14", "", DAY),
    "sk": ("sk", "", "14. novembra 2022 o 16:40", "", AT),
    "sl": ("sl", "", "ponedeljek, 14. november 2022 ob 16.40", "14. november 2022 ob 16.40", AT),
    "so": ("so", "", "14 Noofeembar 2022", "", DAY),
    "sq": ("sq", "", "14 nëntor 2022, ora 16:40", "", AT),
    "sr": ("sr", "", "14. новембар 2022. у 16:40", "", AT),
    "sr Latin": ("sr", "", "14. novembar 2022. u 16:40 h", "", AT),
    "sv": ("sv", "", "14 november 2022 kl. 16.40", "", AT),
    "sw": ("sw", "", "14 Novemba 2022 saa 16:40", "", AT),
    "ta": ("ta", "", "நவம்பர் 14, 2022", "", DAY),
    "te": ("te", "", "14 నవంబర్, 2022", "", DAY),
    "tg": ("tg", "", "14 ноябри 2022", "", DAY),
    "th": ("th", "", "วันจันทร์ที่ 14 พฤศจิกายน พ.ศ. 2565 เวลา 16:40 น.", "14 พฤศจิกายน พ.ศ. 2565 เวลา 16:40 น.", AT),
    "th short": ("th", "", "14 พ.ย. 65 16:40 น.", "", AT),
    "tk": ("tk", "", "14 noýabr 2022", "", DAY),
    "tr": ("tr", "", "14 Kasım 2022 Pazartesi 16:40", "", AT),
    "tt": ("tt", "", "14 ноябрь 2022, 16:40", "", AT),
    "uk": ("uk", "", "14 лист. 2022, 16:40", "", AT),
    "ur": ("ur", "", "14 نومبر 2022", "", DAY),
    "uz": ("uz", "", "14-noyabr, 2022, 16:40", "", AT),
    "vi": ("vi", "", "Thứ Hai, ngày 14 tháng 11 năm 2022", "14 tháng 11 năm 2022", DAY),
    "vi words": ("vi", "", "14 Tháng Mười Một, 2022", "", DAY),
    "zh": ("zh", "", "发布时间：2022年11月14日 下午4:40", "2022年11月14日 下午4:40", AT),
    "zh Taiwan": ("zh", "TW", "民國111年11月14日", "", DAY),
}  # fmt: skip


def meant(text: str, language: str, region: str = "", reference: datetime | None = None) -> str:
    """What a date means: its day, or its instant where it has an hour."""
    found = parse(text, language=language, region=region, reference=reference)
    return found.day.isoformat() if found.day_only else found.instant.isoformat()


@pytest.mark.parametrize(("language", "region", "line", "found", "means"), LINES.values(), ids=LINES)
def test_a_date_is_found_whole_and_read(language: str, region: str, line: str, found: str, means: str) -> None:
    """A line's date is found with its hour, before or behind the day, and nothing of it is cut off."""
    assert find_date(line) == (found or line)
    assert meant(find_date(line), language, region) == means


@pytest.mark.parametrize(("language", "region", "line", "found", "means"), LINES.values(), ids=LINES)
def test_a_date_is_taken_wherever_a_page_shows_it(
    language: str, region: str, line: str, found: str, means: str
) -> None:
    """Below a headline, in an element marked as a date, in `<time>` and in a text, a date means the same."""
    assert found in line
    prose = "<p>" + "The council met in the old customs house and agreed to raise the ferry. " * 3 + "</p>"
    page = '<html lang="{}"><body><h1>Council agrees to raise the ferry</h1>{}{}</body></html>'
    shown = [f"<p>{line}</p>", f'<span class="date">{line}</span>', f"<time>{line}</time>"]
    around = Circumstances(url=f"https://news.example.{region.lower() or 'org'}/raise", retrieved=RETRIEVED)
    for markup in shown:
        (article,) = read(page.format(language, markup, prose).encode(), "raise.html")
        assert _published(normalize(article, around).published) == means, markup
    text = f"Council agrees to raise the ferry\n{line}\n\n" + "The council met in the old customs house. " * 6
    (article,) = read(text.encode(), "raise.txt")
    spoken = Article(
        "raise.txt",
        claims=(*article.claims, Claim("language", language, "front matter")),
        body=Body("text", text),
    )
    assert _published(normalize(spoken, around).published) == means


def _published(instant: datetime | None) -> str:
    if instant is None:
        return ""
    return instant.isoformat() if (instant.hour, instant.minute) != (0, 0) else instant.date().isoformat()


# id -> language, region, the line, what it means
ZONES = {
    "offset of one digit": ("vi", "", "14/11/2022 16:40 GMT+7", "2022-11-14T16:40:00+07:00"),
    "offset in brackets": ("vi", "", "14/11/2022, 16:40 (GMT+7)", "2022-11-14T16:40:00+07:00"),
    "offset with a colon": ("en", "", "14 November 2022 16:40 UTC+05:30", "2022-11-14T16:40:00+05:30"),
    "offset alone": ("en", "", "14 November 2022 16:40 -0500", "2022-11-14T16:40:00-05:00"),
    "dotted hour": ("en", "GB", "14 Jun 2022 4.40pm BST", "2022-06-14T16:40:00+01:00"),
    "dotted hour without a half": ("en", "GB", "14 Jun 2022 16.40 BST", "2022-06-14T16:40:00+01:00"),
    "hour with a letter": ("fr", "", "14 novembre 2022 à 16h40 GMT", "2022-11-14T16:40:00+00:00"),
    "behind a word": ("de", "", "14. Juni 2022, 16.40 Uhr MESZ", "2022-06-14T16:40:00+02:00"),
    "in words": ("en", "", "June 14, 2022 4:40 PM Pacific Daylight Time", "2022-06-14T16:40:00-07:00"),
    "in words, Spanish": ("es", "", "14 de junio de 2022, 16:40 (hora de Madrid)", "2022-06-14T16:40:00+02:00"),
    "in words, Arabic": ("ar", "", "14 نوفمبر 2022 16:40 بتوقيت القاهرة", "2022-11-14T16:40:00+02:00"),
    "in words, Russian": ("ru", "", "14 ноября 2022, 16:40 по Москве", "2022-11-14T16:40:00+03:00"),
    "Cyrillic letters": ("ru", "", "14 ноября 2022 в 16:40 мск", "2022-11-14T16:40:00+03:00"),
    "before the day": ("en", "", "16:40 EDT, 14 June 2022", "2022-06-14T16:40:00-04:00"),
    "Indonesian": ("id", "", "14 Nov 2022 16.40 WITA", "2022-11-14T16:40:00+08:00"),
    "Australian": ("en", "AU", "14 Jun 2022 4:40pm AEST", "2022-06-14T16:40:00+10:00"),
    "Portuguese": ("pt", "", "14 de novembro de 2022 às 16h40 BRT", "2022-11-14T16:40:00-03:00"),
    "name of a zone": ("de", "", "14.06.2022 16:40 (Europe/Berlin)", "2022-06-14T16:40:00+02:00"),
    "IST in India": ("en", "IN", "14 Jun 2022 04:40 PM (IST)", "2022-06-14T16:40:00+05:30"),
    "IST in Ireland": ("en", "IE", "14 Jun 2022 16:40 IST", "2022-06-14T16:40:00+01:00"),
    "IST in Hindi": ("hi", "", "14 जून 2022 16:40 IST", "2022-06-14T16:40:00+05:30"),
    "CST in China": ("zh", "", "2022年6月14日 16:40 CST", "2022-06-14T16:40:00+08:00"),
    "BST in Bangladesh": ("en", "BD", "14 Jun 2022 16:40 BST", "2022-06-14T16:40:00+06:00"),
    "AST in Arabic": ("ar", "", "14 يونيو 2022 16:40 AST", "2022-06-14T16:40:00+03:00"),
    "IST anywhere": ("en", "", "14 Jun 2022 04:40 PM (IST)", "2022-06-14"),
    "AMT anywhere": ("en", "", "14 Jun 2022 16:40 AMT", "2022-06-14"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "region", "line", "means"), ZONES.values(), ids=ZONES)
def test_a_zone_is_never_cut_off(language: str, region: str, line: str, means: str) -> None:
    """The zone belongs to the date; where its name is that of several, the day is given without the hour."""
    assert find_date(f"Staff | {line} | Sport") == line
    assert meant(line, language, region) == means


def test_an_hour_without_its_zone_is_left_out_and_reported() -> None:
    """Of an hour in one of several zones the reason is kept beside the day, for `explain`."""
    claim = Claim("published", "14 Jun 2022 04:40 PM (IST)", "date line")
    claims = (Claim("title", "T", "h1"), Claim("language", "en", "html lang"), claim)
    entry = normalize(Article("a.html", claims=claims), Circumstances(retrieved=RETRIEVED))

    assert entry.published == datetime(2022, 6, 14, tzinfo=UTC)
    assert [loss.reason for loss in entry.losses if loss.claim == claim] == [
        "the zone IST could be one of several: its hour is left out"
    ]


# id -> language, the line, its date, what it means to who retrieved it on 20 February 2024
YEARLESS = {
    "Finnish": ("fi", "Julkaistu 14.11. 16:40", "14.11. 16:40", "2023-11-14T16:40:00+00:00"),
    "German": ("de", "14.2. 16:40 Uhr", "14.2. 16:40 Uhr", "2024-02-14T16:40:00+00:00"),
    "Czech": ("cs", "14. 11. v 16:40", "14. 11. v 16:40", "2023-11-14T16:40:00+00:00"),
    "English": ("en", "Nov. 14, 4:40 p.m.", "Nov. 14, 4:40 p.m.", "2023-11-14T16:40:00+00:00"),
    "Japanese": ("ja", "11月14日 16時40分", "11月14日 16時40分", "2023-11-14T16:40:00+00:00"),
    "Russian": ("ru", "16:40, 14 ноября", "16:40, 14 ноября", "2023-11-14T16:40:00+00:00"),
    "weekday": ("en", "Tue, Nov 14", "Tue, Nov 14", "2023-11-14"),
    "another's weekday": ("en", "Mon, Nov 14", "Mon, Nov 14", "2022-11-14"),
}


@pytest.mark.parametrize(("language", "line", "found", "means"), YEARLESS.values(), ids=YEARLESS)
def test_a_day_without_a_year_is_the_last_such_day(language: str, line: str, found: str, means: str) -> None:
    """A line that gives only a day and an hour or weekday counts back from the retrieval."""
    assert find_date(line) == found
    assert meant(found, language, reference=RETRIEVED) == means
    with pytest.raises(NoDate, match="the year is missing"):
        parse(found, language=language)


@pytest.mark.parametrize(
    "line",
    [
        "14 November", "Room 14.11. 16:40", "Mark 3:16", "Mt 6, 9:13", "Chapter 3, 10:15",
        "Results of Nov 14, 4:40 p.m.",
        "14 in November 2022 rooms", "3 May 15 min read", "12 members in March 2022", "2022", "November 2022",
        "11/2022",
    ],
)  # fmt: skip
def test_what_names_no_whole_day_is_no_date(line: str) -> None:
    """A number beside a month, a verse, a price or an event without a year is not taken for a date."""
    assert find_date(line) == ""


def test_a_day_without_a_year_needs_a_known_retrieval() -> None:
    """The time of a file says nothing about when a page was fetched: no year is taken from it."""
    claims = (
        Claim("title", "T", "h1"),
        Claim("language", "fi", "html lang"),
        Claim("published", "14.11. 16:40", "date line"),
    )

    assert normalize(Article("a.html", claims=claims), Circumstances(file_time=RETRIEVED)).published is None
    found = normalize(Article("a.html", claims=claims), Circumstances(retrieved=RETRIEVED)).published
    assert found == datetime(2023, 11, 14, 16, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("PUBLISHED TUE, JUN 14 20224:40 PM EDTUPDATED TUE, JUN 14 20225:00 PM EDT",
         ["JUN 14 2022 4:40 PM EDT", "JUN 14 2022 5:00 PM EDT"]),
        ("14 Jun 2022 16.40 BSTLast modified on 15 Jun 2022", ["14 Jun 2022 16.40 BST", "15 Jun 2022"]),
        ("06:15 EDT, 14 June 2022 | UPDATED: 07:15 EDT, 15 June 2022",
         ["06:15 EDT, 14 June 2022", "07:15 EDT, 15 June 2022"]),
        ("14 Jun 2022 16:40, 15 Jun 2022 17:50", ["14 Jun 2022 16:40", "15 Jun 2022 17:50"]),
        ("更新日：2022年6月15日 公開日：2022年6月14日", ["2022年6月15日", "2022年6月14日"]),
    ],
)  # fmt: skip
def test_each_of_several_dates_has_its_own_hour(line: str, dates: list[str]) -> None:
    """Dates that run into words or stand side by side are parted, and none takes the other's hour."""
    assert [found.group() for found in whole_dates(unglued(line))] == dates


def test_elements_that_a_browser_sets_apart_are_lines() -> None:
    """The summary and the text of `<details>` are two lines: "BST" and "Last modified" do not run together."""
    page = (
        '<html lang="en"><h1>Council agrees to raise the ferry</h1>'
        "<details><summary>Tue 14 Jun 2022 16.40 BST</summary>"
        "Last modified on Wed 15 Jun 2022 09.00 BST</details><p>"
        + "The council met in the old customs house. "
        * 6
    )
    (article,) = read(page.encode(), "a.html")
    entry = normalize(article, Circumstances(url="https://news.example.co.uk/a", retrieved=RETRIEVED))

    assert entry.published is not None
    assert entry.updated is not None
    assert entry.published.isoformat() == "2022-06-14T16:40:00+01:00"
    assert entry.updated.isoformat() == "2022-06-15T09:00:00+01:00"


# -- properties ----------------------------------------------------------------------------------------------

# Language -> how it writes days (source: Unicode CLDR 48, long and medium forms); "" for all others.
FORMS = {
    "": ("{d} {m} {y}", "{d}. {m} {y}", "{m} {d}, {y}"),
    **dict.fromkeys(("es", "pt", "gl", "ca"), ("{d} de {m} de {y}", "{d} {m} {y}")),
    **dict.fromkeys(("hr", "sr", "bs"), ("{d}. {m} {y}.",)),
    **dict.fromkeys(("ru", "bg", "be"), ("{d} {m} {y} г.",)),
    **dict.fromkeys(("zh", "ja"), ("{y}年{n}月{d}日",)),
    "hu": ("{y}. {m} {d}.",), "lt": ("{y} m. {m} {d} d.",), "lv": ("{y}. gada {d}. {m}",),
    "ko": ("{y}년 {n}월 {d}일",),
    "vi": ("{d} tháng {n}, {y}",), "eu": ("{y}(e)ko {m} {d}a", "{y} {m} {d}"),
    "kk": ("{y} жылғы {d} {m}", "{d} {m} {y}"),
    "ky": ("{y}-жыл, {d}-{m}",), "mn": ("{y} оны {n}-р сарын {d}",),
    "hy": ("{d} {m}, {y} թ.", "{y} թ. {m} {d}"),
    "uz": ("{d}-{m}, {y}",), "uk": ("{d} {m} {y} р.",), "th": ("{d} {m} {b}", "{d} {m} พ.ศ. {b}"),
    "he": ("{d} ב{m} {y}",), "ar": ("{d} {m} {y}", "{d} {m}، {y}"), "si": ("{y} {m} {d}",),
    "ne": ("{y} {m} {d}",),
    "te": ("{d} {m}, {y}",), "ml": ("{y}, {m} {d}",), "my": ("{y}၊ {m} {d}",), "am": ("{m} {d} ቀን {y}",),
}  # fmt: skip


def _written(language: str, day: date, draw: st.DrawFn) -> str:
    names = [word for kind, key, word in date_words(language) if kind == "month" and key == str(day.month)] or [
        ""
    ]
    form = draw(st.sampled_from(FORMS.get(language, FORMS[""])))
    return form.format(d=day.day, n=day.month, y=day.year, b=day.year + 543, m=draw(st.sampled_from(names)))


@st.composite
def dated_lines(draw: st.DrawFn) -> tuple[str, str, str, date, str]:
    """A line with a date, its language, the date as written, its day, and its hour ("" for none)."""
    language = draw(st.sampled_from(date_languages()))
    day = draw(st.dates(date(1995, 1, 1), date(2035, 12, 31)))
    text = _written(language, day, draw)
    hour = draw(st.sampled_from(["", "00:05", "9:30", "16:40", "23:59"]))
    words = [word for kind, _, word in date_words(language) if kind == "clock"]
    if hour:
        named = draw(st.sampled_from([" {}", ", {}", " - {}", " | {}", *(f" {word} {{}}" for word in words)]))
        text = f"{hour}, {text}" if draw(st.booleans()) else text + named.format(hour)
    line = draw(st.sampled_from(["{}", "Mara Quay | {}", "{} | Harbour", "• {} •", "({})"])).format(text)
    return line, language, text, day, hour


@given(dated_lines())
def test_what_is_found_is_read_to_the_same_day(case: tuple[str, str, str, date, str]) -> None:
    """In every language of the tables, a date in a line is found whole and read as it was written."""
    line, language, text, day, hour = case
    (found,) = whole_dates(line)

    assert found.group().rstrip(" .") == text.rstrip(" .")
    assert found.group() == line[found.start() : found.end()]
    date_read = parse(found.group(), language=language)
    assert date_read.day == day
    assert (not date_read.day_only) == bool(hour)
    if hour:
        assert f"{date_read.instant:%H:%M}" == hour.zfill(5)


ZONE_NAMES = {
    "GMT": timedelta(0), "UTC+5": timedelta(hours=5), "GMT-3:30": timedelta(hours=-3.5),
    "+0200": timedelta(hours=2),
    "CET": timedelta(hours=1), "(MSK)": timedelta(hours=3), "Eastern Daylight Time": timedelta(hours=-4),
    "WIB": timedelta(hours=7),
    "(GMT+7)": timedelta(hours=7), "PDT": timedelta(hours=-7), "AEST": timedelta(hours=10),
    "JST": timedelta(hours=9),
}  # fmt: skip


@given(dated_lines(), st.sampled_from(sorted(ZONE_NAMES)))
def test_an_instant_is_that_of_its_zone(case: tuple[str, str, str, date, str], zone: str) -> None:
    """In every language, the zone behind an hour is found with it, and decides the instant."""
    _, language, text, day, hour = case
    if not hour or not text.endswith(hour):
        text, hour = f"{text.partition(' | ')[0] if hour else text} 16:40", "16:40"
        if ":" in text.partition(" 16:40")[0]:
            return  # the hour stands before the day already
    (found,) = whole_dates(f"Mara Quay | {text} {zone} | Harbour")

    assert found.group() == f"{text} {zone}"
    instant = parse(found.group(), language=language).instant
    assert instant.utcoffset() == ZONE_NAMES[zone]
    assert (instant.date(), f"{instant:%H:%M}") == (day, hour.zfill(5))


@given(st.text(alphabet="0123456789 .,:/-'()|+年月日時分٠١६६ก.MayseptGMTOctdemarTZäé", max_size=400))
def test_any_line_gives_dates_in_order_and_within_it(line: str) -> None:
    """Whatever a line holds, its dates stand in it as given, one after the other, and are read or refused."""
    end = 0
    for found in whole_dates(line):
        assert end <= found.start() < found.end() <= len(line)
        assert found.group() == line[found.start() : found.end()]
        end = found.end()
        with suppress(NoDate):
            parse(found.group(), reference=RETRIEVED)


def test_every_language_of_the_tables_has_a_line() -> None:
    """A language that is added to the tables is tested in lines, too."""
    same = {"nn": "no"}  # its dates are written as in Bokmål

    assert {same.get(one, one) for one in date_languages()} <= {language for language, *_ in LINES.values()}
