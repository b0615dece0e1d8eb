"""The programs make their sites: what they say is still what is expected, and what they write is read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from programs import HERE, PROGRAMS, make
from rows import base_of, differences, expected, ours, told
from sites import NOW
from texts import differences as text_differences
from texts import listed, published, stored, unlike

from publisher import build, load_config

pytestmark = pytest.mark.generators


@pytest.fixture(scope="module", params=sorted(PROGRAMS))
def made(request: pytest.FixtureRequest) -> Iterator[tuple[str, Path]]:
    """A site, and the folder that its program wrote."""
    with TemporaryDirectory() as folder:
        yield request.param, make(request.param, Path(folder))


def test_the_program_still_says_what_is_expected(made: tuple[str, Path]) -> None:
    """What sources are compared with is what the program says, not what somebody believed."""
    name, output = made
    assert told(name, output, base_of(name)) == expected(name)


def test_its_output_gives_what_the_program_gives(made: tuple[str, Path], tmp_path: Path) -> None:
    """A folder that is served as it is needs no knowledge of its program: the same articles come out."""
    name, output = made
    shutil.copytree(output, tmp_path / "site")
    shutil.copy(HERE / name / "publisher-built.toml", tmp_path / "publisher.toml")
    report = build(load_config(tmp_path), now=NOW)
    assert report.status == 0
    assert differences(ours(tmp_path), expected(name), but=unlike(name, "built")) == []
    texts = published(tmp_path)
    found = {link: text_differences(text, texts[link]) for link, text in stored(name).items()}
    assert {link: rows for link, rows in found.items() if rows} == listed(name, "built")
