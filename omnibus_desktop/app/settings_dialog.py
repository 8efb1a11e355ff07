"""What can be set, with a search over it: the rules that the briefing keeps, and what this computer
remembers. A change holds at once; one of a rule can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import template_actions
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.settings_rows import HOUSE_RULE, RULES, Setting

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

_SIZE = (760, 620)  # pixels
_SMALLER = 0.88  # of the size of a title
_CONTROL = 330  # pixels of a control's width


class SettingsDialog(QDialog):
    """Stays open beside the window, and shows what the briefing's rules are also after an undo."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Settings")
        self._desk = desk
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search settings")
        self.search.setAccessibleName("Search settings")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.controls: dict[str, QComboBox | QDoubleSpinBox] = {}
        self._rows: list[tuple[Setting, QWidget]] = []
        page = QWidget()
        column = QVBoxLayout(page)
        self._of_briefing = _heading("Numbers: kept in the briefing, and named on what is exported")
        column.addWidget(self._of_briefing)
        for setting in RULES:
            self._add(column, setting, self._control(setting))
        self._of_computer = _heading("This computer")
        column.addWidget(self._of_computer)
        for setting, control in self._of_this_computer():
            self._add(column, setting, control)
        self.nothing = plain_label("Nothing of that name.")
        column.addWidget(self.nothing)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(*_SIZE)
        desk.document.changed.connect(self._follow)
        desk.template_changed.connect(self._show_places)
        self._show()
        self._show_places()
        self._search("")

    def _control(self, setting: Setting) -> QComboBox | QDoubleSpinBox:
        control: QComboBox | QDoubleSpinBox
        if setting.choices:
            control = QComboBox()
            for value, words in setting.choices:
                control.addItem(words, value)
            control.activated.connect(partial(self._choose, setting))
        else:
            control = QDoubleSpinBox()
            control.setDecimals(setting.decimals)
            none = setting.least - 1 if setting.may_be_none else setting.least
            control.setRange(none, setting.most)
            control.setSpecialValueText(HOUSE_RULE if setting.may_be_none else "")
            control.setSuffix(setting.unit)
            control.setKeyboardTracking(False)
            control.valueChanged.connect(partial(self._count, setting))
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.controls[setting.field] = control
        return control

    def _of_this_computer(self) -> list[tuple[Setting, QWidget]]:
        self.folder = QPushButton()
        self.folder.clicked.connect(self._choose_folder)
        self.template = QPushButton()
        self.template.clicked.connect(lambda: template_actions.choose_template(self._desk, self))
        self.beside = QCheckBox("Write NAME.csv beside an exported chart")
        self.beside.setChecked(self._desk.settings.figures_beside())
        self.beside.clicked.connect(self._desk.settings.remember_figures_beside)
        folder = Setting("folder", "Folder", "Where exports and briefings are offered to be saved")
        template = Setting("template", "Slide template", "The presentation that decks begin as")
        beside = Setting("beside", "Figures as text", "A table of the figures beside each chart")
        return [(folder, self.folder), (template, self.template), (beside, self.beside)]

    def _add(self, column: QVBoxLayout, setting: Setting, control: QWidget) -> None:
        control.setAccessibleName(setting.title)
        control.setAccessibleDescription(setting.about)
        control.setFixedWidth(_CONTROL)
        title = plain_label(setting.title)
        title.setBuddy(control)
        about = plain_label(setting.about)
        about.setFont(_smaller(about.font()))
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(12, 4, 4, 4)
        grid.setVerticalSpacing(0)
        grid.addWidget(title, 0, 0)
        grid.addWidget(about, 1, 0)
        grid.addWidget(control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        column.addWidget(row)
        self._rows.append((setting, row))

    def _search(self, words: str) -> None:
        found = {setting.field: setting.holds(words) for setting, _ in self._rows}
        for setting, row in self._rows:
            row.setVisible(found[setting.field])
        self._of_briefing.setVisible(any(found[setting.field] for setting in RULES))
        others = found.keys() - {setting.field for setting in RULES}
        self._of_computer.setVisible(any(found[field] for field in others))
        self.nothing.setVisible(not any(found.values()))

    def _follow(self, before: Session, after: Session) -> None:
        if before.briefing.rules is not after.briefing.rules:
            self._show()

    def _show(self) -> None:
        """Show the rules as they are."""
        rules = self._desk.document.session.briefing.rules
        for setting in RULES:
            control, value = self.controls[setting.field], getattr(rules, setting.field)
            control.blockSignals(True)
            if isinstance(control, QComboBox):
                control.setCurrentIndex(control.findData(value))
            else:
                control.setValue(control.minimum() if value is None else value)
            control.blockSignals(False)

    def _show_places(self) -> None:
        self.folder.setText(_short(self._desk.settings.folder()))
        chosen = self._desk.settings.template()
        self.template.setText("Our own" if chosen is None else chosen.name)

    def _choose(self, setting: Setting, place: int) -> None:
        self._apply(setting, setting.choices[place][0])

    def _count(self, setting: Setting, number: float) -> None:
        whole = number if setting.decimals else int(number)
        none = setting.may_be_none and number < setting.least
        self._apply(setting, None if none else whole)

    def _apply(self, setting: Setting, value: str | float | None) -> None:
        session = self._desk.document.session
        rules = session.briefing.rules
        if getattr(rules, setting.field) != value:
            field: dict[str, Any] = {setting.field: value}
            briefing = replace(session.briefing, rules=replace(rules, **field))
            self._desk.document.apply(setting.title, replace(session, briefing=briefing))

    def _choose_folder(self) -> None:
        known = self._desk.settings.folder()
        chosen = QFileDialog.getExistingDirectory(self, "Folder", str(known))
        if chosen:
            self._desk.settings.remember_folder(Path(chosen))
            self._show_places()


def _heading(text: str) -> QWidget:
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(4, 10, 4, 2)
    row.addWidget(label)
    return holder


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    return smaller


def _short(folder: Path) -> str:
    """The folder's name, which fits on a button."""
    return folder.name or str(folder)
