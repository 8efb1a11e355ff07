"""What is said aloud to who cannot see it happen."""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(about: QObject, text: str) -> None:
    """Have a screen reader say this, where one is listening."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # a start says nothing

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))
