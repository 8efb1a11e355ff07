"""The list of what would change in a deck, with a tick for each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import resize_within
from omnibus_desktop.app.status import things
from omnibus_desktop.exports.deck_refresh import Plan
from omnibus_desktop.exports.deck_refresh_change import Change
from omnibus_desktop.wave.plain_text import plain

_SIZE = (1080, 680)  # pixels
_WIDTHS = (370, 300)  # pixels of the first columns
_OTHERS = "Slides without anything of ours stay as they are."
_TEXTS = Qt.ItemDataRole.UserRole  # a line's texts, whole
_LINES = 8
_LEAD_IN = 3  # words before those that are others
_TICKED, _NOT = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class DeckRefreshDialog(QDialog):
    """What would change, page by page of the deck: each with what is there and what would be.
    `agreed` has the numbers of the changes that are ticked when the person presses Save."""

    agreed = Signal(object)

    def __init__(self, plan: Plan, deck: str, wave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(f"Refresh {deck}"))
        self._items: dict[int, QTreeWidgetItem] = {}
        self.tree = self._tree()
        self._fill(plan.changes)
        others = f" {_OTHERS}" if plan.others else ""
        about = plain_label(
            f"With {wave} this would change in {deck}. What you have added, moved and restyled"
            f" stays. The deck itself is not changed: the new one is saved beside it.{others}"
        )
        about.setWordWrap(True)
        self.whole = self._whole()
        self.count = plain_label()
        all_of_them, none = QPushButton("Tick all"), QPushButton("Tick none")
        all_of_them.clicked.connect(lambda: self._tick(_TICKED))
        none.clicked.connect(lambda: self._tick(_NOT))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton("Save as…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for widget in (all_of_them, none):
            row.addWidget(widget)
        row.addWidget(self.count, 1)
        row.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.whole)
        layout.addLayout(row)
        resize_within(self, *_SIZE)
        self.tree.itemChanged.connect(self._show_count)
        self.tree.currentItemChanged.connect(self._show_whole)
        self._show_count()

    @property
    def ticked(self) -> tuple[int, ...]:
        """The numbers of the changes that are agreed to."""
        found = self._items.items()
        return tuple(number for number, item in found if item.checkState(0) == _TICKED)

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        give_room(tree)
        tree.setAccessibleName("What would change")
        tree.setHeaderLabels(["What", "Now in the deck", "With this wave"])
        tree.setWordWrap(False)  # a line that is chosen is read whole below
        tree.setAlternatingRowColors(True)
        tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        for column, width in enumerate(_WIDTHS):
            tree.setColumnWidth(column, width)
        tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return tree

    def _whole(self) -> QPlainTextEdit:
        """Where the line that is chosen can be read whole."""
        whole = QPlainTextEdit()
        whole.setReadOnly(True)
        whole.setTabChangesFocus(True)
        whole.setAccessibleName("The line that is chosen, whole")
        whole.setPlaceholderText("Choose a line to read it whole")
        whole.setFixedHeight(_LINES * whole.fontMetrics().lineSpacing())
        return whole

    def _show_whole(self, item: QTreeWidgetItem | None, *_: object) -> None:
        texts = [] if item is None else [item.data(0, _TEXTS) or ""]
        self.whole.setPlainText("".join(texts))

    def _fill(self, changes: Sequence[Change]) -> None:
        numbered = enumerate(changes)
        for slide, found in groupby(numbered, lambda pair: pair[1].slide):
            top = QTreeWidgetItem([f"Page {slide}"])
            self.tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for number, change in found:
                top.addChild(self._item(number, change))
            top.setExpanded(True)

    def _item(self, number: int, change: Change) -> QTreeWidgetItem:
        texts = (change.what.capitalize(), change.before, change.after)
        is_told_whole = change.make is None or change.details
        shown = texts if is_told_whole else (texts[0], *_apart(*texts[1:]))
        item = QTreeWidgetItem([plain(text) for text in shown])
        for column, text in enumerate(texts):
            item.setToolTip(column, plain_tip(text))
        item.setData(0, _TEXTS, _read_whole(*texts))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if change.make is None:
            item.setText(0, f"⚠ {item.text(0)}")
            item.setFlags(flags)
        else:
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, _TICKED)
            self._items[number] = item
        for line in change.details:
            detail = QTreeWidgetItem([plain(text) for text in line])
            detail.setFlags(flags)
            detail.setData(0, _TEXTS, _read_whole(*line))
            for column, text in enumerate(line):
                detail.setToolTip(column, plain_tip(text))
            item.addChild(detail)
        return item

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items.values():
            item.setCheckState(0, state)

    def _show_count(self, *_: object) -> None:
        ticked = len(self.ticked)
        self.count.setText(f"{ticked} of {things(len(self._items))} will be changed")
        self.save.setEnabled(ticked > 0)

    def _agree(self) -> None:
        ticked = self.ticked
        self.accept()
        self.agreed.emit(ticked)


def _read_whole(what: str, before: str, after: str) -> str:
    """What the line says, one thing under the other."""
    said = (("", what), ("Now: ", before), ("Then: ", after))
    return "\n".join(f"{lead}{plain(text)}" for lead, text in said if text)


def _apart(before: str, after: str) -> tuple[str, str]:
    """The texts from a little before where they part, so that a glance shows what is another."""
    one, other = before.split(" "), after.split(" ")
    pairs = zip(one, other, strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    if same <= _LEAD_IN:
        return before, after
    begin = same - _LEAD_IN
    return f"… {' '.join(one[begin:])}", f"… {' '.join(other[begin:])}"
