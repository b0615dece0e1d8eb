"""Measure how much of the main text of saved pages survives, what comes with it, and the CPU that it takes.

    benchmarks/maintext.py GOLD_DIR [--texts] [--half a|b] [--limit N] [--only NAME]... [--save FILE]

`gold.py` says what GOLD_DIR holds, and how its pages are divided into halves. trafilatura, readability-lxml and
resiliparse are measured where they are installed; publisher's text is that of the content that a feed gets.
Every figure is of this machine and this run. `--texts` measures plain texts of the pages: what is composed of
each, beside the text as it is given.

P, R and F1 are of words, the mean over pages, as in the web content extraction benchmark; 4-gram F1 is of
shingles of four words, as in Scrapinghub's benchmark. First and last: the share of pages whose first and last
paragraph (of 60 characters or more) survive, that is, four of five of its shingles do.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TextIO

import gold

Extractor = Callable[[gold.Page], str]

_TOKEN = re.compile(r"\w+")
_BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 blockquote pre td th tr figcaption figure ul ol table br hr dt dd".split()
)
_LONG = 60  # characters of a paragraph that is looked for
_SURVIVING = 0.8  # of its shingles


def ours() -> Extractor:
    """Return publisher's way: read the page, normalize its claims, compose its text."""
    from publisher.composer import compose
    from publisher.composer.links import Links
    from publisher.models import Circumstances
    from publisher.normalizer import normalize
    from publisher.readers import read

    def extract(page: gold.Page) -> str:
        (article,) = read(page.data, f"page.{page.suffix}")
        entry = normalize(article, Circumstances(url=page.url, retrieved=page.retrieved))
        return lines_of(compose(article.body, entry, Links(page.url)).content)

    return extract


def trafilatura() -> Extractor:
    """Return trafilatura's extract, with its defaults."""
    from trafilatura import extract as of

    return lambda page: of(page.data, url=page.url or None) or ""


def readability() -> Extractor:
    """Return readability-lxml's summary."""
    from readability import Document

    return lambda page: lines_of(Document(page.data.decode("utf-8", "replace")).summary())


def resiliparse() -> Extractor:
    """Return resiliparse's plain text of the main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def extract(page: gold.Page) -> str:
        text = bytes_to_str(page.data, detect_encoding(page.data))
        return str(extract_plain_text(text, main_content=True))

    return extract


def unchanged() -> Extractor:
    """Return a plain text as it is given."""
    return lambda page: page.data.decode()


OF_TEXTS = {"publisher": ours, "as given": unchanged}
EXTRACTORS = {
    "publisher": ours,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}


@dataclass(slots=True)
class Tally:
    """What one extractor reached, a figure a page."""

    scores: dict[str, list[float]] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    empty: int = 0
    failures: int = 0

    def add(self, **figures: float) -> None:
        """Add the figures of a page."""
        for name, figure in figures.items():
            self.scores.setdefault(name, []).append(figure)

    def mean(self, name: str) -> float:
        """Return the mean over pages, 0 where none has the figure."""
        return statistics.mean(self.scores[name]) if self.scores.get(name) else 0.0


def lines_of(html: str) -> str:
    """Return the text of HTML, a block on each line."""
    from lxml import etree
    from lxml.html import document_fromstring

    if not html.strip():
        return ""
    root = document_fromstring(html)
    etree.strip_elements(root, "script", "style", with_tail=False)
    for element in root.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return "\n".join(line for row in root.text_content().split("\n") if (line := " ".join(row.split())))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _TOKEN.findall(text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a text of fewer words is one run."""
    words = words_of(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def score(tally: Tally, found: str, answer: str) -> dict[str, float]:
    """Add the figures of one page, and return them."""
    got, wanted = Counter(words_of(found)), Counter(words_of(answer))
    both = (got & wanted).total()
    precision, recall = both / max(1, got.total()), both / max(1, wanted.total())
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    runs, wanted_runs = shingles(found), shingles(answer)
    same = (runs & wanted_runs).total()
    figures = {"p": precision, "r": recall, "f": f1, "sr": same / max(1, wanted_runs.total())}
    if runs:
        figures["sp"] = same / runs.total()
    paragraphs = [line for line in answer.split("\n") if len(line.strip()) >= _LONG]
    if paragraphs:
        figures["first"], figures["last"] = (_survives(paragraphs[at], runs) for at in (0, -1))
    tally.add(**figures)
    tally.empty += not found.strip()
    return figures


def _survives(paragraph: str, runs: Counter[tuple[str, ...]]) -> float:
    wanted = shingles(paragraph)
    return float((wanted & runs).total() >= _SURVIVING * wanted.total())


def measure(
    name: str, extract: Extractor, pages: Iterable[gold.Page], answers: dict[str, str], saved: TextIO | None
) -> Tally:
    """Run one extractor over the pages whose text is known."""
    tally = Tally()
    for number, page in enumerate((page for page in pages if page.id in answers), 1):
        began = time.process_time()
        try:
            found = extract(page)
        except Exception:  # noqa: BLE001 - an extractor that fails on a page has found nothing there
            found, tally.failures = "", tally.failures + 1
        tally.times.append(1000 * (time.process_time() - began))
        figures = score(tally, found, answers[page.id])
        if saved:
            record = {"by": name, "id": page.id, "set": page.set, **figures, "text": found}
            print(json.dumps(record, ensure_ascii=False), file=saved)
        gold.progress(number)
    return tally


def row(name: str, tally: Tally) -> str:
    """Write an extractor's line of the table."""
    sp, sr = tally.mean("sp"), tally.mean("sr")
    four = 2 * sp * sr / (sp + sr) if sp + sr else 0.0
    ordered = sorted(tally.times) or [0.0]
    return (
        f"| {name} | {tally.mean('p'):.3f} | {tally.mean('r'):.3f} | {tally.mean('f'):.3f} | {four:.3f}"
        f" | {100 * tally.mean('first'):.1f} | {100 * tally.mean('last'):.1f} | {tally.empty}"
        f" | {statistics.mean(ordered):.1f} / {statistics.median(ordered):.1f} | {tally.failures} |"
    )


def main() -> None:
    """Print one line for each extractor that is installed."""
    options = gold.options("Main text of saved pages: accuracy and CPU.", EXTRACTORS, "texts")
    answers = gold.texts(options.gold)
    print("| | P | R | F1 | 4-gram F1 | first % | last % | empty | ms a page | failed |\n|" + "---|" * 10)
    for name, extract in gold.made(OF_TEXTS if options.texts else EXTRACTORS, options.only):
        print(row(name, measure(name, extract, gold.chosen(options), answers, options.save)), flush=True)


if __name__ == "__main__":
    main()
