"""Measure how right the metadata of saved pages is, and what it costs, compared with other extractors.

    benchmarks/metadata.py GOLD_DIR [--texts] [--half a|b] [--limit N] [--only NAME]... [--save FILE]

`gold.py` says what GOLD_DIR holds, and how its pages are divided into halves. trafilatura, newspaper4k and
htmldate are measured where they are installed. Every figure is of this machine and this run. `--save` writes a
line of JSON for each page and extractor, so that two versions can be compared page by page. `--texts` measures
plain texts of the pages, without their addresses; the other extractors read none.

Right and wrong are shares of the pages that have a value, invented those of the pages that have
none; the rest is missing, or near (a day off, a part of the authors, one of two names within the
other). Names and titles are compared without case, marks and punctuation.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TextIO

import gold

FIELDS = ("title", "authors", "date", "publisher", "lang")
Found = dict[str, Any]
Extractor = Callable[[gold.Page], Found]


def ours() -> Extractor:
    """Return publisher's way: read the page, normalize its claims."""
    from publisher.models import Circumstances
    from publisher.normalizer import normalize
    from publisher.readers import read

    def extract(page: gold.Page) -> Found:
        (article,) = read(page.data, f"page.{page.suffix}")
        entry = normalize(article, Circumstances(url=page.url, retrieved=page.retrieved))
        return {
            "title": entry.title,
            "authors": [person.name for person in entry.authors],
            "date": entry.published.date().isoformat() if entry.published else None,
            "publisher": entry.publisher,
            "lang": entry.language,
        }

    return extract


def trafilatura() -> Extractor:
    """Return trafilatura's extract_metadata."""
    from trafilatura import extract_metadata

    def extract(page: gold.Page) -> Found:
        made = extract_metadata(page.data, default_url=page.url or None)
        if made is None:
            return {}
        authors = (made.author or "").split("; ") if made.author else []
        return {
            "title": made.title,
            "authors": authors,
            "date": made.date,
            "publisher": made.sitename,
            "lang": made.language,
        }

    return extract


def newspaper() -> Extractor:
    """Return newspaper4k's article parser."""
    from newspaper import Article

    def extract(page: gold.Page) -> Found:
        article = Article(page.url or "https://example.org/a", fetch_images=False)
        article.download(input_html=page.data.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date.date().isoformat() if article.publish_date else None
        site = article.meta_site_name
        return {
            "title": article.title,
            "authors": article.authors,
            "date": day,
            "publisher": site,
            "lang": article.meta_lang,
        }

    return extract


def htmldate() -> Extractor:
    """Return htmldate's find_date, for dates only."""
    from htmldate import find_date

    def extract(page: gold.Page) -> Found:
        return {"date": find_date(page.data.decode("utf-8", "replace"), url=page.url or None)}

    return extract


EXTRACTORS = {"publisher": ours, "trafilatura": trafilatura, "newspaper4k": newspaper, "htmldate": htmldate}
MODULES = {"trafilatura": "trafilatura", "newspaper4k": "newspaper", "htmldate": "htmldate"}


@dataclass(slots=True)
class Tally:
    """What one extractor reached: verdicts for each field, and milliseconds of CPU for each page."""

    verdicts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})
    times: list[float] = field(default_factory=list)
    failures: int = 0


def plain(text: object) -> str:
    """Fold a text for comparison: no case, no marks, no punctuation, single spaces."""
    folded = unicodedata.normalize("NFKD", str(text or "").casefold())
    kept = "".join(" " if not char.isalnum() and not unicodedata.combining(char) else char for char in folded)
    return " ".join("".join(char for char in kept if not unicodedata.combining(char)).split())


def names(values: object) -> frozenset[str]:
    """Return the names of a list, separated at commas and conjunctions."""
    listed = values if isinstance(values, list) else [values]
    parts = (part for value in listed for part in re.split(r"[;,|&]|\b(?:and|und|et|y|e)\b", str(value or "")))
    without = (re.sub(r"^(?:by|von|par|por|di) ", "", plain(part)) for part in parts)
    return frozenset(name for name in without if name)


def day(value: object) -> date | None:
    """Return the day of a date as written, None where it is none."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", str(value or ""))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def judge(name: str, answer: object, found: object) -> str:
    """Say "right", "near", "wrong" or "missing" of a field that has an answer."""
    if not found:
        return "missing"
    if name == "authors":
        expected, given = names(answer), names(found)
        return "right" if expected == given else "near" if expected & given else "wrong"
    if name == "date":
        wanted, got = day(answer), day(found)
        if wanted is None or got is None:
            return "wrong"
        return "right" if wanted == got else "near" if abs(wanted - got) <= timedelta(days=1) else "wrong"
    if name == "lang":
        return "right" if str(answer)[:2].lower() == str(found)[:2].lower() else "wrong"
    one, other = plain(answer), plain(found)
    if name == "publisher":
        one, other = (
            re.sub(r"^(?:the|der|die|das|le|la|el|il) | (?:com|org|net|de)$|\W", "", text)
            for text in (one, other)
        )
    if one == other:
        return "right"
    return "near" if one and other and (one in other or other in one) else "wrong"


def measure(
    name: str, extract: Extractor, pages: Iterable[gold.Page], doubtful: frozenset[str], saved: TextIO | None
) -> Tally:
    """Run one extractor over all pages."""
    tally = Tally()
    for number, page in enumerate(pages, 1):
        began = time.process_time()
        try:
            found = extract(page)
        except Exception:  # noqa: BLE001 - an extractor that fails on a page has found nothing there
            found, tally.failures = {}, tally.failures + 1
        tally.times.append(1000 * (time.process_time() - began))
        verdicts: dict[str, str] = {}
        for label in FIELDS:
            if label not in page.answers or (label == "date" and page.id in doubtful):
                continue
            answer = page.answers[label]
            if answer is None:
                verdicts[label] = "invented" if found.get(label) else "silent"
            else:
                verdicts[label] = judge(label, answer, found.get(label))
            tally.verdicts[label][verdicts[label]] += 1
        if saved:
            record = {
                "by": name,
                "id": page.id,
                "set": page.set,
                "verdicts": verdicts,
                "found": found,
                "answers": page.answers,
            }
            print(json.dumps(record, ensure_ascii=False), file=saved)
        gold.progress(number)
    return tally


def import_cost(name: str) -> float:
    """Return the milliseconds of CPU that a cold process pays for an extractor's import."""
    if name == "publisher":
        code = "import lxml.etree, publisher.readers.web_page, publisher.normalizer.date_parser"
    else:
        code = f"import {MODULES[name]}"
    program = f"import time; t = time.process_time(); {code}; print(1000 * (time.process_time() - t))"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def row(name: str, tally: Tally) -> str:
    """Write an extractor's line of the table."""
    cells = []
    for label in FIELDS:
        verdicts = tally.verdicts[label]
        total = sum(verdicts[key] for key in ("right", "near", "wrong", "missing"))
        none = verdicts["invented"] + verdicts["silent"]
        cell = (
            f"{100 * verdicts['right'] / total:.1f} / {100 * verdicts['wrong'] / total:.1f}" if total else "-"
        )
        cells.append(cell + (f" / {100 * verdicts['invented'] / none:.1f}" if none else ""))
    ordered = sorted(tally.times) or [0.0]
    cost = f"{sum(ordered) / len(ordered):.1f} / {ordered[len(ordered) // 2]:.1f}"
    return f"| {name} | {' | '.join(cells)} | {cost} | {import_cost(name):.0f} | {tally.failures} |"


def main() -> None:
    """Print one line for each extractor that is installed."""
    options = gold.options("Metadata of saved pages: accuracy and CPU.", EXTRACTORS, "verdicts")
    doubtful = gold.doubtful(options.gold)
    print("right / wrong / invented, in per cent; CPU in milliseconds (mean / median a page, import)\n")
    print(f"| | {' | '.join(FIELDS)} | ms a page | import | failed |\n|{'---|' * (len(FIELDS) + 4)}")
    for name, extract in gold.made(EXTRACTORS, ["publisher"] if options.texts else options.only):
        print(row(name, measure(name, extract, gold.chosen(options), doubtful, options.save)), flush=True)


if __name__ == "__main__":
    main()
