"""Parse an XML feed safely, and check the rules that apply to every XML document.

Nothing is fetched and no entity is expanded: a DOCTYPE is refused before the parser runs.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from publisher.tables.syndication import ATOM, NAMESPACES, XHTML
from publisher.text.xml import BASE, LANGUAGE, Element, base_of, fold_namespace, nearest_attribute, split_tag
from publisher.validator.findings import Report
from publisher.validator.syntax import fault_of_language, fault_of_reference, resolve

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x80-\x9f\ufffd]")
_USUAL = re.compile(
    r"utf-?8|utf-16(le|be)?|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d|shift_jis|euc-jp|gb2312|gbk|big5|koi8-r"
)
_PREFIXES = {prefix: uri for uri, prefix in reversed(NAMESPACES.items())}
_NEAR = {fold_namespace(uri): uri for uri in NAMESPACES}


class Document:
    """A parsed feed: its root element, its bytes, its public address, and the report."""

    def __init__(self, root: Element, data: bytes, report: Report, url: str) -> None:
        """Keep what the rules need."""
        self.root = root
        self.report = report
        self.url = url
        self.data = data
        self._lines: list[bytes] | None = None

    def error(self, element: Element, message: str, remedy: str) -> None:
        """Report an error at an element."""
        self.report.error(element.sourceline or 0, message, remedy)

    def warn(self, element: Element, message: str, remedy: str) -> None:
        """Report a warning at an element."""
        self.report.warn(element.sourceline or 0, message, remedy)

    def has_character_references(self, element: Element) -> bool:
        """Report whether an element's source line has character references (RSS Profile: &#x26; and &#x3C;)."""
        if self._lines is None:
            self._lines = self.data.split(b"\n")
        line = (element.sourceline or 0) - 1
        return 0 <= line < len(self._lines) and b"&#x" in self._lines[line]

    def base_of(self, element: Element) -> str:
        """Give the address that references at an element resolve against (XML Base); "" if there is none."""
        return base_of(element, self.url, resolve)

    def has_base(self, element: Element) -> bool:
        """Report whether an xml:base is in force at an element."""
        return nearest_attribute(element, BASE) is not None


def parse(data: bytes, report: Report, url: str) -> Document | None:
    """Parse an XML feed; None, with an error in the report, if that is impossible."""
    from lxml import etree

    if is_web_page(data):
        report.error(1, "this is a web page, not a feed", "name the file of a feed, such as all.rss")
        return None
    line = line_of_doctype(data)
    if line:
        report.error(
            line, "a feed must not have a DOCTYPE", "remove it: no entity or DTD is read (XML 1.0, 2.8)"
        )
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) or 0
        report.error(
            line, f"not well-formed XML: {_first_line(error)} (XML 1.0)", "write it with an XML library"
        )
        return None
    document = Document(root, data, report, url)
    _check_declaration(document)
    _check_everywhere(document)
    return document


def line_of_doctype(data: bytes) -> int:
    """Give the line of a DOCTYPE before the first element, in any encoding with a byte order mark, or 0."""
    text, place = _first_tag(data)
    return text.count(b"\n", 0, place) + 1 if text[place : place + 9].upper() == b"<!DOCTYPE" else 0


def is_web_page(data: bytes) -> bool:
    """Tell whether a document is HTML: it says so, or its first element is html."""
    text, place = _first_tag(data)
    words = text[place : place + 40].lower().replace(b">", b" ").split()
    return words[:2] == [b"<!doctype", b"html"] or words[:1] == [b"<html"]


def _first_tag(data: bytes) -> tuple[bytes, int]:
    """Find the first tag or DOCTYPE: gives the text in ASCII's encoding, and the place in it."""
    text = data
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data.decode(name, "replace").encode()
            break
    else:
        text = data.replace(b"\0", b"")
    place = 0
    while True:
        place = text.find(b"<", place)
        head = text[place : place + 9] if place >= 0 else b""
        if head.startswith(b"<!--"):
            place = text.find(b"-->", place)
        elif head.startswith(b"<?"):
            place = text.find(b"?>", place)
        else:
            return text, place if place >= 0 else len(text)
        if place < 0:
            return text, len(text)


@lru_cache(maxsize=256)
def tag_name(tag: str) -> str:
    """Write a tag with its usual prefix: "title", "dc:date"."""
    space, name = split_tag(tag)
    return name if space in {"", ATOM} else f"{NAMESPACES.get(space, space)}:{name}"


def near_namespace(space: str) -> str:
    """Give the known namespace that a misspelt one means (case, a missing slash), else ""."""
    return _NEAR.get(fold_namespace(space), "")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].partition(", line ")[0][:200]


def _check_declaration(document: Document) -> None:
    info = document.root.getroottree().docinfo
    if info.xml_version != "1.0":
        document.report.error(1, f"feed readers do not read XML {info.xml_version}", "declare version 1.0")
    if info.internalDTD is not None:
        document.report.error(1, "a feed must not have a DOCTYPE", "remove it (XML 1.0, 2.8)")
    encoding = (info.encoding or "utf-8").lower()
    if document.data.startswith(codecs.BOM_UTF8) and encoding not in {"utf-8", "utf8"}:
        document.report.error(
            1, f"the byte order mark says UTF-8, the declaration {encoding} (XML 1.0, 4.3.3)", "write UTF-8"
        )
    elif not _USUAL.fullmatch(encoding):
        document.report.warn(1, f"few readers know the encoding {encoding}", "write UTF-8")


def _check_everywhere(document: Document) -> None:
    """Check xml:lang, xml:base, stray control characters and namespaces on every element."""
    errors_only = document.report.errors_only
    from lxml import etree

    declared: list[tuple[str, str]] = []
    # iterwalk yields each declaration once; nsmap has all of them at every element.
    for event, element in etree.iterwalk(document.root, events=("start-ns", "start")):
        if event == "start-ns":
            declared.append(element)
            continue
        for prefix, space in declared:
            _check_namespace(document, element, prefix or "", space)
        declared.clear()
        values = element.values()
        for value in () if errors_only else (element.text, element.tail, *values):
            if value and not value.isascii() and _CONTROL.search(value):
                document.warn(
                    element,
                    "the text holds control or replacement characters",
                    "write UTF-8, and repair the text",
                )
        if values:
            _check_xml_attributes(document, element)


def _check_xml_attributes(document: Document, element: Element) -> None:
    lang, base = element.get(LANGUAGE), element.get(BASE)
    if lang:
        fault = fault_of_language(lang)
        if fault:
            document.error(element, f"xml:lang: {fault} (BCP 47)", 'write a tag such as "en" or "pt-BR"')
    if base is not None:
        fault = fault_of_reference(base)
        if fault:
            document.error(element, f"xml:base: {fault} (RFC 3987)", "percent-encode it")


def _check_namespace(document: Document, element: Element, prefix: str, space: str) -> None:
    known = NAMESPACES.get(space)
    root = split_tag(document.root.tag)[0]
    near = near_namespace(space)
    if known is None and space != root and near:
        document.warn(
            element, f"the namespace {space[:80]} is not quite {near}", f'write xmlns:{prefix}="{near}"'
        )
    elif known is None and space != root:
        fault = fault_of_reference(space)
        if fault:
            document.error(element, f"namespace: {fault} (Namespaces in XML 1.0)", "write an IRI")
        else:
            document.warn(element, f"few readers know the namespace {space[:80]}", "check that it is correct")
    if prefix in _PREFIXES and known != prefix:
        document.warn(
            element, f"the prefix {prefix} usually means {_PREFIXES[prefix]}", "choose another prefix"
        )
    if root == ATOM and space in {ATOM, XHTML} and prefix:
        document.warn(
            element, f"some readers do not understand the prefix {prefix}", "make it the default namespace"
        )
