"""Which articles are in which feed: drafts, embargoes, groups, defaults, ignored files, duplicates."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sites import NOW, PLAIN, SiteFolder, article, places

FEEDS = '[[feed]]\nname = "all"\n'


@pytest.mark.parametrize(
    "field", ["draft: true", "draft: yes", "status: draft", "published: false", "status: private"]
)
def test_drafts_are_held(good: SiteFolder, field: str) -> None:
    """A draft leaks in no feed, whatever way its writer marks it, and appears when the mark goes."""
    text = article("Secret").replace("title:", f"{field}\ntitle:")
    good.write("secret.md", text)
    report = good.build()
    held = b"".join(good.files().values())
    good.write("secret.md", text.replace(f"{field}\n", ""))

    good.build()

    assert report.drafts == 1
    assert b"Secret" not in held
    assert "Secret" in good.titles()


def test_an_embargo_ends_without_an_edit(good: SiteFolder) -> None:
    """A future date withholds an article until that second, and then it appears by itself."""
    good.write("later.md", article("Later", "2026-03-02T08:00:00+01:00"))
    due = datetime.fromisoformat("2026-03-02T07:00:00+00:00")

    seen = [
        (good.build(instant).withheld, "Later" in good.titles())
        for instant in (NOW, due - timedelta(seconds=1), due, due + timedelta(hours=1))
    ]

    assert seen == [(1, False), (1, False), (0, True), (0, True)]
    assert good.build(due + timedelta(hours=2)).read == 0


def test_a_clock_that_goes_back_takes_nothing_away(good: SiteFolder) -> None:
    """What was published once is not withdrawn because a clock was set right."""
    good.write("later.md", article("Later", "2026-03-02"))
    good.build(NOW + timedelta(days=1))

    good.build(NOW)

    assert "Later" in good.titles()


def test_entries_are_listed_newest_first(good: SiteFolder) -> None:
    """By published date, not by name or by the time of the file; the limit cuts the oldest."""
    good.configure(PLAIN + "[[feed]]\nlimit = 3\n")
    good.write("a.md", article("Old", "2019-01-01"))
    good.write("z.md", article("New", "2026-01-01"))

    good.build()

    assert good.titles() == ["New", "Good 2", "Good 1"]


def test_summaries_alone_where_the_feed_says_so(site: SiteFolder) -> None:
    """One feed may carry the full text, another the summary of the same articles."""
    site.configure(PLAIN + FEEDS + '[[feed]]\nname = "short"\ncontent = "summary"\n')
    site.write("a.md", article("A", body="First words.\n\n" + "More words. " * 200))

    site.build()

    assert "content_html" in site.items()[0]
    assert "content_html" not in site.items("short")[0]
    assert site.items("short")[0]["summary"].startswith("First words.")
    assert site.faults() == []


WHERE = [
    ('{ publisher = "Harbour Notes" }', ["Norsk", "Plain"]),
    ('{ publisher = "Elsewhere" }', ["Away"]),
    ('{ language = "nb" }', ["Norsk"]),
    ('{ language = ["nb", "en"] }', ["Away", "Norsk", "Plain"]),
    ('{ category = "tides" }', ["Away"]),
    ('{ author = "Ada Quay" }', ["Plain"]),
    ('{ author = "Ada Quay", language = "nb" }', []),
]


@pytest.mark.parametrize(("where", "titles"), WHERE, ids=[where for where, _ in WHERE])
def test_where_chooses(site: SiteFolder, where: str, titles: list[str]) -> None:
    """A feed holds what all of its conditions let through."""
    site.configure(f'{PLAIN}{FEEDS}[[feed]]\nname = "some"\nwhere = {where}\n')
    site.write("a.md", article("Plain", author="Ada Quay"))
    site.write("b.md", article("Norsk", lang="nb"))
    site.write("c.md", article("Away", publisher="Elsewhere", tags="[tides]"))

    site.build()

    assert sorted(site.titles("some")) == titles


GROUPS = {
    "Harbour Notes": "harbour-notes", "Köln heute": "koln-heute", "../../etc/passwd": "etc-passwd",
    "a/b\\c": "a-b-c", "..": "[0-9a-f]{8}", "😀": "[0-9a-f]{8}", "שלום": "shlvm",
    "新闻": "xin-wen",
    "\u202eabc": "abc", "Новости": "novosti", "x" * 300: "x{100}", "50% off & more": "50-off-more",
    "all": "all", "index": "index", ".hidden": "dot-hidden", "C++": "c-plus-plus",
}  # fmt: skip


@pytest.mark.parametrize(("name", "pattern"), GROUPS.items())
def test_a_group_becomes_a_safe_path(site: SiteFolder, name: str, pattern: str) -> None:
    """A category that a stranger chose cannot lead out of the output folder, nor hide in it."""
    import json
    import re

    site.configure(PLAIN + FEEDS + '[[feed]]\nname = "on/{category}"\n')
    site.write("a.json", json.dumps({"title": "A", "text": "Text.", "tags": [name], "date": "2026-01-01"}))

    site.build()

    made = [path for path in site.files() if path.endswith(".rss") and path != "all.rss"]
    assert len(made) == 1
    assert re.fullmatch(f"on/{pattern}\\.rss", made[0])
    assert site.faults() == []


def test_a_group_never_writes_over_a_feed(site: SiteFolder) -> None:
    """A category called "all" gets a feed of its own, besides the feed of that name."""
    site.configure(PLAIN + FEEDS + '[[feed]]\nname = "{category}"\n')
    site.write("a.md", article("A", tags="[all]"))
    site.write("b.md", article("B"))

    site.build()

    assert site.titles() == ["B", "A"]
    other = [name for name in site.files() if name.startswith("all-") and name.endswith(".json")]
    assert [site.titles(name.removesuffix(".json")) for name in other] == [["A"]]


def test_folder_defaults_apply_downwards(site: SiteFolder) -> None:
    """The nearest folder speaks last, the article itself has the last word."""
    site.write("_defaults.toml", 'publisher = "Outer"\nsection = "Sea"\n')
    site.write("deep/_defaults.toml", 'publisher = "Inner"\n')
    site.write("a.md", article("A"))
    site.write("deep/b.md", article("B"))
    site.write("deep/er/c.md", article("C"))
    site.write("deep/d.md", article("D", publisher="Own"))

    site.build()

    found = {item["title"]: item["_publisher"]["publisher"] for item in site.items()}
    assert found == {"A": "Outer", "B": "Inner", "C": "Inner", "D": "Own"}
    assert all(item["tags"] == ["Sea"] for item in site.items())


@pytest.mark.parametrize("suffix", ["toml", "yaml", "json"])
def test_a_sidecar_speaks_for_its_article(site: SiteFolder, suffix: str) -> None:
    """A sidecar is stronger than what the article says itself."""
    texts = {"toml": 'title = "Better"', "yaml": "title: Better", "json": '{"title": "Better"}'}
    site.write("a.md", article("Worse"))
    site.write(f"a.md.{suffix}", texts[suffix])

    site.build()

    assert site.titles() == ["Better"]


CLASHES = {
    "one id": ({"id": "same"}, {"id": "same"}, 1, "error"),
    "one link": ({"link": "/same"}, {"link": "/same"}, 1, "error"),
    "one link, two ids": ({"link": "/same", "id": "a"}, {"link": "/same", "id": "b"}, 2, "warning"),
    "one slug": ({"slug": "same"}, {"slug": "same"}, 2, ""),
    "one title": ({}, {}, 2, ""),
}


@pytest.mark.parametrize("case", CLASHES.values(), ids=CLASHES)
def test_articles_that_clash(site: SiteFolder, case: tuple[dict[str, str], dict[str, str], int, str]) -> None:
    """No feed holds one id twice; articles that share an id or a link are reported with both names."""
    one, two, shown, severity = case
    site.write("a.md", article("Twice", **one))
    site.write("b.md", article("Twice", **two))

    report = site.build()

    ids = [item["id"] for item in site.items()]
    assert len(ids) == len(set(ids)) == shown
    assert [problem.severity for problem in report.problems] == ([severity] if severity else [])
    assert all("a.md" in str(problem) and "b.md" in str(problem) for problem in report.problems)
    assert site.faults() == []


def test_the_hidden_duplicate_appears_when_the_other_goes(site: SiteFolder) -> None:
    """Whichever of two is taken away, the one that is left is published."""
    site.write("a.md", article("A", id="same"))
    site.write("b.md", article("B", id="same"))
    site.build()
    (site.articles / "a.md").unlink()

    report = site.build()

    assert site.titles() == ["B"]
    assert len(report.fixed) == 1


def test_a_draft_hides_no_published_duplicate(site: SiteFolder) -> None:
    """A copy that is being worked on does not take its original out of the feed."""
    site.write("a.md", article("A", id="same", draft="true", lastmod="2026-02-28"))
    site.write("b.md", article("B", id="same"))

    assert site.build().problems == ()
    assert site.titles() == ["B"]


def test_a_folder_that_cannot_be_found_is_named(site: SiteFolder) -> None:
    """Several article folders may be given; a missing one is an error that names it."""
    from publisher.errors import InputError

    site.configure(PLAIN + '[articles]\npath = ["articles", "nowhere"]\n')

    with pytest.raises(InputError, match="nowhere"):
        site.build()


def test_a_site_without_an_address_is_asked_to_set_one(site: SiteFolder) -> None:
    """A folder with articles alone builds, with one line that says what to set before going public."""
    (site.root / "publisher.toml").unlink()
    site.write("a.md", article("A"))

    report = site.build()

    assert len(report.problems) == 1
    assert "link" in report.problems[0].message
    assert places(report.problems) == [str(site.root / "publisher.toml")]
    assert site.titles() == ["A"]
    assert site.faults() == []


def test_a_group_has_a_feed_once_one_of_its_entries_may_be_shown(good: SiteFolder) -> None:
    """A publisher has no feed while its articles are drafts or due later; one that is due is enough."""
    good.configure(PLAIN + '[[feed]]\nname = "by/{publisher}"\n')
    for name, publisher, field in (
        ("a", "Alder", "draft: true"),
        ("b", "Birch", "draft: false"),
        ("c", "Cedar", "draft: true"),
        ("d", "Cedar", "draft: false"),
        ("e", "Dogwood", "draft: true"),
    ):
        good.write(f"{name}.md", article(name).replace("title:", f"publisher: {publisher}\n{field}\ntitle:"))
    good.write("f.md", article("Later", "2027-01-01").replace("title:", "publisher: Birch\ntitle:"))
    good.write("g.md", article("Latest", "2027-01-01").replace("title:", "publisher: Elm\ntitle:"))

    good.build()

    feeds = {
        name.rpartition("/")[2] for name in good.files() if name.startswith("by/") and name.endswith(".rss")
    }
    assert {"birch.rss", "cedar.rss"} <= feeds
    assert not {"alder.rss", "dogwood.rss", "elm.rss"} & feeds


def _shared(site: SiteFolder, part: str) -> list[str]:
    return sorted(site.titles(f"on/{part}"))


ON = PLAIN + FEEDS + '[[feed]]\nname = "on/{category}"\n'


def test_groups_of_one_slug_are_apart(site: SiteFolder) -> None:
    """Who subscribes to C is sent neither C++ nor C#; case, blanks and hyphens make no feed of their own."""
    site.configure(ON)
    tags = ("C", "C++", "C#", "Sea Fog", "sea-fog", "R&D", "R D", "Köln", "Koln")
    for number, tag in enumerate(tags):
        site.write(f"{number}.md", article(tag, tags=f"['{tag}']"))

    site.build()

    feeds = {path[3:-4] for path in site.files() if path.startswith("on/") and path.endswith(".rss")}
    listed = sorted(tuple(_shared(site, part)) for part in feeds)
    assert listed == [
        ("C",),
        ("C#",),
        ("C++",),
        ("Koln",),
        ("Köln",),
        ("R D",),
        ("R&D",),
        ("Sea Fog", "sea-fog"),
    ]
    assert {"c", "c-plus-plus", "c-sharp", "koln", "r-d", "sea-fog"} < feeds


def test_a_feed_keeps_its_name_when_another_group_comes(site: SiteFolder) -> None:
    """Subscribers of Köln are not given the articles of a Koln that came later."""
    site.configure(ON)
    site.write("a.md", article("One", tags="[Köln]"))
    site.build()

    site.write("b.md", article("Two", tags="[Koln]"))
    site.build()

    assert _shared(site, "koln") == ["One"]


def test_a_feed_under_the_name_of_an_earlier_version_keeps_it(site: SiteFolder) -> None:
    """An upgrade moves no subscriber: by/c of C++ alone stays, also when C comes."""
    site.configure(ON)
    site.write("a.md", article("Templates", tags="[C++]"))
    site.build()
    for path in sorted((site.root / "feeds/on").iterdir()):
        path.rename(path.with_name(path.name.replace("c-plus-plus", "c")))

    site.build()
    assert _shared(site, "c") == ["Templates"]
    assert not (site.root / "feeds/on/c-plus-plus.rss").exists()

    site.write("b.md", article("Pointers", tags="[C]"))
    site.build()
    assert _shared(site, "c") == ["Templates"]
    assert sum(path.endswith(".rss") for path in site.files() if path.startswith("on/")) == 2
