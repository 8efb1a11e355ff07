"""What is being typed in place, in a note or a cell of a list, is kept for recovery before it is
done: as the session that would be if it were done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

_REST = 500  # milliseconds without a key
_OWN_ITEMS = (QListWidget, QTableWidget, QTreeWidget)  # which a trial would change


@runtime_checkable
class EditedInPlace(Protocol):
    """A field that can do what it does at its end while it goes on."""

    def write_so_far(self) -> None:
        """Do so."""


class BeingTyped(QObject):
    """Follows the field that has the keys, in any window of this desk. Fields that keep what is
    typed themselves, such as those of a slide's words, are left alone."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._link: QMetaObject.Connection | None = None  # a field may be gone before it is left
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._try)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._turn)

    def end(self) -> None:
        """The window is closing."""
        self._rest.stop()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._turn)

    def _turn(self, _: QWidget | None, now: QWidget | None) -> None:
        """Another widget has the keys: what was typed is done by now, or given up."""
        if self._link is not None:
            QObject.disconnect(self._link)
            self._rest.stop()
            self._field = self._link = None
            self._desk.keeper.keep_typed(None)
        if isinstance(now, QLineEdit | QPlainTextEdit) and self._act(now) is not None:
            self._field = now
            self._link = now.textChanged.connect(lambda *_: self._rest.start())

    def _try(self) -> None:
        """Keep the session that would be."""
        act = None if self._field is None else self._act(self._field)
        if act is not None:
            self._desk.keeper.keep_typed(self._desk.document.tried(act))

    def _act(self, field: QWidget) -> Callable[[], None] | None:
        """What ends the typing in this field of a window of this desk; None where that is not
        known."""
        if not self._is_here(field):
            return None
        if isinstance(field, EditedInPlace):
            return field.write_so_far
        cells = field.parentWidget()
        view = None if cells is None else cells.parentWidget()
        if not isinstance(view, QAbstractItemView) or isinstance(view, _OWN_ITEMS):
            return None
        index = view.currentIndex()
        if view.viewport() is not cells or view.indexWidget(index) is not field:
            return None
        delegate = view.itemDelegateForIndex(index)
        return lambda: delegate.setModelData(field, view.model(), index)

    def _is_here(self, field: QWidget) -> bool:
        window: QWidget | None = field.window()
        while window is not None and window is not self._window:
            window = window.parentWidget()
        return window is not None
