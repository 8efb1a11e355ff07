"""Keeps work as it goes on: in a recovery file, and in the briefing's own where it has one.

It acts only after something was done: at once, by one write in the background at a time, and what
was done meanwhile is written together a moment later. While nothing changes nothing runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from omnibus_desktop.app.document import Session
from omnibus_desktop.app.files.by_hand import SavingByHand
from omnibus_desktop.app.files.own_file import OwnFile
from omnibus_desktop.app.files.own_work import Fate, OwnWork
from omnibus_desktop.app.files.printed_figures import PrintedFigures
from omnibus_desktop.app.files.turns import Turns

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.files.locks import Locked
    from omnibus_desktop.app.files.saving import Saver
    from omnibus_desktop.app.files.writing_work import Done
    from omnibus_desktop.errors import OmnibusError

_SOON = 300  # milliseconds between two writes
_SELDOM = 20_000  # milliseconds between two of a file that holds a wave; work is kept meanwhile
_LATER = 300  # milliseconds after which it is found out what slides print: nobody waits for it
_KEEPING, _PRINTING = "keep work", "find out what slides print"


class WorkKeeper(QObject):
    """When what is written: `file` is the briefing's own, `by_hand` saves there. `fate` is what
    becomes of the recovery file when the session ends, as far as the person has said it. `unkept`
    says why the work is in no file for recovery, None where it is."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fate = Fate.GOES
        self.unkept: OmnibusError | None = None
        self.figures = PrintedFigures()
        self.turns = Turns()
        self.file = OwnFile(desk.settings.state_folder, desk.tell, self)
        self.by_hand = SavingByHand(desk.document, self)
        self._typed: Session | None = None  # that would be if what is being typed were done
        self._work = OwnWork(desk.settings.state_folder)
        self._running = self._again = self._is_noted = False
        self._saver: Saver | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._keep)
        self._seldom = QTimer(self, singleShot=True, interval=_SELDOM)
        self._seldom.timeout.connect(self._keep_unsaved)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._find_printed)
        desk.document.changed.connect(self._follow)
        desk.document.steps.indexChanged.connect(self._step)

    @property
    def is_safe(self) -> bool:
        """Whether the briefing is in its own file as it is now."""
        return self.file.holds(self._desk.document.session)

    @property
    def is_waiting(self) -> bool:
        """Whether something that was done is to be written in a moment, or found out for that."""
        return self._soon.isActive() or self._later.isActive()

    @property
    def saver(self) -> Saver:
        """What writes; made when it is needed first."""
        if self._saver is None:
            from omnibus_desktop.app.files.saving import Saver

            self._saver = Saver(self._desk.settings.state_folder())
        return self._saver

    def began(self, digest: str = "", *, in_file: bool = True) -> None:
        """Another session was begun, with a briefing whose file has this digest. `in_file`: it is
        what that file holds."""
        self._soon.stop()
        self._seldom.stop()
        self._stop_finding()
        self.turns.take()
        number = self.turns.end_all()  # what is still being written belongs to the session before
        if self._saver is not None:
            self._saver.begin(number)
        self._end_session()
        session = self._desk.document.session
        self.figures.begin(session, {})
        if session.briefing_path is not None:
            self.saver.opened(session.briefing_path, digest)
        self.file.begin(session.briefing_path, session.briefing if in_file else None)

    def go_on(self, work: Locked) -> None:
        """What is open is what this recovery file had: it goes when that is kept anew."""
        self._work.take_over(work)
        self._soon.start(_SOON)

    def keep_soon(self) -> None:
        """Keep the session though nothing was done to its briefing: its wave is elsewhere now."""
        self.file.has(None, None)
        self._soon.start(_SOON)

    def keep_again(self) -> None:
        """Write once more a moment later."""
        self._soon.start(_SOON)

    def keep_typed(self, session: Session | None) -> None:
        """Keep this session for recovery, which would be if what is being typed were done; None:
        nothing is being typed any more."""
        if session is None and self._typed is None:
            return
        self._typed = session
        self._begin()

    def keep_now(self) -> None:
        """Keep at once what was done last."""
        session = self._desk.document.session
        waits = self._soon.isActive() or self._seldom.isActive()
        self._seldom.stop()
        if (waits or self._running) and session.path is not None:
            self._soon.stop()
            self._again = False
            self._end(self._task(session)(lambda: True))

    def go_on_keeping(self) -> None:
        """What kept it from writing has come to its end."""
        if self._again and not self._running:
            self._soon.start(_SOON)

    def finish(self) -> None:
        """The window is closing and nothing runs any more. The stack of steps tells of its own end
        as of one more step."""
        self._desk.document.steps.indexChanged.disconnect(self._step)
        self._soon.stop()
        self._seldom.stop()
        self._later.stop()
        self._again = False
        self._end_session()
        self.file.end()

    def _follow(self, before: Session, after: Session) -> None:
        """What is looked at goes with the work, where there is any."""
        self._typed = None
        same_wave = before.found is after.found
        if self._work.is_begun and same_wave and before.draft is not after.draft:
            self._begin()

    def _step(self, _: int) -> None:
        """Something was done, undone or done again, unless another wave is begun with, or what
        came from a file is only shown. Where the display is taken away Qt ends the stack of steps
        before anybody else, and that tells of its own end."""
        document = self._desk.document
        if isValid(document.steps) and document.steps.count() and not document.is_arriving:
            self._begin()

    def _begin(self) -> None:
        """Keep what was done at once; what is done right after that, together."""
        if self._running or self.by_hand.is_going_on:
            self._again = True
        elif not self._soon.isActive():
            self._keep()

    def _keep_unsaved(self) -> None:
        """Save what was kept since the file was written last."""
        if not self.is_safe:
            self._begin()

    def _keep(self) -> None:
        session = self._desk.document.session
        if session.wave is None or session.path is None:
            return  # one is being opened
        if self.by_hand.is_going_on:
            self._again = True
            return
        self._running, self._again = True, False
        self._stop_finding()
        task = self._task(session)
        self._desk.jobs.run(
            _KEEPING,
            "",
            lambda p: task(lambda: p.is_cancelled or self._again),
            self._end_one,
            given_up=self._rest,
            at_once=True,
        )

    def _task(self, session: Session) -> Callable[[Callable[[], bool]], Done]:
        """What is to be written, as a function of values, and of what says when to hurry."""
        from omnibus_desktop.app.files.inside import sources_of
        from omnibus_desktop.app.files.recovery import is_noted, work_of
        from omnibus_desktop.app.files.writing_work import Round, written

        saver, number, place = self.saver, self.turns.take(), self._work.place()
        self._is_noted = is_noted(session, self._desk.document.arrived)
        sources = sources_of(session)
        is_due = self.file.held_back is None and not self.file.holds(session)
        held = bool(sources) and saver.holds_waves(sources)
        waits = held and self._seldom.isActive()
        path = session.briefing_path if is_due and not waits else None
        if path is not None and sources:
            self._seldom.start()
        work = work_of(self._typed or session, saver.known(session.briefing_path))
        due = Round(number, session, work, place, path, self.figures, sources)
        return lambda stops: written(saver, due, stops)

    def _end_one(self, done: Done) -> None:
        self._end(done)
        self._rest()
        self._later.start()

    def _find_printed(self) -> None:
        """Find out what the slides print, for when the briefing is saved. The window has been
        painted by now, which takes long beside it."""
        session = self._desk.document.session
        if not self._running and not self.figures.are_known(session):
            self._desk.jobs.run(
                _PRINTING,
                "",
                lambda p: self.figures.work_out(session, lambda: p.is_cancelled),
                lambda _: None,
            )

    def _stop_finding(self) -> None:
        self._later.stop()
        self._desk.jobs.cancel(_PRINTING)

    def _end(self, done: Done) -> None:
        document = self._desk.document
        if not self.turns.end(done.number):
            return  # something newer was saved meanwhile, or another session begun
        self.unkept = done.unkept
        if done.saved is not None:
            self.file.has(done.saved, done.briefing)
            if document.session.briefing is done.briefing:
                document.steps.setClean()
        if done.unkept is None:
            self._work.kept()
        self.file.tell(done)

    def _rest(self) -> None:
        self._running = False
        self.go_on_keeping()

    def _end_session(self) -> None:
        """Take the recovery file away, put it aside, or leave it for the next start."""
        fate = Fate.LEFT if self.fate is Fate.GOES and self._is_noted else self.fate
        self._work.end(fate)
        self.fate, self._is_noted = Fate.GOES, False
