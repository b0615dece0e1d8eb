"""Rules of addresses in the names of page files: `src/pages/blog/[slug].astro` serves `/blog/:slug/`."""

from __future__ import annotations

import re

from publisher.init.folder import SiteFolder

DEEPEST = 6
_DYNAMIC = re.compile(r"\[(\[?\.\.\.)?(\w{1,40})\]?\]\Z")
# Names of parameters of lists of articles, not for one.
_LISTS = frozenset("page tag tags category categories year month author authors lang locale".split())
_LIST_FOLDERS = frozenset("tags tag categories category authors author page archive archives og api".split())


def rule_of(*parts: str, ending: str = "") -> str:
    """Join the parts of a rule that are not empty: `/posts/:path` and its ending."""
    return "/" + "/".join(part for part in parts if part) + ending


def article_routes(folder: SiteFolder, top: str, *, pages: bool = False) -> list[tuple[str, str]]:
    """Return the rules for articles below a folder of pages, and the file of each; the deepest folder first.

    Args:
        folder: The site.
        top: The folder of pages, such as "src/pages".
        pages: Each address is a folder with a file `page.tsx` in it (Next's `app`).
    """
    found: list[tuple[str, str]] = []
    _look(folder, top, (), found, pages=pages)
    found.sort(key=lambda one: -one[0].count("/"))
    return found


def _look(
    folder: SiteFolder, path: str, parts: tuple[str, ...], found: list[tuple[str, str]], *, pages: bool
) -> None:
    if len(parts) > DEEPEST:
        return
    files, folders = folder.listing(path)
    for file in files:
        stem, _, suffix = file.rpartition(".")
        if suffix not in {"astro", "js", "jsx", "ts", "tsx", "mdx", "vue"} or "." in stem.replace("...", ""):
            continue
        is_page = stem in {"page", "index"}
        if pages and not is_page:
            continue
        rule = _rule(parts if is_page else (*parts, stem))
        if rule:
            found.append((rule, f"{path}/{file}"))
    for below in folders:
        if below.lower() not in _LIST_FOLDERS and not below.startswith((".", "_", "@")):
            is_group = below.startswith("(") and below.endswith(")")
            _look(folder, f"{path}/{below}", parts if is_group else (*parts, below), found, pages=pages)


def _rule(parts: tuple[str, ...]) -> str:
    """Return the rule of a path of names; "" where it is no article's."""
    if not parts:
        return ""
    *fixed, last = parts
    match = _DYNAMIC.match(last)
    if match is None or match[2].lower() in _LISTS or any("[" in part for part in fixed):
        return ""
    name = ":path" if match[1] else ":slug"
    return rule_of(*fixed, name)
