"""What a line calls its dates, which days datelines name, and how long ago a line says that it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publisher import describe
from publisher.models import Article, Circumstances
from publisher.normalizer import normalize
from publisher.readers.plain_text import read
from publisher.text.bylines import opening_date
from publisher.text.date_labels import announced, dates_of, is_date_line, relative_of

RETRIEVED = datetime(2025, 3, 14, 12, tzinfo=UTC)
HEADING = "<article><h1>Choir buys the chapel</h1>"
PROSE = (
    "The village choir has bought the old chapel on the hill, and will mend its roof with the money that the"
    " singers have earned at fairs and weddings over the past ten summers."
)


@pytest.mark.parametrize(
    "line",
    [
        "Entries close: 30 June 2025",
        "Tickets go on sale: 30 June 2025",
        "Concert date: 30 June 2025",
        "Hoisted on 30 June 2025",
        "Born 30 June 1931",
        "Correction, June 30, 2024: The chapel is older.",
        "Valid until 30 June 2025",
        "Printed from the archive: 30 June 2024",
        "Anmeldeschluss: 30. Juni 2025",
        "Ausgedruckt am 30. Juni 2024",
        "Gültig bis 30. Juni 2025",
        "Date limite : 30 juin 2025",
        "Né le 30 juin 1931",
        "Fecha límite: 30 de junio de 2025",
        "Consultado el 30 de junio de 2024",
        "Scade il 30 giugno 2025",
        "Geldig tot 30 juni 2025",
        "Termin zgłoszeń: 30 czerwca 2025",
        "Дата обращения: 30 июня 2024",
        "Son başvuru: 30 Haziran 2025",
        "Batas waktu: 30 Juni 2025",
        "截止日期：2025年6月30日",
        "開催日：2025年6月30日",
        "마감: 2025.06.30",
        "공연 안내 : 2025.06.30",
        "Bénédiction de la cloche : 30 juin 2025",
        "30 June 2025, 18:00 – 20:00",
        "30 June 2025: 8 am to 6 pm",
        "30 June 2025, from 6 to 8 pm",
        "30. Juni 2025, 19 Uhr bis 21 Uhr",
        "30 juin 2025, 18h – 20h",
        "30 giugno 2025, dalle 18 alle 20",
        "30 juni 2025 kl. 18–20",
        "30 июня 2025, 18:00–20:00",
        "2025年6月30日（月）14:00-16:00",
        "Anmälan senast 30 juni 2025",
        "Ilmoittautuminen viimeistään 30.6.2025",
        "Jelentkezés 2025. június 30-ig",
        "Kayıtlar 30 Haziran 2025 tarihine kadar",
        "申込は2025年6月30日まで",
        "2025년 6월 30일까지 접수",
        "पंजीकरण 30 जून 2025 तक",
        "Sing with us on 30 June 2025",
        "Starting on 30 June 2025",
        "Wir treffen uns am 30. Juni 2025",
    ],
)
def test_a_day_of_something_else_is_known_by_its_label(line: str) -> None:
    """A deadline, an event, a life, a copy and every label that is not known forbid their day."""
    assert {dated.kind for dated in dates_of(line)} == {"other"}


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Published: 30 June 2024", ["published"]),
        ("Date: 30 June 2024", ["published"]),
        ("Veröffentlicht am 30. Juni 2024", ["published"]),
        ("发布时间：2024年6月30日", ["published"]),
        ("来源：新华社 发布时间：2024-06-30", ["published"]),
        ("Updated 4:05 PM ET, Sun June 30, 2024", ["updated"]),
        ("Aktualisiert um 9:00 Uhr am 30. Juni 2024", ["updated"]),
        ("Mis à jour à 9h00 le 30 juin 2024", ["updated"]),
        ("Actualizado a las 09:00 del 30 de junio de 2024", ["updated"]),
        ("最終更新：2024年6月30日", ["updated"]),
        ("2024年6月30日 更新", ["updated"]),
        ("2024年6月29日 公開 2024年6月30日 更新", ["published", "updated"]),
        ("更新日：2024年6月30日\u3000公開日：2024年6月29日", ["updated", "published"]),
        ("PUBLISHED: 08:10 EDT, 29 June 2024 | UPDATED: 12:20 EDT, 30 June 2024", ["published", "updated"]),
        ("Reviewed by Ada Quay on 30 June 2024", ["updated"]),
        ("Jane DoeUpdated: June 30, 2024", ["updated"]),
        ("نُشِرَ في: 30 يونيو 2024", ["published"]),
        ("\u200fתאריך פרסום\u200f: 30.06.2024", ["published"]),
        ("Publié le : 30 juin 2024", ["published"]),
    ],
)
def test_a_label_is_found_wherever_the_hour_is(line: str, kinds: list[str]) -> None:
    """Hours, weekdays, small words, full-width colons and a person may be between a label and its date."""
    found = dates_of(line)
    assert [dated.kind for dated in found] == kinds
    assert all(dated.labelled for dated in found)


@pytest.mark.parametrize(
    "line",
    [
        "30 June 2024",
        "Choir news, 30 June 2024",
        "Ada Quay on 30 June 2024",
        "Bergen | 30. juni 2024",
        "30 June 2024 18:00 - 5 min read",
        "2024-06-30T10:15:00-04:00",
        "By admin on 30 June 2024",
        "In singing on 30 June 2024",
        "Berlin, am 30. Juni 2024",
    ],
)
def test_a_day_without_a_label_stays(line: str) -> None:
    """A section, a place and a person before a day are no labels."""
    assert [(dated.kind, dated.labelled) for dated in dates_of(line)] == [("published", False)]


def test_a_label_between_two_dates_belongs_to_the_second() -> None:
    """The first day of such a line is that of publication."""
    found = dates_of("June 29, 2024. Updated: June 30, 2024.")
    assert [(dated.kind, dated.labelled) for dated in found] == [("published", False), ("updated", True)]


def test_a_time_element_is_announced_by_known_labels_only() -> None:
    """Words before an element count only where their meaning is known."""
    assert (announced("Deadline:"), announced("Published on"), announced("Our choirs:")) == (
        "other",
        "published",
        "",
    )


CHANGES = {
    "de": "Die Seite des Chores wurde zuletzt am 30. Juni 2024 um 21:05 Uhr bearbeitet.",
    "nl": "De pagina van het koor is voor het laatst bewerkt op 30 juni 2024.",
    "fr": "La dernière modification de la page a été faite le 30 juin 2024 à 21:05.",
    "es": "La página se editó por última vez el 30 de junio de 2024.",
    "sv": "Sidan redigerades senast den 30 juni 2024 kl. 21.05.",
    "ru": "Страница в последний раз была отредактирована 30 июня 2024 в 21:05.",
    "tr": "Sayfa en son 21.05, 30 Haziran 2024 tarihinde değiştirilmiştir.",
    "cs": "Stránka byla naposledy editována 30. 6. 2024 v 21:05.",
    "ar": "آخر تعديل للصفحة كان يوم 30 يونيو 2024، الساعة 21:05.",
    "zh": "本页面最后修订于2024年6月30日 21:05。",
    "ko": "이 문서는 2024년 6월 30일 21:05에 마지막으로 편집되었습니다.",
}


@pytest.mark.parametrize("line", CHANGES.values(), ids=CHANGES)
def test_a_sentence_of_the_last_change_gives_no_publication(line: str) -> None:
    """What wikis print at their foot is an update, whatever is between its words and the day."""
    assert [dated.kind for dated in dates_of(line)] == ["updated"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Der Beitrag wurde am 30. Juni 2024 von Ada Quay veröffentlicht.", "published"),
        ("Dit stuk is op 30 juni 2024 gepubliceerd door Ada Quay.", "published"),
        ("Das Konzert wurde am 30. Juni 2024 abgesagt.", "other"),
        ("Plastics and exchange: 30 June 2024", "other"),
    ],
)
def test_what_a_sentence_says_around_a_day_counts(line: str, kind: str) -> None:
    """A verb behind the day says what it is of; parts of other words do not."""
    assert [dated.kind for dated in dates_of(line)] == [kind]


PLACES = {
    "en": "Date: 30 June 2024|Place: the chapel",
    "de": "30. Juni 2024|Ort: Kapelle",
    "fr": "Date : 30 juin 2024|Lieu : la chapelle",
    "es, hour between": "Fecha: 30 de junio de 2024|Hora: 19:00|Lugar: la capilla",
    "ru": "Дата: 30 июня 2024|Место: часовня",
    "zh": "时间：2024年6月30日|地点：小教堂",
    "ko": "일시: 2024년 6월 30일|장소: 예배당",
}


@pytest.mark.parametrize("lines", PLACES.values(), ids=PLACES)
def test_a_day_above_a_place_is_that_of_an_event(lines: str) -> None:
    """A page that names a place right below a day announces an event."""
    listed = "".join(f"<li>{line}</li>" for line in lines.split("|"))
    page = f"{HEADING}<ul>{listed}</ul><p>{PROSE}</p></article>"
    (entry,) = describe(page.encode(), "a.html", retrieved=RETRIEVED)
    assert entry.published is None
    assert any("its label gives the day to something else" in loss.reason for loss in entry.losses)


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        ("<dl><dt>Concert</dt><dd>30 June 2024</dd></dl>", None),
        ("<dl><dt>Gründung:</dt><dd><div>30. Juni 2024</div></dd></dl>", None),
        ("<table><tr><th>Consecrated</th><td>30 June 2024</td></tr></table>", None),
        ("<dl><dt>Published</dt><dd>30 June 2024</dd></dl>", "2024-06-30"),
        ("<table><tr><th>Publié le</th><td>30 juin 2024</td></tr></table>", "2024-06-30"),
    ],
)
def test_a_term_labels_the_day_that_it_names(terms: str, day: str | None) -> None:
    """In a list of terms or a table, the term says what the day is of, with a colon or without."""
    page = f"{HEADING}{terms}<p>{PROSE}</p></article>"
    (entry,) = describe(page.encode(), "a.html", retrieved=RETRIEVED)
    assert (entry.published.date().isoformat() if entry.published else None) == day


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"Choir buys the chapel\nDeadline: 30 June 2024\n\n{PROSE}\n\n{PROSE}\n"),
        ("a.txt", f"Choir buys the chapel\nDeadline\n30 June 2024\n\n{PROSE}\n\n{PROSE}\n"),
        (
            "a.html",
            f"{HEADING}<p>Deadline: 30 June 2024</p><p>{PROSE}</p></article>",
        ),
        (
            "a.html",
            f"{HEADING}<p>Deadline: <time>30 June 2024</time></p><p>{PROSE}</p></article>",
        ),
        (
            "a.html",
            f"{HEADING}<p class=date>Ends 30 June 2024</p><p>{PROSE}</p></article>",
        ),
    ],
    ids=["text", "label above", "page", "time element", "date element"],
)
def test_texts_and_pages_refuse_it_alike_and_say_why(name: str, text: str) -> None:
    """A refused day loses with its reason, in a text and on a page."""
    (entry,) = describe(text.encode(), name, retrieved=RETRIEVED)
    assert entry.published is None
    assert any("its label gives the day to something else" in loss.reason for loss in entry.losses)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("BERGEN, March 12 (Reuters) - ", "2025-03-12"),
        ("Madrid, 12 mar (EFE).- ", "2025-03-12"),
        ("(ANSA) - ROMA, 12 MAR - ", "2025-03-12"),
        ("BERGEN, Dec 30 (Reuters) - ", "2024-12-30"),
        ("New Delhi, Mar 12 (PTI) ", "2025-03-12"),
        ("Budapest, 2025. március 12., szerda (MTI) - ", "2025-03-12"),
        ("BERGEN, Norway – March 12, 2025 – ", "2025-03-12"),
        ("OSLO and BERGEN (March 12, 2025) — ", "2025-03-12"),
        ("BERGEN, NO / ACCESSWIRE / March 12, 2025 / ", "2025-03-12"),
        ("12 March 2025 (Harbour Notes) – ", "2025-03-12"),
        ("March 12, 2025 – March 14, 2025: ", None),
    ],
)
def test_a_dateline_names_its_day(head: str, day: str | None) -> None:
    """A day without a year is the last up to retrieval; without an agency only a place may precede it."""
    text = f"Choir buys the chapel\n\n{head}{PROSE}\n\n{PROSE}\n"
    (entry,) = describe(text.encode(), "a.txt", retrieved=RETRIEVED)
    assert (entry.published.date().isoformat() if entry.published else None) == day


def test_a_dateline_without_a_year_needs_the_day_of_retrieval() -> None:
    """Nothing is guessed where it is not known when the story was fetched."""
    text = f"Choir buys the chapel\n\nBERGEN, March 12 (Reuters) - {PROSE}\n"
    (entry,) = describe(text.encode(), "a.txt")
    assert entry.published is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Hamburg, 12. März (dpa) - Der Chor", "12. März"),
        ("PARIS, 12 mars (AFP) — Le chœur", "12 mars"),
        ("Lisboa, 12 mar (Lusa) – O coro", "12 mar"),
        ("МОСКВА, 12 марта. /ТАСС/. Хор", "12 марта"),
        ("新华社北京3月12日电 合唱团", "3月12日"),
    ],
)
def test_a_dateline_is_read_in_the_languages_of_the_wires(line: str, date: str) -> None:
    """The day of a dateline is given as written."""
    assert opening_date(line) == date


def test_a_sentence_with_a_day_is_no_dateline() -> None:
    """A date after words of a sentence does not date the story."""
    assert opening_date("The choir sang on March 12, 2025 - it was its last concert.") == ""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("5 hours ago", "published"),
        ("Published 2 days ago", "published"),
        ("Updated 20 minutes ago", "updated"),
        ("Yesterday at 18:20", "published"),
        ("By Ada Quay 5 hours ago", "published"),
        ("2d ago • 3 min read", "published"),
        ("vor 5 Stunden", "published"),
        ("Gestern, 18:20 Uhr", "published"),
        ("Publié il y a 5 heures", "published"),
        ("hace 2 días", "published"),
        ("5 ore fa", "published"),
        ("há 5 horas", "published"),
        ("5 uur geleden", "published"),
        ("5 tuntia sitten", "published"),
        ("5 godzin temu", "published"),
        ("acum 5 ore", "published"),
        ("Вчера, 18:20", "published"),
        ("5 saat önce", "published"),
        ("5 jam yang lalu", "published"),
        ("5 giờ trước", "published"),
        ("منذ 5 ساعات", "published"),
        ("5 घंटे पहले", "published"),
        ("5小时前", "published"),
        ("5時間前 更新", "updated"),
        ("5시간 전", "published"),
    ],
)
def test_a_line_says_how_long_ago(line: str, kind: str) -> None:
    """A line that is nothing but a distance from today is a date, and no headline."""
    found = relative_of(line)
    assert found is not None
    assert found.kind == kind
    assert is_date_line(found.date)


@pytest.mark.parametrize(
    "line", ["Yesterday's choir", "One year ago the choir sang", "Today in the chapel", "昨天的合唱团"]
)
def test_a_headline_is_no_distance(line: str) -> None:
    """Other words make it a headline."""
    assert relative_of(line) is None


def test_a_distance_counts_from_retrieval() -> None:
    """With a known retrieval a relative line dates the story; without one it does not."""
    (article,) = read(f"Choir buys the chapel\n2 days ago\n\n{PROSE}\n\n{PROSE}\n".encode(), "a.txt")
    assert isinstance(article, Article)
    known = normalize(article, Circumstances(retrieved=RETRIEVED))
    assert known.published is not None
    assert known.published.date().isoformat() == "2025-03-12"
    assert normalize(article, Circumstances()).published is None
