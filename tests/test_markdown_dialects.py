"""Dialects of Markdown: what programs add to it is what they make of it, and no mark is printed."""

from __future__ import annotations

import pytest

from publisher.composer.dialects import to_commonmark
from publisher.composer.links import Links
from publisher.composer.markdown import to_html
from publisher.composer.marks import with_straight_quotes

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
    ('[x](/y){:\ntarget="_blank"}.', "[x](/y)."),
    ('> ![x](/y.png){: .a\n> width="3"\n> height="2"} z', "> ![x](/y.png) z"),
    ("`y`{: .a\n.b} z", "`y` z"),
    ("[x](/y){: a\n\nb}", "[x](/y){: a\n\nb}"),
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
    ("![[boat.png|300]]", '<img src="boat.png" alt="" width="300"><!-- -->'),
    ("![[boat.png|A boat|300x200]]", '<img src="boat.png" alt="A boat" width="300" height="200"><!-- -->'),
    ("![[song.mp3]]", '<audio src="song.mp3" controls></audio>'),
    ("![[film.mp4]]", '<video src="film.mp4" controls></video>'),
    ("![[files/tide.pdf#page=2|The tables]]", "[The tables](<files/tide.pdf#page=2>)"),
]


@pytest.mark.parametrize(("text", "shown"), EMBEDDED)
def test_files_that_a_note_embeds(text: str, shown: str) -> None:
    """A picture, a recording and a film are elements; any other file is linked."""
    assert to_commonmark(text, links())[0] == shown


IN_WORDS = {
    "code": ("See [[travel/Lisboa|`code`]].", f'<p>See <a href="{LISBOA}"><code>code</code></a>.</p>'),
    "code and words": (
        "[[travel/Lisboa#At sea|the `x` y]]",
        f'<p><a href="{LISBOA}#at-sea">the <code>x</code> y</a></p>',
    ),
    "several": (
        "[[travel/Lisboa|`a`]] [[travel/Lisboa|`b`]]",
        f'<p><a href="{LISBOA}"><code>a</code></a> <a href="{LISBOA}"><code>b</code></a></p>',
    ),
    "a row": ("|a|\n|-|\n|[[travel/Lisboa\\|`b`]]|\n", f'<td><a href="{LISBOA}"><code>b</code></a></td>'),
    "this page": ("[[#|`move`]] it", "<p><code>move</code> it</p>"),
    "a part": ("[[travel/Lisboa#`At` sea|x]]", f'<p><a href="{LISBOA}#at-sea">x</a></p>'),
    "a part without words": (
        "[[travel/Lisboa#`At`]]",
        f'<p><a href="{LISBOA}#at">travel/Lisboa &gt; At</a></p>',
    ),
    "a part of this page": ("Use [[#`move`|move]].", '<p>Use <a href="#move">move</a>.</p>'),
    "no article": ("[[other|`b`]]", "<p><code>b</code></p>"),
    "only code": ("`[[x|` `]]`", "<p><code>[[x|</code> <code>]]</code></p>"),
    "a picture before words": (
        "![[a.png|30]]\n*b*",
        '<p><img src="a.png" alt="" width="30"><!-- -->\n<em>b</em></p>',
    ),
}


@pytest.mark.parametrize(("text", "html"), IN_WORDS.values(), ids=IN_WORDS)
def test_markdown_in_and_after_wiki_links(text: str, html: str) -> None:
    """The words of a link may hold code, and what follows a picture is read as Markdown."""
    assert html in to_html(text, links())


WITHIN_NOTES = {
    "a note within a note": "a[^1] b[^2]\n\n[^1]: One.\n    [^2]: Two.\n",
    "notes in an empty one": "a[^1] b[^2] c[^3]\n\n[^1]:\n\n    [^2]: Two.\n    [^3]: Three.\n",
    "by a tab": "a[^1] b[^2]\n\n[^1]: One.\n\n\t[^2]: Two.\n",
}


@pytest.mark.parametrize("text", WITHIN_NOTES.values(), ids=WITHIN_NOTES)
def test_notes_within_notes_are_found(text: str) -> None:
    """A mark of a note never stays raw because its note is indented below another."""
    html = to_html(text, links())
    assert "[^" not in html
    assert html.count("data-footnote-ref>") == text.partition("\n")[0].count("[^")


def test_paragraphs_of_notes_are_no_code() -> None:
    """A wiki link in the second paragraph of a note is a link."""
    assert LISBOA in to_html("a[^1]\n\n[^1]: One.\n\n    Two [[travel/Lisboa]].\n", links())
    assert LISBOA not in to_html("a\n\n    Two [[travel/Lisboa]].\n", links())


STRAIGHT = {
    "behind a letter": ('这是"好"的', '这是\\"好\\"的'),
    "in Latin words": ('a "b" c', 'a "b" c'),
    "a title of a link": ('[x](/y "号")、[z](/w "a")', '[x](/y "号")、[z](/w "a")'),
    "attributes": ('<img alt="息" title="息"/> "x"', '<img alt="息" title="息"/> "x"'),
    "a quote that ends behind a letter": ('"好" 和 "好"', '"好" 和 "好"'),
}


@pytest.mark.parametrize(("text", "result"), STRAIGHT.values(), ids=STRAIGHT)
def test_only_quotes_of_prose_stay_straight(text: str, result: str) -> None:
    """A program that curls quotes leaves those behind Chinese letters; titles and attributes are no prose."""
    assert with_straight_quotes(text) == result


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
