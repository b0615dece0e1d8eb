"""Plain text to HTML: paragraphs and lists, without lines that are no part of the article."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.composer.changes import Changes

MOST = 30_000  # lines that are not empty
# An en dash opens a line of dialogue (Norwegian, French, Russian) more often than a list.
_BULLET = lazy(r"\s{0,8}(?:(?P<sign>[•‣◦▪*-])|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_DIALOGUE = lazy(r"[–—]\s+[^\W\d_a-zà-ÿа-я]")  # a dash and a capital


def to_html(text: str, title: str, claimed: tuple[str, ...] = (), changes: Changes | None = None) -> str:
    """Write a plain text as paragraphs and lists.

    Args:
        text: the text.
        title: the article's title, which is left out where a line repeats it.
        claimed: lines from which claims were read; they are left out.
        changes: where the lines that are left out are counted.

    Raises:
        ReadError: there are more lines than any article has.
    """
    return _blocks(_paragraphs(text, title, claimed, changes))


def _paragraphs(text: str, title: str, claimed: tuple[str, ...], changes: Changes | None) -> list[str]:
    """Part a text into paragraphs, each on one line; items of lists keep their bullets.

    Only lines that are the article's are kept (`text.line_kinds`): no title, bylines, credits and dates that
    are claims already, no boilerplate, and nothing from the comment form on.
    """
    from publisher.text.line_kinds import TEXT, kinds_of

    lines = [line.strip() for line in text.split("\n")]
    rows = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    if len(rows) > MOST and sum(map(bool, rows)) > MOST:
        raise ReadError(f"the article has more than {MOST} lines", "split it")
    kinds = kinds_of(rows, title, claimed)
    if changes is not None:
        _report(rows, kinds, changes)
    spaced = any(not a for a in rows[1:-1])  # blank lines separate paragraphs; else every line is one
    kept: list[str] = []
    joined = False
    for row, kind in zip(rows, kinds, strict=True):
        if kind != TEXT:
            joined = False
        elif joined and not _BULLET.match(row) and not _DIALOGUE.match(row):
            kept[-1] += " " + row
        else:
            kept.append(row)
            joined = spaced
    return kept


def _report(rows: list[str], kinds: list[str], changes: Changes) -> None:
    """Count the lines that are left out, each with its kind; of comments, only the first."""
    from publisher.text.line_kinds import TEXT

    for row, kind in zip(rows, kinds, strict=True):
        if kind == "comments":
            count = kinds.count(kind)
            changes.add("line", f"{kind} ({count} lines): {row}" if count > 1 else f"{kind}: {row}")
            return
        if kind and kind != TEXT:
            changes.add("line", f"{kind}: {row}")


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
