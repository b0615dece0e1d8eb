"""Short blocks of an article's element that are no text of it, known by their words: title, byline, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.outline import HEADINGS, Outline
from publisher.composer.page.span import Span
from publisher.text.bylines import byline
from publisher.text.clean import letters
from publisher.text.date_labels import is_date_line
from publisher.text.lazy import lazy
from publisher.text.lines import is_boilerplate, key
from publisher.text.system_lines import is_trail

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LINE = 400  # characters of a block that may be a title, a byline or boilerplate
_LARGEST = 400  # elements of such a block
_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 span time ul ol dl section a strong header".split())
_INLINE = frozenset("span time a strong".split())
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "|", "•", "·", "-", "–", "—")
PICTURES = frozenset(
    "img picture svg video audio iframe object embed pre area noscript amp-img math input".split()
)
# Of a gallery's pictures: "3 / 12", "3 of 12".
_NUMBER = lazy(r"\d{1,3}\s?(?:/|[^\W\d_]{1,4})\s?\d{1,3}\W{0,3}$")


class Lines:
    """Tells why short blocks of one element are no text; asked in document order."""

    def __init__(self, outline: Outline, span: Span, title: str) -> None:
        self._outline = outline
        self._span = span
        self._title = letters(title)
        self._words = frozenset(title.lower().split())
        self._judged: dict[str, bool] = {}  # elements within elements often hold the same words
        self._quoted = 0  # the end of a quotation

    def reason(self, place: int) -> str:
        """Return why a block is no text, "" where it is, or is no short block."""
        outline = self._outline
        tag, end = outline.tags[place], outline.ends[place]
        if tag == "blockquote":
            self._quoted = end
        if outline.text[place] > LINE or end - place > _LARGEST or tag not in _BLOCKS:
            return ""
        element = outline.elements[place]
        said = element.text or "" if end - place == 1 else " ".join(element.itertext())
        words = " ".join(said.split())
        reason = self._of_words(place, tag, words) if words else ""
        return reason if reason and is_words(outline, place) else ""

    def _of_words(self, place: int, tag: str, words: str) -> str:
        is_top = place < self._span.first
        if tag in HEADINGS and (letters(words) == self._title or (is_top and self._says_title(words, tag))):
            return "title"
        if is_top and len(words) <= 80 and place >= self._quoted and (byline(words) or is_date_line(words)):
            return "byline"
        if len(words) < 16 and _NUMBER.match(words):
            return "number"
        return "boilerplate" if self._is_boilerplate(place, tag, words) else ""

    def _says_title(self, words: str, tag: str) -> bool:
        """Tell whether a heading above the text is the title in other words."""
        said = words.lower().split()
        return tag == "h1" or (
            len(said) > 2 and sum(word in self._words for word in said) * 10 >= len(said) * 7
        )

    def _is_boilerplate(self, place: int, tag: str, words: str) -> bool:
        if len(words) > 160 and (len(words) > 200 or words[-1] in ".。!"):
            return False
        if tag in _INLINE and _is_of_sentence(self._outline.elements[place]):
            return False
        if words not in self._judged:
            self._judged[words] = is_boilerplate(words)
        return self._judged[words] and not self._is_trail_with_more(place, words)

    def _is_trail_with_more(self, place: int, words: str) -> bool:
        """Tell whether a block begins with a trail of sections and holds a headline or a lede, too."""
        within = self._outline.tags[place + 1 : self._outline.ends[place]]
        return not HEADINGS.isdisjoint(within) and is_trail(key(words))


def is_words(outline: Outline, place: int) -> bool:
    """Tell whether an element is words alone, without a picture or a block of code."""
    return PICTURES.isdisjoint(outline.tags[place : outline.ends[place]])


def _is_of_sentence(element: HtmlElement) -> bool:
    """Tell whether a sentence runs through an element: "Read <a>about us</a>." is not the name of a page."""
    previous, above = element.getprevious(), element.getparent()
    text = previous.tail if previous is not None else above.text if above is not None else ""
    before = (text or "").rstrip()
    after = (element.tail or "").lstrip()
    return bool(before and not before.endswith(_SENTENCE_END)) or after[:1].isalpha()
