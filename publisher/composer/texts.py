"""Plain text and Markdown to HTML, without the lines that are no part of the article."""

from __future__ import annotations

import re
from html import escape

from publisher.errors import ReadError
from publisher.text.clean import letters

MOST = 30_000  # lines that are not empty
LARGEST = 1024 * 1024  # characters of Markdown; its tree takes some 300 bytes for each
HEAD = 15  # lines near the top in which title, byline and date are looked for
# An en dash opens a line of dialogue, in Norwegian, French or Russian, sooner than a list.
_BULLET = re.compile(r"\s{0,8}(?:(?P<sign>[•‣◦▪*-])|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_TALK = re.compile(r"[–—]\s+[^\W\d_a-zà-ÿа-я]")  # a dash and a capital: somebody speaks
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SHORTCODE = re.compile(r"\{\{[<%][^{}]{0,500}[%>]\}\}|\{%-?[^{}]{0,500}-?%\}")
_WIKILINK = re.compile(r"!?\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]{1,300})(?<=\S)==")
_EXTENSIONS = ["table", "strikethrough", "tasklist", "autolink"]
MORE = re.compile(r"<!--\s{0,5}more\s{0,5}-->", re.IGNORECASE)


def paragraphs(text: str, title: str) -> list[str]:
    """Part a plain text into paragraphs, each on one line, lists as lines that keep their bullet.

    Left out: the title, bylines, credits and dates already taken as claims, boilerplate, and
    everything from the comment form on.

    Raises:
        ReadError: there are more lines than any article has.
    """
    from publisher.tables import lines as known

    lines = [line.strip() for line in text.split("\n")]
    rows = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    if len(rows) > MOST and sum(map(bool, rows)) > MOST:
        raise ReadError(f"the article has more than {MOST} lines", "split it")
    rows = rows[: known.cut_at(rows)]
    spaced = any(not a for a in rows[1:-1])
    kept: list[str] = []
    joined = False
    seen = 0
    for row in rows:
        seen += bool(row)
        if not row or _left_out(row, title, seen):
            joined = False
        elif joined and not _BULLET.match(row) and not _TALK.match(row):
            kept[-1] += " " + row
        else:
            kept.append(row)
            joined = spaced
    return kept


def _left_out(row: str, title: str, seen: int) -> bool:
    from publisher.tables import lines as known

    if known.is_boilerplate(row) or known.credit(row) is not None:
        return True
    if seen > HEAD:
        return False
    if title and letters(row) == letters(title):
        return True
    return bool(known.byline(row)) or (len(row) <= 80 and known.is_date_line(row))


def to_html(rows: list[str]) -> str:
    """Write paragraphs as HTML; two neighbouring bullets of a kind, or numbers from 1 on, are a list."""
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
    """Give the tag and the items of a list that begins at a row; no items where none does."""
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


def markdown_to_html(text: str, title: str) -> str:
    """Render Markdown (GitHub's dialect), without a first heading that repeats the title.

    Template tags that only a site generator can expand are left out, wiki links keep their words,
    and Obsidian's ==highlight== becomes a mark.

    Raises:
        ReadError: it is larger than any article.
    """
    if len(text) > LARGEST:
        raise ReadError(f"the article's Markdown has {len(text)} characters", f"keep it below {LARGEST}")
    import cmarkgfm
    from cmarkgfm.cmark import Options

    source, options = _without_templates(text), Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    for extensions in (_EXTENSIONS, _EXTENSIONS[:-1], []):
        try:
            html = cmarkgfm.markdown_to_html_with_extensions(source, options=options, extensions=extensions)
            break
        except UnicodeDecodeError:  # an extension cut a letter in two: better without it
            continue
    else:
        raise ReadError("the Markdown cannot be rendered", "look for unusual signs in links and tables")
    return without_title(html, title)


_HEADING = re.compile(r"\s{0,20}<h([12])\b[^<>]{0,500}>(.{0,1000}?)</h\1>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]{0,500}>")


def without_title(html: str, title: str) -> str:
    """Leave out an opening heading that says what the title says."""
    match = _HEADING.match(html) if title else None
    return html[match.end() :] if match and letters(_TAGS.sub("", match.group(2))) == letters(title) else html


def _without_templates(text: str) -> str:
    if not any(sign in text for sign in ("{{", "{%", "[[", "==")):
        return text
    out: list[str] = []
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match.group(1)
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence and "`" not in line:
            words = _WIKILINK.sub(lambda m: m.group(2) or m.group(1), _SHORTCODE.sub("", line[:100_000]))
            out.append(_HIGHLIGHT.sub(r"<mark>\1</mark>", words) + line[100_000:])
            continue
        out.append(line)
    return "\n".join(out)
