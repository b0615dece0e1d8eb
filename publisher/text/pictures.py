"""Whether two addresses show the same picture, of another size or in another format.

Sources: the names that WordPress, Ghost, Hugo, Jetpack, Blogger, MediaWiki, Substack, Next.js and the services
that resize pictures (imgix, Cloudinary, Cloudflare) give to sizes of a picture.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from publisher.text.lazy import lazy

_SOURCE = lazy(r'\ssrc="([^"<>]{1,3000})"')
# Parameters that ask for a size or a format, and name no other picture.
_SIZES = frozenset(
    (
        "w h width height resize fit crop size s sz quality q auto format fm dpr ssl strip zoom scale name "
        "imwidth imw impolicy downsize rect ixlib blur sharp cs fl fp-x fp-y lossy webp v ver cb t itok"
    ).split()
)
_INNER = lazy(r"https?:/{1,2}", re.IGNORECASE)
_WORDPRESS = lazy(r"^i\d\.wp\.com/")
_FOLDERS = lazy(
    r"/(?:size/w\d{1,5}(?:h\d{1,5})?|cdn-cgi/image/[^/]{1,200}|s\d{2,4}(?:-[a-z0-9-]{1,40})?"
    r"|(?:ar|c|dpr|f|fl|g|h|q|w)_[a-z0-9.:]{1,30}(?:,[a-z]{1,3}_[a-z0-9.:]{1,30}){0,12}|thumbs?|resized?)(?=/)"
)
_THUMB = lazy(r"/\d{2,5}px-[^/]{1,300}$")  # MediaWiki: /thumb/a/ab/Pier.jpg/300px-Pier.jpg
_SUFFIX = lazy(r"(?:\.(?:jpe?g|png|gif|webp|avif|jfif|heic)){1,2}$", re.IGNORECASE)
_SIZED = lazy(
    r"(?:[-_]\d{2,5}x\d{2,5}(?:[-_][a-z0-9_-]{1,40})?|[-_]\d{2,5}w|[-_]w\d{2,5}|-scaled|-rotated|-e\d{13}"
    r"|@[234]x|=[swh]\d{1,5}[a-z0-9-]{0,60}|_hu_?[0-9a-f]{8,64}[a-z0-9_.]{0,80})$",
    re.IGNORECASE,
)


def shows(html: str, address: str) -> bool:
    """Return whether sanitised HTML shows the picture at an address, in whatever size."""
    if "<img" not in html or not address:
        return False
    if f'"{address}"' in html:
        return True
    wanted = picture_key(address)
    return any(picture_key(unescape(source)) == wanted for source in pictures_of(html))


def pictures_of(html: str) -> list[str]:
    """List the addresses of the pictures in sanitised HTML, as they are written."""
    return [
        match[1] for part in html.split("<img")[1:] if (match := _SOURCE.search(part.partition(">")[0][:9000]))
    ]


@lru_cache(maxsize=512)  # the formats of an entry ask for the same pictures
def picture_key(address: str) -> str:
    """Return what all sizes of a picture have in common: its address without scheme, size and suffix."""
    address = address[:3000]
    whole = unquote(address)
    inner = [match.start() for match in _INNER.finditer(whole)]
    if inner and inner[-1] > 0:  # a service that resizes the picture whose address stands behind its own
        address = whole[inner[-1] :].partition("&")[0]
    rest = address.partition("#")[0].partition(":")[2].lstrip("/") if "://" in address else address.lstrip("/")
    path, _, query = rest.partition("?")
    kept = [part for part in query.split("&") if part and part.partition("=")[0].lower() not in _SIZES]
    host, slash, path = unquote(path).partition("/")
    path = _WORDPRESS.sub("", f"{host.lower().removeprefix('www.')}{slash}{path}")
    path = _THUMB.sub("", path)
    path = _FOLDERS.sub("", path)
    for _ in range(3):
        path = _SIZED.sub("", _SUFFIX.sub("", path))
    return "?".join((path, *sorted(kept)))
