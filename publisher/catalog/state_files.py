"""Files next to the catalog: what failed last, and the feeds that have to be announced to a hub.

A failure is reported when it appears, not at every run.

A pending feed is noted before it is visible, and kept until the hub has accepted it. Each note is a file of its
own, `pending-...`, with an address a line, and replaces the notes before it. An announcement removes only the
notes that it read, and none that was written meanwhile. Where two builds meet, a feed is announced twice, but
never not at all.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path

from publisher.errors import CatalogError

# -- what failed last ----------------------------------------------------------------------------------------

BUILD, HUB = "failure", "failure-hub"  # names of files: the last build, the last announcement


def is_news(folder: Path, text: str, of: str = BUILD) -> bool:
    """Keep why something failed; says whether it failed otherwise the time before, or not at all.

    Where it cannot be kept, everything is news.
    """
    if current_failure(folder, of) == text:
        return False
    with suppress(OSError, ValueError):
        (folder / of).write_text(text, encoding="utf-8")
    return True


def current_failure(folder: Path, of: str = BUILD) -> str:
    """Give why it failed the last time, "" where it did not."""
    try:
        return (folder / of).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def settle_failure(folder: Path, of: str = BUILD) -> str:
    """Forget the failure, and give what it was; "" where there was none."""
    text = current_failure(folder, of)
    with suppress(OSError):
        (folder / of).unlink()
    return text


# -- feeds that have to be announced to a hub ------------------------------------------------------------------

PENDING, UNFINISHED = "pending-", ".new"


def add_pending(folder: Path, addresses: Iterable[str]) -> None:
    """Note durably that the feeds at these addresses change. Call it only while holding the lock.

    Raises:
        CatalogError: it cannot be written.
    """
    before = _named(folder)
    together = dict.fromkeys([*addresses_of(pending_files(folder)), *addresses])
    path = folder / f"{PENDING}{time.time_ns():x}-{os.getpid():x}"
    try:
        _write(path, together)
    except OSError as error:
        remedy = "make room on the disk" if error.errno in {ENOSPC, EDQUOT} else "make the folder writable"
        raise CatalogError(f"{path}: {error.strerror}", remedy) from error
    for old in before:
        with suppress(OSError):
            old.unlink()


def pending_files(folder: Path) -> list[Path]:
    """List the files that hold waiting addresses, the oldest first."""
    return [path for path in _named(folder) if not path.name.endswith(UNFINISHED)]


def addresses_of(paths: Iterable[Path]) -> tuple[str, ...]:
    """List the addresses in such files, each once, those that wait longest first."""
    return tuple(dict.fromkeys(one for path in paths for one in _addresses(path)))


def remove_pending(announced: Collection[str], paths: Iterable[Path]) -> None:
    """Remove announced addresses from the files that they were read from."""
    for path in paths:
        kept = [one for one in _addresses(path) if one not in announced]
        with suppress(OSError):  # then it is announced once more
            if kept:
                _write(path, kept)
            else:
                path.unlink()


def _named(folder: Path) -> list[Path]:
    with suppress(OSError), os.scandir(folder) as items:
        return sorted(Path(item.path) for item in items if item.name.startswith(PENDING))
    return []


def _addresses(path: Path) -> list[str]:
    with suppress(OSError):
        return [one for one in path.read_text(encoding="utf-8", errors="replace").split("\n") if one]
    return []


def _write(path: Path, addresses: Iterable[str]) -> None:
    new = path.with_name(path.name + UNFINISHED)
    with new.open("w", encoding="utf-8") as file:
        file.writelines(f"{one}\n" for one in addresses)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
