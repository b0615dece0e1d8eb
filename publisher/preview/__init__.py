"""A look at the feeds before anybody else sees them: built aside, served on loopback, kept up to date.

Nothing of the site is written to. Pages are not reloaded by themselves: a page that moves under a
reader, or interrupts a screen reader every second, is worse than a key pressed; and each answer is
asked for anew (`no-cache`, a strong ETag), so that the key shows what stands now.
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

from publisher.preview.scratch_build import Rehearsal
from publisher.preview.serving import listening

if TYPE_CHECKING:
    from publisher.config import Config

SECONDS, MOST = 0.5, 5.0  # between two looks at the articles
SHARE = 10  # ... or so many times what a look takes, where that is between these
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(
    load: Callable[[], Config],
    port: int = 0,
    *,
    local: bool = True,
    say: Callable[[str], None],
    begun: Callable[[str], None],
) -> None:
    """Serve a preview until the process is interrupted or asked to end.

    Args:
        load: Reads the configuration; asked again when it changed.
        port: Where to listen on 127.0.0.1; 0 for any that is free.
        local: Let the feeds name the preview's addresses as their own, so that a reader can subscribe.
        say: Takes a line for a person whenever something was built.
        begun: Takes the address, once the first build is done.

    Raises:
        ConfigError: the configuration cannot be read at the start, or the port cannot be had.
    """
    load()
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup means what it says
            signal.signal(number, _end)
    with (
        suppress(KeyboardInterrupt),
        listening(port) as server,
        TemporaryDirectory(prefix="publisher-preview-") as folder,
    ):
        rehearsal = Rehearsal(load, Path(folder), server.address if local else "")
        _build(rehearsal, server.show, say)
        Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            begun(server.address)
            _watch(rehearsal, lambda: _build(rehearsal, server.show, say))
        finally:
            server.shutdown()


def _end(*_: object) -> None:
    """End once: what comes while we tidy up is too late."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _watch(rehearsal: Rehearsal, build: Callable[[], None]) -> None:
    seen = rehearsal.built_from
    never = Event()
    while True:
        begun = monotonic()
        stamp = rehearsal.stamp()
        looked = monotonic() - begun
        if stamp != seen:
            build()
            seen = rehearsal.built_from
        never.wait(min(max(SECONDS, SHARE * looked), MOST))


def _build(
    rehearsal: Rehearsal, show: Callable[[Path, tuple[str, ...]], None], say: Callable[[str], None]
) -> None:
    before = rehearsal.notices
    rehearsal.build()
    show(rehearsal.target, rehearsal.notices)
    for one in rehearsal.notices:
        if one not in before:
            say(one)
    for one in before:
        if one not in rehearsal.notices:
            say(f"mended: {one.partition(': ')[2]}")
    say(rehearsal.outcome)
