"""The site's accent colour in the shades that a page needs, so that text in it can be read.

Contrast is that of WCAG 2.2 (relative luminance, contrast ratio): 4.5 to 1 for text (success criterion 1.4.3).
"""

from __future__ import annotations

# What links stand on, as in style.css: the page, and boxes.
PAPERS = {"light": ("#ffffff", "#f6f4f1"), "dark": ("#12161c", "#1c2129")}
READABLE = 4.5
VISIBLE = 3.0  # of the edge of a button (success criterion 1.4.11)
_STEPS = 25  # in which a colour turns into black or white
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)

_Colour = tuple[int, int, int]


def accent_style(accent: str) -> str:
    """Give the CSS that sets the shades of an accent ("#rrggbb"); "" for "", which leaves ours.

    A button is filled with the accent itself, and lettered in black or white, whichever contrasts more. Links
    are in the accent, or in its next darker shade (in the dark: lighter) that can be read on the page.
    """
    if not accent:
        return ""
    light, dark = (_shade(accent, scheme, READABLE) for scheme in ("light", "dark"))
    light_rim, dark_rim = (_shade(accent, scheme, VISIBLE) for scheme in ("light", "dark"))
    letters = max(("#000000", "#ffffff"), key=lambda one: contrast(one, accent))
    by_day = f"--fill:{accent};--on-fill:{letters};--rim:{light_rim};--accent:{light}"
    by_night = f"--fill:{accent};--rim:{dark_rim};--accent:{dark}"
    return (
        f"@media screen{{:root{{{by_day}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{by_night}}}}}\n"
    )


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21."""
    bright, dim = sorted((_luminance(_parsed(one)), _luminance(_parsed(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _shade(accent: str, scheme: str, least: float) -> str:
    """Darken a colour (in the dark: lighten it) until it contrasts enough with all that it stands on."""
    colour, end = _parsed(accent), _BLACK if scheme == "light" else _WHITE
    for step in range(_STEPS + 1):
        shade = _written(tuple(round(a + (b - a) * step / _STEPS) for a, b in zip(colour, end, strict=True)))
        if all(contrast(shade, paper) >= least for paper in PAPERS[scheme]):
            break
    return shade


def _luminance(colour: _Colour) -> float:
    red, green, blue = (
        value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parsed(text: str) -> _Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _written(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{value:02x}" for value in colour)
