"""ninjs, the IPTC's News in JSON, in the names that any record has.

Source: the JSON Schemas of ninjs 1.0 to 1.6, 2.0 to 2.2, and 3.0 to 3.2 (iptc.org/std/ninjs). Names are folded,
because 3.x writes in camel case what 1.x and 2.x write in lower case. `ednote` is for editors, and is never
published; a planned event is no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from publisher.models import Body, Claim, Enclosure
from publisher.readers import _privacy
from publisher.readers._wire_claims import SIGNALS, Said, instant_of, words_without_mail
from publisher.readers._wire_html import file_address, picture_html, without_headline

Record = Mapping[str, Any]
_MOST = 100  # values of one list
# Names that other records seldom have: two of them, or one beside an identifier, are ninjs.
_MARKS = frozenset(
    "versioncreated firstcreated contentcreated body_xhtml representationtype copyrightholder usageterms"
    " infosource infosources evolvedfrom embargoeduntil embargoedreason altids rightsinfo"
    " trustindicator trustindicators digitalsourcetype".split()
)
# Names of privacy that are read here; others count as in any record. `type` is that of the content.
OWN = frozenset("pubstatus embargoed embargoeduntil expires type renditions associations bodies".split())
_STATES = frozenset({"usable", "withheld", "canceled", "cancelled"})
_EVENTS = frozenset({"event", "planning", "planning_item", "concept"})
_PICTURES, _PLAYED = frozenset({"picture", "graphic", "image"}), frozenset({"audio", "video"})
_PREVIEWS = ("thumb", "icon", "poster", "keyframe", "nitf")
_NO_DESCRIPTIONS = frozenset(
    "creditline credit writer byline source copyright instructions ednote note".split()
)
_TITLES = ("main", "title", "headline", "", "primary")
_MAIN = ("main", "body", "full", "article", "story")  # roles of bodies
_PARTS = frozenset("teaser summary lead caption short push social seo".split())
_LONGEST = 86_400  # seconds of a recording; agencies that write more count in milliseconds
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|table|section|article|blockquote|figure)\b", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^<>]{0,500}>", re.IGNORECASE)


def is_ninjs(record: Record) -> bool:
    """Whether a record is an item of ninjs, by names that it alone has."""
    names = {key.lower() for key in list(record)[:_MOST] if isinstance(key, str)}
    standard = record.get("standard") or record.get("$standard")
    if isinstance(standard, Mapping) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    marks = len(names & _MARKS)
    marks += str(record.get("pubstatus", record.get("pubStatus", ""))).lower() in _STATES
    marks += any(isinstance(record.get(key), list) for key in ("headlines", "bodies"))
    return marks >= (1 if "uri" in names else 2)


def list_in(record: Record) -> list[Any] | None:
    """Give the items of a package that has no text of its own; None for an item."""
    package = Item(record)
    if _body(package).text:
        return None
    found = [one for one in package.objects("items", "associations") if is_ninjs(one) and _body(Item(one)).text]
    return found or None


class Item:
    """An item of ninjs, its names folded."""

    def __init__(self, record: Record) -> None:
        """Fold the names; of two that fold to one the first counts."""
        self.values: dict[str, Any] = {}
        for key, value in list(record.items())[:500]:
            if isinstance(key, str):
                self.values.setdefault(key.lower(), value)

    def text(self, *names: str) -> str:
        """Give the first text of these names."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                return str(value).strip()
        return ""

    def named(self, opening: str, *known: str) -> str:
        """Give the first text under a name that 1.x opens so ("headline_main"), the known names first."""
        if text := self.text(*known):
            return text
        found = (name for name in self.values if name.startswith(opening) and not name.endswith("_count"))
        return next((text for name in found if (text := _text(self.values[name]))), "")

    def objects(self, *names: str) -> list[Record]:
        """List the objects under these names: a list, or the values of an object, as 1.x has them."""
        found: list[Record] = []
        for name in names:
            value = self.values.get(name)
            if isinstance(value, Mapping):
                value = [
                    {"name": str(key), **inner} for key, inner in value.items() if isinstance(inner, Mapping)
                ]
            listed = value[:_MOST] if isinstance(value, list) else []
            found += [one for one in listed if isinstance(one, Mapping)]
        return found


def article_of(record: Record) -> tuple[tuple[Claim, ...], Body] | None:
    """Give the claims and the text of an item; None for an event, which is no article."""
    item = Item(record)
    if item.text("type").lower() in _EVENTS and not item.objects("bodies"):
        return None
    said = Said()
    said.add("id", item.text("uri", "guid"), "uri")
    if said.claims:
        said.version(item.text("version"), item.text("versioncreated"), "version")
    _privacy_of(item, said)
    _words(item, said)
    said.add("language", item.text("language"), "language")
    for name in ("url", "canonical_url", "canonical"):  # not of the standard, and what others call so
        said.add("link" if name == "url" else "canonical", item.text(name), name)
    body = _with_media(item, said, _body(item))
    if body.kind == "html":
        body = Body("html", without_headline(body.text, _chosen(item)))
    return tuple(said.claims), body


def _privacy_of(item: Item, said: Said) -> None:
    for name in ("pubstatus", "status"):
        value = item.values.get(name)
        if value is not None and (name == "pubstatus" or _code(value).lower() in _STATES):
            said.status(value if isinstance(value, str | Mapping) else str(value), name)
    for signal in _signals(item):
        if signal in SIGNALS:
            said.held("signal")
    until: Any = ""
    settings = item.values.get("schedule_settings")  # of Superdesk
    if isinstance(settings, Mapping):
        for name in ("utc_embargo", "utc_publish_schedule"):
            if value := _text(settings.get(name)):
                said.embargo(value, f"schedule_settings.{name}")
                until = value
    for name in ("embargoed", "embargoeduntil"):
        if name in item.values and item.values[name] is not None:
            value = item.values[name]
            value = str(value).lower() if isinstance(value, bool) else item.text(name)
            said.embargo(value or None, name)  # an empty text is no date, and no embargo
            until = value
    if not until and item.text("embargoedreason"):
        said.held("embargoedreason")
    said.add("expires", instant_of(item.text("expires")), "expires")
    created = (item.text("contentcreated"), "contentcreated")
    revised = (item.text("versioncreated"), "versioncreated")
    is_file = item.text("type").lower() in _PICTURES | _PLAYED  # what is old may be shown for the first time
    firsts = (
        (item.text("firstcreated"), "firstcreated"),
        *((revised, created) if is_file else (created, revised)),
    )
    said.dates(iter(firsts), revised, until)


def _signals(item: Item) -> Iterator[str]:
    """Yield the codes of the signals of an item, which senders take over from NewsML-G2."""
    for name in ("signal", "signals"):
        value = item.values.get(name)
        for one in value[:_MOST] if isinstance(value, list) else [value]:
            if isinstance(one, str | Mapping):
                yield _code(one).lower()


def _words(item: Item, said: Said) -> None:
    said.add_first("title", (_chosen(item), "headline"), (item.text("title", "name"), "title"))
    summaries = _descriptions(item)
    plain = next((one for one in summaries if "html" not in _kind(one)), next(iter(summaries), None))
    said.add_first(
        "summary",
        (item.text("description_text"), "description_text"),
        (_plain(plain) if plain else "", "descriptions"),
        (item.named("description_", "description_summary", "description_html", "description"), "description"),
        (item.text("abstract"), "abstract"),
    )
    for name in ("byline", "by"):
        said.add("author", words_without_mail(item.text(name)), name)
    for one in item.objects("bylines", "authors"):
        said.add("author", str(one.get("name") or one.get("byline") or ""), "bylines")
    sources = [name for one in item.objects("infosource", "infosources") if (name := _text(one.get("name")))]
    said.add_first(
        "publisher",
        (next(iter(sources), ""), "infosource"),
        (item.text("infosource", "source", "provider"), "infosource"),
        (item.text("copyrightholder"), "copyrightholder"),
    )
    for name in sources[1:]:
        said.add("credit", name, "infosource")
    said.rights((item.text("copyrightnotice"), "copyrightnotice"), (item.text("usageterms"), "usageterms"))
    if not said.has("license"):
        info = item.values.get("rightsinfo")
        linked = (
            next((_text(value) for key, value in info.items() if key.lower() == "linkedrights"), "")
            if (isinstance(info, Mapping))
            else ""
        )
        said.add("license", linked, "rightsinfo.linkedrights")
    if not said.has("license") and item.text("copyrightholder"):
        said.rights((f"Copyright {item.text('copyrightholder')}", "copyrightholder"))
    for one in item.objects("subject", "subjects", "keywords"):
        said.add("category", _text(one.get("name")), "subject")
    words = item.values.get("keywords")
    for word in words[:_MOST] if isinstance(words, list) else ():
        said.add("category", word.strip() if isinstance(word, str) else "", "keywords")


def _chosen(item: Item) -> str:
    """Give the headline: 1.x has one, 2.x and 3.x a list with roles."""
    if headline := item.named("headline_", "headline", "headline_main"):
        return headline
    found = [one for one in item.objects("headlines") if _plain(one)]

    def order(one: Record) -> int:
        role = _text(one.get("role")).rpartition(":")[2].lower()
        return _TITLES.index(role) if role in _TITLES else len(_TITLES)

    best = min(found, key=order, default=None)
    return _plain(best) if best else ""


def _code(value: Any) -> str:
    text = (
        next((str(value[key]) for key in ("qcode", "code", "uri") if value.get(key)), "")
        if (isinstance(value, Mapping))
        else str(value)
    )
    return re.split(r"[:/]", text)[-1]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _plain(one: Record) -> str:
    return _text(one.get("value"))


def _role(one: Record) -> str:
    return _text(one.get("role")).rpartition(":")[2].rpartition("/")[2].lower()


def _kind(one: Record) -> str:
    return (
        _text(one.get("contenttype")) or _text(one.get("contentType")) or _text(one.get("mimetype"))
    ).lower()


# -- text and files ------------------------------------------------------------------------------------------


def _body(item: Item) -> Body:
    for name in ("body_html", "body_xhtml", "body_richtext", "body_html5"):
        if text := _text(item.values.get(name)):
            return Body("html", _inner(text))
    found = [one for one in item.objects("bodies") if _plain(one)]
    found = [one for one in found if _role(one) not in _NO_DESCRIPTIONS]
    texts = [one for one in found if _role(one) not in _PARTS]
    found = [one for one in texts if _role(one) in _MAIN] or texts or found
    marked = [one for one in found if "html" in _kind(one) or _MARKUP.search(_plain(one)[:2000])]
    marked = [
        one for one in marked if "nitf" not in _kind(one) and "xml" not in _kind(one).replace("xhtml+xml", "")
    ]
    if marked:
        return Body("html", _inner(_plain(marked[0])))
    if text := next((made for one in found if "nitf" in _kind(one) and (made := _of_nitf(_plain(one)))), ""):
        return Body("html", text)
    plain = next((_plain(one) for one in found if "xml" not in _kind(one)), "") or item.named(
        "body_", "body_text", "body_main", "body"
    )
    return Body("html" if _MARKUP.search(plain[:2000]) else "text", plain)


def _inner(html: str) -> str:
    """Give what is inside of the body, where a whole document is given."""
    start = _BODY.search(html[:20_000])
    if start is None:
        return html
    end = html.lower().rfind("</body>")
    inner = html[start.end() : end if end > start.end() else len(html)]
    return re.sub(r"<header\b[^<>]{0,500}>.{0,5000}?</header>", "", inner, count=1, flags=re.DOTALL)


def _of_nitf(text: str) -> str:
    from publisher.errors import ReadError
    from publisher.readers import nitf
    from publisher.syndication.documents import parse_document

    try:
        return nitf.text_of(parse_document(text.encode(), "the body").root)
    except ReadError:
        return ""


def _with_media(item: Item, said: Said, body: Body) -> Body:
    """Claim the files of the item and of what is associated; a picture by itself is shown."""
    kind = item.text("type").lower()
    own = list(_files(item, kind))
    for file in own:
        if file.type.startswith("image/"):
            said.add("image", file, "renditions")
            if not body.text:
                legend = escape(_description(item), quote=False)
                shown = picture_html(file.url, "", str(file.width or ""), str(file.height or ""))
                body = Body("html", f"<figure>{shown}<figcaption>{legend}</figcaption></figure>")
        elif file.type.startswith(("audio/", "video/")):
            said.add("enclosure", file, "renditions")
    if not body.text:
        body = Body("text", _description(item))
    for one in item.objects("associations"):
        inner = Item(one)
        if _is_held(inner):
            continue
        for file in _files(inner, inner.text("type").lower()):
            if file.type.startswith("image/"):
                field = "enclosure" if said.has("image") else "image"
                if file.url not in body.text:
                    said.add(field, file, "associations")
            elif file.type.startswith(("audio/", "video/")):
                said.add("enclosure", file, "associations")
    return body


def _is_held(item: Item) -> bool:
    """Whether an associated item may not be shown: it is withheld, or under an embargo of its own."""
    state = item.values.get("pubstatus")
    drafts = _privacy.drafts("pubstatus", state, "") if state is not None else ()
    return any(one.value != "false" for one in drafts) or bool(item.text("embargoed", "embargoeduntil"))


def _descriptions(item: Item) -> list[Record]:
    """List what describes the content; other roles name who made it, or are notes to editors."""
    return [
        one
        for one in item.objects("descriptions")
        if _plain(one) and _text(one.get("role")).lower().rpartition(":")[2] not in _NO_DESCRIPTIONS
    ]


def _description(item: Item) -> str:
    said = next(map(_plain, _descriptions(item)), "")
    return said or item.named("description_", "description_text", "description_caption", "description")


def _files(item: Item, kind: str) -> Iterator[Enclosure]:
    """Give the files of an item: of the renditions of a picture the largest, of a recording each one."""
    caption = _description(item) or item.text("headline")
    found = [file for one in item.objects("renditions") if (file := _rendition(one, kind, caption)).url]
    pictures = [file for file in found if file.type.startswith("image/")]
    if kind in _PLAYED:
        yield from (file for file in found if not file.type.startswith("image/"))
    elif pictures:
        yield max(pictures, key=lambda file: (file.width or 0) if (file.width or 0) <= 2000 else 1)
    elif kind not in _PICTURES:
        yield from (file for file in found if file.type.startswith(("audio/", "video/")))


def _rendition(one: Record, kind: str, caption: str) -> Enclosure:
    folded = {key.lower(): value for key, value in one.items() if isinstance(key, str)}

    def number(name: str) -> int | None:
        value = folded.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None

    if any(word in _text(folded.get("name")).lower() for word in _PREVIEWS):
        return Enclosure("")
    mime = (_text(folded.get("contenttype")) or _text(folded.get("mimetype"))).lower()
    guessed = "image/*" if kind in _PICTURES else f"{kind}/*" if kind in _PLAYED else ""
    return Enclosure(
        file_address(_text(folded.get("href"))),
        type=mime.replace("image/jpg", "image/jpeg") or guessed,
        length=number("sizeinbytes"),
        duration=seconds if (seconds := number("duration")) and seconds <= _LONGEST else None,
        width=number("width"),
        height=number("height"),
        alt=caption[:500] if mime.startswith("image") or kind in _PICTURES else "",
    )
