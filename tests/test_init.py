# ruff: noqa: E501 -- the files of a site are shorter to read on lines of their own
"""`publisher init`: what is recognised of a site from its own files, and the configuration that is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from init_sites import CASES, TODAY, Case, dated

from publisher import readers
from publisher.cli import cli
from publisher.config import Config, load
from publisher.init import look, python_literals, script_literals, write
from publisher.init.wording import lines_of
from publisher.tables.generators import GENERATORS, NONE
from publisher.text.permalinks import parts_of


def lay(root: Path, files: dict[str, str]) -> Path:
    """Write the files of a site."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def configured(root: Path, link: str = "") -> tuple[Config, str]:
    """Look at a site and write its configuration; give it, and everything that was said."""
    found = look(root, link)
    write(root, found, TODAY)
    said = "\n".join(lines_of(found))
    return load(root), f"{found.kind}\n{said}\n{(root / 'publisher.toml').read_text(encoding='utf-8')}"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_site_is_recognised_by_its_own_files(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written for the site of each program is a configuration that holds, with what its files say."""
    installed = readers._is_installed
    monkeypatch.setattr(
        readers, "_is_installed", lambda package: package != case.missing and installed(package)
    )
    config, said = configured(lay(tmp_path, case.files))
    first = config.site.sources[0]

    assert said.startswith(case.kind + "\n")
    assert tuple(one.path for one in config.site.sources) == case.paths
    assert (config.site.link, first.permalink, first.generator) == (case.link, case.permalink, case.generator)
    assert config.site.title == case.title or not case.title
    assert (config.site.language, config.site.timezone) == (case.language, case.timezone or "UTC")
    assert (first.below, first.url, config.feeds[0].limit) == (case.below, case.url, case.limit)
    assert first.ignore == (*case.ignore, *GENERATORS.get(first.generator, NONE).hidden)
    assert case.says in said
    parts_of(first.permalink)
    assert not (tmp_path / "articles/hello.md").exists()


# -- what is not known, and a new site -----------------------------------------------------------------------


def test_without_an_address_the_file_says_what_to_do_first(tmp_path: Path) -> None:
    """Links and ids need the address: a file without one begins with that, and no address is made up."""
    config, said = configured(
        lay(tmp_path, {"_config.yml": "url: http://localhost:4000\n", "_posts/2024-05-06-fog.md": dated()})
    )

    assert config.site.link == ""
    assert "# First write the address of the site" in said
    assert "address unknown" in said


@pytest.mark.parametrize(
    ("given", "kept"),
    {
        "https://me.example.org": "https://me.example.org/",
        "https://me.example.org/log": "https://me.example.org/log/",
        "me.example.org": "https://me.example.org/",
    }.items(),
)
def test_the_address_that_the_owner_gives_counts(given: str, kept: str, tmp_path: Path) -> None:
    """--link stands above what the site's files say."""
    files = {"_config.yml": "url: https://example.com\n", "_posts/2024-05-06-fog.md": dated()}
    config, said = configured(lay(tmp_path, files), given)

    assert config.site.link == kept
    assert "the address that a new site has" not in said


@pytest.mark.parametrize("link", ["mailto:a@b.example", "http://localhost/", "notes"])
def test_a_wrong_address_is_refused(link: str, tmp_path: Path) -> None:
    """What is no address is told with the remedy, and nothing is written."""
    result = run("init", "--yes", "--link", link, tmp_path)

    assert result.exit_code == 78
    assert 'write one such as "https://notes.example.org/"' in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_new_site_begins_with_an_article_of_today(tmp_path: Path) -> None:
    """An empty folder gets a first article: one dated in the past would be old news in every reader."""
    assert run("init", tmp_path / "new").exit_code == 0

    text = (tmp_path / "new/articles/hello.md").read_text(encoding="utf-8")
    assert f"date: {date.today()}" in text  # noqa: DTZ011 -- as the command does
    assert run("build", "-C", tmp_path / "new").exit_code == 0


# -- the command ---------------------------------------------------------------------------------------------


def run(*words: str | Path, answers: str = "") -> Result:
    """Run the command line without a terminal."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=answers)


class Terminal(NamedTuple):
    """Answers on a terminal, and what comes of them."""

    answers: str
    link: str
    said: str


TERMINAL = {
    "yes to all": Terminal("https://me.example.org\n\n", "https://me.example.org/", "wrote"),
    "later": Terminal("\ny\n", "", "next: write the address of the site"),
    "a wrong address, then a good one": Terminal("nowhere\nme.example.org\n\n", "https://me.example.org/", "no address"),
    "no": Terminal("\nn\n", "none", "nothing was written"),
}  # fmt: skip


@pytest.mark.parametrize("case", TERMINAL.values(), ids=TERMINAL)
def test_a_terminal_is_asked(case: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person is asked for the address where it is unknown, and before anything is written."""
    from publisher.cli import init

    lay(tmp_path, {"_posts/2024-05-06-fog.md": dated()})
    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    result = run("init", tmp_path, answers=case.answers)

    assert result.exit_code == 0
    assert case.said in result.output
    assert (load(tmp_path).site.link if (tmp_path / "publisher.toml").exists() else "none") == case.link


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    """A script gets a configuration, what was found, and the next step."""
    lay(tmp_path, {"_config.yml": "url: https://me.example.org\n", "_posts/2024-05-06-fog.md": dated()})
    result = run("init", tmp_path)

    assert result.exit_code == 0
    assert "This is a Jekyll site: 1 article in _posts, https://me.example.org/" in result.output
    assert "publisher build" in result.output
    assert "[Y/n]" not in result.output


def test_an_existing_configuration_is_kept(tmp_path: Path) -> None:
    """What somebody wrote is not replaced, whatever else the folder holds."""
    lay(tmp_path, {"publisher.toml": "# mine\n", "_posts/2024-05-06-fog.md": dated()})

    assert run("init", "--yes", tmp_path).exit_code == 73
    assert (tmp_path / "publisher.toml").read_text(encoding="utf-8") == "# mine\n"


# -- files that are hostile ----------------------------------------------------------------------------------

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
)
HOSTILE = {
    "a YAML bomb": ("_config.yml", BOMB),
    "YAML of brackets": ("_config.yml", "a: " + "[{a: " * 50_000),
    "a large file": ("_config.yml", "title: x\n" + "# y\n" * 200_000),
    "zeros": ("hugo.toml", "title = 'x'\n\0\0"),
    "TOML of brackets": ("hugo.toml", "a = " + "[" * 100_000),
    "Python of minus signs": ("pelicanconf.py", "SITENAME = " + "-" * 200_000 + "1"),
    "Python of plus signs": ("pelicanconf.py", "SITENAME = 'a'" + " + 'a'" * 30_000),
    "Python of lists": ("pelicanconf.py", "SITENAME = " + "[" * 99 + "]" * 99),
    "Python of attributes": ("pelicanconf.py", "SITENAME = a" + ".b" * 100_000),
    "a script of brackets": ("astro.config.mjs", "export default " + "{a: [" * 40_000),
    "a script of quotes": ("astro.config.mjs", "x = " + "'\\" * 100_000),
    "a script of comments": ("astro.config.mjs", "/*" * 120_000),
    "a script of names": ("astro.config.mjs", "a." * 120_000),
    "values with control characters": ("_config.yml", 'title: "a\\u0007\\u202eb"\nlang: "x\\ny"\ntimezone: "../../etc"\n'),
    "paths that lead out": ("hugo.yaml", "contentDir: ../../../etc\nbaseURL: https://me.example.org\n"),
    "values of other kinds": ("_config.yml", "title: [1]\nurl: {a: b}\ndefaults: 3\nexclude: {a: 1}\ncollections: x\nfeed: 1\n"),
    "Hugo's values of other kinds": ("hugo.yaml", "languages: [en]\npermalinks: 3\nservices: x\nparams: [1]\noutputs: {home: 1}\n"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), HOSTILE.values(), ids=HOSTILE)
def test_no_file_of_a_site_stops_the_look(name: str, text: str, tmp_path: Path) -> None:
    """Whatever a file holds, the look ends, and a configuration that holds is written."""
    lay(tmp_path, {name: text, "_posts/2024-05-06-fog.md": dated()})
    result = run("init", "--yes", tmp_path)

    assert result.exit_code == 0
    assert not set(result.output) & {"\x07", "\u202e"}
    load(tmp_path)


def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link may lead to what its owner keeps for himself: neither a file nor a folder is read over one."""
    lay(tmp_path / "secret", {"_config.yml": "title: Secret\n", "posts/2024-05-06-x.md": dated()})
    site = lay(tmp_path / "site", {"_posts/2024-05-06-fog.md": dated()})
    (site / "_config.yml").symlink_to(tmp_path / "secret/_config.yml")
    (site / "posts").symlink_to(tmp_path / "secret/posts")

    config, said = configured(site)

    assert "Secret" not in said
    assert [one.path for one in config.site.sources] == ["_posts"]


def test_nothing_of_a_site_is_run(tmp_path: Path) -> None:
    """Configurations that are programs are read as text: their code has no effect."""
    mark = tmp_path / "mark"
    lay(
        tmp_path, {"pelicanconf.py": f"open({str(mark)!r}, 'w')\nSITENAME = 'Log'\n", "content/fog.md": dated()}
    )
    configured(tmp_path)

    assert not mark.exists()


# -- literals of programs ------------------------------------------------------------------------------------

SCRIPTS: dict[str, tuple[str, Callable[[script_literals.Block], object], object]] = {
    "quotes of each kind": ("a = {x: 'o', y: \"p\", z: `q`}", lambda b: [b.value("a", k) for k in "xyz"], ["o", "p", "q"]),
    "a key in quotes": ("a = {'x': 'o'}", lambda b: b.text("x"), "o"),
    "comments": ("// x: 'a'\n/* x: 'b' */ x: 'c' // x: 'd'", lambda b: b.text("x"), "c"),
    "an address is no comment": ("x: 'https://me.example.org/', y: 1", lambda b: (b.text("x"), b.number("y")),
                                 ("https://me.example.org/", 1)),
    "a value or another": ("x: process.env.URL || 'o'", lambda b: b.text("x"), "o"),
    "a name": ("const o = 'p';\nexport default {x: o}", lambda b: b.text("x"), "p"),
    "a name in a block": ("const S = {o: 'p'}\nexport default {x: S.o}", lambda b: b.text("x"), "p"),
    "a name that leads to itself": ("x = x", lambda b: b.text("x"), ""),
    "texts that are put together": ("x: 'o' + name", lambda b: b.text("x"), ""),
    "a template with a value": ("x: `o ${y}`", lambda b: b.text("x"), ""),
    "a list": ("x: ['o', 'p']", lambda b: b.texts("x"), ["o", "p"]),
    "flags and numbers": ("x: true, y: -3, z: null", lambda b: (b.value("x"), b.value("y"), b.value("z")), (True, -3, None)),
    "a call": ("x: f({y: 'o'})", lambda b: b.value("f", "y"), "o"),
    "escapes": (r"x: 'It\'s \u00e9 \x41'", lambda b: b.text("x"), "It's é A"),
    "a type": ("const c: Config = {\n x: 'o',\n};", lambda b: b.text("c", "x"), "o"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "ask", "answer"), SCRIPTS.values(), ids=SCRIPTS)
def test_the_literals_of_a_script(
    text: str, ask: Callable[[script_literals.Block], object], answer: object
) -> None:
    """Values that are written there are read, those that are worked out are not guessed."""
    assert ask(script_literals.read(text)) == answer


def test_the_literals_of_a_python_file() -> None:
    """Assignments of literals are read; the last one counts, and one of a call takes the value away."""
    text = "A = 'x'\nB = A + 'y'\nC = ['p', f()]\nD = {'k': 1, 2: 3}\nE = 'old'\nE = f()\nF: str = 'z'\n"

    assert python_literals.read(text) == {"A": "x", "B": "xy", "C": ["p"], "D": {"k": 1}, "F": "z"}
    assert python_literals.read("print 'two'") == {}
