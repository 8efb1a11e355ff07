"""What can be set, with a search over it: the rules that the briefing keeps, and what this computer
remembers. A change holds at once; one of a rule can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.clear_button import add_clear_button
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.screen_room import resize_within, scaled
from omnibus_desktop.app.settings_computer import ComputerRows
from omnibus_desktop.app.settings_rows import HOUSE_RULE, RULES, Setting
from omnibus_desktop.briefing.briefing import Rules

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
        add_clear_button(self.search)
        self.search.textChanged.connect(self._search)
        self.controls: dict[str, QComboBox | QDoubleSpinBox] = {}
        self._rows: list[tuple[Setting, QWidget]] = []
        self._sized: list[tuple[QWidget, QLabel]] = []  # controls, and what is said of them
        page = QWidget()
        column = QVBoxLayout(page)
        self._of_briefing, self.usual = _heading(
            "Numbers: kept in the briefing, and named on what is exported", "Usual rules"
        )
        self.usual.setToolTip("Have all numbers by the usual rules again; it can be undone")
        self.usual.clicked.connect(self._use_usual)
        column.addWidget(self._of_briefing)
        for setting in RULES:
            self._add(column, setting, self._control(setting))
        self._of_computer, self.reset = _heading("This computer", "Reset")
        self.reset.setToolTip("Have all of this as at the first start")
        self.computer = ComputerRows(desk, self)
        self.reset.clicked.connect(self.computer.reset)
        column.addWidget(self._of_computer)
        for setting, control in self.computer.rows:
            self._add(column, setting, control)
        self.nothing = plain_label("Nothing of that name.")
        column.addWidget(self.nothing)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the focus
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        desk.document.changed.connect(self._follow)
        self._fit_letters()
        self._show()
        self._search("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()
            self.computer.show()  # which may have been changed beside another window

    def _fit_letters(self) -> None:
        """Be as large as the letters ask for, with small ones under the titles."""
        resize_within(self, *_SIZE)
        ticks = (each.sizeHint().width() for each, _ in self._sized if isinstance(each, QCheckBox))
        width = max(min(scaled(_CONTROL, self), self.width() // 2), *ticks)
        for control, about in self._sized:
            control.setFixedWidth(width)
            about.setFont(_smaller(self.font()))

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
            usual = f"{HOUSE_RULE} (under {setting.usual})" if setting.may_be_none else ""
            control.setSpecialValueText(usual)
            control.setSuffix(setting.unit)
            control.setKeyboardTracking(False)
            control.valueChanged.connect(partial(self._count, setting))
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.controls[setting.field] = control
        return control

    def _add(self, column: QVBoxLayout, setting: Setting, control: QWidget) -> None:
        control.setAccessibleName(setting.title)
        control.setAccessibleDescription(setting.about)
        title = plain_label(setting.title)
        title.setBuddy(control)
        about = plain_label(setting.about)
        self._sized.append((control, about))
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
        self.usual.setEnabled(rules != Rules())
        for setting in RULES:
            control, value = self.controls[setting.field], getattr(rules, setting.field)
            control.blockSignals(True)
            if isinstance(control, QComboBox):
                control.setCurrentIndex(control.findData(value))
            else:
                control.setValue(control.minimum() if value is None else value)
            control.blockSignals(False)

    def _choose(self, setting: Setting, place: int) -> None:
        self._apply(setting, setting.choices[place][0])

    def _count(self, setting: Setting, number: float) -> None:
        whole = number if setting.decimals else int(number)
        none = setting.may_be_none and number < setting.least
        self._apply(setting, None if none else whole)

    def _apply(self, setting: Setting, value: str | float | None) -> None:
        rules = self._desk.document.session.briefing.rules
        if getattr(rules, setting.field) != value:
            field: dict[str, Any] = {setting.field: value}
            self._keep(setting.title, replace(rules, **field))

    def _use_usual(self) -> None:
        self._keep("Usual rules", Rules())

    def _keep(self, step: str, rules: Rules) -> None:
        session = self._desk.document.session
        briefing = replace(session.briefing, rules=rules)
        self._desk.document.apply(step, replace(session, briefing=briefing))


def _heading(text: str, back: str) -> tuple[QWidget, QPushButton]:
    """A heading, and the button beside it that takes back what is below."""
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(4, 10, 4, 2)
    row.addWidget(label, 1)
    button = QPushButton(back)
    button.setAutoDefault(False)
    row.addWidget(button)
    return holder, button


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    return smaller
