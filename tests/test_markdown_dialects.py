"""Dialects of Markdown: what programs add to it is what they make of it, and no mark is printed."""

from __future__ import annotations

import pytest

from publisher.composer.dialects import to_commonmark
from publisher.composer.links import Links

LISBOA = "https://me.example.org/2023/travel/Lisboa/"


def links() -> Links:
    """The links of an article that lies below a site with a base path."""
    return Links(
        base="https://me.example.org/blog/sea/links/",
        site="https://me.example.org/blog/",
        name="sea/links.md",
        references={"[[travel/lisboa": LISBOA},
    )


ATTRIBUTES = [
    ('[x](/y){:target="_blank" rel="nofollow"} z', "[x](/y) z"),
    ("![x](/y.png){: width='300' .left }", "![x](/y.png)"),
    ("![x](/y.png){width=30%}", "![x](/y.png)"),
    ("**x**{: .red} and `y`{:.language-sh}", "**x** and `y`"),
    ("Text.\n{: .notice}\n", "Text.\n\n"),
    ("> Text.\n> {: .prompt-tip }\n", "> Text.\n> \n"),
    ("* TOC\n{:toc}\n\nText.", "\n\nText."),
    ("## Boats\n{: #boats .wide}\n", "## Boats {#boats}\n"),
    ("`[x](/y){:.z}`", "`[x](/y){:.z}`"),
    ("a dict {: x} and f(x){y}", "a dict {: x} and f(x){y}"),
]


@pytest.mark.parametrize(("text", "shown"), ATTRIBUTES)
def test_attribute_lists_are_no_text(text: str, shown: str) -> None:
    """What a program is told of looks is not read to subscribers; code and prose keep their braces."""
    assert to_commonmark(text, links())[0] == shown


NOTES = [
    ("One^[A *note*, [linked](/x).].", "One[^inline-1].\n\n[^inline-1]: A *note*, [linked](/x).\n"),
    ("x^[2]", "x^[2]"),
    ("`x^[a note]`", "`x^[a note]`"),
    ("One\\^[note]", "One\\^[note]"),
]


@pytest.mark.parametrize(("text", "shown"), NOTES)
def test_notes_within_a_line_are_footnotes(text: str, shown: str) -> None:
    """Pandoc's notes stand below the text, and a power of a formula stays one."""
    assert to_commonmark(text, links())[0] == shown


EMBEDDED = [
    ("![[boat.png|A boat]]", "![A boat](<boat.png>)"),
    ("![[boat.png|300]]", '<img src="boat.png" alt="" width="300">'),
    ("![[boat.png|A boat|300x200]]", '<img src="boat.png" alt="A boat" width="300" height="200">'),
    ("![[song.mp3]]", '<audio src="song.mp3" controls></audio>'),
    ("![[film.mp4]]", '<video src="film.mp4" controls></video>'),
    ("![[files/tide.pdf#page=2|The tables]]", "[The tables](<files/tide.pdf#page=2>)"),
]


@pytest.mark.parametrize(("text", "shown"), EMBEDDED)
def test_files_that_a_note_embeds(text: str, shown: str) -> None:
    """A picture, a recording and a film are elements; any other file is linked."""
    assert to_commonmark(text, links())[0] == shown


MODULES = {
    "an import": ("import Box from './box'\n\nText.\n", "Text.\n"),
    "several": ("import Tabs from '@theme/Tabs';\nimport {a, b} from \"x\";\n\nText.\n", "Text.\n"),
    "an effect": ("import './a.css'\n\nText.\n", "Text.\n"),
    "an export": ("import * as A from 'a'\nexport const meta = {a: 1}\n\nText.\n", "Text.\n"),
    "prose": ("import duties rise from 'low' to high\n", "import duties rise from 'low' to high\n"),
    "prose of exports": ("export const is a keyword\n", "export const is a keyword\n"),
    "Python": ("import os\n\nText.\n", "import os\n\nText.\n"),
    "an open export": ("export const a = {\n  b: [\n\n1]\n}\n\nText.\n", "Text.\n"),
}


@pytest.mark.parametrize(("text", "rest"), MODULES.values(), ids=MODULES)
def test_modules_of_mdx_are_no_text(text: str, rest: str) -> None:
    """Imports and exports leave, however many lines they have; prose of the same words stays."""
    assert to_commonmark(text, links())[0].lstrip() == rest
