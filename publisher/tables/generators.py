"""What is known of the programs that make sites: where each puts an article. Sources: their documentation.

Jekyll 4, Permalinks; Hugo 0.150, URL management; Pelican 4, URL settings; Eleventy 3, Permalinks; Zola 0.20,
Page; Hexo 7, Permalinks; Docusaurus 3, Blog; Astro 5, Content collections; Quartz 4; MkDocs Material 9, Blog.
"""

from __future__ import annotations

from typing import NamedTuple


class Generator(NamedTuple):
    """Where a program puts an article that does not say so itself."""

    permalink: str  # the rule that holds where the site has none of its own
    slugs: str  # how words become parts of an address, see `text.url_slugs`
    title: str = "name"  # what `:title` and `:slug` stand for without a slug: the "title", or the file's "name"
    local: bool = True  # dates in addresses are in the site's zone; else in the offset that the article gives


GENERATORS: dict[str, Generator] = {
    "jekyll": Generator("date", "jekyll"),
    "hugo": Generator("/:sections/:slugorcontentbasename/", "hugo", title="title", local=False),
    "pelican": Generator("/:slug.html", "pelican", title="title"),
    "eleventy": Generator("/:path/", "eleventy"),
    "zola": Generator("/:path/", "zola"),
    "hexo": Generator("/:year/:month/:day/:title/", "hexo"),
    "docusaurus": Generator("/blog/:path", "docusaurus"),
    "astro": Generator("/:path/", "github"),
    "quartz": Generator("/:path", "quartz"),
    "mkdocs": Generator("/blog/:year/:month/:day/:slug/", "mkdocs", title="title"),
}
NONE = Generator("", "plain")  # of a source that names no program

# Jekyll's names of rules.
STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
# What may stand in a rule, in the notation of Jekyll and Hugo; Pelican's and Eleventy's names for the same.
PLACEHOLDERS = frozenset(
    "year short_year month i_month short_month long_month monthname day i_day y_day yearday hour minute second"
    " week w_year w_day short_day long_day weekday weekdayname title slug filename name basename"
    " contentbasename slugorfilename slugorcontentbasename path section sections category categories slugified_categories"
    " collection output_ext lang author".split()
)
DATED = frozenset(
    "year short_year month i_month short_month long_month monthname day i_day y_day yearday hour minute second"
    " week w_year w_day short_day long_day weekday weekdayname".split()
)
# Eleventy's and Liquid's expressions for the same.
EXPRESSIONS = {
    "page.fileslug": "name",
    "page.filepathstem": "path",
    "page.date": "date",
    "date": "date",
    "title": "title",
    "page.title": "title",
    "slug": "slug",
    "page.slug": "slug",
    "category": "category",
    "lang": "lang",
    "author": "author",
    "page.lang": "lang",
}
