"""Helpers for XML elements, which the importer and the validator share."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from lxml import etree

from publisher.text.xml import (
    BASE,
    all_text,
    base_of,
    child_elements,
    fold_namespace,
    language_of,
    nearest_attribute,
    own_text,
    split_tag,
)

ROOT = etree.fromstring(
    "<feed xml:lang=' en ' xml:base='https://a.example/one/'> a <!-- no --><entry xml:base='two/' xml:lang=''>"
    "b<title xml:base=''>c</title>d</entry><?no?> e </feed>"
)


@pytest.mark.parametrize(
    ("tag", "parts"),
    [("{http://a.example/}b", ("http://a.example/", "b")), ("b", ("", "b")), ("", ("", ""))],
    ids=["in a namespace", "in no namespace", "empty"],
)
def test_a_tag_is_namespace_and_name(tag: str, parts: tuple[str, str]) -> None:
    """The namespace is empty for a name in none."""
    assert split_tag(tag) == parts


def test_near_namespaces_fold_to_one() -> None:
    """Case and what stands after the last letter do not matter."""
    assert fold_namespace("http://www.w3.org/2005/Atom") == fold_namespace("http://www.w3.org/2005/atom/#")


def test_comments_are_no_children() -> None:
    """Neither comments nor processing instructions are elements."""
    assert [child.tag for child in child_elements(ROOT)] == ["entry"]


def test_texts_are_stripped() -> None:
    """An element has its own text, and the text with that of its children."""
    entry = ROOT.find("entry")
    assert (own_text(entry), all_text(entry)) == ("bd", "bcd")


def test_the_nearest_language_and_base_count() -> None:
    """An inner xml:lang replaces an outer one, also by none; each xml:base resolves against an outer one."""
    entry = ROOT.find("entry")
    assert [language_of(ROOT), language_of(entry), language_of(entry[0])] == ["en", "", ""]
    assert base_of(entry[0], "https://b.example/", urljoin) == "https://a.example/one/two/"
    assert nearest_attribute(entry, BASE) == "two/"
    assert nearest_attribute(etree.Element("feed"), BASE) is None
