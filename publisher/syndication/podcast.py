"""What a feed says of itself as a podcast, and its entries of themselves as episodes.

Sources: Apple, "A Podcaster's Guide to RSS", with the tags of its older versions; the Podcasting 2.0 namespace
(podcastindex.org/namespace/1.0); Podlove Simple Chapters 1.2; Google's play-podcasts 1.0, where nothing else
says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from publisher.models import Enclosure, Episode, Person, Transcript
from publisher.syndication.elements import Parts, address, first_text, name_of, parts_of, texts_in
from publisher.syndication.feed_text import mended, title_of
from publisher.syndication.models import Chapter, Show
from publisher.text.media_types import registered, seconds_of, type_of
from publisher.text.xml import Element, all_text

MOST = 50  # people, transcripts or files of one entry
MOST_CHAPTERS = 500
_BROKEN = re.compile(r"[\"<>]|^href=")  # of an address: parts of a tag within its attribute
_NUMBER = re.compile(r"\D{0,20}(\d{1,6})(?:\.0{1,3})?\D{0,20}", re.ASCII)
_TRUE = frozenset({"true", "yes", "explicit", "1", "on"})
_FALSE = frozenset({"false", "no", "clean", "0", "off", "notexplicit"})
_TYPES = frozenset({"full", "trailer", "bonus"})
_PREFIXES = ("itunes:", "podcast:", "googleplay:", "psc:", "rawvoice:")
# Relations of Atom links that name a file of chapters (Podlove Simple Chapters, "External chapters"). Most are
# files in XML, and podcast:chapters takes JSON.
CHAPTERS = frozenset({"http://podlove.org/simple-chapters", "chapters"})
_OF_SHOW = frozenset(
    "itunes:image itunes:category itunes:explicit itunes:type itunes:author itunes:owner itunes:complete "
    "itunes:new-feed-url itunes:summary itunes:subtitle podcast:locked podcast:funding podcast:guid "
    "podcast:medium podcast:person itunes:name itunes:email googleplay:image googleplay:category "
    "googleplay:explicit googleplay:author googleplay:email googleplay:owner googleplay:description "
    "itunes:title itunes:link".split()
)
_OF_EPISODE = frozenset(
    "itunes:duration itunes:episode itunes:season itunes:episodetype itunes:explicit itunes:subtitle "
    "itunes:summary itunes:image itunes:block itunes:author itunes:keywords itunes:category itunes:title "
    "podcast:transcript podcast:chapters podcast:person podcast:season podcast:episode podcast:license "
    "podcast:alternateenclosure psc:chapters googleplay:explicit googleplay:block googleplay:image "
    "googleplay:description googleplay:author".split()
)
# Elements that say nothing which another one does not say, or what only their own program reads.
_UNREAD = {"podcast:person": ("img", "group"), "podcast:transcript": ("rel",), "podcast:season": ("name",)}
_REPEATED = frozenset(
    {"itunes:order", "itunes:guid", "itunes:link", "itunes:pubdate", "itunes:applepodcastskey"}
)


def episode_of(parts: Parts, base: str) -> Episode | None:
    """Read an entry as an episode; None where it says nothing of itself as one.

    Its picture is the artwork only where it has another picture, see `publisher.emitters`.
    """
    found = Episode(
        duration=next(filter(None, map(seconds_of, texts_in(parts, "itunes:duration"))), None),
        number=_first_number(parts, "itunes:episode", "podcast:episode"),
        season=_first_number(parts, "itunes:season", "podcast:season"),
        type=next((word for word in _words(parts, "itunes:episodetype") if word in _TYPES), ""),
        explicit=flag_in(parts, "itunes:explicit", "googleplay:explicit"),
        subtitle=title_of(first_text(parts, "itunes:subtitle")),
        block=bool(flag_in(parts, "itunes:block", "googleplay:block")),
        transcripts=tuple(_transcripts(parts, base))[:MOST],
        chapters=_chapters_file(parts, base),
        cast=people_in(parts, base),
    )
    return None if found == Episode() else found


def artwork_of(parts: Parts, base: str) -> str:
    """Give the address of an entry's or a show's picture in a podcast."""
    for name in ("itunes:image", "googleplay:image"):
        for element in parts.get(name, ()):
            said = element.get("href") or element.get("url") or first_text(parts_of(element), "url")
            said = str(said or all_text(element))
            if not _BROKEN.search(said) and (found := address(said, base)):
                return found
    return ""


def show_of(parts: Parts, base: str) -> Show | None:
    """Read a feed as a podcast; None where it says nothing of itself as one."""
    if not any(name.startswith(_PREFIXES) for name in parts):
        return None
    owner = next((parts_of(one) for one in parts.get("itunes:owner", ())), parts)
    funding = next(
        (
            (found, title_of(all_text(one)))
            for one in parts.get("podcast:funding", ())
            if (found := _url(one, base))
        ),
        ("", ""),
    )
    locked = next(iter(parts.get("podcast:locked", ())), None)
    mail = first_text(owner, "itunes:email") or first_text(parts, "googleplay:email", "googleplay:owner")
    if not mail and locked is not None:
        mail = str(locked.get("owner", "")).strip()
    return Show(
        image=artwork_of(parts, base),
        categories=tuple(dict.fromkeys(_categories(parts))),
        explicit=flag_in(parts, "itunes:explicit", "googleplay:explicit"),
        type=next((word for word in _words(parts, "itunes:type") if word in {"episodic", "serial"}), ""),
        author=title_of(first_text(parts, "itunes:author", "googleplay:author")),
        owner_name=title_of(first_text(owner, "itunes:name")),
        owner_email=mail,
        copyright=title_of(first_text(parts, "copyright", "dc:rights", "atom:rights")),
        locked=None if locked is None else flag(all_text(locked)),
        funding=funding,
        guid=first_text(parts, "podcast:guid").lower(),
        medium=first_text(parts, "podcast:medium").lower(),
        complete=bool(flag_in(parts, "itunes:complete")),
        new_feed_url=address(first_text(parts, "itunes:new-feed-url"), base),
        cast=people_in(parts, base),
    )


def unread_in(parts: Parts, *, is_show: bool = False) -> Iterator[str]:
    """Name each element of a podcast that means nothing here, or whose value cannot be read."""
    known = _OF_SHOW if is_show else _OF_EPISODE
    for name, elements in parts.items():
        if not name.startswith(_PREFIXES):
            continue
        if name.endswith(":block") and not any(flag(all_text(one)) for one in elements):
            continue
        if name not in known and name not in _REPEATED:
            yield from [name] * len(elements)
        for attribute in _UNREAD.get(name, ()):
            yield from [f"{name} {attribute}"] * sum(one.get(attribute) is not None for one in elements)
    if is_show:
        yield from ["podcast:funding"] * (len(parts.get("podcast:funding", ())) - 1)  # all but the first
    for name, read in _VALUES.items():
        yield from (f"{name} {text[:30]!r}" for text in texts_in(parts, name) if not read(text))


def _is_type(text: str) -> bool:
    return text.strip().lower() in _TYPES


def _is_flag(text: str) -> bool:
    return flag(text) is not None


def _is_duration(text: str) -> bool:
    return seconds_of(text) is not None or not text.strip("0:. ")  # nothing is known of it


_VALUES = {
    "itunes:duration": _is_duration,
    "itunes:episode": lambda text: _NUMBER.fullmatch(text) is not None,
    "itunes:season": lambda text: _NUMBER.fullmatch(text) is not None,
    "itunes:episodetype": _is_type,
    "itunes:explicit": _is_flag,
}


def keywords_in(parts: Parts) -> Iterator[str]:
    """Give the keywords of Apple and Media RSS (parted by commas), and the categories of both."""
    groups = (parts, *map(parts_of, parts.get("media:group", ())))
    for group in groups:
        for text in texts_in(group, "itunes:keywords", "media:keywords"):
            yield from (mended(one.strip()) for one in text.split(","))
        for element in group.get("media:category", ()):
            text = str(element.get("label") or all_text(element)).strip()
            yield from text.split() if "flickr" in str(element.get("scheme", "")) else [mended(text)]
    for element in parts.get("itunes:category", ()):
        yield from (str(one.get("text", "")).strip() for one in element.iter() if one.get("text"))


def chapters_in(parts: Parts, base: str) -> tuple[Chapter, ...]:
    """Read the chapters that stand in an entry itself."""
    return tuple(
        Chapter(
            str(one.get("start", "")).strip(),
            title_of(str(one.get("title", ""))),
            address(one.get("href", ""), base),
            address(one.get("image", ""), base),
        )
        for element in parts.get("psc:chapters", ())
        for one in list(element)[:MOST_CHAPTERS]
        if name_of(one) == "psc:chapter" and one.get("start")
    )


def alternative_files(parts: Parts, base: str) -> Iterator[Enclosure]:
    """Read podcast:alternateEnclosure: the same episode in other formats, each at its first web address."""
    for element in parts.get("podcast:alternateenclosure", ()):
        uris = (address(one.get("uri", ""), base) for one in element if name_of(one) == "podcast:source")
        url = next(filter(None, uris), "")
        if url:
            size = str(element.get("length", "")).strip()
            height = str(element.get("height", "")).strip()
            yield Enclosure(
                url,
                str(element.get("type", "")).strip(),
                int(size) if size.isdecimal() and len(size) < 16 else None,
                height=int(height) if height.isdecimal() and len(height) < 6 else None,
                title=title_of(str(element.get("title", ""))),
            )


def flag_in(parts: Parts, *names: str) -> bool | None:
    """Read the first flag under these names; None where none is said, or none can be read."""
    return next((said for text in texts_in(parts, *names) if (said := flag(text)) is not None), None)


def flag(text: str) -> bool | None:
    """Read Apple's flags: true or false, yes or no, explicit or clean."""
    word = text.strip().lower().replace(" ", "").replace("-", "")
    return True if word in _TRUE else False if word in _FALSE else None


def people_in(parts: Parts, base: str) -> tuple[Person, ...]:
    """Read podcast:person; without a role it is a host (Podcasting 2.0), which is left unsaid."""
    found = [
        Person(name, uri=_url(one, base, "href"), role=title_of(str(one.get("role", ""))).lower())
        for one in parts.get("podcast:person", ())
        if (name := title_of(all_text(one)))
    ]
    return tuple(dict.fromkeys(found))[:MOST]


def _first_number(parts: Parts, *names: str) -> int | None:
    found = (_NUMBER.fullmatch(text) for text in texts_in(parts, *names))
    return next((int(match[1]) for match in found if match and int(match[1])), None)


def _words(parts: Parts, *names: str) -> Iterable[str]:
    return (text.strip().lower() for text in texts_in(parts, *names))


def _url(element: Element, base: str, name: str = "url") -> str:
    return address(str(element.get(name, "")), base)


def _transcripts(parts: Parts, base: str) -> Iterator[Transcript]:
    for one in parts.get("podcast:transcript", ()):
        if url := _url(one, base):
            kind = str(one.get("type", "")).strip()
            language = str(one.get("language", "")).strip()
            yield Transcript(url, registered(kind) if "/" in kind else type_of(url), language)


def _chapters_file(parts: Parts, base: str) -> str:
    found: Sequence[str] = [_url(one, base) for one in parts.get("podcast:chapters", ())]
    links = (one for one in parts.get("atom:link", ()) if one.get("rel") in CHAPTERS)
    linked = (
        _url(one, base, "href") for one in links if "json" in f"{one.get('type', '')} {one.get('href', '')}"
    )
    return next(filter(None, (*found, *linked)), "")


def _categories(parts: Parts) -> Iterator[tuple[str, str]]:
    for element in parts.get("itunes:category", ()):
        name = str(element.get("text", "")).strip() or all_text(element)
        inner = [str(one.get("text", "")).strip() for one in element if name_of(one) == "itunes:category"]
        yield from ((name, sub) for sub in inner) if inner else [(name, "")]
    for element in parts.get("googleplay:category", ()) if "itunes:category" not in parts else ():
        yield str(element.get("text", "")).strip(), ""
