"""How cells of the set-up are edited in place: a text as it is, or one of a few choices."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from omnibus_desktop.app.measured import height_of
from omnibus_desktop.app.screen_room import own_height

Index = QModelIndex | QPersistentModelIndex
ChoicesRole = Qt.ItemDataRole.UserRole + 1  # of a cell: (value, text) pairs to choose from
_PAD = 6  # pixels above and below a line of text
_BESIDE = 24  # pixels beside a text that is edited
_LINES, _WIDTHS = "lines", "widths"  # of a table: lines of text in a row, pixels of columns
_LETTERS = "letters"  # how high those are for which its columns were made
_SHARE = 0.55  # of the window, at the most, for all columns but the one that is stretched


class TextEditor(QStyledItemDelegate):
    """Edits a cell as one line of text."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(_heading(index))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """As wide as the text, over the cells at the right of it, where the table has the room."""
        cells = editor.parentWidget()
        assert cells is not None
        place, room = option.rect, cells.width()
        wanted = option.fontMetrics.horizontalAdvance(str(index.data())) + _BESIDE
        place.setWidth(max(place.width(), min(wanted, room - place.left())))
        editor.setGeometry(place)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text().strip())


class ChoiceEditor(QStyledItemDelegate):
    """Edits a cell by a list of choices that opens at once."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(_heading(index))
        for value, text in index.data(ChoicesRole):
            box.addItem(text, value)
        box.activated.connect(lambda _: self._commit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        if editor.currentIndex() >= 0:
            model.setData(index, editor.currentData())

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def fit_letters(table: QTableView) -> None:
    """Have the rows of a table that was dressed as high as their lines of text are, and its columns
    as much wider as the letters are larger, as far as there is room."""
    height = height_of(int(table.property(_LINES)), table.font())
    table.verticalHeader().setDefaultSectionSize(height + _PAD)
    own, now = own_height(), table.fontMetrics().height()
    if now == int(table.property(_LETTERS)):
        return  # widths may be the person's
    table.setProperty(_LETTERS, now)
    widths: dict[int, int] = table.property(_WIDTHS)
    most = _SHARE * table.window().width() / max(1, sum(widths.values()))
    for column, width in widths.items():
        wanted = int(width * max(1.0, min(now / own, most)))
        heading = table.horizontalHeader().sectionSizeHint(column)
        table.setColumnWidth(column, max(wanted, heading) if now > own else wanted)


def dress_table(
    table: QTableView, name: str, stretched: int, widths: dict[int, int], lines: int = 1
) -> None:
    """Give a table of the set-up its name and manners: whole rows are picked, one column takes
    the room that is left, the others have these widths in letters of the platform's size, and a
    row has so many lines of text."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    triggers = QAbstractItemView.EditTrigger
    table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
    table.setWordWrap(lines > 1)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    down = table.verticalHeader()
    down.hide()
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.setProperty(_LINES, lines)
    table.setProperty(_WIDTHS, widths)
    table.setProperty(_LETTERS, own_height())
    for column, width in widths.items():
        table.setColumnWidth(column, width)
    across = table.horizontalHeader()
    across.setHighlightSections(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def _heading(index: Index) -> str:
    across = Qt.Orientation.Horizontal
    return str(index.model().headerData(index.column(), across, Qt.ItemDataRole.DisplayRole))
