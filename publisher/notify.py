"""Report the end of a build to a health check: one request, with a time limit."""

from __future__ import annotations

from publisher.errors import NotifyError
from publisher.network import Connection, run_within

TIMEOUT = 10.0  # seconds


def ping(address: str, *, failed: bool, private: bool = False) -> None:
    """Request the address; after a failure, the address with /fail appended.

    Args:
        address: The owner's [notify] healthcheck.
        failed: Whether the build failed.
        private: Allow an address of this machine or its network.

    Raises:
        NotifyError: it cannot be reached, is a private address, or does not answer with success.
    """
    url = address.rstrip("/") + "/fail" if failed else address
    connection = Connection(url, "notify", private=private, timeout=2 * TIMEOUT)
    run_within(TIMEOUT, url, lambda: _request(connection))


def _request(connection: Connection) -> None:
    with connection:
        status = connection.request()
    if status >= 300:
        raise NotifyError(f"{connection.url}: answers {status}", "check [notify] healthcheck")
