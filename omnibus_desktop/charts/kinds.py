"""Which kind of chart shows which marks, and what is tried when that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omnibus_desktop.charts.compared import differences_shown, dots_shown
from omnibus_desktop.charts.lines_shown import lines_shown
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.regions import regions_shown
from omnibus_desktop.charts.spec import ChartKind, Key
from omnibus_desktop.charts.units_shown import are_few, units_shown
from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.values import dataclass

_MOST_STACKED = 8  # answers in one bar
_MOST_PARTED = 9  # the same of a scale with a middle
_MOST_PANELS = 8  # unless asked for
_MOST_CLUSTERED = 4  # groups of a break, beside the total
_MOST_IN_CLUSTERS = 32  # bars in all
#: What a chart says that leaves out the groups of its breaks.
BREAKS_LEFT_OUT = "Total shown; breaks not shown"
_REMEDY = (
    "The groups do not fit on this slide: chart fewer of them, choose one break or a larger slide"
)
GROUPS_HIDDEN = "Total shown; figures of groups are hidden to protect respondents"
_MEANS = "Means shown; single answers not shown"


_NEEDS = {
    ChartKind.DIVERGING: "Diverging bars need a scale with two sides, of at most nine answers",
    ChartKind.DOT: "Dots with intervals need figures that have one",
    ChartKind.DIFFERENCE: "Differences need a break whose groups do not overlap, none of it hidden",
    ChartKind.UNIT: "A square a respondent needs small groups, unweighted figures and shares",
    ChartKind.LINE: "Lines need the question in several waves",
    ChartKind.SLOPE: "Slopes need the question in two waves",
    ChartKind.MAP: "A map needs a break by the regions of England, for it never shows what a single"
    " authority answered",
}
_NEEDS |= {
    ChartKind.STACKED: "Stacked bars need answers that make a whole, of at most eight",
    ChartKind.CLUSTERED: "Clustered bars need one break, of at most four groups, and few bars",
    ChartKind.COLUMN: "Columns need the answers of a single question",
}
_OF_ITEMS = (ChartKind.STACKED, ChartKind.PANELS)
_OF_A_PART = (
    ChartKind.UNIT,
    ChartKind.MAP,
    ChartKind.DIFFERENCE,
    ChartKind.LINE,
    ChartKind.SLOPE,
)
_OF_WAVES = (
    ChartKind.COLUMN,
    ChartKind.CLUSTERED,
    ChartKind.STACKED,
    ChartKind.DIVERGING,
    ChartKind.PANELS,
)
_WAVES = (ChartKind.LINE, ChartKind.SLOPE)
_TOO_FEW = "Of so few no percentages are charted: a square a respondent is shown"
#: Kinds that show those of few respondents in ways of their own.
_OF_COUNTS = (ChartKind.UNIT, ChartKind.MAP, ChartKind.DIFFERENCE)
_NO_ROOM = "There is no room on this slide for that kind of chart"


@dataclass(frozen=True)
class Plan:
    """A kind of chart of these marks; `addition` is what its subtitle must also say."""

    kind: ChartKind
    marks: Marks
    addition: str = ""


def plans(marks: Marks, kind: ChartKind, wanted: tuple[Key, ...] = ()) -> tuple[Plan, ...]:
    """What to try, best first; a map, dots and differences are of the `wanted` answers.
    Everything ends in bars of the first group. Those of too few have no bar but their counts."""
    if marks.of_waves:
        marks = marks.without_tiny_bars
    found = _plans(marks, kind, wanted)
    if not any(mark.tiny for row in marks.cells for mark in row):
        return found
    if kind not in _OF_COUNTS and all(mark.tiny for row in marks.cells for mark in row):
        found = (*_plan(ChartKind.UNIT, marks, wanted), *found)
    told = (each if each.kind in _OF_COUNTS else _without_tiny_bars(each) for each in found)
    return tuple(each for each in told if each.kind not in _WAVES or _has_a_point(each.marks))


def _without_tiny_bars(plan: Plan) -> Plan:
    return replace(plan, marks=plan.marks.without_tiny_bars)


def _has_a_point(marks: Marks) -> bool:
    return any(mark.value is not None for row in marks.cells for mark in row)


def _plans(marks: Marks, kind: ChartKind, wanted: tuple[Key, ...]) -> tuple[Plan, ...]:
    """The same, with bars of all."""
    if marks.of_waves:
        return _of_waves(marks, kind)
    if marks.of_items:
        return _of_items(marks, kind, wanted)
    if kind is ChartKind.BAR and len(marks.answers) == 1:
        kind = ChartKind.AUTO  # its bars are the groups
    automatic = () if _all_hidden(marks) else _automatic(marks)
    kinds = automatic if kind is ChartKind.AUTO else (kind, *automatic)
    found = [plan for each in dict.fromkeys(kinds) for plan in _plan(each, marks, wanted)]
    if len(marks.groups) == 1:
        return (*found, Plan(ChartKind.BAR, marks))
    if kind is ChartKind.AUTO and marks.ordered and marks.means and marks.given > _MOST_STACKED:
        found.append(Plan(ChartKind.PANELS, marks.means, _MEANS))
    addition = BREAKS_LEFT_OUT
    if not marks.groups[0].total:
        addition = f"{marks.groups[0].name} shown; other groups not shown"
    elif _all_hidden(marks):
        addition = GROUPS_HIDDEN
    first = marks.with_groups((0,))
    if kind in (ChartKind.BAR, ChartKind.COLUMN):
        found = [plan for plan in found if plan.kind is kind is ChartKind.COLUMN]
        return (*found, *(Plan(each, first, addition) for each in (kind, ChartKind.BAR)))
    return (*found, Plan(ChartKind.BAR, first, addition))


def _all_hidden(marks: Marks) -> bool:
    """Whether no group beside the total may be told of."""
    groups = [place for place, group in enumerate(marks.groups) if not group.total]
    told = len(groups) < len(marks.groups)
    return told and bool(groups) and all(r[n].text == HIDDEN for r in marks.cells for n in groups)


def why_not(kind: ChartKind, plan: Plan, marks: Marks, wanted: tuple[Key, ...]) -> str:
    """Why the chart is of another kind than was asked for; "" where it is not, or that is plain
    to see."""
    if plan.kind is ChartKind.UNIT and kind not in (ChartKind.AUTO, ChartKind.UNIT):
        return _TOO_FEW
    if kind is plan.kind or kind not in _NEEDS:
        return ""
    if marks.of_waves:
        suits = kind is ChartKind.LINE or (kind is ChartKind.SLOPE and len(marks.groups) == 2)
        suits = suits or _suits(kind, marks)
    elif marks.of_items and kind in (ChartKind.COLUMN, ChartKind.CLUSTERED):
        suits = False  # whatever room there is
    else:
        suits = any(True for _ in _plan(kind, marks, wanted))
    return f"{_NO_ROOM if suits else _NEEDS[kind]}: another kind is shown"


def remedy_of(kind: ChartKind, plan: Plan) -> str:
    """What can be done where the groups did not fit on a chart whose kind nobody chose; "" where
    that is not so."""
    left_out = plan.addition == BREAKS_LEFT_OUT and not plan.marks.of_items
    return _REMEDY if left_out and kind is ChartKind.AUTO else ""


def suited(marks: Marks) -> tuple[ChartKind, ...]:
    """The kinds of chart that can show these marks, whatever room they need."""
    if marks.of_waves:
        slope = (ChartKind.SLOPE,) if len(marks.groups) == 2 else ()
        return (ChartKind.LINE, *slope, *(each for each in _OF_WAVES if _suits(each, marks)))
    if marks.of_items:
        offered: tuple[ChartKind, ...] = (ChartKind.DIVERGING, ChartKind.DOT, *_OF_ITEMS)
    else:
        offered = tuple(each for each in ChartKind if each not in (ChartKind.AUTO, *_WAVES))
    return tuple(each for each in offered if _is_offered(each, marks))


def _is_offered(kind: ChartKind, marks: Marks) -> bool:
    if kind in (ChartKind.BAR, ChartKind.COLUMN):
        return True  # of the first group, where there are too many
    if kind is ChartKind.PANELS and len(marks.groups) == 1:
        return False  # a bar each
    return any(True for _ in _plan(kind, marks, ()))


def _automatic(marks: Marks) -> tuple[ChartKind, ...]:
    """What a good analyst would pick."""
    if are_few(marks) and units_shown(marks) is not None:
        return (ChartKind.UNIT, *_automatic_of_many(marks))
    return _automatic_of_many(marks)


def _automatic_of_many(marks: Marks) -> tuple[ChartKind, ...]:
    """The same of more than a few respondents."""
    if len(marks.groups) == 1 and marks.percentages:
        return (ChartKind.BAR,)
    if len(marks.answers) == 1:
        some_are_small = marks.percentages and any(group.low for group in marks.groups)
        return (ChartKind.DOT, ChartKind.PANELS) if some_are_small else (ChartKind.PANELS,)
    panels = (ChartKind.PANELS,) if len(marks.answers) <= _MOST_PANELS else ()
    if marks.ordered and marks.adds_up:
        return (*_of_scale(marks), *panels)
    return (ChartKind.CLUSTERED, *panels)


def _of_scale(marks: Marks) -> tuple[ChartKind, ...]:
    """Bars on both sides of a line where a scale surely has a middle; else bars of a whole."""
    sides = marks.sides
    has_middle = sides is not None and sides.sure and sides.neutral
    return (ChartKind.DIVERGING, ChartKind.STACKED) if has_middle else (ChartKind.STACKED,)


def _plan(kind: ChartKind, marks: Marks, wanted: tuple[Key, ...]) -> Iterator[Plan]:
    """The plan of this kind, where these marks can be shown so."""
    if kind is ChartKind.UNIT:
        shown = units_shown(marks)
        if shown is not None:
            yield Plan(kind, *shown)
    elif kind is ChartKind.MAP:
        regions = regions_shown(marks, wanted)
        if regions is not None:
            yield Plan(kind, *regions)
    elif kind is ChartKind.DOT:
        yield from (Plan(kind, *dots) for dots in dots_shown(marks, wanted))
    elif kind is ChartKind.DIFFERENCE:
        for groups, said in differences_shown(marks, wanted):
            yield Plan(kind, replace(groups, from_rest=True), said)
    elif _suits(kind, marks):
        yield Plan(kind, marks)


def _suits(kind: ChartKind, marks: Marks) -> bool:
    """Whether these marks can be shown so at all, whatever their labels."""
    groups = [group for group in marks.groups if not group.total]
    if kind is ChartKind.BAR:
        return len(marks.groups) == 1
    if kind in _OF_A_PART:
        return False  # they show a part of these marks, or those of several waves
    if kind is ChartKind.DIVERGING:
        return marks.sides is not None and marks.adds_up and marks.given <= _MOST_PARTED
    if kind is ChartKind.STACKED:
        answers = sum(1 for answer in marks.answers if not answer.net)
        return marks.adds_up and answers > 1 and marks.given <= _MOST_STACKED
    if kind is ChartKind.CLUSTERED:
        is_few = len(marks.answers) * len(marks.groups) <= _MOST_IN_CLUSTERS
        one_break = len({group.heading for group in groups}) == 1
        return one_break and len(groups) <= _MOST_CLUSTERED and is_few
    return True


def _of_waves(marks: Marks, kind: ChartKind) -> tuple[Plan, ...]:
    """Lines over waves, of two waves slopes; other kinds where they are asked for, with a wave in
    place of a group."""
    lines = (ChartKind.SLOPE, ChartKind.LINE) if len(marks.groups) == 2 else (ChartKind.LINE,)
    wanted = lines if kind is ChartKind.AUTO else (kind, *lines)
    found: list[Plan] = []
    for each in dict.fromkeys(wanted):
        if each in (ChartKind.LINE, ChartKind.SLOPE):
            found += [Plan(each, *shown) for shown in lines_shown(marks)]
        elif _suits(each, marks):
            found.append(Plan(each, marks))
    return (*found, Plan(ChartKind.PANELS, marks), _of_newest(marks))


def _of_newest(marks: Marks) -> Plan:
    """Bars of the newest wave that has figures."""
    asked = [n for n in range(len(marks.groups)) if any(row[n].base for row in marks.cells)]
    newest = asked[-1] if asked else 0
    addition = f"{marks.groups[newest].name} shown; other waves not shown"
    return Plan(ChartKind.BAR, marks.with_groups((newest,)), addition)


def _of_items(marks: Marks, kind: ChartKind, wanted: tuple[Key, ...]) -> tuple[Plan, ...]:
    """A grid seen whole: all answers of each item, or else one answer of each item."""
    best = next((place for place, answer in enumerate(marks.answers) if answer.net), 0)
    one = marks.with_answers((best,))
    addition = f"“{marks.answers[best].label}” shown; other answers not shown"
    kinds = (kind, *(_of_scale(marks) if kind is ChartKind.AUTO else ()), *_OF_ITEMS)
    every = [
        plan
        for each in dict.fromkeys(kinds)
        if each in (ChartKind.DIVERGING, ChartKind.DOT, *_OF_ITEMS)
        for plan in _plan(each, marks, wanted)
    ]
    if kind is ChartKind.AUTO and marks.means and every[0].kind is ChartKind.PANELS:
        every.insert(0, Plan(ChartKind.PANELS, marks.means, _MEANS))
    found = (*every, Plan(ChartKind.PANELS, one, addition))
    if marks.breaks_left_out:
        return tuple(each for plan in found for each in _with_breaks(plan, marks))
    return found


def _with_breaks(plan: Plan, marks: Marks) -> Iterator[Plan]:
    """The plan with the groups of each item, where it has bars of a whole; and without them, which
    it then says."""
    is_whole = plan.kind in (ChartKind.STACKED, ChartKind.DIVERGING)
    if is_whole and marks.broken is not None and len(marks.groups) > 1:
        yield Plan(plan.kind, marks.broken, plan.addition)
    yield _with_left_out(plan)


def _with_left_out(plan: Plan) -> Plan:
    """The plan that also says that it shows no breaks."""
    said = (BREAKS_LEFT_OUT, plan.addition)
    return Plan(plan.kind, plan.marks, "; ".join(part for part in said if part))
