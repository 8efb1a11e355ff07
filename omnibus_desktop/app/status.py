"""The line at the bottom: which wave, how many, what weight and filter; and work in progress."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar, QToolButton

from omnibus_desktop.app.announcing import announce
from omnibus_desktop.app.coming import waiting_facts
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.wave.plain_text import plain

_BAR = "  |  "
_INVENTED = "SYNTHETIC DATA"
_WANTED = (1, 4, 2, 3)  # how much the file, the respondents, the weight and the filter are
_MOST = 5
_SHOWN_FOR = 8000  # milliseconds that a passing message stays
_BETWEEN = 48  # pixels: margins, and the grip by which the window is made larger
_PATIENCE = 150  # milliseconds before work is worth telling of: what is done sooner would flicker


class StatusLine(QStatusBar):
    """What every number on the screen rests on, and a Cancel for long work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kind = ""
        self.findings = 0  # things to look at before the slide is exported
        self.facts = plain_label()
        self.facts.setWordWrap(False)
        self.facts.setMinimumWidth(1)  # in a narrow window it is shortened
        self._told = ""  # whole
        self.addPermanentWidget(self.facts)
        self.look = QToolButton()
        self.look.setAutoRaise(True)
        self.look.setToolTip("Show what to look at before you export")
        self.look.clicked.connect(self._look)
        self.look.hide()
        self.addPermanentWidget(self.look)
        desk.findings_changed.connect(self._count)
        self.doing = plain_label()
        self.doing.setWordWrap(False)
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(180)
        self.progress.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(lambda: desk.jobs.cancel(self._kind))
        for widget in (self.doing, self.progress, self.cancel):
            self.addWidget(widget)
            widget.hide()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE)
        self._wait.timeout.connect(self._show_long_work)
        self.messageChanged.connect(self._make_room)
        desk.told.connect(lambda text: self.showMessage(plain(text), _SHOWN_FOR))
        desk.told.connect(self._announce)
        desk.jobs.started.connect(self._start)
        desk.jobs.progressed.connect(self._go_on)
        desk.jobs.finished.connect(self._end)
        desk.document.changed.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(self.currentMessage())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room(self.currentMessage())

    def _make_room(self, message: str) -> None:
        """What the figures rest on makes way for a passing message that is too long to stand
        beside it: the bar would write the one over the other."""
        metrics = self.fontMetrics()
        look = self.look.sizeHint().width() if self.findings else 0
        room = max(0, self.width() - look - _BETWEEN)
        said = metrics.horizontalAdvance(message)
        parts = fitting(self._told, room - said, metrics.horizontalAdvance)
        if not parts and not message:
            parts = metrics.elidedText(_most_wanted(self._told), Qt.TextElideMode.ElideRight, room)
        self.facts.setText(parts)
        self.facts.setVisible(bool(parts))

    def _announce(self, text: str) -> None:
        """Say it when what is to be painted is."""
        QTimer.singleShot(0, self, partial(announce, self, plain(text)))

    def _look(self) -> None:
        self._desk.look_requested.emit()

    def _count(self, findings: int) -> None:
        """How many things there are to look at before the slide is exported."""
        self.findings = findings
        self.look.setText(f"⚠ {things(findings)} to look at")
        self.look.setVisible(findings > 0)
        self._make_room(self.currentMessage())

    def _start(self, kind: str, text: str) -> None:
        self._kind = kind
        self.doing.setText(plain(text))
        self.progress.setRange(0, 0)
        self._wait.start()

    def _show_long_work(self) -> None:
        """What was told last makes way only now: work that nobody sees must not wipe it off."""
        self.clearMessage()
        self._show_work(True)

    def _show_work(self, shown: bool) -> None:
        for widget in (self.doing, self.progress, self.cancel):
            widget.setVisible(shown)

    def _go_on(self, kind: str, share: float) -> None:
        if kind == self._kind:
            self.progress.setRange(0, 100)
            self.progress.setValue(int(100 * share))

    def _end(self, kind: str) -> None:
        if kind == self._kind:
            self._wait.stop()
            self._show_work(False)

    def _follow(self, before: Session, after: Session) -> None:
        other = before.wave is not after.wave or before.coming is not after.coming
        inside = before.briefing.keeps_wave != after.briefing.keeps_wave
        if other or inside or before.draft is not after.draft:
            told = facts(after)
            self._told = told
            self._make_room(self.currentMessage())
            self.facts.setAccessibleName(f"What the figures rest on: {told}")


def fitting(told: str, room: int, width: Callable[[str], int]) -> str:
    """Those of the parts that have room, in their order: first what can be seen elsewhere goes,
    and last of all how many answered and that nobody did. "" where not even those fit."""
    parts = told.split(_BAR)
    leaving = sorted(range(len(parts)), key=lambda place: _rank(parts[place], place))
    kept = list(range(len(parts)))
    while kept and width(_BAR.join(parts[place] for place in kept)) > room:
        kept.remove(leaving.pop(0))
    return _BAR.join(parts[place] for place in kept)


def _rank(part: str, place: int) -> int:
    """How much what is told there is wanted; by its place, as `facts` puts it."""
    if part == _INVENTED:
        return _MOST
    return _WANTED[place] if place < len(_WANTED) else 0


def _most_wanted(told: str) -> str:
    parts = told.split(_BAR)
    return max(parts, key=lambda part: _rank(part, parts.index(part)))


def things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def facts(session: Session) -> str:
    """The wave's file, who answered, weight and filter, in one line."""
    wave = session.wave
    if wave is None:
        return "" if session.coming is None else waiting_facts(session.coming)
    parts = [plain(wave.source), _answered(wave.respondents, wave.population, wave.respondent_word)]
    weight = wave.weight if session.draft is None else session.draft.weight or wave.weight
    parts.append("unweighted" if weight in (None, "none") else f"weighted by {plain(weight)}")
    count = 0 if session.draft is None else len(session.draft.filter)
    parts.append("no filter" if not count else f"{count} filter{'s' if count > 1 else ''}")
    if session.briefing.keeps_wave:
        parts.append("wave inside the briefing")
    if wave.synthetic:
        parts.append(_INVENTED)
    return _BAR.join(parts)


def _answered(respondents: int, population: int | None, word: str) -> str:
    if population is None:
        return f"{respondents:,} {word}"
    share = (200 * respondents + population) // (2 * population)  # half up
    return f"{respondents:,} of {population:,} {word} ({share}%)"
