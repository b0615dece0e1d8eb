"""One article in each format that is no example of ours: documents, notebooks, tables and archives."""

from __future__ import annotations

import gzip
import io
import random
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from documents import docx, paragraph, picture
from notebooks import code, notebook, png, shows, text
from warcs import crawl

Mutilate = Callable[[bytearray], None]
ZIPPED = (".docx", ".odt", ".epub")
_TEXTS = {
    "a.rst": """\
Tides
=====

:date: 2026-03-04
:author: Ada Berg

Late *boats*, see `the list <x.html>`_.

.. image:: gull.png
   :alt: A gull

.. code-block:: python

   print(1)

.. _here: https://a.example/
""",
    "a.org": """\
#+TITLE: Tides
#+DATE: <2026-03-04 Wed>
#+FILETAGS: :gulls:boats:

* Late
  :PROPERTIES:
  :EXPORT_FILE_NAME: late
  :END:
  Boats [[https://a.example/][here]].

| a | b |
|---+---|
| 1 | 2 |
""",
    "a.adoc": """\
= Tides
Ada Berg <ada@a.example>
v1.0, 2026-03-04
:keywords: gulls, boats

Late *boats*.

image::gull.png[A gull]

include::other.adoc[]

|===
|a |b
|===
""",
    "a.erb": """\
---
title: Tides
date: 2026-03-04
---
<p>Late boats.</p>
<% if a %><%= b %><% end %>
""",
    "a.csv": """\
title,date,author,tags,content
Tides,2026-03-04,Ada Berg,"['gulls', 'boats']","Late,
""boats"" at the quay"
Gulls,2026-03-05,nan,{},Early boats.
""",
}
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def seeds() -> list[tuple[bytes, str]]:
    """Give the bytes and the name of each."""
    archive = crawl(1, 2)
    cells = (text("# Tides\n\nLate *boats*."), code("print(1)", shows(text_html="<b>1</b>", text_plain="1")))
    return [
        *((said.encode(), name) for name, said in _TEXTS.items()),
        (notebook(*cells, title="Tides", authors=[{"name": "Ada Berg"}]), "a.ipynb"),
        (docx(paragraph("Late.") + picture(), "", {"word/media/a.png": png()}), "a.docx"),
        (_odt(), "a.odt"),
        (_epub(), "a.epub"),
        (parquet(), "a.parquet"),
        (archive, "a.warc.gz"),
        (crawl(1, 2, packed=False), "a.warc"),
    ]


def parquet() -> bytes:
    """Write a table with columns of many types."""
    import duckdb

    columns = (
        "'Story '||i AS title, DATE '2026-03-04' AS date, ['gulls', 'boats'] AS tags, 'Late '||i AS content,"
        " {'name': 'Ada Berg'} AS author, [1.5::FLOAT] AS embedding, 'https://a.example/'||i AS url"
    )
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as database:
        path = Path(folder) / "a.parquet"
        database.execute(f"COPY (SELECT {columns} FROM range(20) r(i)) TO '{path}' (FORMAT parquet)")
        return path.read_bytes()


def _odt() -> bytes:
    names = " ".join(f'xmlns:{one}="{_ODF}:{one}:1.0"' for one in ("office", "text", "meta", "style"))
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:automatic-styles/><office:body>"
            "<office:text><text:h>Tides</text:h><text:p>Late.</text:p></office:text></office:body></office:document-content>".encode(),
            "meta.xml": f"<office:document-meta {names}><office:meta><meta:keyword>gulls</meta:keyword>"
            "</office:meta></office:document-meta>".encode(),
            "styles.xml": f"<office:document-styles {names}/>".encode(),
        }
    )


def _epub() -> bytes:
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            b'<rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": b'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            b"<metadata><dc:title>The Quay</dc:title><dc:date>2026-03-04</dc:date></metadata><manifest>"
            b'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            b'<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Tides</title></head><body>'
            b"<h1>Tides</h1><p>The tide came late, and with it the boats of the night.</p>"
            b'<img src="a.png" alt="A gull"/></body></html>',
            "a.png": png(),
        }
    )


def zipped(members: dict[str, bytes]) -> bytes:
    """Write an archive, always the same one."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name), data)
    return file.getvalue()


def mutilated_within(data: bytes, name: str, chance: random.Random, mutilate: Mutilate) -> bytes | None:
    """Mutilate what one member of a packed article holds, and pack it again; None if it is not packed."""
    if name.endswith(ZIPPED):
        with ZipFile(io.BytesIO(data)) as archive:
            members = {one: archive.read(one) for one in archive.namelist()}
        chosen = chance.choice(sorted(members))
        members[chosen] = _mutilated(members[chosen], mutilate)
        return zipped(members)
    if name.endswith(".warc.gz"):
        records = _members(data)
        chosen_record = chance.randrange(len(records))
        records[chosen_record] = _mutilated(records[chosen_record], mutilate)
        return b"".join(gzip.compress(one, 1, mtime=0) for one in records)
    return None


def _mutilated(data: bytes, mutilate: Mutilate) -> bytes:
    changed = bytearray(data)
    mutilate(changed)
    return bytes(changed)


def _members(data: bytes) -> list[bytes]:
    found = []
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        found.append(unpacker.decompress(data))
        data = unpacker.unused_data
    return found
