"""The preview's web server: loopback alone, what was built alone, and no answer that could grow old."""

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
from publisher.text.characters import printable

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
    b"<body>\n<p>Nothing was built yet.</p>\n</body>\n</html>\n"
)


def listening(port: int) -> Server:
    """Listen on a port of 127.0.0.1, 0 for any that is free.

    Raises:
        ConfigError: it cannot be had.
    """
    try:
        return Server((HOST, port), Visit)
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"--port {port}: {said}", "name another, or none for any that is free") from error


class Server(ThreadingHTTPServer):
    """Serves a folder, with notices on its pages."""

    daemon_threads = True
    folder: Path | None = None
    notices: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://{HOST}:{self.server_port}/"

    def show(self, folder: Path, notices: tuple[str, ...]) -> None:
        """Serve this folder from now on, with these notices."""
        self.folder, self.notices = folder, notices

    def files(self) -> dict[str, Path]:
        """List what may be asked for, by name: no link, nothing hidden. No name is ever made a path."""
        found: dict[str, Path] = {}
        for top, folders, names in os.walk(self.folder or os.devnull):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = Path(top, name)
                if not name.startswith(".") and path.is_file() and not path.is_symlink():
                    found[path.relative_to(str(self.folder)).as_posix()] = path
        return found

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up in the middle of an answer is no event."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Visit(BaseHTTPRequestHandler):
    """One request after the other of one visitor."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "publisher"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a file."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with what would come before a file."""
        self._answer()

    def _answer(self) -> None:
        if not _is_local(self.headers.get("Host", "")):
            # A page elsewhere whose name was made to lead here must not read along (DNS rebinding).
            self._send(421, b"this preview answers to 127.0.0.1 and localhost alone\n", {})
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
        if not page:  # a banner comes and goes, and leaves the file's time as it is
            headers["Last-Modified"] = formatdate(int(modified), usegmt=True)
        if _is_known(self.headers, headers):
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
        """Say nothing: the terminal is for what was built."""


def _is_local(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in HOSTS
    except ValueError:
        return False


def _name(target: str) -> str:
    """Give the name that a request asks for, "" for one that nothing can have."""
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


def _is_known(asked: Message, ours: Mapping[str, str]) -> bool:
    """Tell whether the visitor has these bytes already (RFC 9110, section 13.2.2)."""
    tags = asked.get("If-None-Match")
    if tags is not None:
        return any(tag.strip().removeprefix("W/") in {"*", ours["ETag"]} for tag in tags.split(","))
    since = asked.get("If-Modified-Since")
    if since is None or "Last-Modified" not in ours:
        return False
    try:
        return _instant(since) >= _instant(ours["Last-Modified"])
    except ValueError:
        return False


def _instant(text: str) -> datetime:
    found = parsedate_to_datetime(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _with_banner(page: bytes, notices: tuple[str, ...]) -> bytes:
    """Put the notices at the top of a page."""
    rows = [f"<li>{escape(printable(one))}</li>" for one in notices[:MOST]]
    if len(notices) > MOST:
        rows.append(f"<li>and {len(notices) - MOST} more</li>")
    count = "1 problem" if len(notices) == 1 else f"{len(notices)} problems"
    banner = (
        # The page's own policy takes no style but its own: a fieldset is a box without one.
        '\n<fieldset id="publisher-preview" lang="en" dir="ltr" role="status">'
        f"<legend><mark>{count}</mark></legend><ul>{''.join(rows)}</ul></fieldset>"
    ).encode()
    return _BODY.sub(lambda found: found[0] + banner, page, count=1)
