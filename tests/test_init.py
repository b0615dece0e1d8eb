# ruff: noqa: E501 -- the files of a site are shorter to read on lines of their own
"""`publisher init`: what is recognised of a site from its own files, and the configuration that is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from publisher.cli import cli
from publisher.config import Config, load
from publisher.init import look, python_literals, script_literals, write
from publisher.init.wording import lines_of
from publisher.tables.generators import GENERATORS, NONE
from publisher.text.permalinks import parts_of

TODAY = date(2026, 3, 1)


def dated(day: str = "2024-05-06", **more: str) -> str:
    """Write an article with a date in YAML."""
    lines = [f"{key}: {value}" for key, value in {"title": "Fog", "date": day, **more}.items()]
    return "\n".join(["---", *lines, "---", "", "The harbour is quiet.", ""])


def toml(day: str = "2024-05-06") -> str:
    """Write an article with a date in TOML."""
    return f'+++\ntitle = "Fog"\ndate = {day}\n+++\n\nThe harbour is quiet.\n'


UNDATED = "---\ntitle: About\n---\n\nWho writes this.\n"
PACKAGE = '{"name": "x", "devDependencies": {"%s": "^1.0.0"}}'


class Case(NamedTuple):
    """A small site, and what the configuration for it must say."""

    files: dict[str, str]
    kind: str
    paths: tuple[str, ...]
    link: str = ""
    permalink: str = ""  # of the first source
    generator: str = ""
    title: str = ""
    language: str = ""
    timezone: str = ""
    limit: int = 50
    below: str = ""
    url: str = ""  # of the first source
    ignore: tuple[str, ...] = ()
    says: str = ""  # in the lines for people, or in publisher.toml


CASES = {
    "Jekyll": Case(
        {
            "_config.yml": "title: Harbour Notes\nurl: https://me.example.org\nbaseurl: /blog\npermalink: pretty\n"
            "timezone: Europe/Oslo\nlang: nb-NO\nplugins: [jekyll-feed]\nfeed:\n  path: news.xml\n  posts_limit: 7\n",
            "_posts/2024-05-06-fog.md": dated(),
            "_posts/2024-05-07-tide.markdown": dated(),
            "_drafts/secret.md": UNDATED,
            "about.md": UNDATED,
        },
        "Jekyll", ("_posts",), "https://me.example.org/blog/", "pretty", "jekyll", "Harbour Notes", "nb-NO",
        "Europe/Oslo", 7, says="https://me.example.org/blog/news.xml",
    ),
    "Jekyll, with a rule in its front matter defaults": Case(
        {
            "_config.yml": "title: Notes\nurl: //me.example.org\ndefaults:\n- scope: {path: '', type: posts}\n"
            "  values: {permalink: '/n/:title/', author: Ada, layout: post}\n",
            "_posts/2024-05-06-fog.md": dated(),
        },
        "Jekyll", ("_posts",), "https://me.example.org/", "/n/:title/", "jekyll", says='author = "Ada"',
    ),
    "Jekyll, with folders above _posts": Case(
        {
            "_config.yml": "url: https://me.example.org\npermalink: pretty\n",
            "en/news/_posts/2024-05-06-fog.md": dated(lang="en"),
            "nb/news/_posts/2024-05-06-fog.md": dated(lang="nb"),
        },
        "Jekyll", ("en/news/_posts", "nb/news/_posts"), "https://me.example.org/",
        "pretty", "jekyll", says='name = "in/{language}"',
    ),
    "Jekyll, with YAML that is no YAML": Case(
        {
            "_config.yml": "title: Notes: of a harbour\nurl: https://me.example.org\nbad: [\npermalink: /:slug/\n",
            "_posts/2024-05-06-fog.md": dated(),
        },
        "Jekyll", ("_posts",), "https://me.example.org/", "/:slug/", "jekyll", "Notes: of a harbour",
        says="note: _config.yml",
    ),
    "Jekyll without a configuration": Case({"_posts/2024-05-06-fog.md": dated()}, "Jekyll", ("_posts",), generator="jekyll"),
    "Jekyll in docs/": Case(
        {
            "README.md": "# A program\n",
            "docs/_config.yml": "title: News\nurl: https://me.example.org\n",
            "docs/_posts/2024-05-06-fog.md": dated(),
        },
        "Jekyll", ("docs/_posts",), "https://me.example.org/", "", "jekyll", "News", below="docs", says="docs/_config.yml: title",
    ),
    "Hugo": Case(
        {
            "hugo.toml": "baseURL = 'https://me.example.org/log'\ntitle = 'Tidebok'\nlanguageCode = 'nb-no'\n"
            "timeZone = 'Europe/Oslo'\n[permalinks.page]\nposts = '/:year/:month/:slug/'\n[services.rss]\nlimit = 12\n",
            "content/posts/fog.md": toml(),
            "content/posts/tide/index.md": toml(),
            "content/posts/_index.md": UNDATED,
            "content/about.md": UNDATED,
            "archetypes/default.md": dated(),
        },
        "Hugo", ("content/posts",), "https://me.example.org/log/", "/:year/:month/:slug/", "hugo", "Tidebok", "nb-NO",
        "Europe/Oslo", 12, "content", says="https://me.example.org/log/index.xml",
    ),
    "Hugo, in config/_default and YAML": Case(
        {
            "config/_default/config.yaml": "baseurl: https://me.example.org/\ntitle: Log\nrssLimit: -1\n",
            "config/_default/params.yaml": "mainSections: [journal]\n",
            "config/production/config.yaml": "baseurl: https://log.example.org/\n",
            "content/journal/fog.md": dated(),
            "content/recipes/soup.md": dated(),
        },
        "Hugo", ("content/journal",), "https://log.example.org/", "", "hugo", "Log", below="content",
        says="complete = true",
    ),
    "Hugo, with ugly addresses in one section": Case(
        {
            "hugo.toml": "baseURL = 'https://me.example.org/'\n[permalinks]\nposts = '/:year/:slug/'\n"
            "[uglyURLs]\nposts = true\nnotes = false\n",
            "content/posts/fog.md": dated(),
        },
        "Hugo", ("content/posts",), "https://me.example.org/", "/:year/:slug:output_ext", "hugo", below="content",
    ),
    "Hugo, with two languages in folders of their own": Case(
        {
            "hugo.yaml": "baseURL: https://me.example.org/\ndefaultContentLanguage: sv\nlanguages:\n"
            "  en: {contentDir: content/en, title: Log}\n  sv: {contentDir: content/sv, title: Logg}\n",
            "content/sv/posts/dimma.md": dated(),
            "content/en/posts/fog.md": dated(),
        },
        "Hugo", ("content/sv/posts", "content/en/posts"), "https://me.example.org/", "", "hugo", "Logg", "sv",
        below="content/sv", says='permalink = "/en/:path/"',
    ),
    "Hugo, with pages that are files": Case(
        {
            "hugo.toml": "baseURL = 'https://me.example.org/'\nuglyURLs = true\n",
            "content/posts/fog.md": toml(),
        },
        "Hugo", ("content/posts",), "https://me.example.org/", "/:path:output_ext", "hugo", below="content",
    ),
    "Hugo, with Go's layouts in a rule": Case(
        {
            "config.json": '{"baseURL": "https://me.example.org/", "permalinks": {"posts": "/:2006/:01/:slug/"}}',
            "content/posts/fog.md": dated(),
        },
        "Hugo", ("content/posts",), "https://me.example.org/", "/:year/:month/:slug/", "hugo", below="content",
    ),
    "Pelican": Case(
        {
            "pelicanconf.py": "import os\nAUTHOR = 'Ada'\nSITENAME = 'Harbour ' + 'Notes'\nSITEURL = ''\n"
            "PATH = 'content'\nTIMEZONE = 'Europe/Rome'\nDEFAULT_LANG = 'it'\nARTICLE_PATHS = ['journal']\n"
            "ARTICLE_URL = '{date:%Y}/{slug}/'\nARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'\nFEED_MAX_ITEMS = 9\n"
            "SECRET = os.environ['X']\n",
            "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://me.example.org'\n"
            "FEED_ALL_ATOM = 'feeds/journal.atom.xml'\n",
            "content/journal/fog.md": "Title: Fog\nDate: 2024-05-06\n\nQuiet.\n",
            "content/journal/tide.rst": "Tide\n####\n\n:date: 2024-05-06\n",
            "content/pages/about.md": "Title: About\n\nMe.\n",
        },
        "Pelican", ("content/journal",), "https://me.example.org/", "/{date:%Y}/{slug}/", "pelican", "Harbour Notes", "it",
        "Europe/Rome", 9, says="1 .rst file is not read yet",
    ),
    "Pelican, whose slugs are names of files": Case(
        {
            "pelicanconf.py": "SITENAME = 'Log'\nSITEURL = 'https://me.example.org'\nSLUGIFY_SOURCE = 'basename'\n",
            "content/fog.md": "Title: Fog\nDate: 2024-05-06\n\nQuiet.\n",
        },
        "Pelican", ("content",), "https://me.example.org/", "/:slugorfilename.html", "pelican", "Log",
    ),
    "Pelican, in reStructuredText, with its output": Case(
        {
            "pelicanconf.py": "SITENAME = 'Log'\nSITEURL = 'https://me.example.org'\n",
            "content/fog.rst": "Fog\n###\n",
            "output/index.html": "<html lang=en><title>Log</title><p>x",
            "output/fog.html": '<title>Fog</title><article><time datetime="2024-05-06">6 May</time>Quiet</article>',
        },
        "Pelican", ("output",), "https://me.example.org/", title="Log", language="en", url="https://me.example.org/",
        says="built from files that are not read",
    ),
    "Eleventy": Case(
        {
            "eleventy.config.js": "// pathPrefix: '/old/'\nexport default function (config) {\n"
            "  config.addPlugin(feedPlugin, { outputPath: '/feed.xml', collection: { name: 'posts', limit: 6 } });\n}\n"
            "export const config = { dir: { input: 'src', output: '_site' }, pathPrefix: '/blog/' };\n",
            "src/_data/site.json": '{"title": "Log", "url": "https://me.example.org", "language": "de"}',
            "src/posts/posts.json": '{"tags": "posts", "permalink": "/log/{{ page.fileSlug }}/"}',
            "src/posts/fog.md": dated(),
            "src/about.md": UNDATED,
            "_site/index.html": "<p>built</p>",
        },
        "Eleventy", ("src/posts",), "https://me.example.org/blog/", "/log/{{ page.fileSlug }}/", "eleventy", "Log", "de",
        limit=6, below="src", says="https://me.example.org/blog/feed.xml",
    ),
    "Eleventy, with a rule that is a function": Case(
        {
            ".eleventy.js": "module.exports = function (config) {};\n",
            "posts/posts.11tydata.js": "export default { author: 'Ada',\n  permalink: function ({ page }) {\n"
            "    return `/log/${ page.fileSlug }/`\n  } };\n",
            "posts/fog.md": dated(),
        },
        "Eleventy", ("posts",), "", "/log/{{ page.fileSlug }}/", "eleventy", says='author = "Ada"',
    ),
    "Eleventy, without folders of its own": Case(
        {
            ".eleventy.js": "module.exports = function (config) { return {}; };\n",
            "_data/metadata.js": 'module.exports = {\n  title: "Log",\n  url: process.env.URL || "https://me.example.org/",\n};\n',
            "posts/2024-05-06-fog.md": UNDATED,
            "posts/tide.md": dated(),
        },
        "Eleventy", ("posts",), "https://me.example.org/", "/posts/:path/", "eleventy", "Log",
    ),
    "Zola": Case(
        {
            "config.toml": 'base_url = "https://me.example.org"\ntitle = "Log"\ndefault_language = "pl"\n'
            "generate_feeds = true\nfeed_limit = 8\n",
            "content/blog/fog.md": toml(),
            "content/blog/_index.md": "+++\ntitle = 'x'\n+++\n",
            "content/about.md": "+++\ntitle = 'About'\n+++\n",
        },
        "Zola", ("content/blog",), "https://me.example.org/", "", "zola", "Log", "pl", limit=8, below="content",
        says="https://me.example.org/atom.xml",
    ),
    "Zola, with articles at the top": Case(
        {
            "config.toml": 'base_url = "https://me.example.org"\n',
            "content/fog.md": '+++\npath = "2024/05/06/fog"\ntitle = "Fog"\n+++\n',
            "content/tide.md": toml(),
            "content/shop/hats.md": "+++\ntitle = 'Hats'\n+++\n",
        },
        "Zola", ("content",), "https://me.example.org/", "", "zola", "me.example.org", "en", ignore=("shop/**",),
    ),
    "Hexo": Case(
        {
            "_config.yml": "title: Log\nurl: https://me.example.org/log\nroot: /log/\npermalink: :year/:title.html\n"
            "source_dir: source\ntimezone: Asia/Tokyo\nlanguage: ja\npretty_urls: {trailing_html: false}\n"
            "feed: {path: a.xml, limit: 5}\n",
            "source/_posts/fog.md": dated(),
            "source/about/index.md": UNDATED,
        },
        "Hexo", ("source/_posts",), "https://me.example.org/log/", "/:year/:title", "hexo", "Log", "ja", "Asia/Tokyo", 5,
        says="https://me.example.org/log/a.xml",
    ),
    "Hexo, with days in the names of files": Case(
        {
            "_config.yml": "title: Log\nurl: https://me.example.org\npermalink: :year/:title/\n"
            "new_post_name: :year-:month-:day-:title.md\n",
            "source/_posts/2024-05-06-fog.md": dated(),
        },
        "Hexo", ("source/_posts",), "https://me.example.org/", "/:year/:basename/", "hexo",
    ),
    "Hexo, with a rule that nobody can follow": Case(
        {
            "_config.yml": "title: Log\nurl: https://me.example.org\npermalink: p/:moonphase/\n",
            "package.json": PACKAGE % "hexo",
            "source/_posts/fog.md": dated(),
        },
        "Hexo", ("source/_posts",), "https://me.example.org/", "", "hexo", says='# permalink = "/p/:moonphase/"',
    ),
    "Docusaurus": Case(
        {
            "docusaurus.config.ts": "import type {Config} from '@docusaurus/types';\nconst config: Config = {\n"
            "  title: 'Log', // title: 'Old'\n  tagline: 'Tides',\n  url: 'https://me.example.org',\n  baseUrl: '/docs/',\n"
            "  trailingSlash: true,\n  i18n: { defaultLocale: 'fr', locales: ['fr', 'en'] },\n"
            "  presets: [['classic', { docs: { path: 'manual' }, blog: { path: 'news', routeBasePath: 'nouvelles',"
            " feedOptions: { type: 'all', limit: 4 } } }]],\n};\nexport default config;\n",
            "news/2024-05-06-fog.md": UNDATED,
            "news/2024-05-07-tide/index.md": UNDATED,
            "manual/intro.md": UNDATED,
        },
        "Docusaurus", ("news",), "https://me.example.org/docs/", "/nouvelles/:path/", "docusaurus", "Log", "fr", limit=4,
        says="https://me.example.org/docs/nouvelles/rss.xml",
    ),
    "Docusaurus, as it comes": Case(
        {
            "docusaurus.config.js": "module.exports = { title: 'Log', url: 'https://me.example.org', baseUrl: '/',"
            " presets: [['classic', {}]] };\n",
            "blog/2024-05-06-fog.md": UNDATED,
        },
        "Docusaurus", ("blog",), "https://me.example.org/", "", "docusaurus", "Log", "en", limit=20,
    ),
    "Astro": Case(
        {
            "astro.config.mjs": "import { defineConfig } from 'astro/config';\nexport default defineConfig({\n"
            "  site: 'https://me.example.org', base: '/log',\n});\n",
            "src/consts.ts": "export const SITE_TITLE = 'Log';\nexport const SITE_DESCRIPTION = `Tides`;\n",
            "src/content/blog/fog.md": "---\ntitle: Fog\npubDate: 'May 6 2024'\n---\n\nQuiet.\n",
            "src/content/authors/ada.md": UNDATED,
            "src/pages/journal/[...slug].astro": "---\nconst posts = await getCollection('blog');\n---\n",
            "src/pages/tags/[tag].astro": "---\nconst posts = await getCollection('blog');\n---\n",
            "src/pages/rss.xml.js": "export function GET() {}\n",
        },
        "Astro", ("src/content/blog",), "https://me.example.org/log/", "/journal/:path/", "astro", "Log",
        says="https://me.example.org/log/rss.xml",
    ),
    "Astro, with a constant and pages in Markdown": Case(
        {
            "astro.config.ts": "import { SITE } from './src/site';\nexport default { site: SITE.website,"
            " trailingSlash: 'never' };\n",
            "src/site.ts": 'export const SITE = { website: "https://me.example.org/", title: "Log", lang: "en" };\n',
            "src/pages/posts/fog.md": dated(),
            "src/pages/about.md": UNDATED,
        },
        "Astro", ("src/pages/posts",), "https://me.example.org/", "/posts/:path", "astro", "Log", "en",
    ),
    "Gatsby": Case(
        {
            "gatsby-config.js": "module.exports = { siteMetadata: { title: `Log`, siteUrl: `https://me.example.org`,"
            " author: { name: `Ada` } }, plugins: [`gatsby-plugin-feed`] };\n",
            "content/blog/fog/index.md": dated(),
        },
        "Gatsby", ("content/blog",), "https://me.example.org/", "/:path/", title="Log", says="https://me.example.org/rss.xml",
    ),
    "Next": Case(
        {
            "next.config.mjs": "export default { trailingSlash: true };\n",
            "data/siteMetadata.js": "module.exports = { title: 'Log' };\n",
            "lib/feed.ts": "const site_url = 'https://me.example.org/';\n",
            "posts/fog.md": dated(),
            "app/writing/[slug]/page.tsx": "export default function Page() {}\n",
            "app/feed.xml/route.ts": "import { feed } from '../../lib/feed';\nexport async function GET() {}\n",
        },
        "Next", ("posts",), "https://me.example.org/", "/writing/:slugorfilename/", title="Log",
        says="https://me.example.org/feed.xml",
    ),
    "Nikola": Case(
        {
            "conf.py": "BLOG_TITLE = 'Log'\nSITE_URL = 'https://me.example.org/'\nDEFAULT_LANG = 'es'\n"
            "TIMEZONE = 'Europe/Madrid'\nPOSTS = (('posts/*.md', 'diario', 'post.tmpl'),)\nFEED_LENGTH = 15\n",
            "posts/fog.md": dated(),
        },
        "Nikola", ("posts",), "https://me.example.org/", "/diario/:path/", "nikola", "Log", "es", "Europe/Madrid", 15,
    ),
    "Lektor": Case(
        {
            "log.lektorproject": "[project]\nname = Log\nurl = https://me.example.org/\nlocale = de_AT\n",
            "content/blog/fog/contents.lr": "title: Fog\n---\npub_date: 2024-05-06\n",
        },
        "Lektor", ("content/blog",), "https://me.example.org/", title="Log", language="de-AT",
        says="1 .lr file is not read yet",
    ),
    "VitePress": Case(
        {
            ".vitepress/config.mts": "export default defineConfig({ title: 'Log', lang: 'en-GB', base: '/log/',"
            " sitemap: { hostname: 'https://me.example.org' } })\n",
            "posts/fog.md": dated(),
            "index.md": UNDATED,
        },
        "VitePress", ("posts",), "https://me.example.org/log/", "/posts/:path.html", title="Log", language="en-GB",
    ),
    "Quartz": Case(
        {
            "quartz.config.ts": 'const config = { configuration: { pageTitle: "Garden", locale: "en-US",'
            ' baseUrl: "me.example.org/garden", ignorePatterns: ["private", ".obsidian"] }, plugins: { emitters:'
            " [Plugin.ContentIndex({ enableRSS: true, rssLimit: 30 })] } }\n",
            "content/fog.md": dated(),
            "content/private/x.md": dated(),
        },
        "Quartz", ("content",), "https://me.example.org/garden/", "", "quartz", "Garden", "en-US", limit=30,
        ignore=("**/private",),
    ),
    "MkDocs with a blog": Case(
        {
            "mkdocs.yml": "site_name: Log\nsite_url: https://me.example.org/x/\ntheme: {name: material, language: cs}\n"
            "plugins:\n  - blog:\n      blog_dir: zpravy\n      post_url_date_format: yyyy\n"
            "markdown_extensions:\n  - x: !!python/name:a.b\n",
            "docs/zpravy/posts/fog.md": dated(),
            "docs/index.md": UNDATED,
        },
        "MkDocs", ("docs/zpravy/posts",), "https://me.example.org/x/", "/zpravy/:year/:slug/", "mkdocs", "Log", "cs",
    ),
    "ABlog": Case(
        {
            "conf.py": "extensions = ['ablog']\nproject = 'Log'\nblog_baseurl = 'https://me.example.org/'\n",
            "blog/fog.rst": "Fog\n===\n",
            "blog/tide.md": dated(),
        },
        "ABlog", ("blog",), "https://me.example.org/", "/blog/:path/", title="Log", says="1 .rst file is not read yet",
    ),
    "Obsidian with a digital garden": Case(
        {
            ".obsidian/app.json": "{}",
            ".obsidian/templates.json": '{"folder": "Meta/templates"}',
            ".obsidian/plugins/digitalgarden/data.json": '{"gardenBaseUrl": "garden.example.org", "siteName": "Garden"}',
            "Meta/templates/day.md": UNDATED,
            "fog.md": UNDATED,
        },
        "Obsidian", (".",), "https://garden.example.org/", title="Garden", ignore=("Meta/templates/**",),
        says='dg-publish = "false"',
    ),
    "web pages": Case(
        {
            "index.html": '<html lang="en-GB"><title>Jo</title><link rel="canonical" href="https://jo.example.org/index.html">'
            '<link rel="alternate" type="application/rss+xml" href="/journal.rss">',
            "2024/fog.html": "<title>Fog</title><article><time datetime='2024-05-06'>6 May</time>Quiet</article>",
            "about.html": "<title>About</title>",
        },
        "web pages", (".",), "https://jo.example.org/", title="Jo", language="en-GB", url="https://jo.example.org/",
        says='name = "journal"',
    ),
    "web pages that a program built": Case(
        {
            "CNAME": "jo.example.org\n",
            "dist/index.html": "<title>Jo</title>",
            "dist/fog/index.html": '<meta property="article:published_time" content="2024-05-06">',
        },
        "web pages", ("dist",), "https://jo.example.org/", title="Jo", url="https://jo.example.org/",
    ),
    "a folder of articles": Case(
        {"articles/fog.md": UNDATED, "articles/tide.txt": "Tide\n\nHigh.\n", "README.md": "# x\n"}, "articles", ("articles",)
    ),
    "articles beside other files": Case(
        {
            "package.json": '{"name": "x", "homepage": "https://me.example.org/"}',
            "tsconfig.json": '{"compilerOptions": {"target": "es2022"}}',
            "src/main.ts": "export {};\n",
            "wire/fog.json": '{"title": "Fog", "date": "2024-05-06", "text": "Quiet."}',
            "manual/install.md": "# Install\n\nRun it.\n",
        },
        "articles", ("wire",), "https://me.example.org/",
    ),
}  # fmt: skip


def lay(root: Path, files: dict[str, str]) -> Path:
    """Write the files of a site."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def configured(root: Path, link: str = "") -> tuple[Config, str]:
    """Look at a site and write its configuration; give it, and everything that was said."""
    found = look(root, link)
    write(root, found, TODAY)
    said = "\n".join(lines_of(found))
    return load(root), f"{found.kind}\n{said}\n{(root / 'publisher.toml').read_text(encoding='utf-8')}"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_site_is_recognised_by_its_own_files(case: Case, tmp_path: Path) -> None:
    """What is written for the site of each program is a configuration that holds, with what its files say."""
    config, said = configured(lay(tmp_path, case.files))
    first = config.site.sources[0]

    assert said.startswith(case.kind + "\n")
    assert tuple(one.path for one in config.site.sources) == case.paths
    assert (config.site.link, first.permalink, first.generator) == (case.link, case.permalink, case.generator)
    assert config.site.title == case.title or not case.title
    assert (config.site.language, config.site.timezone) == (case.language, case.timezone or "UTC")
    assert (first.below, first.url, config.feeds[0].limit) == (case.below, case.url, case.limit)
    assert first.ignore == (*case.ignore, *GENERATORS.get(first.generator, NONE).hidden)
    assert case.says in said
    parts_of(first.permalink)
    assert not (tmp_path / "articles/hello.md").exists()


# -- what is not known, and a new site -----------------------------------------------------------------------


def test_without_an_address_the_file_says_what_to_do_first(tmp_path: Path) -> None:
    """Links and ids need the address: a file without one begins with that, and no address is made up."""
    config, said = configured(
        lay(tmp_path, {"_config.yml": "url: http://localhost:4000\n", "_posts/2024-05-06-fog.md": dated()})
    )

    assert config.site.link == ""
    assert "# First write the address of the site" in said
    assert "address unknown" in said


@pytest.mark.parametrize(
    ("given", "kept"),
    {
        "https://me.example.org": "https://me.example.org/",
        "https://me.example.org/log": "https://me.example.org/log/",
        "me.example.org": "https://me.example.org/",
    }.items(),
)
def test_the_address_that_the_owner_gives_counts(given: str, kept: str, tmp_path: Path) -> None:
    """--link stands above what the site's files say."""
    files = {"_config.yml": "url: https://example.com\n", "_posts/2024-05-06-fog.md": dated()}
    config, said = configured(lay(tmp_path, files), given)

    assert config.site.link == kept
    assert "the address that a new site has" not in said


@pytest.mark.parametrize("link", ["mailto:a@b.example", "http://localhost/", "notes"])
def test_a_wrong_address_is_refused(link: str, tmp_path: Path) -> None:
    """What is no address is told with the remedy, and nothing is written."""
    result = run("init", "--yes", "--link", link, tmp_path)

    assert result.exit_code == 78
    assert 'write one such as "https://notes.example.org/"' in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_new_site_begins_with_an_article_of_today(tmp_path: Path) -> None:
    """An empty folder gets a first article: one dated in the past would be old news in every reader."""
    assert run("init", tmp_path / "new").exit_code == 0

    text = (tmp_path / "new/articles/hello.md").read_text(encoding="utf-8")
    assert f"date: {date.today()}" in text  # noqa: DTZ011 -- as the command does
    assert run("build", "-C", tmp_path / "new").exit_code == 0


# -- the command ---------------------------------------------------------------------------------------------


def run(*words: str | Path, answers: str = "") -> Result:
    """Run the command line without a terminal."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=answers)


class Terminal(NamedTuple):
    """Answers on a terminal, and what comes of them."""

    answers: str
    link: str
    said: str


TERMINAL = {
    "yes to all": Terminal("https://me.example.org\n\n", "https://me.example.org/", "wrote"),
    "later": Terminal("\ny\n", "", "next: write the address of the site"),
    "a wrong address, then a good one": Terminal("nowhere\nme.example.org\n\n", "https://me.example.org/", "no address"),
    "no": Terminal("\nn\n", "none", "nothing was written"),
}  # fmt: skip


@pytest.mark.parametrize("case", TERMINAL.values(), ids=TERMINAL)
def test_a_terminal_is_asked(case: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person is asked for the address where it is unknown, and before anything is written."""
    from publisher.cli import init

    lay(tmp_path, {"_posts/2024-05-06-fog.md": dated()})
    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    result = run("init", tmp_path, answers=case.answers)

    assert result.exit_code == 0
    assert case.said in result.output
    assert (load(tmp_path).site.link if (tmp_path / "publisher.toml").exists() else "none") == case.link


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    """A script gets a configuration, what was found, and the next step."""
    lay(tmp_path, {"_config.yml": "url: https://me.example.org\n", "_posts/2024-05-06-fog.md": dated()})
    result = run("init", tmp_path)

    assert result.exit_code == 0
    assert "This is a Jekyll site: 1 article in _posts, https://me.example.org/" in result.output
    assert "publisher build" in result.output
    assert "[Y/n]" not in result.output


def test_an_existing_configuration_is_kept(tmp_path: Path) -> None:
    """What somebody wrote is not replaced, whatever else the folder holds."""
    lay(tmp_path, {"publisher.toml": "# mine\n", "_posts/2024-05-06-fog.md": dated()})

    assert run("init", "--yes", tmp_path).exit_code == 73
    assert (tmp_path / "publisher.toml").read_text(encoding="utf-8") == "# mine\n"


# -- files that are hostile ----------------------------------------------------------------------------------

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
)
HOSTILE = {
    "a YAML bomb": ("_config.yml", BOMB),
    "YAML of brackets": ("_config.yml", "a: " + "[{a: " * 50_000),
    "a large file": ("_config.yml", "title: x\n" + "# y\n" * 200_000),
    "zeros": ("hugo.toml", "title = 'x'\n\0\0"),
    "TOML of brackets": ("hugo.toml", "a = " + "[" * 100_000),
    "Python of minus signs": ("pelicanconf.py", "SITENAME = " + "-" * 200_000 + "1"),
    "Python of plus signs": ("pelicanconf.py", "SITENAME = 'a'" + " + 'a'" * 30_000),
    "Python of lists": ("pelicanconf.py", "SITENAME = " + "[" * 99 + "]" * 99),
    "Python of attributes": ("pelicanconf.py", "SITENAME = a" + ".b" * 100_000),
    "a script of brackets": ("astro.config.mjs", "export default " + "{a: [" * 40_000),
    "a script of quotes": ("astro.config.mjs", "x = " + "'\\" * 100_000),
    "a script of comments": ("astro.config.mjs", "/*" * 120_000),
    "a script of names": ("astro.config.mjs", "a." * 120_000),
    "values with control characters": ("_config.yml", 'title: "a\\u0007\\u202eb"\nlang: "x\\ny"\ntimezone: "../../etc"\n'),
    "paths that lead out": ("hugo.yaml", "contentDir: ../../../etc\nbaseURL: https://me.example.org\n"),
    "values of other kinds": ("_config.yml", "title: [1]\nurl: {a: b}\ndefaults: 3\nexclude: {a: 1}\ncollections: x\nfeed: 1\n"),
    "Hugo's values of other kinds": ("hugo.yaml", "languages: [en]\npermalinks: 3\nservices: x\nparams: [1]\noutputs: {home: 1}\n"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), HOSTILE.values(), ids=HOSTILE)
def test_no_file_of_a_site_stops_the_look(name: str, text: str, tmp_path: Path) -> None:
    """Whatever a file holds, the look ends, and a configuration that holds is written."""
    lay(tmp_path, {name: text, "_posts/2024-05-06-fog.md": dated()})
    result = run("init", "--yes", tmp_path)

    assert result.exit_code == 0
    assert not set(result.output) & {"\x07", "\u202e"}
    load(tmp_path)


def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link may lead to what its owner keeps for himself: neither a file nor a folder is read over one."""
    lay(tmp_path / "secret", {"_config.yml": "title: Secret\n", "posts/2024-05-06-x.md": dated()})
    site = lay(tmp_path / "site", {"_posts/2024-05-06-fog.md": dated()})
    (site / "_config.yml").symlink_to(tmp_path / "secret/_config.yml")
    (site / "posts").symlink_to(tmp_path / "secret/posts")

    config, said = configured(site)

    assert "Secret" not in said
    assert [one.path for one in config.site.sources] == ["_posts"]


def test_nothing_of_a_site_is_run(tmp_path: Path) -> None:
    """Configurations that are programs are read as text: their code has no effect."""
    mark = tmp_path / "mark"
    lay(
        tmp_path, {"pelicanconf.py": f"open({str(mark)!r}, 'w')\nSITENAME = 'Log'\n", "content/fog.md": dated()}
    )
    configured(tmp_path)

    assert not mark.exists()


# -- literals of programs ------------------------------------------------------------------------------------

SCRIPTS: dict[str, tuple[str, Callable[[script_literals.Block], object], object]] = {
    "quotes of each kind": ("a = {x: 'o', y: \"p\", z: `q`}", lambda b: [b.value("a", k) for k in "xyz"], ["o", "p", "q"]),
    "a key in quotes": ("a = {'x': 'o'}", lambda b: b.text("x"), "o"),
    "comments": ("// x: 'a'\n/* x: 'b' */ x: 'c' // x: 'd'", lambda b: b.text("x"), "c"),
    "an address is no comment": ("x: 'https://me.example.org/', y: 1", lambda b: (b.text("x"), b.number("y")),
                                 ("https://me.example.org/", 1)),
    "a value or another": ("x: process.env.URL || 'o'", lambda b: b.text("x"), "o"),
    "a name": ("const o = 'p';\nexport default {x: o}", lambda b: b.text("x"), "p"),
    "a name in a block": ("const S = {o: 'p'}\nexport default {x: S.o}", lambda b: b.text("x"), "p"),
    "a name that leads to itself": ("x = x", lambda b: b.text("x"), ""),
    "texts that are put together": ("x: 'o' + name", lambda b: b.text("x"), ""),
    "a template with a value": ("x: `o ${y}`", lambda b: b.text("x"), ""),
    "a list": ("x: ['o', 'p']", lambda b: b.texts("x"), ["o", "p"]),
    "flags and numbers": ("x: true, y: -3, z: null", lambda b: (b.value("x"), b.value("y"), b.value("z")), (True, -3, None)),
    "a call": ("x: f({y: 'o'})", lambda b: b.value("f", "y"), "o"),
    "escapes": (r"x: 'It\'s \u00e9 \x41'", lambda b: b.text("x"), "It's é A"),
    "a type": ("const c: Config = {\n x: 'o',\n};", lambda b: b.text("c", "x"), "o"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "ask", "answer"), SCRIPTS.values(), ids=SCRIPTS)
def test_the_literals_of_a_script(
    text: str, ask: Callable[[script_literals.Block], object], answer: object
) -> None:
    """Values that are written there are read, those that are worked out are not guessed."""
    assert ask(script_literals.read(text)) == answer


def test_the_literals_of_a_python_file() -> None:
    """Assignments of literals are read; the last one counts, and one of a call takes the value away."""
    text = "A = 'x'\nB = A + 'y'\nC = ['p', f()]\nD = {'k': 1, 2: 3}\nE = 'old'\nE = f()\nF: str = 'z'\n"

    assert python_literals.read(text) == {"A": "x", "B": "xy", "C": ["p"], "D": {"k": 1}, "F": "z"}
    assert python_literals.read("print 'two'") == {}
