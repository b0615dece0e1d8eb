"""Which feeds a hub must be told of: noted before anybody can see them, told when all is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from publisher.catalog import pending
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.pipeline.production import Product


def prepare(config: Config, products: Iterable[Product], names: Collection[str]) -> None:
    """Note the addresses of the feeds among the files that are about to be written.

    Raises:
        CatalogError: they cannot be noted.
    """
    if not config.hub.url:
        return
    found = [
        one.plan.channel.url + name
        for one in products
        for name in (one.plan.channel.name + FORMATS[form].suffix for form in one.plan.channel.formats)
        if name in names and one.plan.channel.url and not one.plan.is_page
    ]
    if found:
        pending.note(config.state, found)
