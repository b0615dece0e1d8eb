"""RDF: tell RSS from other RDF, and check the syntax that RSS 0.90 and 1.0 share with it (RDF/XML Syntax)."""

from __future__ import annotations

from itertools import islice

from publisher.tables.syndication import RDF
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.document import Document, tag_name

# The namespace of the elements, and the name of the version. Sources: the specifications of RSS 0.90
# (Netscape) and RSS 1.0 (RSS-DEV).
VOCABULARIES = {
    "http://my.netscape.com/rdf/simple/0.9/": "RSS 0.90",
    "http://channel.netscape.com/rdf/simple/0.9/": "RSS 0.90",
    "http://purl.org/rss/1.0/": "RSS 1.0",
}
USUAL = "RSS 1.0"  # where the namespace of the channel is another one
_ATTRIBUTES = frozenset("about ID nodeID resource parseType datatype type bagID value".split())
_PARSE_TYPE = f"{{{RDF}}}parseType"
_LOOK = 200  # elements that are looked at


def vocabulary_of(root: Element) -> str | None:
    """Give the namespace of the RSS elements below an rdf:RDF, or of its channel; None if there are none."""
    strange = None
    for element in islice(root.iter(), _LOOK):
        space, name = split_tag(element.tag) if isinstance(element.tag, str) else ("", "")
        if space in VOCABULARIES:
            return space
        if name == "channel" and element.getparent() is root:
            strange = space
    declared = next((space for space in root.nsmap.values() if space in VOCABULARIES), None)
    return declared if strange is None else strange


def check_syntax(document: Document, root: Element) -> None:
    """Check that elements are nodes and properties by turns (RDF/XML Syntax, 2 and 7.2).

    A node, such as an item, holds properties and no text. A property, such as its title, holds either text or
    one node; with rdf:parseType="Literal" it holds anything, with "Resource" properties.
    """
    if own_text(root):
        document.error(root, "RDF holds text (RDF/XML Syntax 2.1)", "remove it")
    waiting = [(child, True) for child in child_elements(root)]
    while waiting:
        element, node = waiting.pop()
        _check_names(document, element)
        children = list(child_elements(element)) if len(element) else []
        kind = element.get(_PARSE_TYPE)
        if not node and kind == "Literal":
            continue
        if not node and kind is None and children:
            _check_property(document, element, children)
        elif children and own_text(element):
            message = f"{tag_name(element.tag)[:40]} mixes text and elements (RDF/XML Syntax 2.1)"
            document.error(element, message, "remove the text")
        within = not node and kind is None
        waiting += [(child, within) for child in children]


def _check_property(document: Document, element: Element, children: list[Element]) -> None:
    said, name = "", tag_name(element.tag)[:40]
    if own_text(element):
        said = f"{name} mixes text and elements"
    elif len(children) > 1:
        said = f"{name} holds {len(children)} elements, of which a property has one"
    elif any(key[:1] != "{" or split_tag(key)[0] == RDF for key in element.attrib):
        said = f"{name} has attributes and an element, of which a property has one or the other"
    if said:
        remedy = 'escape the markup, or say rdf:parseType="Literal"'
        document.error(element, f"{said} (RDF/XML Syntax 2.2)", remedy)


def _check_names(document: Document, element: Element) -> None:
    """Check that attributes in the namespace of RDF are attributes of RDF (RDF/XML Syntax, 5.1)."""
    for key in element.attrib:
        space, name = split_tag(key)
        if space == RDF and name not in _ATTRIBUTES:
            message = f"rdf:{name[:40]} is not an attribute of RDF (RDF/XML Syntax 5.1)"
            document.error(element, message, "check its spelling")
