"""Pictures that a script, a set of sources or another element would show, as `img` with an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from publisher.composer.elements.addresses import host_of, is_pixel
from publisher.composer.elements.srcset import best
from publisher.composer.elements.tree import (
    BACKGROUND,
    become,
    found,
    has_text,
    is_hidden,
    label_of,
    move_out,
    open_up,
    parsed,
    remove,
    size_of,
    text_of,
)
from publisher.tables.lazy_images import BACKGROUNDS, IMAGE, PLACEHOLDERS, SERVERS, SETS, SOURCES, SURE
from publisher.text.characters import fit_for_xml
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

TAGS = frozenset({"picture", "noscript", "amp-img", "amp-anim", "image", "svg"})
WORDS = ("data-", "lazy", "background", "zoomfile")
_IMAGES = lazy(r"^<img\b([^\n]{0,4000})", re.MULTILINE)
# What only some pictures have, in their tags.
_UNUSUAL = (
    *("srcset", "data:", "/_next/", "/_vercel/", "/_image", "/.netlify", "hidden", "display:", ":1px", ": 1px"),
    *(
        ":0px",
        "width:0",
        "~r/",
        "pixel",
        "track",
        "count",
        "stat",
        "open.",
        "beacon",
        "vgwort",
        "matomo",
        "piwik",
    ),
    *("ioam.de", "google-analytics", "doubleclick", "webbug", "1x1", "1px.", "facebook.com/tr", "mixpanel"),
)
_SIZES = ("=0", "=1", '="0', '="1', "='0", "='1")
_SMALL = lazy(r"""(?:width|height)\s{0,3}=\s{0,3}["']?[01](?:px)?(?!\d)""")
_PLACEHOLDER = lazy(PLACEHOLDERS, re.IGNORECASE)
_IMAGE = lazy(IMAGE, re.IGNORECASE)
_SERVER = lazy("|".join(SERVERS), re.IGNORECASE)
_VARIANT = lazy(
    r"[-_.@](?:\d{1,5}x\d{1,5}|\d{1,5}w|scaled|[23]x|[0-9a-f]{8,64})(?=\.)|%[0-9a-f]{2}", re.IGNORECASE
)
_MESSAGE = lazy(r"java\s?-?script|\bjs\b", re.IGNORECASE)
_BACKGROUNDS = (*BACKGROUNDS, *SOURCES[:6])
_BACKED = frozenset({"style", *_BACKGROUNDS})
_DATA = lazy(r"\s{0,5}data:\s{0,5}([\w.+-]{1,20}/[\w.+-]{1,40})?", re.IGNORECASE)
_SPACE = 1000  # characters of an address that holds no more than an empty space
_MESSAGES = 400  # characters of a message for people without scripts
_CONTENT = ("img", "picture", "video", "audio", "iframe", "object", "embed", "amp-img", "svg", "math")


def may_change(tags: str, _: str) -> bool:
    """Whether start tags hold pictures that are lazy, tiny, without a `src`, or of a service."""
    pictures = _IMAGES.findall(tags) if "<img" in tags else []
    if any("src=" not in one for one in pictures):
        return True
    joined = "".join(pictures)
    if any(word in joined for word in _UNUSUAL):
        return True
    return any(sign in joined for sign in _SIZES) and _SMALL.search(joined) is not None


def change(root: HtmlElement, links: Links) -> None:
    """Give each picture its address, and remove those that only count their readers."""
    _change(root, links, says_words=True)


def change_in_page(root: HtmlElement, links: Links) -> None:
    """Do the same in a saved page, without the words of pictures that a script would load."""
    _change(root, links, says_words=False)


def _change(root: HtmlElement, links: Links, *, says_words: bool) -> None:
    for element in found(root, "amp-img", "amp-anim", "image"):
        _as_image(element)
    for element in found(root, "noscript"):
        _noscript(element, links)
    for element in found(root, "picture"):
        _picture(element)
    for element in found(root, "img"):
        _image(element, links, says_words=says_words)
    for element in found(root, "div", "figure", "span", "a", "section"):
        if not _BACKED.isdisjoint(element.keys()):
            _background(element)


def _as_image(element: HtmlElement) -> None:
    """Make an `img` of an element that shows a picture in another language than HTML."""
    if any(True for _ in element.iterancestors("svg")):
        return
    for one in list(element):
        if one.tag in {
            "noscript",
            "img",
            "amp-img",
            "span",
            "div",
        }:  # for browsers that do not know the element
            remove(one)
    element.tag = "img"
    move_out(element)


# -- noscript -------------------------------------------------------------------------------------------------


def _noscript(element: HtmlElement, links: Links) -> None:
    """Show what stands there for browsers without scripts, unless the text shows it anyway."""
    _unescape(element)
    if not any(True for _ in element.iter(*_CONTENT)):
        words = text_of(element, _MESSAGES + 1)
        is_message = len(words) <= _MESSAGES and _MESSAGE.search(words)
        is_empty = not words and all(map(_is_empty, element.iterdescendants()))
        if is_message or is_empty:
            links.changes.add("widget", "message for browsers without scripts")
            remove(element)
        else:
            open_up(element)
        return
    inner = next(element.iter("img", "amp-img", "source"), None)
    address = _own_address(inner) if inner is not None else ""
    beside = _beside(element) if inner is not None and address else None
    if inner is None or beside is None or _say_different(inner, beside):
        open_up(element)
        return
    theirs = _address_of(beside)
    if _PLACEHOLDER.search(theirs[:2000]) and theirs != address:
        theirs = ""
    if not theirs and _is_alone(element):
        _lend(beside, inner, address)
        remove(element)
    elif theirs and _are_same(theirs, address) and _is_alone(element):
        remove(element)
    else:
        open_up(element)


def _unescape(element: HtmlElement) -> None:
    """Read what a browser with scripts saves as text: the source of the element's content."""
    text = (element.text or "").strip()
    if len(element) or not text.startswith("<") or not text.endswith(">"):
        return
    body = parsed(f"<div>{text}</div>").find("body")
    if body is not None:
        element.text = None
        for child in list(body):
            element.append(child)
            open_up(child)


def _is_empty(element: HtmlElement) -> bool:
    return element.tag in {"style", "link", "meta"} or (
        element.tag in {"p", "div", "span", "br"} and not element.attrib
    )


def _is_alone(element: HtmlElement) -> bool:
    """Whether a `noscript` holds one picture and nothing else."""
    return sum(1 for _ in element.iter("img", "amp-img")) <= 1 and not has_text(element)


def _say_different(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two pictures are described in different words, so that they are not one."""
    first, second = (" ".join(image.get("alt", "")[:500].split()) for image in (one, other))
    return bool(first and second and first != second)


def _lend(beside: HtmlElement, inner: HtmlElement, address: str) -> None:
    for name in (*SOURCES, *SETS):
        beside.attrib.pop(name, None)
    beside.set("src", address)
    for name in ("alt", "title", "width", "height"):
        if inner.get(name) and not beside.get(name):
            beside.set(name, inner.get(name))
    above = beside.getparent()
    if above is not None and above.tag == "picture":
        for source in above.iter("source"):
            source.attrib.clear()


def _beside(element: HtmlElement) -> HtmlElement | None:
    """Return the picture for which a `noscript` stands: the nearest one before it, else the next one behind."""
    before = element.getprevious()
    for _ in range(3):
        if before is None or (before.tail and before.tail.strip()):
            break
        images = [before] if before.tag == "img" else list(before.iter("img")) if len(before) < 50 else []
        if images:
            return images[-1]
        before = before.getprevious()
    after = element.getnext()
    if after is not None and not (element.tail and element.tail.strip()):
        images = [after] if after.tag == "img" else list(after.iter("img")) if len(after) < 50 else []
        if images and _is_lazy(images[0]):
            return images[0]
    return None


def _are_same(one: str, other: str) -> bool:
    """Whether two addresses are likely those of one picture, in two sizes."""
    first, second = _key(one).partition(".")[0], _key(other).partition(".")[0]
    return first == second or (min(len(first), len(second)) >= 6 and (first in second or second in first))


def _key(address: str) -> str:
    """Return the name of a picture's file without the signs of its size."""
    name = _served(address).partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2].lower()
    return _VARIANT.sub("", name)


# -- addresses ------------------------------------------------------------------------------------------------


def _is_lazy(image: HtmlElement) -> bool:
    own = image.get("src", "")
    return (
        not _is_good(own)
        or any(_is_address(image.get(name, "")) for name in SURE)
        or bool(_PLACEHOLDER.search(own[:2000]))
    )


def _is_good(value: str) -> bool:
    value = value.strip()[:200].lower()
    return bool(value) and not value.startswith(("data:", "about:", "#", "javascript:", "blob:", "//:", "{{"))


def _is_address(value: str) -> bool:
    """Whether the value of an attribute is an address, and not a word, a number or an object."""
    value = value.strip()
    good = _is_good(value) and len(value) <= 3000 and not any(sign in value for sign in '<>{}"\n')
    return good and (value.startswith(("http://", "https://", "/", "./", "../")) or bool(_IMAGE.search(value)))


def _own_address(image: HtmlElement) -> str:
    own = str(image.get("src", "")).strip()
    return own if _is_good(own) else _lazy_address(image) or _best_of(image)


def _address_of(image: HtmlElement) -> str:
    """Return the address of the picture that an element shows in the end; "" where it names none."""
    if not SURE.isdisjoint(image.keys()):
        said = (image.get(name, "").strip() for name in SOURCES if name in SURE)
        if sure := str(next((one for one in said if _is_address(one)), "")):
            return sure
    own = str(image.get("src", "")).strip()
    if _is_good(own) and not _PLACEHOLDER.search(own[:2000]):
        return own
    return _lazy_address(image) or _best_of(image) or (own if _is_good(own) else "")


def _lazy_address(image: HtmlElement) -> str:
    for name in SOURCES:
        if _is_address(image.get(name, "")):
            return str(image.get(name)).strip()
    for name, value in image.attrib.items():
        other = (str(name).startswith(("data-", "lazy")) or str(name).endswith("-src")) and "srcset" not in name
        if other and _is_address(value) and _IMAGE.search(value.strip()):
            return str(value).strip()
    return ""


def _best_of(image: HtmlElement) -> str:
    named = next((one for name in SETS if (one := best(image.get(name, "")[:100_000]))), "")
    if named:
        return named
    others = (value for name, value in image.attrib.items() if str(name).endswith(("srcset", "-set")))
    return next((one for value in others if (one := best(value[:100_000]))), "")


def _served(address: str) -> str:
    """Return the picture that a server changes on demand, where its address names it."""
    match = _SERVER.search(address[:1500])
    if match is None:
        return address
    held = fit_for_xml(unquote(address[match.end() :].partition("&")[0]))
    return held if _is_good(held) else address


# -- pictures -------------------------------------------------------------------------------------------------


def _picture(element: HtmlElement) -> None:
    """Let the picture's `img` have the address of a source, if it has none itself."""
    sources = list(element.iter("source"))
    image = next(element.iter("img"), None)
    named = _address_of(image) if image is not None else ""
    if not named or _PLACEHOLDER.search(named[:2000]):
        address = next((one for source in sorted(sources, key=_rank) if (one := _address_of(source))), named)
        if image is None and sources and address:
            image = sources.pop(0)
            alt = label_of(image) or label_of(element)
            become(image, "img", src=address, alt=alt)
        elif image is not None and address:
            for name in (*SOURCES, *SETS):
                image.attrib.pop(name, None)
            image.set("src", address)
    for source in sources:
        remove(source)
    open_up(element)


def _rank(source: HtmlElement) -> int:
    """Return how many readers cannot show a source: the usual formats first."""
    kind = source.get("type", "").lower()
    return 2 if "avif" in kind or "jxl" in kind else 1 if "webp" in kind else 0


def _image(image: HtmlElement, links: Links, *, says_words: bool) -> None:
    address = _address_of(image)
    if _counts_readers(image, address):
        links.changes.add("tracker", f"picture of {host_of(address) or 'the site'} that only counts readers")
        remove(image)
        return
    if address:
        image.set("src", _served(address))
        if not image.get("alt") and image.get("data-alt"):
            image.set("alt", image.get("data-alt", ""))
        return
    _without_address(image, links, says_words=says_words)


def _without_address(image: HtmlElement, links: Links, *, says_words: bool) -> None:
    """Show the words of a picture that has no address of its own."""
    own, words = image.get("src", ""), label_of(image)
    words = " ".join(image.get("alt", "")[:500].split()) or words
    data = _DATA.match(own)
    subject = f"{data[1] or 'picture'} within the text (data:)" if data else "picture without an address"
    is_space = len(own) < _SPACE
    if words and (says_words or not is_space):
        links.changes.add("element", subject, "its words")
        become(image, "em", words)
    else:
        if words or not (data and is_space):
            links.changes.add("element", subject)
        else:
            links.changes.add("tracker", "empty picture within the text (data:)")
        remove(image)


def _counts_readers(image: HtmlElement, address: str) -> bool:
    """Whether nobody can see a picture: it is invisible, of one pixel, or of a service that counts."""
    if address and is_pixel(address):
        return True
    width, height = size_of(image)
    small = [one for one in (width, height) if one is not None and one <= 1]
    fluid = "%" in image.get("style", "") or image.get("sizes") or image.get("srcset") or image.get("layout")
    if small and (fluid or any(_is_address(image.get(name, "")) for name in SURE)):
        for name in ("width", "height"):
            image.attrib.pop(name, None)
        return False
    if small:
        return True
    return is_hidden(image) and not any(image.get(name) for name in SURE)


def _background(element: HtmlElement) -> None:
    """Show the background of an element without content, which is there for its picture."""
    style = element.get("style", "")
    match = BACKGROUND.search(style[:3000]) if "background" in style else None
    names = _BACKGROUNDS if element.tag != "a" else BACKGROUNDS
    if match is None and not any(name in names for name in element.attrib):
        return
    said = (
        match[1]
        if match
        else next((element.get(name, "") for name in names if _is_address(element.get(name, ""))), "")
    )
    if not said or not (_IMAGE.search(said.strip()) or _SERVER.search(said[:1500])) or not _is_good(said):
        return
    if any(one.tag in _CONTENT for one in element.iterdescendants()) or (
        has_text(element) and element.tag != "figure"
    ):
        return
    if is_hidden(element):
        return
    image = element.makeelement("img", {"src": _served(said.strip()), "alt": label_of(element)})
    image.tail, element.text = element.text, None
    element.insert(0, image)


def drawing(element: HtmlElement, links: Links) -> None:
    """Replace an SVG drawing by its pictures, its title and its words."""
    pictures = [
        one for one in element.iter("image") if one.get("href") or one.get("{*}href") or one.get("xlink:href")
    ]
    words = _words_of(element)
    icon = _is_icon(element)
    kept = [(one.get("href") or one.get("xlink:href") or "", label_of(one)) for one in pictures]
    kept = [(address, alt) for address, alt in kept if _is_good(address)]
    if kept:
        become(element, "span")
        for address, alt in kept[:20]:
            element.append(element.makeelement("img", {"src": address, "alt": alt or words}))
    elif words and not icon:
        links.changes.add("element", "svg drawing", "its words")
        become(element, "em", words)
    else:
        links.changes.add("widget" if icon else "element", "svg icon" if icon else "svg drawing")
        remove(element)


def _words_of(element: HtmlElement) -> str:
    parts = [element.get("aria-label", "")] if element.get("aria-label") else []
    for one in element.iter("title", "desc", "text", "foreignobject"):
        words = text_of(one, 500)
        if words and words not in parts:
            parts.append(words)
    return " ".join(parts)[:2000]


def _is_icon(element: HtmlElement) -> bool:
    width, height = size_of(element)
    if any(one is not None and one <= 48 for one in (width, height)) or element.get("aria-hidden") == "true":
        return True
    if any(True for _ in element.iter("use")) or "icon" in element.get("class", "").lower():
        return True
    above = element.getparent()
    return above is not None and above.tag in {"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "summary"}
