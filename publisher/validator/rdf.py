"""Tell RSS in RDF from other RDF: RSS 0.90 and 1.0 have a namespace of their own below rdf:RDF."""

from __future__ import annotations

from itertools import islice

from publisher.text.xml import Element, split_tag

# The namespace of the elements, and the name of the version. Sources: the specifications of RSS 0.90
# (Netscape) and RSS 1.0 (RSS-DEV).
VOCABULARIES = {
    "http://my.netscape.com/rdf/simple/0.9/": "RSS 0.90",
    "http://channel.netscape.com/rdf/simple/0.9/": "RSS 0.90",
    "http://purl.org/rss/1.0/": "RSS 1.0",
}
USUAL = "RSS 1.0"  # where the namespace of the channel is another one
_LOOK = 200  # elements that are looked at


def vocabulary_of(root: Element) -> str | None:
    """Give the namespace of the RSS elements below an rdf:RDF, or that of its channel; None if there are none."""
    strange = None
    for element in islice(root.iter(), _LOOK):
        space, name = split_tag(element.tag) if isinstance(element.tag, str) else ("", "")
        if space in VOCABULARIES:
            return space
        if name == "channel" and element.getparent() is root:
            strange = space
    declared = next((space for space in root.nsmap.values() if space in VOCABULARIES), None)
    return declared if strange is None else strange
