"""What the file says of its wave, and what was noticed about it; from a remark that the set-up
can settle a button leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import resize_within
from omnibus_desktop.app.setup.setup_places import FACTS, place_of
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.wave.remark import Remark
    from omnibus_desktop.wave.wave import Wave

_SIZE = (680, 520)  # pixels


class AboutWave(QDialog):
    """Facts above, remarks below."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About this wave")
        self._desk = desk
        wave = desk.document.session.wave
        self._remarks: tuple[Remark, ...] = () if wave is None else wave.remarks
        self.facts = QFormLayout()
        for name, value in () if wave is None else facts_of(wave).items():
            self.facts.addRow(plain_label(name), _selectable(value))
        self.list = QListWidget()
        give_room(self.list)
        self.list.setAccessibleName("Remarks")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for remark in self._remarks:
            self.list.addItem(QListWidgetItem(plain(words_of(remark))))
        self.set_up = QPushButton("&Set up…")
        self.set_up.setToolTip("Correct what this remark is about")
        self.set_up.clicked.connect(self._set_up)
        self.list.currentRowChanged.connect(self._offer)
        self.list.itemActivated.connect(self._set_up)
        self._lay_out()
        self.list.setCurrentRow(self._first_settled(wave))
        self._offer()
        resize_within(self, *_SIZE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            resize_within(self, *_SIZE)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        below = QHBoxLayout()
        below.addWidget(self.set_up)
        below.addWidget(buttons, 1)
        count = len(self._remarks)
        heading = "No remarks: nothing odd was noticed."
        if count:
            heading = "1 remark" if count == 1 else f"{count:,} remarks"
        layout = QVBoxLayout(self)
        layout.addLayout(self.facts)
        layout.addSpacing(6)
        layout.addWidget(plain_label(heading))
        layout.addWidget(self.list, 1)
        layout.addLayout(below)

    def _first_settled(self, wave: Wave | None) -> int:
        """The row of the first remark that the set-up can settle, else the first row."""
        settled = (
            row
            for row, remark in enumerate(self._remarks)
            if wave is not None and place_of(remark, wave) is not None
        )
        return next(settled, 0)

    def _place(self) -> tuple[str, str] | None:
        row, wave = self.list.currentRow(), self._desk.document.session.wave
        if wave is None or not 0 <= row < len(self._remarks):
            return None
        return place_of(self._remarks[row], wave)

    def _offer(self) -> None:
        self.set_up.setEnabled(self._place() is not None)

    def _set_up(self) -> None:
        place = self._place()
        if place is not None:
            self.close()
            self._desk.setup_requested.emit(*place)


def facts_of(wave: Wave) -> dict[str, str]:
    """What is known of the wave as a whole: what it is, and the words for it."""
    facts = {
        "Title": wave.title,
        "File": wave.source,
        "Period": wave.period,
        "Organisation": wave.organisation,
        "Respondents": f"{wave.respondents:,} {wave.respondent_word}",
        "Population": "" if wave.population is None else f"{wave.population:,}",
        "Weight": wave.weight or "None",
        "Data": "Synthetic: not real answers" if wave.synthetic else "",
    }
    return {name: value for name, value in facts.items() if value}


def words_of(remark: Remark) -> str:
    """The remark on one line."""
    about = remark.about.capitalize() if remark.about in FACTS else remark.about
    return f"{about}: {remark.message}" if about else remark.message


def _selectable(text: str) -> QWidget:
    label = plain_label(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
