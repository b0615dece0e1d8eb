"""How programs write pictures that a script loads later.

Sources: the documentation of lazysizes, vanilla-lazyload, lozad.js, jQuery Lazy Load, Echo.js, layzr.js, bLazy,
Unveil, a3 Lazy Load, WP Rocket, Jetpack, Smush, EWWW, LiteSpeed Cache, Cloudflare Mirage, PageSpeed, Zhihu and
WeChat pages; next/image, gatsby-image and gatsby-plugin-image; AMP.
"""

from __future__ import annotations

# Attributes that hold the address of the picture itself, the surest first.
SOURCES = tuple(
    (
        "data-src data-lazy-src data-lazy data-original data-actualsrc data-lazyload data-ll-src lazy-src "
        "data-img-src data-li-src data-cfsrc data-ezsrc data-pagespeed-lazy-src data-echo data-hi-res-src "
        "data-full-src data-normal data-layzr data-breeze "
        "data-spai data-opt-src data-wpfc-original-src data-lazysrc "
        "data-src-lazy data-pin-media data-image data-img data-image-src data-real-src data-origin "
        "data-croporisrc data-delayed-url data-url data-large data-large-file data-orig-file data-medium-file "
        "data-full data-zoom-src data-high-res-src file zoomfile "
    ).split()
)
# These win against a `src`, which is a placeholder then.
SURE = frozenset(SOURCES[: SOURCES.index("data-pin-media")])
SETS = tuple(
    "data-srcset data-lazy-srcset data-original-set data-lazyload-srcset data-ll-srcset "
    "lazy-srcset data-src-set "
    "srcset imagesrcset".split()
)
BACKGROUNDS = tuple(
    "data-bg data-background data-background-image data-bg-src data-lazy-background data-bgset".split()
)
# Names of files that are shown until the picture is there.
PLACEHOLDERS = (
    r"(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|trans|pixel|1x1|1px|loading|loader|lazy|lazyload|grey|gray|"
    r"white|empty|dot|clear|default|dummy|fallback|preload|spinner|noimage|no-image|loading-bg|t)"
    r"[\w@.-]{0,40}\.(?:gif|png|svg|jpe?g|webp)(?:[?#]|$)"
)
IMAGE = r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp|jfif)(?:[?#!@:][^\s]{0,2000})?$"
# Addresses at which a server changes a picture, which a parameter names.
SERVERS = (
    r"/_next/image/?\?(?:[^#]{0,500}&)?url=",
    r"/_vercel/image/?\?(?:[^#]{0,500}&)?url=",
    r"/\.netlify/images/?\?(?:[^#]{0,500}&)?url=",
    r"/_image/?\?(?:[^#]{0,500}&)?href=",
)
