"""How a field is decided: an ordered list of origins, and the first claim that passes its check.

An origin in a list covers itself and all that are more special: "meta" covers "meta og:title" too. Claims
of one rank keep the order in which the document makes them; origins that no list names lose last, in
alphabetical order, so that nothing depends on a dict or a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from publisher.models import Article, Circumstances, Claim, Loss
from publisher.normalizer.origins import Tier, position, tier_of

T = TypeVar("T")


class Refused(Exception):
    """A check refuses a claim; str() is the reason."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one article, and what is known of it besides."""

    article: Article
    circumstances: Circumstances
    all: tuple[Claim, ...]  # the article's own, then what its name and address imply
    url: str = ""  # the article's address, once the link is decided
    _by_field: dict[str, list[Claim]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the claims by field: every policy asks for its own."""
        for claim in self.all:
            self._by_field.setdefault(claim.field, []).append(claim)

    def of(self, field: str) -> Sequence[Claim]:
        """Claims of one field, in the document's order."""
        return self._by_field.get(field, ())


@dataclass(frozen=True, slots=True)
class Decision(Generic[T]):
    """The value of one field, the claim that won it, and those that lost."""

    value: T
    claim: Claim | None = None
    losses: tuple[Loss, ...] = ()


def rank(claim: Claim, order: Sequence[str]) -> tuple[int, str]:
    """Sort key of a claim in an order of origins: the most special name counts, unknown ones come last."""
    place = position(claim.origin, tuple(order))
    return (2 * len(order), claim.origin) if place is None else (place, "")


def declared(claim: Claim) -> bool:
    """Return whether a person wrote this claim for publisher to use."""
    return tier_of(claim.origin) is Tier.DECLARED


def ordered(claims: Sequence[Claim], order: Sequence[str]) -> Sequence[Claim]:
    """Claims of one field, the strongest origin first."""
    return claims if len(claims) < 2 else sorted(claims, key=lambda claim: rank(claim, order))


def first(
    claims: Sequence[Claim], order: Sequence[str], check: Callable[[Claim], T], default: T
) -> Decision[T]:
    """Take the first of a field's claims that its check lets through.

    `check` turns a claim into a value or raises `Refused`. After the winner only what is declared is
    still checked, so that its writer learns what cannot be read; the rest loses unread.
    """
    if not claims:
        return Decision(default)
    value, winner = default, None
    losses: list[Loss] = []
    for claim in ordered(claims, order):
        if winner is not None and not declared(claim):
            losses.append(Loss(claim, _behind(winner, same=claim.value == winner.value)))
            continue
        try:
            candidate = check(claim)
        except Refused as refusal:
            losses.append(Loss(claim, str(refusal)))
            continue
        if winner is None:
            value, winner = candidate, claim
        else:
            losses.append(Loss(claim, _behind(winner, same=candidate == value)))
    return Decision(value, winner, tuple(losses))


def _behind(winner: Claim, *, same: bool) -> str:
    return "says the same" if same else f"{winner.origin} comes first"


def group(
    claims: Sequence[Claim], order: Sequence[str], check: Callable[[Claim], Sequence[T]]
) -> Decision[tuple[T, ...]]:
    """Take the first rank of which any claim survives, with all of its claims, doubles removed."""
    if not claims:
        return Decision(())
    values: list[T] = []
    winner: Claim | None = None
    losses: list[Loss] = []
    for claim in ordered(claims, order):
        if winner is not None and rank(claim, order) != rank(winner, order):
            losses.append(Loss(claim, f"{winner.origin} comes first"))
            continue
        try:
            named = check(claim)
        except Refused as refusal:
            losses.append(Loss(claim, str(refusal)))
            continue
        if not named:
            losses.append(Loss(claim, "names nothing"))
            continue
        winner = winner or claim
        values.extend(value for value in named if value not in values)
    return Decision(tuple(values), winner, tuple(losses))
