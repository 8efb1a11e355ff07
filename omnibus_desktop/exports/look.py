"""How a chart looks on a template's slides: its colours for texts and parts, where they can be
told apart, and its typeface, where it is no wider than ours."""

from __future__ import annotations

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.contrast import OF_MARKS, OF_TEXT
from omnibus_desktop.exports.theme import Theme
from omnibus_desktop.exports.widths import how_much_wider
from omnibus_desktop.values import dataclass

_APART = 18.0  # between two parts, in CIE L*a*b*
_FEWEST = 2  # accents of a theme that are worth using
_MOST = 6
_WIDEST = 1.03  # of a typeface in which texts laid out in Arial are written
_PLAIN = "Arial"
_UNKNOWN = (
    "The template has a picture or several colours behind the chart: it stands on a plain panel"
)
_FAINT = (
    "The template's colours are too alike, or too faint on its background: the chart has our own"
)


@dataclass(frozen=True)
class Look:
    """`text` and `background` are "#RRGGBB"; `accents` those for the parts of a chart, none where
    ours are used. `names` are pairs of a colour and what the theme calls it. `panel`: the chart
    stands on a panel of its own. `font` is "" for the theme's own."""

    text: str
    background: str
    accents: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    panel: bool = False
    font: str = ""
    remarks: tuple[str, ...] = ()


def look_of(theme: Theme) -> Look:
    """What charts look like on slides with this theme."""
    colours = dict(theme.colours)
    panel = theme.background is None
    background = theme.background or colours.get("bg1", palette.WHITE)
    remarks = [_UNKNOWN] if panel else []
    inks = [colours.get(name, "") for name in ("tx1", "bg1", "tx2", "bg2")]
    readable = [ink for ink in (*inks, palette.INK, palette.WHITE, "#000000")
                if ink and palette.contrast(ink, background) >= OF_TEXT]  # fmt: skip
    text = readable[0]
    accents = _told_apart(theme.accents, text, background)
    if len(accents) < _FEWEST:
        accents = ()
        remarks.append(_FAINT)
    font = ""
    if how_much_wider(theme.body_font) > _WIDEST:
        font = _PLAIN
        remarks.append(
            f"{theme.body_font} is wider than the room that texts have: the chart's are in {_PLAIN}"
        )
    names = {colour: name for name, colour in reversed(theme.colours)}
    return Look(text, background, accents, tuple(names.items()), panel, font, tuple(remarks))


def _told_apart(accents: tuple[str, ...], text: str, background: str) -> tuple[str, ...]:
    """Those that are seen on the background and differ from one another; then tints of them."""
    found: list[str] = []
    tints = tuple(palette.mixed(accent, text, 0.45) for accent in accents)
    for colour in (*accents, *tints):
        is_seen = palette.contrast(colour, background) >= OF_MARKS
        if is_seen and all(_distance(colour, other) >= _APART for other in (*found, text)):
            found.append(colour)
        if colour == accents[-1] and len(found) < _FEWEST:
            return ()
    return tuple(found[:_MOST])


def _distance(one: str, other: str) -> float:
    """How far two colours are from each other to the eye (CIE 1976)."""
    pairs = zip(_lab(one), _lab(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def _lab(colour: str) -> tuple[float, float, float]:
    """A colour of sRGB in CIE L*a*b* for daylight (D65)."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = _root(x), _root(y), _root(z)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return float(value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116)
