"""Exports of other programs, small, with one post of each state. Only public posts say "A public text"."""
# ruff: noqa: E501 -- exports have long lines

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson

PUBLIC, SECRET = "A public text", "Not for anybody"
HOME = "https://quay.example/"


class Program(NamedTuple):
    """An export, and what a person expects of it."""

    files: dict[str, str]
    public: dict[str, tuple[str, str, str]]  # by title: id, link and day of each public article
    held: Mapping[str, int] = MappingProxyType({})  # drafts by kind
    left: Mapping[str, int] = MappingProxyType({})  # what is not imported by kind
    comments: int = 0
    holds: Mapping[str, str] = MappingProxyType({})  # by title: what the file of an article holds, in parts


def table(*rows: dict[str, str]) -> str:
    """A CSV file of these rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def json(values: Any) -> str:
    """JSON."""
    return orjson.dumps(values).decode()


# -- WordPress -----------------------------------------------------------------------------------------------


def wordpress_item(number: int, title: str, text: str, more: str = "", **said: str) -> str:
    """An item of WXR; `said` are its elements of WordPress."""
    values = {
        "post_id": str(number), "post_date": "2025-03-04 10:00:00", "post_date_gmt": "2025-03-04 09:00:00",
        "status": "publish", "post_type": "post", "post_password": "", **said,
    }  # fmt: skip
    marks = "".join(f"<wp:{key}><![CDATA[{value}]]></wp:{key}>" for key, value in values.items())
    return (
        f"<item><title>{title}</title><link>{HOME}{number}/</link>"
        f'<guid isPermaLink="false">{HOME}?p={number}</guid>'
        f"<dc:creator><![CDATA[ada]]></dc:creator><pubDate>Tue, 04 Mar 2025 09:00:00 +0000</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded>{marks}{more}</item>"
    )


def meta(key: str, value: str) -> str:
    """A custom field."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def wordpress(*items: str) -> str:
    """A file of WXR."""
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- generator="WordPress/6.4" -->\n<rss version="2.0"'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        f"<title>Quay</title><link>{HOME}</link><language>nb-NO</language><wp:wxr_version>1.2</wp:wxr_version>"
        "<wp:author><wp:author_login>ada</wp:author_login><wp:author_email>ada@quay.example</wp:author_email>"
        "<wp:author_display_name><![CDATA[Ada Quay]]></wp:author_display_name></wp:author>"
        "<wp:category><wp:category_nicename>sea</wp:category_nicename>"
        f"<wp:cat_name><![CDATA[Sea & fog]]></wp:cat_name></wp:category>{''.join(items)}</channel></rss>"
    )


_CLASSIC = (
    'İİİ<pre>[gallery ids="9"]</pre>First line\nsecond line of A public text\n\n[caption id="attachment_9" width="300"]'
    '<img src="https://quay.example/a.jpg" alt="A" /> The <em>harbour</em>[/caption]\n\n<h2>Next</h2>\n'
    '[gallery ids="9,8"]\n\nhttps://www.youtube.com/watch?v=abc\n\n<pre>one\n\ntwo</pre>\n<blockquote>Said'
    '\n\nso</blockquote>\n[audio mp3="https://quay.example/a.mp3"][/audio] and [sic]'
)
_BLOCKS = (
    '<!-- wp:paragraph {"dropCap":true} -->\n<p>A public text</p>\n<!-- /wp:paragraph -->\n\n'
    '<!-- wp:latest-posts /-->\n<!-- wp:block {"ref":7} /-->\n<!-- wp:embed {"url":"https://vimeo.com/1"} -->'
    '<figure class="wp-block-embed"><div>\nhttps://vimeo.com/1\n</div></figure><!-- /wp:embed -->'
)
_WORDPRESS_PARTS = (
    wordpress_item(9, "Harbour", "", post_type="attachment", status="inherit",
                   attachment_url="https://quay.example/wp-content/uploads/2025/03/harbour.jpg")
    + wordpress_item(8, "Fog", "", post_type="attachment", status="inherit",
                     attachment_url="https://quay.example/wp-content/uploads/2025/03/fog.jpg")
    + wordpress_item(7, "Reused", "<p>Said again</p>", post_type="wp_block"),
    wordpress_item(
        1, "Classic", _CLASSIC,
        meta("_thumbnail_id", "9") + meta("enclosure", "https://quay.example/e.mp3\n123\naudio/mpeg\n")
        + '<category domain="category" nicename="sea"/><category domain="post_tag" nicename="tide">Tide</category>'
        '<category domain="post_format" nicename="post-format-aside">Aside</category>'
        "<excerpt:encoded><![CDATA[In short]]></excerpt:encoded><wp:is_sticky>1</wp:is_sticky>"
        "<wp:comment><wp:comment_content>Well</wp:comment_content></wp:comment>",
    ),
    wordpress_item(2, "Blocks", _BLOCKS),
)  # fmt: skip
_WORDPRESS_HELD = [
    wordpress_item(11, "Draft", SECRET, status="draft", post_date_gmt="0000-00-00 00:00:00"),
    wordpress_item(12, "Private", SECRET, status="private"),
    wordpress_item(13, "Locked", SECRET, post_password="x"),
    wordpress_item(14, "Later", SECRET, status="future", post_date_gmt="2031-01-02 03:04:05"),
    wordpress_item(15, "Missed", SECRET, status="future"),
    wordpress_item(16, "Page", SECRET, post_type="page"),
    wordpress_item(17, "Trash", SECRET, status="trash"),
]
WORDPRESS = Program(
    {"a.xml": wordpress(*_WORDPRESS_PARTS, *_WORDPRESS_HELD)},
    {
        "Classic": (f"{HOME}?p=1", f"{HOME}1/", "2025-03-04"),
        "Blocks": (f"{HOME}?p=2", f"{HOME}2/", "2025-03-04"),
    },
    {"draft": 1, "private post": 1, "password-protected post": 1, "overdue scheduled post": 1},
    {"attachment": 2, "reusable block": 1, "page": 1, "trashed post": 1},
    1,
    {
        "Classic": """date: 2025-03-04T09:00:00Z
id: "https://quay.example/?p=1"
link: "https://quay.example/1/"
authors:
- name: "Ada Quay"
tags:
- "Sea & fog"
- "Tide"
summary: "In short"
image:
  url: "https://quay.example/wp-content/uploads/2025/03/harbour.jpg"
enclosures:
- url: "https://quay.example/e.mp3"
  type: "audio/mpeg"
  length: 123
~
---

<p>İİİ</p>
<pre>[gallery ids="9"]</pre>
<p>First line<br>second line of A public text</p>
<figure><img src="https://quay.example/a.jpg" alt="A">
<figcaption>The <em>harbour</em></figcaption>
</figure>
<h2>Next</h2>
<figure><img src="https://quay.example/wp-content/uploads/2025/03/harbour.jpg" alt=""></figure>
<figure><img src="https://quay.example/wp-content/uploads/2025/03/fog.jpg" alt=""></figure>
<p><a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a></p>
<pre>one

two</pre>
<blockquote><p>Said</p>
<p>so</p></blockquote>
""",
        "Blocks": "<p>A public text</p>\n<p>Said again</p>",
    },
)

# -- Blogger -------------------------------------------------------------------------------------------------

_TAKEOUT = (
    "<entry><id>tag:blogger.com,1999:blog-1.post-{}</id><blogger:type>{}</blogger:type>"
    "<blogger:status>{}</blogger:status><author><name>Ada Quay</name><uri>https://x.example/</uri></author>"
    "<title>{}</title><content type='html'>&lt;p&gt;{}&lt;/p&gt;</content>"
    "<published>2025-03-04T10:00:00Z</published><category scheme='tag:blogger.com,1999:blog-1' term='Sea'/>"
    "<blogger:filename>/2025/03/{}.html</blogger:filename><blogger:trashed/></entry>"
)
BLOGGER = Program(
    {
        "Takeout/Blogger/Blogs/Quay/feed.atom": (
            "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
            " xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1</id>"
            f"<title>Quay</title><link rel='alternate' href='{HOME}'/>"
            + _TAKEOUT.format(1, "POST", "LIVE", "Live", PUBLIC, "live")
            + _TAKEOUT.format(2, "POST", "DRAFT", "Draft", SECRET, "draft")
            + _TAKEOUT.format(3, "POST", "SOFT_TRASHED", "Trash", SECRET, "trash")
            + _TAKEOUT.format(4, "PAGE", "LIVE", "Page", SECRET, "page")
            + _TAKEOUT.format(5, "COMMENT", "LIVE", "Comment", SECRET, "comment")
            + "</feed>"
        )
    },
    {"Live": ("tag:blogger.com,1999:blog-1.post-1", f"{HOME}2025/03/live.html", "2025-03-04")},
    {"draft": 1}, {"trashed post": 1, "page": 1}, 1,
    {"Live": 'authors:\n- name: "Ada Quay"\ntags:\n- "Sea"\n---'},
)  # fmt: skip

# -- Ghost ---------------------------------------------------------------------------------------------------


def ghost_post(number: int, title: str, text: str, **said: Any) -> dict[str, Any]:
    """A row of Ghost's table of posts."""
    return {
        "id": f"{number:024x}", "uuid": f"u{number}", "title": title, "slug": title.lower(), "html": f"<p>{text}</p>",
        "type": "post", "status": "published", "visibility": "public", "email_recipient_filter": "all",
        "published_at": "2025-03-04T10:00:00.000Z", "created_at": "2025-03-01T10:00:00.000Z", **said,
    }  # fmt: skip


_LEXICAL = json({"root": {"type": "root", "children": [
    {"type": "heading", "tag": "h3", "children": [{"type": "text", "text": "Tide", "format": 0}]},
    {"type": "paragraph", "children": [
        {"type": "text", "text": PUBLIC, "format": 3},
        {"type": "link", "url": "https://a.example/?a=1&b=2", "children": [{"type": "text", "text": "<here>"}]},
    ]},
    {"type": "list", "listType": "number", "children": [
        {"type": "listitem", "children": [{"type": "text", "text": "one"}]}]},
    {"type": "image", "src": "__GHOST_URL__/content/images/2025/a.jpg", "alt": "A", "caption": "<b>C</b>"},
    {"type": "codeblock", "code": "a < b", "language": "py"}, {"type": "paywall"},
]}})  # fmt: skip
_MOBILEDOC = json({
    "version": "0.3.1", "atoms": [["soft-return", "", {}]], "markups": [["em"], ["a", ["href", "https://b.example/"]]],
    "cards": [["image", {"src": "https://b.example/b.jpg", "caption": "B"}], ["card-markdown", {"markdown": "*m*"}]],
    "sections": [[1, "p", [[0, [], 0, "A public text "], [0, [0, 1], 2, "there"], [1, [], 0, 0], [0, [], 0, "x"]]],
                 [10, 0], [3, "ul", [[[0, [], 0, "i"]]]], [10, 1]],
})  # fmt: skip
GHOST = Program(
    {
        "quay.ghost.json": json({"db": [{"meta": {"exported_on": 1741082400000, "version": "5.80.0"}, "data": {
            "posts": [
                ghost_post(1, "Live", PUBLIC, custom_excerpt="In short", codeinjection_head="<script>1</script>",
                           feature_image="__GHOST_URL__/content/images/2025/f.jpg"),
                ghost_post(2, "Lexical", "", html=None, lexical=_LEXICAL),
                ghost_post(3, "Mobiledoc", "", html=None, mobiledoc=_MOBILEDOC),
                ghost_post(4, "Draft", SECRET, status="draft", published_at=None),
                ghost_post(5, "Members", SECRET, visibility="members"),
                ghost_post(6, "Paid", SECRET, visibility="paid"),
                ghost_post(7, "Tiers", SECRET, visibility="tiers"),
                ghost_post(8, "Later", SECRET, status="scheduled", published_at="2031-01-01T00:00:00.000Z"),
                ghost_post(9, "Mailed", SECRET, status="sent"),
                ghost_post(10, "Page", SECRET, type="page"),
            ],
            "users": [{"id": "u1", "name": "Ada Quay", "email": "ada@quay.example", "password": "x"},
                      {"id": "u2", "name": "Bo Pier"}],
            "posts_authors": [{"post_id": f"{1:024x}", "author_id": "u2", "sort_order": 1},
                              {"post_id": f"{1:024x}", "author_id": "u1", "sort_order": 0}],
            "tags": [{"id": "t1", "name": "Sea", "visibility": "public"}, {"id": "t2", "name": "#inner"}],
            "posts_tags": [{"post_id": f"{1:024x}", "tag_id": "t2", "sort_order": 0},
                           {"post_id": f"{1:024x}", "tag_id": "t1", "sort_order": 1}],
            "settings": [{"key": "title", "value": "Quay"}],
        }}]})
    },
    {
        "Live": (f"{1:024x}", f"{HOME}live/", "2025-03-04"),
        "Lexical": (f"{2:024x}", f"{HOME}lexical/", "2025-03-04"),
        "Mobiledoc": (f"{3:024x}", f"{HOME}mobiledoc/", "2025-03-04"),
    },
    {"draft": 1, "members-only post": 1, "paid post": 2, "mail-only post": 1},
    {"page": 1}, 0,
    {
        "Live": 'authors:\n- name: "Ada Quay"\n- name: "Bo Pier"\ntags:\n- "Sea"\nsummary: "In short"\nimage:\n'
                '  url: "https://quay.example/content/images/2025/f.jpg"\n---',
        "Lexical": '<h3>Tide</h3>\n<p><em><strong>A public text</strong></em>'
                   '<a href="https://a.example/?a=1&amp;b=2">&lt;here&gt;</a></p>\n<ol><li>one</li>\n</ol>\n'
                   '<figure><img src="https://quay.example/content/images/2025/a.jpg" alt="A">'
                   '<figcaption><b>C</b></figcaption></figure>\n<pre><code class="language-py">a &lt; b</code></pre>',
        "Mobiledoc": '<p>A public text <em><a href="https://b.example/">there</a></em><br>x</p>\n<figure>'
                     '<img src="https://b.example/b.jpg" alt=""><figcaption>B</figcaption></figure>\n'
                     '<ul><li>i</li></ul>\n<p><em>m</em></p>',
    },
)  # fmt: skip

# -- Medium --------------------------------------------------------------------------------------------------


def medium(title: str, body: str, footer: str = "") -> str:
    """A page of a story."""
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title></head><body><article class="h-entry"><header>'
        f'<h1 class="p-name">{title}</h1></header><section data-field="subtitle" class="p-summary">In short'
        f'</section><section data-field="body" class="e-content"><section class="section">'
        f'<div class="section-divider"><hr class="section-divider"></div>{body}</section></section>'
        f'<footer>{footer}<p>Exported from <a href="https://medium.com">Medium</a> on March 5, 2025.</p></footer>'
        "</article></body></html>"
    )


def _medium_footer(number: str) -> str:
    return (
        f'<p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada Quay</a> on <a href='
        f'"https://medium.com/p/{number}"><time class="dt-published" datetime="2025-03-04T10:00:00.000Z">'
        f'March 4, 2025</time></a>.</p><p><a href="https://medium.com/@ada/live-{number}" class="p-canonical">'
        "Canonical link</a></p>"
    )


MEDIUM = Program(
    {
        "posts/2025-03-04_Live-0123456789ab.html": medium(
            "Live", '<h3 class="graf graf--leading graf--title">Live</h3><p class="graf">A public text</p>',
            _medium_footer("0123456789ab"),
        ),
        "posts/2025-03-04_Agreed-aaaaaaaaaaaa.html": medium(
            f"Agreed. {SECRET}", f'<p class="graf graf--leading">Agreed. {SECRET}</p>',
            _medium_footer("aaaaaaaaaaaa"),
        ),
        "posts/2025-03-04_Well-cccccccccccc.html": medium(
            "Well said", f'<p class="graf graf--leading">Well said, Bo. {SECRET}</p>', _medium_footer("cccccccccccc")
        ),
        "posts/draft_Soon-bbbbbbbbbbbb.html": medium(
            "Soon", f"<p>{SECRET}</p>", '<p><a href="https://medium.com/p/bbbbbbbbbbbb">View original.</a></p>'
        ),
        "profile/profile.html": "<html><body><h1>Ada</h1></body></html>",
    },
    {"Live": ("https://medium.com/p/0123456789ab", "https://medium.com/@ada/live-0123456789ab", "2025-03-04")},
    {"draft": 1, "likely response": 1}, {"response": 1}, 0,
    {"Live": 'summary: "In short"\n---\n\n<p>A public text</p>\n'},
)  # fmt: skip

# -- Substack ------------------------------------------------------------------------------------------------


def substack_row(number: int, slug: str, **said: str) -> dict[str, str]:
    """A row of posts.csv."""
    return {
        "post_id": f"{number}.{slug}", "post_date": "2025-03-04T10:00:00.000Z", "is_published": "true",
        "email_sent_at": "", "inbox_sent_at": "", "type": "newsletter", "audience": "everyone",
        "title": slug.title(), "subtitle": "In short", "podcast_url": "", **said,
    }  # fmt: skip


_BUTTON = '<p class="button-wrapper"><a class="button" href="https://x.example/subscribe">Subscribe now</a></p>'
SUBSTACK = Program(
    {
        "posts.csv": table(
            substack_row(1, "live"), substack_row(2, "talk", type="podcast", podcast_url="https://x.example/t.mp3"),
            substack_row(3, "draft", is_published="false"), substack_row(4, "free", audience="only_free"),
            substack_row(5, "paid", audience="only_paid"), substack_row(6, "founding", audience="founding"),
            substack_row(7, "thread", type="thread"), substack_row(8, "about", type="page"),
        ) + "9.cut,2025-03-04T10:00:00Z,true\r\n",
        "posts/1.live.html": f"<p>{PUBLIC}</p>{_BUTTON}<p>and an end</p>",
        "posts/2.talk.html": f"<p>{PUBLIC}</p>",
        **{f"posts/{n}.{slug}.html": f"<p>{SECRET}</p>" for n, slug in
           enumerate(("draft", "free", "paid", "founding", "thread", "about"), 3)},
        "email_list.quay.csv": "email,active_subscription\nbo@pier.example,true\n",
    },
    {
        "Live": (f"{HOME}p/live", f"{HOME}p/live", "2025-03-04"),
        "Talk": (f"{HOME}p/talk", f"{HOME}p/talk", "2025-03-04"),
    },
    {"draft": 1, "members-only post": 1, "paid post": 2}, {"thread": 1, "page": 1, "damaged entry": 1}, 0,
    {"Live": "<p>A public text</p><p>and an end</p>", "Talk": 'url: "https://x.example/t.mp3"\n  type: "audio/mpeg"'},
)  # fmt: skip

# -- Movable Type --------------------------------------------------------------------------------------------

MOVABLE_TYPE = Program(
    {
        "export.txt": f"""AUTHOR: ada
TITLE: Live
BASENAME: 2025/03/04/100000
STATUS: Publish
ALLOW COMMENTS: 1
CONVERT BREAKS: __default__
PRIMARY CATEGORY: Sea
CATEGORY: Sea
CATEGORY: Fog
TAGS: "high tide",low
IMAGE: https://quay.example/i.jpg
DATE: 03/04/2025 10:00:00 PM
-----
BODY:
A public text
on two lines

-----
and a line of hyphens
-----
EXTENDED BODY:
More
-----
EXCERPT:
In short
-----
KEYWORDS:

-----
COMMENT:
AUTHOR: Bo
EMAIL: bo@pier.example
IP: 1.2.3.4
DATE: 03/04/2025 11:00:00 PM
{SECRET}
-----
PING:
TITLE: Elsewhere
URL: https://x.example/
-----
--------
AUTHOR: ada
TITLE: Markdown
STATUS: Publish
CONVERT BREAKS: markdown
DATE: 03/04/2025 10:00:00
-----
BODY:
*A public text*
-----
--------
AUTHOR: ada
TITLE: Draft
STATUS: Draft
DATE: 03/04/2025 10:00:00
-----
BODY:
{SECRET}
-----
--------
AUTHOR: ada
TITLE: Unmarked
DATE: 03/04/2025 10:00:00
-----
BODY:
{SECRET}
-----
--------
AUTHOR: ada
TITLE: Later
STATUS: Future
DATE: 01/02/2031 10:00:00
-----
BODY:
{SECRET}
-----
--------
"""
    },
    {
        "Live": (f"{HOME}entry/2025/03/04/100000", f"{HOME}entry/2025/03/04/100000", "2025-03-04"),
        "Markdown": ("Markdown 2025-03-04T10:00:00", "", "2025-03-04"),
    },
    {"draft": 1, "of unknown status 'missing'": 1}, {}, 2,
    {
        "Live": """authors:
- name: "ada"
tags:
- "Sea"
- "Fog"
- "high tide"
- "low"
summary: "In short"
image:
  url: "https://quay.example/i.jpg"
---

<p>A public text<br>on two lines</p>
<p>-----<br>and a line of hyphens</p>
<p>More</p>
""",
        "Markdown": "<p><em>A public text</em></p>",
    },
)  # fmt: skip

# -- Tumblr --------------------------------------------------------------------------------------------------


def tumblr_post(number: int, kind: str, inner: str, more: str = "") -> str:
    """A post of a backup."""
    return (
        f'<post id="{number}" url="{HOME}post/{number}" url-with-slug="{HOME}post/{number}/s" type="{kind}"'
        f' date-gmt="2025-03-04 10:00:00 GMT" unix-timestamp="1741082400" format="html" {more}>{inner}'
        "<tag>Sea</tag></post>"
    )


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


_TUMBLR_BODY = f"<regular-title>{{}}</regular-title><regular-body>{_escaped(f'<p>{SECRET}</p>')}</regular-body>"
TUMBLR = Program(
    {
        "posts/posts.xml": (
            '<?xml version="1.0" encoding="UTF-8"?><tumblr version="1.0"><posts>'
            + tumblr_post(1, "regular", _TUMBLR_BODY.format("Text").replace(SECRET, PUBLIC))
            + tumblr_post(2, "photo", f'<photo-caption>{PUBLIC} of a photo</photo-caption>'
                          '<photo-url max-width="500">https://64.media.tumblr.com/s.jpg</photo-url>'
                          '<photo-url max-width="1280">https://64.media.tumblr.com/l.jpg</photo-url>')
            + tumblr_post(3, "quote", f"<quote-text>{PUBLIC} quoted</quote-text><quote-source>Bo</quote-source>")
            + tumblr_post(4, "link", "<link-text>Linked</link-text><link-url>https://x.example/</link-url>"
                          f"<link-description>{PUBLIC}</link-description>")
            + tumblr_post(5, "conversation", "<conversation-title>Chat</conversation-title><conversation>"
                          f'<line name="ada" label="Ada:">{PUBLIC}</line></conversation>')
            + tumblr_post(6, "regular", _TUMBLR_BODY.format("Private"), 'private="true"')
            + tumblr_post(7, "regular", _TUMBLR_BODY.format("Draft"), 'state="draft"')
            + tumblr_post(8, "regular", _TUMBLR_BODY.format("Queued"), 'state="queued"')
            + "</posts></tumblr>"
        )
    },
    {
        "Text": (f"{HOME}post/1", f"{HOME}post/1/s", "2025-03-04"),
        "A public text of a photo": (f"{HOME}post/2", f"{HOME}post/2/s", "2025-03-04"),
        "A public text quoted Bo": (f"{HOME}post/3", f"{HOME}post/3/s", "2025-03-04"),
        "Linked": (f"{HOME}post/4", f"{HOME}post/4/s", "2025-03-04"),
        "Chat": (f"{HOME}post/5", f"{HOME}post/5/s", "2025-03-04"),
    },
    {"private post": 1, "draft": 1, "overdue scheduled post": 1}, {}, 0,
    {
        "A public text of a photo": '<img src="https://64.media.tumblr.com/l.jpg" alt="">',
        "Linked": '<p><a href="https://x.example/">Linked</a></p>',
        "Chat": "<p><b>Ada:</b> A public text</p>",
    },
)  # fmt: skip
TUMBLR_JSON = Program(
    {
        "posts.json": json({"response": {"posts": [
            {"blog_name": "quay", "id": 1, "id_string": "1", "post_url": f"{HOME}post/1", "type": "text",
             "state": "published", "timestamp": 1741082400, "title": "Text", "body": f"<p>{PUBLIC}</p>",
             "tags": ["Sea"]},
            {"blog_name": "quay", "id": 2, "post_url": f"{HOME}post/2", "type": "blocks", "state": "published",
             "timestamp": 1741082400, "content": [
                 {"type": "text", "text": "A public text in blocks", "subtype": "heading1",
                  "formatting": [{"start": 2, "end": 8, "type": "bold"}]},
                 {"type": "text", "text": "i", "subtype": "unordered-list-item"},
                 {"type": "image", "media": [{"url": "https://64.media.tumblr.com/a.jpg"}], "alt_text": "A"}]},
            {"blog_name": "quay", "id": 3, "post_url": f"{HOME}post/3", "type": "text", "state": "private",
             "timestamp": 1741082400, "title": "Private", "body": SECRET},
        ]}})
    },
    {
        "Text": (f"{HOME}post/1", f"{HOME}post/1", "2025-03-04"),
        "A public text in blocks i": (f"{HOME}post/2", f"{HOME}post/2", "2025-03-04"),
    },
    {"private post": 1}, {}, 0,
    {"A public text in blocks i": '<h2>A <strong>public</strong> text in blocks</h2>\n<ul><li>i</li></ul>\n<figure>'
                                  '<img src="https://64.media.tumblr.com/a.jpg" alt="A"></figure>'},
)  # fmt: skip

# -- Mastodon ------------------------------------------------------------------------------------------------

_ALL, _FOLLOWERS = "https://www.w3.org/ns/activitystreams#Public", "https://m.example/users/ada/followers"


def toot(number: int, text: str, to: list[str], cc: list[str], **said: Any) -> dict[str, Any]:
    """An activity of an outbox."""
    note = {
        "id": f"https://m.example/users/ada/statuses/{number}", "type": "Note", "summary": None, "inReplyTo": None,
        "published": "2025-03-04T10:00:00Z", "url": f"https://m.example/@ada/{number}", "to": to, "cc": cc,
        "content": f"<p>{text}</p>", "contentMap": {"nb": f"<p>{text}</p>"}, "attachment": [],
        "tag": [{"type": "Hashtag", "name": "#sea"}, {"type": "Mention", "name": "@bo"}], **said,
    }  # fmt: skip
    return {"id": f"{note['id']}/activity", "type": "Create", "published": note["published"], "to": to, "cc": cc,
            "object": note}  # fmt: skip


MASTODON = Program(
    {
        "outbox.json": json({"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json",
                             "type": "OrderedCollection", "totalItems": 7, "orderedItems": [
            toot(1, PUBLIC, [_ALL], [_FOLLOWERS], attachment=[{
                "type": "Document", "mediaType": "image/png", "name": "The harbour",
                "url": "/media_attachments/files/001/original/a.png"}]),
            toot(2, f"{PUBLIC} again", [_FOLLOWERS], [_ALL], summary="Of weather", sensitive=True),
            toot(3, SECRET, [_FOLLOWERS], []),
            toot(4, SECRET, ["https://m.example/users/bo"], []),
            toot(5, SECRET, [_ALL], [], inReplyTo="https://m.example/users/bo/statuses/1"),
            {"id": "x", "type": "Announce", "to": [_ALL], "object": "https://m.example/users/bo/statuses/9"},
        ]}),
        "actor.json": json({"type": "Person", "name": "Ada Quay", "preferredUsername": "ada",
                            "url": "https://m.example/@ada"}),
        "likes.json": "{}",
    },
    {
        "A public text": ("https://m.example/@ada/1", "https://m.example/@ada/1", "2025-03-04"),
        "Of weather": ("https://m.example/@ada/2", "https://m.example/@ada/2", "2025-03-04"),
    },
    {}, {"followers-only post": 1, "direct message": 1, "reply": 1, "boost": 1}, 0,
    {"Of weather": 'language: "nb"\nauthors:\n- name: "Ada Quay"\n  url: "https://m.example/@ada"\ntags:\n- "sea"\n---'},
)  # fmt: skip

# -- others --------------------------------------------------------------------------------------------------


def _devto(title: str, text: str, **said: Any) -> dict[str, Any]:
    return {
        "title": title, "body_markdown": f"---\ntitle: {title}\n---\n\n{text}", "cached_tag_list": "sea, fog",
        "cached_user_name": "Ada Quay", "cached_user_username": "ada", "path": f"/ada/{title.lower()}",
        "published": True, "published_at": "2025-03-04T10:00:00Z", "created_at": "2025-03-01T10:00:00Z",
        "description": "In short", "main_image": "https://x.example/c.png", "slug": title.lower(), **said,
    }  # fmt: skip


DEVTO = Program(
    {"articles.json": json([
        _devto("Live", PUBLIC),
        _devto("Draft", SECRET, published=False, published_at=None, path="/ada/draft-temp-slug-1"),
    ]), "comments.json": "[]"},
    {"Live": ("https://dev.to/ada/live", "https://dev.to/ada/live", "2025-03-04")},
    {"draft": 1}, {}, 0,
    {"Live": '- name: "Ada Quay"\ntags:\n- "sea"\n- "fog"\nsummary: "In short"\nimage:\n'
             '  url: "https://x.example/c.png"\n---\n\n<p>A public text</p>\n'},
)  # fmt: skip


def _hashnode(title: str, text: str, **said: Any) -> dict[str, Any]:
    return {
        "_id": f"i{title}", "cuid": f"c{title}", "slug": title.lower(), "title": title, "contentMarkdown": text,
        "dateAdded": "2025-03-04T10:00:00.000Z", "coverImage": "https://x.example/c.png", "isActive": True,
        "tags": [], "brief": "…", **said,
    }  # fmt: skip


HASHNODE = Program(
    {"export.json": json({
        "posts": [_hashnode("Live", f"*{PUBLIC}*"), _hashnode("Off", SECRET, isActive=False)],
        "drafts": [_hashnode("Draft", SECRET)],
    })},
    {"Live": (f"{HOME}live", f"{HOME}live", "2025-03-04")}, {"draft": 2}, {}, 0,
    {"Live": "<p><em>A public text</em></p>"},
)  # fmt: skip
BUTTONDOWN = Program(
    {
        "emails.csv": table(
            {"id": "1", "subject": "Live", "publish_date": "2025-03-04 10:00:00+00:00", "slug": "live",
             "status": "sent", "email_type": "public"},
            {"id": "2", "subject": "Paid", "publish_date": "2025-03-04 10:00:00+00:00", "slug": "paid",
             "status": "sent", "email_type": "premium"},
            {"id": "3", "subject": "Draft", "publish_date": "", "slug": "draft", "status": "draft",
             "email_type": "public"},
        ),
        "emails/live.md": f"**{PUBLIC}**", "emails/paid.md": SECRET, "emails/draft.md": SECRET,
    },
    {"Live": (f"{HOME}archive/live/", f"{HOME}archive/live/", "2025-03-04")},
    {"paid post": 1, "draft": 1}, {}, 0, {"Live": "<p><strong>A public text</strong></p>"},
)  # fmt: skip
BEEHIIV = Program(
    {"posts.csv": table(*(
        {"id": title, "web_title": title, "status": status, "audience": audience, "content_tags": "Sea; Fog",
         "url": f"{HOME}p/{title.lower()}", "web_subtitle": "In short", "content_html": f"<p>{text}</p>",
         "thumbnail_url": "", "created_at": "2025-03-04 10:00:00"}
        for title, status, audience, text in (
            ("Live", "confirmed", "free", PUBLIC), ("Paid", "confirmed", "premium", SECRET),
            ("Draft", "draft", "free", SECRET), ("Old", "archived", "free", SECRET),
        )
    ))},
    {"Live": (f"{HOME}p/live", f"{HOME}p/live", "2025-03-04")},
    {"paid post": 1, "draft": 1, "private post": 1}, {}, 0,
    {"Live": 'tags:\n- "Sea"\n- "Fog"\nsummary: "In short"\n---'},
)  # fmt: skip
BEAR = Program(
    {"export.csv": table(*(
        {"ID": str(n), "uid": f"u{n}", "title": title, "slug": title.lower(), "published date": "2025-03-04 10:00:00",
         "all tags": '["sea"]', "publish": publish, "is page": page, "content": text, "lang": ""}
        for n, (title, publish, page, text) in enumerate((
            ("Live", "True", "False", f"*{PUBLIC}*"), ("Draft", "False", "False", SECRET),
            ("About", "True", "True", SECRET),
        ))
    ))},
    {"Live": (f"{HOME}live/", f"{HOME}live/", "2025-03-04")}, {"draft": 1}, {"page": 1}, 0,
    {"Live": 'tags:\n- "sea"\n---\n\n<p><em>A public text</em></p>'},
)  # fmt: skip
_RICOS = json({"nodes": [
    {"type": "PARAGRAPH", "nodes": [{"type": "TEXT", "textData": {"text": PUBLIC, "decorations": [
        {"type": "BOLD"}, {"type": "LINK", "linkData": {"link": {"url": "https://x.example/"}}}]}}]},
    {"type": "IMAGE", "imageData": {"image": {"src": {"id": "a_b~mv2.jpg"}}, "altText": "A"}},
]})  # fmt: skip
WIX = Program(
    {"posts.csv": table(
        {"Author": "Ada Quay", "Title": "Live", "Excerpt": "In short", "ID": "1", "Slug": "live",
         "Plain Content": "", "Cover Image": "wix:image://v1/c~mv2.jpg/c.jpg#originWidth=1",
         "Published Date": "2025-03-04T10:00:00Z", "Rich Content": _RICOS, "Post Page URL": "/post/live"},
        {"Author": "", "Title": "Draft", "Excerpt": "", "ID": "2", "Slug": "", "Plain Content": SECRET,
         "Cover Image": "", "Published Date": "", "Rich Content": "not JSON", "Post Page URL": "/post/draft"},
    )},
    {"Live": (f"{HOME}post/live", f"{HOME}post/live", "2025-03-04")}, {"draft": 1}, {}, 0,
    {"Live": 'image:\n  url: "https://static.wixstatic.com/media/c~mv2.jpg"\n---\n\n<p><a href="https://x.example/">'
             "<strong>A public text</strong></a></p>"},
)  # fmt: skip
LIVEJOURNAL = Program(
    {"2025-03.xml": "<?xml version='1.0' encoding='utf-8'?><livejournal>" + "".join(
        f"<entry><itemid>{n}</itemid><eventtime>2025-03-04 10:00:00</eventtime><subject>{title}</subject>"
        f"<event>{text}</event><security>{security}</security><allowmask>{mask}</allowmask>"
        "<taglist>sea, fog</taglist></entry>"
        for n, (title, text, security, mask) in enumerate((
            ("Live", f"{PUBLIC}\nof two lines", "public", "0"), ("Private", SECRET, "private", "0"),
            ("Friends", SECRET, "usemask", "1"),
        ), 1)
    ) + "</livejournal>"},
    {"Live": (f"{HOME}1.html", f"{HOME}1.html", "2025-03-04")}, {"private post": 1, "members-only post": 1}, {}, 0,
    {"Live": "<p>A public text<br>of two lines</p>"},
)  # fmt: skip
WRITEAS = Program(
    {"ada.json": json({
        "username": "ada", "email": "ada@quay.example",
        "collections": [
            {"alias": "quay", "title": "Quay", "url": f"{HOME}quay/", "visibility": 1, "posts": [
                {"id": "1", "slug": "live", "title": "Live", "body": f"*{PUBLIC}*", "tags": ["sea"],
                 "created": "2025-03-04T10:00:00Z"}]},
            {"alias": "own", "title": "Own", "url": f"{HOME}own/", "visibility": 2, "posts": [
                {"id": "2", "slug": "own", "title": "Own", "body": SECRET, "created": "2025-03-04T10:00:00Z"}]},
        ],
        "posts": [{"id": "3", "slug": None, "title": "Draft", "body": SECRET, "created": "2025-03-04T10:00:00Z"}],
    })},
    {"Live": (f"{HOME}quay/live", f"{HOME}quay/live", "2025-03-04")}, {"private post": 1, "draft": 1}, {}, 0,
    {"Live": "<p><em>A public text</em></p>"},
)  # fmt: skip
MICRO_BLOG = Program(
    {
        "feed.json": json({"version": "https://jsonfeed.org/version/1", "title": "Quay", "home_page_url": HOME,
                           "items": [{"id": f"{HOME}1.html", "url": f"{HOME}1.html", "title": "Live",
                                      "date_published": "2025-03-04T10:00:00Z",
                                      "content_html": f'<p>{PUBLIC}</p><img src="uploads/2025/a.jpg">'}]}),
        "index.html": "<html></html>",
    },
    {"Live": (f"{HOME}1.html", f"{HOME}1.html", "2025-03-04")},
)  # fmt: skip

PROGRAMS = {
    "WordPress": WORDPRESS, "Blogger": BLOGGER, "Ghost": GHOST, "Medium": MEDIUM, "Substack": SUBSTACK,
    "Movable Type": MOVABLE_TYPE, "Tumblr": TUMBLR, "Tumblr JSON": TUMBLR_JSON, "Mastodon": MASTODON,
    "DEV Community": DEVTO, "Hashnode": HASHNODE, "Buttondown": BUTTONDOWN, "beehiiv": BEEHIIV, "Bear Blog": BEAR,
    "Wix": WIX, "LiveJournal and Dreamwidth": LIVEJOURNAL, "Write.as": WRITEAS, "Micro.blog": MICRO_BLOG,
}  # fmt: skip
