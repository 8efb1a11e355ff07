"""What stands around the slides of an exported briefing: which pages, and the date on its cover."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.settings import PAGES
from omnibus_desktop.app.ticks import TickBox
from omnibus_desktop.briefing.edits import set_dated

_TITLES = {
    "cover": ("Cover", "Begin with the title, the wave and who answered"),
    "agenda": ("Agenda", "List the sections, or the slides, with their numbers"),
    "sections": ("Section pages", "Put a page before each section"),
    "method": ("Method", "End with the response, the weights, the tests and the signs"),
}
_LONGEST = 120  # characters of a date


class AroundPart(QWidget):
    """Ticks that are remembered, and a field for the date, which is empty unless it is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        chosen = desk.settings.around()
        self.ticks: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(plain_label("An exported briefing has"), 0, 0, 1, 2)
        for place, page in enumerate(PAGES):
            title, tip = _TITLES[page]
            tick = TickBox(title)
            tick.setToolTip(tip)
            tick.setChecked(page in chosen)
            tick.clicked.connect(self._remember)
            grid.addWidget(tick, 1 + place // 2, place % 2)
            self.ticks[page] = tick
        self.dated = QLineEdit()
        self.dated.setMaxLength(_LONGEST)
        self.dated.setPlaceholderText("Date on the cover: none")
        self.dated.setAccessibleName("Date on the cover")
        self.dated.setToolTip("Written on the cover as you write it")
        self.dated.editingFinished.connect(self._date)
        grid.addWidget(self.dated, 3, 0, 1, 2)
        desk.commit_requested.connect(self._date)
        desk.document.changed.connect(self._follow)
        desk.remembered.connect(self._show)
        self._follow(Session(), desk.document.session)

    def _remember(self) -> None:
        chosen = (page for page, tick in self.ticks.items() if tick.isChecked())
        self._desk.settings.remember_around(frozenset(chosen))
        self._desk.remembered.emit()

    def _show(self) -> None:
        chosen = self._desk.settings.around()
        for page, tick in self.ticks.items():
            tick.setChecked(page in chosen)

    def _date(self) -> None:
        session = self._desk.document.session
        written = self.dated.text().strip()
        if written != session.briefing.dated:
            briefing = set_dated(session.briefing, written)
            self._desk.document.apply("Date on the cover", replace(session, briefing=briefing))

    def _follow(self, before: Session, after: Session) -> None:
        if before.briefing.dated != after.briefing.dated:
            self.dated.setText(after.briefing.dated)
