"""What parsers of Markdown read in their own way, and signs in code that are of a program."""

from __future__ import annotations

import pytest

from publisher.composer.links import Links
from publisher.composer.markdown import to_html
from publisher.models import Body
from publisher.tables.markdown import ANY, DIALECTS
from publisher.text.references import references_of

TABLE = "| a | b |\n|---|---|\n| 1 | `2` |\n|---+---|\n| 3 | 4 |\n"
# A program, its Markdown, and what is in the HTML.
READ = {
    "kramdown, two backslashes": ("jekyll", "one\\\\\ntwo", "one<br"),
    "kramdown, two backslashes in code": ("jekyll", "`a\\\\\nb`", "<code>a\\\\ b</code>"),
    "kramdown, a row of dashes": ("jekyll", TABLE, "<td><code>2</code></td>\n</tr>\n<tr>\n<td>3</td>"),
    "kramdown, a row of dashes in code": ("jekyll", f"```\n{TABLE}```\n", "|---+---|"),
    "kramdown, two tables": ("jekyll", f"{TABLE}\ntext\n\n{TABLE}", "<p>text</p>\n<table>"),
    "a file with a blank": ("pelican", "[a](b c.png) d", '<a href="b%20c.png">a</a> d'),
    "a file with a blank, and a title": ("mkdocs", '[a](b c.png "T")', '<a href="b%20c.png" title="T">'),
    "keys": ("mkdocs", "++ctrl+alt+del++ now", "<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd> now"),
    "one key": ("mkdocs", "++enter++", "<kbd>Enter</kbd>"),
    "keys in code": ("mkdocs", "`++ctrl+a++`", "<code>++ctrl+a++</code>"),
    "a drawing of the theme": ("mkdocs", "to :material-train:{ .x } go", "<p>to  go</p>"),
    "a time that is no drawing": ("mkdocs", "at 10:30-material: x", "at 10:30-material: x"),
    "a language in colons": ("pelican", "a\n\n    :::yaml\n    b: 1\n", '<code class="language-yaml">b: 1\n'),
    "a language after a hash": ("pelican", "a\n\n    #!python\n    b\n", '<code class="language-python">b\n'),
    "a path after a hash": ("pelican", "a\n\n    #!/bin/sh\n    b\n", "<code>#!/bin/sh\nb\n"),
    "a language in a span": ("mkdocs", "a `#!python b()` c", '<code class="language-python">b()</code>'),
    "a title above code": ("docusaurus", '```js title="src/a_b.js"\nc\n```', "<p>src/a_b.js</p>\n<pre>"),
    "a title above code in a list": ("mkdocs", "- x\n\n  ```py title='a.py'\n  c\n  ```", "<p>a.py</p>\n<pre>"),
    "a title above code in a quote": (
        "docusaurus", '> ```js title="a.js"\n> c\n> ```', "<blockquote>\n<p>a.js</p>\n<pre>"
    ),
    "a paragraph of a note": (
        "docusaurus", "A[^l] b.\n\n[^l]: One.\n\n    Two.\n\n    Three.\n\nEnd.", "<p>Two.</p>\n<p>Three."
    ),
    "an indented paragraph": ("docusaurus", "A.\n\n    Two.\n", "<p>Two.</p>"),
    "a mark of a line": ("docusaurus", "```js\n// highlight-next-line\na\n```", '"language-js">a\n</code>'),
    "a mark at the end": ("docusaurus", "```py\na\n# highlight-end\n```", '"language-py">a\n</code>'),
    "a mark in JSX": ("docusaurus", "```jsx\n{/* highlight-start */}\na\n```", '"language-jsx">a\n'),
    "a mark in HTML": ("docusaurus", "```html\n<!-- highlight-next-line -->\na\n```", '"language-html">a\n'),
}  # fmt: skip
# What the same signs are without the program.
KEPT = {
    "two backslashes": ("one\\\\\ntwo", "one\\\ntwo"),
    "a row of dashes": (TABLE, "<td>---+---</td>"),
    "keys": ("a ++ctrl+alt++ b", "++ctrl+alt++"),
    "colons": ("a\n\n    :::yaml\n    b: 1\n", "<code>:::yaml\n"),
    "a title": ('```js title="a.js"\nc\n```', '<pre><code class="language-js">c\n'),
    "a mark": ("```js\n// highlight-next-line\na\n```", "// highlight-next-line\n"),
}


@pytest.mark.parametrize(("name", "text", "html"), READ.values(), ids=READ)
def test_a_program_reads_its_own_way(name: str, text: str, html: str) -> None:
    """An author writes for one program: what it takes for a sign is none of the words of the article."""
    assert html in to_html(text, Links(dialect=DIALECTS[name]))


@pytest.mark.parametrize(("text", "html"), KEPT.values(), ids=KEPT)
def test_without_the_program_nothing_is_taken_away(text: str, html: str) -> None:
    """The same letters are text where no program, or another one, makes the site."""
    assert html in to_html(text, Links(dialect=ANY))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a]({filename}/Sea Charts/room.md)", "/Sea Charts/room.md"),
        ("[a]({filename}my room.md) and (b.md)", "my room.md"),
        ("[a](<my room.md>)", "my room.md"),
    ],
)
def test_an_article_with_a_blank_in_its_name_is_found(text: str, target: str) -> None:
    """A link to an article leads to its address, whatever its file is called."""
    assert references_of(Body("markdown", text), "a.md") == (target,)


@pytest.mark.parametrize("text", ["|-" * 300_000, "++a" * 300_000, "](a b" * 200_000, "`#!a " * 200_000])
@pytest.mark.parametrize("name", ["jekyll", "mkdocs", "docusaurus"])
def test_signs_without_end_take_no_time(name: str, text: str) -> None:
    """Article bytes are hostile: each search ends in time that grows with the text alone."""
    from time import process_time

    from publisher.composer.code_signs import with_titles, without_signs
    from publisher.composer.parser_habits import as_commonmark

    dialect, start = DIALECTS[name], process_time()
    without_signs(as_commonmark(with_titles(text, dialect), dialect), dialect)
    assert process_time() - start < 5
