"""What became of a briefing that was refreshed, in the place of the questions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.refresh.refresh_list import RefreshList
from omnibus_desktop.app.refresh.refreshment import Refreshment
from omnibus_desktop.briefing.refresh import SlideChange
from omnibus_desktop.briefing.refresh_words import ToldLine, as_text, lines_of, summary
from omnibus_desktop.wave.plain_text import plain


class RefreshPanel(QWidget):
    """The list of changes with what can be done about them. `closed` tells that the person has
    done with it."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Refreshment | None = None
        self.title = plain_label()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.summary = plain_label()
        self.remarks = plain_label()
        self.list = RefreshList()
        self.list.turned.connect(self._turn)
        self.list.taken.connect(self._take)
        self.take = QPushButton("Use the suggested headline")
        self.take.setToolTip("Put the suggestion in the place of the headline that does not hold")
        self.take.clicked.connect(lambda: self._take(self.list.slide()))
        self.remove = QPushButton("Remove slide")
        self.remove.setToolTip("Take the slide that was not asked out of the briefing")
        self.remove.clicked.connect(self._remove)
        self.copy = QPushButton("Copy list")
        self.copy.setToolTip("Put the whole list on the clipboard as text")
        self.copy.clicked.connect(self._copy)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x"))
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip("Back to the questions")
        self.close_button.setAccessibleName("Close the list of changes")
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        desk.document.changed.connect(self._follow)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove, 1)
        buttons.addWidget(self.copy, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addLayout(top)
        for widget in (self.summary, self.remarks):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.take)
        column.addLayout(buttons)

    def tell(self, found: Refreshment) -> None:
        """Show what this refresh changed."""
        self._found = found
        source = plain(found.source)
        self.title.setText(f"{source} has changed" if found.told else f"Refreshed with {source}")
        self.summary.setText(found.told or summary(found.changes))
        self.remarks.setText(plain(" ".join(found.remarks)))
        self.remarks.setVisible(bool(found.remarks))
        self._show(self._desk.document.session)
        self.list.scrollToTop()

    def turn_to_first(self) -> None:
        """Show the slide that the first line is about."""
        self.list.setCurrentRow(0)
        self.list.scrollToTop()

    def _follow(self, before: Session, after: Session) -> None:
        if self._found is None or after.found is not self._found.after.found:
            return
        if before.briefing is not after.briefing:
            self._show(after)
        elif before.draft is not after.draft:
            self._show_what_applies(after)

    def _show(self, session: Session) -> None:
        self.list.show_lines(list(self._lines(session)))
        self._show_what_applies(session)

    def _lines(self, session: Session) -> Iterator[ToldLine]:
        if self._found is None:
            return
        then = {slide.id: slide for slide in self._found.before.briefing.slides}
        wave = self._found.before.wave
        texts = {} if wave is None else {each.id: each.text for each in wave.questions}
        there = {slide.id for slide in session.briefing.slides}
        for change in self._found.changes:
            if change.slide in there:
                slide = then[change.slide]
                name = slide.name or texts.get(slide.question, slide.question)
                yield from lines_of(self._still(change, session), name)

    def _still(self, change: SlideChange, session: Session) -> SlideChange:
        """The change without a headline that does not hold where the person wrote another."""
        from dataclasses import replace

        slides = {slide.id: slide for slide in session.briefing.slides}
        if change.broken and slides[change.slide].words.headline != change.headline:
            return replace(change, broken=(), headline=self._headline(change, session))
        return change

    def _headline(self, change: SlideChange, session: Session) -> str:
        slides = {slide.id: slide for slide in session.briefing.slides}
        return slides[change.slide].words.headline or change.suggested

    def _change(self, slide: str) -> SlideChange | None:
        changes = () if self._found is None else self._found.changes
        return next((change for change in changes if change.slide == slide), None)

    def _show_what_applies(self, session: Session) -> None:
        """The line of the slide on the stage, and what can be done about that."""
        if session.draft is not None:
            self.list.pick(session.draft.id)
        change = self._change(self.list.slide())
        there = change is not None and any(s.id == change.slide for s in session.briefing.slides)
        broken = there and change is not None and self._still(change, session).broken
        self.take.setEnabled(bool(broken))
        self.remove.setEnabled(there and change is not None and not change.is_asked)

    def _turn(self, slide: str) -> None:
        slide_actions.show_slide(self._desk, slide)
        self._show_what_applies(self._desk.document.session)

    def _take(self, slide: str) -> None:
        slide_actions.show_slide(self._desk, slide)
        slide_actions.write_words(self._desk, "headline", None)

    def _remove(self) -> None:
        film_actions.remove_slides(self._desk, (self.list.slide(),))

    def _copy(self) -> None:
        found = self._found
        if found is not None:
            text = as_text(self.title.text(), found.changes, found.remarks, found.told)
            QGuiApplication.clipboard().setText(text)
            self._desk.told.emit("The list of changes was copied")
