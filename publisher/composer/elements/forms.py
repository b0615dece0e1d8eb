"""Forms and their controls as text: feed readers show none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.elements.tree import become, found, has_text, label_of, open_up, remove, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

DONE, OPEN = "☑", "☐"
CHOSEN, FREE = "◉", "○"
TAGS = frozenset("form input button select textarea progress meter datalist".split())
PROSE = 500  # characters of a form that is a text with boxes
_ASKING = frozenset("email password search tel file".split())
_SHOWN = frozenset(
    ["", "text", "number", "url", "date", "time", "month", "week", "datetime-local", "color", "range"]
)
_CONTROL = lazy(
    r"copy|copier|kopier|copiar|copia|コピー|复制|複製|복사|clipboard|share|teilen|partager|compartir|print|close|menu|toggle|"
    r"expand|collapse|like|follow|subscribe|abonn|suscri|play|pause|zoom|fullscreen|lightbox|bookmark|reply|scroll|theme",
    re.IGNORECASE,
)
_SHORT = 40  # characters of the words on a control
MOST = 50  # options that are listed


def change(root: HtmlElement, links: Links) -> None:
    """Write what a form shows as text, and remove what only sends something."""
    for form in found(root, "form"):
        if _asks(form):
            links.changes.add("element", "form")
            remove(form)
        else:
            open_up(form)
    for box in found(root, "input"):
        _input(box, links)
    for button in found(root, "button"):
        _button(button, links)
    for select in found(root, "select"):
        _select(select, links)
    for area in found(root, "textarea"):
        _area(area)
    for bar in found(root, "progress", "meter"):
        _bar(bar)
    for choices in found(root, "datalist"):
        remove(choices)


def _asks(form: HtmlElement) -> bool:
    """Whether a form wants something from its reader; a text with boxes, and a page within a form, do not."""
    kinds = {box.get("type", "").strip().lower() for box in form.iter("input")}
    areas = any(True for _ in form.iter("textarea"))
    asking = (
        bool(kinds & _ASKING)
        or areas
        or (kinds <= {"", "text", "submit", "hidden", "image", "button"} and bool(kinds))
    )
    return asking and len(text_of(form, PROSE + 1)) <= PROSE


def _input(box: HtmlElement, links: Links) -> None:
    kind = box.get("type", "").strip().lower()
    checked = box.get("checked") is not None
    if kind in {"checkbox", "radio"}:
        signs = (DONE, OPEN) if kind == "checkbox" else (CHOSEN, FREE)
        _say(box, signs[0] if checked else signs[1])
    elif kind == "image" and box.get("src"):
        become(box, "img", src=box.get("src", ""), alt=box.get("alt", "") or label_of(box))
    elif kind in _SHOWN and box.get("value", "").strip():
        _say(box, box.get("value", "")[:2000])
    elif (
        kind in {"button", "submit", "reset"}
        and box.get("value", "").strip()
        and not _CONTROL.search(box.get("value", "")[:200])
    ):
        _say(box, box.get("value", "")[:200])
    else:
        if kind != "hidden":
            links.changes.add("widget", "input")
        remove(box)


def _say(element: HtmlElement, words: str) -> None:
    become(element, "span", words)


def _button(button: HtmlElement, links: Links) -> None:
    words = text_of(button, 300)
    if any(True for _ in button.iter("img", "picture", "video", "amp-img", "pre")):
        if 0 < len(words) <= _SHORT:  # "View image"
            links.changes.add("widget", f"button {words}")
            _without_words(button)
        open_up(button)
        return
    about = " ".join(button.get(name, "") for name in ("class", "aria-label", "title", "id"))[:500]
    control = _CONTROL.search(about) or any(
        str(name).startswith(("data-clipboard", "data-copy")) for name in button.attrib
    )
    if not words or (len(words) <= _SHORT and (control or _CONTROL.search(words))):
        links.changes.add("widget", f"button {words}")
        remove(button)
    else:
        open_up(button)


def _without_words(button: HtmlElement) -> None:
    for part in list(button.iter()):
        part.text = None
        if part is not button:
            part.tail = None


def _select(select: HtmlElement, links: Links) -> None:
    options = [words for one in select.iter("option") if (words := text_of(one, 200) or one.get("label", ""))]
    if not options or len(options) > MOST:
        links.changes.add("element", "select")
        remove(select)
    else:
        _say(select, " / ".join(options))


def _area(area: HtmlElement) -> None:
    text = "".join(area.itertext())
    if text.strip():
        become(area, "pre" if "\n" in text.strip() else "code", text)
    else:
        remove(area)


def _bar(bar: HtmlElement) -> None:
    """Write how full a bar is: the words that it holds, else its value."""
    if has_text(bar):
        open_up(bar)
        return
    try:
        value, least, most = (
            float(bar.get(name, default)) for name, default in (("value", ""), ("min", "0"), ("max", "1"))
        )
    except ValueError:
        remove(bar)
        return
    _say(bar, f"{100 * (value - least) / (most - least):.0f}%" if most > least else bar.get("value", ""))
