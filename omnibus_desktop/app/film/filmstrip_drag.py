"""Slides and sections taken by the hand: where they would go is marked, and Esc lets go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.film.filmstrip_model import FilmModel, Row
from omnibus_desktop.briefing.slides import Gap

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.film.filmstrip_view import Strip

_MARK = 3  # pixels
_BORDER = 28  # pixels at either end in which the strip scrolls by itself
_SCROLL = (25, 14)  # every so many milliseconds by so many pixels


class FilmDrag:
    """What the hand does between pressing a row and letting go."""

    def __init__(self, desk: Desk, model: FilmModel, strip: Strip) -> None:
        self._desk = desk
        self._model = model
        self._strip = strip
        self._pressed: tuple[QPoint, Row] | None = None
        self._at = QPoint()
        self.is_on = False
        self._scroll = QTimer(strip)
        self._scroll.setInterval(_SCROLL[0])
        self._scroll.timeout.connect(self._scroll_on)

    def press(self, point: QPoint) -> None:
        """The button went down here."""
        index = self._strip.indexAt(point)
        self._pressed = (point, self._model.rows[index.row()]) if index.isValid() else None

    def move(self, point: QPoint) -> bool:
        """The pointer is here, with the button down. Whether something is being dragged."""
        if self._pressed is None:
            return False
        far = (point - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.is_on:
            self.is_on = True
            self._scroll.start()
        self._at = point
        self._strip.viewport().update()
        return self.is_on

    def release(self) -> bool:
        """Drop what is held where the mark is. Whether something was."""
        pressed, was_on = self._pressed, self.is_on
        gap, border = self._gap(), self._border()
        self.let_go()
        if not was_on or pressed is None:
            return False
        row = pressed[1]
        if row.slide is None:
            number = row.gap.section
            film_actions.move_section(self._desk, number, border - (border > number))
        else:
            film_actions.move_slides(self._desk, self._held(row), gap)
        return True

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._pressed, self.is_on = None, False
        self._scroll.stop()
        self._strip.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Mark where what is held would go."""
        if not self.is_on or self._pressed is None:
            return
        is_section = self._pressed[1].slide is None
        x = self._x(self._row_of_border(self._border()) if is_section else self._place())
        colour = self._strip.palette().color(QPalette.ColorRole.Highlight)
        height = self._strip.viewport().height()
        painter.fillRect(QRect(x - _MARK // 2, 0, _MARK, height), colour)
        cap = 3 * _MARK
        for top in (0, height - _MARK):
            painter.fillRect(QRect(x - cap // 2, top, cap, _MARK), colour)

    def _held(self, row: Row) -> tuple[str, ...]:
        """The slides that are picked, where the one that was pressed is among them."""
        assert row.slide is not None
        picked = self._strip.picked()
        return picked if row.slide.id in picked else (row.slide.id,)

    def _place(self) -> int:
        """How many rows are left of the pointer."""
        return sum(self._rect(n).center().x() < self._at.x() for n in range(len(self._model.rows)))

    def _gap(self) -> Gap:
        """The gap between slides at the pointer."""
        place = self._place()
        return self._model.rows[place - 1].gap if place else Gap(0, 0)

    def _border(self) -> int:
        """How many sections end left of the border between sections that is nearest."""
        last = self._model.rows[-1].gap.section + 1 if self._model.rows else 0
        return min(
            range(last + 1),
            key=lambda border: abs(self._x(self._row_of_border(border)) - self._at.x()),
        )

    def _row_of_border(self, border: int) -> int:
        rows = self._model.rows
        return next((n for n, row in enumerate(rows) if row.gap.section >= border), len(rows))

    def _x(self, place: int) -> int:
        """Where the border before this row is, in pixels of the view."""
        spacing = self._strip.spacing()
        if place < len(self._model.rows):
            return max(_MARK, self._rect(place).left() - spacing)
        return self._rect(place - 1).right() + spacing

    def _rect(self, row: int) -> QRect:
        return self._strip.visualRect(self._model.index(row))

    def _scroll_on(self) -> None:
        beyond = self._at.x() - (self._strip.viewport().width() - _BORDER)
        short = _BORDER - self._at.x()
        bar = self._strip.horizontalScrollBar()
        bar.setValue(bar.value() + _SCROLL[1] * ((beyond > 0) - (short > 0)))
        self._strip.viewport().update()
