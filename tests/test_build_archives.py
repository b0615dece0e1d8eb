"""Archive pages: the whole history can be walked, at any moment, and what is closed stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sites import NOW, PLAIN, SiteFolder, article
from subscribing import Page, at_each_moment, dangling, read, walk

from publisher import Report
from publisher.stores.draft import Draft

FORMATS = ("rss", "atom", "json")
LIMIT = 3


def _feed(archive: str = "2", extra: str = "") -> str:
    return f'{PLAIN}\n[[feed]]\nname = "all"\nlimit = {LIMIT}\narchive = {archive}\n{extra}'


def _months(site: SiteFolder, count: int, first: int = 0) -> None:
    """Write articles ten days apart from August 2025 on: "Day 0" is the oldest."""
    for number in range(first, first + count):
        day = datetime(2025, 8, 5, tzinfo=UTC) + timedelta(days=10 * number)
        site.write(f"day-{number:02}.md", article(f"Day {number}", f"{day:%Y-%m-%d}"))


def _walked(site: SiteFolder, suffix: str = "atom") -> list[Page]:
    return list(walk(site.root / "feeds", f"all.{suffix}"))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("archive", ["2", '"month"'])
def test_a_walk_finds_every_article_once(site: SiteFolder, archive: str, suffix: str) -> None:
    """The links from the feed to its older pages lead through the whole history, newest first, and back."""
    site.configure(_feed(archive))
    _months(site, 14)
    report = site.build()

    pages = _walked(site, suffix)
    assert [title for page in pages for title in page.titles] == [f"Day {n}" for n in reversed(range(14))]
    assert len(pages) > 3
    assert site.faults() == []
    assert dangling(site.root / "feeds") == []
    assert (report.feeds, len(report.differences)) == (1, 1)
    if suffix != "json":
        assert [page.links.get("current", "") for page in pages] == ["", *[f"all.{suffix}"] * (len(pages) - 1)]
        following = [page.links.get("next-archive", "") for page in pages[1:]]
        assert following == ["", *(page.name for page in pages[1:-1])]
        assert [page.marks for page in pages] == [set(), *[{"archive"}] * (len(pages) - 1)]


@pytest.mark.parametrize(
    ("archive", "names"),
    [("2", ["000001", "000002", "000003", "000004", "000005"]), ('"month"', ["2025-08", "2025-09", "2025-10"])],
)
def test_pages_are_named_by_number_or_month(site: SiteFolder, archive: str, names: list[str]) -> None:
    """A month's page is made when the feed is full without it, one of so many entries likewise."""
    site.configure(_feed(archive))
    _months(site, 14 if archive == "2" else 12)
    site.build()
    assert [page.name for page in reversed(_walked(site))][:-1] == [f"all/archive/{one}.atom" for one in names]
    assert len(_walked(site)[0].ids) >= LIMIT


def test_a_month_is_not_closed_before_it_is_over(site: SiteFolder) -> None:
    """Its page waits for the next month, however much is published."""
    site.configure(_feed('"month"'))
    for number in range(12):
        site.write(f"{number}.md", article(f"N {number}", f"2026-02-{number + 1:02}"))
    site.build(datetime(2026, 2, 28, 23, 59, tzinfo=UTC))
    assert len(_walked(site)) == 1
    site.write("march.md", article("March", "2026-03-01"))
    site.write("march-2.md", article("March 2", "2026-03-01"))
    site.build(NOW)
    assert len(_walked(site)) == 1  # the feed would not be full
    site.write("march-3.md", article("March 3", "2026-03-01"))
    site.build(NOW)
    assert [len(page.ids) for page in _walked(site)] == [LIMIT, 12]


def test_the_index_lists_no_page_as_a_feed(site: SiteFolder) -> None:
    """index.html and feeds.opml name only the feed; the feed's own page names its archive."""
    site.configure(_feed())
    _months(site, 8)
    site.build()
    files = site.files()
    assert b"/archive/" not in files["index.html"] + files["feeds.opml"]
    assert b'href="all/archive/000002.html"' in files["all.html"]
    for name, data in files.items():
        if name.startswith("articles/"):
            assert b"archive/" not in data


def _pages(report: Report) -> set[str]:
    return {name.split("/")[-1].partition(".")[0] for name in report.written if "/archive/" in name}


def test_only_touched_pages_are_made_again(site: SiteFolder) -> None:
    """A new page rewrites the one before it, once; an edit rewrites the page that lists the entry."""
    site.configure(_feed())
    _months(site, 9)
    assert _pages(site.build()) == {"000001", "000002", "000003"}
    _months(site, 1, 9)
    assert _pages(site.build()) == set()
    _months(site, 1, 10)
    assert _pages(site.build()) == {"000003", "000004"}
    site.write("day-03.md", article("Day 3", "2025-09-04", "It was early."))
    report = site.build()
    assert _pages(report) == {"000002"}
    assert [one.changed for one in report.differences] == [("Day 3",)]
    (site.articles / "day-00.md").unlink()
    assert _pages(site.build()) == {"000001"}
    assert site.build().written == ()


def test_a_late_article_waits_in_the_feed(site: SiteFolder) -> None:
    """An article with an old date is seen by subscribers: no closed page takes it in."""
    site.configure(_feed())
    _months(site, 9)
    site.build()
    before = {name: data for name, data in site.files().items() if "/archive/" in name}
    site.write("late.md", article("Late", "2025-08-06"))
    site.build()
    after = site.files()
    assert {name: after[name] for name in before} == before
    assert "Late" in site.titles()
    _months(site, 1, 9)
    site.build()
    assert "Late" in _walked(site)[1].titles


@pytest.mark.parametrize(("one", "other"), [("2", '"month"'), ('"month"', "2"), ("2", "4")])
def test_another_kind_of_pages(site: SiteFolder, one: str, other: str) -> None:
    """Months for numbers are cut again, another size holds for later pages: nothing is lost or doubled."""
    site.configure(_feed(one))
    _months(site, 14)
    site.build()
    site.configure(_feed(other))
    _months(site, 3, 14)
    site.build()
    titles = [title for page in _walked(site) for title in page.titles]
    assert titles == [f"Day {n}" for n in reversed(range(17))]
    assert dangling(site.root / "feeds") == []


@pytest.mark.parametrize("formats", ['["rss"]', '["atom"]', '["json"]', '["rss", "atom", "json"]'])
@pytest.mark.parametrize("archive", ["2", '"month"'])
def test_a_lost_catalog_is_made_of_the_pages(site: SiteFolder, archive: str, formats: str) -> None:
    """What the published pages list is read back from them: no byte of them changes, in any format."""
    site.configure(f"{_feed(archive)}\n[output]\nformats = {formats}\n")
    _months(site, 10)
    site.write("wire.json", '{"title": "Wire", "id": "no uri at all", "date": "2025-08-07", "text": "Late."}')
    site.build()
    before = site.files()
    (site.root / ".publisher/catalog.sqlite").unlink()
    site.write("late.md", article("Late", "2025-08-06"))
    site.build()
    after = site.files()
    pages = {name for name in before if "/archive/" in name}
    assert pages
    assert {name: after[name] for name in pages} == {name: before[name] for name in pages}


@pytest.mark.parametrize("archive", ["2", '"month"'])
def test_no_link_dangles_while_files_are_put_in_place(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, archive: str
) -> None:
    """Whichever moment a subscriber comes at, every link that can be followed leads to a whole file."""
    site.configure(_feed(archive))
    moments: list[list[str]] = []
    target = site.root / "feeds"
    look = at_each_moment(Draft.replace, lambda: moments.append(dangling(target)))
    monkeypatch.setattr(Draft, "replace", look)
    for first, count in ((0, 9), (9, 1), (10, 6), (16, 3)):
        _months(site, count, first)
        site.build()
    assert len(moments) > 40
    assert [one for one in moments if one] == []


def _deleted(site: SiteFolder) -> tuple[str, ...]:
    return read(site.root / "feeds", "all.atom").deleted


WITHDRAWALS = {
    "deleted": None,
    "a draft again": article("Day 12", "2025-12-03", draft="true"),
    "put off": article("Day 12", "2026-12-03"),
}


@pytest.mark.parametrize("name", WITHDRAWALS)
def test_a_withdrawn_article_leaves_a_tombstone(site: SiteFolder, name: str) -> None:
    """Atom says that it is gone as long as it would have been listed; its page is taken away."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\nlimit = {LIMIT}\n')
    _months(site, 13)
    site.build()
    identity = site.ids()["Day 12"]
    pages = {name for name in site.files() if name.startswith("articles/day-12")}
    path = site.articles / "day-12.md"
    text = path.read_text()
    if WITHDRAWALS[name] is None:
        path.unlink()
    else:
        site.write("day-12.md", WITHDRAWALS[name] or "")
    site.build()
    assert _deleted(site) == (identity,)
    assert pages
    assert not pages & site.files().keys()
    assert site.faults() == []
    assert site.build().written == ()

    site.write("day-12.md", text)
    site.build()
    assert _deleted(site) == ()
    assert pages <= site.files().keys()
    path.unlink()
    site.build()
    _months(site, LIMIT, 13)
    site.build()
    assert _deleted(site) == ()


def test_an_archived_article_can_be_withdrawn(site: SiteFolder) -> None:
    """It leaves its archive page, and its web page is removed; a page may be empty, and no link dangles."""
    site.configure(_feed())
    _months(site, 9)
    site.build()
    pages = {name for name in site.files() if name.startswith(("articles/day-00", "articles/day-01"))}
    for number in (0, 1):
        (site.articles / f"day-0{number}.md").unlink()
    assert site.build().status == 0
    assert len(pages) == 2
    assert not pages & site.files().keys()
    assert [len(page.ids) for page in _walked(site)] == [3, 2, 2, 0]
    assert dangling(site.root / "feeds") == []
    assert site.faults() == []


def test_a_page_that_no_feed_lists_any_more_goes_too(site: SiteFolder) -> None:
    """An article that newer ones pushed off the feed is withdrawn from the web all the same."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\nlimit = {LIMIT}\n')
    _months(site, 3)
    site.build()
    _months(site, 3, 3)
    site.build()
    (site.articles / "day-00.md").unlink()
    site.build()
    assert not [name for name in site.files() if name.startswith("articles/day-00")]
    assert _deleted(site) == ()


def test_an_article_that_is_filed_elsewhere_leaves_its_page(site: SiteFolder) -> None:
    """A page of a category's feed holds what is filed there, also after an edit."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "on/{{category}}"\nlimit = {LIMIT}\narchive = 2\n')
    for number in range(8):
        site.write(f"{number}.md", article(f"Day {number}", f"2025-08-0{number + 1}", tags="[tides]"))
    site.build()
    site.write("1.md", article("Day 1", "2025-08-02", tags="[ferries]"))
    site.build()

    pages = list(walk(site.root / "feeds", "on/tides.atom"))
    assert "Day 1" not in [title for page in pages for title in page.titles]
    assert sum(len(page.titles) for page in pages) == 7
    assert dangling(site.root / "feeds") == []
