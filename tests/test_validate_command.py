"""`publisher validate`: what it reads, how it reports, and its exit status."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from validator_feeds import RSS

from publisher.cli import cli

BAD = RSS.replace("Fri, 03 May 2024 09:00:00 +0000", "yesterday")


def run(*words: str | Path, stdin: bytes = b"") -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["validate", *map(str, words)], input=stdin)


def test_reads_standard_input() -> None:
    """A feed can come through a pipe: curl ADDRESS | publisher validate -."""
    assert run("-", stdin=RSS.encode()).exit_code == 0
    bad = run("-", stdin=BAD.encode())
    assert bad.exit_code == 65
    assert bad.output.startswith("-:13: error: pubDate: ")


def test_reads_compressed_feeds(tmp_path: Path) -> None:
    """The copies that servers send compressed are read, whatever their name is."""
    for name in ("all.rss.gz", "all.rss"):
        path = tmp_path / name
        path.write_bytes(gzip.compress(BAD.encode()))
        assert run(path).output.startswith(f"{path}:13: error: pubDate: ")
    assert run("-", stdin=gzip.compress(RSS.encode())).exit_code == 0


def test_a_broken_or_endless_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive cannot fill the memory, and a damaged one is called so."""
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(RSS.encode())[:-20])
    assert "cannot be unpacked" in run(broken).output
    monkeypatch.setattr("publisher.cli.validate.BIGGEST", 1000)
    large = tmp_path / "large.gz"
    large.write_bytes(gzip.compress(b" " * 100_000))
    result = run(large)
    assert result.exit_code == 66
    assert "larger than 1,000 bytes" in result.output


def test_json_holds_kind_verdict_and_findings(tmp_path: Path) -> None:
    """Programs get everything that people get, and read no sentences for the verdict."""
    good, bad, other = tmp_path / "good.rss", tmp_path / "bad.rss", tmp_path / "a.kml"
    good.write_text(RSS)
    bad.write_text(BAD)
    other.write_text('<kml xmlns="http://www.opengis.net/kml/2.2"/>')
    result = run("--json", good, bad, other)
    first, second, third = json.loads(result.output)
    assert result.exit_code == 65
    assert first == {"file": str(good), "kind": "RSS 2.0", "checked": True, "valid": True, "findings": []}
    assert (second["valid"], second["findings"][0]["severity"], second["findings"][0]["line"]) == (
        False,
        "error",
        13,
    )
    assert (third["kind"], third["checked"], third["valid"]) == ("KML", False, False)
    assert third["findings"][0]["severity"] == "note"


def feed_of(*items: str) -> str:
    """Make a feed of items, each on a line, from line 3 on."""
    head = "<rss version='2.0'><channel><title>T</title><link>https://a.example/</link>"
    end = "</channel></rss>"
    return "\n".join([head, "<description>D</description>", *items, end])


def test_faults_of_one_kind_are_one_line(tmp_path: Path) -> None:
    """Twenty wrong dates are one line, although each is wrong in its own way; --all gives each its line."""
    feed = tmp_path / "a.rss"
    feed.write_text(feed_of(*(f"<item><title>A</title><pubDate>day {n}</pubDate></item>" for n in range(20))))
    told = [line for line in run(feed).output.splitlines() if "pubDate" in line]
    assert len(told) == 1
    assert '"day 0" is not an RFC 822 date' in told[0]
    assert told[0].endswith("(also in lines 4, 5, 6, 7, 8 and 14 more)")
    told = [line for line in run("--all", feed).output.splitlines() if "pubDate" in line]
    assert [line.split(":")[1] for line in told] == [str(n) for n in range(3, 23)]


def test_a_long_report_ends_with_a_summary(tmp_path: Path) -> None:
    """A report of more than ten lines says how many faults there are, and of how many kinds."""
    feed = tmp_path / "a.rss"
    feed.write_text(feed_of(*(f"<tide{n}/>" for n in range(12))))
    last = run(feed).output.splitlines()[-1]
    assert last == f"{feed}: RSS 2.0, 12 errors and 1 warning of 13 kinds"


def test_a_short_report_has_no_summary(tmp_path: Path) -> None:
    """One fault is one line."""
    feed = tmp_path / "a.rss"
    feed.write_text(BAD)
    assert run(feed).output.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [(RSS, 0), (BAD, 65), ('<kml xmlns="http://www.opengis.net/kml/2.2"/>', 65), ("<html><p>x", 65)],
    ids=["valid", "invalid", "not checked", "a web page"],
)
def test_the_exit_status_is_zero_for_valid_feeds_only(tmp_path: Path, text: str, expected: int) -> None:
    """A script may rely on 0: the feed was checked, and has no errors."""
    feed = tmp_path / "a.xml"
    feed.write_text(text)
    result: Any = run(feed)
    assert result.exit_code == expected
