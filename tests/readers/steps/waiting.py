"""Articles wait for their hour, are drafts, are copied and deleted, and come back."""

from __future__ import annotations

import shutil
from datetime import timedelta

from served_site import ServedSite, Steps


def _embargo(served: ServedSite) -> None:
    served.write("regatta.md", "The regatta", date=(served.now + timedelta(hours=6)).isoformat())


def _due(served: ServedSite) -> None:
    served.now += timedelta(hours=6)


def _draft(served: ServedSite) -> None:
    served.write("bell.md", "The bell", draft="true")


def _undraft(served: ServedSite) -> None:
    served.write("bell.md", "The bell", draft="false")


def _withdraw(served: ServedSite) -> None:
    served.write("bell.md", "The bell", draft="true")


def _copy(served: ServedSite) -> None:
    shutil.copy(served.path("regatta.md"), served.path("regatta-copy.md"))


def _delete_copy(served: ServedSite) -> None:
    served.path("regatta-copy.md").unlink()


def _delete(served: ServedSite) -> None:
    served.take("day-03.md")


def _bring_back(served: ServedSite) -> None:
    served.bring_back("day-03.md")


STEPS: Steps = {
    "an article of a coming hour is written": _embargo,
    "that hour comes": _due,
    "a draft is written": _draft,
    "the draft is published": _undraft,
    "it is made a draft again": _withdraw,
    "it is published again": _undraft,
    "a file is copied": _copy,
    "the copy is deleted": _delete_copy,
    "an article is deleted": _delete,
    "it is brought back": _bring_back,
}
