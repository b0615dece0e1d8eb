"""References from one article to another by its file: `other.md`, `[[note]]`, `{% post_url %}`, `{{< ref >}}`.

A *target* is how such a reference is remembered: a path below the source ("posts/horn.md"), a path from some
root ("/posts/horn.md", which may be the source, the site's folder or a folder of it), or a name ("[[horn",
"[[posts/horn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

MOST = 500  # references of one article
# What an article's file may end with; Markdown's other names, and formats that are read only with an extra.
SUFFIXES = (
    "md",
    "markdown",
    "mdown",
    "mkd",
    "mdx",
    "html",
    "htm",
    "xhtml",
    "txt",
    "rst",
    "adoc",
    "org",
    "ipynb",
)
_SUFFIX = "|".join(SUFFIXES)
_SIGNS = (*(f".{suffix}" for suffix in SUFFIXES), "[[", "{%", "{{", "{filename}", "@/")
# A relative address in a link of Markdown, a link's definition, or an attribute.
_PATH = re.compile(
    rf"""(?:\]\(\s{{0,5}}<?|^\s{{0,3}}\[[^\[\]\n]{{1,200}}\]:\s{{0,5}}<?|href\s{{0,5}}=\s{{0,5}}["']?)"""
    rf"""((?![a-z][a-z0-9+.-]{{0,20}}:|//|#)[^\s)"'<>]{{1,500}}\.(?:{_SUFFIX}))(?=[#?\s)"'<>]|$)""",
    re.IGNORECASE | re.MULTILINE,
)
# A wiki link; "[[Bug 1]](address)" and "[[Bug 1]][1]" are links of Markdown whose words stand in brackets.
NOTE = re.compile(
    r"(!?)\[\[([^\[\]|\n#^]{0,200})([#^][^\[\]|\n]{0,200})?(?:\|([^\[\]\n]{0,200}))?\]\](?!\(|\[(?![\[^]))"
)
# Jekyll's post_url and link, Hugo's ref and relref, Zola's get_url.
TAG = re.compile(
    r"""\{%-?\s{0,5}(?P<jekyll>post_url|link)\s{1,5}(?P<name>[^\s%}]{1,300})\s{0,5}-?%\}"""
    r"""|\{\{[<%]\s{0,5}(?:rel)?ref\s{1,5}(?:path\s{0,3}=\s{0,3})?["'`]?(?P<hugo>[^"'`>%]{1,300}?)["'`]?\s{0,5}[>%]\}\}"""
    r"""|\{\{\s{0,5}get_url\(\s{0,5}path\s{0,3}=\s{0,3}["'](?P<zola>@/[^"']{1,300})["'][^}]{0,100}\)\s{0,5}\}\}"""
)
# Hexo's post_link and post_path; their second word is what the link says.
POST = re.compile(
    r"""\{%-?\s{0,5}post_(?P<kind>link|path)\s{1,5}(?P<name>"[^"%]{1,300}"|'[^'%]{1,300}'|[^\s%}]{1,300})"""
    r"""(?:\s{1,5}(?P<words>[^%{}]{1,300}?))?\s{0,5}-?%\}"""
)
PELICAN = re.compile(r"^(?:\{|%7B|\|)(filename|static|attach)(?:\}|%7D|\|)", re.IGNORECASE)
_INDEX = frozenset({"index", "_index", "readme"})


def references_of(text: str, name: str) -> tuple[str, ...]:
    """Collect the targets of an article's text; `name` is its file's, below the source."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    found: dict[str, None] = {}
    for target in _targets(text, name):
        if target:
            found[target] = None
        if len(found) == MOST:
            break
    return tuple(found)


def _targets(text: str, name: str) -> Iterator[str]:
    for match in _PATH.finditer(text):
        yield target_of(match[1], name)
    if "[[" in text:
        for match in NOTE.finditer(text):
            yield note_target(match[2])
    if "{%" in text or "{{" in text:
        for match in TAG.finditer(text):
            yield tag_target(match)
        for match in POST.finditer(text) if "post_" in text else ():
            yield note_target(match["name"].strip("\"'"))


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
    """Give the target of a wiki link."""
    return f"[[{name.strip().strip('/').lower()}" if name.strip() else ""


def tag_target(match: re.Match[str]) -> str:
    """Give the target of a match of `TAG`."""
    if match["jekyll"] == "link":
        return normpath("/" + match["name"].lstrip("/"))
    if match["jekyll"]:
        return note_target(match["name"])
    if match["zola"]:
        return normpath(match["zola"][1:])
    return note_target(re.split(r"[?#]", match["hugo"], maxsplit=1)[0])


def fragment_of(match: re.Match[str]) -> str:
    """Give the "#part" of a match of `TAG`, "" where it has none."""
    whole = match["hugo"] or match["zola"] or ""
    return "#" + whole.partition("#")[2] if "#" in whole else ""


def stem_of(path: str) -> str:
    """Give the word under which a file or a target is looked up: its name, of a bundle its folder's."""
    *folders, last = path.removeprefix("[[").strip("/").lower().split("/")
    stem = re.sub(rf"\.(?:{_SUFFIX})$", "", last)
    return folders[-1] if stem in _INDEX and folders else stem


def matches(target: str, name: str) -> bool:
    """Whether a target may mean the file of this name; for names whose stem is the target's."""
    if not target.startswith(("[[", "/")):
        return target.lower() == name.lower()
    wanted = _bare(target.removeprefix("[[").strip("/"))
    found = _bare(name)
    return f"/{found}".endswith(f"/{wanted}") or (target[0] == "/" and f"/{wanted}".endswith(f"/{found}"))


def _bare(path: str) -> str:
    path = re.sub(rf"\.(?:{_SUFFIX})$", "", path.lower())
    head, _, last = path.rpartition("/")
    return head if last in _INDEX and head else path
