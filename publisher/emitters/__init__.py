"""Feed to bytes: one file for each format, one line for each here. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from publisher.models import Feed


@dataclass(frozen=True, slots=True)
class Format:
    """A feed format: the module that emits it, its suffix, its media type, its name for people."""

    module: str
    suffix: str
    type: str
    label: str

    @property
    def emit(self) -> Callable[[Feed], bytes]:
        """The function that turns a feed into bytes; imported when asked for."""
        found: Callable[[Feed], bytes] = import_module(self.module).emit
        return found


# RFC 3986: absolute, of the web, and of no character that a URI may not hold.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\[][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{0,2000}")


def is_address(value: str) -> bool:
    """Tell whether a person's page may stand in a feed: one relative address would make it invalid."""
    return _ADDRESS.fullmatch(value) is not None


VERSION = "2"  # feeds made by another version are made anew
FORMATS = {
    "rss": Format("publisher.emitters.rss", ".rss", "application/rss+xml", "RSS"),
    "atom": Format("publisher.emitters.atom", ".atom", "application/atom+xml", "Atom"),
    "json": Format("publisher.emitters.json_feed", ".json", "application/feed+json", "JSON Feed"),
}
