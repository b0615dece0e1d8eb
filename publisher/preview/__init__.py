"""Preview of the feeds: built in a scratch folder, served on loopback, and built again on changes.

The site's own files are not changed. A page in a browser reloads itself when a build changed that very page,
and not when it changed others: a page that moves while it is read interrupts its reader. Every answer must be
revalidated (`no-cache` and a strong ETag), so that a reload always shows the current state.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from publisher.errors import REPORT, CatalogError, PublisherError, fault_of
from publisher.preview.pictures import SiteFiles
from publisher.preview.serving import Server, listen
from publisher.text.characters import counted

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report

# -- building ------------------------------------------------------------------------------------------------


class ScratchBuild:
    """Builds as `publisher build` would, and keeps the outcome."""

    def __init__(self, load: Callable[[], Config], scratch: Path, address: str) -> None:
        """Copy the catalog into the scratch folder.

        Args:
            load: Reads the configuration.
            scratch: The folder for output and catalog.
            address: Where the output is served; "" to keep the addresses of the configuration.
        """
        self.load = load
        self.scratch = scratch
        self.address = address
        self.config = self._redirected(load())
        self.target = self.config.target
        self.notices: tuple[str, ...] = ()
        self.kinds: frozenset[str] = frozenset()  # of the notices: those that count problems of one kind
        self.over: tuple[str, ...] = ()  # kinds of problems that the last build found no more
        self.outcome = ""
        self.built_from = b""  # the fingerprint of what was built
        self._copy_catalog()

    def fingerprint(self) -> bytes:
        """Return a digest that differs when configuration or articles do; reads no article."""
        from publisher import readers
        from publisher.pipeline.run import source_of
        from publisher.sources import Walk

        walk, hasher = Walk(), blake2b(digest_size=16)
        for path in self._configuration_files():
            with suppress(OSError):
                status = path.stat()
                hasher.update(f"{status.st_mtime_ns} {status.st_size} {status.st_ino}\n".encode())
        try:
            for file in source_of(self.config).walk(walk, readable=lambda name: bool(readers.family_of(name))):
                # The mark of a recently changed file is dropped: growing older is not a change.
                hasher.update(f"{file.name}\n{file.version.lstrip('?')}\n".encode("utf-8", "surrogateescape"))
        except PublisherError as error:
            hasher.update(str(error).encode("utf-8", "surrogateescape"))
        hasher.update(repr((walk.problems, walk.unknown)).encode("utf-8", "surrogateescape"))
        return hasher.digest()

    def build(self) -> None:
        """Build, and keep the outcome. An error becomes a notice, and the feeds stay as they were."""
        from publisher.engine import InProcess
        from publisher.pipeline import build
        from publisher.pipeline.groups import alike, kind_of, line_of_end, sentence

        self.over = ()
        self.built_from = self.fingerprint()  # taken first: a change during the build leads to another build
        try:
            self.config = self._redirected(self.load())
            self.target = self.config.target
            report = build(self.config, engine=InProcess())
            stops = report.blocked
            if stops and not (self.target / "index.html").exists():
                report = build(self.config, engine=InProcess(), accept=True)  # there is nothing else to show
        except PublisherError as error:
            self.notices = (f"error: {error}",)
            self.outcome = "nothing was built; the feeds are as they were"
            return
        except Exception as error:  # noqa: BLE001 -- the preview goes on, and shows it
            self.notices = (f"error: {fault_of(error)}; {REPORT}",)
            self.outcome = "nothing was built; the feeds are as they were"
            return
        own = str(self.target)
        singles = (one for one in report.problems if not one.kind and one.place != own)
        kinds = [
            f"{one.severity}: {sentence(one)}; {one.remedy}"
            for one in report.kinds
            if not kind_of(one.kind).quiet
        ]
        self.notices = (
            *(f"error: a build would stop: {line}" for line in stops),
            *(f"{one.severity}: {text}" for one, text in alike(singles)),
            *kinds,
        )
        self.kinds = frozenset(kinds)
        self.over = tuple(map(line_of_end, report.over))
        self.outcome = _outcome(report)

    def _configuration_files(self) -> Iterator[Path]:
        """List the files of the configuration, and the folders in which a template may appear."""
        yield self.config.file or self.config.root / "publisher.toml"
        templates = [self.config.root / name for name, _ in self.config.output.templates]
        yield from sorted({path.parent for path in templates})
        yield from templates

    def _redirected(self, config: Config) -> Config:
        """Change a configuration so that it builds in the scratch folder, for this machine only."""
        from publisher.config import Hub

        # The preview's server does not use compressed files.
        config = config._replace(scratch=self.scratch, output=config.output._replace(gzip=False))
        if not self.address:
            return config
        # A public hub must not be asked to deliver addresses of this machine.
        return config._replace(output=config.output._replace(url=self.address), hub=Hub())

    def _copy_catalog(self) -> None:
        """Start from a copy of the site's catalog: it keeps ids and dates, and saves reading every article."""
        from publisher.catalog import copy

        self.config.state.mkdir()
        with suppress(CatalogError):  # without a copy, everything is computed again
            copy(self.config.root / self.config.state.name, self.config.state)


def _outcome(report: Report) -> str:
    entries = counted(report.shown, "entry", "entries")
    return f"built {entries} in {counted(report.feeds, 'feed')}"


# -- the preview ---------------------------------------------------------------------------------------------

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
        show = _shower(scratch, server)
        _build(scratch, show, say)
        Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            begun(server.address)
            say("watches articles and settings, and reloads what the browser shows; press Ctrl-C to stop")
            _watch(scratch, lambda: _build(scratch, show, say), server.look_again)
        finally:
            server.end()
            server.shutdown()


def _shower(scratch: ScratchBuild, server: Server) -> Callable[[], None]:
    """Give a function that lets the server show the last build."""
    from publisher.pipeline.run import base_url

    def show() -> None:
        config = scratch.config
        server.show(scratch.target, scratch.notices, SiteFiles(config), base_url(config))

    return show


def _end(*_: object) -> None:
    """End once: further signals are ignored while the scratch folder is removed."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _watch(scratch: ScratchBuild, build: Callable[[], None], look: Callable[[], None]) -> None:
    """Build when articles or settings changed; after each look, pages look for the pictures that they show."""
    built_from = scratch.built_from
    never = Event()
    while True:
        start = monotonic()
        fingerprint = scratch.fingerprint()
        took = monotonic() - start
        if fingerprint != built_from:
            build()
            built_from = scratch.built_from
        look()
        never.wait(min(max(LEAST, SHARE * took), MOST))


def _build(scratch: ScratchBuild, show: Callable[[], None], say: Callable[[str], None]) -> None:
    before = scratch.notices
    kinds = scratch.kinds
    scratch.build()
    show()
    for one in scratch.notices:
        if one not in before:
            say(one)
    for one in before:
        if one not in scratch.notices and one not in kinds:
            say(f"fixed: {one.partition(': ')[2]}")
    for one in scratch.over:
        say(f"fixed: {one}")
    say(scratch.outcome)
