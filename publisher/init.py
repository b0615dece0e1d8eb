"""A first site: a configuration to fill in, and one article to build."""

from __future__ import annotations

from pathlib import Path

from publisher.config import FILE_NAME
from publisher.errors import OutputError

CONFIGURATION = """\
[site]
title = "My articles"
link = ""                 # your site's address, such as "https://notes.example.org/"
description = ""
language = "en"
timezone = "UTC"          # for dates that name none, such as "Europe/Oslo"
publisher = ""            # for articles that name none

[articles]
path = "articles"

[output]
path = "feeds"
url = ""                  # where that folder is served; default: below the site's address

[[feed]]
name = "all"
limit = 50
content = "full"          # or "summary"
"""
ARTICLE = """\
---
title: Hello
date: 2025-01-01
---

This is the first article. Put more of them in this folder, as text, Markdown, HTML or JSON.
"""


def init_site(folder: Path) -> list[Path]:
    """Write a first site's files, and return their paths. An existing articles folder is not changed.

    Raises:
        OutputError: there is a configuration already, or the folder cannot be written.
    """
    configuration = folder / FILE_NAME
    if configuration.exists():
        raise OutputError(f"{configuration}: is there already", "edit it, or choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        configuration.write_text(CONFIGURATION, encoding="utf-8")
        articles = folder / "articles"
        if articles.exists():
            return [configuration]
        articles.mkdir()
        (articles / "hello.md").write_text(ARTICLE, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{error.filename}: {error.strerror}", "make the folder writable") from error
    return [configuration, articles / "hello.md"]
