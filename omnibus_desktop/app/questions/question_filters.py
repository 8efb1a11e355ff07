"""Which questions are listed, and in what order: of one kind, or the most different first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.icons import icon
from omnibus_desktop.briefing.nesting import questions_in
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.briefing.briefing import Rules, Slide
    from omnibus_desktop.tables.differing import Differing, Ranking
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_LONGEST = 40  # letters of a break
KINDS = {
    "single": "One answer",
    "multi": "Several answers",
    "scale": "Scales",
    "grid": "Grids",
    "numeric": "Numbers",
    "open": "Open answers",
}
_NAME = "Which questions are listed"
_Grounds = tuple[str, "Wave", "Rules", str | None, object]


class QuestionFilters(QToolButton):
    """A button with a menu. `kind` is the one kind that is listed, "" for all; `ranking` has the
    questions by how much they differ, None where they stand as in the file; `changed` tells that
    one of them is another. A ranking is worked out in the background, and again when the weight,
    the filter or the rules are others."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kind = ""
        self.by = ""  # the break by which questions are ranked
        self.ranking: tuple[Differing, ...] | None = None
        self._hidden: frozenset[str] = frozenset()  # questions whose figures may not be told
        self._grounds: _Grounds | None = None
        self.setIcon(icon("filter"))
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(_NAME)
        menu = QMenu(self)
        menu.setAccessibleName(_NAME)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._tell()
        desk.document.changed.connect(self._follow)

    @property
    def words(self) -> str:
        """What is left out or moved, "" where nothing is."""
        said = KINDS.get(self.kind, "").lower()
        if self.ranking is not None:
            said += f"{', ' if said else ''}by difference"
        return said

    def left_out(self, questions: Iterable[Question]) -> str:
        """How many of these questions the order leaves out, and why; "" where it has all."""
        if self.ranking is None:
            return ""
        ranked = {each.question for each in self.ranking}
        of_kind = (each.id for each in questions if self.kind in ("", each.kind.value))
        out = [name for name in of_kind if name not in ranked]
        hidden = sum(name in self._hidden for name in out)
        reasons = (
            (hidden, "with figures hidden to protect respondents"),
            (len(out) - hidden, "with nothing to compare"),
        )
        said = ", ".join(f"{count:,} {why}" for count, why in reasons if count)
        return f"Left out: {said}" if said else ""

    def list_all(self) -> None:
        """List all questions again, as in the file."""
        self.kind, self.by = "", ""
        self._rank()

    def _fill(self) -> None:
        menu, session = self.menu(), self._desk.document.session
        menu.clear()
        for group in menu.findChildren(QActionGroup):
            group.deleteLater()
        menu.addSection("Kind")
        kinds, orders = QActionGroup(menu), QActionGroup(menu)  # one of each
        for kind, words in {"": "All kinds", **KINDS}.items():
            self._offer(kinds, words, kind == self.kind, partial(self._list_kind, kind))
        menu.addSection("Order")
        self._offer(orders, "As in the file", not self.by, partial(self._order, ""))
        for by, named in _breaks(session):
            room = menu.fontMetrics().averageCharWidth() * _LONGEST
            shown = menu.fontMetrics().elidedText(named, Qt.TextElideMode.ElideRight, room)
            words = f"Most different by {shown} first"
            self._offer(orders, words, by == self.by, partial(self._order, by))

    def _offer(self, group: QActionGroup, words: str, is_chosen: bool, choose: object) -> None:
        action = group.addAction(words.replace("&", "&&"))
        self.menu().addAction(action)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(choose)

    def _list_kind(self, kind: str) -> None:
        self.kind = kind
        self._tell()

    def _order(self, by: str) -> None:
        self.by = by
        self._rank()

    def _tell(self) -> None:
        self.setToolTip(f"{_NAME}: {self.words or 'all, as in the file'}")
        self.setDown(bool(self.words))
        self.changed.emit()

    def _follow(self, before: Session, after: Session) -> None:
        if before.found is not after.found and self.words:
            self.list_all()
        elif self.by:
            self._rank()

    def _rank(self) -> None:
        """Work the ranking out, unless it is there or there is to be none."""
        session = self._desk.document.session
        wave, draft = session.wave, session.draft
        if not self.by or wave is None or draft is None:
            self._desk.jobs.cancel("ranking")
            self.ranking, self._grounds = None, None
            self._tell()
            return
        rules = session.briefing.rules
        grounds: _Grounds = (self.by, wave, rules, draft.weight, draft.filter)
        if self._grounds is not None and all(
            one is other or one == other for one, other in zip(grounds, self._grounds, strict=True)
        ):
            return
        self._grounds = grounds
        self._desk.jobs.run(
            "ranking",
            "Looking for the questions that differ most",
            partial(_ranked, wave, self.by, draft, rules),
            self._show,
            given_up=self.list_all,
        )

    def _show(self, ranking: Ranking) -> None:
        self.ranking, self._hidden = ranking.found, ranking.hidden
        self._tell()


def _ranked(wave: Wave, by: str, slide: Slide, rules: Rules, progress: Progress) -> Ranking:
    from omnibus_desktop.briefing.asked import options
    from omnibus_desktop.tables.differing import ranking_of

    return ranking_of(wave, by, options(slide, rules), progress)


def _breaks(session: Session) -> list[tuple[str, str]]:
    """The breaks in force, and what each is called."""
    texts = {} if session.wave is None else {each.id: each.text for each in session.wave.questions}
    return [(by, plain(texts.get(by, by))) for by in questions_in(slide_actions.breaks_of(session))]
