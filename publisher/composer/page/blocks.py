"""What within an article's element is no text of it: its title, lines on it, boilerplate, links to other stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.names import ABOUT, AUTHOR, CAPTION, LEDE, TEASER
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.text.bylines import byline
from publisher.text.clean import letters
from publisher.text.date_labels import is_date_line
from publisher.text.lazy import lazy
from publisher.text.lines import is_boilerplate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINE = 400  # characters of a block that may be a title, a byline or boilerplate
_LARGEST = 400  # elements of such a block
_CHECKED = 10_000  # blocks that are checked for boilerplate; no page has so many
_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 span time ul ol dl section a strong header".split())
_BOXES = frozenset("div section article header details".split())
_LISTS = frozenset("ul ol dl p table figure".split())
_SENTENCES = frozenset("span time a strong".split())
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "|", "•", "·", "-", "–", "—")
_PICTURES = frozenset(
    "img picture svg video audio iframe object embed pre area noscript amp-img math input".split()
)
_KEPT = frozenset("pre code figure".split())  # no line of these is looked at
_FIRST = 60  # characters of a paragraph that begins the text
_COUNTER = lazy(
    r"\d{1,3}\s?(?:/|[^\W\d_]{1,4})\s?\d{1,3}\W{0,3}$"
)  # of a gallery's pictures: "3 / 12", "3 of 12"
_TEASER = 600  # characters of a teaser of another story
_REPEATED = 500  # characters of the prose of a box that may say the same again
_COMPARED = 50  # such boxes
_BIO = 1500  # characters of a box on the author
_TEASED = frozenset("div section article li a ul ol p header".split())


class Furniture:
    """Finds what is no text within an article's element."""

    def __init__(self, outline: Outline, main: int, gone: dict[int, str], title: str) -> None:
        self.outline = outline
        self.main = main
        self.gone = gone
        self.title = letters(title)
        self.words = frozenset(title.lower().split())
        self.judged: dict[str, bool] = {}
        own = [place for place in range(main, outline.ends[main]) if outline.own[place]]
        self.first = next(
            (place for place in own if outline.own[place] >= _FIRST and not self._is_about(place)), main
        )
        self.top = next(
            (place for place in own if place > self.first and outline.own[place] >= _FIRST), self.first
        )
        self.middle = _middle(outline, own) if own else main
        self.last = own[-1] if own else main
        self.boxes: dict[tuple[int, int, int, int], int] = {}  # the first box with such weights
        self.compared = 0
        self.quoted = 0  # the end of a quotation
        self.kept = 0  # the end of a list of links in the text

    def found(self) -> dict[int, str]:
        """Return the places of the outermost elements, with the reasons."""
        outline, found = self.outline, {}
        end, seen = self.main + 1, 0
        for place in range(self.main + 1, outline.ends[self.main]):
            if place < end:
                continue
            tag = outline.tags[place]
            if place in self.gone or outline.silent[place] or tag in _KEPT or outline.names[place] & CAPTION:
                end = outline.ends[place]
                continue
            if not outline.text[place]:
                continue
            seen += 1
            if seen < _CHECKED and (reason := self.reason_of(place)):
                found[place] = reason
                end = outline.ends[place]
        prose = [outline.prose[place] for place, reason in found.items() if reason == "teaser"]
        if sum(prose) * 3 > outline.prose[self.main]:  # a page that lists stories
            return {place: reason for place, reason in found.items() if reason != "teaser"}
        return found

    def reason_of(self, place: int) -> str:
        """Return why a block is no text, "" where it is."""
        tag = self.outline.tags[place]
        reason = self._by_weight(place, tag)
        size = self.outline.ends[place] - place
        if not reason and self.outline.text[place] <= _LINE and size <= _LARGEST and tag in _BLOCKS:
            return self._by_words(place, tag)
        return reason

    def _is_about(self, place: int) -> bool:
        names, parents = self.outline.names, self.outline.parents
        return bool((names[place] | names[parents[place]]) & ABOUT)

    def _by_weight(self, place: int, tag: str) -> str:
        outline = self.outline
        links, linked, text = outline.links[place], outline.linked[place], outline.text[place]
        if outline.prose[place] >= _REPEATED and tag in _BOXES and self._is_repeated(place):
            return "repeated"
        if tag in _BOXES and place >= self.kept:
            if links >= 2 and linked * 10 >= text * 6:
                return "links"
        elif tag in _LISTS and links and linked * 10 >= text * 6:
            if self.first < place < self.last and tag in {"ul", "ol", "p"} and links >= 2:
                self.kept = max(self.kept, outline.ends[place])
            elif tag == "p":
                if links == 1 and place > self.last and linked * 10 >= text * 9:
                    return "links"
            elif links >= 2:
                return "links"
        names = outline.names[place]
        if names & TEASER and links and text <= _TEASER and linked * 5 >= text and tag in _TEASED:
            return "teaser"
        if names & AUTHOR and place > self.middle and text <= _BIO and tag in _TEASED:
            return "author"
        if place < self.first < outline.ends[place] or place > self.top:
            return ""
        if text <= 300 and not outline.prose[place] and tag not in HEADINGS:
            if (names & ABOUT and not names & LEDE) or tag in {"time", "address"}:
                return "byline"
        return ""

    def _is_repeated(self, place: int) -> bool:
        """Tell whether a box says the same as one before it: for small screens, a page may hold its text again."""
        outline = self.outline
        key = (outline.text[place], outline.prose[place], outline.linked[place], outline.links[place])
        first = self.boxes.setdefault(key, place)
        if outline.ends[first] > place or self.compared >= _COMPARED:
            return False
        self.compared += 1
        one, other = outline.elements[first], outline.elements[place]
        return "".join(one.itertext()).split() == "".join(other.itertext()).split()

    def _by_words(self, place: int, tag: str) -> str:
        outline = self.outline
        words = " ".join(" ".join(outline.elements[place].itertext()).split())
        if not words:
            return ""
        if tag == "blockquote":
            self.quoted = outline.ends[place]
        reason = ""
        if tag in HEADINGS and (
            letters(words) == self.title or (place < self.first and self._is_title(words, tag))
        ):
            reason = "title"
        elif (
            place < self.first
            and len(words) <= 80
            and place >= self.quoted
            and (byline(words) or is_date_line(words))
        ):
            reason = "byline"
        elif len(words) <= 160 or (len(words) <= 200 and words[-1] not in ".。!"):
            if tag not in _SENTENCES or not _is_of_sentence(outline.elements[place]):
                if words not in self.judged:
                    self.judged[words] = is_boilerplate(words)
                if self.judged[words]:
                    reason = "boilerplate"
        if not reason and len(words) < 16 and _COUNTER.match(words):
            reason = "counter"
        if reason and not _is_words(outline, place):
            return ""
        return reason

    def _is_title(self, words: str, tag: str) -> bool:
        said = words.lower().split()
        return tag == "h1" or (len(said) > 2 and sum(word in self.words for word in said) * 10 >= len(said) * 7)


def furniture(outline: Outline, main: int, gone: dict[int, str], title: str) -> dict[int, str]:
    """Return what is no text within an element: the places of the outermost elements, with the reasons."""
    return Furniture(outline, main, gone, title).found()


def emptied(outline: Outline, main: int, gone: dict[int, str]) -> dict[int, str]:
    """Return the headings at the end of a text of whose sections nothing is left."""
    waiting: list[int] = []  # headings below which nothing stood yet
    last = 0  # what was left out
    end = main + 1
    for place in range(main + 1, outline.ends[main]):
        if place < end:
            continue
        tag = outline.tags[place]
        if place in gone:
            end = outline.ends[place]
            last = place
        elif tag in HEADINGS and outline.text[place] <= _LINE and _is_words(outline, place):
            waiting.append(place)
            end = outline.ends[place]
        elif tag in _PICTURES or _says(outline, place):
            waiting = []
    return dict.fromkeys((place for place in waiting if place < last), "empty section")


def _is_words(outline: Outline, place: int) -> bool:
    """Tell whether an element is words alone, without a picture or a block of code."""
    return _PICTURES.isdisjoint(outline.tags[place : outline.ends[place]])


def _says(outline: Outline, place: int) -> bool:
    text = outline.elements[place].text
    if text and not text.isspace() and not outline.silent[place]:
        return True
    tail = outline.elements[place].tail
    return bool(tail and not tail.isspace())


def furniture_above(outline: Outline, block: int, gone: dict[int, str], title: str) -> dict[int, str]:
    """Return what is no text within a block above the body, which may be the block itself."""
    one = Furniture(outline, block, gone, title)
    one.first = one.top = outline.ends[block]
    if outline.text[block] and (reason := one.reason_of(block)):
        return {block: reason}
    return one.found()


def _is_of_sentence(element: HtmlElement) -> bool:
    """Tell whether a sentence runs through an element: "Read <a>about us</a>." is not the name of a page."""
    previous = element.getprevious()
    above = element.getparent()
    before = (above.text if previous is None else previous.tail) or ""
    after = (element.tail or "").lstrip()
    return bool(before.strip() and not before.rstrip().endswith(_SENTENCE_END)) or after[:1].isalpha()


def _middle(outline: Outline, own: list[int]) -> int:
    """Return the place at which half of the prose has been said."""
    half = sum(outline.own[place] for place in own) / 2
    said = 0
    for place in own:
        said += outline.own[place]
        if said >= half:
            return place
    return own[-1]
