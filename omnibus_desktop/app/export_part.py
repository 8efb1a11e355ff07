"""What to look at before a slide leaves the house, and how it leaves: template, figures beside."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from omnibus_desktop.app import template_actions
from omnibus_desktop.app.around_part import AroundPart
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.finding_list import FindingList
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.ticks import TickBox


class ExportPart(QGroupBox):
    """The findings of the present slide as a list, each of which leads to where it can be mended;
    and what exports are made from."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__("Before you export")
        self._desk = desk
        self.findings = FindingList(desk, current)
        self.hint, self.list = self.findings.hint, self.findings.list
        self.beside = TickBox("Figures as a text table beside it")
        self.beside.setToolTip("Write NAME.csv with the figures beside an exported chart")
        self.beside.clicked.connect(self._remember_beside)
        self.template = plain_label()
        self.choose = QPushButton("Template…")
        self.choose.setToolTip("Make slides from a presentation or template of your own")
        self.choose.clicked.connect(lambda: template_actions.choose_template(desk, self.window()))
        self.ours = QToolButton()
        self.ours.setIcon(icon("undo-2"))
        self.ours.setAutoRaise(True)
        self.ours.setToolTip("Use the program's own template again")
        self.ours.setAccessibleName("Use the program's own template again")
        self.ours.clicked.connect(partial(template_actions.use_our_own, desk))
        row = QHBoxLayout()
        row.addWidget(self.template, 1)
        row.addWidget(self.ours)
        row.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.addWidget(self.findings)
        layout.addLayout(row)
        layout.addWidget(self.beside)
        self.around = AroundPart(desk)
        layout.addWidget(self.around)
        desk.template_changed.connect(self._show_template)
        desk.remembered.connect(self._show_remembered)
        self._show_template()
        self._show_remembered()

    def _show_template(self) -> None:
        chosen = self._desk.settings.template()
        self.template.setText("Slides: our own" if chosen is None else f"Slides: {chosen.name}")
        self.ours.setVisible(chosen is not None)

    def _show_remembered(self) -> None:
        self.beside.setChecked(self._desk.settings.figures_beside())

    def _remember_beside(self, wanted: bool) -> None:
        self._desk.settings.remember_figures_beside(wanted)
        self._desk.remembered.emit()
