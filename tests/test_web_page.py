"""The claims of saved web pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.models import Claim, Person
from publisher.readers import read

HEAD = "<!doctype html><html lang=en-GB><head><title>Tides turn early | Harbour Notes</title>"


def claims(page: str | bytes, field: str) -> list[tuple[str, str]]:
    """Return a page's claims for a field as text, with their origins."""
    data = page.encode() if isinstance(page, str) else page
    (article,) = read(data, "page.html")
    return [(said(claim), claim.origin) for claim in article.claims if claim.field == field]


def said(claim: Claim) -> str:
    """Return a claim's value as text."""
    return claim.value.name if isinstance(claim.value, Person) else str(claim.value)


@pytest.mark.parametrize(
    ("page", "field", "expected"),
    [
        (f"{HEAD}<h1>Tides turn early</h1>", "title", ("Tides turn early", "h1")),
        (f"{HEAD}<h1>Tides turn early</h1>", "title", ("Tides turn early | Harbour Notes", "title element")),
        (
            f"{HEAD}<h1><span class=kicker>Water</span>Tides turn early</h1>",
            "title",
            ("Tides turn early", "h1"),
        ),
        (f"{HEAD}<h1>Tides turn late<br><small>A day off</small></h1>", "title", ("Tides turn late", "h1")),
        (f"{HEAD}<h1><i class=top-line>Tides:</i> Early</h1>", "title", ("Tides: Early", "h1")),
        (
            f"{HEAD}<meta property=og:title content='Port: Fog'><h1><i class=kicker>Port:</i> Fog</h1>",
            "title",
            ("Port: Fog", "h1"),
        ),
        (
            f"{HEAD}<h1>Tides <a class=headerlink href='#t'>¶</a></h1>",
            "title",
            ("Tides", "h1"),
        ),
        (f"{HEAD}<p>x", "language", ("en-GB", "html lang")),
        (
            f"{HEAD}<meta property=article:published_time content=2025-03-04T05:06Z>",
            "published",
            ("2025-03-04T05:06Z", "meta article:published_time"),
        ),
        (f"{HEAD}<link rel=canonical href=/tides>", "link", ("/tides", "rel canonical")),
        (f"{HEAD}<meta property=og:image content=/a.jpg>", "image", ("/a.jpg", "meta og:image")),
        (
            f"{HEAD}<h1>Tides turn early</h1><p>By Ada Quay</p><p>3 March 2025</p>",
            "author",
            ("Ada Quay", "byline"),
        ),
        (
            f"{HEAD}<h1>Tides turn early</h1><p>By Ada Quay</p><p>3 March 2025</p>",
            "published",
            ("3 March 2025", "date line"),
        ),
        (
            f"{HEAD}<h1>Tides turn early</h1><span class=author-name>Ada Quay</span>",
            "author",
            ("Ada Quay", "author element name"),
        ),
        (
            f"{HEAD}<h1>Tides turn early</h1><div itemscope><span itemprop=author>Ada Quay</span></div>",
            "author",
            ("Ada Quay", "microdata author"),
        ),
        (
            f"{HEAD}<h1>Tides turn early</h1><time datetime=2025-03-03>Monday</time>",
            "published",
            ("2025-03-03", "time element"),
        ),
        (
            f'{HEAD}<script>{{"published_at":"2025-03-03T04:05:06Z"}}</script>',
            "published",
            ("2025-03-03T04:05:06Z", "script published_at"),
        ),
    ],
    ids=[
        "h1",
        "title element",
        "kicker",
        "small line below",
        "kicker as part of the title",
        "kicker in the og:title",
        "link of the heading to itself",
        "html lang",
        "published_time",
        "canonical",
        "og:image",
        "byline",
        "date below a byline",
        "author class",
        "microdata",
        "time element",
        "script",
    ],
)
def test_every_place_on_a_page_claims_under_its_own_origin(
    page: str, field: str, expected: tuple[str, str]
) -> None:
    """The origin decides later which claim wins, and `explain` shows it."""
    assert expected in claims(page, field)


def ld(*blocks: str) -> str:
    """Return a page with blocks of JSON-LD."""
    scripts = "".join(f"<script type=application/ld+json>{block}</script>" for block in blocks)
    return f"{HEAD}{scripts}<h1>Tides turn early</h1>"


ARTICLE = '"@type":"NewsArticle","headline":"Tides turn early","datePublished":"2025-03-03"'


@pytest.mark.parametrize(
    "block",
    [
        f"{{{ARTICLE}}}",
        f'{{"@graph":[{{"@type":"WebSite","name":"Harbour Notes"}},{{{ARTICLE}}}]}}',
        f"[{{{ARTICLE}}}]",
        f"<!-- {{{ARTICLE}}} -->",
        f"//<![CDATA[\n{{{ARTICLE}}}\n//]]>",
        f"{{{ARTICLE},}}",
        f'{{{ARTICLE},"description":"one\nline"}}',
        f"{{{ARTICLE}}}".replace('"', "&quot;"),
        '{"@type":["Thing","NewsArticle"],"headline":"Tides turn early","datePublished":"2025-03-03"}',
    ],
    ids=[
        "plain",
        "in a graph",
        "in a list",
        "in a comment",
        "in CDATA",
        "trailing comma",
        "line end in a string",
        "escaped quotes",
        "two types",
    ],
)
def test_json_ld_is_read_and_repaired(block: str) -> None:
    """The article's node is found in every shape, also in blocks with mistakes that are safe to repair."""
    assert ("2025-03-03", "json-ld datePublished") in claims(ld(block), "published")


@pytest.mark.parametrize(
    "block",
    [
        '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"x","datePublished":"2019-01-01"}]}',
        f'{{{ARTICLE},"comment":[{{"@type":"Comment","datePublished":"2019-01-01"}}]}}',
        (
            '[{"@type":"Article","headline":"One thing","datePublished":"2019-01-01"},'
            '{"@type":"Article","headline":"Another thing","datePublished":"2019-01-01"}]'
        ),
    ],
    ids=["list of teasers", "comment", "other headlines"],
)
def test_listed_articles_claim_nothing(block: str) -> None:
    """Teasers, comments and lists are about other articles, and so are their dates."""
    assert "2019-01-01" not in [value for value, _ in claims(ld(block), "published")]


def test_json_ld_references_are_followed() -> None:
    """An author that is a reference has the name of the node it refers to."""
    graph = (
        f'{{"@graph":[{{{ARTICLE},"author":{{"@id":"#ada"}},"publisher":{{"@id":"#us"}}}},'
        '{"@type":"Person","@id":"#ada","name":"Ada Quay"},'
        '{"@type":"Organization","@id":"#us","name":"Harbour Notes"}]}'
    )
    assert claims(ld(graph), "author") == [("Ada Quay", "json-ld author")]
    assert ("Harbour Notes", "json-ld publisher") in claims(ld(graph), "publisher")


@pytest.mark.parametrize(
    "part",
    [
        "<aside><h3>Most read</h3><p>" + "x " * 150 + "</p><time datetime=2019-01-01>x</time></aside>",
        "<div class=related-articles><time datetime=2019-01-01>x</time><a rel=author href=/b>Bo Pier</a></div>",
        "<div id=comments><time datetime=2019-01-01>x</time><span class=author>Bo Pier</span></div>",
        "<footer><time datetime=2019-01-01>x</time><span class=author>Bo Pier</span></footer>",
    ],
    ids=["aside", "related articles", "comments", "footer"],
)
def test_other_parts_of_the_page_claim_nothing(part: str) -> None:
    """Sidebars, comments, footers and related articles name neither this article's date nor its author."""
    page = f"{HEAD}<h1>Tides turn early</h1>{'<p>text</p>' * 20}{part}"
    assert "2019-01-01" not in [value for value, _ in claims(page, "published")]
    assert "Bo Pier" not in [value for value, _ in claims(page, "author")]


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("<title>Küste</title>".encode(), "Küste"),
        ("<meta charset=iso-8859-1><title>Küste “neu”</title>".encode("cp1252"), "Küste “neu”"),
        ("<meta charset=windows-1251><title>Прилив</title>".encode("cp1251"), "Прилив"),
        ("<meta charset=gb2312><title>潮汐</title>".encode("gb18030"), "潮汐"),
        ("\ufeff<title>Küste</title>".encode("utf-16"), "Küste"),
        ("<meta charset=iso-8859-1><title>Küste</title>".encode(), "Küste"),
        (b"<meta charset=nonsense><title>K\xfcste am Fl\xfcsschen</title>", "Küste am Flüsschen"),
    ],
    ids=[
        "UTF-8",
        "Latin-1 means Windows-1252",
        "Windows-1251",
        "GB 2312 means GB 18030",
        "UTF-16 mark",
        "wrong label",
        "unknown label",
    ],
)
def test_a_page_is_decoded_as_browsers_do(data: bytes, title: str) -> None:
    """A byte order mark wins, then valid UTF-8, then the label in the head."""
    assert (title, "title element") in claims(data, "title")


@pytest.mark.parametrize(
    ("head", "body", "field", "expected"),
    [
        ("", "<p>By Ada Quay</p><p>3 March 2025</p>", "author", ("Ada Quay", "byline")),
        ("", "<p>By Ada Quay</p><p>3 March 2025</p>", "published", ("3 March 2025", "date line")),
        (
            "<meta name=author content='Ada Quay'><meta name=date content=2025-03-03>",
            "<p>By Bo Pier</p>",
            "title",
            ("Tides turn early", "h1"),
        ),
        ("", "<p>no day</p>", "published", ("5 March 2025", "date line far")),
        (
            "",
            '<script type="application/ld+json">{"@type":"Article","datePublished":"2025-03-04"}</script>',
            "published",
            ("2025-03-04", "json-ld datePublished"),
        ),
    ],
    ids=["byline", "date line", "complete head", "labelled date at the end", "JSON-LD in the body"],
)
def test_a_long_page_claims_as_much(head: str, body: str, field: str, expected: tuple[str, str]) -> None:
    """Only parts of a long page are parsed, and still nothing is missed."""
    filler = "<p>Water and boats, and nothing that says when or who.</p>" * 1000
    page = f"{HEAD}{head}</head><body>{filler}<h1>Tides turn early</h1>{body}{filler}<p>Published: 5 March 2025"
    assert expected in claims(page, field)


def test_the_body_is_the_whole_page() -> None:
    """The composer finds the main text, so the reader keeps all of it."""
    (article,) = read(b"<title>T</title><p>text</p>", "page.html")
    assert (article.body.kind, article.body.text) == ("page", "<title>T</title><p>text</p>")


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n", b"\x00\x01\x02\x03" * 50],
    ids=["empty", "blank", "binary"],
)
def test_bytes_that_are_no_page_are_refused(data: bytes) -> None:
    """The error names the remedy."""
    with pytest.raises(ReadError):
        list(read(data, "page.html"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes raise anything but a ReadError."""
    try:
        list(read(b"<html><h1>" + data, "page.html"))
    except ReadError:
        return


MARKUP = st.sampled_from(
    [
        "<h1>",
        "</h1>",
        "<div class=author>",
        "<time datetime=2020-01-01>",
        "<a rel=author href=/author/x>",
        "<p>",
        "By Ada",
        "</div>",
        "<script type=application/ld+json>",
        '{"@type":"Article","author":[[',
        "</script>",
        "<!--",
        "<title>",
        "\ufffe",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(MARKUP, max_size=40))
def test_broken_markup_is_read_the_same_way_twice(parts: list[str]) -> None:
    """Claims do not depend on what was read before."""
    page = "<html>" + "".join(parts)
    assert claims(page, "author") == claims(page, "author")


@pytest.mark.parametrize(
    "bomb",
    [
        "<" * 300_000,
        "<div>" * 60_000,
        "<a href=/author/x>" * 20_000,
        "<h1>x" * 50_000,
        "<div class=author><time>" * 10_000,
        "<a " + " ".join(f"a{n}=1" for n in range(60_000)) + ">",
        "<script type=application/ld+json>" + "[" * 200_000,
        '{"published_at":"' * 20_000,
        "<p" + " " * 300_000,
        "<div itemprop=author class=author>" * 2000 + "<b></b>" * 40_000,
        ("<div class=author>" + "<b></b>" * 300) * 300,
    ],
    ids=[
        "less-than signs",
        "nested elements",
        "nested links",
        "headings",
        "nested authors",
        "attributes",
        "nested JSON",
        "script keys",
        "blanks in a tag",
        "nested items",
        "wide bylines",
    ],
)
def test_a_page_made_to_exhaust_a_parser_is_read(bomb: str) -> None:
    """Reading ends, with or without claims."""
    claims("<html><body>" + bomb, "title")
