"""Articles that are made to cost time and memory: what to repeat, and the shapes it is repeated in."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator

from hostile.processing import PROSE

# Repeated without end, each has cost some parser or regular expression more than its length.
RUNS = (
    " ",
    ",",
    "a",
    "[",
    "[]",
    "]",
    "(",
    '"',
    "'",
    "<a ",
    "<",
    "<!--",
    "<![CDATA[",
    "<?",
    "[[",
    "[[a|",
    "{{<",
    "{{< a ",
    "{% ",
    "- ",
    "`",
    "`a``b",
    ">",
    "> ",
    "|",
    "|-",
    "*",
    "*a **b ",
    "**a *b_",
    "_",
    "_a",
    "~",
    "=",
    "==a",
    "http://",
    "www.a.",
    "https://a.b/(",
    "a@b.",
    "a@",
    ".",
    "+a",
    "a\u0301\u0302",
    "\u0301",
    "[a](",
    "[a](<",
    "![",
    "[a][",
    '[a]: b "',
    "[^1]",
    "[^a]: x",
    "&",
    "&amp;",
    "&#x",
    "&nbsp;",
    "<a x=",
    '<a x="',
    "-",
    "1",
    "1. ",
    "2020-01-",
    ":",
    "\u00a0",
    "\u00c3\u00a2",
    "By ",
    "A and ",
    "\t",
    "\\",
    "$",
    "$$a",
    "$a*",
    "\\(",
    "\\[x^",
    "\\begin{align}",
    ":::note\n",
    "!!! a\n    ",
    "```{note}\n",
    ".. a::\n   ",
    "> [!a",
    "a\n: b\n\n",
    "*[a]: b\n",
    "import a from 'b'\n",
    "export const a = (\n",
    "<A>",
    "<A b={",
    "{`",
    '<div markdown="1">\n',
    "a~b~",
    "^^a",
    "[a:: ",
    "{ref}`a`",
    "[a]{",
    "#",
    "\u202e",
    "\U0001f468\u200d",
    "Aa. ",
    "Aa ",
    "</p>",
    "<pre",
    "!",
    "<script>",
    "<textarea>",
    "<select>",
    "</",
    "<x/",
    "<b>",
    '<b a="',
    "<p><b>",
    "<a>",
    "<table>",
    "<table>x",
    "<table>x</table>",
    "<td>",
    "<p></p>",
    "<p> ",
    "<img ",
    "<img>",
    '<img x="<',
    "<div>\n",
    "<nobr>",
    "<font a>",
    "<a><b><i><u>",
    "<a><div></a>",
    "<b></p>",
    "<li>",
    "<dd>",
    "<option>",
    "<title>",
    "<h1>",
    "<form>",
    "<svg>",
    "<math><mi>",
    "<frameset>",
    "<body a=b>",
    "<!--more",
    "<time>",
    "<blockquote>",
    "<div class=share>",
    "<nav></nav>x",
    "<p>Advertisement</p>x",
    "<meta charset ",
    "@",
    ", and ",
    "(a",
    "Jan ",
    "12:",
    "1,",
    "\uff0c",
    "\u3042",
    "<h2>x</h2>",
    "<span itemprop=author>x</span>",
    "<a rel=author>A B</a>",
    "<time>2020</time>",
    "<div itemscope>",
    "<p class=byline>By A B</p>",
    "<meta property=article:tag content=x>",
)


def repeated(run: str, size: int) -> str:
    """Fill `size` characters with a run."""
    return (run * (size // len(run) + 1))[:size]


def shapes(run: str, size: int) -> Iterator[str]:
    """One line without end; short lines; paragraphs."""
    yield repeated(run, size)
    yield repeated(run + "\n", size)
    yield repeated(run * 20 + "\n\n", size)


def as_markdown(text: str) -> tuple[bytes, str]:
    """A Markdown article with a head."""
    return f"---\ntitle: Quay\ndate: 2026-01-31\n---\n\n{PROSE}\n\n{text}".encode(), "a.md"


def as_head_of_markdown(text: str) -> tuple[bytes, str]:
    """A Markdown article with the run in its head, as long as a head may be."""
    return f"---\ndate: 2026-01-31\ntitle: {text[:60_000]}\n---\n\n{PROSE}".encode(), "a.md"


def as_text(text: str) -> tuple[bytes, str]:
    """A plain text."""
    return f"The quay is open again\n\nBy Anna Berg\n\n{PROSE}\n\n{text}".encode(), "a.txt"


def as_page(text: str) -> tuple[bytes, str]:
    """A saved page."""
    return f"<html><head><title>Quay</title></head><body><h1>Quay</h1><p>{PROSE}</p>{text}".encode(), "a.html"


def as_head(text: str) -> tuple[bytes, str]:
    """A saved page with the run in its title, meta elements and JSON-LD."""
    said = text[: len(text) // 4].replace('"', "").replace(">", "")
    claims = json.dumps({"@type": "NewsArticle", "headline": said, "author": said, "datePublished": said})
    head = "".join(f'<meta name="{name}" content="{said}">' for name in ("author", "date", "description"))
    block = f"<script type='application/ld+json'>{claims}</script>"
    return f"<html><head><title>{said}</title>{head}{block}<body><p>{PROSE}".encode(), "a.html"


def as_record(text: str) -> tuple[bytes, str]:
    """A record whose content is a fragment of HTML."""
    return json.dumps({"title": "Quay", "content_html": f"<p>{PROSE}</p>{text}"}).encode(), "a.json"


def as_fields(text: str) -> tuple[bytes, str]:
    """A line of records with the run in every field."""
    part = text[: len(text) // 10]
    names = ("title", "author", "date", "tags", "summary", "publisher", "link", "language", "credit", "content")
    return json.dumps(dict.fromkeys(names, part)).encode(), "a.jsonl"


WRAPPINGS: dict[str, Callable[[str], tuple[bytes, str]]] = {
    "markdown": as_markdown,
    "front matter": as_head_of_markdown,
    "text": as_text,
    "page": as_page,
    "head": as_head,
    "record": as_record,
    "fields": as_fields,
}
MANY = 200_000


def _anchor(n: int) -> str:
    return f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n"


def _entity(n: int) -> str:
    return f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">'


def _multipart(n: int) -> bytes:
    return f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode()


# Single traps: file name and bytes.
BOMBS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "formatting reopened": lambda: as_record("".join(f"<div><b title={n}></div>" for n in range(20_000))),
    "blocks in misnested links": lambda: as_record("<a><div></a>" * 50_000),
    "strays in a table": lambda: as_record("<br>" * 50_000 + "<table>" + "<br>" * 100_000),
    "strays in tables": lambda: as_record("<table>x</table>" * 80_000),
    "cells in a hidden cell": lambda: as_record("<table><svg><td>" + "<br>" * MANY),
    "attributes": lambda: as_page("<p " + " ".join(f"a{n}" for n in range(MANY)) + ">x"),
    "attributes, just too few": lambda: as_page(("<p " + " a=b" * 990 + ">x") * 400),
    "attributes in a record": lambda: as_record("<p " + " ".join(f"a{n}" for n in range(MANY)) + ">x"),
    "deep": lambda: as_page("<div>" * MANY + PROSE),
    "deep quotes": lambda: as_page(f"<blockquote><p>{PROSE}" * 2_000),
    "deep shares": lambda: as_page(f"<div class=share><p>{PROSE}" * 5_000),
    "deep Markdown": lambda: as_markdown("> " * MANY),
    "deep lists": lambda: as_markdown("".join(" " * n + "- x\n" for n in range(1000))),
    "hard blanks": lambda: as_record("\u00a0" * MANY),
    "ampersands": lambda: as_record("&\n" * MANY),
    "headings": lambda: as_page("<h1>Quay</h1>" * 50_000),
    "JSON-LD": lambda: as_page('<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 100_000),
    "deep JSON-LD": lambda: as_page(
        '<script type="application/ld+json">' + '{"@graph":[' * 50_000 + "</script>"
    ),
    "wide JSON-LD": lambda: as_page(
        '<script type="application/ld+json">'
        + json.dumps([{"@type": "NewsArticle", "headline": "Quay"}] * 50_000)
        + "</script>"
    ),
    "deep JSON": lambda: (b'{"title":' * 100_000, "a.json"),
    "wide JSON": lambda: (
        json.dumps(
            {"title": "Quay", "tags": ["x"] * 1_000_000, "author": [{"name": "A B"}] * 100_000}
        ).encode(),
        "a.json",
    ),
    "records": lambda: (b"[" + b'{"title":"Quay"},' * 1_000 + b"1]", "a.json"),
    "YAML aliases": lambda: (
        f"---\na: &b0 [x]\n{''.join(map(_anchor, range(1, 11)))}---\n{PROSE}".encode(),
        "a.md",
    ),
    "deep YAML": lambda: (f"---\ntitle: {'[' * 60_000}\n---\n{PROSE}".encode(), "a.md"),
    "deep TOML": lambda: (f"+++\ntitle = {'[' * 60_000}\n+++\n{PROSE}".encode(), "a.md"),
    "XML entities": lambda: as_page(
        f'<!DOCTYPE x [<!ENTITY b0 "aaa">{"".join(map(_entity, range(1, 12)))}]><p>&b11;'
    ),
    "a gzip bomb": lambda: (gzip.compress(b" " * (80 << 20), 1), "a.json.gz"),
    "one word": lambda: as_text("a" * 10_000_000),
    "short lines": lambda: as_text("x\n" * 1_000_000),
    "a header of fields": lambda: (b"Subject: x\n" * MANY + b"\nx", "a.eml"),
    "a field of lines": lambda: (b"Subject: x\n" + b" x\n" * 500_000 + b"\nx", "a.eml"),
    "encoded words": lambda: (b"From: x\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx", "a.eml"),
    "parts within parts": lambda: (
        b"From: x\n" + b"".join(_multipart(n) for n in range(10_000)) + b"Content-Type: text/plain\n\nx",
        "a.eml",
    ),
    "messages within messages": lambda: (b"From: x\nContent-Type: message/rfc822\n\n" * 40_000, "a.eml"),
    "parts of one boundary": lambda: (b"From: x\n" + _multipart(0) * 20_000, "a.eml"),
    "almost boundaries": lambda: (b"From: x\n" + _multipart(0) + b"--b0x\n" * 300_000, "a.eml"),
    "base64": lambda: (b"From: x\nContent-Transfer-Encoding: base64\n\n" + b"AAA*" * 2_000_000, "a.eml"),
    "quotations": lambda: (b"From: x\nSubject: Re: x\n\n" + b"A wrote:\n> x\n" * 100_000, "a.eml"),
    "signatures": lambda: (b"From: x\n\n" + b"____________\nmailing list\n-- \n" * 100_000, "a.eml"),
    "addresses": lambda: (b"From: x\n\n" + b"a@a.b " * 300_000, "a.eml"),
    "links to unsubscribe": lambda: (
        b"From: x\nContent-Type: text/html\n\n" + b"<div><a href=x>unsubscribe</a>" * 10_000,
        "a.eml",
    ),
    "tables of tables": lambda: (
        b"From: x\nContent-Type: text/html\n\n" + b"<table><tr><td>x</td><td>y</td>" * 10_000,
        "a.eml",
    ),
    "a mailbox of openings": lambda: (b"From a Tue Mar 3 10:00:00 2026\nA: b\n" * 100_000, "a.mbox"),
    "a mailbox of almost openings": lambda: (b"From a 1:00\n" * 500_000, "a.mbox"),
    "a deep note": lambda: (
        b"<en-export><note><title>x</title><content><![CDATA[<en-note>" + b"<div>" * MANY + b"]]>",
        "a.enex",
    ),
    "entities of a note": lambda: (
        f'<!DOCTYPE x [<!ENTITY b0 "aaa">{"".join(map(_entity, range(1, 12)))}]>'
        "<en-export><note><title>&b11;</title></note></en-export>".encode(),
        "a.enex",
    ),
    "a web archive": lambda: (b"bplist00WebMainResource" + b"\xa1\x01" * MANY, "a.webarchive"),
    "digits": lambda: (b'{"title": "Quay", "date": ' + b"9" * 5_000_000 + b"}", "a.json"),
    "an exponent": lambda: (b'{"title": "Quay", "date": 1e999999999, "size": 1e-99999999}', "a.json"),
}
