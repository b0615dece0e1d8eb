"""Nothing that a reader or browser would run, load or obey leaves the house, in any format."""

from __future__ import annotations

import html5lib
import orjson
import pytest
from lxml import etree

from hostile.liveness import MATHML, XHTML, is_web, live
from hostile.payloads import payloads
from hostile.processing import READERS, emitted, packed, process
from publisher.composer.sanitiser import MATH_TAGS, TAGS
from publisher.models import Item

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
PAGE_KINDS = ("index", "feed", "article")
ATTACKS = payloads()
BATCH = 200


def findings_in(files: dict[str, bytes]) -> list[str]:
    """Everything alive in one emission, and every address that leads elsewhere than to the web."""
    return [
        *_in_rss(files["rss"]),
        *_in_atom(files["atom"]),
        *_in_json(files["json"]),
        *(one for kind, data in files.items() if kind in PAGE_KINDS for one in _in_page(kind, data)),
        *_in_opml(files["opml"]),
    ]


def _in_rss(data: bytes) -> list[str]:
    found = []
    for element in etree.fromstring(data).iter():
        found += [
            f"rss {one}" for one in live(element.text or "")
        ]  # readers take titles and names for HTML, too
        found += [
            f"rss {key}={value}"
            for key, value in element.attrib.items()
            if key in {"url", "href"} and not is_web(value)
        ]
        if element.tag in {"link", "comments"} and element.text:
            found += [] if is_web(element.text) else [f"rss {element.tag} {element.text}"]
    return found


def _in_atom(data: bytes) -> list[str]:
    found = []
    for element in etree.fromstring(data).iter():
        is_text = element.tag.startswith(ATOM) and element.tag != ATOM + "link"  # media have types of files
        kind = element.get("type", "text") if is_text else "text"
        if kind == "html":
            found += [f"atom {one}" for one in live(element.text or "")]
        elif kind != "text":
            found.append(f"atom type={kind}")
        address = element.get("href") or (element.text if element.tag == ATOM + "uri" else None)
        found += [] if address is None or is_web(address) else [f"atom address {address}"]
    return found


def _in_json(data: bytes) -> list[str]:
    found = []
    for item in orjson.loads(data)["items"]:
        found += [f"json {one}" for one in live(item.get("content_html", ""))]
        addresses = [item[key] for key in ("url", "image", "external_url") if key in item]
        addresses += [author["url"] for author in item.get("authors", []) if "url" in author]
        addresses += [one["url"] for one in item.get("attachments", [])]
        found += [f"json address {address}" for address in addresses if not is_web(address)]
    return found


def _in_page(kind: str, data: bytes) -> list[str]:
    """A page has one style of its own, one policy, and so many links and headers: count them."""
    counts: dict[str, int] = {}
    found = []
    whole = html5lib.parse(data.decode(), namespaceHTMLElements=True)
    parts = {f"#{element.get('id')}" for element in whole.iter() if element.get("id")}
    for element in whole.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.removeprefix(XHTML).removeprefix(MATHML).replace(SVG, "svg:")
        for one in (name, *(f"{name} {key}" for key in element.attrib)):
            counts[one] = counts.get(one, 0) + 1
        drawn = name in DRAWN and set(element.attrib) <= DRAWN_ATTRIBUTES
        expected = drawn or (name in PAGE_ELEMENTS and set(element.attrib) <= PAGE_ATTRIBUTES)
        found += [] if expected else [f"{kind} <{name} {dict(element.attrib)}>"]
        for address in (element.get("href", ""), element.get("src", "")):
            ours = address.removeprefix("../") in PAGE_FILES or address.startswith("data:image/svg+xml,")
            found += [] if ours or address in parts or is_web(address) else [f"{kind} address {address}"]
    drawings = 0 if kind == "article" else 2
    if counts.get("svg:svg", 0) != drawings:
        found.append(f"{kind} svg x {counts.get('svg:svg', 0)}")
    return found + [
        f"{kind} {name} x {counts.get(name, 0)}"
        for name, count in PAGE_OWN.items()
        if counts.get(name, 0) != count + (kind == "article" and name == "link")  # it also says where it stands
    ]


PAGE_ELEMENTS = (
    TAGS
    | MATH_TAGS
    | frozenset(
        "html head meta title link style body header footer h1 h2 main nav section article audio video".split()
    )
)
PAGE_ATTRIBUTES = frozenset(
    "lang dir charset name content rel type title href class datetime aria-label aria-labelledby http-equiv id"
    " aria-hidden loading controls preload src alt height width hreflang reversed start colspan rowspan"
    " scope align open alttext display mathvariant".split()
)
SVG = "{http://www.w3.org/2000/svg}"
# The sign on the button, and the QR code.
DRAWN = {f"svg:{name}" for name in ("svg", "path", "circle")}
DRAWN_ATTRIBUTES = set("viewBox aria-hidden d stroke cx cy r".split())
PAGE_FILES = frozenset({"", "index.html", "all.html", "all.rss", "all.atom", "all.json", "feeds.opml"})
PAGE_OWN = {
    "style": 1, "meta charset": 1, "meta http-equiv": 1, "link": 4, "title": 1, "header": 1, "main": 1, "h1": 1,
    "script": 0, "body": 1,
}  # fmt: skip


def _in_opml(data: bytes) -> list[str]:
    tags = [element.tag for element in etree.fromstring(data).iter()]
    return [] if tags == ["opml", "head", "title", "body", "outline"] else [f"opml {tags}"]


def findings_of(attacks: list[str], readers: tuple[str, ...]) -> tuple[int, list[str]]:
    """Send attacks through readers and all formats; how many items came out, and what was alive in them."""
    found: list[str] = []
    items: list[Item] = []
    made = 0
    for number, attack in enumerate(attacks):
        for reader in readers:
            items += process(*packed(attack, reader, number))
        if len(items) >= BATCH or number == len(attacks) - 1:
            made += len(items)
            found += findings_in(emitted(items, f"Harbour Notes {attack}".translate(PRINTED)))
            items = []
    return made, found


PRINTED = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF])


def test_the_checker_itself_sees_what_is_alive() -> None:
    """A checker that finds nothing anywhere would prove nothing."""
    some = ATTACKS[::25]
    alive = [attack for attack in some if live(attack)]

    assert len(ATTACKS) > 10_000
    assert len(alive) > len(some) // 2


@pytest.mark.parametrize("reader", READERS)
def test_no_attack_survives_a_reader(reader: str) -> None:
    """A share of the attacks through each reader and every format: nothing alive comes out."""
    start = READERS.index(reader)
    attacks = ATTACKS[start :: 15 * len(READERS)]

    made, found = findings_of(attacks, (reader,))

    assert made > len(attacks) * 9 // 10
    assert found == []


@pytest.mark.hostile
@pytest.mark.parametrize("share", range(8))
def test_no_attack_survives_any_reader(share: int) -> None:
    """Every attack through every reader and every format: nothing alive comes out."""
    attacks = ATTACKS[share::8]

    made, found = findings_of(attacks, READERS)

    assert made > len(attacks) * len(READERS) * 9 // 10
    assert found == []
