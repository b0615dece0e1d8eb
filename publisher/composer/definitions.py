"""Definition lists (PHP Markdown Extra, kramdown, Pandoc, goldmark) in the form that the parser reads whole.

It joins the paragraphs of a definition where no empty line stands above, and takes the terms that share a
definition for one. Lines that begin with a colon below a paragraph of prose are no definition.
"""

from __future__ import annotations

from publisher.text.lazy import lazy

_LINE = lazy(r"\n {0,3}:")
_DEFINITION = lazy(r"^ {0,3}:[ \t]{1,40}(?=\S)")
_TERMS = lazy(r"<dt>([^<>\n]{1,300}(?:\n[^<>\n]{1,300}){1,10})</dt>")


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    return ":" in text and _LINE.search(text) is not None


def spaced(text: str) -> str:
    """Put an empty line above definitions of several paragraphs."""
    lines = text.split("\n")
    out: list[str] = []
    for at, line in enumerate(lines):
        if _DEFINITION.match(line) and out and out[-1].strip() and _has_paragraphs(lines, at):
            out.append("")
        out.append(line)
    return "\n".join(out)


def _has_paragraphs(lines: list[str], at: int) -> bool:
    """Whether a definition, or one below it, goes on behind an empty line."""
    for place in range(at + 1, min(len(lines), at + 200)):
        line, before = lines[place], lines[place - 1]
        if not before.strip() and line.strip():
            return line.startswith(("  ", "\t"))
    return False


def with_terms(html: str) -> str:
    """Write each of several terms as one."""
    return _TERMS.sub(lambda match: "\n".join(f"<dt>{one}</dt>" for one in match[1].split("\n")), html)
