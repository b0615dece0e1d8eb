"""Addresses that a template tag names: of a film, a gist, a post, a page. They become links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.tables.shortcodes import INCLUDES
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.composer.tags import Tag

_ADDRESS = lazy(r"""(?<![\w:/])https?://[^\s"'<>{}|\\^`]{1,1000}""")
_PLACEHOLDER = lazy(r"\{([^{}]{1,200})\}")
_SAFE = lazy(r"[\w/.@~:+-]{1,200}")
_GIST = lazy(r"[0-9a-f]{20,40}|\d{4,12}")
_PAGE = lazy(r"/(?![/])[^\s.?#]{0,300}(?:\.html?)?(?:#[^\s]{0,200})?")
_WORD = lazy(r"[^\W\d_]")
_TARGETS = ("href", "url", "link", "to", "src", "target", "page", "path", "address")
_LEADING = ("/", "./", "../", "#", "mailto:", "http://", "https://")
_LABELS = ("text", "label", "name", "title", "caption", "content", "description")
_FLAGS = lazy(
    r"(?:true|false|external|left|right|center|centre|block|large|small|new|fa\w*|_blank|[\d.]+(?:px|%)?)\Z"
)


def named_address(tag: Tag) -> str:
    """Give the first web address that stands in a tag; "" where none does."""
    address = _ADDRESS.search(tag.inside)
    return address[0].rstrip(".,;%)") if address else ""


def filled(pattern: str, tag: Tag) -> str:
    """Fill the arguments of a tag into an address; "" where it lacks one. See `tables.shortcodes`."""
    out: list[str] = []
    last = 0
    for match in _PLACEHOLDER.finditer(pattern):
        value = _argument(match[1], tag)
        if not _SAFE.fullmatch(value) or (match.start() > 8 and ":" in value):
            return ""
        out += [pattern[last : match.start()], value]
        last = match.end()
    return "".join((*out, pattern[last:]))


def _argument(names: str, tag: Tag) -> str:
    """Give the first argument that is there, of several names and places."""
    for name in names.split("|"):
        if name.startswith("="):
            return name[1:]
        if name.lstrip("-").isdecimal():
            place = int(name)
            if -len(tag.words) <= place < len(tag.words) and tag.words[place]:
                return tag.words[place]
        elif tag.keyed.get(name.lower()):
            return tag.keyed[name.lower()]
    return ""


def gist_address(tag: Tag) -> str:
    """Give the address of a gist: by its number, by user and number, or by both in one word."""
    user = tag.keyed.get("user") or tag.keyed.get("username") or ""
    number = tag.keyed.get("id") or tag.keyed.get("gist") or ""
    words = tag.words
    if not number and words:
        alone = "/" in words[0] or _GIST.fullmatch(words[0]) or len(words) == 1
        number = words[0] if alone else "/".join(words[:2])
    path = f"{user}/{number}" if user and number else number
    return f"https://gist.github.com/{path}" if path and _SAFE.fullmatch(path) and ":" not in path else ""


def target_of(tag: Tag) -> str:
    """Give the address to which the arguments of a tag link, relative or not; "" where they name none."""
    said = next((tag.keyed[key] for key in _TARGETS if tag.keyed.get(key)), "")
    if said:
        return "" if said.lower().startswith(("javascript:", "data:")) else said
    return next((word for word in tag.words if word.startswith(_LEADING)), "") or named_address(tag)


class Linked(NamedTuple):
    """A page of the site, and the words that lead there."""

    address: str
    words: str


def page_and_words(tag: Tag) -> Linked | None:
    """Read a tag whose two arguments are the path of a page and words, both in quotes; None for any other.

    What a tag includes is a path, too, and nothing that readers can open.
    """
    if len(tag.words) != 2 or tag.keyed or tag.name in INCLUDES:
        return None
    if any(f'"{one}"' not in tag.inside and f"'{one}'" not in tag.inside for one in tag.words):
        return None
    for address, words in (tag.words, tag.words[::-1]):
        if _PAGE.fullmatch(address) and _WORD.search(words) and not words.startswith("/"):
            return Linked(address, words)
    return None


def label_of(tag: Tag, address: str) -> str:
    """Give the words of a link that stand among the arguments of its tag; "" where none do."""
    said = next((tag.keyed[key] for key in _LABELS if tag.keyed.get(key)), "")
    if said:
        return said
    if tag.dialect == "block" and "," in tag.inside and '"' not in tag.inside and "'" not in tag.inside:
        columns = tag.inside.partition(" ")[2].split(",")  # Hexo: `{% button url, text, icon %}`
        return next((one.strip() for one in columns if address not in one and one.strip()), "")
    words = [one for one in tag.words if one != address and "://" not in one and not _FLAGS.match(one)]
    return " ".join(words) if tag.dialect == "block" else next(iter(words), "")
