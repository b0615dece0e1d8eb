"""Steps that several chapters take."""

from __future__ import annotations

from life import Life


def nothing(life: Life) -> None:
    """Leave all as it is."""


def publish_one(life: Life) -> None:
    """Write an article of this hour."""
    life.publish(1)
