"""Earlier versions of the briefing, by date: one can be opened as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.files.recovery import moment
from omnibus_desktop.app.files.versions import Version, folder_of, versions_in
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.briefing.file import read
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

_SIZE = (460, 340)  # pixels
_VERSION = Qt.ItemDataRole.UserRole


class VersionsWindow(QDialog):
    """Lists what the program has kept. The window behind can be used meanwhile."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        path = desk.document.session.briefing_path
        self.setWindowTitle("Earlier versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.words = plain_label()
        self.list = QListWidget()
        self.list.setAccessibleName("Earlier versions")
        self.list.itemActivated.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("Open as a copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._open)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        for widget in (self.words, self.list, buttons):
            column.addWidget(widget)
        found = () if path is None else versions_in(folder_of(desk.settings.state_folder(), path))
        for version in found:
            self._add(version)
        self.copy.setEnabled(bool(found))
        if path is None:
            self.words.setText("Versions are kept as soon as the briefing has been saved.")
        elif not found:
            self.words.setText(f"There is no earlier version of {path.name} yet.")
        else:
            self.words.setText(f"What {path.name} held. A copy leaves it as it is.")
            self.list.setCurrentRow(0)

    def _add(self, version: Version) -> None:
        item = QListWidgetItem(f"{moment(version.at)}, {_slides(version)}")
        item.setData(_VERSION, version)
        self.list.addItem(item)

    def _open(self, *_: object) -> None:
        from omnibus_desktop.app.files.open_briefing import open_version

        item = self.list.currentItem()
        path = self._desk.document.session.briefing_path
        if path is not None and self._desk.may_leave():
            open_version(self._desk, item.data(_VERSION).path, path)
            self.close()


def _slides(version: Version) -> str:
    try:
        count = len(read(version.path).briefing.slides)
    except OmnibusError:
        return "which cannot be read"
    return "1 slide" if count == 1 else f"{count} slides"
