"""Decide under which licence an article is published."""

from __future__ import annotations

import re

from publisher.models import Claim
from publisher.normalizer.links import absolute
from publisher.normalizer.policy import Claims, Decision, Refused, first, order
from publisher.tables.fields import DENIED
from publisher.text.clean import clean
from publisher.text.lazy import lazy

LICENSE = order("declared, record, rel license, json-ld, meta, microdata, folder default")
_ADDRESSES = order("rel license")
_ADDRESS = re.compile(r"(?:https?:)?//|/|\.\.?/", re.IGNORECASE)
# A short name of Creative Commons that says which licence it is: "CC BY-SA 4.0", "cc-by-nc-nd-3.0", "CC0".
_CREATIVE_COMMONS = lazy(
    r"cc[\s-]{0,3}(?:(?P<zero>0|zero)(?:[\s-]{1,3}1\.0)?"
    r"|(?P<terms>by(?:[\s-]{1,3}(?:nc|sa|nd)){0,2})[\s-]{1,3}(?P<version>\d\.\d))(?:[\s-]{1,3}international)?",
    re.IGNORECASE,
)


def license_of(claims: Claims) -> Decision[str]:
    """Decide the licence: its address, also of a Creative Commons short name; else the words about rights."""
    base = claims.url or claims.circumstances.site.link

    def check(claim: Claim) -> str:
        text = clean(claim.value, 500) if isinstance(claim.value, str) else ""
        if not text or text.lower() in DENIED or text.lower() == "none":
            raise Refused("names no licence")
        if claim.origin in _ADDRESSES or (_ADDRESS.match(text) and " " not in text):
            return absolute(text, base)
        return _address_of(text) or text

    return first(claims.of("license"), LICENSE, check, "")


def _address_of(name: str) -> str:
    """Give the address of a Creative Commons licence that is named with its version; "" for other words."""
    match = _CREATIVE_COMMONS.fullmatch(name)
    if not match:
        return ""
    if match["zero"]:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    terms = "-".join(re.split(r"[\s-]+", match["terms"].lower()))
    return f"https://creativecommons.org/licenses/{terms}/{match['version']}/"
