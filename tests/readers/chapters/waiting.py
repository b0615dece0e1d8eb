"""Articles wait for their hour, are drafts, are copied and deleted, and come back."""

from __future__ import annotations

import shutil
from datetime import timedelta

from life import Life, Steps


def _embargo(life: Life) -> None:
    life.write("regatta.md", "The regatta", date=(life.now + timedelta(hours=6)).isoformat())


def _due(life: Life) -> None:
    life.now += timedelta(hours=6)


def _draft(life: Life) -> None:
    life.write("bell.md", "The bell", draft="true")


def _undraft(life: Life) -> None:
    life.write("bell.md", "The bell", draft="false")


def _withdraw(life: Life) -> None:
    life.write("bell.md", "The bell", draft="true")


def _copy(life: Life) -> None:
    shutil.copy(life.path("regatta.md"), life.path("regatta-copy.md"))


def _delete_copy(life: Life) -> None:
    life.path("regatta-copy.md").unlink()


def _delete(life: Life) -> None:
    life.take("day-03.md")


def _bring_back(life: Life) -> None:
    life.bring_back("day-03.md")


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
