"""The text of each entry is the text of the page that the program of its site renders, word for word.

`texts.json` beside a site holds what its program renders; `pytest -m generators` runs the programs. Where our
text is another, `differences.toml` has what stands there and here, and the reason.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from programs import HERE, PROGRAMS, make
from rows import as_uri, expected
from sites import NOW
from texts import Text, differences, listed, published, rendered, stored

from publisher import build, load_config

NAMES = sorted(path.parent.name for path in HERE.glob("*/texts.json"))


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_has_the_text_of_its_page(name: str, tmp_path: Path) -> None:
    """A subscriber reads what a visitor reads; each exception is listed, with a reason."""
    ours = _built(name, tmp_path)
    found = {link: differences(text, ours[link]) for link, text in stored(name).items()}
    assert {link: rows for link, rows in found.items() if rows} == listed(name)


def _built(name: str, folder: Path) -> dict[str, Text]:
    shutil.copytree(HERE / name, folder / name)
    assert build(load_config(folder / name), now=NOW).status == 0
    return published(folder / name)


@pytest.mark.parametrize("name", NAMES)
def test_each_article_has_its_text_stored(name: str) -> None:
    """An article that is missing from the texts would be compared with nothing; an empty one says nothing."""
    texts = stored(name)
    assert set(texts) == {as_uri(row.link) for row in expected(name)}
    assert [link for link, text in texts.items() if not (text.lines or text.pictures)] == []


@pytest.mark.generators
@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_the_program_still_renders_what_is_stored(name: str, tmp_path: Path) -> None:
    """Entries are compared with what the program renders, not with what somebody believed."""
    output = make(name, tmp_path)
    assert {link: rendered(name, output, link) for link in stored(name)} == stored(name)
