"""The architecture: which room may import which, checked by reading every import."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import publisher

HOUSE = Path(publisher.__file__).parent
GROUND = {"models", "errors", "tables"}
LANGUAGE = {
    "text",
    "identity",
}  # pure functions on words, names and addresses: above the ground, below the columns
COLUMNS = {
    "scanner", "sources", "readers", "normalizer", "catalog", "composer", "emitters", "pages", "validator",
    "writer", "stores", "engine",
}  # fmt: skip
# Libraries that one place alone may know.
FENCED = {
    "feedgen": "emitters/_feedgen.py",
    "click": "cli/",
    "dateutil": "normalizer/_date_grammar.py",
    "cmarkgfm": "composer/",
    "nh3": "composer/",
    "ryaml": "readers/heads.py",
    "jinja2": "emitters/_press.py",
    "markupsafe": "emitters/_content.py",
}
MAKERS = COLUMNS | GROUND | LANGUAGE | {"pipeline", "config", "describe.py", "moving", "importer"}
NETWORK = {"socket", "urllib.request", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
FILES = sorted(HOUSE.rglob("*.py"))


def name_of(path: Path) -> str:
    """A module as the plan names it: "readers/html.py"."""
    return path.relative_to(HOUSE).as_posix()


@cache
def imports(path: Path) -> frozenset[str]:
    """Full names of the modules that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def rooms(path: Path) -> set[str]:
    """The rooms of the house that a file imports from."""
    own = {name.split(".")[1] for name in imports(path) if name.startswith("publisher.")}
    known = {one.name.removesuffix(".py") for one in HOUSE.iterdir()}
    return own & known


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_rooms_import_as_the_plan_says(path: Path) -> None:
    """The ground stands on the standard library, a column on the ground, the pipeline on the columns."""
    room = name_of(path).split("/")[0].removesuffix(".py")
    if room in GROUND:
        outside = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"publisher"}
        assert outside == set()
        assert rooms(path) <= GROUND | {room}
    elif room in LANGUAGE:
        assert rooms(path) <= GROUND | LANGUAGE
    elif room in COLUMNS | {"config"}:
        assert rooms(path) <= GROUND | LANGUAGE | {room}
    elif room in {"pipeline", "moving", "importer"}:
        assert rooms(path) <= GROUND | LANGUAGE | COLUMNS | {"config", "pipeline", room}
    else:
        assert room == "cli" or "cli" not in rooms(path) or name_of(path) == "__main__.py"


@pytest.mark.parametrize(("library", "home"), FENCED.items())
def test_a_library_is_known_in_one_place(library: str, home: str) -> None:
    """What can be replaced by changing one file stays replaceable."""
    users = {name_of(path) for path in FILES if any(one.split(".")[0] == library for one in imports(path))}

    assert users
    assert all(user.startswith(home) for user in users), users


def test_nothing_that_builds_reaches_the_network() -> None:
    """Feeds are made of what lies on disk: no import opens a way out."""
    users = {
        name_of(path)
        for path in FILES
        for one in imports(path)
        if any(one == name or one.startswith(name + ".") for name in NETWORK)
    }

    assert {user for user in users if user.split("/")[0] in MAKERS} == set()


def test_no_clock_and_no_chance() -> None:
    """Columns are functions of what they are given: only the pipeline's door asks what time it is."""
    asking = {
        name_of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"})
        or (
            isinstance(node, ast.Import)
            and {alias.name for alias in node.names} & {"random", "uuid", "secrets"}
        )
    }

    assert {
        name for name in asking if name.split("/")[0] in COLUMNS | GROUND | LANGUAGE | {"moving", "importer"}
    } == set()


# Functions of tables/ that read a table's file or index it; everything that decides is in text/.
LOADERS = {
    "tables/__init__.py": {"contents", "listed"},
    "tables/datewords.py": {"_rows", "languages", "known", "words"},
    "tables/page_words.py": {"rows", "languages"},
    "tables/publications.py": {"rows", "by_domain", "in_latin", "shapes"},
    "tables/web_readers.py": {"web_readers"},
    "tables/identifiers.py": {"is_iri", "iri_of"},  # on its way to text/
}


def test_tables_hold_data_only() -> None:
    """A table is data with its source: it has no functions but those that load it, and no patterns."""
    functions: dict[str, set[str]] = {}
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if name_of(path).startswith("tables/"):
            functions[name_of(path)] = {
                node.name if isinstance(node, ast.FunctionDef) else "(unnamed)"
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            }
            if name_of(path) != "tables/identifiers.py":
                assert "re" not in imports(path), f"{name_of(path)} holds regular expressions"

    assert {name: found for name, found in functions.items() if not found <= LOADERS.get(name, set())} == {}


def test_a_file_is_one_idea() -> None:
    """No module outgrows what a reader can keep in mind: 600 lines at most."""
    lengths = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in FILES}

    assert {name: length for name, length in lengths.items() if length > 600} == {}


def test_names_are_nouns() -> None:
    """No room is called after nothing in particular."""
    parts = {part.strip("_").removesuffix(".py") for path in FILES for part in name_of(path).split("/")}

    assert parts & {"util", "utils", "helper", "helpers", "manager", "common", "misc", "base", "core"} == set()


PUBLIC = [
    "Alternate", "Article", "Body", "Claim", "Config", "Difference", "Enclosure", "Entry", "Episode", "Finding",
    "Loss", "Person", "Problem", "PublisherError", "Report", "Site", "Transcript", "build",
    "describe", "load_config", "validate",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    """Programs rely on them: a name comes and goes only on purpose."""
    assert sorted(publisher.__all__) == PUBLIC
    assert all(getattr(publisher, name) for name in PUBLIC)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = publisher.no_such_name


def test_importing_costs_next_to_nothing() -> None:
    """Cron pays for every import: neither the library's door nor the command line's opens the heavy rooms."""
    code = "import publisher, publisher.cli, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    heavy = {
        "lxml", "feedgen", "dateutil", "orjson", "ryaml", "cmarkgfm", "nh3", "jinja2", "sqlite3", "asyncio",
    }  # fmt: skip
    assert {name.split(".")[0] for name in loaded} & heavy == set()
