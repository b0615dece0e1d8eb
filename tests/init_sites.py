# ruff: noqa: E501 -- the files of a site are shorter to read on lines of their own
"""Small sites of each program, as they are before `publisher init` looks at them, and what it must find."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

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
    missing: str = ""  # a package that an extra would install
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
    "Jekyll, with a mark of its own for excerpts": Case(
        {
            "_config.yml": "title: Notes\nurl: https://me.example.org\nexcerpt_separator: <!--cut-->\n",
            "_posts/2024-05-06-fog.md": dated(),
        },
        "Jekyll", ("_posts",), "https://me.example.org/", "", "jekyll", says='excerpt_separator = "<!--cut-->"',
    ),
    "Eleventy, with excerpts": Case(
        {
            "eleventy.config.js": "export default (config) => {\n"
            "  config.setFrontMatterParsingOptions({ excerpt: true });\n};\n",
            "package.json": PACKAGE % "@11ty/eleventy",
            "posts/fog.md": dated(),
        },
        "Eleventy", ("posts",), "", "/posts/:path/", "eleventy", says='excerpt_separator = "---"',
    ),
    "MkDocs Material, with a mark of its own for excerpts": Case(
        {
            "mkdocs.yml": "site_name: Notes\nsite_url: https://me.example.org/\nplugins:\n- blog:\n"
            "    post_excerpt_separator: <!-- cut -->\n",
            "docs/blog/posts/fog.md": dated(),
        },
        "MkDocs", ("docs/blog/posts",), "https://me.example.org/", "", "mkdocs",
        below="docs", says='excerpt_separator = "<!-- cut -->"',
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
        "Europe/Rome", 9, says="1 .rst file is not read yet: pip install 'publisher[rst]'", missing="docutils",
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
        says="built from files that are not read", missing="docutils",
    ),
    "Pelican, in reStructuredText": Case(
        {
            "pelicanconf.py": "SITENAME = 'Log'\nSITEURL = 'https://me.example.org'\n",
            "content/fog.rst": "Fog\n###\n\n:date: 2024-05-06\n\nQuiet.\n",
            "output/fog.html": "<title>Fog</title>",
        },
        "Pelican", ("content",), "https://me.example.org/", generator="pelican", title="Log",
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
        below="docs",
    ),
    "ABlog": Case(
        {
            "conf.py": "extensions = ['ablog']\nproject = 'Log'\nblog_baseurl = 'https://me.example.org/'\n",
            "blog/fog.rst": "Fog\n===\n",
            "blog/tide.md": dated(),
        },
        "ABlog", ("blog",), "https://me.example.org/", "/blog/:path/", title="Log", says="1 .rst file is not read yet: pip install 'publisher[rst]'", missing="docutils",
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
