"""The preview: what it serves, that it follows changes, and that it leaves nothing behind."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from threading import Thread, active_count
from urllib.parse import quote

import pytest
import websub
from lxml import html
from sites import PLAIN, SiteFolder, article, folder

from publisher import load_config
from publisher.preview.pages import with_client
from publisher.preview.pictures import SiteFiles
from publisher.preview.serving import MOST_WAITING, listen


@dataclass
class Preview:
    """A running preview, its port and its folder for temporary files."""

    process: subprocess.Popen[str]
    port: int
    scratch: Path

    def ask(
        self, path: str, method: str = "GET", *, host: str = "localhost", **headers: str
    ) -> tuple[int, Message, bytes]:
        """Send one request exactly as given, and return status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for key, value in {"Host": host, **headers}.items():
                connection.putheader(key.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def body(self, path: str) -> bytes:
        """The body at a path."""
        return self.ask(path)[2]

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Send a signal; returns the exit status and what was printed on standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def previewed(site: SiteFolder, *words: str) -> Iterator[Preview]:
    """Run the command on a site."""
    with folder() as scratch:
        command = [sys.executable, "-m", "publisher", "preview", "-C", str(site.root), *words]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(scratch)},
        ) as process:
            assert process.stdout is not None
            try:
                address = process.stdout.readline().strip()
                assert address.startswith("http://127.0.0.1:"), process.communicate()
                yield Preview(process, int(address.rstrip("/").rpartition(":")[2]), scratch)
            finally:
                process.kill()


@pytest.fixture
def preview(good: SiteFolder) -> Iterator[Preview]:
    """A preview of three good articles."""
    with previewed(good) as running:
        yield running


BANNER = b'id="publisher-preview"'  # the box of problems

TYPES = {
    "/": "text/html; charset=utf-8",
    "/index.html": "text/html; charset=utf-8",
    "/all.rss": "application/rss+xml; charset=utf-8",
    "/all.atom": "application/atom+xml; charset=utf-8",
    "/all.json": "application/feed+json",
    "/feeds.opml": "text/x-opml; charset=utf-8",
}


def test_every_file_has_its_media_type(preview: Preview) -> None:
    """GET and HEAD give each file with its media type, and forbid using a cached copy unchecked."""
    for path, kind in TYPES.items():
        status, headers, body = preview.ask(path)
        assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, "no-cache")
        assert int(headers["Content-Length"]) == len(body) > 0
        bare = preview.ask(path, "HEAD")
        assert (bare[0], bare[1]["Content-Length"], bare[2]) == (200, str(len(body)), b"")
        assert bare[1]["ETag"] == headers["ETag"]


def test_what_the_client_has_is_not_sent_again(preview: Preview) -> None:
    """304 for the same tag or time in any notation; if there are both, the tag decides."""
    headers = preview.ask("/all.rss")[1]
    tag, time = headers["ETag"], headers["Last-Modified"]
    early = "Mon, 01 Jan 2001 00:00:00 GMT"
    cases: list[tuple[dict[str, str], int]] = [
        ({"If_None_Match": tag}, 304),
        ({"If_None_Match": f'"x", W/{tag}'}, 304),
        ({"If_None_Match": "*"}, 304),
        ({"If_None_Match": '"x"'}, 200),
        ({"If_Modified_Since": time}, 304),
        ({"If_Modified_Since": early}, 200),
        ({"If_Modified_Since": "yesterday"}, 200),
        ({"If_None_Match": '"x"', "If_Modified_Since": time}, 200),
        ({"If_None_Match": tag, "If_Modified_Since": early}, 304),
    ]
    for sent, status in cases:
        found = preview.ask("/all.rss", **sent)
        assert (found[0], found[1]["ETag"]) == (status, tag), sent
        assert bool(found[2]) is (status == 200)


# Target, Host header, status: no request may show more than the preview.
HOSTILE = [
    ("/../publisher.toml", "localhost", 404),
    ("/%2e%2e/publisher.toml", "localhost", 404),
    ("/..%2fpublisher.toml", "localhost", 404),
    ("/by/../../publisher.toml", "localhost", 404),
    ("/..\\publisher.toml", "localhost", 404),
    ("//etc/passwd", "localhost", 404),
    ("/%2fetc%2fpasswd", "localhost", 404),
    ("file:///etc/passwd", "localhost", 404),
    ("http://127.0.0.1/all.rss", "localhost", 404),
    ("/.publisher/catalog.sqlite", "localhost", 404),
    ("/../.publisher/catalog.sqlite", "localhost", 404),
    ("/.hidden", "localhost", 404),
    ("/link", "localhost", 404),
    ("/all.rss%00.html", "localhost", 404),
    ("/%ff%fe", "localhost", 404),
    ("/all.rss/", "localhost", 404),
    ("*", "localhost", 404),
    ("/" + "a/" * 20_000, "localhost", 404),
    ("/all.rss", "evil.example", 421),
    ("/all.rss", "evil.example:80", 421),
    ("/all.rss", "127.0.0.1.evil.example", 421),
    ("/all.rss", "localhost@evil.example", 421),
    ("/all.rss", "[::1", 421),
    ("/all.rss", "", 421),
    ("/all.rss", "127.0.0.1", 200),
    ("/all.rss", "LOCALHOST:8080", 200),
    ("/all.rss", "[::1]:8080", 200),
    ("/all.rss?x=/../y", "localhost", 200),
]


def test_hostile_requests_see_nothing(preview: Preview, good: SiteFolder) -> None:
    """No path leads out of the folder, nothing hidden or linked is served, and no other host is accepted."""
    served = next(preview.scratch.glob("publisher-preview-*/feeds"))
    (served / ".hidden").write_text("secret")
    (served / "link").symlink_to(good.root / "publisher.toml")
    for path, host, status in HOSTILE:
        found, _, body = preview.ask(path, host=host)
        assert found == status, (path, host)
        assert b"secret" not in body
        assert b"Harbour Notes" not in body or status == 200
    assert preview.ask("/all.rss", "DELETE")[0] == 501


def test_it_follows_the_articles(preview: Preview, good: SiteFolder) -> None:
    """An edit changes bytes and tag; a broken article shows a banner, and fixing it removes the banner."""
    before = preview.ask("/all.rss")
    good.write("good-0.md", article("Edited", "2025-11-01"))
    websub.wait_until(lambda: preview.ask("/all.rss")[1]["ETag"] != before[1]["ETag"])
    assert b"Edited" in preview.body("/all.rss")
    plain = preview.ask("/")

    good.write("bad.md", "---\ntitle: [a\n---\n<script>\n")
    websub.wait_until(lambda: BANNER in preview.body("/"))
    marked = preview.ask("/", If_None_Match=plain[1]["ETag"])
    assert marked[0] == 200
    assert b"<legend><mark>1 problem</mark></legend>" in marked[2]
    assert b"articles/bad.md" in marked[2]
    assert b"style=" not in marked[2], "the page's policy allows no style but its own"
    assert BANNER not in preview.body("/all.rss")

    good.write("bad.md", article("Fixed"))
    websub.wait_until(lambda: BANNER not in preview.body("/"))
    websub.wait_until(lambda: b"Fixed" in preview.body("/all.json"))
    said = preview.end()[1]
    assert "publisher: error: articles/bad.md:2" in said
    assert "publisher: fixed: articles/bad.md:2" in said
    assert "publisher: built 4 entries in 1 feed" in said


def test_kinds_of_problems_are_counted(preview: Preview, good: SiteFolder) -> None:
    """The page tells a kind once, however many files have it; it says that it watches, and how to stop."""
    for number in range(3):
        good.write(f"{number}.haml", "x")
    websub.wait_until(lambda: b"3 .haml files are not read" in preview.body("/"))
    assert b"<legend><mark>1 note</mark></legend>" in preview.body("/")
    said = preview.end()[1]
    assert "press Ctrl-C to stop" in said
    assert "files changed" not in said


def test_it_follows_the_configuration(preview: Preview, good: SiteFolder) -> None:
    """A wrong key is reported on the page while the feeds stay; a correct one takes effect."""
    good.configure("[site]\ntitel = 'x'\n")
    websub.wait_until(lambda: b"did you mean &#x27;title&#x27;?" in preview.body("/"))
    assert b"Good 2" in preview.body("/all.rss")
    good.configure(PLAIN.replace("Harbour Notes", "Quay & Sons"))
    websub.wait_until(lambda: b"Quay &amp; Sons" in preview.body("/all.rss"))
    websub.wait_until(lambda: BANNER not in preview.body("/"))

    style = good.root / "own/style.css"
    style.parent.mkdir()
    style.write_text("p{color:#111}")
    good.configure(f'{PLAIN}[output]\ntemplates = "own"\n')
    websub.wait_until(lambda: b"#111" in preview.body("/"))
    style.write_text("p{color:#2222}")
    websub.wait_until(lambda: b"#2222" in preview.body("/"))


def test_what_a_build_would_refuse_is_reported(good: SiteFolder) -> None:
    """If the guard would stop a build, the preview says so and shows what subscribers still get."""
    good.build()
    with previewed(good) as preview:
        for path in good.articles.iterdir():
            path.unlink()
        websub.wait_until(lambda: b"a build would stop" in preview.body("/"))
        assert b"Good 2" in preview.body("/all.rss")


def test_a_site_that_cannot_be_built_is_explained(site: SiteFolder) -> None:
    """Its page names the reason; feeds appear as soon as the site can be built."""
    site.articles.rmdir()
    with previewed(site) as preview:
        assert b"does not exist" in preview.body("/")
        assert preview.ask("/all.rss")[0] == 404
        site.with_good(1)
        websub.wait_until(lambda: preview.ask("/all.rss")[0] == 200)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(good: SiteFolder, number: int) -> None:
    """After SIGINT or SIGTERM it exits with status 0, leaves no temporary folder, and the site is unchanged."""
    good.build()
    before = _state(good.root)
    with previewed(good) as preview:
        good.write("more.md", article("More"))
        websub.wait_until(lambda: b"More" in preview.body("/all.rss"))
        (good.articles / "more.md").unlink()
        assert len(list(preview.scratch.iterdir())) == 1
        status, said = preview.end(number)
        assert (status, list(preview.scratch.iterdir())) == (0, [])
        assert "Traceback" not in said
    assert _state(good.root) == before


def _state(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()
    }


def test_the_addresses_in_the_feeds(good: SiteFolder) -> None:
    """By default the preview's own and no hub, so that a reader can subscribe; with --public the others."""
    hub = 'url = "https://hub.example.org/"'
    good.configure(f'{PLAIN}[output]\nurl = "https://notes.example.org/f/"\n[hub]\n{hub}\n')
    with previewed(good) as preview:
        local = preview.body("/all.atom").decode()
        address = f"http://127.0.0.1:{preview.port}/all.atom"
        ids = local.count("<id>tag:")
    with previewed(good, "--public") as preview:
        public = preview.body("/all.atom").decode()
    assert sorted(path.name for path in good.root.iterdir()) == ["articles", "publisher.toml"]
    assert f'href="{address}" rel="self"' in local
    assert "hub.example.org" not in local
    assert 'href="https://notes.example.org/f/all.atom" rel="self"' in public
    assert 'href="https://hub.example.org/" rel="hub"' in public
    assert ids == public.count("<id>tag:") == 4


def test_ids_are_those_of_the_site(good: SiteFolder) -> None:
    """A moved article keeps the id that subscribers know: the preview starts from the site's catalog."""
    good.build()
    ids = good.ids()
    (good.articles / "good-1.md").rename(good.articles / "moved.md")
    with previewed(good) as preview:
        shown = preview.body("/all.json").decode()
    assert all(one in shown for one in ids.values())


def test_a_port_in_use_is_reported(preview: Preview, good: SiteFolder) -> None:
    """One line, and the status of a wrong configuration."""
    command = [sys.executable, "-m", "publisher", "preview", "-C", str(good.root)]
    for port, said in ((preview.port, "Address already in use"), (70000, "port must be 0-65535")):
        done = subprocess.run([*command, "--port", str(port)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (78, "")
        assert f"--port {port}: " in done.stderr
        assert said in done.stderr


# -- pages that follow, and their pictures -------------------------------------------------------------------

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def followed(preview: Preview, path: str = "/index.html") -> str:
    """Give the request by which a page asks whether it changed."""
    script = html.fromstring(preview.body(path)).xpath("//script")[-1]
    return f"/.preview/changes?page={quote(script.get('data-page'))}&state={script.get('data-state')}"


def test_a_page_is_told_of_its_changes_alone(good: SiteFolder) -> None:
    """A request waits until the build changes the page that asks, and others that change do not answer it."""
    good.write("old.md", article("Old", "2020-01-01"))
    with previewed(good) as preview, ThreadPoolExecutor(2) as threads:
        name = next(one for one in page_links(preview) if "old" in one)
        index, old = (
            threads.submit(preview.body, followed(preview, path)) for path in ("/index.html", f"/{name}")
        )
        assert not wait((index, old), timeout=1.5).done
        good.write("good-1.md", article("Edited", "2025-11-02"))
        assert index.result(timeout=30) == b"changed"
        assert not old.done()
        good.write("old.md", article("Old", "2020-01-01", body="Another text."))
        assert old.result(timeout=30) == b"changed"
        assert preview.body("/.preview/changes?page=index.html&state=x") == b"changed"
        assert preview.body("/.preview/changes?page=../publisher.toml&state=x") == b"changed"


def page_links(preview: Preview) -> list[str]:
    """Give the names of the pages of articles to which the index leads."""
    links = html.fromstring(preview.body("/")).xpath("//a/@href")
    return [str(one) for one in links if str(one).startswith("articles/")]


def test_what_is_built_holds_nothing_of_the_preview(preview: Preview) -> None:
    """The script, its style and their permission are in what is served, and in no file; feeds have none."""
    served = preview.body("/")
    assert b"<script" in served
    assert b"script-src 'sha256-" in served
    assert b"connect-src 'self'" in served
    folder = next(preview.scratch.glob("publisher-preview-*/feeds"))
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert (b"<script" in data, b".preview" in data, b"script-src" in data) == (False, False, False)
            name = path.relative_to(folder).as_posix()
            assert name.endswith(".html") or preview.body(f"/{name}") == data


def test_waiting_requests_end(good: SiteFolder) -> None:
    """A page that was closed leaves no thread, too many get 503, and the preview's end answers the rest."""
    with listen(0) as server:
        server.show(good.root, ())
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        (good.root / "index.html").write_bytes(b"<!DOCTYPE html><html><head></head><body></body></html>")
        state = server.page("index.html", (good.root / "index.html").read_bytes()).state
        before = active_count()
        request = f"GET /.preview/changes?page=index.html&state={state} HTTP/1.1\r\nHost: localhost\r\n\r\n"

        def asked() -> socket.socket:
            client = socket.create_connection(("127.0.0.1", server.server_port), timeout=30)
            client.sendall(request.encode())
            return client

        def is_full() -> bool:
            if server.places.acquire(blocking=False):
                server.places.release()
                return False
            return True

        clients = [asked() for _ in range(MOST_WAITING)]
        websub.wait_until(lambda: active_count() == before + MOST_WAITING)
        websub.wait_until(is_full)
        with asked() as refused:
            assert b" 503 " in refused.recv(1000)
        last = clients.pop()
        for client in clients:
            client.close()
        websub.wait_until(lambda: active_count() == before + 1)
        server.end()
        with last:
            assert last.recv(1000).startswith(b"HTTP/1.1 200 ")
        server.shutdown()


# Where a picture is in the site, its address in an article, and the site's settings: none of them is online.
PICTURES = {
    "beside the article": ("articles/harbour/a.png", "a.png", ""),
    "in a folder beside it": ("articles/harbour/images/a b.png", "images/a%20b.png", ""),
    "in a static folder": ("static/img/a.png", "/img/a.png", ""),
    "in a public folder": ("public/a.png", "/a.png", ""),
    "in the site's folder": ("assets/a.png", "/assets/a.png", ""),
    "by its whole address": ("static/a.png", "https://notes.example.org/a.png?v=1", ""),
    "below the site's path": ("static/a.png", "https://notes.example.org/blog/a.png", "blog/"),
    "a drawing": ("static/a.svg", "/a.svg", ""),
}


@pytest.mark.parametrize(("file", "address", "below"), PICTURES.values(), ids=PICTURES)
def test_pictures_of_a_site_that_is_not_online(site: SiteFolder, file: str, address: str, below: str) -> None:
    """A picture that an article names by an address of its site is served from the site's own files."""
    link = f"https://notes.example.org/{below}"
    site.configure(PLAIN.replace("https://notes.example.org/", link))
    path = site.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PIXEL)
    site.write("harbour/x.md", article("X", body=f"![The quay]({address})", link=f"{link}2026/02/x/"))
    site.write("harbour/y.md", article("Y", body="![None](missing.png)", link=f"{link}2026/02/y/"))
    with previewed(site) as preview:
        page = html.fromstring(preview.body("/all.html"))
        (source,) = page.xpath("//img[@alt='The quay']/@src")
        assert source.startswith("/.preview/files/")
        status, headers, data = preview.ask(source)
        assert (status, data) == (200, PIXEL)
        assert headers["Content-Type"] == ("image/svg+xml" if file.endswith("svg") else "image/png")
        assert headers["Content-Security-Policy"].startswith("sandbox")
        assert page.xpath("//img[@alt='None']/@src") == [f"{link}2026/02/y/missing.png"]
        assert link in page.xpath("//img[@alt='The quay']/@data-address")[0]


# An address of the site, and what is there: nothing but a plain picture of the site may leave.
SECRET = {
    "no picture": "/publisher.toml",
    "hidden": "/.git/a.png",
    "outside": "/%2e%2e/a.png",
    "far outside": "/static/..%2f..%2fa.png",
    "a link": "/link.png",
    "below a link": "/linked/a.png",
    "a folder": "/folder.png",
}


@pytest.mark.parametrize("address", SECRET.values(), ids=SECRET)
def test_no_other_file_is_served_as_a_picture(site: SiteFolder, address: str) -> None:
    """Nothing hidden, linked or outside the site's folder, and nothing that is no picture."""
    for name in ("../a.png", "../outside/a.png", ".git/a.png", "folder.png/a.txt", "static/b.png"):
        path = site.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PIXEL)
    (site.root / "link.png").symlink_to(site.root.parent / "a.png")
    (site.root / "linked").symlink_to(site.root.parent / "outside")
    files = SiteFiles(load_config(site.root))
    assert files.find("https://notes.example.org/b.png") == (site.root / "static/b.png").resolve()
    assert files.find(f"https://notes.example.org{address}") is None
    assert files.find(f"https://other.example{address}") is None


def test_attached_pictures_are_shown(site: SiteFolder) -> None:
    """A picture beside an article without an address leads to the preview, also with public addresses."""
    site.write("x.md", article("X", body="![The quay](a.png)"))
    site.write("a.png", PIXEL)
    for words in ((), ("--public",)):
        with previewed(site, *words) as preview:
            (name,) = page_links(preview)
            (source,) = html.fromstring(preview.body(f"/{name}")).xpath("//img/@src")
            assert source == f"/{name.removesuffix('.html')}/a.png"
            assert preview.body(source) == PIXEL


POLICIES = {
    "ours": (
        "default-src 'none'; style-src 'sha256-x'; img-src https: data:",
        {
            "img-src https: data: 'self'",
            "script-src 'sha256-",
            "connect-src 'self'",
            "style-src 'sha256-x' 'sha256-",
        },
    ),
    "an owner's": (
        "script-src https://x.example; img-src 'none'",
        {"script-src https://x.example 'sha256-", "img-src 'self'"},
    ),
    "escaped": ("default-src &#39;self&#39;", {"img-src 'self' 'self'"}),
}


@pytest.mark.parametrize(("policy", "expected"), POLICIES.values(), ids=POLICIES)
def test_a_policy_allows_the_preview_only_what_it_needs(policy: str, expected: set[str]) -> None:
    """The page's own policy stays; its script and style are allowed by their hashes."""
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></head><body></body>'
    made = with_client(page.encode(), "x.html", "0").decode()
    (found,) = html.fromstring(made).xpath("//meta/@content")
    assert [one for one in expected if one not in found] == []
    assert "unsafe" not in found
