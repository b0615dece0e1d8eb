"""Decide the summary, the categories, and the notices that an article corrects something or is retracted."""

from __future__ import annotations

from publisher.models import Claim
from publisher.normalizer.policy import Claims, Decision, Refused, covers, first, group, order
from publisher.tables.fields import DENIED, UNSAID
from publisher.text.clean import bare_letters, clean, unlinked

SUMMARY = order(
    "argument, sidecar, front matter, record, meta description, meta og:description, json-ld, meta, microdata"
)
CATEGORY = order(
    "declared, record, meta article:tag, json-ld, meta news_keywords, meta, microdata, rel tag, folder default"
)


_LONGEST_SEPARATOR = 200  # characters
_LISTED = order("meta, json-ld, microdata, mail header")  # that put a list in one string
_MARKS = (";", "；", ",", "，", "、")  # between the words of a list, the strongest first


def summary(claims: Claims, title: str) -> Decision[str]:
    """Decide the summary: one that says more than the title."""

    def check(claim: Claim) -> str:
        text = clean(str(claim.value))
        if not text:
            raise Refused("is empty")
        if bare_letters(text) == bare_letters(title):
            raise Refused("says no more than the title")
        return text

    return first(claims.of("summary"), SUMMARY, check, "")


SEPARATOR = order("declared")


def separator(claims: Claims) -> Decision[str]:
    """Decide the mark at which the excerpt ends (`excerpt_separator` of Jekyll and gray-matter)."""

    def check(claim: Claim) -> str:
        if len(str(claim.value)) > _LONGEST_SEPARATOR:
            raise Refused("is longer than any mark")
        return str(claim.value)

    return first(claims.of("separator"), SEPARATOR, check, "")


def categories(claims: Claims) -> Decision[tuple[str, ...]]:
    """Collect the categories; a list in one string is split at semicolons, else at commas."""

    def check(claim: Claim) -> list[str]:
        text = str(claim.value)
        mark = next((mark for mark in _MARKS if mark in text), "")
        listed = mark and covers(_LISTED, claim.origin)
        parts = (clean(unlinked(part), 100) for part in (text.split(mark) if listed else [text]))
        return [part.removeprefix("#").lstrip() or part for part in parts if part]

    decision = group(claims.of("category"), CATEGORY, check)
    unique = {word.casefold(): word for word in reversed(decision.value)}
    kept = tuple(word for word in decision.value if unique.get(word.casefold()) is word)
    return Decision(kept[:50], decision.claim, decision.losses)


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
