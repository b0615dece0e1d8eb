"""Fields that an MDX text exports: `export const metadata = {title: "Tides"}`.

Sources: Next.js (`metadata`), the guides of `@next/mdx` and Nextra (`meta`, `frontMatter`), MDX's guide to
front matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publisher.readers import _loose_json
from publisher.text.lazy import lazy

_EXPORT = lazy(
    r"(?:^|\n)export[ \t]{1,9}(?:const|let|var)[ \t]{1,9}(?:meta|metadata|frontmatter|frontMatter|post|article)"
    r"(?:[ \t]{0,9}:[ \t]{0,9}[\w.]{1,60})?[ \t]{0,9}=[ \t]{0,9}(?=\{)"
)
_DATE = lazy(r"new[ \t]{1,9}Date\(([^()\n]{0,60})\)")
_TEMPLATE = lazy(r"`([^`$\"\\\n]{0,500})`")
_LONGEST = 20_000  # characters of such an object


def exported_fields(text: str) -> dict[str, Any]:
    """Give the fields of the first such object near the top of a text; none where there is none."""
    match = _EXPORT.search(text, 0, _LONGEST)
    if match is None:
        return {}
    start = match.end()
    line = text.find("\n", start)
    first = text[start : line if line >= 0 else len(text)].rstrip("; \t\r")
    end = line if first.endswith("}") else text.find("\n}", start, start + _LONGEST) + 2
    said = _DATE.sub(r"\1", text[start : end if end > start else start + _LONGEST])
    values = _loose_json.read(_TEMPLATE.sub(r'"\1"', said))
    found = values[0] if isinstance(values, list) and values else values
    return {str(key): value for key, value in found.items()} if isinstance(found, Mapping) else {}
