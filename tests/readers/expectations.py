"""What docs/subscribers.md says that subscribers see, read from its tables."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "subscribers.md"


def expected_rows(name: str) -> list[dict[str, str]]:
    """Read the table below the comment of a name: a dictionary for each row, by the heads of its columns."""
    _, _, text = PAGE.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    lines = text.partition("\n\n")[0].splitlines()
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]
