"""Which articles are outlined, and which must be decided whole.

What an outline decides is the first half of the same list of policies, so its values need no comparison.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import readers
from publisher.errors import ReadError
from publisher.models import Article, Circumstances, Entry, Site
from publisher.normalizer import complaints, normalize, outline

GOLDEN = Path(__file__).parent / "golden"
KINDS = (frozenset[str](), frozenset({"publisher"}), frozenset({"language", "category"}))
SITE = Site(
    title="Harbour Notes", link="https://notes.example.org/", language="en", aliases={"hn": "Harbour Notes"}
)

DATES = st.sampled_from(
    [
        "2026-02-01",
        "2026-02-01T10:00:00+02:00",
        "1 februari 2026",
        "03/04/2026",
        "yesterday",
        "soon",
        "2999-01-01",
    ]
)
VALUES = {
    "title": st.sampled_from(["Tides", "Die Flut kommt spät", '""']),
    "date": DATES,
    "updated": DATES,
    "link": st.sampled_from(["/tides/", "https://other.example/2026/01/31/tides", "mailto:a@b.example"]),
    "id": st.sampled_from(["tides-1", '" "']),
    "lang": st.sampled_from(["de", "klingon-language", "zh-Hant"]),
    "publisher": st.sampled_from(["HN", "Правда", "The Quay | News"]),
    "tags": st.sampled_from(["[tides, Tides, ferries]", "tides; ferries"]),
    "draft": st.sampled_from(["true", "false"]),
    "image": st.sampled_from(["/quay.jpg", "{url: quay.jpg, type: image/png}"]),
    "episode": st.sampled_from(["3", "none"]),
    "retrieved": st.sampled_from(["2026-02-02", "never"]),
    "timezone": st.sampled_from(["Europe/Oslo", "Nowhere"]),
}
HEADS = st.fixed_dictionaries({}, optional=VALUES)
BODIES = st.sampled_from(["The tide was late.", "", "Die Flut kam spät, und niemand war an der Mole."])


def check(article: Article, kinds: frozenset[str]) -> bool:
    """Compare what an outline reports with what the whole entry reports; False where there is no outline."""
    circumstances = Circumstances(SITE)
    found = outline(article, circumstances, kinds)
    if found is None:
        return False
    whole = normalize(article, circumstances)
    assert found.published is not None
    assert not whole.inferred
    assert bool(found.publisher) <= ("publisher" in kinds)
    # An outline without problems is kept, so the whole may have none; one with problems is not kept.
    assert bool(complaints(found, "a.md")) == bool(complaints(whole, "a.md"))
    return True


@pytest.mark.parametrize("kinds", KINDS, ids=lambda kinds: " ".join(sorted(kinds)) or "none")
def test_golden_articles(kinds: frozenset[str]) -> None:
    """Every shape of article that the golden cases hold is outlined as it is decided, or not at all."""
    done: list[bool] = []
    for path in sorted(GOLDEN.glob("*/articles/**/*")):
        if not path.is_file() or readers.family_of(path.name) is None:
            continue
        with suppress(ReadError):
            articles = readers.read(path.read_bytes(), path.name)
            done.extend(not article.problems and check(article, kinds) for article in articles)
    assert sum(done) * 4 > len(done) > 60, "most articles of the cases have an odd thing to them, not all"


@pytest.mark.parametrize("kinds", KINDS, ids=lambda kinds: " ".join(sorted(kinds)) or "none")
@given(head=HEADS, body=BODIES)
@settings(max_examples=150, deadline=None)
def test_any_front_matter(kinds: frozenset[str], head: dict[str, str], body: str) -> None:
    """Whatever is declared, right or wrong, and in whichever combination."""
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    try:
        article = next(readers.read(f"---\n{lines}---\n\n{body}\n".encode(), "tides.md"))
    except ReadError:
        return
    check(article, kinds)


@pytest.mark.parametrize(
    "head",
    ["", "date: soon", "date: 2026-01-01\nlang: klingon-language", "date: 2026-01-01\nepisode: none"],
    ids=["no date", "a date that is none", "a language that is none", "an episode that is none"],
)
def test_what_must_be_reported_is_decided_whole(head: str) -> None:
    """A mistake of its writer is reported whether a feed lists the article or not."""
    article = next(readers.read(f"---\ntitle: Tides\n{head}\n---\n\nThe tide.\n".encode(), "tides.md"))
    found: Entry | None = outline(article, Circumstances(SITE), frozenset())
    assert found is None or complaints(found, "tides.md")


# docutils and mammoth make trees whose nodes name their parents: only the collector takes them.
TREES = {".rst", ".docx"}


@pytest.mark.parametrize("suffix", sorted(TREES))
def test_trees_of_other_libraries_are_collected(suffix: str) -> None:
    """A worker that reads many documents keeps nothing of them."""
    path = next((GOLDEN / "documents/articles").glob(f"*{suffix}"))

    def kept() -> int:
        for _ in range(10):
            assert list(readers.read(path.read_bytes(), path.name))
        gc.collect()
        return len(gc.get_objects())

    kept()  # imports and caches
    before = kept()
    assert kept() - before < 100


def test_a_decided_article_leaves_memory_at_once() -> None:
    """Deciding makes no cycle of references: a worker's memory does not grow with the articles it reads."""

    def decide_all() -> None:
        for path in sorted(GOLDEN.glob("*/articles/**/*")):
            if path.is_file() and readers.family_of(path.name) is not None and path.suffix not in TREES:
                with suppress(ReadError):
                    for article in readers.read(path.read_bytes(), path.name):
                        outline(article, Circumstances(SITE), frozenset({"language", "category"}))
                        normalize(article, Circumstances(SITE))

    decide_all()  # imports and caches
    gc.collect()
    gc.disable()
    try:
        decide_all()
        assert gc.collect() == 0
    finally:
        gc.enable()
