"""Regular builds: the crontab line, and the systemd units."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher import schedule
from publisher.errors import ConfigError


@pytest.mark.parametrize(
    ("every", "cron", "calendar"),
    [
        ("1m", "*/1 * * * *", "*:0/1"),
        ("15m", "*/15 * * * *", "*:0/15"),
        ("1h", "{minute} * * * *", "*-*-* *:{minute:02}:00"),
        ("6h", "{minute} */6 * * *", "*-*-* 0/6:{minute:02}:00"),
        ("daily", "{minute} 4 * * *", "*-*-* 04:{minute:02}:00"),
    ],
)
def test_an_interval_becomes_a_time(every: str, cron: str, calendar: str) -> None:
    """Cron and systemd get the same times; the minute depends on the site's folder."""
    folder = Path("/srv/notes")
    minute = int(schedule.times("daily", folder)[0].split()[0])
    assert 0 <= minute < 60
    assert schedule.times(every, folder) == (cron.format(minute=minute), calendar.format(minute=minute))


@pytest.mark.parametrize(
    "every", ["", "7m", "0m", "60m", "5h", "24h", "weekly", "15m\n* * * * * rm", "15 m", "-1h"]
)
def test_an_interval_cron_cannot_keep_is_refused(every: str) -> None:
    """*/7 would run at minute 56 and again at 0: what cannot be kept is not promised."""
    with pytest.raises(ConfigError, match="cannot keep"):
        schedule.times(every, Path("/srv/notes"))


@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a%b", "a\x00b", "a\x7fb", "a\x1bb"], ids=ascii)
def test_a_path_cannot_add_a_line(name: str) -> None:
    """The name of a folder can neither end the line nor become the command's standard input."""
    with pytest.raises(ConfigError, match="cannot take this path"):
        schedule.line(Path("/srv") / name, "15m")


@pytest.mark.parametrize(
    "name", ["notes", "my notes", "it's", "$(reboot)", "`id`", ";id", "#no", "ö", "--config"]
)
def test_the_line_runs_the_command_it_names(name: str, tmp_path: Path) -> None:
    """Whatever the name of the folder is, the shell gets it as one word, and runs nothing of it."""
    folder = tmp_path / name
    command = schedule.line(folder, "15m").split(" ", 5)[5]
    shown = subprocess.run(
        ["sh", "-c", command.replace(f"{sys.executable} -P -m publisher", "printf '%s\\n'", 1)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.splitlines() == ["build", "-C", str(folder)]


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A crontab program like Debian's, with the crontab in a file: `-l` prints it, `-` replaces it."""
    path = tmp_path / "tab"
    program = tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nif [ "$1" != -l ]; then cat > "{path}"; exit; fi\n'
        f'cat "{path}" 2>/dev/null || {{ echo "no crontab for me" >&2; exit 1; }}\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(schedule, "PATH", f"{program.parent}:{os.defpath}")
    return path


def test_other_lines_of_the_crontab_are_kept(crontab: Path) -> None:
    """Install, install again, remove: the other lines stay the same, byte for byte."""
    others = "MAILTO=me\n\n# build\n5 4 * * * /bin/true # publisher: /srv/other\n0 0 * * * caf\xe9\n"
    crontab.write_bytes(others.encode("latin-1"))
    folder = Path("/srv/notes")
    line = schedule.install(folder, "15m")
    assert schedule.show(folder) == line
    again = schedule.install(folder, "1h")
    assert schedule.show(folder) == again
    assert crontab.read_bytes() == others.encode("latin-1") + again.encode() + b"\n"
    assert schedule.remove(folder)
    assert crontab.read_bytes() == others.encode("latin-1")
    assert not schedule.remove(folder)


def test_a_first_crontab_is_made(crontab: Path) -> None:
    """A user without a crontab gets one with our line only; a missing last line end is added."""
    folder = Path("/srv/notes")
    line = schedule.install(folder, "daily")
    assert crontab.read_text() == line + "\n"
    crontab.write_text("0 0 * * * /bin/true")
    schedule.install(folder, "daily")
    assert crontab.read_text() == f"0 0 * * * /bin/true\n{line}\n"


@pytest.mark.parametrize("name", ['a"b', "a$b", "a\\b", "a%b", "a'b"])
def test_a_unit_refuses_what_systemd_would_expand(name: str) -> None:
    """Quotes, $ and % have a meaning in a unit: a path with one is refused."""
    with pytest.raises(ConfigError, match="systemd cannot take"):
        schedule.units(Path("/srv") / name, "15m")


def test_units_have_no_network_unless_it_is_needed() -> None:
    """A build needs no network; a site with a health check or a hub does."""
    shut, timer = schedule.units(Path("/srv/notes"), "15m")
    open_, _ = schedule.units(Path("/srv/notes"), "15m", network=True)
    assert "PrivateNetwork=true" in shut
    assert "PrivateNetwork" not in open_
    assert "SuccessExitStatus=75" in shut
    assert "OnCalendar=*:0/15" in timer
