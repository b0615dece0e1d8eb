"""WebSub: what is announced to the hub, when, and what happens if the hub fails."""

from __future__ import annotations

import base64
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import websub
from click.testing import CliRunner, Result
from sites import PLAIN, SiteFolder, article

from publisher import load_config
from publisher.catalog import state_files
from publisher.cli import cli
from publisher.errors import NotifyError
from publisher.hub import announce
from publisher.network import Connection, is_public

FEEDS = '[[feed]]\nname = "all"\n[[feed]]\nname = "tides"\nwhere = { category = "tides" }\n'
FORMATS = (".rss", ".atom", ".json")


class Served:
    """A site whose output folder a web server on loopback serves."""

    def __init__(self, site: SiteFolder, address: str) -> None:
        self.site = site
        self.address = address

    def of(self, feed: str) -> list[str]:
        """The addresses of one feed in all formats."""
        return [f"{self.address}{feed}{suffix}" for suffix in FORMATS]

    def named(self, hub: str, more: str = "private = true\n") -> Served:
        """Configure a hub."""
        output = f'[output]\nurl = "{self.address}"\n'
        self.site.configure(f'{PLAIN}{output}[hub]\nurl = "{hub}"\n{more}{FEEDS}')
        return self

    def build(self, *words: str) -> Result:
        """Build as cron does."""
        return CliRunner().invoke(cli, ["build", "-C", str(self.site.root), *words])

    def write(self, title: str, **fields: str) -> None:
        """Write an article, or another version of it."""
        self.site.write("a.md", article(title, **fields))

    @property
    def waiting(self) -> tuple[str, ...]:
        """The addresses that are not announced yet."""
        return state_files.addresses_of(state_files.pending_files(self.site.root / ".publisher"))


@pytest.fixture
def served(good: SiteFolder) -> Iterator[Served]:
    """A site of two feeds in three formats, and its web server."""
    (good.root / "feeds").mkdir()
    good.write("t.md", article("Low water", categories="[tides]"))
    server = websub.serve(good.root / "feeds")
    yield Served(good, server.address)
    server.shutdown()
    server.server_close()


@pytest.fixture
def hub() -> Iterator[str]:
    """A hub that works."""
    with websub.running("hub", "hub") as address:
        yield address


def test_subscribers_get_what_changed(served: Served, hub: str) -> None:
    """An edit is delivered to those who subscribed by the feeds' own links: once per changed feed."""
    assert served.named(hub).build().output == ""
    with websub.running("subscriber", *served.of("all"), *served.of("tides")) as subscriber:
        websub.wait_until(lambda: len(websub.state_of(subscriber)["verified"]) == 6)
        before = len(websub.announced(hub))
        served.write("Ferries")  # is in one of the two feeds

        assert served.build().output == ""
        websub.wait_until(lambda: len(websub.state_of(subscriber)["received"]) >= 3)
        assert served.build().output == ""  # nothing is left to announce

        received = websub.state_of(subscriber)["received"]
    files = {f"{served.address}{name}": data for name, data in served.site.files().items()}
    assert [one["topic"] for one in received] == served.of("all")
    assert [base64.b64decode(one["data"]) for one in received] == [files[url] for url in served.of("all")]
    assert b"Ferries" in files[served.of("all")[0]]
    assert websub.announced(hub)[before:] == served.of("all")


def test_the_form_is_the_one_hubs_accept(served: Served, hub: str) -> None:
    """PubSubHubbub's form, with one feed per request, so that no hub overlooks one; over one connection."""
    served.named(hub).build()
    requests = websub.state_of(hub)

    assert [one["form"] for one in requests] == [
        {"hub.mode": ["publish"], "hub.url": [url]} for url in [*served.of("all"), *served.of("tides")]
    ]
    assert {one["type"] for one in requests} == {"application/x-www-form-urlencoded"}
    assert {one["agent"] for one in requests} == {"publisher"}
    assert len({one["peer"] for one in requests}) == 1


def test_a_hub_that_is_down_is_told_later(served: Served) -> None:
    """The build succeeds, failure and recovery are reported once, and each feed is announced once."""
    with websub.running("hub", "hub") as address:
        served.named(address)
    results = [served.build(), served.build()]
    served.write("Meanwhile")
    results.append(served.build())

    assert [one.exit_code for one in results] == [0, 0, 0]
    assert results[0].stderr.startswith(f"publisher: warning: {address}: Connection refused; check [hub]; 6 ")
    assert [one.output for one in results[1:]] == ["", ""]
    status = CliRunner().invoke(cli, ["status", "-C", str(served.site.root)]).output
    assert f"hub: {address} does not take announcements\nhub: 6 changed feeds are not announced yet" in status
    with websub.running("hub", "hub", address.rstrip("/").rpartition(":")[2]) as address:
        after = [served.build(), served.build()]
        assert sorted(websub.announced(address)) == sorted([*served.of("all"), *served.of("tides")])
    fixed = f"publisher: fixed: {address} does not take announcements\n"
    assert [(one.exit_code, one.output) for one in after] == [(0, fixed), (0, "")]
    assert "hub" not in CliRunner().invoke(cli, ["status", "-C", str(served.site.root)]).output


def test_a_killed_build_loses_no_announcement(served: Served) -> None:
    """Killed while it waits for the hub, a build leaves to the next one what the hub did not accept."""
    command = [sys.executable, "-m", "publisher", "build", "-C", str(served.site.root)]
    with websub.running("hub", "silent") as address:
        served.named(address)
        with subprocess.Popen(command) as build:
            websub.wait_until(lambda: bool(websub.announced(address)))
            assert served.build("--dry-run").exit_code == 0, "the lock is free while it waits"
            build.kill()
    assert build.returncode == -signal.SIGKILL
    assert served.site.titles() != []
    with websub.running("hub", "hub", address.rstrip("/").rpartition(":")[2]) as address:
        assert served.build().output == ""
        assert websub.announced(address) == [*served.of("all"), *served.of("tides")]
    assert served.waiting == ()


def test_what_changes_is_noted_before_it_is_seen(served: Served, hub: str) -> None:
    """However early a build fails, a feed that was published is announced by a later build."""
    served.named(hub).build()
    before = served.site.files()
    served.write("Cut off")
    index = served.site.root / "feeds/tides.rss"
    index.unlink()
    index.mkdir()  # no file can replace it: the files before it are published, and the build fails

    assert served.build().exit_code == 73
    assert served.site.files() != before
    assert set(served.of("all")) <= set(served.waiting)
    index.rmdir()
    seen = len(websub.announced(hub))
    assert served.build().exit_code == 0
    assert set(websub.announced(hub)[seen:]) == {*served.of("all"), served.of("tides")[0]}


# What a hub answers to RSS feeds, two parts of the message, and how many of the other four feeds it accepts.
REFUSALS = [
    ("404", "answers 404 to", "whether this hub serves your site; 2 changed feeds wait", 4),
    ("429", "answers 429 to", "check [hub] url, and whether this hub serves your site; 6", 0),
    ("302", "answers 302 to", "write the address it moved to as [hub] url; 6", 0),
    ("503", "answers 503 to", "ask who runs it, if this goes on; 6", 0),
    ("silent", "was not done within 0.5 seconds", "; 6", 0),
    ("drip", "was not done within 0.5 seconds", "; 6", 0),
]


@pytest.mark.parametrize(
    ("behaviour", "said", "remedy", "accepted"), REFUSALS, ids=[one[0] for one in REFUSALS]
)
def test_a_hub_that_refuses(served: Served, behaviour: str, said: str, remedy: str, accepted: int) -> None:
    """A slow or failing hub is left alone at once; one that refuses some feeds still gets the others."""
    with websub.running("hub", behaviour) as address:
        config = load_config(served.named(address).site.root)
        served.site.build()
        news = announce(config, timeout=30 if behaviour.isdigit() else 0.5)
        assert announce(config, timeout=0.1) == ""

    assert said in news
    assert remedy in news
    assert len(served.waiting) == 6 - accepted


def test_a_dry_run_announces_nothing(served: Served, hub: str) -> None:
    """A dry run sends nothing to the hub."""
    served.named(hub)
    assert served.build("--dry-run").exit_code == 0
    served.site.build()
    assert served.build("--dry-run").exit_code == 0
    assert websub.announced(hub) == []


def test_without_news_there_is_no_connection(served: Served, hub: str) -> None:
    """A build without changes does not even import what could open a connection."""
    served.named(hub).build()
    before = websub.state_of(hub)
    code = "import sys; from publisher.cli import cli; cli(sys.argv[1:], standalone_mode=False)"
    code = f"try:\n {code}\nexcept SystemExit as end: print(end.code, *sys.modules)"
    command = [sys.executable, "-c", code, "build", "-C", str(served.site.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    status, *modules = done.stdout.split()
    assert status == "0"
    assert {"publisher.network", "http.client", "urllib.request", "socket"} & set(modules) == set()
    assert websub.state_of(hub) == before


def test_a_private_hub_is_refused(served: Served, hub: str) -> None:
    """A configuration copied from elsewhere cannot make us send requests within this network."""
    served.named(hub, more="")
    assert "is an address of this machine or its network; set [hub] private" in served.build().stderr
    assert websub.announced(hub) == []


ADDRESSES = [
    ("93.184.215.14", True),
    ("2606:2800:21f:cb07::1", True),
    ("127.0.0.1", False),
    ("10.0.0.1", False),
    ("169.254.169.254", False),
    ("100.64.0.1", False),
    ("0.0.0.0", False),
    ("224.0.0.1", False),
    ("::1", False),
    ("fd00::1", False),
    ("fe80::1%1", False),
    ("ff02::1", False),
    ("::ffff:10.0.0.1", False),
    ("::127.0.0.1", False),
    ("64:ff9b::a9fe:a9fe", False),
    ("64:ff9b::5db8:d70e", True),
    ("2002:7f00:1::", False),
]


@pytest.mark.parametrize(("address", "public"), ADDRESSES)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """Loopback, private, link-local and multicast ones are not, nor an IPv6 address that wraps one."""
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url", ["http://no-such-host.invalid/", "http://127.0.0.1:1/\u00e6", "https://127.0.0.1:1/"]
)
def test_what_cannot_be_reached_is_one_error(url: str) -> None:
    """Whatever is wrong with an address, the caller gets one kind of error, which names the section."""
    with (
        pytest.raises(NotifyError, match=r"check \[hub\]"),
        Connection(url, "hub", private=True, timeout=5) as connection,
    ):
        connection.request()


def test_systemd_allows_network_for_a_hub(served: Served, hub: str) -> None:
    """The hardened service has network access only if a hub is configured."""
    schedule = ["schedule", "--systemd", "-C", str(served.site.root)]
    assert "PrivateNetwork=true" in CliRunner().invoke(cli, schedule).output
    served.named(hub)
    assert "PrivateNetwork=true" not in CliRunner().invoke(cli, schedule).output


def test_where_two_builds_meet_nothing_is_lost(tmp_path: Path) -> None:
    """What is noted while another build announces stays noted, even if it is the same feed."""
    state_files.add_pending(tmp_path, ["https://a.example/1", "https://a.example/2"])
    read = state_files.pending_files(tmp_path)
    state_files.add_pending(tmp_path, ["https://a.example/2", "https://a.example/3"])
    state_files.remove_pending(state_files.addresses_of(read), read)

    left = state_files.addresses_of(state_files.pending_files(tmp_path))
    assert left == tuple(f"https://a.example/{number}" for number in (1, 2, 3))
    state_files.remove_pending(left[:1], state_files.pending_files(tmp_path))
    assert state_files.addresses_of(state_files.pending_files(tmp_path)) == left[1:]
    state_files.remove_pending(left[1:], state_files.pending_files(tmp_path))
    assert list(tmp_path.iterdir()) == []
