"""Find out what a site is called, to separate its name from headlines and people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from publisher.models import Claim
from publisher.normalizer.origins import order
from publisher.normalizer.policy import Claims
from publisher.text.clean import bare_letters, clean
from publisher.text.iris import host_of

SEPARATOR = re.compile(
    r"\s+[|–—·•»«~/\\:›>-]{1,3}\s+|\s{0,3}[|｜]\s{0,3}|\s{0,3}::\s{0,3}|\s{0,3}_(?=[^_\s]{2,20}$)|(?<=[\w」』）)”]):\s{0,3}"
)


_PARTS = re.compile(r"[|｜–—·•»«~/\\:›>_-]")  # a separator holds one of them
_HEADLINE = order("h1, json-ld headline")
_WORDY, _WORDY_LETTERS = 4, 16  # words of a name, letters of a headline, below which they are not compared
_GUILLEMETS = frozenset("«»")
_SURE = 8  # letters of a domain's label that are no accident in a name
_LONG = 50  # letters; no site is called by so many


@lru_cache(maxsize=256)  # a page gives its title several times
def separators(text: str) -> list[re.Match[str]]:
    """Find what parts a title from a site's name; « and » that quote are none."""
    if not _PARTS.search(text):
        return []
    quoted = "«" in text and "»" in text
    found = (
        cut for cut in SEPARATOR.finditer(text) if text[: cut.start()].strip() and text[cut.end() :].strip()
    )
    return [cut for cut in found if not quoted or cut.group().strip() not in _GUILLEMETS]


@dataclass(frozen=True, slots=True)
class Names:
    """What the site is called, squeezed: names that are claimed, and the label of its domain."""

    claimed: frozenset[str]
    label: str

    def cover(self, part: str) -> bool:
        """Return whether a part of a title is the site's name, or its name with a word or two around it."""
        name = bare_letters(part)
        if not name or name in self.claimed:
            return True
        if len(name) > _LONG:
            return False
        if (
            bare_letters(part.split(maxsplit=1)[0]) == self.label
            and len(self.label) > 2
            and len(part.split()) <= 4
        ):
            return True
        if len(name) < 4 or len(self.label) < 3:
            return name == self.label
        if name in self.label:
            return len(name) * 2 >= len(self.label)
        if self.label in name:
            return len(name) <= 2 * len(self.label) + 12 and (
                len(self.label) >= _SURE or len(name) <= 3 * len(self.label)
            )
        return any(
            len(known) > 4 and name.startswith(known) and len(name) <= 2 * len(known) for known in self.claimed
        )

    def are(self, name: str) -> bool:
        """Return whether a name is the site's own: a claimed one, or nothing but its domain's label."""
        bare = bare_letters(name)
        return bare in self.claimed or bare == self.label


def headlines(claims: Claims) -> frozenset[str]:
    """Squeeze the headlines that the page shows or its article is given."""
    return frozenset(
        bare_letters(str(claim.value)[:200]) for claim in claims.of("title") if claim.origin in _HEADLINE
    )


def opens_headline(name: str, titles: frozenset[str]) -> bool:
    """Return whether a site's name, of four words or more, begins with the page's own headline.

    Some pages say "Tides turn early again | Harbour Notes" for the name of the site.
    """
    return len(name.split()) >= _WORDY and any(
        len(title) >= _WORDY_LETTERS and bare_letters(name).startswith(title) for title in titles
    )


def names_of(claims: Claims, publisher: str, said: Claim | None) -> Names:
    """Collect what the site is called: claims, the name decided and the claim that won it, the host."""
    titles = headlines(claims)
    claimed = {bare_letters(publisher)}
    for claim in (*claims.of("publisher"), *((said,) if said else ())):
        if isinstance(claim.value, str) and len(claim.value) < 100:
            name = clean(claim.value, 100)
            if opens_headline(claim.value, titles):
                continue
            claimed.add(bare_letters(name))
            claimed.update(bare_letters(part) for part in SEPARATOR.split(name)[:1])
    host = host_of(claims.url or claims.circumstances.url)
    claimed.add(bare_letters(host))
    labels = host.split(".")[:-1] or [""]
    # A few pages give their headline as the site's name.
    claimed = {
        name
        for name in claimed
        if name not in titles or name == bare_letters(publisher) or name in bare_letters(host)
    }
    return Names(frozenset(claimed - {""}), bare_letters(max(labels, key=len)))
