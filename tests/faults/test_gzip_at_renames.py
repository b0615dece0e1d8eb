from __future__ import annotations

import gzip
from pathlib import Path
from typing import Self

import pytest
from faulty_sites import CONFIG, POINTS, FaultySite, at_once, need, outcome, points
from test_failing_calls import made, traced


class Packed(FaultySite):
    """A site whose files have compressed twins; these are seen unpacked."""

    @classmethod
    def begun(cls, root: Path, count: int = 6) -> Self:
        """A site that was never built."""
        site = super().begun(root, count)
        text = CONFIG.replace("[output]\n", "[output]\ngzip = true\n")
        (root / "publisher.toml").write_text(text, encoding="utf-8")
        return cls(site.root)

    def files(self) -> dict[str, bytes]:
        """Every file of the output, as a reader sees it who takes the twin."""
        found = super().files()
        return {
            name: gzip.decompress(data)
            if name.endswith(".gz") and not Path(name).name.startswith(".")
            else data
            for name, data in found.items()
        }

    def apart(self) -> list[str]:
        """Name the files whose twins hold something else, or are of another time."""
        found, target = self.files(), self.root / "feeds"
        return [
            f"{name} and its twin are apart"
            for name, data in found.items()
            if not name.endswith(".gz")
            and (
                found.get(name + ".gz") != data
                or (target / name).stat().st_mtime_ns != (target / (name + ".gz")).stat().st_mtime_ns
            )
        ]


@pytest.mark.parametrize("call", ["rename", "fsync", "unlink"])
@pytest.mark.parametrize("beginning", ["begun", "edited"])
def test_copies_are_whole(tmp_path: Path, beginning: str, call: str) -> None:
    """A build killed at any rename leaves each twin old or new, and the next brings all pairs together."""
    need("strace")
    begin = getattr(Packed, beginning)
    old, new = outcome(begin, tmp_path / "undisturbed")
    assert sum(name.endswith(".gz") for name in new) * 2 == len(new)
    status, error = traced(begin(tmp_path / "counted"), tmp_path / "log", "-e", f"trace={call}")
    assert (status, error) == (0, "")

    def attempt(number: int) -> list[str]:
        site, log = begin(tmp_path / str(number)), tmp_path / f"{number}.log"
        options = ("-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
        status, error = traced(site, log, *options)
        if made(log, call) >= number:
            assert status in {-9, 137}, (number, status, error)
            status = -9
        return [*site.judge(status, error, old, new), *site.recover(new), *site.apart()]

    chosen = points(made(tmp_path / "log", call))
    assert chosen or call == "unlink"
    assert at_once(attempt, chosen) == []
    POINTS[f"kill -9 at a {call}, with compressed twins, {beginning}"] += len(chosen)
