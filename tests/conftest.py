from __future__ import annotations

from collections.abc import Iterator

import pytest
from sites import SiteFolder, folder


@pytest.fixture
def site() -> Iterator[SiteFolder]:
    """A site without an article."""
    with folder() as root:
        yield SiteFolder(root)


@pytest.fixture
def good(site: SiteFolder) -> SiteFolder:
    """A site with three articles nobody can object to."""
    return site.with_good(3)
