"""AsciiDoc texts: without comments and includes, and with the lines that conditions let stand.

pandoc includes nothing here, knows no conditions, and takes an attribute below the title for a revision line
where its value has a comma.

Sources: the AsciiDoc Language documentation, "Conditionals", "Comments", "Document Header" and "Verbatim
Blocks".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.readers._document_parts import Part
from publisher.text.lazy import lazy

_INCLUDE = lazy(r"include::[^\[\]]{1,500}\[.{0,500}\]\s*$")
_CONDITION = lazy(r"(ifdef|ifndef|ifeval|endif)::([^\[\]\s]{0,300})\[(.{0,1000})\]\s*$")
_ATTRIBUTE = lazy(r":(!?)([\w-]{1,100})(!?):(?:\s(.{0,2000}))?$")
_UNSET = lazy(r"^:(?:![\w-]{1,100}|[\w-]{1,100}!):", re.MULTILINE)
_VERBATIM = lazy(r"(?:-{4,200}|\.{4,200}|\+{4,200}|`{3,200}\S{0,40})\s*$")
_COMMENT = lazy(r"/{4,200}\s*$")
_HTML = frozenset(
    {"backend-html5", "basebackend-html", "backend", "basebackend", "filetype-html", "asciidoctor"}
)
# A revision line that is a day alone, which JBake's examples have and pandoc does not read.
_DAY_ALONE = lazy(r"\A(\s{0,50}= [^\n]{1,500}\n(?:[^\n:=]{1,300}\n)?)(?=\d{4}-\d\d?-\d\d?\b)")
_ATTRIBUTE_FIRST = lazy(r"\A(\s{0,50}= [^\n]{1,500}\n(?:[^\n:=]{1,300}\n)?)(?=:[\w!-]{1,100}:)")
_FILM = lazy(r"^(video|audio)::([\w./:?=&%-]{1,500})\[([^\n\[\]]{0,300})\]\s*$", re.MULTILINE)
_FILMS = {"youtube": "https://www.youtube.com/embed/{}", "vimeo": "https://player.vimeo.com/video/{}"}


def of_asciidoc(text: str) -> Iterator[Part]:
    """Give an AsciiDoc text as it is shown, and with its films and recordings as HTML."""
    left_out: dict[str, None] = {}
    if "::" in text or "//" in text or _UNSET.search(text):
        lines = list(_shown(text.split("\n"), left_out))
        while len(lines) > 1 and (
            not lines[-1].strip() or (not lines[-2].strip() and _ATTRIBUTE.match(lines[-1]))
        ):
            lines.pop()  # pandoc refuses a text that ends with an attribute
        text = "\n".join(lines)
    text = _ATTRIBUTE_FIRST.sub(r"\1:publisher:\n", _DAY_ALONE.sub(r"\1v1, ", text, count=1), count=1)
    if "::" in text:
        text = _FILM.sub(_film, text)
    yield Part(text, left_out=tuple(left_out))


def _shown(lines: list[str], left_out: dict[str, None]) -> Iterator[str]:
    """Give the lines that are no comments, and that no condition leaves out."""
    attributes: set[str] = set()
    conditions: list[bool] = []  # of the lines around one
    fence = comment = ""
    for line in lines:
        marked = line.startswith(("if", "endif", "include::")) and "::" in line
        if marked and (match := _CONDITION.match(line)):
            kind, names, rest = match.groups()
            if kind == "endif":
                del conditions[-1:]
                continue
            holds = _holds(kind, names, attributes)
            if kind != "ifeval" and rest.strip():
                line = rest  # a condition of one line  # noqa: PLW2901
                if not holds:
                    continue
            else:
                if kind == "ifeval":
                    left_out["what `ifeval::` asks"] = None
                conditions.append(holds)
                continue
        elif marked and _INCLUDE.match(line):
            left_out["what `include::` includes"] = None
            continue
        if not all(conditions):
            continue
        bare = line.strip()
        if comment:
            comment = "" if bare == comment else comment
        elif fence:
            fence = "" if bare == fence else fence
            yield line
        elif line.startswith("/") and _COMMENT.match(line):
            comment = bare
        elif line[:1] in "-.+`" and _VERBATIM.match(line):
            fence = bare if bare[0] != "`" else bare[: len(bare) - len(bare.lstrip("`"))]
            yield line
        elif not line.startswith("//") or line.startswith("///"):
            if line.startswith(":") and (match := _ATTRIBUTE.match(line)):
                if match[1] or match[3]:  # one that is unset: pandoc takes it for text
                    attributes.discard(match[2])
                    continue
                attributes.add(match[2])
            yield line


def _holds(kind: str, names: str, attributes: set[str]) -> bool:
    """Tell whether lines stand: of several names one ("a,b") or each ("a+b") has to be set."""
    known = [one in attributes or one in _HTML for one in re.split("[,+]", names)[:20]]
    if kind == "ifdef":
        return all(known) if "+" in names else any(known)
    if kind == "ifndef":
        return not (any(known) if "," in names else all(known))
    return False


def _film(match: re.Match[str]) -> str:
    """Write a film or recording as HTML, which pandoc passes on."""
    kind, address, words = match.groups()
    player = next((form for name, form in _FILMS.items() if words.strip().startswith(name)), "")
    if player:
        inner = f'<iframe src="{player.format(address)}"></iframe>'
    else:
        inner = f'<{kind} src="{address}" controls></{kind}>'
    return f"++++\n{inner}\n++++\n"
