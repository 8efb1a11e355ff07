"""A scale parted at its middle: what stands on either side, what beside, and the totals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.spec import ChartSpec, Neutral
from omnibus_desktop.values import dataclass

_NOISE = 1e-9  # percentage points; a sum of shares is not known better
_STEP = 5.0  # percentage points to which the ends of the axis are rounded
_LONGEST = 90  # characters of a side's name


@dataclass(frozen=True)
class Side:
    """The places of the answers at one side of the line, the mildest first, their colours, and
    the place of the net of them all, None where there is none."""

    answers: tuple[int, ...]
    colours: tuple[str, ...]
    net: int | None


@dataclass(frozen=True)
class Parting:
    """Which answers of the marks stand where. `split` is the place of the answer that lies on the
    line, `aside` of the one at the right, `others` of what is no step of the scale."""

    left: Side
    right: Side
    split: int | None
    aside: int | None
    out: int | None
    others: tuple[int, ...]
    not_shown: tuple[int, ...]


def parting_of(marks: Marks, spec: ChartSpec) -> Parting | None:
    """How these marks part; None where the scale has no two sides."""
    if marks.sides is None:
        return None
    neutral, colours = spec.neutral, colours_of(spec)
    place = {answer.id: number for number, answer in enumerate(marks.answers)}
    steps = (*marks.sides.positive, *marks.sides.negative)
    if not all(step in place for step in steps):
        return None
    right = tuple(place[step] for step in marks.sides.positive)
    left = tuple(place[step] for step in marks.sides.negative)
    middle = place.get(marks.sides.neutral)
    given = [any(mark.value or mark.count for mark in row) for row in marks.cells]
    others = tuple(n for n, each in enumerate(marks.answers) if each.last and given[n])
    nets = [_net_of(marks, side) for side in (left, right)]
    shown = {*left, *right, middle, *others, *nets}
    lost = [n for n in range(len(marks.answers)) if n not in shown]
    return Parting(
        left=Side(left, colours.negative(len(left))[::-1], nets[0]),
        right=Side(right, colours.positive(len(right))[::-1], nets[1]),
        split=middle if neutral is Neutral.SPLIT else None,
        aside=middle if neutral is Neutral.ASIDE else None,
        out=middle if neutral is Neutral.OUT else None,
        others=others,
        not_shown=tuple(lost),
    )


def _net_of(marks: Marks, side: Sequence[int]) -> int | None:
    """The net that is the sum of just these answers."""
    wanted = {marks.answers[n].id for n in side}
    members = (answer.members for answer in marks.answers)
    return next((n for n, found in enumerate(members) if found and set(found) == wanted), None)


@dataclass(frozen=True)
class Total:
    """What a side comes to in a group, as printed; `mark` is the net's own where there is one."""

    text: str
    mark: Mark | None = None


def total_of(marks: Marks, side: Side, group: int) -> Total:
    """The sum of a side: that of its net, else of its shares before they were rounded; "" where one
    of them is hidden, and where it would repeat the figure of a single answer."""
    if len(side.answers) == 1:
        return Total("")
    if side.net is not None:
        mark = marks.cells[side.net][group]
        return Total(mark.text, mark)
    found = [marks.cells[answer][group] for answer in side.answers]
    if marks.groups[group].tiny and all(mark.count is not None for mark in found):
        return Total(f"{sum(mark.count or 0 for mark in found)} of {found[0].base}")
    values = [mark.value for mark in found if mark.value is not None]
    if len(values) < len(found):
        return Total("")
    return Total(f"{math.floor(sum(values) + 0.5 + _NOISE)}%")


def reach(marks: Marks, side: Side, split: int | None) -> float:
    """How far the longest bar of a side goes, in percentage points, to the next five."""
    far = max(
        (_sum(marks, side.answers, group) + _half(marks, split, group))
        for group in range(len(marks.groups))
    )
    return max(_STEP, math.ceil(far / _STEP - _NOISE) * _STEP)


def _sum(marks: Marks, answers: Iterable[int], group: int) -> float:
    return sum(marks.cells[answer][group].value or 0.0 for answer in answers)


def _half(marks: Marks, split: int | None, group: int) -> float:
    return 0.0 if split is None else (marks.cells[split][group].value or 0.0) / 2


def side_name(marks: Marks, side: Side, otherwise: str) -> str:
    """What a side is called: as its net, else by its answers, strongest first."""
    if side.net is not None:
        return marks.answers[side.net].label
    first, *others = [marks.answers[answer].label for answer in reversed(side.answers)]
    small = [label[:1].lower() + label[1:] if label[1:2].islower() else label for label in others]
    names = ", ".join([first, *small[:-1]])
    name = f"{names} or {small[-1]}" if small else names
    return name if len(name) <= _LONGEST else otherwise
