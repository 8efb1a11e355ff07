"""The frame of themes beside the answers: add, rename, merge, delete, reorder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from omnibus_desktop.app.answers.answer_list import THEME_KEYS
from omnibus_desktop.app.answers.counted_rows import COUNT, CountedRows
from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.wrapping_row import WrappingRow
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

_ID = Qt.ItemDataRole.UserRole
_LABEL = Qt.ItemDataRole.UserRole + 1
_ALT = Qt.KeyboardModifier.AltModifier
_FEW_LINES = 16  # of text, down
_HINT = (
    "A theme's key gives it to the answers that are highlighted and goes on; "
    "with Ctrl and a figure you stay."
)


@dataclass(frozen=True)
class ThemeRow:
    """A theme, with how many of the answers have it."""

    id: str
    label: str
    count: int


class _Themes(QListWidget):
    """A list in which F2, Delete and Alt with an arrow are the list's own keys."""

    asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _asked(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _asked(event)
        if asked and self.currentRow() >= 0:
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)


def _asked(event: QKeyEvent) -> str:
    """What this key asks to be done with the theme."""
    if event.modifiers() == _ALT:
        return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(event.key()), "")
    if event.matches(QKeySequence.StandardKey.Delete):
        return "delete"
    return "rename" if event.key() == Qt.Key.Key_F2 else ""


class ThemeList(QGroupBox):
    """Shows the themes and tells what is to be done with them: `added(label)`, `renamed(theme,
    label)`, `merged(theme, into)`, `deleted(theme)`, `moved(theme, step)`, `turned(theme)` to put
    it on the answer being read, `loaded` and `saved` of the frame, `offer_taken`."""

    added = Signal(str)
    renamed = Signal(str, str)
    merged = Signal(str, str)
    deleted = Signal(str)
    moved = Signal(str, int)
    turned = Signal(str)
    loaded = Signal()
    saved = Signal()
    offer_taken = Signal()

    def __init__(self) -> None:
        super().__init__("Themes")
        self._renames = ""  # the theme whose name is in the field
        self.list = _Themes()
        self.list.setItemDelegate(CountedRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Themes")
        self.list.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.list.itemActivated.connect(lambda item: self.turned.emit(str(item.data(_ID))))
        self.list.asked.connect(self._do)
        self.list.currentItemChanged.connect(self._enable)
        self.field = QLineEdit()
        self.field.setPlaceholderText("New theme, then Enter")
        self.field.setAccessibleName("New theme")
        self.field.returnPressed.connect(self._take_field)
        self.offer = QPushButton()
        self.offer.clicked.connect(self.offer_taken)
        self.offer.hide()
        self.buttons: dict[str, QPushButton] = {}
        for name, title, tip in _BUTTONS:
            self.buttons[name] = _button(title, tip, partial(self._do, name))
        load = _button("Load…", "Add the themes of a file", self.loaded.emit)
        self.save = _button("Save…", "Save the themes as a small file", self.saved.emit)
        self._hint = plain_label(_HINT)
        self.list.setToolTip(_HINT)
        layout = QVBoxLayout(self)
        layout.addWidget(self._hint)
        layout.addWidget(self.offer)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.field)
        layout.addLayout(WrappingRow((*self.buttons.values(), load, self.save)))
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there are few lines the themes have them, and the hint is in their tooltip."""
        super().resizeEvent(event)
        self._hint.setVisible(event.size().height() > _FEW_LINES * self.fontMetrics().lineSpacing())

    def show_themes(self, themes: Sequence[ThemeRow]) -> None:
        """Show these, and stay at the one that was picked."""
        picked, row = self._picked(), self.list.currentRow()
        self.list.clear()
        for place, theme in enumerate(themes):
            key = THEME_KEYS[place] if place < len(THEME_KEYS) else " "
            item = QListWidgetItem(f"{key}   {plain(theme.label)}")
            item.setData(COUNT, theme.count)
            many = "answer" if theme.count == 1 else "answers"
            told = f"{item.text()}, {theme.count:,} {many}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setData(_ID, theme.id)
            item.setData(_LABEL, theme.label)
            item.setToolTip(plain_tip(theme.label))
            self.list.addItem(item)
            if theme.id == picked:
                row = place
        self.list.setCurrentRow(min(row, len(themes) - 1))
        self.save.setEnabled(bool(themes))
        self._enable()

    def show_offer(self, words: str) -> None:
        """Offer the themes of another wave in these words; "": offer nothing."""
        self.offer.setText(words.replace("&", "&&"))
        self.offer.setVisible(bool(words))

    def _picked(self) -> str:
        return "" if self.list.currentRow() < 0 else str(self.list.currentItem().data(_ID))

    def _enable(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(bool(self._picked()))

    def _do(self, what: str) -> None:
        theme = self._picked()
        if not theme:
            return
        if what == "rename":
            self._renames = theme
            self.field.setText(str(self.list.currentItem().data(_LABEL)))
            self.field.setAccessibleName("Another name for the theme")
            self.field.selectAll()
            self.field.setFocus()
        elif what == "merge":
            self._choose_other(theme)
        elif what == "delete":
            self.deleted.emit(theme)
        else:
            self.moved.emit(theme, -1 if what == "up" else 1)

    def _choose_other(self, theme: str) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        others = [(str(i.data(_ID)), str(i.data(_LABEL))) for i in items if i.data(_ID) != theme]
        if others:
            popup = ChoicePopup(
                self, "Merge into", others, lambda into: self.merged.emit(theme, into)
            )
            popup.open_under(self.buttons["merge"])

    def _take_field(self) -> None:
        label, renames = self.field.text().strip(), self._renames
        self._renames = ""
        self.field.clear()
        self.field.setAccessibleName("New theme")
        if label and renames:
            self.renamed.emit(renames, label)
        elif label:
            self.added.emit(label)


_BUTTONS = (
    ("rename", "Rename", "Call the theme otherwise (F2)"),
    ("merge", "Merge…", "Make this theme and another one"),
    ("up", "Move up", "Move the theme up (Alt+Up)"),
    ("down", "Move down", "Move the theme down (Alt+Down)"),
    ("delete", "Delete", "Take the theme off all answers (Delete)"),
)


def _button(title: str, tip: str, clicked: Callable[[], object]) -> QPushButton:
    button = QPushButton(title)
    button.setToolTip(tip)
    button.clicked.connect(lambda _: clicked())
    return button
