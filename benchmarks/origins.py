"""Measure how true each origin of a field is, so that the order of origins can follow the evidence.

    benchmarks/origins.py GOLD_DIR [--half a|b] [--limit N] [--field NAME]... [--least N]

`gold.py` says what GOLD_DIR holds. For date, authors, title and publisher a table has a line for each origin,
in the order of the policy that asks them (`order(...)` in publisher/normalizer):

- *wins*: pages on which the origin decides the field, with the shares that are right, near and wrong there, and
  the number of pages that have none, where the value is invented; judged as in `metadata.py`.
- *alone*: pages on which the origin claims the field at all, with the share that is right, and the number
  invented, when the policy is given the claims of this origin only. An origin whose claims are refused there
  counts as claimed, not as right.

An origin that is truer alone than one above it may deserve a higher place; what the change is worth is only
known from `metadata.py`, on both halves. Origins with fewer than N claims (5) are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gold
import metadata

from publisher.models import Article, Circumstances, Claim
from publisher.normalizer import people, published, publishers, titles
from publisher.normalizer.decisions import Decisions
from publisher.normalizer.policy import Claims, Decision, covers, rank
from publisher.readers import read

Decide = Callable[[Decisions, Claims], Decision[Any]]


def _date(made: Decisions, claims: Claims) -> Decision[Any]:
    context = published.DateContext(claims, lambda: str(made["language"].value))
    decision = published.published(context)
    day = decision.value.instant.date().isoformat() if decision.value else None
    return decision._replace(value=day)


def _authors(made: Decisions, claims: Claims) -> Decision[Any]:
    decision = people.authors(claims, made.names)
    return decision._replace(value=[person.name for person in decision.value])


def _title(made: Decisions, claims: Claims) -> Decision[Any]:
    return titles.title(claims, made.names)


def _publisher(made: Decisions, claims: Claims) -> Decision[Any]:
    return publishers.publisher(claims, lambda: str(made["language"].value))


# Each judged field: the field of its claims, its policy, and the order in which the policy asks origins.
POLICIES: dict[str, tuple[str, Decide, Sequence[str]]] = {
    "date": ("published", _date, published.PUBLISHED),
    "authors": ("author", _authors, people.AUTHOR),
    "title": ("title", _title, titles.TITLE),
    "publisher": ("publisher", _publisher, publishers.PUBLISHER),
}


@dataclass(slots=True)
class Tally:
    """What one origin reached: verdicts where it won, and verdicts where only its claims were there."""

    wins: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)


def _named(origin: str, listed: Sequence[str]) -> str:
    """Return the name under which an origin is counted: that of its line in the order, else its own.

    A general name ("meta") takes many origins; each of these has a line of its own.
    """
    names = [name for name in listed if covers((name,), origin)]
    best = max(names, key=len, default="")
    general = {"meta", "json-ld", "microdata", ""}
    return " ".join(origin.split()[:3]) if best in general else best


def _verdict(name: str, answer: object, found: object) -> str:
    if answer is None:
        return "invented" if found else "silent"
    return metadata.judge(name, answer, found)


def _without_others(made: Decisions, wanted: str, kept: Callable[[Claim], bool]) -> Claims:
    """Return the claims of an article without those of a field that are not to be kept."""
    claims = tuple(claim for claim in made.claims.all if claim.field != wanted or kept(claim))
    return Claims(made.claims.article, made.claims.circumstances, claims).at(made.claims.url, ())


def judged(
    article: Article, circumstances: Circumstances, answers: dict[str, Any], names: Sequence[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield field, origin, "wins" or "alone", and verdict, for all that a page claims of these fields."""
    made = Decisions(article, circumstances)
    for name in names:
        if name not in answers:
            continue
        wanted, decide, listed = POLICIES[name]
        decision = decide(made, made.claims)
        winner = decision.claim.origin if decision.claim else "(none)"
        yield name, _named(winner, listed), "wins", _verdict(name, answers[name], decision.value)
        for origin in dict.fromkeys(_named(claim.origin, listed) for claim in made.claims.of(wanted)):
            only = _without_others(
                made, wanted, lambda claim, one=origin, known=listed: _named(claim.origin, known) == one
            )
            yield name, origin, "alone", _verdict(name, answers[name], decide(made, only).value)


def table(name: str, tallies: dict[str, Tally], least: int) -> Iterator[str]:
    """Write the table of a field, origins in the order in which they are asked."""
    listed = POLICIES[name][2]
    yield f"| {name} | wins | right | near | wrong | invented | alone | right | invented |"
    yield f"|{'---|' * 9}"
    for origin in sorted(tallies, key=lambda one: (rank(Claim("", "", one), listed), one)):
        tally = tallies[origin]
        wins, alone = tally.wins, tally.alone
        if max(wins.total(), alone.total()) < least:
            continue
        won, claimed = _answered(wins), _answered(alone)
        cells = [
            str(won + wins["invented"]),
            *(_share(wins[key], won) for key in ("right", "near", "wrong")),
            str(wins["invented"]),
            str(claimed + alone["invented"] + alone["silent"]),
            _share(alone["right"], claimed),
            str(alone["invented"]),
        ]
        yield f"| {origin} | {' | '.join(cells)} |"


def _answered(verdicts: Counter[str]) -> int:
    return sum(verdicts[key] for key in ("right", "near", "wrong", "missing"))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def main() -> None:
    """Print a table for each field."""
    parser = argparse.ArgumentParser(description="Right and wrong of each field by the origin that won.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="pages, from the first")
    parser.add_argument("--half", choices=gold.HALVES, default="", help="only the pages of this half")
    parser.add_argument("--field", action="append", choices=list(POLICIES), help="may be given several times")
    parser.add_argument("--least", type=int, default=5, help="claims of an origin that is shown")
    options = parser.parse_args()
    names = options.field or list(POLICIES)
    doubtful = gold.doubtful(options.gold)
    tallies: dict[str, dict[str, Tally]] = {name: defaultdict(Tally) for name in names}
    for number, page in enumerate(gold.pages(options.gold, only_half=options.half, limit=options.limit), 1):
        (article,) = read(page.data, "page.html")
        circumstances = Circumstances(url=page.url, retrieved=page.retrieved)
        for name, origin, how, verdict in judged(article, circumstances, page.answers, names):
            if name == "date" and page.id in doubtful:
                continue
            getattr(tallies[name][origin], how)[verdict] += 1
        gold.progress(number)
    for name in names:
        print("\n".join(table(name, tallies[name], options.least)), end="\n\n")


if __name__ == "__main__":
    main()
