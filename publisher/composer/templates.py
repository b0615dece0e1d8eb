"""Template tags in a text: those that have a meaning become that, the others leave the text.

Code stays letter for letter. What is not understood is counted, so that the owner hears of it. Of what stands
under a condition the first branch is shown, because only the generator can tell which one holds. What a loop
repeats is shown once if it does not use the loop's variable, and else left out. Both are counted.
"""

from __future__ import annotations

import re
from html import escape

from publisher.composer.code import Part, Syntax, parts_of
from publisher.composer.links import HOLE, Links
from publisher.composer.shortcodes import Place, by_arguments, is_literal, meaning_of, normalized, shown
from publisher.composer.tags import SHOWN, Tag, arguments, tag_at
from publisher.composer.variables import Values
from publisher.tables.shortcodes import ASSIGNMENTS, BRACKETS, BRANCHES, CONDITIONS, LIQUID, LOOPS
from publisher.text.lazy import lazy
from publisher.text.references import POST, TAG, fragment_of, tag_targets
from publisher.text.targets import note_target

_SHOWN = 60  # characters of a tag that is reported
_DEEPEST = 40  # tags within tags
_REFERENCES = frozenset("post_url link ref relref get_url post_link post_path".split())
_HEXO_ASSETS = frozenset("asset_img asset_path asset_link".split())
# The start of an address, up to a tag in it.
_OPEN_ADDRESS = lazy(
    r"""(?:\]\(\s{0,5}<?|(?:href|src|poster)=["']?)(?:[^\s"'<>(){}]|\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}){0,300}""",
    re.IGNORECASE,
)
_DEFINITION = lazy(r" {0,3}\[[^\[\]\n]{1,200}\]:[ \t]{0,5}<?[^\s<>]{0,300}\Z")
_LEAD = lazy(r"[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,5}){0,3}\Z")
_LAST_ADDRESS = lazy(r"[ :](https?://[^\s\"'<>{}|\\^`()]{1,500})\Z")
_LONE_ITEM = lazy(r"\n[ \t>]{0,40}[-*+][ \t]{1,5}\Z")
_MAY_BRACKET = lazy(rf"\[(?:/[A-Za-z][\w-]{{1,40}}\]|(?:{'|'.join(sorted(BRACKETS))})[\s=\]])")
_QUOTED = lazy(r"=(?=[\"'])")
_BRACKET_ARGUMENT = lazy(r"\[[A-Za-z][\w-]{1,40}\s[^\[\]\n]{0,200}?=\s{0,3}[\"'&]")
_NAMED_ARGUMENT = lazy(r"[\w-]{1,40}\s{0,3}=\s{0,3}[\"'&]")
_FILE_OR_KEY = lazy(r"[/=]|\.\w{2,5}\Z|\A(?=[\w-]{6,40}\Z)[\w-]{0,40}\d")
_INNER = lazy(r"\{\{-?\s{0,10}([^{}]{1,500}?)\s{0,10}-?\}\}|\{%[^{}%]{0,500}%\}")
_CLOSING_BRACKET = lazy(r"\[/([A-Za-z][\w-]{1,40})\]")
_ESCAPED = lazy(r"\{\{([<%])/\*((?:[^*]|\*(?!/)){0,2000})\*/([>%])\}\}")
_RAW = lazy(r"\{%-?\s{0,5}(?:raw|endraw)\s{0,5}-?%\}\n?")
_RAW_OUTSIDE = lazy(
    r"(`{3,}[^\n]{0,500}\n|~{3,}[^\n]{0,500}\n|`{1,9}|<[^<>]{1,300}>)\{%-?\s{0,5}raw\s{0,5}-?%\}\n?"
)
_RAW_END = lazy(r"\{%-?\s{0,5}endraw\s{0,5}-?%\}(?=\s{0,5}(?:`{1,20}|~{3,20}|</[a-z]{1,10}>)\s{0,5}\Z)")


def expand(text: str, links: Links, *, markdown: bool = True) -> str:
    """Replace tags by what they mean; notes in `links.changes` those that are not understood."""
    braced = "{" in text  # one sign is found much faster than two
    tagged = (braced and ("{{" in text or "{%" in text)) or ("%" in text and "<%" in text)
    if tagged or _has_brackets(text):
        return without_tags(text, links, markdown=markdown)
    return text


def _has_brackets(text: str) -> bool:
    """Whether words in brackets may be a tag of WordPress."""
    if "[" not in text:
        return False
    if _MAY_BRACKET.search(text):
        return True
    return "=" in text and _QUOTED.search(text) is not None and _BRACKET_ARGUMENT.search(text) is not None


# -- tags --------------------------------------------------------------------------------------------------


def without_tags(text: str, links: Links, *, markdown: bool) -> str:
    """Replace the tags of a text by what they mean; notes in `links.changes` those that are not understood."""
    own = links.about.shortcodes
    closed = frozenset(name.lower() for name in _CLOSING_BRACKET.findall(text)) if "[/" in text else frozenset()

    def is_bracket(tag: Tag) -> bool:
        """Tell words in brackets, such as "[sic]" and "[video tutorial]", from a tag."""
        if tag.name in closed or _NAMED_ARGUMENT.search(tag.inside) or tag.name in own:
            return True
        if text.startswith("[", tag.end) and not text.startswith("[/", tag.end):  # a link, "[words][name]"
            return False
        return tag.name in BRACKETS and (tag.name == "gallery" or any(map(_FILE_OR_KEY.search, tag.words)))

    syntax = Syntax(
        literal=lambda tag: is_literal(tag, own),
        known=lambda tag: bool(tag.name) and bool(meaning_of(tag, own)[1]),
        brackets=is_bracket if _has_brackets(text) else None,
    )
    return _Expansion(text, links, markdown=markdown).run(list(parts_of(text, syntax, markdown=markdown)))


def pairs_of(parts: list[Part]) -> dict[int, int]:
    """Give the place of the closing tag of each opening one, where it has one; and the reverse."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    open_names: dict[str, int] = {}
    for index, part in enumerate(parts):
        tag = part.tag
        if part.kind != "tag" or tag is None:
            continue
        if tag.role == "opening":
            family = "block ()" if tag.called and tag.dialect == "block" else tag.family
            stack.append((family, index))
            open_names[family] = open_names.get(family, 0) + 1
        elif tag.role == "closing":
            family = tag.family
            if family == "block " or (not open_names.get(family) and tag.dialect == "block"):
                family = "block ()"
            while open_names.get(family):
                one, at = stack.pop()
                open_names[one] -= 1
                if one == family:
                    found[at], found[index] = index, at
                    break
    return found


class _Frame:
    """What a pair of tags encloses, as far as it is written."""

    __slots__ = ("index", "kept", "out", "tag", "titles", "used", "variables")

    def __init__(self, tag: Tag | None, index: int) -> None:
        self.tag = tag
        self.index = index  # of its opening tag
        self.out: list[str] = []
        self.kept: list[str] | None = None  # the first branch of a condition
        self.variables: tuple[str, ...] = ()  # of a loop
        self.used = False
        # Hextra: the titles of tabs stand in the tag around them.
        self.titles = tag.keyed["items"].split(",") if tag is not None and tag.keyed.get("items") else []
        if tag is not None and tag.name in LOOPS:
            before = tag.inside.partition(" in ")[0].split()[1:] if " in " in tag.inside else []
            self.variables = tuple(one.strip(",") for one in before) or ("this", "item", "forloop")


class _Expansion:
    """The expansion of one text."""

    def __init__(self, text: str, links: Links, *, markdown: bool) -> None:
        self.text = text
        self.links = links
        self.markdown = markdown
        self.values = Values(links)
        self.frames = [_Frame(None, -1)]

    def run(self, parts: list[Part]) -> str:
        pairs = pairs_of(parts)
        for index, part in enumerate(parts):
            if part.kind == "text":
                self.frames[-1].out.append(part.text)
            elif part.kind == "code":
                self.frames[-1].out.append(self._code(part.text))
            elif part.tag is not None and part.kind == "literal":
                self._put(self._shown(part.tag, part.text))
            elif part.tag is not None:
                self._tag(part.tag, index, pairs)
        while len(self.frames) > 1:
            self._close()
        return "".join(self.frames[0].out)

    def _tag(self, tag: Tag, index: int, pairs: dict[int, int]) -> None:
        for frame in self.frames:
            if frame.variables and not frame.used:
                frame.used = any(re.search(rf"\b{re.escape(one)}\b", tag.inside) for one in frame.variables)
        top = self.frames[-1]
        if tag.role == "opening" and index in pairs and len(self.frames) < _DEEPEST:
            self.frames.append(_Frame(tag, index))
        elif tag.role == "closing":
            if pairs.get(index) == top.index:
                self._close()
            elif index not in pairs:
                self._put(self._unknown(tag))
        elif self._is_branch(tag) and top.tag is not None and normalized(top.tag.name) in CONDITIONS | LOOPS:
            if top.kept is None and (normalized(top.tag.name) != "case" or "".join(top.out).strip()):
                top.kept = top.out
            top.out = []
        elif value := self._shown(tag, None):
            self._put(value)
        else:
            self._drop_item(tag)

    def _drop_item(self, tag: Tag) -> None:
        """Remove the mark of a list's item that is empty now: below a line, `-` would make a heading of it."""
        out = self.frames[-1].out
        if not self.markdown or not out or self.text[tag.end : tag.end + 1] not in {"", "\n"}:
            return
        match = _LONE_ITEM.search(out[-1][-100:])
        if match is not None:
            out[-1] = out[-1][: len(out[-1]) - len(match[0])]

    def _is_branch(self, tag: Tag) -> bool:
        name = tag.name or tag.inside.partition(" ")[0]
        return name.lower() in BRANCHES

    def _close(self) -> None:
        """End the innermost pair: what it encloses becomes what it means."""
        frame = self.frames.pop()
        tag = frame.tag
        if tag is None:
            return
        inner = "".join(frame.out if frame.kept is None else frame.kept)
        name = normalized(tag.name)
        if name in ASSIGNMENTS:
            self.values.assigned[(tag.words or ("",))[0]] = inner.strip()
            return
        if name in LOOPS or name in CONDITIONS:
            shown_once = not (frame.used and name in LOOPS)
            self._count(tag, "its text, once" if shown_once and inner.strip() else "")
            self.frames[-1].out.append(inner if shown_once else "")
            return
        self._put(self._shown(tag, inner))

    def _put(self, value: str) -> None:
        """Write what a tag becomes; an address replaces the site's before it: `{{ site.url }}{% link x %}`."""
        out = self.frames[-1].out
        if value.startswith(("https://", "http://")) and out and self.links.site:
            home = self.links.site.rstrip("/")
            for prefix in (home, home.removesuffix(self.links.base_path()), self.links.base_path()):
                if prefix and out[-1].endswith(prefix):
                    out[-1] = out[-1].removesuffix(prefix)
                    break
        out.append(value)

    def _code(self, code: str) -> str:
        """Write code as a page shows it: with tags that are escaped, and without the marks of `raw`."""
        if "/*" in code and "{{" in code:
            code = _ESCAPED.sub(r"{{\1\2\3}}", code)
        if "endraw" in code:
            name = self.links.name
            if self.links.about.source_of(name)[0].generator in LIQUID:
                return _RAW.sub("", code)
            if _RAW_OUTSIDE.match(code) and _RAW_END.search(code):
                return _RAW_END.sub("", _RAW_OUTSIDE.sub(r"\1", code, count=1), count=1)
        return code

    # -- single tags and pairs

    def _shown(self, tag: Tag, inner: str | None) -> str:
        if tag.name == SHOWN:
            return escape(tag.text.replace("/*", "", 1).replace("*/", "", 1), quote=False)
        own = self.links.about.shortcodes
        if tag.dialect != "output" and ("{{" in tag.inside or "{%" in tag.inside):
            tag = self._filled(tag)
        if tag.name in _REFERENCES and tag.name not in own:
            found = self._reference(tag)
            if found is not None:
                return found
        if tag.name in _HEXO_ASSETS and (asset := self._asset(tag)):
            return asset
        if tag.name in ASSIGNMENTS and inner is None:
            return self._assign(tag)
        if not tag.name or tag.dialect == "output":
            value = self.values.of(tag.inside)
            if value is not None:
                return value if self.markdown or self._is_within(tag) else escape(value, quote=False)
        if not tag.name:
            return self._unknown(tag)
        meaning = meaning_of(tag, own)[1]
        if meaning == "value":
            return self._parameter(tag)
        if meaning == "dropped":
            self._count(tag)
            return ""
        if inner is not None and not (tag.words or tag.keyed) and self.frames[-1].titles:
            tag = tag._replace(words=(self.frames[-1].titles.pop(0),))
        place = Place(self.markdown, self._is_within(tag), self._lead(tag), self._is_row(tag))
        made = shown(tag, inner, place, own)
        if made is not None:
            return made
        if inner is None or not inner.strip():
            return self._unknown(tag)
        self._count(tag, "the words that it encloses")
        return inner

    def _filled(self, tag: Tag) -> Tag:
        """Fill in values that stand among the arguments of a tag."""

        def value(match: re.Match[str]) -> str:
            found = self.values.of(match[1]) if match[1] else None
            if found is None:
                self.links.changes.add("template", match[0])
            return found or ""

        written = _INNER.sub(value, tag.text[2:-2])
        read = tag_at(tag.text[:2] + written + tag.text[-2:], 0)
        return tag if read is None else read._replace(start=tag.start, end=tag.end, text=tag.text)

    def _parameter(self, tag: Tag) -> str:
        key = next(iter(tag.words), "") or next(iter(tag.keyed.values()), "")
        value = self.values.of(f"page.{key}") or self.values.of(f"site.params.{key}")
        return self._unknown(tag) if value is None else value

    def _assign(self, tag: Tag) -> str:
        name, _, value = tag.inside.partition(" ")[2].partition("=")
        self.values.assigned[name.strip()] = self.values.of(value.strip()) if value else None
        return ""

    def _unknown(self, tag: Tag) -> str:
        """Remove a tag, but for an address in it; an address that holds the tag leads nowhere."""
        if not tag.name and (tag.inside[:1] in "\"'`"):
            place = Place(self.markdown, self._is_within(tag), self._lead(tag))
            made = by_arguments(tag._replace(words=arguments(tag.inside)[0]), None, place)
            if made is not None:
                return made
        if not tag.name and (address := _LAST_ADDRESS.search(tag.inside)) and not self._is_within(tag):
            return Place(self.markdown).link(address[1], address[1])  # Roam, Logseq: `{{video https://...}}`
        self._count(tag)
        return HOLE if self._is_within(tag) else ""

    def _count(self, tag: Tag, result: str = "") -> None:
        self.links.changes.add("template", tag.text, result)

    def _is_within(self, tag: Tag) -> bool:
        """Tell whether a tag stands in an address."""
        before = self.text[max(0, tag.start - 300) : tag.start]
        at = before.rfind("](")
        if "=" in before:
            at = max(at, *map(before.rfind, ("href=", "src=", "poster=", "HREF=", "SRC=")))
        if at >= 0 and _OPEN_ADDRESS.fullmatch(before, at) is not None:
            return True
        line = before[before.rfind("\n") + 1 :]
        return self.markdown and "]:" in line and _DEFINITION.match(line) is not None

    def _lead(self, tag: Tag) -> str | None:
        first = self.text.rfind("\n", max(0, tag.start - 60), tag.start) + 1
        before = self.text[first : tag.start] if first or tag.start <= 60 else "x"
        return before if _LEAD.match(before) else None

    def _is_row(self, tag: Tag) -> bool:
        first = self.text.rfind("\n", max(0, tag.start - 1000), tag.start) + 1
        return self.text[first : first + 1] == "|"

    def _reference(self, tag: Tag) -> str | None:
        """Give the address of the article that a tag names, or of a file of the site; None for another tag."""
        if tag.name.startswith("post_") and (match := POST.match(self.text, tag.start)):
            return self._post(match)
        match = TAG.match(self.text, tag.start)
        if match is None:
            return None
        targets = tag_targets(match)
        if not targets:
            return self.links.from_site(match["name"])
        target = next((one for one in targets if self.links.references.get(one)), targets[-1])
        found = self.links.article(target, fragment_of(match), " ".join(match[0].split())[:_SHOWN])
        return found or (HOLE if self._is_within(tag) else "")

    def _post(self, match: re.Match[str]) -> str:
        """Write Hexo's link to another article, or its address alone."""
        name = match["name"].strip("\"'")
        address = self.links.article(note_target(name), "", " ".join(match[0].split())[:_SHOWN]) or ""
        if match["kind"] == "path":
            return address
        said = [word for word in _words(match["words"] or "") if word not in {"true", "false"}]
        words = " ".join(said) or name.rpartition("/")[2]
        return Place(self.markdown).link(words, address) if address else words

    def _asset(self, tag: Tag) -> str:
        """Write Hexo's picture or file beside an article; "" where the tag names none."""
        words = _words(tag.inside)[1:]
        at = next((index for index, word in enumerate(words) if "." in word.strip(".")), None)
        if at is None:
            return ""
        file = words[at]
        title = " ".join(word for word in words[at + 1 :] if not word.isdecimal())
        if tag.name == "asset_path":
            return file
        if tag.name == "asset_link":
            return Place(self.markdown).link(title or file, file)
        return f"![{title}](<{file}>)" if self.markdown else f'<img src="{escape(file)}" alt="{escape(title)}">'


_WORD = lazy(r"""\s*(?:"([^"]*)"|'([^']*)'|(\S+))""")


def _words(text: str) -> list[str]:
    return ["".join(groups) for groups in _WORD.findall(text)]
