"""Settings of a small Pelican site."""

AUTHOR = "Marta Lind"
SITENAME = "Tidewater Notebook"
SITEURL = "https://tidewater.example.com/notebook"
PATH = "content"
TIMEZONE = "Europe/Lisbon"
DEFAULT_LANG = "en"
THEME = "theme"
THEME_STATIC_PATHS = []
STATIC_PATHS = ["images"]
DEFAULT_PAGINATION = False

ARTICLE_URL = "{category}/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{date:%Y}/{date:%m}/{slug}/index.html"

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.toc": {},
        "markdown.extensions.admonition": {},
    },
    "output_format": "html5",
}
