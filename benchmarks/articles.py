"""Articles to measure with: Markdown with YAML front matter, or JSON Lines; always the same bytes.

usage: python benchmarks/articles.py FOLDER COUNT [--lines] [--publishers N]
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

NEWEST = datetime(2025, 12, 31, 12, tzinfo=UTC)
SPAN = timedelta(days=3650)
PEOPLE = ("Ada Berg", "Benedikt Lund", "Clara Ó Briain", "Dmitri Orlov", "Elif Kaya", "Femi Ade", "Grete Holm")
TOPICS = ("tides", "ferries", "weather", "fish", "trade", "law", "music", "books", "health", "sport")
WORDS = (
    "harbour tide ferry captain morning quay market rope signal fog north wind cargo engine crew letter price"
    " ship night light sand bank pilot notice water cold river bridge house street council school winter summer"
    " plan report number change question answer road table window door garden salt bread paper åpen brød"
    " mønster Küste größer naïve 港 море θάλασσα"
).split()


def sentence(random_: random.Random, count: int) -> str:
    """Make a sentence of so many words."""
    text = " ".join(random_.choices(WORDS, k=count))
    return text[0].upper() + text[1:] + "."


def paragraphs(random_: random.Random, number: int) -> list[str]:
    """Make a body of about 600 words: prose, headings, a list, code, a quote, links and images."""
    prose = [" ".join(sentence(random_, random_.randint(8, 16)) for _ in range(6)) for _ in range(7)]
    prose[0] += f" See [the notice](https://example.org/notice/{number}) and **{random_.choice(WORDS)}**."
    prose[2] += f" Compare [an older note](/notes/{number}/) or [the chart](chart-{number}.pdf)."
    listed = "\n".join(f"- {sentence(random_, 6)}" for _ in range(5))
    code = "```python\ndef depth(hour):\n    return hour < 6 and hour > 0\n```"
    picture = f"![The quay](/pictures/{number}.jpg)"
    quote = "> " + sentence(random_, 14)
    heads = ["## " + sentence(random_, 4)[:-1], "### " + sentence(random_, 3)[:-1]]
    return [
        *prose[:2],
        heads[0],
        prose[2],
        listed,
        prose[3],
        picture,
        heads[1],
        *prose[4:6],
        code,
        quote,
        prose[6],
    ]


def article(number: int, count: int) -> dict[str, object]:
    """Make one article; the last one is the newest."""
    random_ = random.Random(f"article {number}")
    when = NEWEST - SPAN * ((count - 1 - number) / count)
    return {
        "title": sentence(random_, random_.randint(4, 9))[:-1],
        "date": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "author": random_.choice(PEOPLE),
        "tags": random_.sample(TOPICS, random_.randint(1, 3)),
        "slug": f"note-{number:07}",
        "body": "\n\n".join(paragraphs(random_, number)),
    }


def markdown(one: dict[str, object]) -> str:
    """Write an article as Markdown with YAML front matter."""
    tags = one["tags"]
    assert isinstance(tags, list)
    return (
        f"---\ntitle: {one['title']}\ndate: {one['date']}\nauthor: {one['author']}\ntags: [{', '.join(tags)}]\n"
        f"slug: {one['slug']}\n---\n\n{one['body']}\n"
    )


def record(number: int, count: int, publishers: int) -> dict[str, object]:
    """Make a short record, as a crawler would keep it."""
    random_ = random.Random(f"record {number}")
    when = NEWEST - SPAN * ((count - 1 - number) / count)
    house = number % publishers
    return {
        "id": f"https://site-{house}.example/{number}",
        "url": f"https://site-{house}.example/{number}",
        "title": sentence(random_, 7)[:-1],
        "author": random_.choice(PEOPLE),
        "date_published": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "publisher": f"Site {house}",
        "language": "en",
        "text": " ".join(sentence(random_, 12) for _ in range(8)),
    }


def write(folder: Path, count: int) -> None:
    """Write Markdown files below a folder, a thousand in each subfolder."""
    for number in range(count):
        one = article(number, count)
        path = folder / f"{number // 1000:04}" / f"{str(one['date'])[:10]}-{one['slug']}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(one), encoding="utf-8")


def write_lines(path: Path, first: int, last: int, count: int, publishers: int) -> None:
    """Append the records `first` to `last` of `count` to a file of JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        for number in range(first, last):
            file.write(json.dumps(record(number, count, publishers), ensure_ascii=False) + "\n")


def write_small(folder: Path, first: int, last: int, count: int, publishers: int) -> None:
    """Write the records `first` to `last` of `count` as small Markdown files, a thousand in each subfolder."""
    for number in range(first, last):
        one = record(number, count, publishers)
        path = folder / f"{number // 1000:04}" / f"{number:07}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\ntitle: {one['title']}\ndate: {one['date_published']}\nauthor: {one['author']}\n"
            f"publisher: {one['publisher']}\nurl: {one['url']}\n---\n\n{one['text']}\n",
            encoding="utf-8",
        )


def publishers_of(count: int) -> int:
    """Say how many publishers so many records have: a thousand records each."""
    return max(1, count // 1000)


def main() -> None:
    """Read the arguments and write the articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--publishers", type=int, default=1000)
    chosen = parser.parse_args()
    if chosen.lines:
        write_lines(chosen.folder / "records.jsonl", 0, chosen.count, chosen.count, chosen.publishers)
    else:
        write(chosen.folder, chosen.count)


if __name__ == "__main__":
    main()
