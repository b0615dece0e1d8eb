"""What is known of the programs that make sites: where each puts an article. Sources: their documentation.

Jekyll 4.3, Permalinks; Hugo 0.168, URL management; Pelican 4.12, URL settings; Eleventy 3.1, Permalinks; Zola
0.20, Page; Hexo 8.1, Permalinks; Docusaurus 3.10, Blog; Astro 5, Content collections; Quartz 4; MkDocs Material
9.7, Blog; Nikola 8.3. Each rule was tried with the program, but for Zola's and Quartz'. For `smart`: kramdown
2.4, Options (smart_quotes); Hugo, Configure markup (typographer); hexo-renderer-marked 7 (smartypants); Astro,
Configuration reference (markdown.smartypants); Quartz 4, GitHubFlavoredMarkdown (enableSmartyPants).
For `emoji`: Docusaurus, Markdown features.
"""

from __future__ import annotations

from typing import NamedTuple


class Generator(NamedTuple):
    """Where a program puts an article that does not say so itself."""

    permalink: str  # the rule that holds where the site has none of its own
    slugs: str  # how words become parts of an address, see `text.url_slugs`
    title: str = "name"  # what `:slug` is where the article has none: its "title", or its file's "name"
    day: str = (
        "off"  # what becomes of the day at the start of a file's name in `:path`: "off", "kept", "folders"
    )
    folders: str = "same"  # how folders become parts of `:path`, see `text.url_slugs`
    closed: bool = False  # an address always ends with a slash
    languages: bool = False  # a file may be named after its language: "fog.fr.md" lies below "/fr/"
    own_offset: bool = False  # dates in addresses are in the article's own offset, not in the site's zone
    keeps_index: bool = False  # a rule may end with "index.html", and so does the address
    based: bool = False  # a path from the root in a text is below the site's base path
    based_files: bool = False  # that of a picture alone is
    files: str = (
        "page"  # where a picture beside an article is served: below its "page", in its "folder", "hashed"
    )
    hidden: tuple[str, ...] = ()  # globs of files that the program passes over
    renames: bool = False  # names of pictures change in addresses as those of folders do
    utc: bool = False  # a time that names no zone is UTC, not the site's
    smart: bool = False  # Markdown's straight quotes, hyphens and dots become typographic by default
    emoji: bool = False  # ":ship:" becomes an emoji by default


_UNDERSCORED = ("**/_*.md", "**/_*.mdx", "**/_*/**")
_NO_MARKDOWN = ("**/*.txt", "**/*.htm", "**/*.html")  # served as they are, where only Markdown is read

GENERATORS: dict[str, Generator] = {
    "jekyll": Generator("date", "jekyll", keeps_index=True, utc=True, smart=True),
    "hugo": Generator(
        "/:path/",
        "hugo",
        title="title",
        day="kept",
        folders="hugo_path",
        closed=True,
        languages=True,
        own_offset=True,
        smart=True,
    ),
    "pelican": Generator(
        "/:slug:lang_suffix.html", "pelican", title="title", keeps_index=True, own_offset=True
    ),
    "eleventy": Generator("/:path/", "same", day="kept", utc=True),
    "zola": Generator("/:path/", "zola", closed=True, languages=True, hidden=_NO_MARKDOWN, utc=True),
    "hexo": Generator(
        "/:year/:month/:day/:title/",
        "hexo",
        day="kept",
        keeps_index=True,
        hidden=_UNDERSCORED,
        based_files=True,
        smart=True,
    ),
    "docusaurus": Generator(
        "/blog/:path",
        "same",
        day="folders",
        based=True,
        files="hashed",
        hidden=(*_UNDERSCORED, *_NO_MARKDOWN),
        utc=True,
        emoji=True,
    ),
    "astro": Generator(
        "/blog/:path/",
        "github",
        day="kept",
        folders="github",
        files="hashed",
        hidden=(*_UNDERSCORED, *_NO_MARKDOWN),
        utc=True,
        smart=True,
    ),
    "quartz": Generator(
        "/:path", "quartz", day="kept", folders="quartz", renames=True, hidden=_NO_MARKDOWN, smart=True
    ),
    "mkdocs": Generator(
        "/blog/:year/:month/:day/:slug/", "mkdocs", title="title", files="folder", hidden=_NO_MARKDOWN, utc=True
    ),
    "nikola": Generator("/posts/:path/", "nikola", day="kept"),
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
# What a rule may hold, in the notation of Jekyll and Hugo; Pelican's and Eleventy's names for the same.
PLACEHOLDERS = frozenset(
    "year short_year month i_month short_month long_month monthname day i_day y_day yearday hour minute second"
    " week w_year w_day short_day long_day weekday weekdayname timestamp title post_title slug filename name"
    " basename contentbasename slugorfilename slugorcontentbasename path section sections category categories"
    " slugified_categories collection output_ext lang lang_suffix author hash".split()
)
DATED = frozenset(
    "year short_year month i_month short_month long_month monthname day i_day y_day yearday hour minute second"
    " week w_year w_day short_day long_day weekday weekdayname timestamp".split()
)
# Eleventy's and Liquid's expressions for the same.
EXPRESSIONS = {
    "page.fileslug": "file_slug",
    "page.filepathstem": "path_stem",
    "page.date": "date",
    "date": "date",
    "title": "raw_title",
    "page.title": "raw_title",
    "slug": "slug",
    "page.slug": "slug",
    "category": "category",
    "lang": "lang",
    "author": "author",
    "page.lang": "lang",
}
