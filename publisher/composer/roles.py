"""Roles of reStructuredText and MyST: `:ref:`words <target>`` and `{doc}`words <target>``, and links of both.

A role stands before a span of code; what it shows is its words, or code. Sources: docutils' and Sphinx' roles.
"""

from __future__ import annotations

import re

from publisher.composer.parts import Part
from publisher.text.lazy import lazy

_WORDS = frozenset(
    "ref doc numref term any download title title-reference abbr abbreviation guilabel menuselection index eq"
    " cite emphasis strong sub sup subscript superscript pep rfc envvar keyword manpage hoverxref".split()
)
_CODE = frozenset(
    "code literal file samp kbd command program option func function class meth method mod attr data const exc"
    " obj type math token makevar c cpp js any-code".split()
)
_ROLE = lazy(r"(?::(?P<colons>[A-Za-z][\w:+-]{0,40}):|\{(?P<braces>[A-Za-z][\w:+-]{0,40})\})$")
_ANY = lazy(r"(?::[A-Za-z][\w+-]{0,40}:|\{[A-Za-z][\w:+-]{0,40}\}|>)`(?:(?<!>`)|_)")
_NEAR = lazy(r"`(?:(?<=[:}]`)|(?<=>`)_)")  # found faster
_SPAN = lazy(r"(`{1,2})(?P<inside>[^`]{1,1000})\1")
_TARGETED = lazy(r"(?P<words>[^<>]{1,500}?)\s{0,5}<(?P<target>[^<>\s]{1,500})>")
_SIGNS = lazy(r"([!-/:-@\[-`{-~])")
_WRAPPED = {
    "sub": "sub",
    "subscript": "sub",
    "sup": "sup",
    "superscript": "sup",
    "strong": "strong",
    "emphasis": "em",
}


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    return "`" in text and _NEAR.search(text) is not None and _ANY.search(text) is not None


def without_roles(parted: list[Part]) -> list[Part]:
    """Replace the roles in the parts of a text."""
    out: list[Part] = []
    for place, part in enumerate(parted):
        span = _SPAN.fullmatch(part.text) if part.code else None
        if span is None:
            out.append(part)
            continue
        before = out[-1].text if out and not out[-1].code else ""
        role = _ROLE.search(before[-45:])
        name = (role["colons"] or role["braces"]).lower().rpartition(":")[2] if role else ""
        behind = parted[place + 1].text if place + 1 < len(parted) else ""
        if role and (name in _WORDS or name in _CODE):
            out[-1] = Part(before[: len(before) - len(role[0])])
            out.append(_shown(name, span["inside"]))
        elif behind.startswith("_") and (link := _linked(span["inside"])):
            parted[place + 1] = Part(behind.lstrip("_"))
            out.append(Part(link))
        else:
            out.append(part)
    return out


def _shown(name: str, inside: str) -> Part:
    targeted = _TARGETED.fullmatch(inside)
    words = targeted["words"] if targeted else inside.lstrip("!")
    if words.startswith("~"):
        words = words.rpartition(".")[2].lstrip("~")
    if name == "math":
        return Part("\\\\(" + _SIGNS.sub(r"\\\1", words) + "\\\\)")
    if name in _CODE:
        return Part(f"`{words}`", code=True)
    if targeted and re.match(r"https?://", targeted["target"]):
        return Part(f"[{words}](<{targeted['target']}>)")
    element = _WRAPPED.get(name)
    return Part(f"<{element}>{words}</{element}>" if element else words)


def _linked(inside: str) -> str:
    """Give the link of `words <address>`_."""
    targeted = _TARGETED.fullmatch(inside)
    return f"[{targeted['words']}](<{targeted['target']}>)" if targeted else ""
