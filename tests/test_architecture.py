"""The architecture: which folder may import which, and who may touch a disk. Every import is read for this."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import publisher

ROOT = Path(publisher.__file__).parent
BASE = {"models", "errors", "tables", "_version"}
# Functions on words, names and addresses, and the reading of feeds: above the base, below the columns.
PURE = {"text", "identity", "syndication"}
COLUMNS = set(
    "sources readers normalizer catalog composer emitters pages validator stores engine".split()
)  # fmt: skip
# Libraries that only one place may import.
LIBRARIES = {
    "feedgen": "emitters/_feedgen.py",
    "imagesize": "sources/extent.py",
    "tinytag": "sources/extent.py",
    "click": "cli/",
    "dateutil": "normalizer/_date_grammar.py",
    "comrak": "composer/",
    "nh3": "composer/",
    "ryaml": "readers/data_formats.py",
    "jinja2": "pages/jinja.py",
    "markupsafe": "pages/views.py",
    "segno": "pages/subscribing.py",
}
BUILDS = COLUMNS | BASE | PURE | {"pipeline", "config", "describe", "importer"}
NETWORK = {"socket", "urllib.request", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
# What gives access to a disk, and the functions of `os` that do not.
DISK = set("pathlib io shutil tempfile glob mmap fcntl gzip zipfile tarfile fileinput sqlite3 dbm".split())
IN_MEMORY = {"io.BytesIO", "io.StringIO"}  # bytes and texts in the place of files
NO_DISK = {"fsencode", "fsdecode", "path"}
PIPES = set("pipe fork close closerange kill waitpid read write sysconf sched_getaffinity _exit".split())
# Modules that read the files that are part of the package, and nothing else.
PACKAGE_DATA = {"pages/jinja.py"}
ARCHIVES = {
    "text/packages.py": {"zipfile", "zipfile.BadZipFile", "zipfile.ZIP_STORED", "zipfile.ZipFile"}
}  # of bytes
FILES = sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    """A module's path below the package: "readers/html.py"."""
    return path.relative_to(ROOT).as_posix()


def folder_of(path: Path) -> str:
    """The folder of a module, or its own name at the root."""
    return name_of(path).split("/")[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Full names of the modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def folders(path: Path) -> set[str]:
    """The folders of the package that a file imports from."""
    own = {name.split(".")[1] for name in imports(path) if name.startswith("publisher.")}
    known = {one.name.removesuffix(".py") for one in ROOT.iterdir()}
    return own & known


# -- who imports whom ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_folders_import_as_the_plan_says(path: Path) -> None:
    """The base imports the standard library, a column the base, the pipeline the columns."""
    folder = folder_of(path)
    if folder in BASE:
        outside = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"publisher"}
        assert outside == set()
        assert folders(path) <= BASE | {folder}
    elif folder in PURE:
        assert folders(path) <= BASE | PURE
    elif folder in COLUMNS:
        assert folders(path) <= BASE | PURE | {folder}
    elif folder == "config":
        assert folders(path) <= BASE | PURE | {"config", "emitters"}  # emitters know which formats there are
    elif folder in {"pipeline", "importer"}:
        assert folders(path) <= BASE | PURE | COLUMNS | {"config", "pipeline", folder}
    else:
        assert folder == "cli" or "cli" not in folders(path) or name_of(path) == "__main__.py"


def _imported(node: ast.AST, modules: dict[str, Path]) -> Iterator[str]:
    """Modules of ours that are imported when a piece of code runs, functions included; not those for types."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield from _imported(other, modules)
        elif isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names if alias.name in modules)
        elif isinstance(child, ast.ImportFrom):
            for alias in child.names:
                full = f"{child.module}.{alias.name}"
                yield full if full in modules else child.module or ""
        else:
            yield from _imported(child, modules)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The strongly connected components of more than one node (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            component = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(component) > 1:
                found.append(sorted(component))

    for node in graph:
        if node not in index:
            visit(node)
    return found


GRAPHS = {
    "no circle": ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, []),
    "two that import each other": ({"a": {"b"}, "b": {"a"}}, [["a", "b"]]),
    "a circle behind a module": ({"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": {"b"}}, [["b", "c", "d"]]),
}


@pytest.mark.parametrize(("graph", "found"), GRAPHS.values(), ids=GRAPHS)
def test_circles_are_found(graph: dict[str, set[str]], found: list[list[str]]) -> None:
    """The search for circles finds those that there are."""
    assert circles(graph) == found


def test_there_is_no_import_circle() -> None:
    """No module needs itself through others, neither when it is imported nor inside a function."""
    modules = {
        ".".join(("publisher", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in FILES
    }
    graph = {
        name: {one for one in _imported(tree_of(path), modules) if one in modules} - {name}
        for name, path in modules.items()
    }
    assert circles(graph) == []


# -- who touches a disk, a network, a clock ------------------------------------------------------------------


def _touches(path: Path) -> Iterator[str]:
    """What in a module gives access to a disk."""
    allowed = NO_DISK | PIPES if folder_of(path) == "engine" else NO_DISK
    names = imports(path) - ARCHIVES.get(name_of(path), set())
    if {one for one in names if one.startswith("io.")} <= IN_MEMORY:
        names -= {"io", *IN_MEMORY} if names & IN_MEMORY else set()
    yield from sorted(one for one in names if one.split(".")[0] in DISK)
    yield from sorted(one for one in imports(path) if one.startswith(("os.", "posix")))
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield "open"
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            if owner == "os.path" or (owner == "os" and node.attr not in allowed):
                yield f"{owner}.{node.attr}"


NO_STORAGE = {"text", "syndication", "models", "errors", "identity", "pipeline", *COLUMNS} - {
    "sources",
    "stores",
    "catalog",
}


@pytest.mark.parametrize("path", [path for path in FILES if folder_of(path) in NO_STORAGE], ids=name_of)
def test_only_sources_stores_and_the_catalog_touch_a_disk(path: Path) -> None:
    """What decides, composes and emits works on bytes that it is given, wherever they are stored."""
    assert name_of(path) in PACKAGE_DATA or list(_touches(path)) == []


@pytest.mark.parametrize(
    "name", ["sources/local.py", "stores/draft.py", "catalog/database.py", "config/__init__.py"]
)
def test_what_touches_a_disk_is_recognised(name: str) -> None:
    """The check finds the calls of the modules that may touch a disk."""
    assert list(_touches(ROOT / name)) != []


@pytest.mark.parametrize(("library", "home"), LIBRARIES.items())
def test_a_library_is_imported_in_one_place(library: str, home: str) -> None:
    """What can be replaced by changing one file stays replaceable."""
    users = {name_of(path) for path in FILES if any(one.split(".")[0] == library for one in imports(path))}

    assert users
    assert all(user.startswith(home) for user in users), users


def test_nothing_that_builds_reaches_the_network() -> None:
    """Feeds are made from files: nothing that builds imports a network library."""
    users = {
        name_of(path)
        for path in FILES
        for one in imports(path)
        if any(one == name or one.startswith(name + ".") for name in NETWORK)
    }

    assert {user for user in users if user.split("/")[0].removesuffix(".py") in BUILDS} == set()


def test_no_clock_and_no_randomness() -> None:
    """Columns are functions of what they are given: only `pipeline.build` asks what time it is."""
    asking = {
        name_of(path)
        for path in FILES
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"})
        or (
            isinstance(node, ast.Import)
            and {alias.name for alias in node.names} & {"random", "uuid", "secrets"}
        )
    }

    assert {
        name
        for name in asking
        if name.split("/")[0].removesuffix(".py") in COLUMNS | BASE | PURE | {"importer"}
    } == set()


# Functions of tables/ that read a table's file or index it; everything that decides is in text/.
LOADERS = {
    "tables/code_languages.py": {"code_languages"},
    "tables/__init__.py": {"contents", "listed", "path_of"},
    "tables/boilerplate.py": {"phrases", "_rows"},
    "tables/calendars.py": {"_rows", "date_languages", "has_date_words", "date_words", "words_by_kind"},
    "tables/news_organisations.py": {"publications", "by_domain", "in_latin", "shapes"},
    "tables/page_words.py": {"rows", "languages"},
    "tables/subscribing.py": {
        "long_dates",
        "page_counts",
        "reader_apps",
        "web_readers",
        "podcast_apps",
        "_rows",
    },
}


def test_tables_hold_data_only() -> None:
    """A table is data with its source: its only functions load it, and no regular expression is run."""
    functions: dict[str, set[str]] = {}
    for path in FILES:
        tree = tree_of(path)
        if name_of(path).startswith("tables/"):
            functions[name_of(path)] = {
                node.name if isinstance(node, ast.FunctionDef) else "(unnamed)"
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            }
            assert "re" not in imports(path), f"{name_of(path)} holds regular expressions"

    assert {name: found for name, found in functions.items() if not found <= LOADERS.get(name, set())} == {}


def test_a_file_is_one_idea() -> None:
    """A module has 600 lines at most."""
    lengths = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in FILES}

    assert {name: length for name, length in lengths.items() if length > 600} == {}


def test_names_are_nouns() -> None:
    """No module has a name that says nothing."""
    parts = {part.strip("_").removesuffix(".py") for path in FILES for part in name_of(path).split("/")}

    assert parts & {"util", "utils", "helper", "helpers", "manager", "common", "misc", "base", "core"} == set()


PUBLIC = [
    "Alternate", "Article", "Body", "Claim", "Config", "Difference", "Enclosure", "Entry", "Episode", "Finding",
    "Loss", "Person", "Problem", "PublisherError", "Report", "Site", "Transcript", "build",
    "describe", "load_config", "validate",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    """Programs rely on them: a name is added or removed only on purpose."""
    assert sorted(publisher.__all__) == PUBLIC
    assert all(getattr(publisher, name) for name in PUBLIC)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = publisher.no_such_name


def test_importing_costs_next_to_nothing() -> None:
    """Cron pays for every import: neither the package nor its command line imports a heavy library at first."""
    code = "import publisher, publisher.cli, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    heavy = {
        "lxml", "feedgen", "dateutil", "orjson", "ryaml", "cmarkgfm", "nh3", "jinja2", "sqlite3", "asyncio",
        "imagesize", "tinytag",
    }  # fmt: skip
    assert {name.split(".")[0] for name in loaded} & heavy == set()
