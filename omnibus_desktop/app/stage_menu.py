"""What can be done with what is picked out on the stage, as a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from omnibus_desktop.app.colour_menu import add_colours
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.notes.hiding_menu import add_hiding


class StageMenu:
    """Opens the menu by mouse and by keys."""

    def __init__(self, desk: Desk, current: CurrentSlide, stage: QWidget) -> None:
        self._desk = desk
        self._current = current
        self._stage = stage

    def open(self, place: QPoint) -> None:
        """Open the menu at this place of the screen."""
        menu = QMenu(self._stage)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk.fill_context_menu(menu)
        add_hiding(menu, self._desk, self._current, self._stage)
        add_colours(menu, self._desk, self._current)
        menu.popup(place)

    def open_at(self, place: QPoint) -> None:
        """The same by a key, of which some systems tell twice: once is enough."""
        if QApplication.activePopupWidget() is None:
            self.open(place)
