"""Suffixes of files that no reader reads: which may be articles, with a remedy, and which never are.

A suffix that a package reads (entry points in the group `publisher.readers`) is not looked up. Sources: media
types registered at IANA, the names that the formats' own documentation gives, and the content formats that the
documentation of Jekyll, Hugo, Pelican, Eleventy, Nikola, Zola and Docusaurus lists.
"""

from __future__ import annotations

from publisher.tables.media import TYPES

_CONVERT = "convert to Markdown or HTML (pandoc does), or name in [articles] ignore"
_SAVE = "save as web pages (.html), or name in [articles] ignore"
_RENDER = "publish the pages that your generator makes, or name in [articles] ignore"
_MAIL = "save each message as .eml, or name in [articles] ignore"
_MAILBOX = "give the mailbox beside it, which has no suffix, the suffix .mbox; or name in [articles] ignore"
_PAGES = "take the pages out as .html, or name in [articles] ignore"
_RENAME = "rename to .md, or name in [articles] ignore"

# Formats that hold articles -> what can be done about them.
DOCUMENTS: dict[str, str] = {
    suffix: remedy
    for suffixes, remedy in {
        "pod typst doc fodt pages wpd abw fb2 mobi azw3": _CONVERT,
        "smd mdoc markdoc": _RENAME,
        "svx astro haml pug jade slim gohtml tmpl tpl php php3 phtml asp aspx jsp cfm": _RENDER,
        "msg pst ost dbx": _MAIL,
        "msf": _MAILBOX,
        "arc wacz maff": _PAGES,
        "dayone": _SAVE,
    }.items()
    for suffix in suffixes.split()
}

# Pictures, recordings, scripts, styles, fonts, programs, settings, packed files: they are no articles.
_OTHER = (
    "png jpg jpeg jpe jfif gif webp avif heic heif svg svgz bmp tif tiff ico cur jxl jp2 psd ai eps indd"
    " xcf raw cr2 nef dng mp3 m4a m4b aac ogg oga opus flac wav aif aiff mid midi mp4 m4v mov webm ogv avi"
    " mkv mpg mpeg 3gp vtt srt ass lrc js mjs cjs ts mts cts jsx tsx vue svelte css scss sass less styl"
    " map woff woff2 ttf otf eot ttc json5 jsonc jsonld geojson topojson toml yaml yml ini cfg conf env"
    " properties lock plist xml xsl xslt xsd dtd rng rss atom rdf opml py pyc rb go rs c h cc cpp hpp java"
    " kt kts swift scala clj hs ml lua pl pm r jl sh bash zsh fish bat cmd ps1 sql db dart ex exs el lisp"
    " vim gradle cmake make mk nix zip tar gz tgz bz2 xz zst 7z rar jar war deb rpm dmg iso exe dll so"
    " dylib o a class wasm bin dat pickle pkl npy npz h5 nc fits bib bst cls sty csl pem crt cer key asc"
    " sig gpg sha256 md5 log tmp bak swp ics vcf kml kmz gpx shp glb gltf obj stl usdz blend webmanifest"
    " htaccess gitignore gitattributes gitkeep keep editorconfig nojekyll patch diff po pot mo"
)
NEVER = frozenset((*TYPES, *_OTHER.split())) - frozenset(DOCUMENTS)
