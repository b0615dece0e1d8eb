"""Values of configuration files, whatever their shape: texts, lists of texts, mappings, numbers."""

from __future__ import annotations

from typing import Any


def mapping(value: Any) -> dict[str, Any]:
    """Return a mapping as it is, {} for anything else."""
    return value if isinstance(value, dict) else {}


def text(value: Any) -> str:
    """Return a text without blanks around it, "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """Return a list's texts; a text is a list of one."""
    found = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [one.strip() for one in found if isinstance(one, str) and one.strip()]


def number(value: Any) -> int:
    """Return a whole number, also one that is written as text; 0 for anything else."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) else 0


def flag(value: Any) -> bool:
    """Tell whether a value says yes, as a flag or in words."""
    return value is True or (isinstance(value, str) and value.strip().lower() in {"true", "yes", "on"})


def lower_keys(value: Any, depth: int = 0) -> Any:
    """Return a mapping with its keys in lower case, as Hugo reads them; lists are not looked into."""
    if not isinstance(value, dict) or depth > 6:
        return value
    return {str(key).lower(): lower_keys(one, depth + 1) for key, one in value.items()}


def merged(first: dict[str, Any], second: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return two mappings as one; where both say something, the second counts."""
    found = dict(first)
    for key, value in second.items():
        before = found.get(key)
        if isinstance(before, dict) and isinstance(value, dict) and depth < 6:
            found[key] = merged(before, value, depth + 1)
        else:
            found[key] = value
    return found
