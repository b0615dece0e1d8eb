"""publisher turns a folder of articles into feeds that people subscribe to.

    from publisher import build, describe, load_config

    report = build(load_config("."))
    entries = describe(data, "page.html", url="https://example.org/a")

Names are imported when they are asked for, so that `import publisher` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.config import load as load_config
    from publisher.describe import describe
    from publisher.errors import PublisherError
    from publisher.models import (
        Alternate,
        Article,
        Body,
        Claim,
        Enclosure,
        Entry,
        Episode,
        Loss,
        Person,
        Problem,
        Site,
        Transcript,
    )
    from publisher.pipeline import Difference, Report, build
    from publisher.validator import Finding, validate

_HOMES = {
    "Alternate": "publisher.models",
    "Article": "publisher.models",
    "Body": "publisher.models",
    "Claim": "publisher.models",
    "Config": "publisher.config",
    "Difference": "publisher.pipeline",
    "Enclosure": "publisher.models",
    "Entry": "publisher.models",
    "Episode": "publisher.models",
    "Finding": "publisher.validator",
    "Loss": "publisher.models",
    "Person": "publisher.models",
    "Problem": "publisher.models",
    "PublisherError": "publisher.errors",
    "Report": "publisher.pipeline",
    "Site": "publisher.models",
    "Transcript": "publisher.models",
    "build": "publisher.pipeline",
    "describe": "publisher.describe",
    "load_config": "publisher.config",
    "validate": "publisher.validator",
}

__all__ = [
    "Alternate",
    "Article",
    "Body",
    "Claim",
    "Config",
    "Difference",
    "Enclosure",
    "Entry",
    "Episode",
    "Finding",
    "Loss",
    "Person",
    "Problem",
    "PublisherError",
    "Report",
    "Site",
    "Transcript",
    "build",
    "describe",
    "load_config",
    "validate",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import a public name from its room when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'publisher' has no attribute {name!r}")
    found = import_module(_HOMES[name])
    value = getattr(found, "load" if name == "load_config" else name)
    globals()[name] = value
    return value
