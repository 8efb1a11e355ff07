"""File, Open recent: what was opened last, each by a number, and a way to forget all of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from omnibus_desktop.app import open_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.wave.plain_text import plain


class RecentMenu(QMenu):
    """Filled whenever it opens: files that are gone are grey and say so."""

    def __init__(self, desk: Desk, parent: QMenu) -> None:
        super().__init__("Open &recent", parent)
        self._desk = desk
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        from omnibus_desktop.app.start_page import folder_words

        self.clear()
        known = self._desk.settings.remembered()
        for number, path in enumerate(known, start=1):
            is_there = path.is_file()
            name, place = (
                plain(words).replace("&", "&&")
                for words in (path.name, folder_words(path, is_there))
            )
            open_it = partial(open_actions.open_chosen, self._desk, path)
            action = self.addAction(f"&{number}  {name}   ({place})", open_it)
            action.setToolTip(plain_tip(str(path)))
            action.setEnabled(is_there)
        if not known:
            self.addAction("Nothing was opened yet").setEnabled(False)
            return
        self.addSeparator()
        self.addAction("&Clear this list", self._forget)

    def _forget(self) -> None:
        for path in self._desk.settings.remembered():
            self._desk.settings.forget(path)
        self._desk.told.emit("The list of recent files is empty now")
