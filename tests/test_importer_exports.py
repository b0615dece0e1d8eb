"""Exports hold drafts, trash, pages and settings besides posts: only public posts become public articles."""

from __future__ import annotations

from html import escape
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sites import SiteFolder, folder

from publisher import load_config
from publisher.cli import cli
from publisher.errors import ReadError
from publisher.importer import ImportReport, import_feeds

SECRET = "Not for anybody"
WORDPRESS = "http://wordpress.org/export/1.2/"
OLDER_APP = "http://purl.org/atom/app#"
BLOGGER = "http://schemas.google.com/blogger/2018"
KIND = "http://schemas.google.com/blogger/2008/kind#"


def exported(site: SiteFolder, data: str, name: str = "export.xml", **options: Any) -> ImportReport:
    """Import an export into a site."""
    path = site.root / name
    path.write_bytes(data.encode())
    return import_feeds(load_config(site.root), [str(path)], **options)


def texts(site: SiteFolder) -> str:
    """All articles that are no drafts in one text."""
    read = (path.read_text() for path in sorted(site.articles.rglob("*")) if path.suffix in {".html", ".md"})
    return "\n".join(text for text in read if "\ndraft: true\n" not in text)


def drafts(site: SiteFolder) -> list[str]:
    """The texts of all drafts."""
    read = (path.read_text() for path in sorted(site.articles.rglob("*.html")))
    return [text for text in read if "\ndraft: true\n" in text]


def wxr(items: str, namespace: str = WORDPRESS) -> str:
    """A WordPress export of these items."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" xmlns:wp="{namespace}"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title>'
        f"<link>https://quay.example</link><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>"
    )


def item(number: int, *marks: tuple[str, str]) -> str:
    """An item of a WordPress export, with a text that only public posts may show."""
    text = "A public text" if marks == POST else SECRET
    said = "".join(f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in marks)
    return (
        f"<item><title>Item {number}</title><guid isPermaLink='false'>https://quay.example/?p={number}</guid>"
        "<pubDate>Tue, 04 Mar 2025 10:00:00 +0000</pubDate>"
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>{said}</item>"
    )


POST = (("status", "publish"), ("post_type", "post"), ("post_password", ""))


def state(status: str, kind: str = "post", password: str = "") -> tuple[tuple[str, str], ...]:
    """The marks of an item of a WordPress export."""
    return (("status", status), ("post_type", kind), ("post_password", password))


def takeout(*marks: str) -> str:
    """An entry of Blogger's export from Google Takeout."""
    text = "A public text" if marks[0] == PUBLIC else SECRET
    return (
        f"<entry><id>{{}}</id>{''.join(marks)}<author><name>Ada</name><blogger:type>BLOGGER</blogger:type></author>"
        f"<title>Entry</title><content type='html'>&lt;p&gt;{text}&lt;/p&gt;</content></entry>"
    )


PUBLIC = "<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><blogger:trashed/>"


def gdata(kind: str, more: str = "") -> str:
    """An entry of Blogger's older export."""
    text = "A public text" if (kind, more) == ("post", "") else SECRET
    return (
        f"<entry><id>{{}}</id>{more}"
        f"<category scheme='http://schemas.google.com/g/2005#kind' term='{KIND}{kind}'/>"
        f"<category scheme='http://www.blogger.com/atom/ns#' term='page'/><title>Entry</title>"
        f"<content type='html'>{text}</content></entry>"
    )


def control(draft: str) -> str:
    """AtomPub's mark of a draft."""
    return f"<app:control><app:draft>{draft}</app:draft></app:control>"


def atom(*entries: str, app: str = "http://www.w3.org/2007/app", blogger: str = BLOGGER) -> str:
    """An Atom document of these entries, with ids."""
    numbered = "".join(entry.format(f"urn:x-entry:{number}") for number, entry in enumerate(entries))
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="{app}" xmlns:blogger="{blogger}">'
        f"<title>Fog</title><id>urn:x-feed</id>{numbered}</feed>"
    )


def plain(text: str = SECRET, marks: str = "") -> str:
    """An entry of Atom that belongs to no export."""
    return f"<entry><id>{{}}</id>{marks}<title>Entry</title><content>{text}</content></entry>"


# What becomes a draft is marked with "draft:", what is left out with "left:".
WORDPRESS_KINDS = [
    (state("draft"), "draft: 1 draft"),
    (state("DRAFT "), "draft: 1 draft"),
    (state("pending"), "draft: 1 pending post"),
    (state("private"), "draft: 1 private post"),
    (state("future"), "draft: 1 scheduled post"),
    (state("trash"), "left: 1 trashed post"),
    (state("auto-draft"), "left: 1 auto-draft"),
    (state("inherit"), "left: 1 revision"),
    (state("inherit", "revision"), "left: 1 revision"),
    (state("inherit", "attachment"), "left: 1 attachment"),
    (state("publish", "nav_menu_item"), "left: 1 menu item"),
    (state("publish", "page"), "left: 1 page"),
    (state("draft", "page"), "left: 1 page"),
    (state("publish", "product"), "left: 1 of type 'product'"),
    (state("publish", "wp_block"), "left: 1 reusable block"),
    (state("publish", "post", "x"), "draft: 1 password-protected post"),
    (state("archived"), "draft: 1 of unknown status 'archived'"),
    (state(""), "draft: 1 of unknown status ''"),
    (state("publish", ""), "left: 1 of type ''"),
    ((("post_type", "post"),), "draft: 1 incomplete entry"),
    ((("status", "publish"),), "left: 1 of type ''"),
    ((("status", "publish"), ("status", "draft"), ("post_type", "post")), "draft: 1 draft"),
    ((), "left: 1 of type ''"),
]


@pytest.mark.parametrize(("marks", "said"), WORDPRESS_KINDS, ids=[f"{marks}" for marks, _ in WORDPRESS_KINDS])
def test_wordpress_marks_keep_an_item_back(
    site: SiteFolder, marks: tuple[tuple[str, str], ...], said: str
) -> None:
    """An item that is not public is a draft, and what is no post is not written; each is counted."""
    result = exported(site, wxr(item(1, *POST) + item(2, *marks)))
    fate, _, counted = said.partition(": ")

    assert len(result.written) == 1 + (fate == "draft")
    assert SECRET not in texts(site)
    assert len(drafts(site)) == (fate == "draft")
    assert (result.held if fate == "draft" else result.left_out).total() == 1
    (note,) = [note for note in result.notes if counted in note]
    assert note.startswith("written as drafts" if fate == "draft" else "left out")
    assert f"{counted};" in note
    site.build()
    assert SECRET.encode() not in b"".join(site.files().values())


# What becomes a draft is marked with "draft:", what is left out with "left:".
ATOM_KINDS = {
    "draft by RFC 5023": (plain(marks=control("yes")), {}, "left: 1 draft"),
    "draft by a draft of RFC 5023": (plain(marks=control("yes")), {"app": OLDER_APP}, "left: 1 draft"),
    "draft by an unknown namespace": (plain(marks=control("yes")), {"app": "http://a.b/"}, "left: 1 draft"),
    "draft by an unknown word": (plain(marks=control("true")), {}, "left: 1 draft"),
    "old Blogger draft": (gdata("post", control("yes")), {}, "draft: 1 draft"),
    "old Blogger page": (gdata("page"), {}, "left: 1 page"),
    "old Blogger comment": (gdata("comment"), {}, "comments: 1 comment"),
    "old Blogger setting": (gdata("settings"), {}, "left: 1 setting"),
    "old Blogger template": (gdata("template"), {}, "left: 1 template"),
    "old Blogger unknown": (gdata("widget"), {}, "left: 1 of type 'widget'"),
    "Takeout draft": (takeout(PUBLIC.replace("LIVE", "DRAFT")), {}, "draft: 1 draft"),
    "Takeout scheduled": (takeout(PUBLIC.replace("LIVE", "SCHEDULED")), {}, "draft: 1 undated scheduled post"),
    "Takeout trash": (takeout(PUBLIC.replace("LIVE", "SOFT_TRASHED")), {}, "left: 1 trashed post"),
    "Takeout trash by time": (
        takeout(PUBLIC.replace("<blogger:trashed/>", "<blogger:trashed>2025-01-01</blogger:trashed>")),
        {}, "left: 1 trashed post",
    ),
    "Takeout unknown": (takeout(PUBLIC.replace("LIVE", "LOST")), {}, "draft: 1 of unknown status 'lost'"),
    "Takeout page": (takeout(PUBLIC.replace("POST", "PAGE")), {}, "left: 1 page"),
    "Takeout comment": (takeout(PUBLIC.replace("POST", "COMMENT")), {}, "comments: 1 comment"),
    "Takeout without a status": (takeout("<blogger:type>POST</blogger:type>"), {}, "draft: 1 incomplete entry"),
    "Takeout of another year": (
        takeout(PUBLIC.replace("LIVE", "DRAFT")), {"blogger": BLOGGER.replace("18", "31")}, "draft: 1 draft",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "names", "said"), ATOM_KINDS.values(), ids=ATOM_KINDS)
def test_atom_marks_keep_an_entry_back(site: SiteFolder, entry: str, names: dict[str, str], said: str) -> None:
    """An Atom entry that is a draft, or no post of a blog, is not public, and is counted under its kind."""
    public = {"g": gdata("post"), "b": takeout(PUBLIC)}.get(
        "g" if "kind#" in entry else "b" if "blogger" in entry else ""
    )
    result = exported(site, atom(public or plain("A public text", control("no")), entry, **names))
    fate, _, counted = said.partition(": ")

    assert len(result.written) == 1 + (fate == "draft")
    assert SECRET not in texts(site)
    assert list(result.held.values()) == [1] * (fate == "draft")
    assert list(result.left_out.values()) == [1] * (fate == "left")
    assert any(counted in note for note in result.notes)
    site.build()
    assert SECRET.encode() not in b"".join(site.files().values())


@pytest.mark.parametrize("namespace", [
    "http://wordpress.org/export/1.0/", "http://wordpress.org/export/1.3/", "https://wordpress.org/export/1.2",
    "http://copy.example/export/",
])  # fmt: skip
def test_every_version_of_a_wordpress_export_is_one(site: SiteFolder, namespace: str) -> None:
    """The version in the namespace does not matter, nor does a namespace that was misspelt."""
    result = exported(site, wxr(item(1, *POST) + item(2, *state("draft")), namespace))
    assert (len(result.written), result.held) == (2, {"draft": 1})


@pytest.mark.parametrize(("mark", "left_out"), [
    ({"draft": True}, {"draft": 1}),
    ({"draft": False}, {}),
    ({"draft": None}, {}),
    ({"status": "private"}, {"draft": 1}),
    ({"status": "published"}, {}),
    ({"status": "odd"}, {"of unknown status 'odd'": 1}),
], ids=str)  # fmt: skip
def test_json_items_keep_the_words_of_records(
    site: SiteFolder, mark: dict[str, Any], left_out: dict[str, int]
) -> None:
    """A JSON Feed item with a record's mark of a draft is left out as the record would be."""
    items = [{"id": "1", "content_text": "A public text"}, {"id": "2", "content_text": "Other", **mark}]
    data = orjson.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items})
    result = exported(site, data.decode(), "feed.json")
    assert (len(result.written), result.left_out) == (2 - len(left_out), left_out)


def test_other_kinds_of_google_data_are_entries(site: SiteFolder) -> None:
    """A saved YouTube feed marks its entries as videos, which are no part of a blog's export."""
    term = "http://gdata.youtube.com/schemas/2007#video"
    result = exported(site, atom(gdata("post").replace(f"{KIND}post", term)))
    assert (len(result.written), result.left_out) == (1, {})


CUT = {
    "WordPress": (
        wxr(item(1, *POST) + item(2, *state("draft")) + item(3, *state("publish", "post", "x"))),
        "item",
    ),
    "Takeout": (atom(takeout(PUBLIC), takeout(PUBLIC.replace("LIVE", "DRAFT"))), "entry"),
    "old Blogger": (atom(gdata("post"), gdata("post", control("yes"))), "entry"),
}


@pytest.mark.parametrize(("whole", "tag"), CUT.values(), ids=CUT)
def test_a_cut_export_gives_its_whole_entries(site: SiteFolder, whole: str, tag: str) -> None:
    """A timeout cuts many exports. Entries that are whole are read; of the one that is cut nothing is."""
    first = whole.index(f"</{tag}>") + len(f"</{tag}>")
    for end in range(whole.index(f"<{tag}>") + 300, first, 7):
        with pytest.raises(ReadError, match="not well-formed"):
            exported(site, whole[:end])
    for end in range(first, len(whole), 7):
        with folder() as root:
            cut = SiteFolder(root)
            result = exported(cut, whole[:end])
            assert "A public text" in texts(cut)
            assert SECRET not in texts(cut)
            assert any("only entries that are whole are read" in str(one) for one in result.problems)


def test_an_earlier_import_is_reported(site: SiteFolder) -> None:
    """An article that holds an entry which the export now marks as private is named, with the remedy."""
    exported(site, wxr(item(2, *POST)))
    result = exported(site, wxr(item(1, *POST) + item(2, *state("private"))))
    (problem,) = result.problems
    assert result.kept == [problem.place]
    assert "item-2.html" in problem.place
    assert "1 private post" in problem.message
    assert "draft: true" in problem.remedy


def test_the_command_counts_by_kind(site: SiteFolder) -> None:
    """A person reads how many entries of which kind were left out, and how to import one after all."""
    comments = "<wp:comment><wp:comment_content>Well said</wp:comment_content></wp:comment>" * 2
    items = item(1, *POST).replace("</item>", f"{comments}</item>") + "".join(
        item(number, *state(*marks))
        for number, marks in enumerate([("draft",), ("draft",), ("private",), ("inherit", "attachment")], 2)
    )
    (site.root / "export.xml").write_text(wxr(items))
    done = CliRunner().invoke(cli, ["import", "-C", str(site.root), str(site.root / "export.xml")])
    assert done.exit_code == 0
    assert "4 articles written" in done.output
    assert "as public: 2 drafts, 1 private post; to publish one" in done.output
    assert "no post: 1 attachment; to import one" in done.output
    assert "2 comments on posts of the export: not imported" in done.output


def test_an_export_without_a_public_post_is_no_error(site: SiteFolder) -> None:
    """Nothing is written, and what was left out is reported, the kinds beyond the twentieth together."""
    items = "".join(item(number, *state("publish", f"odd{number}")) for number in range(25))
    result = exported(site, wxr(items))
    assert (result.written, result.left_out.total()) == ([], 25)
    assert "5 others" in result.notes[0]


STATES = st.sampled_from(["publish", "draft", "private", "future", "inherit", "trash", "odd", ""])
TYPES = st.sampled_from(["post", "post", "page", "attachment", "nav_menu_item", "product"])
MARKS = st.tuples(STATES, TYPES, st.sampled_from(["", "", "x"]))


@given(st.lists(MARKS, max_size=12), st.lists(MARKS, max_size=4))
def test_no_entry_is_lost_from_the_count(
    first: list[tuple[str, str, str]], more: list[tuple[str, str, str]]
) -> None:
    """Written, left out and already there are together the entries of the export, at every import."""
    with folder() as root:
        site = SiteFolder(root)
        exported(site, wxr("".join(item(n, *state(*marks)) for n, marks in enumerate(first))))
        everything = [*first, *more]
        result = exported(site, wxr("".join(item(n, *state(*marks)) for n, marks in enumerate(everything))))
        assert len(result.written) + len(result.unchanged) + result.left_out.total() == len(everything)
        again = exported(site, wxr("".join(item(n, *state(*marks)) for n, marks in enumerate(everything))))
        assert again.written == []
        assert result.problems == []
        assert escape(SECRET) not in texts(site)
