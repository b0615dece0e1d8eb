"""Work may run on another machine: functions, tasks and results pickle. Articles are read at most twice."""

from __future__ import annotations

import pickle
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sites import NOW, PLAIN, SiteFolder, article, folder

from publisher import build, load_config
from publisher.engine import InProcess
from publisher.pipeline.worker import ArticleReader, EntryRenderer, PageRenderer
from publisher.sources import File, LocalSource

ROOT = Path(__file__).resolve().parent.parent


class Pickling(InProcess):
    """An engine that sends every function, task and result through pickle, as one on other machines does."""

    def __init__(self) -> None:
        self.functions: set[str] = set()

    def run(self, function: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        """Run the tasks, one after the other."""
        self.functions.add(getattr(function, "__name__", type(function).__name__))
        sent = pickle.dumps(function)
        for task in [pickle.dumps(task) for task in tasks]:
            yield pickle.loads(pickle.dumps(pickle.loads(sent)(pickle.loads(task))))


@pytest.mark.parametrize("gzip", [False, True], ids=["plain", "with compressed copies"])
def test_a_build_that_pickles_all_work_makes_the_same_feeds(gzip: bool) -> None:
    """The example site, with its archives, podcast and web pages, has the same bytes wherever work runs."""
    found = []
    engines = (InProcess(), Pickling())
    for engine in engines:
        with folder() as root:
            for name in ("articles", "static"):
                if (ROOT / name).exists():
                    shutil.copytree(ROOT / name, root / name)
            text = (ROOT / "publisher.toml").read_text()
            text = text.replace("[output]\n", "[output]\ngzip = true\n") if gzip else text
            (root / "publisher.toml").write_text(text)
            report = build(load_config(root), now=NOW, engine=engine)
            assert report.status == 0
            target = root / "feeds"
            found.append(
                {
                    path.relative_to(target).as_posix(): path.read_bytes()
                    for path in target.rglob("*")
                    if path.is_file()
                }
            )
    assert found[0] == found[1]
    assert any("/archive/" in name for name in found[0])
    assert {"podcast.rss", "index.html"} <= set(found[0])
    assert engines[1].functions == {
        *(one.__name__ for one in (ArticleReader, EntryRenderer, PageRenderer)),
        "validated",
    }


# -- reading -------------------------------------------------------------------------------------------------


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each article, or line of a file of lines, is read; a build runs in this process."""
    counts: Counter[str] = Counter()
    load, record = LocalSource.load, LocalSource.record

    def counted_load(self: LocalSource, path: str) -> bytes:
        counts[Path(path).name] += 1
        return load(self, path)

    def counted_record(self: LocalSource, file: File, start: int, records: str = "lines") -> bytes:
        counts[f"{Path(file.name).name}@{start}"] += 1
        return record(self, file, start, records)

    monkeypatch.setattr(LocalSource, "load", counted_load)
    monkeypatch.setattr(LocalSource, "record", counted_record)
    return counts


GROUPS = '[[feed]]\nlimit = 5\n[[feed]]\nname = "in/{language}"\nlimit = 5\n[[feed]]\nname = "of/{author}"\n'
SUMMARY = GROUPS + '[[feed]]\nname = "short"\nlimit = 2\ncontent = "summary"\n'


def _read_in(site: SiteFolder, reads: Counter[str]) -> dict[str, int]:
    reads.clear()
    build(load_config(site.root), now=NOW, engine=InProcess())
    return dict(reads)


def test_a_listed_article_is_read_twice(site: SiteFolder, reads: Counter[str]) -> None:
    """Once to decide what selects it, and once to render it for all feeds of a kind; others are read once."""
    site.configure(PLAIN + GROUPS)
    for number in range(9):
        site.write(
            f"{number}.md", article(f"N {number}", f"2026-01-0{number + 1}", author="Ada" * (number == 1))
        )
    once = {f"{number}.md": 1 for number in (0, 2, 3)}
    assert _read_in(site, reads) == once | {f"{number}.md": 2 for number in (1, 4, 5, 6, 7, 8)}


def test_a_feed_of_another_kind_reads_what_it_lists(site: SiteFolder, reads: Counter[str]) -> None:
    """Entries differ between feeds with whole texts and feeds of summaries: each kind renders its own."""
    site.configure(PLAIN + SUMMARY)
    site.with_good(4)
    assert _read_in(site, reads) == {"good-0.md": 2, "good-1.md": 2, "good-2.md": 3, "good-3.md": 3}


def test_an_unchanged_site_reads_nothing(site: SiteFolder, reads: Counter[str]) -> None:
    """A build without news opens no article, and a touched one is read once."""
    site.configure(PLAIN + SUMMARY)
    site.with_good(4).build()
    assert _read_in(site, reads) == {}
    site.touch(site.articles / "good-1.md")
    assert _read_in(site, reads) == {"good-1.md": 1}
    site.write("good-1.md", article("Good 1", "2025-11-02", "Other words."))
    assert _read_in(site, reads) == {"good-1.md": 2}
    site.configure(PLAIN + SUMMARY + '[[feed]]\nname = "more"\nlimit = 1\n')
    assert _read_in(site, reads) == {}


def test_a_listed_record_is_read_as_a_line(site: SiteFolder, reads: Counter[str]) -> None:
    """Of a file of lines only the lines that are listed are read again."""
    lines = [
        f'{{"id": "urn:{number}", "title": "N {number}", "date": "2026-01-0{number + 1}", "text": "Tide."}}\n'
        for number in range(9)
    ]
    site.configure(PLAIN + GROUPS)
    site.write("wire.jsonl", "".join(lines))
    assert _read_in(site, reads) == {f"wire.jsonl@{len(lines[0]) * number}": 1 for number in range(4, 9)}
