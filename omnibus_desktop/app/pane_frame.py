"""The places in which the panes of a wave stand, with edges that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from omnibus_desktop.app.pane_sizes import PaneSizes, kept_place

ACROSS = (310, 830, 290)  # pixels for questions, chart, choices
_DOWN = (470, 230)  # pixels for chart, table
_FILM_HEIGHT = 34  # pixels of a briefing without slides


class PaneFrame(QScrollArea):
    """Three columns, the middle one of two rows, between a line above and a strip below. Where
    the window is too small for them bars come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the focus
        self.left = QStackedWidget()

    def _lay_out(self, breaks: QWidget, questions: QWidget, table: QWidget) -> None:
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.addWidget(QWidget())
        self._down.addWidget(table)
        self._down.setStretchFactor(0, 1)
        self._down.setSizes(list(_DOWN))
        self._down.setChildrenCollapsible(False)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self.left.addWidget(questions)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._down)
        for pane in (self.left, self._middle, QWidget()):
            self._across.addWidget(pane)
        self._across.setStretchFactor(1, 1)
        self._across.setChildrenCollapsible(False)  # they are hidden by their keys, and come back
        self._across.setSizes(list(ACROSS))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 0, 4, 0)
        self._column.setSpacing(2)
        self._column.addWidget(breaks)
        self._whole = QSplitter(Qt.Orientation.Vertical)
        self._whole.setChildrenCollapsible(False)
        self._whole.addWidget(self._across)
        self._whole.addWidget(kept_place(_FILM_HEIGHT))
        self._whole.setStretchFactor(0, 1)
        self._column.addWidget(self._whole, 1)
        self.setWidget(inside)
        self._sizes = PaneSizes({self._across: 1, self._down: 0}, self)

    def _splitters(self) -> dict[str, QSplitter]:
        return {"panes across": self._across, "panes down": self._down}
