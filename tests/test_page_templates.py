"""The owner's templates: they replace ours, are escaped like ours, and a fault in one is reported."""

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


def test_templates_of_the_owner_replace_ours() -> None:
    """A file of a known name replaces ours, can extend it, and is escaped like it."""
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


BROKEN = {  # the template, how the message begins after its file
    "syntax": ("<p>\n{% if %}", "2: Expected an expression"),
    "attribute": (
        "<p>\n\n{{ site.titel }}",
        "3: 'publisher.models.Site object' has no attribute 'titel'",
    ),
    "unknown name": ("{{ nothing }}", "1: 'nothing' is undefined"),
    "division by zero": ("{{ 1 / 0 }}", "1: division by zero"),
    "missing file": ('\n{% include "gone.html" %}', "2: gone.html"),
    "endless include": ('{% include "index.html" %}', "1: maximum recursion"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_names_its_line(text: str, message: str) -> None:
    """The error names the file, the line and the fault in the template, not the line of our code."""
    with pytest.raises(ConfigError) as caught:
        render_index(PageSettings(SITE, FORMATS, (("templates/index.html", text),)), rows(0))

    assert str(caught.value).startswith(f"templates/index.html:{message}")
    assert caught.value.remedy


def imported_by_a_build(site: SiteFolder) -> Iterator[str]:
    """The packages that a build imports."""
    code = (
        "import sys; from publisher import build, load_config;"
        f"build(load_config({str(site.root)!r})); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    yield from (name.split(".")[0] for name in done.stdout.split())


def test_an_unchanged_build_does_not_import_jinja(good: SiteFolder) -> None:
    """Most runs of cron render no page, and need not import Jinja2."""
    assert "jinja2" in set(imported_by_a_build(good))
    assert "jinja2" not in set(imported_by_a_build(good))


def test_a_changed_template_renders_its_pages_again(site: SiteFolder) -> None:
    """A template is part of the configuration: a change to it rewrites the pages that use it, and no others."""
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


FOLDERS = {  # the value of the key, what the message says of it
    "missing": ('"none"', "is 'none': No such file or directory"),
    "a file": ('"publisher.toml"', "is 'publisher.toml': Not a directory"),
    "not UTF-8": ('"latin"', "is 'latin': a file there is not UTF-8"),
    "among articles": ('"articles/t"', "lie among articles or feeds"),
    "a number": ("1", "is 1"),
}


@pytest.mark.parametrize(("value", "message"), FOLDERS.values(), ids=FOLDERS)
def test_a_wrong_folder_of_templates_is_refused(site: SiteFolder, value: str, message: str) -> None:
    """A missing folder, or one without usable templates, is an error with its line, before a build."""
    for name, data in (("latin", b"\xff"), ("articles/t", b"")):
        (site.root / name).mkdir()
        (site.root / name / "index.html").write_bytes(data)
    site.configure(f"[output]\ntemplates = {value}\n")

    with pytest.raises(ConfigError) as caught:
        site.build()

    assert f"publisher.toml:2: [output] templates {message}" in str(caught.value)
