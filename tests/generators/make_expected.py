"""Write what each program makes of its site: python tests/generators/make_expected.py [NAME ...].

`.ci/run` shows how the programs are installed. Zola is in no registry that apt, npm or pip ask: its
`expected.json` is written by hand, after its source code.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from programs import HERE, PROGRAMS, make
from rows import Row, base_of, told


def write(name: str) -> None:
    """Let a program make its site, and keep what its feed says."""
    with tempfile.TemporaryDirectory() as folder:
        found = told(name, make(name, Path(folder)), base_of(name))
    text = json.dumps({"entries": [_record(row) for row in found]}, indent=1, ensure_ascii=False)
    (HERE / name / "expected.json").write_text(text + "\n", encoding="utf-8")


def _record(row: Row) -> dict[str, object]:
    return {key: value for key, value in row._asdict().items() if value}


if __name__ == "__main__":
    for each in sys.argv[1:] or PROGRAMS:
        write(each)
