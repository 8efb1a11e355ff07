"""Several bars picked out by clicks and keys, with the table; the menu by keys; nearer and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, Key
from tests.app.conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def looking(reader: Person) -> Person:
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    return reader


def clicks_with(person: Person, number: int, held: Qt.KeyboardModifier) -> None:
    place = person.point(person.bar(number))
    QTest.mouseMove(person.stage.viewport(), place)
    QTest.mouseClick(person.stage.viewport(), Qt.MouseButton.LeftButton, held, place)
    QApplication.processEvents()


def picked(person: Person) -> set[Key]:
    return set(person.session.selected)


def in_table(person: Person) -> set[Key]:
    pane = person.panes.table
    indexes = pane.table.selectionModel().selectedIndexes()
    return {pane.model.key_at(index) for index in indexes}


def keys(person: Person, *numbers: int) -> set[Key]:
    return {person.bar(number).key for number in numbers}


def test_control_click_adds_and_takes_away(looking: Person) -> None:
    clicks_with(looking, 0, Qt.KeyboardModifier.NoModifier)
    clicks_with(looking, 2, CONTROL)
    assert picked(looking) == keys(looking, 0, 2) == in_table(looking)
    clicks_with(looking, 0, CONTROL)
    assert picked(looking) == keys(looking, 2) == in_table(looking)
    clicks_with(looking, 2, CONTROL)
    assert picked(looking) == set() == in_table(looking)


def test_shift_click_picks_all_between(looking: Person) -> None:
    clicks_with(looking, 1, Qt.KeyboardModifier.NoModifier)
    clicks_with(looking, 4, SHIFT)
    assert picked(looking) == keys(looking, 1, 2, 3, 4) == in_table(looking)
    note_actions.select_mark(looking.furniture.desk, None)
    clicks_with(looking, 3, Qt.KeyboardModifier.NoModifier)
    clicks_with(looking, 0, SHIFT)
    assert picked(looking) == keys(looking, 0, 1, 2, 3)


def test_shift_click_stays_with_the_group_or_the_answer(reader: Person) -> None:
    reader.turns_to("joint_services")
    slide_actions.set_breaks(reader.furniture.desk, ("area",))
    assert reader.scene.kind == "clustered"
    bars = reader.items("bar")
    group = [n for n, bar in enumerate(bars) if bar.key[1] == bars[1].key[1]]
    clicks_with(reader, group[0], Qt.KeyboardModifier.NoModifier)
    clicks_with(reader, group[2], SHIFT)
    assert picked(reader) == keys(reader, *group[:3])


def test_keys_pick_one_more_all_and_none(looking: Person) -> None:
    clicks_with(looking, 0, Qt.KeyboardModifier.NoModifier)
    looking.presses(looking.stage, Qt.Key.Key_Down, SHIFT)
    assert picked(looking) == keys(looking, 0, 1)
    looking.presses(looking.stage, Qt.Key.Key_A, CONTROL)
    assert picked(looking) == {bar.key for bar in looking.items("bar")} == in_table(looking)
    looking.presses(looking.stage, Qt.Key.Key_Escape)
    assert picked(looking) == set() == in_table(looking)


def test_cells_picked_in_the_table_are_bars_picked_in_the_chart(looking: Person) -> None:
    pane = looking.panes.table
    view = pane.table.viewport()
    wanted = [bar.key for bar in looking.items("bar")[1:3]]
    for number, key in enumerate(wanted):
        index = pane.model.index_of(key)
        pane.table.scrollTo(index)
        held = CONTROL if number else Qt.KeyboardModifier.NoModifier
        place = pane.table.visualRect(index).center()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, place)
    assert picked(looking) == set(wanted)
    last = pane.table.visualRect(pane.model.index_of(wanted[1])).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CONTROL, last)
    assert picked(looking) == set(wanted[:1])


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT)],
)
def test_the_menu_is_opened_by_keys_at_what_is_picked(
    looking: Person, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    clicks_with(looking, 1, Qt.KeyboardModifier.NoModifier)
    looking.presses(looking.stage, key, held)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert "&Highlight" in texts
    assert "Colour of this answer" in texts
    place = looking.stage.mapFromGlobal(menu.pos())
    assert (place - looking.point(looking.bar(1))).manhattanLength() < 400
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert picked(looking) == keys(looking, 1)


def test_the_mouse_opens_the_menu_of_the_bar_under_it(looking: Person) -> None:
    looking.clicks(looking.bar(2), Qt.MouseButton.RightButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert picked(looking) == keys(looking, 2)
    menu.close()


def test_coming_nearer_and_back_to_the_whole(looking: Person) -> None:
    whole = looking.stage._view.viewRect()
    looking.presses(looking.window, Qt.Key.Key_Plus, CONTROL)
    looking.presses(looking.window, Qt.Key.Key_Plus, CONTROL)
    near = looking.stage._view.viewRect()
    assert near.width() < 0.7 * whole.width()
    assert near.center().x() == pytest.approx(whole.center().x(), abs=2)
    looking.presses(looking.window, Qt.Key.Key_0, CONTROL)
    assert looking.stage._view.viewRect().width() == pytest.approx(whole.width(), rel=0.01)
    looking.presses(looking.window, Qt.Key.Key_0, CONTROL)
    assert looking.stage._view.viewRect().width() == pytest.approx(near.width(), rel=0.01)
    for _ in range(4):
        looking.presses(looking.window, Qt.Key.Key_Minus, CONTROL)
    assert looking.stage._view.viewRect().width() == pytest.approx(whole.width(), rel=0.01)


def test_a_group_is_compared_with_the_total_by_a_command(reader: Person) -> None:
    reader.turns_to("joint_services")
    slide_actions.set_breaks(reader.furniture.desk, ("area",))
    slide_actions.set_kind(reader.furniture.desk, ChartKind.CLUSTERED)
    bar = next(bar for bar in reader.items("bar") if bar.key[1] != "total")
    reader.clicks(bar)
    reader.presses(reader.stage, Qt.Key.Key_D, CONTROL, ALT)
    note = reader.session.draft.notes[-1]
    assert note.kind is NoteKind.DIFFERENCE
    assert note.keys == (bar.key, (bar.key[0], "total"))
    said = " ".join(
        line
        for item in reader.items(f"note {note.id}")
        if isinstance(item, Text)
        for line in item.lines
    )
    assert "not tested" not in said
    assert "significant" in said
    groups = tuple(key for _, key in [b.key for b in reader.items("bar")] if key != "total")
    slide_actions.set_charted(reader.furniture.desk, tuple(dict.fromkeys(groups)))
    reader.clicks(next(b for b in reader.items("bar") if b.key == bar.key))
    reader.presses(reader.stage, Qt.Key.Key_D, CONTROL, ALT)
    assert reader.session.draft.notes[-1].kind is NoteKind.CALLOUT
    assert "from the total" in reader.session.draft.notes[-1].text
