"""In which language an article is written: BCP 47 tags (RFC 5646)."""

from __future__ import annotations

import re
from itertools import islice

from publisher.models import Body, Claim, Loss
from publisher.normalizer.policy import Claims, Decision, Refused, covers, first, order
from publisher.tables.syndication import LANGUAGES
from publisher.text.iris import host_of
from publisher.text.language import contradicted, detect
from publisher.text.lines import is_prose

LANGUAGE = order(
    "declared, record, html lang, json-ld, meta og:locale, meta, microdata, file name, folder default, "
    "site default"
)
# What a text that is clearly in another language overrules.
_DEFAULT = order("file name, folder default, site default")
ZONE = order("declared, record, folder default, site default")

# Country domains that are used everywhere, and so name no country.
_GENERIC = frozenset("ai ag am cc co eu fm gg gl im io is it la li ly me nu sh so st to tv vc ws".split()) - {
    "it",
    "is",
    "li",
}
_TAG = re.compile(  # language, extended language, script, region, variants
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3})?(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3})){0,3}"
)
_OF_PAGE = order("html lang, json-ld, meta, microdata")
_FEW, _ENOUGH = 8, 1200  # paragraphs and characters of a page that are held against its claim
_READ = 100_000  # characters of a plain text in which running text is looked for
_LITTLE = 200  # characters of paragraphs that are too few
_BELOW = 100_000  # characters below a headline in which runs of text are looked for
_RUN = re.compile(r">([^<>{}]{100,1000})<")
_PARAGRAPH = re.compile(r"<p(?:\s[^<>]{0,300})?>([^<>]{60,1000})")


def tag(value: str) -> str:
    """Write a language tag as RFC 5646 (section 2.1.1) recommends: "de_at" becomes "de-AT".

    Raises:
        Refused: it is no language tag.
    """
    text = value.strip().split(".", 1)[0].replace("_", "-")
    text = _named(text) if len(text) > 2 else text
    if not _TAG.fullmatch(text) or text.lower() in {"und", "mul", "zxx", "xx"}:
        raise Refused("is no language tag")
    first_part, *rest = text.split("-")
    if len(first_part) == 2 and first_part.lower() not in LANGUAGES:
        raise Refused("is no language tag")  # RSS readers know ISO 639-1 only
    shaped = [first_part.lower()]
    for part in rest:
        if len(part) == 2 and part.isalpha():
            shaped.append(part.upper())
        elif len(part) == 4 and part.isalpha():
            shaped.append(part.title())
        else:
            shaped.append(part.lower())
    return "-".join(shaped)


def _named(text: str) -> str:
    """Write a name ("English") or a code of three letters ("eng-US") as the tag of two."""
    from publisher.tables.language_names import TAG_OF

    first_part, dash, rest = text.partition("-")
    found = TAG_OF.get(first_part.strip().casefold())
    return f"{found}{dash}{rest}" if found else text


def region_of(language: str, url: str) -> str:
    """Return the country (ISO 3166) whose conventions apply: by the language tag, else by the address."""
    for part in language.split("-")[1:]:
        if len(part) == 2 and part.isupper():
            return part
    domain = host_of(url).rpartition(".")[2]
    if len(domain) != 2 or domain in _GENERIC:
        return ""
    return "GB" if domain == "uk" else domain.upper()


def language(claims: Claims) -> Decision[str]:
    """Decide the language: what is declared, what the page says, what the text is detected to be, defaults."""

    def check(claim: Claim) -> str:
        if not isinstance(claim.value, str):
            raise Refused("is no language tag")
        return tag(claim.value)

    decision = first(claims.of("language"), LANGUAGE, check, "")
    if decision.claim is not None and covers(_OF_PAGE, decision.claim.origin):
        return _unless_contradicted(decision, claims.article.body)
    if decision.claim is not None and not covers(_DEFAULT, decision.claim.origin):
        return decision
    detected = detect(_prose(claims.article.body))
    if not detected or (decision.value and decision.value.split("-")[0] == detected):
        return decision
    return Decision(detected, Claim("language", detected, "text"), decision.losses)


def _unless_contradicted(decision: Decision[str], body: Body) -> Decision[str]:
    """Prefer the language of a page's running text where it is clearly another one than the page claims.

    Themes and programs leave their own default in a page ("en-US"), whatever it is written in.
    """
    if body.kind != "page" or decision.claim is None:
        return decision
    found = contradicted(_opening(body.text), decision.value)
    if not found:
        return decision
    loss = Loss(decision.claim, "the text is in another language")
    return Decision(found, Claim("language", found, "text"), (*decision.losses, loss))


def _opening(page: str) -> str:
    paragraphs: list[str] = []
    for match in islice(_PARAGRAPH.finditer(page), _FEW):
        paragraphs.append(match[1])
        if sum(map(len, paragraphs)) > _ENOUGH:
            break
    opening = " ".join(paragraphs)
    return opening if len(opening) >= _LITTLE else " ".join(_runs(page)) or opening


def _runs(page: str) -> list[str]:
    """Return long runs of text below a page's h1, where its paragraphs are elements of another name."""
    begin = page.find("<h1")
    if begin < 0:
        return []
    found = [match[1] for match in islice(_RUN.finditer(page, begin, begin + _BELOW), _FEW)]
    return found if len(found) == _FEW else []


def _prose(body: Body) -> str:
    # Menus and labels say little of a text's language: running text decides, where there is any.
    if body.kind == "text":
        return "\n".join(line for line in body.text[:_READ].split("\n") if is_prose(line)) or body.text
    return body.text if body.kind == "markdown" else " ".join(_PARAGRAPH.findall(body.text)[:20])
