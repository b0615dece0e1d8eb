"""Plain text as people and scrapers leave it: its lines become claims, the text stays as it is.

Front matter or `Key: value` lines may open it. The headline, bylines, date lines, datelines and credits are
found in the lines themselves. A date in running prose is no claim. The weekdays of the first paragraph are: one
on which something is announced is a "lead weekday"; others say what their clause tells, "lead weekday ahead".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publisher.models import Article, Body, Claim
from publisher.readers import _saved_copies, front_matter, web_page
from publisher.readers._text_authors import author_claims
from publisher.readers._text_head import Line, headline, lines_of
from publisher.text import agencies, bylines, cjk_bylines
from publisher.text.comment_forms import cut_at
from publisher.text.date_labels import Dated, announced, claim_of, dates_of, is_place, relative_of
from publisher.text.decode import decode
from publisher.text.lines import categories_of, ends_sentence
from publisher.text.weekdays import SAID, weekdays_in

_HEADER = 20_000  # bytes in which a message says that it is one
_ABOVE, _BELOW = 6, 14  # lines around the headline that are searched for byline and date
_LAST = 8  # lines at the end of the text in which it may be signed and dated
_CLAIMING = 120  # characters of a line that is nothing but claims
_REST = 32  # letters in it that no claim takes
_TAIL = 25  # lines at the end of the text that are searched for credits
_MENTIONED = 48  # characters before the date in a line far from the headline
_FOLLOWING = 6  # paragraphs that tell the language of the first
_READ = 20_000  # characters of text that are searched for agencies


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read one plain text.

    Raises:
        ReadError: the file is empty or no text, or its front matter is wrong.
    """
    if b"ultipart/related" in data[:3000] and _saved_copies.mhtml(data):
        yield from web_page.read(data, name)
        return
    if data[:40].lstrip(b"\xef\xbb\xbf\r\n").startswith(b"From "):
        from publisher.readers import mailbox

        if mailbox.is_mailbox(data):  # pipermail: an archive of a mailing list
            yield from mailbox.read_text(data, name)
            return
    if b"MIME-Version:" in data[:_HEADER] or b"Mime-Version:" in data[:_HEADER]:
        from publisher.readers import mail

        if mail.is_message(data):
            yield from mail.read(data, name)
            return
    declared, rest = front_matter.split(decode(data, name))
    titled = any(claim.field == "title" for claim in declared)
    claims, claimed = _read(rest)
    found = (claim for claim in claims if not (titled and claim.field == "title"))
    yield Article(name, claims=(*declared, *found), body=Body("text", rest, claimed))


def claims_of(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text's lines, the most certain first within each field."""
    return _read(text)[0]


def _read(text: str) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Return the claims of a text's lines, and the lines that say nothing but what they claim."""
    found = lines_of(text)
    top = headline(found)
    claims = [] if top < 0 else [Claim("title", found[top].text, "first line" if top == 0 else "title line")]
    end = cut_at([line.text for line in found])
    around = _around(found, top, end)
    claims += author_claims(found, around, top, end)
    claims += _date_claims(found, around, end)
    claimed = _claimed(found, (*around, *range(max(top + 1, end - _LAST), end)), claims)
    claims += _credit_claims(found, end)
    claims += category_claims(found[:end])
    prose = [line.text for line in found[max(top + 1, 0) : end] if line.prose]
    if prose:
        days = weekdays_in(prose[0], more="\n".join(prose[1:_FOLLOWING]))
        claims += [Claim("published", day.word, _weekday_origin(day.verdict)) for day in days]
    claims += [Claim("credit", name, "mention") for name in agencies.mentions(text[:_READ])]
    return tuple(dict.fromkeys(claims)), claimed


def _claimed(found: Sequence[Line], places: Iterable[int], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the lines near the headline, and at the end, that hold an author or a date and little else."""
    values = [str(claim.value) for claim in claims if claim.field in {"author", "published", "updated"}]
    values = sorted(filter(None, values), key=len, reverse=True)
    kept: dict[str, None] = {}
    for index in places:
        line = found[index]
        if line.prose or len(line.text) > _CLAIMING:
            continue
        rest = line.text
        for value in values:
            rest = rest.replace(value, " ")
        if rest != line.text and sum(map(str.isalpha, rest)) <= _REST and not ends_sentence(line.text):
            kept[line.text] = None
    return tuple(kept)


def category_claims(found: Sequence[Line]) -> list[Claim]:
    """Return the categories that lines of a text list, each as a claim."""
    listed = [one for line in found if not line.prose for one in categories_of(line.text)]
    return [Claim("category", one, "tags line") for one in dict.fromkeys(listed)]


def _weekday_origin(verdict: str) -> str:
    return "lead weekday" if verdict == SAID else f"lead weekday {verdict}"


def _around(found: Sequence[Line], top: int, end: int) -> list[int]:
    """Return the lines in which an article is signed and dated: those below the headline, then those above."""
    below: list[int] = []
    prose = 0
    for index in range(top + 1, min(end, len(found), top + 1 + _BELOW)):
        prose += found[index].prose
        if prose > 2:
            break
        below.append(index)
    return below + list(range(top - 1, max(-1, top - 1 - _ABOVE), -1))


def _date_claims(found: Sequence[Line], around: Sequence[int], end: int) -> list[Claim]:
    """Return the dates near the headline; if none is of publication, the labelled ones elsewhere, too."""
    near = [date for index in around for date in _dates_near(found, index)]
    if not any(date.kind == "published" for date in near):
        short = [index for index, line in enumerate(found[:end]) if line.dated]
        near += [
            date
            for index in short
            if not _is_elsewhere(found, index)
            for date in dates_of(found[index].text)
            if date.labelled and found[index].text.find(date.date) <= _MENTIONED
        ]
    near.sort(key=lambda date: not date.labelled)
    return [claim_of(date, "date line") for date in near]


def _dates_near(found: Sequence[Line], index: int) -> list[Dated]:
    """Return the dates of a line near the headline; the line above one that is only a date may be its label."""
    line = found[index]
    if not line.dated:
        relative = None if line.prose else relative_of(line.text)
        return [relative] if relative else []
    if _is_elsewhere(found, index):
        return []
    dates = list(dates_of(line.text))
    kind = announced(found[index - 1].text) if index and line.text.startswith(dates[0].date[:4]) else ""
    if kind and not dates[0].labelled:
        label = found[index - 1].text if kind == "other" else ""
        dates[0] = Dated(kind, dates[0].date, kind != "other", label)
    return dates


def _is_elsewhere(found: Sequence[Line], index: int) -> bool:
    """Whether a date belongs to a quoted post ("— Quay (@quay) May 3, 2025") or to an event with a place."""
    below = found[index + 1].text if index + 1 < len(found) else ""
    return "(@" in found[index].text or is_place(below)


def _credit_claims(found: Sequence[Line], end: int) -> list[Claim]:
    claims: list[Claim] = []
    prose = [index for index, line in enumerate(found[:end]) if line.prose]
    for index in prose[:1]:
        claims += [Claim("credit", name, "dateline") for name in cjk_bylines.head(found[index].text).agencies]
        head = bylines.dateline(found[index].text)
        if head:
            claims += [Claim("credit", name, "dateline") for name in head.agencies]
        if date := bylines.opening_date(found[index].text):
            claims.append(Claim("published", date, "dateline"))
    for line in (*found[: prose[0] if prose else 0], *found[max(0, end - _TAIL) : end]):
        kind, name = (None if line.prose else bylines.credit(line.text)) or ("", "")
        if kind == "publisher":
            claims.append(Claim("publisher", name, "credit line"))
        elif kind in ("source", "agency") and "://" not in name:
            claims += [Claim("credit", one, "credit line") for one in agencies.agencies(name) or (name,)]
    return claims
