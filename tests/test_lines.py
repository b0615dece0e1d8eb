from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text import agencies, bylines, lines
from publisher.text.comment_forms import cut_at
from publisher.text.date_labels import dates_of, is_date_line
from publisher.text.language import detect
from publisher.text.weekdays import weekdays_in

PROSE = (
    "The ferry turned back at the mouth of the fjord, and the passengers spent the night in the school hall."
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by Jane Doe and Ole Berg | Aug 3, 2022", "Jane Doe and Ole Berg"),
        ("By Jane Doe, AFP", "Jane Doe, AFP"),
        ("By Jane Doe, Harbour Correspondent", "Jane Doe, Harbour Correspondent"),
        ("ByJane Doe", "Jane Doe"),
        ("By Jane DoeUpdated May 3, 2022", "Jane Doe"),
        ("By Jane DoeMay 3, 2022 11:00 pm", "Jane Doe"),
        ("Posted on Aug 3, 2022 by Jane Doe", "Jane Doe"),
        ("Aug 3, 2022 by Jane Doe", "Jane Doe"),
        ("Written by: Jane Doe", "Jane Doe"),
        ("Von Eva Müller am 3. Mai 2022, 14:10 Uhr", "Eva Müller"),
        ("Ein Artikel von Eva Müller", "Eva Müller"),
        ("Par Jeanne Dupont", "Jeanne Dupont"),
        ("Por María García y José Pérez", "María García y José Pérez"),
        ("Di Mario Rossi", "Mario Rossi"),
        ("Door Jan de Vries", "Jan de Vries"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("记者 王伟", "王伟"),
        ("김철수 기자", "김철수"),
        ("By the river, at dusk", ""),
        ("By Tuesday the storm had passed", ""),
        ("By 2030, all ferries will be electric", ""),
        ("Von Hamburg nach Bergen", ""),
        ("Di notte il porto dorme", ""),
        ("De noche", ""),
        ("Text: The harbour was closed", ""),
        ("Written by", ""),
        (PROSE, ""),
    ],
)
def test_a_byline_gives_its_names(line: str, names: str) -> None:
    """Who wrote is read from bylines of many languages, and from nothing that only begins like one."""
    assert bylines.byline(line) == names


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Publisher: AC", ("publisher", "AC")),
        ("Source: Reuters", ("source", "Reuters")),
        ("Quelle: Hafenblatt", ("source", "Hafenblatt")),
        ("Foto: Ole Berg", ("photo", "Ole Berg")),
        ("(AFP)", ("agency", "AFP")),
        ("dpa/epd", ("agency", "dpa/epd")),
        ("© AFP 2022", None),
        ("Note: bring boots", None),
        ("Source: the mayor. He said more.", None),
        (PROSE, None),
    ],
)
def test_a_credit_line_gives_kind_and_value(line: str, credit: tuple[str, str] | None) -> None:
    """A line that credits is taken apart; a line that merely has a colon is not."""
    assert bylines.credit(line) == credit


@pytest.mark.parametrize(
    ("line", "city", "named", "date"),
    [
        ("BERGEN (Reuters) - The ferry sank.", "BERGEN", ("Reuters",), ""),
        ("PARIS, Aug 3, 2022 (AFP) — Le bac a coulé.", "PARIS", ("AFP",), "Aug 3, 2022"),
        ("Madrid, 3 ago (EFE).- El barco zarpó.", "Madrid", ("EFE",), "3 ago"),
        ("(ANSA) - ROMA, 3 AGO - Il traghetto.", "ROMA", ("ANSA",), "3 AGO"),
        ("Hamburg (dpa/lno) - Die Fähre sank.", "Hamburg", ("dpa",), ""),
        ("МОСКВА, 3 августа. /ТАСС/. Паром затонул.", "МОСКВА", ("TASS",), "3 августа"),
        ("新华社北京8月3日电 渡船沉没。", "北京", ("Xinhua",), "8月3日"),
        ("Praha 3. srpna (ČTK) - Přívoz se potopil.", "Praha", ("ČTK",), "3. srpna"),
    ],
)
def test_a_dateline_is_taken_apart(line: str, city: str, named: tuple[str, ...], date: str) -> None:
    """Place, agency and date at the head of a wire story are separated."""
    head = bylines.dateline(line)
    assert head is not None
    assert (head.city, head.agencies, head.date) == (city, named, date)


@pytest.mark.parametrize(
    "line", ["The firm (Apple) said - no", "He told (AP) yes", PROSE, "(see below) - text"]
)
def test_prose_is_no_dateline(line: str) -> None:
    """Brackets in a sentence make no dateline."""
    assert bylines.dateline(line) is None


@pytest.mark.parametrize(
    ("line", "alone", "found"),
    [
        ("Published: Aug 3, 2022 10:14 am", True, [("published", "Aug 3, 2022 10:14 am", True)]),
        ("Wednesday, 3 August 2022", True, [("published", "3 August 2022", False)]),
        ("Stand: 03.08.2022, 14:12 Uhr", True, [("updated", "03.08.2022, 14:12 Uhr", True)]),
        ("2022年8月3日", True, [("published", "2022年8月3日", False)]),
        ("3. elokuuta 2022 klo 10.14", True, [("published", "3. elokuuta 2022 klo 10.14", False)]),
        (
            "Published 3 May 2022, updated 4 May 2022",
            True,
            [("published", "3 May 2022", True), ("updated", "4 May 2022", True)],
        ),
        ("May 3, 2022 | 5 min read", True, [("published", "May 3, 2022", False)]),
        ("HarbourMay 3, 20223 Comments", False, [("published", "May 3, 2022", False)]),
        ("3 hours ago", True, []),
        ("In the fall of 2020", False, []),
        ("August 2022", False, []),
        ("Room 12 34 2020", False, []),
        ("The storm of 3 May 2022", False, [("published", "3 May 2022", False)]),
    ],
)
def test_dates_are_found_only_whole(line: str, alone: bool, found: list[tuple[str, str, bool]]) -> None:
    """A date needs day, month and year; its label says whether it is the publishing or an update."""
    assert is_date_line(line) is alone
    assert [tuple(date)[:3] for date in dates_of(line)] == found


@pytest.mark.parametrize(
    "line",
    [
        "See also  How the ferry was raised from the fjord",
        "Lesen Sie auch: Fähre gehoben",
        "Lire aussi : le bac renfloué",
        "Читайте также: Паром подняли",
        "Advertisement",
        "Share on Facebook Tweet",
        "Facebook Twitter WhatsApp E-mail",
        "12 Comments",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Schreibe einen Kommentar",
        "We use cookies to improve your visit.",
        "Sign up for our newsletter",
        "© 2022 Harbour Notes. All rights reserved.",
        "(Reporting by Ada Quay in Bergen; Editing by Bo Pier)",
        "Additional reporting by Ada Quay, editing by Bo Pier",
        "(Reporte de Ada Quay. Editado en español por Bo Pier)",
    ],
)
def test_boilerplate_is_known(line: str) -> None:
    """Comment forms, share bars, pointers and notices are no part of an article."""
    assert lines.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "See also the second chapter, where the keeper tells it himself.",
        "The mail arrived by boat.",
        "Recommended dosage",
        "Elever ur klassen gick på isen",
        "What the sea leaves",
        "Reporting by phone was the rule on the island.",
        "(Written by hand, and edited by nobody.)",
        PROSE,
    ],
)
def test_an_articles_own_lines_stay(line: str) -> None:
    """A sentence or heading that shares a word with boilerplate is kept."""
    assert not lines.is_boilerplate(line)


@pytest.mark.parametrize(
    ("text", "index"),
    [
        (["Title", PROSE, PROSE, "Leave a Reply", "Name", "Email"], 3),
        (["Title", "Leave a comment", PROSE, PROSE], 4),
        (
            ["Title", PROSE, "Leave a Reply", "Your email address will not be published.", PROSE, PROSE, PROSE],
            2,
        ),
        (["Title", PROSE], 2),
        ([], 0),
    ],
)
def test_the_comment_form_ends_the_article(text: list[str], index: int) -> None:
    """Everything after the form's head is cut, but a link to it above the text is not."""
    assert cut_at(text) == index


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Two boats sank, AFP quoted the mayor, according to Agerpres.", ("AFP", "Agerpres")),
        ("The mayor told Reuters that nobody was hurt.", ("Reuters",)),
        ("Laut dpa blieb der Hafen zu, berichtet die AP.", ("dpa", "AP")),
        ("渡船沉没，据新华社报道。", ("Xinhua",)),
        ("Feribotul a fost scos la suprafață, a transmis Agerpres.", ("Agerpres",)),
        ("Feribotul a plecat, Mediafax a relatat luni.", ("Mediafax",)),
        ("He opened the app on the map and took a tap.", ()),
        ("The AA battery and a STA sticker.", ()),
    ],
)
def test_agencies_are_credited_only_where_text_credits_them(text: str, named: tuple[str, ...]) -> None:
    """An agency's letters alone are no credit."""
    assert agencies.mentions(text) == named


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        (
            "Die Fähre kehrte um, und die Reisenden blieben in der Schule, weil der Wind nicht nachließ.",
            "de",
        ),
        (
            "Le bac a fait demi-tour et les passagers ont passé la nuit dans une école de la ville, au sec.",
            "fr",
        ),
        ("Паром повернул назад, и пассажиры провели ночь в школе, потому что ветер не утих до утра.", "ru"),
        ("港口因暴风关闭，渔民在岸边等候。", "zh"),
        ("嵐のために港が閉まり、漁師たちは岸で待っている。", "ja"),
        ("Tide 3", ""),
        ("", ""),
    ],
)
def test_the_language_is_detected_by_small_words(text: str, language: str) -> None:
    """A language is named where it leads clearly, and not otherwise."""
    assert detect(text) == language


@given(st.text(max_size=600))
def test_every_line_is_judged_without_fault(line: str) -> None:
    """No line of text, however strange, brings a predicate to fail or to change its mind."""

    def judge() -> tuple[object, ...]:
        return (
            bylines.byline(line),
            bylines.credit(line),
            bylines.dateline(line),
            dates_of(line),
            is_date_line(line),
            lines.is_boilerplate(line),
            lines.is_prose(line),
            cut_at([line, line]),
            weekdays_in(line),
            agencies.mentions(line),
            detect(line),
        )

    assert judge() == judge()
    assert all(date.date for date in dates_of(line))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("渡轮在风暴中沉没，船员全部获救，港口委员会将在下周公布打捞费用和时间安排，市民表示欢迎。", True),
        (
            "여객선이 폭풍 속에서 침몰했으나 선원들은 모두 구조됐다고 항만 위원회가 화요일 밝혔다.",
            True,
        ),
        ("渡轮在风暴中沉没，船员全部获救", False),
        ("Ferry sinks in a storm, and the crew is saved by a boat.", False),
    ],
)
def test_a_sign_of_east_asia_counts_as_two_letters(line: str, expected: bool) -> None:
    """Forty signs say as much as eighty letters, so such a line is running text."""
    assert lines.is_prose(line) is expected
