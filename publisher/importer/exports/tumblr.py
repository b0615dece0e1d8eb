"""Tumblr: `posts.xml` of a backup (the XML of API 1), and posts as JSON (API 2, legacy and NPF).

Both name the state of a post: published, private, queued, draft. Each type of post has fields of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.damaged import whole_elements
from publisher.importer.exports.documents import npf
from publisher.importer.exports.media import place_of
from publisher.importer.exports.posts import Options, Posts, is_true, kind_of, plain_of, records_in, text_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure
from publisher.syndication.elements import Parts, address, markup_in, name_of, parts_of
from publisher.syndication.feed_text import title_of
from publisher.text.media_types import type_of
from publisher.text.xml import Element, all_text

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_STATES = {
    "": "", "published": "", "draft": posts.DRAFT, "private": posts.PRIVATE, "queue": posts.SCHEDULED,
    "queued": posts.SCHEDULED, "submission": posts.PENDING, "unapproved": posts.PENDING,
}  # fmt: skip
_TYPES = frozenset("text regular photo quote link chat conversation audio video answer blocks".split())


def find(bundle: Bundle) -> list[str]:
    """List the files of posts."""
    found = [name for name in bundle.xml() if b"<tumblr" in bundle.head(name)[:4096]]
    return found + [
        name for name in bundle.json() if b"tumblr" in bundle.head(name) and _records(bundle.values(name))
    ]


def _records(values: Any) -> list[Mapping[str, Any]]:
    """Give the posts of a file of JSON; none where it is another."""
    if isinstance(values, Mapping):
        inner = values.get("response", values)
        values = inner.get("posts", [inner]) if isinstance(inner, Mapping) else inner
    found = list(records_in(values))
    return found if found and all(_is_post(one) for one in found) else []


def _is_post(values: Mapping[str, Any]) -> bool:
    return text_of(values, "type") in _TYPES and ("post_url" in values or "blog_name" in values)


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts of all files."""
    found = Posts(options=options)
    files = _files(bundle) if options.media else {}
    for name in names:
        if bundle.head(name).startswith(b"<"):
            for element in _elements(bundle, name, found):
                found.add(_of_xml(element, files), _kind_of_xml(element))
        else:
            for post in _records(bundle.values(name)):
                found.add(_of_json(post, files), kind_of(text_of(post, "state"), _STATES))
    return found.feed("Tumblr", link=options.site)


def _files(bundle: Bundle) -> Mapping[str, str]:
    """List the pictures of a backup by name: `media/ID.jpg`, or `media/ID_0.jpg` of several."""
    names = (name for name in bundle.names if "media/" in name)
    return {name.rpartition("/")[2].rpartition(".")[0]: place_of(name) for name in names}


def _taken(urls: Iterable[str], identity: str, files: Mapping[str, str]) -> Iterator[str]:
    """Give the pictures of a post, those that the backup holds by their places."""
    for number, url in enumerate(urls):
        own = files.get(f"{identity}_{number}") or (files.get(identity) if number == 0 else None)
        yield own or url


# -- XML -----------------------------------------------------------------------------------------------------


def _elements(bundle: Bundle, name: str, found: Posts) -> list[Element]:
    root, warnings = bundle.document(name)
    if not warnings:
        return [one for one in root.iter() if name_of(one) == "post"]
    whole = whole_elements(bundle.text(name), "tumblr", "post")
    if not whole.elements:
        raise ReadError(
            f"this export {warnings[0].partition(' (')[0]}, and holds no whole post", "export again"
        )
    for _ in range(whole.damaged):
        found.leave(posts.DAMAGED)
    found.warnings.append("is not well-formed: only posts that are whole are read; export again for the rest")
    return list(whole.elements)


def _kind_of_xml(element: Element) -> str:
    """Name the kind of a post: a backup writes `state`, API 1 `private`."""
    state = kind_of(str(element.get("state", "")), _STATES)
    hidden = is_true(element.get("private", "")) or is_true(element.get("is_private", ""))
    return state or (posts.PRIVATE if hidden else "")


def _of_xml(element: Element, files: Mapping[str, str]) -> ImportedEntry:
    parts = parts_of(element)
    link = address(str(element.get("url-with-slug") or element.get("url") or ""), "")
    kind = str(element.get("type", ""))
    title = _first(parts, "regular-title", "link-text", "conversation-title", "photo-title", "video-title")
    recording = _recording(_first(parts, "audio-url", "audio-source", "video-url"))
    return ImportedEntry(
        id=address(str(element.get("url") or ""), "") or link or str(element.get("id", "")),
        title=title_of(title, html=True) if title else "",
        link=link,
        published=_instant(str(element.get("unix-timestamp", "")))
        or str(element.get("date-gmt") or element.get("date") or ""),
        content=_text_of_xml(kind, parts, list(_taken(_photos(parts), str(element.get("id", "")), files))),
        base=link,
        whole=True,
        categories=tuple(dict.fromkeys(all_text(one) for one in parts.get("tag", ()) if all_text(one))),
        enclosures=(recording,) if recording else (),
    )


def _first(parts: Parts, *names: str) -> str:
    return next((text for name in names for one in parts.get(name, ()) if (text := markup_in(one))), "")


def _text_of_xml(kind: str, parts: Parts, photos: Sequence[str]) -> str:
    """Write the fields of a post as HTML."""
    pieces: list[str] = []
    if kind == "photo":
        pieces += [_picture(url) for url in photos]
    if link := _first(parts, "link-url", "photo-link-url"):
        words = _first(parts, "link-text") or escape(link, quote=False)
        pieces.append(f'<p><a href="{escape(link)}">{words}</a></p>')
    if quote := _first(parts, "quote-text"):
        pieces.append(f"<blockquote>{quote}</blockquote>")
    if question := _first(parts, "question"):
        pieces.append(f"<blockquote>{question}</blockquote>")
    for talk in parts.get("conversation", ()):
        pieces += [_line(str(one.get("label", "")), all_text(one)) for one in talk if name_of(one) == "line"]
    pieces.append(_first(parts, "video-player", "audio-embed", "audio-player", "video-source"))
    for name in ("regular-body", "photo-caption", "link-description", "quote-source", "answer",
                 "audio-caption", "video-caption"):  # fmt: skip
        pieces.append(_first(parts, name))
    return "\n".join(filter(None, pieces))


def _photos(parts: Parts) -> Iterator[str]:
    """Give the largest picture of each photo of a set, or of the only one."""
    for photoset in parts.get("photoset", ()):
        for photo in photoset:
            sizes = parts_of(photo).get("photo-url", ())
            if sizes:
                yield _largest(sizes)
    if not parts.get("photoset") and parts.get("photo-url"):
        yield _largest(parts["photo-url"])


def _largest(sizes: Sequence[Element]) -> str:
    def width(one: Element) -> int:
        said = str(one.get("max-width", "0"))
        return int(said) if said.isdecimal() and len(said) < 6 else 0

    return all_text(max(sizes, key=width))


# -- JSON ----------------------------------------------------------------------------------------------------


def _of_json(post: Mapping[str, Any], files: Mapping[str, str]) -> ImportedEntry:
    link = address(text_of(post, "post_url", "url"), "")
    title = text_of(post, "title") if text_of(post, "type") != "quote" else ""
    recording = _recording(text_of(post, "audio_url", "video_url"))
    tags = post.get("tags")
    return ImportedEntry(
        id=link or text_of(post, "id_string", "id"),
        title=title_of(title, html=True) if title else "",
        link=link,
        published=_instant(text_of(post, "timestamp")) or text_of(post, "date"),
        content=_text_of_json(post, files),
        base=link,
        whole=True,
        summary="",
        categories=tuple(one for one in tags if isinstance(one, str)) if isinstance(tags, list) else (),
        enclosures=(recording,) if recording else (),
    )


def _text_of_json(post: Mapping[str, Any], files: Mapping[str, str]) -> str:
    content = post.get("content")
    if isinstance(content, list):
        trail = (npf.html_of(one.get("content")) for one in records_in(post.get("trail")))
        return "\n".join(filter(None, [*trail, npf.html_of(content)]))
    kind = text_of(post, "type")
    photos = _taken(map(_photo, records_in(post.get("photos"))), text_of(post, "id_string", "id"), files)
    pieces = [_picture(url) for url in photos]
    if kind == "link" and (url := text_of(post, "url", "link_url")):
        pieces.append(
            f'<p><a href="{escape(url)}">{escape(plain_of(post, "title") or url, quote=False)}</a></p>'
        )
    if kind == "quote":
        pieces.append(f"<blockquote>{text_of(post, 'text')}</blockquote>")
        pieces.append(text_of(post, "source"))
    if question := text_of(post, "question"):
        pieces.append(f"<blockquote>{question}</blockquote>")
    pieces += [
        _line(plain_of(one, "label", "name"), text_of(one, "phrase"))
        for one in records_in(post.get("dialogue"))
    ]
    players = [one for one in records_in(post.get("player")) if text_of(one, "embed_code")]
    pieces.append(text_of(players[-1], "embed_code") if players else text_of(post, "player", "embed"))
    pieces += [text_of(post, name) for name in ("body", "caption", "description", "answer")]
    return "\n".join(filter(None, pieces))


def _photo(photo: Mapping[str, Any]) -> str:
    sizes = [photo.get("original_size"), *records_in(photo.get("alt_sizes"))]
    return next((url for one in sizes if (url := text_of(one, "url"))), "")


# -- both ----------------------------------------------------------------------------------------------------


def _picture(url: str) -> str:
    return f'<figure><img src="{escape(url)}" alt=""></figure>' if url else ""


def _line(label: str, words: str) -> str:
    said = f"<b>{escape(label, quote=False)}</b> " if label else ""
    return f"<p>{said}{escape(words, quote=False)}</p>"


def _recording(url: str) -> Enclosure | None:
    found = address(url, "")
    return Enclosure(found, type_of(found)) if found and type_of(found) else None


def _instant(seconds: str) -> str:
    if not seconds.isdecimal() or not 0 < len(seconds) < 11:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()
