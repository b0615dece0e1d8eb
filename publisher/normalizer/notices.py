"""What an article's writer says of its faults: a correction, or that it is retracted and why."""

from __future__ import annotations

from publisher.models import Claim
from publisher.normalizer.policy import Decision, Dossier, Refused, first
from publisher.tables.fields import DENIED, UNSAID
from publisher.text.clean import clean

NOTICE = ("argument", "sidecar", "front matter", "mail header", "record")
_BARE = frozenset({"true", "yes", "on", "1"})


def corrected(dossier: Dossier) -> Decision[str]:
    """Decide what was corrected, in the writer's words."""
    return _notice(dossier, "corrected")


def retracted(dossier: Dossier) -> Decision[str]:
    """Decide why it is retracted."""
    return _notice(dossier, "retracted")


def _notice(dossier: Dossier, field: str) -> Decision[str]:
    def check(claim: Claim) -> str:
        text = clean(str(claim.value), 2000)
        if text.lower() in DENIED:
            raise Refused("says that there is none")
        return UNSAID if text.lower() in _BARE else text

    return first(dossier.of(field), NOTICE, check, "")
