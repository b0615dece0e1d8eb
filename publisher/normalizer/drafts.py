"""Decide whether an article is held back as a draft."""

from __future__ import annotations

from publisher.normalizer.policy import Claims, Decision

TRUE = frozenset({"true", "yes", "1", "on", "draft"})


def draft(claims: Claims) -> Decision[bool]:
    """Decide whether any claim holds the article back."""
    return Decision(any(str(claim.value).strip().lower() in TRUE for claim in claims.of("draft")))
