"""docs/formats.md and `publisher --help` list what the registry of readers has."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from click.testing import CliRunner

from publisher.cli import cli
from publisher.readers import FAMILIES

ROOT = Path(__file__).parent.parent


def test_the_table_of_formats_is_that_of_the_readers() -> None:
    """A reader finds each format, its suffixes and its extra in the documentation, and no other."""
    lines = (ROOT / "docs/formats.md").read_text().split("| format | suffixes | extra |")[1].splitlines()[2:]
    table = [
        tuple(cell.strip() for cell in line.strip("|").split("|")[:4])
        for line in takewhile(lambda one: one[:1] == "|", lines)
    ]
    assert [(title, suffixes, extra) for title, suffixes, extra, _ in table] == [
        (one.title, " ".join(one.suffixes), one.extra) for one in FAMILIES
    ]
    assert all(fields for *_, fields in table)


def test_the_help_lists_every_format() -> None:
    """`publisher --help` names each format that is read, its suffixes, and the extra that it needs."""
    text = CliRunner().invoke(cli, ["--help"]).output
    for one in FAMILIES:
        line = next(line for line in text.splitlines() if line.strip().startswith(one.title))
        assert one.suffixes[0] in line
        assert one.extra in line
