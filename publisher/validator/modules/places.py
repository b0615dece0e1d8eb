"""Check points of the W3C's basic geo vocabulary (http://www.w3.org/2003/01/geo/)."""

from __future__ import annotations

from publisher.text.xml import Element, split_tag
from publisher.validator.document import Document


def check(document: Document, element: Element, name: str) -> None:
    """Check that a point has both coordinates."""
    if name != "Point" or document.rdf:
        return
    space = split_tag(element.tag)[0]
    for part in ("lat", "long"):
        if element.find(f"{{{space}}}{part}") is None:
            document.error(element, f"geo:Point without geo:{part} (the geo module)", f"add geo:{part}")
