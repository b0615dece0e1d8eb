"""Tell a health check how a build ended: one request, a short wait, and no harm where nobody answers."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from publisher.errors import NotifyError

TIMEOUT = 10  # seconds


class _Stay(HTTPRedirectHandler):
    """A redirect could lead anywhere: it is not followed."""

    def redirect_request(self, *args: object) -> None:
        """Follow nothing."""


def ping(address: str, *, failed: bool, private: bool = False) -> None:
    """Ask for the address, or for the address with /fail behind it after a failure.

    Args:
        address: What the owner configured under [notify] healthcheck.
        failed: Whether the build failed.
        private: Let the address be one of this machine or its network.

    Raises:
        NotifyError: it could not be reached, or is a private address.
    """
    parts = urlsplit(address)
    if not private:
        _refuse_private(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
    url = address.rstrip("/") + "/fail" if failed else address
    request = Request(url, headers={"User-Agent": "publisher"})  # noqa: S310 -- config allows http and https alone
    try:
        with suppress(TimeoutError), build_opener(_Stay).open(request, timeout=TIMEOUT) as answer:
            answer.read(1024)
    except (URLError, OSError, ValueError) as error:
        raise NotifyError(f"{address}: {error}", "check [notify] healthcheck") from error


def _refuse_private(host: str, port: int) -> None:
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as error:
        raise NotifyError(f"{host}: {error}", "check [notify] healthcheck") from error
    for one in found:
        if not ipaddress.ip_address(one).is_global:
            message = f"{host}: {one} is an address of this machine or its network"
            raise NotifyError(message, "set [notify] private = true if that is meant")
