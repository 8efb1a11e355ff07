"""A label of a fixed height, whose text changes at every turn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.measured import height_of, in_lines
from omnibus_desktop.app.plain import plain_label, set_tip
from omnibus_desktop.wave.plain_text import plain


class StillLabel(QWidget):
    """Shows plain text on so many lines, with an ellipsis where they do not suffice, and all of
    it in its tooltip and to a screen reader. A label in a layout asks for a new layout of the
    whole window whenever its text changes; here the label's size is fixed, to that of this
    widget, so that nothing else moves."""

    def __init__(self, lines: int, *, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._text = ""
        self._label = plain_label(parent=self)
        self._label.setWordWrap(False)
        font = self._label.font()
        font.setBold(bold)
        self._label.setFont(font)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._fit_letters()

    def text(self) -> str:
        """What it shows, or would with enough room."""
        return self._text

    def set_text(self, text: str, tip: str = "") -> None:
        """Show this text as it is; the tooltip has `tip`, else the text."""
        self._text = plain(text)
        set_tip(self._label, tip or text)
        self._label.setAccessibleName(self._text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._label.setFixedSize(event.size())
        self._fit()

    def _fit_letters(self) -> None:
        """Be as high as the lines are."""
        self.setFixedHeight(height_of(self._lines, self._label.font()) + 2)
        self._fit()

    def _fit(self) -> None:
        shown = in_lines(self._text, self._lines, self.width(), self._label.font())
        self._label.setText(shown)
