"""Targets: how a reference from one article to the file of another is remembered, and which file it means.

A *target* is a path below the source ("posts/horn.md"), a path from some root ("/posts/horn.md", which may be
the source, the site's folder or a folder of it), or a name ("[[horn", "[[posts/horn").
"""

from __future__ import annotations

import re
from urllib.parse import unquote

# What an article's file may end with; Markdown's other names, and formats that are read only with an extra.
_NAMES = (
    "md markdown mdown mkd mkdn mdwn mdtxt mdtext mdx qmd rmd html htm xhtml xht shtml txt rst adoc asciidoc"
    " org ipynb njk liquid".split()
)
SUFFIXES = tuple(f".{name}" for name in _NAMES)
SUFFIX = "|".join(_NAMES)
PELICAN = re.compile(r"^(?:\{|%7B|\|)(filename|static|attach)(?:\}|%7D|\|)", re.IGNORECASE)
_INDEX = frozenset({"index", "_index", "readme"})


def target_of(address: str, name: str) -> str:
    """Give the target of a relative address in the article of this name; "" where that is no article's file."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    if not path.lower().endswith(SUFFIXES) or len(path) > 1000:
        return ""
    return path_of(path, name, is_source=False)


def path_of(address: str, name: str, *, is_source: bool = True) -> str:
    """Give the path below the source that a relative address names.

    One that leads out of the source ("../articles/horn.md") is "", or begins at some folder above it
    ("/articles/horn.md") without `is_source`.
    """
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    path = PELICAN.sub("", path)
    if path.startswith("@/"):  # Zola's content folder
        path = path[1:]
    if path.startswith("@site/"):  # Docusaurus' own folder
        path = path[5:]
    if path.startswith("/"):
        return normpath(path)
    below = normpath(f"{name.rpartition('/')[0]}/{path}".lstrip("/"))
    if "\0" in below:
        return ""
    if below.startswith(".."):
        return "" if is_source else "/" + re.sub(r"^(?:\.\./?)+", "", below)
    return below


def normpath(path: str) -> str:
    """Take "." and ".." out of a path; ".." stays at the start of one that leads out of its root."""
    kept: list[str] = []
    for part in path.split("/"):
        if part == ".." and kept and kept[-1] != "..":
            kept.pop()
        elif part not in {"", "."}:
            kept.append(part)
    root = "/" if path.startswith("/") else ""
    while root and kept[:1] == [".."]:
        kept.pop(0)
    return root + "/".join(kept)


def note_target(name: str) -> str:
    """Give the target of a wiki link; within a table a backslash stands before its bar."""
    name = name.strip().removesuffix("\\").strip()
    return f"[[{name.strip('/').lower()}" if name else ""


def stem_of(path: str) -> str:
    """Give the word under which a file or a target is looked up: its name, of a bundle its folder's."""
    *folders, last = path.removeprefix("[[").strip("/").lower().split("/")
    stem = re.sub(rf"\.(?:{SUFFIX})$", "", last)
    return folders[-1] if stem in _INDEX and folders else stem


def matches(target: str, name: str) -> bool:
    """Whether a target may mean the file of this name; for names whose stem is the target's."""
    if not target.startswith(("[[", "/")):
        return target.lower() == name.lower()
    wanted = _bare(target.removeprefix("[[").strip("/"))
    found = _bare(name)
    return f"/{found}".endswith(f"/{wanted}") or (target[0] == "/" and f"/{wanted}".endswith(f"/{found}"))


def _bare(path: str) -> str:
    path = re.sub(rf"\.(?:{SUFFIX})$", "", path.lower())
    head, _, last = path.rpartition("/")
    return head if last in _INDEX and head else path
