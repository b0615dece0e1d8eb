"""Decide the summary, the categories, and the notices that an article corrects something or is retracted."""

from __future__ import annotations

import re

from publisher.models import Claim
from publisher.normalizer.policy import Claims, Decision, Refused, covers, first, group, order
from publisher.tables.fields import DENIED, UNSAID
from publisher.text.clean import bare_letters, clean, unlinked
from publisher.text.lazy import lazy
from publisher.text.marks import unmarked

SUMMARY = order(
    "argument, sidecar, front matter, record, meta description, meta og:description, json-ld, meta, microdata"
)
CATEGORY = order(
    "declared, record, meta article:tag, json-ld, meta news_keywords, meta, microdata, rel tag, tags line, "
    "folder default"
)


_MARKED = order("declared, record")  # that may hold the marks of a text in Markdown
_LEFTOVERS = lazy(r"\{\{[^{}]{0,300}\}\}|\{%[^{}]{0,300}%\}|\[\^[^\[\]\s]{1,60}\]")
_CUT_OFF = re.compile(r" ?\[(?:…|\.{3})\].{0,200}$", re.DOTALL)
_LONGEST_SEPARATOR = 200  # characters
_LISTED = order("meta, json-ld, microdata, mail header")  # that put a list in one string
# Jekyll's posts, whose `categories: jekyll update` is a list.
_POST = re.compile(r"(?:^|/)(?:_posts/.{1,300}|(?:19|20)\d\d-\d\d-\d\d-[^/]{1,200})\Z")
# Names by which Eleventy's templates collect articles; its own starter sites leave them out of lists of tags.
_COLLECTIONS = frozenset({"all", "nav", "post", "posts"})
_MARKS = (";", "；", ",", "，", "、")  # between the words of a list, the strongest first


def summary(claims: Claims, title: str) -> Decision[str]:
    """Decide the summary: one that says more than the title."""
    is_markdown = claims.article.body.kind == "markdown"

    def check(claim: Claim) -> str:
        has_marks = is_markdown and covers(_MARKED, claim.origin)
        said = unmarked(str(claim.value), 2000) if has_marks else clean(str(claim.value))
        text = _without_leftovers(said)
        if not text:
            raise Refused("is empty")
        if bare_letters(text) == bare_letters(title):
            raise Refused("says no more than the title")
        return text

    return first(claims.of("summary"), SUMMARY, check, "")


def _without_leftovers(text: str) -> str:
    """Remove what only the program that makes a page replaces: template tags, marks of notes, "[…]"."""
    if "{" not in text and "[" not in text:
        return text
    return " ".join(_LEFTOVERS.sub("", _CUT_OFF.sub("…", text)).split())


SEPARATOR = order("declared, folder default")


def separator(claims: Claims) -> Decision[str]:
    """Decide the mark at which the excerpt ends (`excerpt_separator` of Jekyll and gray-matter)."""

    def check(claim: Claim) -> str:
        if len(str(claim.value)) > _LONGEST_SEPARATOR:
            raise Refused("is longer than any mark")
        return str(claim.value)

    return first(claims.of("separator"), SEPARATOR, check, "")


def categories(claims: Claims) -> Decision[tuple[str, ...]]:
    """Collect the categories; one string is parted at semicolons, else at commas, in Jekyll at blanks."""
    generator = claims.circumstances.source.generator
    words = (
        {claim.origin for claim in claims.of("category words")} if _parts_words(claims, generator) else set()
    )
    collections = _COLLECTIONS if generator == "eleventy" else frozenset()

    def check(claim: Claim) -> list[str]:
        text = str(claim.value)
        if claim.origin in words:
            return [clean(part, 100) for part in text.split()[:50]]
        mark = next((mark for mark in _MARKS if mark in text), "")
        listed = mark and covers(_LISTED, claim.origin)
        parts = (clean(unlinked(part), 100) for part in (text.split(mark) if listed else [text]))
        kept = [part.removeprefix("#").lstrip() or part for part in parts if part]
        if collections.issuperset(kept):
            raise Refused("names a collection of Eleventy")
        return kept

    decision = group(claims.of("category"), CATEGORY, check)
    unique = {word.casefold(): word for word in reversed(decision.value)}
    kept = tuple(word for word in decision.value if unique.get(word.casefold()) is word)
    return Decision(kept[:50], decision.claim, decision.losses)


def _parts_words(claims: Claims, generator: str) -> bool:
    """Tell whether "jekyll update" is two words: in Jekyll, or where a file is named as its posts are."""
    return generator == "jekyll" if generator else _POST.search(claims.article.name) is not None


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
