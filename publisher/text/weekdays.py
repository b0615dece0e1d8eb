"""The weekdays of a story's first paragraph, and whether they can date it: "announced on Wednesday".

A weekday counts only where its own clause says that the day has passed: by a verb of announcing, reporting or
deciding, or by another past form. Where the clause points ahead, tells what is usual, or leaves it open, it
does not. The words of each language are in `tables/weekday_clauses.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from publisher.tables import contents
from publisher.tables.stopwords import BLOCKS, STOPWORDS
from publisher.text.dates import month_names
from publisher.text.language import detect
from publisher.text.lazy import lazy

SAID = "said"  # the verdict of a weekday on which something was announced, reported or decided
LEAD = 1000  # characters of the first paragraph that are read
_MOST = 12  # weekdays of one paragraph that are judged
_INTRODUCTION = 12  # words of a clause without a verb that opens a sentence: "In a letter on Monday, ..."


class Weekday(NamedTuple):
    """A weekday of a text, as written, and what its clause says of it."""

    word: str
    # "said" or "past", by which it can date the story, or why it cannot: "other" (its neighbours make it
    # another week's day, a limit, or every such day), "several", "dated", "quoted", "ahead", "open", "foreign"
    verdict: str


# -- the words of a language ---------------------------------------------------------------------------------

_UNSPACED = ("zh", "ja", "ko", "th")  # languages that write a weekday in one with what surrounds it
_LETTERS = '[^\\s.,;:!?()"“”«»。，！？、।]{0,14}'
_STOP = '[.!?](?=[\\s"”»’)]|\\Z)|[。！？।۔؟]'
_BORDER = '(?<!\\d)[,،，、]|[,،，、](?!\\d)|[;:؛；：()\\[\\]–—…"“”„«»]|\\s-\\s'
_KINDS = ("clause", "none", "said", "aux", "ahead", "past", "glue")
# Parts of the day that are written in one with it: "Mittwochabend".
_PARTS = "abend|morgen|vormittag|nachmittag|nacht|früh|mittag|aften|kveld|morgon|kväll|avond|ochtend|middag"
_PART = lazy(f"(?<=tag|dag|och)(?:{_PARTS})\\Z")


class _Grammar(NamedTuple):
    """How one language says when something happened."""

    marks: re.Pattern[str]  # days, verbs and borders of clauses, each a group that is named by its kind
    before: re.Pattern[str]  # what may not end directly before a weekday
    after: re.Pattern[str]  # what may not begin directly after it
    opens: re.Pattern[str]  # how a clause without a verb begins that belongs to the next: "In a letter"
    topic: re.Pattern[str] | None  # what the verb at the end of the sentence follows
    inner: re.Pattern[str] | None  # what another verb of the sentence follows
    final: bool  # the main verb ends the sentence
    capital: bool  # weekdays have a capital


@cache
def _table() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for line in contents("weekday_clauses.tsv").splitlines():
        if not line.startswith("#"):
            language, kind, words = line.split("\t")
            rows.setdefault(language, {})[kind] = words
    return rows


@cache
def _days() -> dict[str, dict[str, int]]:
    """Return the weekdays of each language as written in the table, 0 for Monday."""
    found: dict[str, dict[str, int]] = {}
    for language, kinds in _table().items():
        days = (day.partition("=") for day in kinds["day"].split("|"))
        found[language] = {word: int(number) - 1 for number, _, words in days for word in words.split(",")}
    return found


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return the languages of each weekday, in lower case."""
    found: dict[str, list[str]] = {}
    for language, days in _days().items():
        for word in days:
            found.setdefault(word.lower(), []).append(language)
    return {word: tuple(dict.fromkeys(languages)) for word, languages in found.items()}


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Return the weekdays by their first words, the longest first."""
    found: dict[str, list[str]] = {}
    for word, languages in sorted(_languages().items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if languages[0] not in _UNSPACED and (first := _TOKEN.match(word)):
            found.setdefault(first[0], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


@cache
def _unspaced() -> re.Pattern[str]:
    words = {word for language in _UNSPACED for word in _days()[language]}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def number_of(word: str) -> int | None:
    """Return the number of a weekday in any language, 0 for Monday; None where the word is none."""
    word = word.lower()
    for language in _languages().get(word, ()):
        for day, number in _days()[language].items():
            if day.lower() == word:
                return number
    return None


@cache
def _grammar(language: str) -> _Grammar:
    kinds = _table()[language]
    start, end = ("", "") if language in _UNSPACED else ("(?<![^\\W_])", "(?![^\\W_])")
    start += f"[{kinds['prefix']}]{{0,2}}" if "prefix" in kinds else ""
    days = "|".join(map(re.escape, sorted(_days()[language], key=lambda word: (-len(word), word))))
    groups = [f"(?P<stop>{_STOP})", f"(?P<day>{start}(?:{days})(?:{_PARTS})?{end})"]
    groups += [f"(?P<{kind}>{start}(?:{_alternatives(kinds[kind])}){end})" for kind in _KINDS if kind in kinds]
    groups.append(f"(?P<border>{_BORDER})")
    before, after, article = (_alternatives(kinds.get(kind, "")) for kind in ("before", "after", "article"))
    return _Grammar(
        re.compile("|".join(groups), re.IGNORECASE),
        re.compile(f"{start}(?:{before})\\s{{0,2}}(?:(?:{article or '(?!)'})\\s{{0,2}})?\\Z", re.IGNORECASE),
        re.compile(f"\\s{{0,2}}(?:{after or '(?!)'}){end}", re.IGNORECASE),
        re.compile(f"\\s{{0,2}}(?:{_alternatives(kinds.get('opens', '')) or '(?!)'}){end}", re.IGNORECASE),
        re.compile(f"(?:{_alternatives(kinds['topic'])})\\s?\\Z") if "topic" in kinds else None,
        re.compile(f"(?:{_alternatives(kinds['inner'])})\\s\\Z") if "inner" in kinds else None,
        final="order" in kinds,
        capital=all(word[:1].isupper() for word in _days()[language]),
    )


def _alternatives(words: str) -> str:
    """Write listed words as one expression: "*" is some letters, {..} an expression of its own."""
    made = []
    for word in re.split(r"\|(?![^{}]*\})", words):
        parts = re.split(r"(\{[^{}]*\}|\*)", word)
        made.append("".join(_expression(part) for part in parts))
    return "|".join(filter(None, made))


def _expression(part: str) -> str:
    if part[:1] == "{":
        return part[1:-1]
    return _LETTERS if part == "*" else re.escape(part).replace("\\ ", "\\s{1,2}")


# -- weekdays of a text --------------------------------------------------------------------------------------

_TOKEN = lazy('[^\\s.,;:!?()\\[\\]"“”„«»।۔،؛؟–—…\u200c/]+')
_QUOTED = lazy('“[^“”]{1,400}[”“]|„[^„“”]{1,400}[“”]|«[^«»]{1,400}»|"[^"]{1,400}"|「[^「」]{1,400}」')
_POSSESSIVE = lazy("['’]s?\\Z")
_SCRIPTS = frozenset({language for language, _, _ in BLOCKS} | {"fa", "ur"})


class _Mention(NamedTuple):
    word: str
    start: int
    end: int
    languages: tuple[str, ...]


def weekdays_in(text: str, more: str = "") -> tuple[Weekday, ...]:
    """Return the weekdays of a paragraph in its order, each with what its clause says of it.

    `more` is what follows the paragraph; it helps to tell the language. Parts of names ("Fans of Wednesday
    Addams", "Plácido Domingo") are left out.
    """
    lead = text[:LEAD]
    mentions = list(islice(_mentions(lead), _MOST))
    if not mentions:
        return ()
    detected = (detect(f"{lead}\n{more}") if more else "") or detect(lead) or detect(text)
    quoted = [match.span() for match in _QUOTED.finditer(lead)]
    found: list[Weekday] = []
    for index, mention in enumerate(mentions):
        language = _language_of(lead, mention, detected)
        if _is_name(lead, mention, _grammar(language or mention.languages[0]).capital):
            continue
        if not language:
            verdict = "foreign"
        elif any(start < mention.start < end for start, end in quoted):
            verdict = "quoted"
        else:
            neighbours = [*mentions[max(0, index - 1) : index], *mentions[index + 1 : index + 2]]
            verdict = _beside(lead, mention, neighbours, language) or _verdict(lead, mention, language)
        found.append(Weekday(mention.word, verdict))
    return tuple(dict.fromkeys(found))


def _mentions(text: str) -> Iterator[_Mention]:
    phrases, done = _phrases(), 0
    for match in _TOKEN.finditer(text):
        if match.start() < done:
            continue
        for skipped, token in _forms(match[0]):
            start = match.start() + skipped
            found = next((p for p in phrases.get(token.lower(), ()) if _stands(text, p, start, token)), "")
            if found:
                done = start + len(found)
                yield _Mention(text[start:done], start, done, _languages()[found])
                break
    if not text.isascii():
        for match in _unspaced().finditer(text):
            yield _Mention(match[0], match.start(), match.end(), _languages()[match[0]])


def _forms(token: str) -> Iterator[tuple[int, str]]:
    """Yield a token as it is, then without what is written in one with a weekday, each with its place."""
    yield 0, token
    if token[-1:] == "s" or token[-1:] in "'’":
        yield 0, _POSSESSIVE.sub("", token)
    if len(token) > 8:
        yield 0, _PART.sub("", token)
    if "֐" <= token[0] <= "ۿ":  # Hebrew and Arabic write "and", "on" and "the" in one with a word
        yield from ((count, token[count:]) for count in (1, 2) if len(token) > count + 1)


def _stands(text: str, phrase: str, start: int, token: str) -> bool:
    """Whether a weekday is written there: its first word is, and so are its others."""
    end = start + len(phrase)
    if phrase == token.lower():
        return True
    return text[start:end].lower() == phrase and not text[end : end + 1].isalnum()


def _is_name(text: str, mention: _Mention, capital: bool) -> bool:
    """Whether a weekday is part of a name, by its capital and that of its neighbours."""
    first = mention.word[0]
    if first.lower() == first.upper():
        return False
    if not capital:
        return first.isupper() and not _opens(text, mention.start)
    if not first.isupper():
        return True
    following = _TOKEN.match(text, mention.end + 1) if text[mention.end : mention.end + 1] == " " else None
    return following is not None and following[0][0].isupper() and not _may_follow(following[0])


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in '.!?:;。—–-“”"«„('


def _may_follow(word: str) -> bool:
    """Whether a capital follows a weekday without being part of a name: a month, or "I"."""
    return word == "I" or word.lower() in month_names()


def _language_of(text: str, mention: _Mention, detected: str) -> str:
    """Return the language whose weekday it is, "" where the text is in another.

    Of several languages whose texts may look so, the one of which most words are found.
    """
    if detected in mention.languages:
        return detected
    possible = [
        one
        for one in mention.languages
        if not detected or detected in _RELATED.get(one, ()) or (one not in STOPWORDS and one not in _SCRIPTS)
    ]
    counts = {one: sum(m.lastgroup in _TENSES for m in _grammar(one).marks.finditer(text)) for one in possible}
    best = max(possible, key=counts.__getitem__, default="")
    return best if best and (counts[best] or not detected) else ""


# Languages whose texts are taken for another's: the small words of the first are not known, or are the same.
_RELATED = {
    "ca": ("es", "fr", "pt", "it"), "gl": ("pt", "es"), "hr": ("sl", "sr", "bs"), "bs": ("hr", "sr", "sl"),
    "sr": ("hr", "bs", "sl", "ru", "bg", "mk"), "sl": ("hr", "sr"), "mk": ("bg", "sr", "ru"),
    "be": ("ru", "uk"), "ms": ("id",), "no": ("da", "nb", "nn"), "da": ("no",), "sk": ("cs",),
    "is": ("da", "no", "sv"), "fil": ("es",), "kk": ("ru",), "mr": ("hi",), "ur": ("ar", "fa"),
    "af": ("nl",), "eu": ("es",), "bg": ("ru",), "uk": ("ru",), "az": ("tr",), "fa": ("ar",),
}  # fmt: skip


# -- beside a weekday ----------------------------------------------------------------------------------------

_YEAR = lazy("[^.!?\\d]{0,25}\\b(?:1[5-9]|20)\\d\\d\\b")
_DAY_AFTER = lazy(
    "[\\s,(–-]{0,3}(?:the |den |le |el |dem |il |de |d\\.? ?|ngày )?"
    "\\d{1,2}(?!\\d|[:.h時时点]\\d|\\s?(?:[ap]\\.?m|uhr|h\\b|時|点|시))",
    re.IGNORECASE,
)
_DAY_BEFORE = lazy("\\d\\s?(?:日|号|號|일|\\.|st|nd|rd|th)?,?\\s?[(（]?\\Z")
_LAST_WORD = lazy("[^\\W\\d_]{3,}(?=[\\s,(]{1,3}(?:an? |une? |un |ein )?\\Z)")


def _beside(text: str, mention: _Mention, neighbours: Sequence[_Mention], language: str) -> str:
    """Return the verdict that a weekday's neighbours give, "" where they give none."""
    grammar = _grammar(language)
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 40]
    if any(_joined(text, mention, other, grammar) for other in neighbours):
        return "several"
    following = _TOKEN.search(after)
    is_month = following is not None and following.start() <= 3 and _is_month(following[0], language)
    if _DAY_AFTER.match(after) or _YEAR.match(after) or _DAY_BEFORE.search(before) or is_month:
        return "dated"
    if (word := _LAST_WORD.search(before)) and _is_month(word[0], language):
        return "dated"
    return "other" if grammar.before.search(before) or grammar.after.match(after) else ""


def _is_month(word: str, language: str) -> bool:
    return word.lower() in month_names() and (language not in ("en", "de") or word[0].isupper())


def _joined(text: str, one: _Mention, other: _Mention, grammar: _Grammar) -> bool:
    """Whether two weekdays make a span or a list: "Tuesday to Sunday", "mercredi et jeudi"."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    gap = text[first.end : second.start]
    if len(gap) > 25 or len(_TOKEN.findall(gap)) > 2:
        return False
    marks = {match.lastgroup for match in grammar.marks.finditer(gap)}
    return marks <= {"glue", "none", "border"} and not set(gap) & set(".;:()。")


# -- the clause of a weekday ---------------------------------------------------------------------------------


class _Mark(NamedTuple):
    kind: str
    start: int
    end: int


def _verdict(text: str, mention: _Mention, language: str) -> str:
    """Return what the clause of a weekday says of it: "said", "past", "ahead" or "open"."""
    grammar = _grammar(language)
    marks = _marks(text, grammar)
    here = next((n for n, mark in enumerate(marks) if mark.start <= mention.start < mark.end), None)
    if here is None:
        return "open"
    if grammar.final:
        return _of_final(text, marks, here, mention, grammar)
    left, right = _clause(marks, here, _BORDERS)
    found = _nearest(marks, left, here, right)
    if found == "open":
        found = _of_neighbour(text, marks, left, right, grammar)
    return found


def _marks(text: str, grammar: _Grammar) -> list[_Mark]:
    """Return the marks of a text; a participle within a form that points ahead belongs to it."""
    found: list[_Mark] = []
    carried = ""
    for match in grammar.marks.finditer(text):
        kind = match.lastgroup or ""
        if match.end() == match.start():
            continue
        if found and any(char.isalnum() for char in text[found[-1].end : match.start()]):
            carried = ""
        if kind in ("said", "past") and carried and not grammar.final:
            kind = "ahead"
        elif kind == "ahead":
            if found and found[-1].kind == "past" and not text[found[-1].end : match.start()].strip():
                found[-1] = found[-1]._replace(kind="ahead")  # "gehoben wird"
            carried = kind
        elif kind not in ("glue", "day"):
            carried = ""
        found.append(_Mark(kind, match.start(), match.end()))
    return found


def _clause(marks: Sequence[_Mark], here: int, borders: Sequence[str]) -> tuple[int, int]:
    """Return the indices of the marks that bound a clause, -1 and the count where the text does."""
    left = next((n for n in range(here - 1, -1, -1) if marks[n].kind in borders), -1)
    right = next((n for n in range(here + 1, len(marks)) if marks[n].kind in borders), len(marks))
    return left, right


_TENSES = {"said": "said", "aux": "past", "past": "past", "ahead": "ahead"}


def _nearest(marks: Sequence[_Mark], left: int, here: int, right: int) -> str:
    """Return the tense of the verb that is nearest before a weekday, else after it."""
    verbs = [m.kind for m in marks[left + 1 : here] if m.kind in _TENSES]
    earlier = _TENSES["said" if verbs[-2:] == ["said", "aux"] else verbs[-1]] if verbs else ""
    later = next((_TENSES[m.kind] for m in marks[here + 1 : right] if m.kind in _TENSES), "")
    if later == "said" and earlier == "past":
        return "said"  # "hat am Mittwoch beschlossen"
    return earlier or later or "open"


def _of_neighbour(text: str, marks: Sequence[_Mark], left: int, right: int, grammar: _Grammar) -> str:
    """Judge a weekday whose clause has no verb by the clause that it introduces or interrupts."""
    start = marks[left].end if left >= 0 else 0
    end = marks[right].start if right < len(marks) else len(text)
    if right == len(marks) or marks[right].kind != "border" or not _is_adverbial(text[start:end], grammar):
        return "open"
    _, far = _clause(marks, right, _BORDERS)
    found = "open"
    if left >= 0 and marks[left].kind == "border":
        before, _ = _clause(marks, left, _BORDERS)
        found = _nearest(marks, before, left, left)
    return found if found != "open" else _nearest(marks, right, right, far)


def _is_adverbial(clause: str, grammar: _Grammar) -> bool:
    """Whether a clause says no more than when, or opens as one without a verb does."""
    words = len(_TOKEN.findall(clause))
    if grammar.opens.match(clause):
        return words <= _INTRODUCTION
    known = sum(mark.lastgroup in ("glue", "day") for mark in grammar.marks.finditer(clause))
    return words <= known


_BORDERS = ("stop", "clause", "border")


def _of_final(text: str, marks: Sequence[_Mark], here: int, mention: _Mention, grammar: _Grammar) -> str:
    """Judge a weekday in a language whose verbs end their clauses."""
    left, right = _clause(marks, here, ("stop", "clause"))
    later = [_TENSES[mark.kind] for mark in marks[here + 1 : right] if mark.kind in _TENSES]
    if not later:
        return "open"
    before = text[marks[left].end if left >= 0 else 0 : mention.start]
    is_main = not before.strip() or text[mention.end : mention.end + 1] in tuple(",،、，")
    if grammar.topic:
        is_main = is_main or grammar.topic.search(before) is not None
    elif grammar.inner:
        is_main = is_main or grammar.inner.search(before) is None
    return later[-1] if is_main else later[0]
