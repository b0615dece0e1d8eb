"""Requests to addresses that the owner configured: no private targets by default, and a time limit.

A host name is resolved once, and the connection uses the address that was checked, so that a name that
resolves differently a moment later leads nowhere else. Redirects are not followed, and no proxy is used.

The end of a build is reported to a health check by one request, with a time limit.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from threading import Thread
from typing import Self
from urllib.parse import urlsplit

from publisher.errors import NotifyError

# -- connections ---------------------------------------------------------------------------------------------

MOST = 4096  # bytes of an answer that are read
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
_COMPATIBLE = ipaddress.ip_network("::/96")  # RFC 4291, section 2.5.5.1: the same
FORM = "application/x-www-form-urlencoded"


class Connection:
    """A connection to one address, opened by the first request and reused, in a `with` statement."""

    def __init__(self, url: str, section: str, *, private: bool, timeout: float) -> None:
        """Keep the target.

        Args:
            url: An http or https address.
            section: The section of the configuration that names it, for the remedy.
            private: Allow an address of this machine or its network.
            timeout: Seconds that one step (connecting, sending, the next bytes of an answer) may take.
        """
        self.url = url
        self.section = section
        self.private = private
        self.timeout = timeout
        self._open: HTTPConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        if self._open is not None:
            self._open.close()

    def request(self, form: bytes | None = None) -> int:
        """Send a GET, or a POST with a form, and return the status of the answer.

        Raises:
            NotifyError: the target cannot be reached, does not answer, or is a private address.
        """
        reused = self._open is not None
        try:
            try:
                return self._request(form)
            except (ConnectionError, HTTPException):
                if not reused:
                    raise
                return self._request(form)  # the server had closed the connection meanwhile
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error).strip() or type(error).__name__
            raise NotifyError(f"{self.url}: {reason}", f"check [{self.section}]") from error

    def _request(self, form: bytes | None) -> int:
        parts = urlsplit(self.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": "publisher"}
        if form is not None:
            headers["Content-Type"] = FORM
        connection, self._open = self._open or self._connect(), None
        try:
            connection.request("GET" if form is None else "POST", target, form, headers)
            answer = connection.getresponse()
            body = answer.read(MOST + 1)
            if len(body) <= MOST and not answer.will_close:
                self._open = connection
        finally:
            if self._open is None:
                connection.close()
        return answer.status

    def _connect(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        connection = HTTPConnection(host, port)
        connection.auto_open = 0  # opening by itself, it would resolve the name again
        connection.sock = self._connected_socket(host, port)
        if parts.scheme == "https":
            import ssl

            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        return connection

    def _connected_socket(self, host: str, port: int) -> socket.socket:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, place in found:
            if not self.private and not is_public(str(place[0])):
                message = f"{self.url}: {place[0]} is an address of this machine or its network"
                raise NotifyError(message, f"set [{self.section}] private = true if that is intended")
        failure = OSError("no address")
        for family, kind, protocol, _, place in found:
            opened = socket.socket(family, kind, protocol)
            try:
                opened.settimeout(self.timeout)
                opened.connect(place)
            except OSError as error:
                opened.close()
                failure = error
            else:
                return opened
        raise failure


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network; an IPv6 address may wrap an IPv4 one."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour
        if found in _NAT64 or found in _COMPATIBLE:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if wrapped is not None:
            found = wrapped
    return found.is_global and not found.is_multicast


def run_within(seconds: float, url: str, work: Callable[[], None]) -> None:
    """Run `work`, which waits for the server at `url`, and abandon it after so many seconds.

    Resolving a name cannot be interrupted, and an answer can arrive byte by byte: so `work` runs in a
    thread that does not keep the process from ending.

    Raises:
        NotifyError: the work is not done in time; also whatever `work` raises.
    """
    failures: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 -- raised again below, in the waiting thread
            failures.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failures:
        raise failures[0]
    if thread.is_alive():
        raise NotifyError(f"{url}: was not done within {seconds:g} seconds", "ask who runs the server")


# -- the health check ----------------------------------------------------------------------------------------

PING_TIMEOUT = 10.0  # seconds


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
    connection = Connection(url, "notify", private=private, timeout=2 * PING_TIMEOUT)
    run_within(PING_TIMEOUT, url, lambda: _request(connection))


def _request(connection: Connection) -> None:
    with connection:
        status = connection.request()
    if status >= 300:
        raise NotifyError(f"{connection.url}: answers {status}", "check [notify] healthcheck")
