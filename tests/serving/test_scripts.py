"""The scripts of deploy/: what s3.sh puts on a store, and when."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sites import PLAIN, SiteFolder, article

pytestmark = pytest.mark.serving
ROOT = Path(__file__).parents[2]
HALF_SECOND = 1_750_000_000_500_000_000


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """The example site's feeds, with an archive page, a hidden file and a link put in."""
    folder = tmp_path / "feeds"
    shutil.copytree(ROOT / "feeds", folder)
    (folder / "all" / "archive").mkdir(parents=True)
    for suffix in ("rss", "html"):
        (folder / f"all/archive/2025-11.{suffix}").write_bytes((folder / f"all.{suffix}").read_bytes())
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "rope.html").write_bytes((folder / "index.html").read_bytes())
    (folder / ".publisher-17-all.rss").write_bytes(b"half a feed")
    (folder / "link.rss").symlink_to("/etc/hostname")
    for path in folder.rglob("*.*"):
        os.utime(path, ns=(HALF_SECOND, HALF_SECOND), follow_symlinks=False)
    return folder


def _run(*command: str | Path, **more: str) -> None:
    environment = {"PATH": os.environ["PATH"], **more}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr


class _Store(BaseHTTPRequestHandler):
    """As much of an object store (S3) as rclone asks of it; remembers what was put, in order."""

    protocol_version = "HTTP/1.1"
    put: list[tuple[str, str, str]]
    held: dict[str, bytes]

    def do_GET(self) -> None:
        """List the objects of a folder, and its folders."""
        prefix = parse_qs(urlsplit(self.path).query).get("prefix", [""])[0]
        below = {key: data for key, data in sorted(self.held.items()) if key.startswith(prefix)}
        here = {key: data for key, data in below.items() if "/" not in key.removeprefix(prefix)}
        folders = sorted({prefix + key.removeprefix(prefix).split("/")[0] for key in below.keys() - here})
        rows = [
            f"<Contents><Key>{key}</Key><LastModified>2025-06-15T15:06:40.000Z</LastModified>"
            f'<ETag>"{md5(data).hexdigest()}"</ETag><Size>{len(data)}</Size></Contents>'
            for key, data in here.items()
        ]
        rows += [f"<CommonPrefixes><Prefix>{name}/</Prefix></CommonPrefixes>" for name in folders]
        body = f"<ListBucketResult><IsTruncated>false</IsTruncated>{''.join(rows)}</ListBucketResult>"
        self._answer(200, body.encode(), {"Content-Type": "application/xml"})

    def do_HEAD(self) -> None:
        """Tell what an object is."""
        data = self.held.get(self._key)
        if data is None:
            self._answer(404, b"", {})
        else:
            tags = {"ETag": f'"{md5(data).hexdigest()}"', "Last-Modified": "Sun, 15 Jun 2025 15:06:40 GMT"}
            self._answer(200, data, tags)

    def do_PUT(self) -> None:
        """Keep an object."""
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.put.append((self._key, self.headers["Content-Type"], self.headers["Cache-Control"]))
        self.held[self._key] = data
        self._answer(200, b"", {"ETag": f'"{md5(data).hexdigest()}"'})

    @property
    def _key(self) -> str:
        return urlsplit(self.path).path.removeprefix("/bucket/")

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def store() -> Iterator[tuple[type[_Store], dict[str, str]]]:
    """An object store on loopback, and the environment in which rclone knows it as `store`."""

    class Held(_Store):
        put, held = [], {}

    server = ThreadingHTTPServer(("127.0.0.1", 0), Held)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = {
        "TYPE": "s3",
        "PROVIDER": "Other",
        "ENDPOINT": f"http://127.0.0.1:{server.server_port}",
        "ACCESS_KEY_ID": "ada",
        "SECRET_ACCESS_KEY": "quay",
        "NO_CHECK_BUCKET": "true",
    }
    environment = {f"RCLONE_CONFIG_STORE_{key}": value for key, value in settings.items()}
    yield Held, {**environment, "RCLONE_CONFIG": "/dev/null"}
    server.shutdown()
    server.server_close()


def test_a_store_gets_targets_before_links(feeds: Path, store: tuple[type[_Store], dict[str, str]]) -> None:
    """A subscriber never sees a link before what it leads to, nor a feed of a wrong type."""
    held, environment = store
    script = ROOT / "deploy" / "s3.sh"
    _run(script, feeds, "store:bucket/feeds", **environment)
    served = {
        path.relative_to(feeds.parent).as_posix(): path.read_bytes()
        for path in feeds.rglob("*.*")
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }
    assert held.held == served
    names = [name for name, _, _ in held.put]
    kinds = [
        "page" if "/archive/" in name else "article" if "/articles/" in name else name.rpartition(".")[2]
        for name in names[:-1]
    ]
    assert list(dict.fromkeys(kinds)) == ["article", "page", "rss", "atom", "json", "html", "opml"]
    assert names[-1] == "feeds/index.html"
    assert len(names) == len(set(names))
    types = {(name.rpartition(".")[2], kind) for name, kind, _ in held.put}
    assert types == {
        ("rss", "application/rss+xml; charset=utf-8"),
        ("atom", "application/atom+xml"),
        ("json", "application/feed+json"),
        ("html", "text/html; charset=utf-8"),
        ("opml", "text/x-opml; charset=utf-8"),
    }
    ages = {("/archive/" in name, age) for name, _, age in held.put}
    assert ages == {(True, "public, max-age=86400"), (False, "public, max-age=300")}

    held.put.clear()
    (feeds / "all.atom").write_bytes(b"<feed/>")
    _run(script, feeds, "store:bucket/feeds", **environment)
    assert [name for name, _, _ in held.put] == ["feeds/all.atom"]  # what is unchanged is not sent again


ARCHIVED = (
    PLAIN
    + '[output]\nurl = "https://notes.example.org/feeds/"\n'
    + """
[[feed]]
name = "all"
limit = 2
archive = 2
[[feed]]
name = "in/{language}"
limit = 3
archive = "month"
"""
)
LINK = re.compile(
    rb'https://notes\.example\.org/(feeds/[^"<]+)" rel="(?:current|prev-archive|next-archive)"|'
    rb'"next_url": "https://notes\.example\.org/([^"]+)"'
)


def _dangling(state: dict[str, bytes]) -> list[str]:
    """Follow every link between feeds and archive pages, from the feeds on; name those that lead nowhere."""
    waiting = [name for name in state if re.search(r"\.(rss|atom|json)\Z", name) and "/archive/" not in name]
    seen, missing = set(waiting), []
    for name in waiting:
        for found in LINK.findall(state[name]):
            target = (found[0] or found[1]).decode()
            if target not in state:
                missing.append(f"{name} -> {target}")
            elif target not in seen:
                seen.add(target)
                waiting.append(target)
    return missing


def test_no_link_dangles_in_the_middle(tmp_path: Path, store: tuple[type[_Store], dict[str, str]]) -> None:
    """After each object that is put, every page that a subscriber can come to leads to pages that are there."""
    held, environment = store
    site = SiteFolder(tmp_path / "site")
    site.configure(ARCHIVED)
    site.with_good(9)
    for days in (range(1, 10), range(10, 18), range(18, 21)):
        for day in days:
            site.write(f"late-{day}.md", article(f"Late {day}", f"2026-01-{day:02}"))
        site.build()
        state, before = dict(held.held), set(held.held)
        held.put.clear()
        _run(ROOT / "deploy" / "s3.sh", site.root / "feeds", "store:bucket/feeds", **environment)
        assert held.held == {f"feeds/{name}": data for name, data in site.files().items()}
        for name, _, _ in held.put:
            state[name] = held.held[name]
            assert _dangling(state) == [], name
        new = [name for name, _, _ in held.put if "/archive/" in name and name not in before]
        assert new
    assert sum("/archive/" in name for name in held.held) > 40
