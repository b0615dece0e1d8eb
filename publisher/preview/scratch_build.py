"""A build of the site in a scratch folder, starting from a copy of its catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import REPORT, CatalogError, PublisherError, fault_of
from publisher.text.counts import counted

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report


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
        hasher.update(repr(walk.problems).encode())
        return hasher.digest()

    def build(self) -> None:
        """Build, and keep the outcome. An error becomes a notice, and the feeds stay as they were."""
        from publisher.engine import InProcess
        from publisher.pipeline import build

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
        problems = (f"{one.severity}: {one}" for one in report.standing if one.place != own)
        self.notices = (*(f"error: a build would stop: {line}" for line in stops), *problems)
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
    return f"built {entries} in {counted(report.feeds, 'feed')}; {counted(len(report.written), 'file')} changed"
