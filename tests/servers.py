"""The servers of deploy/, each run with the file that is shipped, on loopback and a port of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from sites import folder

DEPLOY = Path(__file__).parents[1] / "deploy"
COMMANDS = {
    "nginx.conf": ("nginx", "-e", "stderr", "-g", "daemon off;", "-c"),
    "Caddyfile": ("caddy", "run", "--adapter", "caddyfile", "--config"),
    "apache.conf": ("apache2", "-D", "FOREGROUND", "-f"),
}
PATIENCE = 15  # seconds that a server may take to start


@dataclass(frozen=True)
class Answer:
    """What a server answered: the status, the headers by name in small letters, the body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that runs: its host and port, the folder that holds feeds/, its log, its file, its process."""

    host: str
    root: Path
    log: Path
    config: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Where it is found, without a slash at the end."""
        return f"http://{self.host}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path as it stands, with headers such as `If_None_Match`."""
        connection = HTTPConnection(self.host, timeout=10)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            got = connection.getresponse()
            return Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        finally:
            connection.close()

    def change(self, old: str, new: str) -> None:
        """Replace a text of its file, which must stand there, and have nginx take it up."""
        text = self.config.read_text(encoding="utf-8")
        assert old in text, old
        self.config.write_text(text.replace(old, new), encoding="utf-8")
        before = self._workers()
        self.process.send_signal(signal.SIGHUP)
        end = time.monotonic() + PATIENCE
        while before & self._workers() or not self._workers():  # an old one would still answer as before
            assert time.monotonic() < end
            time.sleep(0.02)

    def _workers(self) -> set[str]:
        pid = self.process.pid
        return set(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())


@contextmanager
def open_folder() -> Iterator[Path]:
    """A temporary folder that a server, as a user of its own, may enter; pytest's folders are closed."""
    with folder() as path:
        path.chmod(0o755)
        yield path


@contextmanager
def running(snippet: str, root: Path, extra: dict[str, str] | None = None) -> Iterator[Server]:
    """Run a server with a file of deploy/, its folder and address replaced, and stop it after.

    Args:
        snippet: The name of the file below deploy/.
        root: The folder that holds feeds/.
        extra: Further texts of the file to replace; each must stand in it.
    """
    with open_folder() as place, socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{held.getsockname()[1]}"
        held.close()
        text = (DEPLOY / snippet).read_text(encoding="utf-8")
        swaps = {"127.0.0.1:8080": host, "/srv/notes": str(root), **(extra or {})}
        if "/run/" in text:
            swaps[" /run"] = f" {place}"
        for old, new in swaps.items():
            assert old in text, old
            text = text.replace(old, new)
        (place / snippet).write_text(text, encoding="utf-8")
        log = place / "log"
        environment = {
            **os.environ,
            "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin",
            "HOME": str(place),
            "XDG_DATA_HOME": str(place),
            "XDG_CONFIG_HOME": str(place),
        }
        program, *arguments = COMMANDS[snippet]
        found = shutil.which(program, path=environment["PATH"])
        assert found, f"{program} is missing; .ci/run names its package"
        with log.open("wb") as out:
            server = subprocess.Popen(
                [found, *arguments, place / snippet], stdout=out, stderr=out, env=environment, cwd=place
            )
            try:
                _wait(server, host, log)
                yield Server(host, root, log, place / snippet, server)
            finally:
                server.terminate()
                server.wait(PATIENCE)


def _wait(server: subprocess.Popen[bytes], host: str, log: Path) -> None:
    name, _, port = host.partition(":")
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection((name, int(port)), 1).close()
        except OSError:
            assert server.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.02)
        else:
            return
