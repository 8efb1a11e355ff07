"""What to look at before a slide leaves the house, and how it leaves: template, figures beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from omnibus_desktop.app import template_actions
from omnibus_desktop.app.around_part import AroundPart
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.briefing.finding import Finding

_NOTHING = "Nothing to look at."
_HEIGHT = 150  # pixels of the list, at the most


class ExportPart(QGroupBox):
    """The findings of the present slide as a list, each of which leads to where it can be mended;
    and what exports are made from."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__("Before you export")
        self._desk = desk
        self._current = current
        self.hint = plain_label(_NOTHING)
        self.list = QListWidget()
        give_room(self.list)
        self.list.setAccessibleName("What to look at before you export")
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(_HEIGHT)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.beside = QCheckBox("Figures as a text table beside it")
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
        for widget in (self.hint, self.list):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(self.beside)
        self.around = AroundPart(desk)
        layout.addWidget(self.around)
        desk.template_changed.connect(self._show_template)
        desk.remembered.connect(self._show_remembered)
        current.settled.connect(self._show)
        self._show_template()
        self._show_remembered()
        self._show()

    def _show(self) -> None:
        drawn = self._current.drawn
        findings: tuple[Finding, ...] = ()
        if drawn is not None:
            from omnibus_desktop.briefing.preflight import preflight

            findings = preflight(drawn, self._desk.document.session.briefing.rules)
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(plain(f"{finding.what}: {finding.mend}"))
            item.setData(Qt.ItemDataRole.UserRole, finding.place)
            item.setToolTip(plain_tip(f"{finding.what}: {finding.mend}"))
            self.list.addItem(item)
        self.list.setVisible(bool(findings))
        self.hint.setVisible(not findings)
        self._desk.findings_changed.emit(len(findings))

    def _show_template(self) -> None:
        chosen = self._desk.settings.template()
        self.template.setText("Slides: our own" if chosen is None else f"Slides: {chosen.name}")
        self.ours.setVisible(chosen is not None)

    def _show_remembered(self) -> None:
        self.beside.setChecked(self._desk.settings.figures_beside())

    def _remember_beside(self, wanted: bool) -> None:
        self._desk.settings.remember_figures_beside(wanted)
        self._desk.remembered.emit()

    def _go(self, item: QListWidgetItem) -> None:
        self._desk.go_requested.emit(str(item.data(Qt.ItemDataRole.UserRole)))
