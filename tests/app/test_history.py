"""Every step can be gone back to, and an earlier state compared with and gone back to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.document import EMPTY, MOST_STEPS, Document, Session
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.history import HistoryPanel
from omnibus_desktop.briefing.briefing import Briefing
from omnibus_desktop.briefing.file import read
from omnibus_desktop.charts.spec import ChartKind, Sort
from tests.app.conftest import LONG, Person

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_undo_turns_to_the_question_where_the_step_was_done(reader: Person) -> None:
    desk = reader.furniture.desk
    reader.turns_to("main_risks")
    slide_actions.set_kind(desk, ChartKind.COLUMN)
    reader.turns_to("judiciary")
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL)
    assert reader.session.draft.question == "main_risks"
    assert reader.session.draft.spec.kind is ChartKind.AUTO
    assert reader.window.statusBar().currentMessage() == "Taken back: Chart type"
    reader.turns_to("portal")
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert reader.session.draft.question == "main_risks"
    assert reader.session.draft.spec.kind is ChartKind.COLUMN


def test_the_list_has_every_step_with_the_present_one_marked(reader: Person) -> None:
    does_three_things(reader)
    panel = opens_history(reader)
    assert len(lines(panel)) == 4
    assert "Opened" in lines(panel)[0]
    assert [line.split("  ")[-1].split(" · ")[0] for line in lines(panel)[1:]] == [
        "Chart type",
        "Order of answers",
        "Add to briefing",
    ]
    assert panel.steps.currentRow() == 3
    reader.furniture.desk.document.steps.undo()
    assert panel.steps.currentRow() == 2
    spoken = panel.steps.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(", taken back")


def test_a_click_goes_there_in_one_jump_and_enter_goes_back(reader: Person) -> None:
    does_three_things(reader)
    panel = opens_history(reader)
    shown = []
    reader.furniture.desk.document.changed.connect(lambda _, after: shown.append(after))
    place = panel.steps.visualItemRect(panel.steps.item(0)).center()
    QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(shown) == 1
    assert reader.session.briefing.slides == ()
    assert reader.session.draft.spec.kind is ChartKind.AUTO
    panel.steps.setCurrentRow(3)
    reader.presses(panel.steps, Qt.Key.Key_Return)
    assert len(shown) == 2
    assert len(reader.session.briefing.slides) == 1


def test_the_history_outlives_saving(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does_three_things(reader)
    saves(reader, tmp_path / "mine.omnibus", monkeypatch)
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL)
    assert reader.session.briefing.slides == ()
    assert reader.session.briefing_path == tmp_path / "mine.omnibus"
    reader.furniture.desk.document.jump(0)
    assert reader.session.briefing_path == tmp_path / "mine.omnibus"


def test_what_differs_from_the_saved_state_leads_to_its_slide_and_can_be_taken_back(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = reader.furniture.desk
    does_three_things(reader)
    saves(reader, tmp_path / "mine.omnibus", monkeypatch)
    saved = reader.session.briefing
    monkeypatch.setattr(desk.keeper.file, "holds", lambda _: True)  # else it is saved at once
    panel = opens_history(reader)
    compares_with(panel, 1)
    assert panel.since.text() == "Nothing differs from what is in the file."
    assert not panel.back.isEnabled()
    slide_actions.set_breaks(desk, ())
    film_actions.retitle(desk, "Another")
    reader.turns_to("portal")
    found = differing(panel)
    assert found[0].startswith("Slide 1: breaks changed")
    assert found[1].startswith("The title is “Another”")
    panel.found.setCurrentRow(0)
    reader.presses(panel.found, Qt.Key.Key_Return)
    assert reader.session.draft.id == "slide 1"
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert reader.session.briefing == saved
    assert panel.found.count() == 0
    reader.presses(panel, Qt.Key.Key_Z, CONTROL)
    assert reader.session.briefing.title == "Another"


def test_what_is_saved_at_once_is_compared_with_how_it_was_opened_and_with_versions(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does_three_things(reader)
    path = tmp_path / "mine.omnibus"
    saves(reader, path, monkeypatch)
    film_actions.retitle(reader.furniture.desk, "Another")
    reader.bot.waitUntil(lambda: read(path).briefing.title == "Another", timeout=LONG)
    reader.waits_for_idle()
    panel = opens_history(reader)
    assert panel.than.currentText() == "How it was opened"
    assert differing(panel)[0].startswith("Slide 1 was added")
    compares_with(panel, 1)
    assert differing(panel) == []
    assert panel.than.itemText(2).startswith("The version of ")
    compares_with(panel, 2)
    assert differing(panel)[0].startswith("The title is “Another”")
    assert not panel.back.isEnabled()
    compares_with(panel, 0)
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert reader.session.briefing.slides == ()


def test_a_corrected_wave_goes_back_too(reader: Person) -> None:
    from omnibus_desktop.app.setup.setup_actions import Corrections
    from omnibus_desktop.wave import setup_edits

    corrections = Corrections(reader.furniture.desk)
    wave = reader.session.wave
    setup = setup_edits.with_text(corrections.setup, "main_risks", "Risks")
    corrections.make("Change wording", setup)
    panel = opens_history(reader)
    assert "questions and answers" in panel.found.item(0).text()
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert reader.session.wave is wave


def test_only_so_many_steps_are_kept() -> None:
    document = Document()
    document.start(Session())
    for number in range(MOST_STEPS + 20):
        briefing = Briefing(f"Title {number}")
        document.apply("Rename briefing", replace(document.session, briefing=briefing))
    assert document.steps.count() == MOST_STEPS
    document.jump(0)
    assert document.session.briefing.title == "Title 19"
    assert document.saved.briefing == EMPTY
    document.steps.clear()  # before Python comes to collect both: Qt deletes steps with their stack


def does_three_things(person: Person) -> None:
    desk = person.furniture.desk
    person.turns_to("main_risks")
    slide_actions.set_kind(desk, ChartKind.COLUMN)
    person.turns_to("judiciary")
    slide_actions.set_sort(desk, Sort.SIZE)
    slide_actions.add_to_briefing(desk)


def saves(person: Person, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Briefing (*)"))
    person.presses(person.window, Qt.Key.Key_S, CONTROL)
    person.waits_for_idle()
    QApplication.processEvents()
    assert path.exists()


def opens_history(person: Person) -> HistoryPanel:
    person.presses(person.window, Qt.Key.Key_H, CONTROL, SHIFT)
    return person.window.findChild(HistoryPanel)


def compares_with(panel: HistoryPanel, row: int) -> None:
    panel.than.setCurrentIndex(row)
    panel.than.activated.emit(row)


def differing(panel: HistoryPanel) -> list[str]:
    return [panel.found.item(row).text() for row in range(panel.found.count())]


def lines(panel: HistoryPanel) -> list[str]:
    return [panel.steps.item(row).text() for row in range(panel.steps.count())]
