"""Cards of Ghost's editors: pictures, galleries, code, embeds, films, recordings, files and bookmarks."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.posts import records_in, text_of


def card_of(kind: str, values: Mapping[str, Any]) -> str:
    """Render a card; "" for one that shows nothing of its own, such as a form or a paywall."""
    if kind == "image":
        return _figure(_picture(values), text_of(values, "caption"))
    if kind == "gallery":
        return _figure("".join(map(_picture, records_in(values.get("images")))), text_of(values, "caption"))
    if kind == "html":
        return f"{text_of(values, 'html')}\n"
    if kind in {"markdown", "card-markdown"}:
        return html_of_markdown(text_of(values, "markdown"))
    if kind in {"code", "codeblock"}:
        language = text_of(values, "language")
        said = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{said}>{escape(text_of(values, 'code'), quote=False)}</code></pre>\n"
    if kind == "embed":
        return _figure(text_of(values, "html") or _link(text_of(values, "url")), text_of(values, "caption"))
    if kind in {"hr", "horizontalrule"}:
        return "<hr>\n"
    if kind in {"video", "audio"}:
        player = f'<{kind} controls src="{escape(text_of(values, "src"))}"></{kind}>'
        return _figure(player if text_of(values, "src") else "", text_of(values, "caption"))
    return _linking(kind, values)


def _linking(kind: str, values: Mapping[str, Any]) -> str:
    if kind == "bookmark":
        about = values.get("metadata")
        title = text_of(values, "title") or text_of(about, "title")
        return _figure(_link(text_of(values, "url"), title), text_of(values, "caption"))
    if kind == "file":
        return f"<p>{_link(text_of(values, 'src'), text_of(values, 'fileTitle', 'fileName'))}</p>\n"
    if kind == "button":
        return f"<p>{_link(text_of(values, 'buttonUrl'), text_of(values, 'buttonText'))}</p>\n"
    if kind == "callout":
        sign = text_of(values, "calloutEmoji")
        return f"<blockquote>{escape(sign)} {text_of(values, 'calloutText')}</blockquote>\n"
    if kind == "toggle":
        heading, content = text_of(values, "heading"), text_of(values, "content")
        return f"<details><summary>{heading}</summary>{content}</details>\n"
    if kind == "header":
        return f"<h2>{text_of(values, 'header', 'heading')}</h2>\n"
    return ""


def _picture(values: Mapping[str, Any]) -> str:
    src = text_of(values, "src")
    return f'<img src="{escape(src)}" alt="{escape(text_of(values, "alt"))}">' if src else ""


def _figure(inner: str, caption: str) -> str:
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{inner}{below}</figure>\n" if inner else ""


def _link(url: str, words: str = "") -> str:
    return f'<a href="{escape(url)}">{escape(words or url, quote=False)}</a>' if url else ""
