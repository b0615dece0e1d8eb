"""Elements of JSX in Markdown: values of attributes that are objects or expressions leave."""

from __future__ import annotations

import re

_BRACES = r"\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}"
_JSX = re.compile(rf"<[A-Za-z][\w.]{{0,50}}\s(?:[^<>{{}}]|{_BRACES}){{0,2000}}>")
_JSX_VALUE = re.compile(
    rf"""\s[\w:.-]{{1,50}}=(?=\{{(?!\{{)(?!%)|\{{\{{\s{{0,20}}(?:[\w-]{{1,50}}|"[^"{{}}]{{1,50}}"|'[^'{{}}]{{1,50}}')\s{{0,5}}:)"""
    rf"""{_BRACES}"""
)


def without_values(text: str) -> str:
    """Remove the values of attributes that a program would have to compute; they are no template tags."""
    return _JSX.sub(lambda match: _JSX_VALUE.sub("", match[0]), text) if "={" in text else text
