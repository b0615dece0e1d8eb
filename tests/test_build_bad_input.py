"""One bad article among good ones: a problem with its place and remedy, and the rest is published."""

from __future__ import annotations

import pytest
from sites import SiteFolder

GOOD = ["Good 2", "Good 1", "Good 0"]
HEAD = "---\ntitle: Faulty one\ndate: 2025-12-31T18:00:00Z\n"
BOMB = "".join(f"k{n}: &k{n} [{','.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 10))

# Name, bytes, the place of the problem below articles/, a part of what it says.
HELD_BACK: dict[str, tuple[str, str | bytes, str, str]] = {
    "bad YAML": (
        "a.md",
        HEAD.replace("Faulty", '"Faulty') + "---\nText.\n",
        "a.md:2",
        "the YAML cannot be read",
    ),
    "a key twice": ("a.md", HEAD + "title: Again\n---\nText.\n", "a.md:4", "duplicate"),
    "an alias bomb": ("a.md", f"{HEAD}k0: &k0 [x]\n{BOMB}---\nText.\n", "a.md:1", "limit"),
    "endless nesting": ("a.md", f"---\ntitle: {'[' * 5000}\n---\nText.\n", "a.md:2", "limit"),
    "no end of the head": ("a.md", HEAD + "Text.\n", "a.md:1", "never closes"),
    "bad TOML": ("a.md", '+++\ntitle = "Faulty\n+++\nText.\n', "a.md:2", "the TOML cannot be read"),
    "deep TOML": ("a.md", "+++\na = " + "[" * 5000 + "\n+++\nText.\n", "a.md:2", "the TOML cannot be read"),
    "bad JSON head": ("a.md", '{\n"title": "Faulty",\n}\nText.\n', "a.md:2", "the JSON cannot be read"),
    "a date in words": (
        "a.md",
        HEAD.replace("2025-12-31T18:00:00Z", "last week") + "---\nText.\n",
        "a.md",
        "is no date",
    ),
    "31 February": ("a.md", HEAD.replace("12-31", "02-31") + "---\nText.\n", "a.md", "is no date"),
    "the year 9999": ("a.md", HEAD.replace("2025", "9999") + "---\nText.\n", "a.md", "is no date"),
    "an empty file": ("a.md", "", "a.md", "is empty"),
    "blanks": ("a.txt", " \n\t\r\n", "a.txt", "is empty"),
    "binary text": ("a.txt", bytes(range(256)) * 9, "a.txt", "is binary"),
    "binary Markdown": ("a.md", bytes(range(256)) * 9, "a.md", "is binary"),
    "a picture": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "a.html", "PNG"),
    "binary JSON": ("a.json", bytes(range(256)) * 9, "a.json", "is binary"),
    "cut JSON": ("a.json", '{"title": "Fau', "a.json:1", "the JSON cannot be read"),
    "deep JSON": ("a.json", "[" * 100_000, "a.json:1", "the JSON cannot be read"),
    "a number for an article": (
        "a.json",
        "42",
        "a.json",
        "no list of articles found; the file holds single values",
    ),
    "no gzip": ("a.json.gz", "plain", "a.json.gz", "gzip"),
    "lines of no gzip": ("a.jsonl.gz", "plain", "a.jsonl.gz", "cannot be read"),
    "nothing to publish": ("a.md", "---\ndate: 2026-01-01\n---\n", "a.md", "neither a title nor a text"),
    "nothing in an object": ("a.json", "{}", "a.json", "no list of articles found; the object has: nothing"),
    "rows of numbers": ("a.json", '{"rows": [[1, 2]], "count": 1}', "a.json", "has: rows (1 value), count"),
    "a menu": (
        "a.json",
        '{"menu": [{"title": "Home", "url": "/"}, {"title": "Fog", "url": "/fog"}]}',
        "a.json",
        "has: menu (2 objects with title, url)",
    ),
    "too deep HTML": ("a.html", "<p>Text of it.</p>" + "<div>" * 9000, "a.html", "nests more than"),
    "too deep Markdown": ("a.md", HEAD + "---\n" + "> " * 9000 + "Text", "a.md", "nests more than"),
    "a page of 3 MB": ("a.md", HEAD + "---\n" + "<b>Text</b> " * 300_000, "a.md", "characters"),
}


@pytest.mark.parametrize("case", HELD_BACK.values(), ids=HELD_BACK)
def test_a_bad_article_is_reported_and_the_rest_is_published(
    good: SiteFolder, case: tuple[str, str | bytes, str, str]
) -> None:
    """What cannot be published is one problem with place and remedy; nothing else is affected."""
    name, data, place, said = case
    good.write(name, data)

    report = good.build()

    assert report.status == 0
    assert good.titles() == GOOD
    told = [problem for problem in report.problems if problem.kind != "undated"]
    assert [problem.place for problem in told] == [f"articles/{place}"]
    assert said in told[0].message
    assert told[0].remedy
    assert good.faults() == []


# Name, bytes, and the title under which it is published all the same.
MENDED: dict[str, tuple[str, str | bytes, str]] = {
    "a control character in the title": (
        "a.md",
        HEAD.replace("Faulty", "Fau\x0blty") + "---\nText.\n",
        "Faulty one",
    ),
    "one in the body": ("a.md", HEAD + "---\nA \x0b \x1b[31m \x85 \x7f text.\n", "Faulty one"),
    "noncharacters": ("a.md", HEAD + "---\nA \ufffe \uffff \ufdd0 text.\n", "Faulty one"),
    "a lone surrogate in JSON": ("a.json", '{"title": "Faulty \\ud800one", "text": "A."}', "Faulty \ufffdone"),
    "surrogates as bytes": ("a.md", HEAD.encode() + b"---\nA \xed\xa0\x80 text.\n", "Faulty one"),
    "Latin-1": (
        "a.md",
        (HEAD.replace("Faulty", "Fåulty") + "---\nCafé naïve.\n").encode("latin-1"),
        "Fåulty one",
    ),
    "Latin-1 JSON": ("a.json", '{"title": "Fåulty", "text": "Café."}'.encode("latin-1"), "Fåulty"),
    "UTF-16": ("a.md", (HEAD + "---\nText.\n").encode("utf-16"), "Faulty one"),
    "BOM and CRLF": ("a.md", ("\ufeff" + HEAD + "---\nText.\n").replace("\n", "\r\n").encode(), "Faulty one"),
    "BOM in JSON": ("a.json", b'\xef\xbb\xbf{"title": "Faulty", "text": "A."}', "Faulty"),
    "mojibake": ("a.md", HEAD.replace("Faulty", "CafÃ© â€“") + "---\nText.\n", "Café – one"),
    "a CDATA end": ("a.md", HEAD + "---\nA `]]>` and <b>]]></b> <!-- ]]> --> text.\n", "Faulty one"),
    "script": (
        "a.md",
        HEAD + "---\nA <script>alert(1)</script><img src=x onerror=alert(2)> text.\n",
        "Faulty one",
    ),
    "HTML in the title": (
        "a.md",
        HEAD.replace("Faulty", "'<b>Faulty</b> &amp;'").replace(" one", "") + "---\nA.\n",
        "Faulty &",
    ),
    "no title": ("no-title.md", "---\ndate: 2025-12-31\n---\nText.\n", "No title"),
    "an empty title": ("a-file.json", '{"title": " ", "text": "A."}', "A file"),
    "no date": ("a.md", "---\ntitle: Faulty\n---\nText.\n", "Faulty"),
    "the title a list": ("a.md", "---\ntitle: [Faulty]\ndate: 2025-12-31\n---\nText.\n", "Faulty"),
    "an unusable link": ("a.md", HEAD + "link: 'javascript:alert(1)'\n---\nText.\n", "Faulty one"),
    "a broken link": ("a.md", HEAD + "link: 'http://[::1/ x'\n---\nText.\n", "Faulty one"),
    "a link in another script": (
        "a.md",
        HEAD + "link: 'https://ex.example/å b?q=ø#æ'\n---\nText.\n",
        "Faulty one",
    ),
    "an id in words": ("a.md", HEAD + "id: my own <id>\n---\nText.\n", "Faulty one"),
    "an author's odd page": (
        "a.json",
        '{"title": "Faulty", "text": "A.", "author": {"name": "Ada", "url": "/a b"}}',
        "Faulty",
    ),
    "an odd enclosure": (
        "a.json",
        '{"title": "Faulty", "text": "A.", "enclosure": {"url": "a b.mp3", "length": 1}}',
        "Faulty",
    ),
    "a language of none": ("a.md", HEAD + "lang: '??'\n---\nText.\n", "Faulty one"),
    "huge numbers": ("a.json", '{"title": "Faulty", "text": "A.", "size": ' + "9" * 300 + "}", "Faulty"),
    "NULs in names": (
        "a.json",
        '{"title": "Faulty", "text": "A.", "tags": ["a\\u0000b", "\\u0007"]}',
        "Faulty",
    ),
}


@pytest.mark.parametrize("case", MENDED.values(), ids=MENDED)
def test_a_dirty_article_is_published_clean(good: SiteFolder, case: tuple[str, str | bytes, str]) -> None:
    """What can be repaired is repaired: the article appears, and the feeds stay valid."""
    name, data, title = case
    good.write(name, data)

    good.build()

    assert sorted(good.titles()) == sorted([*GOOD, title])
    assert good.faults() == []
    content = next(item for item in good.items() if item["title"] == title).get("content_html", "")
    assert "alert(" not in content
    assert "onerror" not in content
