"""Admonitions (callouts, alerts, notes) as quotes that begin with their title, which every feed reader shows.

The title is what the writer wrote, else the word of its kind, capitalised.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from publisher.tables.admonitions import ADMONITIONS, DETAILS, UNTITLED
from publisher.text.lazy import lazy

_ALERT = lazy(
    r"^(?P<prefix>(?:[ \t]{0,12}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?>){1,12}[ \t]?)[ \t]{0,10}"
    r"\\?\[!(?P<kind>[^\W_][\w-]{0,40})(?:[|:][^\]\n]{0,200})?(?P<rest>[ \t][^\]\n]{0,500})?\\?\][+-]?"
    r"[ \t]{0,20}(?P<title>[^\n]{0,500})$"
)
_LISTED = lazy(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t])")
_URL = lazy(r"https?://[^\s\]<>]{1,1000}")
_CODE = lazy(r"`([^`\n]{1,200})`")
_EMPHASIS = lazy(r"(\*\*|__|\*|~~|==)(?=\S)([^*_~=\n]{1,300})(?<=\S)\1")
_ELEMENTS = {"**": "strong", "__": "strong", "*": "em", "~~": "del", "==": "mark"}
_LINK = lazy(r"(?<!!)\[([^\[\]\n]{1,300})\]\(<?([^\s()<>\"]{1,1000})>?\)")
# Classes by which programs name the kind of a box: "callout-tip" (Quarto), "prompt-info", "is-warning".
_CLASS = lazy(
    r"^(?:(?:callout|admonition|alert|prompt|notice|custom-block|is|box|md|bs-callout)-{1,2})?(.{1,40}?)(?:-title)?$"
)


class Box(NamedTuple):
    """What a mark opens: a titled quote, a quote, a part that opens on a click, or nothing that is shown."""

    title: str = ""
    element: str = ""  # "blockquote", "details" or ""

    def opening(self, prefix: str = "") -> list[str]:
        """Give the lines before the text of the box, each with what stands before it in a list or a quote."""
        empty = prefix.rstrip()
        lines = [empty]
        if self.element == "details":
            lines += [
                f"{prefix}<details>",
                f"{prefix}<summary>{inline(escape(self.title or 'Details', quote=False))}</summary>",
                empty,
            ]
            return lines
        if self.element:
            lines += [f"{prefix}<{self.element}>", empty]
        if self.title:
            lines += [f"{prefix}{bold(self.title)}", empty]
        return lines

    def closing(self, prefix: str = "") -> list[str]:
        """Give the lines behind the text of the box."""
        empty = prefix.rstrip()
        return [empty, f"{prefix}</{self.element}>", empty] if self.element else [empty]


def box_of(kind: str, title: str = "", *, always: bool = False) -> Box:
    """Give the box of a kind; one of an unknown kind without a title is only its text, unless `always`."""
    word = kind.strip().lower()
    if word in DETAILS:
        return Box(title or name_of(kind), "details")
    if word in UNTITLED:
        return Box(title, "blockquote")
    if title or always or word in ADMONITIONS:
        return Box(title or name_of(kind), "blockquote")
    return Box()


def box_of_classes(classes: list[str], title: str = "") -> Box:
    """Give the box of an element with classes: one of them may name a kind."""
    for one in classes:
        match = _CLASS.match(one.lower())
        word = match[1] if match else ""
        if word in ADMONITIONS or word in DETAILS:
            generic = word in {"admonition", "callout", "alert", "notice"} and len(classes) > 1
            if not generic:
                return box_of(word, title)
    return box_of("", title) if title else Box()


def name_of(kind: str) -> str:
    """Give the word of a kind as a title: "see-also" is "See also", "WARNING" is "Warning"."""
    words = kind.strip().replace("-", " ").replace("_", " ")
    words = words.lower() if words.isupper() else words
    return words[:1].upper() + words[1:]


def bold(title: str) -> str:
    """Write a title in bold Markdown."""
    title = title.strip()
    return title if title.startswith("**") and title.endswith("**") and len(title) > 4 else f"**{title}**"


def alert(line: str, before: str) -> list[str] | None:
    """Read the first line of an alert: `> [!NOTE]`, `> [!tip]- Title`; None where it is none.

    `before` is the line before it: an alert begins its quote.
    """
    match = _ALERT.match(line) if "[!" in line else None
    if match is None:
        return None
    prefix = match["prefix"]
    inner = _LISTED.sub(lambda one: " " * len(one[0]), prefix)
    depth = prefix.count(">")
    if (
        before.lstrip().startswith(">")
        and before.replace(" ", "").startswith(">" * depth)
        and before.strip("> \t")
    ):
        return None
    kind, rest = match["kind"], (match["rest"] or "").strip()
    if kind.lower() == "div":
        return [prefix + match["title"]]
    url = _URL.search(rest)
    if url:  # "[!VIDEO https://...]"
        return [f"{prefix}<{url[0]}>"]
    if rest:
        return None
    title = match["title"].strip() or name_of(kind)
    return [f"{prefix}{bold(title)}", inner.rstrip()]


def inline(text: str) -> str:
    """Write the marks of a line within HTML, where Markdown does not look, as elements."""
    text = _CODE.sub(r"<code>\1</code>", text)
    text = _LINK.sub(r'<a href="\2">\1</a>', text)
    return _EMPHASIS.sub(lambda match: f"<{_ELEMENTS[match[1]]}>{match[2]}</{_ELEMENTS[match[1]]}>", text)
