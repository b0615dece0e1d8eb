"""Formulas that a script has set, as their TeX; MathML of the author stays, for the sanitiser to look at.

Sources: MathML Core (W3C) for elements and attributes; KaTeX, MathJax 2 and 3, and MediaWiki for their output.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.elements.tree import become, classes_of, found, has_text, open_up, remove, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

TAGS = frozenset(
    {"math", "mjx-container", "mathjax", "amp-mathml", "annotation", "semantics", "tex-math", "la-tex"}
)
WORDS = (
    *("katex", "mathjax", "math/tex", "mwe-math", "math/asciimath", "data-latex", "data-tex", "data-formula"),
    *("ql-formula", "math/mml"),
)
LONGEST = 20_000  # characters of a formula
_STYLE = lazy(r"^\s{0,5}\{\\(?:display|text)style\s{0,5}(.{0,20000})\}\s{0,5}$", re.DOTALL)
_TEX = "application/x-tex"
# Classes of what programs make of formulas.
_RENDERED = frozenset(
    (
        "katex katex-display katex-error ql-formula mwe-math-element "
        "MathJax MathJax_Preview MathJax_Display MathJax_SVG MathJax_CHTML MathJax_SVG_Display"
    ).split()
)


def change(root: HtmlElement, links: Links) -> None:
    """Show each formula once."""
    for part in found(root, "script"):
        kind = part.get("type", "").lower()
        if kind.startswith("math/"):
            _script(part, kind, links)
    for part in list(root.iter("span", "div", "mjx-container", "img", "amp-mathml", "p", "tex-math", "la-tex")):
        if part.tag in {"span", "div", "mjx-container", "img", "amp-mathml", "p", "tex-math", "la-tex"}:
            _rendered(part, links)
    for formula in found(root, "math"):
        _mathml(formula)


def _tex(element: HtmlElement) -> str:
    """Return the TeX within a formula that a program has set; "" where there is none."""
    for note in element.iter("annotation", "script"):
        if note.get("encoding", "").lower() in {_TEX, "tex", "latex", "application/x-latex"}:
            return "".join(note.itertext()).strip()[:LONGEST]
    for name in ("data-latex", "data-tex", "data-formula", "data-value", "data-math"):
        if element.get(name):
            return str(element.get(name)).strip()[:LONGEST]
    formula = next(element.iter("math"), None)
    return _plain(formula.get("alttext", "")) if formula is not None else ""


def _plain(tex: str) -> str:
    """Return TeX without the command that MediaWiki puts around it."""
    match = _STYLE.match(tex[: LONGEST + 50])
    return (match[1] if match else tex).strip()


def _say(element: HtmlElement, tex: str, *, display: bool, links: Links) -> None:
    sign = "$$" if display else "$"
    become(element, "span", f"{sign}{tex}{sign}")
    links.changes.add("formula", "formula", "its TeX")


def _script(part: HtmlElement, kind: str, links: Links) -> None:
    """Show the source that MathJax 2 keeps in a script, and not what it made of it before."""
    tex = "".join(part.itertext()).strip()[:LONGEST]
    before = part.getprevious()
    for _ in range(3):
        made = before is not None and any(name.startswith(("MathJax", "mjx-")) for name in classes_of(before))
        if before is None or not made or (before.tail and before.tail.strip()):
            break
        remove(before)
        before = before.getprevious()
    if not tex:
        remove(part)
    elif kind.startswith("math/mml"):
        become(part, "span", tex)
    else:
        _say(part, tex, display="mode=display" in kind.replace(" ", ""), links=links)


def _rendered(part: HtmlElement, links: Links) -> None:
    names = classes_of(part) if part.get("class") else []
    if part.tag == "img":
        _picture(part, names, links)
    elif part.tag == "mjx-container":
        _container(part, links)
    elif part.tag in {"amp-mathml", "tex-math", "la-tex"}:
        tex = part.get("data-formula", "") or text_of(part, LONGEST)
        _say(part, tex, display=part.get("inline") is None and part.tag == "amp-mathml", links=links)
    elif _RENDERED.isdisjoint(names):
        return
    elif "katex-display" in names or "katex" in names or "katex-error" in names or "ql-formula" in names:
        _katex(part, display="katex-display" in names, links=links)
    elif "mwe-math-element" in names:
        _mediawiki(part, links)
    elif "MathJax_Preview" in names:
        remove(part)
    else:
        _mathjax(part, names, links)


def _katex(part: HtmlElement, *, display: bool, links: Links) -> None:
    tex = _tex(part)
    formula = next(part.iter("math"), None)
    if not tex:
        title = part.get("title", "") if "katex-error" in classes_of(part) else ""
        if title:
            part.attrib.clear()
        elif formula is not None:
            _only(part, formula)
        return
    shown = display or (formula is not None and formula.get("display") == "block")
    _say(part, tex, display=shown, links=links)


def _only(part: HtmlElement, formula: HtmlElement) -> None:
    """Keep of an element only the formula within it."""
    formula.tail = None
    formula.getparent().remove(formula)
    become(part, "span")
    part.append(formula)


def _container(part: HtmlElement, links: Links) -> None:
    """Show the formula of MathJax 3, whose MathML is there for screen readers."""
    tex = _tex(part)
    formula = next(part.iter("math"), None)
    display = part.get("display") == "true" or (formula is not None and formula.get("display") == "block")
    if tex:
        _say(part, tex, display=display, links=links)
    elif formula is not None:
        _only(part, formula)
    else:
        words = part.get("aria-label", "") or next((svg.get("aria-label", "") for svg in part.iter("svg")), "")
        links.changes.add("formula", "formula without a source", "its words" if words else "")
        become(part, "span", words)


def _mathjax(part: HtmlElement, names: list[str], links: Links) -> None:
    tex = _tex(part)
    formula = next(part.iter("math"), None)
    if tex:
        _say(part, tex, display=any("Display" in name for name in names), links=links)
    elif formula is not None:
        _only(part, formula)
    elif part.get("data-mathml"):
        become(part, "span", re.sub(r"<[^<>]{0,500}>", "", part.get("data-mathml", "")[:LONGEST]))


def _mediawiki(part: HtmlElement, links: Links) -> None:
    image = next(part.iter("img"), None)
    tex = _tex(part) or (_plain(image.get("alt", "")) if image is not None else "")
    if tex:
        display = any("display" in name for one in part.iter("span", "img", "div") for name in classes_of(one))
        formula = next(part.iter("math"), None)
        display = display or (formula is not None and formula.get("display") == "block")
        _say(part, _plain(tex), display=display, links=links)


def _picture(image: HtmlElement, names: list[str], links: Links) -> None:
    """Show the TeX of a picture of a formula, which is drawn for a page of another colour and size."""
    wiki = any(name.startswith("mwe-math-fallback") for name in names)
    if wiki and image.get("alt"):
        _say(
            image, _plain(image.get("alt", "")), display="mwe-math-fallback-image-display" in names, links=links
        )


def _mathml(formula: HtmlElement) -> None:
    """Leave MathML without notes in other languages; its TeX becomes the words for those who cannot see it."""
    for note in list(formula.iter("annotation", "annotation-xml")):
        if note.tag == "annotation" and note.get("encoding", "").lower() == _TEX and not formula.get("alttext"):
            formula.set("alttext", "".join(note.itertext()).strip()[:LONGEST])
        if note.tag in {"annotation", "annotation-xml"}:
            remove(note)
    if not has_text(formula):
        remove(formula)
        return
    above = formula.getparent()
    if above is not None and above.tag in {"noscript", "svg"}:
        open_up(above)
