"""Saving a briefing because the person said so, between what is kept as work goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.files.own_work import Fate

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Document, Session
    from omnibus_desktop.app.files.keeper import WorkKeeper


class SavingByHand:
    """`is_going_on`: the keeper writes nothing meanwhile."""

    def __init__(self, document: Document, keeper: WorkKeeper) -> None:
        self._document = document
        self._keeper = keeper
        self.is_going_on = False

    def save(self, path: Path, *, anyway: bool = False) -> None:
        """Save the briefing as this file now, `anyway` over whatever it holds. Raises OmnibusError
        where that is not possible."""
        save = self.begin(path, anyway=anyway)
        try:
            self.saved(path, save())
        finally:
            self.end()

    def begin(self, path: Path, *, anyway: bool = False) -> Callable[[], Session]:
        """What does that, in any thread, and gives the session that was saved. `saved` is to be
        told of it, and `end` whatever comes of it."""
        from omnibus_desktop.app.files.inside import sources_of
        from omnibus_desktop.app.files.recovery import kept_of

        session, keeper = self._document.session, self._keeper
        saver, number, sources = keeper.saver, keeper.turns.take(), sources_of(session)
        kept = replace(kept_of(session), printed=keeper.figures.known(session))
        self.is_going_on = True

        def save() -> Session:
            saver.save(number, path, kept, by_hand=True, anyway=anyway, sources=sources)
            return session

        return save

    def saved(self, path: Path, session: Session) -> None:
        """The session's briefing was saved as this file."""
        keeper = self._keeper
        keeper.turns.end_all()
        keeper.fate = Fate.GOES
        whole = keeper.figures.are_known(session)
        keeper.file.saved_by_hand(path, session.briefing if whole else None)
        if not whole:
            keeper.keep_again()  # they follow

    def end(self) -> None:
        """What was done meanwhile can be kept now."""
        self.is_going_on = False
        self._keeper.go_on_keeping()
