"""Tell a WebSub hub which feeds changed, so that their subscribers need not ask.

The form is PubSubHubbub's `hub.mode=publish`, which WebSub (W3C Recommendation of 23 January 2018,
section 6) leaves to publisher and hub. PubSubHubbub 0.3, section 7.1, lets `hub.url` be repeated in it;
but hubs that read a form into a table keep the last one alone and still say they took it. So each feed is
a request of its own, over one connection.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

from publisher.catalog import failure, hub_queue
from publisher.errors import NotifyError

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.network import Line

PATIENCE = 5.0  # seconds that all announcements of a build may take together


def announce(config: Config, patience: float = PATIENCE, *, always: bool = False) -> str:
    """Announce the feeds that wait for it; what the hub does not take waits for the next time.

    Opens no connection, and imports nothing that could, unless a hub is configured and a feed waits.

    Args:
        config: Names the hub, and where the waiting feeds are noted.
        patience: Seconds after which the rest is left for the next time.
        always: Tell also of a failure that was told before.

    Returns:
        What is new since the last time, for a person: a failure, or its mend. Else "".
    """
    if not config.hub.url:
        return ""
    files = hub_queue.files(config.state)
    addresses = hub_queue.addresses_of(files)
    if not addresses:
        return _mended(config) if failure.current(config.state, failure.HUB) else ""
    told: list[str] = []
    try:
        _announce(config, addresses, told, patience)
    except NotifyError as error:
        news = failure.is_news(config.state, f"{config.hub.url} does not take announcements", failure.HUB)
        left = len(addresses) - len(told)
        waits = "1 changed feed waits" if left == 1 else f"{left} changed feeds wait"
        return f"warning: {error}; {waits} for the next build to announce" if news or always else ""
    finally:
        hub_queue.remove(tuple(told), files)
    return _mended(config)


def _mended(config: Config) -> str:
    before = failure.settled(config.state, failure.HUB)
    return f"mended: {before}" if before else ""


def _announce(config: Config, addresses: Iterable[str], told: list[str], patience: float) -> None:
    from publisher.network import Line, bounded

    line = Line(config.hub.url, "hub", private=config.hub.private, patience=2 * patience)
    end = monotonic() + patience

    def work() -> None:
        with line:
            _tell(line, addresses, told, end)

    bounded(patience, line.url, work)


def _tell(line: Line, addresses: Iterable[str], told: list[str], end: float) -> None:
    """Announce one after the other; a hub that is down or overloaded is left alone at once."""
    from urllib.parse import urlencode

    refused = None
    for address in addresses:
        if monotonic() > end:
            return  # whoever waits for this has gone
        status = line.ask(urlencode({"hub.mode": "publish", "hub.url": address}).encode())
        if 200 <= status < 300:
            told.append(address)
            continue
        refused = NotifyError(f"{line.url}: answers {status} to {address}", _mend(status))
        if not 400 <= status < 500 or status == 429:
            raise refused
    if refused:
        raise refused


def _mend(status: int) -> str:
    if 300 <= status < 400:
        return "write the address it moved to as [hub] url"
    if 400 <= status < 500:
        return "check [hub] url, and whether this hub serves your site"
    return "ask whoever runs it, if it stays so"
