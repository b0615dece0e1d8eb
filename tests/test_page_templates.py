"""The owner's own templates: they stand in for ours, are escaped like ours, and their faults are named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from page_site import HOSTILE, SITE, rows
from sites import SiteFolder, article
from test_pages import EVIL, EVIL_CHANNEL, found, kinds

from publisher.emitters import FORMATS
from publisher.errors import ConfigError
from publisher.pages import PageSettings, render_index


def test_templates_of_the_owner_stand_in() -> None:
    """One file of a known name replaces ours, may build on it, and is escaped like ours."""
    own = (
        (
            "templates/index.html",
            '{% extends "publisher/index.html" %}{% block title %}{{ feeds[0].title }}!{% endblock %}',
        ),
        ("templates/article.html", '{% include "foot.html" %}'),
        ("templates/foot.html", "<p>{{ entry.title }}</p>"),
    )
    made = kinds(EVIL, EVIL_CHANNEL, templates=own)

    assert found(made["index"], "//title/text()") == [HOSTILE + "!"]
    assert found(made["index"], "//h1/text()") == ["Harbour Notes"]
    assert made["article"].decode() == "<p>&lt;script&gt;&#34;&#39;&amp;]]&gt;--%00{{ 7*7 }}{% raw %}</p>"
    assert made["feed"] == kinds(EVIL, EVIL_CHANNEL)["feed"]


BROKEN = [
    ("<p>\n{% if %}", "templates/index.html:2: Expected an expression"),
    (
        "<p>\n\n{{ site.titel }}",
        "templates/index.html:3: 'publisher.models.Site object' has no attribute 'titel'",
    ),
    ("{{ nothing }}", "templates/index.html:1: 'nothing' is undefined"),
    ("{{ 1 / 0 }}", "templates/index.html:1: division by zero"),
    ('\n{% include "gone.html" %}', "templates/index.html:2: gone.html"),
    ('{% include "index.html" %}', "templates/index.html:1: maximum recursion"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_template_names_its_line(text: str, message: str) -> None:
    """The owner learns which file, which line and what is wrong, and not where our code was at the time."""
    with pytest.raises(ConfigError) as caught:
        render_index(PageSettings(SITE, FORMATS, (("templates/index.html", text),)), rows(0))

    assert str(caught.value).startswith(message)
    assert caught.value.mend


def modules(site: SiteFolder) -> Iterator[str]:
    """The modules that a build imports."""
    code = (
        "import sys; from publisher import build, load_config;"
        f"build(load_config({str(site.root)!r})); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    yield from (name.split(".")[0] for name in done.stdout.split())


def test_an_unchanged_build_knows_no_templates(good: SiteFolder) -> None:
    """Most runs of a crontab write no page, and do not pay for what writes them."""
    assert "jinja2" in set(modules(good))
    assert "jinja2" not in set(modules(good))


def test_a_site_with_its_own_templates(site: SiteFolder) -> None:
    """A template is part of the configuration: a change of it alone writes the page anew."""
    site.write("a.md", article("A"))
    folder = site.root / "templates"
    folder.mkdir()
    site.configure(
        '[site]\ntitle = "Quay"\nlink = "https://quay.example/"\n[output]\ntemplates = "templates"\n'
    )
    (folder / "index.html").write_text("<p>{{ site.title }}")
    (folder / "notes.txt").write_bytes(b"\xff")
    site.build()
    feeds = site.times()
    assert site.files()["index.html"] == b"<p>Quay"

    (folder / "index.html").write_text("<p>{{ entries[0].title }}")
    site.build()

    assert site.files()["index.html"] == b"<p>A"
    assert {name for name, time in site.times().items() if feeds[name] != time} == {"index.html"}

    (folder / "style.css").write_text("body{color:navy}")
    site.build()

    assert {name for name, data in site.files().items() if b"navy" in data} == {
        name for name in feeds if name.endswith(".html") and name != "index.html"
    }
    (folder / "index.html").write_text("{{ oh }}")
    with pytest.raises(ConfigError, match=r"templates/index\.html:1: 'oh' is undefined"):
        site.build()
    assert site.files()["index.html"] == b"<p>A"


FOLDERS = [
    ('templates = "none"', "publisher.toml:2: [output] templates is 'none': No such file or directory"),
    (
        'templates = "publisher.toml"',
        "publisher.toml:2: [output] templates is 'publisher.toml': Not a directory",
    ),
    ('templates = "latin"', "publisher.toml:2: [output] templates is 'latin': a file there is not UTF-8"),
    ('templates = "articles/t"', "publisher.toml:2: [output] templates lie among articles or feeds"),
    ("templates = 1", "publisher.toml:2: [output] templates is 1"),
]


@pytest.mark.parametrize(("line", "message"), FOLDERS)
def test_a_wrong_folder_of_templates_is_told(site: SiteFolder, line: str, message: str) -> None:
    """A folder that is missing or not for templates is an error with its line, before anything is built."""
    for name, data in (("latin", b"\xff"), ("articles/t", b"")):
        (site.root / name).mkdir()
        (site.root / name / "index.html").write_bytes(data)
    site.configure(f"[output]\n{line}\n")

    with pytest.raises(ConfigError) as caught:
        site.build()

    assert message in str(caught.value)
