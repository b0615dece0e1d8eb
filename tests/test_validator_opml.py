"""OPML: what its specification forbids is an error, and what programs need besides is a warning."""

from __future__ import annotations

import pytest
from validator_feeds import OPML, Case, expect, judge

LEAF = '<outline type="rss" text="Notes" title="Notes" xmlUrl="https://harbour.example/feed" language="en"/>'


def as_leaf(new: str, severity: str, fragment: str) -> Case:
    """Replace the outline of a feed, on line 10."""
    return LEAF, new, severity, 10, fragment


# What to replace in the valid document, the replacement, and the one finding that it must cause.
CASES: list[Case] = [
    (' version="2.0"', "", "error", 2, "opml without version"),
    ('version="2.0"', 'version="3.0"', "error", 2, "not a version of OPML"),
    ("<opml ", '<opml colour="red" ', "error", 2, "colour is not an attribute of opml"),
    ("<head>", "<head><tide/>", "error", 3, "tide is not an element of head"),
    ("<head>", "<head>words", "error", 3, "must hold only elements"),
    ("</head>", "<title>x</title></head>", "error", 7, "a second title"),
    ("Fri, 03 May 2024 09:00:00 +0000", "yesterday", "error", 5, "not an RFC 822 date"),
    ("Fri, 03 May 2024", "3 May 24", "warning", 5, "not every reader"),
    ("ada@harbour.example", "ada", "error", 6, "not a mail address"),
    ("</head>", "<expansionState>1, x</expansionState></head>", "error", 7, "list of line numbers"),
    ("</head>", "<windowTop>0</windowTop></head>", "error", 7, "whole number from 1"),
    ("</head>", "<ownerId>ada</ownerId></head>", "error", 7, "not an http or https"),
    ("<body>", "<body><tide/>", "error", 8, "tide is not an element of body"),
    as_leaf("<outline/>", "error", "outline without text"),
    as_leaf('<outline text="a" colour="red"/>', "error", "colour is not an attribute of outline"),
    as_leaf('<outline text="a" isComment="maybe"/>', "error", "not true or false"),
    as_leaf('<outline text="a" type="rss" title="a" xmlUrl="a:b" htmlUrl="/home"/>', "error", "not absolute"),
    as_leaf('<outline text="a" created="now"/>', "error", "not an RFC 822 date"),
    as_leaf('<outline text="a">words</outline>', "error", "outline holds text"),
    as_leaf('<outline text="a"><tide/></outline>', "error", "tide is not an element of outline"),
    as_leaf('<outline text="a" type="rss" title="a"/>', "warning", "without xmlUrl"),
    as_leaf('<outline text="a" type="rss" xmlUrl="https://a.example/"/>', "warning", "without title"),
    as_leaf('<outline text="a" type="rss" title="a" xmlUrl="feed"/>', "warning", "not absolute"),
    as_leaf('<outline text="a" type="link"/>', "warning", "without url"),
    as_leaf('<outline text="a" xmlUrl="https://a.example/"/>', "warning", "without type"),
    as_leaf(
        '<outline text="a" type="rss" title="a" xmlUrl="a:b" version="9"/>', "warning", "version of a feed"
    ),
    as_leaf("<outline text='&lt;script>x&lt;/script>'/>", "warning", "<script>"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[4] for case in CASES])
def test_a_rule_reports_its_fault_and_line(case: Case) -> None:
    """Each rule reports its fault, at its line, with a remedy."""
    expect(OPML, case)


@pytest.mark.parametrize("part", ["head", "body"])
def test_both_parts_are_required(part: str) -> None:
    """A document without head or body is none that a program can read."""
    start, end = OPML.index(f"<{part}>"), OPML.index(f"</{part}>") + len(part) + 3
    found = judge(OPML[:start] + OPML[end:])
    assert [f.message for f in found] == [f"opml without {part} (OPML 2.0)"]


def test_types_of_outlines_are_free_since_2_0() -> None:
    """OPML 2.0 allows any type, and version 1 only rss and link."""
    odd = OPML.replace(LEAF, '<outline text="a" type="harbour"/>')
    assert judge(odd) == ()
    assert [f.severity for f in judge(odd.replace('version="2.0"', 'version="1.0"'))] == ["warning"]


def test_the_name_before_version_1_is_read() -> None:
    """Old exports call the root outlineDocument."""
    old = OPML.replace('<opml version="2.0">', "<outlineDocument>").replace("</opml>", "</outlineDocument>")
    assert [f.severity for f in judge(old)] == ["warning"]
