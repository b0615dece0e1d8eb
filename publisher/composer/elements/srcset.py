"""The candidates of a `srcset` (HTML, 4.8.4.2.2, "parse a srcset attribute")."""

from __future__ import annotations

from typing import NamedTuple

from publisher.text.lazy import lazy

ENOUGH = 1600  # pixels of width; a wider picture is of no use in a feed reader
_SPACE = " \t\n\f\r"
_ADDRESS = lazy(r"[^\s]+")
_DESCRIPTOR = lazy(r"(\d{1,6}(?:\.\d{1,6})?)([wxh])")
MOST = 200  # candidates


class Candidate(NamedTuple):
    """A picture of a set: its address, and its width in pixels or its density, 0 where it is not said."""

    address: str
    width: float
    density: float


def candidates(srcset: str) -> list[Candidate]:
    """Parse a set; commas within addresses are part of them."""
    made: list[Candidate] = []
    at = 0
    while len(made) < MOST:
        at = _skip(srcset, at, _SPACE + ",")
        match = _ADDRESS.match(srcset, at)
        if match is None:
            break
        address, at = match[0], match.end()
        descriptors = ""
        if address.endswith(","):
            address = address.rstrip(",")
        else:
            descriptors, at = _descriptors(srcset, at)
        sizes = {unit: float(number) for number, unit in _DESCRIPTOR.findall(descriptors[:100])}
        if address:
            made.append(Candidate(address, sizes.get("w", 0.0), sizes.get("x", 0.0)))
    return made


def best(srcset: str) -> str:
    """Return the address of the widest picture up to `ENOUGH` pixels, else of the densest; "" of none."""
    found = [one for one in candidates(srcset) if not one.address.startswith(("data:", "blob:"))]
    if not found:
        return ""
    sized = [one for one in found if one.width]
    if sized:
        fitting = [one for one in sized if one.width <= ENOUGH]
        chosen = max(fitting, key=lambda one: one.width) if fitting else min(sized, key=lambda one: one.width)
        return chosen.address
    return max(found, key=lambda one: one.density or 1.0).address


def _skip(text: str, at: int, signs: str) -> int:
    while at < len(text) and text[at] in signs:
        at += 1
    return at


def _descriptors(text: str, at: int) -> tuple[str, int]:
    """Return what stands between an address and the next comma that is in no brackets."""
    start, depth = at, 0
    while at < len(text):
        sign = text[at]
        if sign == "," and not depth:
            break
        depth += (sign == "(") - (sign == ")" and depth > 0)
        at += 1
    return text[start:at], at
