"""What of a saved page is its article's text, and what only surrounds it."""

from __future__ import annotations

import re

import pytest
from lxml.html import fragment_fromstring

from publisher.composer import compose
from publisher.composer.links import Links
from publisher.models import Body, Entry

PROSE = "The harbour opened an hour late, and the fleet lay waiting outside in the fog. " * 3


def text_of(inner: str) -> str:
    """Compose the text of a page whose article holds two paragraphs, and `inner` between them."""
    article = f"<article><h1>T</h1><p>{PROSE}</p>{inner}<p>{PROSE}</p></article>"
    body = Body("page", f"<html><body><main>{article}</main></body></html>")
    return compose(body, Entry(id="1", title="T"), Links("https://a.example.org/x")).content


# Code as programs highlight it, and its letters.
CODE = {
    "blanks of their own (Rouge, Pygments)": (
        '<span class="k">def</span><span class="w"> </span><span class="nf">f</span>',
        "def f",
    ),
    "an indented line": ('a:\n<span class="w">    </span><span class="n">b</span>', "a:\n    b"),
    "an empty span": ("<span></span>a", "a"),
    "a name that is a button elsewhere": ('<span class="nb">print</span>(<span>share</span>)', "print(share)"),
    "a comment (Prism)": ('a; <span class="token comment">// why</span>', "a; // why"),
    "a comment (highlight.js)": ('<span class="hljs-comment"># why</span>\na', "# why\na"),
    "a tag (Prism)": ('<span class="token tags">&lt;b&gt;</span>x', "&lt;b&gt;x"),
    "a word of advertisements": ('<span class="line"><span>subscribe</span></span>', "subscribe"),
}


@pytest.mark.parametrize(("inner", "letters"), CODE.values(), ids=CODE)
def test_highlighted_code_keeps_its_letters(inner: str, letters: str) -> None:
    """A reader copies code from an entry: no blank and no word of it may be taken for page furniture."""
    found = text_of(f'<div class="highlight"><pre><code class="language-x">{inner}</code></pre></div>')
    block = found[found.index("<pre") : found.index("</pre>")]
    assert re.sub(r"</?(?:pre|code|span)\b[^<>]*>", "", block).strip("\n") == letters


KEPT = {
    "a note of the author": '<aside class="note"><p>Mind the <a href="/s">step</a>.</p></aside>',
    "an aside without links": "<aside><b>Mind</b> the step.</aside>",
    "the source of a quotation": "<blockquote><p>Fog.</p><footer>Mind the step</footer></blockquote>",
    "words of a sentence": "<p>Read <a href='/about'>Mind the step</a>.</p>",
    "a link that is a page elsewhere": "<p>Read <a href='/about'>about us</a>.</p>",
    "a key to press": "<p>Then press <strong>Print</strong> and wait.</p>",
    "a box of code (Prism's toolbar)": "<div class='code-toolbar'><pre><code>make all</code></pre></div>",
    "the day of a post that is quoted": "<blockquote>Fog. <a href='/1'>May 6, 2025</a></blockquote>",
    "a note in an aside (docutils)": "<aside class='footnote brackets'><a href='#r'>1</a> To port.</aside>",
    "words of a bar": "<p>Load: <meter value='0.6'>60 of 100</meter></p>",
    "a field that stands beside text": f"<div><p>Our newsletter is old. {PROSE}</p><input type='email'></div>",
    "a section with a heading of its own": "<article><h2>The crew</h2><p>Mind the step.</p></article>",
    "a word that begins a sentence": "<p><strong>Share</strong> the bread among you.</p>",
}
GONE = {
    "other articles": "<aside><a href='/b'>Another story</a></aside>",
    "a form": "<aside>Our letter <form><input></form></aside>",
    "a button": "<p><a href='/print'>Print</a></p>",
    "a link after the last sentence": "<p>It rained. <a href='/more'>Read more</a></p>",
    "a sign-up box that no class names": (
        "<section><h3>Rundbrief</h3><p>Freitags das Beste.</p><form><input type='email'></form></section>"
    ),
    "a box in another language": (
        "<div><p>Получайте нашу рассылку</p><div><input name='EMAIL'><button>OK</button></div></div>"
    ),
    "another story": "<article><h3><a href='/c'>A goat</a></h3><p>It came twice.</p></article>",
    "a story whose heading is in a link": "<article><a href='/c'><h3>A goat</h3></a><p>It came.</p></article>",
    "a menu beside the text": "<table><tr><td><a href='/1'>A</a> <a href='/2'>B</a> <a href='/3'>C</a></td>"
    f"<td>{PROSE * 5}</td></tr></table>",
    "the foot of the article": "<footer>Filed under: fog</footer>",
}


@pytest.mark.parametrize("inner", KEPT.values(), ids=KEPT)
def test_what_the_author_wrote_is_kept(inner: str) -> None:
    """A note, a source and the words of a sentence are text, although pages use the same elements around it."""
    wanted = " ".join(fragment_fromstring(inner, create_parent=True).text_content().split())
    assert wanted in " ".join(fragment_fromstring(text_of(inner), create_parent=True).text_content().split())


@pytest.mark.parametrize("inner", GONE.values(), ids=GONE)
def test_what_surrounds_the_text_is_left_out(inner: str) -> None:
    """Boxes with links, forms, buttons and feet are of the page, not of the article."""
    found = text_of(inner)
    for words in ("Another story", "Our letter", "Print", "Read more", "Filed under"):
        assert words not in found


@pytest.mark.parametrize(
    "button",
    [
        '<button class="zoom"><img src="/fog.jpg" alt="Fog"></button>',
        '<button><picture><img src="/fog.jpg"></picture><span>Enlarge</span></button>',
        '<div><button aria-label="Vergrößern"><img src="/fog.jpg"></button></div>',
    ],
)
def test_a_picture_that_a_button_enlarges_is_kept(button: str) -> None:
    """A button in a figure is the frame of its picture; its words are no text."""
    found = text_of(f"<figure>{button}<figcaption>Fog at noon</figcaption></figure>")

    assert "/fog.jpg" in found
    assert "Fog at noon" in found
    assert "Enlarge" not in found


@pytest.mark.parametrize("home", ["Home", "Acasă", "首页", "Главная"])
def test_a_lede_below_a_trail_is_kept(home: str) -> None:
    """The trail, the headline and the lede often share a box, which reads like one long trail."""
    lede = "The fleet waits for a boat that has no name"
    trail = f"<div><a href='/'>{home}</a> / <a href='/fog'>Fog</a></div>"
    head = f"{trail}<h1>Late</h1><div class='subtitle'>{lede}</div>"
    body = Body(
        "page", f"<html><body><main><section>{head}</section><p>{PROSE}</p><p>{PROSE}</p></main></body></html>"
    )

    found = compose(body, Entry(id="1", title="Late"), Links("https://a.example.org/x")).content

    assert lede in found
    assert home not in found
