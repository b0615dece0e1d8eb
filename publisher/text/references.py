"""References from one article to another by its file: `other.md`, `[[note]]`, `{% post_url %}`, `{{< ref >}}`.

See `targets` for how such a reference is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.models import Body
from publisher.text.targets import SUFFIX, SUFFIXES, normpath, note_target, target_of

MOST = 500  # references of one article
# What follows a mark that opens an address. Marks whose case counts are found much faster, and so is what any
# address may hold; whether it is that of an article's file is seen after.
_ADDRESS = r"""(?!https?:)([^\s)"'<>]{1,500})"""
_LINK = re.compile(r"\]\(\s{0,5}<?" + _ADDRESS)
# Addresses that may hold blanks: in angle brackets (CommonMark, 6.3), and Pelican's.
_ANGLED = re.compile(r"\]\(\s{0,5}<((?!https?:)[^<>\n]{1,500})>")
_FILENAME = re.compile(rf"\]\(\s{{0,5}}(\{{filename\}}[^()<>\"'\n]{{1,500}}?\.(?i:{SUFFIX}))(?![\w/.-])")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\[\]\n]{1,200}\]:\s{0,5}<?" + _ADDRESS, re.MULTILINE)
_ATTRIBUTES = tuple(
    (name, re.compile(name + r"""\s{0,5}=\s{0,5}["']?""" + _ADDRESS)) for name in ("href", "HREF")
)
# What the name of an article's file ends with, somewhere in a text: most texts have none.
_NAMED = re.compile(rf"\.(?i:{SUFFIX})(?![\w/-])")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]{0,20}:|//|#", re.IGNORECASE)
NOTE = re.compile(
    r"(!?)\[\[([^\[\]|\n#^]{0,200})([#^][^\[\]|\n]{0,200})?(?:\|([^\[\]\n]{0,200}))?\]\](?!\(|\[(?![\[^]))"
)
# Jekyll's post_url and link, Hugo's ref and relref, Zola's get_url.
TAG = re.compile(
    r"""\{%-?\s{0,5}(?P<jekyll>post_url|link)\s{1,5}(?P<name>[^\s%}]{1,300})\s{0,5}-?%\}"""
    r"""|\{\{[<%]\s{0,5}(?:rel)?ref\s{1,5}(?:path\s{0,3}=\s{0,3})?["'`]?(?P<hugo>[^"'`>%]{1,300}?)["'`]?"""
    r"""(?:\s{1,5}(?:lang|outputFormat)\s{0,3}=\s{0,3}["'](?P<lang>[\w-]{0,20})["']){0,2}\s{0,5}[>%]\}\}"""
    r"""|\{\{\s{0,5}get_url\(\s{0,5}path\s{0,3}=\s{0,3}["'](?P<zola>@/[^"']{1,300})["'][^}]{0,100}\)\s{0,5}\}\}"""
)
# Hexo's post_link and post_path; their second word is what the link says.
POST = re.compile(
    r"""\{%-?\s{0,5}post_(?P<kind>link|path)\s{1,5}(?P<name>"[^"%]{1,300}"|'[^'%]{1,300}'|[^\s%}]{1,300})"""
    r"""(?:\s{1,5}(?P<words>[^%{}]{1,300}?))?\s{0,5}-?%\}"""
)
_SUFFIXED = re.compile(rf"(.*)(\.(?:{SUFFIX}))")


def references_of(body: Body, name: str) -> tuple[str, ...]:
    """Collect the targets of an article's text; `name` is its file's, below the source."""
    found: dict[str, None] = {}
    for target in _targets(body, name):
        if target:
            found[target] = None
        if len(found) == MOST:
            break
    return tuple(found)


def _targets(body: Body, name: str) -> Iterator[str]:
    """Yield the targets of the marks that mean something in a body of this kind."""
    kind, text = body.kind, body.text
    if kind == "text":
        return
    if _NAMED.search(text):
        for address in _addresses(text, is_markdown=kind == "markdown"):
            yield target_of(address, name)
    if kind == "markdown" and "[[" in text:
        for match in NOTE.finditer(text):
            yield note_target(match[2])
    if kind != "page" and "{" in text and ("{%" in text or "{{" in text):  # one sign is found faster than two
        for match in TAG.finditer(text):
            yield from tag_targets(match)
        for match in POST.finditer(text) if "post_" in text else ():
            yield note_target(match["name"].strip("\"'"))


def _addresses(text: str, *, is_markdown: bool) -> list[str]:
    """Find the relative addresses of articles' files, in the order of the text."""
    found: list[re.Match[str]] = []
    if is_markdown and "](" in text:
        found += _LINK.finditer(text)
        found += _ANGLED.finditer(text) if "](<" in text else ()
        found += _FILENAME.finditer(text) if "{filename}" in text else ()
    if is_markdown and "]:" in text:
        found += _DEFINITION.finditer(text)
    for attribute, pattern in _ATTRIBUTES if "=" in text else ():
        if attribute in text:
            found += pattern.finditer(text)
    files = [match for match in found if _is_file(match[1])]
    return [match[1] for match in sorted(files, key=re.Match.start)]


def _is_file(address: str) -> bool:
    """Whether an address is relative, and names a file such as an article's."""
    path = address.partition("#")[0].partition("?")[0]
    return path.lower().endswith(SUFFIXES) and _ELSEWHERE.match(address) is None


def tag_targets(match: re.Match[str]) -> tuple[str, ...]:
    """Give the targets of a match of `TAG`, the best first; none where it names no article's file."""
    if match["jekyll"] == "link":
        path = normpath("/" + match["name"].lstrip("/"))
        return (path,) if path.lower().endswith(SUFFIXES) else ()
    if match["jekyll"]:
        return (note_target(match["name"]),)
    if match["zola"]:
        return (normpath(match["zola"][1:]),)
    target = note_target(re.split(r"[?#]", match["hugo"], maxsplit=1)[0])
    if not match["lang"]:
        return (target,)
    suffixed = _SUFFIXED.fullmatch(target)
    stem, suffix = (suffixed[1], suffixed[2]) if suffixed else (target, "")
    return (f"{stem}.{match['lang'].lower()}{suffix}", target)


def fragment_of(match: re.Match[str]) -> str:
    """Give the "#part" of a match of `TAG`, "" where it has none."""
    whole = match["hugo"] or match["zola"] or ""
    return "#" + whole.partition("#")[2] if "#" in whole else ""
