"""Offsets from UTC as the world's clocks have them."""

from __future__ import annotations

from datetime import timedelta

FARTHEST = timedelta(hours=14)  # Kiritimati; nowhere is farther ahead of UTC, or behind it
STEP = timedelta(minutes=30)  # Kolkata, Adelaide; the quarter hours of Nepal and the Chathams are left out


def is_offset(ahead: timedelta) -> bool:
    """Whether a local clock may be so far ahead of UTC (behind it, where negative)."""
    return abs(ahead) <= FARTHEST and not ahead % STEP
