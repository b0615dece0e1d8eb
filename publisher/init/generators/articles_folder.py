"""Folders of articles without any program: Markdown, text, saved pages, records."""

from __future__ import annotations

from publisher.init.folder import SiteFolder
from publisher.init.found import Found
from publisher.init.parts import dated, whole
from publisher.init.survey import Survey

USUAL = "articles"


def find(folder: SiteFolder) -> Found | None:
    """Recognise articles in any folder; `articles/` is preferred."""
    counted = Survey(folder, data=True).count(USUAL)
    if counted.articles:
        gathered = whole(folder, USUAL)
        gathered = gathered._replace(
            chosen=tuple(one._replace(articles=counted.articles) for one in gathered.chosen)
        )
    else:
        gathered = dated(folder, "", data=True)
    if not gathered.articles and not gathered.unread:
        return None
    return Found(
        "articles",
        settings={},
        parts=gathered.parts(),
        unread=gathered.unread,
        since=gathered.since,
    )
