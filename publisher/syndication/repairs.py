"""Repairs of a document that is not well-formed: what people and templates get wrong."""

from __future__ import annotations

import re

from publisher.tables.syndication import NAMESPACES

_TAG = re.compile(r"<[A-Za-z_][\w:.-]{0,60}\s[^<>]{0,4000}>")
_VALUE = re.compile(r"""(=\s{0,5})(?:("[^"]{0,4000}"|'[^']{0,4000}')|([^\s"'<>]{1,2000}))""")
# Elements whose text is HTML, what ends their entry, and CDATA, which is text already.
_PIECE = re.compile(
    r"<(?:(?P<cdata>!\[CDATA\[)|(?P<entry>/?(?:item|entry)(?=[\s>]))"
    r"|(?P<closing>/?)(?P<name>description|content:encoded|itunes:summary|summary|content|fullitem)"
    r"(?P<rest>\s[^<>]{0,500})?>)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"[<\s]/?([A-Za-z][\w.-]{0,20}):[A-Za-z][\w.-]{0,60}(?=[\s=/>])")
_DECLARED = re.compile(r"\sxmlns:([A-Za-z][\w.-]{0,20})")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,20}:)?(?:rss|RDF|feed|channel|opml)(?=[\s>])", re.IGNORECASE)
_URIS = {prefix: uri for uri, prefix in NAMESPACES.items()}
_RESERVED = frozenset({"xml", "xmlns"})
MOST_PREFIXES = 50


def with_quoted_attributes(text: str) -> str:
    """Put quotes around the values of attributes that have none: `version=2.0`."""
    return _TAG.sub(lambda match: _VALUE.sub(_quoted, match[0]), text) if "=" in text else text


def _quoted(match: re.Match[str]) -> str:
    if match[3] is None:
        return match[0]
    value, closing = match[3], ""
    if value.endswith("/") and match.end() == len(match.string) - 1:  # `<enclosure type=audio/mpeg/>`
        value, closing = value[:-1], "/"
    return f'{match[1]}"{value}"{closing}'


def with_declared_prefixes(text: str) -> str:
    """Declare the prefixes of modules that a feed uses without a declaration."""
    root = _ROOT.search(text)
    if root is None:
        return text
    declared = _RESERVED.union(_DECLARED.findall(text))
    used = dict.fromkeys(_PREFIX.findall(text[root.start() :]))
    missing = [one for one in used if one not in declared][:MOST_PREFIXES]
    added = "".join(f' xmlns:{one}="{_URIS.get(one.lower(), f"urn:x-undeclared:{one}")}"' for one in missing)
    return text[: root.end()] + added + text[root.end() :]


def with_html_as_text(text: str) -> str:
    """Mark HTML that stands in a text as it is: its elements are seldom closed as XML demands.

    XHTML stays: its elements are part of the document.
    """
    pieces: list[str] = []
    written = at = 0
    opening: re.Match[str] | None = None
    while piece := _PIECE.search(text, at):
        at = piece.end()
        if piece["cdata"]:
            end = text.find("]]>", at)
            at = end + 3 if end >= 0 else len(text)
            opening = None
        elif piece["entry"]:
            opening = None
        elif not piece["closing"]:
            is_text = "xhtml" not in (piece["rest"] or "").lower() and not (piece["rest"] or "").endswith("/")
            opening = (piece if is_text else None) if opening is None else opening
        elif opening is not None and opening["name"] == piece["name"]:
            inner = text[opening.end() : piece.start()]
            if "<" in inner:
                pieces += (text[written : opening.end()], "<![CDATA[", inner, "]]>")
                written = piece.start()
            opening = None
    return "".join((*pieces, text[written:]))
