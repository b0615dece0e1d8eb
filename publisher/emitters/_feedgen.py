"""The one place that knows feedgen: our records to feedgen's, and repairs of what it writes.

feedgen's extension point lets a pair of classes rewrite each finished element. They put right the
attributes that feedgen drops and add the elements that it lacks. The comments name what feedgen
1.0.0 does by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from publisher.emitters import FORMATS, _media, _podcast, add, local
from publisher.emitters._media import ATOM, MEDIA
from publisher.models import Channel, Entry, Feed, Item
from publisher.tables.syndication import PICTURES, WEEKDAYS
from publisher.text.iris import iri_of, is_web_uri

if TYPE_CHECKING:
    from lxml.etree import _Element

DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
HISTORY = "{http://purl.org/syndication/history/1.0}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
NAMESPACES = {"dc": DC[1:-1], "media": MEDIA[1:-1]}
PODCASTS = {"itunes": _podcast.ITUNES[1:-1], "podcast": _podcast.PODCAST[1:-1]}
CREATIVE_COMMONS = "http://backend.userland.com/creativeCommonsRssModule"
NO_ADDRESS = "http://localhost/"  # RSS demands a link even of a site that has named none


class ChannelRepair(BaseExtension):
    """Adds to the channel what feedgen has no word for."""

    feed: Feed
    format: str  # "rss" or "atom"

    def extend_ns(self) -> dict[str, str]:
        """Declare the namespaces that entries use, too: feedgen asks only the channel."""
        history = self.feed.channel.history
        archive = {"fh": HISTORY[1:-1]} if history.current or history.complete else {}
        withdrawn = {"at": TOMBSTONES[1:-1]} if self.feed.tombstones and self.format == "atom" else {}
        podcast = PODCASTS if self.feed.channel.podcast is not None and self.format == "rss" else {}
        return {**NAMESPACES, **archive, **withdrawn, **podcast}

    def extend_rss(self, root: _Element) -> _Element:
        """Add hub, history, publisher and what makes a podcast to the RSS channel."""
        channel = self.feed.channel
        # feedgen keeps both as sets, and a set of days is in another order in every process.
        _sort(root[0].find("skipHours"), lambda hour: int(hour.text))
        _sort(root[0].find("skipDays"), lambda day: WEEKDAYS.index(day.text))
        self._add_links(root[0], ATOM + "link")
        if channel.podcast is not None:
            _podcast.add_channel(root[0], channel, channel.podcast, FORMATS["rss"].suffix)
        _blunt(root[0])
        for image in root[0].iterfind("image"):
            _blunt(image)
        return root

    def extend_atom(self, root: _Element) -> _Element:
        """Add hub, history, publisher, the feed's picture and what was withdrawn to the Atom feed."""
        self._add_links(root, "link")
        if self.feed.channel.image:
            add(root, "logo", self.feed.channel.image)
        for one in self.feed.tombstones:
            add(
                root,
                TOMBSTONES + "deleted-entry",
                ref=iri_of(one.id, self.feed.channel.tags),
                when=local(one.when, self.feed.channel).isoformat(),
            )
        return root

    def _add_links(self, parent: _Element, link: str) -> None:
        channel = self.feed.channel
        if channel.hub:
            add(parent, link, href=channel.hub, rel="hub")
        history = channel.history
        relations = (
            ("current", history.current),
            ("prev-archive", history.previous),
            ("next-archive", history.following),
        )
        for relation, name in relations:
            if name and channel.url:
                add(parent, link, href=f"{channel.url}{name}{FORMATS[self.format].suffix}", rel=relation)
        if history.current or history.complete:
            add(parent, HISTORY + ("archive" if history.current else "complete"))
        if channel.publisher:
            add(parent, DC + "publisher", channel.publisher)


class EntryRepair(BaseEntryExtension):
    """Rewrites each finished item or entry."""

    item: Item
    links: tuple[dict[str, str], ...]
    channel: Channel

    def extend_rss(self, element: _Element) -> _Element:
        """Names without an address, publisher, credits, language and images, in RSS's modules."""
        entry = self.item.entry
        element.find("guid").text = entry.id  # any text may be one, and readers compare it as it is
        if self.item.summary:
            # RSS reads it as HTML; feedgen gives RSS the plain words it was given for Atom.
            element.find("description").text = escape(self.item.summary, quote=False)
        for author in entry.authors:
            add(element, DC + "creator", author.name)
        _describe(element, entry)
        if entry.language and entry.language != self.channel.language:
            add(element, DC + "language", entry.language)
        for name in entry.credits:
            add(element, DC + "contributor", name)
        if entry.source and entry.publisher:
            add(element, "source", entry.publisher, url=entry.source)
        _media.add_translations(element, entry, ATOM + "link")
        if is_web_uri(entry.license):  # the namespace is declared here: few entries need it
            tag = f"{{{CREATIVE_COMMONS}}}license"
            name = etree.SubElement(element, tag, nsmap={"creativeCommons": CREATIVE_COMMONS})
            name.text = entry.license
        elif entry.license:
            add(element, DC + "rights", entry.license)
        listed = _media.enclosures_of(self.item, self.channel)
        _media.add_files(element, entry, listed[:1])
        if self.channel.podcast is not None:
            _podcast.add_episode(element, entry)
        _set_base(element.find(CONTENT), self.item)
        _blunt(element, "description", "guid", CONTENT)
        return element

    def extend_atom(self, element: _Element) -> _Element:
        """Give links the attributes feedgen lost, and the entry its language, publisher and source."""
        entry = self.item.entry
        for link, attributes in zip(element.findall("link"), self.links, strict=True):
            for name, value in attributes.items():
                link.set(name, value)
        if entry.language and entry.language != self.channel.language:
            element.set(XML_LANG, entry.language)
        _set_base(element.find("content"), self.item)
        if entry.source and entry.publisher and entry.updated is not None:
            source = add(element, "source")
            add(source, "id", entry.source)
            add(source, "title", entry.publisher)
            add(source, "updated", local(entry.updated, self.channel).isoformat())
            add(source, "link", href=entry.source)
        _describe(element, entry)
        if entry.external and entry.external != entry.link:
            add(element, "link", href=entry.external, rel="related")
        if is_web_uri(entry.license):  # RFC 4946
            add(element, "link", href=entry.license, rel="license")
        elif entry.license:
            add(element, "rights", entry.license)
        _media.add_translations(element, entry, "link")
        _media.add_files(element, entry, _media.enclosures_of(self.item, self.channel))
        return element


def generator_of(feed: Feed, name: str) -> FeedGenerator:
    """Fill a FeedGenerator for the format "rss" or "atom", without entries.

    Each format needs one of its own, because feedgen shares the self link between them.
    """
    channel, form = feed.channel, FORMATS[name]
    made = FeedGenerator()
    if channel.podcast is not None and name == "rss":
        _podcast.fill(made, channel, channel.podcast)
    made.register_extension("repair", ChannelRepair, EntryRepair)
    made.repair.feed, made.repair.format = feed, name
    made.id(channel.id)
    made.title(channel.title)
    made.description(channel.description)
    made.generator("publisher")
    if channel.language:
        made.language(channel.language)
    made.author(name=channel.publisher or channel.title)
    made.updated(local(feed.updated, channel))  # else now, with microseconds
    if channel.ttl:
        made.ttl(channel.ttl)
    if name == "rss":
        _fill_for_rss(made, channel)
    if channel.url:
        made.link(href=f"{channel.url}{channel.name}{form.suffix}", rel="self", type=form.type)
    # The last link becomes RSS's <link>.
    made.link(href=channel.link or NO_ADDRESS, rel="alternate", type="text/html")
    return made


def fragment(element: _Element, channel: Channel, level: int) -> bytes:
    """Write an entry as it is inside a feed: indented by `level` steps, its namespaces declared by the root."""
    root, declarations = _holder(podcast=channel.podcast is not None)
    etree.indent(element, space="  ", level=level)
    element.tail = None
    root.append(element)
    data: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    root.remove(element)
    return b"  " * level + data.replace(declarations, b"", 1) + b"\n"


@cache
def _holder(*, podcast: bool) -> tuple[_Element, bytes]:
    """Give an element that declares all namespaces of entries, and the declarations as lxml repeats them."""
    own = {"atom": ATOM[1:-1], "content": CONTENT[1:].partition("}")[0]}
    root = etree.Element("root", nsmap={**NAMESPACES, **(PODCASTS if podcast else {}), **own})
    declared: bytes = etree.tostring(etree.SubElement(root, "x"))
    root.remove(root[0])
    return root, declared.removeprefix(b"<x").removesuffix(b"/>")


def _fill_for_rss(made: FeedGenerator, channel: Channel) -> None:
    """Add what only RSS has: when readers need not ask, and a picture with title and link."""
    if channel.skip_hours:
        made.skipHours(list(channel.skip_hours))
    if channel.skip_days:
        made.skipDays(list(channel.skip_days))
    # Title and link become the channel's own. No size: RSS takes 144 by 400 at most, and artwork is larger.
    suffix = channel.image.rpartition(".")[2].lower()
    if channel.image and (suffix in PICTURES or not suffix.isalnum()):
        made.image(quote(channel.image, safe="%/:?#[]@!$&'()*+,;=~"))


def _sort(parent: _Element | None, key: Callable[[Any], int]) -> None:
    if parent is not None:
        parent[:] = sorted(parent, key=key)


def entry_of(item: Item, channel: Channel, name: str) -> FeedEntry:
    """Fill a FeedEntry for the format "rss" or "atom"."""
    entry, of_rss = item.entry, name == "rss"
    one = FeedEntry()
    if of_rss and channel.podcast is not None:
        one.load_extension("podcast", atom=False, rss=True)
    one.register_extension("repair", EntryRepair)
    if entry.title or not of_rss:  # RSS 2.0: a title or a description; Atom demands one (RFC 4287, 4.1.2)
        one.title(entry.label)
    one.updated(entry.updated and local(entry.updated, channel))
    if entry.published is not None:
        one.published(local(entry.published, channel))
    if item.summary:
        one.summary(item.summary, type="text")  # before the content, which RSS would take for its description
    if item.content:
        one.content(item.content, type="html")
    elif not entry.link:
        # An Atom entry needs content or a link (RFC 4287, 4.1.2).
        one.content(escape(item.summary or entry.label, quote=False), type="html")
    _add_people(one, entry, channel)
    for term in entry.categories:
        one.category(term=term, label=term)
    if of_rss and channel.podcast is not None:
        _podcast.fill_entry(one, entry)
    # feedgen gives RSS the last enclosure. 0 means an unknown length in RSS (RSS Profile).
    files = _media.enclosures_of(item, channel)
    links = tuple(_media.attributes_of(file) for file in (reversed(files) if of_rss else files))
    for link in links:
        one.link(href=link["href"], rel="enclosure", type=link["type"], length=link.get("length", "0"))
    if entry.link:
        one.link(href=entry.link, rel="alternate")
        links = (*links, _alternate(entry))
    one.repair.item = item
    one.repair.links = links
    one.repair.channel = channel
    one.guid(iri_of(entry.id, channel.tags), permalink=entry.id == entry.link)  # last: id() would undo it
    return one


def _add_people(one: Any, entry: Entry, channel: Channel) -> None:
    """An Atom entry without an author takes the feed's; where a publisher is known, it is truer."""
    for author in entry.authors:
        # Without `email`: RSS would get one <author> for each address, and may hold but one.
        one.author({"name": author.name, **({"uri": author.uri} if is_web_uri(author.uri) else {})})
    if not entry.authors and entry.publisher and entry.publisher != channel.publisher:
        one.author({"name": entry.publisher})
    for name in entry.credits:
        one.contributor({"name": name})


def _alternate(entry: Entry) -> dict[str, str]:
    language = {"hreflang": entry.language} if entry.language else {}
    return {"rel": "alternate", "type": "text/html", **language}


def _describe(element: _Element, entry: Entry) -> None:
    if entry.publisher:
        add(element, DC + "publisher", entry.publisher)


def _set_base(content: _Element | None, item: Item) -> None:
    """Name the entry's address as the base of links within its content, such as those of footnotes.

    Without it programs resolve "#fn-1" against the address of the feed or of the site (XML Base, 4.2).
    """
    if content is not None and item.entry.link and 'href="#' in item.content:
        content.set(XML_BASE, item.entry.link)


def _blunt(element: _Element, *html: str) -> None:
    """Keep the words of titles and names from being read as tags: "<b>" becomes "< b>".

    RSS 2.0 does not say whether they are text or HTML, and readers do both. Children named in `html` are HTML.
    """
    for child in element:
        if child.text and child.tag not in html:
            child.text = _media.blunted(child.text)
