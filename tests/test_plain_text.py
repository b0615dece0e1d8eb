from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers.plain_text import read

LEAD = (
    "The harbour council announced on Wednesday that the old ferry will be raised from the fjord before"
    " the winter, AFP quoted, and that the owners will pay for the divers."
)
MORE = (
    "The ferry sank in the autumn of 2019 after a collision with a barge, according to Agerpres, and has"
    " blocked the inner fairway since the 1990s works began."
)
WIRE = f"""Old ferry to be raised from the fjord

{LEAD}

{MORE}

See also  The night the lighthouse went dark

Nobody was on board when the ferry went down, the council said.

Publisher: HN

Leave a Reply

Your email address will not be published. Required fields are marked *
"""


def article(text: str, name: str = "ferry.txt") -> Article:
    """Read a text that is one article."""
    (only,) = read(text.encode(), name)
    return only


def claimed(text: str, field: str) -> list[tuple[object, str]]:
    """Return the value and origin of each claim for a field, in order."""
    return [(claim.value, claim.origin) for claim in article(text).claims if claim.field == field]


def test_a_wire_story_claims_what_it_says_and_no_more() -> None:
    """Title, publisher, credits and weekday; years in the prose are no dates, and no language is claimed."""
    assert claimed(WIRE, "title") == [("Old ferry to be raised from the fjord", "first line")]
    assert claimed(WIRE, "publisher") == [("HN", "credit line")]
    assert claimed(WIRE, "credit") == [("AFP", "mention"), ("Agerpres", "mention")]
    assert claimed(WIRE, "published") == [("Wednesday", "lead weekday")]
    assert claimed(WIRE, "language") == []
    assert claimed(WIRE, "author") == []
    assert article(WIRE).body.text == WIRE


@pytest.mark.parametrize(
    ("above", "title", "origin"),
    [
        ("Old ferry to be raised from the fjord\n", "Old ferry to be raised from the fjord", "first line"),
        (
            "Share on Facebook Tweet\nMay 3, 2022\nOld ferry to be raised from the fjord\nBy Jane Doe\n",
            "Old ferry to be raised from the fjord",
            "title line",
        ),
        (
            "• Home\n• News\nSearch\nHARBOUR\nCouncil will raise the old ferry\nBy Jane Doe\nMay 3, 2022\n",
            "Council will raise the old ferry",
            "title line",
        ),
        (
            "Fjord news\n3 May 2022\nFerry to be raised before winter\nThe divers start in May\nBy Jane Doe\n",
            "Ferry to be raised before winter",
            "title line",
        ),
        (
            "Council will raise the old ferry\nLocal news Council will raise the old ferry\nMay 3, 2022\n",
            "Council will raise the old ferry",
            "first line",
        ),
    ],
    ids=["first line", "share bar and date", "menu", "section and deck", "repeated with its section"],
)
def test_the_headline_is_found_among_other_lines(above: str, title: str, origin: str) -> None:
    """It is not confused with share bars, menus, sections, dates and second decks."""
    assert claimed(f"{above}\n{LEAD}\n\n{MORE}\n", "title") == [(title, origin)]


@pytest.mark.parametrize(
    ("head", "tail", "author"),
    [
        ("By Jane Doe\n", "", ["Jane Doe"]),
        ("By\nJane Doe\n", "", ["Jane Doe"]),
        ("Author:\n• Jane Doe\n", "", ["Jane Doe"]),
        ("Jane Doe\nMay 3, 2022\n", "", ["Jane Doe"]),
        ("11.12.2021 - Jane Doe\n", "", ["Jane Doe"]),
        ("Jane Doe\n", "", ["Jane Doe"]),
        ("Reuters\nMay 3, 2022\n", "", ["Reuters"]),
        ("", "Jane Doe\nJane is a reporter who has covered the coast for many years.\n", ["Jane Doe"]),
        ("", "— Jane Doe\n", ["Jane Doe"]),
        ("", "Written by Jane Doe\n", ["Jane Doe"]),
        ("Inner Fairway\n", "", []),
        ("Download PDF\n", "", []),
        ("", "", []),
    ],
    ids=[
        "byline",
        "byline on two lines",
        "label and item",
        "name above a date",
        "name after a date",
        "name only",
        "agency",
        "biography",
        "signature",
        "byline at the end",
        "place",
        "button",
        "nobody",
    ],
)
def test_authors_are_found_where_texts_are_signed(head: str, tail: str, author: list[str]) -> None:
    """Bylines, names next to dates, signatures and biographies name authors; phrases in capitals do not."""
    text = f"Old ferry to be raised from the fjord\n{head}\n{LEAD}\n\n{MORE}\n\n{tail}"
    assert [value for value, _ in claimed(text, "author")] == author


@pytest.mark.parametrize(
    ("head", "tail", "dates"),
    [
        ("May 3, 2022\n", "", [("published", "May 3, 2022", "date line")]),
        ("Published: 3 May 2022 10:14\n", "", [("published", "3 May 2022 10:14", "date line")]),
        (
            "May 1, 2022\nPublished: 3 May 2022\nUpdated: 4 May 2022\n",
            "",
            [
                ("published", "3 May 2022", "date line"),
                ("updated", "4 May 2022", "date line"),
                ("published", "May 1, 2022", "date line"),
            ],
        ),
        ("", "This page was first published on 3 May 2022\n", [("published", "3 May 2022", "date line")]),
        ("", "The next regatta\n3 May 2032\n", []),
        ("— Ada Quay (@quay) May 3, 2022\n", "", []),
        ("", "1. Regatta\nDate: 3 May 2032\nLocation: Bergen\n", []),
        ("", "The minutes of the last meeting of all the pilots, published 3 May 2022\n", []),
        ("", "", []),
    ],
    ids=[
        "date",
        "label and time",
        "three dates",
        "label at the end",
        "event",
        "quoted post",
        "labelled event",
        "running text",
        "none",
    ],
)
def test_only_date_lines_claim_dates(head: str, tail: str, dates: list[tuple[str, str, str]]) -> None:
    """A whole date near the headline, or with a label, is claimed; any other is not."""
    text = f"Old ferry to be raised\n{head}\n{LEAD}\n\n{MORE}\n\n{MORE}\n\n{MORE}\n\n{tail}"
    found = [(c.field, c.value, c.origin) for c in article(text).claims if c.field in ("published", "updated")]
    assert [one for one in found if one[2] != "lead weekday"] == dates


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        (f"Ferry raised\nBy Jane Doe, Reuters\n\n{MORE}\n", [("Reuters", "byline"), ("Agerpres", "mention")]),
        ("BERGEN (dpa) - " + "The ferry will be raised, the council of the town said here. " * 2, [
            ("dpa", "dateline")
        ]),
        ("Ferry to be raised\n\nThe ferry lies in the fjord.\n\nSource: Harbour Gazette\n", [
            ("Harbour Gazette", "credit line")
        ]),
        ("Ferry to be raised\n\nThe ferry lies in the fjord.\n\n(AFP/dpa)\n", [
            ("AFP", "credit line"),
            ("dpa", "credit line"),
        ]),
        ("Ferry to be raised\n\nThe ferry lies in the fjord.\n\nPhoto: Reuters\n", []),
    ],
    ids=["byline", "dateline", "source", "agencies in brackets", "photo"],
)  # fmt: skip
def test_credits_are_kept_as_credits(text: str, credited: list[tuple[str, str]]) -> None:
    """Agencies and sources are credited where the text credits them, and are no authors."""
    assert claimed(text, "credit") == credited


def test_key_value_lines_are_front_matter() -> None:
    """`Key: value` lines at the top are claims, and no part of the text."""
    text = f"Title: Ferry raised\nDate: 2022-05-03\nAuthor: Jane Doe\n\n{LEAD}\n"
    assert claimed(text, "title") == [("Ferry raised", "mail header Title")]
    assert ("2022-05-03", "mail header Date") in claimed(text, "published")
    assert article(text).body.text.strip() == LEAD


@pytest.mark.parametrize(
    "more",
    ["", "To: desk@notes.example\nMIME-Version: 1.0\nX-Mailer: Gull 2\nList-Id: crew\nMessage-ID: <1@quay>\n"],
    ids=["three lines", "with other lines"],
)
def test_a_mail_header_is_front_matter(more: str) -> None:
    """Sender, subject and date are claims, whatever other lines there are; the address is none."""
    mail = "Received: from quay\n\tby pier; Mon, 2 May 2022 09:00:00 +0200\n" if more else ""
    mail += f"From: =?UTF-8?Q?Ada_K=C3=A5y?= <ada@quay.example>\n{more}Subject: =?UTF-8?B?RmVycnkgcmFpc2Vk?=\n"
    text = f"{mail}Date: Tue, 3 May 2022 09:00:00 +0200\n\n{LEAD}\n"
    assert [str(value) for value, _ in claimed(text, "title")] == ["Ferry raised"]
    assert [(c.value, c.origin) for c in article(text).claims if c.field == "author"] == [
        ("Ada Kåy", "mail header From")
    ]
    assert ("Tue, 3 May 2022 09:00:00 +0200", "mail header Date") in claimed(text, "published")
    assert article(text).body.text.strip() == LEAD


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"%PDF-1.4", b"\x00\x01\x02\x03" * 9],
    ids=["empty", "blank", "PDF", "binary"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """An empty or binary file is an error that names the file."""
    with pytest.raises(ReadError, match=r"pier\.txt"):
        list(read(data, "pier.txt"))


def test_a_long_text_keeps_its_end() -> None:
    """A publisher that is named after thousands of lines is still found."""
    text = "Ferry log\n" + "The ferry sailed.\n" * 5000 + "Publisher: HN\n"
    assert claimed(text, "publisher") == [("HN", "credit line")]


@given(st.binary(max_size=500))
def test_any_bytes_give_articles_or_an_error(data: bytes) -> None:
    """The same bytes give the same article again, or a ReadError."""
    try:
        first = list(read(data, "any.txt"))
    except ReadError:
        return
    assert first == list(read(data, "any.txt"))
    assert all(claim.value for claim in first[0].claims)


@given(
    st.lists(
        st.sampled_from([LEAD, MORE, "By Jane Doe", "May 3, 2022", "• Home", "Share", "(AFP)", ""]), max_size=12
    )
)
def test_every_claim_is_in_the_text(rows: list[str]) -> None:
    """A title, an author or a date is never made up."""
    text = "Ferry\n" + "\n".join(rows)
    for claim in article(text).claims:
        if claim.field in ("title", "author", "published", "updated"):
            assert str(claim.value) in text
