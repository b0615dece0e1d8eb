"""The state of a site: the last build, the feeds, the problems, and what is withheld."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from publisher.catalog import FOREVER, reading, state_files
from publisher.catalog.state_files import HUB, current_failure
from publisher.config import Config
from publisher.models import Problem
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
    problems: tuple[tuple[Problem, datetime], ...] = ()  # and since when each exists
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
    problems = database.execute(
        "SELECT place, message, remedy, severity, kind, since FROM problem ORDER BY place, message"
    )
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
        problems=tuple((Problem(*row[:5]), _instant(row[5])) for row in problems),
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
        "problems": [{**problem._asdict(), "since": _iso(since)} for problem, since in status.problems],
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
    lines += [f"{p.severity} since {_iso(since)}: {p}" for p, since in status.problems]
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


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _iso(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None
