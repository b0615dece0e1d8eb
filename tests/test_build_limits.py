"""What a feed holds at most, and what an entry says of its own faults."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sites import NOW, PLAIN, SiteFolder, article
from subscribing import read

from publisher.errors import ConfigError


def _months(site: SiteFolder, count: int) -> None:
    for number in range(count):
        day = datetime(2025, 8, 5, tzinfo=UTC) + timedelta(days=10 * number)
        site.write(f"day-{number:02}.md", article(f"Day {number}", f"{day:%Y-%m-%d}"))


def _deleted(site: SiteFolder) -> tuple[str, ...]:
    return read(site.root / "feeds", "all.atom").deleted


LIMITS = {
    "max_age = 30": ["Day 20", "Day 19", "Day 18"],
    "max_age = 1": [],
    "max_size = 2": ["Day 20"],
    "complete = true": [f"Day {n}" for n in reversed(range(21))],
}


@pytest.mark.parametrize("line", LIMITS)
def test_limits(site: SiteFolder, line: str) -> None:
    """A feed ends where its owner says: by age, by size, or never."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\nlimit = 5\n{line}\n')
    _months(site, 20)
    site.write("day-20.md", article("Day 20", "2026-02-21", "The tide was very late. " * 200))
    site.build()
    assert site.titles() == LIMITS[line]
    assert site.faults() == []
    for suffix in ("rss", "atom"):
        page = read(site.root / "feeds", f"all.{suffix}")
        assert page.marks == ({"complete"} if line.startswith("complete") else set())
    assert site.build().written == ()


def test_an_old_article_leaves_without_a_tombstone(site: SiteFolder) -> None:
    """Growing too old is no withdrawal, and what was withdrawn is forgotten when it would be too old."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\nmax_age = 30\n')
    for name, day in (("a", "2026-02-10"), ("b", "2026-02-20"), ("c", "2026-02-25")):
        site.write(f"{name}.md", article(name, day))
    site.build()
    (site.articles / "a.md").unlink()
    site.build()
    assert len(_deleted(site)) == 1
    site.build(NOW + timedelta(days=23))
    assert (site.titles(), _deleted(site)) == (["c"], ())


def test_a_long_entry_is_listed_with_its_summary(site: SiteFolder) -> None:
    """Above max_entry the summary replaces the text; the entry's page holds all of it."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\nmax_entry = 1\n')
    site.write("long.md", article("Long", "2026-02-01", "The tide was late. " * 100 + "So was the ferry."))
    site.write("short.md", article("Short", "2026-02-02", "Fog."))
    site.build()
    short, long = site.items()
    assert "content_html" in short
    assert "content_html" not in long
    assert long["summary"].startswith("The tide was late.")
    (page,) = (data for name, data in site.files().items() if name.startswith("articles/long"))
    assert b"So was the ferry." in page


NOTICES = [
    ({"corrected": "It was Tuesday."}, "Corrected: It was Tuesday."),
    ({"retracted": "It never happened."}, "Retracted: It never happened."),
    ({"retracted": "true"}, "Retracted."),
    ({"corrected": "Er kam am Dienstag.", "lang": "de"}, "Berichtigt: Er kam am Dienstag."),
]


@pytest.mark.parametrize(("fields", "words"), NOTICES)
@pytest.mark.parametrize("content", ["full", "summary"])
def test_notices_come_first(site: SiteFolder, fields: dict[str, str], words: str, content: str) -> None:
    """The text, the summary and the page first say what was wrong, in the text's language."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\ncontent = "{content}"\n')
    site.write("a.md", article("Tide", "2026-02-01", **fields))
    site.build()
    (item,) = site.items()
    name, colon, text = words.partition(": ")
    assert item["summary"].startswith(words)
    if content == "full":
        opening = f"<p><strong>{name}{colon.strip()}</strong> {text}"
        assert item["content_html"].startswith(opening)
    (page,) = (data.decode() for name, data in site.files().items() if name.startswith("articles/"))
    body = page.partition("<body>")[2]
    notice = body.find('<p class="notice')  # named in the page's own language
    assert 0 <= notice < body.index("The tide was late.")
    assert text in body
    assert site.faults() == []


WRONG = {
    'archive = "year"': "archive",
    "archive = 0": "archive",
    "archive = true": "archive",
    "archive = 10001": "archive",
    'archive = "month"\nmax_age = 3': "archive",
    "archive = 5\nmax_size = 3": "archive",
    "archive = 5\ncomplete = true": "complete",
    "complete = true\nmax_age = 3": "complete",
    "complete = true\nmax_size = 3": "complete",
    'complete = "yes"': "complete",
    "max_age = -1": "max_age",
    "max_size = 1.5": "max_size",
    'max_entry = "1"': "max_entry",
}


@pytest.mark.parametrize("lines", WRONG)
def test_wrong_limits_are_refused(site: SiteFolder, lines: str) -> None:
    """A limit that cannot be kept, or contradicts another, is reported with its line and the remedy."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\n{lines}\n')
    with pytest.raises(ConfigError) as caught:
        site.build()
    assert f"publisher.toml:{len(PLAIN.splitlines()) + 4}" in str(caught.value) or WRONG[lines] in str(
        caught.value
    )
    assert caught.value.remedy
