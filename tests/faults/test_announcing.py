from __future__ import annotations

from pathlib import Path

import pytest
import websub
from faulty_sites import CONFIG, FEED, POINTS, FaultySite, at_once, need, run
from test_failing_calls import CALLS, made, traced

MOST = 16  # calls of a kind that are looked at, about: the catalog alone makes many


def announcing(root: Path, hub: str) -> FaultySite:
    """A site that was built, told its hub, and was changed since; its addresses are its own."""
    site = FaultySite.begun(root)
    config = CONFIG.replace("/feeds/", f"/{root.name}/") + f'\n[hub]\nurl = "{hub}"\nprivate = true\n'
    (root / "publisher.toml").write_text(config, encoding="utf-8")
    assert run(site.command()) == (0, "")
    site.change()
    return site


def fresh(site: FaultySite, hub: str, old: dict[str, bytes], told: int) -> list[str]:
    """Say which feeds changed since, and were not announced since."""
    base = f"https://notes.example.org/{site.root.name}/"
    announced = set(websub.announced(hub)[told:])
    changed = [name for name, data in site.files().items() if FEED.search(name) and data != old.get(name)]
    assert changed, "a build that changes no feed proves nothing"
    return [f"{name} was never announced" for name in changed if base + name not in announced]


@pytest.mark.parametrize("call", CALLS)
def test_killed_build_is_announced(tmp_path: Path, call: str) -> None:
    """A build killed at any call: every feed that changed is announced by it or by the next one."""
    need("strace")
    with websub.running("hub", "hub") as hub:
        site, log = announcing(tmp_path / f"{0:04}", hub), tmp_path / "log"
        assert traced(site, log, "-e", f"trace={call}") == (0, "")
        count = made(log, call)

        def attempt(number: int) -> list[str]:
            # Names of one length: they stand in the feeds' addresses, and so decide how much is written.
            site, log = announcing(tmp_path / f"{number:04}", hub), tmp_path / f"{number}.log"
            old, told = site.files(), len(websub.announced(hub))
            inject = f"inject={call}:signal=KILL:when={number}"
            status, _ = traced(site, log, "-e", f"trace={call}", "-e", inject)
            assert status in {-9, 137} or made(log, call) < number
            again = run(site.command())
            wrong = [] if again == (0, "") else [f"the next build ends with {again}"]
            left = [path.name for path in (site.root / ".publisher").glob("pending*")]
            return [*wrong, *(f"{name} is left over" for name in left), *fresh(site, hub, old, told)]

        points = range(1, count + 1, max(1, count // MOST))
        assert at_once(attempt, points) == []
    POINTS[f"kill -9 at a {call}, with a hub"] += len(points)
