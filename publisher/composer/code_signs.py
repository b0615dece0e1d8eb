"""Signs in code that are of a program, not of the code: languages, titles, and comments that mark lines.

Python-Markdown takes the language of a block from its first line (CodeHilite: `:::python`, `#!python`) and that
of a span from its first word (InlineHilite). Docusaurus and Material for MkDocs show the title of a fence above
it; Docusaurus takes comments such as `// highlight-next-line` for marks of lines.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from publisher.composer.parts import parts
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.tables.markdown import Dialect

_LANGUAGE = r"(?P<name>[A-Za-z][\w+#.-]{0,30})"
# What the parser writes for an indented block, whose code has no language yet, and for a span of code.
_BLOCK = lazy(rf"<pre><code>(?::::[ \t]{{0,4}}|#!){_LANGUAGE}(?:[ \t][^\n<]{{0,200}})?\n")
_SPAN = lazy(rf"<code>(?::::|#!){_LANGUAGE} (?=[^<])")
_TITLE = lazy(
    r"(?P<indent>[ \t>]{0,40})(?:`{3,20}|~{3,20})[^\n]{0,300}?\btitle="
    r"""(?:"(?P<double>[^"\n]{1,200})"|'(?P<single>[^'\n]{1,200})')"""
)
_MARKING = lazy(
    r"(?:^|(?<=>))[ \t]{0,80}(?://|#|--|%|;|/\*|\{/\*|&lt;!--)[ \t]{0,4}(?:highlight-(?:next-line|start|end)"
    r"|(?:this-will-error|error)-next-line)[ \t]{0,4}(?:\*/|\*/\}|--&gt;)?[ \t]{0,4}(?:\n|(?=</code>))",
    re.MULTILINE,
)
_CODE = lazy(r"<pre><code[^<>]{0,200}>[^<]{0,1000000}</code></pre>")
_ESCAPED = lazy(r"([\\`*_{}\[\]<>#|~$&])")


def with_titles(text: str, dialect: Dialect) -> str:
    """Write the title of a fence above it, where the program shows it."""
    if not dialect.titles or "title=" not in text:
        return text
    return "".join(_titled(one.text) if one.code else one.text for one in parts(text))


def _titled(code: str) -> str:
    match = _TITLE.match(code)
    if match is None:
        return code
    title = _ESCAPED.sub(r"\\\1", unescape(match["double"] or match["single"]))
    indent = match["indent"]
    return f"{indent}{title}\n{indent.rstrip() if '>' in indent else ''}\n{code}"


def without_signs(html: str, dialect: Dialect) -> str:
    """Take the signs of the program out of the HTML that the parser wrote."""
    if dialect.parser == "python" and ("<code>:::" in html or "<code>#!" in html):
        html = _BLOCK.sub(lambda match: f'<pre><code class="language-{escape(match["name"].lower())}">', html)
        html = _SPAN.sub(lambda match: f'<code class="language-{escape(match["name"].lower())}">', html)
    if dialect.parser == "docusaurus" and ("highlight-" in html or "-next-line" in html):
        html = _CODE.sub(lambda match: _MARKING.sub("", match[0]), html)
    return html
