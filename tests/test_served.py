"""Folders that are served as they are: which pages are articles, and at which addresses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.cli import cli
from publisher.models import Article, Circumstances, Site, SourceSettings
from publisher.normalizer import kind_of, normalize, served
from publisher.readers import page_kind, web_page

URL = "https://jo.example.org/"
TEXT = "<p>" + "The ferry left the quay at noon and nobody waved. " * 14 + "</p>"
TIME = '<time datetime="2025-03-04T09:00:00Z">4 March 2025</time>'
OG = '<meta property="og:type" content="{}">'.format
WHEN = '<meta property="article:published_time" content="2025-03-04T09:00:00Z">'
POST = f"<article><h1>The noon ferry</h1><p>{TIME}</p>{TEXT}</article>"


def page(body: str, head: str = "", classes: str = "") -> str:
    """Write a page around a body."""
    top = f"<!DOCTYPE html><html lang=en><head><title>The noon ferry</title>{head}</head>"
    return (
        f'{top}<body class="{classes}"><nav><a href="/">Home</a></nav>{body}<footer>2025</footer></body></html>'
    )


def linked_data(**node: object) -> str:
    """Write a block of JSON-LD."""
    return (
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **node})}</script>'
    )


def card(number: int, tag: str = "article", heading: str = "h2") -> str:
    """Write a teaser as most themes do: a heading that leads to an article, its date, its first words."""
    title = f'<{heading}><a href="/2025/post-{number}/">Post {number}</a></{heading}>'
    return f"<{tag}>{title}{TIME}<p>It began with a knot.</p></{tag}>"


def row(number: int) -> str:
    """Write a line of an archive."""
    return f'<li>{TIME} <a href="/2025/post-{number}/">Post {number}</a></li>'


def read(text: str, name: str = "2025/noon/index.html", url: str = URL) -> tuple[Article, Circumstances]:
    """Read a page as the pipeline does."""
    article = next(iter(web_page.read(text.encode(), name)))
    if url:
        article = article._replace(claims=(*article.claims, *page_kind.claims_of(text, name)))
    return article, Circumstances(Site(link=URL), source=SourceSettings(path="public", url=url), below=name)


ARTICLES = {
    "own date in an article element": page(POST),
    "headline that links to itself": page(
        '<article><h2><a href="/2025/noon/" rel="bookmark">The noon ferry</a></h2>'
        f"{TEXT}<p>{TIME}</p></article>"
    ),
    "date beside the headline, without an article element": page(
        f"<main><h1>The noon ferry</h1><ul><li>{TIME}</li>"
        f'<li><a href="/tags/sea/">sea</a></li></ul>{TEXT}</main>'
    ),
    "date that is only text": page(f"<h1>The noon ferry</h1><p>Published 4 March 2025</p>{TEXT}"),
    "Open Graph article with its date": page(f"<h1>The noon ferry</h1>{TEXT}", OG("article") + WHEN),
    "schema.org article": page(
        f"<h1>The noon ferry</h1>{TEXT}",
        linked_data(**{"@type": "NewsArticle"}, headline="The noon ferry", datePublished="2025-03-04"),
    ),
    "microformats entry": page(
        f'<div class="h-entry"><h1 class="p-name">The noon ferry</h1><a class="u-url" href="/2025/noon/">'
        f'<time class="dt-published" datetime="2025-03-04">4 March</time></a>{TEXT}</div>'
    ),
    "microdata, with the author's address inside": page(
        '<div itemscope itemtype="https://schema.org/BlogPosting"><h1 itemprop="headline">The noon ferry</h1>'
        '<span itemprop="author" itemscope><a itemprop="url" href="/people/mo/">Mo</a></span>'
        f'<time itemprop="datePublished" datetime="2025-03-04">4 March</time>{TEXT}</div>'
    ),
    "date that is the permalink": page(
        f'<article><h1>The noon ferry</h1><p class="meta"><a href="/2025/noon/">{TIME}</a></p>{TEXT}</article>'
    ),
    "related articles below": page(POST + "<h3>Read on</h3>" + "".join(map(card, range(4)))),
    "newer and older article below": page(
        POST + '<h3><a href="/2025/a/">Older</a></h3><h3><a href="/2025/b/">Newer</a></h3>'
    ),
    "comments as articles": page(
        POST + "".join(f'<article class="comment"><p>{TIME} So true.</p></article>' for _ in range(3))
    ),
    "WordPress's word for a single post": page(
        f"<h1>The noon ferry</h1>{TEXT}", classes="post-template-default single single-post postid-12"
    ),
    "WebPage in schema.org that is an article in Open Graph": page(
        f"<h1>The noon ferry</h1>{TEXT}",
        OG("article") + linked_data(**{"@type": "WebPage"}, datePublished="2025-03-04"),
    ),
    "headings that lead to what they are about": page(
        f"<h1>The noon ferry</h1><p>{TIME}</p>"
        + "".join(f'<h2><a href="https://oars{n}.example.com/">Oars {n}</a></h2>{TEXT}' for n in range(4))
    ),
    "JSON-LD that describes the whole blog on each page": page(
        POST, linked_data(**{"@type": "Blog"}, name="Jo")
    ),
    "site made for another host": page(POST, '<link rel="canonical" href="http://localhost:4000/2025/noon/">'),
    "template that calls every page the front page": page(POST, f'<link rel="canonical" href="{URL}">'),
    "indexed by everyone": page(POST, '<meta name="robots" content="index, follow">'),
}


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
def test_article(text: str) -> None:
    """A page with an article becomes an entry, however its program marks it."""
    assert kind_of(*read(text)).value == served.ARTICLE


OTHERS = {
    "teasers": (page("<h1>Sea</h1>" + "".join(map(card, range(3)))), served.LIST),
    "a single teaser": (page("<h1>Sea</h1>" + card(1)), served.LIST),
    "a single teaser with a bare headline": (
        page(f'<h1>Sea</h1><article><h2>Post</h2>{TIME}<a href="/2025/post/">Read on</a></article>'),
        served.LIST,
    ),
    "teasers in plain blocks": (page("".join(card(n, "div", "h3") for n in range(3))), served.LIST),
    "archive": (page(f"<h1>2025</h1><ul>{''.join(map(row, range(5)))}</ul>"), served.LIST),
    "archive whose dates are only text": (
        page(
            '<h1>Tags</h1><ul><li><span class="date">4 March 2025</span> <a href="/tags/sea/">Sea</a></li></ul>'
        ),
        served.LIST,
    ),
    "time that is no date": (
        page(f"<article><h1>Contact</h1><time>3 minutes</time>{TEXT}</article>"),
        served.UNDATED,
    ),
    "archive of one": (page(f"<h1>2025</h1><ul>{row(1)}</ul>"), served.LIST),
    "archive within an article element": (
        page(f"<article><h1>2025</h1><ul>{''.join(map(row, range(50)))}</ul></article>"),
        served.UNDATED,
    ),
    "whole articles one below the other": (
        page("".join(f'<div><h2><a href="/{n}/">Post</a></h2><p>{TIME}</p>{TEXT}</div>' for n in range(3))),
        served.LIST,
    ),
    "list with a date of its newest entry": (
        page("<h1>Sea</h1>" + card(1), OG("website") + '<meta itemprop="datePublished" content="2025-03-04">'),
        served.LIST,
    ),
    "collection": (
        page(POST, linked_data(**{"@type": "CollectionPage"}, name="Sea")),
        served.LIST,
    ),
    "profile": (page(POST, linked_data(**{"@type": "ProfilePage"}, name="Mo")), served.OTHER),
    "page of WordPress": (
        page(POST, OG("article"), classes="wp-singular page-template-default page page-id-7"),
        served.OTHER,
    ),
    "website in Open Graph, with a property of articles": (page(POST, OG("website") + WHEN), served.OTHER),
    "contact": (page(f"<article><h1>Contact</h1>{TEXT}</article>"), served.UNDATED),
    "contact that a template calls an article": (
        page(f"<article><h1>Contact</h1>{TEXT}</article>", OG("article")),
        served.UNDATED,
    ),
    "manual that says when it was changed": (
        page(f'<h1>Oars</h1><p class="last-updated">Changed: March 4, 2025</p>{TEXT}'),
        served.UNDATED,
    ),
    "not to be found": (page(POST, '<meta name="robots" content="noindex, follow">'), served.HIDDEN),
    "refresh": (
        page("<p>Moved.</p>", '<meta http-equiv="refresh" content="0; url=/2025/other/">'),
        served.REDIRECT,
    ),
    "script that leaves": (
        page("", '<script>window.location.replace("/2025/other/")</script>'),
        served.REDIRECT,
    ),
    "canonical elsewhere": (
        page(POST, f'<link rel="canonical" href="{URL}2025/noon-ferry/">'),
        served.ELSEWHERE,
    ),
}


@pytest.mark.parametrize(("text", "reason"), OTHERS.values(), ids=OTHERS)
def test_no_article(text: str, reason: str) -> None:
    """Indexes, redirects, hidden and undated pages become no entries, and the reason is right."""
    assert kind_of(*read(text)).value == reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("index.html", served.FRONT),
        ("404.html", served.MISSING),
        ("404/index.html", served.MISSING),
        ("de/404.html", served.MISSING),
    ],
)
def test_place_of_no_article(name: str, reason: str) -> None:
    """The front page and the page for missing pages are no articles, whatever they hold."""
    assert kind_of(*read(page(POST), name)).value == reason


@pytest.mark.parametrize("text", [text for text, reason in OTHERS.values() if reason != served.REDIRECT])
def test_saved_page(text: str) -> None:
    """In a folder of saved pages, somebody wanted each of them: only redirects are passed over."""
    assert kind_of(*read(text, url="")).value == served.ARTICLE


def test_saved_redirect() -> None:
    """A redirect holds nothing to read, wherever it lies."""
    text = OTHERS["refresh"][0]
    assert kind_of(*read(text, url="")).value == served.REDIRECT


CANONICAL = '<link rel="canonical" href="{}">'.format
ADDRESSES = {
    "folder": ("2025/noon/index.html", "", "https://jo.example.org/2025/noon/"),
    "old suffix": ("2025/noon/index.htm", "", "https://jo.example.org/2025/noon/"),
    "file": ("2025/noon.html", "", "https://jo.example.org/2025/noon.html"),
    "blanks and letters": ("a b/größe.html", "", "https://jo.example.org/a%20b/gr%C3%B6%C3%9Fe.html"),
    "without suffix": ("noon.html", CANONICAL("https://jo.example.org/noon"), "https://jo.example.org/noon"),
    "with a slash": ("noon.html", CANONICAL("https://jo.example.org/noon/"), "https://jo.example.org/noon/"),
    "without a slash": ("noon/index.html", CANONICAL("/noon"), "https://jo.example.org/noon"),
    "with the index": ("noon/index.html", CANONICAL("index.html"), "https://jo.example.org/noon/index.html"),
    "with www": ("noon.html", CANONICAL("http://www.jo.example.org/noon"), "http://www.jo.example.org/noon"),
    "Open Graph": (
        "noon.html",
        '<meta property="og:url" content="https://jo.example.org/noon">',
        "https://jo.example.org/noon",
    ),
    "Open Graph of another page": (
        "noon.html",
        '<meta property="og:url" content="https://jo.example.org/other">',
        "https://jo.example.org/noon.html",
    ),
    "another host": ("noon.html", CANONICAL("http://localhost:1313/noon"), "https://jo.example.org/noon.html"),
    "front page": ("noon.html", CANONICAL("https://jo.example.org/"), "https://jo.example.org/noon.html"),
}


@pytest.mark.parametrize(("name", "head", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_address(name: str, head: str, address: str) -> None:
    """A page's address is its path, in the form in which the page itself writes it."""
    assert normalize(*read(page(POST, head), name)).link == address


def test_base_path() -> None:
    """A folder may be served below a path."""
    entry = normalize(*read(page(POST), "noon/index.html", URL + "blog/"))
    assert entry.link == "https://jo.example.org/blog/noon/"


def build(folder: Path, files: dict[str, str]) -> list[dict[str, str]]:
    """Build a site whose folder is served, and return the entries of its feed."""
    (folder / "publisher.toml").write_text(
        f'[site]\nlink = "{URL}"\n[articles]\npath = "public"\nurl = "{URL}"\n'
    )
    for name, text in files.items():
        path = folder / "public" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "-C", str(folder)])
    assert result.exit_code == 0, result.output
    return list(json.loads((folder / "feeds" / "all.json").read_text("utf-8"))["items"])


def test_whole_site(tmp_path: Path) -> None:
    """Of a generator's output only the articles are in the feed, and no other file is a problem."""
    files = {
        "index.html": page("".join(map(card, range(3)))),
        "404.html": page(POST),
        "noon/index.html": page(POST),
        "tags/sea/index.html": page(card(1)),
        "about/index.html": page(TEXT),
        "authors.html": "",
        "search.json": '{"docs": [',
        "robots.txt": "User-agent: *",
    }
    assert [item["url"] for item in build(tmp_path, files)] == ["https://jo.example.org/noon/"]


@pytest.mark.parametrize(
    ("name", "head", "link", "target"),
    [
        ("a/noon/index.html", "", "boat.png", "https://jo.example.org/a/noon/boat.png"),
        ("a/noon/index.html", "", "../boat.png", "https://jo.example.org/a/boat.png"),
        ("a/noon.html", "", "boat.png", "https://jo.example.org/a/boat.png"),
        ("a/noon.html", "", "/boat.png", "https://jo.example.org/boat.png"),
        ("a/noon.html", '<base href="/">', "boat.png", "https://jo.example.org/boat.png"),
        ("a/noon.html", '<base target=_blank href="../b/">', "boat.png", "https://jo.example.org/b/boat.png"),
        ("a/noon.html", CANONICAL("/a/noon/"), "boat.png", "https://jo.example.org/a/noon/boat.png"),
    ],
)
def test_relative_links(tmp_path: Path, name: str, head: str, link: str, target: str) -> None:
    """A relative link of a page leads where it leads in a browser."""
    text = page(
        f'<article><h1>The noon ferry</h1>{TIME}{TEXT}<p><img src="{link}" alt="Boat"></p></article>', head
    )
    (item,) = build(tmp_path, {name: text})
    assert f'src="{target}"' in item["content_html"]


HOSTS = [
    ("http://localhost:4000", "http://localhost:4000/boat/", "https://jo.example.org/boat/"),
    ("http://127.0.0.1:1313", "http://127.0.0.1:1313/boat/", "https://jo.example.org/boat/"),
    ("https://jo.example.org", "http://localhost:4000/boat/", "http://localhost:4000/boat/"),
    ("http://localhost:4000", "http://localhost:40001/boat/", "http://localhost:40001/boat/"),
]


@pytest.mark.parametrize(("host", "link", "target"), HOSTS)
def test_links_of_a_site_made_for_the_makers_computer(
    tmp_path: Path, host: str, link: str, target: str
) -> None:
    """No subscriber is sent to a computer of his own; a link that a text shows on purpose is another one."""
    text = page(POST.replace("</p>", f'<a href="{link}">boat</a></p>', 1), CANONICAL(f"{host}/a/noon.html"))
    (item,) = build(tmp_path, {"a/noon.html": text.replace(TEXT, f'{TEXT}<p>See <a href="{link}">it</a>.</p>')})
    assert f'href="{target}"' in item["content_html"]


def test_undated_article_is_noted(tmp_path: Path) -> None:
    """A page that calls itself an article and has no date is named: its writer may have forgotten it."""
    undated = OTHERS["contact that a template calls an article"][0]
    build(tmp_path, {"about.html": undated, "noon.html": page(POST)})
    result = CliRunner().invoke(cli, ["status", "-C", str(tmp_path), "--kind", "not-entry"])
    assert "about.html: calls itself an article (meta og:type)" in result.output
    assert "noon.html" not in result.output


def test_kind_is_explained(tmp_path: Path) -> None:
    """People learn why a page is no entry."""
    build(tmp_path, {"sea.html": OTHERS["teasers"][0], "noon.html": page(POST)})
    said = CliRunner().invoke(cli, ["explain", "-C", str(tmp_path), str(tmp_path / "public/sea.html")]).output
    assert "no article: it lists other pages" in said
