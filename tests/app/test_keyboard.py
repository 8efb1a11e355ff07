"""Everything can be done without a mouse: Tab, F6, menus, and a key or a name for every command."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.window import MENUS
from tests.app.conftest import Person

Key, Mod = Qt.Key, Qt.KeyboardModifier
THREE = ("main_risks", "judiciary", "portal")


@pytest.fixture
def briefed(reader: Person) -> Person:
    for question in THREE:
        reader.turns_to(question)
        slide_actions.add_to_briefing(reader.furniture.desk)
    reader.turns_to("main_risks")
    reader.waits_for_idle()
    return reader


def stops_of(person: Person) -> list[QWidget]:
    """What Tab has to come to: whatever of the window takes the focus by Tab."""
    return [
        widget
        for widget in person.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is person.window
        and widget.isVisible()
        and widget.isEnabled()
    ]


def goes_round(person: Person, key: Qt.Key) -> list[QWidget]:
    """Presses the key until the focus is where it was; no more often than there are controls."""
    person.panes.questions.list.setFocus()
    found: list[QWidget] = []
    for _ in range(len(stops_of(person)) + 1):
        person.presses(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        assert is_seen(now), f"{now.accessibleName()} cannot be seen"
        found.append(now)
        if now is person.panes.questions.list:
            break
    return found


def is_seen(widget: QWidget) -> bool:
    seen = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return not seen.visibleRegion().isEmpty()


def test_tab_comes_to_every_control_in_the_order_in_which_one_reads(briefed: Person) -> None:
    forward = goes_round(briefed, Key.Key_Tab)
    assert Counter(forward) == Counter(stops_of(briefed))
    back = goes_round(briefed, Key.Key_Backtab)
    assert back == [*forward[-2::-1], forward[-1]]
    start = forward.index(briefed.panes.breaks.breaks.chips[0].label)
    panes = [pane_of(briefed, widget) for widget in (*forward[start:], *forward[:start])]
    assert panes == sorted(panes)
    breaks = [stop.accessibleName() for stop in forward[start : start + 5]]
    assert breaks == [
        "Break: Region", "Remove Break: Region",
        "Break: Authority type", "Remove Break: Authority type", "Add a break",
    ]  # fmt: skip


def pane_of(person: Person, widget: QWidget) -> int:
    panes = person.panes.panes()
    return next((n for n, pane in enumerate(panes) if pane.isAncestorOf(widget)), len(panes))


def test_f6_goes_from_pane_to_pane_and_back_to_where_one_was(briefed: Person) -> None:
    panes = briefed.panes.panes()
    briefed.panes.side.chart.sort.setFocus()
    seen = []
    for _ in panes:
        briefed.presses(QApplication.focusWidget(), Key.Key_F6)
        seen.append(pane_of(briefed, QApplication.focusWidget()))
    assert seen == [5, 0, 1, 2, 3, 4]
    assert QApplication.focusWidget() is briefed.panes.side.chart.sort
    briefed.presses(QApplication.focusWidget(), Key.Key_F6, Mod.ShiftModifier)
    assert QApplication.focusWidget() is briefed.panes.table.table
    briefed.presses(briefed.window, Key.Key_F1)
    briefed.presses(QApplication.focusWidget(), Key.Key_F6, Mod.ShiftModifier)
    assert pane_of(briefed, QApplication.focusWidget()) == 2


def test_tab_leads_round_the_start_page(person: Person) -> None:
    page = person.window.start_page
    page.open.setFocus()
    person.presses(page.open, Key.Key_Tab)
    assert QApplication.focusWidget() is page.example
    person.presses(page.example, Key.Key_Tab)
    assert QApplication.focusWidget() is page.open


def test_every_shortcut_and_every_letter_of_a_menu_is_used_once(person: Person) -> None:
    keys = Counter(QKeySequence(key).toString() for each in COMMANDS for key in each.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys
    for menu in ("", *MENUS):
        titles = [each.title for each in COMMANDS if each.menu == menu]
        letters = [letter_of(title) for title in titles or [f"&{each}" for each in MENUS]]
        twice = [letter for letter, count in Counter(letters).items() if count > 1]
        assert (menu, twice) == (menu, [])


def letter_of(title: str) -> str:
    assert title.replace("&&", "").count("&") == 1, f"{title} has no letter"
    return title.partition("&")[2][0].lower()
