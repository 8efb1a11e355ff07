"""What the keys and the mouse do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.explaining.local_keys import LOCAL_KEYS, MOUSE

_LOCAL = LOCAL_KEYS.items()
_WIDEST = 24  # characters of keys that stand beside what they do


class HelpDialog(QDialog):
    """A page of plain text."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        page = QPlainTextEdit(text)
        page.setReadOnly(True)
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
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
    """All keys by their places: those of the whole window by menu, each with what it does."""
    parts = [(menu, _of_menu(menu)) for menu in dict.fromkeys(c.menu for c in COMMANDS)]
    parts += [(place, [(_native(keys), what) for keys, what in rows]) for place, rows in _LOCAL]
    parts.append(("With the mouse", list(MOUSE)))
    widest = max(len(left) for _, rows in parts for left, _ in rows if len(left) <= _WIDEST)
    return "\n\n".join(
        "\n".join([title.upper(), *(_line(left, right, widest) for left, right in rows)])
        for title, rows in parts
        if rows
    )


def _of_menu(menu: str) -> list[tuple[str, str]]:
    return [(_native(", ".join(c.keys)), c.tip) for c in COMMANDS if c.keys and c.menu == menu]


def _line(left: str, right: str, widest: int) -> str:
    """Keys that are long stand on a line of their own."""
    if len(left) > widest:
        return f"{left}\n{' ' * widest}   {right}"
    return f"{left.ljust(widest)}   {right}"


def _native(keys: str) -> str:
    """Keys, with ", " between several, as the platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    each = ((key, QKeySequence(key).toString(native)) for key in keys.split(", "))
    return ", ".join(written or key for key, written in each)
