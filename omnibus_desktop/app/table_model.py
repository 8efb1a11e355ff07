"""What the table pane shows: bases on top, answers down, breaks across."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.tables.cells import (
    base_text,
    cell_text,
    count_text,
    effective_base_text,
    low_mark,
    mark_text,
    statistic_text,
    weighted_base_text,
)
from omnibus_desktop.tables.wave_columns import key_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.charts.spec import Key
    from omnibus_desktop.tables.table import Column, Table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Measure(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    BOTH = "both"


MEASURES = {
    Measure.PERCENT: "Percent",
    Measure.COUNT: "Count",
    Measure.BOTH: "Percent and count",
}


@dataclass(frozen=True)
class _Line:
    """One row of the pane: a base (`row` None, `figure` names it), an answer, a mean or its like
    (`statistic`), or the heading of a grid's item (`figure` "item")."""

    label: str
    table: int
    row: int | None = None
    figure: str = ""
    statistic: int | None = None


class Cell(NamedTuple):
    """A cell as it is painted. `low`: its base is low, it is greyed."""

    text: str
    bold: bool
    low: bool


class TableModel(QAbstractTableModel):
    """Tables, one below the other (a grid has one an item), as rows and columns of text."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: tuple[Table, ...] = ()
        self._lines: list[_Line] = []
        self._cells: dict[tuple[int, int], Cell] = {}
        self.heads: tuple[str, ...] = ()  # the groups as they are headed
        self._measure = Measure.PERCENT

    def show_tables(self, tables: tuple[Table, ...]) -> bool:
        """Show these tables. Whether the columns across are others than before: where they are
        the same, as from question to question, views need not lay themselves out anew."""
        lines = [line for number in range(len(tables)) for line in _lines(tables, number)]
        if not tables or not lines or _across(tables) != _across(self._tables):
            self.beginResetModel()
            self._take(tables, lines)
            self.endResetModel()
            return True
        low_before = [column.low for column in self.columns]
        before, after = len(self._lines), len(lines)
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._take(tables, lines)
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(_ROOT, after, before - 1)
            self._take(tables, lines)
            self.endRemoveRows()
        else:
            self._take(tables, lines)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, after - 1)
        if [column.low for column in self.columns] != low_before:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._tell_cells_changed()
        return False

    def _take(self, tables: tuple[Table, ...], lines: list[_Line]) -> None:
        self._cells = {}
        self._tables = tables
        self._lines = lines
        self.heads = tuple(
            f"{lettered(tables[0], column)}{_mark(tables[0], column)}" for column in self.columns
        )

    def set_measure(self, measure: Measure) -> None:
        """Show percentages, counts or both."""
        self._measure = measure
        self._cells = {}
        if self._lines:
            self._tell_cells_changed()

    def _tell_cells_changed(self) -> None:
        corner = self.index(len(self._lines) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), corner)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables shown."""
        return self._tables

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns across."""
        return self._tables[0].columns if self._tables else ()

    def cell(self, row: int, column: int) -> Cell:
        """What the painter of a cell has to know, in one call and kept: Qt asks for each by
        itself, at every paint."""
        known = self._cells.get((row, column))
        if known is None:
            known = self._cells[row, column] = self._cell(self._lines[row], column)
        return known

    def key_at(self, index: Index) -> Key | None:
        """The mark that belongs to this cell; None for a base or a heading."""
        line = self._lines[index.row()]
        if line.row is None:
            return None
        alone = len(self._tables) == 1
        return key_of(self._tables[line.table], line.row, index.column(), alone=alone)

    def index_of(self, key: Key) -> QModelIndex:
        """The cell that belongs to this mark; an invalid index where there is none."""
        for number, line in enumerate(self._lines):
            if line.row is None:
                continue
            for place in range(self.columnCount()):
                index = self.index(number, place)
                if self.key_at(index) == key:
                    return index
        return QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(self._lines[section], role)
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_column_tip(self._tables[0], column))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        column = self._tables[line.table].columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.ToolTipRole and line.row is not None:
            return self._tip(line, index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = f"{line.label}, {column.heading} {column.label}"
            return plain(f"{name}: {self.cell(index.row(), index.column()).text}")
        return None

    def _row_header(self, line: _Line, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.label)
        if role == Qt.ItemDataRole.FontRole:
            net = line.row is not None and self._tables[line.table].rows[line.row].net
            if net or line.figure == "item":
                font = QFont()
                font.setBold(True)
                return font
        return None

    def _cell(self, line: _Line, column: int) -> Cell:
        table = self._tables[line.table]
        head = table.columns[column]
        if line.statistic is not None:
            figure, found = statistic_text(table, table.statistics[line.statistic], column)
        elif line.row is None:
            return Cell(_base_text(head, line.figure), line.figure == "item", head.low)
        else:
            figure, found = (
                self._figure(table, line.row, column),
                mark_text(table, line.row, column),
            )
        return Cell(f"{figure} {found}" if found else figure, bool(found), head.low)

    def _figure(self, table: Table, row: int, column: int) -> str:
        if self._measure is Measure.COUNT:
            return count_text(table, row, column)
        share = cell_text(table, row, column)
        if self._measure is Measure.PERCENT:
            return share
        return f"{share} ({count_text(table, row, column)})"

    def _tip(self, line: _Line, index: Index) -> str:
        from omnibus_desktop.charts.hover import describe

        key = self.key_at(index)
        return "" if key is None else plain_tip(describe(self._tables, key))


def _across(tables: tuple[Table, ...]) -> list[tuple[str, str, str]]:
    """Which columns there are, and what they are called."""
    columns = tables[0].columns if tables else ()
    return [(column.key, column.heading, lettered(tables[0], column)) for column in columns]


def lettered(table: Table, column: Column) -> str:
    """The group's name, with its letter where letters say which groups differ."""
    label = plain(column.label)
    return f"{label} ({column.letter})" if table.letters and column.letter else label


def _lines(tables: tuple[Table, ...], number: int) -> list[_Line]:
    table = tables[number]
    lines = []
    if len(tables) > 1:
        lines.append(_Line(plain(table.item_label), number, figure="item"))
    lines.append(_Line(f"Base ({table.base_rule})", number, figure="base"))
    if table.weight is not None:
        lines.append(_Line("Weighted base", number, figure="weighted"))
        lines.append(_Line("Effective base", number, figure="effective"))
    if any(column.population is not None for column in table.columns):
        lines.append(_Line("Out of", number, figure="population"))
    lines += [_Line(plain(row.label), number, place) for place, row in enumerate(table.rows)]
    lines += [
        _Line(each.label, number, statistic=place) for place, each in enumerate(table.statistics)
    ]
    return lines


def _base_text(column: Column, figure: str) -> str:
    if figure == "base":
        return base_text(column)
    if figure == "weighted":
        return weighted_base_text(column)
    if figure == "effective":
        return effective_base_text(column)
    if figure == "population" and column.population is not None:
        return f"{column.population:,}"
    return ""


def _mark(table: Table, column: Column) -> str:
    """The sign of a low base, apart from the name."""
    mark = low_mark(table, column).strip()
    return f" {mark}" if mark else ""


def _column_tip(table: Table, column: Column) -> str:
    parts = [f"{column.heading}: {column.label}" if column.heading else column.label]
    if column.hidden:
        parts.append("Hidden to protect respondents")
    else:
        of = "" if column.asked_hidden else f" of {column.asked:,} asked"
        parts.append(f"{column.unweighted_base:,} answered{of}")
    if column.population is not None:
        parts.append(f"{column.population:,} in the whole population")
    if column.low:
        parts.append(f"{_mark(table, column).strip()} Low base: treat with caution")
    return "\n".join(parts)
