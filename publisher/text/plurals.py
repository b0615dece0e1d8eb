"""Which plural form a language uses with a whole number (Unicode CLDR 48, cardinal plural rules).

Only whole numbers are counted on pages, and the forms for millions ("un millón de") are not used there.
"""

from __future__ import annotations

_NONE = frozenset("id ja ko vi zh zh-Hant".split())  # one form for all numbers
_ZERO_IS_ONE = frozenset("fa fr pt".split())


def category(number: int, language: str) -> str:
    """Return "zero", "one", "two", "few", "many" or "other"; a language is a code of `page_counts.tsv`."""
    if language in _NONE:
        return "other"
    if language in {"ru", "uk"}:
        return _east_slavic(number)
    if language == "pl":
        return "one" if number == 1 else "few" if _ends_on_two_to_four(number) else "many"
    if language == "cs":
        return "one" if number == 1 else "few" if 2 <= number <= 4 else "other"
    if language == "ro":
        return "one" if number == 1 else "few" if number == 0 or 1 <= number % 100 <= 19 else "other"
    if language == "ar":
        return _arabic(number)
    if language == "he" and number == 2:
        return "two"
    return "one" if number == 1 or (number == 0 and language in _ZERO_IS_ONE) else "other"


def _east_slavic(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if _ends_on_two_to_four(number) else "many"


def _ends_on_two_to_four(number: int) -> bool:
    return 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14


def _arabic(number: int) -> str:
    if number <= 2:
        return ("zero", "one", "two")[number]
    last = number % 100
    return "few" if 3 <= last <= 10 else "many" if last >= 11 else "other"
