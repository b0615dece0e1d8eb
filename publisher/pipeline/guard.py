"""What a build would do to subscribers, and when that is no accident of theirs to suffer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from publisher.catalog import Catalog, Shown
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.models import Problem
from publisher.pipeline.production import Product
from publisher.pipeline.report import Difference

FEWEST = 4  # entries a feed must have had before half of it can be missed


def difference(product: Product, before: Mapping[str, Shown]) -> Difference:
    """Compare what a feed will show with what it showed, in a subscriber's terms.

    Entries that fell off the end because newer ones pushed them are not gone; none is new on an archive page.
    """
    after = {one.id: one for one in product.shown}
    return Difference(
        product.plan.channel.name,
        () if product.plan.is_page else tuple(_name(one) for one in after.values() if one.id not in before),
        tuple(_name(one) for one in after.values() if before.get(one.id, one).digest not in {one.digest, b""}),
        () if _full(product) else tuple(_name(one) for one in before.values() if one.id not in after),
    )


def objections(product: Product, before: Mapping[str, Shown], left: Sequence[Shown] = ()) -> Iterator[str]:
    """Say why a feed should not be published without a person's word; `left` see shown_again."""
    name = product.plan.channel.name
    after = len(product.shown)
    if before and not after and not (product.plan.is_page and len(before) < FEWEST):
        yield f"{name}: would be emptied ({len(before)} entries now)"
    elif len(before) >= FEWEST and after * 2 < len(before) and not _full(product):
        yield f"{name}: would shrink from {len(before)} entries to {after}"
    again = shown_again(product, before, left)
    if len(again) >= 2 or (again and len(again) == len(before)):
        yield f"{name}: {len(again)} articles already published would appear again as new, such as {again[0]!r}"


def orphans(config: Config, catalog: Catalog, planned: Iterable[str]) -> Iterator[Problem]:
    """Find feeds that are no longer made. Their files stay as they are: somebody may subscribe to them."""
    for name in sorted({feed for feed, _ in catalog.stamps()} - set(planned)):
        files = [
            config.target / (name + suffix) for suffix in (*(one.suffix for one in FORMATS.values()), ".html")
        ]
        standing = [path for path in files if path.exists()]
        if standing:
            message = "the feed is no longer made, for nothing falls under it; its files stay as they are"
            yield Problem(str(standing[0]), message, "remove them once nobody reads them", "warning")
        else:
            catalog.forget_feed(name)


def _name(one: Shown) -> str:
    return one.title or one.id


def _full(product: Product) -> bool:
    return len(product.shown) >= product.plan.limit


def shown_again(product: Product, before: Mapping[str, Shown], left: Sequence[Shown] = ()) -> list[str]:
    """Find entries that were shown under another id: same title and body, or a title that is one of a kind.

    Titles alone mean little in a full feed, where each day's "Weather" pushes an older one off; but
    they are all there is where what was shown is known from the feed alone. `left` is what this build takes
    off older pages of the feed's archive. Entries without a title are compared by their first words, and where
    those are not known not at all.
    """
    after = {one.id: one for one in product.shown}
    shown = [*left, *before.values()]
    gone = [one for one in shown if one.id not in after]
    twins = {(one.title, one.body) for one in gone}
    counts = Counter(one.title for one in shown)
    known = any(one.body for one in shown)
    alone = {one.title for one in gone if one.title and counts[one.title] == 1}
    single = set() if known and _full(product) else alone
    new = [one for one in after.values() if one.id not in before]
    return [_name(one) for one in new if (one.title, one.body) in twins or one.title in single]
