"""HTML that subscribers may get: sanitised, with absolute links, free of what XML forbids."""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.errors import ReadError
from publisher.text.characters import fit_for_xml
from publisher.text.html import DEEPEST, LIGHT, straighten, too_deep, without_bombs
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from nh3 import Cleaner

    from publisher.composer.links import Links

LARGEST = 2 * 1024 * 1024  # characters of one article's HTML
EXPENSIVE = 150_000_000_000  # ampersands times characters: about half a second of the sanitiser
SCHEMES = frozenset({"http", "https", "mailto"})
TAGS = frozenset(
    (
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
        "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span "
        "strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split()
)
# MathML Core, and of older MathML what programs still write. A parser reads the output as it is written here in
# HTML and in MathML: it has no element of raw text, no `mglyph` and no `annotation-xml`.
MATH_TAGS = frozenset(
    (
        "math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded "
        "mphantom mprescripts mroot "
        "mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics"
    ).split()
)
# No `cite`: readers do not show it, and the sanitiser does not check its address.
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "hreflang", "title"},
    "abbr": {"title"},
    "bdo": {"dir"},
    "col": {"align", "span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"reversed", "start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "tr": {"align"},
    "time": {"datetime"},
}
_MATH = {"displaystyle", "scriptlevel", "mathvariant"}
MATH_ATTRIBUTES: dict[str, set[str]] = {
    **dict.fromkeys(MATH_TAGS, _MATH),
    "math": {"alttext", "display", *_MATH},
    "menclose": {"notation"},
    "mfenced": {"close", "open", "separators"},
    "mfrac": {"linethickness", *_MATH},
    "mo": set(
        "accent fence form largeop lspace maxsize minsize movablelimits rspace separator stretchy symmetric "
        "mathvariant".split()
    ),
    "mover": {"accent"},
    "mpadded": {"depth", "height", "lspace", "voffset", "width"},
    "mspace": {"depth", "height", "width"},
    "mtable": {"columnalign", "columnlines", "columnspacing", "rowalign", "rowlines", "rowspacing", *_MATH},
    "mtd": {"columnalign", "columnspan", "rowalign", "rowspan"},
    "mtr": {"columnalign", "rowalign"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
}
# The only class: the language of code, by which feed readers and pages colour it.
_CODE_CLASS = lazy(r"language-[\w+#.-]{1,40}")
# Dropped with their content, which is no text of the article.
DROPPED = frozenset(
    (
        "annotation annotation-xml applet audio button canvas embed form frame frameset iframe "
        "input mglyph noembed "
        "noframes noscript object option script select style svg template textarea title video xmp"
    ).split()
)
# In the sanitiser's own output: every "<" opens a tag there.
_NESTED = lazy(r"<(/?)(?!(?:br|col|hr|img|wbr)\b)[a-z]")
# The sanitiser needs time in proportion to the surrounding text for each sign that it writes as an entity.
_COSTLY = lazy(r"&(?!#(?:1[0-9]{3}|[2-9][0-9]{2,4});|[lg]t;|quot;)|\xa0")
_SOURCELESS = lazy(r'<img(?![^<>]{0,3000} src="h)[^<>]{0,3000}>')
_EMPTY = lazy(r"<(p|div|li|ul|ol|figure|h[1-6])>\s*</\1>|<span>(?P<blank>\s*)</span>")
_BLANK = lazy(r"\n\s*\n")


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
    if _is_expensive(html, html.count("&") + html.count("\xa0")) and _is_expensive(
        html, sum(1 for _ in _COSTLY.finditer(html))
    ):
        raise ReadError("the article has more ampersands and hard blanks than prose has", "remove them")
    asks = targets = False
    if isinstance(links, str):
        base = links
    else:
        base = ""
        html, asks = links.open(html)
        targets = bool(links.targets)
    allowed = _Allowed("<math" in html, 'class="language-' in html, asks, targets)
    asking = _ASKED.set(links if asks else None)
    try:
        safe = _cleaner(base, allowed).clean(html)
    finally:
        _ASKED.reset(asking)
    if safe.count("</") > DEEPEST and _depth(safe) > DEEPEST:
        raise too_deep()
    safe = _SOURCELESS.sub("", safe)
    for _ in range(3):  # removing an empty element may leave its parent empty
        safe, count = _EMPTY.subn(r"\g<blank>", safe)  # in highlighted code a span may hold a blank alone
        if not count:
            break
    if "<pre" not in safe:
        safe = _BLANK.sub("\n", safe)  # where something was removed
    return fit_for_xml(safe).strip()


def _is_expensive(html: str, costly: int) -> bool:
    """Whether a text with so many signs that it may write as entities takes the sanitiser too long."""
    return costly * (len(html) + 5 * costly) > EXPENSIVE


def _depth(safe: str) -> int:
    """Return how deeply the elements of sanitised HTML are nested."""
    return max(accumulate(-1 if slash else 1 for slash in _NESTED.findall(safe)), default=0)


# Where the addresses of the text lead that is cleaned: a cleaner is made once, and takes time to make.
_ASKED: ContextVar[Any] = ContextVar("_ASKED", default=None)


class _Allowed(NamedTuple):
    """What a text has that most have not; what it has not costs no time."""

    math: bool
    languages: bool
    relative: bool  # addresses that `Links` resolves
    targets: bool  # of links within the text

    def attributes(self) -> dict[str, set[str]]:
        attributes = dict(ATTRIBUTES)
        if self.math:
            attributes |= MATH_ATTRIBUTES
        if self.languages:
            attributes |= {"code": {"class"}}
        if self.targets:
            attributes |= {"*": {"dir", "lang", "id"}, "a": {*ATTRIBUTES["a"], "name"}}
        return attributes


@cache
def _cleaner(base: str, allowed: _Allowed) -> Cleaner:
    if base.startswith(("http://", "https://")):
        with suppress(
            ValueError
        ):  # an article's own link may name an impossible host; nothing resolves against it
            return _made(("rewrite_with_base", base), allowed)
    return _made("pass_through" if allowed.relative else "deny", allowed)


def _checked(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return value if _CODE_CLASS.fullmatch(value) else None
    links = _ASKED.get()
    return value if links is None else links.attribute(tag, attribute, value)


def _made(relative: Any, allowed: _Allowed) -> Cleaner:
    from nh3 import Cleaner

    return Cleaner(
        tags=set(TAGS | MATH_TAGS if allowed.math else TAGS),
        clean_content_tags=set(DROPPED),
        attributes=allowed.attributes(),
        attribute_filter=_checked if allowed.languages or allowed.relative else None,
        url_schemes=set(SCHEMES),
        url_relative=relative,
        link_rel=None,
    )
