"""Titles written in Markdown: marks are taken out, and signs stay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sites import PLAIN, SiteFolder

from publisher.models import Article, Body, Circumstances, Claim, Site
from publisher.normalizer import normalize

# What a title says in Markdown, and what people read; None for a title that stays as it is.
TITLES = {
    "The *big* `code` [link](x) — **bold**": "The big code link — bold",
    "***very*** loud": "very loud",
    "**Foo *bar* baz**": "Foo bar baz",
    "_Walden_, revisited": "Walden, revisited",
    "__Neu__: der Fahrplan": "Neu: der Fahrplan",
    "这是*重点*内容": "这是重点内容",
    "¿Qué es *esto*?": "¿Qué es esto?",
    "~~old~~ new": "old new",
    r"\*not\* emphasis": "*not* emphasis",
    "`*args` and `**kwargs`": "*args and **kwargs",
    "`` a`b ``": "a`b",
    "The `<b>` element": "The <b> element",
    "`&amp;` in titles": "&amp; in titles",
    "[![A pier](a.png)](b) at dawn": "A pier at dawn",
    "[x](<a b> 't') y": "x y",
    "[[people/ada|Ada]] speaks": "Ada speaks",
    "Fog[^1] here": "Fog here",
    "See <https://quay.example/>": "See https://quay.example/",
    "H<sub>2</sub>O &amp;amp; <em>ice</em>": "H2O & ice",
    "Fog<br>again": "Fog again",
    "C*": None,
    "C* and D*": None,
    "2 * 3 * 4": None,
    "5*3*2": None,
    "M*A*S*H": None,
    "f*** this s***": None,
    "*** Breaking ***": None,
    "*args, **kwargs": None,
    "snake_case_name": None,
    "The __init__ method": None,
    "__FILE__ in C": None,
    "~50 boats": None,
    "[Update] Fog (draft)": None,
    "It costs 5 `": None,
    "*unclosed": None,
    r"one\_two and \_three_": "one_two and _three_",
}


def title(text: str, kind: str = "markdown", origin: str = "front matter title") -> str:
    """The title of an article that claims this one."""
    body = Body(kind, "Text.")  # type: ignore[arg-type]
    article = Article("a.md", claims=(Claim("title", text, origin),), body=body)
    return normalize(article, Circumstances(Site(link="https://quay.example/"))).title


@pytest.mark.parametrize(("text", "read"), TITLES.items(), ids=TITLES)
def test_a_title_in_markdown_loses_its_marks(text: str, read: str | None) -> None:
    """Feed readers show titles as they are: marks would be read aloud, and signs would be missed."""
    assert title(text) == (text if read is None else read)
    assert title(text, origin="first heading") == (text if read is None else read)
    assert title(text, origin="sidecar title") == (text if read is None else read)


@pytest.mark.parametrize("kind", ["text", "html", "page"])
def test_other_texts_keep_all_signs(kind: str) -> None:
    """An asterisk in HTML or plain text is no mark."""
    assert title("The *big* one_two_", kind) == "The *big* one_two_"


@pytest.mark.parametrize(
    "part", ["*a", "*a *", "[", "`", "[a](", "_a_ ", "\\", "` `` ", "![", "[[a|", "<https://", "~~", "**a*"]
)
def test_any_title_is_read_at_once(part: str) -> None:
    """Titles come from strangers, too."""
    begun = time.process_time()
    title((part * 2000)[:2000])
    assert time.process_time() - begun < 0.5


def test_marks_are_gone_from_every_format_and_not_from_the_address(tmp_path: Path) -> None:
    """A program makes the address of the title as it is written, and the page is there."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + '[articles]\ngenerator = "hugo"\npermalink = "/:title/"\n')
    site.write(
        "a.md", '---\ntitle: "The *big* _one_ `x`"\ndate: 2026-01-01\n---\n# The *big* _one_ `x`\n\nText.\n'
    )
    assert site.build().status == 0
    assert site.titles() == ["The big one x"]
    files = site.files()
    assert all(b"*big*" not in data for name, data in files.items() if name.startswith("all."))
    (item,) = site.items()
    assert item["url"].endswith("/the-big-_one_-x/")
    assert item["content_html"] == "<p>Text.</p>"
