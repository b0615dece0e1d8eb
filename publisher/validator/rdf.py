"""Tell RSS in RDF from other RDF: RSS 0.90 and 1.0 have a namespace of their own below rdf:RDF."""

from __future__ import annotations

from itertools import islice

from publisher.tables.syndication import RDF
from publisher.text.xml import Element, split_tag

# The namespace of the elements, and the name of the version. Sources: the specifications of RSS 0.90
# (Netscape) and RSS 1.0 (RSS-DEV).
VOCABULARIES = {
    "http://my.netscape.com/rdf/simple/0.9/": "RSS 0.90",
    "http://channel.netscape.com/rdf/simple/0.9/": "RSS 0.90",
    "http://purl.org/rss/1.0/": "RSS 1.0",
}
_LOOK = 200  # elements that are looked at


def vocabulary_of(root: Element) -> str:
    """Give the namespace of the RSS elements below an rdf:RDF; "" if there are none."""
    for element in islice(root.iter(), _LOOK):
        space = split_tag(element.tag)[0] if isinstance(element.tag, str) else ""
        if space in VOCABULARIES:
            return space
    declared = [space for space in root.nsmap.values() if space in VOCABULARIES]
    if declared:
        return str(declared[0])
    return "http://purl.org/rss/1.0/" if split_tag(root.tag)[0] != RDF else ""
