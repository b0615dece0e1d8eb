"""The programs that make the sites of this folder, and how each is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
NODE = HERE / "node_modules"
PYTHON = HERE / ".venv" / "bin"
# No colours, no messages home, and nothing kept of a site that lay in another folder.
QUIET = {"CI": "1", "NO_COLOR": "1", "ASTRO_TELEMETRY_DISABLED": "1", "DOCUSAURUS_NO_PERSISTENT_CACHE": "true"}
OURS = ("publisher.toml", "publisher-built.toml", "expected.json", "texts.json", "differences.toml")


class Program(NamedTuple):
    """How a program makes its site."""

    command: str  # run in a copy of the site; the first word is a path where pip or npm installed it
    output: str  # the folder that it writes, below the site
    text: str  # an XPath of the element that holds the text of an article in its page
    feeds: tuple[str, ...] = ()  # below the output; without any, `listing` is the judge
    listing: str = ""  # a page that lists the articles, each in an element <article>
    zone: str = "UTC"  # of the computer: Hexo takes the day in an address of it


PROGRAMS = {
    "astro": Program(f"{NODE}/.bin/astro build", "dist", "//article", ("rss.xml",)),
    "docusaurus": Program(
        f"{NODE}/.bin/docusaurus build",
        "build",
        "//article//div[@id='__blog-post-container']",
        ("blog/atom.xml",),
    ),
    "eleventy": Program(f"{NODE}/.bin/eleventy --quiet", "_site", "//article/div", ("feed.xml",)),
    "hexo": Program(f"{NODE}/.bin/hexo generate", "public", "//article/div", ("atom.xml",), zone="Asia/Tokyo"),
    "hugo": Program(f"{PYTHON}/hugo --quiet", "public", "//article/div", ("index.xml", "de/index.xml")),
    "jekyll": Program("jekyll build --quiet --disable-disk-cache", "_site", "//article/div", ("feed.xml",)),
    "mkdocs": Program(
        f"{PYTHON}/mkdocs build --quiet",
        "site",
        "//article[contains(@class, 'md-content__inner')]",
        listing="blog/index.html",
    ),
    "pelican": Program(
        f"{PYTHON}/pelican --settings pelicanconf.py", "output", "//article/div", ("feeds/all.atom.xml",)
    ),
}


def make(name: str, folder: Path, source: Path | None = None) -> Path:
    """Let a program make its site in an empty folder; gives the folder that it wrote.

    Args:
        name: of the program.
        folder: for a copy of the site, and what is made of it.
        source: the site, if not the one of this folder.

    Raises:
        RuntimeError: the program failed; with its last words.
    """
    program = PROGRAMS[name]
    site = folder / name
    shutil.copytree(source or HERE / name, site, ignore=shutil.ignore_patterns(*OURS))
    (site / "node_modules").symlink_to(NODE)
    env = {**os.environ, **QUIET, "TZ": program.zone}
    command = program.command.split()
    done = subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return site / program.output
