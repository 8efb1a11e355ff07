"""Who sees badly, or by contrast alone: the focus shows, large print fits, colours are theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGraphicsView,
    QLabel,
    QToolBar,
    QWidget,
)

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.app.tab_order import tab_stops
from tests.app.conftest import Person

Key, Role, Group = Qt.Key, QPalette.ColorRole, QPalette.ColorGroup
_GROUNDS = (Role.Window, Role.Base, Role.Button, Role.AlternateBase, Role.ToolTipBase)
_INKS = (Role.WindowText, Role.Text, Role.ButtonText, Role.ToolTipText, Role.PlaceholderText)
_EDGES = (Role.Light, Role.Midlight, Role.Mid, Role.Dark, Role.Shadow)


def palette_of(ground: str, ink: str, edge: str, chosen: str, on_chosen: str) -> QPalette:
    palette = QPalette()
    for roles, colour in ((_GROUNDS, ground), (_INKS, ink), (_EDGES, edge)):
        for role in roles:
            palette.setColor(role, QColor(colour))
    palette.setColor(Role.Highlight, QColor(chosen))
    palette.setColor(Role.Accent, QColor(chosen))
    palette.setColor(Role.HighlightedText, QColor(on_chosen))
    return palette


#: As Windows has them.
CONTRASTS = {
    "black": palette_of("#000000", "#ffffff", "#808080", "#1aebff", "#000000"),
    "white": palette_of("#ffffff", "#000000", "#808080", "#37006e", "#ffffff"),
    "yellow": palette_of("#000000", "#ffff00", "#808080", "#008000", "#ffffff"),
}
DARK = palette_of("#202020", "#f0f0f0", "#505050", "#2f8bc8", "#ffffff")


@pytest.fixture
def briefed(reader: Person) -> Person:
    for question in ("judiciary", "main_risks"):
        reader.turns_to(question)
        slide_actions.add_to_briefing(reader.furniture.desk)
    reader.clicks(reader.bar(1))
    reader.waits_for_idle()
    return reader


@pytest.fixture
def scheme() -> Iterator[None]:
    """Whatever palette a test sets, the next begins with the usual one."""
    usual = QApplication.palette()
    yield
    QApplication.setPalette(usual)


@pytest.mark.parametrize("palette", [None, DARK, CONTRASTS["black"]], ids=["light", "dark", "high"])
def test_whatever_has_the_focus_looks_like_it(
    scheme: None, briefed: Person, palette: QPalette | None
) -> None:
    if palette is not None:
        QApplication.setPalette(palette)
        QApplication.processEvents()
    alike = []
    briefed.panes.questions.list.setFocus()
    for _ in tab_stops(briefed.window):
        widget = QApplication.focusWidget()
        with_focus = widget.grab().toImage()
        briefed.presses(widget, Key.Key_Tab)
        if widget.grab().toImage() == with_focus:
            alike.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert alike == []


@pytest.fixture
def large_print() -> Iterator[None]:
    """Letters twice as large as they were."""
    usual = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)


def test_at_200_percent_on_a_small_screen_nothing_is_cut(briefed: Person) -> None:
    resizes(briefed, 683, 360)  # of 1366 by 768 pixels, without the task bar
    assert (briefed.window.width(), briefed.window.height()) == (683, 360)
    assert not briefed.panes.side.isVisible()
    assert list(cut_in(briefed.window)) == []
    assert list(over_each_other(briefed.window)) == []
    briefed.presses(briefed.window, Key.Key_F8)
    assert briefed.panes.side.isVisible()
    assert list(cut_in(briefed.window)) == []
    briefed.presses(briefed.window, Key.Key_F8)


def test_in_large_print_nothing_is_cut(large_print: None, briefed: Person) -> None:
    resizes(briefed, 1366, 740)
    assert briefed.window.width() == 1366
    assert list(cut_in(briefed.window)) == []
    assert list(over_each_other(briefed.window)) == []


def resizes(person: Person, width: int, height: int) -> None:
    person.window.resize(width, height)
    for _ in range(3):  # what is laid out anew may need another row, and a bar
        QApplication.processEvents()


def seen_in(window: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    for kind in kinds:
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.window() is window and widget.width() > 1:
                yield widget


def cut_in(window: QWidget) -> Iterator[str]:
    """Texts that have less room than they need, and do not say so by an ellipsis."""
    for widget in seen_in(window, QLabel, QAbstractButton):
        if isinstance(widget.parent(), StillLabel | QToolBar) or not widget.text():
            continue
        needed = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed.setWidth(0)
            needed.setHeight(widget.heightForWidth(widget.width()))
        if needed.width() > widget.width() or needed.height() > widget.height():
            yield f"{type(widget).__name__} {widget.text()!r}: {needed}, has {widget.size()}"


def over_each_other(window: QWidget) -> Iterator[str]:
    """Neighbours of which one stands on the other."""
    for parent in seen_in(window, QWidget):
        if isinstance(parent, QGraphicsView) or parent.layout() is None:
            continue
        laid_out = [parent.layout().itemAt(n).widget() for n in range(parent.layout().count())]
        inside = [child for child in laid_out if child is not None and child.isVisible()]
        for place, one in enumerate(inside):
            for other in inside[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"{type(one).__name__} and {type(other).__name__}"
