"""What the table pane shows: bases on top, answers down, breaks across."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.app.table.table_lines import (
    Line,
    base_figure,
    column_tip,
    lettered,
    lines_of,
    mark_of,
    mark_words,
)
from omnibus_desktop.tables.cells import mark_text, statistic_text
from omnibus_desktop.tables.measures import Measure, figure_text
from omnibus_desktop.tables.ordering import Order
from omnibus_desktop.tables.wave_columns import key_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.charts.spec import Key
    from omnibus_desktop.tables.table import Column, Table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST = 40  # tables whose cells are kept for when somebody turns back to them
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Cell(NamedTuple):
    """A cell as it is painted. `low`: its base is low, it is greyed."""

    text: str
    bold: bool
    low: bool


@dataclass(frozen=True, eq=False)
class _Written:
    """Tables as text: their rows, how their groups are headed, and, as far as somebody asked,
    their cells by row and column and the longest of each column."""

    lines: list[Line]
    heads: tuple[str, ...]
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    widest: dict[int, str] = field(default_factory=dict)


_NOTHING = _Written([], ())


class TableModel(QAbstractTableModel):
    """Tables, one below the other (a grid has one an item), as rows and columns of text."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: tuple[Table, ...] = ()
        self._written = _NOTHING
        self._kept: dict[tuple[object, ...], _Written] = {}
        self.measure = Measure.PERCENT
        self.order: Order | None = None  # None: as they were asked
        self._places: dict[Key, tuple[int, int]] | None = None

    def show_tables(self, tables: tuple[Table, ...]) -> bool:
        """Show these tables. Whether the columns across are others than before: where they are
        the same, as from question to question, views need not lay themselves out anew."""
        if tables and self._tables and tables[0].question != self._tables[0].question:
            self.order = None  # was of the answers before
        written = self._write(tables)
        if not tables or not written.lines or _across(tables) != _across(self._tables):
            self.beginResetModel()
            self._take(tables, written)
            self.endResetModel()
            return True
        low_before = [column.low for column in self.columns]
        before, after = len(self._lines), len(written.lines)
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._take(tables, written)
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(_ROOT, after, before - 1)
            self._take(tables, written)
            self.endRemoveRows()
        else:
            self._take(tables, written)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, after - 1)
        if [column.low for column in self.columns] != low_before:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._tell_cells_changed()
        return False

    def _take(self, tables: tuple[Table, ...], written: _Written) -> None:
        self._places = None
        self._tables = tables
        self._written = written

    def _write(self, tables: tuple[Table, ...]) -> _Written:
        """The tables as text, which is kept as long as there are any."""
        if not tables:
            self._kept.clear()
            return _NOTHING
        known = (*tables, self.measure, self.order)
        written = self._kept.pop(known, None)
        if written is None:
            every = range(len(tables))
            lines = [line for n in every for line in lines_of(tables, n, self.order, self.measure)]
            columns = tables[0].columns
            heads = tuple(f"{lettered(tables[0], c)}{mark_of(tables[0], c)}" for c in columns)
            written = _Written(lines, heads)
        self._kept[known] = written  # the newest last
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return written

    def set_measure(self, measure: Measure) -> None:
        """Show other figures of the answers."""
        self.measure = measure
        self._arrange()

    def set_order(self, order: Order | None) -> None:
        """Put the answers in another order; None: as they were asked."""
        self.order = order
        self._arrange()

    def _arrange(self) -> None:
        if self._lines:
            self._take(self._tables, self._write(self._tables))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._lines) - 1)
            self._tell_cells_changed()

    def _tell_cells_changed(self) -> None:
        corner = self.index(len(self._lines) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), corner)

    @property
    def heads(self) -> tuple[str, ...]:
        """The groups as they are headed."""
        return self._written.heads

    @property
    def _lines(self) -> list[Line]:
        return self._written.lines

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
        cells = self._written.cells
        known = cells.get((row, column))
        if known is None:
            known = cells[row, column] = self._cell(self._lines[row], column)
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
        if self._places is None:
            self._places = self._places_of_marks()
        place_of = self._places.get(key)
        return QModelIndex() if place_of is None else self.index(*place_of)

    def _places_of_marks(self) -> dict[Key, tuple[int, int]]:
        """Row and column of each mark, found once: there may be thousands of answers."""
        found: dict[Key, tuple[int, int]] = {}
        columns, alone = range(len(self.columns)), len(self._tables) == 1
        for number, line in enumerate(self._lines):
            if line.row is None:
                continue
            for place in columns:
                key = key_of(self._tables[line.table], line.row, place, alone=alone)
                if key is not None:
                    found.setdefault(key, (number, place))
        return found

    def line(self, row: int) -> Line:
        """What this row is about."""
        return self._lines[row]

    def widest(self, column: int, rows: int) -> str:
        """The longest figure among the first rows of this column."""
        known = self._written.widest
        if column not in known:
            first = range(min(rows, len(self._lines)))
            texts = (self.cell(row, column).text for row in first)
            known[column] = max(texts, key=len, default="")
        return known[column]

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
            return plain_tip(column_tip(self._tables[0], column))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.ToolTipRole and line.row is not None:
            return self._tip(line, index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.row(), index.column())
        return None

    def _row_header(self, line: Line, role: int) -> Any:
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

    def _cell(self, line: Line, column: int) -> Cell:
        table = self._tables[line.table]
        head = table.columns[column]
        if line.statistic is not None:
            figure, found = statistic_text(table, table.statistics[line.statistic], column)
        elif line.row is None:
            return Cell(base_figure(head, line.figure), line.figure == "item", head.low)
        else:
            figure, found = (
                figure_text(table, line.row, column, self.measure),
                mark_text(table, line.row, column),
            )
        return Cell(f"{figure} {found}" if found else figure, bool(found), head.low)

    def _spoken(self, line: Line, row: int, place: int) -> str:
        """The cell read aloud: answer, group, figure, and what a test found in words."""
        table = self._tables[line.table]
        group = table.columns[place]
        named = f"{group.heading}: {group.label}" if group.heading else group.label
        figure, bold, _ = self.cell(row, place)
        found = mark_words(table, line, place) if bold else ""
        if found and line.row is not None:
            figure = figure_text(table, line.row, place, self.measure)
        elif found and line.statistic is not None:
            figure = statistic_text(table, table.statistics[line.statistic], place)[0]
        parts = (plain(table.item_label), line.label, plain(named), figure, found)
        return ", ".join(part for part in parts if part)

    def _tip(self, line: Line, index: Index) -> str:
        from omnibus_desktop.charts.hover import describe

        key = self.key_at(index)
        return "" if key is None else plain_tip(describe(self._tables, key))


def _across(tables: tuple[Table, ...]) -> list[tuple[str, str, str]]:
    """Which columns there are, and what they are called."""
    columns = tables[0].columns if tables else ()
    return [(column.key, column.heading, lettered(tables[0], column)) for column in columns]
