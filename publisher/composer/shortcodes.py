"""What a template tag shows, as Markdown or HTML. `tables.shortcodes` says what the tags mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape, unescape
from textwrap import dedent, indent
from typing import NamedTuple

from publisher.composer.embeds import filled, gist_address, label_of, named_address, page_and_words, target_of
from publisher.composer.media_tags import Picture, medium_of, picture_of
from publisher.composer.tags import Tag, tag_at
from publisher.tables.shortcodes import DECORATIONS, INCLUDES, NOTES, SHORTCODES
from publisher.text.lazy import lazy

_HUMP = lazy(r"(?<=[a-z0-9])(?=[A-Z])")
_KINDS = ("type", "kind", "level", "variant", "status", "severity", "theme", "class", "style", "color", "icon")
_TITLES = ("title", "summary", "header", "heading", "label", "caption", "name", "tabname", "question")
_WORDS = ("text", "content", "body", "message", "label", "title", "name", "data", "value", "description")
_LANGUAGE = lazy(r"[A-Za-z][\w+#.-]{0,30}\Z")
_STYLE = lazy(r"[a-z][a-z0-9_-]{0,40}\Z|fa[srb]?[ -].{0,60}|#[0-9a-f]{3,8}\Z|[\d.]+\Z", re.IGNORECASE)
_FLAG = lazy(r"(?:true|false|no-icon|open|closed|simple|modern|flat|disabled|linenos\S*|icon|v|>)\Z")
_INCLUDED = lazy(r"[\w/.@-]{1,200}")
_HIDDEN = frozenset("script scripts style stylesheet css js form ga head".split())  # whose inside is no text
_IMAGE = lazy(
    r"<a\b[^<>]{0,2000}>\s{0,20}<img\b[^<>]{0,4000}>\s{0,20}</a>|<img\b[^<>]{0,4000}>|!\[[^\]\n]{0,500}\]\([^()\n]{0,1000}\)"
)


_MARKED = lazy(r"(?<![^\W_])[*_]{1,2}(?=\S)[^*_\n]{1,300}(?<=\S)[*_](?![^\W_])|`[^`\n]{1,300}`|\]\(")


class Place(NamedTuple):
    """Where a tag stands."""

    markdown: bool = True
    within: bool = False  # in an address
    lead: str | None = None  # what stands before the tag on its line, if that opens no text; None within a line
    row: bool = False  # in a row of a table, which is one line

    def block(self, *parts: str) -> str:
        """Write paragraphs and elements that stand by themselves."""
        shown = [part for part in parts if part]
        if not self.markdown:
            return "".join(shown)
        if self.row:
            return " ".join(" ".join(shown).split("\n"))
        margin = re.sub(r"[^\s>]", " ", self.lead or "")
        gap = f"\n{margin.rstrip()}\n{margin}"
        return f"{gap if self.lead is None else ''}{gap.join(shown)}\n{margin.rstrip()}\n"

    def strong(self, words: str) -> str:
        """Write a title."""
        if self.markdown:
            return f"**{words.strip('*')}**"
        return f"<p><strong>{escape(words, quote=False)}</strong></p>"

    def link(self, words: str, address: str) -> str:
        """Write a link."""
        if self.markdown:
            return f"[{words}](<{address}>)"
        return f'<a href="{escape(address)}">{escape(words, quote=False)}</a>'

    def body(self, inner: str) -> str:
        """Write what a tag encloses, in line with the tag."""
        text = inner.strip("\n")
        if self.markdown and self.lead is not None and ">" in self.lead:
            return text.lstrip(" >").rstrip(" >\n")
        if self.markdown and self.lead is not None and ">" not in self.lead:
            text = indent(dedent(text), " " * len(self.lead))
        return text.strip() if self.markdown else text


@lru_cache(maxsize=512)  # a text has the same tags again and again
def normalized(name: str) -> str:
    """Write a tag's name as the table does."""
    hyphened = _HUMP.sub("-", name) if not name.islower() else name
    return hyphened.lower().replace("_", "-").strip("-").rpartition("/")[2].rpartition(":")[2]


def _known(name: str) -> str:
    """Give the meaning of a name, which may say besides how the tag looks: `lite-youtube`, `noteBox`."""
    found = SHORTCODES.get(name) or SHORTCODES.get(name.replace("-", ""))
    if found or "-" not in name:
        return found or ""
    parts = [part for part in name.split("-") if part not in DECORATIONS]
    return SHORTCODES.get("-".join(parts), "") if len(parts) < name.count("-") + 1 else ""


def meaning_of(tag: Tag, own: Mapping[str, str]) -> tuple[Tag, str]:
    """Give what a tag means, and the tag under the name that means it; "" where that is not known.

    Args:
        tag: as it stands in the text.
        own: the meanings that the configuration gives.
    """
    for name in (tag.name, normalized(tag.name)):
        if name in own:
            return tag, own[name]
    name = normalized(tag.name)
    if name in INCLUDES and tag.words and _INCLUDED.fullmatch(tag.words[0]):
        file = tag.words[0].rpartition("/")[2].partition(".")[0]
        renamed = tag.as_named(normalized(file), tag.words[1:])
        return renamed, own.get(file) or own.get(renamed.name) or _known(renamed.name)
    return tag, _known(name)


def page_of(name: str, argument: str) -> str:
    """Give the page to which a tag links, such as that of a film, by its name and argument; else ""."""
    tag = tag_at(f"{{{{< {name} {argument} >}}}}", 0)
    if tag is None:
        return ""
    word, _, pattern = _known(normalized(name)).partition(" ")
    if word == "gist":
        return gist_address(tag)
    return named_address(tag) or (filled(pattern, tag) if word == "link" and pattern else "")


def is_literal(tag: Tag, own: Mapping[str, str]) -> bool:
    """Tell whether what a tag encloses is shown letter for letter."""
    meaning = meaning_of(tag, own)[1]
    return meaning.partition(" ")[0] in {"code", "raw", "math"} and normalized(tag.name) not in INCLUDES


def shown(tag: Tag, inner: str | None, place: Place, own: Mapping[str, str]) -> str | None:
    """Write what a tag shows; None where it is not understood.

    Args:
        tag: the tag, or the opening one of a pair.
        inner: what stands between the pair, as it is shown; None where the tag stands alone.
        place: where it stands.
        own: the meanings that the configuration gives.
    """
    named, meaning = meaning_of(tag, own)
    word, _, rest = meaning.partition(" ")
    if meaning.startswith("titled link"):
        word, rest = "card", ""
    if word == "nothing" and any(name in own for name in (tag.name, normalized(tag.name), named.name)):
        return ""  # also what it encloses: the owner says so
    make = _MAKERS.get(word)
    made = make(named, inner, place, rest) if make is not None else None
    return made if made is not None else by_arguments(named, inner, place)


def by_arguments(tag: Tag, inner: str | None, place: Place) -> str | None:
    """Show what the arguments of a tag name by themselves: a picture, or an address."""
    picture = picture_of(tag)
    if picture is not None:
        if place.within:
            return picture.source
        figure = _figure(picture, place)
        return figure if inner is None or not inner.strip() else place.block(figure, place.body(inner))
    medium = medium_of(tag, "", is_film=True)
    if medium is not None and not place.within:
        return medium.html()
    address = named_address(tag)
    if address and inner is None:
        return (
            address if place.within else place.link(label_of(tag, address) if tag.keyed else address, address)
        )
    if inner is not None and any(tag.keyed.get(key) for key in ("href", "url", "link", "to")):
        return _link(tag, inner, place, "")
    page = page_and_words(tag) if inner is None else None
    return page and (page.address if place.within else place.link(page.words, page.address))


# -- one function for each meaning; None where the tag lacks what it needs ------------------------------------


def _link(tag: Tag, inner: str | None, place: Place, pattern: str) -> str | None:
    if pattern:
        address = named_address(tag) or filled(pattern, tag)
        if not address and inner and (said := inner.strip()):
            address = said if said.startswith("http") else filled(pattern, tag._replace(words=(said,)))
            inner = None
    else:
        address = target_of(tag)
        if not address and inner and (said := inner.strip()).startswith(("http://", "https://")):
            address, inner = said.split()[0], None
    if not address:
        return None
    if place.within:
        return address
    label = tag.keyed.get("title", "") if pattern else label_of(tag, address)
    words = (inner or "").strip()
    if words and ("\n" in words or "](" in words or "<" in words):
        return place.block(place.body(words), place.link(label or address, address))
    return place.link(words or label or address, address)


def _gist(tag: Tag, _: str | None, place: Place, __: str) -> str | None:
    address = named_address(tag) or gist_address(tag)
    return (address if place.within else place.link(address, address)) if address else None


def _card(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    address, title = target_of(tag), _title(tag)
    if not address:
        return _titled(tag, inner, place, "")
    said = tag.keyed.get("subtitle") or tag.keyed.get("description") or tag.keyed.get("excerpt") or ""
    return place.block(place.link(title or address, address), said, place.body(inner or ""))


def _image(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    picture = picture_of(tag, certain=True)
    words = (inner or "").strip()
    if (
        picture is None
        and words
        and not any(sign in words for sign in "<[")
        and (picture := picture_of(tag._replace(words=(words,)), certain="\n" not in words))
    ):
        words = ""
    if picture is None:
        return _captioned(tag, words, place) if words else None
    if place.within:
        return picture.source
    if not words and place.markdown and place.lead is not None and _MARKED.search(picture.caption):
        words = picture.caption  # Hugo and themes of Jekyll render it as Markdown
    if not words:
        return _figure(picture, place)
    if "<img" in words or "![" in words:
        return place.block(_figure(picture, place), place.body(words))
    if place.markdown:
        return _figure(picture._replace(caption=words), place, marked=True)
    return f"<figure>{picture._replace(caption='').html()}<figcaption>{words}</figcaption></figure>"


def _figure(picture: Picture, place: Place, *, marked: bool = False) -> str:
    """Write a picture with its caption, which may be `marked` with Markdown.

    What follows on the next line is Markdown, too, and must not belong to a block of HTML.
    """
    marked = marked or picture.has_markdown()
    if not place.markdown or (not marked and (place.row or place.lead is None)):
        return picture.html()
    if not picture.caption or not marked:
        return place.block(picture.html())
    image = picture._replace(caption="").html()
    return place.block(f"<figure>{image}<figcaption>", picture.caption, "</figcaption></figure>")


def _captioned(tag: Tag, inner: str, place: Place) -> str | None:
    """Write a picture and its caption, which the tag encloses: WordPress' `[caption]`."""
    said = tag.keyed.get("caption", "")
    image = _IMAGE.search(inner)
    if image is None:
        return place.body(inner)
    caption = (inner[: image.start()] + inner[image.end() :]).strip() or escape(said, quote=False)
    if not caption:
        return image[0]
    if place.markdown and image[0].startswith("!"):
        return place.block("<figure>", image[0], "<figcaption>", caption, "</figcaption>", "</figure>")
    return f"<figure>{image[0]}<figcaption>{caption}</figcaption></figure>"


def _medium(tag: Tag, inner: str | None, place: Place, *, is_film: bool) -> str | None:
    medium = medium_of(tag, inner or "", is_film=is_film)
    if medium is not None:
        return (
            medium.source
            if place.within
            else place.block(medium.html())
            if place.lead is not None
            else medium.html()
        )
    provider = next(
        (tag.keyed[key] for key in ("provider", "platform", "service", "type", "host") if tag.keyed.get(key)),
        "",
    )
    pattern = SHORTCODES.get(normalized(provider), "") if provider else ""
    if not pattern.startswith("link http") and not target_of(tag) and is_film and tag.keyed.get("youtube"):
        pattern, tag = SHORTCODES["youtube"], tag._replace(words=(tag.keyed["youtube"],))
    return _link(tag, inner, place, pattern.partition(" ")[2] if pattern.startswith("link http") else "")


def _video(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    return _medium(tag, inner, place, is_film=True)


def _audio(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    return _medium(tag, inner, place, is_film=False)


def _text(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    if inner is None:
        words = _argument(tag, ("text", "content", "body")) or (_spoken(tag) if tag.dialect == "hugo" else "")
        if "/" in words or "*" in words:  # files
            return None
        return words or ("" if tag.dialect == "hugo" and not tag.keyed else None)
    return place.block(place.body(inner)) if "\n" in inner.strip() and place.lead is not None else inner


def _titled(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    title = _title(tag)
    below = _argument(tag, ("subheader", "subtitle", "badge", "date", "time"))
    title = f"{title} ({below})" if title and below else title or below
    if inner is None:
        return place.block(place.strong(title)) if title else None
    if not inner.strip() and not title:
        return ""
    return place.block(place.strong(title) if title else "", place.body(inner))


def _words(tag: Tag, inner: str | None, _: Place, __: str) -> str | None:
    said = (inner or "").strip() or _argument(tag, _WORDS) or _spoken(tag)
    if "@" in said and tag.dialect == "block":  # NexT: `{% label primary @words %}`
        said = said.rpartition("@")[2]
    if "|" in said and tag.name.startswith("ruby"):
        said = "{} ({})".format(*said.split("|", 1))
    return said or None


def _quote(tag: Tag, inner: str | None, place: Place, said: str) -> str | None:
    title = said or _note_title(tag, is_alone=inner is None)
    if inner is None:
        inner = _argument(tag, ("content", "text", "body", "message", "description"))
        if not inner:
            inner, title = _spoken(tag), _kind(tag)
            if not inner or _STYLE.match(inner):
                return None
    return _quoted(place, title, inner)


def _quoted(place: Place, title: str, inner: str, below: str = "") -> str:
    heading = place.strong(title) if title else ""
    if not place.markdown and below:
        below = f"<p>{below}</p>"
    body = place.body(inner)
    if not place.markdown and body and not re.search(r"<(?:p|div|ul|ol|pre|blockquote|table|h\d)\b", body):
        body = f"<p>{body}</p>"
    return place.block("<blockquote>", heading, body, below, "</blockquote>")


def _citation(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    inner = inner if inner is not None else _argument(tag, ("text", "quote", "content", "body")) or _spoken(tag)
    if not inner.strip():
        return None
    address = named_address(tag)
    author = _argument(tag, ("author", "by", "name", "cite", "attribution"))
    source = _argument(tag, ("source", "title", "work", "from", "book", "citation"))
    if source.startswith("http"):
        source = ""
    if not author and not source and tag.dialect in {"block", "bracket"} and not tag.keyed:
        before, _, after = (
            tag.inside.partition(" ")[2].partition(address)
            if address
            else (tag.inside.partition(" ")[2], "", "")
        )
        author, source = before.strip(" ,\"'"), after.strip(" ,\"'")
        if _is_style(author):  # `{% pullquote left %}`
            author = ""
    said = ", ".join(dict.fromkeys(filter(None, (author, source))))
    below = (
        place.link(said or address, address)
        if address
        else said
        if place.markdown
        else escape(said, quote=False)
    )
    return _quoted(place, "", inner, f"— {below}" if below else "")


def _details(tag: Tag, inner: str | None, place: Place, _: str) -> str | None:
    inner = inner if inner is not None else _argument(tag, ("content", "text", "body", "answer"))
    if not inner.strip():
        return None
    title = _title(tag)
    summary = f"<summary>{escape(title, quote=False)}</summary>" if title else ""
    return place.block(f"<details>{summary}", place.body(inner), "</details>")


def _math(_: Tag, inner: str | None, place: Place, __: str) -> str | None:
    tex = (inner or "").strip()
    if not tex:
        return None
    if tex.startswith(("$", "\\(", "\\[")):
        return inner
    if not place.markdown:
        tex = escape(unescape(tex), quote=False)
    return (
        place.block(f"$${tex}$$") if place.lead is not None else f"${tex}$" if place.markdown else f"$${tex}$$"
    )


def _nothing(tag: Tag, inner: str | None, _: Place, __: str) -> str | None:
    return "" if inner is None or normalized(tag.name) in _HIDDEN else inner


def _code(tag: Tag, inner: str | None, place: Place, said: str) -> str | None:
    """Write code as a fenced block, with a fence that the code does not hold, or as an element."""
    code = inner if inner is not None else _argument(tag, ("code", "content"))
    if not code.strip():
        return None
    if place.markdown and re.match(r"\s*(?:`{3}|~{3})", code):
        return f"\n\n{dedent(code).strip()}\n\n"
    if "\n" not in code and place.lead is None and place.markdown and "`" not in code:
        return f"`{code.strip()}`"
    code = dedent(code.strip("\n")) if tag.dialect != "bracket" else code.strip("\n")
    language, title = _language(tag, said)
    heading = place.strong(title) if title else ""
    if place.markdown:
        fence = "`" * max((3, *(len(run) + 1 for run in re.findall(r"`{3,}", code))))
        margin = re.sub(r"\S", " ", place.lead or "")
        block = indent(f"{fence}{language}\n{code}\n{fence}", margin, lambda _: bool(margin))
        return (f"\n\n{margin}{heading}" if heading else "") + f"\n\n{block}\n\n"
    if tag.dialect == "bracket":
        code = unescape(code)
    kind = f' class="language-{language}"' if language else ""
    return f"{heading}<pre><code{kind}>{escape(code, quote=False)}</code></pre>"


def _language(tag: Tag, said: str) -> tuple[str, str]:
    """Give the language of code, and its title."""
    language = said or _argument(tag, ("lang", "language", "lexer", "syntax")) or ""
    title = _argument(tag, ("title", "caption", "filename", "file"))
    said_by_colon = next((word[5:] for word in tag.words if word.startswith("lang:")), "")  # Hexo's
    language = language or said_by_colon
    words = [word for word in tag.words if not _FLAG.match(word) and "=" not in word]
    if normalized(tag.name) in {"codeblock", "terminal", "console"} and tag.dialect == "block":
        spoken = [word for word in words if ":" not in word and "://" not in word]
        title = title or " ".join(spoken)
        if not language and len(spoken) == 1 and "." not in title:
            language, title = title, ""
    elif not language and words:
        language = words[0]
    return (language if _LANGUAGE.match(language) else ""), title


def _raw(tag: Tag, inner: str | None, _: Place, __: str) -> str | None:
    return inner if inner is not None else next(iter(tag.words), None)


# -- arguments ---------------------------------------------------------------------------------------------


def _argument(tag: Tag, names: tuple[str, ...]) -> str:
    return next((tag.keyed[name] for name in names if tag.keyed.get(name)), "")


def _spoken(tag: Tag) -> str:
    """Give the words among the arguments by position, without flags and names of styles."""
    words = [word for word in tag.words if not _FLAG.match(word)]
    if tag.dialect != "block" or '"' in tag.inside or "'" in tag.inside:
        return next(iter([word for word in words if not _is_style(word)] or words), "")
    if "," in tag.inside:  # Butterfly: `{% hideToggle Words to click on, #fff %}`
        return tag.inside.partition(" ")[2].partition(",")[0].strip()
    while words and words[0].lower() in NOTES:
        words = words[1:]
    return " ".join(words)


def _is_style(word: str) -> bool:
    return word.lower() in NOTES or (_STYLE.match(word) is not None and word.islower())


def _title(tag: Tag) -> str:
    return _argument(tag, _TITLES) or _spoken(tag)


def _kind(tag: Tag) -> str:
    """Give the title of a note that has none of its own: what kind of note it is."""
    said = (*(tag.keyed.get(key, "") for key in _KINDS), *tag.words[:2], tag.name)
    return next((NOTES[word.lower()] for word in said if word.lower() in NOTES), "")


def _note_title(tag: Tag, *, is_alone: bool) -> str:
    title = _argument(tag, ("title", "summary", "header", "heading", "label"))
    if not title and not is_alone:
        spoken = _spoken(tag)
        title = "" if _is_style(spoken) else spoken
    return title or _kind(tag)


_MAKERS: dict[str, Callable[[Tag, str | None, Place, str], str | None]] = {
    "link": _link,
    "gist": _gist,
    "card": _card,
    "image": _image,
    "video": _video,
    "audio": _audio,
    "text": _text,
    "titled": _titled,
    "words": _words,
    "quote": _quote,
    "citation": _citation,
    "details": _details,
    "math": _math,
    "code": _code,
    "raw": _raw,
    "nothing": _nothing,
}
