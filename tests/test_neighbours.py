"""Previous and next article on the pages of articles: where they lead, and which files are written again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from sites import PLAIN, SiteFolder, article

from publisher.identity import page_name
from publisher.stores import LocalStore

GROUPS = '[[feed]]\nname = "all"\n[[feed]]\nname = "about/{category}"\n'
SHORT = '[[feed]]\nname = "all"\nlimit = 2\n'


@pytest.fixture
def own(tmp_path: Path) -> SiteFolder:
    """Five articles without an address; "Good 0" is the oldest."""
    return SiteFolder(tmp_path / "site").with_good(5)


def neighbours(site: SiteFolder, name: str) -> tuple[str, str]:
    """Give the titles to which the page of an article leads, and follow the links."""
    found = []
    page = html.fromstring(site.files()[page_of(name)])
    for relation in ("prev", "next"):
        links = page.xpath(f"//nav[@class='neighbours']//a[@rel='{relation}']")
        assert len(links) < 2
        for link in links:
            target = link.get("href")
            if not target.startswith("http"):
                led = html.fromstring(site.files()[target.removeprefix("../")])
                assert led.findtext(".//h1") == link.text
        found.append(links[0].text if links else "")
    return found[0], found[1]


def page_of(name: str) -> str:
    """Name the page of an article's file."""
    return page_name(f"tag:notes.example.org,2025:{name}")


def chain(site: SiteFolder, *names: str) -> list[tuple[str, str]]:
    """Give the neighbours of several articles."""
    return [neighbours(site, f"{name}.md") for name in names]


def test_pages_lead_to_their_neighbours(own: SiteFolder) -> None:
    """The order is that of the main feed; the first and the last have one neighbour, a lone one none."""
    own.build()
    assert chain(own, "good-0", "good-2", "good-4") == [
        ("", "Good 1"),
        ("Good 1", "Good 3"),
        ("Good 3", ""),
    ]
    lone = SiteFolder(own.root / "lone").with_good(1)
    lone.build()
    assert b"neighbours" not in lone.files()[page_of("good-0.md")].partition(b"</style>")[2]


def test_a_new_article_writes_two_pages(own: SiteFolder) -> None:
    """Its own, and that of the article before it; the next build has nothing to do."""
    own.build()
    before = own.files()
    own.write("new.md", article("New", "2026-01-02"))
    written = own.build().written
    assert sorted(name for name in written if name.startswith("articles/")) == sorted(
        map(page_of, ("good-4.md", "new.md"))
    )
    assert {name for name, data in own.files().items() if before.get(name) != data} == set(written)
    assert chain(own, "good-4", "new") == [("Good 3", "New"), ("Good 4", "")]
    assert own.build().written == ()


Change = Callable[[SiteFolder], object]
AWAY: dict[str, Change] = {
    "deleted": lambda site: (site.articles / "good-2.md").unlink(),
    "a draft": lambda site: site.write("good-2.md", article("Good 2", "2025-11-03", draft="true")),
    "embargoed": lambda site: site.write("good-2.md", article("Good 2", "2027-11-03")),
    "expired": lambda site: site.write("good-2.md", article("Good 2", "2025-11-03", expires="2026-01-01")),
}


@pytest.mark.parametrize("limit", [50, 2], ids=["in the feed", "no longer in the feed"])
@pytest.mark.parametrize("change", AWAY.values(), ids=AWAY)
def test_a_withdrawn_article_is_no_neighbour(tmp_path: Path, change: Change, limit: int) -> None:
    """The pages around it lead to each other, also those that no feed lists any more."""
    site = SiteFolder(tmp_path / "site")
    site.configure(f'{PLAIN}[[feed]]\nname = "all"\nlimit = {limit}\n')
    for number in range(5):
        site.write(f"good-{number}.md", article(f"Good {number}", f"2025-11-{number + 1:02}"))
        site.build()
    assert chain(site, "good-1", "good-2", "good-3") == [
        ("Good 0", "Good 2"),
        ("Good 1", "Good 3"),
        ("Good 2", "Good 4"),
    ]
    change(site)
    site.build(accept=True)
    assert page_of("good-2.md") not in site.files()
    assert chain(site, "good-1", "good-3") == [("Good 0", "Good 3"), ("Good 1", "Good 4")]
    assert site.build().written == ()


EDITS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "another title": (article("Better", "2025-11-03"), [("Good 0", "Better"), ("Better", "Good 4")]),
    "an earlier date": (article("Good 2", "2025-10-01"), [("Good 0", "Good 3"), ("Good 1", "Good 4")]),
    "its own address": (
        article("Good 2", "2025-11-03", link="https://notes.example.org/two"),
        [("Good 0", "Good 2"), ("Good 2", "Good 4")],
    ),
}


@pytest.mark.parametrize("short", [False, True], ids=["in the feed", "no longer in the feed"])
@pytest.mark.parametrize(("text", "expected"), EDITS.values(), ids=EDITS)
def test_pages_follow_an_edit(
    own: SiteFolder, text: str, expected: list[tuple[str, str]], *, short: bool
) -> None:
    """The pages of its neighbours name an article by its present title, and stand where its date puts it."""
    own.build()
    if short:
        own.configure(PLAIN + SHORT)
        own.build(accept=True)
    own.write("good-2.md", text)
    own.build(accept=True)
    assert chain(own, "good-1", "good-3") == expected
    assert own.build(accept=True).written == ()


def test_an_old_article_is_edited(own: SiteFolder) -> None:
    """The page of an article that no feed lists any more shows what its file says now."""
    own.build()
    own.configure(PLAIN + SHORT)
    own.build(accept=True)
    own.write("good-0.md", article("Good 0", "2025-11-01", body="The ebb was late."))
    assert own.build().written == (page_of("good-0.md"),)
    assert b"The ebb was late." in own.files()[page_of("good-0.md")]


def test_feeds_that_list_a_rewritten_page_are_not_made_again(own: SiteFolder) -> None:
    """A page that another feed lists has a new neighbour: that feed is up to date, and so is the next build."""
    own.configure(PLAIN + GROUPS)
    own.write("eel.md", article("Eel", "2025-12-01", categories="[eels]"))
    own.build()
    own.write("crab.md", article("Crab", "2025-12-02", categories="[crabs]"))
    written = own.build().written
    assert page_of("eel.md") in written
    assert "about/eels.rss" not in written
    times = own.times()
    assert own.build().written == ()
    own.write("cod.md", article("Cod", "2025-12-03", categories="[cods]"))
    own.build()
    same = {name for name, time in own.times().items() if times.get(name) == time}
    assert {"about/eels.rss", "about/eels.html", page_of("eel.md")} <= same


def test_what_a_killed_build_left_is_written(own: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that ends after its catalog is durable, and before its pages are, leaves them to the next one."""
    own.configure(PLAIN + SHORT)
    own.build()
    for number in range(5, 8):
        own.write(f"good-{number}.md", article(f"Good {number}", f"2025-11-{number + 1:02}"))
        own.build()
    (own.articles / "good-4.md").unlink()

    def killed(_: LocalStore) -> tuple[str, ...]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(LocalStore, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            own.build(accept=True)
    assert neighbours(own, "good-5.md") == ("Good 4", "Good 6")
    own.build(accept=True)
    assert chain(own, "good-3", "good-5") == [("", "Good 5"), ("Good 3", "Good 6")]


def test_building_step_by_step_gives_the_same_pages(tmp_path: Path) -> None:
    """Pages do not depend on when their neighbours came: all at once, or in any order."""
    days = {"a": 5, "b": 2, "c": 9, "d": 2, "e": 7, "f": 1}
    late, once = SiteFolder(tmp_path / "late"), SiteFolder(tmp_path / "once")
    for name, day in days.items():
        for site in (late, once):
            site.write(f"{name}.md", article(name.upper(), f"2025-11-{day:02}"))
        late.build()
    (late.articles / "b.md").unlink()
    (once.articles / "b.md").unlink()
    late.build(accept=True)
    once.build()
    pages = [{name: data for name, data in one.files().items() if "articles/" in name} for one in (late, once)]
    assert pages[0] == pages[1]
    assert len(pages[0]) == 5


def test_titles_keep_their_language(tmp_path: Path) -> None:
    """A neighbour in another language and direction is marked as such, and its title is escaped."""
    site = SiteFolder(tmp_path / "site")
    site.write("one.md", article("One", "2025-11-01"))
    site.write("two.md", article("ميزان & السوق", "2025-11-02", language="ar"))
    site.build()
    data = site.files()[page_of("one.md")].decode()
    assert 'rel="next" lang="ar" dir="rtl">ميزان &amp; السوق</a>' in data
    assert 'rel="prev">One</a>' not in data
    assert '<p class="previous"><span class="soft">' not in data
    arabic = site.files()[page_of("two.md")].decode()
    assert 'rel="prev">One</a>' in arabic


def test_without_pages_there_is_no_order(own: SiteFolder) -> None:
    """A site that writes no pages, or whose articles have their own, keeps no order of them."""
    own.configure(f"{PLAIN}[output]\npages = false\n")
    own.build()
    assert [name for name in own.files() if "articles/" in name] == []
    own.configure(f'{PLAIN}[output]\ntemplates = "own"\n')
    (own.root / "own").mkdir()
    (own.root / "own/neighbours.html").write_text("<p>before: {{ previous.title if previous else 'none' }}</p>")
    own.build()
    assert b"<p>before: Good 3</p>" in own.files()[page_of("good-4.md")]
    (own.root / "own/article.html").write_text("<!DOCTYPE html><title>{{ entry.title }}</title>")
    own.build()
    assert own.files()[page_of("good-4.md")] == b"<!DOCTYPE html><title>Good 4</title>"
