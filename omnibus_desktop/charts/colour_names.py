"""What to call a colour, for who cannot see it: "dark blue", "orange"."""

from __future__ import annotations

import math

from omnibus_desktop.charts.vision import seen

#: Where a hue ends on the circle of CIELAB, in degrees.
_HUES = (
    (25, "red"),
    (70, "orange"),
    (110, "yellow"),
    (165, "green"),
    (220, "turquoise"),
    (288, "blue"),
    (325, "violet"),
    (360, "plum"),
)
_COLOURLESS = 6.0  # of strength
_SHADES = ((16.0, "very dark "), (38.0, "dark "), (64.0, ""), (80.0, "light "))
_BROWN = 50.0  # an orange darker than this


def colour_name(colour: str) -> str:
    """The name of a colour "#RRGGBB"; two of one palette have different ones."""
    light, a, b = seen(colour)
    shade = next((words for most, words in _SHADES if light < most), "pale ")
    if math.hypot(a, b) < _COLOURLESS:
        return f"{shade}grey"
    turn = math.degrees(math.atan2(b, a)) % 360
    hue = next(name for end, name in _HUES if turn <= end)
    if hue == "orange" and light < _BROWN:
        hue, shade = "brown", shade if light < 32 else ""
    return f"{shade}{hue}"
