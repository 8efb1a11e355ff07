"""The breaks above the chart: a chip each, in their order, and a button for one more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.breaks.break_chip import BreakChip, Where
from omnibus_desktop.app.breaks.break_names import break_name, choices
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.briefing.nesting import apart, moved, nest_of, nested, questions_in


class BreakChips(QWidget):
    """Chips that are dragged to another place, or on another chip to nest in it; their menus do
    the same by keys."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chips: list[BreakChip] = []
        self._shown: tuple[object, tuple[str, ...]] | None = None  # the wave, and its breaks
        self._total = plain_label()
        self._total.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._total)
        self.add = QToolButton()
        self.add.setIcon(icon("plus"))
        self.add.setToolTip("Add a break")
        self.add.setAccessibleName("Add a break")
        self.add.clicked.connect(self._choose)
        self._row.addWidget(self.add)

    def show_breaks(self, session: Session) -> None:
        """Make the chips anew where they are to show something else: from one question to the
        next they seldom do, and new ones have the whole window laid out and painted."""
        by = slide_actions.breaks_of(session)
        if (session.wave, by) == self._shown and session.draft is not None:
            return
        had_focus = next((n for n, chip in enumerate(self.chips) if chip.label.hasFocus()), None)
        for chip in self.chips:
            chip.hide()  # without its parent it would be a window until it is deleted
            chip.deleteLater()
        self.chips, self._shown = [], None
        self._total.setText("")
        if session.wave is None or session.draft is None:
            return
        self._shown = session.wave, by
        self._total.setText("Total" + ("," if by else ""))
        for place, name in enumerate(by):
            text = break_name(session.wave, name)
            chip = BreakChip(place, text, f"Break: {text}")
            chip.removed.connect(partial(self._remove, place))
            chip.opened.connect(partial(self._open, place))
            chip.dropped.connect(partial(self._drop, place))
            self._row.insertWidget(self._row.count() - 1, chip)
            self.chips.append(chip)
        if had_focus is not None and self.chips:
            self.chips[min(had_focus, len(self.chips) - 1)].label.setFocus()

    def menu(self, place: int) -> QMenu:
        """What can be done with the break at this place."""
        by, wave = self._by(), self._desk.document.session.wave
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        left = menu.addAction("Move &left", partial(self._set, moved(by, place, place - 1)))
        left.setEnabled(place > 0)
        right = menu.addAction("Move &right", partial(self._set, moved(by, place, place + 2)))
        right.setEnabled(place + 1 < len(by))
        for outer, name in enumerate(by):
            then = nested(by, place, outer)
            if outer != place and wave is not None and then != by:
                words = break_name(wave, name).replace("&", "&&")
                menu.addAction(f"&Nest in {words}", partial(self._set, then))
        if len(nest_of(by[place])) > 1:
            menu.addAction("&Side by side", partial(self._set, apart(by, place)))
        menu.addSeparator()
        menu.addAction("Re&move", partial(self._remove, place))
        return menu

    def _open(self, place: int) -> None:
        chip = self.chips[place]
        menu = self.menu(place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _drop(self, on: int, place: int, where: Where) -> None:
        """Another chip, or this one, was dropped on the chip at `on`."""
        by = self._by()
        if where is Where.INSIDE:
            self._set(nested(by, place, on))
        else:
            self._set(moved(by, place, on + (where is Where.AFTER)))

    def mark(self, at: QPoint | None) -> None:
        """Show where a chip would stand that is dropped beside the others, at this point of here;
        None: nowhere."""
        before = None if at is None else self._before(at)
        for place, chip in enumerate(self.chips):
            is_last = before == len(self.chips) == place + 1
            chip.mark(Where.BEFORE if place == before else Where.AFTER if is_last else None)

    def drop(self, place: int, at: QPoint) -> None:
        """Have the break at this place where its chip was dropped beside the others."""
        self._set(moved(self._by(), place, self._before(at)))

    def _before(self, at: QPoint) -> int:
        """The place of the chip behind this point; their number where there is none."""
        behind = (n for n, chip in enumerate(self.chips) if at.x() < chip.geometry().center().x())
        return next(behind, len(self.chips)) if self.rect().contains(at) else len(self.chips)

    def _by(self) -> tuple[str, ...]:
        return slide_actions.breaks_of(self._desk.document.session)

    def _set(self, by: tuple[str, ...]) -> None:
        if by != self._by():
            slide_actions.set_breaks(self._desk, by)

    def _remove(self, place: int) -> None:
        by = self._by()
        self._set(by[:place] + by[place + 1 :])

    def _choose(self) -> None:
        from omnibus_desktop.app.choice_popup import ChoicePopup

        by, wave = self._by(), self._desk.document.session.wave
        if wave is None:
            return
        offered = choices(wave, questions_in(by))

        def add(name: str) -> None:
            self._set((*by, name))

        ChoicePopup(self, "Break by which question?", offered, add).open_under(self.add)
