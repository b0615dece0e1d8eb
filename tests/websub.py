"""A WebSub hub and a subscriber, each a process of its own: `python websub.py hub|subscriber ...`.

Both implement the other side of the W3C Recommendation of 23 January 2018: the hub verifies intent
(section 5.3), fetches what was announced and distributes it signed (section 7); the subscriber discovers hub
and topic in the feed (section 4), verifies, and keeps what it is sent.
"""

from __future__ import annotations

import base64
import hmac
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

LINK = "{http://www.w3.org/2005/Atom}link"
Form = dict[str, list[str]]


class Server(ThreadingHTTPServer):
    """Listens on loopback."""

    daemon_threads = True

    @property
    def address(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.server_port}/"


class Answer(BaseHTTPRequestHandler):
    """What hub and subscriber share: short answers, no log."""

    protocol_version = "HTTP/1.1"

    def body(self) -> bytes:
        """Read what was sent."""
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Print nothing."""


class Hub(Answer):
    """Accepts subscriptions and announcements; a GET returns those it got."""

    behaviour = "hub"  # or "silent", "drip", or a status to answer announcements with
    log: list[dict[str, Any]] = []  # noqa: RUF012 -- one hub a process
    subscriptions: list[tuple[str, str, str]] = []  # noqa: RUF012 -- topic, callback, secret

    def do_GET(self) -> None:
        """Return what was received so far."""
        self.answer(200, json.dumps(self.log).encode())

    def do_POST(self) -> None:
        """Accept a subscription or an announcement."""
        form = parse_qs(self.body().decode(), strict_parsing=True)
        agent, kind = self.headers["User-Agent"], self.headers["Content-Type"]
        self.log.append({"form": form, "agent": agent, "type": kind, "peer": self.client_address[1]})
        if form["hub.mode"] == ["publish"]:
            self._published(form)
        else:
            self.answer(202)
            self._verify(form)

    def _published(self, form: Form) -> None:
        if self.behaviour == "silent":
            time.sleep(600)
        if self.behaviour == "drip":
            self.send_response(204)
        while self.behaviour == "drip":
            self.send_header("X-Slow", "1")
            self.flush_headers()
            time.sleep(0.1)
        if self.behaviour.isdigit():
            first = form["hub.url"][0].endswith(".rss")
            self.answer(int(self.behaviour) if first else 204, Location="/elsewhere")
            return
        self.answer(204)
        for topic in form["hub.url"]:
            self._distribute(topic)

    def _verify(self, form: Form) -> None:
        topic, callback = form["hub.topic"][0], form["hub.callback"][0]
        asked = {"hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "c4", "hub.lease_seconds": "9"}
        with urlopen(f"{callback}?{urlencode(asked)}") as answer:
            if answer.read() == b"c4":
                self.subscriptions.append((topic, callback, form["hub.secret"][0]))

    def _distribute(self, topic: str) -> None:
        subscribed = [(callback, secret) for one, callback, secret in self.subscriptions if one == topic]
        if not subscribed:
            return
        with urlopen(topic) as found:
            data, kind = found.read(), found.headers["Content-Type"]
        for callback, secret in subscribed:
            own = f"http://{self.headers['Host']}/"
            headers = {
                "Content-Type": kind,
                "Link": f'<{own}>; rel="hub", <{topic}>; rel="self"',
                "X-Hub-Signature": "sha256=" + hmac.digest(secret.encode(), data, "sha256").hex(),
            }
            urlopen(Request(callback, data, headers)).close()


class Subscriber(Answer):
    """Verifies its subscriptions, and keeps what arrives with a correct signature."""

    secret = "a secret between two processes"
    wanted: list[str] = []  # noqa: RUF012 -- one subscriber a process
    verified: list[str] = []  # noqa: RUF012
    received: list[dict[str, str]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        """Echo the challenge of a subscription of its own, or return its state."""
        asked = parse_qs(urlsplit(self.path).query)
        if not asked:
            state = {"verified": self.verified, "received": self.received}
            self.answer(200, json.dumps(state).encode())
        elif asked["hub.topic"][0] in self.wanted and asked["hub.mode"] == ["subscribe"]:
            self.verified.append(asked["hub.topic"][0])
            self.answer(200, asked["hub.challenge"][0].encode())
        else:
            self.answer(404)

    def do_POST(self) -> None:
        """Keep content if its signature is correct."""
        data = self.body()
        signature = "sha256=" + hmac.digest(self.secret.encode(), data, "sha256").hex()
        if hmac.compare_digest(signature, self.headers["X-Hub-Signature"]):
            topic = self.headers["Link"].partition(", <")[2].partition(">")[0]
            self.received.append({"topic": topic, "data": base64.b64encode(data).decode()})
        self.answer(202)


def discover(feed: str) -> tuple[str, str]:
    """Find hub and topic in the links of a feed."""
    with urlopen(feed) as answer:
        data = answer.read()
    if feed.endswith(".json"):
        values = json.loads(data)
        return next(one["url"] for one in values["hubs"] if one["type"] == "WebSub"), values["feed_url"]
    links = {one.get("rel"): one.get("href", "") for one in ET.fromstring(data).iter(LINK)}
    return links["hub"], links["self"]


def subscribe(server: Server, feeds: list[str]) -> None:
    """Subscribe to feeds, as a reader does that knows their addresses."""
    for feed in feeds:
        hub, topic = discover(feed)
        Subscriber.wanted.append(topic)
        asked = {"hub.mode": "subscribe", "hub.topic": topic, "hub.callback": f"{server.address}callback"}
        urlopen(Request(hub, urlencode({**asked, "hub.secret": Subscriber.secret}).encode())).close()


@contextmanager
def running(*words: str) -> Iterator[str]:
    """Run a hub (`hub BEHAVIOUR [PORT]`) or a subscriber (`subscriber FEED...`), and give its address."""
    command = [sys.executable, __file__, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def state_of(address: str) -> Any:
    """The state of a hub or subscriber, as it reports it."""
    with urlopen(address) as answer:
        return json.loads(answer.read())


def announced(hub: str) -> list[str]:
    """The addresses that were announced to a hub, in order."""
    forms = [one["form"] for one in state_of(hub)]
    return [url for form in forms if form["hub.mode"] == ["publish"] for url in form["hub.url"]]


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait for another process; a minute is more than enough."""
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within a minute")


def main() -> None:
    """Serve until killed."""
    role, *rest = sys.argv[1:]
    if role == "hub":
        Hub.behaviour = rest[0]
        server = Server(("127.0.0.1", int(rest[1]) if rest[1:] else 0), Hub)
    else:
        server = Server(("127.0.0.1", 0), Subscriber)
        threading.Thread(target=subscribe, args=(server, rest), daemon=True).start()
    sys.stdout.write(f"{server.address}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()


def serve(folder: Path) -> Server:
    """Serve a folder on loopback, as a static host does."""
    import functools
    import http.server

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
