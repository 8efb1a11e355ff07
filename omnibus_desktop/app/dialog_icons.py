"""Icons on the buttons of dialogs and docks, in the colour of the text in every scheme.

Some platforms put their own there, drawn for a light window: in a dark one they are lost.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QDockWidget, QWidget

from omnibus_desktop.app.icons import icon

_OURS = {"Cancel": "x", "Close": "x", "Save": "save", "Discard": "trash-2"}  # Qt's names, too
_OF_DOCKS = {"qt_dockwidget_closebutton": "x", "qt_dockwidget_floatbutton": "copy"}  # Qt's names


class DialogIcons(QObject):
    """Gives the buttons of a dialog icons of the program's own as soon as the focus comes to it.
    Where the platform has none there, none come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = None if now is None else now.window()
        if not isinstance(window, QDialog):
            return
        from PySide6.QtWidgets import QDialogButtonBox  # not at the start

        for box in window.findChildren(QDialogButtonBox):
            for button in box.buttons():
                if not button.icon().isNull():
                    ours = _OURS.get(box.standardButton(button).name or "")
                    button.setIcon(icon(ours) if ours else QIcon())


def dress_dock(dock: QDockWidget) -> None:
    """Give the buttons in its title icons of the program's own."""
    for name, ours in _OF_DOCKS.items():
        button = dock.findChild(QAbstractButton, name)
        if isinstance(button, QAbstractButton):
            button.setIcon(icon(ours))
