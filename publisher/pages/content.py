"""An entry's content, adapted to the page that shows it."""

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
    """Mark composed HTML as safe, with its highest headings on level `top` (1 to 6).

    `alts` maps the addresses of images, escaped as in HTML, to what they show; it fills in for a missing
    alt attribute.

    The one place where text becomes markup: `html` was sanitised by the composer. Headings keep their
    order but skip no level (WCAG 2.2, technique G141). An image without a description gets an empty alt,
    so that screen readers skip it instead of reading out a file name (H67).
    """
    from markupsafe import Markup

    def described(image: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTES.findall(image.group(1)))
        if "alt" in attributes:
            return image.group()
        return f'<img alt="{escape(alts.get(attributes.get("src", ""), ""))}"{image.group(1)}>'

    return Markup(_IMAGE.sub(described, _with_headings_below(html, top)))  # noqa: S704 - sanitised by the composer


def _with_headings_below(html: str, top: int) -> str:
    written: list[int] = []  # levels as written, each nested in the one before
    open_levels: list[int] = []  # levels as shown

    def shown(match: re.Match[str]) -> str:
        slash, level = match.group(1), int(match.group(2))
        if slash:
            return f"</h{open_levels.pop() if open_levels else LOWEST}"
        while written and written[-1] >= level:
            written.pop()
        written.append(level)
        open_levels.append(min(top + len(written) - 1, LOWEST))
        return f"<h{open_levels[-1]}"

    return _HEADING.sub(shown, html)
