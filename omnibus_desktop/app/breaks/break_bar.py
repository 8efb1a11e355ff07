"""The row above the chart: what it is broken by, filtered by and weighted by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.breaks.break_chip import dragged
from omnibus_desktop.app.breaks.break_chips import BreakChips
from omnibus_desktop.app.breaks.filter_chips import FilterChips
from omnibus_desktop.app.breaks.weight_picker import WeightPicker
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.wave_bar import WaveBar
from omnibus_desktop.tables.measures import MEASURES, Measure

_TEST_TIP = "Which differences are looked for, in every table of the briefing"
_TESTS = {"rest": "Against the rest", "pairs": "Between groups", "none": "None"}
_BETWEEN = 12  # pixels
_LEFT = Qt.AlignmentFlag.AlignLeft


class BreakBar(QWidget):
    """Chips for breaks and filters, a choice of weight, and of what the table shows; below it the
    earlier waves, where there are any."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = desk.document
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._what, self._how = QHBoxLayout(), QHBoxLayout()
        self._room = 0  # pixels across; 0 where nobody has said
        self._rows.addLayout(self._what)
        self._rows.addStretch(1)
        self._rows.addLayout(self._how)
        column.addLayout(self._rows)
        self.waves = WaveBar(desk, current)
        column.addWidget(self.waves)
        self.breaks = BreakChips(desk)
        self.filters = FilterChips(desk)
        self.add_break, self.add_filter = self.breaks.add, self.filters.add
        self.weight = WeightPicker(desk, current)
        self.test = _picker("Test", _TEST_TIP, list(_TESTS.values()))
        self.test.activated.connect(lambda place: slide_actions.set_test(desk, list(_TESTS)[place]))
        self.measure = _picker(
            "What the table shows", "What the figures of the table are", list(MEASURES.values())
        )
        self.measure.activated.connect(
            lambda place: desk.measure_requested.emit(list(MEASURES)[place].value)
        )
        _put(self._what, "Break by:", self.breaks)
        _put(self._what, "Filter:", self.filters)
        _put(self._what, "Weight:", self.weight)
        _put(self._how, "Test:", self.test)
        _put(self._how, "Show:", self.measure)
        desk.go_requested.connect(self._come)
        desk.pick_requested.connect(self._pick)
        desk.measure_requested.connect(
            lambda measure: self.measure.setCurrentIndex(list(MEASURES).index(Measure(measure)))
        )
        self._document.changed.connect(self._follow)
        self._follow(Session(), self._document.session)

    def fit(self, room: int) -> None:
        """Stand in one row where so many pixels are enough for it, else in two."""
        self._room = room
        needed = self._what.sizeHint().width() + self._how.sizeHint().width() + 2 * _BETWEEN
        is_wide = needed <= room or not room
        ways = QBoxLayout.Direction
        self._rows.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        for row in (self._what, self._how):
            self._rows.setAlignment(row, Qt.AlignmentFlag(0) if is_wide else _LEFT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A chip of a break may be dropped wherever there is no other one: it goes to the end."""
        if dragged(event) is None:
            event.ignore()  # a file is the window's
        else:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.breaks.mark(self.breaks.mapFrom(self, event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.breaks.mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.breaks.mark(None)
        place = dragged(event)
        if place is not None:
            event.acceptProposedAction()
            self.breaks.drop(place, self.breaks.mapFrom(self, event.position().toPoint()))

    def _follow(self, before: Session, after: Session) -> None:
        if before.wave is not after.wave:
            self.weight.list_weights(after)
        if before.wave is not after.wave or before.draft is not after.draft:
            self.breaks.show_breaks(after)
            self.filters.show_filter(after)
            self.weight.show_weight(after)
            self.fit(self._room)
        if before.briefing is not after.briefing:
            tests = list(_TESTS)
            test = after.briefing.rules.test
            self.test.setCurrentIndex(tests.index(test) if test in tests else -1)

    def _come(self, place: str) -> None:
        """Show what a finding is about, where that is a break or a filter."""
        if place in ("break", "filter"):
            (self.add_break if place == "break" else self.add_filter).setFocus()

    def _pick(self, what: str) -> None:
        """Open what offers breaks, filters, saved filters or weights."""
        openers = {
            "break": self.add_break.click,
            "filter": self.add_filter.click,
            "saved": self.filters.saved.open,
            "weight": self.weight.choose,
        }
        openers[what]()


def _put(row: QHBoxLayout, caption: str, widget: QWidget) -> None:
    if row.count():
        row.addSpacing(_BETWEEN)
    said = _caption(caption)
    said.setBuddy(widget)
    row.addWidget(said)
    row.addWidget(widget)


def _caption(text: str) -> QLabel:
    caption = plain_label(text)
    caption.setWordWrap(False)
    return caption


def _picker(name: str, tip: str, texts: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.addItems(texts)
    return box
