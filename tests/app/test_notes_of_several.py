"""Notes on several bars, at values of the axis, and in the list: by real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.app.notes.notes_model import ID
from omnibus_desktop.app.notes.value_field import values_in
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.scene import Item, Text
from tests.app.conftest import Person, _moves_holding

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def looking(reader: Person) -> Person:
    """Somebody who looks at the main risks, total only."""
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    return reader


def notes(person: Person) -> tuple[Note, ...]:
    return person.session.draft.notes


def text_of(person: Person, number: int = -1) -> Text:
    role = f"note {notes(person)[number].id}"
    return next(item for item in person.items(role) if isinstance(item, Text))


def said(person: Person, number: int = -1) -> str:
    return " ".join(text_of(person, number).lines)


def picks(person: Person, *numbers: int, held: Qt.KeyboardModifier = CONTROL) -> None:
    """Clicks on the first bar, and with a key held on the others."""
    for count, number in enumerate(numbers):
        place = person.point(person.bar(number))
        view = person.stage.viewport()
        QTest.mouseMove(view, place)
        keys = held if count else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, keys, place)
        QApplication.processEvents()


def ends_editing(person: Person) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def drags(
    person: Person,
    item: Item,
    right: float,
    down: float,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Drags an item so many points, as Person does, with a key held."""
    import pyqtgraph

    pyqtgraph.setConfigOption("mouseRateLimit", -1)
    view, start = person.stage.viewport(), person.point(item)
    scale = person.stage._to_view(person.stage._item.boundingRect()).width() / 960
    way = QPointF(right, down) * scale
    QTest.mouseMove(view, start)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, start)
    for share in (0.5, 1.0):
        _moves_holding(view, QPointF(start) + way * share, keys)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, (QPointF(start) + way).toPoint())
    QApplication.processEvents()


def test_several_bars_are_picked_out_and_let_go(looking: Person) -> None:
    picks(looking, 0, 2, 3)
    assert looking.session.selected == tuple(looking.bar(n).key for n in (0, 2, 3))
    picks(looking, 0)
    assert looking.session.selected == (looking.bar(0).key,)
    looking.presses(looking.stage, Qt.Key.Key_Escape)
    assert looking.session.selected == ()


def test_several_cells_of_the_table_are_several_bars(looking: Person) -> None:
    picks(looking, 0, 2)
    chosen = looking.panes.table.table.selectionModel()
    model = looking.panes.table.model
    assert {model.key_at(index) for index in chosen.selectedIndexes()} == set(
        looking.session.selected
    )
    index = model.index_of(looking.bar(4).key)
    chosen.select(index, QItemSelectionModel.SelectionFlag.Select)
    assert set(looking.session.selected) == {looking.bar(n).key for n in (0, 2, 4)}


def test_a_second_click_with_control_lets_one_go(looking: Person) -> None:
    picks(looking, 0, 1)
    place = looking.point(looking.bar(0))
    QTest.mouseClick(looking.stage.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    assert looking.session.selected == (looking.bar(1).key,)


def test_two_bars_that_are_picked_are_compared_at_once(looking: Person) -> None:
    picks(looking, 0, 1)
    before = looking.panes.side.notes.hint.text()
    assert before.startswith("32 points apart: beyond chance at 95%")
    assert "McNemar" in before
    looking.presses(looking.stage, Qt.Key.Key_D, CONTROL)
    assert notes(looking)[-1].kind is NoteKind.DIFFERENCE
    assert said(looking) == "32 points, significant"
    footnote = looking.furniture.current.drawn.words.footnote
    assert "McNemar" in footnote
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert notes(looking) == ()


def test_several_bars_are_taken_together_by_respondent(looking: Person) -> None:
    picks(looking, 2, 3)
    looking.presses(looking.stage, Qt.Key.Key_B, CONTROL, SHIFT)
    assert notes(looking)[-1].kind is NoteKind.BRACKET
    assert said(looking).endswith("85%")  # not 51% and 44% added


def test_the_context_menu_offers_what_fits_the_pick(looking: Person) -> None:
    def offered() -> set[str]:
        menu = QMenu()
        looking.furniture.desk.fill_context_menu(menu)
        return {action.text().replace("&", "") for action in menu.actions()}

    picks(looking, 0)
    assert {"Difference…", "Reference line"} <= offered()
    assert "Bracket" not in offered()
    of_groups = {"Difference from the total", "Line at the total", "Line at the average"}
    assert not of_groups & offered()  # the total is all there is
    slide_actions.set_breaks(looking.furniture.desk, ("area",))
    picks(looking, 1)
    assert of_groups <= offered()
    slide_actions.set_breaks(looking.furniture.desk, ())
    picks(looking, 0)
    picks(looking, 0, 1)
    assert {"Difference…", "Bracket", "Shaded band"} <= offered()
    picks(looking, 0, 1, 2)
    assert {"Bracket", "Shaded band"} <= offered()
    assert "Difference…" not in offered()


def test_a_band_is_shaded_behind_the_bars(looking: Person) -> None:
    picks(looking, 4, 5)
    looking.presses(looking.stage, Qt.Key.Key_D, CONTROL, SHIFT)
    ends_editing(looking)
    (band,) = looking.items(f"band {notes(looking)[-1].id}")
    assert band.y <= looking.bar(4).y
    assert band.y + band.height >= looking.bar(5).y + looking.bar(5).height
    places = [item.role for item in looking.scene.items]
    assert places.index(band.role) < places.index("bar")


def test_a_target_is_typed_and_changed(looking: Person) -> None:
    looking.presses(looking.stage, Qt.Key.Key_G, CONTROL, SHIFT)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "75 %")
    QTest.keyClick(field, Qt.Key.Key_Return)
    note = notes(looking)[-1]
    assert (note.line_at, note.values) == (LineAt.TARGET, (75.0,))
    assert said(looking) == "Target: 75%"
    looking.furniture.commands.by_id["edit value"].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "60")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert said(looking) == "Target: 60%"
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert said(looking) == "Target: 75%"


def test_what_is_no_value_is_not_taken(looking: Person) -> None:
    looking.presses(looking.stage, Qt.Key.Key_G, CONTROL, SHIFT)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "high")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert "“high” is not taken" in looking.window.statusBar().currentMessage()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert notes(looking) == ()


@pytest.mark.parametrize(
    ("text", "count", "values"),
    [
        ("75", 1, (75.0,)),
        ("33,5 %", 1, (33.5,)),
        ("60 to 40", 2, (40.0, 60.0)),
        ("4-6%", 2, (4, 6)),
    ],
)
def test_values_are_read_as_people_type_them(
    text: str, count: int, values: tuple[float, ...]
) -> None:
    assert values_in(text, count) == values


def test_a_line_at_the_total_stays_there_when_the_data_move(reader: Person) -> None:
    reader.turns_to("colocated")
    slide_actions.set_breaks(reader.furniture.desk, ("area",))
    picks(reader, 1)
    reader.presses(reader.stage, Qt.Key.Key_L, CONTROL, SHIFT)
    first = said(reader)
    assert notes(reader)[-1].line_at is LineAt.TOTAL
    area = reader.session.wave.question("authority_type").answers[2].id
    slide_actions.set_filter(reader.furniture.desk, (("authority_type", (area,)),))
    assert said(reader) != first
    assert notes(reader)[-1].line_at is LineAt.TOTAL


def test_a_free_text_is_written_where_there_is_room(looking: Person) -> None:
    looking.presses(looking.stage, Qt.Key.Key_T, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "Base {base}, {nothing}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert said(looking) == "Base [no base known], {nothing}"


def test_the_fields_are_told_where_words_are_written(looking: Person) -> None:
    looking.double_clicks(looking.bar())
    looking.waits_for_slide()
    hint = looking.stage._editor._hint
    assert hint.isVisible()
    assert "{significant}" in hint.text()
    ends_editing(looking)
    assert not hint.isVisible()


def two_callouts(person: Person) -> None:
    for number in (3, 5):
        picks(person, number)
        note_actions.add_callout(person.furniture.desk)
        ends_editing(person)
    person.waits_for_slide()


def test_the_list_is_as_high_as_its_notes(looking: Person) -> None:
    two_callouts(looking)
    shown = looking.panes.side.notes.list
    last = shown.visualRect(shown.model().index(1))
    looking.bot.waitUntil(lambda: shown.viewport().height() >= last.bottom())


def test_a_drag_is_one_step_and_draws_the_chart_once(looking: Person) -> None:
    two_callouts(looking)
    count, drawn = looking.furniture.desk.document.steps.count(), []
    looking.furniture.current.changed.connect(lambda: drawn.append(1))
    drags(looking, text_of(looking, 0), 31, -17, ALT)
    assert looking.furniture.desk.document.steps.count() == count + 1
    assert len(drawn) == 1


def test_a_dragged_note_catches_beside_another_but_not_with_alt(looking: Person) -> None:
    two_callouts(looking)
    one, other = text_of(looking, 0), text_of(looking, 1)
    near = other.x - one.x + 1.5
    drags(looking, one, near - 1, -3)
    assert text_of(looking, 0).x == pytest.approx(other.x)
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert text_of(looking, 0).x == one.x
    drags(looking, one, near, -3, ALT)
    assert text_of(looking, 0).x == pytest.approx(other.x + 1.5, abs=2.0)
    assert text_of(looking, 0).x != pytest.approx(other.x)


def test_a_note_that_was_moved_is_put_back(looking: Person) -> None:
    two_callouts(looking)
    before = text_of(looking).x
    looking.presses(looking.stage, Qt.Key.Key_Left, SHIFT)
    assert text_of(looking).x == pytest.approx(before - 10)
    looking.presses(looking.stage, Qt.Key.Key_Home, CONTROL)
    assert text_of(looking).x == before
    assert notes(looking)[-1].offset is None


def test_the_list_says_what_each_note_is_and_holds_on_to(looking: Person) -> None:
    two_callouts(looking)
    model = looking.panes.side.notes.model
    label = looking.furniture.current.drawn.tables[0].rows[3].label
    index = model.index(0)
    assert index.data().startswith("Call-out: ")
    assert label in index.data()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Call-out: ")


def test_the_list_and_the_stage_pick_out_the_same_note(looking: Person) -> None:
    two_callouts(looking)
    part = looking.panes.side.notes
    looking.clicks(text_of(looking, 0))
    assert part.list.currentIndex().data(ID) == notes(looking)[0].id
    place = part.list.visualRect(part.model.index(1)).center()
    QTest.mouseClick(part.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert looking.session.note == notes(looking)[1].id
    looking.clicks(looking.bar(0))
    assert not part.list.selectionModel().hasSelection()


def test_notes_are_put_in_order_by_keys_and_by_the_mouse(looking: Person) -> None:
    two_callouts(looking)
    first, second = (note.id for note in notes(looking))
    part = looking.panes.side.notes
    part.list.setFocus()
    part.list.setCurrentIndex(part.model.index(0))
    looking.presses(part.list, Qt.Key.Key_Down, CONTROL)
    assert [note.id for note in notes(looking)] == [second, first]
    assert looking.session.draft.question == "main_risks"
    looking.presses(looking.window, Qt.Key.Key_Z, CONTROL)
    assert [note.id for note in notes(looking)] == [first, second]
    data = part.model.mimeData([part.model.index(1)])
    part.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert [note.id for note in notes(looking)] == [second, first]


def test_buttons_put_notes_in_order_and_the_list_says_how(looking: Person) -> None:
    two_callouts(looking)
    first, second = (note.id for note in notes(looking))
    part = looking.panes.side.notes
    note_actions.select_note(looking.furniture.desk, first)
    assert (part.earlier.isEnabled(), part.later.isEnabled()) == (False, True)
    part.later.click()
    looking.waits_for_slide()
    assert [note.id for note in notes(looking)] == [second, first]
    assert (part.earlier.isEnabled(), part.later.isEnabled()) == (True, False)
    assert "Ctrl+Up" in part.list.accessibleDescription()
    assert "Ctrl+Up" in part.earlier.toolTip()


def test_a_note_is_edited_and_deleted_from_the_list(looking: Person) -> None:
    two_callouts(looking)
    part = looking.panes.side.notes
    part.list.setFocus()
    part.list.setCurrentIndex(part.model.index(0))
    looking.presses(part.list, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "From the list")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert said(looking, 0) == "From the list"
    part.list.setFocus()
    looking.presses(part.list, Qt.Key.Key_Delete)
    assert len(notes(looking)) == 1


def test_a_note_whose_bar_is_gone_says_so_in_the_list(reader: Person) -> None:
    reader.turns_to("colocated")
    desk = reader.furniture.desk
    slide_actions.set_breaks(desk, ("area",))
    picks(reader, 1)
    note_actions.add_callout(desk)
    ends_editing(reader)
    slide_actions.set_breaks(desk, ())
    reader.waits_for_slide()
    model = reader.panes.side.notes.model
    assert "Not drawn: its bar is not on this chart" in model.index(0).data()
    assert "Not drawn" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_arrows_move_the_pick_and_with_shift_pick_more(looking: Person) -> None:
    looking.presses(looking.stage, Qt.Key.Key_Down)
    looking.presses(looking.stage, Qt.Key.Key_Down)
    assert looking.session.selected == (looking.bar(1).key,)
    looking.presses(looking.stage, Qt.Key.Key_Down, SHIFT)
    assert looking.session.selected == (looking.bar(1).key, looking.bar(2).key)
    looking.presses(looking.stage, Qt.Key.Key_Up)
    assert looking.session.selected == (looking.bar(1).key,)
