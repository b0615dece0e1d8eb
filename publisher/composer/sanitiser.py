"""HTML that subscribers may get: sanitised, with absolute links, free of what XML forbids."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from publisher.errors import ReadError
from publisher.text.characters import fit_for_xml
from publisher.text.html import DEEPEST, LIGHT, straighten, too_deep, without_bombs

if TYPE_CHECKING:
    from collections.abc import Callable

    from nh3 import Cleaner

    from publisher.composer.links import Links

LARGEST = 2 * 1024 * 1024  # characters of one article's HTML
EXPENSIVE = 150_000_000_000  # ampersands times characters: about half a second of the sanitiser
SCHEMES = frozenset({"http", "https", "mailto"})
TAGS = frozenset(
    (
        "a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure "
        "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub "
        "sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split()
)
# No `cite`: readers do not show it, and the sanitiser does not check its address.
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "hreflang", "title"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"reversed", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# Dropped with their content, which is no text of the article.
DROPPED = frozenset(
    (
        "applet audio button canvas embed form frame frameset iframe input math noembed noframes noscript "
        "object option script select style svg template textarea title video xmp"
    ).split()
)
# In the sanitiser's own output: every "<" opens a tag there.
_NESTED = re.compile(r"<(/?)(?!(?:br|col|hr|img|wbr)\b)[a-z]")
# The sanitiser needs time in proportion to the surrounding text for each sign that it writes as an entity.
_COSTLY = re.compile(r"&(?!#(?:1[0-9]{3}|[2-9][0-9]{2,4});|[lg]t;|quot;)|\xa0")
_SOURCELESS = re.compile(r'<img(?![^<>]{0,3000} src="h)[^<>]{0,3000}>')
_EMPTY = re.compile(r"<(p|div|span|li|ul|ol|figure|h[1-6])>\s*</\1>")
_BLANK = re.compile(r"\n\s*\n")


def sanitise(html: str, links: Links | str = "") -> str:
    """Sanitise a fragment; `links` says where relative addresses lead, or is the address of all of them.

    Raises:
        ReadError: it is larger or more deeply nested than any article.
    """
    if len(html) > LARGEST:
        raise ReadError(f"the article's HTML has {len(html)} characters", f"keep it below {LARGEST}")
    html = without_bombs(fit_for_xml(html))
    if html.count("<") > LIGHT:
        html = straighten(html, DROPPED)
    costly = sum(1 for _ in _COSTLY.finditer(html))
    if costly * (len(html) + 5 * costly) > EXPENSIVE:
        raise ReadError("the article has more ampersands and hard blanks than prose has", "remove them")
    cleaner, html = (_cleaner(links), html) if isinstance(links, str) else _resolver(links, html)
    safe = cleaner.clean(html)
    if safe.count("</") > DEEPEST and _depth(safe) > DEEPEST:
        raise too_deep()
    safe = _SOURCELESS.sub("", safe)
    for _ in range(3):  # removing an empty element may leave its parent empty
        safe, count = _EMPTY.subn("", safe)
        if not count:
            break
    if "<pre" not in safe:
        safe = _BLANK.sub("\n", safe)  # where something was removed
    return fit_for_xml(safe).strip()


def _depth(safe: str) -> int:
    """Return how deeply the elements of sanitised HTML are nested."""
    depth = deepest = 0
    for match in _NESTED.finditer(safe):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


@cache
def _cleaner(base: str) -> Cleaner:
    if base.startswith(("http://", "https://")):
        with suppress(
            ValueError
        ):  # an article's own link may name an impossible host; nothing resolves against it
            return _made(("rewrite_with_base", base))
    return _made("deny")


def _resolver(links: Links, html: str) -> tuple[Cleaner, str]:
    """Make a cleaner that asks where each relative address leads; one is kept for texts without any."""
    html, asks = links.open(html)
    if not asks:
        return _cleaner(""), html
    attributes = ATTRIBUTES
    if links.targets:
        attributes = ATTRIBUTES | {"*": {"dir", "lang", "id"}, "a": {*ATTRIBUTES["a"], "name"}}
    return _made("pass_through", attributes, links.attribute), html


def _made(
    relative: Any, attributes: Any = None, asked: Callable[[str, str, str], str | None] | None = None
) -> Cleaner:
    from nh3 import Cleaner

    return Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED),
        attributes=attributes or ATTRIBUTES,
        attribute_filter=asked,
        url_schemes=set(SCHEMES),
        url_relative=relative,
        link_rel=None,
    )
