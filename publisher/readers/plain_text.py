"""Plain text as people and scrapers leave it: claims from its lines, and the text untouched.

Front matter or `Key: value` lines may stand at the top; without them the headline, bylines, date
lines, datelines and credits are looked for in the lines themselves. A date in running prose is no
claim; a weekday in the first paragraph ("announced on Wednesday") is one, "lead weekday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.models import Article, Body, Claim
from publisher.readers import front_matter
from publisher.readers._text_bylines import author_claims
from publisher.readers._text_headline import Line, headline, lines_of
from publisher.text import agencies, bylines, dates, lines
from publisher.text.decode import decode

_ABOVE, _BELOW = 6, 14  # lines around the headline in which byline and date are looked for
_TAIL = 25  # lines at the end of the text in which credits are looked for
_MENTIONED = 48  # characters before the day that a line far from the headline is about
_PLACE = re.compile(
    r"\W{0,3}(?:location|venue|place|where|ort|lieu|lugar|local|luogo|plaats)\s?:", re.IGNORECASE
)
_READ = 20_000  # characters of text in which agencies are looked for


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read one plain text.

    Raises:
        ReadError: the file is empty or no text, or its front matter is wrong.
    """
    told, rest = front_matter.split(decode(data, name))
    titled = any(claim.field == "title" for claim in told)
    found = (claim for claim in claims_of(rest) if not (titled and claim.field == "title"))
    yield Article(name, claims=(*told, *found), body=Body("text", rest))


def claims_of(text: str) -> tuple[Claim, ...]:
    """Claim what the lines of a text say of it, the surest first within each field."""
    found = lines_of(text)
    top = headline(found)
    claims = [] if top < 0 else [Claim("title", found[top].text, "first line" if top == 0 else "title line")]
    end = lines.cut_at([line.text for line in found])
    around = _around(found, top, end)
    claims += author_claims(found, around, top, end)
    claims += _date_claims(found, around, end)
    claims += _credit_claims(found, end)
    prose = [line.text for line in found[max(top + 1, 0) : end] if line.prose]
    weekday = dates.weekday_in(prose[0][:1000]) if prose else ""
    if weekday:
        claims.append(Claim("published", weekday, "lead weekday"))
    claims += [Claim("credit", name, "mention") for name in agencies.mentions(text[:_READ])]
    return tuple(dict.fromkeys(claims))


def _around(found: Sequence[Line], top: int, end: int) -> list[int]:
    """Give the lines in which an article is signed and dated: below the headline, then above it."""
    below: list[int] = []
    prose = 0
    for index in range(top + 1, min(end, len(found), top + 1 + _BELOW)):
        prose += found[index].prose
        if prose > 2:
            break
        below.append(index)
    return below + list(range(top - 1, max(-1, top - 1 - _ABOVE), -1))


def _date_claims(found: Sequence[Line], around: Sequence[int], end: int) -> list[Claim]:
    """Claim the dates beside the headline, else one that opens the text, else labelled ones."""
    near = [
        date
        for index in around
        if found[index].dated and not _is_elsewhere(found, index)
        for date in dates.dates_of(found[index].text)
    ]
    if not any(date.kind == "published" for date in near):
        short = [index for index, line in enumerate(found[:end]) if line.dated]
        near += [
            date
            for index in short
            if not _is_elsewhere(found, index)
            for date in dates.dates_of(found[index].text)
            if date.labelled and found[index].text.find(date.date) <= _MENTIONED
        ]
    near.sort(key=lambda date: not date.labelled)
    return [Claim(date.kind, date.date, "date line") for date in near]


def _is_elsewhere(found: Sequence[Line], index: int) -> bool:
    # A quoted post's day ("— Quay (@quay) May 3, 2025"), an event's ("Date: ..." above "Location: ...").
    below = found[index + 1].text if index + 1 < len(found) else ""
    return "(@" in found[index].text or _PLACE.match(below) is not None


def _credit_claims(found: Sequence[Line], end: int) -> list[Claim]:
    claims: list[Claim] = []
    prose = [index for index, line in enumerate(found[:end]) if line.prose]
    for index in prose[:1]:
        head = bylines.dateline(found[index].text)
        if head:
            claims += [Claim("credit", name, "dateline") for name in head.agencies]
            date = dates.find_date(head.date)
            if date:
                claims.append(Claim("published", date, "dateline"))
    for line in (*found[: prose[0] if prose else 0], *found[max(0, end - _TAIL) : end]):
        told = None if line.prose else bylines.credit(line.text)
        if told and told[0] == "publisher":
            claims.append(Claim("publisher", told[1], "credit line"))
        elif told and told[0] in ("source", "agency") and "://" not in told[1]:
            named = agencies.agencies(told[1])
            claims += [Claim("credit", name, "credit line") for name in named or (told[1],)]
    return claims
