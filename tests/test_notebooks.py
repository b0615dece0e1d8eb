"""Jupyter notebooks: what of their cells is shown, and where their fields are."""

from __future__ import annotations

import json

import pytest
from notebooks import PICTURE, code, notebook, png, shows, text

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read

PRINTED = {"output_type": "stream", "name": "stdout", "text": ["3 boats\n", "1 gull\n"]}
SHOWN = {
    "a cell's source may be a list of lines": ({**text(""), "source": ["one\n", "two"]}, "one\ntwo"),
    "code has its language": (code("boats = 3"), "```python\nboats = 3\n```"),
    "a magic says another language": (code("%%bash\nls"), "```bash\n%%bash\nls\n```"),
    "a fence is longer than those in the code": (code("a = '```'"), "````python\na = '```'\n````"),
    "what was printed is below the code": (
        code("x", PRINTED),
        "```python\nx\n```\n\n```text\n3 boats\n1 gull\n```",
    ),
    "warnings of the program are not": (
        code("x", {**PRINTED, "name": "stderr"}),
        "```python\nx\n```",
    ),
    "an error is named without its trace": (
        code(
            "x", {"output_type": "error", "ename": "TideError", "evalue": "ebb", "traceback": ["\x1b[31mlong"]}
        ),
        "```python\nx\n```\n\n```text\nTideError: ebb\n```",
    ),
    "a table is HTML": (
        code("x", shows(text_html="<table>\n\n<tr></tr></table>", text_plain="t")),
        "```python\nx\n```\n\n<div>\n<table>\n<tr></tr></table>\n</div>",
    ),
    "a widget's script is not shown, but its words": (
        code("x", shows(text_html="<script>a()</script>", text_plain="a chart")),
        "```python\nx\n```\n\n```text\na chart\n```",
    ),
    "a formula is one": (
        code("x", shows(text_latex="$$h = 2$$", text_plain="h")),
        "```python\nx\n```\n\n$$h = 2$$",
    ),
    "colours of a terminal are none of the text": (
        code("", shows(text_plain="\x1b[32mgreen\x1b[0m")),
        "```text\ngreen\n```",
    ),
    "nbdev hides a cell": (code("#hide\nkey = 1"), ""),
    "Quarto leaves a cell out": (code("#| include: false\nkey = 1", PRINTED), ""),
    "Quarto shows only what was printed": (
        code("#| echo: false\nkey = 1", PRINTED),
        "```text\n3 boats\n1 gull\n```",
    ),
    "Quarto's options are no code": (code("#| label: a\nx = 1"), "```python\nx = 1\n```"),
    "Jupyter Book removes a cell": (code("key = 1", tags=["remove-cell"]), ""),
    "Jupyter Book removes the code": (
        code("k", PRINTED, tags=["remove_input"]),
        "```text\n3 boats\n1 gull\n```",
    ),
    "Jupyter Book removes the output": (code("k", PRINTED, tags=["remove-output"]), "```python\nk\n```"),
    "fastpages hides what was printed": (code("#hide_output\nk", PRINTED), "```python\nk\n```"),
    "a raw cell is for another format": ({"cell_type": "raw", "metadata": {}, "source": "\\newpage"}, ""),
    "unless it is HTML": (
        {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": "<b>a</b>"},
        "<b>a</b>",
    ),
}


def article_of(data: bytes) -> Article:
    """Read the article of a notebook."""
    (article,) = read(data, "tides.ipynb")
    return article


@pytest.mark.parametrize(("cell", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_cell_is_shown_as_jupyter_would_publish_it(cell: dict[str, object], shown: str) -> None:
    """Readers get the text, the code and its results, and nothing that the author hid."""
    assert article_of(notebook(text("Words above."), cell)).body.text == f"Words above.\n\n{shown}".strip()


FIELDS = {
    "a heading": (notebook(text("# Tides\n\nWords.")), {"title": "Tides"}),
    "front matter in a raw cell": (
        notebook(
            {"cell_type": "raw", "metadata": {}, "source": "---\ntitle: Tides\ndraft: true\n---"}, text("a")
        ),
        {"title": "Tides", "draft": "true"},
    ),
    "the lines of fastpages": (
        notebook(
            text("# Tides\n> How: the harbour counts\n\n- toc: true\n- categories: [tides, gulls]"), text("a")
        ),
        {"title": "Tides", "summary": "How: the harbour counts", "category": "tides gulls"},
    ),
    "the lines of fastpages, in quotes": (
        notebook(text("# \"Tides: a count\"\n> 'How'\n\n- toc: true\n- author: Ada Berg"), text("a")),
        {"title": "Tides: a count", "summary": "How", "author": "Ada Berg"},
    ),
    "a list below a heading that holds no fields": (
        notebook(text("# Tides\n\n- ebb\n- flood: later")),
        {"title": "Tides", "summary": ""},
    ),
    "the notebook's metadata": (
        notebook(text("a"), title="Tides", authors=[{"name": "Ada Berg"}]),
        {"title": "Tides", "author": "Ada Berg"},
    ),
    "Nikola's": (
        notebook(text("a"), nikola={"title": "Tides", "date": "2026-03-04", "tags": "gulls"}),
        {"title": "Tides", "published": "2026-03-04", "category": "gulls"},
    ),
    "nothing of its kernel": (
        notebook(text("a"), kernelspec={"name": "python3", "display_name": "Ada"}),
        {"title": "", "author": ""},
    ),
}


@pytest.mark.parametrize(("data", "fields"), FIELDS.values(), ids=FIELDS)
def test_fields_are_where_programs_write_them(data: bytes, fields: dict[str, str]) -> None:
    """Each program that publishes notebooks has a place of its own for title, date and tags."""
    claims = article_of(data).claims
    for field, wanted in fields.items():
        values = [getattr(one.value, "name", one.value) for one in claims if one.field == field]
        assert " ".join(map(str, values)) == wanted


def test_pictures_are_embedded_files() -> None:
    """What code drew and what was attached to a cell is published, each under its own address."""
    article = article_of(
        notebook(
            text("![a map](attachment:map%20one.png)", attachments={"map one.png": {"image/png": PICTURE}}),
            code("plot()", shows(image_png=PICTURE, text_plain="<Figure size 640x480>")),
            code("photo()", shows(image_jpeg="@@@@", text_plain="a photo")),
        )
    )
    assert "![a map](cid:picture-1)" in article.body.text
    assert "![](cid:picture-2)" in article.body.text
    assert "```text\na photo\n```" in article.body.text
    assert [(one.address, one.name, one.data) for one in article.embedded] == [
        ("cid:picture-1", "map one.png", png()),
        ("cid:picture-2", "picture-2.png", png()),
    ]


def test_old_notebooks_are_read() -> None:
    """A notebook of format 3 has its cells in worksheets, and other names for its outputs."""
    cells = [
        {"cell_type": "heading", "level": 2, "source": "Ebb"},
        {"cell_type": "code", "input": "x", "language": "python",
         "outputs": [{"output_type": "pyout", "png": PICTURE, "text": "a plot"}]},
    ]  # fmt: skip
    data = json.dumps({"nbformat": 3, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}).encode()
    article = article_of(data)
    assert article.body.text == "## Ebb\n\n```\nx\n```\n\n![a plot](cid:picture-1)"


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"cells": 3}', b"{", b"\0"])
def test_other_json_is_no_notebook(data: bytes) -> None:
    """What is no notebook is an error of that file."""
    with pytest.raises(ReadError):
        list(read(data, "a.ipynb"))


@pytest.mark.parametrize(
    "cell",
    [
        {"cell_type": 3},
        {"cell_type": "code", "outputs": [3, {"data": 3}, {"data": {"image/png": {}}}]},
        {"source": 3},
    ],
)
def test_cells_of_other_shapes_do_no_harm(cell: dict[str, object]) -> None:
    """A cell that a program wrote wrongly costs only itself."""
    assert article_of(notebook(text("Words."), cell)).body.text.startswith("Words.")


BADGES = {
    "Colab's": (
        '<a href="https://colab.research.google.com/github/a/b/blob/main/c.ipynb" target="_parent">'
        '<img src="https://colab.research.google.com/assets/colab-badge.svg" alt="Open In Colab"/></a>'
    ),
    "Colab's in Markdown": (
        "[![Open In Colab](https://colab.research.google.com/assets/colab-badge.svg)]"
        "(https://colab.research.google.com/github/a/b)"
    ),
    "Binder's": "[![Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/a/b/HEAD)",
    "Kaggle's": '<a href="https://kaggle.com/a"><img src="https://kaggle.com/static/images/open-in-kaggle.svg"></a>',
    "two": (
        "[![Colab](https://colab.research.google.com/assets/colab-badge.svg)](https://a.example)\n"
        "[![Binder](https://mybinder.org/badge_logo.svg)](https://b.example)"
    ),
}


@pytest.mark.parametrize("badge", BADGES.values(), ids=BADGES)
def test_a_link_to_a_service_is_no_text(badge: str) -> None:
    """What opens the notebook elsewhere is not part of the article; a badge within a text stays."""
    assert article_of(notebook(text(badge), text("# Tides\n\nLate."))).body.text == "# Tides\n\nLate."
    assert badge in article_of(notebook(text(f"See {badge}"))).body.text
