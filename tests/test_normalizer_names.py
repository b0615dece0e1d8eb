"""Titles, people and publishers: which claim wins, and what is cut from it."""

from __future__ import annotations

import unicodedata

import pytest

from publisher.models import Article, Body, Circumstances, Claim, Entry, Person, Site
from publisher.normalizer import normalize
from publisher.tables.publishers import rows

URL = "https://www.harbournotes.example/tides/early"


def entry(*claims: tuple[str, str | Person, str], url: str = URL, site: Site | None = None) -> Entry:
    """Normalize claims as a page of the harbour's paper makes them."""
    made = tuple(Claim(field, value, origin) for field, value, origin in claims)
    article = Article("page.html", "", made, Body("page", "<p>text</p>"))
    return normalize(article, Circumstances(site or Site(), url=url))


@pytest.mark.parametrize(
    ("claims", "title"),
    [
        ([("Tides turn early", "h1"), ("Tides turn early | Harbour Notes", "meta title")], "Tides turn early"),
        ([("Harbour Notes", "h1"), ("Tides turn early - Harbour Notes", "meta og:title")], "Tides turn early"),
        ([("Sport: Tides turn early again", "h1"), ("Tides turn early again", "meta og:title")],
         "Tides turn early again"),
        ([("Tides turn early again 02.03.2025", "h1"), ("Tides turn early again", "json-ld headline")],
         "Tides turn early again"),
        ([("News", "h1"), ("Tides turn early", "h1"), ("Tides turn early", "meta og:title"),
          ("News - Harbour Notes", "title element")], "Tides turn early"),
        ([("Bangkok", "h1"), ("Tides turn early", "json-ld headline")], "Tides turn early"),
        ([("Why the tides turn early", "h1"), ("Why tides turn", "meta og:title")], "Why the tides turn early"),
        ([("A single long headline", "h1"), ("Something else", "title element")], "A single long headline"),
        ([("Harbour Notes » Tides turn early", "title element")], "Tides turn early"),
        ([("Fish &amp; chips &#8211; a &quot;crisis&quot;", "h1")], 'Fish & chips – a "crisis"'),
        ([("KÃ¼ste ohne FÃ¤hre", "h1")], "Küste ohne Fähre"),
        ([("It’s the harbourâ€™s turn", "h1")], "It’s the harbour’s turn"),
        ([("BRAVÓ… said the crew", "h1")], "BRAVÓ… said the crew"),
        ([("The <em>early</em> tide", "h1")], "The early tide"),
        ([("A | B | C", "front matter title"), ("Tides turn early", "h1")], "A | B | C"),
        ([("tide\x00s\x1b turn\ud800 \ufffeearly", "h1")], "tides turn early"),
        ([("What is new: a guide to tides", "h1"), ("What is new: a guide to tides | Harbour Notes", "meta x")],
         "What is new: a guide to tides"),
        ([("How to set up your keel and mast", "h1"), ("How to set up your k | Harbour Notes", "meta x")],
         "How to set up your keel and mast"),
        ([("How to set up your keel and mast", "h1"), ("How to set up your keel ...", "meta og:title")],
         "How to set up your keel and mast"),
        ([("Tides: Why they turn", "h1"), ("Tides: Why they turn", "microdata headline"),
          ("Why they turn", "meta og:title")], "Why they turn"),
        ([("Skipper: «Nobody turns the tide»", "h1")], "Skipper: «Nobody turns the tide»"),
        ([("«Nobody turns the tide» - Harbour Notes", "title element")], "«Nobody turns the tide»"),
        ([("潮の流れ「港」:Harbour Notes", "meta og:title")], "潮の流れ「港」"),
        ([("Tides turn early again | Letter", "h1"), ("Tides turn early again | Letter", "meta og:title")],
         "Tides turn early again"),
        ([("How we rig | Seven sails for seven days", "h1")], "How we rig | Seven sails for seven days"),
        ([("Tide tables", "h1"), ("Tide tables: How to read them | Harbour Notes", "meta og:title")],
         "Tide tables: How to read them"),
        ([("Tides turn early: half a day", "h1"), ("Tides turn early | Harbour Notes", "meta og:title")],
         "Tides turn early: half a day"),
        ([("Most tides turn early", "h1"), ("tides turn early - Harbour Notes", "meta og:title")],
         "Most tides turn early"),
        ([("Harbour Notes - Tides turn early again - Harbour Press - News", "title element")],
         "Tides turn early again"),
        ([("Tides turn early - The HarbourNotes of Sundeby and Ry", "title element")], "Tides turn early"),
    ],
)  # fmt: skip
def test_title(claims: list[tuple[str, str]], title: str) -> None:
    """The headline that page and head agree on wins, repaired, unshortened, without the site's name."""
    made = entry(
        *(("title", value, origin) for value, origin in claims),
        ("publisher", "Harbour Notes", "meta og:site_name"),
    )
    assert made.title == title


def test_a_headline_is_no_site() -> None:
    """Where a page gives its headline for the site's name, neither title nor publisher is spoilt."""
    made = entry(
        ("title", "How to rig: a guide to sails", "h1"),
        ("title", "How to rig: a guide to sails | Quay", "meta og:title"),
        ("publisher", "How to rig: a guide to sails | Quay", "meta og:site_name"),
    )
    assert (made.title, made.publisher) == ("How to rig: a guide to sails", "")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Quay", ["Ada Quay"]),
        ("ByAda Quay", ["Ada Quay"]),
        ("Von Ada Quay und Bo Pier", ["Ada Quay", "Bo Pier"]),
        ("Ada Quay, Bo Pier and Cy Dock", ["Ada Quay", "Bo Pier", "Cy Dock"]),
        ("Par Ada Quay et Bo Pier", ["Ada Quay", "Bo Pier"]),
        ("Por Ada Quay y Bo Pier", ["Ada Quay", "Bo Pier"]),
        ("Santiago Ramón y Cajal", ["Santiago Ramón y Cajal"]),
        ("Ada Quay e Bo Pier", ["Ada Quay", "Bo Pier"]),
        ("Ada Quay, Lisbon", ["Ada Quay"]),
        ("Ada Quay Senior Harbour Reporter", ["Ada Quay"]),
        ("Ada Quay, Harbour Correspondent", ["Ada Quay"]),
        ("Ada Quay | 3 March 2025", ["Ada Quay"]),
        ("Ada Quay March 3, 2025", ["Ada Quay"]),
        ("Ada Quay @adaquay", ["Ada Quay"]),
        ("Ada Quay ada@quay.example", ["Ada Quay"]),
        ("Jan Kai", ["Jan Kai"]),
        ("April May", ["April May"]),
        ("Author: Ada Quay", ["Ada Quay"]),
        ("View all posts by Ada Quay", ["Ada Quay"]),
        ("Ada Quay, MD", ["Ada Quay, MD"]),
        ("Staff", ["Staff"]),
        ("Ada Quay Updated by Bo Pier", ["Ada Quay"]),
        ("https://quay.example/ada", []),
        ("admin", []),
        ("undefined", []),
        ("3 March 2025", []),
        ("Follow", []),
    ],
)
def test_bylines(byline: str, names: list[str]) -> None:
    """Several names are parted; roles, cities, dates and addresses are cut off; what is no name is none."""
    assert [person.name for person in entry(("author", byline, "author element")).authors] == names


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        ([("Ada Quay", "json-ld author"), ("Bo Pier", "author element")], ["Ada Quay"]),
        ([("Harbour Notes", "json-ld author organization"), ("Ada Quay", "byline")], ["Ada Quay"]),
        ([("Harbour Notes", "json-ld author organization")], []),
        ([("harbournotes", "meta author")], []),
        ([("Web Docks GmbH", "meta author")], []),
        ([("Ada Quay", "json-ld author"), ("Ada Quay and Bo Pier", "byline")], ["Ada Quay", "Bo Pier"]),
        (
            [("https://social.example/harbour", "meta article:author"), ("Ada Quay", "author link")],
            ["Ada Quay"],
        ),
        (
            [("Quay, Ada", "meta citation_author"), ("Pier, Bo", "meta citation_author")],
            ["Ada Quay", "Bo Pier"],
        ),
        ([("Ada Quay", "front matter author"), ("Bo Pier", "front matter authors")], ["Ada Quay", "Bo Pier"]),
        ([("ADA QUAY", "meta author"), ("Ada Quay", "meta author")], ["ADA QUAY"]),
        ([(", HARBOUR NOTES", "json-ld author"), ("Ada Quay", "byline")], ["Ada Quay"]),
        ([(", Quay Times", "json-ld author")], []),
    ],
)
def test_authors(claims: list[tuple[str, str]], names: list[str]) -> None:
    """People come before organisations, and the site is not its own author."""
    made = entry(
        *(("author", value, origin) for value, origin in claims),
        ("publisher", "Harbour Notes", "meta og:site_name"),
    )
    assert [person.name for person in made.authors] == names


def test_agency_in_a_byline_is_a_credit() -> None:
    """An agency next to a person is credited, and is neither author nor publisher."""
    made = entry(("author", "By Ada Quay, AFP", "byline"), ("publisher", "Harbour Notes", "meta og:site_name"))
    assert [person.name for person in made.authors] == ["Ada Quay"]
    assert made.credits == ("AFP",)
    assert made.publisher == "Harbour Notes"


ALIASES = Site(aliases={"harbournotes.example": "HN", "AC": "Aktual Cronica"})


@pytest.mark.parametrize(
    ("claims", "url", "site", "name"),
    [
        ([("Harbour Notes", "meta og:site_name")], URL, None, "Harbour Notes"),
        ([("Harbour Notes", "meta og:site_name")], URL, ALIASES, "HN"),
        ([("AC", "credit line")], "", ALIASES, "Aktual Cronica"),
        ([("Own Name", "front matter publisher")], "https://www.nytimes.com/x", None, "Own Name"),
        (
            [("NYT Owner Inc.", "json-ld publisher")],
            "https://www.nytimes.com/2025/x",
            None,
            "The New York Times",
        ),
        ([("NYT", "credit line")], "", None, "The New York Times"),
        ([("Whoever", "meta og:site_name")], "https://amp.theguardian.com/x", None, "The Guardian"),
        ([], "https://www.br.de/nachrichten/bayern/x", None, "BR24"),
        ([], "https://www.br.de/radio/x", None, "BR"),
        ([("Harbour Notes - all about tides", "meta og:site_name")], URL, None, "Harbour Notes"),
        ([("Harbour Notes Ltd.", "json-ld publisher")], URL, None, "Harbour Notes"),
        (
            [("harbournotes", "meta og:site_name"), ("Harbour Notes", "json-ld publisher")],
            URL,
            None,
            "Harbour Notes",
        ),
        (
            [("Security", "meta og:site_name"), ("Harbour Notes", "json-ld publisher")],
            URL,
            None,
            "Harbour Notes",
        ),
        ([("© 2025 Quay Media", "meta copyright")], URL, None, ""),
        ([], "https://www.asahi.com/articles/x", None, "The Asahi Shimbun"),
        ([("朝日新聞", "credit line")], "", None, "The Asahi Shimbun"),
        ([("朝日新聞", "credit line")], "", Site(aliases={"The Asahi Shimbun": "Asahi"}), "Asahi"),
        ([("朝日新聞", "credit line")], "", Site(language="ja"), "朝日新聞"),
        ([("朝日新聞", "front matter publisher")], "", None, "朝日新聞"),
        ([], URL, Site(publisher="Mine"), "Mine"),
        ([("Folder", "folder default publisher")], URL, Site(publisher="Mine"), "Folder"),
    ],
)
def test_publisher(claims: list[tuple[str, str]], url: str, site: Site | None, name: str) -> None:
    """Aliases, then the table, then the claim that the address confirms, cleaned."""
    assert (
        entry(*(("publisher", value, origin) for value, origin in claims), url=url, site=site).publisher == name
    )


@pytest.mark.parametrize(
    ("site", "language", "name"),
    [("ja", "ja-JP", "朝日新聞"), ("en", "ja", "The Asahi Shimbun"), ("", "ja", "The Asahi Shimbun")],
)
def test_a_masthead_is_given_in_letters_that_readers_read(site: str, language: str, name: str) -> None:
    """A site in the paper's own language keeps its letters; a title loses the name in either."""
    made = entry(
        ("language", language, "html lang"),
        ("title", "潮の流れは早い | 朝日新聞", "title element"),
        url="https://www.asahi.com/articles/x",
        site=Site(language=site),
    )
    assert (made.publisher, made.title) == (name, "潮の流れは早い")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tides turn early | HarbourNotes", "HarbourNotes"),
        ("Harbour Notes Blog | Tides turn early", "Harbour Notes Blog"),
        ("Tides turn early | Sundeby", ""),
        ("Tides turn early", ""),
    ],
)
def test_a_title_names_the_site_that_its_address_confirms(title: str, name: str) -> None:
    """Where nothing else names the site, an end of the title does if the domain says so."""
    assert entry(("title", title, "title element")).publisher == name


def test_the_table_of_publications_is_sound() -> None:
    """Each address is listed once, in the form in which addresses are looked up, with one clean name."""
    listed = list(rows())
    keys = [row.key for row in listed]
    assert len(keys) == len(set(keys))
    for key, name, shapes, latin in listed:
        assert key == key.lower()
        assert "." in key.partition("/")[0]
        assert not key.startswith("www.")
        assert all(shape and shape == shape.strip() and "\t" not in shape for shape in (name, *shapes))
        foreign = (letter for letter in name if letter.isalpha() and "LATIN" not in unicodedata.name(letter))
        assert bool(latin) == any(foreign)


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("https://quay.example/ada", "https://quay.example/ada"),
        ("/people/ada", "https://www.harbournotes.example/people/ada"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_an_author_s_page_is_an_address_of_the_web(uri: str, expected: str) -> None:
    """A relative page of an author is found from the article's own address; anything else is left out."""
    made = entry(("author", Person("Ada Quay", uri=uri), "json-ld author"))
    assert made.authors == (Person("Ada Quay", uri=expected),)
