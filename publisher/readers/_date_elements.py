"""The dates of a page's marked elements: `<time>`, and elements whose class says that they hold a date.

An element may hold the day of something else: an event (schema.org, hCalendar), or the page to which a line
leads. Such a day is claimed with an origin that says so, and the policy refuses it with this reason.

Sources: HTML Living Standard (the time element and its `datetime`), schema.org (properties of Event and
CreativeWork), microformats2 (h-event).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim
from publisher.readers._elements import PageElements, thing_of
from publisher.text.html import text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Other texts of elements that are marked like dates: "10 min read", "3 comments".
_NO_DATE = lazy(
    r"read|lese|lectur|leitura|lettura|lees|läs|čten|czyt|чтен|comment|komment|coment|view|share", re.IGNORECASE
)
_MARKED_DATES = 1  # different texts of date-marked elements; more of them are a list
# How the text of a date begins when it is that of a change.
_UPDATED = tuple(
    "updat|last |modif|aktualis|stand|mis à jour|mise à jour|actualiz|atualiz|aggiorn|reviewed".split("|")
)
_LABEL = 40  # characters of the words before a date that may announce it


# What a time of schema.org or microformats2 is of, when it is not of the article's publication or change.
_OWN = re.compile(r"publish|creat|modif|updat|posted|issued|upload")
_AROUND = 3  # parents of a time that may say what it is of
_ENTRY = 60  # elements of an entry of a list that are searched for a link
_TITLE_WORDS = 4  # the fewest words of a link that are another page's headline
_OTHERS = 5  # days of something else that are claimed, to be refused with their reason
_ATTRIBUTES = 20  # attributes of an element that are looked at
_STAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?![\d-])")  # in an attribute for scripts
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"\d{4}")  # how a value begins that a program can read (HTML Living Standard, 2.3.5)


def date_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the dates of `<time>` elements, then the one date of elements that are marked as dates."""
    from publisher.text.dates import find_date

    for place, element in found.times:
        if found.is_elsewhere(element, place):
            continue
        if other := "the site" if place < found.before else _of_other(found, element, place):
            found.others.add(element)
            if len(found.others) <= _OTHERS:
                yield Claim("published", _value(element), f"time element of {other}")
        elif claim := _timed(found, element, place):
            yield claim
    marked = list(_dated(found))
    yield from (claim for claim in marked if claim.origin == "time element")
    shown = [claim for claim in marked if claim.origin != "time element"]
    shown = [claim for claim in shown if find_date(str(claim.value))] or shown
    if len({find_date(str(claim.value)) or claim.value for claim in shown}) <= _MARKED_DATES:
        yield from shown


def _timed(found: PageElements, element: Element, place: int) -> Claim | None:
    """Return the claim of a `<time>`: published, updated, or a day that nothing is said of."""
    from publisher.text.date_labels import announced

    marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "data-testid")).lower()
    label = text_of(element, 80).lower()
    kind = announced(_words_before(element))
    value = _value(element)
    if kind == "other":
        return Claim("published", value, "time element other")
    if kind != "updated" and ("publish" in marks or kind or element.get("pubdate") is not None):
        return Claim("published", value, "time element published")
    if kind or "updat" in marks or "modif" in marks or label.startswith(_UPDATED):
        return Claim("updated", value, "time element updated")
    return (
        Claim("published", value, f"time element{'' if _near(place, found.headline) else ' far'}")
        if value
        else None
    )


def _value(element: Element, *, beside: bool = False) -> str:
    """Return the date of an element: the one for programs, else a whole date in its title, else its text.

    "01-11-2023" is none for programs; the text of such an element is at least what people read. "3 days ago"
    counts from when the page was saved, and that is seldom known to the hour. Attributes for scripts count
    right beside the headline only (`beside`): lists of other articles are full of them.
    """
    from publisher.text.dates import find_date

    value = element.get("datetime") or ""
    if _ISO.match(value):
        return value
    text = text_of(element, 80)
    if element.tag == "abbr" or not (_ANY_YEAR.search(text) or find_date(text)):
        for name, other in element.items()[:_ATTRIBUTES]:
            if (name == "title" and find_date(other[:80])) or (
                beside and name.startswith("data-") and _STAMP.match(other)
            ):
                return str(other[:80])
    return text or value


def _of_other(found: PageElements, element: Element, place: int) -> str:
    """Say of what else than the article a time is: "an event", "another page"; "" where nothing says so."""
    item = (element.get("itemprop") or "").lower()
    around = [up for up in islice(element.iterancestors(), _AROUND) if not found.is_around(up)]
    if (item and not _OWN.search(item)) or any((up.get("itemtype") or "").endswith("Event") for up in around):
        return "an event"
    if any(thing_of(up) == "an event" for up in (element, *around)):
        return "an event"  # what is marked as a date, and nothing else, in a caption may well be the article's
    own = found.headline < place and found.is_beside(place)
    if not own and any(up.tag in ("a", "li") and _leads_on(up) for up in around):
        return "another page"
    return ""


def _leads_on(part: Element) -> bool:
    """Whether a link, or an entry of a list, leads to another page; a day may link to its own."""
    from publisher.text.date_labels import is_date_line

    links = (part,) if part.tag == "a" else (one for one in islice(part.iter(), _ENTRY) if one.tag == "a")
    texts = (text_of(link, 200) for link in links if link.get("href"))
    return any(len(text.split()) >= _TITLE_WORDS and not is_date_line(text) for text in texts)


def _words_before(element: Element) -> str:
    """Return the words directly before an element, in its parent or before that."""
    for here in islice((element, *element.iterancestors()), 3):
        previous, parent = here.getprevious(), here.getparent()
        text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
        if text.strip():
            return text.strip()[-_LABEL:]
        if previous is not None:
            return text_of(previous, _LABEL + 1)
    return ""


def _dated(found: PageElements) -> Iterator[Claim]:
    """Yield the texts of elements near the headline that are marked as dates."""
    from publisher.text.date_labels import claim_of, dates_of
    from publisher.text.dates import find_date

    changes: set[Element] = set()
    for place, element in found.dates[:100]:
        if place < found.before or not _near(place, found.headline):
            continue
        text = text_of(element, 120)
        value = _value(element, beside=found.is_beside(place)) if len(text) < 100 else ""
        if (
            value
            and any(letter.isdigit() for letter in value)
            and (not _NO_DATE.search(text) or find_date(text))
            and not found.is_elsewhere(element, place)
            and thing_of(element) != "an event"
        ):
            changed = _is_of_change(element, text) or element.getparent() in changes
            if changed:
                changes.add(element)
            field = "updated" if changed else "published"
            named = dates_of(text)
            if named and all(dated.kind == "other" for dated in named):
                yield claim_of(named[0], "date element")
            elif text.startswith(value):
                yield Claim(field, text, "date element")
            else:
                yield Claim(field, value, "time element")


def _is_of_change(element: Element, text: str) -> bool:
    from publisher.text.date_labels import announced

    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if "updat" in marks or "modif" in marks or text.lower().startswith(_UPDATED):
        return True
    return announced(_words_before(element)) == "updated"


def _near(place: int, headline: int) -> bool:
    return not headline or headline - 80 <= place <= headline + 200
