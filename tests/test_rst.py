"""reStructuredText, with the fields and directives that programs add to it."""

from __future__ import annotations

import pytest
from notebooks import png
from sites import SiteFolder

from publisher.models import Article
from publisher.readers import read

TITLE = "A tide in spring\n================\n\n"
FIELDS = {
    "a field list below the title": TITLE + ":date: 2026-03-04\n:author: Ada Berg\n:status: draft\n\nLate.\n",
    "a field list above the title": ":date: 2026-03-04\n:author: Ada Berg\n:draft: true\n\n"
    + TITLE
    + "Late.\n",
    "one above and one below": ":orphan:\n\n"
    + TITLE
    + ":date: 2026-03-04\n:author: Ada Berg\n:status: draft\n\nLate.",
    "Nikola's comments": (
        ".. title: A tide in spring\n.. date: 2026-03-04\n.. author: Ada Berg\n.. status: draft\n\nLate.\n"
    ),
    "Nikola's, below another comment": (
        ".. -*- mode: rst -*-\n.. title: A tide in spring\n.. slug:\n.. date: 2026-03-04\n.. author: Ada Berg\n"
        ".. status: draft\n\nLate.\n"
    ),
    "ABlog's directive": ".. post:: 2026-03-04\n   :author: Ada Berg\n   :draft: true\n\n" + TITLE + "Late.\n",
    "Nikola's tag": (
        ".. title: A tide in spring\n.. date: 2026-03-04\n.. author: Ada Berg\n.. tags: draft\n\nLate.\n"
    ),
    "below a directive for web pages": (
        ".. meta::\n   :generator: x\n\n"
        + TITLE
        + ":date: 2026-03-04\n:author: Ada Berg\n:status: draft\n\nLate."
    ),
    "below a subtitle": (
        TITLE + "Low water\n---------\n\n:date: 2026-03-04\n:author: Ada Berg\n:status: draft\n\nLate.\n"
    ),
    "a PEP's head": (
        "Title: A tide in spring\nAuthor: Ada Berg <ada@quay.example>\nStatus: Draft\nDate: 2026-03-04\n\nLate."
    ),
    "YAML": "---\ntitle: A tide in spring\ndate: 2026-03-04\nauthor: Ada Berg\ndraft: true\n---\n\nLate.\n",
}


def only(text: str) -> Article:
    """Read the only article of a file."""
    (article,) = read(text.encode(), "tide.rst")
    return article


@pytest.mark.parametrize("text", FIELDS.values(), ids=FIELDS)
def test_fields_are_where_programs_write_them(text: str) -> None:
    """Title, date, author and draft come from the place where each program has them, and leave the text."""
    article = only(text)
    found = {one.field: getattr(one.value, "name", one.value) for one in article.claims}
    assert found | {"unknown": ""} == {
        "title": "A tide in spring",
        "published": "2026-03-04",
        "author": "Ada Berg",
        "draft": "true",
        "unknown": "",
    }
    assert article.body.kind == "html"
    assert "Late." in article.body.text
    assert "2026" not in article.body.text
    assert "Ada" not in article.body.text


SHOWN = {
    "code": (
        ".. code-block:: python\n   :linenos:\n\n   print('a')",
        '<pre><code class="language-python">print(',
    ),
    "words in code": ("A ``name``.", "<code>name</code>"),
    "a picture": (".. image:: gull.png\n   :alt: A gull", '<img alt="A gull" src="gull.png"'),
    "a picture of another program": (
        ".. thumbnail:: /img/gull.jpg\n   :alt: A gull",
        '<img alt="A gull" src="/img/gull.jpg"',
    ),
    "a picture with words below": (
        ".. lightbox:: gull.webp\n\n   The *gull*.",
        "<em>gull</em>",
    ),
    "a film": (".. youtube:: dQw4w9WgXcQ", '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ">'),
    "a formula": (":math:`a^2`", "<mi>a</mi>"),
    "a note of Sphinx": (".. seealso:: The *chart*.", "The <em>chart</em>."),
    "the text of an unknown directive": (".. hatch::\n\n   Under *deck*.", "<p>Under <em>deck</em>.</p>"),
    "a role of Sphinx": ("See :ref:`the chart <chart-3>`.", "See <span>the chart</span>."),
    "a link to another article": ("See :doc:`the chart <charts/three>`.", 'href="charts/three.rst"'),
    "a function": ("Call :py:func:`tide.ebb`.", "<code>tide.ebb</code>"),
    "a mark of the excerpt": ("One.\n\n.. TEASER_END\n\nTwo.", "<!-- TEASER_END -->"),
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN)
def test_what_articles_hold_is_shown(text: str, shown: str) -> None:
    """Readers see what the article's own program shows."""
    assert shown in only(f"{TITLE}{text}\n").body.text


UNSHOWN = {
    "a note to oneself": (".. todo:: secret", False),
    "what only another format shows": (".. only:: latex\n\n   secret", False),
    "what web pages do not show": (".. only:: not html\n\n   secret", False),
    "what web pages show": (".. only:: html or latex\n\n   secret", True),
    "what a setting shows": (".. ifconfig:: draft\n\n   secret", False),
}


@pytest.mark.parametrize(("text", "is_shown"), UNSHOWN.values(), ids=UNSHOWN)
def test_what_sphinx_shows_elsewhere_is_not_published(text: str, is_shown: bool) -> None:
    """A page of the article's own program does not have these words."""
    assert ("secret" in only(f"{TITLE}Above.\n\n{text}\n").body.text) == is_shown


NOTHING = {
    "a file": (".. include:: {}", "include"),
    "the rows of a file": (".. csv-table::\n   :file: {}", ""),
    "the words of a file": (".. literalinclude:: {}", "literalinclude"),
    "HTML of a file": (".. raw:: html\n   :file: {}", "raw"),
    "HTML": (".. raw:: html\n\n   <b>secret</b>", "raw"),
    "HTML of a role": (".. role:: h(raw)\n   :format: html\n\n:h:`<b>secret</b>`", ""),
    "the day of the build": (".. |day| date:: secret\n\n|day|", "date"),
}


@pytest.mark.parametrize(("text", "left"), NOTHING.values(), ids=NOTHING)
def test_nothing_is_included_and_nothing_runs(site: SiteFolder, text: str, left: str) -> None:
    """A text reads no file and no clock, and its HTML is not taken as it is; what is left out is noted."""
    path = site.write("secret.txt", "<b>secret</b>,b\n")
    article = only(TITLE + "Above.\n\n" + text.format(path) + "\n")
    assert "<b>secret" not in article.body.text
    assert "Above." in article.body.text
    assert not left or article.left_out == (f"what `.. {left}::` makes",)


HOSTILE = {
    "quotes in quotes": "\n".join("  " * n + "a\n" for n in range(500)),
    "a list in a list": "".join("  " * n + f"* a{n}\n\n" for n in range(800)),
    "substitutions of substitutions": ".. |a| replace:: |a| |a|\n\n|a|\n",
    "open marks": "*" * 20_000 + "\n\n" + "`" * 20_000 + "|" * 20_000,
    "a wide table": "=" * 10_000 + " ==\na b\n" + "=" * 10_000 + " ==\n",
    "sections": "".join(f"{chr(33 + n % 14) * 3}\nA{n}\n{chr(33 + n % 14) * 3}\n\n" for n in range(2000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_costs_one_article(site: SiteFolder, text: str) -> None:
    """Markup that docutils cannot bear is a problem of its article, and the others are published."""
    site.with_good(2).write("bad.rst", TITLE + text)
    report = site.build()
    assert {"Good 0", "Good 1"} <= set(site.titles())
    assert not [one for one in report.problems if one.kind == "fault"]
    assert not site.faults()


def test_fields_for_web_pages_are_fields() -> None:
    """The directive `meta` says what the page's own head says, and is no text."""
    article = only(TITLE + ".. meta::\n   :description: It was late.\n   :keywords: tides, gulls\n\nLate.\n")
    found = [(one.field, one.value) for one in article.claims if one.field != "title"]
    assert found == [("summary", "It was late."), ("category", "tides"), ("category", "gulls")]
    assert "was late" not in article.body.text


def test_a_source_is_no_address() -> None:
    """Nikola's `link` is where a post was found."""
    article = only(".. title: Tides\n.. link: https://other.example/x\n\nLate.\n")
    assert {one.field: one.value for one in article.claims}["external"] == "https://other.example/x"


def test_a_file_of_pelican_is_published_with_its_page(site: SiteFolder) -> None:
    """An article without an address of its own has its page here, and a picture from the top of the content."""
    site.write("sea/tide.rst", TITLE + ".. image:: {static}/images/gull.png\n   :alt: Gull\n\nLate.\n")
    (site.root / "articles" / "images").mkdir()
    (site.root / "articles" / "images" / "gull.png").write_bytes(png())
    report = site.build()
    assert [one.kind for one in report.problems] == ["undated"]
    assert len(list((site.root / "feeds" / "articles").glob("*/gull.png"))) == 1


META = {
    "lines": ".. title: Tides\n.. status: draft\n",
    "lines with a tag": ".. title: Tides\n.. tags: gulls, draft\n",
    "YAML": "---\ntitle: Tides\nstatus: private\n---\n",
    "TOML": '+++\ntitle = "Tides"\ndraft = true\n+++\n',
}


@pytest.mark.parametrize("meta", META.values(), ids=META)
@pytest.mark.parametrize("name", ["tide.rst", "tide.md", "tide.html"])
def test_a_head_may_be_a_file_of_its_own(site: SiteFolder, name: str, meta: str) -> None:
    """Nikola keeps a post's head beside it; what that holds back is not published, until it no longer does."""
    site.with_good(1).write(name, "Late.\n")
    path = site.write("tide.meta", meta)
    site.build()
    assert site.titles() == ["Good 0"]
    path.write_text(".. title: Tides\n.. date: 2025-03-04\n")
    site.build()
    assert set(site.titles()) == {"Good 0", "Tides"}
