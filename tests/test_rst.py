"""reStructuredText, with the fields and directives that programs add to it."""

from __future__ import annotations

import pytest
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
