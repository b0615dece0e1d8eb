"""Jupyter notebooks (nbformat 4, and 3 with its worksheets): the cells as one Markdown text.

Code is shown with its language, and what it printed below it; pictures that it drew, and those attached to
cells, are embedded files. Cells, inputs and outputs that Jupyter Book, nbconvert, Quarto, nbdev or fastpages
leave out are left out. Fields come from front matter in the first cell (Quarto, nbdev), from lines below its
heading (fastpages), and from the notebook's own metadata (nbformat: `title`, `authors`; Nikola: `nikola`).

Sources: the notebook file format of nbformat; the documentation of Jupyter Book and MyST on cell tags, of
Quarto on cell options, of nbdev and fastpages on directives.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from publisher.errors import ReadError
from publisher.models import Article, Claim, Embedded
from publisher.readers import data_formats, markdown
from publisher.readers._mapping import claims_of
from publisher.tables.fields import FIELD_OF
from publisher.text.lazy import lazy

_FIELDS = frozenset(
    "title subtitle authors author date created modified updated description abstract summary tags keywords"
    " categories draft published status slug license permalink language lang".split()
)
_PROGRAMS = ("nikola", "frontmatter", "hugo", "jekyll")  # whose fields are in an object of their own
# Tags of cells (Jupyter Book, MyST, nbconvert's examples), without "-" and "_".
_REMOVED = frozenset({"removecell", "hide", "hidecell", "skip"})
_NO_CODE = frozenset({"removeinput", "hideinput", "removecode"})
_NO_OUTPUT = frozenset({"removeoutput", "hideoutput", "removeoutputs"})
_OPTION = lazy(
    r"\s{0,20}(?:#|//|--|%)\|\s{0,9}([\w.-]{1,60})\s{0,9}(?::\s{0,9}(.{0,300}))?$"
)  # of Quarto and nbdev
_DIRECTIVE = lazy(
    r"\s{0,20}#\s{0,3}(hide|collapse|collapse[-_](?:show|hide|output)|hide[-_]?(?:input|output)|ignore)\s*$"
)
# The first cell of fastpages: a heading, a quotation, a list of fields.
_HEAD = lazy(
    r"(# [^\n]{1,500})\n\s{0,50}(?:>[ \t]{0,9}([^\n]{1,2000})\n\s{0,50})?"
    r"((?:[-*] [^\n]{1,1000}(?:\n\s{0,9}|$)){1,30})"
)
_FIELD = lazy(r"\s{0,9}[-*] ([\w-]{1,40}):[ \t]{0,9}(.{0,900})")
_FASTPAGES = frozenset("toc badges comments hide search_exclude use_math layout hidden sticky_rank".split())
_FALSE = frozenset({"false", "no"})
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
_ATTACHED = lazy(r"attachment:([^\s)\"'<>]{1,300})")
# "Open in Colab", in HTML or Markdown, and those of Binder, Kaggle, Deepnote, Gradient, SageMaker, nbviewer.
_SERVICE = (
    r"[^\s\"'<>()]{0,300}(?:colab-badge|mybinder\.org/badge|binder\.org/badge|badge_logo|open-in-kaggle|open_in_kaggle"
    r"|launch-in-deepnote|gradient-badge|studio-lab|open-in-studio|nbviewer_badge|render/badges|open-vscode|jupyterlite)"
    r"[^\s\"'<>()]{0,300}"
)
_BADGES = lazy(
    rf"<a\b[^<>]{{0,800}}>\s{{0,50}}<img\b[^<>]{{0,300}}?\bsrc=[\"']{_SERVICE}[\"'][^<>]{{0,300}}>\s{{0,50}}</a>"
    rf"|\[!\[[^\[\]]{{0,200}}\]\({_SERVICE}\)\]\([^\s()]{{1,800}}\)"
)
_TERMINAL = lazy(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_BLANK_LINES = lazy(r"\n[ \t]{0,200}(?=\n)")
_LARGEST = 20_000_000  # characters of a picture in Base64


class _Options(NamedTuple):
    """What of a cell is shown."""

    cell: bool = True
    code: bool = True
    output: bool = True


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a notebook.

    Raises:
        ReadError: the bytes are no JSON or no notebook, or the front matter of the first cell is wrong.
    """
    value = data_formats.parse_json(data)
    cells = _cells(value)
    if cells is None:
        raise ReadError(
            "the file is no Jupyter notebook", "save it with Jupyter, or name it in [articles] ignore"
        )
    notebook = value.get("metadata")
    known = notebook if isinstance(notebook, Mapping) else {}
    language, files = _language(known), _Files()
    parts = [_part(cell, language, files) for cell in cells if not _is_badge(cell)]
    if parts:
        parts[0] = _with_front_matter(parts[0])
    text = "\n\n".join(part for part in parts if part)
    for article in markdown.read(text.encode("utf-8", "replace"), name):
        claims = (*article.claims, *_claims(known))
        yield article._replace(claims=claims, embedded=tuple(files.found))


def _cells(value: Any) -> list[Mapping[str, Any]] | None:
    if not isinstance(value, Mapping):
        return None
    cells = value.get("cells")
    sheets = value.get("worksheets")
    if not isinstance(cells, list) and isinstance(sheets, list):
        cells = [cell for sheet in sheets if isinstance(sheet, Mapping) for cell in sheet.get("cells") or ()]
    return [cell for cell in cells if isinstance(cell, Mapping)] if isinstance(cells, list) else None


def _is_badge(cell: Mapping[str, Any]) -> bool:
    """Tell whether a cell is only a link to the notebook in a service that runs it."""
    source = _text(cell.get("source")).strip() if cell.get("cell_type") == "markdown" else ""
    return len(source) < 2_000 and bool(source) and _BADGES.sub("", source).strip() == ""


def _claims(known: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Claim what the notebook's metadata says of the article, and nothing of its kernel or editor."""
    inner = [value for key in _PROGRAMS if isinstance(value := known.get(key), Mapping)]
    own = {key: value for key, value in known.items() if key in _FIELDS}
    return tuple(claim for one in (own, *inner) if one for claim in claims_of(one, "record"))


def _with_front_matter(cell: str) -> str:
    """Make front matter of what is below a first cell's heading: a quotation that sums up, a list of fields."""
    match = _HEAD.fullmatch(cell.strip())
    items = [] if match is None else [_FIELD.fullmatch(line) for line in match[3].strip().split("\n")]
    fields = {item[1]: item[2] for item in items if item}
    if match is None or not all(items) or not any(key in FIELD_OF or key in _FASTPAGES for key in fields):
        return cell
    lines = [f"{key}: {value}" for key, value in fields.items()]
    if match[2] and "description" not in fields:
        summary = match[2].strip()
        if summary[:1] in "\"'" and summary[:1] == summary[-1:]:
            summary = summary[1:-1]
        lines.append(f"description: {json.dumps(summary, ensure_ascii=False)}")
    heading = match[1][2:].strip()
    if heading[:1] in "\"'" and heading[:1] == heading[-1:]:  # fastpages writes both as YAML
        heading = heading[1:-1]
    return "\n".join(("---", *lines, "---", f"# {heading}"))


def _language(known: Mapping[str, Any]) -> str:
    """Name the programming language of the code."""
    for key, field in (("language_info", "name"), ("kernelspec", "language"), ("kernelspec", "name")):
        inner = known.get(key)
        said = inner.get(field) if isinstance(inner, Mapping) else None
        if isinstance(said, str) and said.isalnum():
            return said.rstrip("0123456789").lower()
    return ""


class _Files:
    """The pictures of a notebook, in the order in which they are shown."""

    def __init__(self) -> None:
        self.found: list[Embedded] = []

    def add(self, kind: str, data: Any, name: str = "") -> str:
        """Keep a picture; gives its address, "" where the data is none."""
        text = _text(data)
        if len(text) > _LARGEST:
            return ""
        try:
            picture = text.encode() if kind == "image/svg+xml" else b64decode(text)
        except (NoBase64, ValueError):
            return ""
        if not picture:
            return ""
        number = len(self.found) + 1
        suffix = kind.partition("/")[2].partition("+")[0]
        address = f"cid:picture-{number}"
        self.found.append(Embedded(address, name or f"picture-{number}.{suffix}", kind, picture))
        return address


# -- cells ---------------------------------------------------------------------------------------------------


def _part(cell: Mapping[str, Any], language: str, files: _Files) -> str:
    kind, source = cell.get("cell_type"), _text(cell.get("source", cell.get("input")))
    options = _options(cell, source)
    if not options.cell:
        return ""
    if kind == "code":
        return _code(cell, source, language, options, files)
    if kind == "heading":  # nbformat 3
        level = cell.get("level")
        return (
            "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + " ".join(source.split())
        )
    if kind == "markdown":
        return _with_attachments(source, cell.get("attachments"), files)
    return source if kind == "raw" and _is_shown(cell, source) else ""


def _is_shown(cell: Mapping[str, Any], source: str) -> bool:
    """Tell whether a raw cell is front matter, or of the formats that web pages show."""
    about = cell.get("metadata")
    kind = about.get("raw_mimetype", about.get("format")) if isinstance(about, Mapping) else None
    return source.lstrip().startswith("---") or kind in {"text/html", "text/markdown"}


def _options(cell: Mapping[str, Any], source: str) -> _Options:
    about = cell.get("metadata")
    known: Mapping[str, Any] = about if isinstance(about, Mapping) else {}
    tags = known.get("tags")
    words = (
        {str(tag).lower().replace("-", "").replace("_", "") for tag in tags}
        if isinstance(tags, list)
        else set()
    )
    if known.get("hide_input") is True:
        words.add("hideinput")
    for line in source.split("\n", 20)[:20]:
        if option := _OPTION.match(line):
            words |= _meaning(option[1].lower(), (option[2] or "").strip().lower())
        elif directive := _DIRECTIVE.match(line):
            words.add(directive[1].replace("-", "").replace("_", ""))
    return _Options(words.isdisjoint(_REMOVED), words.isdisjoint(_NO_CODE), words.isdisjoint(_NO_OUTPUT))


def _meaning(option: str, value: str) -> set[str]:
    """Give the tags that say what an option of Quarto or a directive of nbdev says."""
    if option == "include" and value in _FALSE:
        return {"removecell"}
    if option == "echo" and value in _FALSE:
        return {"removeinput"}
    if option == "output" and value in _FALSE:
        return {"removeoutput"}
    return {option} if option == "hide" and value not in _FALSE else set()


def _with_attachments(source: str, attachments: Any, files: _Files) -> str:
    """Give a cell's text the addresses of the pictures that are attached to it."""
    if not isinstance(attachments, Mapping):
        return source
    addresses: dict[str, str] = {}
    for name, forms in attachments.items():
        kind = next((one for one in _PICTURES if isinstance(forms, Mapping) and one in forms), "")
        if kind and (address := files.add(kind, forms[kind], str(name))):
            addresses[str(name)] = address
    return _ATTACHED.sub(lambda match: addresses.get(match[1].replace("%20", " "), match[0]), source)


def _code(cell: Mapping[str, Any], source: str, language: str, options: _Options, files: _Files) -> str:
    shown: list[str] = []
    lines = [line for line in source.split("\n") if not (_OPTION.match(line) or _DIRECTIVE.match(line))]
    code = "\n".join(lines).strip("\n")
    if options.code and code.strip():
        shown.append(_fenced(code, _magic(code) or language))
    outputs = cell.get("outputs")
    if options.output and isinstance(outputs, list):
        shown += filter(None, (_output(one, files) for one in outputs if isinstance(one, Mapping)))
    return "\n\n".join(shown)


def _magic(code: str) -> str:
    """Name the language that a cell's magic says: `%%bash`."""
    word = code[2:40].split("\n", 1)[0].strip() if code.startswith("%%") else ""
    return (
        word if word in {"bash", "sh", "html", "javascript", "js", "latex", "perl", "ruby", "sql", "r"} else ""
    )


def _output(output: Mapping[str, Any], files: _Files) -> str:
    kind = output.get("output_type")
    if kind == "stream":
        is_error = output.get("name", output.get("stream")) == "stderr"  # progress bars and warnings
        return "" if is_error else _printed(_text(output.get("text")))
    if kind in {"error", "pyerr"}:
        return _printed(f"{output.get('ename', '')}: {output.get('evalue', '')}".strip(": "))
    forms = output.get("data")
    return _shown(forms if isinstance(forms, Mapping) else _old_forms(output), files)


def _old_forms(output: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the forms of an output of nbformat 3 by their media types."""
    names = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml", "html": "text/html",
             "latex": "text/latex", "text": "text/plain", "markdown": "text/markdown"}  # fmt: skip
    return {kind: output[name] for name, kind in names.items() if name in output}


def _shown(forms: Mapping[str, Any], files: _Files) -> str:
    """Show the richest of an output's forms that a feed can show."""
    plain = _text(forms.get("text/plain"))
    for kind in _PICTURES:
        if kind in forms and (address := files.add(kind, forms[kind])):
            return f"![{_alternative(plain)}]({address})"
    if "text/markdown" in forms:
        return _text(forms["text/markdown"])
    html = _text(forms.get("text/html"))
    if html and "<script" not in html:
        return "<div>\n" + _BLANK_LINES.sub("", html.strip()) + "\n</div>"
    latex = _text(forms.get("text/latex")).strip()
    if latex.startswith("$"):
        return latex
    return _printed(plain)


def _alternative(plain: str) -> str:
    """Say what a picture shows by its plain text, unless that only names a class: `<Figure size 640x480>`."""
    words = " ".join(plain.split())[:200]
    return "" if words.startswith("<") else re.sub(r"[\[\]]", "", words)


def _printed(text: str) -> str:
    text = _TERMINAL.sub("", text).strip("\n")
    return _fenced(text, "text") if text.strip() else ""


def _fenced(text: str, language: str) -> str:
    """Write code between fences that are longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{3,200}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "".join(one for one in value if isinstance(one, str))
    return ""
