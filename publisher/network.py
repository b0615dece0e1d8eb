"""The one way out: requests to addresses that the owner configured, fenced, and bounded in time.

An address is looked up once, and the connection goes to what was looked at: a name that answers
otherwise a moment later leads nowhere else. Redirects are not followed, and no proxy is asked.
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

MOST = 4096  # bytes of an answer that are read
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
_COMPATIBLE = ipaddress.ip_network("::/96")  # RFC 4291, section 2.5.5.1: the same
FORM = "application/x-www-form-urlencoded"


class Line:
    """A connection to one address, opened by the first request and kept for the next, in a `with`."""

    def __init__(self, url: str, section: str, *, private: bool, patience: float) -> None:
        """Keep where it leads.

        Args:
            url: An http or https address.
            section: The section of the configuration that names it, for the mend.
            private: Let it lead to this machine or its network.
            patience: Seconds that one step (connecting, sending, an answer's next bytes) may take.
        """
        self.url = url
        self.section = section
        self.private = private
        self.patience = patience
        self._connection: HTTPConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def ask(self, form: bytes | None = None) -> int:
        """Send a GET, or with a form a POST; gives the status of the answer.

        Raises:
            NotifyError: it cannot be reached, does not answer, or leads to a private address.
        """
        kept = self._connection is not None
        try:
            try:
                return self._asked(form)
            except (ConnectionError, HTTPException):
                if not kept:
                    raise
                return self._asked(form)  # the other side had hung up meanwhile
        except (OSError, HTTPException, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error).strip() or type(error).__name__
            raise NotifyError(f"{self.url}: {said}", f"check [{self.section}]") from error

    def _asked(self, form: bytes | None) -> int:
        parts = urlsplit(self.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": "publisher"}
        if form is not None:
            headers["Content-Type"] = FORM
        connection, self._connection = self._connection or self._opened(), None
        try:
            connection.request("GET" if form is None else "POST", target, form, headers)
            answer = connection.getresponse()
            rest = answer.read(MOST + 1)
            if len(rest) <= MOST and not answer.will_close:
                self._connection = connection
        finally:
            if self._connection is None:
                connection.close()
        return answer.status

    def _opened(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        connection = HTTPConnection(host, port)
        connection.auto_open = 0  # by itself it would look the name up again
        connection.sock = self._connected(host, port)
        if parts.scheme == "https":
            import ssl

            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        return connection

    def _connected(self, host: str, port: int) -> socket.socket:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, place in found:
            if not self.private and not is_public(str(place[0])):
                message = f"{self.url}: {place[0]} is an address of this machine or its network"
                raise NotifyError(message, f"set [{self.section}] private = true if that is meant")
        failure = OSError("no address")
        for family, kind, protocol, _, place in found:
            opened = socket.socket(family, kind, protocol)
            try:
                opened.settimeout(self.patience)
                opened.connect(place)
            except OSError as error:
                opened.close()
                failure = error
            else:
                return opened
        raise failure


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public network, also when an IPv6 one wraps an IPv4 one."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour
        if found in _NAT64 or found in _COMPATIBLE:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if wrapped is not None:
            found = wrapped
    return found.is_global and not found.is_multicast


def bounded(seconds: float, url: str, work: Callable[[], None]) -> None:
    """Do work that waits for whoever is at an address, and leave it alone when it takes too long.

    A look-up of a name cannot be interrupted, and an answer can come byte by byte: so the work is
    done by a thread that does not keep the process from ending.

    Raises:
        NotifyError: it is not done; also what the work raises.
    """
    failures: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 -- raised again below, in the thread that waits
            failures.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failures:
        raise failures[0]
    if thread.is_alive():
        raise NotifyError(f"{url}: was not done within {seconds:g} seconds", "ask whoever runs it")
