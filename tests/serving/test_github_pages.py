"""The steps of deploy/github-pages.yml, run by bash in fresh clones as a runner would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
import ryaml
from sites import article

pytestmark = pytest.mark.serving
WORKFLOW = Path(__file__).parents[2] / "deploy" / "github-pages.yml"
CONFIG = '[site]\ntitle = "Harbour Notes"\nlink = "https://notes.example.org/"\n'
ELSEWHERE = {"install", "deploy"}  # steps of the network
COMMITTED = 1_750_000_000


class Runner:
    """A repository on a server, and the machines that GitHub would lend it: each a fresh clone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.origin = root / "origin.git"
        self.work = root / "work"
        self.clones = 0
        binaries = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        self.environment = {
            "PATH": binaries,
            "HOME": str(root),
            "MEMORY": "publisher-memory",
            "RUNNER_TEMP": str(root),
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": "user.name",
            "GIT_CONFIG_VALUE_0": "Ada",
            "GIT_CONFIG_KEY_1": "user.email",
            "GIT_CONFIG_VALUE_1": "ada@example.org",
        }
        self.call(root, "git", "init", "-q", "--bare", "-b", "main", str(self.origin))
        self.call(root, "git", "init", "-q", "-b", "main", str(self.work))
        (self.work / "articles").mkdir()
        (self.work / "publisher.toml").write_text(CONFIG)

    def call(self, folder: Path, *command: str, **more: str) -> str:
        """Run a command that must succeed."""
        environment = {**self.environment, **more}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def commit(self, hours: int) -> None:
        """Commit what lies in the work tree, so many hours after the first."""
        date = f"{COMMITTED + hours * 3600} +0000"
        self.call(self.work, "git", "add", "-A")
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        self.call(self.work, "git", "commit", "-q", "-m", "a change", **dates)
        self.call(self.work, "git", "push", "-q", str(self.origin), "main")

    def run(self) -> Path:
        """Run the job on a fresh machine: the folder of the site that would be deployed."""
        self.clones += 1
        clone = self.root / f"clone-{self.clones}"
        self.call(self.root, "git", "clone", "-q", str(self.origin), str(clone))
        for step in _steps():
            if "run" in step and step.get("name") not in ELSEWHERE:
                script = step["run"].replace("${{ inputs.accept && '--accept' || '' }}", "")
                assert "${{" not in script
                self.call(clone, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
        return clone / "site"


def _steps() -> list[dict[str, Any]]:
    job: dict[str, Any] = ryaml.loads(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["feeds"]
    steps: list[dict[str, Any]] = job["steps"]
    return steps


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A repository with two articles, one of which names no date."""
    found = Runner(tmp_path)
    (found.work / "articles" / "ebb tide.md").write_text(article("Ebb", "2025-05-01"))
    (found.work / "articles" / "fog.txt").write_text("Fog over the quay\n\nNobody saw the ferry come in.\n")
    found.commit(0)
    return found


def _items(site: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = orjson.loads((site / "feeds" / "all.json").read_bytes())["items"]
    return items


def test_an_unchanged_repository_brings_the_same_bytes(runner: Runner) -> None:
    """A scheduled run on another machine changes nothing for subscribers."""
    first, second = runner.run(), runner.run()
    files = [path.relative_to(first) for path in sorted(first.rglob("*")) if path.is_file()]
    assert Path("feeds/all.rss") in files
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in files)
    assert not [name for name in files if name.name.startswith(".")]


def test_ids_outlive_the_machine(runner: Runner) -> None:
    """An article that is renamed keeps its id though no machine lives on."""
    before = {item["title"]: item["id"] for item in _items(runner.run())}
    (runner.work / "articles" / "ebb tide.md").rename(runner.work / "articles" / "low water.md")
    runner.commit(1)
    assert {item["title"]: item["id"] for item in _items(runner.run())} == before


def test_times_are_those_of_commits(runner: Runner) -> None:
    """A clone made today does not date an old article today."""
    times = {path.name: int(path.stat().st_mtime) for path in (runner.run().parent / "articles").iterdir()}
    assert times == {"ebb tide.md": COMMITTED, "fog.txt": COMMITTED}


def test_memory_lost_is_no_catastrophe(runner: Runner) -> None:
    """Without its branch the job builds anew, and what can be computed is as it was."""
    before = _items(runner.run())
    runner.call(runner.origin, "git", "branch", "-D", "publisher-memory")
    assert _items(runner.run()) == before


def test_memory_out_of_reach_is_not_taken_for_lost(runner: Runner) -> None:
    """While the server does not answer the job fails, and does not build as if nothing had been published."""
    clone = runner.run().parent
    step = next(one for one in _steps() if one.get("name") == "remember")
    runner.origin.rename(runner.root / "away.git")
    command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=clone, env=runner.environment, capture_output=True, check=False)
    assert done.returncode != 0


def test_memory_is_one_commit(runner: Runner) -> None:
    """The branch that remembers does not grow with every run, and holds nothing else."""
    runner.run()
    runner.run()
    assert runner.call(runner.origin, "git", "rev-list", "--count", "publisher-memory").strip() == "1"
    names = runner.call(runner.origin, "git", "ls-tree", "--name-only", "publisher-memory").split()
    assert names == [".publisher", "feeds"]


def test_what_was_published_is_saved_before_it_is_seen() -> None:
    """A run that breaks between the two must not leave feeds that nobody remembers."""
    names = [step.get("name") for step in _steps()]
    assert names.index("build") < names.index("save") < names.index("deploy")
