"""A small site that is built while something goes wrong, and the judgement after it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from publisher import Report, build, load_config
from publisher.stores import MARK
from publisher.validator import validate

POINTS: Counter[str] = Counter()  # what was injected, and how often: printed when the tests are done
COMMAND = [sys.executable, "-P", "-m", "publisher", "build"]
MOST = 20  # calls of a kind that are disturbed where not every one is
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TRUE = frozenset({73, 74, 75})  # what a build may say of a disk that fails; see errors.py
FEED = re.compile(r"\.(rss|atom|json)\Z")
# When an entry was withdrawn, when a feed was updated (it is the first to say so), when it was built.
_WITHDRAWN = re.compile(
    rb'(?<=when=")[^"]+|(?<=<lastBuildDate>)[^<]+|(?<=</title>\n  <updated>)[^<]+(?=</updated>\n  <author>)'
)
Files = Mapping[str, bytes]
CONFIG = """\
[site]
title = "Harbour Notes"
link = "https://notes.example.org/"
language = "en"
publisher = "Harbour Notes"

[output]
url = "https://notes.example.org/feeds/"

[[feed]]
name = "all"

[[feed]]
name = "topics/{category}"
content = "summary"
"""


def article(number: int, body: str = "", topic: str = "tides") -> str:
    """A Markdown article that nobody can object to."""
    body = body or f"The tide came {number} minutes late, and nobody minded."
    return f"---\ntitle: Note {number}\ndate: 2020-05-{number:02}\ncategory: {topic}\n---\n\n{body}\n"


def timeless(data: bytes) -> bytes:
    """A feed without the instant of the build that withdrew an entry, which dates the feed, too."""
    return _WITHDRAWN.sub(b"then", data) if b"deleted-entry" in data or b"<rss" in data else data


@dataclass(frozen=True)
class FaultySite:
    """A site in a folder of its own."""

    root: Path

    @classmethod
    def begun(cls, root: Path, count: int = 6) -> FaultySite:
        """A site that was never built. Three of its articles have no address, so they get pages."""
        (root / "articles").mkdir(parents=True)
        (root / "publisher.toml").write_text(CONFIG, encoding="utf-8")
        site = cls(root)
        for number in range(1, count + 1):
            link = f"\nlink: https://notes.example.org/{number}\ncategory" if number > 3 else "\ncategory"
            site.write(f"note-{number}.md", article(number).replace("\ncategory", link))
        return site

    @classmethod
    def edited(cls, root: Path) -> FaultySite:
        """A site that was built, and since then got an article, lost one, and had one rewritten."""
        site = cls.begun(root)
        site.healthy()
        site.change()
        return site

    def change(self) -> None:
        """Add, rewrite and remove an article."""
        self.write("note-7.md", article(7))
        text = article(2, "The tide came early, against all tables.")
        self.write("note-2.md", text.replace("\ncategory", "\nupdated: 2020-06-02\ncategory"), 1)
        (self.root / "articles/note-1.md").unlink()

    def write(self, name: str, text: str | bytes, later: int = 0) -> Path:
        """Write an article, long ago."""
        path = self.root / "articles" / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        os.utime(path, (1_600_000_000 + later, 1_600_000_000 + later))
        return path

    def healthy(self, now: datetime = NOW) -> Report:
        """Build with nothing in the way."""
        return build(load_config(self.root), now=now)

    def command(self) -> list[str]:
        """The command that builds it."""
        return [*COMMAND, "-C", str(self.root)]

    def files(self) -> dict[str, bytes]:
        """Every file of the output, hidden ones too."""
        target = self.root / "feeds"
        return {
            path.relative_to(target).as_posix(): path.read_bytes()
            for path in sorted(target.rglob("*"))
            if path.is_file()
        }

    def judge(self, status: int, error: str, old: Files, new: Files) -> list[str]:
        """Say what a subscriber or the owner could hold against a build that was disturbed."""
        problems = {name: data for name, data in self.files().items() if MARK not in name}
        wrong = [
            f"{name} is neither the old file nor the new one"
            for name, data in problems.items()
            if timeless(data) not in (timeless(old.get(name, b"-")), timeless(new.get(name, b"-")))
        ]
        wrong += [f"{name} is gone" for name in old if name in new and name not in problems]
        wrong += [fault for name, data in problems.items() for fault in faults(name, data)]
        if status == 0:
            wrong += [
                f"status 0, yet {name} is not in place"
                for name in new
                if timeless(problems.get(name, b"-")) != timeless(new[name])
            ]
        elif status > 0 and (status not in TRUE or not error.startswith("publisher: ")):
            wrong.append(f"status {status} and {error[-300:]!r}")
        return wrong

    def recover(self, new: Files, now: datetime = NOW) -> list[str]:
        """Say what is wrong after the next healthy build; nothing may be left over."""
        report = self.healthy(now)
        wrong = [] if report.status == 0 else [f"the next build ends with {report.status}: {report.problems}"]
        found = self.files()
        wrong += [
            f"{name} does not converge"
            for name in new
            if timeless(found.get(name, b"-")) != timeless(new[name])
        ]
        wrong += [f"{name} is left over" for name in found if name not in new]
        kept = {path.name for path in (self.root / ".publisher").iterdir()}
        known = {"lock", "catalog.sqlite", "catalog.sqlite.seal", "catalog.sqlite.broken", "failure"}
        return wrong + [f".publisher/{name} is left over" for name in sorted(kept - known)]


@cache
def faults(name: str, data: bytes) -> tuple[str, ...]:
    """What the validator holds against a file, where it is a feed."""
    if not FEED.search(name):
        return ()
    url = f"https://notes.example.org/feeds/{name}"
    return tuple(f"{name}: {one}" for one in validate(data, url=url) if one.severity == "error")


def outcome(begin: Callable[[Path], FaultySite], folder: Path) -> tuple[Files, Files]:
    """The output before and after an undisturbed build of a site."""
    site = begin(folder)
    old = site.files()
    site.healthy()
    new = site.files()
    assert new != old, "a build that changes nothing proves nothing"
    shutil.rmtree(folder)
    return old, new


def run(command: list[str], env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command; gives its status and what it said on standard error."""
    done = subprocess.run(
        command, env=env, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=120
    )
    assert not done.stdout, done.stdout
    return done.returncode, done.stderr


def need(*programs: str) -> None:
    """Fail where a program is missing: a promise that is not tried is not kept."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.fail(f"{', '.join(missing)} missing: .ci/run installs what these tests need")


def need_root() -> None:
    """Fail where we may not mount."""
    if os.geteuid() != 0:
        pytest.fail("these tests mount disks and change users: run them as root, as .ci/run does")


def points(count: int) -> list[int]:
    """Choose the calls of a kind to disturb, from 1 to their count: each with EVERY=1, else some twenty."""
    step = 1 if os.environ.get("EVERY") else max(1, count // MOST)
    return sorted({*range(1, count + 1, step), count} - {0})


def at_once(task: Callable[[int], list[str]], numbers: Iterable[int]) -> list[str]:
    """Try each number, a few at a time; gives what went wrong with each."""
    numbers = list(numbers)
    with ThreadPoolExecutor((os.cpu_count() or 2) + 1) as pool:
        found = pool.map(task, numbers)
        return [f"at {number}: {one}" for number, wrong in zip(numbers, found, strict=True) for one in wrong]


def do(*command: str | Path) -> None:
    """Run a command that must not fail."""
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=60)


def unmount(where: Path) -> None:
    """Unmount; a program that another thread is starting may hold a file of ours until it runs."""
    for _ in range(100):
        done = subprocess.run(["umount", "-R", str(where)], capture_output=True, check=False, timeout=60)
        if done.returncode == 0:
            return
        time.sleep(0.1)
    raise OSError(f"{where}: {done.stderr!r}")


@contextmanager
def mounted(where: Path, *options: str | Path) -> Iterator[None]:
    """Mount something for a while."""
    where.mkdir(parents=True, exist_ok=True)
    do("mount", *options, where)
    try:
        yield
    finally:
        unmount(where)


def wait_for(log: Path, text: str) -> None:
    """Wait until a log says something."""
    until = time.monotonic() + 60
    while not log.exists() or text not in log.read_text():
        assert time.monotonic() < until, f"{log} never said {text!r}"
        time.sleep(0.02)
