"""The machine has accidents: its clock, its feeds, its memory."""

from __future__ import annotations

import shutil
from datetime import timedelta

from life import Life, Steps


def _thrice(life: Life) -> None:
    life.build()
    life.build()


def _clock(life: Life) -> None:
    life.now -= timedelta(hours=5)


def _lose_feeds(life: Life) -> None:
    shutil.rmtree(life.site.root / "feeds")


def _damage_catalog(life: Life) -> None:
    (life.site.root / ".publisher" / "catalog.sqlite").write_bytes(b"no database")
    life.stops = True


def _lose_catalog(life: Life) -> None:
    shutil.rmtree(life.site.root / ".publisher")
    life.stops = True


def _accept(life: Life) -> None:
    life.accept = True


STEPS: Steps = {
    "three builds without a change": _thrice,
    "the clock goes back five hours": _clock,
    "the feeds are deleted": _lose_feeds,
    "the catalog is damaged": _damage_catalog,
    "the catalog is lost": _lose_catalog,
    "it is published all the same": _accept,
}
