"""The articles of a document in text, without what must not reach pandoc.

AsciiDoc and Typst lose what they include, because no file is read for an article; MediaWiki's templates are
kept by the wiki alone.

Sources: the AsciiDoc Language documentation (`include`, `video`); Typst's documentation; MediaWiki's help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple

from publisher.text.lazy import lazy


class Part(NamedTuple):
    """One article of a document, and what its head says."""

    text: str
    fields: Mapping[str, Any] = {}
    place: str = ""
    number: str = ""  # what names it within the file
    left_out: tuple[str, ...] = ()


_ASCIIDOC_INCLUDE = lazy(r"^include::[^\n\[\]]{1,500}\[[^\n]{0,500}\]\s*$", re.MULTILINE)
# A revision line that is a day alone, which JBake's examples have and pandoc does not read.
_DAY_ALONE = lazy(r"\A(\s{0,50}= [^\n]{1,500}\n(?:[^\n:=]{1,300}\n)?)(?=\d{4}-\d\d?-\d\d?\b)")
_ASCIIDOC_FILM = lazy(r"^(video|audio)::([\w./:?=&%-]{1,500})\[([^\n\[\]]{0,300})\]\s*$", re.MULTILINE)
_FILMS = {"youtube": "https://www.youtube.com/embed/{}", "vimeo": "https://player.vimeo.com/video/{}"}
_TYPST_INCLUDE = lazy(r"^\s{0,20}#(?:include|import)\s[^\n]{1,500}$", re.MULTILINE)


def of_asciidoc(text: str) -> Iterator[Part]:
    """Give an AsciiDoc text without includes, and with its films and recordings as HTML."""
    text, count = _ASCIIDOC_INCLUDE.subn("", _DAY_ALONE.sub(r"\1v1, ", text, count=1))
    if "::" in text:
        text = _ASCIIDOC_FILM.sub(_film, text)
    yield Part(text, left_out=("what `include::` includes",) if count else ())


def _film(match: re.Match[str]) -> str:
    """Write a film or recording as HTML, which pandoc passes on."""
    kind, address, words = match.groups()
    player = next((form for name, form in _FILMS.items() if words.strip().startswith(name)), "")
    if player:
        inner = f'<iframe src="{player.format(address)}"></iframe>'
    else:
        inner = f'<{kind} src="{address}" controls></{kind}>'
    return f"++++\n{inner}\n++++\n"


def of_typst(text: str) -> Iterator[Part]:
    """Give a Typst text without includes."""
    text, count = _TYPST_INCLUDE.subn("", text)
    yield Part(text, left_out=("what `#include` includes",) if count else ())


def of_mediawiki(text: str) -> Iterator[Part]:
    """Give a MediaWiki text, whose templates pandoc leaves out."""
    yield Part(text, left_out=("what templates make",) if "{{" in text else ())


_CATEGORY = lazy(
    r'<a href="[^"<>]{1,500}" class="wikilink" title="(?:Category|Kategorie|Catégorie|Categoría|Categoria|'
    r'Categorie|Kategori|Kategoria|Luokka|Категория|Категорія|分类|分類|カテゴリ|분류):([^"<>]{1,200})">[^<>]{0,500}</a>',
    re.IGNORECASE,
)
_EMPTY = lazy(r"<p>\s{0,50}</p>\s{0,9}")


def categories_in(html: str) -> tuple[tuple[str, ...], str]:
    """Take the categories of a MediaWiki page out of its HTML."""
    found = tuple(unescape(one.partition("|")[0]).strip() for one in _CATEGORY.findall(html))
    return found, _EMPTY.sub("", _CATEGORY.sub("", html)) if found else html
