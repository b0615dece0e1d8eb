"""Globs of paths: `**` crosses folders, `*` and `?` do not."""

from __future__ import annotations

import re
from functools import cache


@cache
def glob_pattern(glob: str) -> str:
    """Turn a glob into a regular expression: `**` crosses folders, `*` and `?` do not."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", glob.strip("/"))
    return "(?:" + "".join(signs.get(part) or re.escape(part) for part in parts) + "(?:/.*)?)"
