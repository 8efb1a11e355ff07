"""Groups one under another, with a heading before those of each break."""

from __future__ import annotations

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.layout.drawing import Area, Style, centred
from omnibus_desktop.charts.layout.fit import Fitted, Label
from omnibus_desktop.charts.mark import MarkedGroup, Marks
from omnibus_desktop.charts.scene import Item
from omnibus_desktop.values import dataclass

_OVER_GROUPS = 2.0  # points from a heading to the band of its first group


@dataclass(frozen=True)
class Row:
    """A band: of a group, by its place, or of a heading."""

    label: Label
    group: int | None = None


def rows_of(groups: tuple[MarkedGroup, ...]) -> tuple[Row, ...]:
    """A row a group, and an empty one with the heading wherever a break begins. A single break
    with no total before it needs no heading."""
    found: list[Row] = []
    heading = ""
    headings = {group.heading for group in groups}
    for place, group in enumerate(groups):
        if group.heading != heading and len(headings) > 1:
            found.append(Row(Label(group.heading, bold=True, wide=True)))
        heading = group.heading
        found.append(Row(Label(group.label, bold=group.total), place))
    return tuple(found)


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
            low = _leaning(number, fitted, bands)
            items.append(centred(lines, area.x, middle + low, area.width, style, "heading"))
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
    return tuple(row.label.text for row in rows)
