from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from sites import SiteFolder, folder

# The same cases on every machine, however slow; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Use every core for the whole fast suite; the other suites, and single files, run in this process."""
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return None if is_whole and "not readers" in config.option.markexpr else 0


@pytest.fixture
def site() -> Iterator[SiteFolder]:
    """A site without an article."""
    with folder() as root:
        yield SiteFolder(root)


@pytest.fixture
def good(site: SiteFolder) -> SiteFolder:
    """A site with three articles nobody can object to."""
    return site.with_good(3)
