"""Curves on two logarithmic scales, as SVG; no library, and the same bytes for the same points."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10

Point = tuple[float, float]
WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 20, 48  # margins; the labels are in the right one
APART = 15  # between two labels
STYLE = """
svg { color-scheme: light dark; font: 12px system-ui, sans-serif; }
text { fill: #333; } .grid { stroke: #ccc; stroke-width: 1; } path { fill: none; stroke-width: 2; }
.to { opacity: 0.5; }
@media (prefers-color-scheme: dark) { text { fill: #ddd; } .grid { stroke: #444; } }
"""
COLOURS = ("#c2410c", "#2272b4", "#15803d", "#a21caf", "#8a6d00", "#0f8a8a")  # seen on white and on black
DASHES = ("none", "6 3")


class _Scale:
    """Powers of ten, from below the least to above the greatest, onto pixels."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        self.low = floor(log10(min(values)))
        self.high = max(ceil(log10(max(values))), self.low + 1)
        self.start, self.step = start, (end - start) / (self.high - self.low)

    def at(self, value: float) -> float:
        return self.start + (log10(value) - self.low) * self.step

    @property
    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def draw(curves: dict[str, list[Point]], across: str, up: str) -> str:
    """Draw a curve for each label; all values are above 0.

    Args:
        curves: Points by label, from left to right.
        across: What x counts.
        up: What y counts.
    """
    points = [point for found in curves.values() for point in found]
    x = _Scale([point[0] for point in points], LEFT, WIDTH - RIGHT)
    y = _Scale([point[1] for point in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(up)} by {escape(across)}</title><style>{STYLE}</style>",
    ]
    parts += [_line(x.at(value), TOP, x.at(value), HEIGHT - BOTTOM) for value in x.ticks]
    parts += [_text(x.at(value), HEIGHT - BOTTOM + 18, f"{value:,.0f}", "middle") for value in x.ticks]
    parts += [_line(LEFT, y.at(value), WIDTH - RIGHT, y.at(value)) for value in y.ticks]
    parts += [_text(LEFT - 8, y.at(value) + 4, f"{value:,g}", "end") for value in y.ticks]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across, "middle"))
    parts.append(_text(8, TOP - 6, up, "start"))
    heights = _spread({label: y.at(found[-1][1]) for label, found in curves.items()})
    for index, (label, found) in enumerate(curves.items()):
        colour, dash = COLOURS[index % len(COLOURS)], DASHES[index // 3 % 2]
        line = "L".join(f"{x.at(one[0]):.1f} {y.at(one[1]):.1f}" for one in found)
        parts.append(f'<path d="M{line}" stroke="{colour}" stroke-dasharray="{dash}"/>')
        parts += [
            f'<circle cx="{x.at(one[0]):.1f}" cy="{y.at(one[1]):.1f}" r="3" fill="{colour}"/>' for one in found
        ]
        parts.append(_text(WIDTH - RIGHT + 24, heights[label] + 4, label, "start", f' style="fill:{colour}"'))
        ending = f'x1="{x.at(found[-1][0]) + 4:.1f}" y1="{y.at(found[-1][1]):.1f}"'
        parts.append(
            f'<line class="to" {ending} x2="{WIDTH - RIGHT + 20}" y2="{heights[label]:.1f}" stroke="{colour}"/>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _spread(wanted: dict[str, float]) -> dict[str, float]:
    """Move labels down where they would cover each other."""
    placed: dict[str, float] = {}
    last = float(TOP - APART)
    for label, height in sorted(wanted.items(), key=lambda item: item[1]):
        last = placed[label] = max(height, last + APART)
    return placed


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, anchor: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(text)}</text>'
