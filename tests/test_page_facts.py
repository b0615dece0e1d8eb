"""What pages in the manner of many sites say of title, authors, publisher and language."""

from __future__ import annotations

import pytest

from publisher import describe
from publisher.models import Entry

URL = "https://tidewire.example/a/1"
LONG = "The council met on the quay and spoke for an hour about the sea wall, the ferry and the price of fish. "
PROSE = f"<p>{LONG * 2}</p><p>{LONG * 2}</p>"
REVIEWER = '<p><i>Reviewed by</i> <a class="author-name">Rani Kaur</a></p>'
HEADLINE = "Storks return to the mill"


def of(data: bytes, *, url: str) -> Entry:
    """Describe a page."""
    (entry,) = describe(data, "page.html", url=url)
    return entry


def page(head: str = "", body: str = "", *, h1: str = HEADLINE, lang: str = "en") -> bytes:
    """Make a page of two paragraphs."""
    return (
        f'<html lang="{lang}"><head><meta charset="utf-8">{head}</head><body><h1>{h1}</h1>{body}'
        f"<p>{LONG * 2}</p><p>{LONG * 2}</p></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Year in kites: Tidewire's ten best", "Year in kites: Tidewire's ten best"),
        ("Bilan : les dix nuits de Tidewire", "Bilan : les dix nuits de Tidewire"),
        (f"{HEADLINE}: Tidewire", HEADLINE),
        (f"Tidewire: {HEADLINE}", HEADLINE),
    ],
    ids=["name-within", "name-within-fr", "name-behind", "name-before"],
)
def test_a_colon_parts_only_the_bare_name_of_a_site(title: str, expected: str) -> None:
    """A headline with a colon keeps its second half although the site's name is one of its words."""
    head = f'<title>{title}</title><meta property="og:site_name" content="Tidewire">'
    data = page(head).replace(b"<h1>", b"<p>").replace(b"</h1>", b"</p>")
    assert of(data, url=URL).title == expected


@pytest.mark.parametrize("sign", ["●", "★", "►", "―", "−", "¦", "│", "❤", "+", "#", "‹"])
def test_any_sign_parts_a_title_from_the_site(sign: str) -> None:
    """The site's name is cut off whatever sign a theme puts before it."""
    data = page(f"<title>{HEADLINE} {sign} Tide Wire</title>", h1="")
    assert of(data, url=URL).title == HEADLINE


def test_a_sign_within_a_publishers_name_stays() -> None:
    """A name that holds a plus is not taken for a name and a slogan."""
    head = '<meta property="og:site_name" content="Salt + Lantern">'
    assert of(page(head), url=URL).publisher == "Salt + Lantern"


@pytest.mark.parametrize(
    ("h1", "title", "expected"),
    [
        ("<b>Moor bei Tarn</b><b>Wo Reiher stehen</b>", "Moorblatt", "Moor bei Tarn Wo Reiher stehen"),
        ("Storks return to the mill after…", f"{HEADLINE} after ten years", f"{HEADLINE} after ten years"),
    ],
    ids=["parts-set-apart", "broken-off"],
)
def test_a_heading_is_completed(h1: str, title: str, expected: str) -> None:
    """Words that a style sheet sets apart are apart, and a heading that breaks off has its end."""
    assert of(page(f"<title>{title}</title>", h1=h1), url=URL).title == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>By</p><p>Ada Quay</p>", ["Ada Quay"]),
        ("<p>Autor</p><p>Jutta Kranich</p>", ["Jutta Kranich"]),
        ("<div><i>by Ada Quay</i> ● May 3, 2022 ● 6 min read</div>", ["Ada Quay"]),
        ("<div><i>Yazar: Defne Yurt</i><i>Kaynak: Liman</i></div>", ["Defne Yurt"]),
        ("<div><i>Skrevet af: <b>Freja Holst</b></i><i>14. maj 2021</i></div>", ["Freja Holst"]),
        ('<div class="byline">By LENA ORTIZ Associated Press</div>', ["LENA ORTIZ"]),
        ('<div class="byline">By LENA ORTIZ Plains Daily</div>', ["LENA ORTIZ"]),
        ("<p>Jude Harker jude@tidewire.example</p><p>Jun 1, 2020</p>", ["Jude Harker"]),
        ("<p>2023/05/20 14:05 記者 陳怡君／高雄報導</p>", ["陳怡君"]),
        ("<p>[박서연 기자]</p>", ["박서연"]),
        ('<p style="text-align:right"><b>Nguyễn Thu Hà</b></p>', ["Nguyễn Thu Hà"]),
        (
            '<p>Written by <a class="author-name">Ada Quay</a></p>' + REVIEWER,
            ["Ada Quay"],
        ),
        ('<div class="post-author-meta">May 6, 2022 | Sleep &amp; Health</div>', []),
        ("<p>On behalf of Quay Law Group | Jan 5, 2022 | Sea Rescue</p>", []),
        ("<p>Publié le 05/02/2023 à 07h12</p>", []),
        (PROSE + '<div class="testimonial"><b class="testimonial-author">Norma Keswick</b></div>', []),
    ],
    ids=[
        "label-above",
        "label-above-de",
        "bullets",
        "labels-set-apart",
        "day-set-apart",
        "agency-behind",
        "paper-behind",
        "mail-behind",
        "day-before-zh",
        "bracket-ko",
        "signature",
        "reviewer",
        "section-of-a-day",
        "section-behind-a-day",
        "label-of-a-day",
        "testimonial",
    ],
)
def test_who_is_named_beside_a_headline(body: str, expected: list[str]) -> None:
    """Authors are found in the ways in which themes set a byline, and what is no name is none."""
    assert [one.name for one in of(page("", body), url=URL).authors] == expected


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        (f"{HEADLINE} | Marsh Ledger", "Marsh Ledger"),
        (f"{HEADLINE} - Nature - Marsh Ledger", "Marsh Ledger"),
        (f"Marsh Ledger | {HEADLINE}", "Marsh Ledger"),
        (f"{HEADLINE} - a long walk along the river with all of our readers", ""),
    ],
    ids=["behind", "behind-a-section", "before", "too-long"],
)
def test_a_title_names_the_publisher_beside_the_headline(title: str, publisher: str) -> None:
    """A page that names its publisher nowhere else names it in its title, beside the headline that it shows."""
    assert of(page(f"<title>{title}</title>"), url="https://x7.example/a").publisher == publisher


def test_a_masthead_is_no_headline_that_a_publisher_stands_beside() -> None:
    """A heading that is the site's name does not make the headline in the title a publisher."""
    data = page(f"<title>Fen - {HEADLINE}</title>", h1="Fen")
    assert of(data, url="https://x7.example/a").publisher == ""


def test_text_in_other_elements_than_paragraphs_tells_the_language() -> None:
    """A theme's default language loses to a text whose paragraphs are elements of another name."""
    text = (
        "Der Rat hat am Abend beschlossen, die alte Brücke nicht mehr zu reparieren, weil das Geld dafür "
        "fehlt und die Schäden zu groß sind."
    )
    body = "".join(f"<div>{text}</div>" for _ in range(8))
    data = f'<html lang="en-US"><head><title>Brücke</title></head><body><h1>Brücke</h1>{body}</body></html>'
    assert of(data.encode(), url=URL).language == "de"
