"""Files that are no articles, or only half of one: reported with place and remedy, the rest is published."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import chdir

import pytest
from sites import PLAIN, SiteFolder, article, faults

GOOD = ["Good 2", "Good 1", "Good 0"]


def _fifo(site: SiteFolder) -> None:
    os.mkfifo(site.articles / "odd.md")


def _socket(site: SiteFolder) -> None:
    # A socket's path may be no longer than 107 bytes.
    with chdir(site.articles), socket.socket(socket.AF_UNIX) as made:
        made.bind("odd.md")


def _loop(site: SiteFolder) -> None:
    (site.articles / "odd.md").symlink_to("odd.md")


def _link_out(site: SiteFolder) -> None:
    (site.articles / "odd.md").symlink_to("/etc/passwd")


@pytest.mark.parametrize("make", [_fifo, _socket, _loop, _link_out])
def test_what_is_no_plain_file_is_named_and_never_opened(
    good: SiteFolder, make: Callable[[SiteFolder], None]
) -> None:
    """A FIFO would block for ever, a link could lead anywhere: neither is followed, both are reported."""
    make(good)

    report = good.build()

    assert good.titles() == GOOD
    assert [problem.place for problem in faults(report)] == ["articles/odd.md"]
    assert faults(report)[0].severity == "warning"


def test_a_folder_that_leads_up_is_not_walked(good: SiteFolder) -> None:
    """A link to the folder above would make the walk endless."""
    (good.articles / "up").symlink_to("..")

    assert good.build().unknown == ("up",)
    assert good.titles() == GOOD


BESIDE = ["good-0.md.toml", "good-0.md.yaml", "good-0.md.json"]


@pytest.mark.parametrize("name", BESIDE)
def test_a_broken_sidecar_holds_back_its_article_alone(good: SiteFolder, name: str) -> None:
    """Without its sidecar an article might appear under a wrong date; the problem names the sidecar."""
    good.write(name, "[[[")

    report = good.build()

    assert good.titles() == GOOD[:2]
    assert [problem.place.partition(":")[0] for problem in faults(report)] == [f"articles/{name}"]


@pytest.mark.parametrize("make", ["mkdir", "link"])
def test_a_sidecar_that_is_no_file_is_reported(good: SiteFolder, make: str) -> None:
    """A dangling link next to an article must not make the article vanish without a report."""
    path = good.articles / "good-0.md.toml"
    if make == "mkdir":
        path.mkdir()
    else:
        path.symlink_to("nowhere")

    assert [problem.place for problem in good.build().problems] == ["articles/good-0.md.toml"]


def test_broken_folder_defaults_are_one_problem(good: SiteFolder) -> None:
    """A thousand articles below one broken file are one line to read, not a thousand."""
    good.build()
    good.write("_defaults.toml", "publisher = [")

    report = good.build()

    assert [problem.place for problem in faults(report)] == ["articles/_defaults.toml:1"]
    assert good.titles() == GOOD, "what was published stays until the file can be read"


def test_a_file_larger_than_the_bound_is_not_read(good: SiteFolder) -> None:
    """The bound of [articles] max_size holds for whole files and for records of line files."""
    good.configure(PLAIN + "[articles]\nmax_size = 1\n")
    good.write("big.md", b"a" * (1024 * 1024 + 1))
    good.write(
        "big.jsonl", b'{"title": "T", "text": "' + b"a" * 1024 * 1024 + b'"}\n{"title": "Small", "text": "b"}\n'
    )

    report = good.build()

    assert [problem.place for problem in faults(report)] == [
        "articles/big.jsonl, record at byte 0",
        "articles/big.md",
    ]
    assert all("the bound is 1048576" in problem.message for problem in faults(report))
    assert good.titles() == [*GOOD, "Small"]


def test_half_of_the_records_are_better_than_none(good: SiteFolder) -> None:
    """A bad record is reported with its place; those around it are published."""
    good.write(
        "a.jsonl", '{"title": "One", "text": "A."}\n{"title": "cut\n[1, 2]\n{"title": "Two", "text": "B."}'
    )
    good.write("b.json", '[{"title": "Three", "text": "C."}, 3, null, {"title": "Four", "text": "D."}, {}]')

    report = good.build()

    assert sorted(good.titles()) == sorted([*GOOD, "One", "Two", "Three", "Four"])
    assert [problem.place for problem in faults(report)] == [
        "articles/a.jsonl, record at byte 31",
        "articles/a.jsonl, record at byte 46",
        "articles/b.json, record [1]",
        "articles/b.json, record [2]",
        "articles/b.json, record [4]",
    ]


def test_a_file_of_bad_records_does_not_flood(good: SiteFolder) -> None:
    """What cron mails about one broken file stays readable."""
    good.write("a.jsonl", "x\n" * 5000)

    report = good.build()

    assert len(report.problems) == 21
    assert any("4980 more of its records" in problem.message for problem in faults(report))


def test_a_name_that_is_not_utf8_is_published(good: SiteFolder) -> None:
    """Names are bytes to the disk: an article from an old archive gets a stable, printable id."""
    good.write(os.fsdecode(b"caf\xe9.md"), article("Old name"))

    report = good.build()

    assert report.problems == ()
    assert good.ids()["Old name"] == "tag:notes.example.org,2025:caf%E9.md"
    assert good.faults() == []
    assert good.build().written == ()


def test_a_bad_name_is_printable_in_its_problem(good: SiteFolder) -> None:
    """A file's name cannot steer the terminal on which its problem is shown."""
    good.write("a\x1b[31m\u202eb.md", "")

    assert [problem.place for problem in good.build().problems] == ["articles/a\ufffd[31m\ufffdb.md"]
