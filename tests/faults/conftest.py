from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from crontabs import Season, live
from faulty_sites import POINTS

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a fault; cron goes last, for it has been at work since the first test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)
    items.sort(key=lambda item: item.path == HERE / "test_cron.py")


@pytest.fixture(scope="session", autouse=True)
def season(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Future[Season] | None]:
    """Three minutes of cron, beside the other tests."""
    if not any(item.path == HERE / "test_cron.py" for item in request.session.items):
        yield None
        return
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(live, tmp_path_factory.mktemp("cron"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was tried."""
    if POINTS:
        terminalreporter.section("faults injected")
        for kind, count in sorted(POINTS.items()):
            terminalreporter.write_line(f"{count:6} {kind}")
        terminalreporter.write_line(f"{sum(POINTS.values()):6} in all")
