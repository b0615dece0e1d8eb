"""Which elements of a page surround the text: navigation, boxes with offers, comments, what nothing shows.

A container of a good part of the page's prose stays whatever its tag or its class says: the whole page may be
in a form, and each of its paragraphs may be called "paywall".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.names import ALWAYS, AROUND, BODY, CAPTION, NOTE, word_around
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Places of what may surround the text: the reason, and whether it may be most of the page.
Candidates = dict[int, tuple[str, bool]]
_DROPPED = frozenset("nav aside footer dialog form button menu".split())
_ROLES = frozenset("navigation banner complementary contentinfo search dialog menu".split())
_NEVER = HEADINGS | frozenset("html body main pre code tr td th tbody thead".split())
_CODE = frozenset({"pre", "code"})
_JUDGED = _DROPPED | _CODE  # tags that say something of an element without a word
_KEPT = _NEVER | _DROPPED  # tags of which no name says more
_OFFERS = frozenset("a form input button iframe".split())
_PICTURES = frozenset("img picture".split())
_ENLARGE = 40  # characters of the words of a button that enlarges
_FRAMES = 4  # elements between a figure and a button of it
_STREAM = lazy(r"[SBP]:\d{1,4}$")  # React's, which a script moves into the page
ENOUGH = 500  # characters of prose that may be an article
_LARGEST = 2000  # elements of a note
SHARE = 5  # a part of the prose that is never left out: one in so many


def surroundings(outline: Outline) -> dict[int, str]:
    """Return the places of what surrounds the text, the outermost of each, with the reason.

    Elements are first judged by their tags and attributes; only of those that are left, names are looked at.
    """
    declared = _declared(outline)
    found = _left_out(outline, _by_tags(outline), declared)
    found |= _left_out(outline, _by_names(outline, found), declared)
    outermost: dict[int, str] = {}
    end = 0
    for place in sorted(found):
        if place >= end:
            outermost[place] = found[place]
            end = outline.ends[place]
    return outermost


def _left_out(outline: Outline, candidates: Candidates, declared: tuple[int, int]) -> dict[int, str]:
    """Return those that do not hold too much of the prose, and no text that declares itself one."""
    total = outline.prose[0]
    sums = _sums(outline, candidates)
    first_end, last = declared
    found: dict[int, str] = {}
    end = 0
    for place, (reason, always) in candidates.items():
        if place < end:
            continue
        prose, behind = outline.prose[place], outline.ends[place]
        is_text_elsewhere = first_end <= place or last >= behind
        if prose and not is_text_elsewhere and _is_most(reason, always, prose, sums[reason], total):
            continue
        found[place] = reason
        end = behind
    return found


def _sums(outline: Outline, candidates: Candidates) -> dict[str, int]:
    """Add up the prose of candidates with the same reason; those within each other count once."""
    sums: dict[str, int] = {}
    until: dict[str, int] = {}
    for place, (reason, _) in candidates.items():
        if place >= until.get(reason, 0):
            until[reason] = outline.ends[place]
            sums[reason] = sums.get(reason, 0) + outline.prose[place]
    return sums


def _declared(outline: Outline) -> tuple[int, int]:
    """Return where the first element ends, and the last begins, that declares itself a text and holds one."""
    first_end, last = len(outline.tags) + 1, -1
    for place, prose in enumerate(outline.prose):
        if prose < ENOUGH or outline.tags[place] in _DROPPED:
            continue
        if outline.tags[place] in {"main", "article"}:
            is_text = not outline.traits(place) & AROUND or outline.tags[place] == "main"
        else:
            is_text = outline.traits(place) & (BODY | AROUND) == BODY
        if is_text and not _by_attributes(outline.elements[place]):
            first_end, last = min(first_end, outline.ends[place]), place
    return first_end, last


def _is_most(reason: str, always: bool, prose: int, together: int, total: int) -> bool:
    """Tell whether elements hold too much of the prose to be no text."""
    if always:
        return prose * 5 >= total * 4
    if reason == "form":
        return prose * 2 >= total
    return together * SHARE >= total


def _by_tags(outline: Outline) -> Candidates:
    """Return what may surround the text as its tag, its role or its state says."""
    found: Candidates = {}
    stated = frozenset(outline.stated)
    code = 0  # where it ends
    for place, tag in enumerate(outline.tags):
        if (tag not in _JUDGED and place not in stated) or outline.silent[place] or place < code:
            continue
        if tag in _NEVER:
            code = outline.ends[place] if tag in _CODE else code
        elif tag == "button" and _is_frame(outline, place):
            found |= _words_of_frame(outline, place)
        elif tag in _DROPPED:
            if not (tag == "footer" and _is_within(outline, place, "blockquote")) and not (
                tag == "aside" and _is_note(outline, place)
            ):
                found[place] = tag, False
        elif named := _by_name(outline, place):
            found[place] = named
        elif (reason := _by_attributes(outline.elements[place])) and not _is_shown_picture(outline, place):
            found[place] = reason, False
    return found


def _is_shown_picture(outline: Outline, place: int) -> bool:
    """Tell whether an element is a picture that only screen readers pass over, such as one of a slide show.

    The picture of a link is not the article's: it leads to another story.
    """
    element, within = outline.elements[place], outline.tags[place : outline.ends[place]]
    if element.get("aria-hidden") != "true" or element.get("hidden") is not None or outline.text[place]:
        return False
    around = [outline.tags[one] for one in outline.above(place)]
    return "img" in within and "a" not in within and "a" not in around


def _by_names(outline: Outline, gone: dict[int, str]) -> Candidates:
    """Return what may surround the text as a class or an id says, and is in nothing that is left out."""
    found: Candidates = {}
    ends, silent, text, traits = outline.ends, outline.silent, outline.text, outline.traits
    end = 0
    for place, tag in enumerate(outline.tags):
        if place < end or silent[place]:
            continue
        if place in gone or tag in _CODE:  # programs that highlight code call its parts "comment", "tag"
            end = ends[place]
        elif (
            tag not in _KEPT
            and (text[place] or ends[place] - place > 1 or tag == "img")
            and traits(place) & AROUND
            and (named := _by_name(outline, place))
        ):
            found[place] = named
    return found


def _by_name(outline: Outline, place: int) -> tuple[str, bool] | None:
    """Return the word by which an element surrounds a text, and whether that may be most of the page."""
    traits = outline.traits(place)
    if not traits & AROUND or _is_box_of_code(outline, place):
        return None
    return word_around(outline.names(place)), bool(traits & ALWAYS)


def _is_frame(outline: Outline, place: int) -> bool:
    """Tell whether a button is the frame of a picture, which it enlarges: it is in a figure, or holds one."""
    within = outline.tags[place : outline.ends[place]]
    if _PICTURES.isdisjoint(within):
        return False
    if "figure" in within:
        return True
    is_short = outline.text[place] <= _ENLARGE
    return is_short and "figure" in [outline.tags[one] for one in outline.above(place)[:_FRAMES]]


def _words_of_frame(outline: Outline, place: int) -> Candidates:
    """Return the places within such a button that hold words alone, and no caption: "View 6 pictures"."""
    found: Candidates = {}
    one = place + 1
    while one < outline.ends[place]:
        within = outline.tags[one : outline.ends[one]]
        is_caption = outline.tags[one] == "figcaption" or outline.traits(one) & CAPTION
        is_words = outline.text[one] and _PICTURES.isdisjoint(within) and "figcaption" not in within
        if is_words and not is_caption:
            found[one] = ("button", False)
        one = outline.ends[one] if is_words or is_caption else one + 1
    return found


def _by_attributes(element: HtmlElement) -> str:
    if element.get("aria-hidden") == "true":
        return "hidden"
    if element.get("hidden") is not None and not _STREAM.match(element.get("id", "")):
        return "hidden"
    role = element.get("role")
    return role if role in _ROLES else ""


def _is_box_of_code(outline: Outline, place: int) -> bool:
    """Tell whether an element is the frame that a program puts around a block of code and its buttons."""
    block = next(
        (one for one in range(place + 1, min(outline.ends[place], place + 20)) if outline.tags[one] == "pre"), 0
    )
    return block > 0 and outline.text[block] * 2 >= outline.text[place]


def _is_note(outline: Outline, place: int) -> bool:
    """Tell whether an aside is a part of the text: one that offers nothing."""
    if outline.traits(place) & NOTE:
        return True
    end = outline.ends[place]
    return (
        end - place < _LARGEST
        and _OFFERS.isdisjoint(outline.tags[place:end])
        and any(
            outline.tags[one] == "article" or (outline.tags[one] not in _NEVER and outline.traits(one) & BODY)
            for one in outline.above(place)
        )
    )


def _is_within(outline: Outline, place: int, tag: str) -> bool:
    return any(outline.tags[one] == tag for one in outline.above(place))
