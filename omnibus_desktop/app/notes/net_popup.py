"""A small list of answers to be taken together, and the name that they get."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.notes.netting import name_for
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.wave.plain_text import plain

_WIDTH, _HEIGHT = 380, 320  # pixels
_FEWEST = 2
_ID = Qt.ItemDataRole.UserRole


class NetPopup(QFrame):
    """`made(name, ids)` is called once, then it closes. The name follows the ticks until the
    person writes one."""

    def __init__(
        self,
        parent: QWidget,
        answers: Sequence[tuple[str, str]],
        ticked: Collection[str],
        name: str,
        made: Callable[[str, tuple[str, ...]], object],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Net with")
        self._made = made
        self.list = QListWidget()
        self.list.setAccessibleName("Answers to take together")
        self.list.setWordWrap(True)
        give_room(self.list)
        for identity, label in answers:
            item = QListWidgetItem(plain(label))
            item.setData(_ID, identity)
            item.setToolTip(plain_tip(label))
            item.setCheckState(
                Qt.CheckState.Checked if identity in ticked else Qt.CheckState.Unchecked
            )
            self.list.addItem(item)
        self.name = QLineEdit(plain(name))
        self.name.setPlaceholderText("Name of the net")
        self.name.setAccessibleName("Name of the net")
        self.button = QPushButton("Take together")
        self.button.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("Respondents who gave any of these answers, each once:"))
        for widget in (self.list, self.name, buttons):
            layout.addWidget(widget)
        self.resize(_WIDTH, _HEIGHT)
        self._is_own = bool(name)
        self._follow()
        self.list.itemChanged.connect(self._follow)
        self.name.textEdited.connect(self._write)
        for watched in (self.list, self.name):
            watched.installEventFilter(self)

    def open_over(self, stage: QWidget) -> None:
        """Show it over the middle of the stage; the keys go to the list where more has to be
        ticked, else to the name."""
        place = stage.mapToGlobal(stage.rect().center()) - self.rect().center()
        room = stage.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        if len(self._chosen()) < _FEWEST:
            first = self._first()
            self.list.setCurrentRow(first)
            self.list.setFocus()
        else:
            self.name.setFocus()
            self.name.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is ticked together, wherever the keys go."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _first(self) -> int:
        """The row after the one that is ticked."""
        rows = range(self.list.count())
        ticked = [n for n in rows if self.list.item(n).checkState() is Qt.CheckState.Checked]
        return min(ticked[0] + 1, self.list.count() - 1) if ticked else 0

    def _chosen(self) -> list[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if item.checkState() is Qt.CheckState.Checked]

    def _write(self, text: str) -> None:
        self._is_own = bool(text.strip())
        self._follow()

    def _follow(self) -> None:
        chosen = self._chosen()
        if not self._is_own:
            self.name.setText(name_for([item.text() for item in chosen]) if chosen else "")
        self.button.setEnabled(len(chosen) >= _FEWEST)

    def _take(self) -> None:
        chosen = self._chosen()
        if len(chosen) < _FEWEST:
            return
        name = self.name.text().strip() or name_for([item.text() for item in chosen])
        self.close()
        self._made(name, tuple(str(item.data(_ID)) for item in chosen))
