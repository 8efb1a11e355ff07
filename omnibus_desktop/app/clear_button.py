"""The cross at the end of a search field, which empties it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton


def add_clear_button(field: QLineEdit) -> None:
    """Give the field a cross, and the cross a name, which Qt leaves out."""
    field.setClearButtonEnabled(True)
    for cross in field.findChildren(QToolButton):
        cross.setAccessibleName("Clear the search")
