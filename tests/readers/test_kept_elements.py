"""What ten programs show of a text, element by element: the table in docs/subscribers.md.

They keep the HTML of an entry, and a browser shows it. newsboat also turns it into plain text; a table of its
own has what that text holds.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from clients import CLIENTS, open_client
from expectations import expected_rows
from lxml import etree, html
from subscribers import unbuilt_site

pytestmark = pytest.mark.readers

CONFIG = """\
[site]
title = "Harbour Notes"
link = "https://notes.example.org/"
language = "en"

[[feed]]
name = "all"
content = "full"
"""
# What an article holds, by the name of its row.
BODIES = {
    "picture": '<figure><img src="/pier.png" alt="A pier"><figcaption>The pier</figcaption></figure>',
    "film in a frame": '<iframe src="https://www.youtube.com/embed/fog1" title="The fog film"></iframe>',
    "film": '<video src="/fog.mp4" poster="/fog.png" title="Fog rolls in"></video>',
    "recording": '<audio src="/horn.mp3" title="The horn"></audio>',
    "details": "<details>\n<summary>Answer</summary>\n<p>Forty-two feet.</p>\n</details>",
    "footnote": "The horn[^1] sounds.\n\n[^1]: Twice a day.",
    "link to a part": "[Low](#low)\n\n## Low\n\nIt is low.",
    "MathML": "<p><math><mi>x</mi><mo>=</mo><mn>2</mn></math></p>",
    "TeX": "$$a*b \\\\ c_1$$",
    "code": "```python\nif x < 2:\n    print(x)\n```",
    "aligned table": "| tide | feet |\n|:--|--:|\n| low | 2 |",
    "other direction": '<p dir="rtl" lang="ar">ضباب <bdi>Fog 2</bdi></p>',
    "ruby": "<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby></p>",
    "task list": "- [x] rope\n- [ ] horn",
    "definition list": "Ebb\n: The tide goes out.",
    "callout": "> [!WARNING]\n> Mind the gap.",
    "marks": '<p><mark>m</mark> <kbd>k</kbd> H<sub>2</sub>O <del>old</del> <abbr title="Hyper">HT</abbr></p>',
}
PROGRAMS = {"node-feedparser": "feedparser (npm)", "rowanmanning": "@rowanmanning/feed-parser"}
_TAG = re.compile(r"<[^<>]+>")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, str]]]:
    """The HTML that each program keeps of each article, and that of the feed under "sent"."""
    with unbuilt_site(CONFIG) as served:
        for name, body in BODIES.items():
            served.write(f"{name.replace(' ', '-')}.md", name, body)
        served.build()
        found = {}
        for name in CLIENTS:
            client = open_client(name, tmp_path_factory.mktemp(name))
            client.subscribe("rss", f"{served.server.address}/feeds/all.rss")
            found[name] = {item.title: item.content or "" for item in client.poll()["rss"]}
        root = etree.fromstring(served.server.ask("/feeds/all.rss").body)
        content = "{http://purl.org/rss/1.0/modules/content/}encoded"
        found["sent"] = {one.findtext("title"): one.findtext(content) or "" for one in root.iter("item")}
        found["newsboat as text"] = _as_text(served.server.address, tmp_path_factory.mktemp("text"))
        yield found


def test_programs_keep_what_the_page_says(shown: dict[str, dict[str, str]]) -> None:
    """Of every element, each program keeps all, the words, or the part that the table names."""
    expected = expected_rows("bodies")
    found = [
        {"element": name, **{PROGRAMS.get(one, one): _kept(shown, one, name) for one in CLIENTS}}
        for name in BODIES
    ]
    assert [_grouped(row) for row in found] == expected, _table([_grouped(row) for row in found])


def test_plain_text_says_what_the_page_says(shown: dict[str, dict[str, str]]) -> None:
    """In a terminal every element leaves its words, and every film and picture its address."""
    rows = expected_rows("plain")
    assert [row["element"] for row in rows] == list(BODIES)
    for row in rows:
        found = shown["newsboat as text"][row["element"]]
        phrases = re.findall("`([^`]+)`", row["newsboat shows"])
        assert phrases, row
        assert [phrase for phrase in phrases if phrase not in found] == [], found


def _grouped(row: dict[str, str]) -> dict[str, str]:
    """Put programs together that always keep the same."""
    sanitising = {row[name] for name in ("rss2email", "reader", "feedparser")}
    others = {
        value for name, value in row.items() if name not in {"element", "rss2email", "reader", "feedparser"}
    }
    return {
        "element": row["element"],
        "feedparser, reader, rss2email": " / ".join(sorted(sanitising)),
        "the other seven": " / ".join(sorted(others)),
    }


def _kept(shown: dict[str, dict[str, str]], program: str, name: str) -> str:
    """Say what a program keeps: "all", "the words", or "less"."""
    sent, kept = shown["sent"][name], shown[program].get(name, "")
    if _same(kept) == _same(sent) or _same(kept) == _same(unescape(sent)):
        return "all"
    if _words(kept) == _words(sent):
        lost = sorted(_marks(sent) - _marks(kept))
        return f"all but {', '.join(lost)}" if lost else "all"
    return "less"


def _same(text: str) -> str:
    """Write HTML in one way: programs differ in quotes and empty elements."""
    tree = html.fragment_fromstring(text, create_parent="div")
    for one in tree.iter("a"):
        one.set("href", re.sub(r"^.*(?=#)", "", one.get("href", "")))
    return re.sub(r"\s+", " ", etree.tostring(tree, method="c14n").decode()).replace("> <", "><")


def _marks(text: str) -> set[str]:
    """Give the elements of a text, and their attributes."""
    tree = html.fragment_fromstring(text, create_parent="div")
    return {f"`{one.tag}`" for one in tree.iter() if isinstance(one.tag, str)} | {
        f"`{name}`" for one in tree.iter() for name in dict(one.attrib)
    }


def _words(text: str) -> str:
    return "".join(unescape(_TAG.sub("", text)).split())


def _as_text(address: str, folder: Path) -> dict[str, str]:
    """Read each article in newsboat's own window, and save what it shows."""
    (folder / "urls").write_text(f"{address}/feeds/all.rss\n")
    reads = " ; ".join(f'pipe-to "cat > {folder}/{n}.txt" ; next' for n in range(len(BODIES)))
    (folder / "config").write_text(f"run-on-startup open ; open ; {reads} ; hard-quit\n")
    command = "newsboat -q -u urls -c cache.db -C config"
    subprocess.run(
        ["newsboat", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"], cwd=folder, check=True
    )
    subprocess.run(
        ["script", "-qec", f"env TERM=xterm {command}", "/dev/null"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    found = {}
    for path in sorted(folder.glob("*.txt")):
        head, _, text = path.read_text().partition("\n \n")
        title = re.search(r"^Title: (.*)$", head, re.MULTILINE)
        if title:
            found[title[1]] = " ⏎ ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    return found


def _table(rows: list[dict[str, str]]) -> str:
    """Write rows as the page has them, to be looked at and copied."""
    names = list(rows[0])
    lines = [names, ["---"] * len(names), *([row[name] for name in names] for row in rows)]
    return "\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines)
