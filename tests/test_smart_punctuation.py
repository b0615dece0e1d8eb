"""Whether Markdown's straight quotes become typographic: the program's habit, and what its site says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publisher.config import load
from publisher.init import look, write
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


@pytest.mark.parametrize(("name", "text", "post", "smart"), SITES.values(), ids=SITES)
def test_init_takes_what_a_site_says(
    name: str, text: str, post: str, smart: bool | None, tmp_path: Path
) -> None:
    """A site that turned its program's quotes off, or on, gets entries with the quotes that its pages have."""
    (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / post).parent.mkdir(parents=True)
    (tmp_path / post).write_text(TOML_POST if "zola" in text or "base_url" in text else POST, "utf-8")
    write(tmp_path, look(tmp_path, ""), date(2026, 3, 1))
    assert [one.smart for one in load(tmp_path).site.sources] == [smart]


def test_these_programs_write_typographic_quotes_by_default() -> None:
    """The set was found with the programs themselves: `tests/generators/` holds their pages."""
    found = {name for name, one in GENERATORS.items() if one.smart}
    assert found == {"jekyll", "hugo", "hexo", "astro", "quartz"}
