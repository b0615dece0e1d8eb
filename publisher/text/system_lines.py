"""Lines that publishing systems print around a text: trails of sections, counters, permalinks, switches.

All are recognised by their shape and a few words (`tables/boilerplate.tsv`), not by phrases. Every function
takes the `key` of a line that is no longer than a few hundred characters.
"""

from __future__ import annotations

import re

from publisher.text.phrase_sets import known, words_of

_ARROWS = frozenset("»›>→❯▸▶|/•·∙:：")
_ARROW = re.compile(f"[{''.join(sorted(_ARROWS))}]")
_FULL_STOPS = frozenset(".。।")
_TRAIL = re.compile(r"\s{1,3}[/|•·∙]\s{1,3}|\s{0,3}(?:[»›>→❯▸▶]|::)\s{0,3}")
_BARS = re.compile(r"\s{0,3}[|•·∙;]\s{0,3}")
_NUMBER = re.compile(r"[(\[]?\d[\d.,'\u202f\u066b\u066c]{0,12}(?:k|m)?[)\]]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"[A-Z](?<=[^\x00-`{-\x7f].)")  # holds where `_GLUE` does, and is found faster
_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_LONGEST_TRAIL, _LONGEST_COUNTER, _LONGEST_FONT, _LONGEST_ROW = 200, 80, 60, 200
_RUN = 3  # parts of a row of links that are glued together


def is_system_line(line: str, text: str) -> bool:
    """Tell whether a line is one of these.

    Args:
        line: the line without white space at its ends.
        text: its `lines.key`.
    """
    if is_font_switch(text) or is_glued_row(line, text):
        return True
    if not _ARROW.search(text):
        return is_counter(text)
    return is_permalink_line(text) or (line[-1] not in _FULL_STOPS and is_trail(text)) or is_counter(text)


def parts_of_trail(text: str) -> list[str]:
    """Return the parts of a trail ("Home / News / Harbour"), none where there are fewer than two."""
    if len(text) > _LONGEST_TRAIL or not _ARROW.search(text):
        return []
    parts = _TRAIL.split(text)
    return parts if len(parts) > 1 else []


def is_trail(text: str) -> bool:
    """Tell whether a line is the trail from the front page to this one: "Home » News", "You are here: Home"."""
    parts = parts_of_trail(text)
    if parts and parts[0] in known("home"):
        return True
    here = known("here").opening(text)
    if not here or len(text) > _LONGEST_TRAIL:
        return False
    rest = text[len(here) :].lstrip()
    return bool(rest) and (rest[0] in _ARROWS or _TRAIL.split(rest)[0] in known("home"))


def has_number(text: str) -> bool:
    """Tell whether there is a digit in a text."""
    return _DIGIT.search(text) is not None


def is_counter(text: str) -> bool:
    """Tell whether a line says only how often a text was read, or its number: "Views: 1,204", "Hits 12"."""
    if len(text) > _LONGEST_COUNTER or not has_number(text) or _YEAR.fullmatch(text[-4:].strip()):
        return False
    return all(_counts(part) for part in _BARS.split(text))


def _counts(part: str) -> bool:
    rest = " ".join(_NUMBER.sub(" ", part).split()).strip(" :：()#-–")
    return rest != part and rest in known("counter")


def is_font_switch(text: str) -> bool:
    """Tell whether a line sets the size of letters: "Font size: A A A", "A+ A-"."""
    if len(text) > _LONGEST_FONT:
        return False
    label = known("font").opening(text)
    if label:
        sizes = words_of(text[len(label) :])
        return bool(sizes) and sizes <= known("sizes").all
    return text.startswith("a") and len(text) > 1 and words_of(text) <= {"a", "aa", "aaa"}


def is_permalink_line(text: str) -> bool:
    """Tell whether a line has a permalink or trackback among its parts: "Posted by Ada | Permalink"."""
    if len(text) > _LONGEST_ROW:
        return False
    parts = _BARS.split(text)
    links = known("permalink")
    return len(parts) > 1 and any(_NUMBER.sub("", part).strip(" :()") in links for part in parts)


def is_glued_row(line: str, text: str) -> bool:
    """Tell whether a line is a row of links to share without blanks: "Email ThisBlogThis!Share to X"."""
    if "blogthis" in text:
        return len(line) <= _LONGEST_ROW
    if len(line) > _LONGEST_ROW or ". " in line or not _GLUED.search(line):
        return False
    parts = _GLUE.split(line)
    if len(parts) < _RUN or max(map(len, parts)) > 40:
        return False
    networks = known("network").all
    return sum(not networks.isdisjoint(words_of(part.lower())) for part in parts) >= 2
