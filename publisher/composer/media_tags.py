"""Pictures, films and recordings that a tag names."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from publisher.text.lazy import lazy
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from publisher.composer.tags import Tag

_PICTURE = lazy(r"\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#][^\s]{0,200})?$", re.IGNORECASE)
_MEDIUM = lazy(
    r"([^\s\"'=]{1,500}\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav|flac|aac))(?![\w.])", re.IGNORECASE
)
_SOURCES = (
    "src",
    "url",
    "path",
    "image",
    "image_path",
    "file",
    "filename",
    "img",
    "image_url",
    "link",
    "source",
)
_CAPTIONS = ("caption", "title", "description", "legend")
_CREDITS = ("attr", "by", "credit", "credits", "attribution", "author", "copyright")
_MARKUP = lazy(r"</?[A-Za-z][^<>]{0,500}>")
_MARKS = lazy(r"\]\(|`|\*\S|(?<!\w)_\S|&\w|~~|<https?:")
_FILES = (
    "src",
    "url",
    "path",
    "file",
    "mp4",
    "webm",
    "m4v",
    "ogv",
    "mp3",
    "m4a",
    "ogg",
    "wav",
    "source",
    "link",
)
_LETTER = lazy(r"[^\W\d_]")


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
        caption = self.caption if _MARKUP.search(self.caption) else escape(self.caption, quote=False)
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"

    def has_markdown(self) -> bool:
        """Tell whether the caption holds marks of Markdown: programs read it as Markdown, too."""
        return _MARKS.search(self.caption) is not None


def picture_of(tag: Tag, *, certain: bool = False) -> Picture | None:
    """Read the picture that a tag names; None where it names none.

    A word without a key is the file if it ends like one; of the words behind the file, one in quotes that is no
    number is what the picture shows. It is `certain` where the tag's name says that it shows a picture: then
    the file may have any name.
    """
    keyed, words = tag.keyed, tag.words
    source = next((keyed[key] for key in _SOURCES if _PICTURE.search(keyed.get(key, ""))), "")
    at = next((index for index, word in enumerate(words) if _PICTURE.search(word)), None)
    if certain and not source and at is None:
        source = next((keyed[key] for key in _SOURCES if keyed.get(key)), "")
        at = next((index for index, word in enumerate(words) if "/" in word), None)
    behind: tuple[str, ...] = ()
    if not source and at is not None:
        source = words[at]
        behind = tuple(word for word in words[at + 1 :] if _LETTER.search(word))
    if not source or source.lower().startswith(("javascript:", "data:")):
        return None
    said = (next((keyed[key] for key in keys if keyed.get(key)), "") for keys in (_CAPTIONS, _CREDITS))
    caption = " ".join(one for one in said if one)
    spoken = behind[-1] if behind and tag.dialect != "block" else _title(tag, behind)
    return Picture(source, keyed.get("alt") or spoken, caption)


def _title(tag: Tag, behind: tuple[str, ...]) -> str:
    """Give the words behind a picture's file: the last in quotes, else all of them."""
    if not behind:
        return ""
    quoted = re.findall(r"[\"']([^\"']{1,500})[\"']", tag.inside)
    return next((word for word in reversed(behind) if word in quoted), " ".join(behind))


class Medium(NamedTuple):
    """A film or recording that a tag plays."""

    source: str
    is_film: bool
    title: str
    poster: str

    def html(self) -> str:
        """Write it as an element."""
        name = "video" if self.is_film else "audio"
        poster = f' poster="{escape(self.poster)}"' if self.poster and self.is_film else ""
        title = f' title="{escape(self.title)}"' if self.title else ""
        return f'<{name} src="{escape(self.source)}"{poster}{title} controls></{name}>'


def medium_of(tag: Tag, inner: str, *, is_film: bool) -> Medium | None:
    """Read the film or recording whose file a tag names; None where it names none."""
    said = next(
        (tag.keyed[key] for key in _FILES if _MEDIUM.fullmatch(tag.keyed.get(key, "").partition("?")[0])), ""
    )
    found = None if said else _MEDIUM.search(tag.inside) or _MEDIUM.search(inner)
    source = said or (found[1] if found else "")
    if not source or source.lower().startswith(("javascript:", "data:")):
        return None
    kind = type_of(source.partition("?")[0])
    titles = (tag.keyed.get(key, "") for key in ("title", "caption", "name", "alt"))
    poster = next(
        (tag.keyed[key] for key in ("poster", "cover", "thumbnail", "image", "pic") if tag.keyed.get(key)),
        next((word for word in tag.words if _PICTURE.search(word)), ""),
    )
    return Medium(
        source, kind.startswith("video/") if kind else is_film, next(filter(None, titles), ""), poster
    )
