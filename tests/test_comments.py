"""What a writer wrote in a comment reaches nobody; what only looks like one stays."""

from __future__ import annotations

import json
import time

import pytest
from sites import SiteFolder, article

from publisher import composer
from publisher.composer.links import Links
from publisher.models import Body, Entry
from publisher.text.comments import unclosed, without_comments

HIDDEN = {
    "Obsidian, in a line": "Tide. %%SECRET%% Fog.",
    "Obsidian, a block": "Tide.\n\n%%\nSECRET\n\nSECRET\n%%\n\nFog.",
    "Obsidian, in a list": "Tide.\n\n- a %%SECRET%%\n- b\n\n    %%SECRET\n    SECRET%%\n\nFog.",
    "Obsidian, at a word": "Tide%%SECRET%% Fog.",
    "Obsidian, at a number": "Tide at 10%%SECRET%% Fog.",
    "Obsidian, in a heading": "## Tide %%SECRET%%\n\nFog.",
    "Obsidian, in a quotation": "> Tide %%SECRET\n> SECRET%% Fog.",
    "Obsidian, in a table": "| Tide |\n|---|\n| Fog. %%SECRET%% |",
    "HTML": "Tide. <!-- SECRET --> Fog.",
    "HTML with an empty line": "Tide. <!-- SECRET\n\nSECRET --> Fog.",
    "HTML with dashes": "Tide. <!-- SECRET -- SECRET --> Fog.",
    "HTML with code inside": "Tide. <!--\n```\nSECRET\n```\n--> Fog.",
    "Jinja": "Tide. {# SECRET #} Fog.",
    "Jinja without blanks": "Tide. {#SECRET#} Fog.",
    "Go": "Tide. {{/* SECRET */}} {{- /* SECRET */ -}} Fog.",
    "Hugo's shortcode": "Tide.\n\n{{% comment %}}\nSECRET\n{{% /comment %}}\n\nFog.",
    "Handlebars": "Tide. {{!-- SECRET }} SECRET --}} {{! SECRET }} Fog.",
    "Liquid": "Tide. {%- comment -%}\nSECRET {% if x %} SECRET\n{%- endcomment -%} Fog.",
    "Liquid in a tag": "Tide. {% # SECRET %} Fog.",
    "Django with a note": 'Tide. {% comment "SECRET" %}SECRET{% endcomment %} Fog.',
    "EEx": "Tide. {%# SECRET %} Fog.",
    "ERB": "Tide. <%# SECRET > SECRET %> Fog.",
    "JSP": "Tide. <%-- SECRET --%> Fog.",
    "PHP": "Tide. <?php if (1 > 0) { echo 'SECRET'; } ?> Fog.",
    "MDX": "Tide. {/* SECRET\n\nSECRET */} Fog.",
    "kramdown": "Tide.\n\n{::comment}\nSECRET\n{:/comment}\n\nFog.",
    "CriticMarkup": "Tide.{>>SECRET<<} Fog.",
    "Markdown's": "Tide.\n[//]: # (SECRET)\n\nFog.",
    "Markdown's, two lines": "Tide.\n[comment]: <> (SECRET\nSECRET)\n\nFog.",
}  # fmt: skip
KEPT = {
    "a fence": "```\n%%timeit\n{# a #} <!-- b -->\n```",
    "a fence of tildes in a list": "- x\n\n  ~~~\n  %%a%%\n  ~~~",
    "a fence in a quotation": "> ```\n> %%a%%\n> ```",
    "a span": "Write `%%a%%` and ``{# ` #}``.",
    "an indented block": "Run\n\n    %%timeit\n    {# a #}\n\nit.",
    "percent signs": "100%% sure, 50%% of it, 7%%",
    "an id": "Tide {#my-id} and {#other .lead key=1}",
    "Svelte": "{#if tide}fog{/if}",
    "raw in Liquid": "{% raw %}{# a #}{% endraw %}",
    "a highlight": "{% highlight jinja %}\n{# a #}\n{% endhighlight %}",
    "Hugo's highlight": '{{< highlight go "x" >}}\n{{/* a */}}\n{{< /highlight >}}',
    "code in HTML": "<pre><code>{# a #} {{! b }}</code></pre>",
    "a style sheet": "<style>\n.tide {\n    /* a */\n    margin: 0;\n}\n</style>\n\nFog.",
    "a style sheet with another sign": "<style media='print'>\na { color: red } /* {# %% */\n</style>\n\nFog.",
    "an escaped shortcode": "{{</* figure */>}}",
    "a reference": "[tide]: https://quay.example/ (Tide)",
}
OPEN = {
    "Obsidian": ("Tide.\n\n%%SECRET\n\nSECRET", 3),
    "HTML": ("Tide. <!-- SECRET\n\nSECRET", 1),
    "Liquid": ("Tide. {% comment %} SECRET", 1),
    "Jinja": ("Tide.\n{# SECRET\n\n## SECRET", 2),
    "MDX": ("Tide. {/* SECRET", 1),
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_no_word_of_a_comment_leaves(text: str) -> None:
    """It is in no content and no summary, and what stands around it is in both."""
    item = composer.compose(Body("markdown", text), Entry("x", title="T"), Links())

    assert "SECRET" not in item.content + item.summary
    assert "Tide" in item.content
    assert "Fog." in item.content
    for sign in ("%%", "#}", "*/", "--", "&lt;", "{{", "comment"):
        assert sign not in item.content


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_no_comment_stays(text: str) -> None:
    """Code shows comments as they are, and other signs mean something else."""
    assert without_comments(text + "\n\nTail %%x%%", "markdown") == text + "\n\nTail "


@pytest.mark.parametrize(("text", "line"), OPEN.values(), ids=OPEN)
def test_a_comment_without_an_end_hides_the_rest(site: SiteFolder, text: str, line: int) -> None:
    """Published in error it could not be called back; the writer is told where it opens."""
    site.write("a.md", article("Tide", body=text))

    (problem,) = site.build().problems

    assert "SECRET" not in site.items()[0]["content_html"]
    assert f"line {line} of the text" in problem.message
    assert unclosed(text, "markdown") == line


@pytest.mark.parametrize("kind", ["html", "text"])
def test_other_bodies_lose_them_too(site: SiteFolder, kind: str) -> None:
    """Fragments of HTML and records of plain text hold comments of HTML and of templates."""
    body = "Tide {# SECRET #} and <!-- SECRET --> and {% comment %}SECRET{% endcomment %} fog, 5 %% x %%"
    body = f"<p>{body}</p>" if kind == "html" else body
    site.write("a.json", json.dumps({"title": "T", "date": "2026-02-01", "content": body}))

    site.build()

    shown = site.items()[0]["content_html"]
    assert "SECRET" not in shown
    assert "5 %% x %%" in shown  # Obsidian writes Markdown only


@pytest.mark.parametrize(
    ("text", "title"),
    [("%%\n# SECRET\n%%\n\n# Tide\n\nx", "Tide"), ("# Tide %%SECRET%%\n\nx", "Tide"),
     ("<!--\n# SECRET\n-->\n# Tide {# SECRET #}\n\nx", "Tide")],
)  # fmt: skip
def test_no_title_comes_from_a_comment(site: SiteFolder, text: str, title: str) -> None:
    """A heading within one is none, and one in a heading is not part of the title."""
    site.write("a.md", f"---\ndate: 2026-02-01\n---\n{text}\n")

    site.build()

    assert site.titles() == [title]


def test_first_words_come_from_no_comment(site: SiteFolder) -> None:
    """An article without a title is named by the first words that are shown."""
    site.write("2026-02-01.md", "%%SECRET%%\n\nThe tide was late.\n")

    site.build()

    assert b"SECRET" not in b"".join(site.files().values())


@pytest.mark.parametrize(
    "unit",
    ["%%", "    %%\n", "{# a", "{#a ", "` ``", "<!-", "{%comment", "{%raw%}", "[//]:(\n", "[//]: '\n", "<pre>",
     "```\n", "> - 1. ", "1%% ", "`%%`", "a ` b ``` c ```` d %% e\n"],
)  # fmt: skip
def test_the_time_is_in_proportion(unit: str) -> None:
    """Twice the text takes about twice the time, whatever it is made of."""

    def seconds(count: int) -> float:
        text = unit * (count // len(unit)) + "%%{# #}"
        start = time.process_time()
        without_comments(text, "markdown")
        return time.process_time() - start

    seconds(1000)
    assert min(seconds(400_000) for _ in range(2)) < 8 * seconds(100_000) + 0.1
