"""EPUB publications (EPUB 3.3): a magazine's issue or a book, each chapter an article.

Publisher, date, language, and the author where a chapter names none, are those of the package (5.5, Dublin
Core); the title of a chapter is its first heading, else its `title` element. The cover, the table of contents,
the title page and what the spine calls not linear (5.7.2) are no articles. Pictures of chapters are embedded
files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from publisher.errors import ReadError
from publisher.models import Article, Body, Claim, Embedded
from publisher.text import packages
from publisher.text.media_types import type_of
from publisher.text.targets import normpath
from publisher.text.xml import all_text, parse_xml, remove, split_tag

_FIELDS = {
    "creator": "author",
    "publisher": "publisher",
    "date": "published",
    "language": "language",
    "subject": "category",
    "rights": "license",
}
_EPUB = "{http://www.idpf.org/2007/ops}type"
# Kinds of parts that are no articles (EPUB Structural Semantics Vocabulary).
_FURNITURE = frozenset(
    "cover toc titlepage halftitlepage copyright-page landmarks page-list loi lot index backlink colophon"
    " other-credits seriespage imprint bibliography glossary".split()
)
_MOST = 1_000  # chapters
_MOST_PICTURES = 100  # of one chapter
_SHORTEST = 40  # characters of a chapter's text
ORIGIN = "record package"


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each chapter.

    Raises:
        ReadError: the bytes are no EPUB, are encrypted, or hold more than any publication.
    """
    with packages.opened(data) as archive:
        path = _package_path(archive)
        package = _parsed(packages.member(archive, path))
        if package is None:
            raise ReadError("the file is no EPUB publication", "save it again with the program that made it")
        if packages.member(archive, "META-INF/encryption.xml") and _hides_text(archive):
            raise ReadError("the texts of the publication are encrypted", "use one without copy protection")
        inherited = tuple(_claims(package))
        chapters = list(_chapters(package, path))[:_MOST]
        for index, (item, place) in enumerate(chapters):
            article = _chapter(archive, place, name, inherited)
            if article is not None:
                number = Claim("number", item, f"{ORIGIN} item")
                yield article._replace(place=f"[{index}]", claims=(*article.claims, number))


def _package_path(archive: packages.Archive) -> str:
    container = _parsed(packages.member(archive, "META-INF/container.xml"))
    for element in container.iter() if container is not None else ():
        if isinstance(element.tag, str) and split_tag(element.tag)[1] == "rootfile":
            return str(element.get("full-path", ""))
    raise ReadError("the file is no EPUB publication", "save it again with the program that made it")


def _hides_text(archive: packages.Archive) -> bool:
    """Tell whether texts are encrypted; fonts often are, for their makers."""
    root = _parsed(packages.member(archive, "META-INF/encryption.xml"))
    addresses = (str(one.get("URI", "")) for one in root.iter()) if root is not None else ()
    return any(one.lower().endswith((".xhtml", ".html", ".htm", ".opf", ".xml")) for one in addresses)


def _claims(package: Any) -> Iterator[Claim]:
    for element in package.iter():
        key = _FIELDS.get(split_tag(element.tag)[1], "") if isinstance(element.tag, str) else ""
        if (
            key
            and split_tag(element.tag)[0] == "http://purl.org/dc/elements/1.1/"
            and (text := all_text(element))
        ):
            yield Claim(key, " ".join(text.split()), f"{ORIGIN} dc:{split_tag(element.tag)[1]}")


def _chapters(package: Any, path: str) -> Iterator[tuple[str, str]]:
    """Give the id and the path of each text in reading order."""
    folder = path.rpartition("/")[0]
    items: dict[str, tuple[str, str, str]] = {}
    for element in package.iter():
        name = split_tag(element.tag)[1] if isinstance(element.tag, str) else ""
        if name == "item":
            href, kind, properties = (str(element.get(key, "")) for key in ("href", "media-type", "properties"))
            items[str(element.get("id", ""))] = href, kind, properties
        elif name == "itemref" and element.get("linear") != "no":
            item = str(element.get("idref", ""))
            href, kind, properties = items.get(item, ("", "", ""))
            if "html" in kind and "nav" not in properties.split():
                yield item, normpath(f"{folder}/{unquote(href)}".lstrip("/"))


def _chapter(archive: packages.Archive, path: str, name: str, inherited: tuple[Claim, ...]) -> Article | None:
    """Read a chapter; None for what is none."""
    root = _parsed(packages.member(archive, path))
    body = next((one for one in _elements(root) if split_tag(one.tag)[1] == "body"), None)
    if body is None or _is_furniture(body) or len(all_text(body)) < _SHORTEST:
        return None
    pictures: list[Embedded] = []
    heading = next((one for one in _elements(body) if split_tag(one.tag)[1] in {"h1", "h2"}), None)
    titled = next((one for one in _elements(root) if split_tag(one.tag)[1] == "title"), None)
    claims = []
    if heading is not None and all_text(heading):
        claims.append(Claim("title", " ".join(all_text(heading).split()), "first heading"))
    elif titled is not None and all_text(titled):
        claims.append(Claim("title", " ".join(all_text(titled).split()), "title element"))
    for element in list(_elements(body)):
        _point(element, archive, path, pictures)
    for element in _elements(root):
        element.tag = _local(element.tag)
    etree.cleanup_namespaces(root)
    if heading is not None and heading.getparent() is not None and claims:
        remove(heading)
    html = "".join(etree.tostring(one, method="html", encoding="unicode") for one in body)
    return Article(name, "", (*claims, *inherited), Body("html", (body.text or "") + html), (), tuple(pictures))


def _elements(root: Any) -> Iterator[Any]:
    return (one for one in root.iter() if isinstance(one.tag, str)) if root is not None else iter(())


def _is_furniture(body: Any) -> bool:
    outer = [body, *(one for one in body if isinstance(one.tag, str))][:2]
    return any(not _FURNITURE.isdisjoint(str(one.get(_EPUB, "")).split()) for one in outer)


def _point(element: Any, archive: packages.Archive, path: str, found: list[Embedded]) -> None:
    """Write a plain element, and let a picture or a link lead to where it does outside of the publication."""
    element.tag = _local(element.tag)
    for key in ("src", "{http://www.w3.org/1999/xlink}href"):
        said = str(element.get(key, ""))
        if said and "://" not in said and element.tag in {"img", "image", "audio", "video", "source"}:
            folder = path.rpartition("/")[0]
            member = normpath(f"{folder}/{unquote(said.partition('#')[0])}".lstrip("/"))
            data = packages.member(archive, member) if len(found) < _MOST_PICTURES else b""
            address = f"cid:picture-{len(found) + 1}"
            if data:
                found.append(Embedded(address, member.rpartition("/")[2], type_of(member), data))
            element.tag = "img" if element.tag == "image" else element.tag
            element.set("src", address if data else "")
    for key in [one for one in element.attrib if one[:1] == "{"]:
        del element.attrib[key]
    said = str(element.get("href", ""))
    if element.tag == "a" and said and "://" not in said and not said.startswith(("#", "mailto:")):
        del element.attrib["href"]  # another chapter, whose address is not known here


def _local(tag: str) -> str:
    """Give a name without its namespace; lxml reads a prefix that has none, and refuses to write it."""
    name = split_tag(tag)[1]
    return "span" if ":" in name else name


def _parsed(data: bytes) -> Any:
    try:
        return parse_xml(data, recover=True) if data else None
    except ValueError:
        return None
