"""What a refresh changed, as a list that is gone through with the keys: each line leads to its
slide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.briefing.refresh_words import Part, ToldLine

_FLAGGED = (Part.BROKEN, Part.NOT_ASKED)
_INDENT = 16  # pixels of what is told of a slide
_SPACING = 3  # pixels between lines
_Index = QModelIndex | QPersistentModelIndex
_SLIDE, _PART = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class _Indented(QStyledItemDelegate):
    """Sets off what is told of a slide from what the slide is called, on all its lines. How large
    they are is kept: Qt asks for all of them several times while the list is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[str, str, int], QSize] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.fillRect(option.rect, option.palette.base())
        super().paint(painter, _set_off(option, index), index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        key = (str(index.data()), str(index.data(_PART)), option.rect.width())
        size = self._sizes.get(key)
        if size is None:
            size = super().sizeHint(_set_off(option, index), index) + QSize(0, _SPACING)
            self._sizes[key] = size
        return size

    def forget(self) -> None:
        """Work all sizes out anew: the letters are others."""
        self._sizes.clear()


def _set_off(option: QStyleOptionViewItem, index: _Index) -> QStyleOptionViewItem:
    moved = QStyleOptionViewItem(option)
    if index.data(_PART) != Part.SLIDE:
        moved.rect = option.rect.adjusted(_INDENT, 0, 0, 0)
    return moved


class RefreshList(QListWidget):
    """`turned` tells to which slide the person came, `taken` whose suggestion was chosen."""

    turned = Signal(str)
    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ToldLine, ...] = ()
        self.setAccessibleName("What the refresh changed, slide by slide")
        self.setWordWrap(True)
        self._delegate = _Indented(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._turn)
        self.itemActivated.connect(self._take)

    def show_lines(self, lines: Sequence[ToldLine]) -> None:
        """These lines, with the one picked that was before."""
        self._lines = tuple(lines)
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addItem(_item(line, self.palette()))
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)

    def pick(self, slide: str) -> None:
        """Have a line of this slide as the present one, which is looked at already; the line stays
        where it is of that slide, or nothing is told of it."""
        if slide == self.slide():
            return
        for row in range(self.count()):
            if self.item(row).data(_SLIDE) == slide:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)
                return

    def slide(self) -> str:
        """The id of the slide that the present line is about, "" where there is none."""
        row = self.currentRow()
        return "" if row < 0 else str(self.item(row).data(_SLIDE))

    def event(self, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()  # here it copies lines and not the chart
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """In another scheme greyed lines are of another grey, and lines of other letters are of
        another height."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.forget()
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._lines:
            self.show_lines(self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines wrap anew

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(self.selectedItems(), key=self.row)
            QGuiApplication.clipboard().setText("\n".join(item.text() for item in chosen))
        else:
            super().keyPressEvent(event)

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.turned.emit(str(item.data(_SLIDE)))

    def _take(self, item: QListWidgetItem) -> None:
        if item.data(_PART) == Part.SUGGESTED:
            self.taken.emit(str(item.data(_SLIDE)))


def _item(line: ToldLine, palette: QPalette) -> QListWidgetItem:
    head = line.part is Part.SLIDE
    flag = "⚠ " if line.part in _FLAGGED else ""
    item = QListWidgetItem(f"{flag}{line.text}")
    item.setData(_SLIDE, line.slide)
    item.setData(_PART, str(line.part))
    font = item.font()
    font.setBold(head or line.part in _FLAGGED)
    item.setFont(font)
    if line.part is Part.FIGURES:
        item.setForeground(QColor(palette.color(QPalette.ColorRole.PlaceholderText)))
    if line.part is Part.SUGGESTED:
        item.setToolTip(plain_tip("Enter uses this headline"))
    return item
