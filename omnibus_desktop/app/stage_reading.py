"""The chart for who cannot see it: its marks as parts of it that can be read one by one.

A screen reader asks for a widget's parts. Those of the stage are painted, so each mark gets an
object of its own, made when somebody asks, for Qt keeps what it is told of a thing only until an
object goes. Nothing is made where nobody asks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from omnibus_desktop.app.scene_item import box
from omnibus_desktop.charts.hover import aloud
from omnibus_desktop.charts.picking import MARKS, marks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.document import Document
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.charts.spec import Key

_Text = QAccessible.Text
_MOST = 600  # marks that can be read one by one; the table has them all


class Reading(QObject):
    """Which marks there are to read on this stage, as they are drawn now. `to_view` turns a part
    of the slide into pixels of the stage."""

    def __init__(
        self,
        stage: QWidget,
        document: Document,
        current: CurrentSlide,
        to_view: Callable[[QRectF], QRect],
    ) -> None:
        super().__init__(stage)
        _offer_to_read()
        self.stage = stage
        self._document = document
        self._current = current
        self._to_view = to_view
        self._read: Drawn | None = None
        self._marks: list[_Mark] = []

    def marks(self) -> list[_Mark]:
        """The marks in the order of the chart."""
        drawn = self._current.drawn
        if drawn is not self._read:
            for mark in self._marks:
                mark.deleteLater()
            keys = () if drawn is None else marks_of(drawn.scene)[:_MOST]
            self._read, self._marks = drawn, [_Mark(self, key) for key in keys]
        return self._marks

    def of(self, key: Key) -> tuple[str, str]:
        """What the mark is, with its figure; and all else that is known of it."""
        return ("", "") if self._read is None else aloud(self._read.tables, key)

    def place_of(self, key: Key) -> QRect:
        """Where the mark is, in pixels of the screen."""
        place = QRect()
        for item in () if self._read is None else self._read.scene.items:
            if item.key == key and item.role in MARKS:
                place = place.united(self._to_view(box(item)))
        return place.translated(self.stage.mapToGlobal(QPoint(0, 0)))

    def is_picked(self, key: Key) -> bool:
        """Whether the mark is picked out."""
        return key in self._document.session.selected


class _Mark(QObject):
    def __init__(self, reading: Reading, key: Key) -> None:
        super().__init__(reading)
        self.reading = reading
        self.key = key


class _MarkRead(QAccessibleObject):
    """A mark as a screen reader meets it."""

    def __init__(self, mark: _Mark) -> None:
        super().__init__(mark)
        self._mark = mark

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, wanted: QAccessible.Text) -> str:
        name, about = self._mark.reading.of(self._mark.key)
        return {_Text.Name: name, _Text.Description: about}.get(wanted, "")

    def rect(self) -> QRect:
        return self._mark.reading.place_of(self._mark.key)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self._mark.reading.is_picked(self._mark.key)
        return state

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._mark.reading.stage)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        return _nobody()

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1


class _StageRead(QAccessibleWidget):
    """The stage as a screen reader meets it: a chart, and its marks."""

    def __init__(self, stage: QWidget, reading: Reading) -> None:
        super().__init__(stage, QAccessible.Role.Chart, "")
        self._reading = reading

    def childCount(self) -> int:
        return len(self._reading.marks())

    def child(self, index: int) -> QAccessibleInterface:
        marks = self._reading.marks()
        if not 0 <= index < len(marks):
            return _nobody()
        return QAccessible.queryAccessibleInterface(marks[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        marks = self._reading.marks()
        mark = child.object()
        return marks.index(mark) if isinstance(mark, _Mark) and mark in marks else -1


def _nobody() -> QAccessibleInterface:
    """Nothing, as Qt has it: it gives no thing the number 0."""
    return QAccessible.accessibleInterface(0)


@cache
def _offer_to_read() -> None:
    """Tell Qt, once, who reads a stage and its marks."""
    QAccessible.installFactory(_reader_of)


def _reader_of(_kind: str, about: QObject | None) -> QAccessibleInterface | None:
    if isinstance(about, _Mark):
        return _MarkRead(about)
    if isinstance(about, QWidget):
        reading = next((r for r in about.children() if isinstance(r, Reading)), None)
        return None if reading is None else _StageRead(about, reading)
    return None
