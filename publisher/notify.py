"""Tell a health check how a build ended: one request, a short wait, and no harm where nobody answers."""

from __future__ import annotations

from publisher.errors import NotifyError
from publisher.network import Line, bounded

TIMEOUT = 10.0  # seconds


def ping(address: str, *, failed: bool, private: bool = False) -> None:
    """Ask for the address, or for the address with /fail behind it after a failure.

    Args:
        address: What the owner configured under [notify] healthcheck.
        failed: Whether the build failed.
        private: Let the address be one of this machine or its network.

    Raises:
        NotifyError: it could not be reached, is a private address, or did not thank for it.
    """
    url = address.rstrip("/") + "/fail" if failed else address
    bounded(TIMEOUT, url, lambda: _tell(Line(url, "notify", private=private, patience=2 * TIMEOUT)))


def _tell(line: Line) -> None:
    with line:
        status = line.ask()
    if status >= 300:
        raise NotifyError(f"{line.url}: answers {status}", "check [notify] healthcheck")
