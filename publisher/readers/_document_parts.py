"""The articles of a document in text, without what must not reach pandoc.

Typst loses what it includes, because no file is read for an article; MediaWiki's templates are
kept by the wiki alone.

Sources: Typst's documentation; MediaWiki's help.
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


# Titles that word processors write by themselves.
_MADE = lazy(
    r"(?:Microsoft (?:Office )?Word - .{0,300}|(?:untitled|unnamed|unbenannt|ohne titel|sans titre|sans nom|"
    r"sin título|senza titolo|sem título|naamloos|без имени|без названия|bez názvu|bez tytułu|無題|无标题)"
    r"(?: document)?[ -]?\d{0,4}|(?:new )?(?:word |microsoft word )?(?:document|dokument|documento|document)"
    r"[ -]?\d{1,4}(?:\.docx?)?|(?:new )?(?:microsoft )?word document|powerpoint presentation)",
    re.IGNORECASE,
)


def is_made(title: str) -> bool:
    """Tell whether a title is one that a word processor wrote by itself: "Microsoft Word - Document1"."""
    return _MADE.fullmatch(title) is not None


_TYPST_LANGUAGE = lazy(r"^\s{0,20}#set text\([^()\n]{0,300}?\blang:\s{0,9}\"([A-Za-z-]{2,12})\"", re.MULTILINE)
_BRACE = lazy(r"\\thanks\s{0,9}\{|\\[{}\\]|[{}]")
_TYPST_INCLUDE = lazy(r"^\s{0,20}#(?:include|import)\s[^\n]{1,500}$", re.MULTILINE)


def of_typst(text: str) -> Iterator[Part]:
    """Give a Typst text without includes, and its language."""
    text, count = _TYPST_INCLUDE.subn("", text)
    language = _TYPST_LANGUAGE.search(text, 0, 20_000)
    fields = {"language": language[1]} if language else {}
    yield Part(text, fields, left_out=("what `#include` includes",) if count else ())


def of_latex(text: str) -> Iterator[Part]:
    """Give a LaTeX text without what its title thanks: notes of authors, most of them mail addresses."""
    if "\\thanks" not in text:
        yield Part(text)
        return
    parts, at, start, depth = list[str](), 0, 0, 0
    for match in _BRACE.finditer(text):
        if depth:
            depth += match[0].endswith("{") - (match[0] == "}") if match[0] != "\\{" else 0
            if not depth:
                parts.append(text[at:start])
                at = match.end()
        elif match[0].startswith("\\thanks"):
            start, depth = match.start(), 1
    yield Part("".join((*parts, text[at:])))


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
