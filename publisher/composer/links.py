"""Where the addresses in a text lead: to other articles, to files beside the article, and within the entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

from publisher.composer.changes import Changes
from publisher.composer.targets import part_name, with_heading_ids
from publisher.models import Enclosure, Entry, Site
from publisher.tables.markdown import ANY, Dialect
from publisher.text.lazy import lazy
from publisher.text.targets import PELICAN, path_of, target_of

_ADDRESSES = frozenset({"href", "src", "poster"})
_ABSOLUTE = lazy(r"\s*(?:[a-z][a-z0-9+.-]{0,20}:|//)", re.IGNORECASE)
# An attribute whose address is relative, also one that only lacks a scheme ("//quay.example/fog.png"), and
# one that is a target of links.
_NOT_WHOLE = r"""\s{0,5}["']?(?!\s{0,5}[a-z][a-z0-9+.-]{0,20}:)[^\s"'>]"""
_RELATIVE = lazy(rf"\s(?:href|src|poster)\s{{0,5}}={_NOT_WHOLE}", re.IGNORECASE)
# The same, found faster by its sign; a blank before the sign may follow any word.
_MAY_BE_RELATIVE = lazy(rf"=(?:(?<=\shref=)|(?<=\ssrc=)|(?<=\sposter=)|(?<=\s=)){_NOT_WHOLE}", re.IGNORECASE)
_TARGET = lazy(
    r"""\s(?:id|name)\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'>]{1,200}))""", re.IGNORECASE
)
_FRAGMENT = lazy(r"""\shref\s{0,5}=\s{0,5}["']?#([^\s"'>]{1,200})""", re.IGNORECASE)
_MAY_BE_FRAGMENT = lazy(r"""=\s{0,5}["']?#""")

# Pelican's links to pages that list articles, in the places where they are without a configuration.
_LISTING = lazy(r"^(?:\{|%7B|\|)(category|tag|author|index)(?:\}|%7D|\|)(.{0,200})$", re.IGNORECASE)
# Replaces a tag in an address that is not understood, and is no part of an address that leads anywhere.
HOLE = "{}"
_ESCAPED_HOLE = "%7B%7D"
# A folder whose files a program serves from the top of the site: in Docusaurus' words, or outside the source.
_STATIC = lazy(r"^(?:@site/|(?:\.\./){1,10})(?:static|public)/(.{1,500})$")
_FILE_SCHEME = "pathname:///"  # Docusaurus: a file of the site, and none of its pages
_SIZE = lazy(r"\s{0,5}\|\s{0,5}\d{1,5}(?:x\d{1,5})?$")  # Obsidian's, behind the words of a picture


_UNKNOWN = Site()


def _no_file(_: str) -> str:
    return ""


def _web(address: str) -> str | None:
    """Let only web addresses through, whatever a relative one was joined to."""
    return address if address.startswith(("http://", "https://")) else None


@dataclass(slots=True)
class Links:
    """Where the addresses of one article's text lead; collects what leads nowhere."""

    base: str = ""  # the article's own address, "" where it has none
    site: str = ""
    name: str = ""  # of the article's file
    references: Mapping[str, str] = field(default_factory=dict)  # targets and addresses, see `text.targets`
    file: Callable[[str], str] = _no_file  # the address of a file of the source that is published with the page
    based: bool = False  # paths from the root are below the site's base path, see `tables.generators`
    based_files: bool = False  # those of pictures are
    folder: str = ""  # the address of the article's folder, where the program serves files at their own paths
    hashed: bool = (
        False  # the program serves pictures under names of its own: they are published with the entry
    )
    exists: Callable[[str], bool] | None = None  # whether the source has a file; None where it is not known
    located: Callable[[str], str] | None = None  # the path of a file that a note names, "" where there is none
    renamed: Callable[[str], str] | None = None  # how the program writes names of files in addresses
    smart: bool = False  # the program writes Markdown's straight quotes, hyphens and dots as typographic ones
    emoji: bool = False  # the program writes ":ship:" as an emoji
    dialect: Dialect = ANY  # of Markdown
    about: Site = _UNKNOWN  # what the configuration says: template tags print it
    entry: Entry | None = None  # of the text
    changes: Changes = field(default_factory=Changes)  # what is taken out of the text, or replaced
    media: list[Enclosure] = field(default_factory=list)  # films and recordings that the text shows
    missing: list[str] = field(default_factory=list)  # files that are not there
    refused: list[str] = field(default_factory=list)  # files that are there, and may not be published
    unpublished: list[str] = field(default_factory=list)  # articles that are not published
    targets: frozenset[str] = frozenset()  # ids of the text to which it links itself

    @property
    def root(self) -> str:
        """The address against which relative ones resolve, as far as nothing better is known."""
        return self.base or self.site

    def rebase(self, base: str) -> None:
        """Resolve against another address than the article's own, which the page names (`<base>`)."""
        if base != self.base and _web(base):
            self.base = base
            self.exists = None  # its folder is not the file's

    def open(self, html: str) -> tuple[str, bool]:
        """Look at a text before its addresses are resolved; tells whether `attribute` has to see them.

        Gives the text, whose headings have the ids that its links lead to.
        """
        if _FILE_SCHEME in html and self.site:
            html = html.replace(_FILE_SCHEME, self.from_site("/"))
        inner = [one for one in self._own() if one in html]
        is_relative = _MAY_BE_RELATIVE.search(html) and _RELATIVE.search(html)
        if not (inner or is_relative or HOLE in html or _ESCAPED_HOLE in html):
            return html, False
        fragments = _FRAGMENT.findall(html) if _MAY_BE_FRAGMENT.search(html) else ()
        wanted = {unquote(unescape(one)) for one in fragments}
        for own in inner:
            pattern = re.compile(rf"""=["']?{re.escape(own)}([^\s"'<>]{{1,200}})""")
            wanted |= {unquote(unescape(one)) for one in pattern.findall(html)}
        found = {unescape("".join(groups)) for groups in _TARGET.findall(html)} if wanted else set()
        if wanted - found:
            html = with_heading_ids(html, wanted - found)
            found = {unescape("".join(groups)) for groups in _TARGET.findall(html)}
        self.targets = frozenset(wanted & found)
        return html, True

    def _own(self) -> tuple[str, ...]:
        """Give what links to parts of the article itself begin with."""
        names = (
            self.base,
            urlsplit(self.base).path,
            quote(self.name.rpartition("/")[2], errors="surrogateescape"),
        )
        return tuple(f"{one}#" for one in names if len(one) > 1)

    def attribute(self, tag: str, attribute: str, value: str) -> str | None:
        """Give an attribute of a sanitised element as it is published; None leaves it out."""
        if attribute in {"id", "name"}:
            return part_name(value) if value in self.targets else None
        if attribute == "alt":
            return _SIZE.sub("", value) if "|" in value else value
        if attribute not in _ADDRESSES:
            return value
        own = next((one for one in self._own() if value.startswith(one)), "") if "#" in value else ""
        if own:
            return self._within("#" + value[len(own) :])
        if not value.strip() or HOLE in value or _ESCAPED_HOLE in value:
            return None
        if _ABSOLUTE.match(value):
            return value if not value.lstrip().startswith("//") else _web(urljoin(self.root or "https:", value))
        if value.lstrip().startswith("#"):
            return self._within(value.strip())
        return self.address(value.strip(), is_file=tag != "a")

    def _within(self, value: str) -> str | None:
        """Keep a link to a part of the entry; another part may be on the article's own page."""
        name = unquote(value[1:])
        if name in self.targets:
            return "#" + quote(part_name(name), safe=":")
        return self.base + value if self.base and len(value) > 1 else None

    def address(self, value: str, *, is_file: bool = False) -> str | None:
        """Resolve a relative address; None where it leads nowhere."""
        target = "" if is_file else target_of(value, self.name)
        if target and (target in self.references or not target.endswith((".html", ".htm", ".xhtml", ".txt"))):
            return self.article(target, "#" + value.partition("#")[2] if "#" in value else "", value)
        if self.base and (static := _STATIC.match(value)):
            return _web(self.from_site(static[1]))
        path = path_of(value, self.name)
        if self.site and (listing := _LISTING.match(value)):
            return self._of_listing(listing[1].lower(), listing[2])
        if pelican := PELICAN.match(value):
            path = path.lstrip("/")
            return self._of_pelican(pelican[1].lower(), path) if self.base else self._of_page(path, path)
        if not self.base:
            return self._of_page(value, path)
        based = self.based or (self.based_files and is_file)
        if based and value.startswith("/") and not value.startswith((self.base_path() + "/", "//")):
            value = self.base_path() + value
        is_near = path and not value.startswith(("/", "?"))
        if is_file and is_near and self.hashed and (published := self.file(path)):
            return published
        if is_file and is_near and self.exists is not None and not self.exists(path):
            value = self._from_top(value) or value
            if path == path_of(value, self.name):
                self.missing.append(path)
        if is_near and is_file and self.renamed is not None:
            value = "/".join(quote(self.renamed(unquote(part))) for part in value.split("/"))
        return _web(urljoin((is_file and self.folder) or self.base, value))

    def _from_top(self, value: str) -> str:
        """Give the relative address of a file at its path from the top of the source; "" where none is."""
        path = unquote(value.partition("?")[0].partition("#")[0])
        if "/" not in path or self.exists is None or not self.exists(path):
            return ""
        return "../" * self.name.count("/") + quote(path)

    def embedded(self, name: str) -> str:
        """Give the relative address of a file that a note embeds.

        It lies beside the note, at its path from the top of the vault, or anywhere if only its name is said.
        """
        if self.located is None or (self.exists is not None and self.exists(path_of(name, self.name))):
            return name
        path = self.located(name)
        return "../" * self.name.count("/") + path if path else name

    def _of_pelican(self, kind: str, path: str) -> str | None:
        """Resolve Pelican's `{static}`, from the top of the site, and `{attach}`, beside the article."""
        if self.exists is not None and not self.exists(path):
            self.missing.append(path)
        name = quote(path.rpartition("/")[2] if kind == "attach" else path)
        return _web(urljoin(self.base, name) if kind == "attach" else self.from_site(name))

    def _of_listing(self, kind: str, name: str) -> str | None:
        """Resolve Pelican's links to its index, and to the pages of categories, tags and authors."""
        if kind == "index":
            return _web(self.site)
        return _web(
            self.from_site(f"{kind}/{quote(re.sub(r'[^a-z0-9]+', '-', unquote(name).lower()).strip('-'))}.html")
        )

    def _of_page(self, value: str, path: str) -> str | None:
        """Resolve in an article whose page publisher makes: its files are published with it."""
        published = self.file(path) if path else ""
        if published:
            return published
        if value.startswith("/") and self.site:
            return _web(urljoin(self.site, value))
        if value.startswith("/"):
            return None  # a page of the site, whose address is not known yet
        if path and self.exists is not None and self.exists(path):
            self.refused.append(path)
        else:
            self.missing.append(path or value)
        return None

    def article(self, target: str, fragment: str, said: str) -> str | None:
        """Give the address of another article; None while it is not published."""
        address = self.references.get(target, "")
        if address:
            return address.partition("#")[0] + fragment
        self.leads_nowhere(target, said)
        return None

    def leads_nowhere(self, target: str, said: str) -> None:
        """Note a link to an article that is not published.

        While the site's own address is not known, an article that is has none.
        """
        if self.site or target not in self.references:
            self.unpublished.append(said)

    def from_site(self, path: str) -> str:
        """Give the address of a path below the site's, base path included."""
        return self.site.rstrip("/") + "/" + path.lstrip("/") if self.site else path

    def base_path(self) -> str:
        """Give the path of the site's address, without a closing slash: Jekyll's `baseurl`."""
        return urlsplit(self.site).path.rstrip("/")
