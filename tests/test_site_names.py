"""What a page's publisher is called, by its own claims and its address; whether a heading is a headline."""

from __future__ import annotations

import pytest

from publisher import describe
from publisher.normalizer.publishers import bare
from publisher.text.hosts import label_of, site_of

HEADLINE = "Storm closes the harbour for three days"


def page(
    head: str, title: str = HEADLINE, h1: str = HEADLINE, lang: str = "en", text: str = "The boats stay."
) -> bytes:
    """Make a page of one paragraph."""
    return (
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<article><h1>{h1}</h1><p>{text}</p></article></body></html>"
    ).encode()


SITE = '<meta property="og:site_name" content="{}">'
OWNER = (
    '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{0}","publisher":{{"name":"{1}"}}}}'
    "</script>"
)


@pytest.mark.parametrize(
    ("url", "head", "title", "publisher"),
    [
        (
            "https://harbournotes.example/a",
            SITE.format("@harbournotes"),
            f"{HEADLINE} | Harbour Notes",
            "Harbour Notes",
        ),
        (
            "https://harbournotes.example/a",
            SITE.format("www.harbournotes.example"),
            f"{HEADLINE} | Harbour Notes",
            "Harbour Notes",
        ),
        (
            "https://harbournotes.example/a",
            SITE.format("http://www.harbournotes.example"),
            f"{HEADLINE} | Harbour Notes",
            "Harbour Notes",
        ),
        (
            "https://lagoon.example/a",
            OWNER.format(HEADLINE, "Mediehuset Lagoon") + SITE.format("Lagoon"),
            HEADLINE,
            "Lagoon",
        ),
        (
            "https://lagoon.example/a",
            OWNER.format(HEADLINE, "Lagoon Publishing Group UK") + SITE.format("The Lagoon"),
            HEADLINE,
            "The Lagoon",
        ),
        (
            "https://lagoontimes.example/a",
            OWNER.format(HEADLINE, "潟湖時報"),
            f"{HEADLINE} - Lagoon Times",
            "Lagoon Times",
        ),
        (
            "https://quay.wordpress.com/a",
            SITE.format("WordPress.com") + OWNER.format(HEADLINE, "The Old Quay"),
            HEADLINE,
            "The Old Quay",
        ),
        (
            "https://oldquay.example/a",
            SITE.format("Medium") + OWNER.format(HEADLINE, "The Old Quay"),
            HEADLINE,
            "The Old Quay",
        ),
        ("https://medium.com/a", SITE.format("Medium"), HEADLINE, "Medium"),
    ],
    ids="handle host address owner group other-script platform own-domain-of-platform platform-alone".split(),
)
def test_the_name_that_the_address_confirms(url: str, head: str, title: str, publisher: str) -> None:
    """The site's own name wins over its owner, its account, its host and the platform that it is on."""
    (entry,) = describe(page(head, title), "a.html", url=url)

    assert entry.publisher == publisher
    assert entry.title == HEADLINE


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Lagoon Media Co., Ltd.", "Lagoon Media"),
        ("Hafenblick Verlag GmbH & Co. KG", "Hafenblick Verlag"),
        ("Laguna S.p.A.", "Laguna"),
        ("Přístav s.r.o.", "Přístav"),
        ("Havn ApS", "Havn"),
        ("港新聞株式会社", "港新聞"),
        ("The Salt Co-operative", "The Salt Co-operative"),
    ],
)
def test_legal_forms_are_no_names(name: str, without: str) -> None:
    """The legal form of an owner is cut from a name, and nothing else."""
    assert bare(name, "") == without


@pytest.mark.parametrize(
    ("host", "site", "label"),
    [
        ("edition.cnn.com", "cnn.com", "cnn"),
        ("news.lagoon.co.uk", "lagoon.co.uk", "lagoon"),
        ("lagoon.com.au", "lagoon.com.au", "lagoon"),
        ("quay.github.io", "quay.github.io", "quay"),
        ("m.lagoon.de", "lagoon.de", "lagoon"),
        ("co.uk", "co.uk", "co"),
        ("localhost", "localhost", "localhost"),
    ],
)
def test_registered_domains(host: str, site: str, label: str) -> None:
    """A host's registered domain has one label more below the second levels of countries and on platforms."""
    assert site_of(host) == site
    assert label_of(host) == label


@pytest.mark.parametrize("h1", ["Blog Details", "News", "Aktuelles", "Noticias", "Новости", "新闻"])
def test_a_kind_of_page_is_no_headline(h1: str) -> None:
    """A heading that a theme puts on every page loses to the title of the page's head."""
    (entry,) = describe(
        page("", f"{HEADLINE} | Harbour Notes", h1), "a.html", url="https://harbournotes.example/a"
    )

    assert entry.title == HEADLINE


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("港口因暴风关闭三天_新闻频道_潟湖网", "港口因暴风关闭三天"),
        ("Harbour Notes » Blog Archive » Storm closes the harbour", "Storm closes the harbour"),
    ],
)
def test_what_stands_around_a_title(title: str, headline: str) -> None:
    """Sections after underscores, and the labels of archives, are cut from a title."""
    head = SITE.format("Harbour Notes")
    data = page(head, title).replace(f"<h1>{HEADLINE}</h1>".encode(), b"")

    assert describe(data, "a.html", url="https://harbournotes.example/a")[0].title == headline


SPANISH = (
    "El puerto estará cerrado durante tres días por la tormenta, y los pescadores esperan "
    "en la orilla a que el viento cambie."
)
GERMAN = (
    "Der Hafen ist für drei Tage gesperrt, weil der Sturm die Boote losgerissen hat, und "
    "die Fischer warten am Ufer auf das Ende."
)
DANISH = (
    "Havnen er lukket i tre dage, fordi stormen har revet bådene løs, og fiskerne venter "
    "på kysten uden at vide noget om hvornår."
)
ENGLISH = (
    "The harbour is closed for three days because the storm has torn the boats from their "
    "moorings, and the crews wait on the shore."
)


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("en-US", SPANISH, "es"),
        ("en-US", GERMAN, "de"),
        ("en-US", DANISH, "da"),
        ("de-DE", ENGLISH, "en"),
        ("en-GB", ENGLISH, "en-GB"),
        ("nb-NO", DANISH, "nb-NO"),
        ("eo", SPANISH, "eo"),
        ("en-US", "Puerto cerrado por la tormenta", "en-US"),
    ],
    ids="es de da en same alike unknown short".split(),
)
def test_a_clear_text_overrules_a_default(lang: str, text: str, language: str) -> None:
    """A page's language is that of its text where the two clearly differ, and the page's own word otherwise."""
    (entry,) = describe(page("", lang=lang, text=text), "a.html")

    assert entry.language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Havnen er lukket i tre dage, og fiskerne venter på kysten efter stormen, siger havnefogeden.", "da"),
        ("Havna er stengt i tre dager, og fiskerne venter på kysten etter stormen, sier havnesjefen.", "no"),
        ("Přístav je tři dny zavřený a rybáři čekají na břehu, protože vítr převrhl několik člunů.", "cs"),
        (
            "Mae'r harbwr ar gau am dri diwrnod, ac mae'r pysgotwyr yn aros ar y lan gan y gwynt.",
            "cy",
        ),
        (
            "Tá an cuan dúnta ar feadh trí lá, agus tá na hiascairí ag fanacht ar an trá leis an stoirm.",
            "ga",
        ),
        ("Fırtınada bağları kopan sandallar kıyıya vurdu, balıkçılar ve liman işçileri şaşkın.", "tr"),
    ],
    ids=["da", "no", "cs", "cy", "ga", "tr"],
)
def test_short_texts_have_a_language(text: str, language: str) -> None:
    """Languages that share most small words differ in the rest and in their letters."""
    (entry,) = describe(text.encode(), "a.txt")

    assert entry.language == language


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Storm closes the harbour ⋆ Harbour Notes", "en"),
        ("Storm closes the harbour * Harbour Notes", "en"),
        ("Storm closes the harbour @ Harbour Notes", "en"),
        ("Storm closes the harbour < Harbour Notes", "en"),
        ("嵐で港が三日間閉鎖：Harbour Notes", "ja"),
    ],
)
def test_marks_before_the_name_of_a_site(title: str, lang: str) -> None:
    """Plugins for search engines offer marks that no sentence has there."""
    data = page(SITE.format("Harbour Notes"), title, "", lang)
    (entry,) = describe(data, "a.html", url="https://harbournotes.example/a")

    assert entry.title == title[: -len("Harbour Notes")].rstrip(" ⋆*@<：")


@pytest.mark.parametrize(
    "title", ["Storm closes the harbour (Harbour Notes)", "嵐で港が三日間閉鎖【Harbour Notes】"]
)
def test_brackets_around_the_name_of_a_site(title: str) -> None:
    """The site's name in brackets at the end is no part of a title; other brackets stay."""
    url = "https://harbournotes.example/a"
    (entry,) = describe(page(SITE.format("Harbour Notes"), title, ""), "a.html", url=url)
    (other,) = describe(page(SITE.format("Lagoon"), title, ""), "a.html", url="https://lagoon.example/a")

    assert entry.title == title[: title.index("Harbour Notes") - 1].strip()
    assert other.title == title


@pytest.mark.parametrize(
    "name", ["WordPress", "My Blog", "{{ site.title }}", "%%sitename%%", "archive.ph", "[site_title]"]
)
def test_what_a_program_left_is_no_publisher(name: str) -> None:
    """Systems and archives write a name of their own where the owner gives none; templates print themselves."""
    (entry,) = describe(page(SITE.format(name)), "a.html", url="https://harbournotes.example/a")

    assert entry.publisher == ""


def test_a_masthead_is_no_headline() -> None:
    """Where the title and the h1 are the site's name, the headline is the next heading."""
    masthead = f"Harbour Notes</h1><h2>{HEADLINE}</h2><h1>"
    (entry,) = describe(page(SITE.format("Harbour Notes"), "Harbour Notes", masthead), "a.html")

    assert entry.title == HEADLINE
