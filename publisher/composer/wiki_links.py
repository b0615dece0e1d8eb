"""Wiki links and embeds of Obsidian, Logseq, Quartz and Foam: `[[note#part|words]]`, `![[file.png]]`."""

from __future__ import annotations

import re

from publisher.composer.links import Links
from publisher.text.media_types import type_of
from publisher.text.references import NOTE
from publisher.text.targets import note_target

_SHOWN = 60  # characters of a link that is reported
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:", re.MULTILINE)  # a link's definition
_CONTENTS = frozenset({"toc", "_toc_"})  # where a table of contents is made


class WikiLinks:
    """The wiki links of one text."""

    def __init__(self, text: str, links: Links) -> None:
        """Find the words that the text defines as links of Markdown."""
        self._links = links
        self._defined = frozenset(one.casefold() for one in _DEFINED.findall(text))

    def resolved(self, text: str) -> str:
        """Replace the wiki links of a part of the text that holds no code."""
        return NOTE.sub(self._note, text) if "[[" in text else text

    def _note(self, match: re.Match[str]) -> str:
        """Write a wiki link as a link to its article, and an embedded picture as a picture.

        Where Markdown defines the inner words, they are a link between brackets.
        """
        mark, name, part, words = match.groups()
        if self._defined and match[0].strip("![]").casefold() in self._defined:
            return match[0]
        label = (words or name or (part or "").lstrip("#^")).strip()
        if mark and "." in name.rpartition("/")[2] and not name.lower().endswith((".md", ".markdown")):
            return _embedded(self._links.embedded(name.strip()), part or "", (words or "").strip())
        fragment = "#" + re.sub(r"\s+", "-", part[1:].strip().lower()) if part and part[0] == "#" else ""
        if not name.strip():
            return f"[{label}](<{fragment}>)" if len(fragment) > 1 else label
        if name.strip().lower() in _CONTENTS and not words:
            return ""
        target = note_target(name)
        address = self._links.references.get(target, "")
        if not address:
            self._links.leads_nowhere(target, f"[[{name.strip()}]]"[:_SHOWN])
            return label
        return f"[{label}](<{address}{fragment}>)"


def _embedded(name: str, part: str, words: str) -> str:
    """Write an embedded file: a picture is shown, to any other file there is a link."""
    alt = "" if re.fullmatch(r"\d{1,5}(?:x\d{1,5})?", words) else words
    if not type_of(name).startswith("image/"):
        return f"[{alt or name.rpartition('/')[2]}](<{name}{part}>)"
    return f"![{alt}](<{name}>)"
