"""Plain text to HTML: paragraphs and lists, without lines that are no part of the article."""

from __future__ import annotations

from html import escape

from publisher.errors import ReadError
from publisher.text.clean import letters
from publisher.text.lazy import lazy

MOST = 30_000  # lines that are not empty
HEAD = 15  # lines at the top in which title, byline and date are looked for
# An en dash opens a line of dialogue (Norwegian, French, Russian) more often than a list.
_BULLET = lazy(r"\s{0,8}(?:(?P<sign>[•‣◦▪*-])|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_DIALOGUE = lazy(r"[–—]\s+[^\W\d_a-zà-ÿа-я]")  # a dash and a capital


def to_html(text: str, title: str) -> str:
    """Write a plain text as paragraphs and lists; `title` is left out where a line repeats it.

    Raises:
        ReadError: there are more lines than any article has.
    """
    return _blocks(_paragraphs(text, title))


def _paragraphs(text: str, title: str) -> list[str]:
    """Part a text into paragraphs, each on one line; items of lists keep their bullets.

    Left out: the title, bylines, credits and dates that are claims already, boilerplate, and everything from
    the comment form on.
    """
    from publisher.text.lines import cut_at

    lines = [line.strip() for line in text.split("\n")]
    rows = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    if len(rows) > MOST and sum(map(bool, rows)) > MOST:
        raise ReadError(f"the article has more than {MOST} lines", "split it")
    rows = rows[: cut_at(rows)]
    spaced = any(not a for a in rows[1:-1])  # blank lines separate paragraphs; else every line is one
    kept: list[str] = []
    joined = False
    seen = 0
    for row in rows:
        seen += bool(row)
        if not row or _is_left_out(row, title, seen):
            joined = False
        elif joined and not _BULLET.match(row) and not _DIALOGUE.match(row):
            kept[-1] += " " + row
        else:
            kept.append(row)
            joined = spaced
    return kept


def _is_left_out(row: str, title: str, seen: int) -> bool:
    from publisher.text.bylines import byline, credit
    from publisher.text.date_labels import is_date_line
    from publisher.text.lines import is_boilerplate

    if is_boilerplate(row) or credit(row) is not None:
        return True
    if seen > HEAD:
        return False
    if title and letters(row) == letters(title):
        return True
    return bool(byline(row)) or (len(row) <= 80 and is_date_line(row))


def _blocks(rows: list[str]) -> str:
    """Write paragraphs as HTML; neighbouring bullets of one kind, or numbers from 1 on, become a list."""
    out: list[str] = []
    at = 0
    while at < len(rows):
        tag, items = _list_at(rows, at)
        if items:
            out += [f"<{tag}>", *(f"<li>{escape(item)}</li>" for item in items), f"</{tag}>"]
            at += len(items)
        else:
            out.append(f"<p>{escape(rows[at])}</p>")
            at += 1
    return "\n".join(out)


def _list_at(rows: list[str], start: int) -> tuple[str, list[str]]:
    """Return the tag and the items of the list that begins at a row; no items where none does."""
    items: list[str] = []
    opening = _BULLET.match(rows[start])
    sign = opening["sign"] if opening else ""
    for index in range(start, len(rows)):
        bullet = _BULLET.match(rows[index])
        expected = bullet and (bullet["sign"] == sign if sign else bullet["number"] == str(len(items) + 1))
        if not bullet or not expected:
            break
        items.append(rows[index][bullet.end() :])
    return ("ul" if sign else "ol"), (items if len(items) > 1 else [])
