"""The programs that `publisher init` recognises: one module for each, and one line here.

A module has one function, `find(folder) -> Found | None`, which reads the files of that program and runs none
of them. The first that recognises the folder is believed: programs with files of their own come before those
that share a file's name with another.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from publisher.init.folder import SiteFolder
    from publisher.init.found import Found

GENERATORS = (
    "docusaurus",
    "quartz",
    "astro",
    "eleventy",
    "vitepress",
    "gatsby",
    "lektor",
    "pelican",
    "nikola",
    "mkdocs",
    "zola",  # before Hugo: both may have a config.toml
    "hugo",
    "hexo",  # before Jekyll: both have a _config.yml
    "jekyll",
    "next",
    "sphinx",
    "obsidian",
)
FOLDERS = ("web_folder", "articles_folder")  # of no program


def find(folder: SiteFolder, names: Sequence[str]) -> Found | None:
    """Return what the first of these modules finds, None where none of them recognises the folder."""
    for name in names:
        found = import_module(f"publisher.init.generators.{name}").find(folder)
        if found is not None:
            return cast("Found", found)
    return None
