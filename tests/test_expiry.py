"""An article that expires leaves its feeds at that instant, although no file changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sites import NOW, SiteFolder, article

from publisher import load_config
from publisher.status import as_lines, status_of

END = datetime(2026, 3, 1, 17, tzinfo=UTC)  # five hours after NOW
SECOND = timedelta(seconds=1)
FORMS = {
    "an instant": "2026-03-01T17:00:00Z",
    "with an offset": "2026-03-01T18:00:00+01:00",
    "the earliest of two": "[2026-03-02, 2026-03-01T17:00:00Z]",
}


@pytest.mark.parametrize("value", FORMS.values(), ids=FORMS)
def test_it_leaves_at_its_instant(good: SiteFolder, value: str) -> None:
    """Until then it is listed, from then on in no feed; the guard lets it go, and nothing is made twice."""
    good.write("a.md", article("Soup", expiryDate=value))

    assert good.build(END - SECOND).expired == 0
    assert "Soup" in good.titles()

    report = good.build(END)
    assert (report.expired, report.blocked, report.problems, report.read) == (1, (), (), 0)
    assert "Soup" not in good.titles()
    assert good.build(END + timedelta(hours=1)).written == ()
    assert good.build(END + timedelta(hours=1)).expired == 1


def test_a_day_ends_in_the_zone_of_the_site(site: SiteFolder) -> None:
    """A day names its first moment where the site is, as in Hugo."""
    site.configure((site.root / "publisher.toml").read_text() + 'timezone = "Europe/Oslo"\n')
    site.with_good(1).write("a.md", article("Soup", expires="2026-03-02"))
    site.build(datetime(2026, 3, 1, 22, 59, 59, tzinfo=UTC))
    assert "Soup" in site.titles()
    site.build(datetime(2026, 3, 1, 23, tzinfo=UTC))
    assert "Soup" not in site.titles()


def test_a_whole_feed_may_expire(site: SiteFolder) -> None:
    """The loss of every entry is no accident where each of them says when it ends; a deleted one still is."""
    for number in range(6):
        site.write(f"{number}.md", article(f"Offer {number}", expires="2026-03-01T17:00:00Z"))
    site.build()
    assert len(site.titles()) == 6

    assert site.build(END).blocked == ()
    assert site.titles() == []


def test_a_loss_beside_what_expires_is_still_blocked(site: SiteFolder) -> None:
    """Only what expired is excused."""
    site.with_good(6).write("a.md", article("Soup", expires="2026-03-01T17:00:00Z"))
    site.build()
    for number in range(4):
        (site.articles / f"good-{number}.md").unlink()

    assert site.build(END).blocked != ()


def test_the_page_goes_and_atom_says_so(good: SiteFolder) -> None:
    """What was published of it is removed, and a tombstone stands in the Atom feed."""
    good.write("a.md", article("Soup", expires="2026-03-01T17:00:00Z"))
    good.build()
    pages = [name for name in good.files() if name.startswith("articles/a-")]
    assert len(pages) == 1

    good.build(END)

    assert pages[0] not in good.files()
    assert b"deleted-entry" in good.files()["all.atom"]
    assert good.faults() == []


def test_a_longer_life_brings_it_back(good: SiteFolder) -> None:
    """A later expiry shows the entry again, under the id that it had."""
    good.write("a.md", article("Soup", expires="2026-03-01T17:00:00Z"))
    good.build()
    before = good.ids()["Soup"]
    good.build(END)
    good.write("a.md", article("Soup", expires="2026-04-01"))

    good.build(END + timedelta(hours=1))

    assert good.ids()["Soup"] == before


def test_what_expired_before_it_was_read_is_never_listed(good: SiteFolder) -> None:
    """It is counted, and has no page."""
    good.write("a.md", article("Soup", expires="2026-02-20"))

    assert good.build().expired == 1
    assert "Soup" not in good.titles()


def test_an_older_version_does_not_come_back(site: SiteFolder) -> None:
    """Of two records of one id the later one says when it ends; the earlier one is no substitute then."""
    record = '{{"id": "x", "title": "{}", "text": "T", "date": "2026-01-01", "updated": "2026-01-0{}"{}}}\n'
    later = record.format("Second", 2, ', "expires": "2026-03-01T17:00:00Z"')
    site.with_good(1).write("a.jsonl", record.format("First", 1, "") + later)
    site.build()
    assert site.titles() == ["Second", "Good 0"]

    site.build(END)

    assert site.titles() == ["Good 0"]


def test_it_leaves_an_archive_page(site: SiteFolder) -> None:
    """A closed page lists it no more."""
    site.configure(
        (site.root / "publisher.toml").read_text() + '\n[[feed]]\nname = "all"\nlimit = 2\narchive = 2\n'
    )
    for day in range(1, 9):
        extra = {"expires": "2026-03-01T17:00:00Z"} if day == 2 else {}
        site.write(f"{day}.md", article(f"Day {day}", f"2026-02-0{day}", **extra))
    site.build()
    assert "Day 2" in site.titles("all/archive/000001")

    assert site.build(END).blocked == ()

    assert site.titles("all/archive/000001") == ["Day 1"]


def test_status_names_what_leaves_next(good: SiteFolder) -> None:
    """The next to leave comes first; what is gone is counted."""
    good.write("a.md", article("Later", expires="2026-03-05"))
    good.write("b.md", article("Sooner", expires="2026-03-02"))
    good.write("c.md", article("Gone", expires="2026-02-02"))
    good.build()

    found = status_of(load_config(good.root), NOW)

    assert [title for title, _ in found.expiring] == ["Sooner", "Later"]
    lines = as_lines(found)
    assert "leaves at 2026-03-02T00:00:00Z: Sooner" in lines
    assert "1 article expired" in lines
