"""Preview of the feeds: built in a scratch folder, served on loopback, and built again on changes.

The site's own files are not changed. Pages do not reload by themselves: a page that moves while it is
read, or interrupts a screen reader, is worse than pressing a key. Every answer must be revalidated
(`no-cache` and a strong ETag), so that a reload always shows the current state.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from publisher.preview.scratch_build import ScratchBuild
from publisher.preview.serving import listen

if TYPE_CHECKING:
    from publisher.config import Config

LEAST, MOST = 0.5, 5.0  # seconds between two looks at the articles
SHARE = 10  # within these, wait so many times as long as a look takes
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(
    load: Callable[[], Config],
    port: int = 0,
    *,
    local: bool = True,
    say: Callable[[str], None],
    begun: Callable[[str], None],
) -> None:
    """Serve a preview until the process gets a signal to end.

    Args:
        load: Reads the configuration; called again when it changed.
        port: The port on 127.0.0.1; 0 for any free one.
        local: Write the preview's addresses into the feeds, so that a reader can subscribe to them.
        say: Called with a line for a person after each build.
        begun: Called with the preview's address after the first build.

    Raises:
        ConfigError: the configuration cannot be read at the start, or the port is not available.
    """
    load()
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(number, _end)
    with (
        suppress(KeyboardInterrupt),
        listen(port) as server,
        TemporaryDirectory(prefix="publisher-preview-") as folder,
    ):
        scratch = ScratchBuild(load, Path(folder), server.address if local else "")
        _build(scratch, server.show, say)
        Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            begun(server.address)
            _watch(scratch, lambda: _build(scratch, server.show, say))
        finally:
            server.shutdown()


def _end(*_: object) -> None:
    """End once: further signals are ignored while the scratch folder is removed."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _watch(scratch: ScratchBuild, build: Callable[[], None]) -> None:
    built_from = scratch.built_from
    never = Event()
    while True:
        start = monotonic()
        fingerprint = scratch.fingerprint()
        took = monotonic() - start
        if fingerprint != built_from:
            build()
            built_from = scratch.built_from
        never.wait(min(max(LEAST, SHARE * took), MOST))


def _build(
    scratch: ScratchBuild, show: Callable[[Path, tuple[str, ...]], None], say: Callable[[str], None]
) -> None:
    before = scratch.notices
    scratch.build()
    show(scratch.target, scratch.notices)
    for one in scratch.notices:
        if one not in before:
            say(one)
    for one in before:
        if one not in scratch.notices:
            say(f"fixed: {one.partition(': ')[2]}")
    say(scratch.outcome)
