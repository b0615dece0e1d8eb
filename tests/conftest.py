from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from sites import SiteFolder, folder

# The same cases on every machine, however slow; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


@pytest.fixture
def site() -> Iterator[SiteFolder]:
    """A site without an article."""
    with folder() as root:
        yield SiteFolder(root)


@pytest.fixture
def good(site: SiteFolder) -> SiteFolder:
    """A site with three articles nobody can object to."""
    return site.with_good(3)
