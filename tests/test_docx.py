"""Word documents: their fields, their text, and what is not meant for readers."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from documents import docx, paragraph, picture, styles
from notebooks import png
from sites import SiteFolder

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read

SAID = (
    "<dc:title>Tides</dc:title><dc:creator>Ada Berg</dc:creator><dc:language>nb-NO</dc:language>"
    "<cp:keywords>tides, gulls</cp:keywords><dcterms:created>2026-03-04T10:20:00Z</dcterms:created>"
    "<dcterms:modified>2026-03-05T10:20:00Z</dcterms:modified><cp:contentStatus>Draft</cp:contentStatus>"
)


def only(data: bytes) -> Article:
    """Read the only article of a document."""
    (article,) = read(data, "tides.docx")
    return article


def fields(article: Article) -> dict[str, str]:
    """Give the first claim of each field."""
    found: dict[str, str] = {}
    for one in article.claims:
        found.setdefault(one.field, str(getattr(one.value, "name", one.value)))
    return found


def test_properties_are_fields() -> None:
    """What the writer said in the document's properties counts, its status too."""
    assert fields(only(docx(paragraph("Late."), SAID))) == {
        "title": "Tides",
        "author": "Ada Berg",
        "language": "nb-NO",
        "category": "tides",
        "published": "2026-03-04T10:20:00Z",
        "updated": "2026-03-05T10:20:00Z",
        "draft": "true",
    }


@pytest.mark.parametrize("style", ["Title", "H1"])
def test_the_title_is_the_first_paragraph_that_is_one(style: str) -> None:
    """Where the properties have no title, the text's own is it, and the text does not repeat it."""
    article = only(docx(paragraph("Tides", style) + paragraph("Late.")))
    assert fields(article) == {"title": "Tides"}
    assert article.body.text == "<p>Late.</p>"


def test_a_title_may_stand_below_another_line() -> None:
    """A line above the title stays in the text."""
    article = only(docx(paragraph("From the quay") + paragraph("Tides", "Title") + paragraph("Late.")))
    assert fields(article) == {"title": "Tides"}
    assert article.body.text == "<p>From the quay</p><p>Late.</p>"


def test_a_first_paragraph_in_bold_is_a_title() -> None:
    """Writers who use no styles make their titles bold; a bold sentence is none."""
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    assert fields(only(docx(bold.format("Tides") + paragraph("Late.")))) == {"title": "Tides"}
    assert fields(only(docx(bold.format("It was late.") + paragraph("Late.")))) == {}


def test_what_a_program_writes_by_itself_is_no_field() -> None:
    """The author and day of a library's template are not those of the article."""
    made = "<dc:title>Microsoft Word - Document1</dc:title><dc:creator>python-docx</dc:creator>"
    made += "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    assert fields(only(docx(paragraph("Late."), made))) == {}


COMMENT = (
    b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1">'
    b"<w:p><w:r><w:t>secret</w:t></w:r></w:p></w:comment></w:comments>"
)
HIDDEN = {
    "a hidden run": docx(paragraph("Late.") + paragraph("secret", run="<w:vanish/>")),
    "a hidden style": docx(paragraph("Late.") + paragraph("secret", "Note"), style=styles("Note")),
    "deleted text": docx(
        paragraph("Late.") + "<w:p><w:del><w:r><w:delText>secret</w:delText></w:r></w:del></w:p>"
    ),
    "a comment": docx(paragraph("Late."), files={"word/comments.xml": COMMENT}),
}


@pytest.mark.parametrize("data", HIDDEN.values(), ids=HIDDEN)
def test_what_readers_of_the_document_do_not_see_is_not_published(data: bytes) -> None:
    """Hidden text, deletions and comments stay in the file."""
    article = only(data)
    assert "secret" not in article.body.text
    assert "Late." in article.body.text


def test_text_that_is_shown_after_all_is_kept() -> None:
    """A run may take back that its style hides text."""
    assert "Late." in only(docx(paragraph("Late.", run='<w:vanish w:val="false"/>'))).body.text


def test_pictures_are_published_beside_the_page(site: SiteFolder) -> None:
    """Subscribers see the pictures of a document, with their words."""
    site.configure(
        (site.root / "publisher.toml").read_text() + '[output]\nurl = "https://notes.example.org/feeds/"\n'
    )
    site.write(
        "tides.docx",
        docx(
            paragraph("Late.") + picture(),
            SAID.replace("Draft", "Final").replace("03-0", "02-0"),
            {"word/media/a.png": png()},
        ),
    )
    site.build()
    (item,) = site.items()
    assert 'alt="A gull"' in item["content_html"]
    (name,) = (one for one in site.files() if one.endswith(".png"))
    assert f"https://notes.example.org/feeds/{name}" in item["content_html"]
    assert site.files()[name] == png()


def bomb() -> bytes:
    """Make a document that unfolds to far more than it is."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for number in range(30):
            package.writestr(f"word/media/{number}.bin", b"\0" * 10_000_000)
    return file.getvalue()


ENTITIES = '<!DOCTYPE a [<!ENTITY b "secret"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "no archive": b"PK\x03\x04nothing",
    "half a document": docx("")[:200],
    "a bomb": bomb(),
    "no document": b"Words.",
    "a damaged document": docx(paragraph("Late."), files={"word/document.xml": b"<w:document"}),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    """A damaged or hostile file is a problem with a remedy."""
    with pytest.raises(ReadError):
        only(data)


def test_entities_of_a_document_are_not_read() -> None:
    """A document type of a part reads no file, and takes no memory."""
    inner = (
        f'{ENTITIES}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    )
    text = f"{inner}<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
    try:
        shown = only(docx("", files={"word/document.xml": text.encode()})).body.text
    except ReadError:
        shown = ""
    assert "root:" not in shown
