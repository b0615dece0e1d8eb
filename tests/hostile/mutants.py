"""Mutilated articles: bytes flipped, cut, doubled, spliced with tokens and with other articles."""

from __future__ import annotations

import gzip
import random
import signal
from pathlib import Path

from hostile import format_seeds
from hostile.liveness import live
from hostile.payloads import payloads
from hostile.processing import READERS, packed, process

ARTICLES = Path(__file__).parents[2] / "articles"
NEWS = Path(__file__).parents[1] / "golden/newsrooms/articles"
READ = (
    ".eml",
    ".txt",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".json",
    ".jsonl",
    ".jsonl.gz",
    ".xml",
    ".nitf",
    ".newsml",
    ".atom",
)
LONGEST = 30_000  # bytes of a seed
PATIENCE = 8.0  # seconds of CPU for one article; the promise is 2
# Where parsers change their mind.
TOKENS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\xaf",
    b"\x80",
    b"\r",
    b"\r\n",
    b"\x0b",
    b"\xe2\x80\xae",
    b"\x1b[31m",
    b"---\n",
    b"+++\n",
    b"...\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"'",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"null",
    b"NaN",
    b"1e400",
    b"-0",
    b"9" * 400,
    b"true",
    b"&a ",
    b"*a",
    b"!!python/object:os.system ",
    b"<<: *a\n",
    b"? ",
    b": ",
    b"<",
    b">",
    b"</",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
    b"&a;",
    b"&#x110000;",
    b"&#0;",
    b"&#xd800;",
    b"<svg>",
    b"<table>",
    b"<template>",
    b"<plaintext>",
    b"<p " + b"a=b " * 50,
    b"<b>" * 90,
    b"date: 0000-00-00\n",
    b"date: 9999-12-31T23:59:60+99:99\n",
    b"published: 2026-02-30\n",
    b"2026-13-45",
    b"-1-01-01",
    b"00:00",
    b"date: 1e99\n",
    b"timezone: ../../etc/passwd\n",
    b"language: x-\xff\n",
    b"link: http://[::1\n",
    b"link: http://x:99999/\n",
    b"\xd8\x00",
    b"image: ../../../../etc/passwd\n",
    b"link: file:///etc/passwd\n",
    b"By ",
    b" and ",
    b"<!--more-->",
    b"```\n",
    b"> > > ",
    b"| | |\n|-|-|\n",
    b"[^1]: ",
    b"[[",
    b"{{< include /etc/passwd >}}",
    b"{% include x %}",
    b"<script type=application/ld+json>",
    b'{"@graph":[',
    b"</script>",
    b'"@type":"NewsArticle"',
    b'"datePublished":',
    b'"author":{"name":{}}',
    b'"author":[[[]]]',
    b'"image":[{"url":{}}]',
    b"\n\n\n",
    b"\t",
    b" " * 300,
)


def seeds() -> list[tuple[bytes, str]]:
    """One article after the other of every family: the example articles, and a few attacks."""
    found = [
        (path.read_bytes()[:LONGEST], path.name)
        for path in (*sorted(ARTICLES.rglob("*")), *sorted(NEWS.iterdir()))
        if path.name.endswith(READ)
    ]
    attacks = payloads(1)[::400]
    return [
        *found,
        *format_seeds.seeds(),
        *(packed(one, reader) for one in attacks for reader in READERS),
    ]


def mutant(number: int, among: list[tuple[bytes, str]]) -> tuple[bytes, str]:
    """Make the article of a number, always the same one."""
    chance = random.Random(number)
    data, name = chance.choice(among)

    def mutilate(text: bytearray) -> None:
        for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
            _mutilate(text, chance, among)

    if chance.random() < 0.8:  # else the archive itself is damaged
        within = format_seeds.mutilated_within(data, name, chance, mutilate)
        if within is not None:
            return within, name
    zipped = name.endswith(".gz") and not name.endswith(".warc.gz")
    if zipped and chance.random() < 0.8:
        data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    text = bytearray(data)
    mutilate(text)
    if zipped and text[:2] != b"\x1f\x8b":
        return gzip.compress(bytes(text), 1, mtime=0), name
    if chance.random() < 0.05:
        name = chance.choice(among)[1]  # another reader gets it
    return bytes(text), name


def _mutilate(text: bytearray, chance: random.Random, among: list[tuple[bytes, str]]) -> None:
    at = chance.randrange(len(text) + 1)
    length = chance.choice((1, 2, 5, 40, 400))
    match chance.randrange(8):
        case 0 if at < len(text):
            text[at] ^= 1 << chance.randrange(8)
        case 1 if at < len(text):
            text[at] = chance.randrange(256)
        case 2:
            del text[at : at + length]
        case 3:
            text[at:at] = text[at : at + length] * chance.choice((1, 2, 20))
        case 4:
            other = chance.choice(among)[0]
            start = chance.randrange(len(other) + 1)
            text[at:at] = other[start : start + length]
        case 5:
            del text[at:]
        case _:
            text[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 3))
    del text[2 * LONGEST :]


def complaints(start: int, count: int) -> list[str]:
    """Read, normalize and compose the articles of some numbers: what went wrong with each.

    An article that takes longer than `PATIENCE` ends the process.
    """
    among = seeds()
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    found = []
    for number in range(start, start + count):
        data, name = mutant(number, among)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            items = process(data, name)
            if number % 10 == 0 and process(data, name) != items:
                found.append(f"{number} ({name}): differs the second time")
            if number % 20 == 0:
                found += [f"{number} ({name}): {one}" for item in items[:5] for one in live(item.content)]
        except Exception as error:  # noqa: BLE001 -- that none escapes is what is tried here
            found.append(f"{number} ({name}): {type(error).__name__}: {error}"[:300])
        signal.setitimer(signal.ITIMER_PROF, 0)
    return found
