"""What a line of plain text is: prose, a share bar, boilerplate, the start of a comment form.

Readers, which claim from lines, and the composer, which leaves some out, share these. Every function
looks at no more than a few hundred characters of a line. The phrases are in `tables/phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.tables.phrases import ALONE, EDITED, FORM_WORDS, FORMS, NOTICES, POINTERS, REPORTED, SHARES

LONG = 400  # characters; a longer line is prose
EDGES = " \t\xa0\u3000\u200b\u200e\u200f*•·–—-|>»«›‹→←#_=~.:：…!?()[]"
_SPACES = re.compile(r"\s+")
_ALONE = frozenset(ALONE)
_FORMS = frozenset(FORMS)
_POINTERS = frozenset(POINTERS)
_LEADS = tuple(pointer for pointer in POINTERS if " " in pointer or pointer.endswith(":") or pointer > "\u0400")
_REPORTED = tuple(f"{words} " for words in REPORTED)
_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NETWORKS = frozenset(
    "share tweet facebook twitter whatsapp linkedin pinterest reddit telegram teilen partager compartir"
    " condividi delen dela udostępnij sdílet paylaş bagikan email e-mail print flipboard".split()
)
_COUNT = re.compile(
    r"^\(?\d{1,6}(?:[.,]\d{1,3})?k?\)? (?:comments?|shares?|views?|likes?|replies|min(?:ute)?s? read"
    r"|mins?|kommentare?"
    r"|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarzy?|comentarii|комментари\w{1,3})\b"
)


def fold(line: str) -> str:
    """Fold a line for comparison: no marks at its ends, single spaces, lower case."""
    return _SPACES.sub(" ", line[: LONG + 1]).strip(EDGES).lower()


def is_prose(line: str) -> bool:
    """Return whether a line is running text: long, with the end of a sentence at its end or well inside."""
    line = line.strip()
    if len(line) < 80 or len(line) > 240:
        return len(line) > 240
    return bool(_SENTENCE.search(line, 0 if len(line) >= 160 else len(line) - 4))


def is_share_bar(line: str) -> bool:
    """Return whether a line holds only ways to share: "Share on Facebook Twitter Email"."""
    if len(line) > 160:
        return False
    words = _WORD.findall(line.lower())
    return 0 < len(words) <= 16 and all(word in SHARES for word in words) and not _NETWORKS.isdisjoint(words)


def is_boilerplate(line: str) -> bool:
    """Return whether a line is no part of the article, whatever surrounds it.

    Comment forms, share bars, "See also ..." with a headline, notices on cookies, rights and
    newsletters, "Advertisement". Not bylines, credits and date lines: see `bylines` and `dates`.
    """
    line = line.strip()
    if not line or len(line) > LONG:
        return False
    text = fold(line)
    if text in _ALONE or text in _FORMS or text in _POINTERS or is_share_bar(line) or _COUNT.match(text):
        return True
    if any(map(text.__contains__, FORM_WORDS)):  # no generator: this is asked of every block of a page
        return True
    if len(text) <= 200 and text.startswith(_LEADS) and (line[-1] not in ".!。" or line.endswith("...")):
        return True
    if text.startswith(_REPORTED) and any(map(text.__contains__, EDITED)):
        return True  # "(Reporting by Ada Quay; Editing by Bo Pier)"
    if text.partition(":")[0] in _POINTERS and len(text) <= 200:
        return True
    return len(text) <= 160 and any(_holds(text, words) for words in filter(text.__contains__, NOTICES))


def _holds(text: str, words: str) -> bool:
    """Return whether a text holds these words, not as the end of a longer one."""
    start = text.find(words)
    return start == 0 or (start > 0 and not (text[start - 1].isalpha() and words[0] < "\u3000"))


def cut_at(lines: Sequence[str]) -> int:
    """Return the index of the line at which the comment form begins, `len(lines)` where there is none.

    A link "Leave a comment" next to the byline is no form: text must come before it, and a form's
    own words, or less text than before it, must follow.
    """
    lengths = [len(line) if is_prose(line) else 0 for line in lines]
    before, total = 0, sum(lengths)
    for index, line in enumerate(lines):
        if len(line) <= 120 and before and fold(line) in _FORMS:
            near = " ".join(lines[index + 1 : index + 16])[:4000].lower()
            if any(map(near.__contains__, FORM_WORDS)) or before >= total - before:
                return index
        elif len(line) <= LONG and before and before >= total - before:
            folded = fold(line)
            if any(map(folded.__contains__, FORM_WORDS)):
                return index
        before += lengths[index]
    return len(lines)
