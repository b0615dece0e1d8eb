"""The health check: when it is requested, and that it never harms a build."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from sites import PLAIN, SiteFolder

from publisher.cli import cli
from publisher.errors import NotifyError
from publisher.network import ping


class Checks(http.server.ThreadingHTTPServer):
    """A health check on loopback that records the requested paths."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Recorder)
        self.paths: list[str] = []

    @property
    def address(self) -> str:
        """What a configuration would name."""
        return f"http://127.0.0.1:{self.server_port}/site"


class Recorder(http.server.BaseHTTPRequestHandler):
    """Answers every request; /moved with a redirect."""

    def do_GET(self) -> None:
        """Record the path and answer."""
        assert isinstance(self.server, Checks)
        self.server.paths.append(self.path)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
        else:
            self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Print nothing."""


@pytest.fixture
def checks() -> Iterator[Checks]:
    """A running health check."""
    with Checks() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_build_reports_how_it_ended(good: SiteFolder, checks: Checks) -> None:
    """One request after a success, one to /fail after a failure, none for a dry run."""
    notify = f'[notify]\nhealthcheck = "{checks.address}"\nprivate = true\n'
    good.configure(PLAIN + notify)
    run = ["build", "-C", str(good.root)]
    assert CliRunner().invoke(cli, run).exit_code == 0
    assert checks.paths == ["/site"]
    assert CliRunner().invoke(cli, [*run, "--dry-run"]).exit_code == 0
    good.articles.rename(good.root / "elsewhere")
    assert CliRunner().invoke(cli, run).exit_code == 66
    assert checks.paths == ["/site", "/site/fail"]


def test_a_private_address_is_refused(checks: Checks) -> None:
    """A configuration copied from elsewhere cannot make us send requests within this network."""
    with pytest.raises(NotifyError, match="address of this machine"):
        ping(checks.address, failed=False)
    assert checks.paths == []


def test_a_check_that_is_down_changes_nothing(good: SiteFolder, checks: Checks) -> None:
    """A health check that cannot be reached notices that by itself: the build succeeds silently."""
    address = checks.address
    checks.server_close()
    good.configure(f'{PLAIN}[notify]\nhealthcheck = "{address}"\nprivate = true\n')
    done = CliRunner().invoke(cli, ["build", "-C", str(good.root)])
    assert (done.exit_code, done.output) == (0, "")


def test_a_redirect_is_not_followed(checks: Checks) -> None:
    """If a check answers with another address, that one is not requested."""
    with pytest.raises(NotifyError):
        ping(checks.address.replace("/site", "/moved"), failed=False, private=True)
    assert checks.paths == ["/moved"]
