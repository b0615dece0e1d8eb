"""Microdata (HTML Living Standard, section 5): what `itemprop` says of the page's article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim, Person
from publisher.readers._elements import PageElements
from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MANY, _DEEP = 400, 200  # items of a page, elements of an item that are looked at
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


def _named(element: Element) -> list[str]:
    # A nested item (author, publisher) is known by its own name.
    names = [value_of(e) for e in islice(element.iter(), _DEEP) if (e.get("itemprop") or "").lower() == "name"]
    return [name for name in dict.fromkeys(names) if name]


def claims_of(found: PageElements) -> Iterator[Claim]:
    """Yield what the items claim, those in other parts of the page left out."""
    for _, element in found.items[:_MANY]:
        for key in (element.get("itemprop") or "").lower().split()[:4]:
            field = _FIELDS.get(key)
            if field is None or found.is_elsewhere(element):
                continue
            names = _named(element) if field in ("author", "publisher") else []
            for name in names:
                yield Claim(field, Person(name) if field == "author" else name, f"microdata {key}")
            value = value_of(element)
            nested = element.get("itemscope") is not None
            if not names and value and (not nested or field == "author"):
                yield Claim(field, value, f"microdata {key}")
