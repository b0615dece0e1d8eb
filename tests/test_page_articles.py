"""The page of an article: links to its headings, languages of code, and what is said once."""

from __future__ import annotations

import pytest
from lxml import html as parser
from page_site import CHANNEL, ENTRIES, LINKED, THEN
from test_pages import found

from publisher.models import Feed, Item, Person
from publisher.pages import render_article, render_feed
from publisher.pages.code_blocks import language_name, with_languages
from publisher.pages.headings import with_anchors
from publisher.pages.views import content


def inside(text: str, path: str) -> list[str]:
    """Give the words or attributes that an XPath finds in HTML, without those of blanks alone."""
    found = parser.fromstring(text if text.startswith("<!DOCTYPE") else f"<div>{text}</div>").xpath(path)
    return [str(one) for one in found if one.strip()]


# Composed HTML, and the ids of its headings in their order.
HEADINGS: dict[str, tuple[str, list[str]]] = {
    "words": ("<h2>What the <em>tide</em> left</h2>", ["part-what-the-tide-left"]),
    "signs": ("<h2>C++ &amp; R&amp;D: 100%, &lt;b&gt;!</h2>", ["part-c-r-d-100-b"]),
    "the same words": (
        "<h2>Notes</h2><h3>Notes</h3><h2>Notes</h2>",
        ["part-notes", "part-notes-2", "part-notes-3"],
    ),
    "words like a number of others": (
        "<h2>Notes</h2><h2>Notes 2</h2><h2>Notes</h2>",
        ["part-notes", "part-notes-2", "part-notes-3"],
    ),
    "an id that is there": ('<h2 id="part-x">Notes</h2>', ["part-x"]),
    "an id that another element has": (
        '<p id="part-notes">x</p><a name="part-notes-2">y</a><h2>Notes</h2>',
        ["part-notes-3"],
    ),
    "names of the page's variables": (
        "<h2>location</h2><h2>getElementById</h2><h2>cookie</h2>",
        ["part-location", "part-getelementbyid", "part-cookie"],
    ),
    "Arabic": ("<h2>الميزان عاد</h2>", ["part-الميزان-عاد"]),
    "Hindi": ("<h2>हिन्दी में</h2>", ["part-हिन्दी-में"]),
    "Japanese": ("<h2>灯台、守る人。</h2>", ["part-灯台-守る人"]),
    "Turkish": ("<h2>İstanbul</h2>", ["part-i\u0307stanbul"]),
    "long": (f"<h2>{'tide ' * 40}</h2>", ["part-" + "-".join(["tide"] * 12)]),
    "quotes": ('<h2 lang="en">"x" onclick="y"</h2>', ["part-x-onclick-y"]),
}


@pytest.mark.parametrize(("html", "ids"), HEADINGS.values(), ids=HEADINGS)
def test_headings_link_to_themselves(html: str, ids: list[str]) -> None:
    """Each has an id of its words that no other element has, and a link that is named after it."""
    made = with_anchors(html)
    assert inside(made, "//*[self::h2 or self::h3]/@id") == ids
    assert inside(made, "//a[@class='anchor']/@href") == [f"#{one}" for one in ids]
    assert inside(made, "//a[@class='anchor']/@aria-labelledby") == ids


BARE: dict[str, str] = {
    "nothing": "<p>x</p>",
    "no words": '<h2><img alt="" src="https://x.example/a.png"></h2>',
    "signs alone": "<h2>***</h2>",
    "a link around it": '<a href="https://x.example/"><h2>x</h2></a>',
    "a summary": "<details><summary><h3>x</h3></summary><p>y</p></details>",
    "a broken id": '<h2 id="a b">x</h2>',
    "not closed": "<h2>x",
}


@pytest.mark.parametrize("html", BARE.values(), ids=BARE)
def test_some_headings_have_no_link(html: str) -> None:
    """Links cannot be nested, and a heading without words has no name that could be linked."""
    assert 'class="anchor"' not in with_anchors(html)


def test_anchors_are_on_article_pages_alone() -> None:
    """A feed's page shows several articles: a link to a heading there would break with the next entry."""
    item = Item(ENTRIES[0], "<h2>The quay</h2><p>x</p>", "")
    article = render_article(LINKED, item, [CHANNEL])
    assert found(article, "//a[@class='anchor']/@href") == ["#part-the-quay"]
    assert found(render_feed(LINKED, Feed(CHANNEL, (item,), THEN)), "//a[@class='anchor']") == []
    many = str(content("<h2>x</h2>" * 20_000, 2, anchors=True))
    assert many.count('class="anchor"') == 20_000


# The element around code and its own attributes, and the label.
CODE = {
    "python": ('<pre><code class="language-python">', "Python"),
    "short name": ('<pre><code class="language-js">', "JavaScript"),
    "another short name": ('<pre><code class="language-yml">', "YAML"),
    "capitals": ('<pre><code class="language-PHP">', "PHP"),
    "signs": ('<pre><code class="language-c++">', "C++"),
    "sharp": ('<pre><code class="language-c#">', "C#"),
    "among classes": ('<pre><code class="hljs language-rust line">', "Rust"),
    "lang": ('<pre><code class="lang-sh">', "Shell"),
    "on pre": ('<pre class="language-go"><code>', "Go"),
    "other attributes": ('<pre dir="ltr">\n<code lang="en" class="language-sql">', "SQL"),
    "unknown": ('<pre><code class="language-quaylang">', "quaylang"),
    "plain": ('<pre><code class="language-text">', ""),
    "plaintext": ('<pre><code class="language-plaintext">', ""),
    "no class": ("<pre><code>", ""),
    "another class": ('<pre><code class="highlight">', ""),
    "no name": ('<pre><code class="language-">', ""),
    "not a name": ('<pre><code class="language-{.python">', ""),
    "too long": (f'<pre><code class="language-{"x" * 30}">', ""),
    "markup": ('<pre><code class="language-&lt;b&gt;">', ""),
    "within a line": ('<p><code class="language-python">', ""),
}


@pytest.mark.parametrize(("opening", "label"), CODE.values(), ids=CODE)
def test_code_names_its_language(opening: str, label: str) -> None:
    """A block of code has the name of its language as people write it; its text stays letter for letter."""
    html = f"{opening}x = 1\n  y</code>"
    made = with_languages(html)
    assert inside(made, "//pre/@data-language") == ([label] if label else [])
    assert made.replace(f' data-language="{label}"', "") == html


def test_the_table_of_languages() -> None:
    """Every name for people is also a name that code blocks may have, or has one."""
    assert language_name("Python") == language_name("py") == "Python"
    assert language_name("objective-c") == "Objective-C"


PUBLISHERS = {
    "the site's": ("Harbour Notes", ("Ada",), []),
    "an author's": ("Ada", ("Ada",), []),
    "beside no author": ("Quay Press", (), []),
    "beside authors": ("Quay Press", ("Ada",), ["Quay Press"]),
}


@pytest.mark.parametrize(("publisher", "authors", "shown"), PUBLISHERS.values(), ids=PUBLISHERS)
def test_a_publisher_is_named_once(publisher: str, authors: tuple[str, ...], shown: list[str]) -> None:
    """The list below an article does not repeat what the line below its title, or the page's head, says."""
    entry = ENTRIES[0]._replace(
        publisher=publisher,
        authors=tuple(map(Person, authors)),
        credits=(publisher, "AFP"),
        source="",
        categories=(publisher, "Tides"),
        enclosures=(),
    )
    data = render_article(LINKED, Item(entry, "<p>x</p>", ""), [CHANNEL])
    assert inside(data.decode(), "//article/dl/dd//text()") == [*shown, "AFP", "Tides"]
