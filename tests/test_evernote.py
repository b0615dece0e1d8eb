"""Notes of Evernote: each an article, with its fields, its text and its files."""

from __future__ import annotations

import base64
from hashlib import md5

import pytest
from mails import PNG

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read

HASH = md5(PNG, usedforsecurity=False).hexdigest()
HEAD = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'


def notes(text: str, more: str = "", count: int = 1) -> bytes:
    """Write an export of so many notes with a text in ENML."""
    note = (
        f"<note><title>Fog</title><content><![CDATA[{HEAD}<en-note>{text}</en-note>]]></content>{more}</note>"
    )
    return f'<?xml version="1.0"?><en-export version="10.8">{note * count}</en-export>'.encode()


def first(data: bytes) -> Article:
    """Read the first note."""
    return next(iter(read(data, "a.enex")))


def test_the_fields_of_a_note_are_claims() -> None:
    """Title, days, tags, author and the clipped page's address are claims, but no mail address is."""
    more = (
        "<created>20260203T100000Z</created><updated>20260204T110000Z</updated><tag>Tides</tag><tag>Fog</tag>"
        "<note-attributes><author>Ada Quay</author><source-url>https://quay.example/fog</source-url>"
        "<author>ada@quay.example</author></note-attributes>"
    )
    assert [(one.field, one.value) for one in first(notes("<div>Fog.</div>", more)).claims] == [
        ("title", "Fog"),
        ("published", "2026-02-03T10:00:00Z"),
        ("updated", "2026-02-04T11:00:00Z"),
        ("category", "Tides"),
        ("category", "Fog"),
        ("author", "Ada Quay"),
        ("link", "https://quay.example/fog"),
    ]


TEXTS = {
    "a text": ("<div>Fog lay &amp; lifted.</div>", "<div>Fog lay &amp; lifted.</div>"),
    "tasks": (
        '<div><en-todo checked="true"/>Horn</div><div><en-todo/>Bell</div>',
        "<div>\N{BALLOT BOX WITH CHECK} Horn</div><div>\N{BALLOT BOX} Bell</div>",
    ),
    "what is encrypted is left out": ("<div>a<en-crypt>RU5D</en-crypt>b</div>", "<div>ab</div>"),
    "a file that is not there": ('<div>a<en-media type="image/png" hash="0"/></div>', "<div>a</div>"),
    "a picture": (
        f'<div><en-media type="image/png" hash="{HASH}"/></div>',
        f'<div><img src="cid:{HASH}" alt=""></div>',
    ),
}


@pytest.mark.parametrize(("text", "html"), TEXTS.values(), ids=TEXTS)
def test_the_text_of_a_note_is_html(text: str, html: str) -> None:
    """Elements of ENML that HTML has not become what readers can show, or go."""
    data = base64.b64encode(PNG).decode()
    more = f'<resource><data encoding="base64">{data}</data><mime>image/png</mime></resource>'
    assert first(notes(text, more if "png" in text else "")).body.text == html


def test_a_file_that_no_text_shows_is_an_enclosure() -> None:
    """An attached file goes with the entry, under the name that the note gives it."""
    data = base64.b64encode(b"%PDF-1.4\n").decode()
    more = (
        f'<resource><data encoding="base64">{data}</data><mime>application/pdf</mime>'
        "<resource-attributes><file-name>table.pdf</file-name></resource-attributes></resource>"
    )
    note = first(notes("<div>Fog.</div>", more))
    assert [one.name for one in note.embedded] == ["table.pdf"]
    assert [one.field for one in note.claims] == ["title", "enclosure"]


def test_each_note_is_an_article() -> None:
    """An export of a notebook gives an article for each of its notes."""
    assert [one.place for one in read(notes("<div>Fog.</div>", count=3), "a.enex")] == ["[0]", "[1]", "[2]"]


def test_entities_are_not_expanded() -> None:
    """An export is parsed without its document type: nothing is read from a disk, and nothing unfolds."""
    entities = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f "fff">]>'
    bomb = entities + b"<en-export><note><title>&e;&f;x</title></note></en-export>"
    assert [one.value for one in first(bomb).claims] == []


@pytest.mark.parametrize("data", [b"", b"x", b"<rss/>"])
def test_what_is_no_export_is_refused(data: bytes) -> None:
    """A file that only has the suffix is reported."""
    with pytest.raises(ReadError, match="no export of Evernote"):
        list(read(data, "a.enex"))
