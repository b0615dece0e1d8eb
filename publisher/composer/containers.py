"""Blocks that hold other blocks, in the notations of programs, as what Markdown has for them.

`:::note[Title]` (Docusaurus, VitePress, Pandoc, Quarto, MyST, HackMD), `!!! note "Title"`, `??? note` and
`=== "Tab"` (Python-Markdown), fences with the name of a directive (MyST), `.. note::` (reStructuredText),
`> [!NOTE]` (GitHub, Obsidian) and kramdown's `{: .note }` above a paragraph.

The text is read line by line, once; a stack holds what is open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.composer.admonitions import Box, alert, bold, box_of, box_of_classes
from publisher.composer.directives import Directive, directive_of
from publisher.composer.links import Links
from publisher.composer.repository_signs import shown_line
from publisher.composer.shortcodes import page_of
from publisher.tables.admonitions import ADMONITIONS
from publisher.text.lazy import lazy

_PREFIX = r"^(?P<prefix>[ \t>]{0,60})"
_COLONS = lazy(
    _PREFIX
    + r"(?P<fence>:{3,60})[ \t]{0,10}(?:\{(?P<attributes>[^{}\n]{1,500})\}|(?P<name>[^\W_][\w-]{0,50}))?"
    r"(?:\[(?P<label>[^\n]{0,500}?)\](?=[ \t{]|$))?(?:[ \t]{0,5}\{(?P<more>[^{}\n]{0,500})\})?"
    r"[ \t]{0,10}(?P<title>[^\n]{0,500}?)[ \t:]{0,60}$"
)
_LEAF = lazy(
    r"^(?P<prefix>[ \t>]{0,60})::(?P<name>[a-z][\w-]{0,40})(?:\[(?P<label>[^\[\]\n]{0,300})\])?"
    r"(?:\{(?P<attributes>[^{}\n]{0,500})\})?[ \t]{0,20}$"
)
_ORG = lazy(
    r"^(?P<prefix>[ \t>]{0,60})#\+(?P<edge>BEGIN|END)_(?P<name>[A-Za-z][\w-]{0,40})"
    r"(?:[ \t]{1,5}(?P<argument>\S[^\n]{0,300}))?[ \t]{0,20}$",
    re.IGNORECASE,
)
_BANGS = lazy(
    r"^(?P<indent>[ \t]{0,40})(?P<mark>!!!|\?\?\?\+?|===[!+]?)[ \t]{1,5}(?P<kind>[^\"\n]{0,100}?)[ \t]{0,5}"
    r"(?:\"(?P<title>[^\n]{0,500})\")?[ \t]{0,20}$"
)
_FENCE = lazy(
    _PREFIX
    + r"(?P<lead>(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}){0,4})(?P<fence>`{3,60}|~{3,60})(?P<info>[^\n]{0,500})$"
)
_DIRECTIVE = lazy(r"^\{(?P<name>[A-Za-z][\w:.-]{0,40})\}[ \t]{0,10}(?P<argument>[^\n]{0,500})$")
_RST = lazy(
    r"^(?P<indent>[ \t]{0,40})\.\.[ \t]{1,4}(?P<name>[A-Za-z][\w-]{0,40})::"
    r"(?:[ \t]{1,10}(?P<argument>[^\n]{0,500}))?$"
)
_TARGET = lazy(r"^[ \t]{0,3}(?:\.\. _[\w .-]{1,100}:[ \t]{0,5}|\([\w.:-]{1,100}\)=[ \t]{0,5})$")
_OPTION = lazy(r"^[ \t]{0,40}:(?P<name>[a-z][\w-]{0,40}):(?:[ \t]{1,5}(?P<value>[^\n]{0,500}))?$")
_CLASSES = lazy(r"^\{:[ \t]{0,5}(?P<classes>(?:\.[\w-]{1,40}[ \t]{0,5}){1,5})\}[ \t]{0,10}$")
_ATTRIBUTE = lazy(r"""([\w-]{1,40})=(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s"']{1,200}))""")
_HEADING = lazy(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<words>[^\n]{1,300}?)[ \t#]{0,20}$")
_VERBATIM = lazy(
    r"^[ \t>]{0,40}(?:\{%-?[ \t]{0,5}(?P<tag>raw|highlight|codeblock|verbatim|code)\b"
    r"|<(?P<element>pre|script|style)\b)",
    re.IGNORECASE,
)
# A comment of reStructuredText, and a substitution; a footnote has brackets.
_REMARK = lazy(r"^[ \t]{0,40}\.\.[ \t]{1,4}(?=[^\s\[_.])")
_MYST = lazy(
    r"^[ \t]{0,10}(?:`{3,10}|~{3,10}|:{3,10})"
    r"\{(?:note|tip|warning|important|admonition|figure|image|math|code-block|toctree|tableofcontents|seealso)\}",
    re.MULTILINE,
)
_RAW_FORMAT = lazy(r"\{=(?P<format>[a-z][\w+-]{0,30})\}")
_KINDS = lazy(r"[^\W_][\w-]{0,40}(?:[ \t]{1,5}[\w-]{1,40}){0,5}")  # a kind, and classes
_LIST = lazy(r"^[ \t]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]")
DEEPEST = 20  # containers within each other; what opens deeper is text
_QIITA = frozenset({"info", "warn", "alert"})  # kinds of a note, not titles
# What opens a container. The search for a line end and one look at each line are faster than one for each mark.
_MARK = lazy(
    r"\n[ \t>*+0-9.)-]{0,60}(?:::[:a-z]|!!!|\?\?\?|===[!+]?[ \t]|(?:`{3,60}|~{3,60})[ \t]{0,5}\{|\.\. [A-Za-z_]"
    r"|\([\w.:-]{1,100}\)=|\\?\[!|#\+[A-Za-z]|\{:[ \t]{0,5}\.|<<<|<--->|>>>|8<-|#{1,6}[ \t]{1,5}\[)"
)


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    return _MARK.search("\n" + text) is not None


def unfolded(text: str, links: Links) -> str:
    """Replace the containers of a text; what is removed is counted in `links.changes`."""
    return "\n".join(_Reading(text.split("\n"), links).lines()) if may_have(text) else text


class _Open(NamedTuple):
    """A container that is open."""

    kind: str  # "colons", "indent" or "fence"
    closing: list[str]
    mark: str = ""  # what closes it
    indent: int = 0  # columns of its text, for "indent"
    cut: int = 0  # columns that its text is moved to the left


class _Reading:
    """One pass over the lines of a text."""

    def __init__(self, lines: list[str], links: Links) -> None:
        """Begin at the first line."""
        self._lines = [
            line.expandtabs(4) if line.startswith("\t") or " \t" in line[:20] else line for line in lines
        ]
        self._links = links
        self._out: list[str] = []
        self._stack: list[_Open] = []
        self._at = 0
        self._listed = False  # the last line at the margin belongs to a list
        self._line = ""  # the one that is read
        self._fence = ""  # of the code block that is open
        self._indented_code = False  # the last line was code because it is indented
        self._has_remarks = False  # a directive of reStructuredText was read, so ".." opens a comment
        self._last_angles = -1  # the last line of `>>>`, as far as that was asked
        self._myst: bool | None = None  # whether "%" opens a comment, as far as that was asked
        self._hopeless: set[str] = set()  # ends of verbatim parts that do not come any more

    def lines(self) -> list[str]:
        """Give all lines, with what is open closed at the end."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if self._stack:
                self._leave(line)
                line = self._cut(line)
            self._read(line)
        while self._stack:
            self._close()
        return self._out

    # -- what is open ----------------------------------------------------------------------------------------

    def _leave(self, line: str) -> None:
        """Close the containers whose indented text ends before this line."""
        if not line.strip():
            return
        columns = len(line) - len(line.lstrip(" "))
        while self._indented() and columns < self._indented():
            while self._stack and self._stack[-1].kind != "indent":
                self._close()
            self._close()
            self._fence = ""

    def _indented(self) -> int:
        return next((one.indent for one in reversed(self._stack) if one.kind == "indent"), 0)

    def _cut(self, line: str) -> str:
        """Move the text of indented containers to the left."""
        cut = sum(one.cut for one in self._stack)
        columns = len(line) - len(line.lstrip(" "))
        return line[min(cut, columns) :] if cut else line

    def _open(self, box: Box, prefix: str, container: _Open) -> None:
        if len(self._stack) < DEEPEST:
            self._out += box.opening(prefix)
            self._stack.append(container)
        else:
            self._out.append(self._line)

    def _close(self) -> None:
        self._out += self._stack.pop().closing

    # -- one line --------------------------------------------------------------------------------------------

    def _read(self, line: str) -> None:
        if self._fence:
            self._in_code(line)
            return
        stripped = line.lstrip(" \t>")
        first = stripped[:1]
        self._line = line
        self._indented_code = self._is_indented_code(line)
        if self._indented_code:
            self._out.append(line)
            return
        if first and not line.startswith(" "):
            self._listed = _LIST.match(line) is not None
        handled = (
            (first in ":[#<-" and first and self._sign(line))
            or (first == ":" and (self._colons(line) or self._leaf(line)))
            or (first == "#" and "#+" in line and self._org(line))
            or (first in "!?=" and first and self._bangs(line))
            or (("```" in stripped[:24] or "~~~" in stripped[:24]) and self._code(line))
            or (first == "." and (self._rst(line) or self._remark(line)))
            or (first == "%" and self._is_myst_comment(line))
            or (not first and ">>>" in line and self._angles(line))
            or (first == "(" and _TARGET.match(line) is not None)
            or (first in "[\\" and first and self._alert(line))
            or (first in "-*+0123456789" and first and "[!" in line and self._alert(line))
            or (first == "{" and (self._classes(line) or self._verbatim(line)))
            or (first == "<" and self._verbatim(line))
        )
        if not handled:
            self._out.append(line)

    def _is_indented_code(self, line: str) -> bool:
        if not line.startswith("    "):
            return self._indented_code and not line.strip()
        return self._indented_code or (not self._listed and not self._previous().strip())

    def _sign(self, line: str) -> bool:
        lines = shown_line(line, self._links)
        if lines is None:
            return False
        self._out += lines
        return True

    def _previous(self) -> str:
        return self._out[-1] if self._out else ""

    def _in_code(self, line: str) -> None:
        self._out.append(line)
        inside = line.strip(" \t>")
        if inside.startswith(self._fence) and not inside.strip(self._fence[0]):
            self._fence = ""

    # -- `:::` -----------------------------------------------------------------------------------------------

    def _colons(self, line: str) -> bool:
        match = _COLONS.match(line)
        if match is None:
            return False
        prefix, fence = match["prefix"], match["fence"]
        if not (match["name"] or match["attributes"]):
            return not (match["title"] or match["label"]) and self._close_colons()
        attributes = match["attributes"] or ""
        more = f"{attributes} {match['more'] or ''}"
        said = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(more)}
        title = (match["label"] or match["title"] or said.get("title", "")).strip()
        if attributes and not re.match(r"[.#\w-]+[ =.#]|[.#]", attributes + " "):
            return False
        if attributes and re.fullmatch(r"[a-z][\w:-]{0,40}", attributes):  # MyST's
            return self._directive(directive_of(attributes, title), prefix, _Open("colons", [], fence))
        if attributes:
            classes = [one.lstrip(".") for one in attributes.split() if one.startswith(".")]
            callout = any("callout" in one for one in classes)
            title = title or (self._heading_title() if callout else "")
            box = box_of_classes(classes, title)
        else:
            name = match["name"]
            is_note = name.lower() in {"note", "message"} and title.lower() in _QIITA
            box = box_of(name, "" if is_note else title)
        self._open(box, prefix, _Open("colons", box.closing(prefix), fence))
        return True

    def _leaf(self, line: str) -> bool:
        """Read a directive without text, `::youtube[Title]{id=x}`."""
        match = _LEAF.match(line)
        if match is None or not (match["label"] or match["attributes"]):
            return False
        said = {
            one[1].lower(): one[2] or one[3] or one[4] or ""
            for one in _ATTRIBUTE.finditer(match["attributes"] or "")
        }
        found = said.get("id") or (match["attributes"] or "").strip().lstrip("#")
        address = page_of(match["name"], said.get("url") or said.get("src") or found)
        label = match["label"] or ""
        if not (label or address):
            self._links.changes.add("template", line.strip())
        self._out += ["", match["prefix"] + (f"[{label or address}](<{address}>)" if address else label), ""]
        return True

    def _org(self, line: str) -> bool:
        """Read Logseq's blocks in the notation of Org, `#+BEGIN_NOTE`."""
        match = _ORG.match(line)
        if match is None:
            return False
        name, prefix = match["name"].lower(), match["prefix"]
        if match["edge"].lower() == "end":
            if not any(one.mark == name for one in self._stack):
                return False
            while self._stack:
                mark = self._stack[-1].mark
                self._close()
                if mark == name:
                    return True
            return True
        if name in {"src", "example", "export"}:
            end = re.compile(rf"[ \t>]{{0,60}}#\+END_{name}\b", re.IGNORECASE)
            body: list[str] = []
            while self._at < len(self._lines) and not end.match(self._lines[self._at]):
                body.append(self._cut(self._lines[self._at]))
                self._at += 1
            self._at += 1
            directive = Directive("code", (match["argument"] or "").split(" ")[0], "code")
            self._out += [prefix.rstrip(), *(prefix + one for one in directive.lines({}, body))]
            return True
        box = Box("", "blockquote") if name == "quote" else box_of(name, always=True)
        self._open(box, prefix, _Open("org", box.closing(prefix), name))
        return True

    def _heading_title(self) -> str:
        """Take the heading that opens a callout of Quarto, which is its title."""
        at = self._at
        while at < len(self._lines) and at < self._at + 3 and not self._lines[at].strip():
            at += 1
        match = _HEADING.match(self._lines[at]) if at < len(self._lines) else None
        if match is None:
            return ""
        self._at = at + 1
        return match["words"]

    def _close_colons(self) -> bool:
        if not any(one.kind == "colons" for one in self._stack):
            return False
        while self._stack:
            last = self._stack[-1].kind
            self._close()
            if last == "colons":
                return True
        return True

    # -- `!!!` -----------------------------------------------------------------------------------------------

    def _bangs(self, line: str) -> bool:
        match = _BANGS.match(line)
        if match is None:
            return False
        mark, kind, title = match["mark"], match["kind"].strip(), match["title"]
        tab = mark.startswith("=")
        if bool(kind) == tab or (tab and title is None) or not (tab or _KINDS.fullmatch(kind)):
            return False
        indent = match["indent"]
        if tab:
            box = Box(title or "")
        elif title is not None and not title.strip():
            box = Box("", "blockquote")
        else:
            box = box_of(kind.split()[0], title or "", always=True)
        base = len(indent)
        outer = sum(one.cut for one in self._stack)
        self._open(box, indent, _Open("indent", box.closing(indent), "", base + outer + 4, 4))
        return True

    # -- fences ----------------------------------------------------------------------------------------------

    def _code(self, line: str) -> bool:
        match = _FENCE.match(line)
        if match is None or (match["fence"][0] == "`" and "`" in match["info"]):
            return False
        fence, info = match["fence"], match["info"].strip()
        for place in range(len(self._stack) - 1, -1, -1):
            one = self._stack[place]
            if one.kind == "fence" and not info and fence.startswith(one.mark):
                while len(self._stack) > place:
                    self._close()
                return True
        raw = _RAW_FORMAT.fullmatch(info)
        if raw:
            return self._raw(raw["format"], _Open("fence", [], fence))
        said = _DIRECTIVE.match(info)
        if said:
            directive = directive_of(said["name"], said["argument"].strip())
            address = "" if directive.known else page_of(directive.name, said["argument"].strip())
            if address:
                return self._linked(address, match["prefix"], _Open("fence", [], fence))
            if directive.action != "code" or directive.known:
                return self._directive(
                    directive, match["prefix"] + " " * len(match["lead"]), _Open("fence", [], fence)
                )
        self._fence = fence
        self._out.append(
            line if not info.startswith("{") else match[0][: match.start("info")] + language_of(info)
        )
        return True

    def _raw(self, kind: str, container: _Open) -> bool:
        """Copy a raw block of Pandoc that is HTML or Markdown; any other format is for a printer."""
        body = self._body(container)
        if kind.startswith(("html", "markdown")):
            self._out += ["", *body, ""]
        else:
            self._links.changes.add("template", f"{{={kind}}}")
        return True

    def _linked(self, address: str, prefix: str, container: _Open) -> bool:
        """Link to the page that a directive shows, such as a film's."""
        self._options()
        self._body(container)
        self._out += [prefix.rstrip(), f"{prefix}<{address}>", prefix.rstrip()]
        return True

    def _directive(self, directive: Directive, prefix: str, container: _Open) -> bool:
        """Open what a directive means."""
        options = self._options()
        if directive.action == "box":
            box = directive.box(options)
            self._open(box, prefix, container._replace(closing=box.closing(prefix)))
            return True
        body = self._body(container)
        self._out += [
            prefix.rstrip(),
            *(f"{prefix}{one}".rstrip() for one in directive.lines(options, body)),
            prefix.rstrip(),
        ]
        if directive.action == "dropped":
            self._links.changes.add("template", directive.said)
        return True

    def _options(self) -> dict[str, str]:
        """Take the options below the name of a directive: lines such as `:class: tip`."""
        found: dict[str, str] = {}
        while self._at < len(self._lines) and (match := _OPTION.match(self._cut(self._lines[self._at]))):
            found[match["name"]] = (match["value"] or "").strip()
            self._at += 1
        return found

    def _body(self, container: _Open) -> list[str]:
        """Take the lines up to the end of a directive whose text is not read."""
        body: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if container.kind == "indent":
                if line.strip() and len(line) - len(line.lstrip(" ")) < container.indent:
                    break
            elif line.strip(" \t>").startswith(container.mark) and not line.strip(" \t>").strip(
                container.mark[0]
            ):
                self._at += 1
                break
            body.append(self._cut(line))
            self._at += 1
        while body and not body[-1].strip():
            body.pop()
        return body

    # -- reStructuredText ------------------------------------------------------------------------------------

    def _rst(self, line: str) -> bool:
        if _TARGET.match(line):
            return True
        match = _RST.match(line)
        if match is None:
            return False
        indent = match["indent"]
        directive = directive_of(match["name"], (match["argument"] or "").strip())
        if not directive.known:
            self._links.changes.add("template", line.strip())
            directive = Directive("container", "", "box")
        at = self._at
        while at < len(self._lines) and not self._lines[at].strip():
            at += 1
        outer = sum(one.cut for one in self._stack)
        columns = (
            len(self._lines[at]) - len(self._lines[at].lstrip(" ")) - outer if at < len(self._lines) else 0
        )
        inner = columns if columns > len(indent) else len(indent) + 3
        container = _Open("indent", [], "", inner + outer, inner - len(indent))
        self._has_remarks = True
        if not directive.known:
            argument = (match["argument"] or "").strip()
            address = page_of(directive.name, argument)
            if address:
                return self._linked(address, indent, container)
            self._links.changes.add("template", f".. {match['name']}:: {argument}".strip())
            self._options()
            self._open(Box(), indent, container)
            return True
        return self._directive(directive, indent, container)

    def _remark(self, line: str) -> bool:
        """Remove a comment of reStructuredText and the lines indented below it, where directives are used."""
        if not _REMARK.match(line) or self._previous().strip() or not self._uses_rst():
            return False
        columns = len(line) - len(line.lstrip(" "))
        while self._at < len(self._lines):
            following = self._cut(self._lines[self._at])
            if following.strip() and len(following) - len(following.lstrip(" ")) <= columns:
                break
            self._at += 1
        self._out.append("")
        return True

    def _uses_rst(self) -> bool:
        if not self._has_remarks and "rst" not in self._hopeless:
            self._has_remarks = any(map(_RST.match, self._lines[self._at :]))
            self._hopeless.add("rst")
        return self._has_remarks

    def _is_myst_comment(self, line: str) -> bool:
        if self._myst is None:
            self._myst = _MYST.search("\n".join(self._lines)) is not None
        return self._myst and line.startswith("% ")

    def _angles(self, line: str) -> bool:
        """Read GitLab's quote of several lines, between two lines of `>>>`."""
        if line.rstrip() != ">>>":
            return False
        if any(one.mark == ">>>" for one in self._stack):
            while self._stack:
                mark = self._stack[-1].mark
                self._close()
                if mark == ">>>":
                    return True
        if self._last_angles < 0:
            self._last_angles = max(at for at, one in enumerate(self._lines, 1) if one.strip() == ">>>")
        if self._at >= self._last_angles:
            return False
        box = Box("", "blockquote")
        self._open(box, "", _Open("angles", box.closing(), ">>>"))
        return True

    # -- the rest --------------------------------------------------------------------------------------------

    def _alert(self, line: str) -> bool:
        lines = alert(line, self._previous())
        if lines is None:
            return False
        self._out += lines
        return True

    def _classes(self, line: str) -> bool:
        """Read kramdown's classes above a paragraph or a quote that they make a note."""
        match = _CLASSES.match(line)
        if match is None or self._previous().strip() or self._at >= len(self._lines):
            return False
        classes = [one.strip(". \t") for one in match["classes"].split(".") if one.strip()]
        titled = next((one for one in classes if one.endswith("-title") and one[:-6] in ADMONITIONS), "")
        following = self._lines[self._at]
        box = box_of_classes(classes)
        if not following.strip() or not (box.title or titled):
            return False
        quoted = following.startswith(">")
        if titled:
            self._lines[self._at] = "> " + bold(following.lstrip("> \t"))
        else:
            self._out += [f"> {bold(box.title)}", ">"]
        while not quoted and self._at < len(self._lines) and self._lines[self._at].strip():
            self._out.append(f"> {self._lines[self._at].removeprefix('> ')}")
            self._at += 1
        return True

    def _verbatim(self, line: str) -> bool:
        """Copy what a tag or an element shows as it is."""
        match = _VERBATIM.match(line)
        if match is None:
            return False
        word = (match["tag"] or match["element"]).lower()
        end = re.compile(rf"\{{%-?\s{{0,5}}end{word}" if match["tag"] else rf"</{word}\b", re.IGNORECASE)
        if word in self._hopeless or end.search(line):
            return False
        at = next((at for at in range(self._at, len(self._lines)) if end.search(self._lines[at])), None)
        if at is None:
            self._hopeless.add(word)
            return False
        self._out += [line, *map(self._cut, self._lines[self._at : at + 1])]
        self._at = at + 1
        return True


def language_of(info: str) -> str:
    """Give the language of a fence whose attributes stand in braces: `{.python}`, `{r, echo=FALSE}`."""
    match = re.match(r"\{[ \t]{0,5}\.?([A-Za-z][\w+#-]{0,30})", info)
    return match[1] if match else ""
