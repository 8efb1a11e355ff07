"""The panes of an open wave: questions, chart and table, choices, and the briefing below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QWidget,
)

from omnibus_desktop.app.breaks.break_bar import BreakBar
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.page_focus import focus_first, let_go
from omnibus_desktop.app.pane_frame import ACROSS, PaneFrame
from omnibus_desktop.app.pane_sizes import put_in_place
from omnibus_desktop.app.questions.question_pane import QuestionPane
from omnibus_desktop.app.screen_room import scaled
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.table.table_pane import TablePane

if TYPE_CHECKING:
    from omnibus_desktop.app.answers.answers_pane import AnswersPane
    from omnibus_desktop.app.chart_pane import ChartPane
    from omnibus_desktop.app.film.filmstrip import Filmstrip
    from omnibus_desktop.app.side_pane import SidePane

_COMFORT = 420  # pixels of chart and table, to be worked with: more where texts are larger
SIDE = (
    "app.export_part", "app.notes.notes_part", "app.side_pane", "words.doubts",
    "briefing.preflight", "briefing.preflight_slides",
)  # fmt: skip
_AFTER_PAINT = 250  # milliseconds: the first picture is not to wait for the stage
_EDGES = 16  # pixels beside the panes, and between them


class Workspace(PaneFrame):
    """Three panes and a filmstrip. Questions and table stand first and are painted; `complete`
    then puts chart, choices and briefing into the places kept for them. In a window that is too
    small for all of them the choices make way first, and then bars come."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wants_side: bool | None = None  # as the person said; None: where there is room
        self._wants_side_beside_answers = False  # of which nothing there is, unless asked for
        self._is_beside_help = self._comes_back = False
        self._desk = desk
        self._current = current
        desk.search_requested.connect(self.left.show)  # before its field is given the focus
        desk.refreshed.connect(self.left.show)  # what a refresh changed is listed there
        self.questions = QuestionPane(desk)
        self.breaks = BreakBar(desk, current)
        self.table = TablePane(desk, current)
        self.chart: ChartPane | None = None
        self.side: SidePane | None = None
        self.film: Filmstrip | None = None
        self.answers: AnswersPane | None = None
        self._lay_out(self.breaks, self.questions, self.table)
        self._listen(desk)
        current.changed.connect(self._turn_page)
        self._rest = QTimer(self, singleShot=True, interval=_AFTER_PAINT)

    def _listen(self, desk: Desk) -> None:
        desk.document.changed.connect(self._follow)
        desk.pane_requested.connect(self._step_pane)
        desk.pane_turned.connect(self._turn_pane)
        desk.look_requested.connect(self._show_side)
        desk.go_requested.connect(self._show_side)

    def complete(self) -> None:
        """Put in what stands around the table, each in a turn of the event loop of its own. It is
        imported only then."""
        self._follow()
        turns = self._desk.turns
        turns.then(self._put_chart)
        turns.then_import(*SIDE)
        turns.then(self._put_side, self._put_film, self._rest.start)

    def _put_chart(self) -> None:
        from omnibus_desktop.app.chart_pane import ChartPane

        self.chart = ChartPane(self._desk, self._current)
        put_in_place(self._down, 0, self.chart)
        self._down.setStretchFactor(0, 1)  # which the place had that the chart has taken
        self._current.changed.disconnect(self._turn_page)
        self._current.changed.connect(self._turn_page)  # after the chart, which shows its stage
        self._rest.timeout.connect(self.chart.load_stage)

    def _put_side(self) -> None:
        from omnibus_desktop.app.side_pane import SidePane

        self.side = SidePane(self._desk, self._current)
        put_in_place(self._across, 2, self.side)
        self._follow()
        self._make_room()

    def _put_film(self) -> None:
        from omnibus_desktop.app.film.filmstrip import Filmstrip

        self.film = Filmstrip(self._desk, self._current)
        put_in_place(self._whole, 1, self.film)
        self.film.place_in(self._whole)
        self._whole.splitterMoved.connect(self.film.remember_height)
        self._follow()

    def _follow(self) -> None:
        """Nothing but the questions can be worked with until their answers are there."""
        there = self._desk.document.session.wave is not None
        for pane in (self.breaks, self.table, self.side, self.film):
            if pane is not None:
                pane.setEnabled(there)
        if there and self.isVisible() and self.window().focusWidget() is None:
            focus_first((self.questions.list, self.table.table))

    def _turn_page(self) -> None:
        """Answers in people's own words are read where chart and table stand for the others."""
        question = self._current.question
        reads = question is not None and question.kind == "open" and self._current.drawn is None
        if reads and self.answers is None:
            from omnibus_desktop.app.answers.answers_pane import AnswersPane

            self.answers = AnswersPane(self._desk, self._current)
            self._middle.addWidget(self.answers)
        page = self.answers if reads and self.answers is not None else self._down
        drawn = self._current.drawn
        has_figures = drawn is None or not drawn.slide.quotes
        turns = page is not self._middle.currentWidget()
        hides = turns or not has_figures
        had_focus = hides and let_go(self._middle if turns else self.table)
        if turns:
            self._wants_side_beside_answers = False
            self._middle.setCurrentWidget(page)
            self._make_room()
        self.table.setVisible(has_figures)
        if had_focus:
            self._focus_middle()

    def _focus_middle(self) -> None:
        answers = None if self.answers is None else self.answers.list
        focus_first((answers, self.stage, self.table.table, self.questions.list))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._sizes.keep()
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.breaks.fit(self.viewport().width() - _EDGES)
        self._make_room()

    def _make_room(self) -> None:
        """The choices stand beside chart and table where there is room, or as was said; answers
        that are read have the whole of it."""
        if self.side is None:
            return
        panes = (self.left, self._middle, self.side)
        widths = [max(pane.minimumSizeHint().width(), pane.minimumWidth()) for pane in panes]
        if scaled(_COMFORT, self) > _COMFORT:  # the least widths do not grow as texts do
            widths[1] = max(widths[1], scaled(_COMFORT, self))
        least = sum(ACROSS) if self._is_beside_help else sum(widths)
        wanted = least + _EDGES <= self.width() if self._wants_side is None else self._wants_side
        if self._reads:
            wanted = self._wants_side_beside_answers
        if wanted and self.side.isHidden():
            self.side.show()
        elif not wanted and not self.side.isHidden():
            self._hide(self.side)

    def make_way(self, is_beside: bool) -> None:
        """The help stands beside the panes, or no longer: where it leaves little room the choices
        fold away, and come back with that."""
        if is_beside == self._is_beside_help:
            return
        self._is_beside_help = is_beside
        if self._wants_side is True and is_beside:
            self._wants_side, self._comes_back = None, True
        elif self._comes_back:
            self._wants_side, self._comes_back = True, False
        self._make_room()

    def _turn_pane(self, name: str) -> None:
        """Show the questions or the choices, or hide them."""
        if name == "choices" and self.side is not None:
            self._ask_for_side(self.side.isHidden())
        elif name == "questions" and self.left.isHidden():
            self.left.show()
        elif name == "questions":
            self._hide(self.left)

    def _show_side(self) -> None:
        """Something in there is asked for."""
        if self.side is not None and self.side.isHidden():
            self._ask_for_side(True)

    def _hide(self, pane: QWidget) -> None:
        """What had the focus in there gives it to the chart or the table."""
        had_focus = let_go(pane)
        pane.hide()
        if had_focus:
            self._focus_middle()

    def _ask_for_side(self, wanted: bool) -> None:
        if self._reads:
            self._wants_side_beside_answers = wanted
        else:
            self._wants_side, self._comes_back = wanted, False
        self._make_room()

    @property
    def _reads(self) -> bool:
        """Whether answers stand where chart and table do."""
        return self.answers is not None and self._middle.currentWidget() is self.answers

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, from left to right and from top to bottom."""
        middle = self._middle.currentWidget()
        inside = (self.chart, self.table) if middle is self._down else (middle,)
        there = (self.breaks, self.left, *inside, self.side, self.film)
        return tuple(pane for pane in there if pane is not None)

    def _step_pane(self, step: int) -> None:
        from omnibus_desktop.app.tab_order import step_pane

        docks = self.window().findChildren(QDockWidget)
        step_pane((*self.panes(), *docks), forward=step > 0)

    def finish(self) -> None:
        """Begin nothing more, and wait for what was begun: the window is closing."""
        self._rest.stop()
        if self.chart is not None:
            self.chart.finish_loading()
        if self.film is not None:
            self.film.pictures.end()

    @property
    def stage(self) -> QWidget | None:
        """Where the chart can be worked on, as soon as it is there."""
        return None if self.chart is None else self.chart.stage

    def keep_shape(self, settings: Settings) -> None:
        """Remember the sizes of the panes, and which of them were hidden."""
        for name, splitter in self._splitters().items():
            settings.keep_shape(name, splitter.saveState())
        settings.remember_pane_hidden("questions", self.left.isHidden())
        settings.remember_pane_hidden("choices", self._wants_side is False)

    def restore_shape(self, settings: Settings) -> None:
        """Give the panes the sizes that they had, and hide those that were hidden."""
        for name, splitter in self._splitters().items():
            kept = settings.shape(name)
            if kept is not None:
                splitter.restoreState(kept)
                splitter.setChildrenCollapsible(False)  # an earlier program's state may say others
        if settings.pane_hidden("questions"):
            self.left.hide()
        if settings.pane_hidden("choices"):
            self._wants_side, place = False, self._across.widget(2)
            assert place is not None
            place.hide()
