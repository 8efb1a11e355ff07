"""By what respondents are weighted: what looks like a weight first, all else behind "More…"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.plain import set_tip
from omnibus_desktop.app.weight_choices import called_weights, weight_choices
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.wave import Wave

if TYPE_CHECKING:
    from omnibus_desktop.tables.table import Table

_NONE = "none"
_MORE = "more"
_TIP = "The variable that weights respondents"


class WeightPicker(QComboBox):
    """Chosen is what the tables are weighted by; what cannot be a weight is refused in words."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__()
        self._desk = desk
        self._current = current
        self.setAccessibleName("Weight")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setToolTip(_TIP)
        self.activated.connect(self._choose)
        current.settled.connect(self._tell)

    def list_weights(self, session: Session) -> None:
        """List what may weight this wave: what its file weights by, and what is called a weight."""
        self.clear()
        self.addItem("None", _NONE)
        if session.wave is not None:
            for name in called_weights(session.wave):
                self.addItem(plain(name), name)
            self.addItem("More…", _MORE)

    def show_weight(self, session: Session) -> None:
        """Show what the slide being looked at is weighted by."""
        if session.wave is None or session.draft is None:
            return
        weight = session.draft.weight
        if weight is None:
            weight = session.wave.weight or _NONE
        if self.findData(weight) < 0:
            self.insertItem(max(1, self.count() - 1), plain(weight), weight)
        self.setCurrentIndex(self.findData(weight))

    def _choose(self, place: int) -> None:
        chosen = str(self.itemData(place))
        if chosen == _MORE:
            self.show_weight(self._desk.document.session)
            self._choose_other()
        else:
            self._weigh(chosen)

    def _weigh(self, name: str) -> None:
        """Weight by this variable, or say why that cannot be."""
        from omnibus_desktop.tables.weights import weights_of

        session = self._desk.document.session
        if session.wave is None:
            return
        try:
            weights_of(session.wave, name)
        except OmnibusError as error:
            self.show_weight(session)
            self._desk.tell(error)
            return
        slide_actions.set_weight(self._desk, name)

    def choose(self) -> None:
        """Have a weight chosen by typing: none, or any variable that can be one."""
        wave = self._desk.document.session.wave
        if wave is not None:
            self._offer(wave, wave.variables, [(_NONE, "None", "")])

    def _choose_other(self) -> None:
        wave = self._desk.document.session.wave
        if wave is not None:
            self._offer(wave, (name for name in wave.variables if self.findData(name) < 0), [])

    def _offer(
        self, wave: Wave, others: Iterable[str], offered: list[tuple[str, str, str]]
    ) -> None:
        from omnibus_desktop.app.choice_popup import ChoicePopup

        for choice in weight_choices(wave, others):
            words = (wave.variables[choice.name].label, choice.hint)
            about = "".join(f"  ({each})" for each in words if each)
            offered.append((choice.name, f"{choice.name}{about}", choice.reason))
        ChoicePopup(self, "Weight by which variable?", offered, self._weigh).open_under(self)

    def _tell(self) -> None:
        """What the weight does, in the tip: its range, and the base that is left."""
        tables, wave = self._current.tables, self._desk.document.session.wave
        if not tables or wave is None or tables[0].weight is None or not tables[0].columns:
            set_tip(self, _TIP)
            return
        set_tip(self, f"{_TIP}\n{_effect(wave, tables[0])}")


def _effect(wave: Wave, table: Table) -> str:
    """ "wt: from 0.21 to 3.40; effective base 812.4 of 1,010 who answered"."""
    from omnibus_desktop.tables.cells import base_text, effective_base_text
    from omnibus_desktop.tables.rounding import number_text
    from omnibus_desktop.tables.weights import weights_of

    total = table.columns[0]
    bases = f"effective base {effective_base_text(total)} of {base_text(total)} who answered"
    try:
        weights = weights_of(wave, table.weight)
    except OmnibusError:
        return bases
    if weights is None:
        return bases
    low, high = (number_text(float(end), 2) for end in (weights.each.min(), weights.each.max()))
    return f"{plain(weights.name)}: from {low} to {high}; {bases}"
