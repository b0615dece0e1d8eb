"""The one place that knows feedgen: a feed of ours to a FeedGenerator, and repairs of what it writes.

feedgen's own extensions point lets a pair of classes rewrite each finished element; that is where
the attributes it drops and the elements it lacks are put right. The comments name what feedgen
1.0.0 does on its own.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from publisher.emitters import is_address
from publisher.models import Channel, Enclosure, Entry, Feed, Item
from publisher.tables.identifiers import iri_of

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMESPACES = {"dc": DC[1:-1], "media": MEDIA[1:-1]}
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
NO_ADDRESS = "http://localhost/"  # RSS demands a link even of a site that has named none


class ChannelRepair(BaseExtension):
    """Adds to the channel what feedgen has no word for."""

    channel: Channel

    def extend_ns(self) -> dict[str, str]:
        """Declare the namespaces that entries use, too: feedgen asks the channel alone."""
        return NAMESPACES

    def extend_rss(self, root: _Element) -> _Element:
        """Add hub and publisher to the RSS channel."""
        if self.channel.hub:
            _add(root[0], ATOM + "link", href=self.channel.hub, rel="hub")
        if self.channel.publisher:
            _add(root[0], DC + "publisher", self.channel.publisher)
        _blunt(root[0])
        return root

    def extend_atom(self, root: _Element) -> _Element:
        """Add hub and publisher to the Atom feed."""
        if self.channel.hub:
            _add(root, "link", href=self.channel.hub, rel="hub")
        if self.channel.publisher:
            _add(root, DC + "publisher", self.channel.publisher)
        return root


class EntryRepair(BaseEntryExtension):
    """Rewrites each finished item or entry."""

    item: Item
    links: tuple[dict[str, str], ...]
    feed_language: str

    def extend_rss(self, element: _Element) -> _Element:
        """Names without an address, publisher, credits, language and images, in RSS's modules."""
        entry = self.item.entry
        element.find("guid").text = entry.id  # any text may be one, and readers compare it as it is
        if self.item.summary:
            # RSS reads it as HTML; feedgen gives RSS the plain words it was given for Atom.
            element.find("description").text = escape(self.item.summary, quote=False)
        for author in entry.authors:
            _add(element, DC + "creator", author.name)
        _describe(element, entry)
        if entry.language and entry.language != self.feed_language:
            _add(element, DC + "language", entry.language)
        for name in entry.credits:
            _add(element, DC + "contributor", name)
        if entry.source and entry.publisher:
            _add(element, "source", entry.publisher, url=entry.source)
        _add_media(element, entry, _measured(entry)[:1])
        _blunt(element, "description", "guid", CONTENT)
        return element

    def extend_atom(self, element: _Element) -> _Element:
        """Give links the attributes feedgen lost, and the entry its language, publisher and source."""
        entry = self.item.entry
        for link, attributes in zip(element.findall("link"), self.links, strict=True):
            for name, value in attributes.items():
                link.set(name, value)
        if entry.language and entry.language != self.feed_language:
            element.set(XML_LANG, entry.language)
        if entry.source and entry.publisher and entry.updated is not None:
            source = _add(element, "source")
            _add(source, "id", entry.source)
            _add(source, "title", entry.publisher)
            _add(source, "updated", entry.updated.isoformat())
            _add(source, "link", href=entry.source)
        _describe(element, entry)
        _add_media(element, entry, _measured(entry))
        return element


def generator_of(feed: Feed, suffix: str, media_type: str) -> FeedGenerator:
    """Fill a FeedGenerator; RSS and Atom need one each, for feedgen shares their self link."""
    channel = feed.channel
    made = FeedGenerator()
    made.register_extension("repair", ChannelRepair, EntryRepair)
    made.repair.channel = channel
    made.id(channel.id)
    made.title(channel.title)
    made.description(channel.description)
    made.generator("publisher")
    if channel.language:
        made.language(channel.language)
    made.author(name=channel.publisher or channel.title)
    made.updated(feed.updated)  # else now, with microseconds
    if channel.ttl:
        made.ttl(channel.ttl)
    if channel.url:
        made.link(href=f"{channel.url}{channel.name}{suffix}", rel="self", type=media_type)
    # The last link becomes RSS's <link>.
    made.link(href=channel.link or NO_ADDRESS, rel="alternate", type="text/html")
    for item in feed.items:
        _add_item(made, item, channel)
    return made


def _add_item(made: FeedGenerator, item: Item, channel: Channel) -> None:
    entry = item.entry
    one = made.add_entry(order="append")  # else prepended
    one.title(entry.title)
    one.updated(entry.updated)
    if entry.published is not None:
        one.published(entry.published)
    if item.summary:
        one.summary(item.summary, type="text")  # before the content, which RSS would take for its description
    if item.content:
        one.content(item.content, type="html")
    elif not entry.link:
        # An Atom entry needs content or a link (RFC 4287, 4.1.2).
        one.content(escape(item.summary or entry.title, quote=False), type="html")
    _add_people(one, entry, channel)
    for name in entry.categories:
        one.category(term=name, label=name)
    links = _links(entry)
    for link in links:
        one.link(**{k: v for k, v in link.items() if k != "title"})
    if entry.link:
        one.link(href=entry.link, rel="alternate")
        links = (*links, _alternate(entry))
    one.repair.item = item
    one.repair.links = links
    one.repair.feed_language = channel.language
    one.guid(iri_of(entry.id, channel.tags), permalink=entry.id == entry.link)  # last: id() would undo it


def _add_people(one: Any, entry: Entry, channel: Channel) -> None:
    """An Atom entry without an author takes the feed's; where a publisher is known, it is truer."""
    for author in entry.authors:
        # Without `email`: RSS would get one <author> for each address, and may hold but one.
        one.author({"name": author.name, **({"uri": author.uri} if is_address(author.uri) else {})})
    if not entry.authors and entry.publisher and entry.publisher != channel.publisher:
        one.author({"name": entry.publisher})
    for name in entry.credits:
        one.contributor({"name": name})


def _alternate(entry: Entry) -> dict[str, str]:
    language = {"hreflang": entry.language} if entry.language else {}
    return {"rel": "alternate", "type": "text/html", **language}


def _links(entry: Entry) -> tuple[dict[str, str], ...]:
    """Enclosures as links. feedgen hands the last one to RSS, so the first is given last."""
    return tuple(
        {"href": one.url, "rel": "enclosure", "type": one.type, "length": str(one.length)}
        for one in reversed(_measured(entry))
    )


def _measured(entry: Entry) -> list[Enclosure]:
    """List the files whose type and length are known, as an enclosure must say; else the image."""
    files = [one for one in entry.enclosures if one.length is not None and one.type]
    image = entry.image
    return files or ([image] if image is not None and image.length is not None and image.type else [])


def _add_media(element: _Element, entry: Entry, told: list[Enclosure]) -> None:
    """Name the image, and the files that are not told as enclosures (Media RSS 1.5.1)."""
    if entry.image is not None:
        _add(element, MEDIA + "content", url=entry.image.url, medium="image", **_sizes(entry.image))
    for file in entry.enclosures:
        if file not in told:
            _add(element, MEDIA + "content", url=file.url, **_sizes(file))


def _sizes(file: Enclosure) -> dict[str, str]:
    sizes = {"type": file.type} if file.type else {}
    return sizes if file.length is None else {**sizes, "fileSize": str(file.length)}


def _describe(element: _Element, entry: Entry) -> None:
    if entry.publisher:
        _add(element, DC + "publisher", entry.publisher)


def _blunt(element: _Element, *html: str) -> None:
    """Keep the words of titles and names from being read as tags: "<b>" becomes "< b>".

    RSS 2.0 does not say whether they are text or HTML, and readers do both. Children named in `html` are HTML.
    """
    for child in element:
        if child.text and child.tag not in html:
            child.text = _OPENING.sub("< ", child.text)


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    from lxml.etree import SubElement

    element = SubElement(parent, tag, **attributes)
    if text:
        element.text = text
    return element
