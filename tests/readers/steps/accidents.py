"""The machine has accidents: its clock, its feeds, its memory."""

from __future__ import annotations

import shutil
from datetime import timedelta

from served_site import ServedSite, Steps


def _thrice(served: ServedSite) -> None:
    served.build()
    served.build()


def _clock(served: ServedSite) -> None:
    served.now -= timedelta(hours=5)


def _lose_feeds(served: ServedSite) -> None:
    shutil.rmtree(served.site.root / "feeds")


def _damage_catalog(served: ServedSite) -> None:
    (served.site.root / ".publisher" / "catalog.sqlite").write_bytes(b"no database")
    served.stops = True


def _lose_catalog(served: ServedSite) -> None:
    shutil.rmtree(served.site.root / ".publisher")
    served.stops = True


def _accept(served: ServedSite) -> None:
    served.accept = True


STEPS: Steps = {
    "three builds without a change": _thrice,
    "the clock goes back five hours": _clock,
    "the feeds are deleted": _lose_feeds,
    "the catalog is damaged": _damage_catalog,
    "the catalog is lost": _lose_catalog,
    "it is published all the same": _accept,
}
