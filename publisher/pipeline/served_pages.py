"""Folders that are served as they are: which of their files are read, and which of their pages are articles.

Every other source holds articles only, saved pages among them; there, nothing but redirects is passed over.
"""

from __future__ import annotations

from publisher import readers
from publisher.models import Article, Circumstances, Problem
from publisher.pipeline import not_articles
from publisher.sources import File

_PAGES = "publisher.readers.web_page"
_REMEDY = (
    'if it is one, say when it was published: <meta property="article:published_time" content="2025-12-31">'
)


def is_passed_over(file: File, circumstances: Circumstances, data: bytes = b"x") -> bool:
    """Tell whether a file of a served folder is no page at all: a search index, robots.txt, an empty file."""
    if not circumstances.source.url:
        return False
    family = readers.family_of(file.name)
    return family is None or family.module != _PAGES or not data.strip()


def with_kind(article: Article, circumstances: Circumstances) -> Article:
    """Add what a served page claims of its kind."""
    if not circumstances.source.url or article.body.kind != "page":
        return article
    from publisher.readers import page_kind

    claims = page_kind.claims_of(article.body.text, article.name)
    return article._replace(claims=(*article.claims, *claims))


def _bare(address: str) -> str:
    """Give an address without what one site writes in two ways: its scheme, "www." and a closing slash."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _own_feed(article: Article, circumstances: Circumstances) -> str:
    """Say that an article is an entry of a feed of this very site, whose articles are elsewhere; "" if not."""
    home = circumstances.site.link
    address = next((str(one.value) for one in article.claims if one.field == "feed"), "")
    if not home or not address or not f"{_bare(address)}/".startswith(f"{_bare(home)}/"):
        return ""
    return f"it is a feed of this site, {address}"


def exclusion(article: Article, circumstances: Circumstances, place: str) -> tuple[bool, tuple[Problem, ...]]:
    """Tell whether an article is no entry; with a note for a page that calls itself an article."""
    if own := _own_feed(article, circumstances):
        return True, (not_articles.note_of(place, own),) if article.place in {"", "[0]"} else ()
    if not circumstances.source.url and "kind" not in [claim.field for claim in article.claims]:
        return False, ()
    from publisher.normalizer import kind_of, served

    kind = kind_of(article, circumstances)
    if kind.value == served.ARTICLE:
        return False, ()
    named = next((one.claim for one in kind.losses if served.says_article(one.claim)), None)
    if kind.value != served.UNDATED or named is None:
        return True, ()
    message = f"calls itself an article ({named.origin}), but names no date: it is no entry"
    return True, (Problem(place, message, _REMEDY, "note", "not-entry"),)
