"""Turn the bytes of files into articles: one module for each family of formats, one line for each here.

A reader is a module (or object) with one function,

    read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]

which raises `ReadError` where the bytes cannot be read. It never opens a file, and only claims: the normalizer
decides what is true. A file with many records (`Family.records`) is passed in pieces that end where a record
does; `offset` is the byte at which the piece starts. Other packages add readers by entry points in the group
`publisher.readers`: the name is the suffix (".docx"), the value such a module.

A family that needs more than publisher itself installs names its `extra`; where that is not installed, its
files are reported as not read, with the command that installs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from publisher.models import Article


class Reader(Protocol):
    """A module that reads one family of formats."""

    def read(self, data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
        """Read the articles of a file's bytes."""
        ...


class Family(NamedTuple):
    """A family of formats, read by one module."""

    title: str  # in lists for people
    module: str
    suffixes: tuple[str, ...]
    records: str = ""  # how a file is divided into articles, see `sources.records`; "" is read whole
    extra: str = ""  # the extra of publisher that installs what it needs: "docx" of `publisher[docx]`
    requires: str = ""  # the package that the extra installs, as it is imported
    embeds: bool = False  # articles may have `Article.embedded`


def _core(title: str, module: str, suffixes: str, records: str = "", *, embeds: bool = False) -> Family:
    """Make a family that needs nothing else."""
    return Family(title, f"publisher.readers.{module}", tuple(suffixes.split()), records, embeds=embeds)


def _extra(
    title: str,
    module: str,
    suffixes: str,
    extra: str,
    requires: str,
    *,
    records: str = "",
    embeds: bool = False,
) -> Family:
    """Make a family that needs what an extra installs."""
    name = f"publisher.readers.{module}"
    return Family(title, name, tuple(suffixes.split()), records, extra, requires, embeds)


FAMILIES = (
    _core("Plain text", "plain_text", ".txt .text"),
    _core("Markdown", "markdown", ".md .markdown .mdown .mkd .mkdn .mdwn .mdtxt .mdtext .mdx .qmd .rmd"),
    _core("Web page", "web_page", ".html .htm .xhtml .xht .shtml"),
    _core("Saved page", "web_page", ".mhtml .mht .webarchive", embeds=True),
    _core(
        "Template",
        "template",
        ".erb .njk .liquid .ejs .hbs .handlebars .mustache .jinja .jinja2 .j2 .twig .webc .vto",
    ),
    _core("JSON", "records", ".json .json.gz"),
    _core("Table", "table", ".csv .tsv .csv.gz .tsv.gz"),
    _core("Jupyter notebook", "notebook", ".ipynb", embeds=True),
    _core("Mail", "mail", ".eml .emlx", embeds=True),
    _core("Mailbox", "mailbox", ".mbox .mbx .mbox.gz .txt.gz", records="messages", embeds=True),
    _core("EPUB", "epub", ".epub", embeds=True),
    _core("Evernote", "evernote", ".enex", embeds=True),
    _core("JSON Lines", "json_lines", ".jsonl .ndjson .jsonl.gz .ndjson.gz", records="lines"),
    _core("XML", "xml_documents", ".xml .nitf .newsml .atom .rss .rdf"),
    _extra("reStructuredText", "rst", ".rst .rest", "rst", "docutils"),
    _extra("Word document", "docx", ".docx", "docx", "mammoth", embeds=True),
    _extra(
        "Document",
        "pandoc",
        ".adoc .asciidoc .org .odt .rtf .textile .mediawiki .wiki .creole .muse .t2t .dj .tex .latex .typ",
        "documents",
        "pypandoc",
        embeds=True,
    ),
    _extra("Parquet", "parquet", ".parquet .pq", "table", "duckdb"),
    _extra("Web archive", "warc", ".warc .warc.gz .wet .wet.gz", "warc", "fastwarc", records="warc"),
)
# Maildir (cr.yp.to/proto/maildir.html): seconds since 1970, what makes it unique, the host, and flags where it
# was read. ";" and "!" replace the colon where a file system has none.
_MAILDIR = re.compile(
    r"1\d{8,9}(?:_\d{1,4})?\.(?:[^/]{1,200}[:;!]2,[a-z]{0,20}\Z"
    r"|(?:[#xrivmpq][0-9a-f]{1,20}){1,7}(?:_\d{1,6})?\.[\w.=,-]{1,200}\Z|\d{1,7}(?:_\d{1,6})?\.[a-z][\w-]{0,60}\Z)",
    re.ASCII,
)
LOOKED = 20_000  # bytes of a file, see `holds_none`
_BY_SUFFIX = {suffix: family for family in FAMILIES for suffix in family.suffixes}


@cache
def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    return not package or find_spec(package) is not None


@cache
def _plugins() -> dict[str, str]:
    # Only for an unknown suffix: importing importlib.metadata takes 10 ms.
    from importlib.metadata import entry_points

    return {point.name.lower(): point.value for point in entry_points(group="publisher.readers")}


def family_of(name: str) -> Family | None:
    """Return the family that reads files of this name, None where there is none, or its extra is missing."""
    suffix = _suffix_of(name)
    if not suffix:
        return None
    family = _BY_SUFFIX.get(suffix)
    if family is not None and (not family.requires or _is_installed(family.requires)):
        return family
    if module := _plugins().get(suffix):
        return Family(suffix, module, (suffix,))
    return None


def missing_extra(name: str) -> str:
    """Name the extra that is to be installed before files of this name are read; "" for none."""
    family = _BY_SUFFIX.get(_suffix_of(name))
    return family.extra if family is not None and not _is_installed(family.requires) else ""


def records_of(name: str) -> str:
    """Say how a file of this name is divided into articles, see `Family.records`; "" where it is read whole."""
    family = family_of(name)
    return "" if family is None else family.records


def may_embed(name: str) -> bool:
    """Tell whether a file of this name may hold pictures and recordings of its articles."""
    family = family_of(name)
    return family is not None and family.embeds


def suffixes() -> tuple[str, ...]:
    """List the suffixes of all files that are read."""
    here = (suffix for suffix, family in _BY_SUFFIX.items() if _is_installed(family.requires))
    return (*here, *_plugins())


def _suffix_of(name: str) -> str:
    """Give the suffix that says what a file is, with its dot and in lower case: ".json", ".jsonl.gz".

    The files of a Maildir, and those that are named "mbox" as mail programs do, have that of their format.
    """
    name = name[name.rfind("/") + 1 :].lower()
    if name[:1] == "1" and _MAILDIR.match(name):
        return ".eml"
    stem, dot, last = name.rpartition(".")
    if not stem:
        return ".mbox" if name == "mbox" else ""
    packed = "." + stem.rpartition(".")[2] if last == "gz" else ""
    return packed + dot + last


def prepare(name: str) -> None:
    """Import the reader for a file of this name."""
    family = family_of(name)
    if family is not None:
        import_module(family.module)


def holds_none(name: str, top: bytes) -> bool:
    """Tell from the first `LOOKED` bytes of a file that it holds no article; False where that is not known."""
    family = family_of(name)
    known = None if family is None else getattr(import_module(family.module), "holds_none", None)
    return known is not None and bool(known(top))


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read a file's bytes with the reader for its name.

    Raises:
        ReadError: the bytes cannot be read.
        KeyError: no reader is registered for the name.
    """
    family = family_of(name)
    if family is None:
        raise KeyError(name)
    return cast("Reader", import_module(family.module)).read(data, name, offset)
