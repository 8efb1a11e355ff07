"""Panes that are folded away come back as they were, and take no focus with them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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


def folds(person: Person, handle: int) -> None:
    """Drags the edge of the first pane or of the last over it."""
    edge = person.panes._across.handle(handle)
    way = -1 if handle == 1 else 1
    start = edge.rect().center()
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(edge, start + QPoint(way * 600, 0))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=start + QPoint(way * 600, 0))


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


def test_what_was_folded_by_its_edge_comes_back_by_its_key(reader: Person) -> None:
    for handle, place, key in ((1, 0, F7), (2, 2, F8)):
        folds(reader, handle)
        assert widths(reader)[place] == 0
        reader.presses(reader.window, key)
        assert widths(reader)[place] == pytest.approx(ACROSS[place], abs=12)
        reader.presses(reader.window, key)
        assert widths(reader)[place] == 0
        reader.presses(reader.window, key)
        assert widths(reader)[place] == pytest.approx(ACROSS[place], abs=12)


def test_a_search_brings_the_questions_from_under_their_edge(reader: Person) -> None:
    folds(reader, 1)
    reader.presses(reader.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = reader.panes.questions.search
    assert QApplication.focusWidget() is search
    assert search.visibleRegion().boundingRect().width() > 100


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
