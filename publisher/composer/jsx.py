"""Elements of JSX: how a tag is read, and what the components that documentation and blogs use show.

Components are known by what their names say (a tab, a note, a picture, a film), because each site has its own.
One that is not known shows what it holds; one that holds nothing is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple

from publisher.composer.admonitions import bold, box_of, inline
from publisher.composer.javascript import address, end_of_value, literal
from publisher.composer.links import Links
from publisher.composer.shortcodes import page_of
from publisher.tables.admonitions import ADMONITIONS, DETAILS
from publisher.text.lazy import lazy

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
CODE = frozenset("Code CodeBlock SyntaxHighlighter CodeSnippet Snippet Prism".split())
# Elements whose text is Markdown of its own.
_BLOCKS = frozenset(
    "address article aside blockquote center details div figure footer header main nav section".split()
)
_LINES = frozenset("caption dd dt figcaption h1 h2 h3 h4 h5 h6 li td th".split())
_HEAD = lazy(r"<(?P<close>/?)(?P<name>[A-Za-z_$][\w.$-]{0,60})?(?=[\s/>])")
_ATTRIBUTE = lazy(
    r"""\s{0,200}(?:(?P<end>/?\s{0,20}>)|(?P<spread>\{)|(?P<name>[A-Za-z_@:][\w:@.-]{0,60})"""
    r"""(?P<equals>\s{0,20}=\s{0,20}(?:"(?P<double>[^"]{0,5000})"|'(?P<single>[^']{0,5000})'|(?P<brace>\{)))?)"""
)
_LONGEST = 20_000  # characters of a tag
_WORDS = lazy(r"[^a-z]")
_PICTURE = lazy(r"\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].{0,300})?$", re.IGNORECASE)
_QUOTED_PICTURE = lazy(r"[\"'`]([^\"'`\n]{1,500}\.(?:png|jpe?g|gif|webp|avif|svg))[\"'`]", re.IGNORECASE)
_TAGS = lazy(r"<[^<>]{0,500}>")
_SIGNS = lazy(r"([\\`*_\[\]<>{}#|~$])")
_BOXES = frozenset("admonition callout aside alert banner notification infobox notice".split())
_SITES = ("youtube", "vimeo", "tweet", "twitter", "gist", "instagram", "bilibili", "codepen")
_IDS = ("id", "videoId", "videoid", "youTubeId", "youtubeId", "tweetId", "gistId", "embedId", "video", "vid")
_SOURCES = ("src", "source", "image", "img", "url")
_LINKS = ("href", "to", "url", "link", "src")
_TITLES = ("title", "label", "heading", "header", "name")
_FENCES = lazy(r"`{3,}")
_NAMES = {
    "classname": "class",
    "htmlfor": "for",
    "srcset": "srcset",
    "colspan": "colspan",
    "rowspan": "rowspan",
}
_LOOKS = frozenset({"class", "style", "key", "ref", "id"})


class Tag(NamedTuple):
    """A tag: its attributes are texts, or expressions that begin with a brace."""

    name: str
    attributes: dict[str, str]
    source: str
    end: int
    closing: bool = False
    empty: bool = False

    def text(self, *keys: str, names: Mapping[str, str]) -> str:
        """Give the first attribute of these names that is a literal; of an element, its words."""
        for key in keys:
            value = self.attributes.get(key, "")
            if value.startswith("{"):
                inside = value[1:-1].strip()
                found = literal(inside, names)
                value = (
                    " ".join(_TAGS.sub(" ", inside).split())
                    if found is None and inside[:1] == "<"
                    else found or ""
                )
            if value.strip():
                return value.strip()
        return ""

    def address(self, *keys: str, names: Mapping[str, str]) -> str:
        """Give the first attribute of these names that is an address."""
        for key in keys:
            value = self.attributes.get(key, "")
            found = address(value[1:-1], names) if value.startswith("{") else value
            if found.strip():
                return found.strip()
        return ""


def read_tag(text: str, start: int, hopeless: set[int]) -> Tag | None:
    """Read the tag that begins here; None where none does."""
    head = _HEAD.match(text, start)
    if head is None or (head["name"] is None and not text.startswith((">"), head.end())):
        return None
    attributes: dict[str, str] = {}
    at = head.end()
    for _ in range(100):
        match = _ATTRIBUTE.match(text, at)
        if match is None or at - start > _LONGEST or match.end() == at:
            return None
        at = match.end()
        if match["end"]:
            closing, empty = bool(head["close"]), match["end"][0] == "/"
            return Tag(head["name"] or "", attributes, text[start:at], at, closing, empty)
        if match["spread"] or match["brace"]:
            end = end_of_value(text, at - 1, hopeless)
            if end < 0:
                return None
            if match["name"]:
                attributes[match["name"]] = text[at - 1 : end]
            at = end
        else:
            attributes[match["name"]] = match["double"] or match["single"] or ""
    return None


def shown(tag: Tag, inside: str | None, names: Mapping[str, str], links: Links) -> str:
    """Give what an element shows; `inside` is what it holds, None where it is empty."""
    if not tag.name:
        return inside or ""
    if tag.name[0].islower() and "." not in tag.name:
        return _element(tag, inside, names)
    key = _WORDS.sub("", tag.name.rpartition(".")[2].lower())
    for rule in _RULES:
        found = rule(tag, key, inside, names)
        if found is not None:
            return found
    title = tag.text(*_TITLES[:4], names=names)
    if inside is not None and (inside.strip() or not tag.attributes):
        return _block([f"{bold(escaped(title))}" if title else "", inside]) if title else _as_it_stood(inside)
    links.changes.add("template", f"<{tag.name}>")
    return ""


def escaped(value: str) -> str:
    """Write plain text as Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(value.split("\n"))).replace("&", "&amp;")


def dedented(text: str) -> str:
    """Move text to the left by what all of its lines are indented: MDX knows no indented code."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    indent = min((len(one) - len(one.lstrip(" \t")) for one in lines[1:] if one.strip()), default=0)
    return "\n".join((lines[0].lstrip(" \t"), *(one[indent:] for one in lines[1:]))) if indent else text


def _as_it_stood(inside: str) -> str:
    return _block([inside]) if "\n" in inside else inside


def _block(pieces: list[str]) -> str:
    return "\n\n" + "\n\n".join(one.strip("\n") for one in pieces if one.strip()) + "\n\n"


# -- elements of HTML ----------------------------------------------------------------------------------------


def _element(tag: Tag, inside: str | None, names: Mapping[str, str]) -> str:
    """Write an element of HTML, without values that are computed and without its looks."""
    name = tag.name
    opening = f"<{name}{_attributes(tag, names)}>"
    if inside is None:
        return opening if name in VOID else f"{opening}</{name}>"
    if name in _BLOCKS:
        return _block([opening, inside, f"</{name}>"])
    if name == "p":
        return _block([inside])
    if name == "summary":
        return f"{opening}{inline(' '.join(inside.split()))}</summary>\n\n"
    if name in _LINES and "\n" not in inside.strip():
        inside = inline(inside.strip())
    return f"{opening}{inside}</{name}>"


def _attributes(tag: Tag, names: Mapping[str, str]) -> str:
    said = []
    for key, value in tag.attributes.items():
        name = _NAMES.get(key.lower(), key.lower())
        if name in _LOOKS - {"id"} or name.startswith("on"):
            continue
        found = tag.address(key, names=names) if value.startswith("{") else value
        if found or not value:
            said.append(f' {name}="{escape(found)}"' if found else f" {name}")
    return "".join(said)


# -- components ----------------------------------------------------------------------------------------------


def _code(tag: Tag, _: str, inside: str | None, names: Mapping[str, str]) -> str | None:
    if tag.name not in CODE:
        return None
    code = inside if inside is not None else tag.text("code", "children", "source", names=names)
    language = tag.text("language", "lang", "syntax", names=names)
    classes = re.search(r"language-([\w+#-]{1,30})", tag.text("className", "class", names=names))
    if inside is not None and "\n" not in code and not language and not classes:
        return f"`{code}`" if code and "`" not in code else code
    if not code.strip():
        return None
    title = tag.text("title", names=names)
    fence = "`" * max((3, *(len(one) + 1 for one in _FENCES.findall(code))))
    code = dedented("\n" + code.strip("\n")).removeprefix("\n")
    pieces = [bold(escaped(title))] if title else []
    return _block([*pieces, f"{fence}{language or (classes[1] if classes else '')}\n{code}\n{fence}"])


def _box(tag: Tag, key: str, inside: str | None, names: Mapping[str, str]) -> str | None:
    if key not in _BOXES and key not in ADMONITIONS and key not in DETAILS:
        return None
    kind = tag.text("type", "kind", "variant", "intent", "severity", "color", names=names)
    if kind.lower() not in ADMONITIONS:
        kind = "" if key in _BOXES else key
    text = (
        inside
        if inside is not None
        else escaped(tag.text("text", "message", "description", "children", names=names))
    )
    title = tag.text("title", "summary", "label", "header", names=names)
    box = box_of(kind or "message", title)
    return _block(["\n".join(box.opening()), text, "\n".join(box.closing())])


def _tab(tag: Tag, key: str, inside: str | None, names: Mapping[str, str]) -> str | None:
    if key not in {"tabitem", "tab", "tabpanel", "codegroupitem"} or inside is None:
        return None
    label = tag.text("label", "title", "name", "value", names=names)
    return _block([bold(escaped(label)) if label else "", inside])


def _site(tag: Tag, key: str, inside: str | None, names: Mapping[str, str]) -> str | None:
    """Write a link to a film or a post on another site."""
    site = next((one for one in _SITES if one in key), "")
    if not site:
        return None
    found = tag.address("url", "src", "href", "link", *_IDS, names=names) or (inside or "").strip()
    if not found:
        return None
    where = found if "://" in found else page_of(site, found)
    return _block([f"[{escaped(tag.text('title', names=names)) or where}](<{where}>)"]) if where else None


def _picture(tag: Tag, key: str, inside: str | None, names: Mapping[str, str]) -> str | None:
    source = tag.address(*_SOURCES, names=names)
    named = any(one in key for one in ("image", "img", "figure", "picture", "photo"))
    if not _PICTURE.search(source) and not (named and source):
        within = _QUOTED_PICTURE.search(tag.attributes.get("sources", "") or tag.attributes.get("src", ""))
        source = within[1] if within else ""
    if not source:
        return None
    alt = tag.text("alt", names=names)
    size = "".join(
        f' {one}="{value}"' for one in ("width", "height") if (value := tag.text(one, names=names)).isdecimal()
    )
    image = f'<img src="{escape(source)}" alt="{escape(alt)}"{size}>'
    caption = tag.text("caption", "title", names=names)
    if caption or (inside or "").strip():
        said = escape(caption, quote=False) if caption else ""
        return _block(
            [f"<figure>{image}<figcaption>{said}</figcaption></figure>" if said else image, inside or ""]
        )
    return image


def _film(tag: Tag, key: str, _: str | None, names: Mapping[str, str]) -> str | None:
    kind = next((one for one in ("video", "audio", "player") if one in key), "")
    source = tag.address("src", "url", "source", "file", names=names)
    if not kind or not source:
        return None
    is_file = re.search(r"\.(?:mp4|webm|mov|m4v|ogv|mp3|m4a|ogg|opus|wav)(?:[?#]|$)", source, re.IGNORECASE)
    if not is_file:
        return _block([f"[{escaped(tag.text('title', names=names)) or source}](<{source}>)"])
    name = "audio" if kind == "audio" or re.search(r"\.(?:mp3|m4a|ogg|opus|wav)", source) else "video"
    poster = tag.address("poster", names=names)
    cover = f' poster="{escape(poster)}"' if poster else ""
    return _block([f'<{name} src="{escape(source)}"{cover} controls></{name}>'])


def _link(tag: Tag, _: str, inside: str | None, names: Mapping[str, str]) -> str | None:
    where = tag.address(*_LINKS, names=names)
    if not where or " " in where or not re.match(r"https?://|[/.#@]|[\w-]+/|mailto:", where):
        return None
    words = " ".join((inside or "").split()) or escaped(tag.text(*_TITLES, "text", "children", names=names))
    description = escaped(tag.text("description", names=names))
    if "](" in words or "\n\n" in (inside or "").strip():
        return _block([inside or "", f"[{where}](<{where}>)"])
    link = f"[{words or where}](<{where}>)"
    return _block([link, description]) if description else link


_RULES: tuple[Callable[[Tag, str, str | None, Mapping[str, str]], str | None], ...] = (
    _code,
    _box,
    _tab,
    _site,
    _picture,
    _film,
    _link,
)
