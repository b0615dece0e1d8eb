"""Where the time of a cold build goes, by room: the folders and modules of publisher/.

usage: python benchmarks/rooms.py [--count 10000] [--lines] [--all] [--top 15]

Builds once in one process under cProfile and prints two shares for each room: of the time in its own
functions (with the C functions that they call), and of the time from entering it to leaving it, with all
that it calls in other rooms and libraries. Everything else is `libraries`. A profiler makes short Python
functions look more expensive than they are: read shares, not seconds. (Not named profile.py, because cProfile
would import it.)
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from programs import ours

import publisher
from articles import publishers_of, write, write_lines
from publisher.config import load
from publisher.engine import InProcess
from publisher.pipeline import build

HOUSE = Path(publisher.__file__).parent
LIBRARIES = "libraries"
Function = tuple[str, int, str]  # file, line, name


def room_of(function: Function) -> str:
    """Name the room of a function; "" for a C function, which has no file."""
    path = function[0]
    if path.startswith("~"):
        return ""
    if not path.startswith(str(HOUSE)):
        return LIBRARIES
    return Path(path).relative_to(HOUSE).parts[0].removesuffix(".py")


def shares(statistics: dict[Function, Any]) -> tuple[Counter[str], Counter[str]]:
    """Add up seconds by room: in its own functions, and between entering and leaving it."""
    own: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for function, (_, _, seconds, _, callers) in statistics.items():
        room = room_of(function)
        if room:
            own[room] += seconds
        for caller, (_, _, of_it, with_called) in callers.items():
            outer = room_of(caller)
            if not room:
                own[outer or LIBRARIES] += of_it
            elif outer != room:
                inside[room] += with_called
    return own, inside


def profile(site: Path) -> dict[Function, Any]:
    """Build a site once, in this process."""
    config = load(site)
    profiler = cProfile.Profile()
    profiler.runcall(build, config, engine=InProcess())
    return dict(vars(pstats.Stats(profiler))["stats"])


def show(statistics: dict[Function, Any], top: int) -> None:
    """Print the rooms, then the most expensive functions."""
    own, inside = shares(statistics)
    total = sum(own.values())
    print(
        f"\n{total:.1f} s under the profiler\n\n| room | its own functions | with what it calls |\n"
        + "|---" * 3
        + "|"
    )
    for room, seconds in own.most_common():
        if seconds >= total / 1000:
            with_called = f"{100 * inside[room] / total:.1f} %" if room != LIBRARIES else ""
            print(f"| {room} | {100 * seconds / total:.1f} % | {with_called} |")
    print("\n| function | calls | own | with what it calls |\n|---|---|---|---|")
    dearest = sorted(statistics.items(), key=lambda item: item[1][2], reverse=True)
    for (path, _, name), (_, calls, seconds, with_called, _) in dearest[:top]:
        place = "/".join(Path(path).parts[-2:]) if path != "~" else "C"
        print(
            f"| {place}: {name} | {calls} | {100 * seconds / total:.1f} % | {100 * with_called / total:.1f} % |"
        )


def main() -> None:
    """Read the arguments, write the articles, profile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--lines", action="store_true", help="short records, a feed for each publisher")
    parser.add_argument("--all", action="store_true", help="the feed lists all articles, not the newest 50")
    parser.add_argument("--top", type=int, default=15)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        feeds = f"[[feed]]\nlimit = {chosen.count if chosen.all else 50}\n"
        if chosen.lines:
            records = folder / "articles" / "records.jsonl"
            write_lines(records, 0, chosen.count, chosen.count, publishers_of(chosen.count))
            feeds += '[[feed]]\nname = "by/{publisher}"\n'
        else:
            write(folder / "articles", chosen.count)
        show(profile(ours(folder / "site", folder / "articles", feeds).folder), chosen.top)


if __name__ == "__main__":
    main()
