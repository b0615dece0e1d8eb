"""What a browser or feed reader would run, load or obey in HTML, found with an HTML5 parser."""

from __future__ import annotations

import re
from typing import Any

import html5lib

from publisher.composer.sanitiser import MATH_TAGS
from publisher.composer.targets import PREFIX, part_name

XHTML = "{http://www.w3.org/1999/xhtml}"
LIVE = frozenset(
    "script style iframe object embed form svg base meta link applet frame frameset template noscript"
    " input button select textarea option keygen video audio source track portal dialog marquee title xmp"
    " plaintext noembed noframes html head image param isindex bgsound layer ilayer canvas slot".split()
)
MATHML = "{http://www.w3.org/1998/Math/MathML}"
# What is no formula in MathML, and what lets a parser go back to HTML within it.
LIVE_MATHML = frozenset("annotation annotation-xml mglyph malignmark maction-link script style a img".split())
OBEYED = frozenset(
    "style srcdoc formaction srcset id name class is slot target ping form action background poster data"
    " manifest codebase classid archive usemap dynsrc lowsrc longdesc http-equiv content contenteditable"
    " autofocus tabindex accesskey".split()
)
ADDRESSES = frozenset({"href", "src", "cite", "xlink:href", "{http://www.w3.org/1999/xlink}href"})
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\ufeff]")
_LANGUAGE = re.compile(r"language-[\w+#.-]{1,40}")
_GOOD = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)


def live(html: str, *, scripting: bool = False) -> list[str]:
    """Name each construct of an HTML fragment that is more than text, emphasis, links and pictures."""
    found: list[str] = []
    for element in html5lib.parseFragment(html, container="div", scripting=scripting).iter():
        tag = element.tag
        if not isinstance(tag, str) or tag == "DOCUMENT_FRAGMENT":
            continue
        name = tag.removeprefix(XHTML)
        if name.startswith(MATHML):
            name = name.removeprefix(MATHML)
            if name in LIVE_MATHML or name not in MATH_TAGS:
                found.append(f"<math {name}>")
            found.extend(
                f"<math {key}={value}>" for key, value in element.attrib.items() if _is_live(key, value)
            )
            continue
        if name in LIVE or name.startswith("{") or "-" in name:
            found.append(f"<{name}>")
        found.extend(
            f"<{name} {key}={value}>"
            for key, value in element.attrib.items()
            if _is_live(key, value) and not (name == "code" and key == "class" and _LANGUAGE.fullmatch(value))
        )
    return found


def _is_live(key: Any, value: str) -> bool:
    name = str(key).lower()
    if name in ADDRESSES:
        return not is_web(value) and not (name == "href" and value.startswith("#"))
    if name in {"id", "name"}:  # of a part of the text: no page has a variable of such a name
        return part_name(value.removeprefix(PREFIX)) != value
    return name.startswith("on") or name in OBEYED or ":" in name


def is_web(address: str) -> bool:
    """Tell an address that leads to the web or a mailbox, whatever is hidden in it."""
    return _GOOD.match(_IGNORED.sub("", address)) is not None
