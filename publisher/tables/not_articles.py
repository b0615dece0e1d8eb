"""Names of files and folders that hold no articles, whatever is in them, or unless they say so. Lower case.

Sources: the documents of Jekyll, Hugo, Zola, Hexo, Eleventy, Docusaurus, Astro, Kirby, Blot and Obsidian on
what they do not publish; GitHub's "community health files"; robots.txt (RFC 9309), security.txt (RFC 9116),
humans.txt, ads.txt, llms.txt; npm, pip, Composer and other tools for their files; hypermail, pipermail and
MHonArc for theirs.
"""

from __future__ import annotations

from publisher.tables import front_matter_words

# -- folders -------------------------------------------------------------------------------------------------

# Of drafts: Jekyll, Hexo and Kirby (_drafts), Blot (Drafts), in any language; and of private files.
DRAFTS = front_matter_words.DRAFTS | frozenset(
    "_drafts drafts _draft draft _unpublished unpublished _private private _trash trash".split()
)
# Of tools: Jekyll's and Eleventy's templates and data, what package managers install, what Python compiles.
TOOLS = frozenset(
    "_layouts _includes _sass _data _plugins _components node_modules bower_components __pycache__".split()
)

# -- files that are never articles ---------------------------------------------------------------------------

# Jekyll, Hexo, Docusaurus, Astro and Blot publish no file with this mark; Hugo's and Zola's `_index.md` is the
# page of a section.
PARTIAL = "_"
FILES = frozenset(
    "robots.txt humans.txt security.txt ads.txt app-ads.txt sellers.json llms.txt llms-full.txt cmakelists.txt"
    " pip-requirements.txt constraints.txt runtime.txt"
    " package.json package-lock.json npm-shrinkwrap.json composer.json bower.json lerna.json nx.json turbo.json"
    " deno.json jsconfig.json angular.json renovate.json vercel.json now.json netlify.json firebase.json"
    " manifest.json meta.json asset-manifest.json book.json hugo_stats.json theme.json settings.json"
    " search.json search-index.json search_index.json searchindex.json".split()
)
OPENINGS = ("requirements", "tsconfig")  # requirements-dev.txt, tsconfig.build.json
OPENED = (".txt", ".json")  # how such names end
# How names of data (Eleventy) and of drawings (Obsidian's Excalidraw) end.
DATA = (".11tydata.json", ".excalidraw.md")

# -- files that are articles only if they name a date --------------------------------------------------------

STEMS = frozenset(
    "readme license licence copying changelog contributing contributors codeowners code_of_conduct"
    " code-of-conduct pull_request_template issue_template 404 403 500 50x offline search sitemap summary"
    " liesmich lisezmoi leame leeme leggimi leiame leesmij".split()
)
# Words of articles, too: such a file has its name in capitals.
CAPITALS = frozenset(
    "NOTICE AUTHORS MAINTAINERS CHANGES HISTORY RELEASENOTES RELEASE_NOTES SECURITY SUPPORT GOVERNANCE"
    " UPGRADING INSTALL TODO AGENTS CLAUDE".split()
)
# Where three of these lie together, they and the index are those of a mailing list's archive.
LIST_INDEXES = frozenset(
    "author.html date.html subject.html thread.html attachment.html maillist.html threads.html".split()
)
LIST_INDEX_COUNT = 3
# Layouts of pages that list others, or are none.
LAYOUTS = frozenset(
    "404 archive archives author authors categories category error feed home homepage index list listing"
    " redirect rss search section sitemap tag tags taxonomy taxonomies term terms".split()
)
# What only a template of pages holds.
TEMPLATE_SIGNS = (
    "<TMPL_", "<tmpl_", "{% extends", "{%- extends", "{% block", "{%- block", "{{ content }}", "{{content}}",
    "{{ .Content", "{{ define", "{{- define", "{{ block", "{{- block", "{{{ content", "{{{content", "{{> ",
    "<%= yield", "<%- body", "<%- content", "{% layout", "{{ page.content",
)  # fmt: skip
