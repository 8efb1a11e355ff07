"""Five hints, each in a balloon beside what it is about. They wait for nobody and take no focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPolygon
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.ticks import TickBox
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.window import MainWindow
    from omnibus_desktop.app.workspace import Workspace

_WIDTH = 300  # pixels
_TIP = 10  # pixels from the balloon to what it points at
_PAD = 12
_CORNER = 6


@dataclass(frozen=True)
class Hint:
    """`beside` finds what it is about; the balloon stands at its right, or under it."""

    title: str
    text: str
    beside: Callable[[Workspace, Furniture], QWidget | None]
    under: bool = False


def _button(name: str) -> Callable[[Workspace, Furniture], QWidget | None]:
    def found(_: Workspace, furniture: Furniture) -> QWidget | None:
        return furniture.toolbar.widgetForAction(furniture.commands.by_id[name])

    return found


HINTS = (
    Hint(
        "The questions",
        "One row a question. Up and Down turn from one to the next; chart and table follow. "
        "Type above to search questions and answers.",
        lambda panes, _: panes.questions.list,
    ),
    Hint(
        "The chart is yours to point at",
        "Double-click a bar to write beside it. Right-click it for a highlight, a difference, "
        "a line and the rest.",
        lambda panes, _: panes.chart,
    ),
    Hint(
        "Groups side by side",
        "Add a break here to compare groups. A mark in the table says that a difference is more "
        "than chance.",
        lambda panes, _: panes.breaks.add_break,
        under=True,
    ),
    Hint(
        "Add to briefing",
        "Keeps the chart as a slide. The slides stand in the strip at the bottom.",
        _button("add slide"),
        under=True,
    ),
    Hint(
        "Export",
        "Writes what you see: an editable PowerPoint slide, a picture or a PDF. "
        "F1 explains whatever is selected.",
        _button("export"),
        under=True,
    ),
)


class Tour(QObject):
    """The hints one after the other, while the person does whatever they like."""

    def __init__(self, furniture: Furniture, window: MainWindow) -> None:
        super().__init__(window)
        self._furniture = furniture
        self._window = window
        self.place = 0
        self.balloon: Balloon | None = None

    def begin(self, *, asked: bool = False) -> None:
        """Show the first hint; the focus goes there only where the person `asked`."""
        if self._furniture.workspace is None or self._furniture.workspace.film is None:
            self._furniture.desk.told.emit("The tour is of an open wave: open one first")
            return
        if self.balloon is None:
            self.balloon = Balloon(self._window)
            self.balloon.next.clicked.connect(self.go_on)
            self.balloon.close_button.clicked.connect(self.end)
            self.balloon.never.setChecked(self._furniture.desk.settings.tour_is_over())
            self.balloon.never.clicked.connect(self._furniture.desk.settings.remember_tour)
            self._window.installEventFilter(self)
            self.balloon.installEventFilter(self)
        self.place = 0
        self._show()
        if asked:
            self.balloon.next.setFocus()

    def go_on(self) -> None:
        """Show the next hint. Who has seen the last one has seen the tour."""
        self.place += 1
        if self.place < len(HINTS):
            self._show()
            return
        self._furniture.desk.settings.remember_tour(True)
        self.end()

    def end(self) -> None:
        """Take the balloon away; the focus goes back to the questions if it was in there."""
        balloon, self.balloon = self.balloon, None
        if balloon is None:
            return
        self._window.removeEventFilter(self)
        had_focus = QApplication.focusWidget() in balloon.findChildren(QWidget)
        balloon.hide()
        balloon.deleteLater()
        if had_focus and self._furniture.workspace is not None:
            self._furniture.workspace.questions.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape ends it wherever the focus is, unless it means something else there."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._put()
        if watched is self.balloon and event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._put)
        if self.balloon is not None and event.type() == QEvent.Type.KeyPress:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        assert self.balloon is not None
        self.balloon.tell(HINTS[self.place], self.place)
        self._put()
        self.balloon.show()
        self.balloon.raise_()

    def _put(self) -> None:
        """Put the balloon beside what its hint is about."""
        panes, balloon, hint = self._furniture.workspace, self.balloon, HINTS[self.place]
        if panes is None or balloon is None:
            return
        target = hint.beside(panes, self._furniture)
        if target is None or not target.isVisible():
            target = panes
        box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        balloon.put(box, self._window.rect(), under=hint.under)


class Balloon(QFrame):
    """A title, a text and three ways on, with a tip that points at something."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._tip = QPoint()
        self._under = False
        self.setAccessibleName("Hint")
        self.title = plain_label()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.text = plain_label()
        self.next = QPushButton("&Next")
        self.close_button = QPushButton("C&lose")
        self.close_button.setAccessibleName("Close the tour")
        self.never = TickBox("Don't show a&gain")
        ways = QHBoxLayout()
        ways.addWidget(self.never, 1)
        ways.addWidget(self.close_button)
        ways.addWidget(self.next)
        column = QVBoxLayout(self)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(ways)
        column.setContentsMargins(_PAD + _TIP, _PAD + _TIP, _PAD, _PAD)

    def tell(self, hint: Hint, place: int) -> None:
        """Say this hint, the one at this place among all."""
        last = place == len(HINTS) - 1
        self.title.setText(f"{hint.title}  ({place + 1} of {len(HINTS)})")
        self.text.setText(hint.text)
        self.next.setText("&Done" if last else "&Next")
        self.close_button.setVisible(not last)
        self.setAccessibleDescription(f"{hint.title}. {hint.text}")

    def put(self, box: QRect, room: QRect, *, under: bool) -> None:
        """Stand at the right of this box, or under it, inside the room; both as the parent has
        them."""
        width = max(_WIDTH, self.minimumSizeHint().width())
        height = self.heightForWidth(width)
        self._under = under
        if under:
            place = QPoint(box.center().x() - width // 4, box.bottom() - 2)
        else:
            place = QPoint(box.right() - 2 * _TIP, box.center().y() - height // 2)
        right, down = room.width() - width - _TIP, room.height() - height - _TIP
        place = QPoint(max(_TIP, min(place.x(), right)), max(_TIP, min(place.y(), down)))
        self._tip = box.center() - place
        self.setGeometry(QRect(place.x(), place.y(), width, height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The balloon, with its tip at the left or on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        body = self.rect().adjusted(_TIP, _TIP, -1, -1)
        painter.drawRoundedRect(body, _CORNER, _CORNER)
        if self._under:
            at = max(body.left() + 2 * _TIP, min(self._tip.x(), body.right() - 2 * _TIP))
            near, far = QPoint(at - _TIP, _TIP), QPoint(at + _TIP, _TIP)
            tip = QPoint(at, 0)
        else:
            at = max(body.top() + 2 * _TIP, min(self._tip.y(), body.bottom() - 2 * _TIP))
            near, far = QPoint(_TIP, at - _TIP), QPoint(_TIP, at + _TIP)
            tip = QPoint(0, at)
        painter.drawPolygon(QPolygon([near, tip, far]))
        painter.setPen(self.palette().color(QPalette.ColorRole.Base))
        painter.drawLine(near, far)
        painter.end()
