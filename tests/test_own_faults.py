from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sites import SiteFolder, article

from publisher.catalog import opened
from publisher.cli import cli
from publisher.engine.processes import FEW, Processes
from publisher.errors import CatalogError

# Where a fault of ours may hit one article, and how that article is known there.
PLACES: dict[str, tuple[str, Callable[..., bool]]] = {
    "reading its head": ("publisher.readers.front_matter.split", lambda *given: "Bad" in given[0]),
    "finding its heading": ("publisher.readers.markdown.first_heading", lambda *given: "Foul" in given[0]),
    "deciding its title": (
        "publisher.normalizer.titles.title",
        lambda *given: "Foul" in given[0].article.body.text,
    ),
    "composing it": ("publisher.composer._html", lambda *given: given[1] == "Bad"),
    "emitting it": ("publisher.emitters._feedgen._add_people", lambda *given: given[1].title == "Bad"),
    "remembering it": ("publisher.catalog.Catalog.add_entry", lambda *given: given[1] == b"bad.md"),
}


def break_at(monkeypatch: pytest.MonkeyPatch, place: str, hits: Callable[..., bool], error: Exception) -> None:
    """Let a function of ours raise where it meets a bad article."""
    from pkgutil import resolve_name

    module, _, name = place.rpartition(".")
    home = resolve_name(module)
    real = getattr(home, name)

    def broken(*args: Any, **named: Any) -> Any:
        if hits(*args, **named):
            raise error
        return real(*args, **named)

    monkeypatch.setattr(home, name, broken)


@pytest.mark.parametrize(("place", "hits"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("error", [TypeError("no such thing"), sqlite3.IntegrityError("NOT NULL")], ids=repr)
def test_a_fault_of_ours_costs_one_article(
    good: SiteFolder, monkeypatch: pytest.MonkeyPatch, place: str, hits: Callable[..., bool], error: Exception
) -> None:
    """Whatever we do wrong with an article is called our fault, names it, and the others are published."""
    break_at(monkeypatch, place, hits, error)
    good.write("bad.md", article("Bad", body="Foul weather."))

    report = good.build()

    (problem,) = report.problems
    assert report.status == 0
    assert "bad.md" in problem.place
    assert "a fault of publisher itself" in problem.message
    assert type(error).__name__ in problem.message
    assert "please report this" in problem.remedy
    assert good.titles() == ["Good 2", "Good 1", "Good 0"]
    assert not (good.root / ".publisher/catalog.sqlite.broken").exists()


def test_what_was_published_of_it_stays(good: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in an edited article withdraws nothing: its entry stays as it was published."""
    good.write("bad.md", article("Bad", body="Fair."))
    good.build()
    break_at(monkeypatch, *PLACES["deciding its title"], TypeError("no such thing"))
    good.write("bad.md", article("Bad", body="Foul."))

    report = good.build()

    assert len(report.problems) == 1
    assert "Bad" in good.titles()
    monkeypatch.undo()
    assert good.build().problems == ()


def test_a_record_among_others_fails_alone(good: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file of records, the one that we cannot read is left out."""
    break_at(monkeypatch, "publisher.readers.records._body", lambda one: one["title"] == "Bad", TypeError("x"))
    rows = [
        f'{{"id": "{name}", "title": "{name}", "content": "x", "date": "2026-01-01"}}'
        for name in ("A", "Bad", "B")
    ]
    good.write("a.jsonl", "\n".join(rows) + "\n")
    good.write("b.json", f"[{','.join(rows)}]".replace('"id": "', '"id": "2'))

    report = good.build()

    assert len(report.problems) == 2
    assert {"A", "B"} <= set(good.titles())
    assert "Bad" not in good.titles()


def raise_at_seven(number: int) -> int:
    """A task with a bug."""
    if number == 7:
        raise LookupError("seven")
    return number


def test_an_exception_comes_out_of_a_worker_as_it_is() -> None:
    """A bug in a worker is the bug that it is, not a process that died."""
    with pytest.raises(LookupError, match="seven"):
        list(Processes(2).run(raise_at_seven, range(2 * FEW)))


WRONG: dict[str, tuple[str, type[Exception], bool]] = {
    "a value that is null": ("INSERT INTO meta VALUES ('a', NULL)", sqlite3.IntegrityError, False),
    "a statement that is none": ("SELEC 1", sqlite3.OperationalError, False),
    "a table that never was": ("SELECT * FROM nothing", sqlite3.OperationalError, False),
    "too few values": ("SELECT ?", sqlite3.ProgrammingError, False),
    "a table that is gone": ("SELECT * FROM gzip", CatalogError, True),
    "a text that is none": ("SELECT CAST(x'ff' AS TEXT)", CatalogError, True),
}


@pytest.mark.parametrize(("statement", "error", "damage"), WRONG.values(), ids=WRONG)
def test_only_damage_is_called_damage(
    tmp_path: Path, statement: str, error: type[Exception], damage: bool
) -> None:
    """A wrong value or statement of ours is no damaged disk, and condemns no catalog."""
    with opened(tmp_path):
        pass
    if "gzip" in statement:
        with sqlite3.connect(tmp_path / "catalog.sqlite") as database:
            database.execute("ALTER TABLE gzip RENAME TO gunzip")
        (tmp_path / "catalog.sqlite.seal").unlink()

    def run() -> None:
        with opened(tmp_path) as catalog:
            catalog._sql.execute(statement).fetchall()

    with pytest.raises(error):
        run()

    with opened(tmp_path) as catalog:
        assert catalog.note == ("damaged" if damage else "")


def test_a_fault_of_the_build_is_one_line(good: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any article, it is said once, with status 70; -v shows the traceback."""
    break_at(monkeypatch, "publisher.pipeline._advise", lambda *_: True, TypeError("no such thing"))
    runner = CliRunner()

    first = runner.invoke(cli, ["build", "-C", str(good.root)])
    again = runner.invoke(cli, ["build", "-C", str(good.root)])
    loud = runner.invoke(cli, ["build", "-v", "-C", str(good.root)])

    assert [one.exit_code for one in (first, again, loud)] == [70, 70, 70]
    assert first.output.count("\n") == 1
    assert "a fault of publisher itself (TypeError: no such thing" in first.output
    assert "please report this" in first.output
    assert again.output == ""
    assert "Traceback" in loud.output
    assert not (good.root / ".publisher/catalog.sqlite.broken").exists()
