"""Write where our text is not that of a program: python tests/generators/make_differences.py [NAME ...].

Reasons in `differences.toml` are kept; a difference that is new has an empty one, which fails the tests until
somebody writes it, or mends the difference. What `[[without]]` leaves out is kept, too.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from programs import HERE, PROGRAMS, make
from sites import NOW
from texts import Text, differences, known, published, stored

from publisher import build, load_config

KEYS = ("article", "in", "theirs", "ours", "reason")


def write(name: str) -> None:
    """Compare the texts of a site, and write where they differ."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_without(name), *_differences(name, "difference", _from_sources(name, Path(folder)))]
    if name in PROGRAMS:
        with tempfile.TemporaryDirectory() as folder:
            rows += _differences(name, "built", _from_pages(name, Path(folder)))
    path = HERE / name / "differences.toml"
    path.write_text("\n".join(rows), encoding="utf-8") if rows else path.unlink(missing_ok=True)


def _from_sources(name: str, folder: Path) -> dict[str, Text]:
    shutil.copytree(HERE / name, folder / name)
    build(load_config(folder / name), now=NOW)
    return published(folder / name)


def _from_pages(name: str, folder: Path) -> dict[str, Text]:
    shutil.copytree(make(name, folder / "made"), folder / "site")
    shutil.copy(HERE / name / "publisher-built.toml", folder / "publisher.toml")
    build(load_config(folder), now=NOW)
    return published(folder)


def _without(name: str) -> Iterator[str]:
    for one in known(name).get("without", ()):
        yield _table("without", one, ("xpath", "reason"))


def _differences(name: str, kind: str, ours: dict[str, Text]) -> Iterator[str]:
    old = known(name).get(kind, ())
    reasons = {tuple(one.get(key, "") for key in KEYS[:4]): one["reason"] for one in old}
    for link, theirs in stored(name).items():
        for row in differences(theirs, ours[link]):
            found = {"article": link, "theirs": row.theirs, "ours": row.ours}
            if row.stream != "text":
                found["in"] = row.stream
            reason = reasons.get(tuple(found.get(key, "") for key in KEYS[:4]), "")
            yield _table(kind, {**found, "reason": reason}, KEYS)


def _table(kind: str, values: dict[str, str], keys: tuple[str, ...]) -> str:
    lines = (f"{key} = {json.dumps(values[key], ensure_ascii=False)}\n" for key in keys if key in values)
    return f"[[{kind}]]\n{''.join(lines)}"


if __name__ == "__main__":
    for each in sys.argv[1:] or sorted(path.parent.name for path in HERE.glob("*/texts.json")):
        write(each)
