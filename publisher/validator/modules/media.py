"""Check Media RSS (1.5.1): hashes, ratings, restrictions, roles of credits, groups."""

from __future__ import annotations

import re
from collections.abc import Callable

from publisher.tables.media_rss import COUNTRIES, RATINGS, ROLES
from publisher.text.xml import Element, own_text, split_tag
from publisher.validator.document import Document
from publisher.validator.syntax import fault_of_absolute

_SOURCE = "Media RSS"
_HASH = re.compile(r"[0-9A-Za-z]{1,200}")
_LENGTHS = {"md5": 32, "sha-1": 40}
# A label of the Internet Content Rating Association: each letter of a topic is 1, or the topic as a whole is 0.
_TOPICS = {"n": "abc", "s": "abcdef", "v": "abcdefghij", "l": "abc", "o": "abcdefgh", "c": "ab", "x": "abcde"}
_SCHEMES = ("urn:ebu", "urn:yvs")  # of roles; Media RSS names both, although they are no URNs
_MOST = 1000  # countries of a restriction that are checked


def check(document: Document, element: Element, name: str) -> None:
    """Check what the table of modules cannot say of an element."""
    rule = _RULES.get(name)
    if rule is not None:
        rule(document, element)


def _check_group(document: Document, element: Element) -> None:
    space = split_tag(element.tag)[0]
    if len(element.findall(f"{{{space}}}content")) < 2:
        message = "media:group holds fewer than two media:content (Media RSS)"
        document.error(element, message, "keep the content, without a group")


def _check_hash(document: Document, element: Element) -> None:
    text, algorithm = own_text(element), element.get("algo", "md5")
    length = _LENGTHS.get(algorithm, 0)
    if not _HASH.fullmatch(text) or (length and len(text) != length):
        message = f'"{text[:60]}" is not a hash in hexadecimal digits ({_SOURCE})'
        document.error(element, message, f"write the {length or 32} digits of {algorithm[:20]}")


def _check_rating(document: Document, element: Element) -> None:
    text, scheme = own_text(element), element.get("scheme") or "urn:simple"
    if scheme == "urn:icra":
        if not _is_icra(text):
            document.error(
                element, f'"{text[:60]}" is not a label of ICRA ({_SOURCE})', 'write "r (cz 0 lz 0 ...)"'
            )
    elif scheme in RATINGS:
        if text not in RATINGS[scheme]:
            message = f'"{text[:40]}" is not a rating of {scheme} ({_SOURCE})'
            document.error(element, message, f"choose from: {', '.join(sorted(RATINGS[scheme]))}")
    elif fault_of_absolute(scheme):
        fault = fault_of_absolute(scheme)
        document.error(element, f"media:rating scheme: {fault} ({_SOURCE})", "write urn:simple, or a URI")


def _is_icra(text: str) -> bool:
    if len(text) > 500 or not text.startswith("r (") or not text.endswith(")"):
        return False
    words = text[3:-1].split(" ")
    return bool(words) and len(words) % 2 == 0 and all(map(_is_topic, words[::2], words[1::2]))


def _is_topic(label: str, value: str) -> bool:
    topic, letter = label[:1], label[1:]
    if letter == "z":
        return topic in _TOPICS and value in {"0", "1"}
    return len(letter) == 1 and letter in _TOPICS.get(topic, "") and value == "1"


def _check_restriction(document: Document, element: Element) -> None:
    text, kind = own_text(element), element.get("type")
    if not kind:
        if text not in {"", "all", "none"}:
            message = f'"{text[:40]}" is neither all nor none, and the restriction has no type ({_SOURCE})'
            document.error(element, message, 'add type="country" or type="uri"')
    elif kind == "country":
        for country in text.upper().split(" ")[:_MOST]:
            if country not in COUNTRIES:
                message = f'"{country[:20]}" is not a country ({_SOURCE}: ISO 3166)'
                document.error(element, message, "write codes of two letters, such as us")
    elif kind == "uri":
        fault = fault_of_absolute(text)
        if fault:
            document.error(element, f"media:restriction: {fault} ({_SOURCE})", "write an absolute URI")


def _check_credit(document: Document, element: Element) -> None:
    role, scheme = element.get("role", ""), element.get("scheme") or "urn:ebu"
    if role != role.lower():
        document.error(
            element, f'the role "{role[:40]}" has capital letters ({_SOURCE})', "write small letters"
        )
    elif role and scheme == "urn:ebu" and role not in ROLES:
        message = f'"{role[:40]}" is not a role of the European Broadcasting Union ({_SOURCE})'
        document.error(element, message, "choose one of its roles, such as author, or name another scheme")
    if scheme not in _SCHEMES and fault_of_absolute(scheme):
        document.error(element, f"media:credit scheme: {fault_of_absolute(scheme)} ({_SOURCE})", "write a URI")


_RULES: dict[str, Callable[[Document, Element], None]] = {
    "credit": _check_credit,
    "group": _check_group,
    "hash": _check_hash,
    "rating": _check_rating,
    "restriction": _check_restriction,
}
