"""What the keys and the mouse do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from omnibus_desktop.app.commands import COMMANDS

_MOUSE = (
    ("Click a bar", "Pick it out, here and in the table"),
    ("Double-click a question", "Put its chart into the briefing; Enter does so, too"),
    ("Double-click a bar", "Add a call-out and write its words"),
    ("Right-click a bar", "Everything that can be done with it"),
    ("Ctrl+click, Shift+click", "Pick out several bars, to compare or to take together"),
    ("Drag a note", "Move it; it stays with its bar, and catches beside others (not with Alt)"),
    ("Double-click a note", "Change its words"),
    ("Ctrl+wheel", "Zoom; double-click beside the chart shows the whole slide again"),
)


class HelpDialog(QDialog):
    """A page of plain text."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        page = QPlainTextEdit(text)
        page.setReadOnly(True)
        page.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
        layout.addWidget(buttons)
        self.resize(620, 480)


def show_keys(parent: QWidget) -> None:
    """Open the page that lists what every key does."""
    HelpDialog("Keys and mouse", _keys(), parent).show()


def _keys() -> str:
    rows = [(_native(c.keys[0]), c.tip) for c in COMMANDS if c.keys]
    rows += [("Up, Down", "Turn to the question before or after, in the list of questions")]
    rows += [
        ("Arrow keys", "In the chart: pick out the next bar, or move the picked note by 1 point")
    ]
    rows += [
        ("Shift+arrow keys", "In the chart: pick out one more bar, or move the note by 10 points")
    ]
    rows += [("Ctrl+Up, Ctrl+Down", "In the list of annotations: put the note in another place")]
    rows += [("Alt+Up, Alt+Down", "In the set-up: move questions or answers up or down")]
    rows += _MOUSE
    widest = max(len(left) for left, _ in rows)
    return "\n".join(f"{left.ljust(widest)}   {right}" for left, right in rows)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
