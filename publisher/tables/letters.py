"""Latin letters that are no letter with a mark, and the plain letters that people write for them.

Source: the Unicode Character Database, which gives these no decomposition; the plain letters are
those of passports (ICAO Doc 9303, part 3, section 6), but "o" for "ø", as in addresses.
"""

from __future__ import annotations

PLAIN = str.maketrans(
    {
        "æ": "ae",
        "ð": "d",
        "ø": "o",
        "þ": "th",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŋ": "n",
        "œ": "oe",
        "ŧ": "t",
    }
)
