"""reStructuredText that was left in Markdown: directives such as `.. image::`, and roles such as `:ref:`.

Source: Docutils, directives and roles; Sphinx, roles; Nikola, directives for embeds.
"""

from __future__ import annotations

import re
from html import escape
from textwrap import dedent
from typing import TYPE_CHECKING

from publisher.composer.code import segments
from publisher.composer.embeds import filled
from publisher.composer.tags import Tag
from publisher.tables.shortcodes import NOTES, SHORTCODES

if TYPE_CHECKING:
    from publisher.composer.links import Links

_DIRECTIVE = re.compile(r"\.\.[ ]{1,3}([a-z][\w-]{1,40})::(?:[ \t]([^\n]{0,500}))?\Z")
_LABEL = re.compile(r"\.\.[ ]{1,3}_[^:\n]{1,100}:\Z")
_OPTION = re.compile(r"[ \t]{1,12}:([\w-]{1,40}):([^\n]{0,500})\Z")
_ROLE = re.compile(r":(?P<name>[a-z][\w:+.-]{0,30}):\Z")
_TARGET = re.compile(r"\s{0,5}<[^<>]{1,300}>\Z")
_WORDS = frozenset(
    "ref doc term any numref abbr guilabel menuselection title-reference slug sub sup emphasis".split()
)
_SILENT = frozenset({"contents", "more", "class", "container", "raw", "index", "highlights"})
_CODE = frozenset({"code", "code-block", "sourcecode", "highlight", "parsed-literal", "literalinclude"})
_LINKED = frozenset({"youtube", "vimeo", "soundcloud"})


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    return (".. " in text and ("::" in text or ".. _" in text)) or ":`" in text


def without_leftovers(text: str, links: Links) -> str:
    """Write directives and roles outside of code as Markdown; those that have no meaning are counted."""
    out: list[str] = []
    for segment in segments(text, markdown=True):
        role = _ROLE.search(out[-1][-40:]) if segment.kind == "code" and out else None
        if segment.kind == "text":
            out.append(_without_directives(segment.text, links) if ".. " in segment.text else segment.text)
        elif role is not None and segment.text.startswith("`") and "\n" not in segment.text:
            out[-1] = out[-1].removesuffix(role[0])
            words = segment.text.strip("`").removeprefix("~")
            out.append(_TARGET.sub("", words) if role["name"] in _WORDS else f"`{_TARGET.sub('', words)}`")
        else:
            out.append(segment.text)
    return "".join(out)


def _without_directives(text: str, links: Links) -> str:
    """Write each directive, with the options and the indented lines below it, as Markdown."""
    out: list[str] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        match = _DIRECTIVE.match(lines[at].rstrip())
        if match is None:
            if not _LABEL.match(lines[at].rstrip()):
                out.append(lines[at])
            at += 1
            continue
        at += 1
        options: dict[str, str] = {}
        while at < len(lines) and (option := _OPTION.match(lines[at].rstrip())):
            options[option[1]] = option[2].strip()
            at += 1
        first = at
        while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t"):
            at += 1
        body = dedent("\n".join(lines[first:at])).strip()
        out.append(_directive(match[1], (match[2] or "").strip(), options, body, links))
    return "\n".join(out)


def _directive(name: str, argument: str, options: dict[str, str], body: str, links: Links) -> str:
    if name in {"image", "figure"} and argument:
        image = f'<img src="{escape(argument)}" alt="{escape(options.get("alt", ""))}">'
        return f"\n{image}\n\n{body}\n"
    if name in NOTES or name == "admonition":
        title = argument if name == "admonition" else NOTES[name]
        words = body if name == "admonition" or not argument else f"{argument}\n{body}"
        return f"\n<blockquote>\n\n**{title}**\n\n{words}\n\n</blockquote>\n"
    if name in _CODE and body:
        fence = "`" * max((3, *(len(run) + 1 for run in re.findall(r"`{3,}", body))))
        return f"\n{fence}{argument if argument.isalnum() else ''}\n{body}\n{fence}\n"
    if name in _LINKED and argument:
        tag = Tag("hugo", "whole", name, tuple(argument.split()), {}, 0, 0, argument, argument)
        address = filled(SHORTCODES[name].partition(" ")[2], tag)
        if address:
            return f"\n[{address}](<{address}>)\n\n{body}\n"
    if name not in _SILENT:
        links.changes.add("template", f".. {name}:: {argument}".strip(), "its words" if body else "")
    return f"\n{body}\n"
