"""Addresses by rule: what each program writes, where an article does not say it itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sites import PLAIN, SiteFolder

from publisher.models import Article, Body, Circumstances, Claim, Site, SourceSettings
from publisher.normalizer import complaints, normalize
from publisher.text import url_slugs

HOME = "https://me.example.org/blog/"
# Made with the programs themselves: one text, and its form in an address of each.
SLUGS = [
    ("jekyll_title", "Don't panic: it’s 50% off", "Don't-panic-it-s-50-off"),
    ("jekyll_title", "“R&D” in AT&T", "R&D-in-AT&T"),
    ("jekyll_title", "_private_", "_private_"),
    ("plain", "naïve café_au-lait", "naïve-café-au-lait"),
    ("plain", "Release v1.2.3.", "release-v1-2-3"),
    ("plain", "日本の朝", "日本の朝"),
    ("hugo", "C++ & C#", "c-c"),
    ("hugo", "C#, and a#b", "c#-and-a#b"),
    ("hugo", "a -- b – c", "a--b-c"),
    ("hugo", "Straße/Weg", "straße-weg"),
    ("hugo", "İstanbul", "istanbul"),
    ("hugo", "@home ~tilde (x) [y] + z=1; q", "@home-~tilde-x-y--z1-q"),
    ("hugo_path", "C++ & C#", "c++--c#"),
    ("hugo_path", "a -- b – c", "a----b--c"),
    ("pelican", "Größe über alles", "grosse-uber-alles"),
    ("pelican", "日本の朝", "ri-ben-nozhao"),
    ("pelican", "50,000 €", "50000-eur"),
    ("eleventy", "Größe über alles", "groesse-ueber-alles"),
    ("eleventy", "“R&D” in AT&T", "r-and-d-in-at-and-t"),
    ("eleventy", "Ελληνικά", "ellinika"),
    ("eleventy_slug", "Don't panic: it’s 50% off", "don't-panic:-it's-50percent-off"),
    ("eleventy_slug", "Größe über alles", "grosse-uber-alles"),
    ("eleventy_slug", "a_b-c.d,e;f:g!h'i\"j(k)*~@[l]{m}", "a_b-c.def:g!h'i\"j(k)*~@lm"),
    ("eleventy_slug", "“R&D” in AT&T — 日本", '"randd"-in-atandt'),
    ("hexo", "Größe über alles", "Grose-uber-alles"),
    ("hexo", "a -- b – c", "a-b-–-c"),
    ("github", "Release v1.2.3.", "release-v123"),
    ("github", "C++ & C#", "c--c"),
    ("mkdocs", "50,000 €", "50000"),
    ("nikola", "C++ & C#", "c++-c"),
]


@pytest.mark.parametrize(("program", "text", "slug"), SLUGS, ids=[f"{one[0]}: {one[1]}" for one in SLUGS])
def test_words_become_what_the_program_makes_of_them(program: str, text: str, slug: str) -> None:
    """An address is that of the site letter for letter, in every script."""
    assert getattr(url_slugs, program)(text) == slug


def entry(
    name: str, source: SourceSettings, zone: str = "", site_language: str = "", **fields: str | list[str]
) -> Any:
    """Decide an article with these fields in its head."""
    claims = [
        Claim(
            {"date": "published", "categories": "category", "url": "link"}.get(key, key),
            value,
            f"front matter {key}",
        )
        for key, values in fields.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    site = Site(link=HOME, timezone=zone, language=site_language, sources=(source,))
    around = Circumstances(site, file_time=datetime(2026, 1, 1, tzinfo=UTC), source=source)
    return normalize(Article(name, claims=tuple(claims), body=Body("markdown", "Text.")), around)


def source(generator: str = "", permalink: str = "", path: str = "_posts", below: str = "") -> SourceSettings:
    """A source of articles."""
    return SourceSettings(path, (), generator, permalink, below=below)


RULES: list[tuple[str, SourceSettings, str, dict[str, Any], str]] = [
    ("jekyll", source("jekyll"), "2024-05-06-Big-Tide.md", {"title": "T"}, "2024/05/06/Big-Tide.html"),
    (
        "jekyll: categories",
        source("jekyll"),
        "2024-05-06-tide.md",
        {"categories": ["Sea Life", "b"]},
        "sea%20life/b/2024/05/06/tide.html",
    ),
    (
        "jekyll: folders above",
        source("jekyll", path="."),
        "News/_posts/2024-05-06-a.md",
        {"title": "T"},
        "news/2024/05/06/a.html",
    ),
    (
        "jekyll: pretty",
        source("jekyll", "pretty"),
        "2024-05-06-a.md",
        {"slug": "Own One"},
        "2024/05/06/Own-One/",
    ),
    ("jekyll: ordinal", source("jekyll", "ordinal"), "2024-05-06-a.md", {}, "2024/127/a.html"),
    ("jekyll: weekdate", source("jekyll", "weekdate"), "2024-05-06-a.md", {}, "2024/W19/Mon/a.html"),
    ("jekyll: none", source("jekyll", "none"), "2024-05-06-a.md", {}, "a.html"),
    (
        "jekyll: parts",
        source("jekyll", "/:short_year/:i_month/:i_day/:slug/:hour"),
        "2024-05-06-a b.md",
        {"date": "2024-01-02 03:04:05"},
        "24/1/2/a-b/03",
    ),
    (
        "hugo",
        source("hugo", path="content", below="content"),
        "posts/Big Tide.md",
        {"title": "T"},
        "posts/big-tide/",
    ),
    (
        "hugo: below",
        source("hugo", path="content/posts", below="content"),
        "a/index.md",
        {"title": "T"},
        "posts/a/",
    ),
    ("hugo: closed", source("hugo", "/:path.html", path="content"), "posts/a.md", {}, "posts/a.html/"),
    ("hugo: files", source("hugo", "/:path:output_ext", path="content"), "posts/a.md", {}, "posts/a.html"),
    ("hugo: slug", source("hugo", path="content"), "posts/a.md", {"slug": "Own One"}, "posts/own-one/"),
    ("hugo: language", source("hugo", path="content"), "posts/a.fr.md", {"title": "T"}, "posts/a/"),
    (
        "hugo: title",
        source("hugo", "/:year/:title"),
        "posts/a.md",
        {"title": "C++ & C#", "date": "2024-01-02"},
        "2024/c-c/",
    ),
    ("hugo: sections", source("hugo", "/:sections[1:]/:slug/"), "a/b/c/x.md", {"title": "X y"}, "b/c/x-y/"),
    (
        "hugo: month name",
        source("hugo", "/:monthname/:slugorfilename/"),
        "a/x.md",
        {"date": "2024-05-02"},
        "may/x/",
    ),
    ("pelican", source("pelican"), "x.md", {"title": "Größe über alles"}, "grosse-uber-alles.html"),
    (
        "pelican: rule",
        source("pelican", "{date:%Y}/{category}/{slug}/"),
        "sea/x.md",
        {"title": "T", "date": "2024-05-02"},
        "2024/sea/t/",
    ),
    ("pelican: translation", source("pelican"), "x.md", {"title": "T", "language": "fr"}, "t.html"),
    ("eleventy", source("eleventy"), "blog/2024-05-06-tide.md", {"title": "T"}, "blog/2024-05-06-tide/"),
    ("eleventy: folder", source("eleventy"), "2024-05-06-tide/index.md", {"title": "T"}, "2024-05-06-tide/"),
    ("eleventy: dots", source("eleventy"), "blog/fog.fr.md", {"title": "T"}, "blog/fog.fr/"),
    (
        "eleventy: without the day",
        source("eleventy"),
        "blog/2024-05-06-tide.md",
        {"permalink": "/{{ page.fileSlug }}/"},
        "tide/",
    ),
    (
        "eleventy: own",
        source("eleventy"),
        "blog/a.md",
        {"permalink": "posts/{{ page.fileSlug }}/index.html"},
        "posts/a/",
    ),
    (
        "eleventy: filters",
        source("eleventy"),
        "blog/a.md",
        {
            "title": "R&D now",
            "date": "2024-05-06",
            "permalink": "/{{ page.date | date: '%Y/%m' }}/{{ title | slugify }}/",
        },
        "2024/05/r-and-d-now/",
    ),
    ("zola", source("zola"), "Sea Side/2024-05-06-Big Tide.md", {"title": "T"}, "Sea%20Side/big-tide/"),
    ("zola: path", source("zola"), "sea/a.md", {"title": "T", "slug": "b"}, "sea/b/"),
    (
        "hexo",
        source("hexo"),
        "sub/Big Tide.md",
        {"title": "T", "date": "2024-05-06"},
        "2024/05/06/sub/Big%20Tide/",
    ),
    ("hexo: category", source("hexo", "/:category/:title/"), "a.md", {"categories": ["A b", "C"]}, "A-b/C/a/"),
    (
        "docusaurus",
        source("docusaurus"),
        "2021-08-01-welcome/index.md",
        {"title": "T"},
        "blog/2021/08/01/welcome",
    ),
    ("docusaurus: slug", source("docusaurus"), "2021-08-01-welcome.md", {"slug": "/hello"}, "blog/hello"),
    ("astro", source("astro"), "Big Tide v1.2.md", {"title": "T"}, "blog/big-tide-v12/"),
    (
        "mkdocs",
        source("mkdocs"),
        "a.md",
        {"title": "Big Tide!", "date": "2024-05-06"},
        "blog/2024/05/06/big-tide/",
    ),
    (
        "none: dated name",
        source("", "/:year/:title/"),
        "2024-05-06-big-tide.md",
        {"title": "T"},
        "2024/big-tide/",
    ),
    (
        "none: title",
        source("", "/:year/:title/"),
        "x.md",
        {"title": "Big Tide", "date": "2024-05-06"},
        "2024/big-tide/",
    ),
    ("own rule", source("jekyll"), "2024-05-06-a.md", {"permalink": "/:month/:title/"}, "05/a/"),
    ("own address", source("jekyll"), "2024-05-06-a.md", {"permalink": "/fog/"}, "fog/"),
    ("own address with the base", source("hugo"), "a.md", {"url": "/blog/fog/"}, "blog/fog/"),
    ("own address with the base, of no program", source(), "a.md", {"url": "/blog/fog/"}, "fog/"),
    (
        "jekyll: path",
        source("jekyll", "/:collection/:path/", path="news/_posts"),
        "2024-05-06-Big Tide.md",
        {"slug": "b"},
        "posts/news/2024-05-06-Big%20Tide/",
    ),
    ("jekyll: index", source("jekyll", "/:title/index.html"), "2024-05-06-a.md", {}, "a/index.html"),
    ("hugo: a day in the name", source("hugo", "/:filename/"), "2024-05-06-a.md", {}, "2024-05-06-a/"),
    ("hugo: html", source("hugo", "/:filename.html"), "a.md", {}, "a.html/"),
    ("hugo: ugly", source("hugo", "/n/:slug:output_ext"), "a.md", {"title": "T"}, "n/t.html"),
    ("hugo: ugly name", source("hugo", "/x/:path:output_ext", path="content"), "b/a.md", {}, "x/b/a.html"),
    ("hugo: own html", source("hugo"), "a.md", {"permalink": "/x/:filename.html"}, "x/a.html"),
    ("hexo: name without its day", source("hexo", ":basename/"), "x/2024-05-06-a.md", {"title": "T"}, "a/"),
    ("hexo: name", source("hexo", ":name/"), "x/2024-05-06-a.md", {"title": "T"}, "2024-05-06-a/"),
    (
        "pelican: language of the text",
        source("pelican", "{lang}/{slug}.html"),
        "x.md",
        {"title": "Το λιμάνι ξυπνά το πρωί"},
        "to-limani-xupna-to-proi.html",
    ),
]


@pytest.mark.parametrize(
    ("settings", "name", "fields", "path"), [one[1:] for one in RULES], ids=[one[0] for one in RULES]
)  # fmt: skip
def test_an_address_follows_the_rule(
    settings: SourceSettings, name: str, fields: dict[str, Any], path: str
) -> None:
    """An entry's link is the address that the site itself gives the article, below its base path."""
    assert entry(name, settings, **fields).link == HOME + path


def test_days_in_addresses_are_the_sites_own() -> None:
    """A program writes the day of its site's zone into an address, whatever offset the article has."""
    found = entry("a.md", source("", "/:day/"), "Europe/Vienna", date="2024-05-06T23:30:00Z", title="T")

    assert found.link == HOME + "07/"


@pytest.mark.parametrize("program", ["hugo", "pelican"])
def test_some_programs_write_the_day_as_the_article_has_it(program: str) -> None:
    """Hugo and Pelican convert no date: the month in an address is the one that stands in the article."""
    found = entry(
        "a.md", source(program, "/:month/"), "Europe/Vienna", date="2024-04-30T23:30:00-05:00", title="T"
    )

    assert found.link == HOME + "04/"


TRANSLATIONS = [
    ("hugo", source("hugo"), "posts/fog.de.md", {}, "de/posts/fog/"),
    ("hugo: rule", source("hugo", "/:slug/"), "posts/fog.de.md", {}, "de/nebel/"),
    ("hugo: bundle", source("hugo"), "posts/fog/index.pt-br.md", {}, "pt-br/posts/fog/"),
    ("hugo: the site's own", source("hugo"), "posts/fog.en.md", {}, "posts/fog/"),
    ("hugo: no language", source("hugo"), "posts/node.js.md", {}, "posts/node.js/"),
    ("zola", source("zola"), "posts/fog.de.md", {}, "de/posts/fog/"),
    ("pelican", source("pelican"), "fog.md", {"language": "de"}, "nebel-de.html"),
    ("pelican: rule", source("pelican", "{date:%Y}/{slug}/"), "fog.md", {"language": "de"}, "nebel-de.html"),
    (
        "pelican: rule with a language",
        source("pelican", "{lang}/{slug}/"),
        "fog.md",
        {"language": "de"},
        "de/nebel/",
    ),
    ("jekyll: dots", source("jekyll", "none"), "2024-05-06-fog.de.md", {}, "fog.de.html"),
]


@pytest.mark.parametrize(
    ("settings", "name", "fields", "path"),
    [one[1:] for one in TRANSLATIONS],
    ids=[one[0] for one in TRANSLATIONS],
)
def test_translations_have_addresses_of_their_own(
    settings: SourceSettings, name: str, fields: dict[str, Any], path: str
) -> None:
    """A translation never takes the address of the article that it translates."""
    assert entry(name, settings, site_language="en", title="Nebel", **fields).link == HOME + path


LACKING = [
    ("a date", source("jekyll"), "a.md", {}, "needs a date"),
    ("a category", source("", "/:category/:slug/"), "a.md", {}, "needs a category"),
    ("a word nobody knows", source("jekyll"), "2024-05-06-a.md", {"permalink": "/:nope/"}, "holds ':nope'"),
    ("a tag", source("eleventy"), "a.md", {"permalink": "/{% if a %}x{% endif %}/"}, "holds '{% if a %}'"),
    ("an expression", source("eleventy"), "a.md", {"permalink": "/{{ data.x }}/"}, "holds '{{ data.x }}'"),
]


@pytest.mark.parametrize(
    ("settings", "name", "fields", "reason"), [one[1:] for one in LACKING], ids=[one[0] for one in LACKING]
)  # fmt: skip
def test_what_cannot_be_filled_in_is_reported(
    settings: SourceSettings, name: str, fields: dict[str, Any], reason: str
) -> None:
    """No address is published that the site may not have; the writer is told what is missing."""
    found = entry(name, settings, title="T", **fields)

    assert found.link == ""
    assert [one.kind for one in complaints(found, "a.md") if reason in one.message] == ["address"]


@pytest.mark.parametrize("path", ["2015/06/25/Tide-1.1", "2015/06/25/Tide-1.1.0", "tide/v2", "2015/tide.html"])
def test_a_path_in_a_head_is_an_address(tmp_path: Path, path: str) -> None:
    """A version at the end of an address is no suffix of a file."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + '[articles]\ngenerator = "zola"\n')
    site.write("a.md", f'+++\npath = "{path}"\ntitle = "Tide"\ndate = 2015-06-25\n+++\n\nText.\n')
    site.build()
    assert site.items()[0]["url"] == f"https://notes.example.org/{path}/"


@pytest.mark.parametrize("name", ["timing.html", "application.txt", "old.htm"])
def test_files_that_a_program_serves_as_they_are_are_no_articles(tmp_path: Path, name: str) -> None:
    """A page beside a bundle's index is not published in its place."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + '[articles]\ngenerator = "zola"\n')
    site.write("tide/index.md", "+++\ntitle = 'Tide'\ndate = 2015-06-25\n+++\n\nText.\n")
    site.write(f"tide/{name}", "<html><title>Timing</title><p>Slow.</p></html>")
    site.build()
    assert [(one["title"], one["url"]) for one in site.items()] == [("Tide", "https://notes.example.org/tide/")]
