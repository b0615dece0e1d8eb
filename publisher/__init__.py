"""publisher turns a folder of articles into feeds that people subscribe to.

    from publisher import build, describe, load_config

    report = build(load_config("."))
    entries = describe(data, "page.html", url="https://example.org/a")

Each name is imported on first use, so that `import publisher` is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from publisher._version import __version__ as __version__

if TYPE_CHECKING:  # for type checkers; at run time the table below is what counts
    from publisher.config import Config as Config
    from publisher.config import load
    from publisher.describe import describe as describe
    from publisher.errors import PublisherError as PublisherError
    from publisher.models import Alternate as Alternate
    from publisher.models import Article as Article
    from publisher.models import Body as Body
    from publisher.models import Claim as Claim
    from publisher.models import Enclosure as Enclosure
    from publisher.models import Entry as Entry
    from publisher.models import Episode as Episode
    from publisher.models import Loss as Loss
    from publisher.models import Person as Person
    from publisher.models import Problem as Problem
    from publisher.models import Site as Site
    from publisher.models import Transcript as Transcript
    from publisher.pipeline import Difference as Difference
    from publisher.pipeline import Report as Report
    from publisher.pipeline import build as build
    from publisher.validator import Finding as Finding
    from publisher.validator import validate as validate

    load_config = load

_NAMES = {
    "config": "Config load_config",
    "describe": "describe",
    "errors": "PublisherError",
    "models": "Alternate Article Body Claim Enclosure Entry Episode Loss Person Problem Site Transcript",
    "pipeline": "Difference Report build",
    "validator": "Finding validate",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}
__all__ = list(_MODULES)


def __getattr__(name: str) -> Any:
    """Import a public name on first use."""
    if name not in _MODULES:
        raise AttributeError(f"module 'publisher' has no attribute {name!r}")
    module = import_module(f"publisher.{_MODULES[name]}")
    value = globals()[name] = getattr(module, "load" if name == "load_config" else name)
    return value
