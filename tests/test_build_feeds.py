from __future__ import annotations

from sites import PLAIN, SiteFolder, article


def daily(site: SiteFolder, first: int, last: int, title: str = "Weather") -> None:
    """Write one article a day, all of one title."""
    for day in range(first, last):
        site.write(f"day-{day:02}.md", article(title, f"2025-12-{day:02}", f"Wind force {day}."))


def test_recurring_titles_are_no_redelivery(site: SiteFolder) -> None:
    """A feed that is full of "Weather" loses the oldest to the newest every day, without a warning."""
    site.configure(f"{PLAIN}[[feed]]\nlimit = 5\n")
    daily(site, 1, 8)
    assert site.build().status == 0
    daily(site, 8, 11)
    report = site.build()
    assert (report.status, report.blocked) == (0, ())
    assert len(site.items()) == 5


def test_a_smaller_limit_is_the_owners_word(site: SiteFolder) -> None:
    """A feed whose limit is lowered is meant to shrink."""
    site.with_good(10).build()
    site.configure(f"{PLAIN}[[feed]]\nlimit = 3\n")
    report = site.build()
    assert (report.status, report.blocked) == (0, ())
    assert site.titles() == ["Good 9", "Good 8", "Good 7"]


def test_a_feed_that_lists_nothing_is_reported(site: SiteFolder) -> None:
    """Its files stay for those who subscribe to them; once they are removed, nothing is said of it."""
    site.configure(f'{PLAIN}[[feed]]\nname = "all"\n[[feed]]\nname = "by/{{author}}"\n')
    site.write("a.md", article("A", author="Ada Berg"))
    site.write("b.md", article("B", author="Bo Lund"))
    site.build()
    site.write("a.md", article("A", author="Bo Lund"))
    report = site.build()
    assert [problem.severity for problem in report.appeared] == ["warning"]
    assert "no longer made" in report.appeared[0].message
    old = sorted((site.root / "feeds" / "by").glob("ada-berg.*"))
    assert len(old) == 4
    for path in old:
        path.unlink()
    assert [problem.message for problem in site.build().fixed] == [report.appeared[0].message]
    assert not site.build().problems
