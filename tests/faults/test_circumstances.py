from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from faulty_sites import POINTS, FaultySite, need, need_root, outcome, run

import publisher

BARE = {"PATH": "/usr/bin:/bin"}
READ_ONLY = (
    'for d in "$1" "$2"; do mount --bind "$d" "$d"; mount -o remount,bind,ro "$d"; done; shift 2; exec "$@"'
)
ENVIRONMENTS: dict[str, Mapping[str, str]] = {
    "nothing but a path": BARE,
    "no path": {},
    "Turkish, at the date line": {**BARE, "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    "the C locale": {**BARE, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a home that is none": {**BARE, "HOME": "/nonexistent", "TZ": "Nowhere/Land"},
}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_environment_changes_nothing(tmp_path: Path, environment: str) -> None:
    """No locale, zone, home or path changes a byte, and none is missed."""
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    site = FaultySite.begun(tmp_path / "süß")
    assert run(site.command(), ENVIRONMENTS[environment]) == (0, "")
    assert site.files() == new
    POINTS["an odd environment"] += 1


@pytest.mark.parametrize(
    ("streams", "expected"),
    [("2>/dev/full", 74), ("2>&-", 0), ("<&- >&- 2>&-", 0), (">&-", 0), ("--json >/dev/full", 74)],
)
def test_streams_are_closed_or_full(tmp_path: Path, streams: str, expected: int) -> None:
    """With nobody to tell, a build still publishes; where telling fails, its status says so."""
    site = FaultySite.begun(tmp_path / "site")
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    site.write("bad.md", "---\ntitle: [Note\n---\n\nThe tide\n")
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", *site.command()]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == expected
    assert site.files() == new
    assert b"Traceback" not in done.stderr
    POINTS["a closed or full stream"] += 1


@pytest.mark.parametrize("umask", ["077", "777", "000"])
def test_umask_hides_nothing(tmp_path: Path, umask: str) -> None:
    """Whatever the umask, a server can read every feed and look into every folder, and write none."""
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    site = FaultySite.begun(tmp_path / "site")
    assert run(["sh", "-c", f'umask {umask}; exec "$@"', "sh", *site.command()], BARE) == (0, "")
    assert site.files() == new
    target = site.root / "feeds"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (target, *target.rglob("*")) if path.is_dir()}
    assert modes == {0o755}
    assert {stat.S_IMODE((target / name).stat().st_mode) for name in new} == {0o644}
    POINTS["a umask"] += 1


def test_install_is_read_only(tmp_path: Path) -> None:
    """Nothing is written where publisher is installed."""
    need_root()
    need("unshare")
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    site = FaultySite.begun(tmp_path / "site")
    package = str(Path(publisher.__file__).parent)
    inside = ["unshare", "--mount", "sh", "-euc", READ_ONLY, "sh", package, sys.prefix]
    assert run([*inside, "sh", "-c", f"! touch {package}/x 2>&-"]) == (0, "")
    assert run([*inside, *site.command()], BARE) == (0, "")
    assert site.files() == new
    POINTS["a read-only install"] += 1


@pytest.fixture
def foreign() -> Iterator[FaultySite]:
    """A site whose articles belong to root, and whose output and memory belong to nobody."""
    need_root()
    need("setpriv")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        site = FaultySite.begun(Path(folder) / "site")
        for name in ("feeds", ".publisher"):
            (site.root / name).mkdir()
            os.chown(site.root / name, 65534, 65534)
        yield site


def as_nobody(site: FaultySite) -> tuple[int, str]:
    """Build as a user who owns no article."""
    setpriv = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if subprocess.run([*setpriv, sys.executable, "-c", "import publisher"], check=False).returncode:
        pytest.fail(f"{sys.executable} is out of reach for others: put the checkout where they can read it")
    return run([*setpriv, *site.command()], BARE)


def test_user_owns_nothing(tmp_path: Path, foreign: FaultySite) -> None:
    """A user who may read the articles and write the output needs to own neither."""
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    assert as_nobody(foreign) == (0, "")
    assert foreign.files() == new
    POINTS["another user"] += 1


def test_user_may_not_read_an_article(tmp_path: Path, foreign: FaultySite) -> None:
    """An article that the user may not read is told in one line, and the others are published."""
    _, new = outcome(FaultySite.begun, tmp_path / "undisturbed")
    foreign.write("secret.md", "# Mine alone\n\nThe tide.\n").chmod(0o600)
    status, error = as_nobody(foreign)
    assert status == 0
    assert re.fullmatch(r"publisher: error: articles/secret\.md: Permission denied; .+\n", error)
    assert foreign.files() == new
    POINTS["another user"] += 1


@pytest.mark.parametrize(("folder", "expected"), [("feeds", 73), (".publisher", 74)])
def test_user_may_not_write(foreign: FaultySite, folder: str, expected: int) -> None:
    """A user who may not write where a build must is told so in one line, and nothing is published."""
    os.chown(foreign.root / folder, 0, 0)
    status, error = as_nobody(foreign)
    assert status == expected
    assert re.fullmatch(r"publisher: .+: Permission denied; .+\n", error)
    assert foreign.files() == {}
    POINTS["another user"] += 1


def test_systemd_units(tmp_path: Path) -> None:
    """Our units are what systemd expects, and expose little."""
    need("systemd-analyze")
    site = FaultySite.begun(tmp_path / "site")
    schedule = [sys.executable, "-P", "-m", "publisher", "schedule", "-C", str(site.root), "--systemd"]
    told = subprocess.run(schedule, capture_output=True, text=True, check=True).stdout
    parts = re.split(r"^# /etc/systemd/system/(publisher\.\w+)\n", told, flags=re.MULTILINE)[1:]
    units = [tmp_path / name for name in parts[::2]]
    assert [unit.suffix for unit in units] == [".service", ".timer"]
    for unit, text in zip(units, parts[1::2], strict=True):
        unit.write_text(text)
    verify = ["systemd-analyze", "verify", "--man=no", *map(str, units)]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "publisher" in line]) == (0, [])
    security = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(units[0])]
    done = subprocess.run(security, capture_output=True, text=True, check=True)
    level = re.search(r"exposure level for publisher\.service: ([\d.]+)", done.stdout)
    assert level is not None
    assert float(level.group(1)) <= 1.0
    POINTS["a verified unit"] += len(units)
