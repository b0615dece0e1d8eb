"""Rules of addresses: "/:year/:slug/" as in Jekyll and Hugo, "{slug}.html" as in Pelican, and Eleventy's.

A rule is parted into texts and placeholders. The value of a placeholder is decided elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from publisher.tables.generators import EXPRESSIONS, PLACEHOLDERS, STYLES
from publisher.text.lazy import lazy

LONGEST = 1000  # characters of a rule
# ":year", ":sections[1:]", "{slug}", "{date:%Y}", "{{ page.fileSlug }}", "{{ page.date | date: '%Y' }}".
_PART = lazy(
    r"\{\{-?\s{0,20}(?P<expression>[^{}]{1,200}?)\s{0,20}-?\}\}"
    r"|\{(?P<name>[a-z_]{2,30})(?::(?P<format>[^{}]{1,60}))?\}"
    r"|:(?P<word>[a-z]+(?:_[a-z]+)*)(?P<slice>\[[0-9:last]{0,20}\])?"
    r"|(?P<tag>\{%[^{}]{0,300}%\})"
)


class UnknownPlaceholder(ValueError):
    """A rule cannot be followed; the message completes "it ..."."""


class Part(NamedTuple):
    """A piece of a rule: a text, or a placeholder with its options."""

    text: str = ""
    name: str = ""  # of the placeholder, "date" with a format
    option: str = ""  # a format of strftime, or a slice
    filters: tuple[str, ...] = ()


def is_rule(text: str) -> bool:
    """Whether an address holds placeholders."""
    return _PART.search(text[:LONGEST]) is not None


@lru_cache(maxsize=256)
def parts_of(rule: str) -> tuple[Part, ...]:
    """Part a rule.

    Raises:
        UnknownPlaceholder: a placeholder is not known, or the rule is too long.
    """
    rule = STYLES.get(rule, rule)
    if len(rule) > LONGEST:
        raise UnknownPlaceholder(f"has more than {LONGEST} characters")
    parts: list[Part] = []
    at = 0
    for match in _PART.finditer(rule):
        if match.start() > at:
            parts.append(Part(rule[at : match.start()]))
        parts += _placeholder(match)
        at = match.end()
    return (*parts, Part(rule[at:])) if at < len(rule) else tuple(parts)


def _placeholder(match: re.Match[str]) -> list[Part]:
    if match["tag"]:
        raise _unknown(match[0])
    if match["expression"]:
        return [_expression(match["expression"], match[0])]
    if match["name"]:
        name = match["name"]
        if name == "date":
            return [Part(name="date", option=match["format"] or "%Y-%m-%d")]
        if name not in PLACEHOLDERS or match["format"]:
            raise _unknown(match[0])
        return [Part(name=name)]
    return _word(match["word"], match["slice"] or "", match[0])


def _word(word: str, option: str, whole: str) -> list[Part]:
    """Read `:name`; letters that follow the longest known name are text: `W:week`, `:title.html`."""
    if word in PLACEHOLDERS:
        return [Part(name=word, option=option)]
    for end in range(len(word) - 1, 2, -1):
        if word[:end] in PLACEHOLDERS and not word[end - 1 : end + 1].isalnum():
            return [Part(name=word[:end]), Part(word[end:] + option)]
    raise _unknown(whole)


def _expression(expression: str, whole: str) -> Part:
    """Read Liquid's or Nunjucks' `page.date | date: "%Y"`."""
    name, *filters = (part.strip() for part in expression.split("|"))
    known = EXPRESSIONS.get(name.lower())
    if known is None:
        raise _unknown(whole)
    if known != "date":
        return Part(name=known, filters=tuple(one.partition("(")[0].strip() for one in filters))
    found = re.search(r"""date\s{0,5}[:(]\s{0,5}["']([^"']{1,60})["']""", " | ".join(filters))
    if not found:
        raise _unknown(whole)
    return Part(name="date", option=found[1])


def _unknown(placeholder: str) -> UnknownPlaceholder:
    return UnknownPlaceholder(f"holds {placeholder!r}, which is not known")
