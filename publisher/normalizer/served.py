"""Decide of a page in a folder that is served as it is: its address, and whether it is an article.

The address is the path of the page below the address at which its folder is served. Only articles become
entries: a page that calls itself one, or a page with a date of its own that is not a list of others.

Three observations about articles hold for whatever program made the page:

- The headline of an article leads nowhere, or to the article itself; the headline of a teaser leads onward.
- A date that stands within a teaser is the date of what the teaser leads to.
- A page that is published has a date, and a page that is merely there (contact, imprint) has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from publisher.models import Claim, Loss
from publisher.normalizer.date_parser import Date
from publisher.normalizer.policy import Claims, Decision, Refused, Tier, covers, first, order, tier_of
from publisher.text import iris
from publisher.text.iris import host_of, is_front

ARTICLE = "article"
# What else a page can be; each completes "it ...".
REDIRECT = "sends its reader on"
HIDDEN = "asks not to be found"
ELSEWHERE = "names another address as its own"
FRONT = "is the front page"
MISSING = "is shown for missing pages"
LIST = "lists other pages"
OTHER = "is a page of another kind"
UNDATED = "has neither a date nor a mark of an article"
NO_PAGE = "is no web page"

LINK = order("declared, rel canonical, meta og:url, json-ld, served path")
_PAGES = (".html", ".htm", ".xhtml")
_INDEX = frozenset("index.html index.htm index.xhtml default.html default.htm".split())
_MISSING = frozenset("404 404.html not-found not_found 403 500 50x offline".split())
_TEASERS = 3  # headings that lead onward; an article may end with a few
_CANONICAL = ("rel canonical",)
# Where a page says what it is as a whole, the strongest first. Open Graph says least: many templates write one
# type on every page.
_STATED = order("body class, json-ld, meta article:published_time")
_SAYS = order("body class, json-ld, meta")
# Dates that a page states of itself, for programs. A WebPage may be of any kind.
_OF_ANY_PAGE = order("json-ld WebPage datePublished")
_FAR = order("date line far, lead weekday, script")
_SAID = order("declared, json-ld datePublished, json-ld dateCreated, meta")


# -- addresses -----------------------------------------------------------------------------------------------


def address(claims: Claims) -> str:
    """Return the address of a page by its path; that of an index is its folder's."""
    circumstances = claims.circumstances
    path = circumstances.below or claims.article.name
    folder, slash, name = path.rpartition("/")
    if name.lower() in _INDEX:
        path = folder + slash
    return circumstances.source.url + quote(path.encode("utf-8", "surrogateescape"), "/-._~!$'()*,;=:@+&")


def link(claims: Claims) -> Decision[str]:
    """Decide the address of a page that is served: its path, in the form in which the page itself writes it.

    A page may write its address with or without "index.html", the suffix, the last slash or "www.".
    """
    own = address(claims)

    def check(claim: Claim) -> str:
        if not isinstance(claim.value, str):
            raise Refused("is no address")
        try:
            value = iris.absolute(claim.value, own)
        except iris.NoAddress as error:
            raise Refused(str(error)) from None
        if claim.origin == "served path" or tier_of(claim.origin) is Tier.DECLARED:
            return value
        if host_of(value) != host_of(own):
            raise Refused("belongs to another site than the one that serves the page")
        if page_of(value) != page_of(own):
            raise Refused("is the address of another page")
        return value.partition("#")[0]

    return first((*claims.of("link"), Claim("link", own, "served path")), LINK, check, own)


def page_of(url: str) -> str:
    """Return what is the same for all forms of a page's address on one site: its bare path and its query."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = unquote(parts.path)
    folder, _, name = path.rpartition("/")
    if name.lower() in _INDEX:
        path = folder
    for suffix in _PAGES:
        path = path.removesuffix(suffix)
    return path.strip("/") + (f"?{parts.query}" if parts.query else "")


def _is_same(value: str, own: str) -> bool:
    """Tell whether an address is the page's own, also on a host that was named when the page was made."""
    there, here = page_of(urljoin(own, value)), page_of(own)
    if there == here:
        return True
    if host_of(urljoin(own, value)) == host_of(own):
        return False
    # Another base path: the page was made for a folder of another host, or this host serves a folder of it.
    return bool(there and here) and (there.endswith("/" + here) or here.endswith("/" + there))


# -- kinds ---------------------------------------------------------------------------------------------------


Kinds = Sequence[Claim]


class _Parts(NamedTuple):
    """The parts of a page that are marked as articles, by where their headline leads."""

    own: tuple[Claim, ...] = ()  # to the page itself, or nowhere
    onward: tuple[Claim, ...] = ()  # marked parts that lead to other pages
    teasers: tuple[Claim, ...] = ()  # other headings and lines that do


def kind_of(claims: Claims, date: Callable[[], Decision[Date | None]]) -> Decision[str]:
    """Decide what a page is: `ARTICLE`, or why it is none.

    Without an address at which its folder is served, only a redirect is no article: somebody saved the rest.

    Args:
        claims: of the page, with those of `readers.page_kind`.
        date: decides when it was published; asked only where it matters.
    """
    kinds = claims.of("kind")
    for claim in kinds:
        if str(claim.value).startswith("redirect "):
            return _refused(REDIRECT, claim)
    if not claims.circumstances.source.url:
        return Decision(ARTICLE)
    if claims.article.body.kind != "page":
        return Decision(NO_PAGE)
    return _by_place(claims, kinds) or _by_marks(kinds, address(claims), date)


def _by_place(claims: Claims, kinds: Kinds) -> Decision[str] | None:
    """Decide by what a page says of its place in the site."""
    own = address(claims)
    for claim in kinds:
        if claim.value == "noindex":
            return _refused(HIDDEN, claim)
    name = (claims.circumstances.below or claims.article.name).rpartition("/")[2].lower()
    if name in _MISSING or page_of(own).rpartition("/")[2].lower() in _MISSING:
        return _refused(MISSING, Claim("kind", name, "file name"))
    if page_of(own) == page_of(claims.circumstances.source.url):
        return _refused(FRONT, Claim("kind", own, "served path"))
    for claim in claims.of("link"):
        if claim.origin in _CANONICAL and isinstance(claim.value, str) and _is_elsewhere(claim.value, own):
            return _refused(ELSEWHERE, claim)
    return None


def _is_elsewhere(canonical: str, own: str) -> bool:
    try:
        value = iris.absolute(canonical, own)
    except iris.NoAddress:
        return False
    return not is_front(value) and not _is_same(value, own)


def _by_marks(kinds: Kinds, own: str, date: Callable[[], Decision[Date | None]]) -> Decision[str]:
    """Decide by what a page calls itself, then by its parts and its date."""
    stated = _stated(kinds, own)
    when = date()
    dated = when.claim if when.value is not None else None
    if dated is not None and (_is_of_no_article(dated, kinds) or _is_other(stated, dated)):
        dated = None
    said = stated if says_article(stated) else None
    if dated is not None and covers(_SAID, dated.origin):
        return _accepted(said or dated)
    if dated is not None and said is not None and _texts(kinds):
        return _accepted(said)
    if stated is not None and covers(_STATED, stated.origin) and _is_certain(stated, dated):
        return _accepted(said) if said else _refused(LIST if stated.value == "list" else OTHER, stated)
    return _by_parts(kinds, own, stated, dated)


def _by_parts(kinds: Kinds, own: str, stated: Claim | None, dated: Claim | None) -> Decision[str]:
    """Decide by the parts of a page that are marked, and by what leads onward."""
    parts = _parts(kinds, own)
    mine = _own_part(parts)
    leading = (*parts.onward, *parts.teasers)
    rows = any(kind.origin == "dated row" for kind in kinds)  # whose dates are those of what they lead to
    one_text = _texts(kinds) == 1 and not rows
    if mine is None and (
        len(parts.own) > 1 or parts.onward or (len(parts.teasers) >= _TEASERS and not one_text)
    ):
        return _refused(LIST, (*parts.own, *leading)[0])
    if mine is not None and str(mine.value).startswith("dated"):
        return _accepted(mine)
    if dated is not None and (not leading or one_text or any(kind.value == "time" for kind in kinds)):
        return _accepted(stated if stated and says_article(stated) else mine or dated)
    if mine is None and leading and dated is not None:
        return _refused(LIST, leading[0])
    return _refused(UNDATED, stated or mine)


def _texts(kinds: Kinds) -> int:
    return sum(kind.value == "prose" for kind in kinds)


def _is_of_no_article(dated: Claim, kinds: Kinds) -> bool:
    """Tell whether a date says less than that an article was published.

    It is one that any page has, one far from the headline, or one that says when the page was changed.
    """
    words = {str(kind.value).partition(" ")[0] for kind in kinds}
    if covers(_OF_ANY_PAGE, dated.origin):
        return not words & {"time", ARTICLE}
    if covers(_FAR, dated.origin):
        return ARTICLE not in words
    day = str(dated.value)
    return any(str(kind.value).startswith("updated ") and day in str(kind.value) for kind in kinds)


def says_article(claim: Claim | None) -> bool:
    """Tell whether a page calls itself an article by this claim."""
    return claim is not None and str(claim.value).partition(" ")[0] in {ARTICLE, "item"}


def _is_certain(stated: Claim, dated: Claim | None) -> bool:
    """Tell whether a statement needs no more evidence; some templates call every page an article in JSON-LD."""
    return not says_article(stated) or dated is not None or stated.origin == "body class"


def _is_other(stated: Claim | None, dated: Claim) -> bool:
    """Tell whether a page calls itself something else; Open Graph does not contradict schema.org."""
    if stated is None or says_article(stated):
        return False
    return covers(_STATED, stated.origin) or covers(("meta",), dated.origin)


def _stated(kinds: Kinds, own: str) -> Claim | None:
    """Return what a page calls itself as a whole, the strongest statement first, then "article"."""
    found = []
    for claim in kinds:
        word, _, where = str(claim.value).partition(" ")
        strength = next((place for place, name in enumerate(_SAYS) if covers((name,), claim.origin)), None)
        if strength is None or word not in {ARTICLE, "item", "list", "page"}:
            continue
        if word == "item" and not (where and _is_same(where, own)):
            continue  # one of several nodes, and none of this page
        if word == ARTICLE and where and not is_front(urljoin(own, where)) and not _is_same(where, own):
            continue
        found.append((strength, word in {"list", "page"}, claim))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _parts(kinds: Kinds, own: str) -> _Parts:
    mine: list[Claim] = []
    onward: list[Claim] = []
    teasers: list[Claim] = []
    several = _texts(kinds) > 1
    ended = False  # what follows the only text of a page recommends others
    for claim in kinds:
        word, _, where = str(claim.value).partition(" ")
        away = bool(where) and not _is_same(where, own)
        if word == "prose":
            ended = not several
        elif word == "teaser":
            target = urljoin(own, where)  # a heading may lead to another site: an article on links
            if away and not ended and not is_front(target) and host_of(target) == host_of(own):
                teasers.append(claim)
        elif word in {"item", "dated"}:
            (onward if away else mine).append(claim)
    return _Parts(tuple(mine), tuple(onward), tuple(teasers))


def _own_part(parts: _Parts) -> Claim | None:
    """Return the part that is the page's own article: the only one, or the only one with the first heading."""
    if len(parts.own) == 1:
        return parts.own[0]
    main = [claim for claim in parts.own if claim.origin.endswith(" h1")]
    return main[0] if len(main) == 1 else None


def _accepted(claim: Claim) -> Decision[str]:
    return Decision(ARTICLE, Claim("kind", ARTICLE, claim.origin))


def _refused(reason: str, claim: Claim | None) -> Decision[str]:
    evidence = () if claim is None else (Loss(claim._replace(field="kind"), f"so it {reason}"),)
    origin = "published" if claim is None else claim.origin  # a page without any mark lacks a date
    return Decision(reason, Claim("kind", f"no article: it {reason}", origin), evidence)
