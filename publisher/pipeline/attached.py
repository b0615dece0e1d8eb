"""Where the addresses in an article's text lead, and the files that are published with its page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from publisher.catalog import Attachment, Listing
from publisher.composer.attachments import guessed
from publisher.composer.links import Links
from publisher.identity import folder_of_page
from publisher.models import Article, Enclosure, Entry, Problem, Site, SourceSettings
from publisher.pipeline import embedded
from publisher.tables.generators import GENERATORS, NONE
from publisher.tables.markdown import ANY, DIALECTS
from publisher.text.slugs import short_digest
from publisher.text.targets import path_of
from publisher.text.url_slugs import SLUGGERS

if TYPE_CHECKING:
    from publisher.sources import Source

MOST = 200  # files of one entry
MOST_ELEMENTS = 10  # kinds of elements of one entry that are reported
_SHOWN = 3  # names that a problem lists


class Attached:
    """The files of one article that are published with its page."""

    def __init__(self, source: Source, output_url: str, page: str, article: Article | None = None) -> None:
        """`page` is the id of an entry whose page publisher makes, "" of one that has an address of its own.

        `article` is the entry's, where files are embedded in it.
        """
        self.source = source
        self.article = article
        self.embedded = {} if article is None else {one.address: one for one in article.embedded if one.address}
        self.folder = page and folder_of_page(page)
        self.address = output_url if page else ""
        self.found: dict[str, tuple[str, str, str]] = {}  # name, path and version, by path below the source

    def file(self, name: str) -> str:
        """Give the address at which a file of the source is published; "" where it is none that may be."""
        if not self.address:
            return ""
        if name not in self.found and self.is_embedded(name):
            return self._of_embedded(name)
        if name not in self.found:
            one = self.source.beside(name)
            if one is None or one.size > self.source.max_size or len(self.found) == MOST:
                return ""
            last = name.rpartition("/")[2]
            taken = {published for published, _, _ in self.found.values()}
            self.found[name] = (
                f"{short_digest(name)}-{last}" if last in taken else last,
                one.path,
                one.version,
            )
        return self.address + self.folder + quote(self.found[name][0])

    def is_embedded(self, name: str) -> bool:
        """Tell whether a path is that of a file within the article's own."""
        return bool(self.embedded) and name.rpartition("/")[2] in self.embedded

    def _of_embedded(self, name: str) -> str:
        """Give the address at which a file within the article's own is published."""
        assert self.article is not None
        last = name.rpartition("/")[2]
        path = embedded.path_of(self.article.name, self.article.place, last)
        file = self.source.find(self.article.name)
        if file is None or len(self.found) == MOST:
            return ""
        self.found[name] = (last, path, self.source.version(file.path))
        return self.address + self.folder + last

    def exists(self, name: str) -> bool:
        """Whether the source, or the article's own file, has a file."""
        return self.is_embedded(name) or bool(self.source.state(name))

    def all(self, unused: Sequence[str]) -> tuple[Attachment, ...]:
        """Give what is published, and what is not there or may not be published: each is looked at again."""
        found = self.found.values()
        published = (Attachment(self.folder + name, path, version) for name, path, version in found)
        looked_at = (Attachment("", name, self.source.state(name)) for name in unused[:MOST])
        return (*published, *looked_at)


def serves_files(site: Site, name: str) -> bool:
    """Tell whether the program of an article's site serves the pictures beside it where their paths say."""
    return GENERATORS.get(site.source_of(name)[0].generator, NONE).files != "hashed"


def _folder_of(source: SourceSettings, name: str, site: Site) -> str:
    """Give the address of an article's folder; MkDocs serves the files of `posts` in the folder above."""
    top = (
        source.path.strip("/").removeprefix(source.below or "docs").strip("/").removesuffix("posts").strip("/")
    )
    path = "/".join(filter(None, (top, name.rpartition("/")[0])))
    return f"{site.link.rstrip('/')}/{quote(path)}/" if path else site.link


def links_of(entry: Entry, listing: Listing, name: str, site: Site, attached: Attached) -> Links:
    """Say where the addresses of an entry's text lead."""
    resolved = listing.links.partition("\n")[0]
    references = json.loads(resolved) if resolved else {}
    source, below = site.source_of(name)
    generator = GENERATORS.get(source.generator, NONE)
    refused = (
        [] if attached.article is None else [one.name for one in attached.article.embedded if not one.address]
    )
    return Links(
        entry.link,
        site.link,
        name,
        references,
        attached.file,
        based=generator.based,
        based_files=generator.based_files,
        folder=_folder_of(source, below, site) if generator.files == "folder" else "",
        hashed=generator.files == "hashed" or bool(attached.embedded),
        exists=attached.exists,
        located=attached.source.located,
        renamed=SLUGGERS[generator.folders] if generator.renames else None,
        smart=generator.smart if source.smart is None else source.smart,
        emoji=generator.emoji if source.emoji is None else source.emoji,
        dialect=DIALECTS.get(source.generator, ANY),
        about=site,
        entry=entry,
        refused=refused,
    )


def with_files(entry: Entry, article: Article, links: Links) -> Entry:
    """Give the picture of an entry the address of its file that is published, where the site serves none.

    Recordings stay where they are: the site serves them, because they are large. Those within the article's own
    file are published.
    """
    if article.embedded:
        entry = _with_embedded(entry, article, links)
    if entry.image is None or (entry.link and not links.hashed):
        return entry
    for claim in article.claims:
        said = claim.value.url if isinstance(claim.value, Enclosure) and claim.field == "image" else ""
        if entry.link and said.startswith("/"):  # a file of the site's public folder
            continue
        if said and "://" not in said and urljoin(links.root, said) == entry.image.url:
            address = links.file(path_of(said, links.name))
            return entry._replace(image=entry.image._replace(url=address)) if address else entry
    return entry


def _with_embedded(entry: Entry, article: Article, links: Links) -> Entry:
    """Give the enclosures within the article's own file the addresses at which they are published."""
    own = {urljoin(links.root, one.address): one.address for one in article.embedded if one.address}
    files = []
    for file in entry.enclosures:
        name = own.get(file.url)
        address = links.file(path_of(name, links.name)) if name else file.url
        if address:
            files.append(file._replace(url=address))
    return entry._replace(enclosures=tuple(files))


def problems_of(links: Links, place: str) -> Iterator[Problem]:
    """Report what in a text leads nowhere, and what composing takes out of it or replaces."""
    yield from _changes_of(links, place)
    for url in guessed(links.media)[:_SHOWN]:
        message = f"nothing tells the type of a file that the text plays: {url[:200]}"
        yield Problem(place, message, "write it: `<source type=...>`", "note", "inexact-file")
    if links.missing:
        message = f"a file is not there: {_listed(links.missing)}"
        yield Problem(place, message, "put it there, or correct its name", "warning", "missing-file")
    if links.refused:
        message = f"a file is not published beside the page: {_listed(links.refused)}"
        remedy = "give it a public address, or use a PNG or JPEG: an SVG may hold scripts"
        yield Problem(place, message, remedy, "warning", "refused-file")
    if links.unpublished:
        message = f"links to what is not published: {_listed(links.unpublished)}"
        yield Problem(place, message, "nothing, if that is meant: the words stay", "note", "unpublished-link")


def _changes_of(links: Links, place: str) -> Iterator[Problem]:
    """Report the changes to a text, one problem for each kind."""
    templates = links.changes.of("template")
    if templates:
        count, tags = sum(templates.values()), _listed(list(templates))
        message = f"{count} template {'tag is' if count == 1 else 'tags are'} not understood: {tags}"
        yield Problem(place, message, "replace them with text", "warning", "template")
    for subject in list(links.changes.of("element"))[:MOST_ELEMENTS]:
        message = f"leaves out what feeds cannot show: {subject}"
        yield Problem(place, message, "say in words what it shows", "note", "element")
    embeds = links.changes.of("embed")
    if embeds:
        message = f"shows as links what feeds cannot show: {_listed(list(embeds))}"
        yield Problem(place, message, "nothing to do", "note", "embed")


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    shown = ", ".join(unique[:_SHOWN])
    return shown if len(unique) <= _SHOWN else f"{shown} and {len(unique) - _SHOWN} more"
