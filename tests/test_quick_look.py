"""What of a long page is parsed, and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.readers._headlines import Anchor
from publisher.readers._quick_look import part_at_headline, quick_look, without_scripts

FILLER = "<p>Water and boats.</p>" * 1500
HEADING = "<h1>Tides turn early</h1>"


@pytest.mark.parametrize(
    ("head", "body", "kept", "dropped"),
    [
        ("<title>T</title><meta name=a content='x > y'>", HEADING, "content='x > y'>", "<p>"),
        ("<!-- <body> <meta name=old> --><meta name=new>", HEADING, "<meta name=new>", "old"),
        ("<script>document.write('<body><meta name=old>')</script><meta name=new>", "", "name=new", "old"),
        ("<style>a > b {}</style><link rel=canonical href=/a>", HEADING, "href=/a", "a > b"),
        ("<link rel=stylesheet href=/s>", HEADING, HEADING, "/s"),
        ("", "<!-- <h1>Old</h1> -->" + HEADING, HEADING, "Old"),
        ("", "<script>x = '<h1>Old</h1>'</script>" + HEADING, HEADING, "Old"),
        ("<script type='application/ld+json'>{}</script>", HEADING, "ld+json'>{}</script>", "<p>"),
        ("", HEADING + "<script type=application/ld+json>{}</script>", "ld+json>{}</script>", "<p>"),
    ],
    ids=[
        "meta",
        "comment in the head",
        "script in the head",
        "style in the head",
        "other link",
        "comment in the body",
        "script in the body",
        "JSON-LD in the head",
        "JSON-LD in the body",
    ],
)
def test_a_quick_look_keeps_what_claims(head: str, body: str, kept: str, dropped: str) -> None:
    """A long page's head, JSON-LD and headings are kept, but nothing in comments and scripts."""
    look = quick_look(f"<html><head>{head}</head><body>{body}{FILLER}")
    assert look is not None
    assert kept in look.text
    assert dropped not in look.text


@pytest.mark.parametrize(
    "page",
    ["", "<p>no body</p>", "<body>short", "<!-- <body>" + FILLER, "<script><body>" + FILLER],
    ids=["empty", "no body", "short", "body in a comment", "body in a script"],
)
def test_a_short_page_is_parsed_whole(page: str) -> None:
    """Without a body that is long, a quick look gains nothing."""
    assert quick_look(page) is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("a<!-- <script> -->b", "ab"),
        ("a<!-->b", "ab"),
        ("<script>x</script>b", "<script></script>b"),
        ("<STYLE a=b>x</STYLE>b", "<STYLE a=b></STYLE>b"),
        ("<script type=application/ld+json>{}</script>", "<script type=application/ld+json>{}</script>"),
        ("a<script>never closed", "a<script>never closed"),
        ("<scripts>x</scripts>", "<scripts>x</scripts>"),
    ],
    ids=["comment", "empty comment", "script", "style in capitals", "JSON-LD", "unclosed", "another element"],
)
def test_scripts_and_comments_are_removed(page: str, expected: str) -> None:
    """Comments and the contents of scripts and style sheets are removed, and nothing else."""
    assert without_scripts(page) == expected


def test_the_part_at_the_fitting_heading() -> None:
    """The heading that fits decides which part of a page is parsed, else its first h1."""
    page = f"<body>{HEADING}{FILLER}<h2>Boats of the bay</h2><p>By Ada Quay{FILLER}"
    look = quick_look(page)
    assert look is not None
    assert "Ada Quay" in part_at_headline(page, look, Anchor(["Boats of the bay - Letters"], []))
    assert HEADING in part_at_headline(page, look, Anchor(["Something else altogether"], []))


def test_a_masthead_in_the_markup_leads_to_no_part() -> None:
    """A heading around a link to the front page is not the first h1 of an article."""
    page = f'<body><h1><a class=logo href="https://bay.example/">Bay Letters</a></h1>{FILLER}{HEADING}{FILLER}'
    look = quick_look(page)
    assert look is not None
    assert HEADING in part_at_headline(page, look, Anchor(["Something else altogether"], []))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<!--", "-->", "<script>", "</script", "<title", "<body>", "<h1", "</h1>", '="', ">", "x"]
        ),
        max_size=40,
    )
)
def test_any_markup_can_be_looked_at(pieces: list[str]) -> None:
    """Nothing fails on unclosed markup, and text without markup stays as it is."""
    page = "".join(pieces)
    quick_look(page + FILLER)
    assert len(without_scripts(page)) <= len(page)
    assert without_scripts("x" * len(page)) == "x" * len(page)
