"""What is remembered between builds, and what is selected from it: one SQLite file.

Most of it is a cache that can be computed again from the articles. The exceptions are what must never change
once it is published (`memory`: ids, and dates that were inferred) and what subscribers were last shown
(`listed`); `pipeline.recover` reads the latter back from the published feeds.
"""

from __future__ import annotations

from publisher.catalog.attachments import Attachment
from publisher.catalog.catalog import Catalog
from publisher.catalog.database import copy, opened, reading
from publisher.catalog.rows import (
    FOREVER,
    NOT_DAMAGE,
    Damaged,
    Duplicate,
    KnownFile,
    Listing,
    Row,
    Selection,
    Shown,
    Touched,
    instant,
    seconds,
)

__all__ = [
    "FOREVER",
    "NOT_DAMAGE",
    "Attachment",
    "Catalog",
    "Damaged",
    "Duplicate",
    "KnownFile",
    "Listing",
    "Row",
    "Selection",
    "Shown",
    "Touched",
    "copy",
    "instant",
    "opened",
    "reading",
    "seconds",
]
