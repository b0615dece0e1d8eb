"""Where claims come from: every origin has a tier, and policies name only origins that exist."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from publisher import readers
from publisher.errors import ReadError
from publisher.models import Article, Body, Circumstances, Claim
from publisher.normalizer import normalize
from publisher.normalizer.policy import Tier, covers, order, tier_of

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["frontmatter", "json-ld datePublishd", "meta og:titel", "by line", ""])
def test_a_misspelt_origin_is_an_error(name: str) -> None:
    """A policy that names an origin which no reader makes fails when it is imported, and says which name."""
    with pytest.raises(ValueError, match="is no origin"):
        order(f"declared, {name}, record")


def test_declared_stands_for_its_origins() -> None:
    """What a person wrote for publisher to use is listed in one word."""
    assert order("declared, record") == ("argument", "sidecar", "front matter", "mail header", "record")


@pytest.mark.parametrize(
    ("origin", "tier"),
    [
        ("front matter date", Tier.DECLARED),
        ("record headline", Tier.RECORD),
        ("meta og:title", Tier.HEAD),
        ("confirmed meta og:site_name", Tier.HEAD),
        ("rel canonical", Tier.HEAD),
        ("rel author", Tier.PAGE),
        ("date line far", Tier.PAGE),
        ("URL path", Tier.ADDRESS),
        ("site default", Tier.DEFAULT),
        ("page sidebar", Tier.PAGE),
        ("sidebar", None),
    ],
)
def test_the_general_words_give_the_tier(origin: str, tier: Tier | None) -> None:
    """An origin belongs to the tier of its general words, or to the tier that it names itself."""
    assert tier_of(origin) is tier


def test_a_name_covers_whole_words_only() -> None:
    """The name "meta" covers "meta og:title", and "meta cre" does not cover "meta creator"."""
    assert covers(("meta",), "meta og:title")
    assert not covers(("meta cre",), "meta creator")


def test_every_claim_of_our_readers_has_a_tier() -> None:
    """No reader invents an origin that the table does not know."""
    unknown: set[str] = set()
    for path in sorted(GOLDEN.glob("*/articles/**/*")):
        if path.is_file() and readers.family_of(path.name) is not None:
            with suppress(ReadError):
                for article in readers.read(path.read_bytes(), path.name):
                    unknown |= {claim.origin for claim in article.claims if tier_of(claim.origin) is None}
    assert unknown == set()


@pytest.mark.parametrize(
    ("foreign", "winner"),
    [
        ("declared form", "declared form"),
        ("record docx title", "record docx title"),
        ("head docx title", "head docx title"),
        ("page docx title", "page docx title"),
        ("default docx title", "file name"),
    ],
)
def test_an_origin_of_a_foreign_reader_ranks_with_its_tier(foreign: str, winner: str) -> None:
    """A reader that is not ours names a tier, and wins what that tier wins."""
    claims = (Claim("title", "Tides", foreign),)
    article = Article("harbour.txt", claims=claims, body=Body("text", "The tide."))
    assert normalize(article, Circumstances()).provenance["title"].origin == winner


def test_an_origin_without_a_tier_is_an_error() -> None:
    """A reader that names no tier, or misspells an origin, learns of it: its claims do not lose unseen."""
    article = Article("harbour.txt", claims=(Claim("title", "Tides", "docx title"),))
    with pytest.raises(ReadError, match="'docx title', an origin without a tier"):
        normalize(article, Circumstances())


def test_a_foreign_record_yields_to_what_is_declared() -> None:
    """Front matter beats a foreign record, which beats what a page says of itself."""
    claims = (
        Claim("title", "Page", "meta og:title"),
        Claim("title", "Record", "record docx title"),
        Claim("title", "Front", "front matter title"),
    )
    article = Article("harbour.txt", claims=claims, body=Body("text", "The tide."))
    entry = normalize(article, Circumstances())
    assert entry.title == "Front"
    article = Article("harbour.txt", claims=claims[:2], body=Body("text", "The tide."))
    assert normalize(article, Circumstances()).title == "Record"
