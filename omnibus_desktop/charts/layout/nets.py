"""The nets of a scale in columns of figures at the right of its stacked bars."""

from __future__ import annotations

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.drawing import Area, Style, block, centred
from omnibus_desktop.charts.layout.fit import Fitted
from omnibus_desktop.charts.layout.rows import Row
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.scene import Item, Text
from omnibus_desktop.values import dataclass

_WIDTH = 82.0
_INSET = 12.0
_MOST = 2
_TALLEST = 64.0  # of the headings


@dataclass(frozen=True)
class NetColumns:
    """Which answers have a column, where each column begins, and the headings above them."""

    nets: tuple[int, ...] = ()
    starts: tuple[float, ...] = ()
    headings: tuple[Text, ...] = ()

    @property
    def width(self) -> float:
        return _WIDTH * len(self.nets)

    @property
    def height(self) -> float:
        return max((heading.height for heading in self.headings), default=0.0)


def net_columns(marks: Marks, area: Area) -> NetColumns:
    """Columns for the first nets, at the right of the area; none where their names are too
    long for a column."""
    nets = [place for place, answer in enumerate(marks.answers) if answer.net][:_MOST]
    starts = tuple(area.right - _WIDTH * (len(nets) - number) for number in range(len(nets)))
    style = Style(11.0, bold=True, align="middle")
    headings = tuple(
        block(
            lettering.wrap(marks.answers[net].label, _WIDTH - _INSET, style.size, True),
            start + _INSET,
            area.y,
            _WIDTH - _INSET,
            style,
            "heading",
        )
        for net, start in zip(nets, starts, strict=True)
    )
    found = NetColumns(tuple(nets), starts, headings)
    return found if found.height <= _TALLEST else NetColumns()


def net_figures(
    marks: Marks, columns: NetColumns, rows: tuple[Row, ...], fitted: Fitted, y: float
) -> list[Item]:
    """The figures of the nets, a line a bar; `y` is the top of the labels' area."""
    style = Style(fitted.size, bold=True, align="middle")
    found: list[Item] = []
    for net, start in zip(columns.nets, columns.starts, strict=True):
        for number, row in enumerate(rows):
            if row.group is None:
                continue
            mark = marks.cells[net][row.group]
            middle = y + fitted.top + (number + 0.5) * fitted.band
            lines, width = (mark.text,), _WIDTH - _INSET
            found.append(centred(lines, start + _INSET, middle, width, style, "label", mark.key))
    return found
