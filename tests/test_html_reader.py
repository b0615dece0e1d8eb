"""What a saved page claims, and what it must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.models import Claim, Person
from publisher.readers import read

HEAD = "<!doctype html><html lang=en-GB><head><title>Tides turn early | Harbour Notes</title>"


def claims(page: str | bytes, field: str) -> list[tuple[str, str]]:
    """Return what a page claims of a field, with the origins."""
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
)
def test_claims(page: str, field: str, expected: tuple[str, str]) -> None:
    """Each place where a page names something is read, under its own origin."""
    assert expected in claims(page, field)


def ld(*blocks: str) -> str:
    """Build a page around blocks of JSON-LD."""
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
)
def test_json_ld_is_read_and_mended(block: str) -> None:
    """The article's node is found in every shape, and slips that are safe to mend lose nothing."""
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
)
def test_listed_articles_claim_nothing(block: str) -> None:
    """Teasers, comments and lists are other articles, and their dates are not this one's."""
    assert "2019-01-01" not in [value for value, _ in claims(ld(block), "published")]


def test_json_ld_references_are_followed() -> None:
    """An author given by reference is named by the node it refers to."""
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
)
def test_other_parts_of_the_page_claim_nothing(part: str) -> None:
    """Sidebars, comments and lists of related articles name neither this article's day nor its author."""
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
)
def test_encodings(data: bytes, title: str) -> None:
    """Marks, valid UTF-8 and labels are read as browsers read them."""
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
)
def test_long_pages(head: str, body: str, field: str, expected: tuple[str, str]) -> None:
    """Of a long page, what counts is found although only parts of it are parsed."""
    filler = "<p>Water and boats, and nothing that says when or who.</p>" * 1000
    page = f"{HEAD}{head}</head><body>{filler}<h1>Tides turn early</h1>{body}{filler}<p>Published: 5 March 2025"
    assert expected in claims(page, field)


def test_the_body_is_the_whole_page() -> None:
    """The page is handed on as it is, for its main text is found later."""
    (article,) = read(b"<title>T</title><p>text</p>", "page.html")
    assert (article.body.kind, article.body.text) == ("page", "<title>T</title><p>text</p>")


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00\x01\x02\x03" * 50])
def test_no_page(data: bytes) -> None:
    """Bytes that hold no page are a read error, which names the mend."""
    with pytest.raises(ReadError):
        list(read(data, "page.html"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Whatever comes in, claims or a read error come out."""
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
def test_broken_markup(parts: list[str]) -> None:
    """Markup in any disorder is read, twice in the same way."""
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
)
def test_bombs_end(bomb: str) -> None:
    """Pages made to blow up a parser come to an end, with or without claims."""
    claims("<html><body>" + bomb, "title")
