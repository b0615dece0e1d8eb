"""Templates with front matter, and Markdown whose code is run."""

from __future__ import annotations

import pytest

from publisher.models import Article
from publisher.readers import read

HEAD = "---\ntitle: Tides\ndate: 2026-03-04\n---\n"
UNDATED = "---\ntitle: Tides\n---\n"


def only(name: str, text: str) -> Article:
    """Read the only article of a file."""
    (article,) = read(text.encode(), name)
    return article


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tide.html.erb", "html"),
        ("tide.njk", "html"),
        ("tide.liquid", "html"),
        ("tide.md.erb", "markdown"),
        ("tide.html.markdown.erb", "markdown"),
        ("2026-03-04-tide.hbs", "html"),
    ],
)
def test_a_template_with_front_matter_is_an_article(name: str, kind: str) -> None:
    """Writers of Middleman and Eleventy keep articles in templates; the text is their own."""
    article = only(name, HEAD + "<p>Late.</p>\n")
    assert not article.problems
    assert article.body == (kind, "<p>Late.</p>\n", ())


PAGES = {
    "no front matter": "<html><%= yield %></html>",
    "a list of Liquid": UNDATED + "{% for post in collections.posts %}<li>{{ post.url }}</li>{% endfor %}",
    "a list of ERB": UNDATED + "<% blog.articles.each do |one| %><li><%= one.title %></li><% end %>",
    "a list of EJS": UNDATED + "<% for (const one of posts) { %><li></li><% } %>",
    "a list of Handlebars": UNDATED + "{{#each posts}}<li>{{title}}</li>{{/each}}",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_template_of_pages_is_passed_over(text: str) -> None:
    """What makes pages of articles is none itself."""
    assert [one.kind for one in only("tags.njk", text).problems] == ["not-article"]


def test_an_article_may_go_through_a_list() -> None:
    """A date says that it is an article, whatever it prints."""
    assert not only("tide.njk", HEAD + "{% for boat in boats %}{{ boat }}{% endfor %}").problems


CODE = {
    "code that is shown": ("```{r}\nplot(x)\n```", "```r\nplot(x)\n```"),
    "a name of the part": ("```{r tides, fig.width=3}\nplot(x)\n```", "```r\nplot(x)\n```"),
    "code that is not": ("```{r, echo=FALSE}\nkey <- 1\n```", ""),
    "code of which nothing is shown": ("```{r setup, include = FALSE}\nkey <- 1\n```", ""),
    "options of Quarto": ("```{python}\n#| label: a\nx = 1\n```", "```python\nx = 1\n```"),
    "Quarto's code that is not shown": ("```{python}\n#| echo: false\nx = 1\n```", ""),
    "code that is not run": ("```r\nkey <- 1\n```", "```r\nkey <- 1\n```"),
    "code without an end": ("```{r, echo=FALSE}\nkey <- 1", ""),
    "longer fences": ("````{r, echo=FALSE}\n```\nkey\n````", ""),
}


@pytest.mark.parametrize(("text", "shown"), CODE.values(), ids=CODE)
@pytest.mark.parametrize("name", ["a.Rmd", "a.qmd"])
def test_code_is_shown_as_the_page_shows_it(name: str, text: str, shown: str) -> None:
    """Code that its author hides is not published."""
    article = only(name, f"{HEAD}\nAbove.\n\n{text}\n\nBelow.\n")
    assert article.body.text.strip() == f"Above.\n\n{shown}\n\nBelow.".strip() or (
        not shown and "key" not in article.body.text and "x = 1" not in article.body.text
    )
    assert bool(article.left_out) == ("{" in text)
