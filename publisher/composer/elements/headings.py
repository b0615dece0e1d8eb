"""Headings without the links to themselves that programs put there for people who copy them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.elements.tree import classes_of, found, remove, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

WORDS = (
    *(
        "anchor",
        "permalink",
        "headerlink",
        "hash-link",
        "hashlink",
        "heading-link",
        "mw-editsection",
        "copy-link",
    ),
    *("section-link", "headinglink", "heading__link", "direct-link", "aria-hidden"),
)
# A link without words, or with a sign for its first.
_BARE = lazy(r"<a\b[^<>]{0,1000}>\s{0,5}(?:[#§¶∞🔗⚓]|</a>|<svg|<span|<i\b)", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption", "legend", "summary")
_CLASS = lazy(
    r"^(?:headerlink|header-?anchor|header-?link|heading-?(?:anchor|link)|heading__(?:anchor|link)|hash-?link|anchor|anchor-?link|"
    r"anchorjs-link|permalink|section-?link|section-anchor|direct-link|copy-link|link-?anchor|sl-anchor-link|deep-?link|"
    r"zola-anchor|td-heading-self-link|subheading-anchor|toc-anchor|autolink|markdownit-anchor|gatsby-.{0,20}anchor|toclink)$",
    re.IGNORECASE,
)
_SIGNS = frozenset("#¶§∞⌗※🔗⚓⛓🖇↪")
_LABEL = lazy(
    r"permalink|permanent link|direct link|direktlink|link to|link zu|lien "
    r"(?:permanent|vers)|enlace|copy link|anchor|"
    r"直链|链接|リンク|ссылка|odkaz",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of a label


def may_change(_: str, html: str) -> bool:
    """Whether a text may have links to headings, as far as the words of the links show it."""
    return _BARE.search(html) is not None


def change(root: HtmlElement, _: Links) -> None:
    """Remove a link within a heading, or beside it, that leads to the heading itself."""
    for link in found(root, "a"):
        heading = next((one for one in link.iterancestors(*_HEADINGS)), None)
        if _is_permalink(link, heading):
            target = link.get("id") or link.get("name") or ""
            above = heading if heading is not None else link.getparent()
            if target and above is not None and not above.get("id") and above.tag in _HEADINGS:
                above.set("id", target)
            _close_up(link)
            remove(link)
    for part in found(root, "span"):
        if "mw-editsection" in classes_of(part):
            remove(part)


def _close_up(link: HtmlElement) -> None:
    """Remove the blanks between the words of a heading and a link at one of its ends."""
    before, above = link.getprevious(), link.getparent()
    if above is None:
        return
    if link.tail is None or not link.tail.strip():
        link.tail = None
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        else:
            above.text = (above.text or "").rstrip()
    elif before is None and not (above.text or "").strip():
        link.tail = link.tail.lstrip()


def _is_permalink(link: HtmlElement, heading: HtmlElement | None) -> bool:
    href = link.get("href", "")
    if "#" not in href and not (href == "" and link.get("aria-hidden") == "true" and heading is not None):
        return False
    words = text_of(link, _LONGEST + 1)
    signs = "".join(sign for sign in words if sign.isalnum() or sign in _SIGNS)
    is_sign = not any(sign.isalnum() for sign in signs)
    named = any(_CLASS.match(one) for one in classes_of(link)[:20])
    label = f"{link.get('aria-label', '')} {link.get('title', '')}"[:300]
    if link.find(".//img") is not None and not named:
        return False
    if heading is None:
        if not is_sign and named and _stands_beside(link, href):
            return True
        return href.startswith("#") and is_sign and len(words) <= 3 and (named or bool(_LABEL.search(label)))
    others = text_of(heading, 2000)
    if len(others) <= len(words):  # the whole heading is the link
        return False
    if is_sign:
        return (
            bool(signs)
            or named
            or link.get("aria-hidden") == "true"
            or bool(_LABEL.search(label))
            or (not words and (link.find(".//svg") is not None or not (link.get("id") or link.get("name"))))
        )
    return len(words) <= _LONGEST and (
        bool(_LABEL.match(words)) if not named else _is_about_link(words, heading)
    )


def _stands_beside(link: HtmlElement, href: str) -> bool:
    """Whether a link that leads to a heading stands right behind it: with words for those who hear the page."""
    before = link.getprevious()
    return (
        before is not None
        and before.tag in _HEADINGS
        and bool(before.get("id"))
        and href == f"#{before.get('id')}"
    )


def _is_about_link(words: str, heading: HtmlElement) -> bool:
    """Whether words of a link with such a class are a label: a heading's own words are not."""
    return bool(_LABEL.search(words)) or len(words) <= 2 or text_of(heading, 2000).count(words) > 1
