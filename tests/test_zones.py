"""Instants in feeds are in the offset of the site's zone: the day in a stamp is the site's day."""

from __future__ import annotations

import re
import shutil

import pytest
from sites import NOW, PLAIN, SiteFolder, article

DATES = {
    "2026-01-05": "2026-01-05T00:00:00+01:00",
    "2025-07-05": "2025-07-05T00:00:00+02:00",
    "2026-01-05T23:30:00Z": "2026-01-06T00:30:00+01:00",
    "2026-01-05T20:00:00-05:00": "2026-01-06T02:00:00+01:00",
    "1880-01-05T12:00:00Z": "1880-01-05T12:00:00Z",
}


@pytest.mark.parametrize(("date", "stamp"), DATES.items(), ids=DATES)
def test_a_stamp_has_the_offset_of_the_site(site: SiteFolder, date: str, stamp: str) -> None:
    """In all formats, in summer and winter; the sun's time of old days, with seconds in its offset, is UTC."""
    site.configure(PLAIN + 'timezone = "Europe/Paris"\n')
    site.write("a.md", article("A", date))
    site.build()

    item = site.items()[0]
    assert (item["date_published"], item["date_modified"]) == (stamp, stamp)
    files = {name: data.decode() for name, data in site.files().items()}
    stamps = re.findall("<(?:published|updated)>(.*?)<", files["all.atom"])
    assert [one.replace("+00:00", "Z") for one in stamps] == [stamp] * 3
    day = f", {int(stamp[8:10]):02} "
    assert all(day in one for one in re.findall("<(?:pubDate|lastBuildDate)>(.*?)<", files["all.rss"]))
    assert site.faults() == []


def test_a_zone_is_no_edit(site: SiteFolder) -> None:
    """A site that names its zone later shows the same instants, also without its catalog."""
    site.write("a.md", article("A", "2026-01-05T23:30:00Z"))
    site.write("undated.md", "---\ntitle: Undated\n---\nText.\n")
    site.build()
    site.configure(PLAIN + 'timezone = "Asia/Kolkata"\n')
    report = site.build(NOW)
    assert [one.changed for one in report.differences] == []
    assert site.items()[0]["date_published"].endswith("+05:30")

    files = site.files()
    shutil.rmtree(site.root / ".publisher")
    site.build(NOW)
    assert site.files() == files
