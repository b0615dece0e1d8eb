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


# A text; what subscribers read; what is reported.
SIGNS = {
    "an include of Learn": ("A\n\n[!INCLUDE [b](c.md)]\n\nd", "<p>A</p><p>d</p>", ["[!INCLUDE [b](c.md)]"]),
    "code of Learn": ("[!code-csharp[Main](a.cs?range=1-3)]", "", ["[!code-csharp[Main](a.cs?range=1-3)]"]),
    "a picture of Learn": (
        ':::image type="content" source="a.png" alt-text="b":::',
        '<p><img src="a.png" alt="b" /></p>',
        [],
    ),
    "a row of Learn": (
        ':::row:::\n:::column span="2":::\na\n:::column-end:::\n:::row-end:::',
        "<p>a</p>",
        [],
    ),
    "a tab of Learn": ("# [Rye](#tab/rye)\n\na", "<h1>Rye</h1><p>a</p>", []),
    "a heading that is a link": ("# [Rye](/rye)", '<h1><a href="/rye">Rye</a></h1>', []),
    "a file of VitePress": ("a\n\n<<< @/b.js{2}\n\nc", "<p>a</p><p>c</p>", ["<<< @/b.js{2}"]),
    "a file of MkDocs": ('a\n\n--8<-- "b.md"\n\nc', "<p>a</p><p>c</p>", ['--8<-- "b.md"']),
    "a quote of GitLab": (">>>\na\n\nb\n>>>\n\nc", "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", []),
    "TeX for a printer": ("a\n\n```{=latex}\n\\newpage\n```\n\nb", "<p>a</p><p>b</p>", ["{=latex}"]),
    "HTML of Pandoc": ("```{=html}\n<b>a</b>\n```", "<p><b>a</b></p>", []),
    "a film of Sphinx": (
        ".. youtube:: dQ\n   :width: 3\n\na",
        '<p><a href="https://www.youtube.com/watch?v=dQ">https://www.youtube.com/watch?v=dQ</a></p><p>a</p>',
        [],
    ),
    "a comment of Sphinx": (".. note:: a\n\n.. b c\n   d\n\ne", "</blockquote><p>e</p>", []),
    "a comment of MyST": ("```{tip}\na\n```\n\n% b\n\nc", "<p>c</p>", []),
    "per cent": ("% of a\n\nb", "<p>% of a</p><p>b</p>", []),
    "an empty element": ("a\n\n<Tide days={3} />\n\nb", "<p>a</p><p>b</p>", ["<Tide>"]),
    "a block of Svelte": ("{#if a}\nb\n{/if}\n\n{@html c}", "<p>b</p>", ["{#if a}", "{@html c}"]),
    "an item of a tag": ("- a\n  - {{tide}}\n- b", "<ul><li>a</li><li>b</li></ul>", ["{{tide}}"]),
    "code with signs": ("    a\n    :::tip\n    >>>\n", "<pre><code>a :::tip &gt;&gt;&gt; </code></pre>", []),
    "a formula in a span": ("a $`b_1 * c_1 \\\\ d`$ e", "<p>a $b_1 * c_1 \\\\ d$ e</p>", []),
    "a formula of MyST": ("```{math}\na \\\\ b\n```", "<p>$$ a \\\\ b $$</p>", []),
    "a formula in a tag": ("{% katex %}a \\\\ b_1{% endkatex %}", "<p>$$a \\\\ b_1$$</p>", []),
    "attributes of a table": ('|a|\n|-|\n|b|\n{class="c"}', "<td>b</td></tr></tbody></table>", []),
    "an id of a paragraph": ("a. {#b}\n\n## c {#d}", "<p>a.</p>", []),
    "an id within a text": ("a {#b} c", "<p>a {#b} c</p>", []),
    "an icon": ("a :material-water: b :x: c-d:e", "<p>a  b :x: c-d:e</p>", []),
    "a difference": ("{+ a +} or {- b -}", "<p><ins>a</ins> or <del>b</del></p>", []),
}


@pytest.mark.parametrize(("text", "html", "reported"), SIGNS.values(), ids=SIGNS)
def test_signs_of_programs_become_what_they_mean(text: str, html: str, reported: list[str]) -> None:
    """No sign is read to subscribers, no words leave with it, and what is left out is reported."""
    found = links()
    shown = " ".join(to_html(text, found).split()).replace("> <", "><")
    assert html.replace("  ", " ") in shown if len(html) else shown == ""
    assert list(found.changes.of("template")) == reported
    assert not any(sign in shown for sign in (".. ", "% b", "{@", "[!", "newpage"))
