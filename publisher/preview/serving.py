"""The preview's web server: on loopback only, and no answer that a browser may use without asking again.

It serves what was built, and the pictures of the site that its pages show. A page asks whether it changed by
one request that is answered when it did (long polling), so an open page costs a thread that sleeps.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedReader
from pathlib import Path
from threading import BoundedSemaphore, Condition
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from publisher.emitters import FORMATS
from publisher.errors import ConfigError
from publisher.preview.pages import with_banner, with_client, with_local_files
from publisher.preview.pictures import SiteFiles
from publisher.text.media_types import type_of

HOST = "127.0.0.1"
HOSTS = frozenset({HOST, "localhost", "::1"})
CHANGES, FILES = "/.preview/changes", ".preview/files/"  # nothing hidden is built: no file has such a name
HOLD = 25.0  # seconds that a page waits for an answer; then it asks again
LOOK = 1.0  # seconds between two looks whether the page that waits is still open
MOST_WAITING = 100  # pages
TYPES = {
    **{one.suffix: one.type for one in FORMATS.values()},
    ".html": "text/html",
    ".opml": "text/x-opml",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".css": "text/css",
}
_JSON = ".json"  # JSON is UTF-8, and its media types know no charset (RFC 8259, sections 8.1 and 11)
_EMPTY = (
    b'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Preview</title></head>\n'
    b"<body>\n<p>Nothing has been built yet.</p>\n</body>\n</html>\n"
)


def listen(port: int) -> Server:
    """Listen on a port of 127.0.0.1; 0 for any free one.

    Raises:
        ConfigError: the port is not available.
    """
    try:
        return Server((HOST, port), Handler)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(
            f"--port {port}: {reason}", "choose another, or leave it out for any free one"
        ) from error


class Page(NamedTuple):
    """A file as it is answered, with what the preview adds to it."""

    data: bytes
    state: str  # of a page: another one is to be shown


class Server(ThreadingHTTPServer):
    """Serves a folder, and shows notices on its pages."""

    daemon_threads = True
    folder: Path | None = None
    notices: tuple[str, ...] = ()
    site: SiteFiles | None = None
    output = ""  # where the built files will be served, "" where that is here

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        """Listen."""
        super().__init__(address, handler)
        self.changed = Condition()
        self.looks = 0  # how often something may have changed
        self.has_ended = False
        self.places = BoundedSemaphore(MOST_WAITING)
        self.local: dict[str, Path] = {}  # files of the site that pages show, by the name under which they do

    @property
    def address(self) -> str:
        """The address of the preview."""
        return f"http://{HOST}:{self.server_port}/"

    def show(
        self, folder: Path, notices: tuple[str, ...], site: SiteFiles | None = None, output: str = ""
    ) -> None:
        """Serve this folder and these notices from now on, and the files that its pages take from the site."""
        self.folder, self.notices, self.site, self.output = folder, notices, site, output
        self.look_again()

    def look_again(self) -> None:
        """Let pages that wait see whether they changed."""
        with self.changed:
            self.looks += 1
            self.changed.notify_all()

    def end(self) -> None:
        """Answer the pages that wait: the preview ends."""
        self.has_ended = True
        self.look_again()

    def page(self, name: str, data: bytes) -> Page:
        """Give a web page as it is shown: pictures from here, problems, and a script that follows it."""
        files = self.files()
        states: list[str] = []

        def local(address: str) -> str:
            path, state = self._local(address, files)
            states.append(state)
            return path

        data = with_banner(with_local_files(data, local), self.notices)
        state = blake2b(data + "\n".join(states).encode(), digest_size=12).hexdigest()
        return Page(with_client(data, name, state), state)

    def _local(self, address: str, files: Mapping[str, Path]) -> tuple[str, str]:
        """Give the path at which a file is served here, "" where it is not, and the file's state."""
        for base in (self.address, self.output):
            name = unquote(address[len(base) :]) if base and address.startswith(base) else ""
            if name in files:
                return f"/{quote(name)}", _state(files[name])
        found = self.site.find(address) if self.site is not None else None
        if found is None:
            return "", ""
        name = f"{FILES}{blake2b(os.fsencode(found), digest_size=8).hexdigest()}/{found.name}"
        self.local[name] = found
        return f"/{quote(name)}", _state(found)

    def files(self) -> dict[str, Path]:
        """Map the names that may be requested to files: no links, nothing hidden.

        A requested name is looked up here, and never becomes a path.
        """
        found: dict[str, Path] = {}
        for top, folders, names in os.walk(self.folder or os.devnull):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = Path(top, name)
                if not name.startswith(".") and path.is_file() and not path.is_symlink():
                    found[path.relative_to(str(self.folder)).as_posix()] = path
        return found

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a client that closes the connection during an answer."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "publisher"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a file."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with the headers of a file."""
        self._answer()

    def _answer(self) -> None:
        if not _is_local(self.headers.get("Host", "")):
            # A site whose name was made to resolve to this machine must not read the preview (DNS rebinding).
            self._send(421, b"this preview answers to 127.0.0.1 and localhost only\n", {})
            return
        target, _, query = self.path.partition("?")
        if target == CHANGES:
            self._wait(query)
            return
        files, name = self.server.files(), _name(self.path)
        path = files.get(name) or self.server.local.get(name)
        if path is None and f"{name}/index.html" in files:
            self._send(301, b"", {"Location": f"/{quote(name)}/"})
        elif path is None and name != "index.html":
            self._send(404, b"there is no such file\n", {})
        else:
            self._file(name, path)

    def _wait(self, query: str) -> None:
        """Answer "changed" once a page is not in the state that the client has, else "same" after a while."""
        values = dict(parse_qsl(query[:10_000]))
        name, state = values.get("page", ""), values.get("state", "")
        if self.server.has_ended or not self.server.places.acquire(blocking=False):
            self._send(503, b"this preview has ended, or too many pages are open\n", {"Connection": "close"})
            return
        try:
            answer = self._awaited(name, state)
        finally:
            self.server.places.release()
        if answer:
            self._send(200, answer, {})

    def _awaited(self, name: str, state: str) -> bytes:
        """Wait for a change of a page; nothing where its client is gone."""
        server, end = self.server, monotonic() + HOLD
        while not server.has_ended:
            looks = server.looks
            if self._state_of(name) != state:
                return b"changed"
            while looks == server.looks:
                with server.changed:
                    server.changed.wait_for(lambda: looks != server.looks, LOOK)  # noqa: B023 -- called here
                if self._is_left():
                    self.close_connection = True
                    return b""
                if monotonic() > end:
                    return b"same"
        return b"same"

    def _state_of(self, name: str) -> str:
        """Give the state of a page; "" where there is none any more."""
        path = self.server.files().get(name)
        try:
            data = path.read_bytes() if path else _EMPTY if name == "index.html" else None
        except OSError:
            data = None
        return "" if data is None else self.server.page(name, data).state

    def _is_left(self) -> bool:
        """Tell whether the client closed the connection, as a closed tab does."""
        if not select.select([self.connection], [], [], 0)[0]:
            return False
        reader = self.rfile
        try:
            return isinstance(reader, BufferedReader) and not reader.peek(1)
        except OSError:
            return True

    def _file(self, name: str, path: Path | None) -> None:
        try:
            data = path.read_bytes() if path else _EMPTY
            modified = path.stat().st_mtime if path else 0.0
        except OSError:
            self._send(404, b"there is no such file\n", {})
            return
        page = name.endswith(".html")
        if page:
            data = self.server.page(name, data).data
        headers = {"Content-Type": _type(name), "ETag": f'"{blake2b(data, digest_size=12).hexdigest()}"'}
        if not page:  # what is added to a page changes while the file's time does not
            headers["Last-Modified"] = formatdate(int(modified), usegmt=True)
        if name.startswith(FILES):  # a drawing that is opened by itself must not run its scripts here
            headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
        if _is_current(self.headers, headers):
            headers.pop("Content-Type")
            self._send(304, b"", headers)
        else:
            self._send(200, data, headers)

    def _send(self, status: int, data: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        always = {
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if status != 304:
            always |= {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(data))}
        for key, value in {**always, **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Print nothing: the terminal is for the builds."""


def _is_local(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in HOSTS
    except ValueError:
        return False


def _name(target: str) -> str:
    """Return the name that a request asks for; "" if no file can have it."""
    try:
        name = unquote(target.partition("?")[0], errors="strict")
    except UnicodeDecodeError:
        return ""
    if not name.startswith("/"):
        return ""
    return name[1:] + ("index.html" if name.endswith("/") else "")


def _type(name: str) -> str:
    suffix = Path(name).suffix
    kind = TYPES.get(suffix) or type_of(name) or "application/octet-stream"
    return kind if suffix == _JSON or suffix not in TYPES else f"{kind}; charset=utf-8"


def _state(path: Path) -> str:
    """Tell one state of a file from the next."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns}.{status.st_size}"


def _is_current(request: Message, answer: Mapping[str, str]) -> bool:
    """Whether the client has these bytes already (RFC 9110, section 13.2.2)."""
    tags = request.get("If-None-Match")
    if tags is not None:
        return any(tag.strip().removeprefix("W/") in {"*", answer["ETag"]} for tag in tags.split(","))
    since = request.get("If-Modified-Since")
    if since is None or "Last-Modified" not in answer:
        return False
    try:
        return _instant(since) >= _instant(answer["Last-Modified"])
    except ValueError:
        return False


def _instant(text: str) -> datetime:
    found = parsedate_to_datetime(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
