"""Dates: what is read, what is refused, and the rules that hold for every text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.normalizer.date_parser import Date, NoDate, parse, zone_of

REFERENCE = datetime(2023, 5, 11, 15, 30, tzinfo=UTC)  # a Thursday


def read(text: str, language: str = "", region: str = "") -> str:
    """Show a moment as its day, or as its instant in UTC."""
    moment = parse(text, language=language, region=region, reference=REFERENCE)
    instant = moment.instant.astimezone(UTC)
    return moment.day.isoformat() if moment.day_only else instant.strftime("%Y-%m-%d %H:%M:%S")


MACHINE = [
    ("2023-05-09T07:08:09Z", "2023-05-09 07:08:09"),
    ("2023-05-09t07:08:09.987z", "2023-05-09 07:08:09"),
    ("2023-05-09 07:08:09 +0530", "2023-05-09 01:38:09"),
    ("2023-05-09T24:00:00Z", "2023-05-10 00:00:00"),
    ("2023-05-09T23:59:60Z", "2023-05-10 00:00:00"),
    ("2023-05-09T07:08:09+02:00[Europe/Paris]", "2023-05-09 05:08:09"),
    ("20230509T070809Z", "2023-05-09 07:08:09"),
    ("20230509", "2023-05-09"),
    ("2023-W19-2", "2023-05-09"),
    ("2023-129", "2023-05-09"),
    ("1683615600", "2023-05-09 07:00:00"),
    ("1683615600000", "2023-05-09 07:00:00"),
    ("/Date(1683615600000)/", "2023-05-09 07:00:00"),
    ("Mon, 09 May 2023 07:08:09 GMT", "2023-05-09 07:08:09"),  # it was a Tuesday
    ("9 May 23 07:08 EDT", "2023-05-09 11:08:00"),
    ("Tue, 09 May 2023 07:08:09 XYZ", "2023-05-09 07:08:09"),
    ("Tue May  9 07:08:09 2023", "2023-05-09 07:08:09"),
    ("Tue May 09 2023 10:08:09 GMT+0300 (Moscow Standard Time)", "2023-05-09 07:08:09"),
]


@pytest.mark.parametrize(("text", "expected"), MACHINE)
def test_machine_dates(text: str, expected: str) -> None:
    """Dates that machines write are read whatever the language."""
    assert read(text) == expected


WORDS = [
    ("May 9th, 2023", "en", "2023-05-09"),
    ("Tuesday 9 May 2023, 6.05 pm", "en", "2023-05-09 18:05:00"),
    ("9. Mai 2023, 18.05 Uhr", "de", "2023-05-09 18:05:00"),
    ("Le 9 mai 2023 à 18h05", "fr", "2023-05-09 18:05:00"),
    ("martes, 9 de mayo de 2023", "es", "2023-05-09"),
    ("9 mai 2023, ora 18:05", "ro", "2023-05-09 18:05:00"),
    ("9 мая 2023 г. в 18:05", "ru", "2023-05-09 18:05:00"),
    ("9 MAYIS 2023", "tr", "2023-05-09"),
    ("9 İyun 2022", "az", "2022-06-09"),
    ("2023 թ. մայիսի 9", "hy", "2023-05-09"),
    ("2023. május 9., kedd", "hu", "2023-05-09"),
    ("2023 m. gegužės 9 d.", "lt", "2023-05-09"),
    ("ngày 9 tháng 5 năm 2023", "vi", "2023-05-09"),
    ("٩ مايو ٢٠٢٣", "ar", "2023-05-09"),
    ("९ मई २०२३", "hi", "2023-05-09"),
    ("2023年5月9日 18時05分", "ja", "2023-05-09 18:05:00"),
    ("二〇二三年五月九日", "zh", "2023-05-09"),
    ("2023년 5월 9일 오후 6시 5분", "ko", "2023-05-09 18:05:00"),
    ("9 mai 2023", "", "2023-05-09"),
    ("9 mei 2023", "en", "2023-05-09"),
]


@pytest.mark.parametrize(("text", "language", "expected"), WORDS)
def test_worded_dates(text: str, language: str, expected: str) -> None:
    """Month names and hours are read in the article's language, in any script and case."""
    assert read(text, language) == expected


CALENDARS = [
    ("۱ فروردین ۱۴۰۲", "fa", "", "2023-03-21"),
    ("1399/12/30", "fa", "", "2021-03-20"),
    ("1 رمضان 1444", "ar", "", "2023-03-23"),
    ("令和5年5月9日", "ja", "", "2023-05-09"),
    ("平成元年1月8日", "ja", "", "1989-01-08"),
    ("民國112年5月9日", "zh", "", "2023-05-09"),
    ("112/05/09", "zh", "TW", "2023-05-09"),
    ("9 พฤษภาคม 2566", "th", "", "2023-05-09"),
]


@pytest.mark.parametrize(("text", "language", "region", "expected"), CALENDARS)
def test_other_calendars(text: str, language: str, region: str, expected: str) -> None:
    """Years of other calendars become Gregorian days."""
    assert read(text, language, region) == expected


ORDER = [
    ("05/09/2023", "en", "US", "2023-05-09"),
    ("05/09/2022", "en", "GB", "2022-09-05"),
    ("05/09/2022", "fr", "", "2022-09-05"),
    ("25/09/2022", "", "", "2022-09-25"),
    ("Wednesday 07/06/2022", "en", "", "2022-07-06"),
    ("9.5.", "de", "", "2023-05-09"),
    ("5/9", "ja", "", "2023-05-09"),
    ("9.5.98", "de", "", "1998-05-09"),
    ("May 12", "en", "", "2022-05-12"),
]


@pytest.mark.parametrize(("text", "language", "region", "expected"), ORDER)
def test_order_and_missing_year(text: str, language: str, region: str, expected: str) -> None:
    """Language, region or weekday decide the order; a missing year is the last that fits."""
    assert read(text, language, region) == expected


RELATIVE = [
    ("on Wednesday", "en", "2023-05-10"),
    ("Thursday", "en", "2023-05-11"),
    ("last Thursday", "en", "2023-05-04"),
    ("2 hours ago", "en", "2023-05-11 13:30:00"),
    ("yesterday at 6:05 pm", "en", "2023-05-10 18:05:00"),
    ("3 months ago", "en", "2023-02-11"),
    ("vor einer Stunde", "de", "2023-05-11 14:30:00"),
    ("hier à 18h05", "fr", "2023-05-10 18:05:00"),
    ("acum 2 luni", "ro", "2023-03-11"),
    ("luni", "ro", "2023-05-08"),
    ("позавчера", "ru", "2023-05-09"),
    ("منذ ساعتين", "ar", "2023-05-11 13:30:00"),
    ("2小时前", "zh", "2023-05-11 13:30:00"),
    ("3日前", "ja", "2023-05-08"),
]


@pytest.mark.parametrize(("text", "language", "expected"), RELATIVE)
def test_relative_dates(text: str, language: str, expected: str) -> None:
    """A relative date counts from the reference, is marked as inferred, and needs a reference."""
    assert read(text, language) == expected
    assert parse(text, language=language, reference=REFERENCE).inferred
    with pytest.raises(NoDate):
        parse(text, language=language)


BESIDE = [
    ("Posted on May 9, 2023 by the editors", "en", "2023-05-09"),
    ("© 2015-2023 Harbour Notes. May 9, 2023", "en", "2023-05-09"),
    ("Published 9 May 2023, updated 10 May 2023", "en", "2023-05-09"),
    ("Updated: 10 May 2023 | Published: 9 May 2023", "en", "2023-05-09"),
    ("Stand: 9.5.23", "de", "2023-05-09"),
    ("A. Writer · 2h · 3 min read", "en", "2023-05-11 13:30:00"),
]


@pytest.mark.parametrize(("text", "language", "expected"), BESIDE)
def test_dates_among_other_words(text: str, language: str, expected: str) -> None:
    """The date of a date line is found, copyright years and revisions are not taken for it."""
    assert read(text, language) == expected


ZONES = [
    ("9 May 2023 10:00 IST", "IN", "2023-05-09 04:30:00"),
    ("9 May 2023 10:00 IST", "IE", "2023-05-09 09:00:00"),
    ("9 May 2023 10:00 CST", "CN", "2023-05-09 02:00:00"),
    ("9 May 2023 10:00 CST", "US", "2023-05-09 16:00:00"),
    ("9 May 2023 10:00 ET", "US", "2023-05-09 14:00:00"),
    ("9 May 2023 10:00 UTC-5", "", "2023-05-09 15:00:00"),
]


@pytest.mark.parametrize(("text", "region", "expected"), ZONES)
def test_zone_names(text: str, region: str, expected: str) -> None:
    """An abbreviation that several zones share means the one of the publisher's region."""
    assert read(text, "en", region) == expected


REFUSED = [
    ("05/09/2023", "day and month could be swapped"),
    ("2023-02-29", "the calendar has no such day"),
    ("2023-05-09T25:00:00Z", "the day has no such hour"),
    ("9 May 2023 1:2:3:4", "the day has no such hour"),
    ("2023-05-09T10:00:00+99:00", "no zone is that far from Greenwich"),
    ("1900-01-01", "no article is of that day"),
    ("1970-01-01T00:00:00Z", "zero of the Unix clock"),
    ("2090-05-09", "too far in the future"),
    ("3-9 May 2023", ""),
    ("7 May 2023 - 9 May 2023", "the text names more than one date"),
    ("since May 9, 2023", ""),
    ("May 2023", ""),
    ("2023-05", ""),
    ("last week", ""),
    ("May", ""),
    ("Sat in the harbour", ""),
    ("2023 31 foo", ""),
    ("10.20.30.40", ""),
    ("12:30", ""),
    ("0", ""),
    ("", "there is no date"),
    ("9" * 201, "too long for a date"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refusals(text: str, reason: str) -> None:
    """What names no day, several, or an impossible one gives no date, and says why."""
    with pytest.raises(NoDate) as refusal:
        parse(text, language="en", reference=REFERENCE)
    assert str(refusal.value)
    assert reason in str(refusal.value)


CLOCK_CHANGES = [
    ("2023-03-26 02:30", datetime(2023, 3, 26, 1, 30, tzinfo=UTC)),  # skipped: 03:30 CEST
    ("2023-10-29 02:30", datetime(2023, 10, 29, 0, 30, tzinfo=UTC)),  # twice: the first, CEST
]


@pytest.mark.parametrize(("text", "expected"), CLOCK_CHANGES)
def test_changes_of_clocks(text: str, expected: datetime) -> None:
    """A skipped hour moves forward, and of a repeated one the first is meant."""
    assert parse(text, zone=ZoneInfo("Europe/Berlin")).instant == expected


def test_moment_of_a_day() -> None:
    """A day alone is midnight in the zone given, and stays the day that was written."""
    moment = parse("2023-05-09", zone=ZoneInfo("Asia/Tokyo"))
    assert moment == Date(
        datetime(2023, 5, 8, 15, tzinfo=UTC), day_only=True, inferred=False, day=date(2023, 5, 9)
    )


def test_zone_of() -> None:
    """IANA names give zones; anything else is refused with a remedy."""
    assert zone_of("Europe/Bucharest") == ZoneInfo("Europe/Bucharest")
    for name in ("", "../etc/passwd", "Mars/Olympus", "A" * 300):
        with pytest.raises(ValueError, match="write an IANA name"):
            zone_of(name)


LANGUAGES = st.sampled_from(
    ["", "en", "de", "ro", "ru", "ar", "fa", "he", "hi", "th", "ja", "zh", "hu", "vi", "xx"]
)
PIECES = st.lists(
    st.sampled_from(
        "9|05|2023|31|May|mar|luni|ago|2|hours|/|-|.|:| |,|T|Z|+02:00|年|月|日|昨天|Uhr|um|©|am|PM|EST|"
        "yesterday|тому|הים|١".split("|")
    ),
    max_size=14,
).map("".join)


@given(PIECES | st.text(max_size=220), LANGUAGES, st.sampled_from(["", "US", "GB", "TW"]))
def test_any_text_gives_a_moment_or_a_refusal(text: str, language: str, region: str) -> None:
    """No text breaks the parser, every instant has a fixed offset and whole seconds, and twice is the same."""
    outcomes: list[Date | str] = []
    for _ in range(2):
        try:
            moment = parse(text, language=language, region=region, reference=REFERENCE)
        except NoDate as refusal:
            outcomes.append(str(refusal))
        else:
            assert isinstance(moment.instant.tzinfo, timezone)
            assert moment.instant.microsecond == 0
            outcomes.append(moment)
    assert outcomes[0] == outcomes[1]
    assert outcomes[0]


OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(datetime(1970, 1, 3), datetime(2099, 12, 30), timezones=OFFSETS)  # noqa: DTZ001 (strategy adds the zone)


@given(INSTANTS)
def test_round_trips(instant: datetime) -> None:
    """Whatever ISO 8601 and RFC 5322 write of an instant is read as that instant."""
    whole = instant.replace(microsecond=0)
    assert parse(instant.isoformat()).instant.isoformat() == whole.isoformat()
    assert parse(format_datetime(whole)).instant == whole
    assert parse(whole.isoformat(" ")).day == whole.date()
