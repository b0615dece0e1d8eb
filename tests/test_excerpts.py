"""A summary ends where its writer put a mark, in the notation of any program; else it is the first prose."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from sites import PLAIN, SiteFolder, article

from publisher.composer import compose
from publisher.composer.excerpt import SUMMARY, shorten
from publisher.composer.excerpt_marks import marked
from publisher.composer.links import Links
from publisher.models import Body, BodyKind, Entry, Item

LINK = "https://notes.example.org/fog/"


def composed(text: str, kind: BodyKind = "markdown", separator: str = "") -> Item:
    """Compose an article that claims no summary."""
    return compose(Body(kind, text), Entry("x", "T", link=LINK, separator=separator), Links(LINK))


MARKS = {
    "WordPress, Hugo": "<!--more-->",
    "Hexo, Zola, MkDocs Material": "<!-- more -->",
    "WordPress, with words": "<!--more Read on-->",
    "WordPress, pages": "<!--nextpage-->",
    "WordPress, made": '<span id="more-12"></span>',
    "WordPress, a shortcode": "[more]",
    "Hexo, dashes": "<!---- more ---->",
    "Hexo, made": '<a id="more"></a>',
    "Docusaurus": "<!-- truncate -->",
    "Docusaurus, MDX": "{/* truncate */}",
    "Docusaurus, an element": "<Truncate />",
    "Statiq, Cecil": "<!-- excerpt -->",
    "nanoc": "<!--endexcerpt-->",
    "a part that ends": "<!-- end of excerpt -->",
    "a part that closes": "<!-- /summary -->",
    "two words": "<!-- read more -->",
    "one word": "<!-- readmore -->",
    "Nikola": "<!-- TEASER_END -->",
    "Nikola, with words": "<!-- TEASER_END: Read on -->",
    "Nikola, turned": "<!-- END_TEASER -->",
    "Pelican": "<!-- PELICAN_END_SUMMARY -->",
    "Drupal": "<!--break-->",
    "Joomla": '<hr id="system-readmore" />',
    "Blogger": "<a name='more'></a>",
    "Blogger, a line end": '<a name="more">\n</a>',
    "Zola, a function": "{{ continue_reading() }}",
    "Zola, made": '<p id="zola-continue-reading"><a name="continue-reading"></a></p>',
    "Blot": "{{more}}",
    "a shortcode of Hugo": "{{< more >}}",
    "a tag of Liquid": "{% more %}",
    "Go": "{{/* more */}}",
    "Jinja": "{# more #}",
    "Middleman": "READMORE",
    "Lektor": "---more---",
    "LiveJournal": '<lj-cut text="on">',
    "Tumblr": "[[MORE]]",
    "on lines of its own": "<!--\nmore\n-->",
}


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_a_summary_ends_at_the_mark(mark: str, kind: BodyKind) -> None:
    """What stands below is in the content only, and the mark is shown nowhere."""
    parts = ("<p>Shown.</p>", mark, "<p>Below.</p>") if kind == "html" else ("Shown.", mark, "Below.")
    item = composed("\n\n".join(parts) + "\n", kind)

    assert item.summary == "Shown."
    if kind == "text" and mark.startswith("<p"):
        return  # tags in a plain text are words
    assert item.content.replace("\n", "") == "<p>Shown.</p><p>Below.</p>"


NO_MARKS = {
    "a span": "Write `<!--more-->` here.\n\nBelow.",
    "a fence": "Shown.\n\n```\n<!--more-->\n```\n\nBelow.",
    "a fence of tildes": "Shown.\n\n~~~html\n<!-- truncate -->\n~~~\n\nBelow.",
    "an indented block": "Shown.\n\n    <!--more-->\n\nBelow.",
    "pre": "Shown.\n\n<pre>\n<!--more-->\n</pre>\n\nBelow.",
    "an unprocessed block": "Shown.\n\n{% raw %}<!--more-->{% endraw %}\n\nBelow.",
    "a shortcode in code": "Shown.\n\n```\n{{< more >}}\n```\n\nBelow.",
    "within another comment": "Shown.\n\n%%\n<!--more-->\n%%\n\nBelow.",
    "more to come": "Shown.\n\n<!-- more to come about fog -->\n\nBelow.",
    "moreover": "Shown.\n\n<!--moreover-->\n\nBelow.",
    "the name of a part": "Shown.\n\n<!-- Summary -->\n\nBelow.",
    "a reference": "Shown [more].\n\n[more]: /fog/\n\nBelow.",
    "a link": '<p>Shown <a id="more" href="/x/">more</a>.</p>\n\nBelow.',
    "a rule": "Shown.\n\n---\n\nBelow.",
    "above all": "<!--more-->\n\nShown.\n\nBelow.",
    "below the title": "# T\n\n<!--more-->\n\nShown.\n\nBelow.",
}


@pytest.mark.parametrize("text", NO_MARKS.values(), ids=NO_MARKS)
def test_what_is_no_mark_ends_no_summary(text: str) -> None:
    """A mark in code is shown as code; one above all text makes no empty summary."""
    assert composed(text).summary.endswith("Below.")


WHOLE = {
    "a list": ("- one\n- two\n<!--more-->\n- three", "one two"),
    "a quotation": ("> one\n> <!--more-->\n> two", "one"),
    "a link defined below": ("See [fog][f].\n\n<!--more-->\n\n[f]: /fog/", "See fog."),
    "an open emphasis": ("Shown **bold <!--more--> on** and on", "Shown bold"),
    "a note": ("Shown.[^1] On.[^n]\n\n<!--more-->\n\n[^1]: One.\n[^n]: Two.", "Shown. On."),
    "a code block": ("Shown:\n\n```\nx = 1\n```\n\nso.\n\n<!--more-->\n\nBelow.", "Shown: so."),
    "a picture": ("![Pier](a.png)\n\n<!--more-->\n\nWords.", "Words."),
    "a part that begins": ("0.\n<!-- PELICAN_BEGIN_SUMMARY -->1.<!-- PELICAN_END_SUMMARY -->\n2.", "1."),
    "a part between two": ("<!-- excerpt start -->One.<!-- excerpt end -->\n\nTwo.", "One."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "summary"), WHOLE.values(), ids=WHOLE)
def test_an_excerpt_is_rendered_as_part_of_its_text(text: str, summary: str) -> None:
    """A mark may stand within a list or an emphasis, and above the definitions of its links."""
    assert composed(text).summary == summary


OWN = {
    "a comment": ("<!--cut here-->", "Shown.\n\n<!--cut here-->\n\nBelow."),
    "a rule": ("---", "Shown.\n\n---\n\nBelow.\n\n---\n\nEnd."),
    "what looks like a heading": ("---", "Shown.\n---\nBelow."),
    "a word": ("CUT", "Shown.\n\nCUT\n\nBelow."),
    "before any other": ("<!--cut-->", "Shown.\n<!--cut-->\n\nBelow.<!--more-->"),
    "not in code": ("<!--cut-->", "Shown.\n<!--cut-->\n\n`<!--cut-->` Below."),
}


@pytest.mark.parametrize(("separator", "text"), OWN.values(), ids=OWN)
def test_a_declared_mark_counts(separator: str, text: str) -> None:
    """Jekyll's and gray-matter's `excerpt_separator` may be any text, of which the first counts."""
    item = composed(text, separator=separator)

    assert item.summary == "Shown."
    assert item.content.startswith("<p>Shown.</p>\n<p>")
    assert "Below." in item.content


def test_a_declared_mark_without_a_place_leaves_the_others() -> None:
    """An article may use the mark that everybody uses."""
    assert composed("Shown.\n\n<!--more-->\n\nBelow.", separator="<!--cut-->").summary == "Shown."
    assert composed("Shown.\n\nToo.", separator="\n\n").summary == "Shown. Too."


def test_the_mark_is_declared_in_an_article_or_for_all(site: SiteFolder) -> None:
    """Front matter comes before what the configuration says of a source."""
    site.configure(PLAIN + '\n[articles.defaults]\nexcerpt_separator = "<!--all-->"\n')
    site.write("a.md", article("A", body="Shown.\n\n<!--all-->\n\nBelow."))
    site.write("b.md", article("B", excerpt_separator='"<!--own-->"', body="Shown.\n\n<!--own-->\n\nBelow."))

    site.build()

    assert {item["summary"] for item in site.items()} == {"Shown."}


def test_the_mark_of_a_saved_page_and_of_a_record_counts(site: SiteFolder) -> None:
    """Programs leave their mark in the page that they make, as an empty element or a comment."""
    words = "The fog came over the quay before the boats were in. " * 3
    for name, mark in (("a", '<span id="more-7"></span>'), ("b", "<!--more-->"), ("c", '<a name="more"></a>')):
        page = f"<article><h1>{name}</h1><p>{words}</p>{mark}<p>Below. {words}</p></article>"
        site.write(f"{name}.html", f"<html><body><!-- break -->{page}</body></html>")
    record = {"title": "d", "date": "2026-02-01", "content_html": f"<p>{words}</p><!--more--><p>Below.</p>"}
    site.write("d.json", json.dumps(record))

    site.build()

    assert [item["summary"] for item in site.items()] == [words.strip()] * 4
    assert all("Below." in item["content_html"] for item in site.items())


# -- the first prose -----------------------------------------------------------------------------------------

LEAD = "The fog came over the quay before the boats were in, and it stayed until the evening of the next day."
NOTE = '<sup id="r1"><a href="#fn1">1</a></sup>'
PROSE = {
    "Markdown's notes": ("Twice.[^1] Then not.\n\n[^1]: Once.\n\n    Or more.", "Twice. Then not."),
    "notes within a line": ("Twice^[Once.] and not.", "Twice and not."),
    "Pandoc's notes": (f'<p>Fog.{NOTE}</p><ol><li id="fn1"><p>N. <a href="#r1">↩︎</a></p></li></ol>', "Fog."),
    "notes in brackets": ('<p>Fog<a href="#note2">[2]</a>, x<sup>[3]</sup>, m<sup>2</sup>.</p>', "Fog, x, m2."),
    "Wikipedia's notes": (
        '<p>Fog.<a href="#cite_note-1">[1]</a></p>\n<ol><li><a href="#cite_ref-1">^</a> Note.</li></ol>',
        "Fog.",
    ),
    "AsciiDoc's notes": (
        '<p>Fog.<sup>[<a href="#_fd_1">1</a>]</sup></p>\n<div><a href="#_footnoteref_1">1</a>. Note.</div>',
        "Fog.",
    ),
    "a sign": ('<p>Fog.<a href="#ftn1"><sup>*</sup></a></p>', "Fog."),
    "a link of a number": ('<p>Pier <a href="/pier/">2</a>.</p>', "Pier 2."),
    "a table of contents": ("- [One](#one)\n- [Two](#two)\n\n## One\n\nFog.", "Fog."),
    "its title": ("**Inhaltsverzeichnis**\n\n- [One](#one)\n\n## One\n\nFog.", "Fog."),
    "a sign beside a heading": ('<h2>Low<a href="#low">¶</a></h2><p>Fog.</p>', "Fog."),
    "a picture": ("![Pier](a.png)\n\nFog.", "Fog."),
    "a caption": ("<figure><img src='a.png'><figcaption>The pier</figcaption></figure><p>Fog.</p>", "Fog."),
    "code": ("```\nx = 1\n```\n\nFog.", "Fog."),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |\n\nFog.", "Fog."),
    "a byline": ("*By Ada Quay, 3 August 2025*\n\nFog.", "Fog."),
    "a German byline": ("Von Ada Quay\n\nFog.", "Fog."),
    "a date": ("3 August 2025\n\nFog.", "Fog."),
    "stars": ("* * *\n\n\\*\\*\\*\n\nFog.", "Fog."),
    "prose that begins like a byline": ("By noon the fog was gone\n\nRain.", "By noon the fog was gone Rain."),
    "labels above the lead": (f"Share\n\n6/9/2023, 10:15 (GMT+7)\n\nPosted by ada\n\n{LEAD}", LEAD),
    "labels above a lead in Chinese": (
        f"2023-03-18 来源：新华社\n\n{'霧が港に来た。' * 20}",
        "霧が港に来た。" * 20,
    ),
    "lines of a poem": ("Two boats\n\nOne quay\n\nNo fog", "Two boats One quay No fog"),
    "what opens a list": (f"In this order:\n\n- bell\n- horn\n\n{LEAD}", f"In this order: bell horn {LEAD}"),
    "a list that opens": ("- Milk\n- Eggs\n\nFog.", "Fog."),
    "nothing but a list": ("- Milk\n- Eggs", "Milk Eggs"),
    "nothing but code": ("```\nx = 1\n```", "x = 1"),
    "nothing but a date": ("3 August 2025", "3 August 2025"),
    "how a word is read": ("<ruby>霧<rt>きり</rt></ruby>が出た。", "霧(きり)が出た。"),
    "how it is read, in brackets": (
        "<ruby>霧<rp>（</rp><rt>きり</rt><rp>）</rp></ruby>が出た。",
        "霧（きり）が出た。",
    ),
    "what is folded": ("Who?\n\n<details><summary>Answer</summary>\n\nThe cook.\n\n</details>", "Who?"),
    "blocks of HTML": ("<div>Fog.<br>Rain.</div><div>Hail.</div>", "Fog. Rain. Hail."),
}


@pytest.mark.parametrize(("text", "summary"), PROSE.values(), ids=PROSE)
def test_a_summary_is_the_first_prose(text: str, summary: str) -> None:
    """Marks of notes, the notes, captions, code and lines of who and when are none, but where all is so."""
    assert composed(text).summary == summary


CUT = {
    "Chinese": ("霧が港に来た。" * 60, "霧が港に来た。" * 42),
    "no blank at all": ("霧" * 600, "霧" * 299 + "…"),
    "one blank early": ("霧 " + "港" * 600, "霧 " + "港" * 297 + "…"),
    "Arabic": ("عاد الضباب إلى المرفأ؟ " * 30, ("عاد الضباب إلى المرفأ؟ " * 13).strip()),
    "Hindi": ("कोहरा घाट पर आया। " * 40, ("कोहरा घाट पर आया। " * 16).strip()),
    "an abbreviation": (
        "The boats were late. " * 6 + "Mr. Quay and " * 20,
        ("The boats were late. " * 6).strip(),
    ),
}


@pytest.mark.parametrize(("text", "short"), CUT.values(), ids=CUT)
def test_a_summary_is_cut_where_its_script_ends_a_sentence(text: str, short: str) -> None:
    """Scripts without blanks, and with other full stops; no sentence ends with "Dr."."""
    assert shorten(text) == short
    assert len(short) <= SUMMARY


def test_a_cut_parts_no_letter_from_its_accent() -> None:
    """A mark that joins the letter before it would stand alone."""
    short = shorten("e\u0301" * 400)

    assert short == "e\u0301" * 149 + "…"


CLAIMED = {
    "a tag": ("Fog {{ page.x }} and {% x %}rain.", "Fog and rain."),
    "a note": ("Fog[^1] and rain.", "Fog and rain."),
    "WordPress": ("Fog and [&hellip;] Continue reading Fog", "Fog and…"),
}


@pytest.mark.parametrize(("said", "summary"), CLAIMED.values(), ids=CLAIMED)
def test_a_claimed_summary_holds_no_leftovers(site: SiteFolder, said: str, summary: str) -> None:
    """Tags and marks that only the article's own program replaces are no words."""
    site.write("a.json", json.dumps({"title": "A", "date": "2026-02-01", "summary": said, "content": "Text."}))

    site.build()

    assert site.items()[0]["summary"] == summary


@pytest.mark.parametrize(
    "unit",
    ["<!--more-->", "<!--more", "[more]\n", "<a name=more", "<a id='more'", "<hr id=", "{{more}}", "{{ more",
     "<lj-cut ", "<p id=more>", "[[!more ", "\n===\n", "more ", "-more", "<span name=name=name="],
)  # fmt: skip
def test_the_time_is_in_proportion(unit: str) -> None:
    """Twice the text takes about twice the time, whatever it is made of."""

    def seconds(count: int) -> float:
        text = "x <!--more-->" + unit * (count // len(unit)) + "[more]"
        start = time.process_time()
        marked(text, "markdown")
        marked(text, "page")
        return time.process_time() - start

    seconds(1000)
    assert min(seconds(400_000) for _ in range(2)) < 8 * seconds(100_000) + 0.2


@pytest.mark.parametrize("unit", ["<p>", "<a href='#a'>1", "<sup>", "<li>", "[^1] ", "<p>↩", "<b>x ", "<img>"])
def test_a_summary_takes_no_long_time(unit: str) -> None:
    """Elements that never close, and links without end, cost no more than prose."""
    start = time.process_time()
    for text in ("x <!--more--> y" + unit * 150, "x " + unit * 150 + "<!--more-->"):
        composed(text, "html")
    assert time.process_time() - start < 2


def test_no_word_of_the_token_is_published(tmp_path: Path) -> None:
    """An article that writes our own token gets neither a summary nor a word of it."""
    item = composed("Shown.\n\n<!--publisher-excerpt-->\n\nBelow.\n\n`<!--publisher-excerpt-->`")

    assert item.summary.startswith("Shown. Below.")
    assert "publisher-excerpt--" not in item.content.replace("<code>&lt;!--publisher-excerpt--&gt;</code>", "")
    assert not list(tmp_path.iterdir())
