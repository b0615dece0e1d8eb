"""Elements of the XML formats of newsrooms, by their local names: senders differ in prefixes and namespaces."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.text.xml import Element, child_elements, split_tag

MOST = 200  # elements of one name that are looked at; more is no metadata


def local_name(element: Element) -> str:
    """Give an element's name without its namespace; "" for a comment or an instruction."""
    return split_tag(element.tag)[1] if isinstance(element.tag, str) else ""


def children(element: Element | None, name: str) -> list[Element]:
    """List the children of a name."""
    if element is None:
        return []
    found: list[Element] = []
    for one in child_elements(element):
        if local_name(one) == name:
            found.append(one)
            if len(found) == MOST:
                break
    return found


def at(element: Element | None, path: str) -> Element | None:
    """Give the first element at a path of names ("itemMeta/provider"); None where there is none."""
    for name in path.split("/"):
        if element is None:
            return None
        element = next((one for one in child_elements(element) if local_name(one) == name), None)
    return element


def within(element: Element | None, name: str) -> Iterator[Element]:
    """Give the descendants of a name, in the order of the document."""
    if element is None:
        return
    count = 0
    for one in element.iter():
        if one is not element and local_name(one) == name:
            yield one
            count += 1
            if count == MOST:
                return


def words_of(element: Element | None) -> str:
    """Give an element's text with that of its children, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def attribute(element: Element | None, name: str) -> str:
    """Give an attribute by its local name, stripped."""
    if element is None:
        return ""
    value = element.get(name)
    if value is None:
        value = next((one for key, one in element.attrib.items() if split_tag(key)[1] == name), "")
    return str(value).strip()
