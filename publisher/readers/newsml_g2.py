"""NewsML-G2 2.x: news items, alone or in a news message.

Source: NewsML-G2 2.35, Specification and Implementation Guidelines (iptc.org/std/NewsML-G2): `itemMeta`,
`contentMeta`, `rightsInfo`, `contentSet`. Packages, concepts, knowledge, plans and catalogs are no articles.
Notes to editors (`edNote`) are never published.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from publisher.models import Article, Body, Enclosure, Problem
from publisher.readers import nitf
from publisher.readers._wire_claims import SIGNALS, Said, instant_of, words_without_mail
from publisher.readers._wire_html import article_html, file_address, html_of, picture_html, without_headline
from publisher.readers._wire_xml import at, attribute, children, local_name, words_of
from publisher.text.agencies import agency
from publisher.text.iris import host_of
from publisher.text.xml import LANGUAGE, Element, child_elements

MESSAGE, ITEM = "newsMessage", "newsItem"
_OTHERS = {
    "packageItem": "a package of news items",
    "conceptItem": "a concept",
    "knowledgeItem": "a vocabulary",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalog of vocabularies",
}
ROOTS = frozenset({MESSAGE, ITEM, *_OTHERS})
_NAMED = frozenset("geoArea person poi organisation object event".split())  # of subjects: no topics
_SUBTITLES = frozenset("subtitle sub subheadline kicker deck overline secondary".split())
_MAIN = frozenset("main title headline primary".split())
_PREVIEWS = ("thumb", "icon", "poster", "keyframe")
_MEDIA = {"picture": "image", "graphic": "image", "video": "video", "audio": "audio"}


def articles_of(root: Element, name: str) -> Iterator[Article]:
    """Make an article of each news item; the pictures and films of a package belong to its only text."""
    if local_name(root) != MESSAGE:
        yield _article(root, name, "")
        return
    nodes = [one for group in children(root, "itemSet") for one in child_elements(group)]
    items = {index: _Item(one) for index, one in enumerate(nodes) if local_name(one) == ITEM}
    texts = [one for one in items.values() if one.kind not in _MEDIA and not one.is_empty()]
    is_package = len(texts) == 1 and any(local_name(one) == "packageItem" for one in nodes)
    if is_package:
        for one in items.values():
            if one is not texts[0]:
                texts[0].attach(one)
    for index, node in enumerate(nodes):
        place = f"[{index}]" if len(nodes) > 1 else ""
        item = items.get(index)
        if item is not None and is_package and item is not texts[0]:
            yield _passed_over(name, place, "it is a part of the package of another news item")
        else:
            yield _article(node, name, place, item)
    if not nodes:
        yield _passed_over(name, "", "the news message holds no item")


def _article(node: Element, name: str, place: str, made: _Item | None = None) -> Article:
    kind = local_name(node)
    if kind != ITEM:
        return _passed_over(name, place, f"it is {_OTHERS.get(kind, 'no news item')} of NewsML-G2")
    made = made or _Item(node)
    if made.is_empty():
        return _passed_over(name, place, "the news item has neither a headline nor a text")
    return Article(name, place, tuple(made.said.claims), made.body)


def _passed_over(name: str, place: str, what: str) -> Article:
    problem = Problem(name, f"passed over: {what}", "", "note", "not-article")
    return Article(name, place, problems=(problem,))


class _Item:
    """One news item."""

    def __init__(self, item: Element) -> None:
        """Claim what it says."""
        self.item, self.said = item, Said()
        self.meta, self.content = at(item, "itemMeta"), at(item, "contentMeta")
        self.language = attribute(at(self.content, "language"), "tag") or item.get(LANGUAGE, "")
        self.kind = _code(at(self.meta, "itemClass")).lower()
        self._inner()
        self._identity()
        self._privacy()
        self._words()
        self._people()
        self._rights()
        self._files()
        self.body = Body("html", self.html) if self.html else Body("text", self.text)

    def is_empty(self) -> bool:
        """Whether there is nothing to publish."""
        return not (self.said.has("title") or self.body.text)

    def attach(self, part: _Item) -> None:
        """Take over the files of another item, unless it is held back by itself."""
        claims = part.said.claims
        if any(one.field in {"draft", "embargo"} and one.value != "false" for one in claims):
            return
        for claim in claims:
            if claim.field == "image" and self.said.has("image"):
                self.said.claims.append(claim._replace(field="enclosure"))
            elif claim.field in {"image", "enclosure"}:
                self.said.claims.append(claim)

    # -- content ------------------------------------------------------------------------------

    def _inner(self) -> None:
        """Read the text: NITF or XHTML in the item, else plain text."""
        self.html, self.text, self.heading = "", "", ""
        self.document: Element | None = None
        content = at(self.item, "contentSet")
        for inline in children(content, "inlineXML"):
            for root in child_elements(inline):
                self._take(root)
        for inline in children(content, "inlineData"):
            if not attribute(inline, "encoding") and not (self.html or self.text):
                self._take_data("".join(inline.itertext()), attribute(inline, "contenttype"))

    def _take(self, root: Element) -> None:
        name = local_name(root).lower()
        if self.html:
            return
        if name == "nitf":
            self.document, self.html = root, nitf.text_of(root)
            self.heading = words_of(at(root, "head/title"))
        elif name == "html":
            self.html, self.heading = article_html(root), words_of(at(root, "head/title"))
        elif name in {"body", "div", "section", "article", "body.content"}:
            self.html = html_of(root)

    def _take_data(self, data: str, kind: str) -> None:
        text = data.strip()
        if "html" in kind:
            self.html = text
        elif not kind or kind.startswith("text/plain"):
            self.text = text

    # -- claims -------------------------------------------------------------------------------

    def _identity(self) -> None:
        guid = attribute(self.item, "guid")
        self.said.add("id", guid, "guid")
        if guid:
            version = attribute(self.item, "version")
            self.said.version(version, words_of(at(self.meta, "versionCreated")), "version")
        self.said.add("language", self.language, "language")

    def _privacy(self) -> None:
        said, meta, content = self.said, self.meta, self.content
        status = at(meta, "pubStatus")
        if status is not None:
            said.status(_code(status) or words_of(status), "pubStatus")
        embargoed = at(meta, "embargoed")
        until = words_of(embargoed)
        said.embargo(None if embargoed is None else until, "embargoed")
        for place in (meta, content):
            said.add("expires", instant_of(words_of(at(place, "expires"))), "expires")
        created = words_of(at(content, "contentCreated"))
        firsts = (
            (words_of(at(meta, "firstCreated")), "firstCreated"),
            (created, "contentCreated"),
            (words_of(at(meta, "versionCreated")), "versionCreated"),
        )
        modified, revised = words_of(at(content, "contentModified")), words_of(at(meta, "versionCreated"))
        latest = (modified, "contentModified") if modified else (revised, "versionCreated")
        said.dates(iter(firsts), latest, until)
        if self.document is not None:
            held = nitf.claims_of(self.document).claims
            said.claims += [one for one in held if one.field in {"draft", "embargo", "expires"}]
        for signal in children(meta, "signal"):
            code = _code(signal).lower()
            if code == "correction":
                said.add("corrected", "true", "signal")
            elif code in SIGNALS:
                said.held("signal")

    def _words(self) -> None:
        said, content = self.said, self.content
        headlines = children(content, "headline")
        main = _main(headlines, self.language)
        title = "" if self.document is None else words_of(at(self.document, "body/body.head/hedline/hl1"))
        said.add_first(
            "title",
            (words_of(main), "headline"),
            (title, "hl1"),
            (words_of(at(self.meta, "title")), "itemMeta title"),
            (self.heading, "head title"),
        )
        described = _described(content, self.language)
        if described is not None and main is not None and words_of(described).endswith(words_of(main)):
            described = None  # the slug line and the headline
        subtitle = next((one for one in headlines if _role(one) in _SUBTITLES), None)
        abstract = "" if self.document is None else words_of(at(self.document, "body/body.head/abstract"))
        said.add_first(
            "summary",
            (words_of(described), "description"),
            (words_of(subtitle), "headline"),
            (abstract, "abstract"),
        )
        self.description = words_of(described)
        self.html = without_headline(self.html, words_of(main), words_of(subtitle)).strip()
        for one in children(content, "subject"):
            if attribute(one, "type").rpartition(":")[2] not in _NAMED:
                said.add("category", _name(one, self.language), "subject")
        for one in children(content, "keyword"):
            said.add("category", words_of(one), "keyword")

    def _people(self) -> None:
        said, content = self.said, self.content
        provider = at(self.meta, "provider")
        holder = at(self.item, "rightsInfo/copyrightHolder")
        publisher = _called(provider, self.language)
        said.add_first(
            "publisher",
            (publisher, "provider"),
            (_called(holder, self.language), "copyrightHolder"),
            (_code(provider), "provider"),
            (host_of(attribute(provider, "uri")), "provider"),
        )
        sources = [_called(one, self.language) for one in children(content, "infoSource")]
        for text in (*sources, words_of(at(content, "creditline"))):
            said.add("credit", text, "infoSource")
        by = [words_without_mail(words_of(one)) for one in children(content, "by")]
        if any(by):
            for text in by:
                said.add("author", text, "by")
            return
        if self.document is not None:
            for line in children(at(self.document, "body/body.head"), "byline"):
                for text in nitf.bylines(line):
                    said.add("author", text, "byline")
        if not said.has("author"):
            firms = {"", publisher.casefold(), *(one.casefold() for one in sources)}
            for one in children(content, "creator"):
                text = _called(one, self.language)
                if text.casefold() not in firms and not agency(text):
                    said.add("author", words_without_mail(text), "creator")

    def _rights(self) -> None:
        info = at(self.item, "rightsInfo")
        notices = [(words_of(one), "copyrightNotice") for one in children(info, "copyrightNotice")][:1]
        terms = [(words_of(one), "usageTerms") for one in children(info, "usageTerms")]
        self.said.rights(*notices, *terms)
        if not self.said.has("license") and (holder := _called(at(info, "copyrightHolder"), self.language)):
            self.said.rights((f"Copyright {holder}", "copyrightHolder"))

    def _files(self) -> None:
        """Claim the files of a picture, a recording or a film; a picture is shown above its description."""
        medium = _MEDIA.get(self.kind, "")
        files = [
            one
            for remote in children(at(self.item, "contentSet"), "remoteContent")
            if not any(word in _rendition(remote) for word in _PREVIEWS) and (one := _file(remote, medium)).url
        ]
        pictures = [one for one in files if one.type.startswith("image/")]
        if pictures:
            best = max(pictures, key=lambda one: (one.width or 0) if (one.width or 0) <= 2000 else 1)
            self.said.add("image", best, "remoteContent")
            if not (self.html or self.text):
                legend = escape(self.description, quote=False)
                shown = picture_html(best.url, "", str(best.width or ""), str(best.height or ""))
                self.html = f"<figure>{shown}<figcaption>{legend}</figcaption></figure>"
        for file in files:
            if file.type.startswith(("audio/", "video/")):
                self.said.add("enclosure", file, "remoteContent")
        if not (self.html or self.text) and self.description:
            self.text = self.description


def _code(element: Element | None) -> str:
    """Give the code of a concept, without the alias or the address of its vocabulary."""
    text = attribute(element, "qcode") or attribute(element, "uri") or attribute(element, "literal")
    return text.rstrip("/").replace("/", ":").rpartition(":")[2]


def _role(element: Element) -> str:
    return attribute(element, "role").rpartition(":")[2].lower()


def _name(element: Element | None, language: str) -> str:
    """Give the name of a concept, in the item's language where there are several."""
    names = children(element, "name")
    wanted = language.partition("-")[0].lower()
    own = [one for one in names if one.get(LANGUAGE, wanted).partition("-")[0].lower() == wanted]
    return words_of(next(iter(own or names), None))


def _called(element: Element | None, language: str) -> str:
    literal = attribute(element, "literal")
    return _name(element, language) or ("" if "#" in literal else literal)


def _main(headlines: list[Element], language: str) -> Element | None:
    """Choose the headline: in the item's language, no subtitle, with the first rank."""
    wanted = language.partition("-")[0].lower()

    def order(one: Element) -> tuple[bool, bool, bool, int]:
        role, rank = _role(one), attribute(one, "rank")
        own = (one.get(LANGUAGE) or wanted).partition("-")[0].lower() == wanted
        number = int(rank) if rank.isdecimal() and len(rank) < 6 else 0
        return not own, role in _SUBTITLES, bool(role) and role not in _MAIN, number

    return min((one for one in headlines if words_of(one)), key=order, default=None)


def _described(content: Element | None, language: str) -> Element | None:
    wanted = language.partition("-")[0].lower()
    found = [one for one in children(content, "description") if words_of(one)]
    own = [one for one in found if (one.get(LANGUAGE) or wanted).partition("-")[0].lower() == wanted]
    return next(iter(own or found), None)


def _rendition(remote: Element) -> str:
    return attribute(remote, "rendition").lower()


def _file(remote: Element, medium: str) -> Enclosure:
    def number(name: str) -> int | None:
        text = attribute(remote, name)
        return int(text) if text.isdecimal() and len(text) < 13 else None

    kind = attribute(remote, "contenttype").lower()
    return Enclosure(
        file_address(attribute(remote, "href")),
        type=kind if "/" in kind else f"{medium}/*" if medium else "",
        length=number("size"),
        duration=number("duration") if attribute(remote, "durationunit") in {"", "timeunit:seconds"} else None,
        width=number("width"),
        height=number("height"),
    )
