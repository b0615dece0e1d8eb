"""How many problems of one file are reported: what cron mails about one broken file stays readable."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.models import Problem

MOST_REPORTED = 20  # problems of one file, or of a piece of one, that share no line; the rest are counted


def bounded(problems: Sequence[Problem], spare: int = 0) -> tuple[tuple[Problem, ...], int]:
    """Bound the problems of a file; gives also how many are left out. Those of a kind share a line, and count.

    Args:
        problems: all of them.
        spare: how many more than the bound are still given.
    """
    alone = [one for one in problems if not one.kind]
    if len(alone) <= MOST_REPORTED + spare:
        return tuple(problems), 0
    of_kinds = (one for one in problems if one.kind)
    return (*of_kinds, *alone[:MOST_REPORTED]), len(alone) - MOST_REPORTED
