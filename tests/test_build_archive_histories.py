"""Whatever happens to a site between builds, its whole history can be walked, and closed pages stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import NOW, PLAIN, SiteFolder, article, folder
from subscribing import dangling, read, walk

ACTS = (
    "add",
    "add",
    "add",
    "add",
    "late",
    "edit",
    "delete",
    "back",
    "touch",
    "rename",
    "forget",
    "month",
    "build",
)
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), min_size=3, max_size=15)


@dataclass
class _Story:
    """A site that lives on, and what was seen of its closed pages."""

    site: SiteFolder
    now: datetime = NOW
    number: int = 0
    days: dict[str, str] = field(default_factory=dict)  # file -> day of each article that there is
    withdrawn: dict[str, str] = field(default_factory=dict)
    edited: set[str] = field(default_factory=set)  # titles of articles touched since the last build
    pages: dict[str, tuple[set[str], bytes, str]] = field(default_factory=dict)
    forgot: bool = False

    def take(self, act: str, pick: int) -> None:
        """Do one thing to the site."""
        if act in {"add", "late"}:
            self.number += 1
            age = timedelta(days=400 + pick) if act == "late" else timedelta(minutes=60 - self.number)
            self._write(f"a-{self.number:02}.md", f"{self.now - age:%Y-%m-%dT%H:%M:%SZ}")
        elif act == "month":
            self.now = (self.now.replace(day=1) + timedelta(days=32)).replace(day=2)
        elif act == "forget":
            (self.site.root / ".publisher/catalog.sqlite").unlink(missing_ok=True)
            self.forgot = True
        elif act == "back" and self.withdrawn:
            name = sorted(self.withdrawn)[pick % len(self.withdrawn)]
            self._write(name, self.withdrawn.pop(name))
        elif act in {"edit", "delete", "touch", "rename"} and self.days:
            self._change(act, sorted(self.days)[pick % len(self.days)])
        if act in {"build", "forget", "month"}:
            self.build()

    def begin(self) -> None:
        """Publish a year, so that there are pages from the start."""
        for number in range(9):
            self.number += 1
            day = NOW - timedelta(days=40 * (9 - number))
            self._write(f"a-{self.number:02}.md", f"{day:%Y-%m-%dT%H:%M:%SZ}")
        self.build()
        assert self.pages

    def _write(self, name: str, day: str, body: str = "The tide was late.") -> None:
        self.days[name] = day
        self.edited.add(name)
        link = f"https://notes.example.org/{name.strip('x')}"
        self.site.write(name, article(name.strip("x"), day, body, link=link))

    def _change(self, act: str, name: str) -> None:
        path = self.site.articles / name
        if act == "touch":
            self.site.touch(path)
        elif act == "edit":
            self._write(name, self.days[name], f"The tide was late by {self.site.ticks} minutes.")
        elif act == "rename":
            self._write(f"x{name}", self.days.pop(name))
            path.unlink()
        else:
            self.withdrawn[name.strip("x")] = self.days.pop(name)
            self.edited.add(name)
            path.unlink()

    def build(self) -> None:
        """Build, walk, and compare with what was seen before."""
        assert self.site.build(self.now, accept=True).status == 0
        target = self.site.root / "feeds"
        there = sorted(name.strip("x") for name in self.days)
        for suffix in ("rss", "atom", "json"):
            walked = [title for page in walk(target, f"all.{suffix}") for title in page.titles]
            assert sorted(walked) == there, suffix
        assert dangling(target) == []
        assert self.site.faults() == []
        assert self.site.build(self.now).written == ()
        self._compare()

    def _compare(self) -> None:
        target = self.site.root / "feeds"
        edited = {name.strip("x") for name in self.edited}
        seen = {}
        for page in list(walk(target))[1:]:
            titles, following = set(page.titles), page.links.get("next-archive", "")
            data = (target / page.name).read_bytes()
            seen[page.name] = (titles, data, following)
            before = self.pages.get(page.name)
            if before is None or (self.forgot and not before[0]):  # an empty page leaves no trace behind
                continue
            assert titles - before[0] <= edited, page.name
            if before[2] == following and not edited & (titles | before[0]) and not self.forgot:
                assert data == before[1], page.name
        self.pages, self.edited, self.forgot = seen, set(), False


@pytest.mark.parametrize("archive", ["2", '"month"'])
@given(STEPS)
@settings(max_examples=25, deadline=None)
def test_any_history_can_be_walked(archive: str, steps: list[tuple[str, int]]) -> None:
    """After each build every article is listed once, no link dangles, and closed pages get no entry."""
    with folder() as root:
        story = _Story(SiteFolder(root))
        story.site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\nlimit = 3\narchive = {archive}\n')
        story.begin()
        for act, pick in steps:
            story.take(act, pick)
        story.build()
        assert read(root / "feeds", "all.atom").marks == set()
