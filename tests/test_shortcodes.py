"""Template tags of programs and themes, as subscribers see what they mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publisher.composer import compose, lone_tag
from publisher.composer.links import Links
from publisher.composer.tags import tag_at
from publisher.composer.templates import expand
from publisher.models import Body, BodyKind, Entry, Person, Site
from publisher.tables.shortcodes import BRACKETS, INCLUDES, MEANINGS, NOTES, SHORTCODES

HOME = "https://me.example.org/blog"
SITE = Site(title="Quay Notes", link=f"{HOME}/", description="Of the quay", language="en", publisher="Quay")
ENTRY = Entry(
    "a", "Fog", (Person("Ada"),), datetime(2025, 3, 4, tzinfo=UTC), summary="On fog.", link=f"{HOME}/fog/"
)


def links(**shortcodes: str) -> Links:
    """The links of an article, with what the configuration says of tags."""
    return Links(f"{HOME}/fog/", f"{HOME}/", "fog.md", about=SITE._replace(shortcodes=shortcodes), entry=ENTRY)


def shown(text: str, found: Links | None = None, kind: BodyKind = "markdown") -> str:
    """The content of an article on one line."""
    content = compose(Body(kind, text), ENTRY, found or links()).content
    return " ".join(content.split()).replace("> <", "><")


def quote(title: str, words: str) -> str:
    """A note of some kind, as feeds show it."""
    head = f"<p><strong>{title}</strong></p>" if title else ""
    return f"<blockquote>{head}<p>{words}</p></blockquote>"


# -- reading -------------------------------------------------------------------------------------------------

# A tag; its dialect, role, name, arguments by position and by name.
READ = {
    "over several lines": (
        '{{< figure\n  src="a.png"\n  alt=`A "b"`\n>}}',
        ("hugo", "opening", "figure", (), {"src": "a.png", "alt": 'A "b"'}),
    ),
    "closing": ("{{% /notice %}}", ("hugo", "closing", "notice", (), {})),
    "closed by itself": ('{{< qr text="a" />}}', ("hugo", "whole", "qr", (), {"text": "a"})),
    "without blanks": ('{{<ref "a.md">}}', ("hugo", "opening", "ref", ("a.md",), {})),
    "its end in quotes": ('{{< a b="}} >}}" >}}', ("hugo", "opening", "a", (), {"b": "}} >}}"})),
    "an escaped quote": (r'{{< a "b \"c\"" >}}', ("hugo", "opening", "a", ('b "c"',), {})),
    "Liquid": ("{%- include a.html b='c d' -%}", ("block", "opening", "include", ("a.html",), {"b": "c d"})),
    "the end of a block": ("{% endnote %}", ("block", "closing", "note", (), {})),
    "an apostrophe": ("{% note It's late %}", ("block", "opening", "note", ("It's", "late"), {})),
    "an address with signs": (
        "{% a http://b.example/?c=d %}",
        ("block", "opening", "a", ("http://b.example/?c=d",), {}),
    ),
    "colons": (
        "{% image path: a.png alt: 'A' %}",
        ("block", "opening", "image", (), {"path": "a.png", "alt": "A"}),
    ),
    "Markdoc": ("{% /callout %}", ("block", "closing", "callout", (), {})),
    "Zola": (
        '{{ youtube(id="a", autoplay=true) }}',
        ("output", "whole", "youtube", (), {"id": "a", "autoplay": "true"}),
    ),
    "Zola's block": ('{% quote(author="A") %}', ("block", "opening", "quote", (), {"author": "A"})),
    "braces in a call": ("{{raw `\n<a>{}</a>\n`}}", ("output", "whole", "raw", ("<a>{}</a>",), {})),
    "Handlebars' block": ("{{#if fog}}", ("output", "opening", "if", ("fog",), {})),
    "Handlebars' partial": ("{{> card}}", ("output", "whole", "partial", ("card",), {})),
    "three braces": ("{{{ fog }}}", ("output", "whole", "", (), {})),
    "ERB": ('<%= link_to "a", "/b" %>', ("erb", "whole", "link_to", ("a", "/b"), {})),
    "WordPress": ('[caption id="a" width=3]', ("bracket", "opening", "caption", (), {"id": "a", "width": "3"})),
}


@pytest.mark.parametrize(("text", "read"), READ.values(), ids=READ)
def test_a_tag_is_read_to_its_end(text: str, read: tuple[object, ...]) -> None:
    """Name, arguments and role are the same whatever the dialect, and the tag ends where it ends."""
    tag = tag_at(text + " rest >}} %}", 0)
    assert tag is not None
    assert (tag.dialect, tag.role, tag.name, tag.words, dict(tag.keyed)) == read
    assert tag.text == text


@pytest.mark.parametrize(
    "text", ["{{< a {{< b >}}", "{{ a {% b %}", "{% a\n", "{{< a", "[a](b)", "[a b](c)", "[1]"]
)
def test_what_does_not_end_is_no_tag(text: str) -> None:
    """An opening in prose does not swallow the text up to the next tag."""
    assert tag_at(text, 0) is None


# -- meanings ------------------------------------------------------------------------------------------------

FILM = '<p><a href="https://www.youtube.com/watch?v=dQ">https://www.youtube.com/watch?v=dQ</a></p>'
FIGURE = f'<figure><img src="{HOME}/fog/a.png" alt="A"><figcaption>C</figcaption></figure>'
CODE = '<pre><code class="language-go">x := 1 * 2 * 3 </code></pre>'
LINKED = '<p><a href="https://b.example/c.pdf">https://b.example/c.pdf</a></p>'
UNDERSTOOD = {
    # notes
    "LoveIt": (
        '{{< admonition type=tip title="T" open=false >}}\nMind.\n{{< /admonition >}}',
        quote("T", "Mind."),
    ),
    "LoveIt, by position": ('{{< admonition warning "T" true >}}Mind.{{< /admonition >}}', quote("T", "Mind.")),
    "over several lines": ('{{< notice\n  type="warn" >}}\nMind.\n{{< /notice >}}', quote("Warning", "Mind.")),
    "Docsy": ('{{% alert title="T" color="warning" %}}Mind.{{% /alert %}}', quote("T", "Mind.")),
    "Blowfish": ('{{< alert "circle-info" >}}Mind.{{< /alert >}}', quote("", "Mind.")),
    "Hextra": ('{{< callout type="error" >}}Mind.{{< /callout >}}', quote("Error", "Mind.")),
    "Book": ("{{< hint danger >}}Mind.{{< /hint >}}", quote("Danger", "Mind.")),
    "its own name": ("{{< important >}}Mind.{{< /important >}}", quote("Important", "Mind.")),
    "a name in two words": ("{{< noteBox >}}Mind.{{< /noteBox >}}", quote("", "Mind.")),
    "NexT": ("{% note success no-icon %}\nMind.\n{% endnote %}", quote("Success", "Mind.")),
    "NexT, a title": ("{% note info The title %}\nMind.\n{% endnote %}", quote("The title", "Mind.")),
    "an include": ('{% include note.html content="Mind." %}', quote("Note", "Mind.")),
    "Zola": ('{% alert(type="caution") %}\nMind.\n{% end %}', quote("Caution", "Mind.")),
    "Markdoc": ('{% callout type="warning" title="T" %}\nMind.\n{% /callout %}', quote("T", "Mind.")),
    "a quotation": (
        '{{< blockquote author="A B" source="C" link="https://b.example/" >}}\nTo be.\n{{< /blockquote >}}',
        '<blockquote><p>To be.</p><p>— <a href="https://b.example/">A B, C</a></p></blockquote>',
    ),
    "Hexo's quotation": (
        "{% blockquote A B https://b.example/ The C %}\nTo be.\n{% endblockquote %}",
        '<blockquote><p>To be.</p><p>— <a href="https://b.example/">A B, The C</a></p></blockquote>',
    ),
    # films, posts, pictures
    "Hugo's film": ("{{< youtube dQ >}}", FILM),
    "a theme's film": ('{{< youtubeLite id="dQ" label="x" >}}', FILM),
    "Zola's film": ('{{ youtube(id="dQ") }}', FILM),
    "Chirpy's film": ("{% include embed/youtube.html id='dQ' %}", FILM),
    "minimal-mistakes' film": ('{% include video id="dQ" provider="youtube" %}', FILM),
    "Eleventy's film": ('{% youtubeEmbed "dQ" %}', FILM),
    "WordPress' film": (
        "[youtube https://youtu.be/dQ]",
        '<p><a href="https://youtu.be/dQ">https://youtu.be/dQ</a></p>',
    ),
    "WordPress' caption around an element": (
        '[caption id="a" width="3"]<img src="https://b.example/a.png" alt="c"> The *d*[/caption]',
        '<figure><img src="https://b.example/a.png" alt="c"><figcaption>The *d*</figcaption></figure>',
    ),
    "WordPress' columns": ("[vc_row][vc_column]a[/vc_column][/vc_row]", "<p>a</p>"),
    "Roam's film": (
        "{{video https://b.example/c}}",
        '<p><a href="https://b.example/c">https://b.example/c</a></p>',
    ),
    "a document": ('{{< pdf src="https://b.example/c.pdf" >}}', LINKED),
    "a caption in Markdown": (
        '{{< figure src="https://b.example/a.png" caption="The *d*" >}}',
        (
            '<figure><img src="https://b.example/a.png" alt="">'
            "<figcaption><p>The <em>d</em></p></figcaption></figure>"
        ),
    ),
    "WordPress' embed": (
        "[embed]https://youtu.be/dQ[/embed]",
        '<p><a href="https://youtu.be/dQ">https://youtu.be/dQ</a></p>',
    ),
    "a film with a title": (
        '{{< vimeo id="12" title="The pier" >}}',
        '<p><a href="https://vimeo.com/12">The pier</a></p>',
    ),
    "a figure": ('{{< figure caption="C" alt="A" src="a.png" >}}', FIGURE),
    "a figure of an include": ('{% include figure image_path="a.png" alt="A" caption="C" %}', FIGURE),
    "a figure around its caption": (
        '{{< figure src="a.png" alt="A" >}}C{{< /figure >}}',
        FIGURE.replace(">C<", "><p>C</p><"),
    ),
    "a figure with Markdown": (
        '{{ figure(src="a.png", alt="A", caption="*C*", credits="by [D](https://d.example/e)") }}',
        FIGURE.replace("C<", '<p><em>C</em> by <a href="https://d.example/e">D</a></p><'),
    ),
    "a figure with code": (
        '{{< figure src="a.png" alt="A" caption="`C`" >}}',
        FIGURE.replace("C<", "<p><code>C</code></p><"),
    ),
    "a figure with a link": (
        '{{< figure src="a.png" alt="A" caption="<a href=\'https://d.example/e\'>C</a>" >}}',
        FIGURE.replace("C<", '<a href="https://d.example/e">C</a><'),
    ),
    "a figure in a row": (
        '|a|\n|-|\n|{{< figure src="a.png" alt="A" caption="*C*" >}}|\n',
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>"
        + FIGURE.replace("C<", "<em>C</em><")
        + "</td></tr></tbody></table>",
    ),
    "a figure above a paragraph": (
        '{{< figure src="a.png" alt="A" caption="C" >}}\n*D*',
        f"{FIGURE}<p><em>D</em></p>",
    ),
    "a picture above a paragraph": (
        '{{< figure src="a.png" alt="A" >}}\n*D*',
        f'<img src="{HOME}/fog/a.png" alt="A"><p><em>D</em></p>',
    ),
    "a page and words": (
        '{% indieweblink "Fog Club", "/club/" %}',
        '<p><a href="https://me.example.org/club/">Fog Club</a></p>',
    ),
    "words behind the page": (
        "{{< hop '/blog/club.html#now' 'Fog Club' >}}",
        f'<p><a href="{HOME}/club.html#now">Fog Club</a></p>',
    ),
    "WordPress' caption": ('[caption id="b"]<img src="a.png" alt="A"> C[/caption]', FIGURE),
    "WordPress' caption of a whole address": (
        '[caption id="b" width="3"]<img src="https://q.example/a.png" alt="A"> C[/caption]',
        FIGURE.replace(f"{HOME}/fog/", "https://q.example/"),
    ),
    "go.dev's picture": ('{{image "a.png" 300 200}}', f'<img src="{HOME}/fog/a.png" alt="">'),
    # code and TeX
    "Hugo's code": ('{{< highlight go "linenos=table" >}}\nx := 1 * 2 * 3\n{{< /highlight >}}', CODE),
    "Jekyll's code": ("{% highlight go linenos %}\nx := 1 * 2 * 3\n{% endhighlight %}", CODE),
    "Hexo's code": ("{% codeblock lang:go %}\nx := 1 * 2 * 3\n{% endcodeblock %}", CODE),
    "WordPress' code": ('[sourcecode language="go"]\nx := 1 * 2 * 3\n[/sourcecode]', CODE),
    "a title of code": (
        "{% codeblock a.go lang:go %}\nx := 1 * 2 * 3\n{% endcodeblock %}",
        f"<p><strong>a.go</strong></p>{CODE}",
    ),
    "tags in code": ("{{< code >}}\n{{ a }}\n{{< /code >}}", "<pre><code>{{ a }} </code></pre>"),
    "a diagram": (
        "{{< mermaid >}}\ngraph LR\n{{< /mermaid >}}",
        '<pre><code class="language-mermaid">graph LR </code></pre>',
    ),
    # words
    "tabs": (
        '{{< tabs >}}\n  {{< tab "Linux" >}}\n  A **b**.\n  {{< /tab >}}\n{{< /tabs >}}',
        "<p><strong>Linux</strong></p><p>A <strong>b</strong>.</p>",
    ),
    "tabs with titles above": (
        '{{< tabs items="One,Two" >}}\n{{< tab >}}a{{< /tab >}}\n{{< tab >}}b{{< /tab >}}\n{{< /tabs >}}',
        "<p><strong>One</strong></p><p>a</p><p><strong>Two</strong></p><p>b</p>",
    ),
    "a card": (
        '{{< card link="/docs" title="Docs" subtitle="All" >}}',
        '<p><a href="https://me.example.org/docs">Docs</a></p><p>All</p>',
    ),
    "a button": (
        '{{< button href="/x" >}}Press{{< /button >}}',
        '<p><a href="https://me.example.org/x">Press</a></p>',
    ),
    "Hexo's button": (
        "{% button https://b.example/, Press me, download %}",
        '<p><a href="https://b.example/">Press me</a></p>',
    ),
    "a badge": ("A {{< badge >}}New{{< /badge >}} b.", "<p>A New b.</p>"),
    "a lead": ("{{< lead >}}\nA *b*.\n{{< /lead >}}", "<p>A <em>b</em>.</p>"),
    "behind emphasis": ("{{< style 'x' >}}_A_{{< /style >}} b.", "<p><em>A</em> b.</p>"),
    "ruby": ("{% ruby 港|みなと %}", "<p>港 (みなと)</p>"),
    "no words": ('A{{< icon "x" >}}{{< clear >}}{% include toc %}{% seo %} b.', "<p>A b.</p>"),
    "HTML": ("{{< rawhtml >}}<p>a</p>{{< /rawhtml >}}", "<p>a</p>"),
    "within a list": (
        "1. One\n\n   {{< tip >}}\n   Mind.\n   {{< /tip >}}\n\n2. Two",
        f"<ol><li><p>One</p>{quote('Tip', 'Mind.')}</li><li><p>Two</p></li></ol>",
    ),
    "within a quotation": (
        "> {{< tip >}}\n> Mind.\n> {{< /tip >}}",
        f"<blockquote>{quote('Tip', 'Mind.')}</blockquote>",
    ),
    "one within another": (
        "{{< note >}}\n{{< tip >}}\nMind.\n{{< /tip >}}\n{{< /note >}}",
        f"<blockquote><p><strong>Note</strong></p>{quote('Tip', 'Mind.')}</blockquote>",
    ),
    # values
    "the article's title": ("{{ page.title }} {{< param title >}} {{ .Title }}", "<p>Fog Fog Fog</p>"),
    "the site's title": (
        "{{ site.title }}, {{ .Site.Title }}, {{ config.title }}",
        "<p>Quay Notes, Quay Notes, Quay Notes</p>",
    ),
    "a day": ('{{ page.date | date: "%-d %B %Y" }}, {{ page.date }}', "<p>4 March 2025, 2025-03-04</p>"),
    "a value within a tag": (
        '{% include figure.html src="a.png" alt="A" caption="{{ page.title }}" %}',
        FIGURE.replace("C", "Fog"),
    ),
    "an address of values": (
        "{% include link.html url={{ site.url }}/x text='x' %}",
        '<p><a href="https://me.example.org/x">x</a></p>',
    ),
    "Hugo's address": ("{{ .Site.BaseURL }}x", f'<p><a href="{HOME}/x">{HOME}/x</a></p>'),
    "filters": ('{{ page.title | upcase | append: "!" }} {{ "a b" | replace: " ", "-" }}', "<p>FOG! a-b</p>"),
    "a text": ("{% assign x = 'a' %}{{ x }}{% capture y %}b{% endcapture %}{{ y }}", "<p>ab</p>"),
    # tags that are shown
    "raw": ("{% raw %}{{ a }}{% endraw %} and {{ '{% b %}' }}", "<p>{{ a }} and {% b %}</p>"),
    "raw within code": ("`{% raw %}{{ a }}{% endraw %}`", "<p><code>{{ a }}</code></p>"),
    "escaped": ('{{</* figure src="a" */>}}', '<p>{{&lt; figure src="a" &gt;}}</p>'),
    "escaped in code": ("```\n{{%/* notice */%}}\n```", "<pre><code>{{% notice %}} </code></pre>"),
    "code": ("`{{ a }}` and <code>{% b %}</code>", "<p><code>{{ a }}</code> and <code>{% b %}</code></p>"),
    "indented code": ("Text.\n\n    {{ a }}\n", "<p>Text.</p><pre><code>{{ a }} </code></pre>"),
    "an open fence in a list": (
        "* a\n\n    ```\n    {{ b }}\n\nA {{ page.title }}.",
        "<ul><li><p>a</p><pre><code>{{ b }} </code></pre></li></ul><p>A Fog.</p>",
    ),
    "words in brackets": (
        "As [sic] and [video tutorial] and [1].",
        "<p>As [sic] and [video tutorial] and [1].</p>",
    ),
}


@pytest.mark.parametrize(("text", "content"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_a_tag_becomes_what_it_means(text: str, content: str) -> None:
    """A subscriber reads what visitors of the site read; nothing is reported, because nothing is lost."""
    found = links()
    assert (
        shown(text, found).replace("<figcaption> ", "<figcaption>").replace(" </figcaption>", "</figcaption>")
        == content
    )
    assert not found.changes.of("template")


DIRECTIVES = {
    "a picture": (
        ".. image:: a.png\n   :alt: A\n\nText.",
        f'<p><img src="{HOME}/fog/a.png" alt="A"></p><p>Text.</p>',
    ),
    "a note": (".. warning::\n\n   Mind.\n\nText.", f"{quote('Warning', 'Mind.')}<p>Text.</p>"),
    "code": (".. code-block:: go\n\n   x := 1 * 2 * 3\n", CODE),
    "a film": (".. youtube:: dQ", FILM),
    "roles": (
        "See :ref:`the part <part>`, :doc:`other`, :func:`~x.y`.",
        "<p>See the part, other, <code>y</code>.</p>",
    ),
    "a label": (".. _part:\n\nText.", "<p>Text.</p>"),
    "in code": (
        "`.. note::`\n\n```\n:ref:`x`\n```",
        "<p><code>.. note::</code></p><pre><code>:ref:`x` </code></pre>",
    ),
    "prose": ("Two.. a::b and 3:`x`", "<p>Two.. a::b and 3:<code>x</code></p>"),
}


@pytest.mark.parametrize(("text", "content"), DIRECTIVES.values(), ids=DIRECTIVES)
def test_what_is_left_of_restructuredtext_becomes_what_it_means(text: str, content: str) -> None:
    """A text that was moved from Sphinx, Nikola or Pelican to Markdown keeps its pictures, notes and code."""
    found = links()
    assert shown(text, found) == content
    assert not found.changes.of("template")


HTML = {
    "a note": ("{% note warning %}Mind.{% endnote %}", quote("Warning", "Mind.")),
    "a film": ('<p>{{ youtube(id="dQ") }}</p>', FILM),
    "WordPress' caption": ('[caption id="b"]<img src="a.png" alt="A"> C[/caption]', FIGURE),
    "a value": ("<p>{{ site.title }}</p>", "<p>Quay Notes</p>"),
    "code": ("<p><code>{{ a }}</code></p>", "<p><code>{{ a }}</code></p>"),
}


def test_an_unknown_directive_is_counted() -> None:
    """Its words stay, and its owner hears of it."""
    found = links()
    assert shown("A\n\n.. tide:: 3\n   :high: yes\n\n   b\n\nC", found) == "<p>A</p><p>b</p><p>C</p>"
    assert list(found.changes.of("template")) == [".. tide:: 3"]


@pytest.mark.parametrize(("text", "content"), HTML.values(), ids=HTML)
def test_html_has_the_same_tags(text: str, content: str) -> None:
    """An article in HTML is a template as one in Markdown is."""
    assert shown(text, kind="html") == content


def test_a_saved_page_has_no_tags() -> None:
    """A page is what a template made: braces in it are words."""
    words = "Write {{ page.title }} and {% raw %} here."
    page = f"<html><body><article><h1>Fog</h1><p>{words}</p></article></body></html>"
    assert words in shown(page, kind="page")


PLAYED = {
    "a film": (
        '{{< video src="a.mp4" poster="p.jpg" caption="C" >}}',
        '<video src="a.mp4" poster="p.jpg" title="C" controls></video>',
    ),
    "WordPress' film": ('[video width="3" mp4="a.mp4"][/video]', '<video src="a.mp4" controls></video>'),
    "a recording": ("{% include embed/audio.html src='a.mp3' %}", '<audio src="a.mp3" controls></audio>'),
    "Octopress' film": (
        "{% video /a.mp4 480 360 /p.png %}",
        '<video src="/a.mp4" poster="/p.png" controls></video>',
    ),
    "Jekyll's film": ('{% include video.html src="/a.webm" %}', '<video src="/a.webm" controls></video>'),
}


@pytest.mark.parametrize(("text", "element"), PLAYED.values(), ids=PLAYED)
def test_files_that_are_played_become_elements(text: str, element: str) -> None:
    """A film or recording of the site is there for what makes attachments of such elements."""
    found = links()
    assert expand(text, found).strip() == element
    assert not found.changes.of("template")


FORMULAS = ["$x^{{a}}$", r"$$ \frac{{a}}{b} $$", r"\(x_{{%a%}}\)", r"$\text{{{a}}}$"]


@pytest.mark.parametrize("text", FORMULAS)
def test_braces_of_formulas_are_no_tags(text: str) -> None:
    """TeX writes two braces, too."""
    assert expand(text, links()) == text


# -- what is not understood ----------------------------------------------------------------------------------

# A text, what is left of it, and what is reported.
LOST = {
    "two paths": ('{% hop "/a/", "/b/" %}', "", ['{% hop "/a/", "/b/" %}']),
    "a path and a name without quotes": ('{% hop "/a/" b %}', "", ['{% hop "/a/" b %}']),
    "what a tag includes": ("{% component '/a/b' 'Words' %}", "", ["{% component '/a/b' 'Words' %}"]),
    "a file of the theme": ('{% hop "/a.svg.njk", "Words" %}', "", ['{% hop "/a.svg.njk", "Words" %}']),
    "a tag": ("A {{< tide >}} b.", "A  b.", ["{{< tide >}}"]),
    "a pair": ("A {{< tide 3 >}}c{{< /tide >}} b.", "A c b.", ["{{< tide 3 >}}"]),
    "a closing tag alone": ("A {% endtide %} b.", "A  b.", ["{% endtide %}"]),
    "a value": ("A {{ page.tide }} b.", "A  b.", ["{{ page.tide }}"]),
    "a filter": ("A {{ page.title | tide }} b.", "A  b.", ["{{ page.title | tide }}"]),
    "a condition": ("{% if a %}b{% else %}c{% endif %}", "b", ["{% if a %}"]),
    "a case": ("{% case a %}{% when 1 %}b{% when 2 %}c{% endcase %}", "b", ["{% case a %}"]),
    "a loop": ("{% for a in b %}{{ a }}, {% endfor %}c", "c", ["{{ a }}", "{% for a in b %}"]),
    "a loop of words": ("{% for a in b %}x{% endfor %}c", "xc", ["{% for a in b %}"]),
    "Handlebars": ("{{#if a}}b{{else}}c{{/if}}{{> d}}", "b", ["{{#if a}}", "{{> d}}"]),
    "a chart": ("A {{< chart >}}\ntype: bar\n{{< /chart >}} b.", "A  b.", ["{{< chart >}}"]),
    "an include": ("A {% include section.html %} b.", "A  b.", ["{% include section.html %}"]),
    "a film without a name": ("A {{< youtube >}} b.", "A  b.", ["{{< youtube >}}"]),
    "an address that is none": (
        'A {{< youtube "javascript:alert(1)" >}} b.',
        "A  b.",
        ['{{< youtube "javascript:alert(1)" >}}'],
    ),
    "WordPress": ('A [tide from="3"] b.', "A  b.", ['[tide from="3"]']),
    "a value within a tag": (
        'A {% include note.html content="b {{ c }}" %}',
        "A \n\n<blockquote>\n\n**Note**\n\nb\n\n</blockquote>\n\n",
        ["{{ c }}"],
    ),
    "ERB": ("A <%= tide %> b.", "A  b.", ["<%= tide %>"]),
}


@pytest.mark.parametrize(("text", "rest", "reported"), LOST.values(), ids=LOST)
def test_what_is_not_understood_is_counted(text: str, rest: str, reported: list[str]) -> None:
    """No tag is shown raw, no words vanish with it, and its owner hears of it."""
    found = links()
    assert expand(text, found) == rest
    assert list(found.changes.of("template")) == reported


def test_an_address_that_a_filter_changes_is_kept() -> None:
    """The only address in a tag is one that a reader can open."""
    assert (
        expand('{{ "https://b.example/x" | tide }}', links()) == "[https://b.example/x](<https://b.example/x>)"
    )


# -- the configuration ---------------------------------------------------------------------------------------

OWN = {
    "a link": (
        "link https://tide.example/{0|id}",
        "{{< tide 3 >}}",
        "[https://tide.example/3](<https://tide.example/3>)",
    ),
    "a link by name": (
        "link https://tide.example/{id}",
        '{% tide id="3" %}',
        "[https://tide.example/3](<https://tide.example/3>)",
    ),
    "an image": ("image", '{{< tide src="a.png" >}}', '<img src="a.png" alt="">\n\n'),
    "its words": ("text", "{{< tide >}}a{{< /tide >}}", "a"),
    "code": ("code python", "{% tide %}\n{{ a }}\n{% endtide %}", "\n\n```python\n{{ a }}\n```\n\n"),
    "nothing": ("nothing", "A {{ tide() }}b", "A b"),
    "nothing of what it encloses": ("nothing", "A{{< tide >}} secret{{< /tide >}} b", "A b"),
    "words of its arguments": ("words", '{{< tide "at three" >}}', "at three"),
    "brackets": ("text", "[tide]a[/tide]", "a"),
    "an include": ("words", '{% include tide.html text="a" %}', "a"),
}


@pytest.mark.parametrize(("meaning", "text", "result"), OWN.values(), ids=OWN)
def test_the_configuration_says_what_tags_mean(meaning: str, text: str, result: str) -> None:
    """A tag of the owner's own theme is understood, in every dialect."""
    found = links(tide=meaning)
    assert expand(text, found) == result
    assert not found.changes.of("template")


def test_the_configuration_comes_before_the_table() -> None:
    """A theme may use a common name for something of its own."""
    assert expand("{{< youtube 3 >}}", links(youtube="nothing")) == ""


# -- articles of nothing else --------------------------------------------------------------------------------

ALONE = {
    "a notebook": ("{% notebook X.ipynb cells[2:] %}\n", "{% notebook X.ipynb cells[2:] %}"),
    "two": ("\n{{< tide >}}\n\n{{< ebb >}}", "{{< tide >}}"),
    "within an element": ("<div>{{ tide }}</div>", "{{ tide }}"),
    "a tag and words": ("{% notebook X.ipynb %}\n\nWords.", ""),
    "a tag around words": ("{{< tide >}}Words{{< /tide >}}", ""),
    "a film": ("{{< youtube dQ >}}", ""),
    "a picture": ('{{< figure src="a.png" >}}', ""),
    "a video": ('{{< video src="a.mp4" >}}', ""),
    "words": ("Words.", ""),
    "nothing": ("", ""),
    "code": ("`{{ a }}`", ""),
}


@pytest.mark.parametrize(("text", "tag"), ALONE.values(), ids=ALONE)
def test_a_text_of_nothing_but_tags_is_recognised(text: str, tag: str) -> None:
    """Such an article would be an entry without any text."""
    assert lone_tag(Body("markdown", text), SITE) == tag


def test_the_configuration_releases_an_article_of_tags() -> None:
    """When the owner says what the tag means, the article is published."""
    assert lone_tag(Body("markdown", "{% tide a %}"), SITE._replace(shortcodes={"tide": "words"})) == ""


# -- the table -----------------------------------------------------------------------------------------------


def test_the_table_is_consistent() -> None:
    """Each meaning is one that something shows, and each name is written as it is looked up."""
    from publisher.composer.shortcodes import _MAKERS, normalized

    words = {meaning.partition(" ")[0] for meaning in SHORTCODES.values()}
    assert words <= {*_MAKERS, "titled", "value", "dropped"}
    assert set(MEANINGS) <= set(_MAKERS)
    assert [name for name in SHORTCODES if normalized(name) != name] == []
    assert [name for name in (*BRACKETS, *INCLUDES, *NOTES) if name != name.lower()] == []
