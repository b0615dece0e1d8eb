"""Boxes of task lists as signs: feed readers show no form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

DONE, OPEN = "☑", "☐"


def change(root: HtmlElement, _: Links) -> None:
    """Write a checkbox as ☑ or ☐."""
    for box in list(root.iter("input")):
        if box.get("type", "").strip().lower() == "checkbox":
            box.tag = "span"
            box.text = DONE if box.get("checked") is not None else OPEN
            box.attrib.clear()
