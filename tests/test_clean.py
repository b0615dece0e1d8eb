"""Cleaning drops what a text's use forbids, and no more; folding makes texts alike that mean the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publisher.text.characters import fit_for_xml, printable, without_controls, without_forbidden
from publisher.text.clean import bare_letters, fold_accents, legible, letters

CLEANERS = (without_forbidden, without_controls, fit_for_xml, legible)


@pytest.mark.parametrize(
    ("sign", "droppers"),
    [
        pytest.param("\x00", {*CLEANERS}, id="NUL"),
        pytest.param("\x1b", {*CLEANERS}, id="escape"),
        pytest.param("\ud800", {*CLEANERS}, id="lone surrogate"),
        pytest.param("\uffff", {*CLEANERS}, id="forbidden noncharacter"),
        pytest.param("\x7f", {without_controls, fit_for_xml, legible}, id="DEL"),
        pytest.param("\x85", {without_controls, fit_for_xml, legible}, id="C1 control"),
        pytest.param("\ufdd0", {fit_for_xml}, id="discouraged noncharacter"),
        pytest.param("\U0010ffff", {fit_for_xml}, id="last noncharacter"),
        pytest.param("\u200b", {legible}, id="zero width space"),
        pytest.param("\u00ad", {legible}, id="soft hyphen"),
        pytest.param("\ufeff", {legible}, id="byte order mark"),
        pytest.param("\n", set(), id="line end"),
        pytest.param("\U0001f30a", set(), id="emoji"),
    ],
)
def test_each_use_of_a_text_drops_what_it_forbids(sign: str, droppers: set[Callable[[str], str]]) -> None:
    """An id keeps what it can, so that it stays the same; a title loses what is invisible."""
    assert {cleaner for cleaner in CLEANERS if cleaner(f"a{sign}b") == "ab"} == droppers
    assert {cleaner for cleaner in CLEANERS if cleaner(f"a{sign}b") == f"a{sign}b"} == {*CLEANERS} - droppers


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("Harbour Notes", "HARBOUR NOTES", {letters, bare_letters, fold_accents}, id="case"),
        pytest.param("Tides -- of *June*!", "tides of june", {letters, bare_letters}, id="signs"),
        pytest.param("Süd-Kurier", "Sud-Kurier", {bare_letters, fold_accents}, id="accents"),
        pytest.param("kanin", "kanın", {fold_accents}, id="dotless i"),
        pytest.param("Süd-Kurier", "sudkurier", {bare_letters}, id="a name and its host"),
        pytest.param("Straße", "STRASSE", {letters, bare_letters, fold_accents}, id="sharp s"),
        pytest.param("Tides", "Tide", set(), id="other words"),
    ],
)
def test_foldings_differ_in_what_counts(one: str, other: str, alike: set[Callable[[str], str]]) -> None:
    """Titles are compared by their letters, names also without accents, words of dates with their signs."""
    assert {fold for fold in (letters, bare_letters, fold_accents) if fold(one) == fold(other)} == alike


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a/å b.md", "a/å b.md", id="letters and blanks"),
        pytest.param("a\x1b[31mb", "a�[31mb", id="terminal escape"),
        pytest.param("a\nb", "a�b", id="line end"),
        pytest.param("a\u202eb", "a�b", id="direction mark"),
        pytest.param("a\udcffb", "a�b", id="byte that is no UTF-8"),
    ],
)
def test_a_name_cannot_steer_the_terminal(text: str, shown: str) -> None:
    """Names of files come from anywhere, and are printed in messages."""
    assert printable(text) == shown
