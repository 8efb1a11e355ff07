"""What is being typed in place is kept for recovery before it is done, and only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.files.recovery import Work, read_work
from omnibus_desktop.app.setup.setup_question_model import SECTION, TEXT
from omnibus_desktop.briefing.file import read
from tests.app.conftest import LONG, Person
from tests.app.test_keeping import adds_slide, kept_work, saves_as

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def waits_until_kept(person: Person, holds: Callable[[Work], bool]) -> None:
    person.bot.waitUntil(lambda: any(holds(read_work(path)) for path in kept_work()), timeout=LONG)


def types_in(view: QAbstractItemView, text: str) -> QLineEdit:
    """Goes to the present cell, presses F2 and types."""
    view.setFocus()
    QTest.keyClick(view.viewport(), Qt.Key.Key_F2)
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def gives_up(person: Person, field: QLineEdit, is_gone: Callable[[Work], bool]) -> None:
    """Presses Esc, after which the work is kept as it was."""
    before = person.session.briefing
    QTest.keyClick(field, Qt.Key.Key_Escape)
    waits_until_kept(person, is_gone)
    assert person.session.briefing is before


def test_names_in_the_strip_are_kept_while_they_are_typed(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    adds_slide(reader)
    saves_as(reader, path, monkeypatch)
    view = reader.panes.film.strip
    field = types_in(view, "Half a na")
    waits_until_kept(reader, lambda work: work.kept.briefing.slides[0].name == "Half a na")
    assert (reader.session.briefing.slides[0].name, field.text()) == ("", "Half a na")
    assert read(path).briefing.slides[0].name == ""
    gives_up(reader, field, lambda work: work.kept.briefing.slides[0].name == "")
    reader.furniture.commands.by_id["begin section"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "How it is")
    waits_until_kept(reader, lambda work: work.kept.briefing.slides[0].section == "How it is")
    reader.presses(field, Qt.Key.Key_Return)
    assert reader.session.briefing.slides[0].section == "How it is"


def test_a_note_is_kept_while_it_is_typed(reader: Person) -> None:
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    adds_slide(reader)
    reader.double_clicks(reader.bar())
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "As many as {perc")

    def is_kept(work: Work) -> bool:
        notes = [note.text for slide in work.kept.briefing.slides for note in slide.notes]
        return notes == ["As many as {perc"]

    waits_until_kept(reader, is_kept)
    assert field.isVisible()
    assert reader.session.draft.notes[0].text != "As many as {perc"


@pytest.mark.parametrize("column", [TEXT, SECTION])
def test_cells_of_the_set_up_are_kept_while_they_are_typed(reader: Person, column: int) -> None:
    reader.presses(reader.window, Qt.Key.Key_W, CONTROL, SHIFT)
    window = reader.furniture.setting_up.window
    assert window is not None
    reader.bot.waitExposed(window)
    page = window.questions
    index = page.model.index(0, column)
    flag = QItemSelectionModel.SelectionFlag
    page.table.selectionModel().setCurrentIndex(index, flag.NoUpdate)
    types_in(page.table, "Worded anew")
    waits_until_kept(reader, lambda work: "Worded anew" in str(work.kept.briefing.setup))
    assert "Worded anew" not in str(reader.session.setup)
