"""What a build would do to subscribers, and when that is no accident of theirs to suffer."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.catalog import Catalog
from publisher.pipeline.production import Product
from publisher.pipeline.report import Difference

FEWEST = 4  # entries a feed must have had before half of it can be missed


def difference(product: Product, catalog: Catalog) -> Difference:
    """Compare what a feed will show with what it showed, in a subscriber's terms.

    Entries that fell off the end because newer ones pushed them are not gone.
    """
    before = catalog.listed(product.plan.channel.name)
    after = {identity: (title, digest) for identity, title, digest in product.shown()}
    full = len(after) >= product.plan.limit
    return Difference(
        product.plan.channel.name,
        tuple(title for identity, (title, _) in after.items() if identity not in before),
        tuple(
            title
            for identity, (title, digest) in after.items()
            if before.get(identity, ("", digest))[1] != digest
        ),
        () if full else tuple(title for identity, (title, _) in before.items() if identity not in after),
    )


def objections(product: Product, seen: Difference, catalog: Catalog) -> Iterator[str]:
    """Say why a feed should not be published without a person's word."""
    name = product.plan.channel.name
    before = len(catalog.listed(name))
    after = len(product.listings)
    if before and not after:
        yield f"{name}: would be emptied ({before} entries now)"
    elif before >= FEWEST and after * 2 < before:
        yield f"{name}: would shrink from {before} entries to {after}"
    gone = {title for title in _titles_gone(product, catalog) if title}
    twice = [title for title in seen.new if title in gone]
    if len(twice) >= 2 or (twice and len(twice) == before):
        yield f"{name}: {len(twice)} articles already published would appear again as new, such as {twice[0]!r}"


def _titles_gone(product: Product, catalog: Catalog) -> Iterator[str]:
    present = {identity for identity, _, _ in product.shown()}
    for identity, (title, _) in catalog.listed(product.plan.channel.name).items():
        if identity not in present:
            yield title
