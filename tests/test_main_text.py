"""The main text of saved pages: `main_text/` holds a page for each case, invented, in several languages.

A page begins with a comment that says what it protects. "[+]" ends what must stay, "[-]" what must go; pictures
that must stay are called plus, those that must go minus.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.composer import compose
from publisher.composer.changes import Changes
from publisher.composer.links import Links
from publisher.models import Body, Entry

CASES = sorted((Path(__file__).parent / "main_text").glob("*.html"))
_SENTENCE = re.compile(r"<!-- [^<>]{20,200}\. -->\n")
_PICTURE = re.compile(r"/plus-\d\.jpg")


def content_of(page: str, links: Links | None = None) -> str:
    """Compose the text of a page whose title is T."""
    at = links or Links("https://quay.example/x")
    return compose(Body("page", page), Entry(id="1", title="T"), at).content


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_text_stays_and_what_surrounds_it_goes(path: Path) -> None:
    """Subscribers get all of an article and nothing else; each page says which rule it is an example of."""
    page = path.read_text("utf-8")
    assert _SENTENCE.match(page)
    page = _SENTENCE.sub("", page)
    found = content_of(page)
    assert found.count("[+]") == page.count("[+]")
    assert set(_PICTURE.findall(found)) == set(_PICTURE.findall(page))
    assert "[-]" not in found
    assert "minus" not in found


def test_explain_says_where_a_text_was_taken_from_and_what_was_left_out() -> None:
    """Nothing is left out of a page without `explain` saying it, with the reason; a build does not ask."""
    page = (Path(__file__).parent / "main_text" / "class-names-in-capitals.html").read_text("utf-8")
    quiet, told = Links("https://quay.example/x"), Links("https://quay.example/x")
    told.changes = Changes(is_detailed=True)
    assert content_of(page, quiet) == content_of(page, told)
    assert not quiet.changes.of("block")
    assert list(told.changes.of("region")) == ["<article>"]
    reasons = {words.partition(":")[0] for words in told.changes.of("block")}
    assert reasons == {
        "named 'NewsletterBox_root__x1'",
        "named 'relatedlinks'",
        "named 'ArticleAuthorBio'",
        "the title",
    }
