"""Template tags in a text: those that name an address or hold text are understood, the others leave it.

Liquid (Jekyll, Eleventy), Hugo's shortcodes and Zola's functions. Code is not touched. What is not understood
is counted, so that the owner hears of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from publisher.composer.code import Segment, segments
from publisher.composer.embeds import BUTTON, embedded
from publisher.composer.links import HOLE, Links
from publisher.composer.media_tags import picture_of
from publisher.text.references import POST, TAG, fragment_of, tag_targets
from publisher.text.targets import note_target

_SHOWN = 60  # characters of a tag that is reported
_OUTPUT = re.compile(r"\{\{(?![<%])-?\s{0,10}([^{}]{1,2000}?)\s{0,10}-?\}\}")
_TAG = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\})){0,2000}[%>]\}\}|\{%-?(?:[^{}]|\{(?!%)){0,2000}?-?%\}")
# Hexo's picture of the folder that belongs to an article, with classes and sizes before its title.
_ASSET = re.compile(r"\{%-?\s{0,5}asset_(img|path|link)\s{1,5}(?P<words>[^%{}]{1,500}?)\s{0,5}-?%\}")
_WORD = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|(\S+))""")
_TEXT = re.compile(r"""^(?:"([^"]*)"|'([^']*)')$""")
# The start of an address, up to a tag in it.
_OPEN_ADDRESS = re.compile(
    r"""(?:\]\(\s{0,5}<?|(?:href|src)=["']?)(?:[^\s"'<>(){}]|\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}){0,300}""",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"""^(?:get_url|url|asset|asset_path|static|base_url|relurl|absurl|rellangurl|abslangurl)\b[\s(]{0,5}"""
    r"""(?:path\s{0,3}=\s{0,3})?["']([^"']{1,500})["'][^"']{0,200}$""",
    re.IGNORECASE,
)


def expand(text: str, links: Links, *, markdown: bool = True) -> str:
    """Replace what is understood, and remove the rest; notes it in `links.changes`."""
    if "{{" not in text and "{%" not in text:
        return text
    out: list[str] = []
    for segment in segments(text, markdown=markdown):
        if segment.kind == "text":
            out.append(_expanded(segment.text, links, markdown=markdown))
        elif segment.kind == "block":
            out.append((_fenced if markdown else _element)(segment))
        else:
            out.append(segment.text)
    return "".join(out)


def _expanded(text: str, links: Links, *, markdown: bool) -> str:
    if "{%" in text or "{{" in text:
        if "{{<" in text or "{{%" in text:
            text = BUTTON.sub(
                lambda match: _link(match["words"].strip(), match["address"], markdown=markdown), text
            )
        text = TAG.sub(lambda match: _reference(match, links), text)
        if "post_" in text:
            text = POST.sub(lambda match: _post(match, links, markdown=markdown), text)
        if "asset_" in text:
            text = _ASSET.sub(lambda match: _asset(match, markdown=markdown) or match[0], text)
        text = _OUTPUT.sub(lambda match: _output(match, links, markdown=markdown), text)
        text = _TAG.sub(lambda match: _unknown(match, links, markdown=markdown), text)
        text = _once(text, links)
    return text


def _language(options: str) -> str:
    word = re.search(r"[A-Za-z][\w+#.-]{0,30}", options.replace("lang:", " "))
    return word[0] if word else ""


def _fenced(segment: Segment) -> str:
    """Write code as a fenced block, with a fence that the code does not hold."""
    code = segment.text.strip("\n")
    fence = "`" * max((3, *(len(run) + 1 for run in re.findall(r"`{3,}", code))))
    return f"\n\n{fence}{_language(segment.options)}\n{code}\n{fence}\n\n"


def _element(segment: Segment) -> str:
    """Write code as an element."""
    name = _language(segment.options)
    kind = f' class="language-{name}"' if name else ""
    return f"<pre><code{kind}>{escape(segment.text.strip(chr(10)), quote=False)}</code></pre>"


def _once(text: str, links: Links) -> str:
    """Take away what stands before an address that is whole: `{{ site.url }}{% post_url x %}`."""
    if links.site:
        home = links.site.rstrip("/")
        for prefix in (home, home.removesuffix(links.base_path()), links.base_path()):
            for scheme in ("https://", "http://") if prefix else ():
                text = text.replace(prefix + scheme, scheme)
    return text


def _unknown(match: re.Match[str], links: Links, *, markdown: bool) -> str:
    """Remove a tag. What it shows or embeds is kept; an address that holds it leads nowhere."""
    within = _is_in_address(match)
    picture = picture_of(match[0])
    if picture:
        return picture.source if within else picture.html()
    address = embedded(match[0])
    if address:
        return address if within else _link(address, address, markdown=markdown)
    links.changes.add("template", match[0])
    return HOLE if within else ""


def _is_in_address(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 300) : match.start()]
    at = max(before.rfind("]("), *(before.rfind(name) for name in ("href=", "src=", "HREF=", "SRC=")))
    return at >= 0 and _OPEN_ADDRESS.fullmatch(before, at) is not None


def _reference(match: re.Match[str], links: Links) -> str:
    """Give the address of the article that a tag names, or of a file of the site."""
    targets = tag_targets(match)
    if not targets:
        return links.from_site(match["name"])
    target = next((one for one in targets if links.references.get(one)), targets[-1])
    found = links.article(target, fragment_of(match), " ".join(match[0].split())[:_SHOWN])
    return found or (HOLE if _is_in_address(match) else "")


def _words(text: str) -> list[str]:
    return ["".join(groups) for groups in _WORD.findall(text)]


def _post(match: re.Match[str], links: Links, *, markdown: bool) -> str:
    """Write Hexo's link to another article, or its address alone."""
    name = match["name"].strip("\"'")
    address = links.article(note_target(name), "", " ".join(match[0].split())[:_SHOWN]) or ""
    if match["kind"] == "path":
        return address
    said = [word for word in _words(match["words"] or "") if word not in {"true", "false"}]
    words = " ".join(said) or name.rpartition("/")[2]
    return _link(words, address, markdown=markdown) if address else words


def _link(words: str, address: str, *, markdown: bool) -> str:
    if markdown:
        return f"[{words}](<{address}>)"
    return f'<a href="{escape(address)}">{escape(words, quote=False)}</a>'


def _asset(match: re.Match[str], *, markdown: bool) -> str:
    """Write Hexo's picture or file beside an article; "" where the tag names none."""
    words = _words(match["words"])
    at = next((index for index, word in enumerate(words) if "." in word.strip(".")), None)
    if at is None:
        return ""
    file = words[at]
    title = " ".join(word for word in words[at + 1 :] if not word.isdecimal())
    if match[1] == "path":
        return file
    if match[1] == "link":
        return _link(title or file, file, markdown=markdown)
    return f"![{title}](<{file}>)" if markdown else f'<img src="{escape(file)}" alt="{escape(title)}">'


def _output(match: re.Match[str], links: Links, *, markdown: bool) -> str:
    """Give what `{{ ... }}` says, where that is an address of the site."""
    name, *filters = (part.strip() for part in match[1].split("|"))
    value = _value(name, links)
    for one in filters if value is not None else ():
        value = _filtered(value or "", one, links)
        if value is None:
            break
    return _unknown(match, links, markdown=markdown) if value is None else value


def _value(name: str, links: Links) -> str | None:
    text = _TEXT.match(name)
    if text:
        return text[1] if text[1] is not None else text[2]
    call = _CALL.match(name)
    if call and ("/" in call[1] or "." in call[1]) and not call[1].startswith("@"):
        return call[1] if "://" in call[1] else links.from_site(call[1])
    return dict(_variables(links)).get(name.lower())


def _variables(links: Links) -> Iterator[tuple[str, str]]:
    """Give the variables that hold the site's address and the article's."""
    parts = urlsplit(links.site)
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    yield "site.url", host
    yield "site.baseurl", links.base_path()
    for name in ("site.base_url", "site.github.url", "site.baseurl_root", "config.base_url", "metadata.url"):
        yield name, links.site.rstrip("/")
    yield "page.url", links.base
    yield "page.permalink", links.base


def _filtered(value: str, said: str, links: Links) -> str | None:
    """Apply a filter that makes an address; None for any other."""
    name, _, options = said.partition(":")
    name = name.strip().lower()
    if name in {"relative_url", "url"}:
        return links.from_site(value) if value.startswith("/") or not value else links.from_site("/" + value)
    if name in {"absolute_url", "absurl", "relurl", "rellangurl", "abslangurl", "htmlbaseurl"}:
        return value if "://" in value else links.from_site(value)
    if name in {"prepend", "append"}:
        other = _value(options.strip(), links)
        if other is None:
            return None
        return other + value if name == "prepend" else value + other
    return value if name in {"escape", "uri_escape", "strip", "downcase", "safe", "safeurl"} else None
