"""Word documents (`.docx`, ECMA-376), through mammoth: headings, lists, tables, links, footnotes and pictures.

Title, author, dates, keywords and language come from the document's core properties (ECMA-376 part 2, 11),
the title also from the paragraph in the style "Title" or the first heading. Comments, deleted text of tracked
changes and hidden text (`w:vanish`) are not published; nothing outside the file is read, and no macro runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import mammoth
from lxml import etree

from publisher.errors import ReadError
from publisher.models import Article, Body, Claim, Embedded
from publisher.readers._document_parts import is_made
from publisher.readers._mapping import claims_of
from publisher.text import packages
from publisher.text.lazy import lazy
from publisher.text.xml import parse_xml

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = {  # of docProps/core.xml, by local name
    "title": "title",
    "creator": "author",
    "created": "published",
    "modified": "updated",
    "keywords": "tags",
    "category": "category",
    "description": "summary",
    "language": "language",
    "contentStatus": "status",
}
# What programs write where nobody said anything.
_NO_AUTHORS = frozenset(
    {
        *(
            "python-docx",
            "apache poi",
            "docx4j",
            "administrator",
            "admin",
            "user",
            "unknown",
            "un-named",
            "author",
        ),
        *("microsoft office user", "windows user", "benutzer", "utilisateur", "usuario"),
    }
)
_NO_DATES = frozenset({"2013-12-23T23:15:00Z", "1601-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => p:fresh
r[style-name='Code'] => code
p[style-name='Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
"""
_HEADING = lazy(r"\s{0,9}<h1[^<>]{0,200}>(.{1,1000}?)</h1>", 0)
# Below a line above it; and a first paragraph in bold, where writers use no styles.
_TITLE = lazy(r'<h1 class="title">(.{1,1000}?)</h1>', 0)
_BOLD = lazy(r"<p><strong>([^<>]{3,150}[^<>.:])</strong></p>(?=<[pt])")
_NEAR = 3_000  # characters
_MARKUP = lazy(r"<[^<>]{0,2000}>")
_MOST = 100  # pictures


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a document.

    Raises:
        ReadError: the bytes are no Word document, or hold more than any article.
    """
    with packages.opened(data) as archive:
        if "word/document.xml" not in archive.namelist() and not _has_document(archive):
            raise ReadError("the file is no Word document", "save it as .docx with a word processor")
        properties = _properties(packages.member(archive, "docProps/core.xml"))
        data = _without_hidden(archive, data)
    pictures: list[Embedded] = []
    try:
        found = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_Pictures(pictures)),
            include_embedded_style_map=False,  # one in the document could show its comments
            external_file_access=False,
        )
    except ReadError:
        raise
    except Exception as error:  # mammoth has no errors of its own
        what = " ".join(str(error).split())[:160] or type(error).__name__
        raise ReadError(
            f"the document cannot be read: {what}", "save it again with a word processor"
        ) from error
    body = str(found.value)
    claims = list(claims_of(properties, "record core properties"))
    heading = _TITLE.search(body, 0, _NEAR) or _HEADING.match(body) or _BOLD.match(body)
    if heading:
        claims.append(Claim("title", " ".join(_MARKUP.sub("", heading[1]).split()), "first heading"))
        body = body[: heading.start()] + body[heading.end() :]
    yield Article(name, claims=tuple(claims), body=Body("html", body), embedded=tuple(pictures))


def _has_document(archive: packages.Archive) -> bool:
    return b"wordprocessingml.document.main" in packages.member(archive, "[Content_Types].xml")


class _Pictures:
    """Keeps the pictures of a document, and gives their addresses."""

    def __init__(self, found: list[Embedded]) -> None:
        self.found = found

    def __call__(self, image: Any) -> dict[str, str]:
        if len(self.found) >= _MOST:
            return {"src": ""}
        with image.open() as opened:
            data = opened.read()
        kind = str(image.content_type or "")
        address = f"cid:picture-{len(self.found) + 1}"
        suffix = kind.partition("/")[2].partition("+")[0] or "bin"
        self.found.append(Embedded(address, f"picture-{len(self.found) + 1}.{suffix}", kind, data))
        return {"src": address}


def _properties(data: bytes) -> dict[str, str]:
    """Read the core properties; what programs write by themselves is none."""
    root = _parsed(data) if data else None
    found: dict[str, str] = {}
    for element in root if root is not None else ():
        key = _PROPERTIES.get(etree.QName(element).localname, "") if isinstance(element.tag, str) else ""
        text = " ".join((element.text or "").split())
        if (
            not (key and text)
            or (key == "title" and is_made(text))
            or (key == "author" and text.lower() in _NO_AUTHORS)
            or text in _NO_DATES
        ):
            continue
        found[key] = text
    return found


def _without_hidden(archive: packages.Archive, data: bytes) -> bytes:
    """Give the document without text that its writer hides; most have none, and stay as they are."""
    styles = _hidden_styles(packages.member(archive, "word/styles.xml"))
    names = [one for one in archive.namelist() if one.startswith("word/") and one.endswith(".xml")]
    texts = {one: packages.member(archive, one) for one in names if one != "word/styles.xml"}
    hiding = {one: text for one, text in texts.items() if styles or b"vanish" in text}
    if not hiding:
        return data
    return packages.replaced(archive, {name: _shown(text, styles) for name, text in hiding.items()})


def _hidden_styles(data: bytes) -> frozenset[str]:
    """List the styles whose text is hidden."""
    root = _parsed(data) if b"vanish" in data else None
    marks = () if root is None else root.iter(f"{_WORD}vanish")
    styles = (next(mark.iterancestors(f"{_WORD}style"), None) for mark in marks if not _is_off(mark))
    return frozenset(str(one.get(f"{_WORD}styleId", "")) for one in styles if one is not None)


def _is_off(mark: Any) -> bool:
    return str(mark.get(f"{_WORD}val", "")).lower() in {"0", "false", "off"}


def _shown(text: bytes, styles: frozenset[str]) -> bytes:
    """Take hidden runs, and paragraphs of hidden styles, out of a part of the document."""
    root = _parsed(text)
    if root is None:
        return text
    hidden = [
        next(mark.iterancestors(f"{_WORD}r"), None) for mark in root.iter(f"{_WORD}vanish") if not _is_off(mark)
    ]
    for kind, parent in (("rStyle", "r"), ("pStyle", "p")):
        marks = (mark for mark in root.iter(f"{_WORD}{kind}") if mark.get(f"{_WORD}val") in styles)
        hidden += [next(mark.iterancestors(f"{_WORD}{parent}"), None) for mark in marks]
    for one in hidden:
        if one is not None and one.getparent() is not None:
            one.getparent().remove(one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parsed(data: bytes) -> Any:
    try:
        return parse_xml(data)
    except ValueError:
        return None
