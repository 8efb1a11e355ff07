"""What a chart has colours for, and which of its marks share one."""

from __future__ import annotations

from omnibus_desktop.charts.colour_checks import (
    Need,
    Use,
    among_drawn,
    fault,
    may_stand,
    told_apart,
)
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_text import by_key
from omnibus_desktop.charts.palette import GRID, MUTED
from omnibus_desktop.charts.palettes import (
    HIGHLIGHT,
    colours_of,
    lit_of,
    of_answer,
    of_group,
    own_colour,
    with_own,
)
from omnibus_desktop.charts.scene import Polygon, Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key

_OF_GROUPS = (ChartKind.CLUSTERED, ChartKind.COLUMN)
_OF_ANSWERS = (ChartKind.STACKED, ChartKind.LINE, ChartKind.SLOPE)
_ORDER = "The colours of a scale's steps say their order"
_SIDES = "The colours say on which side of the line a part stands"


def need_of(scene: Scene, marks: Marks) -> Need:
    """What the chart that is drawn of these marks has colours for, and how many."""
    kind = scene.kind
    if kind == ChartKind.DIVERGING and marks.sides is not None:
        return Need(Use.SIDES, max(len(marks.sides.positive), len(marks.sides.negative)))
    if kind == ChartKind.DIFFERENCE:
        return Need(Use.SIDES, 2)
    if kind == ChartKind.MAP:
        return _of_map(scene)
    names = _names(scene, marks)
    if kind == ChartKind.STACKED and marks.ordered:
        return Need(Use.STEPS, len(names))
    if len(names) < 2:
        return Need(Use.SINGLE, 1)
    if kind not in _OF_GROUPS:
        return Need(Use.GROUPS, len(names))
    groups = [group for group in marks.groups if not group.total]
    low = tuple(place for place, group in enumerate(groups) if group.low)
    return Need(Use.GROUPS, len(names), low, len(groups) < len(marks.groups))


def faulty(scene: Scene, marks: Marks, spec: ChartSpec) -> str:
    """What is the matter with a chart's colours, in words; "" where they can be told apart."""
    need = need_of(scene, marks)
    if need.use is Use.GROUPS and spec.colours:
        names = _names(scene, marks)
        own = with_own(names, colours_of(spec).categorical(len(names)), spec)
        if len(set(own)) == len(own):
            return told_apart(own) or among_drawn(own, need)
    return fault(colours_of(spec), need)


def name_of(key: Key, scene: Scene, marks: Marks, spec: ChartSpec) -> str:
    """What the chart's colours call what a mark belongs to; "" for no mark of this chart."""
    found = by_key(marks).get(key)
    if found is None:
        return ""
    if key in spec.highlight and need_of(scene, marks).use is Use.SINGLE:
        return HIGHLIGHT
    answer, group, _ = found
    if scene.kind in _OF_ANSWERS:
        return of_answer(answer.id)
    drawn = {item.key[1] for item in scene.items if item.role == "bar" and item.key}
    return of_group(group.key) if len(drawn) > 1 else of_answer(key[0])


def offered(
    name: str, scene: Scene, marks: Marks, spec: ChartSpec
) -> tuple[tuple[str, str, bool], ...]:
    """The colours that may be given to what is called so: each with why it cannot be, "" where it
    can, and whether it has it now."""
    need, choices = need_of(scene, marks), colours_of(spec).choices
    if need.use in (Use.STEPS, Use.SIDES):
        why = _ORDER if need.use is Use.STEPS else _SIDES
        return tuple((colour, why, False) for colour in choices)
    if need.use is Use.SINGLE:
        own = own_colour(spec, name) or colours_of(spec).accent
        if name == HIGHLIGHT:
            own = lit_of(spec)
            return tuple((c, told_apart((c, MUTED)), c == own) for c in choices)
        return tuple((c, may_stand(c, choices), c == own) for c in choices)
    names = _names(scene, marks)
    if name not in names:  # the total, don't know
        return ()
    colours = with_own(names, colours_of(spec).categorical(len(names)), spec)
    now = colours[names.index(name)]
    found = []
    for colour in choices:
        made = _swapped(colours, now, colour)
        why = "" if colour == now else told_apart(made) or among_drawn(made, need)
        found.append((colour, why, colour == now))
    return tuple(found)


def _swapped(colours: tuple[str, ...], one: str, other: str) -> tuple[str, ...]:
    change = {one: other, other: one}
    return tuple(change.get(colour, colour) for colour in colours)


def _names(scene: Scene, marks: Marks) -> tuple[str, ...]:
    """What the chart's colours call its series, in their order; empty where it has one colour."""
    series = max((len(chart.series) for chart in scene.charts), default=0)
    if scene.kind in _OF_GROUPS and series > 1:
        return tuple(of_group(group.key) for group in marks.groups if not group.total)
    if scene.kind in _OF_ANSWERS:
        keys = {key for chart in scene.charts for each in chart.series for key in each.keys}
        drawn = {answer.id for key, (answer, *_) in by_key(marks).items() if key in keys}
        own = (a for a in marks.answers if not a.net and not a.last and a.id in drawn)
        return tuple(of_answer(answer.id) for answer in own)
    return ()


def _of_map(scene: Scene) -> Need:
    """The steps of a map of shares; the types of a map of types, whose regions have no marks."""
    hexes = [item for item in scene.items if item.role.startswith("hexes of ")]
    fills = {item.fill for item in hexes if isinstance(item, Polygon) and item.key}
    is_of_types = all(item.key is None for item in scene.items if item.role == "region")
    return Need(Use.GROUPS if is_of_types else Use.STEPS, max(1, len(fills - {GRID, "#F2F2F2"})))
