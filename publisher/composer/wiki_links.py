"""Wiki links and embeds of Obsidian, Logseq, Quartz and Foam: `[[note#part|words]]`, `![[file.png]]`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from publisher.composer.links import Links
from publisher.composer.parts import Part
from publisher.text.lazy import lazy
from publisher.text.media_types import type_of
from publisher.text.references import NOTE
from publisher.text.targets import note_target

_SHOWN = 60  # characters of a link that is reported
_DEFINED = lazy(r"^ {0,3}\[([^\[\]\n]{1,200})\]:", re.MULTILINE)  # a link's definition
_NOTES = (".md", ".markdown", ".mdx", ".canvas", ".base", ".excalidraw")
_SIZE = lazy(r"(\d{1,5})(?:x(\d{1,5}))?")
# A link that goes on in a span of code: its part, or its words.
_OPENED = lazy(r"!?\[\[[^\[\]\n]{0,400}[#|][^\[\]|\n]{0,100}\Z")
_CLOSED = lazy(r"[^\[\]\n]{0,200}\]\]")
_CODE = "\0"  # a span of code among the words of a link
_CONTENTS = frozenset({"toc", "_toc_"})  # where a table of contents is made


class WikiLinks:
    """The wiki links of one text."""

    def __init__(self, text: str, links: Links) -> None:
        """Find the words that the text defines as links of Markdown."""
        self._links = links
        defined = _DEFINED.findall(text) if "[[" in text and "]:" in text else ()
        self._defined = frozenset(one.casefold() for one in defined)

    def resolved(self, text: str) -> str:
        """Replace the wiki links of a part of the text that holds no code."""
        return NOTE.sub(self._note, text) if "[[" in text else text

    def with_code(self, parted: Sequence[Part]) -> list[Part]:
        """Replace the wiki links that hold a span of code: `[[note|`words`]]`, `[[note#`part`|words]]`."""
        out = list(parted)
        for at in range(1, len(out) - 1):
            before, code, behind = out[at - 1 : at + 2]
            if not code.code or before.code or behind.code or "\n" in code.text:
                continue
            opened, closed = _OPENED.search(before.text[-600:]), _CLOSED.match(behind.text)
            if opened and closed:
                in_words = "|" in opened[0]
                shown = _CODE if in_words else code.text.strip("` ")
                whole = NOTE.fullmatch(opened[0] + shown + closed[0])
                words = self._note(whole).split(_CODE) if whole else []
                if len(words) == 1 + in_words:
                    out[at - 1] = Part(before.text[: -len(opened[0])] + words[0])
                    out[at] = code if in_words else Part("")
                    out[at + 1] = Part(words[-1] * in_words + behind.text[closed.end() :])
        return out

    def _note(self, match: re.Match[str]) -> str:
        """Write a wiki link as a link to its article, and an embedded picture as a picture.

        Where Markdown defines the inner words, they are a link between brackets.
        """
        mark, name, part, words = match.groups()
        if self._defined and match[0].strip("![]").casefold() in self._defined:
            return match[0]
        if words is not None:  # the bar is escaped in a table
            name, part = name.removesuffix("\\"), (part or "").removesuffix("\\")
        label = (words or _label(name.strip(), part or "")).strip()
        if mark and "." in name.rpartition("/")[2] and not name.lower().endswith(_NOTES):
            return _embedded(self._links.embedded(name.strip()), part or "", (words or "").strip())
        fragment = _fragment(part or "")
        if not name.strip():
            return f"[{label}](<{fragment}>)" if len(fragment) > 1 else label
        if name.strip().lower() in _CONTENTS and not words:
            return ""
        target = note_target(name)
        address = self._links.references.get(target, "")
        if mark:
            self._links.changes.add("embed" if address else "template", match[0], "a link" if address else "")
        if not address:
            self._links.leads_nowhere(target, f"[[{name.strip()}]]"[:_SHOWN])
            return label
        return f"[{label}](<{address}{fragment}>)"


def _label(name: str, part: str) -> str:
    """Give the words of a link that has none: the note, and the heading below it that is meant."""
    headings = [one.strip() for one in part.split("#") if one.strip() and not one.strip().startswith("^")]
    return " > ".join([name, *headings] if name else headings) or part.lstrip("#^")


def _fragment(part: str) -> str:
    """Give the fragment of a heading; the id of a block is on no page."""
    words = part.rpartition("#")[2]
    return (
        ""
        if not part.startswith("#") or words.startswith("^")
        else "#" + re.sub(r"\s+", "-", words.strip().lower())
    )


def _embedded(name: str, part: str, words: str) -> str:
    """Write an embedded file: a picture, a recording or a film as its element, a link to any other."""
    size = _SIZE.fullmatch(words.rpartition("|")[2].strip())
    alt = words.rpartition("|")[0].strip() if size else words
    kind = type_of(name).partition("/")[0]
    if kind == "image":
        if not size:
            return f"![{alt}](<{name}>)"
        height = f' height="{size[2]}"' if size[2] else ""
        address = name.replace(" ", "%20")
        # The comment keeps a line of its own from being a block of HTML, in which no Markdown is read.
        return f'<img src="{escape(address)}" alt="{escape(alt)}" width="{size[1]}"{height}><!-- -->'
    if kind in {"audio", "video"}:
        return f'<{kind} src="{escape(name)}" controls></{kind}>'
    return f"[{alt or name.rpartition('/')[2]}](<{name}{part}>)"
