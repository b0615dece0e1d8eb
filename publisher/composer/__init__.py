"""Turn a body into what subscribers read: sanitised HTML with absolute links, and a plain summary. Pure.

There is one module for each kind of body: `plain_text`, `markdown`, `article_html` and `web_page`. They are
imported only when something is composed: an unchanged build composes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.errors import NothingError, ReadError
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.composer.links import Links
    from publisher.models import Body, Entry, Item, Problem, Site

_SHORT = 2000  # characters
_LONGEST_LONE = 50_000
_HEAD = 100_000  # characters of a page in which it says where its addresses lead
_MAKERS = ("://localhost", "://127.0.0.1", "://0.0.0.0")
_MARKUP = lazy(r"</?(?!(?:img|picture|video|audio|iframe|embed|object|svg|math)\b)[A-Za-z][^<>]{0,500}>")
_COMPONENT = lazy(r"<[A-Z][\w.]{0,50}[\s/>]")
_SAYS = lazy(r"\w|!\[|<")
VERSION = "8"  # raise it when anything is composed differently: remembered content is then made again


def compose(body: Body, entry: Entry, links: Links) -> Item:
    """Compose an entry's content and summary; `links` says where addresses lead.

    Raises:
        ReadError: the body is too large, too deeply nested, or cannot be parsed;
            or there is nothing to publish.
    """
    from publisher.composer.elements import prepared
    from publisher.composer.excerpt import summary_of
    from publisher.composer.excerpt_marks import marked, parted
    from publisher.composer.sanitiser import sanitise
    from publisher.models import Item
    from publisher.text.characters import fit_for_xml
    from publisher.text.clean import repair

    body = _bounded(body)
    saved = body.text
    body = _without_scripts(body)
    body = body._replace(text=marked(body.text, body.kind, entry.separator))
    if body.kind == "page":
        body = _with_own_addresses(body, links)
    if not body.text.isascii() and not _shows_code(body):
        body = body._replace(text=repair(body.text), claimed=tuple(map(repair, body.claimed)))
    if body.kind == "text":
        body, above = _parted_text(body, entry.title)
        html = _html(body, entry.title, links)
    else:
        html, above = parted(_html(body, entry.title, links, saved))
    if body.kind != "page":  # of a page, its main text was prepared
        html = prepared(html, links)
    content = sanitise(html, links)
    summary = fit_for_xml(entry.summary) or _excerpt(above) or summary_of(content)
    if summary == entry.title:
        summary = ""
    if not (entry.title or content or summary):
        raise NothingError
    if links.media:
        from publisher.composer.attachments import with_media

        entry = with_media(entry, links.media, links.root)
    return Item(entry, content, summary)


def first_words(body: Body) -> str:
    """Return the first words of a body as plain text, "" where it has none.

    Raises:
        ReadError: the body is too large, too deeply nested, or cannot be parsed.
    """
    from publisher.composer import excerpt
    from publisher.composer.links import Links
    from publisher.composer.sanitiser import sanitise
    from publisher.text.comments import without_comments

    body = _without_scripts(_bounded(body))
    shown = body._replace(text=without_comments(body.text, body.kind))
    return excerpt.first_words(sanitise(_prepared(shown, "", Links())))


def complaints(body: Body, place: str) -> tuple[Problem, ...]:
    """Report a comment that never ends, because it hides the rest of the text."""
    from publisher.models import Problem
    from publisher.text.comments import unclosed

    line = unclosed(body.text, body.kind)
    if not line:
        return ()
    message = f"a comment opens in line {line} of the text and never ends, so the rest is not published"
    return (Problem(place, message, "close the comment, or write its sign as code: `%%`", "warning"),)


def lone_tag(body: Body, site: Site, name: str = "") -> str:
    """Return a template tag that is not understood, where a text holds nothing else; "" for any other text.

    Elements of MDX are tags as well; `name` is that of the article's file, which may say that it is MDX.
    Cheap: only a text that is short, or begins with a tag, is looked at.
    """
    if body.kind not in {"markdown", "html"} or len(body.text) > _LONGEST_LONE:
        return ""
    text = body.text.lstrip()
    is_tagged = any(sign in text for sign in ("{{", "{%", "<%"))
    has_elements = body.kind == "markdown" and _COMPONENT.search(text) is not None
    if not (is_tagged or has_elements):
        return ""
    if len(text) > _SHORT and not text.startswith(("{{", "{%", "<%", "<!--", "import", "export")):
        return ""
    from publisher.composer.links import Links
    from publisher.composer.templates import without_tags
    from publisher.text.comments import without_comments

    links = Links(about=site, name=name)
    rest = without_comments(text, body.kind)
    if has_elements:
        from publisher.composer.dialects import without_elements

        rest = without_elements(rest, links)
    rest = without_tags(rest, links, markdown=body.kind == "markdown")
    if _SAYS.search(_MARKUP.sub("", rest)):
        return ""
    return next(iter(links.changes.of("template")), "")


def _bounded(body: Body) -> Body:
    """Cut a web page, most of which is no text of the article; refuse any other body that is too large."""
    from publisher.composer.sanitiser import LARGEST

    if body.kind == "page":
        return body._replace(text=body.text[: 2 * LARGEST])
    if len(body.text) > LARGEST:
        raise ReadError(f"the article's text has {len(body.text)} characters", f"keep it below {LARGEST}")
    return body


def _without_scripts(body: Body) -> Body:
    """Empty the scripts of a web page, which are half of it: everything after that takes half the time."""
    if body.kind != "page":
        return body
    from publisher.composer.web_page import without_scripts

    return body._replace(text=without_scripts(body.text))


def _with_own_addresses(body: Body, links: Links) -> Body:
    """Let a page's addresses lead where the page says in its head, and not to the computer that made it."""
    head = body.text[:_HEAD]
    end = head.find("<body")
    head = head[:end] if end >= 0 else head
    if any(map(head.__contains__, _MAKERS)):
        from publisher.composer.web_page import with_own_host

        body = body._replace(text=with_own_host(body.text, links.base))
    if "<base" in head or "<BASE" in head:
        from publisher.composer.web_page import base_of

        links.rebase(base_of(body.text, links.base))
    return body


def _shows_code(body: Body) -> bool:
    # An article about mojibake shows it as code, and keeps it.
    return "<code" in body.text or (body.kind == "markdown" and "`" in body.text)


def _prepared(body: Body, title: str, links: Links) -> str:
    """Return a body as HTML of elements that readers can show; it is not sanitised yet."""
    from publisher.composer.elements import prepared

    html = _html(body, title, links)
    return html if body.kind == "page" else prepared(html, links)


def _html(body: Body, title: str, links: Links, saved: str = "") -> str:
    """Return a body as HTML that is not yet sanitised, without the title, which feeds show anyway.

    `saved` is a page with its scripts, one of which may store its text.
    """
    if body.kind == "page":
        from publisher.composer import web_page

        return web_page.to_html(body.text, title, links, saved)
    if body.kind == "text":
        from publisher.composer import plain_text

        return plain_text.to_html(body.text, title, body.claimed, links.changes)
    from publisher.composer.article_html import without_title

    if body.kind == "html":
        return without_title(_expanded(body.text, links), title)
    from publisher.composer import markdown

    return without_title(markdown.to_html(body.text, links), title)


def _expanded(text: str, links: Links) -> str:
    if not any(sign in text for sign in ("{{", "{%", "<%", "[")):
        return text
    from publisher.composer.templates import expand

    return expand(text, links, markdown=False)


def _parted_text(body: Body, title: str) -> tuple[Body, list[str]]:
    """Part a plain text at the marks of its excerpt, as `excerpt_marks.parted` does with HTML."""
    from publisher.composer import plain_text
    from publisher.composer.excerpt_marks import parted

    text, above = parted(body.text)
    return body._replace(text=text), [plain_text.to_html(one, title, body.claimed) for one in above]


def _excerpt(above: list[str]) -> str:
    """Return the excerpt that the writer marked, from the HTML above each mark; "" where it has no words."""
    from publisher.composer.elements import prepared
    from publisher.composer.excerpt import excerpt_of
    from publisher.composer.links import Links
    from publisher.composer.sanitiser import sanitise

    found = (excerpt_of(sanitise(prepared(html, Links()), Links())) for html in above)
    return next(filter(None, found), "")
