"""The text of an article as its program renders it, and ours of the same: word by word, code by letters."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

import lxml.html
from lxml.html import HtmlElement
from programs import HERE, PROGRAMS
from rows import as_uri, base_of

# Elements that end a word: no browser writes what stands before and after one of them together.
BLOCKS = frozenset(
    "address article aside audio blockquote body br caption center col dd details dialog div dl dt embed"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe img legend li main nav object"
    " ol option p picture pre section select source summary table tbody td tfoot th thead tr ul video".split()
)
UNSEEN = frozenset(("script", "style", "template", "head", "title"))
CODE = "\x00"  # before the letters of a code block, which is one token with its blanks and line ends


class Text(NamedTuple):
    """What a reader sees of an article."""

    lines: tuple[str, ...]  # blocks, their blanks as one; a code block begins with CODE, and is as it is
    pictures: tuple[str, ...]  # absolute addresses, in their order
    links: tuple[str, ...]  # likewise; without those that stay within the article

    def words(self) -> tuple[str, ...]:
        """The words and the code blocks, in their order."""
        return tuple(
            word for line in self.lines for word in ([line] if line.startswith(CODE) else line.split())
        )


class Difference(NamedTuple):
    """A place where our text is another than the program's."""

    stream: str  # "text", "pictures" or "links"
    theirs: str
    ours: str


def text_of(body: HtmlElement, address: str) -> Text:
    """Read what stands in an element; `address` is the article's own."""
    lines = tuple(_lines(body))
    pictures = tuple(_absolute(body, "img", "src", address))
    links = [one for one in _absolute(body, "a", "href", address) if one.partition("#")[0] != as_uri(address)]
    return Text(lines, pictures, tuple(links))


def _absolute(body: HtmlElement, tag: str, name: str, address: str) -> Iterator[str]:
    for element in body.iter(tag):
        if value := (element.get(name) or "").strip():
            yield value[:40] if value.startswith("data:") else as_uri(urljoin(address, value))


def _lines(body: HtmlElement) -> Iterator[str]:
    pieces: list[str] = []
    for piece in _pieces(body):
        if piece.startswith(CODE) or piece == "\n":
            if line := " ".join("".join(pieces).split()):
                yield line
            pieces.clear()
            if piece != "\n":
                yield piece
        else:
            pieces.append(piece)
    if line := " ".join("".join(pieces).split()):
        yield line


def _pieces(element: HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in UNSEEN:
        if element.tag == "input" and element.get("type") == "checkbox":
            yield "☐ " if element.get("checked") is None else "☑ "
        elif element.tag == "pre":
            yield CODE + _letters(element)
        else:
            ends = element.tag in BLOCKS
            if ends:
                yield "\n"
            yield (element.text or "").replace("\n", " ")
            for child in element:
                yield from _pieces(child)
                yield (child.tail or "").replace("\n", " ")
            if ends:
                yield "\n"


def _letters(pre: HtmlElement) -> str:
    for line_end in list(pre.iter("br")):
        line_end.tail = "\n" + (line_end.tail or "")
    return str(pre.text_content()).strip("\n")


def rendered(name: str, output: Path, link: str) -> Text:
    """Read the text of an article in the page that its program wrote.

    Raises:
        LookupError: the page has no element that holds the text.
    """
    path = output / unquote(link.removeprefix(base_of(name)))
    page = next(
        one for one in (path / "index.html", path, path.with_name(path.name + ".html")) if one.is_file()
    )
    found = lxml.html.document_fromstring(page.read_text("utf-8")).xpath(PROGRAMS[name].text)
    if len(found) != 1:
        raise LookupError(f"{page}: {len(found)} elements match {PROGRAMS[name].text}")
    for without in known(name).get("without", ()):
        for element in found[0].xpath(without["xpath"]):
            element.drop_tree()
    return text_of(found[0], link)


def published(site: Path) -> dict[str, Text]:
    """Read the text of each entry, by its link, in the JSON Feed that was built in a folder."""
    items = json.loads((site / "feeds/all.json").read_bytes())["items"]
    return {as_uri(one["url"]): _of_entry(one.get("content_html", ""), one["url"]) for one in items}


def _of_entry(html: str, link: str) -> Text:
    return text_of(lxml.html.fragment_fromstring(html or "<p></p>", create_parent="div"), link)


def stored(name: str) -> dict[str, Text]:
    """Read the texts of `texts.json`, by link."""
    found = json.loads((HERE / name / "texts.json").read_text("utf-8"))
    return {link: Text(*(tuple(one.get(key, ())) for key in Text._fields)) for link, one in found.items()}


def known(name: str) -> dict[str, list[dict[str, str]]]:
    """Read `differences.toml`: what is not of the text, and the differences that have a reason."""
    path = HERE / name / "differences.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def differences(theirs: Text, ours: Text) -> list[Difference]:
    """Say where two texts differ, in order."""
    streams = (
        ("text", theirs.words(), ours.words()),
        ("pictures", theirs.pictures, ours.pictures),
        ("links", theirs.links, ours.links),
    )
    return [one for stream, left, right in streams for one in _compared(stream, left, right)]


def _compared(stream: str, theirs: tuple[str, ...], ours: tuple[str, ...]) -> Iterator[Difference]:
    if theirs != ours:
        for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
            if kind != "equal":
                yield Difference(stream, _shown(theirs[a:b]), _shown(ours[c:d]))


def _shown(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(CODE, "<pre>")


def unlike(name: str, kind: str = "difference") -> set[str]:
    """The articles whose links or pictures differ for a reason."""
    return {link for link, rows in listed(name, kind).items() if any(row.stream != "text" for row in rows)}


def listed(name: str, kind: str = "difference") -> dict[str, list[Difference]]:
    """The differences of `differences.toml`, by link; those of its pages are of the kind "built"."""
    found: dict[str, list[Difference]] = {}
    for one in known(name).get(kind, ()):
        assert one["reason"].strip()
        row = Difference(one.get("in", "text"), one.get("theirs", ""), one.get("ours", ""))
        found.setdefault(one["article"], []).append(row)
    return found
