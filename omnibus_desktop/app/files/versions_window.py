"""Earlier versions of the briefing, by date, and work that was thrown away: one can be opened."""

from __future__ import annotations

from pathlib import Path
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
from omnibus_desktop.app.files.set_aside import KEPT, Discarded, bring_back, discarded_in
from omnibus_desktop.app.files.versions import Version, folder_of, versions_in
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import resize_within
from omnibus_desktop.briefing.file import read
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

_SIZE = (560, 360)  # pixels
_KEPT = Qt.ItemDataRole.UserRole


class VersionsWindow(QDialog):
    """Lists what the program has kept. The window behind can be used meanwhile."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        path = desk.document.session.briefing_path
        self.setWindowTitle("Earlier versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, *_SIZE)
        self.words = plain_label()
        self.list = QListWidget()
        give_room(self.list)
        self.list.setAccessibleName("Earlier versions, and work that was thrown away")
        self.list.itemActivated.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("Open as a copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._open)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        for widget in (self.words, self.list, buttons):
            column.addWidget(widget)
        state = desk.settings.state_folder()
        versions = () if path is None else versions_in(folder_of(state, path))
        discarded = discarded_in(state)
        for version in versions:
            self._add(f"{moment(version.at)}, {_slides(version)}", version)
        for each in discarded:
            self._add(f"Thrown away at {moment(each.at)}: {each.work.described}", each)
        self.copy.setEnabled(bool(versions or discarded))
        self.list.setCurrentRow(0)
        self.words.setText(_words(path, bool(versions), bool(discarded)))

    def _add(self, text: str, kept: Version | Discarded) -> None:
        item = QListWidgetItem(plain(text))
        item.setToolTip(plain_tip(text))
        item.setData(_KEPT, kept)
        self.list.addItem(item)

    def _open(self, *_: object) -> None:
        if self.list.currentRow() < 0 or not self._desk.may_leave():
            return
        kept = self.list.currentItem().data(_KEPT)
        path = self._desk.document.session.briefing_path
        if isinstance(kept, Discarded):
            _have_back(self._desk, kept)
        elif path is not None:
            from omnibus_desktop.app.files.open_briefing import open_version

            open_version(self._desk, kept.path, path)
        self.close()


def _have_back(desk: Desk, kept: Discarded) -> None:
    """Go on with work that was thrown away. Where it cannot be opened, the next start offers it."""
    from omnibus_desktop.app.files.left_work import Left
    from omnibus_desktop.app.files.open_briefing import open_work

    try:
        locked = bring_back(desk.settings.state_folder(), kept.path)
    except OmnibusError as error:
        desk.tell(error)
        return
    open_work(desk, Left(locked, kept.work), lambda: None)


def _words(path: Path | None, has_versions: bool, has_discarded: bool) -> str:
    """What is listed, and what is not."""
    if path is None:
        said = "Versions are kept as soon as the briefing has been saved."
    elif has_versions:
        said = f"What {path.name} held. A copy leaves it as it is."
    else:
        said = f"There is no earlier version of {path.name} yet."
    return f"{said} Work that is thrown away stays for {KEPT.days} days." if has_discarded else said


def _slides(version: Version) -> str:
    try:
        count = len(read(version.path).briefing.slides)
    except OmnibusError:
        return "which cannot be read"
    return "1 slide" if count == 1 else f"{count} slides"
