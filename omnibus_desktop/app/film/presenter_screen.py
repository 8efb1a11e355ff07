"""The slide on the whole screen: black around it, a counter that goes away, notes if wanted."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.film.presentation import Presentation
from omnibus_desktop.app.motion import moves
from omnibus_desktop.app.painter import paint
from omnibus_desktop.app.preview import fitted
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.wave.plain_text import plain

_COUNTER_STAYS = 1500  # milliseconds
_COUNTER_FADES = 500
_MARGIN = 24  # pixels
_SMALLEST, _SMALL, _LARGE = 9, 14, 26  # points of letters
_NOTES = 0.4  # of the height, as far as letters can be made smaller
_PALE, _DIM = QColor("#F3F2F1"), QColor("#A8A8A8")
_VEIL = QColor(0, 0, 0, 240)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class PresenterScreen(QWidget):
    """Shows what a presentation shows. Keys and clicks lead it."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._presentation = presentation
        self._counter = 1.0  # how much of it is to be seen, 0 to 1
        self.setWindowTitle("Presentation – Omnibus Desktop")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(_COUNTER_FADES)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fading.valueChanged.connect(self._fade)
        self._stays = QTimer(self)
        self._stays.setSingleShot(True)
        self._stays.setInterval(_COUNTER_STAYS)
        self._stays.timeout.connect(self._hide_counter)
        presentation.changed.connect(self._follow)
        self._follow()

    @property
    def words(self) -> str:
        """What the counter says."""
        shown = self._presentation
        total = len(shown.slides)
        if shown.typed:
            return f"Go to slide {shown.typed}, then Enter"
        return "" if shown.slide is None else f"{shown.place + 1} / {total}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._presentation
        painter.fillRect(self.rect(), QColor(shown.blank or "black"))
        if not shown.blank:
            self._paint_slide(painter)
            self._paint_notes(painter)
        self._paint_counter(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._presentation.press(event.key()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._presentation.forward()
        elif event.button() == Qt.MouseButton.RightButton:
            self._presentation.back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """However it is closed, the presentation is over."""
        self._stays.stop()
        self._fading.stop()
        super().closeEvent(event)
        self._presentation.ended.emit()

    def _follow(self) -> None:
        shown = self._presentation
        drawn = shown.drawn(shown.place)
        number = f"Slide {shown.place + 1} of {len(shown.slides)}"
        self.setAccessibleName("End of the briefing" if shown.slide is None else number)
        self.setAccessibleDescription("" if drawn is None else drawn.words.alt_text)
        self._fading.stop()
        self._counter = 1.0
        self._stays.start()
        self.update()

    def _hide_counter(self) -> None:
        """Take the counter away, slowly where the person likes things to move."""
        if self._presentation.typed:
            return
        if moves(self):
            self._fading.start()
        else:
            self._fade(0.0)

    def _fade(self, share: float) -> None:
        self._counter = share
        self.update()

    def _paint_slide(self, painter: QPainter) -> None:
        shown = self._presentation
        drawn = shown.drawn(shown.place)
        if drawn is not None:
            paint_fitted(drawn.scene, painter, QRectF(self.rect()))
            return
        gone = "This slide cannot be drawn from the wave that is open"
        painter.setPen(_PALE)
        painter.setFont(_font(self, _LARGE))
        text = "End of the briefing" if shown.slide is None else gone
        painter.drawText(self.rect(), _CENTRE, text)
        if shown.slide is None:
            painter.setPen(_DIM)
            painter.setFont(_font(self, _SMALL))
            below = self.rect().translated(0, 3 * _MARGIN)
            painter.drawText(below, _CENTRE, "Esc or a click ends, Left goes back")

    def _paint_notes(self, painter: QPainter) -> None:
        shown = self._presentation
        drawn = shown.drawn(shown.place)
        if not shown.notes or drawn is None:
            return
        text = plain_notes(drawn.words.spoken) or "There are no notes for this slide"
        room = self.rect().adjusted(2 * _MARGIN, 0, -2 * _MARGIN, -_MARGIN)
        high = 0
        for points in range(_SMALL, _SMALLEST - 1, -1):
            painter.setFont(_font(self, points))
            high = painter.fontMetrics().boundingRect(room, _WRAPPED, text).height()
            if high <= _NOTES * self.height():
                break
        room.setTop(max(_MARGIN, room.bottom() - high))
        painter.fillRect(room.adjusted(-2 * _MARGIN, -_MARGIN, 2 * _MARGIN, _MARGIN), _VEIL)
        painter.setPen(_PALE)
        painter.drawText(room, _WRAPPED, text)

    def _paint_counter(self, painter: QPainter) -> None:
        if not self.words or not self._counter:
            return
        painter.setOpacity(self._counter)
        painter.setFont(_font(self, _SMALL))
        wide = painter.fontMetrics().horizontalAdvance(self.words) + _MARGIN
        high = painter.fontMetrics().height() + _MARGIN // 2
        box = QRectF(self.width() - wide - _MARGIN, _MARGIN, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_VEIL)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(_PALE)
        painter.drawText(box, _CENTRE, self.words)
        painter.setOpacity(1.0)


def paint_fitted(scene: Scene, painter: QPainter, room: QRectF) -> None:
    """The scene as large as it fits, in the middle of the room."""
    box = fitted(scene, room)
    painter.save()
    painter.setClipRect(box)
    painter.translate(box.topLeft())
    painter.scale(box.width() / scene.width, box.width() / scene.width)
    paint(scene, painter)
    painter.restore()


def plain_notes(notes: str) -> str:
    """The speaker's notes as plain text, line by line."""
    return "\n".join(plain(line) for line in notes.splitlines()).strip()


def _font(widget: QWidget, points: int) -> QFont:
    font = QFont(widget.font())
    font.setPointSize(points)
    return font
