"""NewsML 1.0 to 1.2: news items of an envelope, each with nested components.

Source: NewsML 1.2 (iptc.org/std/NewsML/1.2), `Identification`, `NewsManagement`, `NewsComponent`. The public
identifier of an item ends with its revision; an article's id does not, for all revisions are one item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from publisher.models import Article, Body, Claim, Enclosure, Problem
from publisher.readers import nitf
from publisher.readers._privacy import drafts
from publisher.readers._wire_claims import Said, instant_of, words_without_mail
from publisher.readers._wire_html import article_html, file_address, html_of, without_headline
from publisher.readers._wire_xml import at, attribute, children, local_name, within, words_of
from publisher.text.xml import LANGUAGE, Element, child_elements

_EMBARGOED = "embargoed"
_ALWAYS = frozenset({"draft", "embargo", "expires", "category"})  # also of the text within an item
_LINES = ("HeadLine", "SubHeadLine", "ByLine", "CopyrightLine")
_KINDS = {"photo": "image/*", "graphic": "image/*", "image": "image/*", "video": "video/*", "audio": "audio/*"}
# Roles of components, the surest first: the last but one is that of a component without one.
_ROLES = ("main", "body", "text", "story", "", "caption")
_ASIDE = frozenset("contact stylesheet logo subheadline slugline dateline copyright keywords".split())
_TAG = re.compile(r"<[^<>]{0,500}>")
_LONGEST = 4_000_000  # characters of a text that stands escaped in its document


def articles_of(root: Element, name: str) -> Iterator[Article]:
    """Make an article of each news item."""
    items = [one for one in child_elements(root) if local_name(one) == "NewsItem"]
    if not items:
        problem = Problem(name, "passed over: it holds no news item of NewsML", "", "note", "not-article")
        yield Article(name, problems=(problem,))
    envelope = at(root, "NewsEnvelope")
    for index, item in enumerate(items):
        said, body = _read(item, envelope)
        yield Article(name, f"[{index}]" if len(items) > 1 else "", tuple(said.claims), body)


def _read(item: Element, envelope: Element | None) -> tuple[Said, Body]:
    said = Said()
    component = _leading(item)
    top = at(item, "NewsComponent")
    lines = {key: _line(component, key) or _line(top, key) for key in _LINES}
    _identity(said, item)
    inner, body, heading = _content(component)
    said.add_first(
        "title",
        (lines["HeadLine"], "HeadLine"),
        (_no_number(next((str(one.value) for one in inner if one.field == "title"), "")), "hl1"),
        (heading, "HeadLine"),
        (_no_number(words_of(at(item, "Identification/NameLabel"))), "NameLabel"),
    )
    said.add("summary", lines["SubHeadLine"], "SubHeadLine")
    _privacy(said, at(item, "NewsManagement"))
    sender = _party(at(envelope, "SentFrom")) or words_of(at(item, "Identification/NewsIdentifier/ProviderId"))
    _people(said, component, sender, lines["ByLine"])
    _about(said, item, component)
    said.rights(*_rights(top, lines["CopyrightLine"]))
    headline = str(next((one.value for one in said.claims if one.field == "title"), ""))
    body = body._replace(text=without_headline(body.text, headline))
    for file in _files(component):
        said.add("image" if file.type.startswith("image") else "enclosure", file, "ContentItem@Href")
    # What the text's own head adds, where the item says nothing; an expiry and a hold always count.
    for claim in inner:
        counts = claim.field in _ALWAYS or not said.has(claim.field)
        if counts and claim.field not in {"id", "number", "version", "revised", "title"}:
            said.claims.append(claim)
    return said, body


def _no_number(text: str) -> str:
    """Give a text that is more than a key of a database."""
    return "" if text.isdecimal() else text


def _leading(item: Element) -> Element | None:
    """Choose the component of an item that is to be read: of alternatives, such as languages, the first."""
    top = at(item, "NewsComponent")
    inner = children(top, "NewsComponent")
    if inner and (attribute(top, "EquivalentsList").lower() == "yes" or at(top, "BasisForChoice") is not None):
        return inner[0] if not _texts(top) else top
    return top


def _texts(component: Element | None) -> list[Element]:
    return [one for one in children(component, "ContentItem") if at(one, "DataContent") is not None]


def _line(component: Element | None, name: str) -> str:
    for lines in within(component, "NewsLines"):
        if text := words_of(at(lines, name)):
            return text
    return ""


def _identity(said: Said, item: Element) -> None:
    identifier = at(item, "Identification/NewsIdentifier")
    public = words_of(at(identifier, "PublicIdentifier"))
    revision = words_of(at(identifier, "RevisionId"))
    parts = [words_of(at(identifier, name)) for name in ("ProviderId", "DateId", "NewsItemId")]
    update = attribute(at(identifier, "RevisionId"), "Update")
    for end in (f":{revision}{update}", f":{revision}"):
        if revision and public.endswith(end):
            public = public.removesuffix(end)
            break
    identity = public or (f"urn:newsml:{':'.join(parts)}" if all(parts) else "")
    said.add("id", identity, "PublicIdentifier")
    if identity:
        revised = words_of(at(item, "NewsManagement/ThisRevisionCreated"))
        said.version(revision, revised, "RevisionId")


def _privacy(said: Said, management: Element | None) -> None:
    status = attribute(at(management, "Status"), "FormalName")
    change = at(management, "StatusWillChange")
    future = attribute(at(change, "FutureStatus"), "FormalName")
    when = words_of(at(change, "DateAndTime"))
    until = ""
    if future and when:
        held = any(one.value != "false" for one in drafts("pubstatus", future, ""))
        if held:
            said.add("expires", instant_of(when), "StatusWillChange")
        else:
            until = when
    if until and status.lower() in {_EMBARGOED, "withheld", "embargo"}:
        said.embargo(until, "StatusWillChange")
    else:
        said.status(status, "Status")
        until = ""
    first = words_of(at(management, "FirstCreated"))
    revised = words_of(at(management, "ThisRevisionCreated"))
    said.dates(
        iter(((first, "FirstCreated"), (revised, "ThisRevisionCreated"))),
        (revised, "ThisRevisionCreated"),
        until,
    )


def _party(element: Element | None) -> str:
    """Name a party: its organisation, where one is given, else its formal name."""
    party = at(element, "Party")
    for one in children(party, "Property"):
        if attribute(one, "FormalName") == "Organization" and attribute(one, "Value"):
            return attribute(one, "Value")
    return attribute(party, "FormalName")


def _first(component: Element | None, block: str, name: str) -> Element | None:
    return next((one for found in within(component, block) if (one := at(found, name)) is not None), None)


def _people(said: Said, component: Element | None, sender: str, byline: str) -> None:
    block = "AdministrativeMetadata"
    source = _party(_first(component, block, "Source"))
    said.add_first(
        "publisher",
        (_party(_first(component, block, "Provider")), "Provider"),
        (sender, "SentFrom"),
        (source, "Source"),
    )
    said.add("credit", source, "Source")
    creator = _party(_first(component, block, "Creator"))
    said.add_first(
        "author",
        (words_without_mail(byline), "ByLine"),
        (creator if creator != _party(_first(component, block, "Provider")) else "", "Creator"),
    )


def _about(said: Said, item: Element, component: Element | None) -> None:
    described = next(within(component, "DescriptiveMetadata"), None)
    language = attribute(_first(component, "DescriptiveMetadata", "Language"), "FormalName")
    said.add_first("language", (language, "Language"), (item.get(LANGUAGE, ""), "xml:lang"))
    for one in children(described, "Property"):
        if attribute(one, "FormalName") == "Keyword":
            said.add("category", attribute(one, "Value"), "Keyword")
    for topic in within(at(component, "TopicSet"), "Topic"):
        names = [one for one in children(topic, "Description") if attribute(one, "Variant") == "Name"]
        wanted = language.partition("-")[0]
        own = [one for one in names if one.get(LANGUAGE, "").partition("-")[0] == wanted]
        said.add("category", words_of(next(iter(own or names), None)), "Topic")


def _rights(component: Element | None, line: str) -> Iterator[tuple[str, str]]:
    yield line, "CopyrightLine"
    rights = next(within(component, "RightsMetadata"), None)
    if not line:
        owner = at(rights, "Copyright")
        yield " ".join(filter(None, map(words_of, children(owner, "CopyrightHolder")))), "CopyrightHolder"
    for usage in children(rights, "UsageRights"):
        yield words_of(at(usage, "UsageType")), "UsageType"


def _content(component: Element | None) -> tuple[tuple[Claim, ...], Body, str]:
    """Give the claims and the text of the main item of content, and a headline that is content of its own."""
    best: tuple[int, tuple[Claim, ...], Body] = (len(_ROLES), (), Body("text", ""))
    heading = ""
    for item in within(component, "ContentItem"):
        role = _role(item)
        if role in _ASIDE or "css" in attribute(at(item, "Format"), "FormalName").lower():
            continue
        claims, body = _text_of(item)
        if role == "headline":
            heading = heading or _words(body.text)
            continue
        rank = _ROLES.index(role) if role in _ROLES else len(_ROLES) - 1
        if body.text and (rank < best[0] or (rank == best[0] and len(body.text) > 2 * len(best[2].text))):
            best = rank, claims, body
    return best[1], best[2], heading


def _role(item: Element) -> str:
    """Give the role of the component that holds an item of content, in lower case."""
    above = item.getparent()
    while above is not None and local_name(above) == "NewsComponent":
        if role := attribute(at(above, "Role"), "FormalName"):
            return role.lower().replace(" ", "")
        above = above.getparent()
    return ""


def _text_of(item: Element) -> tuple[tuple[Claim, ...], Body]:
    data = at(item, "DataContent") if at(item, "Encoding") is None else at(item, "Encoding/DataContent")
    encoding = attribute(at(item, "Encoding"), "Notation").lower()
    if data is None or "base64" in encoding:
        return (), Body("text", "")
    document = next(iter(within(data, "nitf")), None)
    if document is not None:
        claims, html = nitf.as_claims(document)
        return claims, Body("html", html)
    html_root = next((one for one in child_elements(data) if local_name(one).lower() == "html"), None)
    if html_root is not None:
        return (), Body("html", article_html(html_root))
    if len(data):
        content = next(iter(within(data, "body.content")), data)
        return (), Body("html", html_of(content))
    text = (data.text or "").strip()[:_LONGEST]
    marked = text.startswith("<") or "</p>" in text[:20_000]
    return (), Body("html", text if marked else _paragraphs(text))


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html[:2000])).split())


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


def _files(component: Element | None) -> Iterator[Enclosure]:
    """Give the files of an item: of several renditions of a component the largest."""
    seen: set[str] = set()
    for one in within(component, "NewsComponent"):
        files = list(filter(None, map(_file, children(one, "ContentItem"))))
        if files:
            best = max(files, key=lambda file: file.width or 0)
            if best.url not in seen:
                seen.add(best.url)
                yield best


def _file(item: Element) -> Enclosure | None:
    address = file_address(attribute(item, "Href"))
    kind = _KINDS.get(attribute(at(item, "MediaType"), "FormalName").lower(), "")
    mime = attribute(at(item, "MimeType"), "FormalName") or attribute(at(item, "Format"), "FormalName")
    if not address or not kind:
        return None
    numbers = {}
    for one in children(at(item, "Characteristics"), "Property"):
        value = attribute(one, "Value")
        if value.isdecimal() and len(value) < 7:
            numbers[attribute(one, "FormalName").lower()] = int(value)
    return Enclosure(
        address,
        type=mime if mime.startswith(("image/", "video/", "audio/")) else kind,
        width=numbers.get("width"),
        height=numbers.get("height"),
    )
