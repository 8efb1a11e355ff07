"""Everything that can be done, every question and every slide, found by typing (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.document import turned_to
from omnibus_desktop.app.film.filmstrip_model import name_of
from omnibus_desktop.app.palette_choices import Found, choices_now
from omnibus_desktop.app.palette_painter import PalettePainter
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.questions.question_texts import haystack
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.commands import Actions
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WIDTH, _HEIGHT = 620, 380  # pixels of the palette across, and down of its list
_FROM_TOP = 70  # pixels of the window
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_AT_START, _AT_WORD, _WITHIN = range(3)
OWN_COMMAND = "palette"
_HINT = "Type what you want to do, or words of a question"


class PaletteModel(QAbstractListModel):
    """What a search leaves, the likeliest first: titles that begin with it, those in which words
    do, then those that hold it elsewhere; all else in its own order."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Found] = []
        self.rows: list[Found] = []

    def offer(self, everything: list[Found]) -> None:
        """Search among these from now on."""
        self._all = everything

    def search(self, words: str) -> None:
        """Leave only what holds all of these words."""
        wanted = words.lower().split()
        found = [each for each in self._all if all(word in each.text for word in wanted)]
        self.beginResetModel()
        self.rows = sorted(found, key=lambda each: _place(each, wanted)) if wanted else found
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (found.title, found.about, found.keys, "" if found.is_possible else "not now")
            return ", ".join(filter(None, parts))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(found.tip)
        return found if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.rows[index.row()].is_possible:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CommandPalette(QFrame):
    """A field and a list over the window. Enter does what is picked out, Esc nothing."""

    def __init__(
        self, desk: Desk, current: CurrentSlide, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Command palette")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName(_HINT)
        self.field.installEventFilter(self)
        self._desk, self._current, self._actions = desk, current, actions
        self.model = PaletteModel()
        self.list = QListView()
        self.list.setAccessibleName("What can be done")
        self.list.setModel(self.model)
        self.list.setItemDelegate(PalettePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.nothing = plain_label("Nothing of that name. Try fewer letters.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self.field, self.list, self.nothing):
            layout.addWidget(widget)
        self._wide = min(_WIDTH, window.width())
        self.field.textChanged.connect(self._search)
        self._gather()
        for change in (desk.document.changed, current.settled):
            change.connect(self._gather)  # a wave may come while it is open
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _FROM_TOP)))

    def open(self) -> None:
        """Show it, with the field ready to be typed into."""
        self.show()
        self.field.setFocus()

    def _gather(self, *_: object) -> None:
        """Offer what can be done now; what is picked out stays so where it is still offered."""
        picked = self._picked()
        others = (*choices_now(self._desk, self._current), *_slides(self._desk))
        self.model.offer([*_commands(self._actions), *others, *_questions(self._desk)])
        self._search(self.field.text())
        again = (n for n, each in enumerate(self.model.rows) if _same(each, picked))
        row = next(again, None)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        if self.isVisible():
            self.field.setFocus()  # the window behind may have taken it

    def _picked(self) -> Found | None:
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the field go to the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _MOVING:
            QApplication.sendEvent(self.list, event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        self.model.search(words)
        self.nothing.setVisible(not self.model.rows)
        self._fit()
        first = next((n for n, each in enumerate(self.model.rows) if each.is_possible), None)
        self.list.setCurrentIndex(QModelIndex() if first is None else self.model.index(first))
        self.list.scrollToTop()

    def _fit(self) -> None:
        """As high as what was found needs, within reason."""
        rows = len(self.model.rows) * max(0, self.list.sizeHintForRow(0))
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(rows + 2 * self.list.frameWidth(), _HEIGHT))
        self.adjustSize()
        self.resize(self._wide, self.height())

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.model.rows[index.row()].is_possible:
            return
        found = self.model.rows[index.row()]
        self.close()
        found.run()


def _same(found: Found, picked: Found | None) -> bool:
    """Whether this is what was picked out, and can be done."""
    same = picked is not None and (found.title, found.about) == (picked.title, picked.about)
    return same and found.is_possible


def _place(found: Found, wanted: list[str]) -> int:
    title = found.title.lower()
    if not all(title.startswith(word) or f" {word}" in title for word in wanted):
        return _WITHIN
    return _AT_START if title.startswith(wanted[0]) else _AT_WORD


def _commands(actions: Actions) -> list[Found]:
    return [
        _command(actions.by_id[command.id], command.menu, command.tip)
        for command in COMMANDS
        if command.id != OWN_COMMAND
    ]


def _command(action: QAction, menu: str, tip: str) -> Found:
    title = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    text = f"{title}\n{menu}\n{tip}\n{keys}".lower()
    return Found(title, menu, text, action.trigger, keys, tip, action.isEnabled())


def _slides(desk: Desk) -> list[Found]:
    session = desk.document.session
    names = ((slide, name_of(session, slide)) for slide in session.briefing.slides)
    return [
        Found(name, f"Slide {number}", f"{name}\nslide {number}".lower(), _to_slide(desk, slide.id))
        for number, (slide, name) in enumerate(names, start=1)
    ]


def _to_slide(desk: Desk, slide_id: str) -> Callable[[], object]:
    return lambda: slide_actions.show_slide(desk, slide_id)


def _questions(desk: Desk) -> list[Found]:
    wave = desk.document.session.wave
    if wave is None:
        return []
    return [
        Found(
            plain(question.text) or question.id,
            plain(question.section) or "Question",
            haystack(question),
            _to_question(desk, question.id),
            tip=f"{question.id}: {question.text}",
        )
        for question in wave.questions
    ]


def _to_question(desk: Desk, question: str) -> Callable[[], object]:
    return lambda: desk.document.show(turned_to(desk.document.session, question))
