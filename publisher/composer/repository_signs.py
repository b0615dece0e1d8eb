r"""Signs of repositories and documentation sites on lines of their own, as Markdown.

Microsoft Learn: `[!INCLUDE [title](file)]`, `[!code-csharp[title](file)]`, `[!VIDEO address]`,
`:::image ... :::`, `:::row:::`, and tabs, which are headings that link to `#tab/name`. VitePress includes code
by `<<< file`, Material for MkDocs a file by `--8<-- "file"`; Hugo Book parts columns by `<--->`.

Sources: the Markdown reference of Microsoft Learn and DocFX, the documentation of VitePress, of Hugo Book.
"""

from __future__ import annotations

import re

from publisher.composer.links import Links
from publisher.text.lazy import lazy

_TRIPLE = lazy(
    r"^(?P<prefix>[ \t>]{0,60}):::[ \t]{0,5}(?P<name>[a-z][a-z-]{1,30})(?P<rest>[ \t][^\n]{0,1000}?)?"
    r"[ \t]{0,5}:::[ \t]{0,20}$"
)
_FILE = lazy(r"^[ \t>]{0,60}\[!(?P<name>include|code(?:-[\w+#-]{1,30})?)[ \t]{0,5}\[", re.IGNORECASE)
_VIDEO = lazy(
    r"^(?P<prefix>[ \t>]{0,60})\[!video[ \t]{1,5}(?P<address>https://[^\s\[\]<>]{1,500})\][ \t]{0,20}$",
    re.IGNORECASE,
)
_TAB = lazy(r"^(#{1,6}[ \t]{1,5})\[([^\[\]\n]{1,200})\]\(#tab/[^()\s]{1,200}\)[ \t]{0,20}$")
_INCLUDED = lazy(r"^[ \t>]{0,60}<<<[ \t]{0,3}[@./\w][^\n]{0,300}$")
_SNIPPET = lazy(r"^[ \t>]{0,60}-{1,10}8<-{1,10}[ \t]{1,5}[\"'][^\"'\n]{1,300}[\"'][ \t]{0,20}$")
_ARGUMENT = lazy(r'([\w-]{1,40})="([^"\n]{0,500})"')
# What parts a page, and what is shown for some readers only; the text within stays.
_LAYOUT = frozenset("row row-end column column-end zone zone-end moniker moniker-end image-end".split())


def shown_line(line: str, links: Links) -> list[str] | None:
    """Give the lines that replace one; None for a line that is no such sign."""
    sign = line.lstrip(" \t>")
    if sign.startswith(":::"):
        return _triple(line, links)
    if sign.startswith("[!"):
        return _bracketed(line, links)
    if sign.startswith(("# [", "## [", "### [")):
        tab = _TAB.match(line)
        return [tab[1] + tab[2]] if tab else None
    if line.strip() == "<--->":
        return [""]
    if _INCLUDED.match(line) or _SNIPPET.match(line):
        return _counted(line, links)
    return None


def _triple(line: str, links: Links) -> list[str] | None:
    match = _TRIPLE.match(line)
    if match is None:
        return None
    name, prefix = match["name"], match["prefix"]
    if name in _LAYOUT:
        return [prefix.rstrip()]
    said = dict(_ARGUMENT.findall(match["rest"] or ""))
    source = said.get("source", "")
    if name == "image" and source:
        alt = said.get("alt-text", "").replace("[", "(").replace("]", ")")
        return [prefix.rstrip(), f"{prefix}![{alt}](<{source}>)", prefix.rstrip()]
    if name == "video" and source.startswith("https://"):
        return [prefix.rstrip(), f"{prefix}<{source}>", prefix.rstrip()]
    return _counted(line, links) if said else None


def _bracketed(line: str, links: Links) -> list[str] | None:
    video = _VIDEO.match(line)
    if video:
        return [f"{video['prefix']}<{video['address']}>"]
    return _counted(line, links) if _FILE.match(line) and line.rstrip().endswith("]") else None


def _counted(line: str, links: Links) -> list[str]:
    links.changes.add("template", line.strip(" \t>"))
    return [""]
