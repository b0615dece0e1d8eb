"""When git first saw each file of a folder: one `git log`, for articles that name no date.

A repository may be anybody's. Git runs with the owner's own settings alone where settings run programs: no
hook, no file watcher, no pager, no signature check, no filter and no network; what it writes is bounded, and so
is its time.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import datetime

SECONDS = 60  # that git may take
LARGEST = 64 * 1024 * 1024  # bytes of its answer that are read
_COMMIT = "\x02"  # begins the line of a commit; git writes it in no name with -z, and in no date
_QUIET = (
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "core.alternateRefsCommand=",
    "log.showSignature=false", "protocol.allow=never", "core.quotePath=false",
)  # fmt: skip
_LOG = (
    "log", "--relative", "--diff-filter=A", "--no-renames", "--no-ext-diff", "--no-textconv",
    "--no-show-signature", "--no-color", "--no-notes", "--decorate=full", "--name-only", "-z",
    f"--format={_COMMIT}%aI %D", "--", ".",
)  # fmt: skip


def first_commits(folder: str) -> Mapping[str, datetime]:
    """Give the author's instant of the commit that added each file, by name below the folder.

    Gives nothing where the folder is in no work tree, git is missing, refuses the repository, or takes too
    long. In a shallow clone its oldest commit adds everything, and says nothing of when: it is left out.
    """
    if not _is_in_work_tree(folder):
        return {}
    answer = _asked(folder)
    found: dict[str, datetime] = {}
    when: datetime | None = None
    for part in answer.decode("utf-8", "surrogateescape").split("\0"):
        name = part.removeprefix("\n")
        if name.startswith(_COMMIT):  # "2024-05-06T10:00:00+02:00 grafted, HEAD -> refs/heads/main"
            when = _instant(name[1:])
        elif name and when is not None:
            found[name] = when  # the newest commit comes first: the last one that is found added it first
        elif name:
            found.pop(name, None)
    return found


def _is_in_work_tree(folder: str) -> bool:
    path = os.path.realpath(folder)
    while not os.path.lexists(f"{path}/.git"):
        above = os.path.dirname(path)  # noqa: PTH120 -- a text, as all paths of sources are
        if above == path:
            return False
        path = above
    return True


def _asked(folder: str) -> bytes:
    """Run git; gives b"" where it does not end well."""
    settings = [word for one in _QUIET for word in ("-c", one)]
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_CONFIG_HOME") if name in os.environ}
    surroundings = kept | {
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "",
    }
    command = ["git", "--no-pager", *settings, "-C", folder, *_LOG]
    with tempfile.TemporaryFile() as answer:
        try:
            ended = subprocess.run(  # noqa: S603 -- only the folder comes from outside, and it is no option
                command,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=surroundings,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return b""
        size = answer.tell()
        if ended.returncode or size > LARGEST:
            return b""
        answer.seek(0)
        return answer.read(LARGEST)


def _instant(line: str) -> datetime | None:
    """Read a commit's line; None for the edge of a shallow clone, and for a date that is none."""
    date, _, names = line.partition(" ")
    if "grafted" in names.split(", "):
        return None
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
