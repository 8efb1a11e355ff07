"""What the person sees of work being kept: that something was left, that a file cannot be written,
and what to do with the work when the window closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from omnibus_desktop.app.files import briefing_actions
from omnibus_desktop.app.files.keeper import WorkKeeper
from omnibus_desktop.app.files.own_work import Fate
from omnibus_desktop.app.files.refusal import Choice, Refusal
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.files.being_typed import BeingTyped
    from omnibus_desktop.app.files.left_work import Left
    from omnibus_desktop.app.files.neighbours import Neighbours
    from omnibus_desktop.app.problems import Offer, ProblemBar
    from omnibus_desktop.app.window import MainWindow

_SHOWN = 3  # pieces of work that the start page offers
_KEEP, _DISCARD = "Keep it for next time", "Throw it away"


class Keeping(QObject):
    """Between the keeper of the desk and the window."""

    def __init__(self, desk: Desk, window: MainWindow, problems: ProblemBar) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._problems = problems
        self._left: list[Left] = []
        self._neighbours: Neighbours | None = None
        self._typed: BeingTyped | None = None
        desk.keeper = WorkKeeper(desk, self)
        desk.keeper.file.refused.connect(self._tell_refused)
        desk.keeper.file.settled.connect(self._take_back)
        desk.document.changed.connect(self._follow)
        self._shuts_down = False
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.commitDataRequest.connect(self.shut_down)
        desk.stage_ready.connect(self._follow_typing)
        self._looks = QTimer(self, singleShot=True, interval=0)
        self._looks.timeout.connect(self._look)
        self._looks.start()
        self._above = QTimer(self, singleShot=True, interval=0)  # when the window has changed
        self._above.timeout.connect(self._offer_above)

    def may_leave(self) -> bool:
        """Whether the briefing may be left; asks where it is not saved."""
        document, keeper = self._desk.document, self._desk.keeper
        keeper.keep_now()  # what was undone last is no work that is left, either
        if document.steps.isClean():
            return True
        if keeper.is_safe or not document.session.briefing.slides:
            return True
        if self._shuts_down:
            keeper.fate = Fate.LEFT
            return True
        from PySide6.QtWidgets import QMessageBox  # its enums are not needed at the start

        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Omnibus Desktop")
        box.setText("The briefing has changes that are not saved.")
        box.setInformativeText(
            "Save them, keep them for the next start, or throw them away? What is thrown away can"
            " be had back for two weeks, from “Earlier versions”."
        )
        roles = QMessageBox.ButtonRole
        save = box.addButton("Save…", roles.AcceptRole)
        keep = box.addButton(_KEEP, roles.ActionRole)
        discard = box.addButton(_DISCARD, roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.exec()
        chosen = box.clickedButton()
        if chosen is save:
            return briefing_actions.save_briefing(self._desk, self._window, leaving=True)
        if chosen is keep and keeper.unkept is not None:
            message = "The work cannot be kept for the next start"
            advice = "save it in another place, or throw it away"
            self._desk.tell(OmnibusError(message, advice, str(keeper.unkept)))
            return False
        keeper.fate = Fate.LEFT if chosen is keep else Fate.ASIDE
        return chosen in (keep, discard)

    def shut_down(self) -> None:
        """The computer is being shut down, or the person logs out: keep everything at once and
        ask nothing; the next start offers what is not saved."""
        self._desk.commit_requested.emit()
        if not self._desk.document.steps.isClean():
            self._desk.keeper.keep_now()
        self._shuts_down = True

    def end(self) -> None:
        """The window is closing and nothing runs any more."""
        for timer in (self._looks, self._above):
            timer.stop()
        if self._neighbours is not None:
            self._neighbours.end()
        if self._typed is not None:
            self._typed.end()
        self._desk.keeper.finish()
        for left in self._left:
            left.locked.release()
        self._left.clear()

    def _look_soon(self, _: str) -> None:
        self._looks.start()

    def _look(self) -> None:
        """Find what was left, and offer it; where a file is being opened, when that is shown."""
        jobs = self._desk.jobs
        if jobs.busy():
            once = Qt.ConnectionType.SingleShotConnection
            jobs.finished.connect(self._look_soon, once)
            return
        state = self._desk.settings.state_folder()
        if (state / "inside").is_dir():
            from omnibus_desktop.app.files.private_folder import remove_remains

            remove_remains(state)
        if (state / "discarded").is_dir():
            from omnibus_desktop.app.files.set_aside import remove_old

            remove_old(state, datetime.now(UTC))
        if not (state / "work").is_dir():
            return
        from omnibus_desktop.app.files.left_work import find_left

        self._left = find_left(state)
        self.offer_left()

    def offer_left(self) -> None:
        """On the start page, and above the work where that is what is seen."""
        page = self._window.start_page
        if page is not None:
            page.withdraw()
            for left in self._left[:_SHOWN]:
                which, inside = left.work.described_apart
                page.offer((f"Go on with {which}", inside), *self._choices(left))
            page.tell_more(len(self._left) - _SHOWN)
        self._above.start()

    def _offer_above(self) -> None:
        """Where nothing else is told there."""
        seen = self._desk.document.session.wave is not None and self._problems.isHidden()
        if not self._left or not seen:
            return
        left = self._left[0]
        go_on, discard = self._choices(left)
        message = "There is work from an earlier session that was not saved"
        error = OmnibusError(message, left.work.described)
        self._problems.tell(error, None, (("Go on with it", go_on), ("Discard", discard)))

    def _choices(self, left: Left) -> tuple[Callable[[], None], Callable[[], None]]:
        return partial(self._go_on, left), partial(self._discard, left)

    def _go_on(self, left: Left) -> None:
        from omnibus_desktop.app.files.open_briefing import open_work

        if self.may_leave():
            open_work(self._desk, left, partial(self._took, left))

    def _took(self, left: Left) -> None:
        """It is open now: the keeper has it."""
        self._left.remove(left)
        self.offer_left()

    def _discard(self, left: Left) -> None:
        """Put it aside, and offer to have it back."""
        from omnibus_desktop.app.files.set_aside import KEPT, set_aside

        place = set_aside(self._desk.settings.state_folder(), left.locked)
        self._left.remove(left)
        self.offer_left()
        if place is not None:
            advice = f"for {KEPT.days} days it can be had back, from “Earlier versions” too"
            error = OmnibusError("The work was discarded", advice, left.work.described)
            self._problems.tell(error, None, (("Undo", partial(self._have_back, left, place)),))

    def _have_back(self, left: Left, place: Path) -> None:
        from omnibus_desktop.app.files.set_aside import bring_back

        try:
            locked = bring_back(self._desk.settings.state_folder(), place)
        except OmnibusError as error:
            self._desk.tell(error)
            return
        self._left.insert(0, replace(left, locked=locked))
        self.offer_left()

    def _follow_typing(self) -> None:
        """The chart can be worked on: from now on something may be typed in place."""
        from omnibus_desktop.app.files.being_typed import BeingTyped

        if self._typed is None:
            self._typed = BeingTyped(self._desk, self._window)

    def _follow(self, before: Session, after: Session) -> None:
        """A wave is shown: what was left is offered above it, once. From the first briefing with a
        file on, who else has that is seen."""
        self._shuts_down = False  # somebody works on: it was called off
        if self._neighbours is None and after.briefing_path is not None:
            from omnibus_desktop.app.files.neighbours import Neighbours

            self._neighbours = Neighbours(self._desk, self._window)
            self._neighbours.left.connect(self._problems.withdraw)
        if self._left and before.wave is None and after.wave is not None:
            self._above.start()

    def _take_back(self, refusal: Refusal) -> None:
        """Say no longer what is so no longer."""
        self._problems.withdraw(refusal.error)

    def _tell_refused(self, refusal: Refusal) -> None:
        """Say why the briefing's file is not written, and offer what can be done."""
        desk, window = self._desk, self._window
        known: dict[Choice, Offer] = {
            Choice.AGAIN: ("Try again", lambda: briefing_actions.save_briefing(desk, window)),
            Choice.COPY: ("Save a copy…", lambda: briefing_actions.save_copy(desk, window)),
            Choice.OVER: ("Save over it", lambda: briefing_actions.save_over(desk)),
            Choice.THEIRS: ("Open theirs", lambda: briefing_actions.open_theirs(desk)),
            Choice.EARLIER: (
                "Earlier versions…",
                lambda: briefing_actions.show_versions(desk, window),
            ),
        }
        self._problems.tell(refusal.error, None, [known[choice] for choice in refusal.choices])
