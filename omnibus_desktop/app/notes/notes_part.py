"""The notes of the slide as a list at the side: picked out with the stage, edited, put in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.app.notes.notes_model import ID, NotesModel
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.roomy_rows import give_room

_HINT = "Double-click a bar to add a call-out; Ctrl+click picks out several."
_ORDER = "Ctrl+Up and Ctrl+Down move an annotation in the list, and in the order of reading"
_HEIGHT = 200  # pixels, at the most
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _List(QListView):
    """A list in which Ctrl+Up and Ctrl+Down move the note, and not from question to question."""

    def __init__(self, model: NotesModel) -> None:
        super().__init__()
        self._notes = model
        self.setModel(model)
        self.setAccessibleName("Annotations")
        self.setAccessibleDescription(_ORDER)
        self.setWordWrap(True)
        give_room(self)
        self.setSizeAdjustPolicy(QListView.SizeAdjustPolicy.AdjustToContents)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAlternatingRowColors(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _step(event) and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step(event)
        if step and self.currentIndex().isValid():
            self.move_by(step)
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:
        """Be as high as its notes, as far as there is room for them: Qt lays them out late, and
        tells the pane of the room that they needed before."""
        super().updateGeometries()
        wanted = self.contentsSize().height() + 2 * self.frameWidth()
        self.setFixedHeight(min(wanted, _HEIGHT))

    def move_by(self, step: int) -> None:
        """Ask for the current note to be put so many places further down, where that is one."""
        index = self.currentIndex()
        place = index.row() + step
        if index.isValid() and 0 <= place < self._notes.rowCount():
            self._notes.ordered.emit(str(index.data(ID)), place)


def _step(event: QKeyEvent) -> int:
    """+1 or -1 for the keys that move a note in the list, else 0."""
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if held else 0


class NotesPart(QGroupBox):
    """The notes of the slide as a list: pick out, edit, put in order, remove."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__("Annotations")
        self._desk = desk
        self._current = current
        self.model = NotesModel(self)
        self.model.ordered.connect(partial(note_actions.order, desk))
        self.list = _List(self.model)
        self.list.hide()  # until there is a note
        self.list.selectionModel().currentChanged.connect(self._pick)
        self.list.clicked.connect(self._pick)
        self.list.activated.connect(lambda _: note_actions.edit_note(desk))
        self.hint = plain_label(_HINT)
        self._fit_letters()
        self.add = _button("message-square", "Call-out", note_actions.add_callout, desk)
        self.light = _button("highlighter", "Highlight", note_actions.toggle_highlight, desk)
        self.edit = _button("pencil", "Edit", note_actions.edit_note, desk)
        self.remove = _button("trash-2", "Remove", note_actions.remove_note, desk)
        self.earlier = _button("arrow-up", "Move up", lambda _: self.list.move_by(-1), desk)
        self.later = _button("arrow-down", "Move down", lambda _: self.list.move_by(1), desk)
        for button, keys in ((self.earlier, "Ctrl+Up"), (self.later, "Ctrl+Down")):
            button.setToolTip(f"Put it elsewhere in the list, and in the order of reading ({keys})")
            button.hide()  # until there are two notes
        buttons = QGridLayout()
        all_of_them = (self.add, self.light, self.edit, self.remove, self.earlier, self.later)
        for place, button in enumerate(all_of_them):
            buttons.addWidget(button, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        desk.document.changed.connect(self._follow)
        current.settled.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def _fit_letters(self) -> None:
        """Have room for two lines of the hint, or what is below moves at every turn."""
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())

    def _follow(self, before: Session, after: Session) -> None:
        if before.note != after.note:
            self._pick_out(after.note)
        if before.selected != after.selected and not self._current.is_drawing:
            self._say()
        self.add.setEnabled(bool(after.selected))
        self.light.setEnabled(bool(after.selected))
        self.edit.setEnabled(after.note is not None)
        self.remove.setEnabled(after.note is not None)
        self._allow_moves()

    def _show(self) -> None:
        drawn, session = self._current.drawn, self._desk.document.session
        if drawn is not None:
            from omnibus_desktop.charts.listed import listed  # what lays charts out is there now

            slide = drawn.slide
            found = listed(slide.notes, drawn.tables, drawn.spec, drawn.scene)
            self.model.show_notes(found)
        else:
            self.model.show_notes(())
        self.list.setVisible(self.model.rowCount() > 0)
        for button in (self.earlier, self.later):
            button.setVisible(self.model.rowCount() > 1)
        self._pick_out(session.note)
        self._allow_moves()
        self._say()

    def _say(self) -> None:
        """Of two marks that are picked out whether they differ; else what became of notes, or how
        one is made."""
        drawn, session = self._current.drawn, self._desk.document.session
        if drawn is None or session.wave is None:
            self.hint.setText(_HINT)
            return
        pair = ""
        if len(session.selected) == 2:
            from omnibus_desktop.briefing.pairs import pair_told  # with what lays charts out

            pair = pair_told(session.wave, drawn, session.briefing.rules, *session.selected)
        self.hint.setText(pair or "\n".join(drawn.scene.remarks) or _HINT)

    def _pick_out(self, note: str | None) -> None:
        """Select the note that is picked out on the stage."""
        row = self.model.row_of(note)
        if row < 0:
            self.list.selectionModel().clear()
        elif self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row))

    def _allow_moves(self) -> None:
        row = self.model.row_of(self._desk.document.session.note)
        self.earlier.setEnabled(row > 0)
        self.later.setEnabled(0 <= row < self.model.rowCount() - 1)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            note_actions.select_note(self._desk, str(index.data(ID)))


def _button(drawing: str, text: str, action: Callable[[Desk], None], desk: Desk) -> QPushButton:
    button = QPushButton(icon(drawing), text)
    button.setEnabled(False)
    button.clicked.connect(lambda: action(desk))
    return button
