"""Marks of entries that are not public: those of exports, which are no feeds, and AtomPub's mark of a draft.

An export holds all that its program stores: drafts, trash, pages, menus, settings. `importer.exports` reads it;
read as a feed it is refused, so that nothing of it is published by mistake.
"""

from __future__ import annotations

from publisher.syndication.elements import Parts, name_of, parts_of
from publisher.text.xml import Element, all_text

DRAFT = "draft"
# WordPress writes these into a WXR, Google Takeout those of Blogger into feed.atom.
_PROGRAMS = {
    "wp:wxr_version": "WordPress", "wp:post_type": "WordPress", "wp:status": "WordPress",
    "blogger:type": "Blogger", "blogger:status": "Blogger",
}  # fmt: skip
_MARKS = ("wp:", "blogger:", "app:control", "app:draft")  # how the names of such marks begin
# Google Data API, kinds: Blogger's older exports write one as a category of each entry.
_KIND = "//schemas.google.com/g/2005#kind"


def program_of(root: Element) -> str:
    """Name the program whose export a document is; "" for a feed."""
    return next(filter(None, map(_program, root.iter("{*}*"))), "")


def has_marks(root: Element) -> bool:
    """Report whether a document marks entries as not public, so that a damaged one may have lost a mark."""
    return any(_program(one) or name_of(one).startswith(_MARKS) for one in root.iter("{*}*"))


def is_draft(parts: Parts) -> bool:
    """Report whether an entry is a draft (RFC 5023, 13.1.1); a value other than "no" is one."""
    return any(
        (text := all_text(one).lower()) and text != "no"
        for inner in (parts, *map(parts_of, parts.get("app:control", ())))
        for one in inner.get("app:draft", ())
    )


def _program(element: Element) -> str:
    name = name_of(element)
    if name != "atom:category":
        return _PROGRAMS.get(name, "")
    is_kind = str(element.get("scheme", "")).strip().lower().endswith(_KIND)
    # Other programs of Google have kinds of their own, such as YouTube's "video".
    return "Blogger" if is_kind and "blogger" in str(element.get("term", "")).lower() else ""
