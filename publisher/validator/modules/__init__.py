"""Check elements of modules (Dublin Core, iTunes, Media RSS ...): their names, number, places and values.

The rules are in publisher/tables/feed_modules.tsv; what a table cannot say is in a file for each module,
with a line in `_MORE`. Elements of modules that the table does not list are not checked, and a note names
the modules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from publisher.tables import contents
from publisher.tables.syndication import ATOM, ATOM_NAMES, NAMESPACES, RDF, XHTML
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.constructs import check_plain
from publisher.validator.document import Document, near_namespace, tag_name
from publisher.validator.modules import itunes, media, places, threading
from publisher.validator.modules.values import fault_of_value
from publisher.validator.syntax import fault_of_reference

# An element that is allowed in an RSS item is allowed in an Atom entry, and so on.
_SAME_PLACE = {"entry": "item", "source": "feed"}

# Namespaces of which the table has a part: they still get new elements, or are no modules of feeds.
_GROWING = frozenset({"podcast", "xhtml", "gml"})

# Namespaces whose elements are data of their own, which stands in feeds without being a module of them.
_FOREIGN = frozenset("svg mathml xlink xml atom rss1 rdf rdfs".split())

_RESOURCE = f"{{{RDF}}}resource"

Check = Callable[[Document, Element, str], None]  # the element, its name without prefix

_MORE: dict[str, Check] = {
    "geo": places.check,
    "itunes": itunes.check,
    "media": media.check,
    "thr": threading.check,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table: the rules for one element."""

    where: frozenset[str]
    once: bool
    kind: str
    attributes: dict[str, str] | None  # name, with "!" if required, to kind of value; None: any attribute


def check_module(document: Document, element: Element, within: str) -> None:
    """Check an element of a module. `within` is the name of its parent."""
    space, name = split_tag(element.tag)
    prefix = NAMESPACES.get(space) or NAMESPACES.get(near_namespace(space), "")
    full = f"{prefix}:{name}"
    rules, prefixes, _ = _table()
    if prefix not in prefixes:
        if prefix and prefix not in _FOREIGN:
            document.note_unchecked(element, prefix)
        return
    rule = rules.get(full)
    if rule is None and prefix == "dc":
        rule = rules.get(full.partition(".")[0])
    if rule is None and prefix in _GROWING:
        return
    if rule is None or not {_SAME_PLACE.get(within, within), "any"} & rule.where:
        # XHTML is everywhere a stranger, but harms no reader.
        report = document.warn if prefix == "xhtml" else document.error
        message = f"{full[:60]} is not an element of {within} (the {prefix} module)"
        report(element, message, "remove it, or check its spelling and place")
        return
    if rule.once and next(element.itersiblings(element.tag, preceding=True), None) is not None:
        document.error(element, f"a second {full} (the {prefix} module)", "keep one")
    _check_value(document, element, full, rule)
    if rule.attributes is not None:
        _check_attributes(document, element, full, rule.attributes)
    if len(element):
        _check_children(document, element, full, rule.kind)
    more = _MORE.get(prefix)
    if more is not None:
        more(document, element, name)


def stands_anywhere(element: Element) -> bool:
    """Report whether an element describes whatever it stands in, such as dc:title or geo:Point."""
    space, name = split_tag(element.tag)
    rule = _table()[0].get(f"{NAMESPACES.get(space, '')}:{name}")
    return rule is not None and "any" in rule.where


def _check_value(document: Document, element: Element, full: str, rule: Rule) -> None:
    text = own_text(element)
    source = f"the {full.partition(':')[0]} module"
    if document.rdf and rule.kind in {"link", "resource"}:
        _check_resource(document, element, full, source)
    elif rule.kind == "plain":
        check_plain(document, element, text, source)
    elif rule.kind == "tree":
        if text and not document.rdf:
            document.error(element, f"{full} must hold no text ({source})", "remove the text")
    else:
        fault = fault_of_value(rule.kind, text)
        if fault:
            document.error(element, f"{full}: {fault} ({source})", "fix or remove it")


def _check_resource(document: Document, element: Element, full: str, source: str) -> None:
    """Check an element of which RDF makes an arc to another resource (RDF/XML Syntax, 2.4)."""
    resource = element.get(_RESOURCE)
    if resource is None:
        document.error(element, f"{full} without rdf:resource ({source})", "write the address as rdf:resource")
    elif fault_of_reference(resource):
        document.error(element, f"{full}: {fault_of_reference(resource)} ({source})", "percent-encode it")


def _check_attributes(document: Document, element: Element, full: str, known: dict[str, str]) -> None:
    if not known and not element.keys():
        return
    source = f"the {full.partition(':')[0]} module"
    for key, value in element.items():
        kind = known.get(key) or known.get(f"{key}!")
        if kind is None and key[:1] != "{":
            document.error(element, f"{key[:40]} is not an attribute of {full} ({source})", "remove it")
        elif kind is not None and fault_of_value(kind, value):
            document.error(
                element, f"{full} {key}: {fault_of_value(kind, value)} ({source})", "fix or remove it"
            )
    for key in known:
        if key[-1] == "!" and element.get(key[:-1]) is None:
            document.error(element, f"{full} without {key[:-1]} ({source})", f"add {key[:-1]}")


def _check_children(document: Document, element: Element, full: str, kind: str) -> None:
    """Check the children of a module's element: only "tree" and "open" elements have any."""
    own, source = split_tag(element.tag)[0], f"the {full.partition(':')[0]} module"
    if document.rdf and kind != "tree":
        return
    if kind == "open":
        _check_inner(document, element, full)
        if full not in _table()[2]:
            return
    for child in child_elements(element):
        space = split_tag(child.tag)[0]
        if kind not in {"tree", "open"}:
            message = f"{full} must hold only text, not {tag_name(child.tag)[:60]} ({source})"
            document.error(child, message, "escape markup as &lt; or remove it")
        elif space == own or (kind == "tree" and space and space not in {ATOM, XHTML}):
            check_module(document, child, full)
        elif kind == "tree" and (not space or (space == ATOM and split_tag(child.tag)[1] not in ATOM_NAMES)):
            message = f"{tag_name(child.tag)[:40]} is not an element of {full} ({source})"
            document.error(child, message, "remove it, or put it in a namespace")


def _check_inner(document: Document, element: Element, full: str) -> None:
    """Check that what is inside an element that holds anything is in namespaces."""
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str) and inner.tag[:1] != "{":
            message = f"{inner.tag[:40]} is in no namespace inside {full} (Namespaces in XML 1.0)"
            document.error(inner, message, "put it in one")


@cache
def _table() -> tuple[dict[str, Rule], frozenset[str], frozenset[str]]:
    """Read the table: the rules by name, the prefixes, and the names of all parents."""
    rules: dict[str, Rule] = {}
    text = contents("feed_modules.tsv")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, where, count, kind, attributes = line.split("\t")
        pairs = dict(pair.split("=", 1) for pair in attributes.split() if "=" in pair)
        rules[name] = Rule(frozenset(where.split()), count == "1", kind, None if attributes == "*" else pairs)
    parents = frozenset(parent for rule in rules.values() for parent in rule.where)
    return rules, frozenset(name.partition(":")[0] for name in rules), parents
