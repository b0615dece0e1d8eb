"""Decide whether an article is held back, and until when."""

from __future__ import annotations

from datetime import datetime

from publisher.models import Loss
from publisher.normalizer.policy import Claims, Decision, Refused
from publisher.normalizer.published import NO_DATE, DateContext

TRUE = frozenset("true yes 1 on draft".split())
FALSE = frozenset("false no 0 off".split()) | {""}
UNKNOWN = "does not say whether it is public"


def draft(claims: Claims, embargo: Decision[datetime | None]) -> Decision[bool]:
    """Decide whether any claim holds the article back; one that says neither yes nor no does, and is a loss.

    An embargo that cannot be read holds the article back, too.
    """
    words = [(claim, str(claim.value).strip().lower()) for claim in claims.of("draft")]
    if any(word in TRUE for _, word in words):
        return Decision(True)
    unknown = tuple(Loss(claim, UNKNOWN) for claim, word in words if word not in FALSE)
    return Decision(bool(unknown or embargo.losses), losses=unknown)


def embargo(dates: DateContext) -> Decision[datetime | None]:
    """Decide until when the article is withheld: the latest instant of all that are claimed."""
    read = dates.reader(None)  # an embargo may be as long as its writer likes
    value, winner = None, None
    losses: list[Loss] = []
    for claim in dates.claims.of("embargo"):
        try:
            date = read(claim)
        except Refused as refusal:
            reason = str(refusal)
            losses.append(Loss(claim, reason if reason.startswith(NO_DATE) else NO_DATE + reason))
            continue
        if date.instant is None or date.inferred:
            losses.append(Loss(claim, NO_DATE + "it names no instant"))
        elif value is None or date.instant > value:
            value, winner = date.instant, claim
    return Decision(value, winner, tuple(losses))
