"""The notes of the slide being looked at, as a model for a list: read aloud, and put in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from omnibus_desktop.app.plain import plain_tip

if TYPE_CHECKING:
    from omnibus_desktop.charts.listed import Listed

_Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-omnibus-note"
_ROOT = QModelIndex()
ID = Qt.ItemDataRole.UserRole


class NotesModel(QAbstractListModel):
    """One row a note. `ordered` asks for a note to be put at another place: the model itself
    changes when the slide has."""

    ordered = Signal(str, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._notes: tuple[Listed, ...] = ()

    def show_notes(self, notes: tuple[Listed, ...]) -> None:
        """List these notes."""
        if notes == self._notes:
            return
        if [note.id for note in notes] == [note.id for note in self._notes]:
            self._notes = notes
            self.dataChanged.emit(self.index(0), self.index(len(notes) - 1))
            return
        self.beginResetModel()
        self._notes = notes
        self.endResetModel()

    def row_of(self, note_id: str | None) -> int:
        """The row of a note; -1 for none."""
        return next((row for row, note in enumerate(self._notes) if note.id == note_id), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._notes):
            return None
        note = self._notes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            below = f"Not drawn: {note.missing}" if note.missing else note.holds
            return f"{note.kind}: {note.text}\n{below}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return note.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{note.spoken}\nDrag, or Ctrl+Up and Ctrl+Down, put it in order")
        return note.id if role == ID else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid():
            return flags | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].data(ID)).encode() if indexes else b"")
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Ask for the note to be put before this row. The view is told that nothing was dropped,
        or it would take the row away that it came from."""
        note_id = data.data(_MIME).toStdString()
        start = self.row_of(note_id)
        if start >= 0:
            place = len(self._notes) if row < 0 else row
            self.ordered.emit(note_id, place - 1 if place > start else place)
        return False
