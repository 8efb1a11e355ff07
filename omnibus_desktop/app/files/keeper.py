"""Keeps work as it goes on: in a recovery file, and in the briefing's own where it has one.

It acts only after something was done: at once, by one write in the background at a time, and what
was done meanwhile is written together a moment later. While nothing changes nothing runs.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from omnibus_desktop.app.document import Session
from omnibus_desktop.app.files.claim import Claim
from omnibus_desktop.app.files.printed_figures import PrintedFigures
from omnibus_desktop.app.files.refusal import Refusal, refusal_of
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.files.locks import Locked
    from omnibus_desktop.app.files.saving import Saver
    from omnibus_desktop.app.files.writing_work import Done
    from omnibus_desktop.briefing.briefing import Briefing

_SOON = 300  # milliseconds between two writes
_SELDOM = 20_000  # milliseconds between two of a file that holds a wave; work is kept meanwhile
_KEEPING = "keep work"
_UNKEPT = "Work cannot be kept as it goes on"
_ELSEWHERE = "save the briefing in another place, so that nothing is lost"


class WorkKeeper(QObject):
    """`held_back` says why nothing is saved in the briefing's file for now, for the person has to
    decide first, None where it is; work is kept all the same. `leaves_work`: what is not saved is
    to be offered at the next start."""

    refused = Signal(object)  # Refusal

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.held_back: Refusal | None = None
        self.leaves_work = False
        self.unkept: OmnibusError | None = None  # why the work is in no file for recovery
        self._in_file: tuple[Path | None, Briefing | None] = (None, None)  # which holds what
        self._mine: Locked | None = None  # the recovery file
        self._taken_over: list[Locked] = []  # those of earlier windows that are gone on with
        self.figures = PrintedFigures()
        self._claim = Claim(desk.settings.state_folder)
        self._number = self._ended = 0
        self._running = self._again = self._is_noted = self._saving = False
        self._saver: Saver | None = None
        self._told: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._keep)
        self._seldom = QTimer(self, singleShot=True, interval=_SELDOM)
        self._seldom.timeout.connect(self._keep_unsaved)
        desk.document.changed.connect(self._follow)
        desk.document.steps.indexChanged.connect(self._step)

    @property
    def is_safe(self) -> bool:
        """Whether the briefing is in its own file as it is now."""
        return self._is_saved(self._desk.document.session)

    def began(self, digest: str = "", *, in_file: bool = True) -> None:
        """Another session was begun, with a briefing whose file has this digest. `in_file`: it is
        what that file holds."""
        self._soon.stop()
        self._seldom.stop()
        self._number += 1
        self._ended = self._number  # what is still being written belongs to the session before
        if self._saver is not None:
            self._saver.begin(self._number)
        self._forget()
        session = self._desk.document.session
        self._in_file = (session.briefing_path, session.briefing if in_file else None)
        self.held_back = None
        if session.briefing_path is not None:
            self.saver.opened(session.briefing_path, digest)
        self._have(session.briefing_path)

    def hold_back(self, why: Refusal) -> None:
        """Do not save in the briefing's file until the person has decided."""
        self.held_back = why
        self.refused.emit(why)

    def go_on(self, work: Locked) -> None:
        """What is open is what this recovery file had: it goes when that is kept anew."""
        self._taken_over.append(work)
        self._soon.start()

    def keep_soon(self) -> None:
        """Keep the session though nothing was done to its briefing: its wave is elsewhere now."""
        self._in_file = (None, None)
        self._soon.start()

    def save(self, path: Path, *, anyway: bool = False) -> None:
        """Save the briefing as this file now, `anyway` over whatever it holds. Raises OmnibusError
        where that is not possible."""
        save = self.to_save(path, anyway=anyway)
        try:
            self.saved(path, save())
        finally:
            self.end_save()

    def to_save(self, path: Path, *, anyway: bool = False) -> Callable[[], Session]:
        """What does that, in any thread, and gives the session that was saved; nothing else is
        written meanwhile. `saved` is to be told of it, and `end_save` whatever comes of it."""
        from omnibus_desktop.app.files.inside import source_of
        from omnibus_desktop.app.files.recovery import kept_of

        session, saver = self._desk.document.session, self.saver
        self._number += 1
        number, source = self._number, source_of(session)
        kept = replace(kept_of(session), printed=self.figures.known(session))
        self._saving = True

        def save() -> Session:
            saver.save(number, path, kept, by_hand=True, anyway=anyway, source=source)
            return session

        return save

    def saved(self, path: Path, session: Session) -> None:
        """The session's briefing was saved as this file by hand."""
        self._ended = self._number
        whole = self.figures.are_known(session)
        self._in_file, self.held_back = (path, session.briefing if whole else None), None
        if not whole:
            self._soon.start()  # they follow
        self._told.clear()
        self._have(path)

    def end_save(self) -> None:
        """What was done meanwhile can be kept now."""
        self._saving = False
        if self._again and not self._running:
            self._soon.start()

    def keep_now(self) -> None:
        """Keep at once what was done last."""
        session = self._desk.document.session
        waits = self._soon.isActive() or self._seldom.isActive()
        self._seldom.stop()
        if (waits or self._running) and session.path is not None:
            self._soon.stop()
            self._again = False
            self._end(self._task(session)(lambda: True))

    def finish(self) -> None:
        """The window is closing and nothing runs any more. The stack of steps tells of its own end
        as of one more step."""
        self._desk.document.steps.indexChanged.disconnect(self._step)
        self._soon.stop()
        self._seldom.stop()
        self._again = False
        self._forget()
        self._claim.on(None)

    def _follow(self, before: Session, after: Session) -> None:
        """What is looked at goes with the work, where there is any."""
        same_wave = before.found is after.found
        if self._mine is not None and same_wave and before.draft is not after.draft:
            self._begin()

    def _step(self, _: int) -> None:
        """Something was done, undone or done again, unless another wave is begun with."""
        if self._desk.document.steps.count():
            self._begin()

    def _begin(self) -> None:
        """Keep what was done at once; what is done right after that, together."""
        if self._running or self._saving:
            self._again = True
        elif not self._soon.isActive():
            self._keep()

    def _keep_unsaved(self) -> None:
        """Save what was kept since the file was written last."""
        if not self.is_safe:
            self._begin()

    def _is_saved(self, session: Session) -> bool:
        path, briefing = self._in_file
        return path is not None and session.briefing_path == path and session.briefing is briefing

    def _keep(self) -> None:
        session = self._desk.document.session
        if session.wave is None or session.path is None:
            return  # one is being opened
        if self._saving:
            self._again = True
            return
        self._running, self._again = True, False
        task = self._task(session)
        self._desk.jobs.run(
            _KEEPING,
            "",
            lambda p: task(lambda: p.is_cancelled or self._again),
            self._end_one,
            given_up=self._go_on_keeping,
        )

    def _task(self, session: Session) -> Callable[[Callable[[], bool]], Done]:
        """What is to be written, as a function of values, and of what says when to hurry."""
        from omnibus_desktop.app.files.inside import source_of
        from omnibus_desktop.app.files.locks import new_work
        from omnibus_desktop.app.files.recovery import is_noted, work_of
        from omnibus_desktop.app.files.writing_work import Round, written

        if self._mine is None:
            with suppress(OSError):
                self._mine = new_work(self._desk.settings.state_folder())
        self._number += 1
        saver = self.saver
        self._is_noted = is_noted(session)
        source = source_of(session)
        is_due = self.held_back is None and not self._is_saved(session)
        held = source is not None and saver.holds_wave(source.fingerprint)
        waits = held and self._seldom.isActive()
        path = session.briefing_path if is_due and not waits else None
        if path is not None and source is not None:
            self._seldom.start()
        recovery = None if self._mine is None else self._mine.path
        work = work_of(session, saver.known(session.briefing_path))
        due = Round(self._number, session, work, recovery, path, self.figures, source)
        return lambda stops: written(saver, due, stops)

    def _end_one(self, done: Done) -> None:
        self._end(done)
        self._go_on_keeping()

    def _end(self, done: Done) -> None:
        document = self._desk.document
        if done.number < self._ended:
            return  # something newer was saved meanwhile, or another session begun
        self._ended = done.number
        self.unkept = done.unkept
        if done.saved is not None:
            self._in_file = (done.saved, done.briefing)
            self._told.clear()
            if document.session.briefing is done.briefing:
                document.steps.setClean()
        if done.unkept is None and self._mine is not None:
            for work in self._taken_over:
                work.discard()
            self._taken_over.clear()
        self._tell(done)

    def _go_on_keeping(self) -> None:
        self._running = False
        if self._again:
            self._soon.start()

    def _tell(self, done: Done) -> None:
        """Say once what could not be written."""
        error = done.unsaved or done.unkept
        if error is None or error.message in self._told:
            return
        self._told.add(error.message)
        if done.unsaved is not None and done.unkept is not None:
            message = f"{error.message}. Nor can the work be kept for the next start"
            error = OmnibusError(message, _ELSEWHERE, str(done.unkept))
        if done.unsaved is not None:
            self.hold_back(refusal_of(error))
        else:
            self._desk.tell(OmnibusError(_UNKEPT, _ELSEWHERE, str(error)))

    def _forget(self) -> None:
        """Take the recovery file away, or leave it for the next start."""
        if self._mine is not None and not (self.leaves_work or self._is_noted):
            self._mine.discard()
        for work in filter(None, (self._mine, *self._taken_over)):
            work.release()
        self._mine, self._taken_over = None, []
        self.leaves_work = self._is_noted = False

    def _have(self, path: Path | None) -> None:
        """Have this briefing's file as this window's own; hold back where another window has it."""
        refusal = self._claim.on(path)
        if refusal is not None:
            self.hold_back(refusal)

    @property
    def saver(self) -> Saver:
        """What writes; made when it is needed first."""
        if self._saver is None:
            from omnibus_desktop.app.files.saving import Saver

            self._saver = Saver(self._desk.settings.state_folder())
        return self._saver
