"""The example site behind nginx, Caddy and Apache, each run with the file of deploy/ as it is shipped.

Run with `pytest -m serving`; `.ci/run` installs the servers.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import COMMANDS, Answer, Server, open_folder, running

from publisher.stores import LocalStore

pytestmark = pytest.mark.serving
ROOT = Path(__file__).parents[2]
WRITTEN = 1_750_000_000
SECRET = b"nobody may read this"
RSS = "application/rss+xml; charset=utf-8"
POLICY = "script-src 'none'; object-src 'none'; "

TYPES = {
    "/feeds/all.rss": RSS,
    "/feeds/by/la-criee.rss": RSS,
    "/feeds/all.atom": "application/atom+xml",
    "/feeds/all.json": "application/feed+json",
    "/feeds/feeds.opml": "text/x-opml; charset=utf-8",
    "/feeds/index.html": "text/html; charset=utf-8",
    "/feeds/": "text/html; charset=utf-8",
}
ZIPPED = "/feeds/english.rss"  # has a .gz beside it
REFUSED = (
    "/",
    "/publisher.toml",
    "/articles/hello.md",
    "/.publisher/catalog.sqlite",
    "/feeds/../publisher.toml",
    "/feeds/%2e%2e/publisher.toml",
    "/feeds/..%2fpublisher.toml",
    "/feeds/.publisher-17-all.rss",
    "/feeds/%2epublisher-17-all.rss",
    "/feeds/by/.publisher-17-ac.rss",
    "/feeds/.git/config",
    "/feeds/by/",
    "/feeds/none.rss",
)
LINKS = ("/feeds/link.rss", "/feeds/linked/publisher.toml")


@pytest.fixture(scope="module", params=COMMANDS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server that serves a site with all that should not be seen in it."""
    with open_folder() as root:
        _lay_out(root)
        with running(request.param, root) as found:
            yield found


def _lay_out(root: Path) -> None:
    feeds = root / "feeds"
    shutil.copytree(ROOT / "feeds", feeds)
    (feeds / "all" / "archive").mkdir(parents=True)
    (feeds / "all/archive/2025-11.rss").write_bytes((feeds / "all.rss").read_bytes())
    with LocalStore(feeds, gzip=True) as stage:
        stage.put("english.rss", (feeds / "english.rss").read_bytes())
        stage.publish()
    for name in (
        "publisher.toml",
        "articles/hello.md",
        ".publisher/catalog.sqlite",
        "feeds/.publisher-17-all.rss",
        "feeds/by/.publisher-17-ac.rss",
        "feeds/.git/config",
    ):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SECRET)
    (feeds / "link.rss").symlink_to(root / "publisher.toml")
    (feeds / "linked").symlink_to(root)
    for path in feeds.rglob("*"):
        os.utime(path, (WRITTEN, WRITTEN), follow_symlinks=False)


def _asked(server: Server, path: str, **headers: str) -> Answer:
    answer = server.ask(path, **headers)
    assert answer.status == 200, (path, answer.status, server.log.read_text(encoding="utf-8"))
    return answer


@pytest.mark.parametrize("path", TYPES)
def test_types_and_headers(server: Server, path: str) -> None:
    """A reader knows a feed by its type, asks again at a polite pace, and may live in a browser."""
    answer = _asked(server, path)
    assert answer.body == (ROOT / (path[1:] + "index.html" * path.endswith("/"))).read_bytes()
    assert answer.headers["content-type"] == TYPES[path]
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith(POLICY)
    assert answer.headers["last-modified"] == "Sun, 15 Jun 2025 15:06:40 GMT"
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("path", [*TYPES, ZIPPED])
def test_unchanged_is_304(server: Server, path: str, encoding: str) -> None:
    """Whoever has this version gets no body, by either validator or both, compressed or not."""
    first = _asked(server, path, Accept_Encoding=encoding)
    tag, date = first.headers["etag"], first.headers["last-modified"]
    for headers in (
        {"If_None_Match": tag},
        {"If_Modified_Since": date},
        {"If_None_Match": tag, "If_Modified_Since": date},
        {"If_None_Match": f'"other", {tag}'},
    ):
        again = server.ask(path, Accept_Encoding=encoding, **headers)
        assert (again.status, again.body) == (304, b""), headers
    other = server.ask(path, Accept_Encoding=encoding, If_None_Match='"other"', If_Modified_Since=date)
    assert other.status == 200


@pytest.mark.parametrize("path", [*TYPES, ZIPPED])
def test_gzip(server: Server, path: str) -> None:
    """A compressed feed is the same feed, of the same type, and caches know that it depends on the question."""
    plain, packed = _asked(server, path), _asked(server, path, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"].lower() == "accept-encoding"
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert gzip.decompress(packed.body) == plain.body


def test_what_was_compressed_before_is_taken(server: Server) -> None:
    """A .gz beside a feed spares the server the work: its very bytes are sent."""
    packed = _asked(server, ZIPPED, Accept_Encoding="gzip")
    assert packed.body == (server.root / f"{ZIPPED[1:]}.gz").read_bytes()


def test_archive_pages_may_be_kept_longer(server: Server) -> None:
    """A page of the archive hardly ever changes."""
    answer = _asked(server, "/feeds/all/archive/2025-11.rss")
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == (RSS, "public, max-age=86400")


@pytest.mark.parametrize("path", REFUSED)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    """Articles, what is remembered, temporary files and lists of folders are nobody's business."""
    for encoding in ("identity", "gzip"):
        answer = server.ask(path, Accept_Encoding=encoding)
        assert answer.status in {400, 403, 404}
        assert SECRET not in answer.body


@pytest.mark.parametrize("path", LINKS)
def test_links_are_not_followed(server: Server, path: str) -> None:
    """Symbolic links are refused by nginx and Apache; Caddy cannot, as docs/serving.md says."""
    answer = server.ask(path)
    if "Caddy" in answer.headers["server"]:
        assert (answer.status, answer.body) == (200, SECRET)
    else:
        assert answer.status in {403, 404}
        assert SECRET not in answer.body


def test_the_folder_without_its_slash(server: Server) -> None:
    """Who leaves the last slash away is shown the page all the same."""
    answer = server.ask("/feeds")
    assert answer.status == 301
    assert answer.headers["location"] in {"/feeds/", f"{server.address}/feeds/"}


def _publish(server: Server, name: str, word: bytes) -> None:
    with LocalStore(server.root / "feeds") as stage:
        stage.put(name, b"<rss>%s</rss>" % (word * 999))
        stage.publish()


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_new_version_is_seen_at_once(server: Server, encoding: str) -> None:
    """An old version's validators never bring 304 for a new one of its length, not within a second either."""
    name = f"fresh-{encoding}.rss"
    path = f"/feeds/{name}"
    _publish(server, name, b"ebb")
    first = _asked(server, path, Accept_Encoding=encoding)
    _publish(server, name, b"fog")
    _asked(server, path, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])

    second = server.root / "feeds" / name
    os.utime(second, (WRITTEN, WRITTEN))  # Apache answers no date that lies ahead: here a second has passed
    date = _asked(server, path).headers["last-modified"]
    _publish(server, name, b"mud")
    _asked(server, path, Accept_Encoding=encoding, If_Modified_Since=date)
