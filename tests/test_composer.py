"""Subscribers get clean HTML with absolute links, a plain summary, and only the article."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from publisher.composer import compose
from publisher.composer.article_html import with_direction
from publisher.composer.excerpt import SUMMARY, shorten
from publisher.composer.links import Links
from publisher.composer.sanitiser import MATH_TAGS, SCHEMES, TAGS
from publisher.errors import ReadError
from publisher.models import Body, BodyKind, Entry, Item
from publisher.text.characters import fit_for_xml
from publisher.text.clean import letters

BASE = "https://notes.example.org/2025/tides/"
ENTRY = Entry(id="a", title="Tides of June")


def content(kind: BodyKind, text: str, base: str = BASE) -> str:
    """Return the composed HTML of a body."""
    return compose(Body(kind, text), ENTRY, Links(base)).content


MARKDOWN = {
    "a paragraph": ("One *two* **three**.", "<p>One <em>two</em> <strong>three</strong>.</p>"),
    "the title again": ("# Tides of June\n\nText.", "<p>Text.</p>"),
    "the title marked": ("# *Tides* of June!\n\nText.", "<p>Text.</p>"),
    "another heading": ("# Foreword\n\nText.", "<h1>Foreword</h1>\n<p>Text.</p>"),
    "a relative link": ("[a](../b?c#d)", '<p><a href="https://notes.example.org/2025/b?c#d">a</a></p>'),
    "a rooted link": ("[a](/b)", '<p><a href="https://notes.example.org/b">a</a></p>'),
    "an absolute link": ("[a](http://b.example/)", '<p><a href="http://b.example/">a</a></p>'),
    "a mail address": ("<a@b.example>", '<p><a href="mailto:a@b.example">a@b.example</a></p>'),
    "a bare address": (
        "See https://b.example/c.",
        '<p>See <a href="https://b.example/c">https://b.example/c</a>.</p>',
    ),
    "an image": ("![b](c.png)", f'<p><img src="{BASE}c.png" alt="b"></p>'),
    "a line through": ("~~a~~ b", "<p><del>a</del> b</p>"),
    "code": (
        "```python\nif a < b: pass\n```",
        '<pre><code class="language-python">if a &lt; b: pass\n</code></pre>',
    ),
    "a shortcode": ('Text {{< tide at="a" >}} more.', "<p>Text  more.</p>"),
    "a template tag": ("Text {% include a %} more.", "<p>Text  more.</p>"),
    "a shortcode shown": ("```\n{{< keep >}}\n```", "<pre><code>{{&lt; keep &gt;}}\n</code></pre>"),
    "a wiki link": ("See [[Other note|the other]] and [[This]].", "<p>See the other and This.</p>"),
    "words in brackets": ("[[Bug 1]](https://b.example/1)", '<p><a href="https://b.example/1">[Bug 1]</a></p>'),
    "words in brackets, defined": (
        "[[Bug 1]][1]\n\n[1]: https://b.example/1",
        '<p><a href="https://b.example/1">[Bug 1]</a></p>',
    ),
    "words in brackets, defined by themselves": (
        "[[Bug #1]]\n\n[bug #1]: https://b.example/1",
        '<p>[<a href="https://b.example/1">Bug #1</a>]</p>',
    ),
    "a wiki link with a footnote": (
        "[[One]][^1]\n\n[^1]: Note.",
        (
            '<p>One<sup><a href="#fn-1" id="fnref-1">1</a></sup></p>\n<ol>\n<li id="fn-1">\n'
            '<p>Note. <a href="#fnref-1">↩</a></p>\n</li>\n</ol>'
        ),
    ),
    "a tag with an element in it": (
        "A {{ tide(at='a', by=\"<a href='/b'>c</a> 50%\") }} b.",
        "<p>A  b.</p>",
    ),
    "two wiki links": ("[[One]][[Two]]", "<p>OneTwo</p>"),
    "a place for contents": ("[[toc]]\n\nText.", "<p>Text.</p>"),
    "an object of JSX": ('<p style={{color: "red", margin: 0}}>a</p>', "<p>a</p>"),
    "an object of JSX in a line": (
        "A <a href='https://b.example/' style={{all:'unset'}}>b</a>.",
        '<p>A <a href="https://b.example/">b</a>.</p>',
    ),
    "an expression of JSX": (
        "<img src='https://b.example/a.png' alt='x' onLoad={() => {}} width={640} />",
        '<img src="https://b.example/a.png" alt="x">',
    ),
    "a CDATA end": ("a ]]> b", "<p>a ]]&gt; b</p>"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_becomes_clean_html(text: str, expected: str) -> None:
    """The HTML is what writers mean, without what only their site generator understands."""
    assert content("markdown", text) == expected


FORM = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment *\n"
TEXT = {
    "paragraphs": ("One\ntwo.\n\nThree.", "<p>One two.</p>\n<p>Three.</p>"),
    "lines": ("One.\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    "marks": ("a < b & <i>c</i>", "<p>a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;</p>"),
    "the title": ("Tides of June\n\nText.", "<p>Text.</p>"),
    "a byline": ("Tides of June\n\nBy Ada Quay\n\nText of it.", "<p>Text of it.</p>"),
    "a list": (
        "First:\n\n- a\n- b\n\nLast.",
        "<p>First:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>Last.</p>",
    ),
    "a comment form": (f"Text of it.\n\n{FORM}", "<p>Text of it.</p>"),
    "see also": (
        "Text of it.\n\nSee also: Other things\n\nMore of it.",
        "<p>Text of it.</p>\n<p>More of it.</p>",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXT.values(), ids=TEXT)
def test_text_becomes_paragraphs(text: str, expected: str) -> None:
    """Plain text is escaped and keeps its paragraphs, without boilerplate."""
    assert content("text", text) == expected


LONG = "The harbour opened an hour late, and the fleet lay waiting outside in the fog. " * 3
PAGE = f"""<!doctype html><html><head><title>x</title><style>p {{}}</style></head><body>
<nav><p>Home News Sport and much more of what no reader wants to see here at all</p></nav>
<article><h1>Tides of June</h1><p class="byline">By Ada Quay</p>
<p>{LONG}</p><div class="share-buttons">
<p>Share this story with all of your friends and family today</p></div>
<p>{LONG}<img data-src="/wake.jpg" src="data:image/gif;base64,AAAA"></p>
<script>alert(1)</script></article>
<aside><p>Most read stories of the week, and what others have said about every one of them</p></aside>
<footer><p>All rights reserved, and many more words that stand at the foot</p></footer></body></html>"""


def test_only_the_article_of_a_page_is_kept() -> None:
    """Navigation, share bars, asides and the title, which feed readers show anyway, are removed."""
    found = content("page", PAGE)

    assert found.count("The harbour opened") == 6
    for word in ("Home News", "Share this", "Most read", "All rights", "alert", "Tides of June", "By Ada"):
        assert word not in found
    assert '<img src="https://notes.example.org/wake.jpg">' in found


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script>", "<a href='javascript:alert(1)'>x</a>",
    "<a href='  JaVa\tScRiPt:alert(1)'>x</a>", "<a href='data:text/html,alert(1)'>x</a>",
    "<iframe src='https://evil.example/'></iframe>", "<object data=x></object>", "<embed src=x>",
    "<form action=x><input></form>", "<style>*{background:url(x)}</style>",
    "<p style='x:expression(alert(1))'>x</p>", "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=x>",
    "<math><mtext></form><form><mglyph>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><img src=x onerror=alert(1)></template>", "<xmp><p></xmp><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<p id=x name=y class=z data-a=b onclick=c>x</p>", "<img src='//evil.example/a.gif'>",
    "<img srcset='x 1x'>", "<a href=x target=_top>x</a>", "<<script>script>alert(1)<</script>/script>",
    '<img src="x` `<script>alert(1)</script>"` `>', "\x00<scr\x00ipt>alert(1)</script>",
]  # fmt: skip
# A tag or an attribute of any kind.
MARKS = st.sampled_from(
    "a b div img p script svg style table math onerror href src <!-- ' \" > < / = javascript:".split()
)


def live(html: str) -> list[str]:
    """Return what in HTML could run, load or lead to where it should not."""
    found = []
    for element in lxml_html.fragment_fromstring(html, create_parent=True).iter():
        if not isinstance(element.tag, str) or element.tag not in TAGS | MATH_TAGS:
            found.append(str(element.tag))
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "id", "class", "srcset", "target"}:
                found.append(name)
            if name in {"href", "src", "cite"} and urlsplit(value).scheme not in SCHEMES:
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("kind", ["html", "markdown", "text", "page"])
@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_of_an_article_is_live(kind: BodyKind, html: str) -> None:
    """No script, no handler, no frame and no foreign scheme reaches a subscriber, whatever the body was."""
    assert live(content(kind, f"<p>Before it.</p>\n\n{html}\n\n<p>After it.</p>")) == []


@given(
    st.lists(st.one_of(MARKS, st.text(max_size=4)), max_size=30).map("".join),
    st.sampled_from(["html", "markdown"]),
)
@settings(max_examples=200, deadline=None)
def test_nothing_of_any_markup_is_live(html: str, kind: BodyKind) -> None:
    """The same is true of any markup, and the result has no character that XML forbids."""
    try:
        found = content(kind, html)
    except ReadError:
        found = ""

    assert live(found) == []
    assert fit_for_xml(found) == found


@pytest.mark.parametrize("base", ["", "notes.example.org"])
def test_without_an_address_no_relative_link_is_left(base: str) -> None:
    """A relative link in a feed would lead to the reader's own site."""
    assert content("html", '<p><a href="/a">b</a> <a href="https://c.example/">d</a></p>', base) == (
        '<p><a>b</a> <a href="https://c.example/">d</a></p>'
    )


SUMMARIES = {
    "the claimed one": (Entry("a", "T", summary="As claimed."), "Text of it.", "As claimed."),
    "the first paragraph": (
        ENTRY,
        "# Tides of June\n\nFirst *words* & more.\n\nSecond.",
        "First words & more. Second.",
    ),
    "above the fold": (ENTRY, "Above.\n\n<!--more-->\n\nBelow.", "Above."),
    "not the title": (ENTRY, "Tides of June", ""),
    "none": (ENTRY, "![](a.png)", ""),
}


@pytest.mark.parametrize(("entry", "text", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_is_plain_and_short(entry: Entry, text: str, summary: str) -> None:
    """It is what the article claims, else what its writer put above `<!--more-->`, else its first words."""
    assert compose(Body("markdown", text), entry, Links(BASE)).summary == summary


@given(st.text(max_size=600))
def test_a_summary_keeps_to_its_limit(text: str) -> None:
    """It is cut after a sentence, or after a word with a mark."""
    short = shorten(text)

    assert len(short) <= SUMMARY
    assert short.removesuffix("…").strip() in text


@pytest.mark.parametrize("kind", ["html", "markdown", "text", "page"])
@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_composed(kind: BodyKind, text: str) -> None:
    """Any body gives an item, or a ReadError with its remedy."""
    try:
        remedy = str(compose(Body(kind, text), ENTRY, Links(BASE)).entry.id)
    except ReadError as error:
        remedy = error.remedy

    assert remedy


def test_an_item_carries_content_and_summary() -> None:
    """A feed of summaries drops the content later."""
    item = compose(Body("text", "Text of it."), ENTRY, Links(BASE))

    assert (item.content, item.summary) == ("<p>Text of it.</p>", "Text of it.")


def test_a_folded_title_is_recognised() -> None:
    """A heading that differs only in signs and case repeats the title."""
    assert letters("Tides -- of *June*!") == letters("TIDES OF JUNE")


def test_another_direction_than_the_feeds_is_marked() -> None:
    """A feed has one direction at most, so an entry that is written in the other carries its own."""
    for own, language, expected in (
        ("ar", "en", '<div dir="rtl" lang="ar"><p>ضباب</p></div>'),
        ("fa-IR", "", '<div dir="rtl" lang="fa-IR"><p>ضباب</p></div>'),
        ("en", "he", '<div dir="ltr" lang="en"><p>ضباب</p></div>'),
        ("ur", "ar", "<p>ضباب</p>"),
        ("de", "en", "<p>ضباب</p>"),
        ("", "en", "<p>ضباب</p>"),
    ):
        item = Item(Entry("a", language=own), "<p>ضباب</p>", "")
        assert with_direction(item, language).content == expected, (own, language)


@pytest.mark.parametrize("base", ["https://quay.example/fog/", ""])
@pytest.mark.parametrize(
    "body",
    [
        Body("html", '<p><a href="//media.example/a">a</a> <img src="//media.example/b.png"></p>'),
        Body("markdown", "[a](//media.example/a) ![](//media.example/b.png)"),
        Body(
            "page",
            f"<article><p>{'The fog came early. ' * 9}</p>"
            '<p>See <a href="//media.example/a">the log of the pilots</a>, which the harbour keeps.</p>'
            '<p><img src="//media.example/b.png"></p></article>',
        ),
    ],
    ids=["html", "markdown", "page"],
)
def test_addresses_without_a_scheme_lead_where_they_lead_on_the_site(body: Body, base: str) -> None:
    """Pictures and links of a host of their own stay, though no other address of the text is relative."""
    content = compose(body, Entry("a", title="T"), Links(base)).content
    assert 'href="https://media.example/a"' in content
    assert 'src="https://media.example/b.png"' in content
