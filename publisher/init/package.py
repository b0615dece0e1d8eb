"""What package.json says of a site: the libraries it uses, and its own address."""

from __future__ import annotations

from typing import Any, NamedTuple

from publisher.init.folder import SiteFolder

FILE = "package.json"


class Package(NamedTuple):
    """The parts of a package.json that tell of a site."""

    libraries: frozenset[str] = frozenset()
    homepage: str = ""
    description: str = ""
    values: dict[str, Any] = {}  # noqa: RUF012 -- never written to


def package_of(folder: SiteFolder) -> Package:
    """Read package.json; an empty record where there is none."""
    values = folder.values(FILE) if folder.has(FILE) else {}
    names: set[str] = set()
    for key in ("dependencies", "devDependencies"):
        found = values.get(key)
        names |= set(found) if isinstance(found, dict) else set()
    homepage, description = values.get("homepage"), values.get("description")
    return Package(
        frozenset(names),
        homepage if isinstance(homepage, str) else "",
        description if isinstance(description, str) else "",
        values,
    )
