"""However a site came to be as it is, its feeds are those of a first build."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import PLAIN, SiteFolder, article, folder

from publisher import Report

FEEDS = '[[feed]]\nname = "all"\nlimit = 4\n[[feed]]\nname = "on/{category}"\ncontent = "summary"\n'
FEW = FEEDS.replace("limit = 4", "limit = 1").replace(
    'content = "summary"', "limit = 1"
)  # most are but outlined
NAMES = [
    f"{folder}{number}{suffix}"
    for folder in ("", "deep/")
    for number in range(3)
    for suffix in (".md", ".json")
]


# What only those know who were there before: what was withdrawn, and when words were changed.
_REMEMBERED = re.compile(
    rb' xmlns:at="[^"]*"|\s*<at:deleted-entry [^<]*/>|<(?:atom:)?(?:updated|lastBuildDate)>[^<]*'
    rb'|"date_modified": "[^"]*"|(?: \xc2\xb7 Updated )?<time [^<]*</time>'
)


@dataclass(frozen=True)
class Step:
    """One thing that is done to a site between two builds."""

    act: str
    name: str
    other: str
    version: int


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(
            ["write", "write", "write", "delete", "touch", "rename", "sidecar", "defaults", "build"]
        ),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.integers(0, 5),
    ),
    max_size=14,
)


def _text(name: str, version: int) -> str:
    """An article with a link of its own, so that its id does not depend on what was before."""
    link, day = f"https://notes.example.org/{name}", f"2026-0{version % 3 + 1}-1{version}"
    draft = "true" if version == 5 else "false"
    if name.endswith(".json"):
        return (
            f'[{{"title": "T{version}", "link": "{link}", "id": "{link}", "date": "{day}",'
            f' "text": "Text {version}.", "tags": ["c{version % 2}"], "draft": {draft}}}]'
        )
    tags = f"[c{version % 2}]"
    return article(f"T{version}", day, f"Text {version}.", link=link, id=link, tags=tags, draft=draft)


def _take(site: SiteFolder, step: Step) -> None:
    path, other = site.articles / step.name, site.articles / step.other
    if step.act == "write":
        site.write(step.name, _text(step.name, step.version))
    elif step.act == "sidecar":
        site.write(f"{step.name}.toml", f'publisher = "P{step.version}"\n')
    elif step.act == "defaults":
        site.write("deep/_defaults.toml", f'author = "A{step.version}"\n')
    elif step.act == "build":
        site.build(accept=True)
    elif not path.exists():
        return
    elif step.act == "delete":
        path.unlink()
    elif step.act == "touch":
        site.touch(path)
    elif path.suffix == other.suffix and not other.exists() and other.parent.exists():
        path.rename(other)


def _told(report: Report, site: SiteFolder) -> list[str]:
    """All problems, but that files are left of a feed that a first build never made."""
    found = [str(problem).replace(str(site.root), "") for problem in report.problems]
    return [problem for problem in found if "the feed is no longer made" not in problem]


def _lasting(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: _REMEMBERED.sub(b"", data) for name, data in files.items()}


@pytest.mark.parametrize("feeds", [FEEDS, FEW], ids=["most listed", "few listed"])
@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_any_history_ends_in_the_feeds_of_a_cold_build(feeds: str, steps: list[Step]) -> None:
    """Whatever is written, edited, moved and deleted between builds: no stale entry, none lost, none twice."""
    with folder() as one, folder() as two:
        site, cold = SiteFolder(one), SiteFolder(two)
        site.configure(PLAIN + feeds)
        cold.configure(PLAIN + feeds)
        for step in steps:
            _take(site, step)
        for path in sorted(site.articles.rglob("*")):
            if path.is_file():
                cold.write(path.relative_to(site.articles).as_posix(), path.read_bytes())

        warm_report, cold_report = site.build(accept=True), cold.build(accept=True)

        fresh = _lasting(cold.files())
        assert {name: data for name, data in _lasting(site.files()).items() if name in fresh} == fresh
        assert _told(warm_report, site) == _told(cold_report, cold)
        assert site.faults() == []
        assert site.build().written == ()
