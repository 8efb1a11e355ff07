"""The page of the set-up that is about the wave as a whole."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from omnibus_desktop.app.choice_popup import ChoicePopup
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.weight_choices import weight_choices
from omnibus_desktop.authorities.near_misses import joined
from omnibus_desktop.authorities.recognise import region_question, type_question
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import UNWEIGHTED
from omnibus_desktop.wave.setup_edits import with_fact
from omnibus_desktop.wave.variable import Content

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.setup.setup_actions import Corrections
    from omnibus_desktop.wave.wave import Wave

AS_FOUND = "As the file says"
_NO_WEIGHT = "None: every respondent counts once"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GROUPING = (Kind.SINGLE, Kind.SCALE)
_TEXTS = {"title": "Title", "organisation": "Organisation"}
_DAYS = {"starts": "Fieldwork starts", "ends": "Fieldwork ends"}
_CHOICES = {
    "region": "Region",
    "authority_type": "Authority type",
    "authority": "Authority",
    "weight": "Weight",
}
_WIDEST = 560  # pixels of a field
_LOOK = "text-align: left; padding: 3px 8px;"
Choices = list[tuple[str, str] | tuple[str, str, str]]


class WavePage(QWidget):
    """Fields that are empty, or say so, stay as the file says."""

    def __init__(self, corrections: Corrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corrections = corrections
        self.fields: dict[str, QLineEdit] = {}
        self.buttons: dict[str, QPushButton] = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label in {**_TEXTS, **_DAYS, "population": "Population"}.items():
            form.addRow(plain_label(label), self._field(name, label))
        for name, label in _CHOICES.items():
            form.addRow(plain_label(label), self._button(name, label))
        self.problem = plain_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(
            plain_label(
                "The population is how many there are that could have answered, such as 152 "
                "authorities. A field that is left empty stays as the file says."
            )
        )
        layout.addStretch(1)

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(label)
        field.setMaximumWidth(_WIDEST)
        field.editingFinished.connect(partial(self._write, name))
        self.fields[name] = field
        return field

    def _button(self, name: str, label: str) -> QPushButton:
        button = QPushButton()
        button.setAccessibleName(label)
        button.setMaximumWidth(_WIDEST)
        button.setStyleSheet(_LOOK)
        button.clicked.connect(partial(self._choose, name))
        self.buttons[name] = button
        return button

    def changeEvent(self, event: QEvent) -> None:
        """A button with a style of its own keeps the letters that it had, until it is given the
        style anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for button in self.buttons.values():
                button.setStyleSheet("")
                button.setFont(QFont())
                button.setStyleSheet(_LOOK)

    def go_to(self, name: str) -> None:
        """Have this field ready to be changed; the first where there is none of the name."""
        (self.fields.get(name) or self.buttons.get(name) or self.fields["title"]).setFocus()

    def show_session(self, session: Session) -> None:
        """Show what is set up, and in grey what the file says."""
        found, setup = session.found, session.setup
        if found is None:
            return
        said = {
            "title": (setup.title, found.title),
            "organisation": (setup.organisation, found.organisation),
            "starts": (in_words(setup.starts), found.period or "such as 26 September 2016"),
            "ends": (in_words(setup.ends), found.period or "such as 28 October 2016"),
            "population": (setup.population, "" if found.population is None else found.population),
        }
        for name, (own, file_says) in said.items():
            field = self.fields[name]
            with QSignalBlocker(field):
                field.setText(plain(str(own or "")))
            field.setPlaceholderText(plain(str(file_says)))
        for name, button in self.buttons.items():
            own = getattr(setup, name)
            if own:
                text = _NO_WEIGHT if own == UNWEIGHTED else own
            else:
                text = f"{AS_FOUND}: {_found(name, found) or 'none'}"
            button.setText(plain(text).replace("&", "&&"))

    def _write(self, name: str) -> None:
        """Take over what was written into a field, or say what is wrong with it."""
        text = self.fields[name].text().strip()
        self.problem.setText("")
        value: str | int | None = text or None
        if name in _DAYS and text:
            value = day_of(text)
            if value is None:
                self.problem.setText(f"“{text}” is no date: write one such as 26 September 2016.")
                return
        if name == "population" and text:
            if not text.replace(",", "").isdecimal():
                self.problem.setText(f"“{text}” is no number: write one such as 152.")
                return
            value = int(text.replace(",", ""))
        self._make(name, {**_TEXTS, **_DAYS, "population": "Population"}[name], value)

    def _choose(self, name: str) -> None:
        wave = self._corrections.wave
        if wave is None:
            return
        choices: Choices = [("", AS_FOUND), *_choices(name, wave)]
        popup = ChoicePopup(self, f"{_CHOICES[name]}: choose", choices, partial(self._take, name))
        popup.open_under(self.buttons[name])

    def _take(self, name: str, chosen: str) -> None:
        self._make(name, _CHOICES[name], chosen or None)

    def _make(self, name: str, label: str, value: str | int | None) -> None:
        """Make the correction where it can be; else show again what stands."""
        setup = with_fact(self._corrections.setup, name, value)
        step = f"Change {label.lower()}"
        if not self._corrections.make(step, setup, None, partial(_is_so, name, value)):
            self.show_session(self._corrections.document.session)


def day_of(text: str) -> str | None:
    """The day that a person has written, in ISO form; None where it is none. The day stands
    before the month, as is usual in Britain, unless the year comes first."""
    parts = re.fullmatch(r"(\d{1,2})[ /.-]+(\d{1,2}|[A-Za-z]{3,})[ /.,-]+(\d{4})", text)
    try:
        if parts is None:
            return date.fromisoformat(text).isoformat()
        day, month, year = parts.groups()
        number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def in_words(day: str | None) -> str:
    """A day in ISO form as "26 September 2016"; as it stands where it is none."""
    try:
        known = date.fromisoformat(day or "")
    except ValueError:
        return day or ""
    return f"{known.day} {known:%B %Y}"


def _is_so(name: str, value: str | int | None, wave: Wave) -> bool:
    """Whether the wave has taken this over."""
    if value is None:
        return True
    if name == "population":
        return (wave.population or 0) == value
    if name == "weight":
        return value in (UNWEIGHTED, wave.weight)
    return name not in _DAYS or all(remark.about not in _DAYS for remark in wave.remarks)


def _found(name: str, found: Wave) -> str | None:
    """What the file says, or what was found in it, of this choice."""
    if name == "weight":
        return found.weight
    if name == "authority":
        known = joined(found)
        return None if known is None else known.variable
    grouping = region_question(found) if name == "region" else type_question(found)
    return None if grouping is None else grouping.question.id


def _choices(name: str, wave: Wave) -> Choices:
    """What may be chosen for it: ids, or names of variables, each with words for it."""
    if name in ("region", "authority_type"):
        grouping = (question for question in wave.questions if question.kind in _GROUPING)
        return [(question.id, f"{question.text}  ({question.id})") for question in grouping]
    if name == "weight":
        return _weights(wave)
    codes = (Content.NUMBER, Content.TEXT)
    variables = [variable for variable in wave.variables.values() if variable.content in codes]
    return [(v.name, f"{v.label}  ({v.name})" if v.label else v.name) for v in variables]


def _weights(wave: Wave) -> Choices:
    """The likeliest first; those that cannot be a weight last, and why."""
    numbers = (v.name for v in wave.variables.values() if v.content is Content.NUMBER)
    choices: Choices = [(UNWEIGHTED, _NO_WEIGHT)]
    for choice in weight_choices(wave, numbers):
        label = wave.variables[choice.name].label
        text = f"{label}  ({choice.name})" if label else choice.name
        hint = f"  ({choice.hint})" if choice.hint else ""
        choices.append((choice.name, f"{text}{hint}", choice.reason))
    return choices
