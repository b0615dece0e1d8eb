"""Feed to bytes: one file for each format, one line for each here. Pure."""

from __future__ import annotations

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


VERSION = "1"  # feeds made by another version are made anew
FORMATS = {
    "rss": Format("publisher.emitters.rss", ".rss", "application/rss+xml", "RSS"),
    "atom": Format("publisher.emitters.atom", ".atom", "application/atom+xml", "Atom"),
    "json": Format("publisher.emitters.json_feed", ".json", "application/feed+json", "JSON Feed"),
}
