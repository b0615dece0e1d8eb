"""Markdown (GitHub's dialect) to HTML, without what only a site generator understands."""

from __future__ import annotations

import re

from publisher.errors import ReadError

LARGEST = 1024 * 1024  # characters; the parser's tree takes some 300 bytes for each
_EXTENSIONS = ["table", "strikethrough", "tasklist", "autolink"]
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TEMPLATE_TAG = re.compile(r"\{\{[<%][^{}]{0,500}[%>]\}\}|\{%-?[^{}]{0,500}-?%\}")
_WIKI_LINK = re.compile(r"!?\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]{1,300})(?<=\S)==")
_LONGEST_LINE = 100_000  # characters of a line that are searched for template tags


def to_html(text: str) -> str:
    """Render Markdown; the HTML still needs the sanitiser.

    Shortcodes and template tags are removed, wiki links keep their words, and Obsidian's ==highlight==
    becomes a mark.

    Raises:
        ReadError: it is larger than any article, or cannot be rendered.
    """
    if len(text) > LARGEST:
        raise ReadError(f"the article's Markdown has {len(text)} characters", f"keep it below {LARGEST}")
    import cmarkgfm
    from cmarkgfm.cmark import Options

    source, options = _without_templates(text), Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    for extensions in (_EXTENSIONS, _EXTENSIONS[:-1], []):
        try:
            html: str = cmarkgfm.markdown_to_html_with_extensions(
                source, options=options, extensions=extensions
            )
        except UnicodeDecodeError:  # an extension cut a character in two: render without it
            continue
        return html
    raise ReadError("the Markdown cannot be rendered", "look for unusual signs in links and tables")


def _without_templates(text: str) -> str:
    """Remove template tags outside of code, and rewrite wiki links and highlights."""
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
            head, rest = _TEMPLATE_TAG.sub("", line[:_LONGEST_LINE]), line[_LONGEST_LINE:]
            head = _WIKI_LINK.sub(lambda m: m.group(2) or m.group(1), head)
            out.append(_HIGHLIGHT.sub(r"<mark>\1</mark>", head) + rest)
            continue
        out.append(line)
    return "\n".join(out)
