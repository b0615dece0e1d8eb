"""Blocks of code: their language, letter for letter what they hold, no numbers of lines and no buttons.

Sources: the output of Pygments, Rouge, Chroma, highlight.js (with highlightjs-line-numbers.js), Prism, Shiki,
Pandoc, Hexo, Docusaurus, VitePress, SyntaxHighlighter, GeSHi, Org mode and GitHub.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.elements.tree import become, classes_of, found, open_up, remove, text_of
from publisher.tables.highlighters import ATTRIBUTES, LANGUAGES, MARKS, NONE
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

# A block of code as Markdown makes it has no need of this stage.
_OTHER = lazy(
    r"""<(?:pre(?=[\s/])|code\s{1,5}(?!class\s{0,3}=\s{0,3}["']language-[\w+#.-]{1,40}["']\s{0,3}>)|pre>\s{0,100}<(?!code|/pre))""",
    re.IGNORECASE,
)
WORDS = (
    *("lineno", "lntable", "gutter", "highlighttable", "line-number", "hljs", "blob-num", "syntaxhighlighter"),
    *("token-line", "crayon", "codehilite", "rouge-table", "linenos", "code-line", "ec-line"),
    *("highlight-", '"highlight', "'highlight", "sourcecode", 'div class="language-', "brush:", "prettyprint"),
)
_GUTTER = lazy(
    r"^(?:gutter|code-gutter|rouge-gutter|linenos?|linenodiv|line-?nos?|line-?numbers?(?:-rows|-wrapper)?|lnt|ln|lntd|blob-num|"
    r"hljs-ln-numbers|hljs-ln-n|crayon-nums|crayon-nums-content|code-line-numbers?|react-code-line-number|cm-gutters?|"
    r"CodeMirror-linenumber|linenumber|lineNumber|row-number|ec-gutter|ln-num|codeblock-line-numbers?|lnlinks)$",
    re.IGNORECASE,
)
_NUMBERS = lazy(r"[\s\d|│:.·#-]*")
_LINE = lazy(
    r"^(?:line|token-line|code-line|ec-line|view-line|cm-line|CodeMirror-line|codeblock-line|code__line)$"
)
_COPY = lazy(r"copy|clipboard|toolbar|code-?btn|expand|collapse", re.IGNORECASE)
_TABLE = lazy(
    r"^(?:lntable|highlighttable|codehilitetable|rouge-table|hljs-ln|js-file-line-container|highlight|crayon-table)$"
)
_NAMED = lazy(
    r"^(?:language|lang|highlight-source|highlight-text|brush:?|src|sh|source|code|syntax|programming-language|lang:|highlight|"
    r"wp-block-code-lang|prism|snippet)[-_:]([A-Za-z][\w+#.-]{0,39})(?:,[\w,=.-]{0,200})?$",
    re.IGNORECASE,
)
_BRUSH = lazy(r"\b(?:brush|lang|language)\s{0,3}:\s{0,3}[\"']?([A-Za-z][\w+#.-]{0,39})", re.IGNORECASE)
_SAFE = lazy(r"[\w+#.-]{1,40}")
_SCOPES = {
    "html-basic": "html",
    "html-erb": "erb",
    "html-django": "django",
    "xml": "xml",
    "shell": "shell",
    "js": "js",
}
# Elements of which a block of code consists; anything else in one is markup of its author, and stays.
_PLAIN = frozenset(
    "span code br div font table tbody thead tr td th ol li pre figure button svg path use g".split()
)
_BREAKS = frozenset("div p li tr pre".split())
_WRAPPERS = 5  # elements around a block in which its language is looked for


def may_change(_: str, html: str) -> bool:
    """Whether a text has a block of code that is written otherwise than Markdown writes it."""
    return "<pre><span" in html or _OTHER.search(html) is not None


def change(root: HtmlElement, _: Links) -> None:
    """Write each block of code as `pre` and `code` with its language."""
    for table in found(root, "table"):
        _table(table)
    for part in list(root.iter("td", "th", "div", "pre", "span", "ol", "ul", "a")):
        if part.get("class") and isinstance(part.tag, str) and _is_gutter(part):
            remove(part)
    for block in found(root, "pre"):
        if next(block.iterancestors("pre"), None) is None:
            _block(block)
    for code in found(root, "code"):
        if next(code.iterancestors("pre"), None) is None:
            _inline(code)


# -- numbers of lines -----------------------------------------------------------------------------------------


def _is_gutter(part: HtmlElement) -> bool:
    if part.tag.startswith("publisher-") or not any(_GUTTER.match(one) for one in classes_of(part)[:20]):
        return False
    if part.tag == "pre" and any(True for _ in part.iter("code")):
        return False
    return _NUMBERS.fullmatch(text_of(part, 50_000)) is not None


def _table(table: HtmlElement) -> None:
    """Write a table of numbers and lines as a block of code."""
    cells = [one for one in table.iter("td", "th") if next(one.iterancestors("table"), None) is table]
    gutters = [one for one in cells if any(_GUTTER.match(name) for name in classes_of(one)[:20])]
    marked = any(_TABLE.match(name) for name in classes_of(table)[:20])
    if not gutters and not marked:
        return
    of_numbers = set(gutters or cells)  # an empty line is no number
    numbers = [one for one in cells if one in of_numbers and _NUMBERS.fullmatch(text_of(one, 50_000))]
    kept = [one for one in cells if one not in set(numbers)]
    if not numbers or len(numbers) < len(cells) - len(kept) or (gutters and not kept):
        return
    if not kept and len(cells) > 1:  # code that consists of numbers
        kept, numbers = cells[-1:], cells[:-1]
    language = next(
        (one for cell in kept for part in cell.iter("pre", "code", "div") if (one := _language_in(part))), ""
    )
    language = language or _language_of(table)
    lines = [_code_in(one).removesuffix("\n") for one in kept]
    text = "\n".join(lines).replace("\xa0", " ") + "\n"  # some programs indent with hard blanks
    if next(table.iterancestors("pre"), None) is not None:
        become(table, "span", text)
        return
    become(table, "pre")
    code = table.makeelement("code", {"class": f"language-{language}"} if language else {})
    code.text = text
    table.append(code)


# -- blocks ---------------------------------------------------------------------------------------------------


def _block(block: HtmlElement) -> None:
    for part in list(block.iterdescendants()):
        if part.tag in {"button", "clipboard-copy", "style", "script", "svg"} or _is_control(part):
            remove(part)
    code = next(block.iter("code"), None)
    language = (_language_in(code) if code is not None else "") or _language_of(block)
    is_plain = all(part.tag in _PLAIN or part.tag.startswith("publisher-") for part in block.iterdescendants())
    is_code = code is not None or bool(language) or _is_marked(block)
    _without_label(block, language)
    if is_plain and (is_code or any(True for _ in block.iter("span", "div"))):
        text = _code_in(block)
        if not is_code:
            become(block, "pre", text)
            return
        become(block, "pre")
        inner = block.makeelement("code", {})
        inner.text = text
        block.append(inner)
        code = inner
    elif code is None and is_code:
        code = _wrapped(block)
    else:
        for part in list(block.iter("span", "div")):
            open_up(part)
    for name in list(block.attrib):
        del block.attrib[name]
    if code is not None:
        for name in list(code.attrib):
            del code.attrib[name]
        if language:
            code.set("class", f"language-{language}")


def _wrapped(block: HtmlElement) -> HtmlElement:
    code = block.makeelement("code", {})
    code.text, block.text = block.text, None
    for child in list(block):
        code.append(child)
    block.append(code)
    return code


def _is_control(part: HtmlElement) -> bool:
    if part.tag == "a":
        words = text_of(part, 20)
        return part.get("href", "#").startswith("#") and (not words or _NUMBERS.fullmatch(words) is not None)
    if part.tag not in {"div", "span"} or not part.get("class"):
        return False
    return any(_COPY.search(one) for one in classes_of(part)[:20]) and len(text_of(part, 41)) <= 20


def _without_label(block: HtmlElement, language: str) -> None:
    """Remove the name of the language that stands beside a block, which its class says."""
    above = block.getparent()
    for label in list(above)[:4] if above is not None and language else []:
        words = text_of(label, 41).lower()
        named = any(
            re.match(r"(?:code-?)?(?:lang|language)(?:-label|-name)?$", one) for one in classes_of(label)[:20]
        )
        if label.tag in {"span", "div"} and named and words in {language, "", _SCOPES.get(language, "")}:
            remove(label)


def _code_in(element: HtmlElement) -> str:
    """Return the text of a block letter for letter; an element of a line ends one."""
    from lxml import etree

    parts: list[str] = []
    pending = False  # a line that ended without a sign for it
    starts: list[int] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        tag = str(part.tag)
        if event == "start":
            is_line = part is not element and _ends_line(part)
            if is_line:
                if pending or (parts and tag in _BREAKS and not _ends(parts)):
                    parts.append("\n")
                pending = False
                starts.append(len(parts))
            if tag == "br":
                parts.append("\n")
                pending = False
            text = part.text if not tag.startswith("publisher-gone") else ""
        else:
            if part is not element and _ends_line(part):
                began = starts.pop()
                pending = not (len(parts) > began and _ends(parts))
            text = part.tail if part is not element else ""
        if text:
            if pending:
                parts.append("" if text.startswith(("\n", "\r\n")) else "\n" if text.strip(" \t") else "")
                pending = pending and not text.strip() and "\n" not in text
            parts.append(text)
    return "".join(parts)


def _ends(parts: list[str]) -> bool:
    last = next((one for one in reversed(parts[-5:]) if one), "")
    return not last or last.endswith("\n")


def _ends_line(part: HtmlElement) -> bool:
    if part.tag in _BREAKS:
        return True
    return part.tag in {"span", "code"} and any(_LINE.match(one) for one in classes_of(part)[:10])


# -- languages ------------------------------------------------------------------------------------------------


def _language_of(block: HtmlElement) -> str:
    """Return the language that a block or what is around it names."""
    own = _language_in(block)
    if own:
        return own
    for around in list(block.iterancestors())[:_WRAPPERS] if block.getparent() is not None else []:
        if around.tag not in {
            "div",
            "figure",
            "td",
            "tr",
            "tbody",
            "table",
            "section",
            "deckgo-highlight-code",
            "pre",
        }:
            break
        if around.tag == "div" and len(around) > 6:
            break
        if language := _language_in(around):
            return language
    return ""


def _language_in(element: HtmlElement) -> str:
    for name in ATTRIBUTES:
        if language := _checked(element.get(name, "")):
            return language
    names = classes_of(element)
    found_ones = [_checked(match[1]) for one in names if (match := _NAMED.match(one))]
    sure = [
        one
        for one, name in zip(found_ones, [n for n in names if _NAMED.match(n)], strict=True)
        if one
        and (name.lower().startswith(("language", "lang", "highlight-", "brush", "src-")) or one in LANGUAGES)
    ]
    if sure:
        return sure[0]
    if ":" in element.get("class", "") and (match := _BRUSH.search(element.get("class", "")[:500])):
        return _checked(match[1])
    if element.tag in {"pre", "code"}:
        if element.get("lang", "").lower() in LANGUAGES:
            return _checked(element.get("lang", ""))
        if (spoken := [one for one in names if one.lower() in LANGUAGES]) and len(names) <= 2:
            return _checked(spoken[0])
    if _is_marked(element):
        return next((one for name in names if name.lower() in LANGUAGES and (one := _checked(name))), "")
    return ""


def _is_marked(element: HtmlElement) -> bool:
    return any(one.lower() in MARKS for one in classes_of(element)[:20])


def _checked(name: str) -> str:
    name = name.strip().lower()
    name = name.partition(",")[0]  # what rustdoc does with the code follows: "rust,ignore"
    name = _SCOPES.get(name, name)
    return name if _SAFE.fullmatch(name) and name not in NONE and not name.isdigit() else ""


def _inline(code: HtmlElement) -> None:
    language = _language_in(code) if code.attrib else ""
    for name in list(code.attrib):
        if name not in {"id", "lang", "dir"}:
            del code.attrib[name]
    if language:
        code.set("class", f"language-{language}")
