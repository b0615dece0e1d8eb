"""Whether quotes and names of emoji in Markdown become signs: the program's habit, and what its site says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publisher.config import load
from publisher.init import look, write
from publisher.models import SourceSettings
from publisher.tables.generators import GENERATORS

POST = "---\ntitle: Fog\ndate: 2024-05-06\npubDate: 2024-05-06\n---\n\nFog.\n"
TOML_POST = '+++\ntitle = "Fog"\ndate = 2024-05-06\n+++\n\nFog.\n'
# The configuration of a site, its article, and what is written into publisher.toml: None for nothing.
SITES = {
    "jekyll as it is": ("_config.yml", "title: A\n", "_posts/2024-05-06-fog.md", None),
    "jekyll, straight": (
        "_config.yml",
        'kramdown:\n  smart_quotes: ["apos", "apos", "quot", "quot"]\n',
        "_posts/2024-05-06-fog.md",
        False,
    ),
    "jekyll, straight in a text": (
        "_config.yml",
        "kramdown: {smart_quotes: 'apos,apos,quot,quot'}\n",
        "_posts/2024-05-06-fog.md",
        False,
    ),
    "jekyll, other quotes": (
        "_config.yml",
        "kramdown: {smart_quotes: 'lsquo,rsquo,laquo,raquo'}\n",
        "_posts/2024-05-06-fog.md",
        None,
    ),
    "jekyll, another parser": (
        "_config.yml",
        "markdown: CommonMarkGhPages\n",
        "_posts/2024-05-06-fog.md",
        False,
    ),
    "jekyll, another parser that is told": (
        "_config.yml",
        "markdown: CommonMark\ncommonmark: {options: [SMART]}\n",
        "_posts/2024-05-06-fog.md",
        True,
    ),
    "hugo as it is": ("hugo.toml", 'title = "A"\n', "content/posts/fog.md", None),
    "hugo, off": (
        "hugo.toml",
        "[markup.goldmark.extensions]\ntypographer = false\n",
        "content/posts/fog.md",
        False,
    ),
    "hugo, disabled": (
        "hugo.yaml",
        "markup: {goldmark: {extensions: {typographer: {disable: true}}}}\n",
        "content/posts/fog.md",
        False,
    ),
    "hexo as it is": ("_config.yml", "new_post_name: x\n", "source/_posts/fog.md", None),
    "hexo, off": ("_config.yml", "marked: {smartypants: false}\n", "source/_posts/fog.md", False),
    "astro, off": (
        "astro.config.mjs",
        "export default defineConfig({ markdown: { smartypants: false } });",
        "src/content/blog/fog.md",
        False,
    ),
    "quartz, off": (
        "quartz.config.ts",
        "const c = { plugins: [Plugin.GitHubFlavoredMarkdown({ enableSmartyPants: false })] }",
        "content/fog.md",
        False,
    ),
    "zola, on": (
        "config.toml",
        'base_url = "https://a.example.org"\n[markdown]\nsmart_punctuation = true\n',
        "content/fog.md",
        True,
    ),
    "mkdocs, on": (
        "mkdocs.yml",
        "site_name: A\nplugins: [blog]\nmarkdown_extensions:\n  - smarty\n",
        "docs/blog/posts/fog.md",
        True,
    ),
    "mkdocs, on with options": (
        "mkdocs.yml",
        "site_name: A\nplugins: [blog]\nmarkdown_extensions:\n  - smarty: {smart_quotes: true}\n",
        "docs/blog/posts/fog.md",
        True,
    ),
    "pelican, on": ("pelicanconf.py", "SITENAME = 'A'\nTYPOGRIFY = True\n", "content/fog.md", True),
    "pelican, on in Markdown": (
        "pelicanconf.py",
        "SITENAME = 'A'\nMARKDOWN = {'extension_configs': {'markdown.extensions.smarty': {}}}\n",
        "content/fog.md",
        True,
    ),
    "eleventy, on": (
        "eleventy.config.js",
        'export default function (c) { c.setLibrary("md", markdownIt({ typographer: true })); }',
        "posts/fog.md",
        True,
    ),
}


EMOJI = {
    "jekyll": ("_config.yml", "plugins: [jemoji]\n", "_posts/2024-05-06-fog.md", True),
    "jekyll without": ("_config.yml", "plugins: [jekyll-feed]\n", "_posts/2024-05-06-fog.md", None),
    "hugo": ("hugo.toml", "enableEmoji = true\n", "content/posts/fog.md", True),
    "hugo without": ("hugo.toml", "enableEmoji = false\n", "content/posts/fog.md", None),
    "zola": (
        "config.toml",
        'base_url = "https://a.example.org"\n[markdown]\nrender_emoji = true\n',
        "content/fog.md",
        True,
    ),
    "mkdocs": (
        "mkdocs.yml",
        "plugins: [blog]\nmarkdown_extensions:\n  - pymdownx.emoji: {emoji_index: !!python/name:a.b }\n",
        "docs/blog/posts/fog.md",
        True,
    ),
    "eleventy": (
        "package.json",
        '{"dependencies": {"@11ty/eleventy": "3", "markdown-it-emoji": "3"}}',
        "posts/fog.md",
        True,
    ),
}


@pytest.mark.parametrize(("name", "text", "post", "emoji"), EMOJI.values(), ids=EMOJI)
def test_init_takes_whether_names_become_emoji(
    name: str, text: str, post: str, emoji: bool | None, tmp_path: Path
) -> None:
    """A site whose pages show a ship has entries that show it, and another keeps the word between colons."""
    assert [one.emoji for one in _sources(name, text, post, tmp_path)] == [emoji]


@pytest.mark.parametrize(("name", "text", "post", "smart"), SITES.values(), ids=SITES)
def test_init_takes_what_a_site_says(
    name: str, text: str, post: str, smart: bool | None, tmp_path: Path
) -> None:
    """A site that turned its program's quotes off, or on, gets entries with the quotes that its pages have."""
    assert [one.smart for one in _sources(name, text, post, tmp_path)] == [smart]


def _sources(name: str, text: str, post: str, folder: Path) -> tuple[SourceSettings, ...]:
    (folder / name).write_text(text, "utf-8")
    (folder / post).parent.mkdir(parents=True)
    (folder / post).write_text(TOML_POST if "base_url" in text else POST, "utf-8")
    write(folder, look(folder, ""), date(2026, 3, 1))
    return load(folder).site.sources


def test_these_programs_do_so_by_default() -> None:
    """The set was found with the programs themselves: `tests/generators/` holds their pages."""
    found = {name for name, one in GENERATORS.items() if one.smart}
    assert found == {"jekyll", "hugo", "hexo", "astro", "quartz"}
    assert {name for name, one in GENERATORS.items() if one.emoji} == {"docusaurus"}
