"""Sidecars that an import writes beside articles: what was there stays, and no feed reaches further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_feeds import SITE, TIDE, article, content, imported, ways
from sites import SiteFolder

from publisher.errors import ReadError
from publisher.importer.sidecar_text import extended


@pytest.fixture
def quay(site: SiteFolder) -> SiteFolder:
    """A site with an address and a time zone, and no article yet."""
    site.configure(SITE)
    return site


# -- sidecars that are there already -------------------------------------------------------------------------

NEW = {"id": 'a "b"', "link": "https://quay.example/x"}
EXTENDED = {
    "TOML": ("a.md.toml", 'title = "T"\n', 'id = "a \\"b\\""\nlink = "https://quay.example/x"\ntitle = "T"\n'),
    "TOML with a table": (
        "a.md.toml",
        "# mine\n\n[extra]\na = 1\n",
        '# mine\n\nid = "a \\"b\\""\nlink = "https://quay.example/x"\n[extra]\na = 1\n',
    ),
    "TOML of a comment": (
        "a.md.toml",
        "# mine",
        '# mine\nid = "a \\"b\\""\nlink = "https://quay.example/x"\n',
    ),
    "TOML with Windows line ends": (
        "a.md.toml",
        'title = "T"\r\n',
        'id = "a \\"b\\""\r\nlink = "https://quay.example/x"\r\ntitle = "T"\r\n',
    ),
    "empty TOML": ("a.md.toml", "", 'id = "a \\"b\\""\nlink = "https://quay.example/x"\n'),
    "YAML": (
        "a.md.yaml",
        "---\n# mine\ntitle: |\n  T\n",
        '---\n# mine\nid: "a \\"b\\""\nlink: "https://quay.example/x"\ntitle: |\n  T\n',
    ),
    "JSON": (
        "a.md.json",
        '{"title": "T"}\n',
        '{\n  "id": "a \\"b\\"",\n  "link": "https://quay.example/x","title": "T"}\n',
    ),
    "JSON without fields": (
        "a.md.json",
        "{ }",
        '{\n  "id": "a \\"b\\"",\n  "link": "https://quay.example/x"\n}',
    ),
}


@pytest.mark.parametrize(("name", "before", "after"), EXTENDED.values(), ids=EXTENDED)
def test_a_sidecar_is_extended(name: str, before: str, after: str) -> None:
    """Fields are added above the first one, and everything that was there stays letter for letter."""
    assert extended(before.encode(), name, NEW).decode() == after


UNFIT = {
    "YAML in braces": ("a.md.yaml", b"{title: T}\n"),
    "YAML whose fields are indented": ("a.md.yaml", b"  title: T\n  tags: [a]\n"),
    "not UTF-8": ("a.md.toml", 'title = "Tür"\n'.encode("latin-1")),
    "a field that is there": ("a.md.toml", b'link = ""\n'),
    "a field that would be hidden": ("a.md.yaml", b"ID: b\n"),
    "a list": ("a.md.json", b"[]"),
    "broken": ("a.md.toml", b"title = \n"),
}


@pytest.mark.parametrize(("name", "data"), UNFIT.values(), ids=UNFIT)
def test_a_sidecar_that_cannot_be_extended_is_refused(name: str, data: bytes) -> None:
    """Where adding a field would lose or break something, there is an error that says so."""
    with pytest.raises(ReadError) as error:
        extended(data, name, NEW)
    assert error.value.remedy


@pytest.mark.parametrize("suffix", ["toml", "yaml", "yml", "json"])
def test_an_article_with_a_sidecar_keeps_what_it_says(quay: SiteFolder, suffix: str) -> None:
    """The fields of the feed are in the sidecar that was there, beside its own, and count in the next build."""
    own = {"toml": 'language = "nb"\n', "json": '{"language": "nb"}'}.get(suffix, "language: nb\n")
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    path = quay.write(f"2025-11-03-tide.md.{suffix}", own)
    path.chmod(0o640)
    report = imported(quay, TIDE)
    assert [(one.sidecar, one.is_new) for one in report.matched or ()] == [(f"articles/{path.name}", False)]
    assert path.stat().st_mode & 0o777 == 0o640
    quay.build()
    (item,) = quay.items()
    assert (item["id"], item["url"], item["language"]) == ("tide-1", TIDE["link"], "nb")


def test_what_a_sidecar_says_is_not_changed(quay: SiteFolder) -> None:
    """A sidecar with another id keeps it, what it does not say is added, and the difference is reported."""
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    path = quay.write("2025-11-03-tide.md.toml", 'guid = "mine"\n')
    report = imported(quay, TIDE)
    assert "guid" in path.read_text()
    assert "tide-1" not in path.read_text()
    assert [(one.fields, one.differs) for one in report.matched or ()] == [(("link", "date"), True)]
    (problem,) = report.problems
    assert "says id 'mine', the feed 'tide-1'" in problem.message


def test_the_feed_counts_more_than_front_matter(quay: SiteFolder) -> None:
    """An id that only the article's own tool used is replaced by the one that subscribers know, and named."""
    quay.write("2025-11-03-tide.md", article("Tide tables", "2025-11-03", id="4711"))
    report = imported(quay, TIDE)
    assert any("another id of their own (articles/2025-11-03-tide.md)" in note for note in report.notes)
    quay.build()
    assert quay.ids() == {"Tide tables": "tide-1"}


def test_records_are_reported(quay: SiteFolder) -> None:
    """A record is found, gets no sidecar, because that would count for all of its file, and no copy."""
    quay.write(
        "wire.jsonl",
        '{"title": "Tide tables", "date": "2025-11-03", "content_text": "A"}\n'
        '{"title": "Ropes", "date": "2025-11-04", "id": "r", "url": "https://quay.example/r",'
        ' "content_text": "B"}\n',
    )
    before = content(quay.articles)
    ropes = {"title": "Ropes", "guid": "r", "link": "https://quay.example/r", "pubDate": "2025-11-04"}
    report = imported(quay, TIDE, ropes)
    assert [(way, one.differs) for one, (_, way) in zip(report.matched or (), ways(report), strict=True)] == [
        ("title and day", True),
        ("id", False),
    ]
    (problem,) = report.problems
    assert problem.place == "articles/wire.jsonl"
    assert "1 record differs" in problem.message
    assert "'tide-1'" in problem.message
    assert content(quay.articles) == before


# -- feeds and files that mean harm --------------------------------------------------------------------------

HOSTILE = [
    '"\nlink = "https://evil.example/"\n[x]\n',
    "../../../etc/passwd",
    "'''\n\"\"\"\n---\ndraft: true\n",
    "\u202eabc\x07\x1b[31m",
    "{{ site.secret }}",
    "\\u0000\\",
]


@pytest.mark.parametrize("suffix", ["", "toml", "yaml", "json"])
@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_feed_are_only_values(quay: SiteFolder, text: str, suffix: str) -> None:
    """Whatever an entry says is one value in the sidecar of its article, and no other file is written."""
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    if suffix:
        quay.write(f"2025-11-03-tide.md.{suffix}", "{}" if suffix == "json" else "")
    before = content(quay.root)
    printed = "".join(c for c in text if c.isprintable() or c in "\n\t\u202e")
    imported(quay, TIDE | {"guid": printed, "author": printed, "category": printed})
    after = content(quay.root)
    assert {name for name in after if after[name] != before.get(name)} == {
        f"articles/2025-11-03-tide.md.{suffix or 'toml'}"
    }
    quay.build()
    (item,) = quay.items()
    assert (item["id"].split(), item["url"]) == (printed.split(), TIDE["link"])


def test_no_link_is_followed(quay: SiteFolder) -> None:
    """Neither an article nor a sidecar that is a symbolic link is read, written or replaced."""
    secret = quay.root / "secret.toml"
    secret.write_text('title = "mine"\n')
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    (quay.articles / "2025-11-03-tide.md.toml").symlink_to(secret)
    (quay.articles / "tide.md").symlink_to(quay.root / "publisher.toml")
    imported(quay, TIDE, match_only=True)
    assert secret.read_text() == 'title = "mine"\n'
    assert (quay.articles / "2025-11-03-tide.md.toml").is_symlink()


def test_a_link_that_is_no_web_address_is_left_out(quay: SiteFolder) -> None:
    """An entry cannot give an article an address that leads to a script."""
    quay.write("tide.md", article("Tide tables", "2025-11-03"))
    report = imported(quay, TIDE | {"link": "javascript:alert(1)"})
    assert [one.fields for one in report.matched or ()] == [("id", "date")]


def test_a_sidecar_that_cannot_be_written_costs_one_article(quay: SiteFolder) -> None:
    """A name that is too long, and a read-only sidecar, are reported; the other articles get theirs."""
    long = f"2025-11-03-{'x' * 240}.md"
    quay.write(long, article("Tide tables"))
    quay.write("2025-11-04-fog.md", article("Fog", "2025-11-04"))
    quay.write("2025-11-05-ropes.md", article("Ropes", "2025-11-05"))
    kept = quay.write("2025-11-05-ropes.md.toml", 'language = "nb"\n')
    kept.chmod(0o444)
    fog = {"title": "Fog", "guid": "f", "pubDate": "04 Nov 2025 08:00:00 GMT"}
    ropes = {"title": "Ropes", "guid": "r", "pubDate": "05 Nov 2025 08:00:00 GMT"}
    report = imported(quay, TIDE, fog, ropes)
    assert [bool(one.sidecar) for one in report.matched or ()] == [False, True, False]
    assert (report.unwritten, len(report.problems)) == (2, 2)
    assert kept.read_text() == 'language = "nb"\n'
    assert not [name for name in content(quay.articles) if ".publisher-" in name]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)


@given(TEXTS, TEXTS, st.sampled_from(["toml", "yaml", "json"]))
def test_any_text_is_read_back(identity: str, said: str, suffix: str) -> None:
    """Any id is read back from any sidecar as it was, and so is what the sidecar said before."""
    from publisher.readers.front_matter import read_sidecar

    name = f"a.md.{suffix}"
    own = extended(b"", name, {"summary": f"s{said}"})
    claims = read_sidecar(extended(own, name, {"id": f"i{identity}i"}), name, "sidecar")
    assert {one.field: one.value for one in claims} == {
        "id": f"i{identity}i",
        "summary": f"s{said}".strip(),
    }
