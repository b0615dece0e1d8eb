"""Whole sites of the programs that people use, against what each program itself says of its articles.

A site is a folder beside this file: the program's own files, with `publisher.toml` in their midst, and
`expected.json`, what the program's own feed says. `pytest -m generators` runs the programs.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from programs import HERE
from rows import differences, expected, ours
from sites import NOW
from texts import unlike

from publisher import build, load_config

NAMES = sorted(path.parent.name for path in HERE.glob("*/expected.json"))


@pytest.mark.parametrize("name", NAMES)
def test_sources_give_what_the_program_gives(name: str, tmp_path: Path) -> None:
    """Who changes from a program's feed to ours meets each article again, with its links, title and date."""
    shutil.copytree(HERE / name, tmp_path / name)
    report = build(load_config(tmp_path / name), now=NOW)
    assert report.status == 0
    assert differences(ours(tmp_path / name), expected(name), but=unlike(name)) == []


def test_there_are_sites_of_eight_programs() -> None:
    """A folder that is renamed or lost would take its site out of the test above."""
    assert len(NAMES) >= 8
