"""What the keys and the mouse do."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.command import Command
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.explaining.local_keys import LOCAL_KEYS, MOUSE
from omnibus_desktop.app.lettered_dialog import LetteredDialog
from omnibus_desktop.app.measured import width_of
from omnibus_desktop.app.roomy_rows import give_lines

_SIZE = (940, 620)  # pixels
_KEYS = 0.4  # of the width, at the most
_TITLE = "Keys and mouse"


class HelpDialog(LetteredDialog):
    """Every key by its menu, what the keys do in a place, and the mouse; with a search."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _TITLE, _SIZE)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search keys")
        self.search.setAccessibleName("Search keys")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_TITLE)
        self.tree.setHeaderLabels(["Key", "What it does"])
        self.tree.setRootIsDecorated(False)
        give_lines(self.tree)
        for title, rows in _groups():
            self._add(title, rows)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.tree.header().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.tree, buttons):
            layout.addWidget(widget)
        self.take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_letters()

    def fit_letters(self) -> None:
        """Keys have what they need, what they do has most of the width, and both have lines."""
        wanted = max(width_of(keys, self.tree.font()) for _, rows in _groups() for keys, _ in rows)
        most = int(_KEYS * self.width())
        self.tree.setColumnWidth(0, min(most, wanted + 2 * self.tree.indentation()))
        self.tree.doItemsLayout()

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        group = QTreeWidgetItem([title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for keys, what in rows:
            row = QTreeWidgetItem([keys, what])
            row.setToolTip(1, what)
            group.addChild(row)
        self.tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        group.setExpanded(True)

    def _search(self, words: str) -> None:
        """Leave the lines that hold every word, and the groups that have any."""
        wanted = words.lower().split()
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            assert group is not None
            found = [_holds(group.child(place), wanted) for place in range(group.childCount())]
            for place, is_found in enumerate(found):
                self.tree.setRowHidden(place, self.tree.indexFromItem(group), not is_found)
            group.setHidden(not any(found))


def _holds(row: QTreeWidgetItem | None, wanted: list[str]) -> bool:
    """Whether every word is in the line."""
    text = "" if row is None else f"{row.text(0)} {row.text(1)}".lower()
    return all(word in text for word in wanted)


def show_keys(parent: QWidget) -> None:
    """Open the list of what every key does."""
    HelpDialog(parent).show()


def _groups() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The title of each group, and its keys with what they do."""
    for menu in dict.fromkeys(command.menu for command in COMMANDS):
        keyed = [each for each in COMMANDS if each.menu == menu and each.keys]
        if keyed:
            yield menu, [(_native(", ".join(each.keys)), _told(each)) for each in keyed]
    for place, rows in LOCAL_KEYS.items():
        yield place, [(_native(keys), what) for keys, what in rows]
    yield "With the mouse", list(MOUSE)


def _told(command: Command) -> str:
    """What the menu calls it, and what it does."""
    return f"{command.title.replace('&', '').rstrip('…')} – {command.tip}"


def _native(keys: str) -> str:
    """Keys, with ", " between several, as the platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    each = ((key, QKeySequence(key).toString(native)) for key in keys.split(", "))
    return ", ".join(written or key for key, written in each)
