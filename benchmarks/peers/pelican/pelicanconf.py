"""Two feeds of the newest articles, and no pages."""

import os

from pelican.readers import MarkdownReader

limit = 50


class FrontMatter(MarkdownReader):
    """Markdown with front matter, whose lists are in brackets."""

    def process_metadata(self, name: str, value: str) -> object:
        """Remove the brackets."""
        return super().process_metadata(name, value.strip("[]") if name == "tags" else value)


SITENAME = "Bench"
SITEURL = FEED_DOMAIN = "https://example.org"
TIMEZONE = "UTC"
PATH = os.environ["ARTICLES"]
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS = [""], [], []
OUTPUT_PATH, CACHE_PATH = "output", "cache"
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
READERS = {"md": FrontMatter}
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}

FEED_MAX_ITEMS = limit
FEED_ALL_RSS, FEED_ALL_ATOM = "rss.xml", "atom.xml"
RSS_FEED_SUMMARY_ONLY = False
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

DIRECT_TEMPLATES = []
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
