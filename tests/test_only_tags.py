"""Articles whose text is nothing but template tags that are not understood: held back, and told."""

from __future__ import annotations

import pytest
from sites import PLAIN, SiteFolder, article

TAG = "{% notebook X.ipynb cells[2:] %}"
RELEASED = {
    "the configuration says what the tag means": (PLAIN + '[shortcodes]\nnotebook = "words"\n', TAG, ""),
    "it has words": (PLAIN, f"{TAG}\n\nWords.", ""),
    "it has a description": (PLAIN, TAG, "description: Of the pier\n"),
    "it has a recording": (PLAIN, TAG, "audio: https://media.example.org/a.mp3\n"),
}


def test_an_article_of_tags_gives_its_place_to_the_next(site: SiteFolder) -> None:
    """A feed of one entry lists the newest article that has a text, and its owner hears of the other."""
    site.configure(PLAIN + "[[feed]]\nname = 'all'\nlimit = 1\n")
    site.write("old.md", article("Old", "2026-01-01"))
    site.write("new.md", article("New", "2026-02-01", TAG))
    report = site.build()
    assert site.titles("all") == ["Old"]
    group = next(one for one in report.kinds if one.kind == "only-tags")
    assert (group.number, group.place, group.subjects) == (1, "articles/new.md", ((TAG, 1),))
    assert "[shortcodes]" in group.remedy


@pytest.mark.parametrize(("configuration", "text", "head"), RELEASED.values(), ids=RELEASED)
def test_an_article_with_anything_else_is_published(
    site: SiteFolder, configuration: str, text: str, head: str
) -> None:
    """What a subscriber can read or hear is not held back."""
    site.write("new.md", article("New", "2026-02-01", TAG))
    site.build()
    assert site.titles("all") == []

    site.configure(configuration)
    site.write("new.md", article("New", "2026-02-01", text).replace("---\n", f"---\n{head}", 1))
    report = site.build()

    assert site.titles("all") == ["New"]
    assert [one for one in report.kinds if one.kind == "only-tags"] == []


def test_an_article_that_loses_its_text_leaves_the_feed(site: SiteFolder) -> None:
    """An edit of an article that was listed is decided as a new article is."""
    site.with_good(5)
    site.write("new.md", article("New", "2026-02-01"))
    site.build()
    site.write("new.md", article("New", "2026-02-01", TAG))
    report = site.build()
    assert "New" not in site.titles("all")
    assert [one.kind for one in report.kinds] == ["only-tags"]


def test_an_article_of_elements_is_held_back(site: SiteFolder) -> None:
    """An element of MDX that shows nothing to subscribers is a tag as well; one that holds words is not."""
    site.write("new.mdx", article("New", "2026-02-01", "import Tide from './t'\n\n<Tide days={[1, 2]} />"))
    site.write("old.mdx", article("Old", "2026-01-01", "import Tide from './t'\n\n<Tide>High *tide*.</Tide>"))
    report = site.build()
    assert site.titles("all") == ["Old"]
    group = next(one for one in report.kinds if one.kind == "only-tags")
    assert (group.place, group.subjects) == ("articles/new.mdx", (("<Tide>", 1),))


def test_a_draft_of_tags_is_a_draft(site: SiteFolder) -> None:
    """What is not published anyway is reported once."""
    site.write("new.md", article("New", "2026-02-01", TAG).replace("---\n", "---\ndraft: true\n", 1))
    report = site.build()
    assert (report.drafts, [one.kind for one in report.kinds]) == (1, [])
