r"""What Markdown of each dialect becomes: one table for each group of constructs."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from publisher.composer.links import Links
from publisher.composer.markdown import to_html
from publisher.errors import ReadError
from publisher.tables.markdown import DIALECTS


def links(name: str = "fog.md", program: str = "") -> Links:
    """The links of an article with an address, whose source may name its program."""
    found = Links("https://q.example/fog/", "https://q.example/", name, {"[[horn": "https://q.example/horn/"})
    if program:
        found.dialect = DIALECTS[program]
    return found


def html(text: str, of: Links | None = None) -> str:
    """The HTML of a text, on one line."""
    return " ".join(to_html(text, of or links()).split()).replace("> <", "><")


def box(title: str, text: str) -> str:
    """The quote that an admonition becomes."""
    return f"<blockquote><p><strong>{title}</strong></p><p>{text}</p></blockquote>"


NOTE = box("Note", "Mind.")
ADMONITIONS = {
    "GitHub": ("> [!NOTE]\n> Mind.", NOTE),
    "GitHub, any type": ("> [!custom-kind]\n> Mind.", box("Custom kind", "Mind.")),
    "Obsidian, folded": ("> [!tip]- Own title\n> Mind.", box("Own title", "Mind.")),
    "in a list": ("- > [!NOTE]\n  > Mind.", f"<ul><li>{NOTE}</li></ul>"),
    "Azure": (
        "> [!VIDEO https://v.example/1]",
        '<blockquote><p><a href="https://v.example/1">https://v.example/1</a></p></blockquote>',
    ),
    "Docusaurus": (":::note[A *title*]\nMind.\n:::", box("A <em>title</em>", "Mind.")),
    "Docusaurus, old": (":::tip Own title\nMind.\n:::", box("Own title", "Mind.")),
    "nested": (
        "::::info\n:::note\nMind.\n:::\n::::",
        f"<blockquote><p><strong>Info</strong></p>{NOTE}</blockquote>",
    ),
    "VitePress": ("::: danger\nMind.\n:::", box("Danger", "Mind.")),
    "VitePress, details": (
        "::: details More\nMind.\n:::",
        "<details><summary>More</summary><p>Mind.</p></details>",
    ),
    "an unknown name": ("::: center\nMind.\n:::", "<p>Mind.</p>"),
    "Zenn": (":::message alert\nMind.\n:::", "<blockquote><p>Mind.</p></blockquote>"),
    "Pandoc": ("::: {.note}\nMind.\n:::", NOTE),
    "Pandoc, a class": ("::: {.small #x}\nMind.\n:::", "<p>Mind.</p>"),
    "Quarto": ("::: {.callout-tip}\n## Own title\nMind.\n:::", box("Own title", "Mind.")),
    "MkDocs": ("!!! note\n    Mind.\n", NOTE),
    "MkDocs, a title": (
        '!!! warning "Own title"\n\n    Mind.\n\nOn.',
        box("Own title", "Mind.") + "<p>On.</p>",
    ),
    "MkDocs, no title": ('!!! note ""\n    Mind.', "<blockquote><p>Mind.</p></blockquote>"),
    "MkDocs, folded": ("???+ hinweis\n    Mind.", box("Hinweis", "Mind.")),
    "MkDocs, in a list": ("- a\n\n    !!! note\n        Mind.\n", f"<ul><li><p>a</p>{NOTE}</li></ul>"),
    "MkDocs, tabs": ('=== "Oil"\n\n    Mind.\n', "<p><strong>Oil</strong></p><p>Mind.</p>"),
    "MyST": ("```{note}\nMind.\n```", NOTE),
    "MyST, colons": (":::{admonition} Own title\n:class: tip\nMind.\n:::", box("Own title", "Mind.")),
    "reStructuredText": (".. note::\n   Mind.\n\nOn.", f"{NOTE}<p>On.</p>"),
    "just-the-docs": ("{: .note }\nMind.\n\nOn.", f"{NOTE}<p>On.</p>"),
    "Logseq": ("#+BEGIN_NOTE\nMind.\n#+END_NOTE", NOTE),
    "another language": ("::: 注意\nMind.\n:::", box("注意", "Mind.")),
    "code": ("```\n!!! note\n    x\n```", "<pre><code>!!! note x </code></pre>"),
    "prose": ("Oh no!!! note that ::: is no mark", "<p>Oh no!!! note that ::: is no mark</p>"),
}


@pytest.mark.parametrize(("text", "shown"), ADMONITIONS.values(), ids=ADMONITIONS)
def test_admonitions_are_titled_quotes(text: str, shown: str) -> None:
    """A box begins with its title in every dialect, and none of its marks is printed."""
    assert html(text) == shown


def test_code_within_an_admonition_keeps_its_letters() -> None:
    """The indent of a container leaves the code in it, and nothing else does."""
    made = to_html('!!! note\n\n    ```python\n    if x:\n        y = "a_b_c"\n    ```\n', links())
    assert '<pre><code class="language-python">if x:\n    y = &quot;a_b_c&quot;\n</code></pre>' in made


FORMULAS = {
    "within a line": (r"a $x_1*y*z_2$ b", r"<p>a $x_1*y*z_2$ b</p>"),
    "a block": ("$$\na \\\\ b\n= c\n$$", r"<p>$$ a \\ b = c $$</p>"),
    "a quote": ("> $$\n> a < b\n> $$", "<blockquote><p>$$ a &lt; b $$</p></blockquote>"),
    "brackets": (r"\(a_1*b*c\) and \[\frac{1}{2}\]", r"<p>\(a_1*b*c\) and \[\frac{1}{2}\]</p>"),
    "two backslashes": (r"\\(x^2\\) and \\[ y_1 \\]", r"<p>\(x^2\) and \[ y_1 \]</p>"),
    "an environment": (
        "\\begin{align}\na &= b \\\\\nc\n\\end{align}",
        r"<p>\begin{align} a &amp;= b \\ c \end{align}</p>",
    ),
    "braces": (r"$\frac{{a}}{b}$", r"<p>$\frac{{a}}{b}$</p>"),
    "a fence": (
        "```math\na_b_c\n```",
        '<pre><code class="language-math" data-math-style="display">a_b_c </code></pre>',
    ),
    "prices": (
        "from $5 *up* to $10, **$5** or **US$**",
        "<p>from $5 <em>up</em> to $10, <strong>$5</strong> or <strong>US$</strong></p>",
    ),
    "a shell": ("$HOME/*x* and $PATH", "<p>$HOME/<em>x</em> and $PATH</p>"),
    "escaped brackets": (r"\[1\] and file\(s\) \(c\)", "<p>[1] and file(s) (c)</p>"),
    "code": ("`$a*b*$`", "<p><code>$a*b*$</code></p>"),
}


@pytest.mark.parametrize(("text", "shown"), FORMULAS.values(), ids=FORMULAS)
def test_formulas_keep_every_sign(text: str, shown: str) -> None:
    """TeX passes with its delimiters; prices, variables and escaped brackets are prose."""
    assert html(text) == shown


MDX = {
    "a wrapper": (
        '<Box title="X">\n\nInside **bold**.\n\n</Box>',
        "<p><strong>X</strong></p><p>Inside <strong>bold</strong>.</p>",
    ),
    "tabs": (
        '<Tabs>\n  <TabItem value="a" label="Oak">\n\n    *One*.\n\n  </TabItem>\n</Tabs>',
        "<p><strong>Oak</strong></p><p><em>One</em>.</p>",
    ),
    "an admonition": ('<Admonition type="tip" title="T">\n  Text.\n</Admonition>', box("T", "Text.")),
    "code": (
        '<CodeBlock language="js">\n{`a < b;\n\n  c`}\n</CodeBlock>',
        '<pre><code class="language-js">a &lt; b; c </code></pre>',
    ),
    "an imported picture": (
        "import pier from './pier.png'\n\n<Image src={pier} alt=\"Pier\" width={30} />",
        '<img src="./pier.png" alt="Pier" width="30">',
    ),
    "a required picture": (
        "<img src={require('./a.png').default} style={{width: 1}} />",
        '<img src="./a.png">',
    ),
    "a themed picture": (
        "<ThemedImage sources={{light: '/l.png', dark: '/d.png'}} alt=\"T\" />",
        '<img src="/l.png" alt="T">',
    ),
    "a link": ('See <Link to="/docs">the *docs*</Link>.', '<p>See <a href="/docs">the <em>docs</em></a>.</p>'),
    "a film": (
        '<YouTube id="dQw4w9WgXcQ" title="The horn" />',
        '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">The horn</a></p>',
    ),
    "a recording": ('<Video src="/a.mp4" />', '<p><video src="/a.mp4" controls></video></p>'),
    "a division": ("<div style={{a: 1}}>\n  **bold**\n</div>", "<div><p><strong>bold</strong></p></div>"),
    "indented elements": (
        (
            "<div>\n    <p>*a*</p>\n    <br/>\n    <section>\n"
            "        ```js\n        if\n          b\n        ```\n"
            "    </section>\n</div>"
        ),
        '<div><p><em>a</em></p><br><section><pre><code class="language-js">if b </code></pre></section></div>',
    ),
    "a fragment": ("<><b>x</b></>", "<p><b>x</b></p>"),
    "literals": ("{'a *b*'} {5} {/* no */}{`c`}", "<p>a *b* 5 c</p>"),
    "a constant": ("export const year = 2024;\n\nIn {year}.", "<p>In 2024.</p>"),
    "a component": ("export const A = () => (\n  <p>don't</p>\n\n);\n\nText.", "<p>Text.</p>"),
    "escaped": (r"\{x} and `{x}`", "<p>{x} and <code>{x}</code></p>"),
    "an id": ("## Fog {#own}", '<h2 id="own">Fog</h2>'),
}


@pytest.mark.parametrize(("text", "shown"), MDX.values(), ids=MDX)
def test_elements_of_mdx_show_what_they_hold(text: str, shown: str) -> None:
    """Components leave their text, pictures and links; statements and comments are no text."""
    assert html(text, links("fog.mdx")) == shown


COUNTED = {
    "an expression": ("{props.x} text", {"{props.x}": 1}),
    "components": ("<Map a={1} /> and <Map />", {"<Map>": 2}),
    "a loop": ("{items.map(i => <li>{i}</li>)}", {"{items.map(i => <li>{i}</li>)}": 1}),
}


@pytest.mark.parametrize(("text", "counted"), COUNTED.values(), ids=COUNTED)
def test_what_mdx_computes_is_counted(text: str, counted: dict[str, int]) -> None:
    """Nothing is run, and what a site would have shown there is reported."""
    found = links("fog.mdx")
    to_html(text, found)
    assert found.changes.of("template") == counted


def test_braces_of_other_markdown_are_text() -> None:
    """Only MDX has expressions; an article without a statement of JavaScript is none."""
    assert html("A set {x} and <b>y</b>.") == "<p>A set {x} and <b>y</b>.</p>"
    assert html("A set {x}.", links(program="docusaurus")) == "<p>A set .</p>"


MARKS = {
    "subscript": ("H~2~O and ~so~", "<p>H<sub>2</sub>O and <del>so</del></p>"),
    "superscript": ("x^2^, 29^th^, a^b^c", "<p>x<sup>2</sup>, 29<sup>th</sup>, a^b^c</p>"),
    "insertion": ("++new++, C++ and D++", "<p><ins>new</ins>, C++ and D++</p>"),
    "highlight": ("==m== and a == b == c", "<p><mark>m</mark> and a == b == c</p>"),
    "CriticMarkup": (
        "{++a++} {--b--} {~~c~>d~~} {==e==}",
        "<p><ins>a</ins><del>b</del><del>c</del><ins>d</ins><mark>e</mark></p>",
    ),
    "a size": ("![a](b.png =30x20)", '<p><img src="b.png" alt="a" /></p>'),
    "words with a class": ("[a]{.b} and [c](/d){target=_blank}", '<p>a and <a href="/d">c</a></p>'),
    "a class of code": ("`a`{.py} b", "<p><code>a</code> b</p>"),
    "classes of blocks": ("Text.\n{.lead}\n\nMore {.lead}", "<p>Text.</p><p>More</p>"),
    "contents": ("[TOC]\n\n[[_TOC_]]\n\n{{TOC}}\n\nText.", "<p>Text.</p>"),
    "options": ('{::options toc_levels="1" /}\n\nText.', "<p>Text.</p>"),
    "abbreviations": ("The HTML.\n\n*[HTML]: Hyper Text", '<p>The <abbr title="Hyper Text">HTML</abbr>.</p>'),
    "definitions": ("A\nB\n: One\n\n    Two\n", "<dl><dt>A</dt><dt>B</dt><dd><p>One</p><p>Two</p></dd></dl>"),
    "Markdown in HTML": (
        '<div markdown="1">\n**a**\n</div>\nb',
        "<div><p><strong>a</strong></p></div><p>b</p>",
    ),
    "a task": ("- [/] half", '<ul><li><input type="checkbox" checked="" disabled="" /> half</li></ul>'),
    "ids of blocks": ("Text ^abc123\n\nx ^2", "<p>Text</p><p>x ^2</p>"),
    "fields": ("[mood:: good] (hidden:: a) std::string", "<p>mood: good a std::string</p>"),
    "properties": ("title:: Fog\ntags:: a\n\n- b\n  id:: 1\n", "<ul><li>b</li></ul>"),
    "roles": (
        "See :ref:`the horn <x>`, {doc}`guide`, :class:`~a.B`.",
        "<p>See the horn, guide, <code>B</code>.</p>",
    ),
    "a link of rst": ("See `it <https://a.example/>`_.", '<p>See <a href="https://a.example/">it</a>.</p>'),
    "a directive of rst": (".. image:: a.png\n   :alt: A\n", '<p><img src="a.png" alt="A" /></p>'),
    "code of rst": (
        ".. code-block:: python\n\n   a_b = 1\n",
        '<pre><code class="language-python">a_b = 1 </code></pre>',
    ),
    "a fence's attributes": ("```{.python .x}\na\n```", '<pre><code class="language-python">a </code></pre>'),
    "a chunk": ("```{r, echo=FALSE}\na\n```", '<pre><code class="language-r">a </code></pre>'),
    "a leaf": ("::youtube[Film]{id=abc}", '<p><a href="https://www.youtube.com/watch?v=abc">Film</a></p>'),
    "indented code": ("    H~2~O [[Horn]]\n", "<pre><code>H~2~O [[Horn]] </code></pre>"),
}


@pytest.mark.parametrize(("text", "shown"), MARKS.values(), ids=MARKS)
def test_marks_of_programs(text: str, shown: str) -> None:
    """Each mark is what the program that has it makes of it, and is never printed."""
    assert html(text) == shown


NOTES = {
    "in a table": ("| a |\n|---|\n| [[Horn\\|the horn]] |", '<a href="https://q.example/horn/">the horn</a>'),
    "a part": ("[[Horn#Low water]]", '<a href="https://q.example/horn/#low-water">Horn &gt; Low water</a>'),
    "a block": ("[[Horn#^abc]]", '<a href="https://q.example/horn/">Horn</a>'),
    "a note within a note": ("![[Horn]]", '<a href="https://q.example/horn/">Horn</a>'),
}


@pytest.mark.parametrize(("text", "shown"), NOTES.values(), ids=NOTES)
def test_links_of_notes(text: str, shown: str) -> None:
    """A link of Obsidian leads to its article, in a table and to a part of it, too."""
    assert shown in html(text)


def test_a_note_within_a_note_is_told() -> None:
    """Its text is not in the feed, so the owner hears of the link that replaces it."""
    found = links()
    to_html("![[Horn]] ![[Nowhere]]", found)
    assert found.changes.of("embed") == {"![[Horn]]": 1}
    assert found.changes.of("template") == {"![[Nowhere]]": 1}


PROGRAMS = {
    "jekyll": ("H~2~O ==m== ++n++ x^2^", "<p>H~2~O ==m== ++n++ x^2^</p>"),
    "hugo": ("==m== 2^10^ ~s~", "<p>==m== 2^10^ <del>s</del></p>"),
    "pelican": ("~~s~~", "<p>~~s~~</p>"),
    "eleventy": ("- [x] a\n\ntext\n\n    word", "<ul><li>[x] a</li></ul><p>text</p><p>word</p>"),
    "hexo": ("a\nb", "<p>a<br /> b</p>"),
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_program_does_not_have_is_text(program: str) -> None:
    """An entry says what the page says, where the source names its program."""
    text, shown = PROGRAMS[program]
    assert html(text, links(program=program)) == shown


OPENINGS = (
    *(":::note\n", "!!! a\n    ", "```{note}\n", ".. a::\n   ", "> [!a", "#+BEGIN_A\n", "{: .note }\nx\n\n"),
    *(
        "a\n: b\n\n",
        "$a*",
        "$$a",
        "\\(",
        "\\[x^",
        "\\begin{align}",
        "<A>",
        "<A b={",
        "{`",
        "export const a = (\n",
    ),
    *(
        '<a b="',
        "*[a]: b\n",
        '<div markdown="1">',
        "a~b~",
        "^^a",
        "{++",
        "![a](b =",
        "[a:: ",
        "{ref}`a`",
        "[a]{",
    ),
    *("{.a}\n", "[[a\\|"),
)


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_opens_and_never_ends_costs_its_length(opening: str) -> None:
    """Four times the text takes about four times the time, not sixteen times."""
    times = []
    for size in (25_000, 100_000):
        before = time.process_time()
        try:
            to_html("import a from 'b'\n\n" + opening * (size // len(opening)), links())
        except ReadError:
            return
        times.append(time.process_time() - before)
    assert all(later < 8 * earlier + 0.5 for earlier, later in pairwise(times)), times
