"""NITF 3.x, the IPTC's News Industry Text Format: one article a document.

Source: NITF 3.6 (iptc.org/std/NITF/3.6), elements `docdata`, `body.head`, `body.content`. `ed-msg`, `du-key`
and notes that are no publishable advisory are for editors, and are never published. A document may cancel
another one (`management-doc-idref`): then that one is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.models import Article, Body, Claim, Problem
from publisher.readers._wire_claims import Said, instant_of, words_without_mail
from publisher.readers._wire_html import html_of
from publisher.readers._wire_xml import at, attribute, children, local_name, within, words_of
from publisher.text.xml import LANGUAGE, Element, language_of

_LAST, _NEVER = (
    "999999999",
    "2100-01-01T00:00:00Z",
)  # of a withdrawal: no version is newer that has no later time
EMBARGOED = "embargoed"
KIND = "not-article"  # see `tables.kinds`


def articles_of(root: Element, name: str) -> Iterator[Article]:
    """Make the article of a document, and a withdrawal of another one that it cancels."""
    data = at(root, "head/docdata")
    said = claims_of(root)
    other = attribute(data, "management-doc-idref")
    is_cancelled = bool(other) and other != attribute(at(data, "doc-id"), "id-string")
    text = text_of(root)
    if not text and not said.has("title"):
        problem = Problem(name, "passed over: the document has neither a headline nor a text", "", "note", KIND)
        yield Article(name, problems=(problem,))
        return
    yield Article(name, "[0]" if is_cancelled else "", tuple(said.claims), Body("html", text))
    if is_cancelled:
        # Without a status of its own the other document has that of the one that names it.
        status = attribute(data, "management-idref-status") or attribute(data, "management-status")
        withdrawn = Said()
        withdrawn.status(status, "docdata@management-idref-status")
        if any(one.value != "false" for one in withdrawn.claims):
            withdrawn.add("id", other, "docdata@management-doc-idref")
            withdrawn.add("title", other, "docdata@management-doc-idref")
            withdrawn.version(_LAST, _issued(root)[0] or _NEVER, "docdata@management-idref-status")
            yield Article(name, "[1]", tuple(withdrawn.claims), Body("text", other))


def claims_of(root: Element) -> Said:
    """Claim what a document says of itself."""
    said = Said()
    head, data, top = at(root, "head"), at(root, "head/docdata"), at(root, "body/body.head")
    _identity(said, root, data)
    _words(said, head, top)
    _privacy(said, root, data)
    said.add_first(
        "publisher",
        (words_of(at(top, "distributor")), "distributor"),
        (attribute(at(data, "doc.copyright"), "holder"), "doc.copyright@holder"),
        (words_of(at(top, "rights/rights.owner")), "rights.owner"),
        (attribute(at(data, "doc-id"), "regsrc"), "doc-id@regsrc"),
    )
    said.add("language", _language(root), "xml:lang")
    _rights(said, data, top)
    for text in _subjects(head, data):
        said.add("category", text, "tobject.subject")
    return said


def _identity(said: Said, root: Element, data: Element | None) -> None:
    identity = attribute(at(data, "doc-id"), "id-string")
    owner = attribute(at(data, "doc-id"), "regsrc")
    # A bare number is one of every sender's: it is an id together with its owner only.
    if identity.isdecimal() and owner:
        identity = f"{owner}:{identity}"
    if identity:
        said.add("number" if identity.isdecimal() else "id", identity, "doc-id@id-string")
        version = attribute(at(data, "du-key"), "version")
        said.version(version, _issued(root)[0], "du-key@version")


def _words(said: Said, head: Element | None, top: Element | None) -> None:
    headline = at(top, "hedline")
    said.add_first("title", (words_of(at(headline, "hl1")), "hl1"), (words_of(at(head, "title")), "head title"))
    said.add_first(
        "summary", (words_of(at(top, "abstract")), "abstract"), (words_of(at(headline, "hl2")), "hl2")
    )
    for byline in children(top, "byline"):
        for text in bylines(byline):
            said.add("author", text, "byline")


def bylines(byline: Element) -> Iterator[str]:
    """Give the names of a byline, without functions: those that are marked as people, else its words."""
    people = [words_of(one) for one in within(byline, "person")]
    if any(people):
        yield from filter(None, people)
        return
    parts = [byline.text or ""]
    for child in byline:
        if local_name(child) not in {"byttl", "virtloc"}:
            parts.append(words_of(child))
        parts.append(child.tail or "")
    yield words_without_mail(" ".join("".join(parts).split()).strip(" ,;"))


def _issued(root: Element) -> tuple[str, str]:
    """Give when a document was issued, and the element that says so."""
    data, head, top = at(root, "head/docdata"), at(root, "head"), at(root, "body/body.head")
    issue = at(data, "date.issue")
    for text, name in (
        (attribute(issue, "norm") or words_of(issue), "date.issue"),
        (attribute(at(head, "pubdata"), "date.publication"), "pubdata@date.publication"),
        (attribute(at(top, "dateline/story.date"), "norm"), "story.date"),
    ):
        if text:
            return text, name
    return "", ""


def _privacy(said: Said, root: Element, data: Element | None) -> None:
    release = at(data, "date.release")
    until = attribute(release, "norm") or words_of(release)
    if until:
        said.embargo(until, "date.release")
    status = attribute(data, "management-status")
    if status.lower() != EMBARGOED or not until:
        said.status(status, "docdata@management-status")
    expiry = at(data, "date.expire")
    said.add("expires", instant_of(attribute(expiry, "norm") or words_of(expiry)), "date.expire")
    said.dates(iter([_issued(root)]), ("", ""), until)
    correction = at(data, "correction")
    if correction is not None:
        said.add("corrected", attribute(correction, "info") or words_of(correction) or "true", "correction")


def _language(root: Element) -> str:
    for element in (root, at(root, "body"), at(root, "body/body.content")):
        if element is not None:
            found = element.get(LANGUAGE) or attribute(element, "baselang") or attribute(element, "lang")
            if found:
                return str(found)
    return language_of(root)


def _rights(said: Said, data: Element | None, top: Element | None) -> None:
    copyright_ = at(data, "doc.copyright")
    holder, year = attribute(copyright_, "holder"), attribute(copyright_, "year")
    said.rights(
        (words_of(at(top, "rights")), "rights"),
        (" ".join(filter(None, ("Copyright" if holder else "", year, holder))), "doc.copyright"),
        (attribute(at(data, "doc.rights"), "limitations"), "doc.rights@limitations"),
    )


def _subjects(head: Element | None, data: Element | None) -> Iterator[str]:
    for one in children(at(data, "key-list"), "keyword"):
        yield attribute(one, "key")
    for one in children(at(head, "tobject"), "tobject.subject"):
        for part in ("detail", "matter", "type"):
            if text := attribute(one, f"tobject.subject.{part}"):
                yield text
                break


def text_of(root: Element) -> str:
    """Give the text of a document as HTML, with its last lines, which name who else worked on it."""
    body = at(root, "body")
    content = children(body, "body.content")
    if content:
        html = "\n".join(filter(None, map(html_of, content)))
    else:
        html = "" if body is None or at(body, "body.head") is not None else html_of(body)
    for line in children(at(body, "body.end"), "tagline"):
        words = words_without_mail(words_of(line))
        html += f"\n<p>{html_of(line)}</p>" if words and words == words_of(line) else ""
    return html


def as_claims(root: Element) -> tuple[tuple[Claim, ...], str]:
    """Give the claims and the text of a document that stands within an item of another format."""
    return tuple(claims_of(root).claims), text_of(root)
