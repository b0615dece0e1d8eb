"""Decide the title: the headline, without the site's name, not shortened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.models import Claim, Loss
from publisher.normalizer.policy import Claims, Decision, Refused, covers, declared, first, order
from publisher.normalizer.publishers import COLONS, Names, separators
from publisher.tables.page_headings import KINDS_OF_PAGES
from publisher.text.clean import bare_letters, clean
from publisher.text.lazy import lazy
from publisher.text.marks import unmarked
from publisher.text.words import count_words, has_vowel_signs, words_of

# What is declared comes first; then the headline that the page's head confirms (see `_confirmed`).
TITLE = order(
    "declared, record, first heading, json-ld headline, microdata headline, meta og:title, "
    "meta parsely-title, meta sailthru.title, meta citation_title, meta twitter:title, meta, json-ld name, "
    "json-ld, first line, title line, title element, h1, h2, file name"
)
_GIVEN = order("declared, record")
_MARKED = order("declared, record, first heading")  # that may hold the marks of a text in Markdown
_HEADINGS = order("h1, h2")
_ELEMENT = "title element"
_HEADLINES = order("h1, h2, meta, json-ld, microdata")  # that may be the site's name
_WITH_SITE = order("title element, meta, json-ld")  # that name the site behind the title
HEADS = order("json-ld headline, meta, microdata headline, json-ld name, json-ld WebPage name, title element")

# What confirms by itself; a microdata headline is often the h1 itself.
STRONG_HEADS = order("json-ld headline, meta")

_SECTION, _TOPIC = 3, 2  # words
_UNPARTED = 2  # words of a headline without blanks
_PART, _LONG_PART = 10, 25  # letters of a part that are no accident, and of a long part
_ARCHIVE = frozenset({"blog archive", "blog archiv"})  # in the titles of old themes of WordPress
_BEHIND = frozenset("<*@+=#→")  # before a site's name; behind a word they are signs of arithmetic: "a < b"
_ELLIPSES = ("…", "...")
_CLOSING = (")", "）", "】", "]")
_BRACKET = lazy(r"(?<=\S)\s?[(（【\[]([^()（）【】\[\]]{2,60})[)）】\]]$")  # "Tides turn early (Harbour Notes)"
_STRONG = lazy(r"[|｜»«•·●∙⋅▪■◆★►▸▶¦│┃❘∣⁞]|::")


def title(claims: Claims, names: Names) -> Decision[str]:
    """Decide the title."""
    named = [claim for claim in claims.of("title") if isinstance(claim.value, str)]
    found = _confirmed(named, names)
    if found:
        found = Decision(_without_section(without_site(found.value, names)), found.claim)
    if found is not None and not any(covers(_GIVEN, claim.origin) for claim in named):
        losses = tuple(
            Loss(c, f"{found.claim.origin} comes first") for c in named if found.claim and c is not found.claim
        )
        return Decision(found.value, found.claim, losses)

    is_headed = any(
        covers(_HEADINGS, one.origin) and not _is_label(clean(str(one.value), 500), names) for one in named
    )
    is_markdown = claims.article.body.kind == "markdown"

    def check(claim: Claim) -> str:
        has_marks = is_markdown and covers(_MARKED, claim.origin)
        text = unmarked(str(claim.value), 500) if has_marks else clean(str(claim.value), 500)
        if not text:
            raise Refused("is empty")
        if declared(claim):
            return text
        bare = without_site(text, names)
        if names.are(bare) and (covers(_HEADLINES, claim.origin) or (is_headed and claim.origin == _ELEMENT)):
            raise Refused("is the site's name")
        if covers(_HEADINGS, claim.origin) and _is_label(bare, names):
            raise Refused("names a kind of page")
        return first_part(bare) if covers(_WITH_SITE, claim.origin) else bare

    return first(named, TITLE, check, "")


def as_written(decision: Decision[str]) -> str:
    """Return a declared title with its marks: programs make addresses of it as it is."""
    claim = decision.claim
    return clean(str(claim.value), 500) if claim and declared(claim) else decision.value


def without_site(text: str, names: Names) -> str:
    """Cut the site's name from the end or the start of a title, as often as it is there."""
    if text[-1:] in _CLOSING and (match := _BRACKET.search(text)) and names.are(match[1]):
        text = text[: match.start()].strip()
    for _ in range(4):
        cuts = separators(text)
        if not cuts:
            break
        tail, head = text[cuts[-1].end() :], text[: cuts[0].start()]
        if _is_site(tail, cuts[-1], names) and not names.cover(text[: cuts[-1].start()]):
            text = text[: cuts[-1].start()].strip()
        elif cuts[0].group().strip() in _BEHIND:
            break
        elif (_is_site(head, cuts[0], names) or head.strip().casefold() in _ARCHIVE) and not names.cover(
            text[cuts[0].end() :]
        ):
            text = text[cuts[0].end() :].strip()
        else:
            break
    return text


def _is_site(part: str, cut: re.Match[str], names: Names) -> bool:
    """Return whether one end of a title is the site's name; beside a colon it must be nothing but that.

    A colon is also a sign within headlines: "The year in review: Harbour Notes' ten best days".
    """
    return names.are(part) if cut.group().strip() in COLONS else names.cover(part)


def first_part(text: str) -> str:
    """Cut two short sections and more, else what follows the last strong separator ("|", "»", "::")."""
    cuts = separators(text)
    if len(cuts) > 1 and _ends_in_sections(text, cuts):
        return text[: cuts[0].start()].strip()  # "Tides turn early again - Harbour - News"
    cuts = [cut for cut in cuts if _STRONG.search(cut.group())]
    if cuts and cuts[-1].start() >= 12 and text.count(" ", 0, cuts[-1].start()) >= 1:
        return text[: cuts[-1].start()].strip()
    return text


def _ends_in_sections(text: str, cuts: Sequence[re.Match[str]]) -> bool:
    ends = [cut.start() for cut in cuts[1:]] + [len(text)]
    sections = (text[cut.end() : end] for cut, end in zip(cuts, ends, strict=True))
    headline = text[: cuts[0].start()]
    enough = _SECTION if headline.isascii() or " " in headline else _UNPARTED
    return count_words(headline) > enough and all(count_words(part) <= _SECTION for part in sections)


def _without_section(text: str) -> str:
    # "Tides turn early again | Editorial": a few words behind a bar are no part of the headline.
    head, bar, tail = text.rpartition(" | ")
    words = len(tail.split())
    return head.strip() if bar and words <= _SECTION < len(head.split()) else text


def _confirmed(claims: Sequence[Claim], names: Names) -> Decision[str] | None:
    """Find the headline that is both in the page and in its head: 89% of such are right.

    Where one of the two contains the other ("Sport: " before it, a date after it), the shorter is meant.
    A single h1 that nothing confirms is still right more often than the head.
    """
    h1 = [(c, clean(str(c.value), 500)) for c in claims if c.origin == "h1"]
    h2 = [(c, clean(str(c.value), 500)) for c in claims if c.origin == "h2"]
    h1, h2 = ([pair for pair in level if pair[1] and not _is_label(pair[1], names)] for level in (h1, h2))
    if not h1 and not h2:
        return None
    heads = [(c, without_site(clean(str(c.value), 500), names)) for c in claims if covers(HEADS, c.origin)]
    strong = [pair for pair in heads if covers(STRONG_HEADS, pair[0].origin)]
    return (
        _same(h1, strong)
        or _one_in_the_other(h1, strong)
        or _same(h1, heads)
        or _one_in_the_other(h1, heads)
        or _alike(h1, heads)
        or _only(h1, strong)
        or _same(h2, heads)
        or _one_in_the_other(h2, strong)
    )


Pairs = Sequence[tuple[Claim, str]]


def _is_label(text: str, names: Names) -> bool:
    """Return whether a heading is the site's name, or names a kind of page ("News", "Blog Details")."""
    return names.are(text) or text.strip(" :»>").casefold() in KINDS_OF_PAGES


def _same(headings: Pairs, heads: Pairs) -> Decision[str] | None:
    said = {bare_letters(part) for _, text in heads for part in (text, first_part(text))}
    for claim, text in headings:
        if len(bare_letters(text)) > 2 and bare_letters(text) in said:
            return Decision(text, claim)
    return None


def _one_in_the_other(headings: Pairs, heads: Pairs) -> Decision[str] | None:
    for claim, text in headings:
        for other, head in heads:
            if text.endswith(_ELLIPSES) and _breaks_off(text, head):
                return Decision(head, other)
            if _breaks_off(head, text) or _lacks_an_end(head, text):
                return Decision(text, claim)
            if _is_most_of(head, text) or _is_topic_of(text, head):
                return Decision(head, other)
            if _is_a_third_of(text, head):
                return Decision(text, claim)
    return None


def _breaks_off(head: str, text: str) -> bool:
    """Return whether a title is a heading cut in the middle: "How to set up your k", "How to set up ..."."""
    short = bare_letters(head)
    if len(short) < _PART or not bare_letters(text).startswith(short):
        return False
    bare = head.rstrip(" .…")
    if head[len(bare) :].strip() in _ELLIPSES:
        return True
    return text.casefold().startswith(bare.casefold()) and text[len(bare) : len(bare) + 1].isalnum()


def _lacks_an_end(head: str, text: str) -> bool:
    """Return whether a title leaves out a heading's second half ("Tides: ..."), or a first word ("Most")."""
    first_word, _, rest = text.partition(" ")
    return text.casefold().startswith(head.casefold() + ": ") or (first_word.isalpha() and rest == head)


def _is_most_of(head: str, text: str) -> bool:
    """Return whether a title is one end of a heading, and half of it; a third is enough of a long one."""
    long, short = bare_letters(text), bare_letters(head)
    share = 3 if len(short) >= _LONG_PART else 2
    return len(short) >= _PART and _is_an_end(short, long) and share * len(short) >= len(long)


def _is_topic_of(text: str, head: str) -> bool:
    """Return whether a heading is but the topic of a title: "Tide tables", "Tide tables: How to read them"."""
    return len(text.split()) <= _TOPIC and head.casefold().startswith(text.casefold() + ": ")


def _is_a_third_of(text: str, head: str) -> bool:
    """Return whether a heading is one end of a title, and a third of it at least."""
    long, short = bare_letters(text), bare_letters(head)
    return len(long) >= _PART and _is_an_end(long, short) and 3 * len(long) >= len(short)


def _is_an_end(part: str, whole: str) -> bool:
    return whole.startswith(part) or whole.endswith(part)


def _alike(headings: Pairs, heads: Pairs) -> Decision[str] | None:
    for claim, text in headings:
        words = _words(text)
        for _, other in heads:
            others = _words(other)
            common = len(words & others)
            if common >= 3 and 2 * common >= min(len(words), len(other.split())):
                return Decision(text, claim)
    return None


def _words(text: str) -> set[str]:
    folded = text.casefold()
    return set(words_of(folded)) if has_vowel_signs(text) else set(filter(None, re.split(r"\W+", folded)))


def _only(headings: Pairs, heads: Pairs) -> Decision[str] | None:
    texts = {text for _, text in headings}
    if (
        len(texts) == 1
        and len(headings[0][1].split()) >= 3
        and not any(c.origin == "json-ld headline" for c, _ in heads)
    ):
        return Decision(headings[0][1], headings[0][0])
    return None
