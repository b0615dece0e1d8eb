"""A preview in a browser: the page reloads itself, and pictures that do not load are framed.

Run with `pytest -m pages`, as `test_looks.py`.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sites import PLAIN, SiteFolder, article
from test_preview import PIXEL, Preview, page_links, previewed

pytestmark = pytest.mark.pages
HERE = Path(__file__).parent
RED = "rgb(209, 36, 47)"
LINKED = "https://notes.example.org/linked/"


@dataclass
class Browser:
    """A browser with one page open."""

    process: subprocess.Popen[str]

    def tell(self, command: str) -> dict[str, Any]:
        """Send a command; gives what the page shows then."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, self.process.communicate()
        found: dict[str, Any] = json.loads(line)
        return found


@pytest.fixture
def written(site: SiteFolder) -> SiteFolder:
    """Articles with and without an address, whose pictures are there, missing, or elsewhere."""
    long = "\n\n".join(["The tide was late."] * 80)
    site.write("harbour/a.png", PIXEL)
    site.write("harbour/own.md", article("Own", body=f"![Attached](a.png)\n\n![Gone](gone.png)\n\n{long}"))
    pictures = "![Served](a.png) ![Nowhere](nowhere.png) ![Plain](http://pictures.example/plain.png)"
    site.write("harbour/linked.md", article("Linked", "2026-01-01", body=pictures, link=LINKED))
    return site


@pytest.fixture
def running(written: SiteFolder) -> Iterator[Preview]:
    """A preview of them."""
    with previewed(written) as preview:
        yield preview


@pytest.fixture
def browser(running: Preview, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser that shows the page of an article, or the page that the test names."""
    path = getattr(request, "param", "") or page_links(running)[0]
    program = shutil.which("chromium") or "chromium"
    command = ["node", str(HERE / "follow.mjs"), program, f"http://127.0.0.1:{running.port}/{path}"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=HERE
    ) as process:
        try:
            yield Browser(process)
        finally:
            process.kill()


def test_the_page_reloads_itself(browser: Browser, written: SiteFolder) -> None:
    """It shows an edit, stays where it was scrolled to, and asks once, not again and again."""
    first = browser.tell("scroll 500")
    assert (first["title"], first["loads"], first["polls"]) == ("Own", 1, 1)
    idle = browser.tell("wait 3000")
    assert (idle["loads"], idle["polls"]) == (1, 1)
    written.write("other.md", article("Other", "2020-01-01"))
    text = (written.articles / "harbour/own.md").read_text()
    written.write("harbour/own.md", text.replace("title: Own", "title: Edited"))
    edited = browser.tell("reloaded 1")
    assert (edited["title"], edited["loads"] > 1) == ("Edited", True)
    assert edited["scroll"] == 500
    assert not [
        one for one in edited["messages"] if "Content Security Policy" in one or one.startswith("error")
    ]
    assert edited["polls"] <= 2 * edited["loads"]


def test_a_hidden_page_asks_nothing(browser: Browser, written: SiteFolder) -> None:
    """A hidden tab holds no connection; when it is shown again, it catches up."""
    browser.tell("hide yes")
    text = (written.articles / "harbour/own.md").read_text()
    written.write("harbour/own.md", text.replace("title: Own", "title: Edited"))
    hidden = browser.tell("wait 4000")
    assert (hidden["title"], hidden["loads"], hidden["polls"]) == ("Own", 1, 1)
    browser.tell("hide no")
    assert browser.tell("reloaded 1")["title"] == "Edited"


@pytest.mark.parametrize("browser", ["all.html"], indirect=True)
def test_broken_pictures_are_framed(browser: Browser, written: SiteFolder) -> None:
    """In red, with their address, and in the box of problems; one that the site's folder has is shown."""
    browser.tell("wait 1000")
    seen = browser.tell("picture")
    pictures = {one["alt"]: one for one in seen["pictures"]}
    broken = {"Nowhere": f"{LINKED}nowhere.png", "Plain": "http://pictures.example/plain.png"}
    for alt, one in pictures.items():
        assert (one["width"] > 0, one["outline"] == RED) == (alt not in broken, alt in broken), alt
        assert one["note"].endswith(broken.get(alt, "")), alt
        assert broken.get(alt, "") in seen["box"]
    assert {"Served", "Attached", *broken} <= pictures.keys()
    assert "a page loads pictures over https only: http://pictures.example/plain.png" in seen["box"]
    assert browser.tell("axe")["violations"] == []
    # Once the file is there, the page shows it.
    loads = browser.tell("wait 0")["loads"]
    (written.articles / "harbour/nowhere.png").write_bytes(PIXEL)
    repaired = browser.tell(f"reloaded {loads}")
    assert {one["alt"]: one["width"] for one in repaired["pictures"]}["Nowhere"] == 1
    assert "nowhere.png" not in repaired["box"]


def test_the_end_of_the_preview_is_told(browser: Browser, running: Preview) -> None:
    """A page that is still open says that it is followed no more; the preview ends at once, and cleanly."""
    browser.tell("wait 500")
    running.process.send_signal(signal.SIGINT)
    _, said = running.process.communicate(timeout=10)
    assert (running.process.returncode, list(running.scratch.iterdir())) == (0, [])
    assert "Traceback" not in said
    assert "does not answer" in browser.tell("wait 6000")["box"]


def test_the_script_is_the_previews_alone(written: SiteFolder) -> None:
    """What is published of the same site has no script."""
    written.configure(PLAIN)
    written.build()
    assert [name for name, data in written.files().items() if b"<script" in data] == []
