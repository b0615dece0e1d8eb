"""Template tags that show a picture: `figure`, `img`, an `include` or a function that names one."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#][^\s]{0,200})?$", re.IGNORECASE)
_WORD = re.compile(
    r"""(?:(?P<key>[\w-]{1,40})\s{0,3}[=:]\s{0,3})?"""
    r"""(?:"(?P<double>[^"]{0,1000})"|'(?P<single>[^']{0,1000})'|(?P<bare>[^\s"'(),=]{1,500}))"""
)
_SOURCES = ("src", "url", "path", "image", "image_path", "file", "filename", "img", "image_url", "link")
_CAPTIONS = ("caption", "title", "description")


class Picture(NamedTuple):
    """What a tag shows."""

    source: str
    alt: str
    caption: str

    def html(self) -> str:
        """Write it as an element."""
        image = f'<img src="{escape(self.source)}" alt="{escape(self.alt)}">'
        if not self.caption:
            return image
        return f"<figure>{image}<figcaption>{escape(self.caption, quote=False)}</figcaption></figure>"


def picture_of(tag: str) -> Picture | None:
    """Read the picture that a tag names; None where it names none.

    The first word is the tag's own name. A word without a key is the file if it ends like one; of the words
    behind the file, one in quotes that is no number is what the picture shows.
    """
    inside = tag.strip("{}<>%- \t\n/")
    words = list(_WORD.finditer(inside))[1:]
    keyed = {match["key"].lower(): _value(match) for match in words if match["key"]}
    bare = [_value(match) for match in words if not match["key"]]
    source = next((keyed[key] for key in _SOURCES if _PICTURE.search(keyed.get(key, ""))), "")
    at = next((index for index, word in enumerate(bare) if _PICTURE.search(word)), None)
    behind: list[str] = []
    if not source and at is not None:
        source = bare[at]
        behind = [word for word in bare[at + 1 :] if re.search(r"[^\W\d_]", word)]
    if not source:
        return None
    caption = next((keyed[key] for key in _CAPTIONS if keyed.get(key)), "")
    return Picture(source, keyed.get("alt") or (behind[-1] if behind else ""), caption)


def _value(match: re.Match[str]) -> str:
    return str(match["double"] or match["single"] or match["bare"] or "").strip()
