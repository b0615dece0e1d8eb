"""Decide what an article corrects, and whether and why it is retracted."""

from __future__ import annotations

from publisher.models import Claim
from publisher.normalizer.origins import order
from publisher.normalizer.policy import Claims, Decision, Refused, first
from publisher.tables.fields import DENIED, UNSAID
from publisher.text.clean import clean

NOTICE = order("declared, record")
_BARE = frozenset({"true", "yes", "on", "1"})


def corrected(claims: Claims) -> Decision[str]:
    """Decide what was corrected, in the writer's words."""
    return _notice(claims, "corrected")


def retracted(claims: Claims) -> Decision[str]:
    """Decide why it is retracted."""
    return _notice(claims, "retracted")


def _notice(claims: Claims, field: str) -> Decision[str]:
    def check(claim: Claim) -> str:
        text = clean(str(claim.value), 2000)
        if text.lower() in DENIED:
            raise Refused("says that there is none")
        return UNSAID if text.lower() in _BARE else text

    return first(claims.of(field), NOTICE, check, "")
