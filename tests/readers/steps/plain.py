"""Steps that several chapters take."""

from __future__ import annotations

from served_site import ServedSite


def nothing(served: ServedSite) -> None:
    """Leave all as it is."""


def publish_one(served: ServedSite) -> None:
    """Write an article of this hour."""
    served.publish(1)
