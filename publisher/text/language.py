"""The language of a text, the direction of a language, and the phrases of our web pages in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from publisher.tables import encodings
from publisher.tables.page_words import SAME, TRADITIONAL, rows
from publisher.tables.stopwords import BLOCKS, DEVANAGARI, OTHER_ARABIC, PERSIAN, STOPWORDS, URDU
from publisher.text.lazy import lazy

# Vietnamese as it is written today: a letter with its tone is one character.
ALPHABETS = {
    **encodings.ALPHABETS,
    "vi": encodings.ALPHABETS["vi"] + "".join(map(chr, range(0x1EA0, 0x1EFA))),
}
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = lazy("[^\x00-\u02ff]")
_MARKS = ".,;:!?\"'()[]*“”„’"  # that are often at the end of a word or before it
_GLIMPSE, _SAMPLE = 1200, 6000  # characters that are looked at: more where the first do not decide
_NOTHING = 0.02  # of the first words; a text with fewer small words is in none of the languages
_FEWEST = 9  # words; of fewer nothing is said
_SHORT = 40  # words of a text that letters alone may tell
_DISTINCT = 3  # different letters that together tell a language
_FEW_LETTERS = 4  # letters beyond ASCII; fewer may be those of a foreign name
_MANY_LETTERS = 8  # so many tell a language that alone writes them all
_SHARE = 0.12  # of the words that must be small words of the language


def detect(text: str) -> str:
    """Name the language of a text (ISO 639-1), "" where it is too short or two languages come close.

    Looks at the first 6,000 characters, and at the first 1,200 only where these decide clearly.
    """
    found, share = _detected(text[:_GLIMPSE], close=0.8)
    if found or share < _NOTHING:
        return found
    return _detected(text[:_SAMPLE], close=0.91)[0]


# Tags of one language, or of languages that share most of their words.
_ALIKE = (
    "no nb nn da",
    "sr hr bs sh cnr me",
    "id ms",
    "zh yue",
    "fa prs tg",
    "tl fil",
    "pt gl",
    "nl af",
)
_GROUPS = {tag: group for group in _ALIKE for tag in group.split()}
_FITS = 0.05  # of the words that are small words of a language in which a text is
_OWN = 0.25  # of the words that are small words of a language in which a text surely is
_MORE = 1.4  # times as many small words of another language contradict a claim
_CLEAR = 20  # words; of fewer nothing is said against a claim
_DEVANAGARI = frozenset({"hi", "mr", "ne"})
_WITHOUT_BLANKS = frozenset("zh ja th km my lo".split())


def contradicted(text: str, tag: str) -> str:
    """Return the language of a text that is clearly not in the language that a tag claims, "" otherwise."""
    claimed = tag.partition("-")[0].lower()
    sample = text[:_GLIMPSE].lower()
    words = sample.split()
    small = _set_of(claimed)
    if claimed in _DEVANAGARI:
        found = detect(text)
        return found if found in _DEVANAGARI - {claimed, "hi"} else ""
    if not small or len(words) < _CLEAR:
        return _other_script(sample, claimed) if small and not sample.isascii() else ""
    fitting = sum(word in small for word in words)
    if fitting >= _OWN * len(words):
        return ""
    found = detect(text)
    if not found or found == claimed or found in _GROUPS.get(claimed, claimed).split():
        return ""
    known = _set_of(found)
    clear = fitting < _FITS * len(words) or sum(word in known for word in words) >= _MORE * fitting
    return found if clear or _is_foreign(sample, claimed, found) else ""


def _other_script(sample: str, claimed: str) -> str:
    # Chinese, Japanese, Thai, Khmer and Burmese write no blanks between words; their script tells them.
    if claimed in _WITHOUT_BLANKS:
        return ""
    found = _by_script(sample, _counted(sample), 0)
    return found if found in _WITHOUT_BLANKS else ""


def _is_foreign(sample: str, claimed: str, found: str) -> bool:
    """Whether a text has letters that only the language has that was found, and not the claimed one."""
    alphabet, other = ALPHABETS.get(found), ALPHABETS.get(claimed)
    if not alphabet or not other:
        return False
    strange = [letter for letter in sample if letter > "\x7f" and letter.isalpha() and letter not in other]
    return len(strange) >= _MANY_LETTERS and all(letter in alphabet for letter in strange)


@cache
def _set_of(language: str) -> frozenset[str]:
    return frozenset(STOPWORDS.get({"nb": "no", "nn": "no"}.get(language, language), "").split())


def _detected(text: str, close: float) -> tuple[str, float]:
    # The language, and the share of its small words; `close` is what the second may reach of the first's count.
    words = _counted(text.lower())
    total = sum(words.values())
    by_script = "" if text.isascii() else _by_script(text, words, total)
    if by_script or total < _FEWEST:
        return by_script or _by_own_letters(words, total), 1.0
    known = _small_words()
    scores: dict[str, float] = {}
    counts: dict[str, int] = {}
    for word, times in words.items():
        languages = known.get(word, ())
        for language in languages:  # a word of few languages says more than one of many
            scores[language] = scores.get(language, 0.0) + times / len(languages)
            counts[language] = counts.get(language, 0) + times
    if not scores:
        return _by_own_letters(words, total), 1.0
    fitting = _weigh_letters(scores, words)
    (language, best), *others = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    is_close = bool(others) and others[0][1] > close * best
    enough = _SHARE / 2 if fitting == [language] else _SHARE
    if counts[language] < enough * total or is_close:
        return _by_own_letters(words, total), counts[language] / total
    return language, counts[language] / total


def _by_own_letters(words: Mapping[str, int], total: int) -> str:
    """Name the language of a short text whose letters beyond ASCII one alphabet alone holds, "" for none.

    Two words must hold such letters, a quarter of all (of a few words half), and there must be three of them,
    or one of its own.
    """
    special = {word for word in words if not word.isascii()} if total <= _SHORT else set()
    letters = {letter for word in special for letter in word if letter > "\x7f"}
    if len(special) < 2 or len(special) * (2 if total < _FEWEST else 4) < len(words):
        return ""
    fitting = [tag for tag, alphabet in ALPHABETS.items() if tag != "en" and letters.issubset(alphabet)]
    if len(fitting) != 1:
        return ""
    others = {letter for tag, alphabet in ALPHABETS.items() if tag not in fitting for letter in alphabet}
    return fitting[0] if len(letters) >= _DISTINCT or letters - others else ""


def _weigh_letters(scores: dict[str, float], words: Mapping[str, int]) -> list[str]:
    """Take from each language's score for letters beyond ASCII that it does not write; return those with all.

    Returns none where there are few such letters.
    """
    letters = Counter[str]()
    for word, times in words.items():
        if not word.isascii():
            for letter in word:
                if letter > "\x7f":
                    letters[letter] += times
    total = sum(letters.values())
    fitting: list[str] = []
    for language in scores if total >= _FEW_LETTERS else ():
        if alphabet := ALPHABETS.get(language):
            foreign = sum(times for letter, times in letters.items() if letter not in alphabet)
            scores[language] *= max(0.0, 1 - foreign / total)
            if not foreign:
                fitting.append(language)
    return fitting if total >= _MANY_LETTERS else []


@cache
def _small_words() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in STOPWORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _counted(text: str) -> dict[str, int]:
    # How often each word occurs. Most of what is between blanks and marks is a word, and comes again:
    # asking `_WORD` for all of them costs twice as much.
    for mark in _MARKS:
        text = text.replace(mark, " ")
    words: dict[str, int] = {}
    for piece, times in Counter(text.split()).items():
        if piece.isalpha():
            words[piece] = words.get(piece, 0) + times
        else:
            for word in _WORD.findall(piece):
                words[word] = words.get(word, 0) + times
    return words


def _by_script(text: str, words: Mapping[str, int], total: int) -> str:
    letters = [letter for letter in _FOREIGN.findall(text) if letter.isalpha()]
    if len(letters) < 8 or 3 * len(letters) < total:  # a word has a letter at least
        return ""
    if 3 * len(letters) < sum(len(word) * times for word, times in words.items()):
        return ""
    counts = {language: sum(low <= letter <= high for letter in letters) for language, low, high in BLOCKS}
    if counts["ja"] * 10 > len(letters):
        return "ja"
    language = max(counts, key=lambda name: (counts[name], name))
    if counts[language] * 2 < len(letters):
        return ""
    if language == "hi":
        return _in_devanagari(text)
    return _in_arabic_letters(letters) if language == "ar" else language


def _in_devanagari(text: str) -> str:
    # Endings and small words: of Marathi and Nepali no other language in this script has them.
    words = text[:_GLIMPSE].replace("।", " ").replace(".", " ").replace(",", " ").split()
    for language, ends, alone in DEVANAGARI:
        if sum(word in alone or (len(word) > 4 and word.endswith(ends)) for word in words) * 12 > len(words):
            return language
    return "hi"


def _in_arabic_letters(letters: list[str]) -> str:
    # The script alone does not separate its languages: each has letters of its own.
    if any(letter in OTHER_ARABIC for letter in letters):
        return ""
    if any(letter in URDU for letter in letters):
        return "ur"
    return "fa" if any(letter in PERSIAN for letter in letters) else "ar"


# Source: Unicode CLDR 48, script metadata (which scripts run from right to left) and likely subtags
# (which script a language is written in where its tag names none).
_RTL_SCRIPTS = frozenset("adlm arab hebr mand mend nkoo rohg samr syrc thaa".split())
_RTL_LANGUAGES = frozenset(
    "ar arc arz ary azb bal bgn bqi ckb dv fa glk he iw ji khw ks lrc mzn nqo ota pnb prs ps rhg sd sdh skr"
    " syr trw ug ur yi".split()
)
# Languages that one country writes in another script than the rest.
_RTL_COUNTRIES = frozenset({("az", "ir"), ("pa", "pk"), ("uz", "af")})


def direction(language: str) -> str:
    """Return "rtl" or "ltr" by a language tag (BCP 47); "" is "ltr"."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    abroad = any((first, part) in _RTL_COUNTRIES for part in rest)
    return "rtl" if first in _RTL_LANGUAGES or abroad else "ltr"


_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language: `phrases["newest"]` is "Newest"; `foreign` where the site's has none."""

    language: str
    foreign: bool
    phrases: Mapping[str, str]


def words(language: str) -> Words:
    """Find the phrases for a site's language (BCP 47; "" is English)."""
    first, *rest = language.lower().split("-")
    code = SAME.get(first, first) or _FALLBACK
    if code == "zh" and TRADITIONAL & set(rest) and "hans" not in rest:
        code = "zh-Hant"
    known = rows()
    return Words(code, False, known[code]) if code in known else Words(_FALLBACK, True, known[_FALLBACK])
