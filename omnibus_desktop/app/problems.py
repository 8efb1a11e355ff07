"""Bad news in words: a bar in the window that says what happened and what to do.

Nothing blocks: the bar stands above the work until it is closed, and its details can be copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from omnibus_desktop.app.announcing import announce
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.errors import OmnibusError

_MAY_BREAK = "\u200b"  # of no width
_LONG_WORD = re.compile(r"\S{40}(?=\S)")

Offer = tuple[str, Callable[[], object]]  # what a button says, and what it does


class ProblemBar(QFrame):
    """Shows one problem at a time, the newest; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.setAccessibleName("Problem")
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._detail = ""
        self._shown: OmnibusError | None = None
        self.message = plain_label()
        self.message.setObjectName("message")
        bold = self.message.font()
        bold.setBold(True)
        self.message.setFont(bold)
        self.advice = plain_label()
        self._act: Callable[[], object] = self.hide
        self.offer = QPushButton()
        self.offer.clicked.connect(self._take_offer)
        self.others = QHBoxLayout()
        self.details = QPushButton("Details…")
        self.details.clicked.connect(self._show_details)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAutoRaise(True)
        close.setToolTip("Close this message")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.addWidget(self.message)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.addLayout(words, 1)
        row.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self.others)
        row.addWidget(self.details, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self, error: OmnibusError, offer: Offer | None = None, others: Sequence[Offer] = ()
    ) -> None:
        """Show what happened, what to do, and offer the details; and, on buttons, what can be
        done at once. The `others` close the bar."""
        self._shown = error
        self._put(others)
        self.offer.setVisible(offer is not None)
        if offer is not None:
            text, self._act = offer
            self.offer.setText(text)
        message, advice = _closed(error.message), _closed(_begun(error.advice))
        self.message.setText(_breakable(message))
        self.advice.setText(_breakable(advice))
        self.advice.setVisible(bool(error.advice))
        self.details.setVisible(bool(error.detail) or not others)
        self._detail = f"{error.message}\n{error.advice}\n\n{error.detail}"
        self.show()
        announce(self, f"{message} {advice}")

    def withdraw(self, error: OmnibusError) -> None:
        """Hide this problem, if it is the one that is shown: it is none any more."""
        if self._shown is error:
            self.hide()

    def tell_bug(self, error: BaseException, trace: TracebackType | None) -> None:
        """Show that the program itself failed; the report can be copied and sent."""
        from omnibus_desktop.app.reports import bug_report  # only when something went wrong

        report = bug_report(error, trace)
        self.tell(
            OmnibusError(
                "Something went wrong inside Omnibus Desktop",
                "your work is still here: save it, then copy the details and send them to us;"
                " nothing of the survey is in them",
                report,
            )
        )

    def _put(self, offers: Sequence[Offer]) -> None:
        """Have a button for each of these, in the place of those before."""
        while (item := self.others.takeAt(0)) is not None:
            button = item.widget()
            assert button is not None
            button.hide()  # it may be the one that was clicked
            button.deleteLater()
        for text, act in offers:
            button = QPushButton(text)
            button.clicked.connect(partial(self._take, act))
            self.others.addWidget(button)

    def _take(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    def _take_offer(self) -> None:
        self._act()

    def _show_details(self) -> None:
        from omnibus_desktop.app.report_dialog import ReportDialog
        from omnibus_desktop.app.reports import about_computer, without_person

        report = f"{without_person(self._detail).strip()}\n\n{about_computer()}"
        ReportDialog(report, self.window()).show()


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _breakable(text: str) -> str:
    """The text in which the long names of files may go on in the next line: a label is never
    narrower than its longest word, and would make the window wider than the screen."""
    return _LONG_WORD.sub(lambda part: f"{part.group()}{_MAY_BREAK}", text)


def _closed(text: str) -> str:
    """The text with a full stop. It begins as it did: often with the name of a file."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
