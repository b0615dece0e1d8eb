"""The literals that a Python file assigns to names: `SITENAME = "My blog"`. Nothing is run."""

from __future__ import annotations

import ast
import warnings
from typing import Any

DEEPEST = 8  # lists and mappings inside each other
_UNKNOWN = object()


def read(text: str) -> dict[str, Any]:
    """Return the literals assigned at the top of a Python file: texts, numbers, lists, mappings; the last one.

    Texts that are joined with `+`, and names that were assigned before, are followed. A file that is not Python
    gives none.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a stray backslash in somebody's text
            body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    known: dict[str, Any] = {}
    for node in body:
        if isinstance(node, ast.Assign):
            targets = [one.id for one in node.targets if isinstance(one, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            targets = [node.target.id]
        else:
            continue
        value = _value(node.value, known, 0)
        for name in targets:
            known.pop(name, None)
            if value is not _UNKNOWN:
                known[name] = value
    return known


def _value(node: ast.expr | None, known: dict[str, Any], depth: int) -> Any:
    """Return the value of an expression of literals, `_UNKNOWN` where it is something else."""
    if depth > DEEPEST or node is None:
        return _UNKNOWN
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str | int | float | None) else _UNKNOWN
    if isinstance(node, ast.Name):
        return known.get(node.id, _UNKNOWN)
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        values = [_value(one, known, depth + 1) for one in node.elts]
        return [one for one in values if one is not _UNKNOWN]
    if isinstance(node, ast.Dict):
        pairs = [
            (_value(key, known, depth + 1), _value(one, known, depth + 1))
            for key, one in zip(node.keys, node.values, strict=True)
        ]
        return {key: one for key, one in pairs if isinstance(key, str) and one is not _UNKNOWN}
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _value(node.left, known, depth + 1), _value(node.right, known, depth + 1)
        if isinstance(left, str) and isinstance(right, str) and len(left) + len(right) < 10_000:
            return left + right
    return _UNKNOWN
