"""The web pages in a browser: narrow and wide, in light and dark.

Run with `pytest -m pages`; `.ci/run` installs what it needs (chromium, node, playwright-core, axe-core).
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
from page_site import URL, attacked, pages

pytestmark = pytest.mark.pages
HERE = Path(__file__).parent
WIDTHS = (390, 1280)
SCHEMES = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 28)"}
NAMES = sorted(pages())
ATTACKED = "attacked.html"
# The pictures that pages show: those that the owner or an article names.
COVER, ICON, SEAL = (f"https://notes.example.org/{name}" for name in ("cover.png", "icon.png", "seal.jpg"))
PICTURES = {"podcast.html": {COVER}, "groups/index.html": {COVER, ICON, SEAL}, "unlinked/index.html": {SEAL}}
Looks = dict[tuple[str, int, str], dict[str, Any]]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """What the browser reports of each page, at each width, in each colour scheme."""
    folder = tmp_path_factory.mktemp("site")
    for name, data in {**pages(), ATTACKED: attacked()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    serve = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        program = shutil.which("chromium") or "chromium"
        command = ["node", str(HERE / "look.mjs"), program, address, *NAMES, ATTACKED]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE, timeout=600)
        server.shutdown()
    assert done.returncode == 0, done.stderr
    records = json.loads(done.stdout)
    for record in records:
        record["requests"] = [one.removeprefix(address) for one in record["requests"]]
    return {(one["name"], one["width"], one["scheme"]): one for one in records}


every_look = pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [(name, width, scheme) for name in NAMES for width in WIDTHS for scheme in SCHEMES],
)


@every_look
def test_pages_are_accessible(looks: Looks, name: str, width: int, scheme: str) -> None:
    """axe-core finds no violation of WCAG 2.2 AA or good practice: contrast, landmarks, target sizes."""
    look = looks[name, width, scheme]

    assert look["violations"] == []
    assert look["passes"] > 15


@every_look
def test_a_page_fits_and_loads_nothing(looks: Looks, name: str, width: int, scheme: str) -> None:
    """It has its scheme and direction, does not scroll sideways, logs nothing, and requests pictures only."""
    look = looks[name, width, scheme]

    assert look["excess"] <= 0
    assert look["messages"] == []
    assert set(look["requests"]) == {name, *PICTURES.get(name, ())}
    assert look["colours"] > 16
    assert look["background"] == SCHEMES[scheme]
    assert look["direction"] == ("rtl" if name.startswith("ar/") else "ltr")


@every_look
def test_a_page_works_with_the_keyboard_and_one_click(looks: Looks, name: str, width: int, scheme: str) -> None:
    """The first Tab shows a focus outline, and one click on an address selects all of it."""
    look = looks[name, width, scheme]

    assert look["outline"] == "solid"
    if "articles/" not in name:
        feed = (
            name.removeprefix("ar/").removeprefix("groups/").removeprefix("unlinked/").replace("index", "all")
        )
        assert look["selected"] == URL + feed.replace(".html", ".rss")


@every_look
def test_the_button_opens_the_choice_of_readers(looks: Looks, name: str, width: int, scheme: str) -> None:
    """A click on "Subscribe" shows where to read, on the same page."""
    if "articles/" not in name:
        assert looks[name, width, scheme]["chosen"] == [False, True, True]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_policy_stops_unsanitised_content(looks: Looks, width: int, scheme: str) -> None:
    """If content came in unsanitised, the page's policy would neither run nor load any of it."""
    look = looks[ATTACKED, width, scheme]

    assert not look["owned"]
    assert look["requests"] == [ATTACKED]
    assert any("Content Security Policy" in message for message in look["messages"])
    assert look["colours"] > 16
