"""Entries of an export that are not public or not posts, by the marks of WordPress, Blogger and AtomPub.

An export holds all that its program stores: drafts, trash, pages, menus, settings. Only public posts are
imported. An entry whose mark has an unknown value is left out also.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher.syndication.elements import Parts, name_of, parts_of
from publisher.text.xml import Element, all_text

DRAFT, PRIVATE, SCHEDULED, TRASHED = "draft", "private post", "scheduled post", "trashed post"
PAGE, COMMENT, PROTECTED, INCOMPLETE = "page", "comment", "password-protected post", "incomplete entry"

# WordPress: the statuses and types of posts that it registers itself. WXR writes both for each item.
_WORDPRESS_STATES = {
    "publish": "", "draft": DRAFT, "pending": "pending post", "private": PRIVATE, "future": SCHEDULED,
    "trash": TRASHED, "auto-draft": "auto-draft", "inherit": "revision",
}  # fmt: skip
_WORDPRESS_TYPES = {
    "post": "", "page": PAGE, "attachment": "attachment", "nav_menu_item": "menu item", "revision": "revision",
}  # fmt: skip
# Blogger API 3, Posts and Comments, `status`; Google Takeout writes these words into feed.atom.
_BLOGGER_STATES = {"live": "", "draft": DRAFT, "scheduled": SCHEDULED, "soft_trashed": TRASHED}
_BLOGGER_TYPES = {"post": "", "page": PAGE, "comment": COMMENT}
# Google Data API, kinds: Blogger's older exports write one as a category of each entry.
_KIND = "//schemas.google.com/g/2005#kind"
_GOOGLE_KINDS = _BLOGGER_TYPES | {"settings": "setting", "template": "template"}
_REQUIRED = ("wp:status", "wp:post_type", "blogger:status", "blogger:type")


def kinds_left_out(entries: Sequence[Parts], feed: Parts) -> list[str]:
    """Name the kind of each entry of RSS or Atom that must not be published; "" for a public post.

    What is not a post is named by its type, whatever its status. An export marks all of its entries, so one
    without a mark is incomplete, and is not public.
    """
    required = {name for name in _REQUIRED if any(name in parts for parts in entries)}
    if any(name.startswith("wp:") for name in feed):
        required.add("wp:status")
    return [next(filter(None, _kinds(parts, required)), "") for parts in entries]


def is_export(root: Element) -> bool:
    """Report whether a document holds any of the marks."""
    return any(
        name == "app:control"
        or name.startswith(("wp:", "blogger:"))
        or (name == "atom:category" and _is_kind(one))
        for one in root.iter()
        if (name := name_of(one))
    )


def _kinds(parts: Parts, required: set[str]) -> Iterator[str]:
    yield from (kind_of(text, _WORDPRESS_TYPES, "of type") for text in _texts(parts, "wp:post_type"))
    yield from (kind_of(text, _BLOGGER_TYPES, "of type") for text in _texts(parts, "blogger:type"))
    yield from (_google_kind(one) for one in parts.get("atom:category", ()))
    yield from (kind_of(text, _WORDPRESS_STATES) for text in _texts(parts, "wp:status"))
    yield from (kind_of(text, _BLOGGER_STATES) for text in _texts(parts, "blogger:status"))
    yield from (TRASHED for text in _texts(parts, "blogger:trashed") if text)
    yield from (PROTECTED for text in _texts(parts, "wp:post_password") if text)
    if not required <= parts.keys():
        yield INCOMPLETE
    for control in (parts, *map(parts_of, parts.get("app:control", ()))):
        yield from (DRAFT for text in _texts(control, "app:draft") if text != "no")  # RFC 5023, 13.1.1


def comments_in(root: Element) -> int:
    """Count the comments that WordPress writes into its items."""
    return sum(name_of(one) == "wp:comment" for one in root.iter())


def _texts(parts: Parts, name: str) -> Iterator[str]:
    yield from (all_text(element).lower() for element in parts.get(name, ()))


def kind_of(text: str, known: Mapping[str, str], unknown: str = "of unknown status") -> str:
    """Name the kind for which a word of an export stands; a word that is not known is named itself."""
    return known[text] if text in known else f"{unknown} {text[:30]!r}"


def _is_kind(category: Element) -> bool:
    return str(category.get("scheme", "")).strip().lower().endswith(_KIND)


def _google_kind(category: Element) -> str:
    if not _is_kind(category):
        return ""
    term = str(category.get("term", "")).strip().lower()
    kind = term.rpartition("#")[2]
    # Other programs of Google have kinds of their own, such as YouTube's "video".
    return kind_of(kind, _GOOGLE_KINDS, "of type") if kind in _GOOGLE_KINDS or "blogger" in term else ""
