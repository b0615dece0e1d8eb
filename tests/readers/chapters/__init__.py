"""Lives in steps, done to a site's articles, its memory or its server; docs/subscribers.md names them.

A new step is one row there, one line and mostly one function in a chapter here.
"""

from __future__ import annotations

from life import Steps

from chapters import accidents, archive, moving, plenty, publishing, waiting, wording

__all__ = ["ARCHIVE_LIFE", "LIFE"]

LIFE: Steps = {
    **publishing.STEPS,
    **waiting.STEPS,
    **wording.STEPS,
    **accidents.STEPS,
    **moving.STEPS,
    **plenty.STEPS,
}
ARCHIVE_LIFE: Steps = archive.STEPS
