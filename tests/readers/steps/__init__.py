"""Steps that change a site's articles, its catalog or its server; docs/subscribers.md names them.

A new step is one row there, and one line and usually one function in a module here.
"""

from __future__ import annotations

from served_site import Steps

from steps import accidents, archive, moving, plenty, publishing, waiting, wording

__all__ = ["ARCHIVE_STEPS", "STEPS"]

STEPS: Steps = {
    **publishing.STEPS,
    **waiting.STEPS,
    **wording.STEPS,
    **accidents.STEPS,
    **moving.STEPS,
    **plenty.STEPS,
}
ARCHIVE_STEPS: Steps = archive.STEPS
