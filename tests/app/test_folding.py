"""Panes that are folded away come back as they were, and take no focus with them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.document import turned_to
from omnibus_desktop.app.pane_frame import ACROSS
from tests.app.conftest import EXAMPLE, Person
from tests.app.test_coming import answers, begins_to_open
from tests.app.test_two_windows import second

__all__ = ["answers", "second"]
F7, F8 = Qt.Key.Key_F7, Qt.Key.Key_F8
BOTH = ("show questions", "show choices")


def widths(person: Person) -> list[int]:
    QApplication.processEvents()
    return person.panes._across.sizes()


def drags(person: Person, handle: int, right: int) -> None:
    """The edge between two of the panes, by so many pixels."""
    edge = person.panes._across.handle(handle)
    start = edge.rect().center()
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(edge, start + QPoint(right, 0))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=start + QPoint(right, 0))


@pytest.mark.parametrize("hidden", [BOTH[:1], BOTH[1:], BOTH], ids=["questions", "choices", "both"])
def test_what_was_hidden_at_the_last_start_comes_back_as_wide(
    reader: Person, second: Person, hidden: tuple[str, ...]
) -> None:
    reader.window.resize(1300, 800)
    QApplication.processEvents()
    reader.panes._across.setSizes([390, 560, 330])  # others than at the first start
    before = widths(reader)
    assert before[0] > ACROSS[0] + 40
    for name in hidden:
        reader.furniture.commands.by_id[name].trigger()
    reader.window.close()
    second.window.resize(reader.window.size())
    second.opens(EXAMPLE)
    assert widths(second) != pytest.approx(before, abs=12)
    for name in hidden:
        second.furniture.commands.by_id[name].trigger()
    assert widths(second) == pytest.approx(before, abs=12)


def test_no_edge_can_be_dragged_over_a_pane(reader: Person) -> None:
    """What is dragged away by mistake would be found again by nobody."""
    for handle, right in ((1, -900), (2, 900), (1, 900), (2, -900)):
        drags(reader, handle, right)
        assert min(widths(reader)) > 150


def test_each_keeps_the_width_that_it_was_given(reader: Person) -> None:
    reader.window.resize(1400, 800)
    QApplication.processEvents()
    drags(reader, 1, 90)
    drags(reader, 2, -70)
    given = widths(reader)
    for keys in ((F7, F8, F7, F8), (F7, F8, F8, F7), (F8, F7, F8, F7)):
        for key in keys:
            reader.presses(reader.window, key)
            QApplication.processEvents()
        assert widths(reader) == pytest.approx(given, abs=2)


def test_the_choices_come_back_from_beside_answers_as_wide(reader: Person) -> None:
    reader.window.resize(1400, 800)
    before = widths(reader)
    wave = reader.session.wave
    read = next(q.id for q in wave.questions if q.kind == "open")
    reader.presses(reader.window, F7)
    reader.furniture.desk.document.show(turned_to(reader.session, read))
    reader.waits_for_slide()
    assert reader.panes.side.isHidden()
    reader.presses(reader.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    reader.furniture.desk.document.show(turned_to(reader.session, "judiciary"))
    reader.waits_for_slide()
    assert widths(reader) == pytest.approx(before, abs=2)


def test_what_was_hidden_beside_the_help_stays_so_without_it(reader: Person) -> None:
    reader.window.resize(1200, 800)
    QApplication.processEvents()
    for key in (F8, F8, Qt.Key.Key_F1):  # asked for, and folded away by the help
        reader.presses(reader.window, key)
    assert reader.panes.side.isHidden()
    reader.presses(reader.window, F8)
    reader.presses(reader.window, F8)
    assert reader.panes.side.isHidden()
    reader.furniture.helping.panel.close()
    QApplication.processEvents()
    assert reader.panes.side.isHidden()


def test_the_keys_stay_with_what_can_be_seen(reader: Person) -> None:
    reader.panes.questions.list.setFocus()
    reader.presses(reader.window, F7)
    assert QApplication.focusWidget() is reader.stage
    reader.panes.side.chart.kind.setFocus()
    reader.presses(reader.window, F8)
    assert QApplication.focusWidget() is reader.stage


def test_nothing_is_turned_unseen_while_a_wave_comes(
    person: Person, answers: threading.Event
) -> None:
    begins_to_open(person, EXAMPLE)
    assert QApplication.focusWidget() is person.panes.questions.list
    person.presses(person.window, F7)
    assert QApplication.focusWidget() is not person.panes.questions.list
    answers.set()
    person.waits_for_idle()
    assert QApplication.focusWidget() is person.panes.table.table


def test_the_question_stays_in_sight_when_the_strip_takes_room(reader: Person) -> None:
    pane = reader.panes.questions
    rows = range(pane.model.rowCount())
    foot = pane.list.viewport().rect().bottom()
    last = max(
        row for row in rows
        if pane.model.question_at(row) is not None
        and pane.list.visualRect(pane.model.index(row)).bottom() <= foot
    )  # fmt: skip
    reader.turns_to(pane.model.question_at(last).id)
    reader.furniture.commands.by_id["add slide"].trigger()
    reader.waits_for_strip()
    room = pane.list.viewport().rect()
    assert room.bottom() < foot
    assert room.contains(pane.list.visualRect(pane.list.currentIndex()))
