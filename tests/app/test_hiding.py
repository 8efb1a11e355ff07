"""Answers and groups that leave the chart, and answers taken together, by real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.notes.hiding_menu import add_hiding
from omnibus_desktop.app.notes.net_popup import NetPopup
from tests.app.conftest import Person

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def menu_of(person: Person) -> dict[str, QAction]:
    menu = QMenu(person.stage)
    add_hiding(menu, person.furniture.desk, person.furniture.current, person.stage)
    actions = [*menu.actions(), *(a for m in menu.findChildren(QMenu) for a in m.actions())]
    return {action.text(): action for action in actions}


def charted(person: Person) -> list[str]:
    return [item.key[0] for item in person.items("bar")]


def footnote(person: Person) -> str:
    return person.furniture.current.drawn.words.footnote


@pytest.fixture
def looking(reader: Person) -> Person:
    """Somebody who looks at the main risks, total only."""
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    return reader


def test_an_answer_leaves_the_chart_and_comes_back_from_the_menu(looking: Person) -> None:
    first, figures = charted(looking)[0], looking.furniture.current.tables[0]
    looking.clicks(looking.bar())
    menu_of(looking)["Hide this answer"].trigger()
    assert first not in charted(looking)
    assert "Not shown: Financial pressures." in footnote(looking)
    assert "Financial" not in looking.furniture.current.drawn.words.headline
    after = looking.furniture.current.tables[0]
    assert (after.percent == figures.percent).all()
    assert after.columns[0].base == figures.columns[0].base
    menu_of(looking)["Financial pressures"].trigger()
    assert charted(looking)[0] == first
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert first not in charted(looking)
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert "Not shown" not in footnote(looking)


def test_a_group_leaves_by_keys_and_all_come_back(looking: Person) -> None:
    slide_actions.set_breaks(looking.furniture.desk, ("authority_type",))
    bar = next(item for item in looking.items("bar") if item.key[1] == "authority_type=2")
    looking.clicks(bar)
    looking.presses(looking.stage, Qt.Key.Key_X, CONTROL, ALT)
    assert "authority_type=2" not in {item.key[1] for item in looking.items("bar")}
    assert "Not shown: Metropolitan district." in footnote(looking)
    looking.presses(looking.stage, Qt.Key.Key_X, CONTROL, ALT, SHIFT)
    assert "authority_type=2" in {item.key[1] for item in looking.items("bar")}


def test_what_is_left_alone_cannot_be_hidden(looking: Person) -> None:
    looking.presses(looking.stage, Qt.Key.Key_A, CONTROL)
    offered = menu_of(looking)
    assert not any(title.startswith("Hide") for title in offered)
    looking.presses(looking.stage, Qt.Key.Key_X, CONTROL, SHIFT)
    assert len(charted(looking)) == 6


def test_picked_answers_become_a_net_with_a_name(looking: Person) -> None:
    looking.clicks(looking.bar(2))
    place = looking.point(looking.bar(3))
    QTest.mouseClick(looking.stage.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    looking.presses(looking.stage, Qt.Key.Key_N, CONTROL, SHIFT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, NetPopup)
    assert popup.name.text() == "Retainment of current staff or rising demand for services"
    QTest.keyClicks(popup.name, "Staff or demand")
    QTest.keyClick(popup.name, Qt.Key.Key_Return)
    (net,) = looking.session.draft.nets
    assert (net.label, net.answers) == ("Staff or demand", ("risk_retention", "risk_demand"))
    bar = next(item for item in looking.items("bar") if item.key[0] == "net:Staff or demand")
    labels = [item.lines for item in looking.items("label") if item.key == bar.key]
    assert labels == [("85%",)]  # each respondent once: not 51% and 44% added
    looking.clicks(bar)
    assert {"Change net…", "Remove net"} <= set(menu_of(looking))
    menu_of(looking)["Remove net"].trigger()
    assert looking.session.draft.nets == ()
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert looking.session.draft.nets == (net,)


def test_one_picked_answer_finds_others_to_tick(looking: Person) -> None:
    looking.clicks(looking.bar(4))
    menu_of(looking)["Net with…"].trigger()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, NetPopup)
    assert not popup.button.isEnabled()
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert popup.button.isEnabled()
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    (net,) = looking.session.draft.nets
    assert len(net.answers) == 2
    assert net.label == "Too few suitable placements or changes in leadership"
