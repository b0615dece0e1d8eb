from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from publisher import load_config
from publisher.config import parsing, podcasts, sources

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
REFERENCE = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
KEYS = {
    "site": parsing.SITE,
    "articles": sources.ARTICLES,
    "source": sources.KEYS,
    "output": parsing.OUTPUT,
    "feed": parsing.FEED,
    "feed.podcast": podcasts.KEYS,
    "hub": ("url", "private"),
    "notify": ("healthcheck", "private"),
}


def section(name: str) -> str:
    """The part of the configuration reference about one table."""
    found = re.search(rf"^## `\[+{re.escape(name)}\]+`\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("name", KEYS)
def test_every_key_is_documented(name: str) -> None:
    """docs/configuration.md has a row for each key that a table may have, and for no other."""
    table = section(name).partition("| key |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(KEYS[name])


def test_every_table_is_documented() -> None:
    """docs/configuration.md has a section for each table."""
    named = set(re.findall(r"^## `\[+([a-z.]+)\]+`$", REFERENCE, re.MULTILINE))
    assert named == {*parsing.SECTIONS, "feed.podcast"}


def examples() -> list[str]:
    """Every configuration in the documents that sets a key of the site or of a feed."""
    blocks = [
        one for path in PAGES for one in re.findall(r"```toml\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    ]
    return [one for one in blocks if "[project" not in one]


@pytest.mark.parametrize("text", examples())
def test_examples_are_valid(text: str, tmp_path: Path) -> None:
    """A configuration can be copied from a document: its keys and values are accepted."""
    site = "" if "[site]" in text else '[site]\nlink = "https://notes.example.org/"\nlanguage = "en"\n'
    (tmp_path / "templates").mkdir()
    (tmp_path / "publisher.toml").write_text(f"{text}\n{site}", encoding="utf-8")
    assert tomllib.loads(text)
    load_config(tmp_path)


def test_links_between_documents_lead_somewhere() -> None:
    """A relative link in a document names a file that exists, and a heading that is there."""
    for path in PAGES:
        text = re.sub(r"(`+).+?\1", "", path.read_text(encoding="utf-8"))  # code shows links of articles
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if target.startswith("http"):
                continue
            name, _, anchor = target.partition("#")
            other = path.parent / name if name else path
            assert other.exists(), f"{path.name}: {target}"
            if anchor:
                heads = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.MULTILINE)
                slugs = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
                assert anchor in slugs, f"{path.name}: {target}"
