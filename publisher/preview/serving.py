"""The preview's web server: on loopback only, built files only, and no answer that a browser may cache."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from publisher.emitters import FORMATS
from publisher.errors import ConfigError
from publisher.text.characters import counted, printable

HOST = "127.0.0.1"
HOSTS = frozenset({HOST, "localhost", "::1"})
MOST = 20  # notices that a banner shows
TYPES = {
    **{one.suffix: one.type for one in FORMATS.values()},
    ".html": "text/html",
    ".opml": "text/x-opml",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".css": "text/css",
}
_JSON = ".json"  # JSON is UTF-8, and its media types know no charset (RFC 8259, sections 8.1 and 11)
_BODY = re.compile(rb"<body[^>]{0,500}>")
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


class Server(ThreadingHTTPServer):
    """Serves a folder, and shows notices on its pages."""

    daemon_threads = True
    folder: Path | None = None
    notices: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address of the preview."""
        return f"http://{HOST}:{self.server_port}/"

    def show(self, folder: Path, notices: tuple[str, ...]) -> None:
        """Serve this folder and these notices from now on."""
        self.folder, self.notices = folder, notices

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
        files, name = self.server.files(), _name(self.path)
        path = files.get(name)
        if path is None and f"{name}/index.html" in files:
            self._send(301, b"", {"Location": f"/{quote(name)}/"})
        elif path is None and name != "index.html":
            self._send(404, b"there is no such file\n", {})
        else:
            self._file(name, path)

    def _file(self, name: str, path: Path | None) -> None:
        try:
            data = path.read_bytes() if path else _EMPTY
            modified = path.stat().st_mtime if path else 0.0
        except OSError:
            self._send(404, b"there is no such file\n", {})
            return
        notices = self.server.notices
        page = name.endswith(".html")
        if page and notices:
            data = _with_banner(data, notices)
        headers = {"Content-Type": _type(name), "ETag": f'"{blake2b(data, digest_size=12).hexdigest()}"'}
        if not page:  # the banner of a page changes while the file's time does not
            headers["Last-Modified"] = formatdate(int(modified), usegmt=True)
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
    kind = TYPES.get(suffix, "application/octet-stream")
    return kind if suffix == _JSON or suffix not in TYPES else f"{kind}; charset=utf-8"


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


def _with_banner(page: bytes, notices: tuple[str, ...]) -> bytes:
    """Insert the notices at the top of a page."""
    rows = [f"<li>{escape(printable(one))}</li>" for one in notices[:MOST]]
    if len(notices) > MOST:
        rows.append(f"<li>and {len(notices) - MOST} more</li>")
    notes = sum(one.startswith("note: ") for one in notices)
    parts = ((len(notices) - notes, "problem"), (notes, "note"))
    count = ", ".join(counted(number, word) for number, word in parts if number)
    banner = (
        # The page's policy allows no style but the page's own; a fieldset is a box without any.
        '\n<fieldset id="publisher-preview" lang="en" dir="ltr" role="status">'
        f"<legend><mark>{count}</mark></legend><ul>{''.join(rows)}</ul></fieldset>"
    ).encode()
    return _BODY.sub(lambda found: found[0] + banner, page, count=1)
