"""Where the pictures that an article names are served: it depends on the program that makes the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import NOW

from publisher import build, load_config

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000010"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
SITE = '[site]\ntitle = "A"\nlink = "https://a.example.org/base/"\nlanguage = "en"\npublisher = "A"\n'
FEED = '[[feed]]\nname = "all"\ncontent = "full"\n'
# The generator, the folder of the source and the one above, the article, a picture as the article names it, and
# the address that it has in the entry: OWN where publisher publishes the file.
OWN = "https://a.example.org/base/feeds/articles/"
CASES = {
    "hexo, from the root": ("hexo", "p", "", "fog.md", "/img/a.png", "https://a.example.org/base/img/a.png"),
    "hexo, from the root with the base": (
        "hexo", "p", "", "fog.md", "/base/img/a.png", "https://a.example.org/base/img/a.png"
    ),
    "eleventy, from the root": ("eleventy", "p", "", "fog.md", "/img/a.png", "https://a.example.org/img/a.png"),
    "mkdocs, beside a post": (
        "mkdocs", "docs/blog/posts", "docs", "fog.md", "a.png", "https://a.example.org/base/blog/a.png"
    ),
    "mkdocs, beside a post in a folder": (
        "mkdocs", "docs/blog/posts", "docs", "x/fog.md", "a.png", "https://a.example.org/base/blog/x/a.png"
    ),
    "mkdocs, above the posts": (
        "mkdocs", "docs/blog/posts", "docs", "x/fog.md", "../a.png", "https://a.example.org/base/blog/a.png"
    ),
    "astro": ("astro", "src/content/blog", "", "fog.md", "./a.png", OWN),
    "astro, in a folder": ("astro", "src/content/blog", "", "fog/index.md", "img/a.png", OWN),
    "astro, from the root": ("astro", "b", "", "fog.md", "/a.png", "https://a.example.org/a.png"),
    "docusaurus": ("docusaurus", "blog", "", "2026-01-01-fog/index.md", "./a.png", OWN),
    "docusaurus, from the root": ("docusaurus", "b", "", "fog.md", "/a.png", "https://a.example.org/base/a.png"),
    "hugo, in a bundle": (
        "hugo", "content", "", "fog/index.md", "a.png", "https://a.example.org/base/fog/a.png"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_picture_has_an_address_that_is_served(case: tuple[str, ...], tmp_path: Path) -> None:
    """A picture in an entry loads: at the address that the program gives its file, or at one of ours."""
    name, path, below, article, said, address = case
    source = f'[articles]\npath = "{path}"\ngenerator = "{name}"\n'
    source += f'below = "{below}"\n' if below else ""
    (tmp_path / "publisher.toml").write_text(SITE + source + FEED, "utf-8")
    file = tmp_path / path / article
    file.parent.mkdir(parents=True)
    file.write_text(f"---\ntitle: Fog\ndate: 2026-01-01\npubDate: 2026-01-01\n---\n\n![a]({said})\n", "utf-8")
    if not said.startswith("/"):
        picture = file.parent / said
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(PNG)

    assert build(load_config(tmp_path), now=NOW).status == 0
    assert build(load_config(tmp_path), now=NOW).written == ()

    html = (tmp_path / "feeds/all.json").read_text("utf-8")
    start = html.index('src=\\"') + 6
    found = html[start : html.index('\\"', start)]
    assert found == address or (address == OWN and found.startswith(OWN))
    if address == OWN:
        assert (tmp_path / found.removeprefix("https://a.example.org/base/")).read_bytes() == PNG


@pytest.mark.parametrize("title", ["Tides & boats", "AT&T", 'A "quoted" word', "a < b", "Caf\u00e9 & bar"])
def test_a_heading_that_repeats_the_title_is_left_out(title: str, tmp_path: Path) -> None:
    """A title with signs that HTML writes as entities is the same title."""
    (tmp_path / "publisher.toml").write_text(SITE + FEED, "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/fog.md").write_text(f"---\ndate: 2026-01-01\n---\n\n# {title}\n\nFog.\n", "utf-8")
    assert build(load_config(tmp_path), now=NOW).status == 0
    text = (tmp_path / "feeds/all.json").read_text("utf-8")
    assert "<h1>" not in text
    assert "<p>Fog.</p>" in text
