"""Problems by kind: told once, counted, listed on request; and files of formats that are not read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import PLAIN, SiteFolder, article

import publisher.normalizer
from publisher.cli import cli
from publisher.models import Entry, Problem, Severity
from publisher.pipeline.comparing import compare_problems
from publisher.pipeline.groups import alike, line, sentence
from publisher.pipeline.report import Group
from publisher.pipeline.run import Run
from publisher.tables.kinds import KINDS
from publisher.tables.suffixes import DOCUMENTS, NEVER

TAG = "{{ release.url }}"


def run(*words: str | Path) -> Result:
    """Run the command line without a terminal, as cron does."""
    return CliRunner().invoke(cli, [str(word) for word in words])


Complain = Callable[[str, Severity], None]


@pytest.fixture
def complain(monkeypatch: pytest.MonkeyPatch) -> Complain:
    """Let articles that hold a tag in their title have a problem of a kind; the line is in the title, too."""
    usual = publisher.normalizer.complaints

    def begin(kind: str, severity: Severity) -> None:
        def complaints(entry: Entry, place: str) -> tuple[Problem, ...]:
            found = re.search(r"tag at (\d+)", entry.title)
            message = f"holds a template tag that is not understood: {TAG}"
            mine = [Problem(f"{place}:{found[1]}", message, "write it out", severity, kind)] if found else []
            return (*usual(entry, place), *mine)

        monkeypatch.setattr("publisher.normalizer.complaints", complaints)

    return begin


# -- news ----------------------------------------------------------------------------------------------------

# What happens to the articles before each build (name -> line of the tag, 0 for none), and what cron mails of a
# warning and of a note: "" for nothing.
HISTORY: list[tuple[str, dict[str, int], str, str]] = [
    ("a kind appears", {"a": 5, "b": 5, "c": 0}, "2 articles hold", "2 articles hold"),
    ("nothing changes", {}, "", ""),
    ("it moves within an article", {"a": 9}, "", ""),
    ("one more article", {"c": 3}, "1 article holds .*, 3 in all", ""),
    ("two more articles", {"d": 3, "e": 3}, "2 articles hold .*, 5 in all", ""),
    ("some are mended", {"a": 0, "b": 0, "c": 0}, "", ""),
    ("one is mended, another comes", {"d": 0, "f": 1}, "1 article holds .*, 2 in all", ""),
    ("all are mended", {"e": 0, "f": 0}, "fixed: no more template tags", ""),
    ("it appears again", {"a": 1}, "1 article holds [^,]*;", "1 article holds [^,]*;"),
]


@pytest.mark.parametrize("severity", ["warning", "note"])
def test_cron_mails_only_news(site: SiteFolder, complain: Complain, severity: Severity) -> None:
    """Over many builds a kind is mailed when it comes, when more articles have it, and when it is gone.

    A note asks for nothing: it is mailed when it comes, however many articles follow.
    """
    complain("template", severity)
    mailed = []
    for _, articles, *_ in HISTORY:
        for name, at in articles.items():
            site.write(f"{name}.md", article(f"Title {name} tag at {at}" if at else f"Title {name}"))
        mailed.append(run("build", "-C", site.root).output)

    for (what, _, of_warning, of_note), output in zip(HISTORY, mailed, strict=True):
        pattern = of_warning if severity == "warning" else of_note
        assert bool(output) == bool(pattern), what
        assert re.search(pattern, output), what
        assert output.count("\n") <= 1, what


@pytest.mark.parametrize(("severity", "status"), [("note", 0), ("warning", 65)])
def test_a_strict_build_fails_on_what_asks_for_something(
    site: SiteFolder, complain: Complain, severity: Severity, status: int
) -> None:
    """--strict stops a pipeline for warnings, not for notes."""
    complain("template", severity)
    site.write("a.md", article("Title tag at 3"))
    assert site.build(strict=True).status == status
    assert site.build(strict=True).status == status, "also while nothing changes"


def test_a_quiet_kind_is_told_on_request(site: SiteFolder, complain: Complain) -> None:
    """Drafts and files that are no articles are no news; -v and `status` count them."""
    complain("not-article", "note")
    site.write("a.md", article("Title tag at 3"))
    silent = run("build", "-C", site.root)
    told = run("build", "-v", "-C", site.root)

    assert silent.output == ""
    assert "note: 1 file is passed over" in told.stderr
    assert "1 file is passed over" in run("status", "-C", site.root).output


def test_an_unchanged_build_looks_at_no_problem_of_an_article(
    site: SiteFolder, complain: Complain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many notes are open, a build that changes nothing does not read them; the report counts them."""
    complain("template", "note")
    site.configure(PLAIN + '[[feed]]\nname = "all"\nlimit = 200\n')
    for number in range(120):
        site.write(f"{number}.md", article(f"Title {number} tag at 3"))
    site.build()
    checked = []

    def spy(run: Run) -> None:
        checked.append(len(run.checked))
        compare_problems(run)

    monkeypatch.setattr("publisher.pipeline.compare_problems", spy)
    report = site.build()

    assert checked == [0]
    assert [(one.kind, one.total) for one in report.kinds] == [("template", 120)]
    assert len(report.problems) == 100


# -- lists ---------------------------------------------------------------------------------------------------


def test_a_kind_is_listed_for_people_and_programs(site: SiteFolder, complain: Complain) -> None:
    """`status` counts a kind, `status --kind` lists it, `--json` gives both, and so does a build."""
    complain("template", "warning")
    for number in range(3):
        site.write(f"{number}.md", article(f"Title {number} tag at {number + 3}"))
    built = json.loads(run("build", "--json", "-C", site.root).output)
    status = ["status", "-C", str(site.root)]

    assert f"warning: 3 articles hold template tags that are not understood ({TAG} in " in run(*status).output
    listed = run(*status, "--kind", "template").output.splitlines()
    assert [row.partition(": ")[2].partition(":")[0] for row in listed] == [
        "articles/0.md",
        "articles/1.md",
        "articles/2.md",
    ]
    assert all(row.endswith(f"{TAG}; write it out") for row in listed)
    kinds = json.loads(run(*status, "--json").output)["kinds"]
    assert kinds == built["kinds"]
    assert (kinds[0]["kind"], kinds[0]["total"]) == ("template", 3)
    assert kinds[0]["subjects"] == [{"subject": TAG, "number": 3}]
    problems = json.loads(run(*status, "--kind", "template", "--json").output)["problems"]
    assert [one["place"] for one in problems] == ["articles/0.md:3", "articles/1.md:4", "articles/2.md:5"]
    assert run(*status, "--kind", "unread").output == "no files of formats that are not read\n"


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_words(name: str) -> None:
    """Each kind has a sentence for one and for many, and nothing of the pattern is left in it."""
    place = "articles/a.md"
    one = Group(name, "warning", 1, 1, (("x", 1),), place, "do it", "this format is not read: .haml")
    said, many = sentence(one), sentence(one._replace(number=1200, total=1200))

    assert said.startswith("1 ")
    assert many.startswith("1,200 ")
    assert not set(said + many) & set("{}")
    assert place in said or KINDS[name].counted
    assert f"`publisher status --kind {name}`" in line(one._replace(number=2, total=2))


def test_subjects_are_counted_where_that_helps() -> None:
    """A misspelt key is seen by its number: 69 articles say newstitle, and nobody knows it."""
    group = Group("unknown-key", "note", 70, 70, (("newstitle", 69), ("colour", 1)), "a.md", "check")
    assert "(newstitle 69, colour 1)" in sentence(group)


@pytest.mark.parametrize(
    ("number", "lines"), [(1, 1), (3, 3), (4, 1), (111, 1)], ids=["one", "few", "many", "very many"]
)
def test_equal_problems_share_a_line(number: int, lines: int) -> None:
    """111 equal errors are not 111 lines, though the message of each begins with the name of its own file."""
    problems = [Problem(f"a/{one}.json", f"{one}.json is empty", "fill it") for one in range(number)]
    told = [text for _, text in alike(problems)]

    assert len(told) == lines
    if number > 3:
        assert told == [f"a/0.json and {number - 1} more files: is empty; fill it"]


# -- files that are not read ---------------------------------------------------------------------------------

NAMES: dict[str, tuple[str, str]] = {
    "documents": ("a.haml", "note: 1 .haml file is not read (articles/a.haml)"),
    "another alphabet": ("журнал.WPD", "note: 1 .wpd file is not read (articles/журнал.WPD)"),
    "a folder below": ("x/y/z.fb2", "note: 1 .fb2 file is not read (articles/x/y/z.fb2)"),
    "a template": ("a.html.haml", "note: 1 .haml file is not read (articles/a.html.haml)"),
    "mail": ("a.msg", "note: 1 .msg file is not read"),
    "a picture": ("a.png", ""),
    "a picture in capitals": ("A.JPEG", ""),
    "a style": ("style.scss", ""),
    "a font": ("x.woff2", ""),
    "a recording": ("x.mp3", ""),
    "settings": ("site.toml", ""),
}


@pytest.mark.parametrize("case", NAMES)
def test_files_that_may_be_articles_are_told(good: SiteFolder, case: str) -> None:
    """Who keeps articles in a format that is not read hears of it once; pictures and styles are never named."""
    name, said = NAMES[case]
    good.write(name, "x")
    told, again, all_of_it = (
        run(*words, "-C", good.root).output for words in (["build"], ["build"], ["build", "-v"])
    )

    assert told.startswith(f"publisher: {said}") if said else not told
    assert again == ""
    assert (name in all_of_it) == bool(said)
    assert ("skipped" in all_of_it) is False


def test_a_suffix_is_counted_and_told_once(good: SiteFolder) -> None:
    """21 files of a format are one line; more of them are no news; another format is."""
    for number in range(21):
        good.write(f"{number}.haml", "x")
    told = [run("build", "-C", good.root).output]
    for name in ("22.haml", "a.pug"):
        good.write(name, "x")
        told.append(run("build", "-C", good.root).output)

    assert [one.partition(";")[0] for one in told] == [
        "publisher: note: 21 .haml files are not read (articles/0.haml)",
        "",
        "publisher: note: 1 .pug file is not read (articles/a.pug)",
    ]
    assert "22 .haml files" in run("status", "-C", good.root).output


def test_a_first_feed_is_not_published_empty(site: SiteFolder) -> None:
    """A site of nothing but unread files publishes nothing, says why with a status of 65, and goes on later."""
    site.write("a.haml", "x")
    site.write("b.pug", "x")
    first, second = run("build", "-C", site.root), run("build", "-C", site.root)

    assert (first.exit_code, second.exit_code) == (65, 65)
    assert "holds no article that can be read, but 1 .haml file, 1 .pug file" in first.output
    assert "the first feed would be empty" in first.output
    assert "hello.md" not in first.output
    assert second.output == ""
    assert not (site.root / "feeds/all.rss").exists()

    site.write("c.md", article("Tide"))
    later = run("build", "-C", site.root)
    assert later.exit_code == 0
    assert "fixed: " in later.output
    assert site.titles() == ["Tide"]


def test_an_empty_first_feed_can_be_wanted(site: SiteFolder) -> None:
    """--accept publishes it."""
    site.write("a.haml", "x")
    assert run("build", "--accept", "-C", site.root).exit_code == 0
    assert site.items() == []


def test_explain_says_what_is_read(site: SiteFolder) -> None:
    """Who asks about an article in a format that is not read gets the formats, not "no article"."""
    done = run("explain", "-C", site.root, site.write("a.haml", "x"))
    assert done.exit_code == 66
    assert ".haml is not read; " in done.output
    assert ".txt .text .md" in done.output


def test_the_tables_of_suffixes_agree() -> None:
    """A suffix is either told or never named; each that is told has a remedy, and none is read."""
    assert not set(DOCUMENTS) & NEVER
    assert all("[articles] ignore" in remedy for remedy in DOCUMENTS.values())


def test_undated_articles_and_unknown_keys_are_noted(tmp_path: Path) -> None:
    """Whoever forgot a date, or misspelt a key, learns it from one line for all articles."""
    site = SiteFolder(tmp_path)
    site.write("a.md", "---\ntitle: A\nnewstitle: B\n---\n\nText.\n")
    site.write("b.md", article("B", newstitle="C", weight="3"))
    site.write("c.md", article("C", draft="true", newstitle="D"))

    noted = sorted((one.kind, one.place, one.message.partition(": ")[2]) for one in site.build().problems)
    assert noted == [
        ("undated", "articles/a.md", ""),
        ("unknown-key", "articles/a.md", "newstitle"),
        ("unknown-key", "articles/b.md", "newstitle"),
        ("unknown-key", "articles/c.md", "newstitle"),
    ]
    assert {one.severity for one in site.build().problems} == {"note"}


def test_a_missing_extra_is_named_with_its_command(good: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that need an extra are counted, with the command that installs it; then they are read."""
    from publisher import readers

    installed = readers._is_installed
    monkeypatch.setattr(readers, "_is_installed", lambda package: package != "docutils" and installed(package))
    for number in range(3):
        good.write(f"{number}.rst", f"Tide {number}\n======\n\n:date: 2026-01-0{number + 1}\n\nLate.\n")
    good.touch(good.articles)
    told = run("build", "-C", good.root).output
    assert "note: 3 .rst files are not read (articles/0.rst); install what reads them: " in told
    assert "pip install 'publisher[rst]'" in told
    assert "pip install 'publisher[rst]'" in run("explain", "-C", good.root, good.articles / "0.rst").output
    monkeypatch.setattr(readers, "_is_installed", installed)
    assert run("build", "-C", good.root).exit_code == 0
    assert {"Tide 0", "Tide 1", "Tide 2"} <= set(good.titles())
