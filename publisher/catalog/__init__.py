"""What is remembered between builds, and what is selected from it: one SQLite file.

It is a cache first: all of it can be computed again from the articles, but for what must never
change once published (`memory`: ids, and dates that had to be worked out) and what subscribers
were last shown (`listed`). Everything else may be lost at any time.
"""

from __future__ import annotations

from publisher.catalog.opening import opened, reading
from publisher.catalog.rows import (
    NOT_DAMAGE,
    Clash,
    Damaged,
    Known,
    KnownFile,
    Listing,
    Row,
    Selection,
    Shown,
    Touched,
    instant,
)
from publisher.catalog.store import FOREVER, Catalog

__all__ = [
    "FOREVER",
    "NOT_DAMAGE",
    "Catalog",
    "Clash",
    "Damaged",
    "Known",
    "KnownFile",
    "Listing",
    "Row",
    "Selection",
    "Shown",
    "Touched",
    "instant",
    "opened",
    "reading",
]
