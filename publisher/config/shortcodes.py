"""`[shortcodes]`: what template tags of the site mean."""

from __future__ import annotations

import re

from publisher.config.sections import Section, suggestion
from publisher.tables.shortcodes import MEANINGS

_NAME = re.compile(r"[\w@.:/-]{1,60}\Z")
_ADDRESS = re.compile(r"(?:https?://|/)(?:[^\s<>{}\"'\\]|\{[\w|=.-]{1,200}\}){1,1000}\Z")
_LANGUAGE = re.compile(r"[A-Za-z][\w+#.-]{0,30}\Z")


def shortcodes_of(section: Section) -> dict[str, str]:
    """Read the meanings of tags by their names.

    Raises:
        ConfigError: a name is none of a tag, or its meaning is not known.
    """
    found: dict[str, str] = {}
    for name in section.values:
        meaning = section.string(name)
        if not _NAME.match(name):
            section.fail(name, "is no name of a tag", 'write the first word of the tag: figure = "image"')
        _check(section, name, meaning)
        found[name] = found[name.lower().replace("_", "-")] = meaning
    return found


def _check(section: Section, name: str, meaning: str) -> None:
    word, _, rest = meaning.partition(" ")
    if word not in MEANINGS:
        remedy = suggestion(word, MEANINGS, f"choose from {', '.join(MEANINGS)}")
        section.fail(name, f"is {meaning!r}", remedy)
    if word == "link" and rest and not _ADDRESS.match(rest):
        remedy = f'write an address, such as {name} = "link https://x.example/{{0}}"'
        section.fail(name, f"is {meaning!r}", remedy)
    if word == "code" and rest and not _LANGUAGE.match(rest):
        section.fail(name, f"is {meaning!r}", f'write one language, such as {name} = "code python"')
    if rest and word not in {"link", "code", "quote"}:
        section.fail(name, f"is {meaning!r}", f'write {name} = "{word}"')
