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
from publisher.composer.links import Links
from publisher.text.references import NOTE, POST, TAG, fragment_of, note_target, tag_target

_SHOWN = 60  # characters of a tag that is reported
_OUTPUT = re.compile(r"\{\{(?![<%])-?\s{0,10}([^{}]{1,2000}?)\s{0,10}-?\}\}")
_TAG = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\})){0,2000}[%>]\}\}|\{%-?(?:[^{}]|\{(?!%)){0,2000}?-?%\}")
# Hexo's picture of the folder that belongs to an article, with classes and sizes before its title.
_ASSET = re.compile(r"\{%-?\s{0,5}asset_(img|path|link)\s{1,5}(?P<words>[^%{}]{1,500}?)\s{0,5}-?%\}")
_WORD = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|(\S+))""")
_TEXT = re.compile(r"""^(?:"([^"]*)"|'([^']*)')$""")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:", re.MULTILINE)  # a link's definition
_CONTENTS = frozenset({"toc", "_toc_"})  # where a table of contents is made
# An element of JSX, and its attributes whose values are objects or expressions: they are no template tags.
_BRACES = r"\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}"
_JSX = re.compile(rf"<[A-Za-z][\w.]{{0,50}}\s(?:[^<>{{}}]|{_BRACES}){{0,2000}}>")
_JSX_VALUE = re.compile(
    rf"""\s[\w:.-]{{1,50}}=(?=\{{(?!\{{)(?!%)|\{{\{{\s{{0,20}}(?:[\w-]{{1,50}}|"[^"{{}}]{{1,50}}"|'[^'{{}}]{{1,50}}')\s{{0,5}}:)"""
    rf"""{_BRACES}"""
)
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]{1,300})(?<=\S)==")


def expand(text: str, links: Links, *, markdown: bool = True) -> str:
    """Replace what is understood, and remove the rest; notes it in `links.templates`."""
    signs = ("{{", "{%", "[[", "==", "={") if markdown else ("{{", "{%")
    if not any(sign in text for sign in signs):
        return text
    defined = frozenset(one.casefold() for one in _DEFINED.findall(text)) if "[[" in text else frozenset()
    out: list[str] = []
    for segment in segments(text, markdown=markdown):
        if segment.kind == "text":
            out.append(_expanded(segment.text, links, defined, markdown=markdown))
        elif segment.kind == "block":
            out.append((_fenced if markdown else _element)(segment))
        else:
            out.append(segment.text)
    return "".join(out)


def _expanded(text: str, links: Links, defined: frozenset[str], *, markdown: bool) -> str:
    if markdown and "={" in text:
        text = _JSX.sub(lambda match: _JSX_VALUE.sub("", match[0]), text)
    if "{%" in text or "{{" in text:
        text = TAG.sub(lambda match: _reference(match, links), text)
        if "post_" in text:
            text = POST.sub(lambda match: _post(match, links, markdown=markdown), text)
        if "asset_" in text:
            text = _ASSET.sub(lambda match: _asset(match, markdown=markdown) or match[0], text)
        text = _OUTPUT.sub(lambda match: _output(match, links), text)
        text = _TAG.sub(lambda match: _unknown(match[0], links), text)
    if markdown:
        text = NOTE.sub(lambda match: _note(match, links, defined), text) if "[[" in text else text
        text = _HIGHLIGHT.sub(r"<mark>\1</mark>", text) if "==" in text else text
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


def _unknown(tag: str, links: Links) -> str:
    shown = " ".join(tag.split())[:_SHOWN]
    links.templates[shown] = links.templates.get(shown, 0) + 1
    return ""


def _reference(match: re.Match[str], links: Links) -> str:
    """Give the address of the article that a tag names."""
    return links.article(tag_target(match), fragment_of(match), " ".join(match[0].split())[:_SHOWN]) or ""


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


def _output(match: re.Match[str], links: Links) -> str:
    """Give what `{{ ... }}` says, where that is an address of the site."""
    name, *filters = (part.strip() for part in match[1].split("|"))
    value = _value(name, links)
    for one in filters if value is not None else ():
        value = _filtered(value or "", one, links)
        if value is None:
            break
    return _unknown(match[0], links) if value is None else value


def _value(name: str, links: Links) -> str | None:
    text = _TEXT.match(name)
    if text:
        return text[1] if text[1] is not None else text[2]
    return dict(_variables(links)).get(name.lower())


def _variables(links: Links) -> Iterator[tuple[str, str]]:
    """Give the variables that stand for the site's address and the article's."""
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
    if name in {"absolute_url", "absurl", "relurl", "relref", "htmlbaseurl"}:
        return value if "://" in value else links.from_site(value)
    if name in {"prepend", "append"}:
        other = _value(options.strip(), links)
        if other is None:
            return None
        return other + value if name == "prepend" else value + other
    return value if name in {"escape", "uri_escape", "strip", "downcase", "safe", "safeurl"} else None


def _note(match: re.Match[str], links: Links, defined: frozenset[str]) -> str:
    """Write a wiki link as a link to its article, and an embedded picture as a picture.

    Where Markdown defines the inner words, they are a link between brackets.
    """
    mark, name, part, words = match.groups()
    if defined and match[0].strip("![]").casefold() in defined:
        return match[0]
    label = (words or name or (part or "").lstrip("#^")).strip()
    if mark and "." in name.rpartition("/")[2] and not name.lower().endswith((".md", ".markdown")):
        size = bool(re.fullmatch(r"\d{1,5}(?:x\d{1,5})?", (words or "").strip()))
        alt = "" if size or not words else words.strip()
        return f"![{alt}](<{links.embedded(name.strip())}>)"
    if not name.strip():
        return label
    if name.strip().lower() in _CONTENTS and not words:
        return ""
    target = note_target(name)
    address = links.references.get(target, "")
    if not address:
        links.unpublished.append(f"[[{name.strip()}]]"[:_SHOWN])
        return label
    fragment = "#" + re.sub(r"\s+", "-", part[1:].strip().lower()) if part and part[0] == "#" else ""
    return f"[{label}](<{address}{fragment}>)"
