"""Write what each program makes of its site: python tests/generators/make_expected.py [NAME ...].

`expected.json` holds what its feed says, `texts.json` the texts of its pages. `.ci/run` shows how the programs
are installed. Zola is in no registry that apt, npm or pip ask: its files are written by hand, after its source
code. What an owner of Obsidian sees is written by hand after its documentation.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from programs import HERE, PROGRAMS, make
from rows import Row, base_of, told
from texts import Text, rendered


def write(name: str) -> None:
    """Let a program make its site, and keep what its feed and its pages say."""
    with tempfile.TemporaryDirectory() as folder:
        output = make(name, Path(folder))
        found = told(name, output, base_of(name))
        texts = {row.link: _texts(rendered(name, output, row.link)) for row in found}
    _keep(name, "expected.json", {"entries": [_record(row) for row in found]})
    _keep(name, "texts.json", texts)


def _keep(name: str, file: str, record: Mapping[str, object]) -> None:
    text = json.dumps(record, indent=1, ensure_ascii=False)
    (HERE / name / file).write_text(text + "\n", encoding="utf-8")


def _texts(text: Text) -> dict[str, object]:
    return {key: value for key, value in text._asdict().items() if value}


def _record(row: Row) -> dict[str, object]:
    return {key: value for key, value in row._asdict().items() if value}


if __name__ == "__main__":
    for each in sys.argv[1:] or PROGRAMS:
        write(each)
