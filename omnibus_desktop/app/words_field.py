"""One of the slide's texts: the suggestion, or what the person wrote over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.focus_frame import FocusFrame
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label

if TYPE_CHECKING:
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.words.held import Held
    from omnibus_desktop.words.support import Broken

_SPEAKER = "speaker"  # for which nothing is suggested
_REST = 500  # milliseconds without a key


class _Field(QPlainTextEdit):
    """Says when the person comes to it, and has done with it. Where there is
    nothing of its own to take back, Undo is the window's."""

    come_to = Signal()
    done = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo)
            if undoes and not self.document().isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.come_to.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Return and control:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class WordsField(QWidget):
    """Edits one text. What is typed is kept at every rest of the hand, and when the field is left,
    as one undo step; the arrow beside its title brings the suggestion back."""

    def __init__(
        self, desk: Desk, current: CurrentSlide, name: str, title: str, lines: int
    ) -> None:
        super().__init__()
        self._desk = desk
        self._current = current
        self._name = name
        self._shown: Drawn | None = None
        self.title = plain_label(title)
        self.field = _Field()
        self.field.setAccessibleName(title)
        FocusFrame(self.field)
        self.title.setBuddy(self.field)
        self.field.setTabChangesFocus(True)
        if name == _SPEAKER:
            self.field.setPlaceholderText("Stands first in the notes; pictures never carry it")
        self._lines = lines
        self._fit_letters()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._keep_typing)
        self._typing = 0  # how many times the field was come to
        self.field.textChanged.connect(self._typed)
        self.field.done.connect(self._keep)
        desk.commit_requested.connect(self._keep)
        self.reset = QToolButton()
        self.reset.setIcon(icon("undo-2"))
        self.reset.setAutoRaise(True)
        again = f"Use the suggested {title.lower()} again"
        again = "Delete what you say" if name == _SPEAKER else again
        self.reset.setToolTip(again)
        self.reset.setAccessibleName(again)
        self.reset.clicked.connect(self._reset)
        self.flag = plain_label()
        self.flag.setObjectName("flag")
        self.flag.setFrameShape(QFrame.Shape.Box)
        self.flag.setBackgroundRole(QPalette.ColorRole.Base)
        self.flag.setAutoFillBackground(True)
        self.flag.setMargin(2)
        desk.go_requested.connect(self._come)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self.field)
        layout.addWidget(self.flag)
        current.settled.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def _fit_letters(self) -> None:
        """Have the field as high as its lines are."""
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * self._lines + 12)

    def _show(self) -> None:
        self._shown = drawn = self._current.drawn
        self.field.setEnabled(drawn is not None)
        text = "" if drawn is None else getattr(drawn.words, self._name)
        if text != self.field.toPlainText():
            self.field.setPlainText(text)
        own = drawn is not None and getattr(drawn.slide.words, self._name) is not None
        self.reset.setVisible(own)
        self._flag(_broken(drawn) if drawn is not None and self._name == "headline" and own else ())

    def _flag(self, broken: tuple[Broken, ...]) -> None:
        """Say under the field which of its numbers no longer hold, and what they are now."""
        said = "; ".join(each.words for each in broken)
        self.flag.setText(f"⚠ No longer holds: {said}" if said else "")
        self.flag.setVisible(bool(said))
        self.field.setAccessibleDescription(f"No longer holds: {said}" if said else "")

    def _come(self, place: str) -> None:
        if place == self._name:
            self.field.setFocus()

    def _typed(self) -> None:
        if self.field.hasFocus() and self.field.document().isModified():
            self._rest.start()

    def _keep_typing(self) -> None:
        """Keep what was typed so far: a window that is killed loses no more than a moment's work.
        An empty field is being written anew; the suggestion is not to come into it meanwhile."""
        if self.field.hasFocus() and self.field.toPlainText().strip():
            self._write(f"{self._name} {self._typing}")

    def _keep(self) -> None:
        self._rest.stop()
        self._write(f"{self._name} {self._typing}")
        self._typing += 1
        if self.field.document().isModified():  # from here on it is a step of the window
            self.field.document().clearUndoRedoStacks()
            self.field.document().setModified(False)
            self._show()

    def _write(self, goes_on: str) -> None:
        drawn = self._current.drawn
        text = self.field.toPlainText()
        if drawn is None or drawn is not self._shown or text == getattr(drawn.words, self._name):
            return  # also where the field still shows the slide that was left
        suggested = getattr(drawn.suggested, self._name)
        own = None if text == suggested else text
        figures = _figures(own, drawn) if own and self._name == "headline" else ()
        slide_actions.write_words(self._desk, self._name, own, figures, goes_on)

    def _reset(self) -> None:
        slide_actions.write_words(self._desk, self._name, None)


def _figures(text: str, drawn: Drawn) -> tuple[Held, ...]:
    """The figures of a headline, with where they come from."""
    from omnibus_desktop.words.support import held_figures

    return held_figures(text, drawn.side_by_side)


def _broken(drawn: Drawn) -> tuple[Broken, ...]:
    from omnibus_desktop.briefing.preflight import broken_figures

    return broken_figures(drawn)
