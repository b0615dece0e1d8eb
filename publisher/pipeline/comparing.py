"""Compare the problems of a build with those that were open, and keep what is open now.

Only problems that the build looked at again are compared, so a build that changes nothing reads few of them.
"""

from __future__ import annotations

from typing import Any

from publisher.catalog import Damaged
from publisher.models import Problem
from publisher.pipeline.groups import groups_of, news, over
from publisher.pipeline.report import Group
from publisher.pipeline.run import Run

KINDS = "kinds"  # the value of the catalog that keeps the open kinds


def compare_problems(run: Run) -> None:
    """Fill in what a report says of problems, and remember them."""
    problems, report = run.catalog.problems, run.report
    before, after = dict(run.checked), dict.fromkeys(run.problems)
    gone = [one for one in before if one not in after]
    since = {(one.problem.place, one.problem.message): second for one, second in before.items()}
    problems.remove(gone)
    added = [one for one in after if one not in before]
    appeared = list(dict.fromkeys(problems.add(added, run.now, since)))
    were = known_kinds(run.catalog.meta(KINDS))
    if appeared or gone:
        report.kinds = groups_of(problems)
        run.catalog.set_meta(KINDS, _packed(report.kinds))
    else:
        report.kinds = were
    had = [one.problem for one in before]
    report.news, report.over = news(were, report.kinds, appeared, had), over(were, report.kinds)
    report.appeared, report.fixed = _by_place(appeared), _by_place({one.problem for one in gone})
    report.problems = tuple(dict.fromkeys(problem for problem, _ in problems.given()))


def known_kinds(packed: str) -> tuple[Group, ...]:
    """Unpack the kinds that the last build left open.

    Raises:
        Damaged: these are other bytes.
    """
    if not packed:
        return ()
    import orjson

    try:
        return tuple(_unpacked(values) for values in orjson.loads(packed))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Damaged("the kinds of problems cannot be read") from error


def _unpacked(values: dict[str, Any]) -> Group:
    return Group(**{**values, "subjects": tuple((subject, number) for subject, number in values["subjects"])})


def _packed(groups: tuple[Group, ...]) -> str:
    import orjson

    return orjson.dumps([one._asdict() for one in groups]).decode() if groups else ""


def _by_place(problems: list[Problem] | set[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.place, one.message)))
