"""Compare a build with what subscribers have seen, and block what would harm them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from publisher.catalog import Shown
from publisher.emitters import FORMATS
from publisher.models import Owner, Problem
from publisher.pipeline.plan import Plan
from publisher.pipeline.render import BuiltFeed
from publisher.pipeline.report import Difference
from publisher.pipeline.run import Run

FEWEST = 4  # entries that a feed must have had before the loss of half of them is blocked


def guard(run: Run, plans: Sequence[Plan], feeds: Sequence[BuiltFeed]) -> None:
    """Report what subscribers will see, and why it should not be published without a person's consent."""
    report = run.report
    lost: dict[str, None] = {}
    differences: list[Difference] = []
    blocked: list[str] = []
    left: dict[str, list[Shown]] = {}  # by feed: what left its archive pages, which come before it
    for feed in feeds:
        if not feed.is_new:
            continue
        before = run.catalog.history.listed(feed.plan.channel.name)
        page = feed.plan.selection.page
        from_pages = left.setdefault(page[0] if page else feed.plan.channel.name, [])
        if feed.is_recovered:
            lost.update(dict.fromkeys(shown_again(feed, before, from_pages)))
        difference = compare(feed, before)
        if difference:
            differences.append(difference)
        expired = run.catalog.expired(before, run.now)  # their writers want them to leave
        staying = {name: one for name, one in before.items() if name not in expired} if expired else before
        blocked.extend(objections(feed, staying, from_pages))
        if feed.plan.is_page:
            after = {one.id for one in feed.shown}
            from_pages.extend(one for one in before.values() if one.id not in after)
    report.lost, report.differences, report.blocked = tuple(lost), tuple(differences), tuple(blocked)
    _report_orphans(run, {plan.channel.name for plan in plans})


def compare(feed: BuiltFeed, before: Mapping[str, Shown]) -> Difference:
    """Compare what a feed will show with what it showed, in a subscriber's terms.

    Entries that newer ones pushed off the end are not gone. No entry is new on an archive page.
    """
    after = {one.id: one for one in feed.shown}
    return Difference(
        feed.plan.channel.name,
        () if feed.plan.is_page else tuple(_label(one) for one in after.values() if one.id not in before),
        tuple(
            _label(one) for one in after.values() if before.get(one.id, one).digest not in {one.digest, None}
        ),
        () if _is_full(feed) else tuple(_label(one) for one in before.values() if one.id not in after),
    )


def objections(feed: BuiltFeed, before: Mapping[str, Shown], left: Sequence[Shown] = ()) -> Iterator[str]:
    """Say why a feed should not be published without a person's consent; for `left` see `shown_again`."""
    name, after = feed.plan.channel.name, feed.count
    if before and not after and not (feed.plan.is_page and len(before) < FEWEST):
        yield f"{name}: would be emptied ({len(before)} entries now)"
    elif len(before) >= FEWEST and after * 2 < len(before) and not _is_full(feed):
        yield f"{name}: would shrink from {len(before)} entries to {after}"
    again = shown_again(feed, before, left)
    if len(again) >= 2 or (again and len(again) == len(before)):
        yield f"{name}: {len(again)} articles already published would appear again as new, such as {again[0]!r}"


def shown_again(feed: BuiltFeed, before: Mapping[str, Shown], left: Sequence[Shown] = ()) -> list[str]:
    """Find entries that were shown under another id: same title and text, or a title that is one of a kind.

    In a full feed a title says little, because each day's "Weather" pushes an older one off; but it is all
    there is where only the feed itself says what was shown. `left` is what this build removes from older
    archive pages of the feed. Entries without a title are compared by their first words.
    """
    after = {one.id: one for one in feed.shown}
    shown = [*left, *before.values()]
    gone = [one for one in shown if one.id not in after]
    texts = {(one.title, one.content) for one in gone}
    counts = Counter(one.title for one in shown)
    is_known = any(one.content for one in shown)
    single = {
        one.title for one in gone if one.title and counts[one.title] == 1 and not (is_known and _is_full(feed))
    }
    new = [one for one in after.values() if one.id not in before]
    return [_label(one) for one in new if (one.title, one.content) in texts or one.title in single]


def _label(one: Shown) -> str:
    return one.title or one.id


def _is_full(feed: BuiltFeed) -> bool:
    return feed.count >= feed.plan.limit


def _report_orphans(run: Run, planned: set[str]) -> None:
    """Report feeds that are no longer made. Their files stay, because people may subscribe to them."""
    run.check(run.catalog.problems.of_owners("orphan"))
    for name in sorted({feed for feed, _ in run.catalog.history.versions()} - planned):
        suffixes = (*(one.suffix for one in FORMATS.values()), ".html")
        published = [name + suffix for suffix in suffixes if run.store.exists(name + suffix)]
        if not published:
            run.catalog.history.remove_feed(name)
            continue
        message = "the feed is no longer made, because nothing belongs to it; its files stay as they are"
        place = str(run.config.target / published[0])
        problem = Problem(place, message, "remove them when they have no subscribers any more", "warning")
        run.add_problem(problem, Owner("orphan", name.encode()))
