"""docs/bodies.md says what becomes of an article's text; its tables are tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.composer import compose
from publisher.composer.links import Links
from publisher.models import Body, Entry, Site

PAGE = Path(__file__).parent.parent / "docs" / "bodies.md"
ROW = re.compile(r"^\| ([^|`]+) \| `([^`]+)` \| (?:`([^`]+)`|nothing) \| ([a-z]*) ?\|$", re.MULTILINE)
ROWS = {match[1]: match.groups()[1:] for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))}


def test_every_row_is_read() -> None:
    """A row that is written otherwise would be tried by nothing."""
    table = PAGE.read_text(encoding="utf-8").partition("## HTML elements")[2].partition("\n## ")[0]
    assert len(ROWS) == table.count("\n|") - 2 > 30


@pytest.mark.parametrize(("html", "expected", "kind"), ROWS.values(), ids=ROWS)
def test_an_element_becomes_what_the_table_says(html: str, expected: str | None, kind: str) -> None:
    """What the document promises of an element is what subscribers get, and what `explain` notes."""
    links = Links("https://quay.example/fog/")
    found = compose(Body("html", f"<p>.</p>{html}"), Entry(id="a", title="T"), links).content

    assert found.removeprefix("<p>.</p>").strip() == (expected or "")
    assert {change.kind for change, _ in links.changes} == ({kind} if kind else set())


# A row of the examples: what it is, and two spans of code, whose marks are as many as neither holds inside.
_CELL = r"(?P<{0}>`+) ?(?P<{1}>.+?) ?(?P={0})"
_EXAMPLE = re.compile(
    rf"^\| (?P<name>[^|`]+) \| {_CELL.format('one', 'written')} \| {_CELL.format('two', 'shown')} \|$",
    re.MULTILINE,
)


def _examples() -> dict[str, tuple[str, str]]:
    table = PAGE.read_text(encoding="utf-8").partition("## Examples")[2]
    return {
        match["name"]: (_as_written(match["written"]), _as_written(match["shown"]))
        for match in _EXAMPLE.finditer(table)
    }


def _as_written(cell: str) -> str:
    """Give a text of several lines that stands in one cell."""
    return cell.replace("\\|", "|").replace("⏎", "\n")


EXAMPLES = _examples()


def test_every_example_is_read() -> None:
    """A row that is written otherwise would be tried by nothing."""
    table = PAGE.read_text(encoding="utf-8").partition("## Examples")[2]
    assert len(EXAMPLES) == table.count("\n|") - 2 > 40


@pytest.mark.parametrize(("written", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_becomes_what_the_table_says(written: str, expected: str) -> None:
    """What the document promises of a dialect or a tag is what subscribers get."""
    site = Site(title="Quay Notes", link="https://quay.example/")
    links = Links("https://quay.example/fog/", site="https://quay.example/", about=site)
    found = compose(Body("markdown", written), Entry(id="a", title="T"), links).content
    assert found == expected
