"""The focus where one page takes the place of another: it goes along, not to a control beside."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def let_go(page: QWidget) -> bool:
    """Whether something in here had the focus of the window, which it has no longer: when it is
    hidden Qt would give that to whatever comes next, in sight or not."""
    focused: QWidget | None = page.window().focusWidget()
    if focused is None or not page.isAncestorOf(focused):
        return False
    focused.clearFocus()
    return True


def focus_first(places: Iterable[QWidget | None]) -> None:
    """Give the focus to the first of these that is there, can be seen and can be worked with."""
    for place in places:
        if place is not None and place.isVisible() and place.isEnabled():
            place.setFocus()
            return
