"""Groups one under another, with a heading before those of each break."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.layout.drawing import Area, Style, centred
from omnibus_desktop.charts.layout.fit import Fitted, Label
from omnibus_desktop.charts.mark import MarkedGroup, Marks
from omnibus_desktop.charts.scene import Item
from omnibus_desktop.values import dataclass

Beside = TypeVar("Beside")

_OVER_GROUPS = 2.0  # points from a heading to the band of its first group
_MANY_LINES = 3  # of a label beside its bar
_ROOMY = 28.0  # points of a band: for a bar with figures beneath it
_LEGIBLE = 11.0  # points of text, at least, where rows are drawn only if there is much room


@dataclass(frozen=True)
class Row:
    """A band: of a group, by its place, of a heading, or of the label that stands `over` the bar
    of a group."""

    label: Label
    group: int | None = None
    over: int | None = None


def rows_of(groups: tuple[MarkedGroup, ...]) -> tuple[Row, ...]:
    """A row a group, and an empty one with the heading wherever a break begins. A single break
    with no total before it needs no heading."""
    found: list[Row] = []
    for place, group in enumerate(groups):
        found += _heading(groups, place)
        found.append(Row(Label(group.label, bold=group.total), place))
    return tuple(found)


def rows_under_labels(groups: tuple[MarkedGroup, ...]) -> tuple[Row, ...]:
    """The same with each label in a row of its own, over the bar."""
    found: list[Row] = []
    for place, group in enumerate(groups):
        found += _heading(groups, place)
        found.append(Row(Label(group.label, bold=group.total, wide=True), over=place))
        found.append(Row(Label(""), place))
    return tuple(found)


def _heading(groups: tuple[MarkedGroup, ...], place: int) -> tuple[Row, ...]:
    heading = groups[place].heading
    before = groups[place - 1].heading if place else ""
    if heading == before or len({group.heading for group in groups}) == 1:
        return ()
    return (Row(Label(heading, bold=True, wide=True)),)


def rows_fitted(
    marks: Marks, fit_these: Callable[[tuple[Row, ...], float], tuple[Fitted, Beside] | None]
) -> tuple[tuple[Row, ...], Fitted, Beside] | None:
    """The rows of these marks as they fit, by a function of rows and the height that each needs at
    least: labels beside their bars or, where they would take many short lines there, over them.
    None where neither fits, or not with as much room as the marks need."""
    rows = rows_of(marks.groups)
    beside = fit_these(rows, _ROOMY if marks.is_roomy else 0.0)
    if marks.is_roomy:
        return (rows, *beside) if beside and beside[0].size >= _LEGIBLE else None
    if beside is None or beside[0].most_lines > _MANY_LINES:
        under = rows_under_labels(marks.groups)
        over = fit_these(under, _ROOMY)
        if over is not None and (beside is None or over[0].size >= beside[0].size):
            return under, *over
    return None if beside is None else (rows, *beside)


def row_labels(
    rows: tuple[Row, ...], marks: Marks, fitted: Fitted, bands: Bands, area: Area
) -> list[Item]:
    """The labels and headings at the left of the area; a group's label has the key of its first
    mark."""
    items: list[Item] = []
    for number, row in enumerate(rows):
        style = Style(fitted.size, bold=row.label.bold)
        lines, middle = fitted.lines[number], bands.middle(number)
        if row.group is None:
            low = middle + _leaning(number, fitted, bands)
            key = None if row.over is None else marks.cells[0][row.over].key
            role = "heading" if row.over is None else "group label"
            items.append(centred(lines, area.x, low, area.width, style, role, key))
            continue
        if not lines:
            continue
        key = marks.cells[0][row.group].key
        items.append(centred(lines, area.x, middle, fitted.width, style, "group label", key))
    return items


def _leaning(number: int, fitted: Fitted, bands: Bands) -> float:
    """How far under the middle of its band a heading stands: nearer to the groups that follow."""
    tall = lettering.height(len(fitted.lines[number]), fitted.size)
    after = number + 1
    follows = lettering.height(len(fitted.lines[after]), fitted.size) if after < bands.count else 0
    room = (bands.band - tall) / 2 - max(0.0, (follows - bands.band) / 2)
    return max(0.0, room - _OVER_GROUPS)


def is_over_nothing(rows: tuple[Row, ...], number: int, fitted: Fitted) -> bool:
    """Whether under the bar of a row is nothing but a heading that ends where bars begin."""
    if number + 1 >= len(rows) or rows[number + 1].group is not None:
        return False
    lines = fitted.lines[number + 1]
    return all(lettering.width(line, fitted.size, True) <= fitted.width for line in lines)


def categories(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """What each band is called in an editable chart."""
    names = [row.label.text if row.over is None else "" for row in rows]
    return tuple(
        rows[number - 1].label.text if number and rows[number - 1].over is not None else name
        for number, name in enumerate(names)
    )
