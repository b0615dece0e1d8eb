from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_every_promise_names_a_test_that_exists() -> None:
    """A promise in docs/reliability.md is held by a test of that name."""
    page = (HERE.parent / "docs/reliability.md").read_text(encoding="utf-8")
    promised = set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", page))
    assert len(promised) > 20
    there = {
        (path.name, name)
        for path in HERE.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert promised - there == set()


def test_every_fault_is_promised() -> None:
    """docs/reliability.md names each test of a fault."""
    page = (HERE.parent / "docs/reliability.md").read_text(encoding="utf-8")
    for path in (HERE / "faults").glob("test_*.py"):
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert f"`{path.name}::{name}`" in page
