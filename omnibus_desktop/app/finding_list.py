"""What to look at before an export, as a list that leads to where each can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.jobs import Progress
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room

if TYPE_CHECKING:
    from omnibus_desktop.briefing.preflight_slides import SlideFinding

_NOTHING = "Nothing to look at."
_NOTHING_AT_ALL = "Nothing to look at in any slide."
_HEIGHT = 150  # pixels of the list, at the most
_PLACE, _SLIDE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class FindingList(QWidget):
    """The findings of the present slide; or, while that is wanted, of all slides of the briefing,
    of which the present one's stay up to date."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__()
        self._desk = desk
        self._current = current
        self._found: tuple[SlideFinding, ...] = ()  # of all slides
        self.hint = plain_label(_NOTHING)
        self.list = QListWidget()
        give_room(self.list)
        self.list.setAccessibleName("What to look at before you export")
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(_HEIGHT)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.every = QPushButton("All slides")
        self.every.setCheckable(True)
        self.every.setToolTip("List what to look at in every slide of the briefing")
        self.every.clicked.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.hint, self.list, self.every):
            layout.addWidget(widget)
        current.settled.connect(self._show)
        desk.document.changed.connect(self._follow)
        desk.look_over_requested.connect(self._look_over)
        self._show()

    def _follow(self, before: Session, after: Session) -> None:
        if before.briefing.slides is not after.briefing.slides:
            self.every.setVisible(bool(after.briefing.slides))
            if not after.briefing.slides:
                self.every.setChecked(False)

    def _look_over(self) -> None:
        self.every.setChecked(True)
        self._turn()
        self.list.setFocus()

    def _turn(self) -> None:
        """Look over all slides, or at the present one alone again."""
        session = self._desk.document.session
        if not self.every.isChecked():
            self._found = ()
            self._show()
            return
        template = self._current.drawings.template

        def look(progress: Progress) -> tuple[SlideFinding, ...]:
            from omnibus_desktop.app.drawings import shown_of
            from omnibus_desktop.briefing.preflight_slides import look_over

            rules, slides = session.briefing.rules, session.briefing.slides
            return look_over(slides, rules, lambda s: shown_of(session, s, template), progress)

        self._desk.jobs.run(
            "look over",
            "Looking over all slides",
            look,
            self._show_all,
            given_up=lambda: self.every.setChecked(False),
        )

    def _show_all(self, found: tuple[SlideFinding, ...]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        drawn, session = self._current.drawn, self._desk.document.session
        self.every.setVisible(bool(session.briefing.slides))
        here: tuple[SlideFinding, ...] = ()
        if drawn is not None:
            from omnibus_desktop.briefing.preflight_slides import of_slide

            ids = [slide.id for slide in session.briefing.slides]
            number = ids.index(drawn.slide.id) + 1 if drawn.slide.id in ids else 0
            here = of_slide(number, drawn.slide, session.briefing.rules, lambda _: drawn)
            if number and self.every.isChecked():
                self._found = _renewed(self._found, here, drawn.slide.id, ids)
        row = self.list.currentRow()
        self.list.clear()
        every = self.every.isChecked()
        for each in self._found if every else here:
            self._add(each, each.words if every else each.here)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.hint.setText(_NOTHING_AT_ALL if self.every.isChecked() else _NOTHING)
        self.list.setVisible(self.list.count() > 0)
        self.hint.setVisible(self.list.count() == 0)
        self._desk.findings_changed.emit(len(here))

    def _add(self, each: SlideFinding, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_PLACE, each.finding.place)
        item.setData(_SLIDE, each.slide)
        item.setToolTip(plain_tip(words))
        self.list.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        """Show the slide that it is about, and there what can be mended."""
        place, slide = str(item.data(_PLACE)), str(item.data(_SLIDE))
        draft = self._desk.document.session.draft
        if draft is not None and draft.id != slide:
            from omnibus_desktop.app import slide_actions

            slide_actions.show_slide(self._desk, slide)
        if place == "answers":
            from omnibus_desktop.app.answers.theme_actions import read_on

            read_on(self._desk)
        else:
            self._desk.go_requested.emit(place)


def _renewed(
    found: tuple[SlideFinding, ...], here: tuple[SlideFinding, ...], slide: str, ids: list[str]
) -> tuple[SlideFinding, ...]:
    """The findings of all slides with those of one as they are now, in the order of the slides."""
    kept = [each for each in found if each.slide != slide and each.slide in ids]
    return tuple(sorted((*kept, *here), key=lambda each: ids.index(each.slide)))
