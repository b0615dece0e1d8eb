"""Words as parts of an address, in the way of each program that makes sites.

An address must be the one that the program writes, letter for letter, so these differ from `slugs`, which
makes names of our own. Sources: the programs themselves, Jekyll 4.3 (`utils.rb`), Hugo 0.168, Pelican 4.12
(`utils.slugify`), Eleventy 3.1 (`@sindresorhus/slugify`, and the older `slug`), Hexo 8.1 (`hexo-util/slugize`),
github-slugger 2, pymdownx, Nikola 8.3, and Zola's documentation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from publisher.text.lazy import lazy

Slugger = Callable[[str], str]
_PRETTY = frozenset("._~!$&'()+,;=@")
_HUGO = frozenset("./\\_#+~-@")
_GERMAN = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "ẞ": "Ss",
        "€": " e ",
        "&": " and ",
    }
)
_SPOKEN = str.maketrans(
    {
        "&": "and",
        "%": "percent",
        "$": "dollar",
        "<": "less",
        ">": "greater",
        "|": "or",
        "€": "euro",
        "£": "pound",
        "¥": "yen",
        "©": "(c)",
        "®": "(r)",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "…": "...",
    }
)
# Modern Greek as it is spoken; other tables write the letters.
_GREEK = str.maketrans("αβγδεζηικλμνξοπρσςτυφωάέήίόύώ", "avgdeziiklmnxoprsstyfoaeiioyo", "")
_HEXO_SIGNS = lazy(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")


def _is_word(sign: str) -> bool:
    """Whether a sign is a letter, a mark or a decimal digit."""
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd"


def _runs(text: str, kept: frozenset[str] = frozenset()) -> str:
    """Write a hyphen for each run of signs that are not kept; none at the ends."""
    out: list[str] = []
    for sign in text:
        if sign in kept or _is_word(sign):
            out.append(sign)
        elif not out or out[-1] != "-":
            out.append("-")
    return "".join(out).strip("-")


def plain(text: str) -> str:
    """Write letters and digits of any script in lower case, with a hyphen for all between."""
    return _runs(text).lower()


def jekyll_title(text: str) -> str:
    """Write as Jekyll's mode "pretty" does, with its case: `:title`."""
    return _runs(text, _PRETTY)


def hugo_path(text: str) -> str:
    """Write a part of a path as Hugo does where there is no rule: a hyphen for each blank."""
    signs = ("-" if sign.isspace() else sign for sign in text)
    return "".join(sign for sign in signs if sign in _HUGO or _is_word(sign)).lower()


def hugo(text: str) -> str:
    """Write a title, slug or name in a rule as Hugo does: a hyphen for each run of blanks."""
    if text.find("#") == len(text) - 1:  # it would begin a fragment, and an empty one is no part of an address
        text = text[:-1]
    again = _joined(_joined(text.replace("/", "-")).replace("+", " "))
    return "".join(sign.lower()[:1] if sign == "İ" else sign.lower() for sign in again)


def _joined(text: str) -> str:
    out: list[str] = []
    is_pending = False
    for sign in text:
        if sign.isspace():
            is_pending = True
        elif sign in _HUGO or _is_word(sign):
            if is_pending and out and out[-1] != "-" and sign != "-":
                out.append("-")
            is_pending = False
            out.append(sign)
    return "".join(out)


def pelican(text: str) -> str:
    """Write as Pelican does: in Latin letters, signs dropped, a hyphen for each run of blanks."""
    bare = re.sub(r"[^\w\s-]", "", _latin(unicodedata.normalize("NFKC", text))).strip()
    return re.sub(r"[-\s]+", "-", bare).lower()


def nikola(text: str) -> str:
    """Write as Nikola does: as Pelican, but "+" stays."""
    bare = re.sub(r"[^+\w\s-]", "", _latin(text)).strip().lower()
    return re.sub(r"[-\s]+", "-", bare)


def eleventy(text: str) -> str:
    """Write as Eleventy's filter `slugify` does: in Latin letters, "&" as "and", other scripts dropped."""
    joined = re.sub(r"(?<=\w)'(?=\w)", "", unicodedata.normalize("NFC", text))
    spoken = joined.translate(_GERMAN).lower().translate(_GREEK)
    known = "".join(sign if _is_spelled(sign) else "-" for sign in spoken)
    return "-".join(re.findall(r"[a-z0-9]+", _latin(known).lower()))


def eleventy_slug(text: str) -> str:
    """Write as Eleventy's former filter `slug` does: "&" and "%" as words, most signs kept."""
    spoken = unicodedata.normalize("NFC", text).translate(_SPOKEN)
    known = "".join(_latin(sign) if _is_spelled(sign) else "" for sign in spoken)
    bare = re.sub(r"[^\w\s$*+~.()'\"!\-:@]+", "", known, flags=re.ASCII).replace("-", " ")
    return "-".join(bare.split()).lower()


def _is_spelled(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC", "GREEK"))


def zola(text: str) -> str:
    """Write as Zola does: in Latin letters, a hyphen for all other signs."""
    return "-".join(re.findall(r"[a-z0-9]+", _latin(text).lower()))


def hexo(text: str) -> str:
    """Write as Hexo does: Latin letters without their marks, signs to hyphens, the case kept."""
    bare = "".join(_unmarked(sign) for sign in text if sign.isspace() or sign.isprintable())
    return _HEXO_SIGNS.sub("-", bare).strip("-")


def _unmarked(sign: str) -> str:
    if sign == "ß":
        return "s"
    if sign.isascii() or not unicodedata.name(sign, "").startswith("LATIN"):
        return sign
    return _latin(sign)


def github(text: str) -> str:
    """Write as github-slugger does: lower case, signs dropped, a hyphen for each blank."""
    kept = (
        sign for sign in text.lower() if sign in " -_" or _is_word(sign) or unicodedata.category(sign) == "Pc"
    )
    return "".join(kept).replace(" ", "-")


def mkdocs(text: str) -> str:
    """Write as MkDocs Material's blog does: lower case, signs and marks dropped, a hyphen for each blank."""
    bare = re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", text)).strip().lower()
    return bare.replace(" ", "-")


def same(text: str) -> str:
    """Keep a text as it is."""
    return text


def quartz(text: str) -> str:
    """Write as Quartz does: a hyphen for each blank, signs that addresses give a meaning in words."""
    text = re.sub(r"\s", "-", text).replace("&", "-and-").replace("%", "-percent")
    return text.replace("?", "").replace("#", "")


def _latin(text: str) -> str:
    """Write a text in Latin letters; the same text must always give the same."""
    if text.isascii():
        return text
    from text_unidecode import unidecode

    return str(unidecode(text))


SLUGGERS: dict[str, Slugger] = {
    "plain": plain,
    "jekyll": plain,
    "hugo": hugo,
    "pelican": pelican,
    "nikola": nikola,
    "eleventy": eleventy,
    "zola": zola,
    "hexo": hexo,
    "github": github,
    "same": same,
    "quartz": quartz,
    "mkdocs": mkdocs,
}
