"""Sets of phrases that are looked for at the start of a line, at its end, or within it.

A line costs a few look-ups, however many phrases there are: they are found by whole words. In scripts without
blanks between words, signs are compared instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from publisher.tables.boilerplate import phrases

_UNSPACED = "\u0e00"  # from Thai on, scripts are written without blanks, or join words to others
# Letters of such scripts: between them are the dashes and quotation marks of all.
WIDE = "\u0e00-\u1cff\u2c80-\u2dff\u2e80-\uffff\U00010000-\U0010ffff"
_WIDE = re.compile(f"[{WIDE}]")
_MOST = 8  # words of a phrase at the start or end of a line
MARKS = ":,|-–—："
# `\w` has no vowel signs: without them, each word of an Indic script would fall apart.
_WORD = re.compile(r"[\w\u0300-\u036f\u05b0-\u05bd\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0df3]+")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(_WORD.findall(text))


@cache
def known(kind: str) -> Phrases:
    """Return the phrases of a kind of boilerplate (`tables.boilerplate.phrases`)."""
    return Phrases(phrases()[kind])


class Phrases:
    """Phrases in the form that `lines.key` gives to a line."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Index the phrases."""
        self.all = frozenset(phrases)
        unspaced = sorted(phrase for phrase in self.all if phrase >= _UNSPACED)
        self._unspaced = tuple(sorted(unspaced, key=len, reverse=True))
        self._by_word: dict[str, list[str]] = {}
        for phrase in sorted(self.all.difference(unspaced)):
            words = _WORD.findall(phrase)
            if words:
                self._by_word.setdefault(max(words, key=len), []).append(phrase)
        # A text has one of these words where `is_in` finds a phrase, and begins or ends with one of those where
        # `opening` or `closing` does; in scripts without blanks it need not.
        self.words = frozenset(self._by_word)
        self.first = frozenset(phrase.partition(" ")[0] for phrase in self.all)
        self.last = frozenset(phrase.rpartition(" ")[2] for phrase in self.all)

    def __contains__(self, text: str) -> bool:
        """Tell whether a text is one of the phrases."""
        return text in self.all

    def opening(self, text: str) -> str:
        """Return the longest phrase with which a text begins, "" where there is none."""
        first = text.partition(" ")[0]
        if first in self.first or first.rstrip(MARKS) in self.first:
            words = text.split(" ", _MOST)[:_MOST]
            for count in range(len(words), 0, -1):
                phrase = " ".join(words[:count])
                if phrase in self.all or (phrase := phrase.rstrip(MARKS)) in self.all:
                    return phrase
        if text >= _UNSPACED and text.startswith(self._unspaced):
            return next(phrase for phrase in self._unspaced if text.startswith(phrase))
        return ""

    def closing(self, text: str) -> str:
        """Return the longest phrase with which a text ends, "" where there is none."""
        if text.rpartition(" ")[2] in self.last:
            words = text.rsplit(" ", _MOST)[-_MOST:]
            for start in range(len(words)):
                if (phrase := " ".join(words[start:])) in self.all:
                    return phrase
        if text[-1:] >= _UNSPACED and text.endswith(self._unspaced):
            return next(phrase for phrase in self._unspaced if text.endswith(phrase))
        return ""

    def is_in(self, text: str, words: frozenset[str] | None = None) -> bool:
        """Tell whether a text holds a phrase, not as the end of a longer word; `words` are `words_of` it."""
        for word in self.words.intersection(words_of(text) if words is None else words):
            for phrase in self._by_word[word]:
                start = text.find(phrase)
                if start == 0 or (start > 0 and not text[start - 1].isalpha()):
                    return True
        return _WIDE.search(text) is not None and any(map(text.__contains__, self._unspaced))
