"""Compare `publisher validate` with the W3C feed validator, on the W3C's own tests and on mutants of feeds.

    pip install rdflib html5lib
    benchmarks/agreement.py W3C_CHECKOUT [--verdicts FILE] [--only FOLDER]... [--mutants FEED...] [--seed N]

W3C_CHECKOUT is a checkout of github.com/w3c/feedvalidator: `src` has the validator, `testcases` its tests. Each
file is given to both validators, with the same address of its own. Three tables are printed:

- the verdicts by folder: what the W3C calls an error, a warning or clean, against what publisher says;
  *kind* counts files of a kind that publisher does not check;
- every file on which one finds an error and the other does not, with the first finding of the one that does;
- the CPU time of a file: the median and the most of each, in milliseconds; publisher's is the best of three
  runs.

With `--mutants` feeds are changed at one place each, and both validators judge the mutants: an element is
deleted, doubled, renamed, moved or given a child; a text or an attribute is deleted, replaced or invented.
The mutants depend on the seed alone. Findings on the self link are left out on both sides: they depend on
the address. The W3C's verdicts are kept in FILE, because they take minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import socket
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from publisher.text.xml import Element
from publisher.validator import Finding, validate

ADDRESS = "http://www.feedvalidator.org/testcases/"
SELF_LINK = re.compile(r"names? its own address|self link .{0,200} differs|differs from the feed's address")
SELF_EVENTS = frozenset({"SelfDoesntMatchLocation", "MissingSelf", "MissingAtomSelfLink", "RelativeSelf"})
RUNS = 3
MUTANTS_OF_A_FEED = 60


class Verdict(NamedTuple):
    """What one validator says of one file."""

    worst: str  # "error", "warning", "clean"; "kind" where the kind of the file is not checked
    said: list[str]  # its findings, the worst first
    seconds: float  # of CPU


Judge = Callable[[bytes, str], Verdict]


# -- the two validators --------------------------------------------------------------------------------------


def judge_ours(data: bytes, address: str) -> Verdict:
    """Give publisher's verdict."""
    best, found = float("inf"), ()
    for _ in range(RUNS):
        begun = time.process_time()
        found = validate(data, url=address)
        best = min(best, time.process_time() - begun)
    kept = [one for one in found if not SELF_LINK.search(one.message)]
    return Verdict(_worst(kept), [str(one) for one in kept], best)


def _worst(found: list[Finding]) -> str:
    if any("is not checked" in one.message for one in found if one.severity == "note"):
        return "kind"
    severities = {one.severity for one in found}
    return "error" if "error" in severities else "warning" if "warning" in severities else "clean"


def w3c_judge(checkout: Path) -> Judge:
    """Load the W3C's validator, and give what asks it for a verdict."""
    sys.path.insert(0, str(checkout / "src"))
    import feedvalidator  # type: ignore[import-not-found]
    from feedvalidator import compatibility, logging

    def no_network(*_: Any) -> str:
        raise OSError("this comparison asks no server")

    socket.gethostbyname = no_network

    def judge(data: bytes, address: str) -> Verdict:
        begun = time.process_time()
        try:
            result = feedvalidator.validateString(data, firstOccurrenceOnly=0, fallback="utf-8", base=address)
        except Exception as error:  # noqa: BLE001 -- on some mutants the W3C's validator fails itself
            return Verdict("fault", [repr(error)], 0.0)
        seconds = time.process_time() - begun
        events = [
            one
            for one in compatibility.AA(result["loggedEvents"])
            if type(one).__name__ not in SELF_EVENTS and not isinstance(one, logging.Info)
        ]
        events.sort(key=lambda one: not isinstance(one, logging.Error))
        worst = "clean" if not events else "error" if isinstance(events[0], logging.Error) else "warning"
        return Verdict(worst, [_event(one) for one in events], seconds)

    return judge


def _event(event: Any) -> str:
    told = {key: str(value)[:60] for key, value in event.params.items() if key not in {"backupline", "column"}}
    return f"{type(event).__name__} {told}"


class Remembered:
    """The W3C's verdicts, kept in a file."""

    def __init__(self, judge: Judge, path: Path | None) -> None:
        """Read the file, if there is one."""
        self.judge = judge
        self.path = path
        held = json.loads(path.read_text()) if path and path.exists() else {}
        self.verdicts = {name: Verdict(*value) for name, value in held.items()}

    def of(self, name: str, data: bytes, address: str) -> Verdict:
        """Give the verdict on a file, from the file of verdicts if it is there."""
        if name not in self.verdicts:
            self.verdicts[name] = self.judge(data, address)
        return self.verdicts[name]

    def keep(self) -> None:
        """Write the file."""
        if self.path:
            self.path.write_text(json.dumps(self.verdicts))


# -- the W3C's tests -----------------------------------------------------------------------------------------


class Case(NamedTuple):
    """A file with both verdicts."""

    folder: str
    name: str
    theirs: Verdict
    ours: Verdict


def judge_tests(checkout: Path, remembered: Remembered, only: list[str]) -> Iterator[Case]:
    """Give each of the W3C's tests with both verdicts."""
    root = checkout / "testcases"
    for path in sorted((*root.rglob("*.xml"), *root.rglob("*.opml"))):
        name = path.relative_to(root).as_posix()
        folder = name.partition("/")[0]
        if only and folder not in only and not any(name.startswith(f"{one}/") for one in only):
            continue
        data = path.read_bytes()
        yield Case(folder, name, remembered.of(name, data, ADDRESS + name), judge_ours(data, ADDRESS + name))


def show(cases: list[Case]) -> None:
    """Print the three tables."""
    folders: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.theirs.worst != "fault":
            folders[case.folder].append(case)
    print("| folder | files | W3C error: ours error, not, kind | W3C warning: error, warning, clean, kind "
          "| W3C clean: error, warning, clean, kind | agree |")  # fmt: skip
    print("|---|---|---|---|---|---|")
    for folder, held in sorted(folders.items()):
        counts = Counter((case.theirs.worst, case.ours.worst) for case in held)
        error = (
            counts["error", "error"],
            counts["error", "warning"] + counts["error", "clean"],
            counts["error", "kind"],
        )
        rest = [
            [counts[theirs, ours] for ours in ("error", "warning", "clean", "kind")]
            for theirs in ("warning", "clean")
        ]
        judged = [case for case in held if case.ours.worst != "kind"]
        agree = sum(not _differs(case) for case in judged)
        share = f"{agree} of {len(judged)}"
        print(f"| {folder} | {len(held)} | {_row(error)} | {_row(rest[0])} | {_row(rest[1])} | {share} |")
    print()
    for case in cases:
        if case.theirs.worst == "fault":
            print(f"{case.name}: the W3C's validator fails: {case.theirs.said[0][:200]}")
        elif _differs(case):
            theirs, ours = case.theirs, case.ours
            said = (theirs if theirs.worst == "error" else ours).said[0]
            print(f"{case.name}: W3C {theirs.worst}, publisher {ours.worst}: {said[:220]}")
    print()
    print("| folder | W3C median, most | publisher median, most (ms) | slowest |")
    print("|---|---|---|---|")
    for folder, held in sorted(folders.items()):
        slowest = max(held, key=lambda case: case.ours.seconds)
        print(f"| {folder} | {_times([case.theirs.seconds for case in held])} "
              f"| {_times([case.ours.seconds for case in held])} | {slowest.name} |")  # fmt: skip


def _differs(case: Case) -> bool:
    return case.ours.worst != "kind" and (case.theirs.worst == "error") != (case.ours.worst == "error")


def _row(numbers: Any) -> str:
    return ", ".join(map(str, numbers))


def _times(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.2f}, {max(seconds) * 1000:.1f}"


# -- mutants -------------------------------------------------------------------------------------------------

JUNK = (
    "",
    "x",
    "-1",
    "0",
    "Yes",
    "http://",
    "a b",
    "<b>x</b>",
    "2024-13-01",
    "1e9",
    "/rel",
    "ünï",
    "99999999999",
)
NAMES = ("foo", "title", "url", "href", "version", "term")


def mutants(data: bytes, seed: str, wanted: int) -> Iterator[tuple[str, bytes]]:
    """Give mutants of a feed, each changed at one place, with the words for the change."""
    from lxml import etree

    numbers = random.Random(seed)
    for _ in range(wanted):
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        elements = [one for one in root.iter() if isinstance(one.tag, str)][:400]
        element = numbers.choice(elements)
        change = numbers.choice(CHANGES)
        said = change(element, numbers)
        if said:
            yield (
                f"{change.__name__} {_short(element)} {said}",
                etree.tostring(root, xml_declaration=True, encoding="utf-8"),
            )


def _short(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def delete(element: Element, _: random.Random) -> str:
    """Delete an element."""
    parent = element.getparent()
    if parent is None:
        return ""
    parent.remove(element)
    return f"of {_short(parent)}"


def double(element: Element, _: random.Random) -> str:
    """Write an element twice."""
    from copy import deepcopy

    if element.getparent() is None:
        return ""
    element.addnext(deepcopy(element))
    return "twice"


def rename(element: Element, numbers: random.Random) -> str:
    """Give an element another name, in its namespace."""
    name = numbers.choice(NAMES)
    if element.getparent() is None or name == _short(element):
        return ""
    space = element.tag.partition("}")[0] + "}" if "}" in element.tag else ""
    old = _short(element)
    element.tag = space + name
    return f"from {old}"


def move(element: Element, numbers: random.Random) -> str:
    """Move an element into another one."""
    root = element.getroottree().getroot()
    others = [
        one for one in root.iter() if isinstance(one.tag, str) and element not in (one, *one.iterancestors())
    ]
    if element is root or not others:
        return ""
    other = numbers.choice(others[:400])
    other.append(element)
    return f"to {_short(other)}"


def nest(element: Element, numbers: random.Random) -> str:
    """Give an element a child without namespace."""
    from lxml import etree

    name = numbers.choice(NAMES)
    etree.SubElement(element, name).text = numbers.choice(("x", ""))
    return f"gets {name}"


def retext(element: Element, numbers: random.Random) -> str:
    """Give an element another text."""
    text = numbers.choice(JUNK)
    if (element.text or "") == text:
        return ""
    element.text = text
    return repr(text)


def invent(element: Element, numbers: random.Random) -> str:
    """Give an element another attribute."""
    name = numbers.choice(NAMES)
    if name in element.attrib:
        return ""
    element.set(name, "x")
    return f"@{name}"


def revalue(element: Element, numbers: random.Random) -> str:
    """Give an attribute another value."""
    names = [name for name in element.attrib if not name.startswith("{")]
    if not names:
        return ""
    name, value = numbers.choice(names), numbers.choice(JUNK)
    element.set(name, value)
    return f"@{name}={value!r}"


def omit(element: Element, numbers: random.Random) -> str:
    """Leave out an attribute."""
    names = sorted(element.attrib)
    if not names:
        return ""
    name = numbers.choice(names)
    del element.attrib[name]
    return f"@{name}"


CHANGES = (delete, double, rename, move, nest, retext, invent, revalue, omit)


def judge_mutants(paths: list[Path], remembered: Remembered, seed: str) -> Iterator[Case]:
    """Give mutants of feeds with both verdicts; feeds in which one of them finds an error are left out."""
    for path in paths:
        data = path.read_bytes()
        begun = Case("", path.name, remembered.judge(data, ADDRESS), judge_ours(data, ADDRESS))
        yield begun._replace(folder="feeds as they are")
        if {begun.theirs.worst, begun.ours.worst} & {"error", "kind", "fault"}:
            continue
        for number, (said, changed) in enumerate(mutants(data, f"{seed} {path.name}", MUTANTS_OF_A_FEED)):
            name = f"{path.name} {seed} {number}: {said}"
            yield Case("mutants", name, remembered.of(name, changed, ADDRESS), judge_ours(changed, ADDRESS))


def main() -> None:
    """Judge what is asked for, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--mutants", action="extend", nargs="+", type=Path, default=[])
    parser.add_argument("--seed", default="1")
    asked = parser.parse_args()
    remembered = Remembered(w3c_judge(asked.checkout.resolve()), asked.verdicts)
    if asked.mutants:
        show(list(judge_mutants(asked.mutants, remembered, asked.seed)))
    else:
        show(list(judge_tests(asked.checkout, remembered, asked.only)))
    remembered.keep()


if __name__ == "__main__":
    main()
