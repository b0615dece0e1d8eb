"""Debian's own cron with a spool, a mailer and a tab of its own, in a private mount namespace.

Nothing of the machine's own cron is seen, touched or run: not its tabs, its mails, nor its lock.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faulty_sites import FaultySite, do, need, need_root

from publisher import load_config
from publisher.status import status_of

OTHERS = "# somebody's own\nMAILTO=root\n5 5 31 12 * /bin/true --keep='a  b'\n"
BAD = "---\ntitle: [Note\n---\n\nThe tide\n"
GOOD = "---\ntitle: Note 9\ndate: 2020-05-09\n---\n\nThe tide was no trouble.\n"
PRIVATE = """\
set -e
mount --bind "$1/spool" /var/spool/cron/crontabs
mount --bind "$1/none" /etc/cron.d
mount --bind "$1/crontab" /etc/crontab
mount --bind "$1/sbin" /usr/sbin
mount -t tmpfs none /run
touch "$1/ready"
exec /usr/sbin/cron -f
"""
# Cron tells a change by whole seconds: what is written in the second of its first look, it never reads.
SETTLING = 2
MAILER = """\
#!/bin/sh
exec cat > "$(mktemp '{folder}/mails/XXXXXX')"
"""


@dataclass
class Season:
    """What cron did to two sites in three minutes, one of which held a bad article at first."""

    tab: str = ""  # with both sites' lines
    left: str = ""  # after both were removed
    feeds: tuple[str, ...] = ()  # of the calm site
    first: tuple[str, ...] = ()  # mails after the first firing, after the second, and after a fix
    second: tuple[str, ...] = ()
    third: tuple[str, ...] = ()


def live(folder: Path) -> Season:
    """Install two sites, and watch three firings."""
    need_root()
    need("cron", "crontab", "unshare", "nsenter")
    for name in ("spool", "none", "sbin", "mails"):
        (folder / name).mkdir()
    (folder / "crontab").touch()
    do("chown", "root:crontab", folder / "spool")
    (folder / "spool").chmod(0o1730)
    do("cp", "/usr/sbin/cron", folder / "sbin/cron")
    (folder / "sbin/sendmail").write_text(MAILER.format(folder=folder))
    (folder / "sbin/sendmail").chmod(0o755)
    calm, troubled = FaultySite.begun(folder / "calm site"), FaultySite.begun(folder / "troubled")
    troubled.write("bad.md", BAD)
    unshare = ["unshare", "--mount", "sh", "-c", PRIVATE, "sh", str(folder)]
    with subprocess.Popen(unshare, stdin=subprocess.DEVNULL) as cron:
        try:
            inside = ["nsenter", "-m", "-t", str(cron.pid)]
            _await((folder / "ready").exists, 60)
            _await(lambda: not subprocess.call([*inside, "test", "-s", "/run/crond.pid"]), 60)
            time.sleep(SETTLING)
            return _watch(inside, folder, calm, troubled)
        finally:
            cron.terminate()


def _watch(inside: list[str], folder: Path, calm: FaultySite, troubled: FaultySite) -> Season:
    def say(*words: str, text: str = "") -> str:
        done = subprocess.run([*inside, *words], input=text, capture_output=True, text=True, check=True)
        return done.stdout

    schedule = [sys.executable, "-P", "-m", "publisher", "schedule", "--every", "1m", "-C"]
    season = Season()
    say("crontab", "-", text=OTHERS)
    say(*schedule, str(calm.root), "--install")
    say(*schedule, str(troubled.root), "--install")
    season.tab = say("crontab", "-l")
    _fired(calm, troubled)
    season.feeds = tuple(calm.files())
    season.first = _mails(folder)
    _fired(calm, troubled)
    season.second = _mails(folder)
    troubled.write("bad.md", GOOD, 5)
    _fired(calm, troubled)
    season.third = _mails(folder)
    say(*schedule, str(calm.root), "--remove")
    say(*schedule, str(troubled.root), "--remove")
    season.left = say("crontab", "-l")
    return season


def _fired(*sites: FaultySite) -> None:
    """Wait until cron built each site once more, and had the time to send what it had to say."""
    before = [_last(site) for site in sites]
    _await(lambda: all(_last(site) != last for site, last in zip(sites, before, strict=True)), 190)
    time.sleep(5)


def _last(site: FaultySite) -> datetime | None:
    return status_of(load_config(site.root), datetime.now(UTC)).last


def _mails(folder: Path) -> tuple[str, ...]:
    found = sorted((folder / "mails").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    return tuple(path.read_text() for path in found)


def _await(done: Callable[[], bool], seconds: int) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, f"nothing happened in {seconds} seconds"
        time.sleep(0.2)
