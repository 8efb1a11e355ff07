"""A scene in the colours of a template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.contrast import OF_MARKS, OF_TEXT, behind
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Rect, Scene, Series, Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.look import Look

_PANEL = 6.0  # points around the chart
_GREY = 6  # how far the parts of a grey may be from one another, of 255
#: Shades and tints of a colour of ours: how far towards the text (below 0), or the background.
_STEPS = {
    "#12436D": {"#092135": -0.5, "#2073BC": 0.25, "#6BACE6": 0.5, "#ADD1F1": 0.75},
    "#F46A25": {"#8B401A": -0.45, "#F89E71": 0.35, "#FABC9D": 0.6},
}
_OF_SCALES = ("diverging", "stacked")  # kinds of charts
_SIDES = ("#12436D", "#F46A25")  # of a scale: the positive and the negative one
_WORDS = ("headline", "subtitle", "footnote")


def recoloured(scene: Scene, look: Look, area: tuple[float, float, float, float]) -> Scene:
    """The scene in the look's colours: text and greys between its text and its background, the
    parts of the chart in its accents, in the order in which ours come, or in the palette that a
    person chose for them. What they stand for, and where, stays as it is. `area` is where a panel
    lies, where there is one."""
    change = _changes(scene, look)
    items: list[Item] = []
    if look.panel:
        x, y, width, height = area
        box = (x - _PANEL, y - _PANEL, width + 2 * _PANEL, height + 2 * _PANEL)
        items.append(Rect(*box, look.background, "page"))
    fills: list[tuple[Box, str]] = []
    for item in scene.items:
        if isinstance(item, Text):
            under = behind(box_of(item), fills, look.background)
            items.append(replace(item, colour=_readable(change(item.colour), under, look)))
        elif isinstance(item, Line):
            items.append(replace(item, stroke=change(item.stroke)))
        else:
            fill = item.fill and change(item.fill)
            stroke = item.stroke and change(item.stroke)
            items.append(replace(item, fill=fill, stroke=stroke))
            if fill:
                fills.append((box_of(item), fill))
    charts = tuple(_chart(each, change, look) for each in scene.charts)
    made = replace(scene, items=tuple(items), charts=charts)
    if not isinstance(made, TextScene):
        return made
    tables = (replace(t, ink=change(t.ink), rule=change(t.rule)) for t in made.tables)
    return replace(made, tables=tuple(tables))


def _changes(scene: Scene, look: Look) -> Callable[[str], str]:
    """What becomes of each colour of the scene."""
    ours = list(dict.fromkeys(base for base in map(_base, _coloured(scene)) if base))
    enough = len(ours) <= len(look.accents) and not scene.palette
    theirs = dict(zip(ours, look.accents, strict=False)) if enough else {}
    good, poor = (theirs.get(colour, "") for colour in _SIDES)
    if (
        scene.kind in _OF_SCALES and good and poor and _warmth(good) > _warmth(poor)
    ):  # red is not for what is good
        theirs |= dict(zip(_SIDES, (poor, good), strict=True))

    @lru_cache(maxsize=256)
    def change(colour: str) -> str:
        if _is_grey(colour):
            return _between(colour, look)
        base = _base(colour)
        new = theirs.get(base)
        if new is None:
            return _seen(colour, look)
        step = _STEPS.get(base, {}).get(colour, 0.0)
        if colour == palette.faded(base):
            step = 0.45
        return palette.mixed(new, look.background if step > 0 else look.text, abs(step))

    return change


def _warmth(colour: str) -> int:
    """How much more red than blue is in a colour."""
    red, _, blue = bytes.fromhex(colour[1:])
    return red - blue


def _coloured(scene: Scene) -> Iterator[str]:
    """The colours of the scene's parts that are no greys, in the order in which they come."""
    for item in scene.items:
        colour = item.stroke if isinstance(item, Line) else None
        if not isinstance(item, Line | Text):
            colour = item.fill
        if colour and not _is_grey(colour):
            yield colour


@lru_cache(maxsize=256)
def _base(colour: str) -> str:
    """The colour of ours of which this one is a shade, a tint, or is itself."""
    for base, steps in _STEPS.items():
        if colour in steps:
            return base
    return next((base for base in palette.CATEGORICAL if palette.faded(base) == colour), colour)


def _is_grey(colour: str) -> bool:
    parts = bytes.fromhex(colour[1:])
    return max(parts) - min(parts) <= _GREY


def _between(grey: str, look: Look) -> str:
    """As far between text and background as the grey is between our ink and white."""
    ink, light = int(palette.INK[1:3], 16), int(grey[1:3], 16)
    return palette.mixed(look.text, look.background, max(0.0, (light - ink) / (255 - ink)))


def _seen(colour: str, look: Look) -> str:
    """Our own colour, as much nearer to that of the text as it must be to be seen as well."""
    for share in (0.0, 0.15, 0.3, 0.45, 0.6, 0.75):
        new = palette.mixed(colour, look.text, share)
        wanted = min(OF_MARKS, palette.contrast(colour, palette.WHITE))
        if palette.contrast(new, look.background) >= wanted:
            return new
    return look.text


def _readable(colour: str, under: str, look: Look) -> str:
    """The colour, or the first other one that can be read on this fill."""
    inks = (colour, look.text, look.background, palette.WHITE, palette.INK, "#000000")
    return next(ink for ink in inks if palette.contrast(ink, under) >= OF_TEXT)


def _chart(chart: NativeChart, change: Callable[[str], str], look: Look) -> NativeChart:
    def series(each: Series) -> Series:
        colour = change(each.colour)
        return replace(
            each,
            colour=colour,
            point_colours=tuple(map(change, each.point_colours)),
            label_colour=_readable(change(each.label_colour), colour, look),
        )

    return replace(chart, series=tuple(series(each) for each in chart.series))
