"""The table below the chart: a real one, to select in, copy from and read aloud."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.measured import widths_of
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.app.table.table_cells import CellPainter
from omnibus_desktop.app.table.table_header import BreakHeader
from omnibus_desktop.app.table.table_lines import asked_in
from omnibus_desktop.app.table.table_model import TableModel
from omnibus_desktop.app.table.table_view import AnswersHeader, FigureTable
from omnibus_desktop.tables.measures import Measure, measure_words
from omnibus_desktop.tables.ordering import next_order, order_words

if TYPE_CHECKING:
    from omnibus_desktop.app.table.arithmetic_card import ArithmeticCard
    from omnibus_desktop.tables.ordering import Order

_PAD = 6  # pixels beside a figure
_DOWN = Qt.Orientation.Vertical
_LEAST_ANSWERS, _MOST_ANSWERS = 200, 460  # pixels for the answers down the side
_SPARE = 80  # pixels that they may have and not need
_MOST_MEASURED = 60  # labels, and figures of a column, by which widths are found
_MOST_PICKED = 30  # cells whose bars are picked out together
_SHARE = 0.45  # of the pane, at the most, for them


class TablePane(QWidget):
    """Shows the current slide's tables with what was tested and how."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = desk.document
        self._desk = desk
        self._current = current
        self.card: ArithmeticCard | None = None
        self.model = TableModel()
        self.table = FigureTable()
        self.table.setAccessibleName("Table")
        self.table.setModel(self.model)
        self._header = BreakHeader(self.model, self.table)
        self.table.setHorizontalHeader(self._header)
        self.table.horizontalScrollBar().valueChanged.connect(
            lambda _: self._header.viewport().update()  # names of breaks stay in sight
        )
        self.table.setCornerButtonEnabled(False)
        self.table.setTabKeyNavigation(False)  # Tab leads on; the arrows go from figure to figure
        self.table.setItemDelegate(CellPainter(self.model, self.table))
        self.table.setWordWrap(False)
        # a bar that comes and goes would have all laid out anew from question to question
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        side = AnswersHeader()
        self.table.setVerticalHeader(side)
        side.setAccessibleName("Answers")
        self._header.setAccessibleName("Breaks")
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._answers_width = _LEAST_ANSWERS
        self._kept_widths: dict[str, int] = {}  # of the answers, by the letters
        self._follows = False  # the chart, and does not lead it
        self._leads = False  # what it is told of is what was picked here
        side.setFixedWidth(_LEAST_ANSWERS)
        self.table.selectionModel().selectionChanged.connect(self._pick)
        self.table.asked.connect(self.explain)
        self._header.sectionClicked.connect(self.sort_by)
        self._beside = QHBoxLayout()
        self.method = StillLabel(1)
        self.more = QToolButton()
        self.more.setText("More…")
        self.more.setAutoRaise(True)
        self.more.setAccessibleName("How it was tested")
        self.more.setToolTip("Tell in the help what was tested, how, and what was not")
        self.more.clicked.connect(lambda: desk.help_requested.emit("method"))
        self._lay_out()
        desk.table_requested.connect(self._do)
        desk.measure_requested.connect(lambda measure: self.set_measure(Measure(measure)))
        current.changed.connect(self._show)
        self._document.changed.connect(self._follow)
        self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._beside.setSpacing(4)
        self._beside.addWidget(self.table, 1)
        layout.addLayout(self._beside, 1)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.method, 1)
        below.addWidget(self.more)
        layout.addLayout(below)

    def set_measure(self, measure: Measure) -> None:
        """Show other figures of the answers: shares, counts, or how they compare."""
        self._current.show = measure.value
        self.model.set_measure(measure)
        self._widen()
        self._say_method()
        self._explain_again()
        self._desk.measure_shown.emit()

    def sort_by(self, column: int) -> None:
        """Put the answers in order of this column: the largest first, the smallest first, as they
        were asked, by turns. The chart keeps its own order."""
        self._set_order(next_order(self.model.order, self.model.columns[column].key))
        said = order_words(self.model.tables[0], self.model.order) or "As they were asked"
        self._desk.told.emit(f"{said}; the chart keeps its own order")
        self.table.scrollToTop()  # the answers that come first are what it was sorted for

    def sort_by_current(self) -> None:
        """The same for the column that the keys have come to; they stay in sight."""
        if self.model.tables:
            self.sort_by(max(0, self.table.currentIndex().column()))
            self.table.scrollTo(self.table.currentIndex())

    def _set_order(self, order: Order | None) -> None:
        self.table.clearSelection()
        self.model.set_order(order)
        self._say_order()
        self._follow_picked()
        self._explain_again()

    def _say_order(self) -> None:
        """The sign in the heading, and what goes with a copy of the table."""
        order = self._current.order = self.model.order
        self._header.show_order(order)
        self._say_method()

    def _say_method(self) -> None:
        if not self.model.tables:
            return  # what is looked at has no table
        table = self.model.tables[0]
        shown = (
            order_words(table, self.model.order),
            measure_words(table, self.model.measure),
        )
        words = ". ".join(part for part in (*shown, table.method.words) if part)
        self.method.set_text(words, "\n".join((words, *table.notes)))

    def explain(self, index: QModelIndex) -> None:
        """Show the arithmetic of this figure on the card beside the table."""
        from omnibus_desktop.app.table.arithmetic_card import ArithmeticCard

        if self.card is None:
            self.card = ArithmeticCard(self)
            self.card.closed.connect(self._put_card_away)
            self._beside.addWidget(self.card)
        if self.card.tell(self.model, index):
            self.card.show()
            self._make_room()
            QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))

    def explain_current(self) -> None:
        """The same of the figure that the keys have come to."""
        if self.table.currentIndex().isValid():
            self.explain(self.table.currentIndex())

    def _do(self, wanted: str) -> None:
        {"explain": self.explain_current, "sort": self.sort_by_current}[wanted]()

    def _explain_again(self) -> None:
        """The card is of a figure in sight, or it goes."""
        if self.card is not None and not self.card.tell_again(self.model):
            self.card.hide()
            self._make_room()

    def _put_card_away(self) -> None:
        self._make_room()
        self.table.setFocus()

    def _show(self) -> None:
        tables = self._current.tables
        if not tables:
            self.model.show_tables(())
            self.method.set_text("")
            self.more.hide()
            return
        self.more.show()
        if tables is self.model.tables:
            return
        turned = asked_in(tables) != asked_in(self.model.tables)
        if not self.model.show_tables(tables):
            self.table.selectionModel().reset()
        if turned:
            self.table.scrollToTop()
        self._measure()
        self._say_order()
        self._explain_again()

    def _measure(self) -> None:
        """Give columns, answers and rows the room that they need. The height only grows: a pane
        that changes at every turn, or at a refresh, has the whole window laid out anew."""
        self._widen()
        self._fit_answers()
        least = self.table.least_height() + self.more.sizeHint().height() + _PAD
        self.setMinimumHeight(max(least, self.minimumHeight()))

    def _fit_answers(self) -> None:
        """Give the answers down the side the room that the longest needs, within reason. It
        shrinks only where that leaves much to the figures: columns that move at every turn are
        hard to read."""
        labels = {self.model.headerData(row, _DOWN) for row in range(self.model.rowCount())}
        longest = sorted(labels, key=len)[-_MOST_MEASURED:]
        bold = QFont(self.font())
        bold.setBold(True)  # as an answer is of which a figure is picked out
        needed = max((wide + 3 * _PAD for wide in widths_of(longest, bold)), default=0)
        needed = max(_LEAST_ANSWERS, min(needed, _MOST_ANSWERS))
        if not needed <= self._answers_width <= needed + _SPARE:
            self._answers_width = self._kept_widths[self.font().key()] = needed
        self._make_room()

    def _widen(self) -> None:
        """Give each column the room that its heading and its longest figure need, no more."""
        bold = QFont(self.table.font())
        bold.setBold(True)
        columns = range(self.model.columnCount())
        figures = widths_of((self.model.widest(each, _MOST_MEASURED) for each in columns), bold)
        for column, (figure, head) in enumerate(zip(figures, self._header.widths(), strict=True)):
            needed = max(figure + 3 * _PAD, head)
            if needed != self.table.columnWidth(column):
                self.table.setColumnWidth(column, needed)

    def _make_room(self) -> None:
        """However long the answers, most of the pane is for the figures."""
        card = 0
        if self.card is not None and self.card.isVisible():
            card = self.card.take_of(self.width())
        width = min(self._answers_width, int(_SHARE * (self.width() - card)))
        if self.table.verticalHeader().width() != width:
            self.table.verticalHeader().setFixedWidth(width)
            self.table.updateGeometries()  # by itself only when it is made larger or smaller

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """What was measured in other letters holds when these come back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._answers_width = self._kept_widths.get(self.font().key(), _LEAST_ANSWERS)
            self.setMinimumHeight(0)
            if self.model.tables:
                self._measure()

    def _pick(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The bars of the cells that were selected are picked out in the chart."""
        indexes = self.table.selectionModel().selectedIndexes()
        if self._follows or len(indexes) > _MOST_PICKED:
            return
        found = (self.model.key_at(index) for index in indexes)
        keys = tuple(key for key in found if key is not None)
        session = self._document.session
        let_go = not indexes and self.table.hasFocus()
        if (keys or let_go) and set(keys) != set(session.selected):
            self._leads = True
            self._document.show(replace(session, selected=keys, note=None))
            self._leads = False

    def _follow(self, before: Session, after: Session) -> None:
        """The cells of the bars that were picked out are selected in the table."""
        if before.wave is not after.wave:
            self._answers_width, self._kept_widths = _LEAST_ANSWERS, {}
        if before.selected != after.selected:
            self._follow_picked()

    def _follow_picked(self) -> None:
        after = self._document.session
        if after.picked is None:
            self._follows = True
            self.table.clearSelection()
            self._follows = False
            return
        cells = QItemSelection()
        for key in after.selected:
            index = self.model.index_of(key)
            if index.isValid():
                cells.select(index, index)
        chosen, last = self.table.selectionModel(), self.model.index_of(after.picked)
        if last.isValid() and set(chosen.selectedIndexes()) != set(cells.indexes()):
            self._follows = True
            if not self._leads:  # else the keys and the eyes are where they are wanted
                chosen.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.table.scrollTo(last)
            chosen.select(cells, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._follows = False
