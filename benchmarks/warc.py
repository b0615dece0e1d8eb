"""What web pages in a web archive cost to read, against the same pages as files.

usage: python benchmarks/warc.py [FOLDER] [--count 1000 10000] [--runs 1] [--unpacked]

FOLDER is one of gold (see gold.py), whose pages are repeated under other addresses; without it, pages are
made up. The archive is written as Common Crawl writes CC-NEWS: a request, a response and metadata for each
page, each in a gzip member; `--unpacked` writes them plain. Both sites are built cold, in turn; CPU seconds
and peak MiB are those of all processes.
"""

from __future__ import annotations

import argparse
import gzip
import random
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from multiprocessing import Process
from pathlib import Path

import gold
from programs import ours
from runs import Cost, measure, median

from articles import article, paragraphs

FEEDS = '[[feed]]\nname = "all"\n'
IN_A_FOLDER = 1000  # files


def made_up(number: int, count: int) -> bytes:
    """Write a page with a long head and a long text, as newspapers do."""
    one = article(number, count)
    random_ = random.Random(number)
    script = "".join(f"window.data[{turn}]='{random_.random()}';" for turn in range(2000))
    text = "".join(f"<p>{line}</p>" for _ in range(4) for line in paragraphs(random_, number))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{one["title"]}</title><script>{script}</script>'
        f'<meta name="author" content="Ada Berg"><meta property="article:published_time"'
        f' content="{one["date"]}"></head><body><article><h1>{one["title"]}</h1>{text}</article></body></html>'
    ).encode()


def pages(folder: Path | None, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield pages with their addresses; those of gold again and again, under other ones."""
    if folder is None:
        yield from ((f"https://example.org/{number}", made_up(number, count)) for number in range(count))
        return
    for number, page in enumerate(islice(cycle(list(gold.pages(folder))), count)):
        address = f"{page.url}/{number}"
        yield address, page.data.replace(page.url.encode(), address.encode())


def record(kind: str, address: str, block: bytes) -> bytes:
    """Write a record (ISO 28500)."""
    media_type = "application/warc-fields" if kind == "metadata" else f"application/http; msgtype={kind}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-27T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Type: "
        f"{media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def records(address: str, page: bytes) -> Iterator[bytes]:
    """Give the records of one page."""
    yield record("request", address, b"GET / HTTP/1.1\r\nUser-Agent: bench\r\n\r\n")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
    yield record("response", address, head.encode() + page)
    yield record("metadata", address, b"fetchTimeMs: 12\r\n")


def write(folder: Path | None, count: int, files: Path, archive: Path) -> None:
    """Write the same pages as files and as an archive."""
    with archive.open("wb") as written:
        for number, (address, page) in enumerate(pages(folder, count)):
            path = files / str(number // IN_A_FOLDER) / f"{number}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page)
            for one in records(address, page):
                written.write(gzip.compress(one, 6) if archive.suffix == ".gz" else one)


def compare(folder: Path | None, count: int, runs: int, name: str) -> dict[str, Cost]:
    """Build both sites cold, in turn."""
    costs: dict[str, list[Cost]] = {"files": [], "archive": []}
    with tempfile.TemporaryDirectory() as root:
        for kind in costs:
            Path(root, kind).mkdir()
        # In a process of its own: a program's peak, as the kernel counts it, begins with that of its parent.
        writer = Process(target=write, args=(folder, count, Path(root, "files"), Path(root, "archive", name)))
        writer.start()
        writer.join()
        sites = {kind: ours(Path(root, f"site-{kind}"), Path(root, kind), FEEDS) for kind in costs}
        for _ in range(runs):
            for kind, site in sites.items():
                site.forget()
                costs[kind].append(measure(site.command))
    return {kind: median(all_) for kind, all_ in costs.items()}


def main() -> None:
    """Read the arguments, and print a row for each number and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--unpacked", action="store_true")
    chosen = parser.parse_args()
    name = "pages.warc" if chosen.unpacked else "pages.warc.gz"
    print("| pages | as | wall s | CPU s | ms of CPU a page | peak MiB | CPU, ratio |\n" + "|---" * 7 + "|")
    for count in chosen.count:
        costs = compare(chosen.folder, count, chosen.runs, name)
        for kind, cost in costs.items():
            ratio = cost.cpu / costs["files"].cpu
            row = f"{cost.wall:.1f} | {cost.cpu:.1f} | {1000 * cost.cpu / count:.2f} | {cost.peak:.0f}"
            print(f"| {count:,} | {kind} | {row} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
