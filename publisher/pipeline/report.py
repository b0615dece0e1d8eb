"""What a build did, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from publisher.models import Problem, Severity


class Difference(NamedTuple):
    """What subscribers of one feed see of a build: titles that are new, changed or no longer listed."""

    feed: str
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.new or self.changed or self.gone)


class Group(NamedTuple):
    """Problems of one kind, which are reported together."""

    kind: str  # see `tables.kinds`
    severity: Severity  # the worst
    number: int  # articles (of some kinds: files) that have one; in news, those that had none before
    total: int  # articles that have one now
    subjects: tuple[tuple[str, int], ...] = ()  # what is named, with the number of articles; the most first
    place: str = ""  # an example
    remedy: str = ""
    message: str = ""  # of kinds that are reported by message


class MadeFeed(NamedTuple):
    """A feed that a build made."""

    name: str
    files: tuple[str, ...]  # a file for each format, below the output folder
    entries: int  # that it lists
    articles: int  # that belong to it
    failure: str = ""  # why it could not be made; what was published stays


@dataclass(slots=True)
class Report:
    """The outcome of one build."""

    files: int = 0  # article files found
    read: int = 0  # of these, read because they were new or changed
    shown: int = 0  # entries that feeds may list
    withheld: int = 0  # entries whose date lies in the future
    drafts: int = 0
    expired: int = 0  # entries whose expiry is over
    no_articles: int = 0  # files of folders that are served as they are, and that are no articles
    feeds: int = 0
    made: tuple[MadeFeed, ...] = ()  # the first of the feeds that were made; none where all is up to date
    is_first: bool = False  # no feed was published before
    written: tuple[str, ...] = ()  # files written, below the output folder
    differences: tuple[Difference, ...] = ()
    appeared: tuple[Problem, ...] = ()
    fixed: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()  # those without a kind, and the first hundred of each kind
    kinds: tuple[Group, ...] = ()  # the worst first
    news: tuple[Group, ...] = ()  # kinds that appeared, or of which more articles have one
    over: tuple[Group, ...] = ()  # kinds of which no article has one any more
    unknown: tuple[str, ...] = ()  # files without a reader, but for pictures, scripts and the like
    unread: tuple[
        tuple[str, int], ...
    ] = ()  # suffixes of formats that hold articles and are not read, and files
    lost: tuple[str, ...] = ()  # titles that appear under another id, because the old one is not remembered
    note: str = ""  # why what was remembered had to be set aside
    status: int = 0  # exit status, see errors.py
    blocked: tuple[str, ...] = field(default_factory=tuple)  # why the guard stopped, a line each
