"""The page of the set-up on which values that name no authority are settled. Nothing is taken
for an authority by itself: what looks like one is offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.plain import plain_label, plain_tip, set_tip
from omnibus_desktop.app.setup.setup_editors import dress_table
from omnibus_desktop.app.wrapping_row import WrappingRow
from omnibus_desktop.authorities.frame import at
from omnibus_desktop.authorities.near_misses import Joined, NearMiss, joined
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.setup_edits import NOT_AN_AUTHORITY, with_authority

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.setup.setup_actions import Corrections

_OFFERED = 3  # authorities that a value may mean
_HEADINGS = ("Value in the file", "Respondents", "May be")
_WIDTHS = {0: 280, 1: 100}  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NONE = (
    "No variable of this wave names authorities. Where one does, choose it as Authority on the "
    "page Wave."
)


class AuthoritiesPage(QWidget):
    """What was matched above, what was not below, and what it may be."""

    def __init__(self, corrections: Corrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corrections = corrections
        self._joined: Joined | None = None
        self.matched = plain_label()
        self.settled = plain_label()
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setHorizontalHeaderLabels(list(_HEADINGS))
        dress_table(self.table, "Values that name no authority", 2, _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.activated.connect(lambda _: self._choose())
        self.offers = [QPushButton() for _ in range(_OFFERED)]
        for place, button in enumerate(self.offers):
            button.clicked.connect(partial(self._take_offer, place))
        self.other = QPushButton("An&other authority…")
        self.other.setToolTip("Choose from all authorities of the date")
        self.other.clicked.connect(self._choose)
        self.none = QPushButton("&Not an authority")
        self.none.setToolTip("The value means no authority: it is no longer listed here")
        self.none.clicked.connect(lambda: self._settle(NOT_AN_AUTHORITY))
        for button in (*self.offers, self.other, self.none):
            button.setAutoDefault(False)
        buttons = WrappingRow((*self.offers, self.other, self.none))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.matched)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.settled)

    def show_session(self, session: Session) -> None:
        """Match the wave's authorities as it is set up now, and list what is left."""
        row = self.table.currentRow()
        found = session.found
        self._joined = None if found is None else joined(found, session.setup)
        missed = () if self._joined is None else self._joined.near_misses
        self.matched.setText(_NONE if self._joined is None else _words(self._joined))
        count = len(session.setup.authorities)
        values = f"{count:,} value{'s' if count > 1 else ''}"
        self.settled.setText(f"You settled {values}: see What was changed." if count else "")
        self.table.setRowCount(len(missed))
        for place, miss in enumerate(missed):
            likes = " or ".join(name for _, name in miss.candidates) or "nothing is called alike"
            for column, text in enumerate((miss.value, f"{miss.respondents:,}", likes)):
                item = QTableWidgetItem(plain(text))
                item.setToolTip(plain_tip(text))
                if column == 1:
                    item.setTextAlignment(_RIGHT)
                self.table.setItem(place, column, item)
        if missed:
            self.table.setCurrentCell(max(0, min(row, len(missed) - 1)), 0)
        self._offer()

    def _picked(self) -> NearMiss | None:
        row = self.table.currentRow()
        missed = () if self._joined is None else self._joined.near_misses
        return missed[row] if 0 <= row < len(missed) else None

    def _offer(self) -> None:
        """Offer what the value that is picked may be."""
        miss = self._picked()
        candidates = () if miss is None else miss.candidates
        for place, button in enumerate(self.offers):
            button.setVisible(place < len(candidates))
            if place < len(candidates):
                name = plain(candidates[place][1])
                button.setText(name.replace("&", "&&"))
                button.setAccessibleName(f"It is {name}")
                set_tip(button, f"It is {name} ({candidates[place][0]})")
        self.other.setEnabled(miss is not None)
        self.none.setEnabled(miss is not None)

    def _take_offer(self, place: int) -> None:
        miss = self._picked()
        if miss is not None:
            self._settle(miss.candidates[place][0])

    def _choose(self) -> None:
        miss = self._picked()
        if miss is None or self._joined is None:
            return
        every = {each.ons_code: each.name for each in at(self._joined.day).authorities}
        first = dict(miss.candidates)
        others = sorted(every.items(), key=lambda pair: pair[1])
        choices = [(code, f"{name}  ({code})") for code, name in first.items()]
        choices += [(code, f"{name}  ({code})") for code, name in others if code not in first]
        name = f"What is “{plain(miss.value)}”?"
        ChoicePopup(self, name, choices, self._settle).open_under(self.other)

    def _settle(self, code: str) -> None:
        miss = self._picked()
        if miss is not None:
            setup = with_authority(self._corrections.setup, miss.value, code)
            self._corrections.make("Match authority", setup)


def _words(known: Joined) -> str:
    day = f"{known.day.day} {known.day:%B %Y}"
    whole = known.matched + known.unmatched
    matched = f"{known.matched:,} of {whole:,} respondents are matched to an authority of {day}"
    left = len(known.near_misses)
    if not left:
        return f"{matched}, by {plain(known.variable)}. Nothing is left to settle."
    values = "1 value names" if left == 1 else f"{left:,} values name"
    return f"{matched}, by {plain(known.variable)}. {values} none:"
