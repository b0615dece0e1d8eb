"""An article cannot reach beyond its own element: no file, no network, no program, no terminal, no secret."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import PLAIN, SiteFolder, article

from hostile.limits import limited
from hostile.payloads import payloads
from hostile.processing import READERS, as_site, packed, process
from publisher.cli import cli
from publisher.errors import OutputError

NAMES = (
    "../../victim",
    "/etc/passwd",
    "..",
    ".",
    "a/../../b",
    "a\\b",
    "x\x00y",
    "CON",
    "\u202egnp.exe",
    "x" * 5000,
    "index",
    "all",
    "feeds",
    "ALL",
    ".htaccess",
    "-rf",
    "~root",
    "$HOME",
    "`id`",
    "a\nb",
    "%2e%2e%2f",
    "\U0001f600",
    "e\u0301",
    "\u0130",
    "con.rss",
    "\ufeff",
    "a b",
    "{category}",
    "{publisher}",
    "<b>",
    "&amp;",
    "\ud7ff\ue000",
    "all.rss",
    ".publisher",
    "by",
)
SECRET = "hunter2-do-not-tell"
NOISE = "\x1b[31mred\x1b]0;title\x07 \x9b1m \u202erev \u2066iso \u200f \x08\x08\r\x7f"
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PATH = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.(?:rss|atom|json|html|opml)")


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A site in a folder of its own, so that what lies around it can be watched."""
    return SiteFolder(tmp_path / "site")


def _around(site: SiteFolder) -> set[str]:
    made = {path for name in ("feeds", ".publisher") for path in (site.root / name).rglob("*")}
    return {
        str(path)
        for path in site.root.parent.rglob("*")
        if path not in made and path.name not in {"feeds", ".publisher"}
    }


@pytest.mark.parametrize("group", ["category", "publisher", "author", "language"])
def test_what_an_article_names_becomes_a_safe_path(site: SiteFolder, group: str) -> None:
    """Whatever a group is called, its feed lies below the output folder under a harmless name."""
    key = {"category": "tags", "author": "author"}.get(group, group)
    for number, name in enumerate(NAMES):
        site.write(
            f"{number}.json",
            as_site({"title": f"Good {number}", "date": "2026-02-01", key: name, "content": "The tide."}),
        )
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\n[[feed]]\nname = "by/{{{group}}}"\n')
    before = _around(site)

    report = site.build(accept=True)

    assert report.status == 0
    assert _around(site) == before
    assert [name for name in site.files() if not _PATH.fullmatch(name)] == []
    assert len(site.titles()) == len(NAMES)


@pytest.mark.parametrize("place", ["all.rss", "index.html", "by"])
def test_no_link_in_the_output_is_followed(site: SiteFolder, place: str) -> None:
    """A symbolic link where a feed or its folder would stand leads nobody to write elsewhere."""
    site.configure(f'{PLAIN}\n[[feed]]\nname = "all"\n[[feed]]\nname = "by/{{category}}"\n')
    site.write("a.md", article("Good", tags="tide"))
    victim = site.root.parent / "victim"
    if place == "by":
        victim.mkdir()
    else:
        victim.write_text("mine")
    (site.root / "feeds").mkdir()
    (site.root / "feeds" / place).symlink_to(victim)

    with pytest.raises(OutputError, match="symbolic link"):
        site.build()

    assert (victim.read_text() == "mine") if victim.is_file() else (list(victim.iterdir()) == [])


def test_no_secret_beside_an_article_reaches_a_feed(site: SiteFolder) -> None:
    """Keys that are no metadata stay in heads, sidecars, defaults, records and the configuration."""
    keys = "\n".join(f'{key} = "{SECRET}"' for key in ("api_key", "token", "email_password", "client_secret"))
    site.configure(f'{PLAIN}\n[notify]\nhealthcheck = "https://ping.example.org/{SECRET}"\n')
    site.write("_defaults.toml", keys)
    site.write("a.md", f"+++\ntitle = 'Good 0'\ndate = '2026-02-01'\n{keys}\n+++\n\nThe tide.\n")
    site.write("b.txt", "Good 1\n\nThe tide was late.\n")
    site.write("b.txt.toml", f'date = "2026-02-01"\n{keys}')
    record = {
        "title": "Good 2",
        "date": "2026-02-01",
        "content": "x",
        "api_key": SECRET,
        "_meta": {"token": SECRET},
    }
    site.write("c.json", as_site({**record, "author": {"name": "Anna Berg", "password": SECRET}}))

    site.build()

    assert sorted(site.titles()) == ["Good 0", "Good 1", "Good 2"]
    assert [name for name, data in site.files().items() if SECRET.encode() in data] == []


def test_nothing_an_article_says_reaches_the_terminal_as_a_command(site: SiteFolder) -> None:
    """Titles, dates and names with escapes and direction marks are told without them, on every way out."""
    site.write(
        "a.json",
        as_site(
            {"title": f"Good {NOISE}", "date": "2026-02-01", "author": NOISE, "tags": [NOISE], "content": "x"}
        ),
    )
    site.write(
        "b.json", as_site({"title": "Bad", "date": NOISE, "link": NOISE, "language": NOISE, "content": "x"})
    )
    site.write(f"c{NOISE.replace('/', '')}.md", f"---\ntitle: [{NOISE}\n---\nx\n")
    site.write("d.json", f'{{"{NOISE}": ')
    folder = str(site.root)

    told = [
        CliRunner().invoke(cli, [*command, "-C", folder])
        for command in (
            ["build", "-v", "--accept"],
            ["explain", f"{folder}/articles/a.json"],
            ["explain", f"{folder}/articles/b.json"],
            ["explain", f"{folder}/articles/d.json"],
            ["status"],
            ["build", "--dry-run"],
        )
    ]

    assert "Bad" in "".join(result.output for result in told)
    assert [_UNPRINTED.findall(result.output) for result in told] == [[]] * len(told)


def test_no_article_opens_a_file_a_socket_or_a_program() -> None:
    """While attacks are read and composed, the interpreter is asked for no file, socket or process."""
    canary = Path("/proc/self/environ").as_uri()
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{canary}">]><p>&e;'
    wanted = f'{entity}<img src="{canary}"><object data="{canary}"><xi:include href="{canary}"/>'
    attacks = [packed(one, reader) for one in (*payloads(1)[::150], wanted) for reader in READERS]

    def watched() -> None:
        for attack in attacks:  # whatever is imported late is imported now
            process(*attack)
        sys.addaudithook(_stop)
        for attack in attacks:
            process(*attack)

    assert limited(watched).status == 0


def _stop(event: str, _arguments: object) -> None:
    if event == "open" or event.startswith(
        ("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "exec", "os.fork")
    ):
        os._exit(3)
