"""A build of the site in a folder of its own, from what is remembered of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import REPORT, CatalogError, PublisherError, fault_of

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report


class Rehearsal:
    """Builds as `publisher build` would, and keeps what there is to say of it."""

    def __init__(self, load: Callable[[], Config], scratch: Path, address: str) -> None:
        """Keep where to build.

        Args:
            load: Reads the configuration.
            scratch: A folder for output and memory.
            address: Where the output is served; "" to keep the addresses of the configuration.
        """
        self.load = load
        self.scratch = scratch
        self.address = address
        self.config = self._aside(load())
        self.target = self.config.target
        self.notices: tuple[str, ...] = ()
        self.outcome = ""
        self.built_from = b""
        self._remember()

    def stamp(self) -> bytes:
        """Tell one state of configuration and articles from the next; reads no article."""
        from publisher import readers
        from publisher.pipeline.intake import scanner_of
        from publisher.scanner import Walk

        walk, hasher = Walk(), blake2b(digest_size=16)
        for path in self._decisions():
            with suppress(OSError):
                status = path.stat()
                hasher.update(f"{status.st_mtime_ns} {status.st_size} {status.st_ino}\n".encode())
        try:
            for file in scanner_of(self.config).walk(walk, readable=lambda name: bool(readers.family_of(name))):
                # A young file's stamp is marked; growing older is no change.
                hasher.update(f"{file.name}\n{file.stamp.lstrip('?')}\n".encode("utf-8", "surrogateescape"))
        except PublisherError as error:
            hasher.update(str(error).encode("utf-8", "surrogateescape"))
        hasher.update(repr(walk.problems).encode())
        return hasher.digest()

    def build(self) -> None:
        """Build, and keep the outcome: what fails is a notice, and the feeds stand as they were."""
        from publisher.engine import Here
        from publisher.pipeline import build

        self.built_from = self.stamp()  # before: what changes while we build is built at the next look
        try:
            self.config = self._aside(self.load())
            self.target = self.config.target
            report = build(self.config, engine=Here())
            stops = report.blocked
            if stops and not (self.target / "index.html").exists():
                report = build(self.config, engine=Here(), accept=True)  # there is nothing else to show
        except PublisherError as error:
            self.notices = (f"error: {error}",)
            self.outcome = "nothing was built; the feeds stand as they were"
            return
        except Exception as error:  # noqa: BLE001 -- the preview goes on, and shows it
            self.notices = (f"error: {fault_of(error)}; {REPORT}",)
            self.outcome = "nothing was built; the feeds stand as they were"
            return
        own = str(self.target)
        problems = (f"{one.severity}: {one}" for one in report.standing if one.place != own)
        self.notices = (*(f"error: a build would stop: {line}" for line in stops), *problems)
        self.outcome = _outcome(report)

    def _decisions(self) -> Iterator[Path]:
        """List the files that the configuration was read from, and the folder that may get another template."""
        yield self.config.file or self.config.root / "publisher.toml"
        templates = [self.config.root / name for name, _ in self.config.output.templates]
        yield from sorted({path.parent for path in templates})
        yield from templates

    def _aside(self, config: Config) -> Config:
        from publisher.config import Hub

        # Compressed twins are for servers that others read from.
        config = replace(config, scratch=self.scratch, output=replace(config.output, gzip=False))
        if not self.address:
            return config
        # Nobody may subscribe to this machine at a hub that the world uses.
        return replace(config, output=replace(config.output, url=self.address), hub=Hub())

    def _remember(self) -> None:
        """Start from a copy of what is remembered: ids and dates that were settled, articles read already."""
        from publisher.catalog.copying import copy

        self.config.state.mkdir()
        with suppress(CatalogError):  # what cannot be read is computed anew
            copy(self.config.root / self.config.state.name, self.config.state)


def _outcome(report: Report) -> str:
    entries = "1 entry" if report.shown == 1 else f"{report.shown} entries"
    feeds = "1 feed" if report.feeds == 1 else f"{report.feeds} feeds"
    files = "1 file" if len(report.written) == 1 else f"{len(report.written)} files"
    return f"built {entries} in {feeds}; {files} changed"
