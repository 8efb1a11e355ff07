"""Notes on the chart: added, dragged, edited in place, removed; each undone and done again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app import document, slide_actions
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, Sort
from tests.app.conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def annotated(reader: Person) -> Person:
    """A call-out on the first bar of the main risks."""
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    reader.double_clicks(reader.bar())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    return reader


def note_text(person: Person) -> Text:
    note = person.session.draft.notes[0]
    return next(i for i in person.items(f"note {note.id}") if isinstance(i, Text))


def test_a_call_out_says_the_figure_of_its_bar(annotated: Person) -> None:
    assert " ".join(note_text(annotated).lines) == "Financial pressures: 89%"


def test_a_call_out_is_dragged_and_stays_where_it_was_put(annotated: Person) -> None:
    before = note_text(annotated)
    annotated.drags(before, -40, 30)
    after = note_text(annotated)
    scale = annotated.stage._to_view(annotated.stage._item.boundingRect()).width() / 960
    assert after.x - before.x == pytest.approx(-40 / scale, abs=2)
    assert after.y - before.y == pytest.approx(30 / scale, abs=2)
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert note_text(annotated).x == before.x
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert note_text(annotated).x == after.x


def test_the_text_of_a_call_out_is_edited_in_place(annotated: Person) -> None:
    annotated.double_clicks(note_text(annotated))
    editor = QApplication.focusWidget()
    assert editor.isVisible()
    QTest.keyClicks(editor, "{percent} of them")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert " ".join(note_text(annotated).lines) == "89% of them"
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert " ".join(note_text(annotated).lines) == "Financial pressures: 89%"
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert " ".join(note_text(annotated).lines) == "89% of them"


def test_escape_leaves_the_text_as_it_was(annotated: Person) -> None:
    annotated.double_clicks(note_text(annotated))
    QTest.keyClicks(QApplication.focusWidget(), "never mind")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert " ".join(note_text(annotated).lines) == "Financial pressures: 89%"


def test_a_call_out_is_removed_and_brought_back(annotated: Person) -> None:
    annotated.clicks(note_text(annotated))
    annotated.presses(annotated.stage, Qt.Key.Key_Delete)
    assert annotated.session.draft.notes == ()
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert len(annotated.session.draft.notes) == 1
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert annotated.session.draft.notes == ()


def test_adding_is_undone_and_done_again(annotated: Person) -> None:
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert annotated.session.draft.notes == ()
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert len(annotated.session.draft.notes) == 1


def test_arrow_keys_move_the_picked_note(annotated: Person) -> None:
    annotated.clicks(note_text(annotated))
    before = note_text(annotated)
    annotated.presses(annotated.stage, Qt.Key.Key_Left, SHIFT)
    annotated.presses(annotated.stage, Qt.Key.Key_Down)
    after = note_text(annotated)
    assert (after.x - before.x, after.y - before.y) == pytest.approx((-10, 1))


def test_a_held_arrow_key_is_one_undo_step(annotated: Person) -> None:
    annotated.clicks(note_text(annotated))
    before, steps = note_text(annotated), annotated.furniture.desk.document.steps.count()
    for _ in range(20):
        annotated.presses(annotated.stage, Qt.Key.Key_Left)
    annotated.presses(annotated.stage, Qt.Key.Key_Down, SHIFT)
    after = note_text(annotated)
    assert (after.x - before.x, after.y - before.y) == pytest.approx((-20, 10))
    assert annotated.furniture.desk.document.steps.count() == steps + 1
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert note_text(annotated).x == before.x
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert (note_text(annotated).x, note_text(annotated).y) == (after.x, after.y)


def test_presses_apart_in_time_or_purpose_are_steps_of_their_own(
    annotated: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(document.time, "monotonic", lambda: now)
    steps = annotated.furniture.desk.document.steps
    annotated.clicks(note_text(annotated))
    count = steps.count()
    annotated.presses(annotated.stage, Qt.Key.Key_Right)
    now += 5.0
    annotated.presses(annotated.stage, Qt.Key.Key_Right)
    assert steps.count() == count + 2
    annotated.drags(note_text(annotated), -30, 20)
    annotated.presses(annotated.stage, Qt.Key.Key_Right)
    assert steps.count() == count + 4


def test_a_highlight_is_put_on_and_taken_off(annotated: Person) -> None:
    key = annotated.bar().key
    annotated.clicks(annotated.bar())
    annotated.presses(annotated.stage, Qt.Key.Key_H, CONTROL)
    assert annotated.session.draft.spec.highlight == (key,)
    assert len({bar.fill for bar in annotated.items("bar")}) == 2
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert annotated.session.draft.spec.highlight == ()
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert annotated.session.draft.spec.highlight == (key,)


def test_a_call_out_survives_sort_break_filter_and_kind(annotated: Person) -> None:
    desk = annotated.furniture.desk
    key = annotated.session.draft.notes[0].keys[0]
    slide_actions.set_sort(desk, Sort.GIVEN)
    assert note_text(annotated).key == key
    slide_actions.set_breaks(desk, ("authority_type",))
    assert note_text(annotated).key == key
    slide_actions.set_kind(desk, ChartKind.COLUMN)
    slide_actions.set_breaks(desk, ())
    assert note_text(annotated).key == key
    kind = annotated.session.wave.question("authority_type")
    slide_actions.set_filter(desk, (("authority_type", (kind.answers[2].id,)),))
    percent = annotated.furniture.current.drawn.tables[0].percent[0, 0]
    assert f"{int(percent + 0.5)}%" in " ".join(note_text(annotated).lines)


def test_notes_are_there_again_when_the_question_is(annotated: Person) -> None:
    annotated.turns_to("judiciary")
    annotated.turns_to("main_risks")
    assert len(annotated.session.draft.notes) == 1


def test_two_bars_are_compared(annotated: Person) -> None:
    annotated.clicks(annotated.bar(0))
    annotated.presses(annotated.stage, Qt.Key.Key_D, CONTROL)
    annotated.clicks(annotated.bar(2))
    note = annotated.session.draft.notes[-1]
    assert note.kind is NoteKind.DIFFERENCE
    assert any(i for i in annotated.items(f"note {note.id}"))


def test_bars_can_be_picked_out_without_a_mouse(annotated: Person) -> None:
    note_actions.select_mark(annotated.furniture.desk, None)
    annotated.presses(annotated.stage, Qt.Key.Key_Right)
    first = annotated.session.selected
    annotated.presses(annotated.stage, Qt.Key.Key_Right)
    assert first == (annotated.bar(0).key,)
    assert annotated.session.selected == (annotated.bar(1).key,)


def test_a_slide_of_the_briefing_follows_what_is_done_to_it(annotated: Person) -> None:
    annotated.presses(annotated.window, Qt.Key.Key_B, CONTROL)
    assert len(annotated.session.briefing.slides) == 1
    assert annotated.panes.film.strip.film.rowCount() == 1
    annotated.waits_for_strip()
    annotated.clicks(annotated.bar(1))
    annotated.presses(annotated.stage, Qt.Key.Key_H, CONTROL)
    assert annotated.session.briefing.slides[0].spec.highlight == (annotated.bar(1).key,)
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    annotated.presses(annotated.window, Qt.Key.Key_Z, CONTROL)
    assert annotated.session.briefing.slides == ()
