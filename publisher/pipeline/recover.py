"""What subscribers were shown, read back from the published feeds, where the catalog does not know it.

A catalog that was deleted, or a clone that never had one, keeps the same promises: no feed is emptied and no
old entry turns up as new without a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from publisher.catalog import Shown
from publisher.emitters import FORMATS, Format
from publisher.identity import originals
from publisher.models import Channel, Published
from publisher.pipeline.run import Run
from publisher.stores import Store

Dates = dict[str, tuple[datetime | None, datetime]]  # published and updated, by id
LARGEST = 64 * 1024 * 1024  # bytes of a feed that is read for this


def recover(run: Run, channel: Channel, ids: Iterable[str]) -> bool:
    """Note what a published feed lists, if no build has noted it; gives whether there was such a feed.

    `ids` are those of the entries that the feed lists now: Atom has tag URIs instead of ids that are no IRI.
    """
    history, feed = run.catalog.history, channel.name
    if history.made(feed)[0] or history.listed(feed):
        return False
    known = originals(ids, channel.tags)
    published = [read(run.store, feed + form.suffix, form) for form in formats()]
    for tombstone in (one for found in published for one in found.tombstones):
        identity = known.get(tombstone.id, tombstone.id)
        when = tombstone.when.astimezone(UTC)  # the entry was older: how much is not known
        history.add_tombstone(feed, identity, int(when.timestamp()), when)
    shown = next(filter(None, (shown_in(found, known) for found in published)), ())
    history.add_listed(feed, shown)
    return bool(shown)


def dates(run: Run) -> Dates:
    """Read when the entries of all published feeds were published and updated, by id.

    An edit is noticed only once, and a date that no article gives stays.
    """
    found: Dates = {}
    for spec in run.config.feeds:
        folder, slash, last = spec.name.rpartition("/")
        names = run.store.list(folder) if spec.group and "{" not in folder else ()
        for form in formats():
            fitting = (
                [name for name in names if name.endswith(form.suffix)] if spec.group else [last + form.suffix]
            )
            for name in fitting:
                for one in read(run.store, folder + slash + name, form).entries:
                    if one.updated is not None and one.id:
                        published, moment = found.get(one.id, (None, one.updated))
                        found[one.id] = one.published or published, max(moment, one.updated)
    return found


def shown_in(published: Published, known: Mapping[str, str]) -> tuple[Shown, ...]:
    """List what a published feed shows, each id once and as `known` maps it."""
    found: dict[str, Shown] = {}
    for one in published.entries:
        if one.id and one.id not in found:
            found[one.id] = Shown(known.get(one.id, one.id), one.title)
    return tuple(found.values())


def formats() -> list[Format]:
    """List the formats, first those that give ids and titles back as they were."""
    return sorted(FORMATS.values(), key=lambda form: not form.is_verbatim)


def read(store: Store, name: str, form: Format) -> Published:
    """Read a published file; gives an empty record where there is none, or none of ours."""
    data = store.read(name, LARGEST)
    if data is None:
        return Published()
    try:
        return form.emitter.read_back(data)
    except ValueError:
        return Published()
