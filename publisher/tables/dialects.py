"""Dialects of feeds that were written over the years. Each list names its source."""

from __future__ import annotations

# Namespaces of RSS's own elements: RSS 0.90 and 1.0 (their specifications), RSS 1.1, and those that
# early tools gave to RSS 0.91 and 2.0 although it has none.
RSS = frozenset({
    "",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://purl.org/rss/1.0/",
    "http://purl.org/net/rss1.1#",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://backend.userland.com/RSS2",
    "http://blogs.law.harvard.edu/tech/rss",
})  # fmt: skip

# Older and stray names of modules, besides those in `syndication`.
MODULES = {
    "http://purl.org/atom/ns#": "atom",  # Atom 0.3
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/rss/1.0/modules/dcterms/": "dcterms",
    "http://www.w3.org/1999/html": "xhtml",
    "http://www.w3.org/TR/REC-html40": "xhtml",
    "http://search.yahoo.com/rss": "media",
    "http://purl.org/atom/app#": "app",  # drafts of RFC 5023
}

# Namespaces of exports, without the version at their end: WordPress (WXR 1.0 to 1.2), Blogger (Google Takeout).
EXPORTS = {"wordpress.org/export": "wp", "schemas.google.com/blogger": "blogger"}

# Encodings that documents declare (WHATWG Encoding Standard) and Python reads under the same or a wider name.
ENCODINGS = {
    **{f"windows-{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm866": "cp866",
    "macintosh": "mac-roman",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
}
