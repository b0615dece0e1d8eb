"""What the names of an element's classes and its id say of it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from publisher.tables import page_classes as table
from publisher.text.lazy import lazy

LONGEST = 400  # characters of a class attribute that are looked at
# Letters; those that a number precedes or follows within a name are of no language ("0243ad1").
_NAME = lazy(r"[A-Za-z0-9]{1,100}")
_WORDS = lazy(r"[A-Z]{0,40}[a-z]{1,40}|[A-Z]{1,40}")
_NUMBERED = lazy(r"[A-Za-z]{1,60}\d{0,3}$")
_BODY = lazy(
    r"(?:^|\s)(?:article|entry|post|story|news|content)[_-]{0,2}(?:body|content|text)(?:$|\s)", re.IGNORECASE
)


class Traits(NamedTuple):
    """What an element's names say; a word is "" where they say nothing of the kind."""

    around: str = ""  # the word by which it surrounds the text
    always: bool = False  # and may hold more prose than the text
    body: bool = False
    note: bool = False
    lede: bool = False
    about: bool = False
    caption: bool = False
    teaser: bool = False
    author: bool = False


NONE = Traits()


@lru_cache(maxsize=20_000)
def traits(names: str) -> Traits:
    """Return what names say: class names, and the id where it counts, cut at `LONGEST` characters."""
    parts = _words(names)
    if not parts:
        return NONE
    words = {*parts, *(one + two for one, two in pairwise(parts) if len(one) > 2 < len(two))}
    around = table.AROUND & words
    word = min(around) if around else next((one for one in parts if one.startswith(table.BEGINNINGS)), "")
    found = Traits(
        word,
        not table.ALWAYS.isdisjoint(around),
        _BODY.search(names) is not None,
        not table.NOTES.isdisjoint(words),
        not table.LEDES.isdisjoint(words),
        not table.ABOUT.isdisjoint(words) or any(one.startswith(table.ABOUT_BEGINNINGS) for one in parts),
        not table.CAPTIONS.isdisjoint(words),
        not table.TEASERS.isdisjoint(words),
        not table.AUTHORS.isdisjoint(words) or any(one.startswith("author") for one in parts),
    )
    return found if any(found) else NONE


def _words(names: str) -> list[str]:
    """Part names into words in lower case, without those that they deny: "no-sidebar", "has-ads"."""
    parts: list[str] = []
    denied = False
    for name in names.split():
        denied = False
        for part in _NAME.findall(name):
            if not _NUMBERED.match(part):
                continue
            for word in _WORDS.findall(part):
                folded = word.lower()
                if folded in table.DENYING:
                    denied = True
                elif not denied:
                    parts.append(folded)
    return parts
