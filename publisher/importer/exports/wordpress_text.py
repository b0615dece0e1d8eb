"""The text of a post of WordPress as HTML: paragraphs, blocks and shortcodes, which it stores unfinished.

WordPress keeps paragraphs as empty lines (`wpautop`), blocks of its editor as comments around HTML, and
pictures, galleries and recordings as shortcodes. A shortcode that only a plugin understands stays as it is: a
build expands or reports it like that of any article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

# -- shortcodes ----------------------------------------------------------------------------------------------

_NAMES = "caption|wp_caption|gallery|embed|audio|video|playlist|youtube|vimeo|soundcloud|sourcecode|code|source"
_TAG = re.compile(rf"(?<!\[)\[({_NAMES})((?:[\s=][^\[\]]{{0,20000}})?)(/?)\](?!\])", re.IGNORECASE)
_CLOSED = re.compile(r"\[/([A-Za-z][A-Za-z0-9_-]{2,30})\]")
_ARGUMENT = re.compile(r"""([A-Za-z_-]{1,30})=(?:"([^"]{0,20000})"|'([^']{0,20000})'|([^\s"']{1,1500}))""")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]{3,1500}")
_CODE = re.compile(r"<(?=[a-zA-Z])(pre|code)[\s>]", re.IGNORECASE)
_PICTURE = re.compile(r"(?:<a\s[^<>]{0,2000}>\s{0,20})?<img\s[^<>]{0,3000}>(?:\s{0,20}</a>)?", re.IGNORECASE)
_LONE = re.compile(r"^[ \t]{0,20}(https?://[^\s<>\"']{3,1500})[ \t]{0,20}$", re.MULTILINE)
_LONGEST = 1024 * 1024  # characters of reusable blocks in one text
_MOST_PICTURES = 2_000  # of the galleries of one text
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_FILES = ("src", "mp3", "m4a", "ogg", "wav", "wma", "mp4", "m4v", "webm", "ogv", "flv", "mov")
# -- blocks --------------------------------------------------------------------------------------------------

_REFERENCE = re.compile(r'<!--\s{0,5}wp:block\s{1,5}\{"ref":(\d{1,12})[^<>]{0,500}?-->')
_MARKS = re.compile(r"<!--\s{0,5}(?:more|nextpage|noteaser)\b[^<>]{0,200}-->", re.IGNORECASE)
_DYNAMIC = re.compile(r"<!--\s{0,5}wp:([a-z0-9/-]{1,60})(?:\s[^<>]{0,2000})?/-->")
_HAS_BLOCKS = "<!-- wp:"
# -- paragraphs ----------------------------------------------------------------------------------------------

_BLOCKS = frozenset(
    "table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area blockquote"
    " address style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header footer nav"
    " figure figcaption details menu summary iframe video audio object".split()
)
_CONTAINERS = frozenset("blockquote div section article li td".split())
_ELEMENT = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]{0,3000})?/?>")
_TAIL = re.compile(r"(?:</([A-Za-z][A-Za-z0-9]{0,15})>\s{0,20}){1,20}\Z")
_GAP = re.compile(r"\n[ \t\r]{0,200}(?:\n[ \t\r]{0,200}){1,200}")
_KEPT = re.compile(r"<(?=[A-Za-z])(pre|script|style|textarea|svg|math)\b", re.IGNORECASE)
_LINE = re.compile(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n")


class Attachment(NamedTuple):
    """A file of the site's library."""

    url: str
    alt: str = ""
    caption: str = ""

    def figure(self) -> str:
        """Write a picture with its caption."""
        alt = escape(self.alt)
        below = f"<figcaption>{escape(self.caption, quote=False)}</figcaption>" if self.caption else ""
        return f'<figure><img src="{escape(self.url)}" alt="{alt}">{below}</figure>'


def html_of(
    text: str,
    attachments: Mapping[str, Attachment],
    children: Sequence[Attachment],
    blocks: Mapping[str, str],
    notes: Counter[str],
) -> str:
    """Turn the text of a post into HTML.

    Args:
        text: As WordPress stores it.
        attachments: The files of the site, by id.
        children: Those that were uploaded to the post: a gallery that names none shows them.
        blocks: Texts of reusable blocks, by id.
        notes: Counts what cannot be kept.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    has_blocks = _HAS_BLOCKS in text
    if has_blocks:
        text = _without_blocks(text, blocks, notes)
    if "<!--" in text:
        text = _MARKS.sub("\n\n", text)
    if "[" in text:
        text = _Expansion(text, attachments, children, notes).text()
    if "://" in text:
        text = _LONE.sub(_linked, text)
    return text.strip() if has_blocks else paragraphs(text)


def _without_blocks(text: str, blocks: Mapping[str, str], notes: Counter[str]) -> str:
    """Take the comments of the block editor away; a reusable block is replaced by its text."""
    room = _LONGEST

    def shown(match: re.Match[str]) -> str:
        nonlocal room
        block = blocks.get(match.group(1), "")
        room -= len(block)
        if block and room < 0:
            notes["block block"] += 1  # more than an article can hold
        return block if block and room >= 0 else match.group()

    text = _REFERENCE.sub(shown, text)
    for match in _DYNAMIC.finditer(text):
        name = match.group(1)
        if name not in {"spacer", "separator", "nextpage", "more"}:
            notes[f"block {name}"] += 1
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        inside = text[start + 4 : start + 20].lstrip().removeprefix("/")
        pieces.append(text[at:start] if inside.startswith("wp:") else text[at : end + 3])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _linked(match: re.Match[str]) -> str:
    """Link an address that stands alone on a line, where WordPress shows a film or a card."""
    return _link(match.group(1))


def _link(address: str) -> str:
    url = escape(address)
    return f'<a href="{url}">{url}</a>'


def _apart(parts: Iterable[str]) -> str:
    """Write parts as paragraphs of their own."""
    return "\n\n" + "\n\n".join(parts) + "\n\n"


def _lowered(text: str) -> str:
    """Write the letters of ASCII small, so that each letter keeps its place: "İ" would become two."""
    return text.lower() if text.isascii() else text.translate(_SMALL)


class _Code:
    """Knows where a text shows code. Places are asked for in order."""

    def __init__(self, text: str, lower: str) -> None:
        self._lower = lower
        self._found = _CODE.finditer(text)
        self._start = self._end = -1
        self._over = False

    def end_around(self, place: int) -> int:
        """Give where the code ends that holds a place, 0 where it is in none."""
        while not self._over and self._end <= place:
            match = next((one for one in self._found if one.start() >= self._end), None)
            closing = self._lower.find(f"</{match.group(1).lower()}", match.end()) if match else -1
            if match is None or closing < 0:
                self._over = True
                return 0
            self._start, self._end = match.start(), closing
        return self._end if self._start <= place < self._end else 0


class _Expansion:
    """Replaces the shortcodes of WordPress itself."""

    def __init__(
        self,
        text: str,
        attachments: Mapping[str, Attachment],
        children: Sequence[Attachment],
        notes: Counter[str],
    ) -> None:
        self.source = text
        self.attachments = attachments
        self.children = children
        self.notes = notes
        self.room = _MOST_PICTURES

    def text(self) -> str:
        pieces: list[str] = []
        at = 0
        lower = _lowered(self.source)
        ends: dict[str, int] = {}  # where no further closing tag of a name is looked for
        code = _Code(self.source, lower)
        while (match := _TAG.search(self.source, at)) is not None:
            if end := code.end_around(match.start()):  # a shortcode that a text explains
                pieces.append(self.source[at:end])
                at = end
                continue
            name = match.group(1).lower()
            pieces.append(self.source[at : match.start()])
            at = match.end()
            inner = ""
            if not match.group(3) and ends.get(name, len(lower)) > at:
                closing = lower.find(f"[/{name}]", at)
                opening = lower.find(f"[{name}", at)
                if closing < 0:
                    ends[name] = at
                elif name not in {"gallery", "playlist"} and not 0 <= opening < closing:
                    inner = self.source[at:closing]
                    at = closing + len(name) + 3
            pieces.append(self._shown(name, match.group(2), inner))
        whole = "".join([*pieces, self.source[at:]])
        if "[/" in whole:
            closed = {name.lower() for name in _CLOSED.findall(whole)}
            self.notes["tag"] += len(closed)
        return whole

    def _shown(self, name: str, said: str, inner: str) -> str:
        arguments = {
            key.lower(): double or single or bare for key, double, single, bare in _ARGUMENT.findall(said)
        }
        if name in {"caption", "wp_caption"}:
            return _captioned(inner, arguments.get("caption", ""))
        if name in {"gallery", "playlist"}:
            return self._gallery(arguments, is_list=name == "playlist")
        if name in {"audio", "video"}:
            return self._medium(name, arguments, inner, said)
        if name in {"sourcecode", "code", "source"}:
            if not inner:
                return f"[{name}{said}]"
            language = arguments.get("language") or arguments.get("lang") or said.strip()
            kind = f' class="language-{escape(language)}"' if language.isalnum() else ""
            code = inner.strip("\n") if "&lt;" in inner else escape(inner.strip("\n"), quote=False)
            return f"\n\n<pre><code{kind}>{code}</code></pre>\n\n"
        found = _ADDRESS.search(inner) or _ADDRESS.search(said)
        if found:
            return f"\n\n{found.group()}\n\n"
        key = said.strip(" =\"'")
        if name == "vimeo" and key.isdecimal():
            return f"\n\nhttps://vimeo.com/{key}\n\n"
        return f"[{name}{said}]{inner}" + (f"[/{name}]" if inner else "")

    def _gallery(self, arguments: Mapping[str, str], *, is_list: bool) -> str:
        ids = [one.strip() for one in (arguments.get("ids") or arguments.get("include") or "").split(",")]
        wanted = [one for one in ids if one]
        found = [self.attachments[one] for one in wanted if one in self.attachments]
        self.notes["gallery"] += len(wanted) - len(found)
        if not self.notes["gallery"]:
            del self.notes["gallery"]
        shown = (found if wanted else list(self.children))[: max(self.room, 0)]
        self.room -= len(shown)
        if is_list:
            return _apart(_link(one.url) for one in shown)
        return _apart(one.figure() for one in shown)

    def _medium(self, name: str, arguments: Mapping[str, str], inner: str, said: str) -> str:
        url = next((arguments[key] for key in _FILES if arguments.get(key)), "")
        match = None if url else _ADDRESS.search(said) or _ADDRESS.search(inner)
        found = match.group() if match else url
        if not found:
            return ""
        if name == "video" and ("youtu" in found or "vimeo.com" in found):
            return f"\n\n{found}\n\n"
        return f'\n\n<{name} controls src="{escape(found)}"></{name}>\n\n'


def _captioned(inner: str, said: str) -> str:
    picture = _PICTURE.search(inner)
    if picture is None:
        return inner
    words = (inner[: picture.start()] + inner[picture.end() :]).strip() or escape(said, quote=False)
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{picture.group()}{below}</figure>\n\n"


# -- paragraphs ----------------------------------------------------------------------------------------------


def paragraphs(text: str) -> str:
    """Make paragraphs of a text whose paragraphs are parted by empty lines, around the HTML that it holds."""
    pieces: list[str] = []
    at = 0
    lower = _lowered(text)
    while (match := _KEPT.search(text, at)) is not None:
        end = lower.find(f"</{match.group(1).lower()}>", match.end())
        if end < 0:
            break
        end = text.find(">", end) + 1
        pieces += (_parted(text[at : match.start()]), text[match.start() : end])
        at = end
    pieces.append(_parted(text[at:]))
    return "\n".join(piece for piece in pieces if piece)


def _parted(text: str) -> str:
    if "<" in text:
        text = _ELEMENT.sub(_set_apart, text)
    return "\n".join(_paragraph(part) for piece in _GAP.split(text) if (part := piece.strip()))


def _set_apart(match: re.Match[str]) -> str:
    """Part an element that is no part of a paragraph from what stands before it, or behind its end."""
    name = match.group(2).lower()
    if name not in _BLOCKS:
        return match.group()
    before = "" if match.group(1) else "\n\n"
    return f"{before}{match.group()}" + ("\n\n" if match.group(1) or name == "hr" else "")


def _paragraph(part: str) -> str:
    """Write one part: as a paragraph, unless it begins with an element that is none."""
    before = after = ""
    first = _ELEMENT.match(part)
    name = first.group(2).lower() if first else ""
    if first and name in _CONTAINERS and not first.group(1) and f"</{name}" not in part.lower():
        before, part = first.group(), part[first.end() :].strip()
        first = _ELEMENT.match(part)
        name = first.group(2).lower() if first else ""
        if not part:
            return before
    if name in _BLOCKS:
        return before + part
    tail = _TAIL.search(part) if part.endswith(">") else None
    if tail and tail.group(1).lower() in _BLOCKS:
        after, part = tail.group().strip(), part[: tail.start()].rstrip()
    return f"{before}<p>{_LINE.sub('<br>', part)}</p>{after}" if part else before + after
