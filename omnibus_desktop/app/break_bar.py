"""The row above the chart: what it is broken by, filtered by and weighted by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.wave_bar import WaveBar
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.measures import MEASURES
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

_CHIP_WIDTH = 190  # pixels, at the most
_BREAKABLE = (Kind.SINGLE, Kind.SCALE, Kind.MULTI, Kind.ADMIN)
_MOST_GROUPS = 30
_TEST_TIP = "Which differences are looked for, in every table of the briefing"
_TESTS = {"rest": "Against the rest", "pairs": "Between groups", "none": "None"}
Conditions = tuple[tuple[str, tuple[str, ...]], ...]


class BreakBar(QWidget):
    """Chips for breaks and filters, a choice of weight, and of what the table shows; below it the
    earlier waves, where there are any."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document = desk.document
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        self._row = QHBoxLayout()
        column.addLayout(self._row)
        self.waves = WaveBar(desk, current)
        column.addWidget(self.waves)
        self._chips: list[QWidget] = []
        self._chipped: tuple[tuple[str, ...], Conditions] | None = None  # what the chips show
        self._row.addWidget(_caption("Break by:"))
        desk.go_requested.connect(self._come)
        self._breaks = QHBoxLayout()
        self._row.addLayout(self._breaks)
        self.add_break = _button("plus", "Add a break", self._choose_break)
        self._row.addWidget(self.add_break)
        self._row.addSpacing(12)
        self._row.addWidget(_caption("Filter:"))
        self._filters = QHBoxLayout()
        self._row.addLayout(self._filters)
        self.add_filter = _button("filter", "Keep only some respondents", self._choose_filter)
        self._row.addWidget(self.add_filter)
        self.weight = _picker("Weight", "The variable that weights respondents")
        self.weight.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.weight.activated.connect(self._weigh)
        self.test = _picker("Test", _TEST_TIP)
        self.test.addItems(list(_TESTS.values()))
        self.test.activated.connect(
            lambda place: slide_actions.set_test(self._desk, list(_TESTS)[place])
        )
        self.measure = _picker("What the table shows", "")
        self.measure.addItems(list(MEASURES.values()))
        self._put("Weight:", self.weight)
        self._row.addStretch(1)
        self._put("Test:", self.test)
        self._put("Show:", self.measure)
        self._document.changed.connect(self._follow)
        self._follow(Session(), self._document.session)

    def _put(self, caption: str, picker: QComboBox) -> None:
        self._row.addSpacing(12)
        self._row.addWidget(_caption(caption))
        self._row.addWidget(picker)

    def _follow(self, before: Session, after: Session) -> None:
        if before.wave is not after.wave:
            self._list_weights(after)
            self._chipped = None
        if before.wave is not after.wave or before.draft is not after.draft:
            self._show_chips(after)
            self._show_weight(after)
        if before.briefing is not after.briefing:
            tests = list(_TESTS)
            test = after.briefing.rules.test
            self.test.setCurrentIndex(tests.index(test) if test in tests else -1)

    def _show_chips(self, session: Session) -> None:
        """Make the chips anew where they are to show something else: from one question to the
        next they seldom do, and new ones have the whole window laid out and painted."""
        by = slide_actions.breaks_of(session)
        conditions = () if session.draft is None else session.draft.filter
        if (by, conditions) == self._chipped:
            return
        self._chipped = None
        for chip in self._chips:
            chip.hide()  # without its parent it would be a window until it is deleted
            chip.deleteLater()
        self._chips = []
        if session.wave is None or session.draft is None:
            return
        self._chipped = (by, conditions)
        self._chips.append(_caption("Total" + ("," if by else "")))
        self._breaks.addWidget(self._chips[0])
        for name in by:
            text = plain(_named(session.wave, name))
            self._add_chip(self._breaks, text, f"Break: {text}", partial(self._drop_break, name))
        for place, (name, answers) in enumerate(conditions):
            text = _filter_words(session.wave, name, answers)
            self._add_chip(self._filters, text, f"Filter: {text}", partial(self._drop, place))

    def _show_weight(self, session: Session) -> None:
        if session.wave is None or session.draft is None:
            return
        weight = session.draft.weight
        if weight is None:
            weight = session.wave.weight or "none"
        self.weight.setCurrentIndex(max(0, self.weight.findData(weight)))

    def _add_chip(self, row: QHBoxLayout, text: str, name: str, drop: object) -> None:
        chip = QToolButton()
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(icon("x"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        metrics = chip.fontMetrics()
        chip.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, _CHIP_WIDTH))
        chip.setToolTip(plain_tip(f"{name}\nClick to remove it"))
        chip.setAccessibleName(f"Remove {name}")
        chip.clicked.connect(drop)
        self._chips.append(chip)
        row.addWidget(chip)

    def _list_weights(self, session: Session) -> None:
        self.weight.clear()
        self.weight.addItem("none", "none")
        if session.wave is None:
            return
        names = [session.wave.weight] if session.wave.weight else []
        names += [name for name in session.wave.variables if "weight" in _words_of(session, name)]
        for name in dict.fromkeys(names):
            self.weight.addItem(plain(name), name)

    def _weigh(self, place: int) -> None:
        slide_actions.set_weight(self._desk, str(self.weight.itemData(place)))

    def _drop_break(self, name: str) -> None:
        by = slide_actions.breaks_of(self._document.session)
        slide_actions.set_breaks(self._desk, tuple(other for other in by if other != name))

    def _drop(self, place: int) -> None:
        draft = self._document.session.draft
        if draft is not None:
            kept = tuple(c for number, c in enumerate(draft.filter) if number != place)
            slide_actions.set_filter(self._desk, kept)

    def _come(self, place: str) -> None:
        """Show what a finding is about, where that is a break or a filter."""
        if place in ("break", "filter"):
            (self.add_break if place == "break" else self.add_filter).setFocus()

    def _choose_break(self) -> None:
        from omnibus_desktop.app.choice_popup import ChoicePopup

        now = slide_actions.breaks_of(self._document.session)
        choices = [choice for choice in self._choices() if choice[0] not in now]

        def add(name: str) -> None:
            slide_actions.set_breaks(self._desk, (*now, name))

        ChoicePopup(self, "Break by which question?", choices, add).open_under(self.add_break)

    def _choose_filter(self) -> None:
        from omnibus_desktop.app.choice_popup import ChoicePopup

        popup = ChoicePopup(self, "Filter by which question?", self._choices(), self._tick)
        popup.open_under(self.add_filter)

    def _tick(self, name: str) -> None:
        from omnibus_desktop.app.filter_popup import FilterPopup

        session = self._document.session
        if session.wave is None or session.draft is None:
            return
        others = tuple(condition for condition in session.draft.filter if condition[0] != name)
        ticked = dict(session.draft.filter).get(name, ())

        def keep(answers: tuple[str, ...]) -> None:
            added = ((name, answers),) if answers else ()
            slide_actions.set_filter(self._desk, others + added)

        question = session.wave.question(name)
        FilterPopup(self, session.wave, question, ticked, keep).open_under(self.add_filter)

    def _choices(self) -> list[tuple[str, str]]:
        wave = self._document.session.wave
        if wave is None:
            return []
        return [
            (question.id, f"{short_name(question)}  ({question.id})")
            for question in wave.questions
            if question.kind in _BREAKABLE and 1 < len(question.answers) <= _MOST_GROUPS
        ]


def short_name(question: Question) -> str:
    """What a chip calls a question: its text, or its id where it has none."""
    return question.text.rstrip(" ?:") or question.id


def _words_of(session: Session, name: str) -> str:
    assert session.wave is not None
    return f"{name} {session.wave.variables[name].label}".lower()


def _found(wave: Wave, name: str) -> Question | None:
    """The question; None where a slide asks for one that this wave does not have."""
    try:
        return wave.question(name)
    except OmnibusError:
        return None


def _named(wave: Wave, name: str) -> str:
    question = _found(wave, name)
    return name if question is None else short_name(question)


def _filter_words(wave: Wave, name: str, answers: tuple[str, ...]) -> str:
    question = _found(wave, name)
    known = {} if question is None else {a.id: a.label for a in question.answers}
    labels = [known.get(answer, answer) for answer in answers]
    return plain(f"{_named(wave, name)}: {' or '.join(labels)}")


def _caption(text: str) -> QLabel:
    caption = plain_label(text)
    caption.setWordWrap(False)
    return caption


def _picker(name: str, tip: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(tip)
    return box


def _button(drawing: str, name: str, clicked: object) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(clicked)
    return button
