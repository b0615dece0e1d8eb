"""The second build and the hundredth: what subscribers see changes only where an article did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest
from sites import NOW, PLAIN, SiteFolder, article

from publisher.errors import OutputError


def test_an_unchanged_build_writes_nothing(good: SiteFolder) -> None:
    """Bytes and modification times stay, so that readers' conditional requests are answered with 304."""
    good.build()
    files, times = good.files(), good.times()

    report = good.build(NOW + timedelta(days=1))

    assert (report.read, report.written, report.differences) == (0, (), ())
    assert good.files() == files
    assert good.times() == times


def test_touching_every_article_changes_nothing(good: SiteFolder) -> None:
    """A fresh checkout gives every file a new time: it is read again, and found to be the same."""
    good.write("undated.md", "---\ntitle: Undated\n---\nText.\n")
    good.build()
    files = good.files()
    for path in good.articles.iterdir():
        good.touch(path)

    report = good.build()

    assert (report.read, report.written) == (4, ())
    assert good.files() == files


@pytest.mark.parametrize("article_without_date", [True, False])
def test_without_the_catalog_the_feeds_are_the_same(good: SiteFolder, *, article_without_date: bool) -> None:
    """The catalog is a cache first: a lost one delivers nothing again."""
    if article_without_date:
        good.write("undated.md", "---\ntitle: Undated\n---\nText.\n")
    good.build()
    files, times = good.files(), good.times()
    shutil.rmtree(good.root / ".publisher")

    report = good.build(NOW + timedelta(days=1))

    assert report.written == ()
    assert good.files() == files
    assert good.times() == times


def _edit(site: SiteFolder) -> None:
    site.write("good-1.md", article("Good 1", "2025-11-02", "Another text."))


def _retitle(site: SiteFolder) -> None:
    site.write("good-1.md", article("A better title", "2025-11-02"))


def _redate(site: SiteFolder) -> None:
    site.write("good-1.md", article("Good 1", "2025-12-24"))


def _rename(site: SiteFolder) -> None:
    (site.articles / "deep").mkdir()
    (site.articles / "good-1.md").rename(site.articles / "deep/other-name.md")


def _link(site: SiteFolder) -> None:
    site.write("good-1.md", article("Good 1", "2025-11-02", link="https://notes.example.org/new-place"))


def _move_the_site(site: SiteFolder) -> None:
    site.configure(PLAIN.replace("notes.example.org", "new.example.net"))


def _touch(site: SiteFolder) -> None:
    site.touch(site.articles / "good-1.md")


CHANGES = [_edit, _retitle, _redate, _rename, _link, _move_the_site, _touch]


@pytest.mark.parametrize("change", CHANGES)
def test_the_id_stays(good: SiteFolder, change: Callable[[SiteFolder], None]) -> None:
    """Whatever is done to an article, to its subscribers it is the one they have read."""
    good.build()
    before = sorted(good.ids().values())

    change(good)
    report = good.build()

    assert report.status == 0
    assert sorted(good.ids().values()) == before


@pytest.mark.parametrize("change", CHANGES)
def test_the_id_of_a_linked_record_stays(site: SiteFolder, change: Callable[[SiteFolder], None]) -> None:
    """Records are known by their id, wherever in the file they are."""
    records = [f'{{"title": "R{n}", "link": "https://wire.example/{n}", "text": "T."}}\n' for n in range(3)]
    site.write("good-1.md", article("Good 1", "2025-11-02"))
    site.write("wire.jsonl", "".join(records))
    site.build()
    before = {title: one for title, one in site.ids().items() if title.startswith("R")}

    site.write("wire.jsonl", "".join(reversed(records)))
    change(site)
    site.build()

    assert {title: one for title, one in site.ids().items() if title.startswith("R")} == before
    assert sorted(before.values()) == [f"https://wire.example/{n}" for n in range(3)]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_records_without_ids_move_with_their_file(good: SiteFolder, suffix: str) -> None:
    """A renamed file of records delivers none of them again; a copy next to it is new."""
    lines = [f'{{"title": "R{number}", "text": "T.", "date": "2026-01-0{number}"}}' for number in (1, 2)]
    path = good.write(f"wire{suffix}", "[" + ",".join(lines) + "]" if suffix == ".json" else "\n".join(lines))
    good.build()
    before = good.ids()

    path.rename(good.articles / f"renamed{suffix}")
    good.build()
    moved = good.ids()
    shutil.copy(good.articles / f"renamed{suffix}", good.articles / f"copy{suffix}")
    good.build()

    assert moved == before
    assert len({item["id"] for item in good.items()}) == len(good.items()) == 7


def test_an_id_of_ones_own_replaces_the_remembered_one(good: SiteFolder) -> None:
    """Who writes an id down means it."""
    good.build()
    good.write("good-1.md", article("Good 1", "2025-11-02", id="tag:notes.example.org,2020:mine"))

    good.build()

    assert good.ids()["Good 1"] == "tag:notes.example.org,2020:mine"


def test_a_copy_of_a_moved_article_is_its_own(good: SiteFolder) -> None:
    """A moved article keeps its id to itself, also when somebody copies it afterwards."""
    good.build()
    (good.articles / "good-1.md").rename(good.articles / "moved.md")
    good.build()
    shutil.copy(good.articles / "moved.md", good.articles / "copy.md")

    assert good.build().problems == ()
    assert len(good.items()) == 4


def test_a_copy_is_an_article_of_its_own(good: SiteFolder) -> None:
    """Only content whose old name is gone was moved; a copy next to it is new."""
    good.build()
    shutil.copy(good.articles / "good-1.md", good.articles / "copy.md")

    good.build()

    assert sorted(item["id"] for item in good.items() if item["title"] == "Good 1") == [
        "tag:notes.example.org,2025:copy.md",
        "tag:notes.example.org,2025:good-1.md",
    ]


def test_a_worked_out_date_is_remembered(site: SiteFolder) -> None:
    """A relative date is read against the file's time: an edit a month later must not move it."""
    text = "The harbour opens late\n\nThe harbour opened an hour late on Wednesday, the master said.\n"
    path = site.write("wire.txt", text)
    site.build()
    dates = [item.get("date_published") for item in site.items()]
    site.write("wire.txt", text + "\nNobody was hurt.\n")
    site.touch(path)

    site.build()

    assert [item.get("date_published") for item in site.items()] == dates


def test_a_declared_update_counts_without_a_published_date(site: SiteFolder) -> None:
    """What is remembered of an undated article must not hide the change its writer declares."""
    site.write("a.md", "---\ntitle: A\nlastmod: 2026-01-05\n---\nText.\n")
    site.build()
    site.write("a.md", "---\ntitle: A\nlastmod: 2026-02-05\n---\nText, changed.\n")

    site.build()

    assert [item["date_modified"] for item in site.items()] == ["2026-02-05T00:00:00Z"]


@pytest.mark.parametrize("name", ["good-1.md.toml", "_defaults.toml"])
def test_a_changed_companion_is_noticed(good: SiteFolder, name: str) -> None:
    """A new, changed or removed sidecar reaches the feed, although the article itself is as it was."""
    good.build()
    seen = []
    for text in ('publisher = "One Press"\n', 'publisher = "Two Press"\n', ""):
        path = good.write(name, text)
        if not text:
            path.unlink()
        good.build()
        seen.append(good.items()[1].get("_publisher", {}).get("publisher"))

    assert seen[0] == ("One Press" if name != "_defaults.toml" else seen[0])
    assert len(set(seen)) == 3 or name == "_defaults.toml"
    assert seen[2] == "Harbour Notes"


def test_a_changed_configuration_reaches_every_entry(good: SiteFolder) -> None:
    """Everything is decided again when the site's own defaults change."""
    good.build()
    good.configure(PLAIN.replace('publisher = "Harbour Notes"', 'publisher = "The Quay"'))

    report = good.build()

    assert report.read == 3
    assert {item["_publisher"]["publisher"] for item in good.items()} == {"The Quay"}


def test_a_lost_feed_is_written_again(good: SiteFolder) -> None:
    """The next build restores a feed that was deleted or damaged."""
    good.build()
    files = good.files()
    (good.root / "feeds/all.rss").unlink()
    (good.root / "feeds/all.atom").write_text("torn")
    (good.root / "feeds/index.html").unlink()

    report = good.build()

    assert set(report.written) == {"all.rss", "all.atom", "index.html"}
    assert good.files() == files


def test_the_page_follows_the_configuration(good: SiteFolder) -> None:
    """The page and the OPML file list the feeds there are, also when only the list of them changed."""
    good.configure(PLAIN + '[[feed]]\nname = "all"\n[[feed]]\nname = "second"\n')
    good.build()
    good.configure(PLAIN + '[[feed]]\nname = "all"\n')

    good.build()

    assert b"second" not in good.files()["index.html"]
    assert b"second" not in good.files()["feeds.opml"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + bytes(4000)])
def test_a_damaged_catalog_is_set_aside(good: SiteFolder, damage: bytes) -> None:
    """A broken catalog costs a cold build, not a feed."""
    good.build()
    files = good.files()
    (good.root / ".publisher/catalog.sqlite").write_bytes(damage)

    report = good.build()

    assert (report.status, report.read) == (0, 3)
    assert good.files() == files


def test_what_could_not_be_written_is_written_next_time(good: SiteFolder) -> None:
    """A build that fails after it has remembered the articles leaves them to the next one."""
    good.build()
    good.write("good-9.md", article("Good 9", "2025-12-09"))
    blocker = good.root / "feeds" / "all.json"
    aside = blocker.rename(good.root / "aside")
    blocker.symlink_to("elsewhere")
    with pytest.raises(OutputError):
        good.build()
    blocker.unlink()
    aside.rename(blocker)
    assert good.build().status == 0
    assert good.titles()[0] == "Good 9"
