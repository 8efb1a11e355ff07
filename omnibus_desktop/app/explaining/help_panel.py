"""The help at the side of the window: its text follows what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QVBoxLayout, QWidget

from omnibus_desktop.app.dialog_icons import dress_dock
from omnibus_desktop.app.explaining import help_subject
from omnibus_desktop.app.explaining.help_subject import Subject
from omnibus_desktop.app.explaining.manual_pages import MANUAL, PAGES
from omnibus_desktop.app.explaining.own_pages import OwnPages

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.furniture import Furniture

_WIDTH = 330  # pixels
_LARGER = 1.25  # a title, in sizes of the text
_HINT = (
    "Pick out a bar or a cell, turn to a question, or go to a control: what it is stands here. "
    "F1 again comes in here; Esc closes the help."
)


class HelpPanel(QDockWidget):
    """Never takes the focus by itself. While it is hidden it looks at nothing."""

    page_asked = Signal(str)  # of the manual

    def __init__(self, window: QMainWindow, furniture: Furniture) -> None:
        super().__init__("Help", window)
        self._furniture = furniture
        self._watches = False  # where the table is
        self._back: QWidget | None = None  # where the focus was
        self.subject: Subject | None = None
        self.setObjectName("help")
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.page = OwnPages("Help")
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.anchorClicked.connect(self._go)
        self.page.installEventFilter(self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 4, 4)
        column.addWidget(self.page)
        self.setWidget(inside)
        self.page.setMinimumWidth(_WIDTH)
        letters = self.font()
        letters.setStyleHint(letters.StyleHint.SansSerif)
        self.setFont(letters)  # with none of its own a dock keeps the letters of its first title
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        dress_dock(self)
        self.topLevelChanged.connect(lambda _floats: dress_dock(self))  # Qt gives it others
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        furniture.desk.document.changed.connect(self._follow)
        furniture.current.settled.connect(self._follow_figures)

    def ask(self) -> None:
        """F1: show what is selected; where that is shown, go in to read it."""
        focus = QApplication.focusWidget()
        if self.isVisible():
            self._back = focus
            self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.show()
        self._watch_table()
        self.tell(self._of_focus(focus))

    def show_method(self) -> None:
        """Show how the table being looked at was tested."""
        self.show()
        self._watch_table()
        tables = self._furniture.current.tables
        self.tell(help_subject.of_method(tables[0]) if tables else None)

    def tell(self, subject: Subject | None) -> None:
        """Explain this; None: what the manual holds."""
        if subject == self.subject and subject is not None:
            return
        self.subject = subject
        self.page.clear()
        cursor = QTextCursor(self.page.document())
        if subject is None:
            self._contents(cursor)
        else:
            self._explain(cursor, subject)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """The title is larger than the letters of the window are."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.page.document().isEmpty():
            subject, self.subject = self.subject, None
            self.tell(subject)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the help and gives the focus back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                if self._back is not None:
                    self._back.setFocus()
                return True
        return super().eventFilter(watched, event)

    def forget(self) -> None:
        """Follow nothing any more: the window is closing."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._follow_focus)
        self._back = None

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or self.isAncestorOf(now):
            return
        if now.window() is self.window():
            self.tell(self._of_focus(now))

    def _follow(self, before: Session, after: Session) -> None:
        """Another bar or note was picked out; a question that was turned to comes when its
        figures are there."""
        picked = before.selected != after.selected or before.note != after.note
        if self.isVisible() and picked and (after.selected or after.note):
            self.tell(self._of_picked())

    def _follow_figures(self) -> None:
        focus = QApplication.focusWidget()
        if not self.isVisible() or focus is None or focus.window() is not self.window():
            return
        self._watch_table()
        if not self.page.hasFocus():
            self.tell(self._of_focus(focus))

    def _watch_table(self) -> None:
        """Follow also where the keys come to in the table: bases are not picked out."""
        panes = self._furniture.workspace
        if panes is not None and not self._watches:
            self._watches = True
            panes.table.table.selectionModel().currentChanged.connect(self._follow_cell)

    def _follow_cell(self) -> None:
        panes = self._furniture.workspace
        if self.isVisible() and panes is not None and panes.table.table.hasFocus():
            found = self._of_picked()
            if found is not None:
                self.tell(found)

    def _of_focus(self, focus: QWidget | None) -> Subject | None:
        panes = self._furniture.workspace
        if panes is not None and focus is panes.questions.list:
            return help_subject.of_question(self._furniture.current)
        on_figures = panes is not None and focus in (panes.table.table, panes.stage)
        if on_figures or focus is None or focus is self.window():
            found = self._of_picked()
            if found is not None:
                return found
        return help_subject.of_widget(focus, self._furniture.commands)

    def _of_picked(self) -> Subject | None:
        """The figure or the note that is picked out, else the base that the table is at."""
        panes, session = self._furniture.workspace, self._furniture.desk.document.session
        if panes is None:
            return None
        if session.note is not None:
            return help_subject.of_note(session)
        model, table = panes.table.model, panes.table.table
        index = table.currentIndex()
        if table.hasFocus() and index.isValid() and model.key_at(index) is None:
            return help_subject.of_base(model, index.row(), index.column())
        picked = session.picked
        return None if picked is None else help_subject.of_figure(model, picked)

    def _contents(self, cursor: QTextCursor) -> None:
        _write(cursor, "Help", title=True)
        _write(cursor, _HINT)
        cursor.insertBlock()
        links = "\n".join(f"- [{PAGES[page]}]({MANUAL}{page})" for page in PAGES)
        cursor.insertMarkdown(f"**The manual**\n\n{links}\n")

    def _explain(self, cursor: QTextCursor, subject: Subject) -> None:
        _write(cursor, subject.title, title=True)
        for fact in subject.facts:
            _write(cursor, fact)
        for heading, text in subject.parts:
            cursor.insertBlock()
            cursor.insertMarkdown(f"**{heading}**\n\n{text}\n" if heading else f"{text}\n")
        cursor.insertBlock()
        cursor.insertMarkdown(f"More: [What the numbers mean]({MANUAL}numbers).\n")

    def _go(self, link: QUrl) -> None:
        self.page_asked.emit(link.toString().removeprefix(MANUAL))


def _write(cursor: QTextCursor, text: str, *, title: bool = False) -> None:
    """Write a paragraph to the letter."""
    form = QTextCharFormat()
    if title:
        form.setFontWeight(700)
        size = QApplication.font().pointSizeF()
        form.setFontPointSize(size * _LARGER)
    cursor.insertText(text, form)
    cursor.insertBlock()
