"""The panes of an open wave: questions, chart and table, choices, and the briefing below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from omnibus_desktop.app.break_bar import BreakBar
from omnibus_desktop.app.chart_pane import ChartPane
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.filmstrip import Filmstrip
from omnibus_desktop.app.question_pane import QuestionPane
from omnibus_desktop.app.side_pane import SidePane
from omnibus_desktop.app.table_model import Measure
from omnibus_desktop.app.table_pane import TablePane

_ACROSS = (310, 830, 290)  # pixels for questions, chart, choices
_DOWN = (470, 230)  # pixels for chart, table


class Workspace(QWidget):
    """Three panes and a filmstrip."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = QuestionPane(desk)
        self.breaks = BreakBar(desk)
        self.chart = ChartPane(desk, current)
        self.table = TablePane(desk, current)
        self.side = SidePane(desk, current)
        self.film = Filmstrip(desk)
        self.breaks.measure.activated.connect(
            lambda place: self.table.set_measure(list(Measure)[place])
        )
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.addWidget(self.chart)
        self._down.addWidget(self.table)
        self._down.setStretchFactor(0, 1)
        self._down.setSizes(list(_DOWN))
        self._down.setChildrenCollapsible(False)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.questions, self._down, self.side):
            self._across.addWidget(pane)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes(list(_ACROSS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(2)
        layout.addWidget(self.breaks)
        layout.addWidget(self._across, 1)
        layout.addWidget(self.film)
        QTimer.singleShot(0, self.chart.load_stage)

    def shape(self) -> QByteArray:
        """The sizes of the panes, to be kept."""
        kept = QByteArray()
        stream = QDataStream(kept, QIODevice.OpenModeFlag.WriteOnly)
        for splitter in (self._across, self._down):
            stream << splitter.saveState()
        return kept

    def restore(self, kept: QByteArray | None) -> None:
        """Give the panes the sizes that were kept."""
        if kept is None:
            return
        stream = QDataStream(kept)
        for splitter in (self._across, self._down):
            state = QByteArray()
            stream >> state
            splitter.restoreState(state)
