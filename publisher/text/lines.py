"""What a line of plain text is: prose, a share bar, boilerplate, a list of categories.

Readers, which claim from lines, and the composer, which leaves some out, share these. Every function
looks at no more than a few hundred characters of a line. The phrases are in `tables/boilerplate.tsv`.
`line_kinds` says which lines of a whole text are no part of the article.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from publisher.tables.boilerplate import phrases
from publisher.text.lazy import lazy
from publisher.text.phrase_sets import MARKS, WIDE, known, words_of
from publisher.text.system_lines import has_number, is_system_line

LONG = 400  # characters; a longer line is prose
EDGES = " \t\xa0\u3000\u200b\u200e\u200f*•·–—-|>»«›‹→←#_=~.:：…!?()[]"
_MORE_EDGES = EDGES + "。、，,;；【】「」『』《》〈〉؛،।▶▷►◀■□◆●★☆→⇒"
_INVISIBLE = (0xAD, 0x307, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F)
_SAME = {0x2019: "'", 0x02BC: "'", 0x131: "i", **dict.fromkeys(_INVISIBLE)}
_OTHERS = re.compile(f"[{''.join(map(chr, _SAME))}]")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "։", ":", "：")
_SENTENCE = lazy(r"[.!?…。！？؟।][\"'”’»)\]]*(?:\s|$)")
_WIDE = lazy("[\u2e80-\u9fff\uac00-\ud7af\uff01-\uff60]")  # signs that say as much as two letters
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BAR_NETWORKS = frozenset(
    "share tweet facebook twitter whatsapp linkedin pinterest reddit telegram teilen partager compartir"
    " condividi delen dela udostępnij sdílet paylaş bagikan email e-mail print flipboard".split()
)
_COUNT = lazy(
    r"^\(?\d{1,6}(?:[.,]\d{1,3})?k?\)? (?:comments?|shares?|views?|likes?|replies|min(?:ute)?s? read"
    r"|mins?|kommentare?"
    r"|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarzy?|comentarii|комментари\w{1,3})\b"
)
_ODD = lazy(rf"[\xad\u200b-\u200f{WIDE}]")
_RIGHTS = lazy(
    r"^(?:copyright )?(?:©|\(c\)|ⓒ|&copy;) ?(?:copyright )?(?:\d{4}|[^.!?]{0,80}\d{4})|^copyright \d{4}"
)


@cache
def _whole() -> frozenset[str]:
    kinds = ("alone", "pointer", "headings", "cancels", "tags", "answers", "signup")
    return frozenset(phrase for kind in kinds for phrase in phrases()[kind])


def fold(line: str) -> str:
    """Fold a line for comparison: no marks at its ends, single spaces, lower case."""
    return " ".join(line[: LONG + 1].split()).strip(EDGES).lower()


@lru_cache(maxsize=4096)
def key(line: str) -> str:
    """Fold a line as the phrases of boilerplate are: plain apostrophes, one i, nothing invisible."""
    text = fold(line)
    if text.isascii():
        return text
    return (text.translate(_SAME) if _OTHERS.search(text) else text).strip(_MORE_EDGES)


def is_prose(line: str) -> bool:
    """Return whether a line is running text: long, with the end of a sentence at its end or well inside."""
    line = line.strip()
    if len(line) > 240:
        return True
    if len(line) < 80 and (len(line) < 40 or line.isascii() or len(line) + len(_WIDE.findall(line)) < 80):
        return False
    return bool(_SENTENCE.search(line, 0 if len(line) >= 160 else len(line) - 4))


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as sentences end, perhaps in a quotation."""
    return line.rstrip("\"'”’»)]」』* ").endswith(_ENDS)


def is_share_bar(line: str) -> bool:
    """Return whether a line holds only ways to share: "Share on Facebook Twitter Email"."""
    if len(line) > 160:
        return False
    words = _WORD.findall(line.lower())
    return 0 < len(words) <= 16 and _shares().issuperset(words) and not _BAR_NETWORKS.isdisjoint(words)


@cache
def _shares() -> frozenset[str]:
    return frozenset(phrases()["share"])


def is_boilerplate(line: str) -> bool:
    """Return whether a line is no part of the article, whatever surrounds it.

    Comment forms, share bars, "See also ..." with a headline, notices on cookies, rights and
    newsletters, "Advertisement". Not bylines, credits, date lines and lists of categories.
    """
    line = line.strip()
    if not line or len(line) > LONG:
        return False
    text = key(line)
    if text in _whole():
        return True
    words = words_of(text)
    if (_may_hold_phrase(text, words) or _is_odd(line)) and _says_phrase(line, text, words):
        return True
    return _has_form(line, text)


def _says_phrase(line: str, text: str, words: frozenset[str]) -> bool:
    """Return whether a line is boilerplate for the phrases that it holds."""
    if is_share_bar(line) or known("notices").is_in(text, words):
        return True
    if len(text) > 200:
        return False
    return (
        is_pointer(line, text)
        or (len(text) <= 160 and (_is_notice(line, text, words) or _is_invitation(text, words)))
        or (len(text) <= 120 and is_form_heading(text))
        or (known("reported").opening(text) != "" and known("edited").is_in(text, words))
    )


def _is_odd(line: str) -> bool:
    """Return whether the words of a line may be parted in another way than at blanks, or not at all."""
    return "_" in line or (not line.isascii() and _ODD.search(line) is not None)


def _has_form(line: str, text: str) -> bool:
    """Return whether a line is boilerplate for its form: a number and a word, a trail, a row of links."""
    if has_number(text):
        if _COUNT.match(text) or _is_reading_time(text):
            return True
        if len(text) <= 120 and _RIGHTS.match(line.lower()) and not is_prose(line):
            return True
    return len(text) <= 200 and is_system_line(line, text)


def _may_hold_phrase(text: str, words: frozenset[str]) -> bool:
    """Return whether a line in a script with blanks has a word with which some phrase is known."""
    within, first, last = _telling()
    opening = text.partition(" ")[0]
    return (
        opening in first
        or opening.rstrip(MARKS) in first
        or text.rpartition(" ")[2] in last
        or not within.isdisjoint(words)
    )


@cache
def _telling() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return words that a line of boilerplate holds, with which it begins, and with which it ends."""
    within = [known(kind).words for kind in ("notices", "notice", "topic")]
    first = [known(kind).first for kind in ("pointer", "invitation", "reported")]
    last = [known(kind).last for kind in ("invitation", "cancels")]
    networks = map(words_of, _BAR_NETWORKS)
    return frozenset().union(*within, *networks), frozenset().union(*first), frozenset().union(*last)


def _is_notice(line: str, text: str, words: frozenset[str]) -> bool:
    """Return whether a line is a notice; of a topic that articles have, only where it addresses the reader."""
    if known("notice").is_in(text, words):
        return True
    if not known("topic").is_in(text, words):
        return False
    return not words.isdisjoint(known("address").all) or not (is_prose(line) or ends_sentence(line))


def is_pointer(line: str, text: str) -> bool:
    """Return whether a line points to another article, as "See also" with its headline does.

    Args:
        line: the line without white space at its ends, at most 200 characters.
        text: its `key`.
    """
    pointer = known("pointer").opening(text)
    if not pointer:
        return False
    if text[len(pointer) :].lstrip()[:1] in {":", "：", "|", "»", ">"}:
        return True
    return " " in pointer and (line[-1] not in ".!。" or line.endswith("..."))


def is_form_heading(text: str) -> bool:
    """Return whether the `key` of a line is the heading of a comment form with its link to cancel an answer."""
    cancel = known("cancels").closing(text)
    if not cancel:
        return False
    heading = known("headings").opening(text)
    return bool(heading) and len(heading) + len(cancel) <= len(text)


def _is_invitation(text: str, words: frozenset[str]) -> bool:
    """Return whether a line invites to follow, join or share on a network, and does nothing else."""
    invites = known("invitation")
    if not (invites.opening(text) or invites.closing(text)):
        return False
    if not words.isdisjoint(known("network").all):
        return len(words) <= 14
    return text >= "\u0e00" and len(text) <= 60 and any(map(text.__contains__, known("wide network").all))


def _is_reading_time(text: str) -> bool:
    """Return whether a line says only how long the text takes: "3 min read", "Lesezeit: 4 Minuten"."""
    if len(text) > 40:
        return False
    words = set(_WORD.findall(text))
    reading = known("reading").all
    return not reading.isdisjoint(words) and words <= reading | known("minutes").all


# -- lists of categories -------------------------------------------------------------------------------------

_LABELLED = lazy(r"^[\W_]{0,4}([^\W\d_][^:：|]{0,40}?)\s{0,3}[:：|]\s{0,5}(\S.{0,400})$")
_COLONS = frozenset(":：|")
_HASHTAG = re.compile(r"#[^\s#,;|]{1,60}")
_PARTING = lazy(r"\s{0,3}[,;|/•·、，؛،]\s{0,3}|\s{2,}")
_AFTER_TAGS = lazy(r"\s[|·•]\s|\s(?:by|von|par|por|di|door|av|af|on)\s")
_LONGEST_TAG = 60


def is_tags_label(line: str) -> bool:
    """Return whether a line is the label of a list of categories that stands below it."""
    return len(line) <= 40 and key(line) in known("tags")


def categories_of(line: str) -> tuple[str, ...]:
    """Return the categories that a line lists: "Tags: harbour, ferries", "Filed under News", "#quay #ferry".

    Empty where it is no such line. What is too long for a category makes the line prose.
    """
    line = line.strip()
    if len(line) > LONG or not line:
        return ()
    if line[0] == "#":
        found = _HASHTAG.findall(line)
        rest = _HASHTAG.sub("", line).strip(" ,;|·•")
        return tuple(one[1:] for one in found) if len(found) >= 2 and not rest else ()
    return _listed(_after_label(line))


def _after_label(line: str) -> str:
    match = _LABELLED.match(line) if not _COLONS.isdisjoint(line[:50]) else None
    if match and key(match[1]) in known("tags"):
        return match[2]
    if len(line) > 200 or ends_sentence(line):
        return ""
    label = known("bare tags").opening(key(line))
    if not label or (" " not in label and "," not in line and " | " not in line and "#" not in line):
        return ""
    words = line.lstrip("".join(set(_MORE_EDGES))).split()
    rest = " ".join(words[len(label.split()) :]).lstrip(":： |–-")
    return _AFTER_TAGS.split(rest, maxsplit=1)[0] if " " in label else rest


def _listed(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    hashtags = _HASHTAG.findall(text)
    parts = (
        [one[1:] for one in hashtags]
        if len(hashtags) >= 2 and not _HASHTAG.sub("", text).strip(" ,;|·•")
        else _PARTING.split(text.strip(" .#"))
    )
    kept = [part.strip(' .#"“”«»') for part in parts]
    kept = [part for part in kept if part]
    long = any(len(part) > _LONGEST_TAG or len(part.split()) > 6 or part.endswith(("!", "?")) for part in kept)
    return () if long or len(kept) > 40 else tuple(dict.fromkeys(kept))
