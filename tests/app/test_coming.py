"""A large wave: its questions are there before its answers, and Cancel goes back."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app import open_actions
from omnibus_desktop.app.command_palette import CommandPalette
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.questions.first_question import first_question
from omnibus_desktop.app.questions.question_texts import haystack
from omnibus_desktop.readers import outline, sav
from omnibus_desktop.readers.sav_cases import Cells
from tests.app.conftest import EXAMPLE, LONG, Person

SHIFT_CTRL = (Qt.KeyboardModifier.ControlModifier,)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Every wave is as if it were large: its answers come when this is set."""
    come = threading.Event()
    read: Callable[..., Cells] = sav.read_cells

    def held(source, raw, progress) -> Cells:
        while not come.wait(0.005):
            progress(0.25)
        return read(source, raw, progress)

    monkeypatch.setattr(outline, "_MANY_CELLS", 0)
    monkeypatch.setattr(sav, "read_cells", held)
    yield come
    come.set()


def begins_to_open(person: Person, path: Path) -> None:
    open_actions.open_path(person.furniture.desk, path)
    person.bot.waitUntil(lambda: _comes(person, path), timeout=LONG)
    person.bot.waitUntil(lambda: person.panes.chart is not None, timeout=LONG)


def _comes(person: Person, path: Path) -> bool:
    coming = person.session.coming
    return coming is not None and coming.path == path


def listed(person: Person) -> list[str]:
    model = person.panes.questions.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_questions_are_there_before_the_answers(
    person: Person, answers: threading.Event
) -> None:
    begins_to_open(person, EXAMPLE)
    before = listed(person)
    pane, status = person.panes.questions, person.window.statusBar()
    assert pane.isVisible()
    assert person.session.wave is None
    assert "101 respondents are being read" in person.panes.chart.message.text()
    person.bot.waitUntil(status.cancel.isVisible, timeout=LONG)
    person.bot.waitUntil(lambda: status.progress.value() == 22, timeout=LONG)
    assert not person.panes.breaks.isEnabled()
    assert not person.furniture.commands.by_id["export"].isEnabled()
    answers.set()
    person.waits_for_idle()
    assert person.session.coming is None
    assert listed(person) == before
    assert person.panes.breaks.isEnabled()
    assert person.furniture.commands.by_id["export"].isEnabled()
    assert person.session.draft.question == first_question(person.session.wave)


def test_the_question_that_is_picked_comes_first(person: Person, answers: threading.Event) -> None:
    begins_to_open(person, EXAMPLE)
    person.turns_to("judiciary")
    assert person.panes.chart.title.text().startswith("How")
    person.presses(person.panes.questions.list, Qt.Key.Key_Down)
    picked = person.session.coming.picked
    answers.set()
    person.waits_for_idle()
    assert picked not in (None, "judiciary")
    assert person.session.draft.question == picked
    assert person.furniture.current.tables[0].question == picked


def test_words_that_are_searched_for_stay(person: Person, answers: threading.Event) -> None:
    begins_to_open(person, EXAMPLE)
    person.presses(person.window, Qt.Key.Key_F, *SHIFT_CTRL)
    pane = person.panes.questions
    QTest.keyClicks(pane.search, "political direction")
    assert pane.model.count() == 1
    answers.set()
    person.waits_for_idle()
    assert pane.search.text() == "political direction"
    assert pane.model.count() == 1
    assert QApplication.focusWidget() is pane.search
    person.opens(EXAMPLE)  # another wave is not searched for them
    assert pane.search.text() == ""
    assert pane.model.count() == len(person.session.wave.questions)


def test_the_list_stays_where_it_was_moved_to(person: Person, answers: threading.Event) -> None:
    person.window.resize(1000, 500)
    begins_to_open(person, EXAMPLE)
    view = person.panes.questions.list
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    top = view.indexAt(QPoint(1, 1))
    text, y = top.data(), view.visualRect(top).top()
    answers.set()
    person.waits_for_idle()
    top = view.indexAt(QPoint(1, 1))
    assert (top.data(), view.visualRect(top).top()) == (text, y)


def test_cancel_leaves_what_was_open(reader: Person, answers: threading.Event) -> None:
    reader.turns_to("main_risks")
    reader.furniture.commands.by_id["add slide"].trigger()
    before = reader.session
    begins_to_open_another(reader)
    assert not reader.furniture.commands.by_id["undo"].isEnabled()
    QTest.mouseClick(reader.window.statusBar().cancel, Qt.MouseButton.LeftButton)
    reader.waits_for_idle()
    assert reader.session is before
    assert reader.scene is not None
    assert not reader.furniture.problems.isVisible()
    reader.furniture.commands.by_id["undo"].trigger()
    assert not reader.session.briefing.slides


def begins_to_open_another(person: Person) -> None:
    """A second wave, though the briefing is not saved."""
    person.furniture.desk.document.steps.setClean()
    begins_to_open(person, EXAMPLE)
    person.bot.waitUntil(person.window.statusBar().cancel.isVisible, timeout=LONG)


@pytest.mark.parametrize("person", [False, True], indirect=True)
def test_cancel_of_the_first_wave_goes_back_to_the_ways_in(
    person: Person, answers: threading.Event
) -> None:
    begins_to_open(person, EXAMPLE)
    person.bot.waitUntil(person.window.statusBar().cancel.isVisible, timeout=LONG)
    QTest.mouseClick(person.window.statusBar().cancel, Qt.MouseButton.LeftButton)
    person.waits_for_idle()
    QApplication.processEvents()
    assert person.window.start_page.isVisible()
    assert person.window.windowTitle() == "Omnibus Desktop"
    answers.set()
    person.opens(EXAMPLE)
    assert person.panes.isVisible()


def test_answers_that_are_cut_are_told_and_what_was_open_stays(
    reader: Person, answers: threading.Event, tmp_path: Path
) -> None:
    wave = reader.session.wave
    cut = tmp_path / "cut.sav"
    cut.write_bytes(EXAMPLE.read_bytes()[:-5000])
    begins_to_open(reader, cut)
    answers.set()
    reader.waits_for_idle()
    assert "cut.sav" in reader.furniture.problems.message.text()
    assert reader.furniture.problems.isVisible()
    assert reader.session.wave is wave


def test_another_file_takes_the_place_of_one_that_is_coming(
    person: Person, answers: threading.Event, tmp_path: Path
) -> None:
    other = tmp_path / "other.sav"
    other.write_bytes(EXAMPLE.read_bytes())
    begins_to_open(person, EXAMPLE)
    begins_to_open(person, other)
    assert person.session.coming.before.coming is None
    answers.set()
    person.waits_for_idle()
    assert person.session.wave.source == "other.sav"


def test_a_small_wave_is_there_at_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline, "_PATIENCE", LONG)
    sessions: list[Session] = []
    person.furniture.desk.document.changed.connect(lambda _, after: sessions.append(after))
    person.opens(EXAMPLE)
    assert all(session.coming is None for session in sessions)


def test_no_garbage_is_collected_beside_the_main_thread(
    person: Person, answers: threading.Event
) -> None:
    gc.enable()  # as it is in a window that has started
    begins_to_open(person, EXAMPLE)
    assert not gc.isenabled()
    answers.set()
    person.waits_for_idle()
    person.bot.waitUntil(gc.isenabled, timeout=LONG)  # when the wave has been painted


def test_words_that_were_typed_while_one_came_are_not_looked_for_in_the_next(
    person: Person, answers: threading.Event
) -> None:
    begins_to_open(person, EXAMPLE)
    pane, every = person.panes.questions, len(listed(person))
    QTest.keyClicks(pane.search, "political direction")
    assert len(listed(person)) < every
    QTest.mouseClick(person.window.statusBar().cancel, Qt.MouseButton.LeftButton)
    person.waits_for_idle()
    assert person.session.coming is None
    begins_to_open(person, EXAMPLE)
    assert pane.search.text() == ""
    assert len(listed(person)) == every
    answers.set()
    person.waits_for_idle()
    assert len(listed(person)) == every


def test_a_palette_that_was_open_before_knows_the_wave(
    person: Person, answers: threading.Event
) -> None:
    begins_to_open(person, EXAMPLE)
    person.presses(person.window, Qt.Key.Key_K, *SHIFT_CTRL)
    (palette,) = person.window.findChildren(CommandPalette)
    QTest.keyClicks(palette.field, "financial pressures")
    answers.set()
    person.waits_for_idle()
    person.waits_for_slide()
    assert QApplication.focusWidget() is palette.field
    (first, *_) = palette.model.rows
    assert first.is_possible
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    asked = person.session.wave.question(person.session.draft.question)
    assert "financial pressures" in haystack(asked)


def test_what_is_picked_in_a_palette_stays_picked(person: Person, answers: threading.Event) -> None:
    begins_to_open(person, EXAMPLE)
    person.presses(person.window, Qt.Key.Key_K, *SHIFT_CTRL)
    (palette,) = person.window.findChildren(CommandPalette)
    QTest.keyClicks(palette.field, "help")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    picked = palette.list.currentIndex().data()
    assert palette.list.currentIndex().row() > 0
    answers.set()
    person.waits_for_idle()
    person.waits_for_stage()
    assert palette.list.currentIndex().data() == picked
    shown = [found.title for found in palette.model.rows]
    palette.close()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    person.presses(person.window, Qt.Key.Key_K, *SHIFT_CTRL)
    (anew,) = person.window.findChildren(CommandPalette)
    QTest.keyClicks(anew.field, "help")
    assert [found.title for found in anew.model.rows] == shown
    anew.close()
