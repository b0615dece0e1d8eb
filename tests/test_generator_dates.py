"""Dates as the program of a site reads them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publisher.models import Article, Circumstances, Claim, Entry, Site, SourceSettings
from publisher.normalizer import normalize
from publisher.readers.markdown import read

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def entry(generator: str, name: str, date: str = "") -> Entry:
    """Decide an article of a site in Vienna; its date in its head, if any."""
    source = SourceSettings(generator=generator)
    site = Site(link="https://me.example.org/", timezone="Europe/Vienna", sources=(source,))
    claims = [Claim("title", "Tides", "front matter title")]
    if date:
        claims.append(Claim("published", date, "front matter date"))
    return normalize(Article(name, claims=tuple(claims)), Circumstances(site, file_time=NOW, source=source))


# What the programs' own feeds say of these, with the zone of the site in their configuration.
TIMES = [
    ("jekyll", "2024-08-08 07:00:00", "2024-08-08T07:00:00+00:00"),
    ("jekyll", "2024-08-08 07:00:00 +0200", "2024-08-08T05:00:00+00:00"),
    ("jekyll", "2024-08-08", "2024-08-07T22:00:00+00:00"),
    ("eleventy", "2024-08-08T07:00:00", "2024-08-08T07:00:00+00:00"),
    ("docusaurus", "2024-08-08T07:00:00", "2024-08-08T07:00:00+00:00"),
    ("astro", "2024-08-08 07:00", "2024-08-08T07:00:00+00:00"),
    ("zola", "2024-08-08T07:00:00", "2024-08-08T07:00:00+00:00"),
    ("mkdocs", "2024-08-08 07:00:00", "2024-08-08T07:00:00+00:00"),
    ("hugo", "2024-08-08T07:00:00", "2024-08-08T05:00:00+00:00"),
    ("pelican", "2024-08-08 07:00", "2024-08-08T05:00:00+00:00"),
    ("hexo", "2024-08-08 07:00:00", "2024-08-08T05:00:00+00:00"),
    ("", "2024-08-08 07:00:00", "2024-08-08T05:00:00+00:00"),
]


@pytest.mark.parametrize(("generator", "date", "instant"), TIMES)
def test_a_time_without_a_zone_is_in_that_of_the_program(generator: str, date: str, instant: str) -> None:
    """Some programs take a time that names no zone as UTC whatever the site's zone is; days are the site's."""
    published = entry(generator, "tides.md", date).published
    assert published is not None
    assert published.astimezone(UTC).isoformat() == instant


@pytest.mark.parametrize("generator", ["jekyll", "hexo", "eleventy", "zola"])
def test_the_name_of_a_file_may_date_it_in_the_future(generator: str) -> None:
    """A program that dates articles by the names of their files holds those of days to come until then."""
    published = entry(generator, "2099-01-01-tides.md").published
    assert published is not None
    assert published.year in {2098, 2099}  # midnight in Vienna


def test_the_name_of_a_file_of_no_program_is_not_trusted_so_far() -> None:
    """A number in the name of any file may be no day at all."""
    assert entry("", "2099-01-01-tides.md").published is None


@pytest.mark.parametrize("kind", ["generator", "none"])
def test_a_date_may_be_a_table_of_dates(kind: str) -> None:
    """MkDocs Material keeps the days of writing and of change in one key, in a site of any program."""
    [article] = read(b"---\ndate:\n  created: 2024-04-14\n  updated: 2024-05-01\n---\nText.\n", "tides.md")
    source = SourceSettings(generator="mkdocs" if kind == "generator" else "")
    found = normalize(article, Circumstances(Site(sources=(source,)), file_time=NOW, source=source))
    days = [when.date().isoformat() for when in (found.published, found.updated) if when is not None]
    assert days == ["2024-04-14", "2024-05-01"]
