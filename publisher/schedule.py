"""Regular builds: a crontab line, or a systemd service and timer. Other lines of a crontab are not changed."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

from publisher.errors import ConfigError, OutputError

MARK = "# publisher: "
PATH = "/usr/bin:/bin:/usr/sbin:/usr/local/bin"  # to find the crontab program
_EVERY = re.compile(r"(\d{1,2})([mh])\Z")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f%]")  # line ends, and what cron turns into one
_SERVICE = """\
[Unit]
Description=Build the feeds of {folder}
Documentation=man:systemd.service(5)

[Service]
Type=oneshot
User={user}
ExecStart={command}
SuccessExitStatus=75
UMask=0022
Nice=10
TimeoutStartSec=1h
MemoryMax=2G
TasksMax=64
ReadWritePaths={folder}
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=true
PrivateDevices=true
{network}
PrivateUsers=true
ProtectClock=true
ProtectControlGroups=true
ProtectHostname=true
ProtectKernelLogs=true
ProtectKernelModules=true
ProtectKernelTunables=true
ProtectProc=invisible
ProcSubset=pid
NoNewPrivileges=true
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true
RemoveIPC=true
LockPersonality=true
MemoryDenyWriteExecute=true
CapabilityBoundingSet=
AmbientCapabilities=
DevicePolicy=closed
KeyringMode=private
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
"""
_TIMER = """\
[Unit]
Description=Build the feeds of {folder} regularly

[Timer]
OnCalendar={calendar}
Persistent=true
RandomizedDelaySec=30
FixedRandomDelay=true

[Install]
WantedBy=timers.target
"""
_NO_NETWORK = "PrivateNetwork=true\nRestrictAddressFamilies=AF_UNIX\nIPAddressDeny=any"
_NETWORK = "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6"


def command_of(folder: Path, file: Path | None = None) -> list[str]:
    """Return the command that builds a site, with absolute paths and this interpreter.

    `-P` keeps Python from running a folder named publisher in the working directory instead of this package.
    """
    where = ["--config", str(file.absolute())] if file else []
    return [sys.executable, "-P", "-m", "publisher", "build", "-C", str(folder.absolute()), *where]


def times(every: str, folder: Path) -> tuple[str, str]:
    """Turn "15m", "1h" or "daily" into cron's five fields and a systemd calendar event.

    For hourly and daily builds, the minute is derived from the folder's name, so that the sites of one machine
    do not all build at once.

    Raises:
        ConfigError: it is not an interval that cron can keep.
    """
    minute = blake2b(str(folder.absolute()).encode("utf-8", "surrogateescape")).digest()[0] % 60
    if every == "daily":
        return f"{minute} 4 * * *", f"*-*-* 04:{minute:02}:00"
    match = _EVERY.match(every)
    count = int(match.group(1)) if match else 0
    if match and match.group(2) == "m" and 0 < count < 60 and 60 % count == 0:
        return f"*/{count} * * * *", f"*:0/{count}"
    if match and match.group(2) == "h" and 0 < count < 24 and 24 % count == 0:
        hours = "*" if count == 1 else f"*/{count}"
        return f"{minute} {hours} * * *", f"*-*-* {'*' if count == 1 else f'0/{count}'}:{minute:02}:00"
    raise ConfigError(f"--every {every}: cron cannot keep that", "write 1m to 30m, 1h to 12h, or daily")


def line(folder: Path, every: str, file: Path | None = None) -> str:
    """Return the crontab line of a site.

    Raises:
        ConfigError: a path has a character that would end or split the line.
    """
    command = shlex.join(command_of(folder, file))
    if _UNSAFE.search(command):
        raise ConfigError(
            f"{folder.absolute()!s:.200}: cron cannot take this path", "rename it without % and line ends"
        )
    return f"{times(every, folder)[0]} {command} {_mark(folder)}"


def units(folder: Path, every: str, file: Path | None = None, *, network: bool = False) -> tuple[str, str]:
    """Return a systemd service and its timer.

    Raises:
        ConfigError: a path has a character that systemd would interpret.
    """
    import getpass

    words = command_of(folder, file)
    if any(_UNSAFE.search(word) or set(word) & set("\"'\\$") for word in words):
        raise ConfigError(f"{folder.absolute()!s:.200}: systemd cannot take this path", "rename it")
    command = " ".join(f'"{word}"' if " " in word else word for word in words)
    service = _SERVICE.format(
        folder=folder.absolute(),
        user=getpass.getuser(),
        command=command,
        network=_NETWORK if network else _NO_NETWORK,
    )
    return service, _TIMER.format(folder=folder.absolute(), calendar=times(every, folder)[1])


def show(folder: Path) -> str:
    """Return the site's line in the user's crontab; "" if there is none."""
    return "\n".join(row for row in _read().split("\n") if row.endswith(_mark(folder)))


def install(folder: Path, every: str, file: Path | None = None) -> str:
    """Write the site's line into the user's crontab, replacing an older one, and return it."""
    new = line(folder, every, file)
    rows = _others(folder)
    _write(rows + new + "\n")
    return new


def remove(folder: Path) -> bool:
    """Remove the site's line from the user's crontab; returns whether there was one."""
    if not show(folder):
        return False
    _write(_others(folder))
    return True


def _mark(folder: Path) -> str:
    return MARK + shlex.quote(str(folder.absolute()))


def _others(folder: Path) -> str:
    """Return all other lines of the crontab, byte for byte."""
    kept = "".join(
        row for row in _read().splitlines(keepends=True) if not row.rstrip("\n").endswith(_mark(folder))
    )
    return kept if not kept or kept.endswith("\n") else kept + "\n"


def _read() -> str:
    done = _crontab("-l")
    if done.returncode and "no crontab" not in done.stderr:
        raise OutputError(f"crontab -l: {done.stderr.strip()}", "ask the administrator of this machine")
    return done.stdout if not done.returncode else ""


def _write(tab: str) -> None:
    done = _crontab("-", tab)
    if done.returncode:
        raise OutputError(f"crontab: {done.stderr.strip()}", "ask the administrator of this machine")


def _crontab(argument: str, text: str = "") -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 -- no word of it comes from outside
            ["crontab", argument],  # noqa: S607 -- its folder differs between systems
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
            env={"PATH": PATH, "LC_ALL": "C"},
        )
    except OSError as error:
        raise OutputError("crontab is not installed", "install cron, or use --systemd") from error
