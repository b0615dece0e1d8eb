"""What a build costs as the number of articles grows: cold, unchanged, and with 100 articles more.

usage: python benchmarks/growth.py [--count 1000 10000 100000] [--million] [--kind lines files] [--runs 3]
                                   [--into docs] [--draw]

`lines` are records in one file of JSON Lines, `files` small Markdown files; a thousand articles for each
publisher, a feed for each, and one of all; RSS and Atom. Prints a row for each run's median: wall and CPU
seconds, peak MiB of all processes at once, and microseconds of wall an article. `walk` is a bare os.scandir
and stat of every file, to compare `same` with. The figures go into growth.json of the folder `--into`, where
they replace those of the same kind, mode and number, and the curve of all of them into growth.svg; `--draw`
only draws it. `--million` adds a million records (900 MB, a quarter of an hour), once.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from curve import draw
from programs import Program, ours
from runs import Cost, measure, median

from articles import publishers_of, write_lines, write_small

MORE = 100
MILLION = 1_000_000
REST = 2.1  # seconds: files written within the last two are looked at twice
FEEDS = '[[feed]]\nname = "all"\n[[feed]]\nname = "by/{publisher}"\n'
WALK = """
import os, sys
def walk(folder):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False): walk(entry.path)
            else: entry.stat()
walk(sys.argv[1])
"""
NAMES = {"cold": "cold", "same": "unchanged", "more": f"{MORE} more", "walk": "bare walk"}
KINDS = {"lines": "JSON Lines", "files": "files"}


def writer(kind: str, articles: Path, count: int, runs: int) -> Callable[[int, int], None]:
    """Give a function that adds the articles from one number to another."""
    total, publishers = count + runs * MORE, publishers_of(count)
    if kind == "lines":
        return lambda first, last: write_lines(articles / "records.jsonl", first, last, total, publishers)
    return lambda first, last: write_small(articles, first, last, total, publishers)


def rounds(kind: str, count: int, runs: int) -> Iterator[tuple[str, Cost]]:
    """Measure every mode, interleaved."""
    with tempfile.TemporaryDirectory() as name:
        articles = Path(name, "articles")
        add = writer(kind, articles, count, runs)
        add(0, count)
        program = ours(Path(name, "site"), articles, FEEDS)
        for turn in range(runs):
            time.sleep(REST)
            program.forget()
            yield "cold", measure(program.command)
            yield from _later(kind, articles, program)
            add(count + turn * MORE, count + (turn + 1) * MORE)
            time.sleep(REST)
            yield "more", measure(program.command)


def _later(kind: str, articles: Path, program: Program) -> Iterator[tuple[str, Cost]]:
    yield "same", measure(program.command)
    if kind == "files":
        yield "walk", measure([sys.executable, "-I", "-S", "-c", WALK, str(articles)])


def show(kind: str, count: int, costs: dict[str, Cost]) -> None:
    """Print the rows of one number of articles."""
    for mode, cost in costs.items():
        each = 1e6 * cost.wall / count
        row = f"{cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak:.0f} | {each:.1f}"
        print(f"| {KINDS[kind]} | {count:,} | {NAMES[mode]} | {row} |", flush=True)


def keep(path: Path, kind: str, count: int, costs: dict[str, Cost]) -> None:
    """Add figures to those of other runs."""
    figures = json.loads(path.read_text()) if path.exists() else {}
    for mode, cost in costs.items():
        parts = {part: float(f"{value:.3g}") for part, value in asdict(cost).items()}
        figures.setdefault(kind, {}).setdefault(mode, {})[str(count)] = parts
    path.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")


def curves(path: Path) -> dict[str, list[tuple[float, float]]]:
    """Give the points of each curve, by its label."""
    return {
        f"{KINDS[kind]}, {NAMES[mode]}": sorted((float(count), one["wall"]) for count, one in points.items())
        for kind, modes in json.loads(path.read_text()).items()
        for mode, points in modes.items()
        if mode != "walk"
    }


def main() -> None:
    """Read the arguments, measure, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--kind", nargs="+", choices=tuple(KINDS), default=list(KINDS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--into", type=Path, default=Path(__file__).parent.parent / "docs")
    parser.add_argument("--draw", action="store_true")
    chosen = parser.parse_args()
    figures = chosen.into / "growth.json"
    jobs = [(kind, count, chosen.runs) for count in chosen.count for kind in chosen.kind]
    if chosen.million:
        jobs.append(("lines", MILLION, 1))
    if not chosen.draw:
        print("| articles as | number | run | wall s | CPU s | peak MiB | us an article |\n" + "|---" * 7 + "|")
        for kind, count, runs in jobs:
            costs: dict[str, list[Cost]] = {}
            for mode, cost in rounds(kind, count, runs):
                costs.setdefault(mode, []).append(cost)
            medians = {mode: median(all_) for mode, all_ in costs.items()}
            show(kind, count, medians)
            keep(figures, kind, count, medians)
    picture = draw(curves(figures), across="articles", up="seconds")
    (chosen.into / "growth.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
