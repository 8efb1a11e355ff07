"""How far two colours are from each other, to eyes of every kind.

Colour-blindness is simulated by the matrices of Machado, Oliveira and Fernandes, "A
physiologically-based model for simulation of color vision deficiency" (2009), at full severity, on
linear RGB. Distances are CIEDE2000 (Sharma, Wu and Dalal 2005, with their test values), in CIELAB
for daylight (D65).
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache

from omnibus_desktop.charts.palette import linear

Lab = tuple[float, float, float]


class Vision(StrEnum):
    USUAL = "usual colour vision"
    PROTANOPIA = "protanopia"  # without red cones
    DEUTERANOPIA = "deuteranopia"  # without green ones
    TRITANOPIA = "tritanopia"  # without blue ones


_SEEN: dict[Vision, tuple[Lab, Lab, Lab]] = {
    Vision.USUAL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_DAYLIGHT = (0.95047, 1.0, 1.08883)


def apart(one: str, other: str) -> tuple[float, Vision]:
    """The least distance of two colours, and to whom they are as near as that."""
    return min((distance(seen(one, each), seen(other, each)), each) for each in Vision)


@lru_cache(maxsize=512)
def seen(colour: str, vision: Vision = Vision.USUAL) -> Lab:
    """A colour "#RRGGBB" as somebody with this vision sees it, in CIELAB."""
    light = linear(colour)
    rows = _SEEN[vision]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in rows
    )
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    x, y, z = (_root(part / white) for part, white in zip((x, y, z), _DAYLIGHT, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Lab, other: Lab) -> float:
    """CIEDE2000: 0 for the same colour, about 1 where a difference can just be seen."""
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * _of_strong(mean)
    a1, a2 = one[1] * stretch, other[1] * stretch
    c1, c2 = math.hypot(a1, one[2]), math.hypot(a2, other[2])
    light, strong = (one[0] + other[0]) / 2, (c1 + c2) / 2
    turn, hue = _turn(_hue(a1, one[2]), _hue(a2, other[2]), grey=c1 * c2 == 0)
    by_light = (other[0] - one[0]) / (
        1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    )
    by_strength = (c2 - c1) / (1 + 0.045 * strong)
    waves = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )
    by_hue = (
        2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * strong * waves)
    )
    lean = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    together = -2 * _of_strong(strong) * math.sin(math.radians(lean))
    return math.sqrt(by_light**2 + by_strength**2 + by_hue**2 + together * by_strength * by_hue)


def _of_strong(strength: float) -> float:
    return math.sqrt(strength**7 / (strength**7 + 25.0**7))


def _hue(a: float, b: float) -> float:
    """The direction of a colour from grey, 0 to 360 degrees."""
    return math.degrees(math.atan2(b, a)) % 360


def _turn(one: float, other: float, grey: bool) -> tuple[float, float]:
    """From the one direction to the other, -180 to 180 degrees, and the direction between them."""
    if grey:
        return 0.0, one + other
    turn = other - one
    if abs(turn) <= 180:
        return turn, (one + other) / 2
    return turn - math.copysign(360, turn), ((one + other + 360) / 2) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _root(value: float) -> float:
    return float(value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116)
