"""Where the comments of readers begin below an article: at their heading, their form, or the first of them.

The phrases of programs and languages are in `tables/comment_forms.tsv`. A line of a form counts only below
text, so that a link "Leave a comment" beside the byline is none; and a sentence about comments is no line of
a form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.text.date_labels import announced, is_date_line
from publisher.text.lines import LONG, ends_sentence, is_form_heading, is_prose, key
from publisher.text.phrase_sets import known

_NEAR = 15  # lines below a heading in which a notice of its form is expected
_FORM = 7  # lines below a heading in which the fields of its form are expected
_COMMENT = 12  # lines of a comment, from its writer to the link to answer
_SHORT, _NAME = 120, 60  # characters of a heading, of a writer's name
_LOOKS = 200  # how often the surroundings of a line are searched, at most
_HOURS = re.compile(r"\d{1,2}[:.h]\d\d|\b(?:am|pm|at|um|à|alle|kl)\b|\d:\d\d", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{3})?|\([\d.,]{1,8}\)")
_NOTICE = 250  # characters of a notice
_SAYING = (":", "：", "՝", "ঃ")
_FIELD = re.compile(r"[^\W\d_][^.!?。]{0,38}\s?(?:\*|\(required\)|（必須）|※)$")  # "E-Mail *"


def cut_at(lines: Sequence[str]) -> int:
    """Return the index of the line at which comments or their form begin, `len(lines)` where there are none."""
    text = _Text(lines)
    for index, line in enumerate(lines):
        if line and len(line) <= LONG and text.before(index) and text.begins(index, line):
            return index
    return len(lines)


class _Text:
    """The lines of a text, with how much text there is up to each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.sums = [0]
        for line in lines:
            self.sums.append(self.sums[-1] + _weight(line))
        self.looks = 0

    def before(self, index: int) -> int:
        return self.sums[index]

    def begins(self, index: int, line: str) -> bool:
        """Tell whether comments begin at a line below text."""
        text = key(line)
        if not text:
            return False
        mostly = self.sums[index] >= self.sums[-1] - self.sums[index + 1]
        if _is_notice(line, text):
            return mostly or self._is_form(index + 1)
        if len(line) > _SHORT:
            return False
        if is_form_heading(text):
            return True
        if text in known("headings"):
            return (mostly and " " in text) or self._is_form(index + 1) or (mostly and not self._goes_on(index))
        if mostly and len(known("cancels").closing(text)) >= _shortest_cancel(text):
            return not ends_sentence(line)  # "Answer Ada Quay Cancel reply", where the name comes first
        if known("headings").opening(text) and not ends_sentence(line):
            return self._is_form(index + 1)
        if _counts(text):
            return self._is_comment(index + 1) or self._is_form(index + 1)
        if _FIELD.match(line):
            return mostly and sum(_FIELD.match(one) is not None for one in self._next(index, 6)) >= 2
        if len(line) > _NAME:
            return False
        if self._is_signed(index, line):
            return True
        return mostly and _is_plain(line) and (self._is_above_notice(index) or self._is_above_fields(index))

    def _is_above_fields(self, index: int) -> bool:
        """Tell whether three names of fields follow: "Your name", "E-mail", "Comment", with text for help."""
        below = next((line for line in self.lines[index + 1 : index + 3] if line), "")
        if not below or key(below).rstrip(" *") not in known("field"):
            return False
        fields = {key(line).rstrip(" *") for line in self._next(index + 1, _FORM)}
        return len(fields & known("field").all) >= 3

    def _is_above_notice(self, index: int) -> bool:
        """Tell whether the next line is a notice: a heading in words that are not known stands above one."""
        below = next((line for line in self.lines[index + 1 : index + 3] if line), "")
        return 20 <= len(below) <= LONG and _is_notice(below, key(below))

    def _next(self, start: int, count: int) -> list[str]:
        """Return the next lines that are not empty, from one on."""
        self.looks += 1
        if self.looks > _LOOKS:
            return []
        found = (line for line in self.lines[start : start + 2 * count] if line)
        return [line for line, _ in zip(found, range(count), strict=False)]

    def _goes_on(self, index: int) -> bool:
        return self.sums[-1] > self.sums[index + 1]

    def _is_form(self, start: int) -> bool:
        """Tell whether a line of a form follows: a notice, a link to cancel, fields that must be filled."""
        fields = 0
        for line in self._next(start, _NEAR):
            text = key(line)
            fields += _FIELD.match(line) is not None
            if fields == 2 or (len(line) <= LONG and (_is_notice(line, text) or text in known("cancels"))):
                return True
        return False

    def _is_comment(self, start: int) -> bool:
        """Tell whether comments follow a heading: who said something, then when; links to answer."""
        near = self._next(start, _COMMENT)
        for place, line in enumerate(near):
            text = key(line)
            if text in known("answers") or _is_said(line):
                return True
            if 0 < place <= 3 and len(near[place - 1]) <= _NAME and is_date_line(line):
                return True
        return False

    def _is_signed(self, index: int, line: str) -> bool:
        """Tell whether a line names who wrote a comment: "Ada says:", then the day and hour."""
        is_said = _is_said(line)
        if not (is_said or _is_writer(line)):
            return False
        near = self._next(index + 1, 2 if is_said else 1)
        return any(_HOURS.search(one) is not None and is_date_line(one) for one in near)


def _is_notice(line: str, text: str) -> bool:
    """Tell whether a line is a notice of a form: a known one, or one on mail that explains the "*"."""
    if known("notices").is_in(text):
        return True
    return line.endswith("*") and 40 <= len(line) <= _NOTICE and any(map(text.__contains__, known("mail").all))


def _is_plain(line: str) -> bool:
    return (
        line[0].isalpha() and not ends_sentence(line) and not any(sign in line for sign in ":：|©/@0123456789")
    )


def _weight(line: str) -> int:
    """Return how much of the article's text a line is: nothing where it is no sentence."""
    if is_prose(line):
        return len(line)
    if len(line) < 12 or not ends_sentence(line) or line.endswith((":", "：")):
        return 0
    width = len(line) + sum(sign > "\u2e7f" for sign in line)
    return width if width >= 40 else 0


def _shortest_cancel(text: str) -> int:
    return 4 if text[-1:] > "\u2e7f" else 10


def _counts(text: str) -> bool:
    """Tell whether a `key` counts comments: "3 comments", "Comments (3)", "3 thoughts on “The ferry”"."""
    if not any(map(str.isdigit, text)):
        opening = known("counts").opening(text)
        return " " in opening and opening != text
    rest = " ".join(_NUMBER.sub(" ", text).split()).strip(" :()（）")
    return rest in known("counts") or " " in known("counts").opening(rest)


def _is_said(line: str) -> bool:
    """Tell whether a line ends as the line above a comment does: "Ada Quay says:"."""
    if len(line) > _NAME or not line.endswith(_SAYING):
        return False
    text = key(line).rstrip("՝ঃ")
    says = known("says")
    return text not in says and len(text.split()) <= 7 and bool(says.closing(text) or says.opening(text))


def _is_writer(line: str) -> bool:
    """Tell whether a line could be a name before a comment ("Ада Причал:"), and is no label of a date."""
    return len(line) <= _NAME and line.endswith(_SAYING) and len(line.split()) <= 4 and not announced(line)
