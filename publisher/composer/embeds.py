"""Template tags that embed what lies on another site: films, gists, posts. They become links to it.

Sources: Hugo's and Jekyll's documentation of shortcodes and tags, jekyll-gist, Hexo's tag plugins, Eleventy's
plugins for embeds.
"""

from __future__ import annotations

import re

# What an address is made of; `{0}` and `{1}` are the first two words of the tag, or those with the keys below.
_PLACES = {
    "youtube": "https://www.youtube.com/watch?v={0}",
    "youtubeplayer": "https://www.youtube.com/watch?v={0}",
    "youtube_embed": "https://www.youtube.com/watch?v={0}",
    "vimeo": "https://vimeo.com/{0}",
    "gist": "https://gist.github.com/{0}/{1}",
    "tweet": "https://twitter.com/{0}/status/{1}",
    "twitter": "https://twitter.com/{0}/status/{1}",
    "x": "https://twitter.com/{0}/status/{1}",
    "instagram": "https://www.instagram.com/p/{0}/",
    "codepen": "https://codepen.io/{0}/pen/{1}",
    "bilibili": "https://www.bilibili.com/video/{0}",
    "github": "https://github.com/{0}",
}
_KEYS = (("user", "username", "id", "video", "videoid", "repo"), ("id", "hash", "slug"))
_TAG = re.compile(
    r"^(?:\{\{[<%]?|\{%)-?\s{0,5}([\w-]{1,40})[\s(]{1,5}([^{}]{1,1000}?)[\s)/]{0,5}-?(?:[>%]?\}\}|%\})$"
)
_WORD = re.compile(
    r"""(?:(?P<key>[\w-]{1,40})\s{0,3}[=:]\s{0,3})?(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s"',()=]{1,500}))"""
)
_ADDRESS = re.compile(r"""(?<![\w:/])https?://[^\s"'<>{}|\\^`]{1,1000}""")
_SAFE = re.compile(r"[\w/.-]{1,100}")
# An element whose words stand between an opening and a closing tag.
BUTTON = re.compile(
    r"""\{\{[<%]\s{0,5}(?P<name>[\w-]{1,40})\s(?:[^{}]{0,300}?\s)?(?:href|url|link|to)\s{0,3}=\s{0,3}"""
    r"""["'](?P<address>[^"'{}<>\s]{1,1000})["'][^{}]{0,300}[>%]\}\}(?P<words>[^{}\n]{1,300})"""
    r"""\{\{[<%]\s{0,5}/\s{0,5}(?P=name)\s{0,5}[>%]\}\}"""
)


def embedded(tag: str) -> str:
    """Give the address of what a tag embeds; "" where it names none."""
    address = _ADDRESS.search(tag)
    if address:
        return address[0].rstrip(".,;%")
    match = _TAG.match(tag)
    place = _PLACES.get(match[1].lower(), "") if match else ""
    if match is None or not place:
        return ""
    words = list(_WORD.finditer(match[2]))
    bare = [_value(one) for one in words if not one["key"]]
    keyed = {one["key"].lower(): _value(one) for one in words if one["key"]}
    return _filled(place, bare, keyed)


def _filled(place: str, bare: list[str], keyed: dict[str, str]) -> str:
    """Fill in the parts of an address; a gist and a tweet are also found by one word alone."""
    two = "{1}" in place
    if not keyed:
        parts = bare
    elif two:
        parts = [next((keyed[key] for key in keys if keyed.get(key)), "") for keys in _KEYS]
    else:
        parts = [next((keyed[key] for key in ("id", "video", "videoid", *_KEYS[0]) if keyed.get(key)), "")]
    if two and parts and "/" in parts[0]:
        parts = parts[0].split("/", 1)
    if len(parts) == 1 and "status" in place:  # its number names its writer
        parts = ["i", *parts]
    if two and len(parts) == 1 and "gist" in place:
        place, two = "https://gist.github.com/{0}", False
    wanted = parts[: 2 if two else 1]
    if len(wanted) < (2 if two else 1) or not all(_SAFE.fullmatch(one) for one in wanted):
        return ""
    return place.format(*wanted)


def _value(match: re.Match[str]) -> str:
    return next((one for one in match.groups()[1:] if one), "")
