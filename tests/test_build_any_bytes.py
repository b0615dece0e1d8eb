"""No bytes whatever, in a file of any kind, stop a build or get an invalid feed published."""

from __future__ import annotations

import gzip
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sites import SiteFolder, folder

GOOD = ["Good 1", "Good 0"]
SUFFIXES = [
    ".txt",
    ".md",
    ".html",
    ".json",
    ".jsonl",
    ".json.gz",
    ".jsonl.gz",
    ".md.toml",
    ".md.yaml",
    ".md.json",
]
# What articles are made of, so that random bytes get past the first check.
PIECES = st.sampled_from(
    [
        b"---\n", b"+++\n", b"{\n", b"}", b"\n}\n", b"[", b"]", b'"', b'"title": "T"', b"title: T\n",
        b"title = 'T'\n", b"date: 2026-01-01\n", b"date: 2026-02-31\n", b'"date": 1e9', b", ", b": ", b"\n",
        b"\r\n", b"\n\n", b"# Head\n", b"<html>", b"<title>T</title>",
        b"<p>Words and words and words of a paragraph.</p>", b"<!--", b"-->", b"<![CDATA[", b"]]>",
        b"<script type='application/ld+json'>", b'{"@type":"NewsArticle","headline":"H"}', b"</script>",
        b"<meta property='og:url' content='", b"<a href='../x y'>", b"<img src=", b"&#0;", b"&amp;",
        b"\x00", b"\x0b", b"\x1b", b"\x85", b"\xff", b"\xfe", b"\xed\xa0\x80", b"\xef\xbf\xbf",
        b"\xef\xbb\xbf", b"\xc3\xa9", b"\xe9", "\u202e\U0001f6f3".encode(), b"By Ada Quay\n",
        b"link: https://[::1\n", b"link: //x y\n", b"id: <>\n", b"lang: ??\n",
        b'"tags": ["\\u0000", "\\ud800"]', b'"enclosure": {"url": "a b", "length": "9", "type": "x/y z"}',
        b"author: /\n", b'"author": {"name": "A", "url": "a b"}', b"Published: on Wednesday\n",
        b"image: data:,x\n", b"9" * 400,
    ]
)  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=400), st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=40).map(b"".join)
)


@given(st.lists(st.tuples(st.sampled_from(SUFFIXES), BYTES), min_size=1, max_size=6), st.booleans())
@example([(".json", b'{"title": "T", "text": "A", "author": {"name": "A", "url": "/a"}}')], False)
@example([(".html", b"<p>" + b"Words and more words. " * 20 + b"<div>" * 3000)], False)
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_valid_feeds(files: list[tuple[str, bytes]], pack: bool) -> None:
    """Nothing is raised, the good articles are published, every feed is valid, and the state is stable."""
    with folder() as root:
        site = SiteFolder(root).with_good(2)
        for number, (suffix, data) in enumerate(files):
            if suffix.startswith(".md."):
                site.write(f"any-{number}.md", "---\ntitle: T\n---\nText.\n")
            site.write(
                f"any-{number}{suffix}", gzip.compress(data) if pack and suffix.endswith(".gz") else data
            )

        report = site.build()

        assert report.status == 0
        assert [title for title in site.titles() if title in GOOD] == GOOD
        assert site.faults() == []
        assert all(problem.place and problem.remedy for problem in report.problems)
        again = site.build()
        assert (again.written, again.appeared, again.fixed) == ((), (), ())


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_name_is_published(name: bytes) -> None:
    """Names are bytes to the disk, and may hold anything but a slash and a NUL."""
    stem = name.replace(b"/", b"").replace(b"\x00", b"")[:200]
    with folder() as root:
        site = SiteFolder(root).with_good(1)
        path = bytes(site.articles) + b"/x" + stem + b".md"
        Path(path.decode("utf-8", "surrogateescape")).write_text(
            "---\ntitle: Named\ndate: 2026-01-01\n---\nText.\n"
        )

        report = site.build()

        assert (report.status, site.faults()) == (0, [])
        assert site.titles() == ["Named", "Good 0"]
        assert site.build().read == 0 or site.build().written == ()
