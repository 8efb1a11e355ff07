"""A small list that opens under a button: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.announcing import announce
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.wave.plain_text import plain

_WIDTH, _HEIGHT = 380, 320
_NOTHING = "Nothing found: try fewer letters. Until then Enter chooses nothing."
_NONE_POSSIBLE = "None of these can be chosen: each says why. Enter chooses nothing."
_FROM_TOP = 70  # pixels of a window that it stands over


class ChoicePopup(QFrame):
    """Offers ids with their texts, and some with the reason why they cannot be chosen, greyed;
    `chosen(id)` is called once, then it closes."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        choices: Sequence[tuple[str, str] | tuple[str, str, str]],
        chosen: Callable[[str], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self._chosen = chosen
        self.field = QLineEdit()
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        give_room(self.list)
        for identity, words, *reasons in choices:
            reason = "".join(reasons)
            text = f"{words} – {reason}" if reason else words
            item = QListWidgetItem(plain(text))
            if reason:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setData(Qt.ItemDataRole.UserRole, identity)
            item.setToolTip(plain_tip(text))
            self.list.addItem(item)
        self.nothing = plain_label()
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing)
        layout.addStretch(0)  # below the words where there is no list
        self._search("")
        self.resize(_WIDTH, _HEIGHT)

    def open_under(self, button: QWidget) -> None:
        """Show it below this button, inside the screen."""
        self.move(place_under(button, self))
        self.show()
        self.field.setFocus()

    def open_over(self, window: QWidget) -> None:
        """Show it in the middle of the window's upper part."""
        across = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(across, _FROM_TOP)))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the field go to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                QApplication.sendEvent(self.list, event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.nothing.isHidden():
                    self._take(self.list.currentItem())
                else:
                    announce(self.nothing, self.nothing.text())
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        wanted = words.lower().split()
        first: QListWidgetItem | None = None
        is_any = False
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = f"{item.text()} {item.data(Qt.ItemDataRole.UserRole)}".lower()
            found = all(word in text for word in wanted)
            item.setHidden(not found)
            is_any = is_any or found
            if found and first is None and item.flags():
                first = item
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setVisible(is_any)
        self.nothing.setText(_NONE_POSSIBLE if is_any else _NOTHING)
        self.nothing.setVisible(first is None)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or item.isHidden() or not item.flags():
            return
        self.close()
        self._chosen(str(item.data(Qt.ItemDataRole.UserRole)))


def place_under(button: QWidget, popup: QWidget) -> QPoint:
    """Where the popup stands: below the button, inside the screen."""
    place = button.mapToGlobal(button.rect().bottomLeft())
    room = button.screen().availableGeometry()
    place.setX(max(room.left(), min(place.x(), room.right() - popup.width())))
    place.setY(max(room.top(), min(place.y(), room.bottom() - popup.height())))
    return place
