"""Announce changed feeds to a WebSub hub, which delivers them to subscribers at once.

The form is PubSubHubbub's `hub.mode=publish`; WebSub (W3C Recommendation of 23 January 2018, section 6)
leaves it to publisher and hub. PubSubHubbub 0.3, section 7.1, lets `hub.url` be repeated in the form, but
hubs that parse it into a dictionary keep only the last one and still report success. So each feed is a
request of its own, over one connection.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

from publisher.catalog import state_files
from publisher.errors import NotifyError
from publisher.text.characters import counted

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.network import Connection

TIMEOUT = 5.0  # seconds that all announcements of a build may take together


def announce(config: Config, timeout: float = TIMEOUT, *, always: bool = False) -> str:
    """Announce the feeds that are pending; what the hub does not accept stays pending.

    Opens no connection, and imports nothing that could, unless a hub is configured and a feed is pending.

    Args:
        config: Names the hub, and the folder in which pending feeds are noted.
        timeout: Seconds after which the remaining feeds are left to the next call.
        always: Report a failure even if it was reported before.

    Returns:
        What is new for a person since the last call: that it fails, or that it works again. Else "".
    """
    if not config.hub.url:
        return ""
    files = state_files.pending_files(config.state)
    addresses = state_files.addresses_of(files)
    if not addresses:
        return _fixed(config) if state_files.current_failure(config.state, state_files.HUB) else ""
    announced: list[str] = []
    try:
        _announce(config, addresses, announced, timeout)
    except NotifyError as error:
        news = state_files.is_news(
            config.state, f"{config.hub.url} does not take announcements", state_files.HUB
        )
        left = len(addresses) - len(announced)
        waits = f"{counted(left, 'changed feed')} {'waits' if left == 1 else 'wait'}"
        return f"warning: {error}; {waits} for the next build to announce" if news or always else ""
    finally:
        state_files.remove_pending(tuple(announced), files)
    return _fixed(config)


def _fixed(config: Config) -> str:
    before = state_files.settle_failure(config.state, state_files.HUB)
    return f"fixed: {before}" if before else ""


def _announce(config: Config, addresses: Iterable[str], announced: list[str], timeout: float) -> None:
    from publisher.network import Connection, run_within

    connection = Connection(config.hub.url, "hub", private=config.hub.private, timeout=2 * timeout)
    end = monotonic() + timeout

    def work() -> None:
        with connection:
            _announce_each(connection, addresses, announced, end)

    run_within(timeout, connection.url, work)


def _announce_each(connection: Connection, addresses: Iterable[str], announced: list[str], end: float) -> None:
    """Announce one feed after the other, and stop at once if the hub is down or overloaded.

    Raises:
        NotifyError: the hub refused some of them.
    """
    from urllib.parse import urlencode

    refused = None
    for address in addresses:
        if monotonic() > end:
            return  # the caller does not wait any more
        status = connection.request(urlencode({"hub.mode": "publish", "hub.url": address}).encode())
        if 200 <= status < 300:
            announced.append(address)
            continue
        refused = NotifyError(f"{connection.url}: answers {status} to {address}", _remedy(status))
        if not 400 <= status < 500 or status == 429:
            raise refused
    if refused:
        raise refused


def _remedy(status: int) -> str:
    if 300 <= status < 400:
        return "write the address it moved to as [hub] url"
    if 400 <= status < 500:
        return "check [hub] url, and whether this hub serves your site"
    return "ask who runs it, if this goes on"
