"""Shortcuts give the same result as the long way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from publisher.readers import _elements, front_matter
from publisher.sources import LocalSource
from publisher.tables.fields import FIELD_NAMES
from publisher.text import language


@given(st.text(st.one_of(st.characters(), st.sampled_from(" .,“”’'-_ 12²ßéж港")), max_size=60))
@example("don’t “stop”, x² a_b 3rd well-known. stop stop")
def test_words_are_counted_as_the_pattern_finds_them(text: str) -> None:
    """Words and their counts are the same, in the same order."""
    assert list(language._counted(text).items()) == list(Counter(language._WORD.findall(text)).items())


MARKS = (
    _elements._AUTHOR,
    _elements._DATE,
    _elements._ELSEWHERE,
    _elements._PICTURE,
    _elements._EVENT,
)


@given(st.one_of([st.from_regex(one) for one in MARKS]))
def test_a_class_that_marks_an_element_is_not_skipped(word: str) -> None:
    """The pattern that is asked first lets every class through that one of the patterns finds."""
    assert _elements._ANY.search(word)


@given(st.text(st.sampled_from("-+.~{} \nabc:1#"), max_size=40))
@example("---\na: 1\n---")
@example("---\na: 1\n...\n\n\nText\n")
def test_front_matter_ends_at_the_first_closing_line(tail: str) -> None:
    """The text begins after that line, without empty lines."""
    claims, rest = front_matter.split(f"---\ntitle: Tides\n---\n{tail}")
    assert [claim.value for claim in claims] == ["Tides"]
    assert rest == tail.lstrip("\n")


def test_no_field_name_is_listed_twice() -> None:
    """Claims are made in the order of the table, in which each name has one place."""
    names = [name for field in FIELD_NAMES.values() for name in field]
    assert len(names) == len(set(names))


def test_a_file_is_read_to_its_last_byte(tmp_path: Path) -> None:
    """A file gives the bytes that lie in it, be there none, few or many."""
    for size in (0, 1, 4096, 300_000):
        path = tmp_path / str(size)
        path.write_bytes(bytes(range(256)) * (size // 256) + b"x" * (size % 256))
        assert LocalSource(tmp_path, (".",), (), 1_000_000).load(str(path)) == path.read_bytes()
