"""The filter above the chart: a chip a condition, to be changed or taken away, and one more."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.breaks.break_names import choices, filter_name
from omnibus_desktop.app.breaks.chip import Chip
from omnibus_desktop.app.breaks.saved_filters import SavedFilters
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.errors import OmnibusError

_BUTTONS = 2  # behind the chips
Conditions = tuple[tuple[str, tuple[str, ...]], ...]


class FilterChips(QWidget):
    """A click on a chip opens its answers to be ticked anew; its cross takes it away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chips: list[Chip] = []
        self._shown: tuple[object, Conditions] | None = None  # the wave, and its conditions
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.add = QToolButton()
        self.add.setIcon(icon("filter"))
        self.add.setToolTip("Keep only some respondents")
        self.add.setAccessibleName("Keep only some respondents")
        self.add.clicked.connect(self._choose)
        self._row.addWidget(self.add)
        self.saved = SavedFilters(desk)
        self._row.addWidget(self.saved)

    def show_filter(self, session: Session) -> None:
        """Make the chips anew where they are to show something else."""
        conditions = self._conditions()
        if (session.wave, conditions) == self._shown:
            return
        for chip in self.chips:
            chip.hide()  # without its parent it would be a window until it is deleted
            chip.deleteLater()
        self.chips, self._shown = [], (session.wave, conditions)
        if session.wave is None:
            return
        for place, (name, answers) in enumerate(conditions):
            asked, kept_answers = filter_name(session.wave, name, answers)
            whole = f"Filter: {asked}: {kept_answers}"
            chip = Chip(asked, whole, "Click to keep other answers", f": {kept_answers}")
            chip.opened.connect(partial(self._change, place))
            chip.removed.connect(partial(self._drop, place))
            self._row.insertWidget(self._row.count() - _BUTTONS, chip)
            self.chips.append(chip)

    def _conditions(self) -> Conditions:
        draft = self._desk.document.session.draft
        return () if draft is None else draft.filter

    def _drop(self, place: int) -> None:
        now = self._conditions()
        slide_actions.set_filter(self._desk, now[:place] + now[place + 1 :])

    def _change(self, place: int) -> None:
        self._tick(self._conditions()[place][0], self.chips[place])

    def _choose(self) -> None:
        from omnibus_desktop.app.choice_popup import ChoicePopup

        wave = self._desk.document.session.wave
        if wave is not None:
            popup = ChoicePopup(self, "Filter by which question?", choices(wave), self._tick_new)
            popup.open_under(self.add)

    def _tick_new(self, name: str) -> None:
        self._tick(name, self.add)

    def _tick(self, name: str, under: QWidget) -> None:
        """Have the answers of this question ticked; none ticked: it keeps everybody."""
        from omnibus_desktop.app.breaks.filter_popup import FilterPopup

        session = self._desk.document.session
        if session.wave is None or session.draft is None:
            return
        try:
            question = session.wave.question(name)
        except OmnibusError as error:  # a briefing may ask for what this wave does not have
            self._desk.tell(error)
            return
        now = dict(self._conditions())

        def keep(answers: tuple[str, ...]) -> None:
            then = {**now, name: answers}  # a condition that is changed stays in its place
            slide_actions.set_filter(
                self._desk, tuple((each, kept) for each, kept in then.items() if kept)
            )

        others = tuple(condition for condition in now.items() if condition[0] != name)
        try:
            popup = FilterPopup(self, session.wave, question, now.get(name, ()), others, keep)
        except OmnibusError as error:  # nobody gave an answer to it
            self._desk.tell(error)
            return
        popup.open_under(under)
