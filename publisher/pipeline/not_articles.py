"""What is read and is no article: site furniture, pages of sections, redirects, templates of pages, data."""

from __future__ import annotations

import re

from publisher.models import Article, Circumstances, Entry, Problem
from publisher.normalizer.policy import Tier, declared, tier_of
from publisher.sources import File
from publisher.sources.names import is_aside
from publisher.sources.people import FOLDERS
from publisher.tables.not_articles import LAYOUTS, TEMPLATE_SIGNS
from publisher.text.clean import is_blank
from publisher.text.markdown_code import without_code

KIND = "not-article"  # see `tables.kinds`
ASIDE = "its name is that of no article"
SECTION = "it is the page of a section"
LISTING = "it is an index of a mailing list"
REDIRECT = "it only leads elsewhere"
LAYOUT = "its layout is that of a list"
TEMPLATE = "it is a template of pages"
DATA = "it holds data"
PERSON = "it is the page of an author"
_REMEDIES = {
    ASIDE: "to publish it, give it a title and a date",
    SECTION: "to publish it, give it a date",
    LAYOUT: "to publish it, give it a date",
    TEMPLATE: "name its folder in [articles] ignore",
    PERSON: "to publish it, give it a date",
    DATA: "to publish it, give it a title and a text",
}
_TAG = re.compile(r"\{\{[^{}]{0,500}\}\}|\{%[^{}]{0,500}%\}|<%[^<>]{0,500}%>")
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
_TELLING = frozenset({"redirect", "layout", "title"})
_EXPRESSION = ("{{", "{%", "<%")


def is_suspect(article: Article, file: File) -> bool:
    """Tell whether an article may be none, so that it has to be decided whole."""
    if file.role or is_aside(file.name) or _is_person(file):
        return True
    for field, value, _ in article.claims:
        if field not in _TELLING:
            continue
        if field == "redirect" or (field == "layout" and _is_list(str(value))):
            return True
        if field == "title" and str(value).startswith(_EXPRESSION):
            return True
    text = article.body.text
    return not article.place and (not text or text.isspace())


def reason_of(article: Article, file: File, entry: Entry) -> str:
    """Say why something that was read is no article, "" where it is one.

    Args:
        article: as it was read, with the claims of its companions.
        file: where it is stored.
        entry: what was decided of it.
    """
    dated = entry.provenance.get("published")
    if file.role == "listing":
        return LISTING
    if any(claim.field == "redirect" for claim in article.claims):
        return REDIRECT
    if is_aside(file.name) and (dated is None or not declared(dated)):
        return ASIDE
    title = entry.title.strip()
    if title.startswith(_EXPRESSION) and title.endswith(("}}", "%}", "%>")):
        return TEMPLATE
    if dated is not None and entry.published is not None and tier_of(dated.origin) is not Tier.DEFAULT:
        return ""
    if file.role == "section":
        return SECTION
    if _is_person(file):
        return PERSON
    if any(claim.field == "layout" and _is_list(str(claim.value)) for claim in article.claims):
        return LAYOUT
    return TEMPLATE if _is_template(article) else DATA if _is_data(article, file, entry) else ""


def note_of(place: str, reason: str) -> Problem:
    """Make a note of what is passed over."""
    return Problem(place, f"passed over: {reason}", _REMEDIES.get(reason, ""), "note", KIND)


def reply_note(article: Article, circumstances: Circumstances, place: str) -> Problem | None:
    """Note that a message answers another one, unless its source is asked for replies."""
    if circumstances.source.replies or not any(claim.field == "reply" for claim in article.claims):
        return None
    return Problem(place, "passed over: it answers another message", "", "note", "reply")


def _is_person(file: File) -> bool:
    """Tell whether a file lies in a folder that holds a file for each author."""
    folder = file.path.rpartition("/")[0]
    return folder.rpartition("/")[2] in FOLDERS and folder in file.companions


def _is_list(layout: str) -> bool:
    return layout.strip().lower().rpartition("/")[2].partition(".")[0] in LAYOUTS


def _is_template(article: Article) -> bool:
    """Tell whether a text is a template: it has the signs of one outside code, or nothing but tags."""
    text = article.body.text
    if not any(sign in text for sign in ("{{", "{%", "<%", "<TMPL_", "<tmpl_")):
        return False
    if any(sign in text for sign in TEMPLATE_SIGNS):
        prose = without_code(text) if article.body.kind == "markdown" else text
        if any(sign in prose for sign in TEMPLATE_SIGNS):
            return True
    return not _MARKUP.sub("", _TAG.sub("", text[:100_000])).strip()


def _is_data(article: Article, file: File, entry: Entry) -> bool:
    """Tell whether a whole file of JSON is no record of an article: it has no text, and no more than a name."""
    if article.place or not is_blank(article.body.text) or not file.name.lower().endswith(".json"):
        return False
    title = entry.provenance.get("title")
    is_named = title is None or title.origin == "file name" or title.origin.rpartition(" ")[2].lower() == "name"
    return file.role == "data" or (is_named and not entry.link)
