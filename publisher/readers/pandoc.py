"""Documents of many programs, through pandoc: AsciiDoc, Org, OpenDocument, RTF, Textile, MediaWiki and others.

pandoc runs as a program of its own, in its sandbox: it reads what it is given and nothing else, has no
network, and a bound on memory and time. Fields come from the format's own head, which pandoc gives as its
metadata, and from front matter above a text. What pandoc does not know of a format is in `_asciidoc`,
`_document_parts`, `_open_document`, `_org`.

Sources: Pandoc User's Guide, "A note on security" and "Metadata variables".
"""

from __future__ import annotations

import re
import subprocess
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from publisher import tables
from publisher.errors import ReadError
from publisher.models import Article, Body, Claim, Embedded, Problem
from publisher.readers import (
    _asciidoc,
    _document_parts,
    _open_document,
    _org,
    _rich_text_format,
    front_matter,
)
from publisher.readers._document_parts import Part
from publisher.readers._mapping import key_of
from publisher.readers._nested_fields import all_claims_of
from publisher.readers._other_heads import JBAKE
from publisher.readers.data_formats import parse_json
from publisher.tables.fields import FIELD_OF
from publisher.text.decode import decode
from publisher.text.lazy import lazy

_SECONDS = 20
_MEMORY = "512m"
_LARGEST = 20_000_000  # bytes of what pandoc writes
_MOST = 100  # pictures


def _whole(text: str) -> Iterator[Part]:
    yield Part(text)


class _Format(NamedTuple):
    """A format that pandoc reads: its name there, and what has to be done before."""

    name: str
    parts: Callable[[str], Iterator[Part]] = _whole
    shown: Callable[[bytes], tuple[bytes, dict[str, Any]]] | None = (
        None  # of a format in bytes, with its fields
    )
    shift: int = 0  # levels that headings are moved down, where the title is none of them


_FORMATS = {
    "adoc": _Format("asciidoc", _asciidoc.of_asciidoc, shift=1),
    "asciidoc": _Format("asciidoc", _asciidoc.of_asciidoc, shift=1),
    "creole": _Format("creole"),
    "dj": _Format("djot"),
    "latex": _Format("latex", _document_parts.of_latex, shift=1),
    "mediawiki": _Format("mediawiki", _document_parts.of_mediawiki),
    "muse": _Format("muse", shift=1),
    "odt": _Format("odt", shown=_open_document.shown_of),
    "org": _Format("org", _org.of_org, shift=1),
    "rtf": _Format("rtf", shown=_rich_text_format.shown_of),
    "t2t": _Format("t2t"),
    "tex": _Format("latex", _document_parts.of_latex, shift=1),
    "textile": _Format("textile"),
    "typ": _Format("typst", _document_parts.of_typst, shift=1),
    "wiki": _Format("mediawiki", _document_parts.of_mediawiki),
}
_HEADING = lazy(r"\s{0,50}<h1\b[^<>]{0,300}>(.{1,2000}?)</h1>", re.DOTALL)
_CODE = lazy(
    r'<pre(?: id="[^"<>]{0,200}")? class="(?:sourceCode )?([\w+#.-]{1,40})[^"<>]{0,200}"[^<>]{0,300}><code>'
)
_DATA = lazy(r'src="data:([a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60});base64,([A-Za-z0-9+/=\s]{1,40000000})"')
_MARKUP = lazy(r"<[^<>]{0,2000}>")
_ADDRESS = lazy(r"\s{0,9}\(?<a href=\"mailto:[^<>]{0,300}>[^<>]{0,300}</a>\)?")
# What programs put before the names of their own attributes: Jekyll, JBake, HubPress, Awestruct.
_OWN = lazy(r"^(?:page|jbake|hp|awestruct|article)-")
_NAMES = {"revdate": "date"}  # of AsciiDoc
# AsciiDoc's references to other documents, which pandoc takes for places in this one; Antora's name a module.
_XREF = lazy(
    r'<a href="#((?:[^"<>:#@]{1,60}:)?)([^"<>:#@]{1,300}\.adoc)((?:#[^"<>]{0,200})?)" class="cross-reference">'
)


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a document; of an Org file whose parts are posts (ox-hugo), one of each.

    Raises:
        ReadError: the bytes are no document of this format, the front matter is wrong, or pandoc refuses it.
    """
    form = _FORMATS[name.rpartition(".")[2].lower()]
    if form.shown is not None:
        data, fields = form.shown(data)
        yield _article(name, form, data, Part("", fields))
        return
    text = decode(data, name)
    claims: tuple[Claim, ...] = ()
    if front_matter.is_opened(text) or text[:200].lstrip("\ufeff \t\n").startswith(JBAKE):
        claims, text = front_matter.split(text)
    for part in form.parts(text):
        try:
            article = _article(name, form, part.text.encode("utf-8", "replace"), part)
        except ReadError as error:
            if not part.place:
                raise
            problem = Problem(f"{name}, record {part.number}", error.message, error.remedy)
            article = Article(name, part.place, problems=(problem,))
        yield article._replace(claims=(*claims, *article.claims))


def _article(name: str, form: _Format, data: bytes, part: Part) -> Article:
    meta, html = _converted(data, form)
    html = html.replace(_org.BACKSLASH, "\\") if form.name == "org" else html
    said = {**meta, **part.fields}
    if not part.place and isinstance(meta.get("title"), str):
        said["title"] = meta["title"]  # in plain words, without the marks of the format
    claims = all_claims_of(said, "front matter") if said else ()
    if part.number:
        claims = (*claims, Claim("number", part.number, "front matter EXPORT_FILE_NAME"))
    heading = _HEADING.match(html)
    if heading:
        claims = (*claims, Claim("title", _plain(heading[1]), "first heading"))
        html = html[heading.end() :]
    if form.name == "asciidoc" and ".adoc" in html:
        html = _XREF.sub(_reference, html)
    found = _document_parts.categories_in(html) if form.name == "mediawiki" else ((), html)
    claims += tuple(Claim("category", one, "tags line") for one in found[0])
    pictures: list[Embedded] = []
    html = _with_pictures(_CODE.sub(r'<pre><code class="language-\1">', found[1]), pictures)
    return Article(name, part.place, claims, Body("html", html.strip()), (), tuple(pictures), part.left_out)


def _reference(match: re.Match[str]) -> str:
    module, path, fragment = match[1].rstrip(":"), match[2], match[3]
    return f'<a href="{f"../../{module}/pages/" if module else ""}{path}{fragment}">'


# -- pandoc --------------------------------------------------------------------------------------------------


@cache
def _program() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _converted(data: bytes, form: _Format) -> tuple[dict[str, Any], str]:
    """Give a document's metadata in plain words, and its HTML.

    Raises:
        ReadError: pandoc refuses it, or takes more time or memory than any article needs.
    """
    options = [
        "--sandbox",
        "--standalone",
        f"--template={tables.path_of('pandoc.template')}",
    ]
    options += ["--embed-resources"] if form.shown is not None else []
    options += [
        "--mathml",
        "--wrap=none",
        "--syntax-highlighting=none",
        f"--shift-heading-level-by={form.shift}",
    ]
    command = [_program(), f"--from={form.name}", "--to=html5", *options, "+RTS", f"-M{_MEMORY}", "-RTS"]
    try:
        done = subprocess.run(  # noqa: S603 -- the command is ours; the article is its input
            command, input=data, capture_output=True, timeout=_SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"pandoc needs more than {_SECONDS} seconds", "split it, or ignore it") from error
    except OSError as error:
        raise ReadError(f"pandoc does not run: {error.strerror}", "install pypandoc_binary again") from error
    if done.returncode or len(done.stdout) > _LARGEST:
        what = " ".join(done.stderr.decode("utf-8", "replace").split())[:160] or f"status {done.returncode}"
        raise ReadError(f"pandoc cannot read it: {what}", "check its markup with pandoc")
    head, _, html = done.stdout.decode("utf-8", "replace").partition("\n")
    meta = _meta(head)
    named: dict[str, Any] = {}
    for key, value in meta.items():
        name = _OWN.sub("", key)
        words = _words(value) if key == name else _in_yaml(_words(value))
        named[_NAMES.get(name, name)] = words or named.get(_NAMES.get(name, name))
    return {key: value for key, value in named.items() if value and key_of(key) in FIELD_OF}, html


def _meta(head: str) -> dict[str, Any]:
    """Read the metadata, which pandoc writes as HTML where it embeds pictures."""
    try:
        found = parse_json(head if head.startswith('{"') else unescape(head)) if head.startswith("{") else {}
    except ReadError:
        return {}
    return found if isinstance(found, dict) else {}


def _words(value: Any) -> Any:
    """Give a value of the metadata, which pandoc writes as HTML, in plain words without mail addresses."""
    if isinstance(value, str):
        return _plain(_ADDRESS.sub("", value))
    if isinstance(value, list):
        return [words for one in value[:100] if (words := _words(one))]
    return value if isinstance(value, bool | int | float) else None


def _in_yaml(value: Any) -> Any:
    """Read a list as jekyll-asciidoc reads the attributes of a page: `:page-tags: [news, sea]`."""
    if isinstance(value, str) and value[:1] == "[" and value[-1:] == "]":
        return [one.strip(" \"'") for one in value[1:-1].split(",")[:100] if one.strip(" \"'")]
    return value


def _plain(html: str) -> str:
    return " ".join(unescape(_MARKUP.sub("", html)).split())


def _with_pictures(html: str, found: list[Embedded]) -> str:
    """Keep the pictures that pandoc writes into the HTML as files of their own."""
    if "data:" not in html:
        return html

    def kept(match: re.Match[str]) -> str:
        try:
            data = b64decode(match[2])
        except (NoBase64, ValueError):
            data = b""
        if not data or len(found) >= _MOST:
            return 'src=""'
        number = len(found) + 1
        suffix = match[1].partition("/")[2].partition("+")[0]
        found.append(Embedded(f"cid:picture-{number}", f"picture-{number}.{suffix}", match[1], data))
        return f'src="cid:picture-{number}"'

    return _DATA.sub(kept, html)
