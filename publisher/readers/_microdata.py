"""Microdata (HTML Living Standard, section 5): the claims of `itemprop` attributes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim, Person
from publisher.readers._elements import PageElements
from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST, _DEEP = 400, 200  # items of a page, elements of an item that are read
_FIELDS = {
    "headline": "title",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "updated",
    "author": "author",
    "creator": "author",
    "description": "summary",
    "inlanguage": "language",
    "publisher": "publisher",
}


def value_of(element: Element) -> str:
    """Return an item's value: `content`, `datetime`, or its text."""
    content = element.get("content")
    if content is None:
        content = element.get("datetime")
    return content.strip() if content is not None else text_of(element, 300)


def _names(element: Element) -> list[str]:
    """Return the names of a nested item (author, publisher)."""
    names = [value_of(e) for e in islice(element.iter(), _DEEP) if (e.get("itemprop") or "").lower() == "name"]
    return [name for name in dict.fromkeys(names) if name]


def claims_of(found: PageElements) -> Iterator[Claim]:
    """Yield the claims of the items, except those in parts of the page about something else."""
    for _, element in found.items[:_MOST]:
        for key in (element.get("itemprop") or "").lower().split()[:4]:
            field = _FIELDS.get(key)
            if field is None or found.is_elsewhere(element):
                continue
            names = _names(element) if field in ("author", "publisher") else []
            for name in names:
                yield Claim(field, Person(name) if field == "author" else name, f"microdata {key}")
            value = value_of(element)
            nested = element.get("itemscope") is not None
            if not names and value and (not nested or field == "author"):
                yield Claim(field, value, f"microdata {key}")
