"""Word documents, made for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
TOP = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def paragraph(text: str, style: str = "", run: str = "") -> str:
    """Make a paragraph of one run; `run` are the run's own properties."""
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def picture(relation: str = "p1") -> str:
    """Make a paragraph that shows a picture of the package."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        f'<wp:docPr descr="A gull"/><a:graphic xmlns:a="{drawing}/main"><a:graphicData>'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:blipFill>'
        f'<a:blip xmlns:r="{OFFICE}" r:embed="{relation}"/>'
        "</pic:blipFill></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def styles(*hidden: str) -> str:
    """Make the styles Title, Heading 1 and others, whose text is hidden."""
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{name}"/></w:style>'
        for one, name in (("Title", "Title"), ("H1", "heading 1"))
    )
    hiding = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
        for one in hidden
    )
    return f'<w:styles xmlns:w="{WORD}">{named}{hiding}</w:styles>'


def docx(body: str, properties: str = "", files: Mapping[str, bytes] | None = None, style: str = "") -> bytes:
    """Make a document; `properties` are elements of docProps/core.xml, `files` more members."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{properties}</cp:coreProperties>"
    )
    media = "".join(
        f'<Relationship Id="p{number}" Type="{OFFICE}/image" Target="{name.removeprefix("word/")}"/>'
        for number, name in enumerate(files or (), 1)
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": TOP,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{media}</Relationships>',
        "word/styles.xml": style or styles(),
        "docProps/core.xml": core,
        **(files or {}),
    }
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()
