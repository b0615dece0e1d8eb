"""What a build did, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from publisher.models import Problem


class Difference(NamedTuple):
    """What subscribers of one feed see of a build: titles that are new, changed or no longer listed."""

    feed: str
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.new or self.changed or self.gone)


@dataclass(slots=True)
class Report:
    """The outcome of one build."""

    files: int = 0  # article files found
    read: int = 0  # of these, read because they were new or changed
    shown: int = 0  # entries that feeds may list
    withheld: int = 0  # entries whose date lies in the future
    drafts: int = 0
    no_articles: int = 0  # files of folders that are served as they are, and that are no articles
    feeds: int = 0
    written: tuple[str, ...] = ()  # files written, below the output folder
    differences: tuple[Difference, ...] = ()
    appeared: tuple[Problem, ...] = ()
    fixed: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()  # files without a reader
    lost: tuple[str, ...] = ()  # titles that appear under another id, because the old one is not remembered
    note: str = ""  # why what was remembered had to be set aside
    status: int = 0  # exit status, see errors.py
    blocked: tuple[str, ...] = field(default_factory=tuple)  # why the guard stopped, a line each
