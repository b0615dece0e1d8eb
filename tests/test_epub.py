"""EPUB publications: each chapter an article of the issue."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pypandoc
import pytest
from notebooks import png

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
META = (
    "<dc:title>The Quay, issue 3</dc:title><dc:publisher>Quay Press</dc:publisher><dc:date>2026-02-01</dc:date>"
    "<dc:language>en</dc:language><dc:creator>Ada Berg</dc:creator>"
)
LATE = "The tide came late, and with it the boats of the night."


def chapter(body: str, kind: str = "", title: str = "The Quay") -> str:
    """Make a text of a publication."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f'<head><title>{title}</title></head><body epub:type="{kind}">{body}</body></html>'
    )


def epub(*chapters: str, spine: str = "", files: dict[str, bytes] | None = None) -> bytes:
    """Make a publication of these chapters: a, b, c ..."""
    names = [chr(ord("a") + number) for number in range(len(chapters))]
    items = "".join(
        f'<item id="{one}" href="text/{one}.xhtml" media-type="application/xhtml+xml"/>' for one in names
    )
    order = spine or "".join(f'<itemref idref="{one}"/>' for one in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{META}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/content.opf", package)
        for name, text in zip(names, chapters, strict=True):
            archive.writestr(f"OEBPS/text/{name}.xhtml", text)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return file.getvalue()


def all_of(data: bytes) -> list[Article]:
    """Read the articles of a publication."""
    return list(read(data, "quay.epub"))


def titles(data: bytes) -> list[str]:
    """Give the first title that each article claims."""
    return [next(str(one.value) for one in article.claims if one.field == "title") for article in all_of(data)]


def test_a_chapter_is_an_article_of_the_issue() -> None:
    """Each has the title of its heading, and day, publisher, language and author of the issue."""
    first, second = all_of(
        epub(chapter(f"<h1>Ebb</h1><p>{LATE}</p>"), chapter(f"<p>{LATE}</p>", title="Flood"))
    )
    assert {one.field: one.value for one in first.claims} == {
        "title": "Ebb",
        "publisher": "Quay Press",
        "published": "2026-02-01",
        "language": "en",
        "author": "Ada Berg",
        "number": "a",
    }
    assert first.body.text == f"<p>{LATE}</p>"
    assert next(one.value for one in second.claims if one.field == "title") == "Flood"


def test_what_is_no_chapter_is_no_article() -> None:
    """The cover, the contents, and what readers do not come to on their way are passed over."""
    data = epub(
        chapter('<img src="cover.png"/>', "cover"),
        chapter(f"<h1>Contents</h1><p>{LATE}</p>", "toc"),
        chapter(f"<h1>Ebb</h1><p>{LATE}</p>"),
        chapter(f"<h1>Answers</h1><p>{LATE}</p>"),
        spine='<itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="d" linear="no"/>',
    )
    assert titles(data) == ["Ebb"]


def test_pictures_are_files_and_links_between_chapters_are_words() -> None:
    """A chapter's picture is published with it; another chapter has no address that is known."""
    text = f'<p>{LATE} <a href="b.xhtml">More</a> <img src="../img/a%20b.png" alt="A gull"/></p>'
    (article,) = all_of(epub(chapter(text), files={"OEBPS/img/a b.png": png()}))
    assert [(one.name, one.data) for one in article.embedded] == [("a b.png", png())]
    assert 'src="cid:picture-1"' in article.body.text
    assert "<a>More</a>" in article.body.text


def test_a_real_program_s_publication_is_read(tmp_path: Path) -> None:
    """What pandoc writes comes back."""
    text = f"% The Quay\n% Ada Berg\n% 2026-02-01\n\n# Ebb\n\n{LATE}\n\n# Flood\n\n{LATE}\n"
    path = tmp_path / "quay.epub"
    pypandoc.convert_text(text, "epub", format="markdown", outputfile=str(path))
    assert titles(path.read_bytes()) == ["Ebb", "Flood"]


ENCRYPTED = (
    b'<encryption><EncryptedData><CipherReference URI="OEBPS/text/a.xhtml"/></EncryptedData></encryption>'
)
REFUSED = {
    "no archive": b"Words.",
    "an empty archive": b"PK\x05\x06" + b"\0" * 18,
    "copy protection": epub(chapter(f"<p>{LATE}</p>"), files={"META-INF/encryption.xml": ENCRYPTED}),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_publication_is_refused(data: bytes) -> None:
    """A file that holds no text that can be read is a problem with a remedy."""
    with pytest.raises(ReadError):
        all_of(data)


HOSTILE = {
    "a path out of the archive": f'<p>{LATE}<img src="../../../../etc/passwd"/></p>',
    "an entity": f"<p>{LATE}&x;</p>",
    "a script": f"<p>{LATE}</p><script>a()</script>",
    "a prefix without a namespace": f"<p>{LATE}</p><urn:uuid:0>a</urn:uuid:0>",
    "half a surrogate pair": f'<p xmlns="urn:&#xd800;&#56100;">{LATE}</p>',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_chapters_read_nothing(body: str) -> None:
    """A chapter names members of its own archive only, and an entity stands for no file."""
    head = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (article,) = all_of(epub(head + chapter(body)))
    assert "root:" not in article.body.text
    assert not article.embedded
