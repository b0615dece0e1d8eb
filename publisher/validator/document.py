"""Parse an XML feed safely, and check the rules that apply to every XML document.

Nothing is fetched and no entity is expanded: a DOCTYPE that declares entities is refused before the parser
runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html.entities import name2codepoint

from publisher.tables.syndication import ATOM, NAMESPACES, RSS_NAMESPACES, XHTML
from publisher.text.clean import repair
from publisher.text.xml import BASE, LANGUAGE, Element, base_of, fold_namespace, nearest_attribute, split_tag
from publisher.validator.findings import Report
from publisher.validator.prolog import Doctype, Prolog, feeds_of, prolog_of
from publisher.validator.syntax import fault_of_language, fault_of_reference, resolve

_CONTROL = re.compile("[\x80-\x9f\ufffd]")
# The first byte of a letter in UTF-8, read as Windows-1252, before a sign that no letter precedes.
_TWICE = re.compile(
    "[\u00c2-\u00c5\u00d0\u00d1\u00e2][\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
# No element of any format of feeds has forty attributes, or a feed more namespaces.
MOST_ATTRIBUTES = 256
_USUAL = re.compile(
    r"utf-?8|utf-16(le|be)?|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d|shift_jis|euc-jp|gb2312|gbk|big5|koi8-r"
)
_PREFIXES = {prefix: uri for uri, prefix in reversed(NAMESPACES.items())}
_NEAR = {fold_namespace(uri): uri for uri in NAMESPACES}


class Document:
    """A parsed feed: its root element, its bytes, its public address, and the report."""

    def __init__(self, root: Element, data: bytes, report: Report, url: str, prolog: Prolog) -> None:
        """Keep what the rules need."""
        self.prolog = prolog
        self.rdf = False  # in RDF any element may hold elements and have attributes of RDF
        self.root = root
        self.report = report
        self.url = url
        self.data = data
        self.unchecked: dict[str, int] = {}  # modules that are not checked, and the line of the first element
        self._lines: list[bytes] | None = None

    def error(self, element: Element, message: str, remedy: str) -> None:
        """Report an error at an element."""
        self.report.error(element.sourceline or 0, message, remedy)

    def warn(self, element: Element, message: str, remedy: str) -> None:
        """Report a warning at an element."""
        self.report.warn(element.sourceline or 0, message, remedy)

    def note_unchecked(self, element: Element, module: str) -> None:
        """Remember a module whose elements are not checked."""
        self.unchecked.setdefault(module, element.sourceline or 0)

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

    prolog = prolog_of(data)
    if prolog.page:
        _report_page(data, report)
        return None
    if prolog.doctype is not None and prolog.doctype.entities:
        report.error(
            prolog.doctype.line,
            "the DOCTYPE declares entities, which publisher never expands: they may exhaust a reader's memory",
            "remove it, and write the characters themselves (a policy of publisher; XML 1.0, 2.8 allows it)",
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
    document = Document(root, data, report, url, prolog)
    _check_declaration(document)
    if prolog.doctype is not None:
        _check_doctype(document, prolog.doctype)
    return document if _check_everywhere(document) else None


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


def _report_page(data: bytes, report: Report) -> None:
    feeds = feeds_of(data)
    remedy = (
        f"check a feed that it names: {', '.join(feeds)}"
        if feeds
        else "name the file of a feed, such as all.rss"
    )
    report.error(1, "this is a web page, not a feed", remedy)


def _check_declaration(document: Document) -> None:
    info, prolog, report = document.root.getroottree().docinfo, document.prolog, document.report
    if info.xml_version != "1.0":
        report.error(1, f"feed readers do not read XML {info.xml_version}", "declare version 1.0")
    encoding = prolog.declared or (info.encoding or "utf-8").lower()
    if prolog.contradicts:
        said = f"the byte order mark says {prolog.mark.upper()}, the declaration {prolog.declared}"
        report.error(1, f"{said} (XML 1.0, 4.3.3)", f'declare encoding="{prolog.mark}"')
    elif not _USUAL.fullmatch(encoding):
        report.warn(1, f"few readers know the encoding {encoding}", "write UTF-8")


def _check_doctype(document: Document, doctype: Doctype) -> None:
    """Check a DOCTYPE without entities: no reader loads its DTD, so what only the DTD declares is unknown."""
    from lxml import etree

    document.report.warn(
        doctype.line,
        "the feed has a DOCTYPE, which readers ignore and some refuse",
        "remove it (a policy of publisher: XML 1.0, 2.8 allows it)",
    )
    if doctype.is_netscape and "my.netscape.com" in doctype.text:
        message = (
            "the DTD of RSS 0.91 is no longer at my.netscape.com, and readers that load it fail (RSS 0.91)"
        )
        document.report.error(
            doctype.line, message, "remove the DOCTYPE, or name http://www.rssboard.org/rss-0.91.dtd"
        )
    version = document.root.get("version")
    if doctype.is_netscape and document.root.tag == "rss" and version not in {"0.91", None}:
        message = f"the DOCTYPE is that of RSS 0.91, the version is {version[:20]} (RSS 0.91)"
        document.report.error(doctype.line, message, "remove the DOCTYPE")
    for entity in document.root.iter(etree.Entity):
        if not (doctype.is_netscape and entity.name in name2codepoint):
            message = f"the entity {entity.text[:40]} is not declared (XML 1.0, 4.1)"
            document.report.error(entity.sourceline or 0, message, "write the character itself")


def _check_everywhere(document: Document) -> bool:
    """Check languages, bases, characters and namespaces on every element; False if they are too many.

    libxml2 keeps the attributes of an element in a list that is walked for each value, so their number is
    bounded.
    """
    errors_only = document.report.errors_only
    from lxml import etree

    declared: list[tuple[str, str]] = []
    # iterwalk yields each declaration once; nsmap has all of them at every element.
    for event, element in etree.iterwalk(document.root, events=("start-ns", "start")):
        if event == "start-ns":
            declared.append(element)
            continue
        if declared:
            if len(declared) > MOST_ATTRIBUTES:
                _report_many(document, element, f"{len(declared):,} namespaces")
                return False
            for prefix, space in declared:
                _check_namespace(document, element, prefix or "", space)
            declared.clear()
        names = element.keys()
        if len(names) > MOST_ATTRIBUTES:
            _report_many(document, element, f"{len(names):,} attributes")
            return False
        values = element.values() if names else ()
        if not errors_only:
            text, tail = element.text, element.tail
            if values or (text and not text.isascii()) or (tail and not tail.isascii()):
                _check_characters(document, element, (text, tail, *values))
        if values:
            _check_xml_attributes(document, element)
    return True


def _report_many(document: Document, element: Element, what: str) -> None:
    message = f"an element with {what}, of which no format of feeds has more than forty"
    document.error(element, message, "remove them (a policy of publisher, which checks no more of this feed)")


def _check_characters(document: Document, element: Element, values: Sequence[str | None]) -> None:
    for value in values:
        if not value or value.isascii():
            continue
        if _CONTROL.search(value):
            message = "the text holds control or replacement characters"
            document.warn(element, message, "write UTF-8, and repair the text")
        elif (twice := _TWICE.search(value)) is not None and repair(value) != value:
            message = f'the text was encoded in UTF-8 twice, such as "{twice[0]}"'
            document.warn(element, message, "encode it once: read the text as UTF-8 where it comes from")


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
    if not space or (space in RSS_NAMESPACES and document.root.tag != "rss"):
        return
    known = NAMESPACES.get(space)
    root = split_tag(document.root.tag)[0]
    near = near_namespace(space)
    if known is None and space != root and near:
        # Readers match the namespace of Media RSS letter by letter, and many feeds lack its slash.
        report = document.error if NAMESPACES[near] == "media" else document.warn
        report(element, f"the namespace {space[:80]} is not quite {near}", f'write xmlns:{prefix}="{near}"')
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
