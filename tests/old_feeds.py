"""Feeds of another program, imported beside the articles that they were made of."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from sites import SiteFolder
from sites import article as written

from publisher import load_config
from publisher.importer import ImportReport, import_feeds

SITE = '[site]\nlink = "https://quay.example/"\ntimezone = "Europe/Vienna"\n[[feed]]\nlimit = 500\n'
TIDE = {
    "title": "Tide tables",
    "link": "https://quay.example/2025/11/03/tide/",
    "guid": "tide-1",
    "pubDate": "Mon, 03 Nov 2025 07:30:00 GMT",
}


def article(title: str, day: str = "2025-11-03", **fields: str) -> str:
    """An article of the day of TIDE."""
    return written(title, day, **fields)


def rss(*items: dict[str, str]) -> str:
    """An old feed."""
    rows = (
        "<item>" + "".join(_element(key, value) for key, value in item.items()) + "</item>" for item in items
    )
    head = "<title>Quay</title><link>https://quay.example/</link><description>Rope</description>"
    return f"<rss version='2.0'><channel>{head}{''.join(rows)}</channel></rss>"


def _element(name: str, text: str) -> str:
    attribute = " isPermaLink='false'" if name == "guid" else ""
    return f"<{name}{attribute}>{escape(text)}</{name}>"


def imported(site: SiteFolder, *items: dict[str, str], **options: Any) -> ImportReport:
    """Import items beside the articles of a site; with `match`, if nothing else is asked for."""
    path = site.root / "old.xml"
    path.write_text(rss(*items), encoding="utf-8")
    asked = options or {"match": True}
    return import_feeds(load_config(site.root), [str(path)], **asked)


def ways(report: ImportReport) -> list[tuple[str, str]]:
    """Which articles were matched, and how."""
    return [(one.place, one.way) for one in report.matched or ()]


def content(root: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the feed itself."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != "old.xml")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
