"""The state of a site: the last build, the feeds, the problems, and what is withheld."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from publisher.catalog import FOREVER, reading, state_files
from publisher.catalog.problems import SEVERITIES, Problems
from publisher.catalog.state_files import HUB, current_failure
from publisher.config import Config
from publisher.models import Problem
from publisher.pipeline.comparing import KINDS, known_kinds
from publisher.pipeline.groups import alike, kind_of, line
from publisher.pipeline.groups import as_values as group_values
from publisher.pipeline.report import Group
from publisher.text.characters import counted, printable

MOST = 20  # feeds and withheld articles that are listed for a person


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """One feed as it was last published."""

    name: str
    entries: int
    changed: datetime  # when its bytes last changed


@dataclass(frozen=True, slots=True)
class Status:
    """Everything `publisher status` shows. `last` is None for a site that was never built."""

    last: datetime | None
    outcome: int
    feeds: tuple[FeedStatus, ...] = ()
    problems: tuple[tuple[Problem, datetime], ...] = ()  # as in a build's report, and since when each exists
    kinds: tuple[Group, ...] = ()  # of problems, the worst first
    withheld: tuple[tuple[str, datetime], ...] = ()  # title, and the date it waits for
    expiring: tuple[tuple[str, datetime], ...] = ()  # title, and when it leaves, the next first
    drafts: int = 0
    expired: int = 0
    failure: str = ""  # why the last build failed; `last` is then the build before it
    hub: str = ""  # what is wrong with the hub
    unannounced: tuple[str, ...] = ()  # addresses of changed feeds that the hub has not accepted yet


def status_of(config: Config, now: datetime) -> Status:
    """Read the state of a site; works while a build is running.

    Raises:
        CatalogError: the catalog cannot be read.
    """
    with reading(config.state) as database:
        found = Status(None, 0) if database is None else _status(database, now)
    waiting = state_files.addresses_of(state_files.pending_files(config.state)) if config.hub.url else ()
    hub = current_failure(config.state, HUB) if config.hub.url else ""
    return replace(found, failure=current_failure(config.state), hub=hub, unannounced=waiting)


def _status(database: sqlite3.Connection, now: datetime) -> Status:
    meta = dict(database.execute("SELECT key, value FROM meta"))
    second = int(now.timestamp())
    feeds = database.execute(
        "SELECT name, (SELECT count(*) FROM listed WHERE feed = name), changed FROM feed"
        " WHERE name NOT IN (SELECT feed || '/archive/' || page FROM archived) ORDER BY name"
    )
    problems = Problems(database)
    withheld = database.execute(
        "SELECT title, due FROM entry WHERE due > ? AND due < ? AND (expires IS NULL OR expires > ?)"
        " ORDER BY due, title LIMIT ?",
        (second, FOREVER, second, MOST),
    )
    expiring = database.execute(
        "SELECT title, expires FROM entry WHERE expires > ? AND due < ? AND NOT shadowed"
        " ORDER BY expires, title LIMIT ?",
        (second, FOREVER, MOST),
    )
    expired = database.execute(
        "SELECT count(*) FROM entry WHERE expires <= ? AND due < ? AND NOT shadowed", (second, FOREVER)
    ).fetchone()[0]
    drafts = database.execute("SELECT count(*) FROM entry WHERE due = ?", (FOREVER,)).fetchone()[0]
    return Status(
        last=datetime.fromisoformat(meta["now"]) if "now" in meta else None,
        outcome=int(meta.get("status", "0")),
        feeds=tuple(FeedStatus(name, count, _instant(changed)) for name, count, changed in feeds),
        problems=tuple((one, _instant(since)) for one, since in problems.given()),
        kinds=known_kinds(meta.get(KINDS, "")),
        withheld=tuple((title, _instant(due)) for title, due in withheld),
        expiring=tuple((title, _instant(end)) for title, end in expiring),
        drafts=int(drafts),
        expired=int(expired),
    )


def as_values(status: Status) -> dict[str, Any]:
    """Return a status as plain values, for JSON."""
    return {
        "last": _iso(status.last),
        "outcome": status.outcome,
        "feeds": [{"name": f.name, "entries": f.entries, "changed": _iso(f.changed)} for f in status.feeds],
        "kinds": [group_values(group) for group in status.kinds],
        "problems": problem_values(status.problems),
        "withheld": [{"title": title, "due": _iso(due)} for title, due in status.withheld],
        "expiring": [{"title": title, "expires": _iso(end)} for title, end in status.expiring],
        "drafts": status.drafts,
        "expired": status.expired,
        "failure": status.failure,
        "hub": status.hub,
        "unannounced": list(status.unannounced),
    }


def as_lines(status: Status) -> list[str]:
    """Return a status as lines for a person."""
    failed = [f"the last build failed: {status.failure}"] if status.failure else []
    if status.last is None:
        return [printable(line) for line in failed] or ["never built; run `publisher build`"]
    outcome = "done" if status.outcome == 0 else f"stopped with status {status.outcome}"
    lines = [*failed, f"last build {_iso(status.last)}, {outcome}"]
    lines += [
        f"feed {f.name}: {counted(f.entries, 'entry', 'entries')}, changed {_iso(f.changed)}"
        for f in status.feeds[:MOST]
    ]
    if len(status.feeds) > MOST:
        lines.append(f"and {counted(len(status.feeds) - MOST, 'more feed')}")
    lines += _problem_lines(status)
    lines += [f"withheld until {_iso(due)}: {title}" for title, due in status.withheld]
    lines += [f"leaves at {_iso(end)}: {title}" for title, end in status.expiring]
    if status.hub:
        lines.append(f"hub: {status.hub}")
    if status.unannounced:
        number = len(status.unannounced)
        lines.append(
            f"hub: {counted(number, 'changed feed')} {'is' if number == 1 else 'are'} not announced yet"
        )
    if status.drafts:
        lines.append(counted(status.drafts, "draft"))
    if status.expired:
        lines.append(f"{counted(status.expired, 'article')} expired")
    return [printable(line) for line in lines]


def _problem_lines(status: Status) -> list[str]:
    """Give a line for each kind, and for each problem without a kind, the worst first."""
    since = {problem: second for problem, second in status.problems if not problem.kind}
    lines = [
        (-SEVERITIES.index(one.severity), -1, f"{one.severity} since {_iso(since[one])}: {text}")
        for one, text in alike(since)
    ]
    lines += [
        (-SEVERITIES.index(one.severity), rank, f"{one.severity}: {line(one)}")
        for rank, one in enumerate(status.kinds)
    ]
    return [text for _, _, text in sorted(lines, key=lambda one: one[:2])]


def problems_of(config: Config, kind: str) -> list[tuple[Problem, datetime]]:
    """Read all open problems of one kind, by place, and since when each exists.

    Raises:
        CatalogError: the catalog cannot be read.
    """
    with reading(config.state) as database:
        found = [] if database is None else Problems(database).of_kind(kind)
    return [(problem, _instant(since)) for problem, since in found]


def problem_values(problems: Iterable[tuple[Problem, datetime]]) -> list[dict[str, Any]]:
    """Return problems as plain values, for JSON."""
    return [{**problem._asdict(), "since": _iso(since)} for problem, since in problems]


def problem_lines(problems: Iterable[tuple[Problem, datetime]], kind: str) -> list[str]:
    """Return all problems of one kind as lines for a person."""
    lines = [printable(f"{one.severity} since {_iso(since)}: {one}") for one, since in problems]
    return lines or [f"no {kind_of(kind).name}"]


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _iso(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None
