"""Templates with front matter: an article's own HTML, or Markdown, with the tags of a template language.

Middleman (`tide.html.erb`), Eleventy (`tide.njk`, `tide.liquid`) and other programs let writers use tags within
an article. A file without front matter is a template of pages, and so is one that goes through a list and says
no date: a page of tags, an archive, a feed.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.models import Article, Body, BodyKind, Problem
from publisher.readers import front_matter
from publisher.text.decode import decode
from publisher.text.lazy import lazy

_MARKDOWN = frozenset({"md", "markdown", "mkd"})
# What goes through a list: Liquid, Nunjucks and Twig, ERB and EJS, Handlebars, Go.
_LOOP = lazy(
    r"\{%-?\s{0,9}for\s|<%[-_]?\s{0,9}(?:for\s?\(|[\w.()\"':, -]{1,200}\.(?:each|forEach|map|reverse_each)\b)"
    r"|\{\{[#~-]{0,3}\s{0,9}(?:each|range)\s"
)


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a template that has front matter.

    Raises:
        ReadError: the bytes are no text, or the front matter is wrong.
    """
    text = decode(data, name)
    claims, rest = front_matter.split(text) if front_matter.is_opened(text) else ((), text)
    is_dated = any(one.field == "published" for one in claims)
    if not claims or (not is_dated and _LOOP.search(rest)):
        remedy = "to publish it, write a date in front matter above its text"
        problem = Problem(name, "passed over: it is a template of pages", remedy, "note", "not-article")
        yield Article(name, problems=(problem,))
        return
    kind: BodyKind = "markdown" if not _MARKDOWN.isdisjoint(name.lower().split(".")[-3:-1]) else "html"
    yield Article(name, claims=claims, body=Body(kind, rest))
