"""Reading a configuration key by key: a wrong value is an error that names file, line, key and remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from publisher.errors import ConfigError
from publisher.tables.syndication import PICTURES
from publisher.text.characters import without_controls
from publisher.text.iris import is_web_address

# -- checks of single values ---------------------------------------------------------------------------------

HOURS = 24  # of a day, as `skip_hours` counts them: 0 to 23
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def is_picture(value: str) -> bool:
    """Whether this is the address of a picture that RSS allows; one without a suffix may be any."""
    if not is_web_address(value):
        return False
    _, dot, suffix = urlsplit(value).path.rpartition("/")[2].rpartition(".")
    return not dot or suffix.lower() in PICTURES


def is_secure_address(value: str) -> bool:
    """Whether this is an address over HTTPS: our pages load pictures from no other."""
    return is_web_address(value) and value[:6].lower() == "https:"


def is_colour(value: str) -> bool:
    """Whether this is a colour with two hexadecimal digits for each of red, green and blue (CSS Color 4)."""
    return _COLOUR.fullmatch(value) is not None


def is_language(value: str) -> bool:
    """Whether this has the form of a language tag (BCP 47)."""
    return _LANGUAGE.fullmatch(value) is not None


def is_day(value: str) -> bool:
    """Whether this is a day, a month or a year."""
    try:
        return bool(_DAY.fullmatch(value)) and bool(date(*(*map(int, value.split("-")), 1, 1)[:3]))
    except ValueError:
        return False


def is_zone(value: str) -> bool:
    """Whether this names a time zone."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):  # an unknown zone is a KeyError
        return False
    return True


def nested(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Find folders that are inside another one, or the same: pairs of inner and outer."""
    for inner, outer in permutations(folders, 2):
        if (root / inner).resolve().is_relative_to((root / outer).resolve()):
            yield inner, outer


# -- sections ------------------------------------------------------------------------------------------------


class Source:
    """The text of a configuration, in which errors find their line."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path

    def fail(self, section: str, key: str, wrong: str, remedy: str) -> NoReturn:
        """Raise an error about a key of a section; `section` is "" for a table at the top.

        Raises:
            ConfigError: always.
        """
        line = self._line(section, key)
        place = f"{self.path}:{line}" if line else str(self.path)
        label = f"[{section}] {key}" if section else key
        raise ConfigError(f"{place}: {label} {wrong}", remedy)

    def _line(self, section: str, key: str) -> int:
        """Find the first line that sets a key in its section; 0 if there is none."""
        inside = section == ""
        setting = re.compile(rf"(?:\S+\.)?[\"']?{re.escape(key)}[\"']?\s*=")
        for number, text in enumerate(self.text.splitlines(), 1):
            bare = text.strip()
            if bare.startswith("["):
                name = bare.strip("[] \t").partition("]")[0]
                inside = section in {name, ""}
                if not section and name == key:
                    return number
            elif inside and setting.match(bare):
                return number
        return 0


class Section:
    """A table, "" for the one of all tables. Each method reads a key, and raises ConfigError if it is wrong."""

    def __init__(
        self, source: Source, name: str, values: Mapping[str, Any], known: Sequence[str] | None
    ) -> None:
        """Refuse keys that are not known; `known` is None to allow any."""
        self.source = source
        self.name = name
        self.values = values
        for key in values if known is not None else ():
            if key not in (known or ()):
                otherwise = f"known here: {', '.join(known or ())}"
                self.fail(key, "is not known", suggestion(key, known or (), otherwise))

    def section(self, key: str, known: Sequence[str] | None, *, name: str = "") -> Section:
        """Open the table that a key holds; a missing one is empty.

        Args:
            key: The table's key.
            known: The keys it may have; None for any.
            name: What errors call the table, if not by its key.
        """
        found = self.values.get(key, {})
        if not isinstance(found, dict):
            self.source.fail("", key, "is no table", f"write [{key}], and its keys below")
        return Section(self.source, name or key, found, known)

    def fail(self, key: str, wrong: str, remedy: str) -> NoReturn:
        """Raise an error about a key.

        Raises:
            ConfigError: always.
        """
        self.source.fail(self.name, key, wrong, remedy)

    def string(
        self, key: str, default: str = "", *, good: Callable[[str], Any] | None = None, wanted: str = ""
    ) -> str:
        """Read a text without control characters, which `good` accepts if it is not empty.

        `wanted` describes what it accepts: the error says "write ...".
        """
        value = self.values.get(key, default)
        if hasattr(value, "isoformat"):  # an unquoted TOML date
            value = value.isoformat()
        if not isinstance(value, str) or "\r" in value or without_controls(value) != value:
            self.fail(key, f"is {value!r}", f'write a text without control characters: {key} = "..."')
        value = value.strip()
        if value and good is not None and not good(value):
            self.fail(key, f"is {value!r}", f"write {wanted}")
        return value

    def strings(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Read a text or a list of texts."""
        value = self.values.get(key, default)
        found = (value,) if isinstance(value, str) else value
        if not isinstance(found, list | tuple) or not all(isinstance(one, str) and one for one in found):
            self.fail(key, f"is {value!r}", f'write a text or a list of texts: {key} = ["..."]')
        return tuple(found)

    def choice(self, key: str, default: str, choices: Sequence[str]) -> str:
        """Read one of several words."""
        value = self.string(key, default)
        if value not in choices and value != default:
            self.fail(key, f"is {value!r}", f"choose from {', '.join(choices)}")
        return value

    def number(self, key: str, default: int, *, least: int, most: int) -> int:
        """Read a whole number between two bounds."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.fail(key, f"is {value!r}", f"write a number from {least} to {most}")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Read true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.fail(key, f"is {value!r}", "write true or false")
        return value


def suggestion(word: str, known: Sequence[str], otherwise: str) -> str:
    """Suggest the known word that a mistyped one resembles, or say something else."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]!r}?" if near else otherwise
