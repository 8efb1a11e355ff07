"""The palettes that a person may choose for a chart. What they must be able to do is checked in
colour_checks.py."""

from __future__ import annotations

import re
from functools import lru_cache

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.palette import contrast, mixed
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.values import dataclass

MOST_STEPS = 5  # of one hue that are told apart
#: Contrast with white of the steps of a hue, dark to light: those of the Analysis Function's blue,
#: but for the ends, which are further out.
_STEPS = (17.3, 10.25, 4.95, 2.4, 1.38)
_SIDE = (13.0, 2.0)  # the same of the ends of a long side of a parted scale
_OF_COUNT = {1: (1,), 2: (1, 3), 3: (1, 2, 3), 4: (0, 1, 2, 3), 5: (0, 1, 2, 3, 4)}
_HALVINGS = 16
_THEME = "theme"
_COLOUR = re.compile("#[0-9A-F]{6}")


@dataclass(frozen=True)
class Palette:
    """`accent` is of bars that have no colours of their own, `lit` of the highlighted one, `net`
    of a scale's nets beside its steps. `categories` are for things without an order, in their
    order; `hue` and `against` are what the steps of a scale and its negative side are made of,
    `against` "" where it has no other side."""

    id: str
    name: str
    accent: str
    lit: str
    net: str
    categories: tuple[str, ...]
    hue: str
    against: str = ""
    hue_of_categories: bool = False  # they are steps of one hue, and as few as there are groups

    def categorical(self, count: int) -> tuple[str, ...]:
        """So many colours for things without an order; beyond what there are they come round."""
        if not self.id:
            return palette.categorical(count)
        if self.hue_of_categories:
            return self.sequential(count)
        return tuple(self.categories[n % len(self.categories)] for n in range(count))

    def sequential(self, count: int) -> tuple[str, ...]:
        """So many colours for the steps of a scale, dark to light."""
        return steps(self.hue, count) if self.id else palette.sequential(count)

    def positive(self, count: int) -> tuple[str, ...]:
        """So many colours for the positive answers of a scale, the strongest first."""
        return _side(self.hue, count) if self.id else palette.positive(count)

    def negative(self, count: int) -> tuple[str, ...]:
        """The same for the negative ones; greys where the palette has no other side."""
        if not self.id:
            return palette.negative(count)
        other = self.against or _GREY
        return steps(other, 3)[1:2] if count == 1 else _side(other, count)

    @property
    def choices(self) -> tuple[str, ...]:
        """The colours that a person may give to a single answer, group or highlight."""
        return tuple(dict.fromkeys((*self.categories, self.lit)))


_GREY = "#767676"
_BLUE, _TURQUOISE, _PLUM, _ORANGE = "#1D70B8", "#1F8F86", "#A8326E", "#D9571A"


@lru_cache(maxsize=64)
def steps(hue: str, count: int) -> tuple[str, ...]:
    """So many shades and tints of a hue, dark to light."""
    if count in _OF_COUNT:
        return tuple(_shade(hue, _STEPS[place]) for place in _OF_COUNT[count])
    return _spread(hue, count, (_STEPS[0], _STEPS[-1])) if count > 0 else ()


def _side(hue: str, count: int) -> tuple[str, ...]:
    """The same for a side of a parted scale: the palest is still darker than the grey between."""
    return steps(hue, count) if count <= 3 else _spread(hue, count, _SIDE)


def _spread(hue: str, count: int, ends: tuple[float, float]) -> tuple[str, ...]:
    share = [number / (count - 1) for number in range(count)]
    return tuple(_shade(hue, ends[0] * (ends[1] / ends[0]) ** each) for each in share)


def _shade(hue: str, wanted: float) -> str:
    """The shade or tint of a hue that has this contrast with white."""
    ends = (hue, palette.WHITE) if contrast(hue, palette.WHITE) > wanted else (hue, "#000000")
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = contrast(mixed(*ends, middle), palette.WHITE)
        too_far = found < wanted if ends[1] == palette.WHITE else found > wanted
        low, high = (low, middle) if too_far else (middle, high)
    return mixed(*ends, (low + high) / 2)


USUAL = Palette(
    "",
    "Analysis Function",
    palette.ACCENT,
    palette.ACCENT,
    palette.NET,
    palette.CATEGORICAL,
    palette.ACCENT,
    "#F46A25",
)


def _wide() -> Palette:
    """Six colours of which any two are told apart by everybody, not only neighbours."""
    colours = ("#12436D", "#F46A25", "#A0522D", "#28A197", "#8A5FC4", "#3D3D3D")
    return Palette("distinct", "Distinct", *colours[:1] * 2, palette.NET, colours, _BLUE, _ORANGE)


def _one_hue(name: str, hue: str) -> Palette:
    dark, _, light = steps(hue, 3)
    found = steps(hue, MOST_STEPS)
    return Palette(
        name, f"{name.capitalize()} shades", dark, dark, light, found, hue, hue_of_categories=True
    )


def _two_sides(code: str, name: str, hue: str, against: str) -> Palette:
    dark, _, light = steps(hue, 3)
    pair = (steps(hue, 1)[0], steps(against, 3)[1])
    return Palette(code, name, dark, dark, light, pair, hue, against)


def _neutral(name: str, lit: str) -> Palette:
    """Greys, of which one mark may stand out."""
    found = steps(_GREY, 3)
    title = f"Grey with {name}"
    return Palette(
        f"grey {name}", title, _GREY, lit, found[2], found, _GREY, hue_of_categories=True
    )


def theme_id(accents: tuple[str, ...]) -> str:
    """What a chart keeps of a template's colours: they are then the same without the template."""
    return " ".join((_THEME, *(accent.upper() for accent in accents)))


def _of_theme(code: str) -> Palette:
    accents = tuple(_COLOUR.findall(code))
    against = accents[1] if len(accents) > 1 else ""
    _, _, light = steps(accents[0], 3)
    return Palette(code, "Template", accents[0], accents[0], light, accents, accents[0], against)


@lru_cache(maxsize=1)
def palettes() -> tuple[Palette, ...]:
    """Those that come with the program, the usual one first."""
    return (
        USUAL,
        _wide(),
        _one_hue("blue", _BLUE),
        _one_hue("turquoise", _TURQUOISE),
        _one_hue("plum", _PLUM),
        _two_sides("turquoise brown", "Turquoise and brown", _TURQUOISE, "#9A5B13"),
        _two_sides("violet orange", "Violet and orange", "#5B3FB0", _ORANGE),
        _two_sides("blue orange", "Blue and orange", _BLUE, _ORANGE),
        _neutral("blue", palette.ACCENT),
        _neutral("turquoise", steps(_TURQUOISE, 3)[1]),
        _neutral("plum", "#801650"),
        _neutral("orange", "#D9480F"),
    )


@lru_cache(maxsize=64)
def palette_named(code: str) -> Palette:
    """The palette with this id; the usual one for what is not known."""
    if code.startswith(_THEME) and _COLOUR.search(code):
        return _of_theme(code)
    return next((each for each in palettes() if each.id == code), USUAL)


def colours_of(spec: ChartSpec) -> Palette:
    """The palette of a chart."""
    return palette_named(spec.palette) if spec.palette else USUAL


def lit_of(spec: ChartSpec) -> str:
    """The colour of highlighted marks."""
    return _chosen(spec).get(HIGHLIGHT, colours_of(spec).lit)


HIGHLIGHT = "highlight"


def of_answer(answer: str) -> str:
    """What a chart's colours call the answer with this id."""
    return f"answer {answer}"


def of_group(key: str) -> str:
    """What a chart's colours call the group with this key."""
    return f"group {key}"


def own_colour(spec: ChartSpec, *names: str) -> str | None:
    """The colour that a person gave to the first of these that has one."""
    chosen = _chosen(spec)
    return next((chosen[name] for name in names if name in chosen), None)


def with_own(names: tuple[str, ...], colours: tuple[str, ...], spec: ChartSpec) -> tuple[str, ...]:
    """The colours of these series with those that a person gave them. Who had such a colour gets
    the one that was given up for it, so that no two are the same."""
    chosen, found = _chosen(spec), list(colours)
    for place, name in enumerate(names):
        wanted = chosen.get(name, found[place])
        for other in range(len(found)):
            if other != place and found[other] == wanted != found[place]:
                found[other] = found[place]
        found[place] = wanted
    return tuple(found)


def _chosen(spec: ChartSpec) -> dict[str, str]:
    """What a person chose, as far as the palette has it."""
    if not spec.colours:
        return {}
    choices = colours_of(spec).choices
    return {name: colour for name, colour in spec.colours if colour in choices}
