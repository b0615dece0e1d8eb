"""reStructuredText (`.rst`), through docutils: with what Pelican, Nikola, ABlog, Sphinx and Tinkerer add to it.

Fields come from the field list at the top (docutils' bibliographic fields, Pelican), from comments
`.. title: Tides` (Nikola), from the directive `.. post::` (ABlog), and from lines like those of a mail (PEPs).
Nothing is included, no HTML of the article is taken as it is, and no clock is read: `raw`, `include`, the files
of `csv-table` and `date` are left out.

Sources: docutils' reStructuredText Markup Specification and Directives; the documents of Pelican, Nikola,
ABlog, Sphinx and Tinkerer on what they add; PEP 12.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, ClassVar

import docutils.nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.utils import SystemMessage

from publisher.errors import ReadError
from publisher.models import Article, Body, Claim
from publisher.readers import front_matter
from publisher.readers._nested_fields import all_claims_of
from publisher.readers._other_heads import nikola_fields
from publisher.text.decode import decode
from publisher.text.lazy import lazy

_SETTINGS = {
    "_disable_config": True,  # a docutils.conf of the folder in which we run
    "raw_enabled": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "report_level": 5,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "embed_stylesheet": False,
    "stylesheet_path": "",
    "syntax_highlight": "none",
    "math_output": "MathML",
    "initial_header_level": 2,
    "line_length_limit": 1_000_000,
    "warning_stream": False,
    "smart_quotes": False,
    "toc_backlinks": False,
    "footnote_backlinks": True,
}
_NIKOLA = lazy(r"\.\.[ \t]{1,5}([\w.-]{1,40}):(?:[ \t]{1,40}(.{0,2000}))?$")
_MAIL = lazy(r"([A-Z][\w-]{0,40}):[ \t]{1,40}(\S.{0,2000})$")  # of a PEP
_LINES = 60  # of a head
_MARKS = 5_000  # of one paragraph
_USED = lazy(
    r"^[ \t]{0,40}\.\.[ \t]{1,20}(?:\|[^|\n]{1,100}\|[ \t]{1,20})?([\w+.:-]{1,60}?)::(?:\s|$)", re.MULTILINE
)
_ROLE = lazy(r":([A-Za-z][\w+.-]{0,40}(?::[A-Za-z][\w+.-]{0,40}){0,2}):`|`:([A-Za-z][\w:+.-]{0,60}):(?!\w)")
_EXPLICIT = lazy(r"\A(.{1,1000}?)\s{0,20}<([^<>]{1,1000})>\Z", re.DOTALL)

# -- directives and roles that docutils does not have --------------------------------------------------------

_PLAYERS = {
    "youtube": "https://www.youtube.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}",
    "soundcloud": "https://w.soundcloud.com/player/?url=https://api.soundcloud.com/tracks/{}",
    "gist": "https://gist.github.com/{}.js",
}
_CODE = frozenset({"code-block", "sourcecode", "code-cell", "highlight-code"})
_NOTES = frozenset({"seealso", "versionadded", "versionchanged", "deprecated"})
# Sphinx shows these only where its configuration says so; `only` also by what it makes.
_UNSHOWN = frozenset({"todo", "todolist", "ifconfig", "comment"})
_HTML = lazy(r"(?<!not )\b(?:html|builder_html|dirhtml|singlehtml)\b")
_FIELDS = {"post": "date", "author": "author", "categories": "categories", "tags": "tags", "feed-entry": "date"}
_EXCERPT = frozenset({"more", "teaser_end", "end_teaser"})
_SILENT = frozenset(
    "toctree index highlight currentmodule module default-domain meta contents class rst-class comments disqus"
    " postlist sectionauthor codeauthor tabularcolumns only-if nosearch".split()
)
_WORDS = frozenset(
    "kbd samp file command program option envvar code func class mod meth attr exc data const obj".split()
)
# Of docutils itself: these would read a file or a clock.
_REPLACED = frozenset({"date", "include", "raw"})
_META = frozenset("description keywords author date language".split())  # of `.. meta::`
_PICTURE = lazy(r"\S{1,500}\.(?:png|jpe?g|gif|webp|svg|avif)", re.IGNORECASE)


class _Options(dict[str, Any]):
    """Lets a directive have any option."""

    def __missing__(self, key: str) -> Any:
        return directives.unchanged

    def __bool__(self) -> bool:
        return True

    def __contains__(self, key: object) -> bool:
        return True


class _Directive(Directive):
    """A directive of another program: its text is kept, and what only that program can make is left out."""

    required_arguments = 0
    optional_arguments = 100
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _Options()

    def run(self) -> list[docutils.nodes.Node]:
        """Give the nodes of what the directive shows."""
        name, words = self.name.lower(), " ".join(self.arguments)
        if name in _FIELDS:
            return self._fields(_FIELDS[name], words)
        if name in _CODE:
            return [_code("\n".join(self.content), words)]
        if name in _PLAYERS and re.fullmatch(r"[\w/-]{1,100}", words):
            address = _PLAYERS[name].format(words)
            return [docutils.nodes.raw("", f'<iframe src="{address}"></iframe>', format="html")]
        if name in _EXCERPT:
            return [docutils.nodes.comment("", "TEASER_END")]
        inner = docutils.nodes.container()
        if _PICTURE.fullmatch(words):  # Nikola's `thumbnail`, and lightboxes of Sphinx
            inner += docutils.nodes.image("", uri=words, alt=self.options.get("alt", ""))
        if name in _NOTES and words:
            inner += docutils.nodes.paragraph("", "", *self.state.inline_text(words, self.lineno)[0])
        is_shown = name not in _UNSHOWN and (name != "only" or _HTML.search(words))
        if is_shown and name not in _SILENT and name not in _REPLACED:
            self.state.nested_parse(self.content, self.content_offset, inner)
        if not inner.children and name not in _SILENT:
            self.state.document.left_out.append(f"what `.. {self.name}::` makes")
        return [inner] if inner.children else []

    def _fields(self, field: str, words: str) -> list[docutils.nodes.Node]:
        found = self.state.document.fields
        if words:
            found.setdefault(field, words)
        found.update({key: value for key, value in self.options.items() if isinstance(value, str)})
        return []


def _code(text: str, language: str) -> docutils.nodes.Node:
    """Make a block of code with its language."""
    kind = f' class="language-{language.lower()}"' if re.fullmatch(r"[\w+#.-]{1,40}", language) else ""
    return docutils.nodes.raw("", f"<pre><code{kind}>{html.escape(text)}\n</code></pre>", format="html")


def _role(name: str, rawtext: str, text: str, *_: Any, **__: Any) -> tuple[list[Any], list[Any]]:
    """Show the words of a role of another program: what it links to is known to that program alone."""
    text = docutils.nodes.unescape(text)
    explicit = _EXPLICIT.match(text)
    last = name.rpartition(":")[2]
    words = explicit[1] if explicit else text.lstrip("~!").rpartition(".")[2] if text.startswith("~") else text
    if explicit and last == "doc":
        return [docutils.nodes.reference(rawtext, words, refuri=f"{explicit[2]}.rst")], []
    if last in _WORDS or ":" in name:
        return [docutils.nodes.literal(rawtext, words)], []
    if last == "abbr":
        words = text.partition(" (")[0]
    return [docutils.nodes.inline(rawtext, words)], []


def _register(text: str) -> None:
    """Let docutils read the directives and roles of a text that it does not have."""
    known = directives._directive_registry  # noqa: SLF001 -- there is no other way to ask
    for name in {match.lower() for match in _USED.findall(text)}:
        if name not in known or name in _REPLACED or name in _CODE:
            directives.register_directive(name, _Directive)
    for match in _ROLE.finditer(text):
        name = (match[1] or match[2]).lower()
        if name not in roles._role_registry and name not in roles._roles:  # noqa: SLF001
            roles.register_local_role(name, _role)


# -- the reader ----------------------------------------------------------------------------------------------


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a file.

    Raises:
        ReadError: the bytes are no text, the front matter is wrong, or docutils cannot read the text.
    """
    text = decode(data, name)
    fields, text = _head(text)
    claims: tuple[Claim, ...] = ()
    if not fields and front_matter.is_opened(text):
        claims, text = front_matter.split(text)
    _check_marks(text)
    _register(text)
    try:
        document = _parsed(text)
        fields = {**document.fields, **_top_fields(document), **fields}
        title = _title(document)
        for node in document.findall(docutils.nodes.literal):
            node["classes"] = ["code"]  # docutils writes others as spans
        body = publish_from_doctree(document, writer="html5", settings_overrides=dict(_SETTINGS))
    except (SystemMessage, RecursionError, ValueError, AttributeError, TypeError, IndexError) as error:
        what = " ".join(str(error).split())[:160] or type(error).__name__
        raise ReadError(f"docutils cannot read it: {what}", "check its markup with docutils") from error
    claims = (*claims, *(all_claims_of(fields, "front matter") if fields else ()))
    if title:
        claims = (*claims, Claim("title", title, "first heading"))
    inner = body.decode().partition("<body")[2].partition(">")[2].rpartition("</body>")[0]
    left_out = tuple(dict.fromkeys(document.left_out))
    yield Article(name, claims=claims, body=Body("html", inner.strip()), left_out=left_out)


def _check_marks(text: str) -> None:
    """Refuse a paragraph of marks: docutils looks for the end of each in all that follows.

    Raises:
        ReadError: a paragraph has more marks than prose has.
    """
    if len(text) > _MARKS and any(
        sum(map(block.count, "*`|_")) > _MARKS for block in text.split("\n\n") if len(block) > _MARKS
    ):
        raise ReadError(
            "a paragraph has more marks than prose has", "write them as a literal block, below `::`"
        )


def _parsed(text: str) -> Any:
    """Parse a text into docutils' tree, which has lists for fields and for what is left out."""
    from docutils.readers.standalone import Reader

    class Noting(Reader):
        def new_document(self) -> Any:
            document = super().new_document()
            document.left_out, document.fields = [], {}
            return document

    return publish_doctree(text, reader=Noting(), settings_overrides=dict(_SETTINGS))


def _head(text: str) -> tuple[dict[str, Any], str]:
    """Part a text into the fields of Nikola's comments, or of lines like those of a mail, and the rest."""
    lines = text.lstrip("\n").split("\n", _LINES)
    pattern = _NIKOLA if lines[0].startswith(".. ") else _MAIL
    values: dict[str, Any] = {}
    count = 0
    for line in lines[:_LINES]:
        match = pattern.match(line)
        if match is not None:
            values.setdefault(match[1].lower(), (match[2] or "").strip())
        elif pattern is _MAIL and values and line[:1] in {" ", "\t"} and line.strip():
            pass  # a line that continues the one above
        elif not (pattern is _NIKOLA and (line.startswith("..") or (values and not line.strip()))):
            break
        count += 1
    if "title" not in values and "date" not in values:
        return {}, text
    found = nikola_fields(values) if pattern is _NIKOLA else values
    return {key: value for key, value in found.items() if value}, "\n".join(lines[count:])


def _top_fields(document: Any) -> dict[str, Any]:
    """Take the field lists at the top out of a tree: those above the title, and those below it."""
    found: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    for node in list(document.findall(docutils.nodes.meta)):  # of the directive `.. meta::`
        meta.setdefault(str(node.get("name", "")).lower(), str(node.get("content", "")))
        node.parent.remove(node)
    above = _opening(document)
    rest = (
        one for one in document.children if one not in above and not isinstance(one, docutils.nodes.Invisible)
    )
    section = next(rest, None)
    for node in [*above, *_below_titles(section)]:
        for field in node.children:
            name, value = (_plain(part) for part in field.children[:2])
            found.setdefault(name.lower(), value)
        node.parent.remove(node)
    return {**{key: value for key, value in meta.items() if key in _META}, **found}


def _below_titles(section: Any) -> list[Any]:
    """List the field lists below a title, or below the subtitle that follows it."""
    for _ in range(2):
        if not isinstance(section, docutils.nodes.section):
            return []
        if found := _opening(section):
            return found
        inner = (one for one in section.children[1:] if not isinstance(one, docutils.nodes.Invisible))
        section = next(inner, None)
    return []


def _opening(parent: Any) -> list[Any]:
    """List the field lists that open a document or a section."""
    found = []
    for node in parent.children:
        if isinstance(node, docutils.nodes.field_list):
            found.append(node)
        elif not isinstance(node, docutils.nodes.title | docutils.nodes.Invisible):
            break
    return found


def _plain(node: Any) -> str:
    return " ".join(str(node.astext()).split())


def _title(document: Any) -> str:
    """Take the title out of a tree whose one section it opens; a title above several sections stays there."""
    shown = [one for one in document.children if not isinstance(one, docutils.nodes.Invisible)]
    if not shown or not isinstance(shown[0], docutils.nodes.section):
        return ""
    first = shown[0]
    title = first[0]
    if len(shown) == 1:
        first.remove(title)
        _unwrap(document, first)
    return _plain(title)


def _unwrap(document: Any, section: Any) -> None:
    place = document.index(section)
    inner = list(section.children)
    document.remove(section)
    for number, one in enumerate(inner):
        document.insert(place + number, one)
