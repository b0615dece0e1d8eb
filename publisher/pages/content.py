"""An entry's content, made fit to stand in a page of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

LOWEST = 6
# The composer's own output: every "<" opens a tag, and names are in lower case.
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTES = re.compile(r' ([a-z]+)="([^"]*)"')


def content(html: str, top: int, alts: Mapping[str, str] = MappingProxyType({})) -> Markup:
    """Wrap composed HTML as safe, its highest headings on level `top` (1 to 6).

    `alts` says what images show, by their addresses as they stand in HTML, where the HTML does not.

    The one place where text becomes markup: `html` is what the composer has sanitised. Headings keep
    their order but skip no level (WCAG 2.2, technique G141), and an image that nobody described is
    passed over by screen readers instead of being read out as a file name (H67).
    """
    from markupsafe import Markup

    def described(image: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTES.findall(image.group(1)))
        if "alt" in attributes:
            return image.group()
        return f'<img alt="{escape(alts.get(attributes.get("src", ""), ""))}"{image.group(1)}>'

    return Markup(_IMAGE.sub(described, _with_headings_below(html, top)))  # noqa: S704 - sanitised by the composer


def _with_headings_below(html: str, top: int) -> str:
    levels: list[int] = []  # as written, each inside the one before
    open_ones: list[int] = []  # as shown

    def shown(match: re.Match[str]) -> str:
        slash, level = match.group(1), int(match.group(2))
        if slash:
            return f"</h{open_ones.pop() if open_ones else LOWEST}"
        while levels and levels[-1] >= level:
            levels.pop()
        levels.append(level)
        open_ones.append(min(top + len(levels) - 1, LOWEST))
        return f"<h{open_ones[-1]}"

    return _HEADING.sub(shown, html)
